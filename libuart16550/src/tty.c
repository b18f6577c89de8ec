// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// Text for a terminal.
#include <osdev/uart16550/tty.h>

void osdev_uart16550_tty_init(
    struct osdev_uart16550_tty *tty, struct osdev_uart16550 *uart,
    struct osdev_uart16550_limit limit
)
{
    tty->uart = uart;
    tty->limit = limit;
    tty->last = 0;
}

static enum osdev_uart16550_err
send(struct osdev_uart16550_tty *tty, const char *text, size_t len)
{
    size_t sent;

    return osdev_uart16550_send_bytes(
        tty->uart, (const uint8_t *)text, len, tty->limit, &sent
    );
}

// Bytes that need no translation, so that they fill the FIFO together.
static size_t plain_len(const char *text, size_t len)
{
    size_t i = 0;

    while (i < len && text[i] != '\n' && text[i] != '\b' && text[i] != 0x7f) {
        i++;
    }
    return i;
}

static enum osdev_uart16550_err
send_special(struct osdev_uart16550_tty *tty, char c)
{
    if (c == '\n') {
        return tty->last == '\r' ? send(tty, "\n", 1) : send(tty, "\r\n", 2);
    }
    return send(tty, "\b \b", 3);
}

enum osdev_uart16550_err osdev_uart16550_tty_write(
    struct osdev_uart16550_tty *tty, const char *text, size_t len
)
{
    enum osdev_uart16550_err err = OSDEV_UART16550_OK;

    while (len > 0 && err == OSDEV_UART16550_OK) {
        size_t step = plain_len(text, len);

        if (step > 0) {
            err = send(tty, text, step);
        } else {
            step = 1;
            err = send_special(tty, text[0]);
        }
        tty->last = text[step - 1];
        text += step;
        len -= step;
    }
    return err;
}

enum osdev_uart16550_err
osdev_uart16550_tty_puts(struct osdev_uart16550_tty *tty, const char *text)
{
    size_t len = 0;

    while (text[len] != 0) {
        len++;
    }
    return osdev_uart16550_tty_write(tty, text, len);
}

enum osdev_uart16550_err osdev_uart16550_tty_hex(
    struct osdev_uart16550_tty *tty, uint64_t value, unsigned digits
)
{
    char text[16];
    size_t at = sizeof(text);

    digits = digits > sizeof(text) ? sizeof(text) : digits;
    do {
        text[--at] = "0123456789abcdef"[value & 0xf];
        value >>= 4;
    } while (value != 0 || sizeof(text) - at < digits);
    return osdev_uart16550_tty_write(tty, &text[at], sizeof(text) - at);
}

enum osdev_uart16550_err
osdev_uart16550_tty_dec(struct osdev_uart16550_tty *tty, uint32_t value)
{
    char text[10];
    size_t at = sizeof(text);

    do {
        text[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    return osdev_uart16550_tty_write(tty, &text[at], sizeof(text) - at);
}
