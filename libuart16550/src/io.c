// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// Sending and receiving by polling. PC16550D, 8.4 and 8.6.
#include "internal.h"

osdev_uart16550_item_t osdev_uart16550_take_(struct osdev_uart16550 *uart)
{
    osdev_uart16550_item_t item = osdev_uart16550_item(
        osdev_uart16550_reg_read(uart, OSDEV_UART16550_RBR), uart->line_errors
    );

    uart->line_errors = 0;
    return item;
}

bool osdev_uart16550_drain_rx_(struct osdev_uart16550 *uart)
{
    bool empty = false;

    for (unsigned i = 0; i < RX_DRAIN_MAX && !empty; i++) {
        empty = !osdev_uart16550_can_recv(uart);
        if (!empty) {
            osdev_uart16550_take_(uart);
        }
    }
    uart->line_errors = 0;
    return empty;
}

bool osdev_uart16550_can_recv(struct osdev_uart16550 *uart)
{
    return (osdev_uart16550_line_status(uart) & OSDEV_UART16550_LSR_DR) != 0;
}

// Why a byte cannot be sent now, or OK.
static enum osdev_uart16550_err send_state(struct osdev_uart16550 *uart)
{
    if ((osdev_uart16550_line_status(uart) & OSDEV_UART16550_LSR_THRE) == 0) {
        return OSDEV_UART16550_ERR_FULL;
    }
    if (uart->config.flow == OSDEV_UART16550_FLOW_CTS &&
        (osdev_uart16550_modem_status(uart) & OSDEV_UART16550_MSR_CTS) == 0) {
        return OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND;
    }
    return OSDEV_UART16550_OK;
}

bool osdev_uart16550_can_send(struct osdev_uart16550 *uart)
{
    return send_state(uart) == OSDEV_UART16550_OK;
}

enum osdev_uart16550_err osdev_uart16550_try_recv(
    struct osdev_uart16550 *uart, osdev_uart16550_item_t *out_item
)
{
    if (!osdev_uart16550_can_recv(uart)) {
        return OSDEV_UART16550_ERR_EMPTY;
    }
    *out_item = osdev_uart16550_take_(uart);
    return OSDEV_UART16550_OK;
}

static enum osdev_uart16550_err recv_within(
    struct osdev_uart16550 *uart, struct osdev_uart16550_wait_ *wait,
    osdev_uart16550_item_t *out_item
)
{
    while (osdev_uart16550_try_recv(uart, out_item) != OSDEV_UART16550_OK) {
        if (!osdev_uart16550_wait_again_(wait)) {
            return OSDEV_UART16550_ERR_TIMEOUT;
        }
    }
    osdev_uart16550_wait_progress_(wait);
    return OSDEV_UART16550_OK;
}

enum osdev_uart16550_err osdev_uart16550_recv(
    struct osdev_uart16550 *uart, struct osdev_uart16550_limit limit,
    osdev_uart16550_item_t *out_item
)
{
    struct osdev_uart16550_wait_ wait;

    osdev_uart16550_wait_start_(&wait, uart, limit);
    return recv_within(uart, &wait, out_item);
}

enum osdev_uart16550_err osdev_uart16550_recv_items(
    struct osdev_uart16550 *uart, osdev_uart16550_item_t *items, size_t count,
    struct osdev_uart16550_limit limit, size_t *out_count
)
{
    struct osdev_uart16550_wait_ wait;
    enum osdev_uart16550_err err = OSDEV_UART16550_OK;
    size_t done = 0;

    osdev_uart16550_wait_start_(&wait, uart, limit);
    while (done < count && err == OSDEV_UART16550_OK) {
        err = recv_within(uart, &wait, &items[done]);
        done += err == OSDEV_UART16550_OK ? 1 : 0;
    }
    *out_count = done;
    return err;
}

enum osdev_uart16550_err osdev_uart16550_recv_bytes(
    struct osdev_uart16550 *uart, uint8_t *bytes, size_t len,
    struct osdev_uart16550_limit limit, size_t *out_len, uint8_t *out_status
)
{
    struct osdev_uart16550_wait_ wait;
    enum osdev_uart16550_err err = OSDEV_UART16550_OK;
    uint8_t status = 0;
    size_t done = 0;

    osdev_uart16550_wait_start_(&wait, uart, limit);
    while (done < len) {
        osdev_uart16550_item_t item;

        err = recv_within(uart, &wait, &item);
        if (err != OSDEV_UART16550_OK) {
            break;
        }
        bytes[done] = osdev_uart16550_item_byte(item);
        status |= osdev_uart16550_item_status(item);
        done++;
    }
    *out_len = done;
    *out_status = status;
    return err;
}

enum osdev_uart16550_err
osdev_uart16550_try_send(struct osdev_uart16550 *uart, uint8_t byte)
{
    enum osdev_uart16550_err err = send_state(uart);

    if (err == OSDEV_UART16550_OK) {
        osdev_uart16550_reg_write(uart, OSDEV_UART16550_THR, byte);
    }
    return err;
}

enum osdev_uart16550_err osdev_uart16550_send(
    struct osdev_uart16550 *uart, uint8_t byte,
    struct osdev_uart16550_limit limit
)
{
    size_t sent;

    return osdev_uart16550_send_bytes(uart, &byte, 1, limit, &sent);
}

// Wait until the transmitter takes bytes; the error names the obstacle.
static enum osdev_uart16550_err
send_wait(struct osdev_uart16550 *uart, struct osdev_uart16550_wait_ *wait)
{
    enum osdev_uart16550_err err = send_state(uart);

    while (err != OSDEV_UART16550_OK) {
        if (!osdev_uart16550_wait_again_(wait)) {
            return err == OSDEV_UART16550_ERR_FULL ? OSDEV_UART16550_ERR_TIMEOUT
                                                   : err;
        }
        err = send_state(uart);
    }
    osdev_uart16550_wait_progress_(wait);
    return err;
}

enum osdev_uart16550_err osdev_uart16550_send_bytes(
    struct osdev_uart16550 *uart, const uint8_t *bytes, size_t len,
    struct osdev_uart16550_limit limit, size_t *out_len
)
{
    struct osdev_uart16550_wait_ wait;
    enum osdev_uart16550_err err = OSDEV_UART16550_OK;
    // Bytes in a FIFO leave even if the peer takes CTS away meanwhile.
    size_t burst =
        uart->config.flow == OSDEV_UART16550_FLOW_CTS ? 1 : uart->fifo_depth;
    size_t done = 0;

    osdev_uart16550_wait_start_(&wait, uart, limit);
    while (done < len) {
        err = send_wait(uart, &wait);
        if (err != OSDEV_UART16550_OK) {
            break;
        }
        for (size_t i = 0; i < burst && done < len; i++) {
            osdev_uart16550_reg_write(uart, OSDEV_UART16550_THR, bytes[done]);
            done++;
        }
    }
    *out_len = done;
    return err;
}

enum osdev_uart16550_err osdev_uart16550_flush(
    struct osdev_uart16550 *uart, struct osdev_uart16550_limit limit
)
{
    struct osdev_uart16550_wait_ wait;

    osdev_uart16550_wait_start_(&wait, uart, limit);
    while ((osdev_uart16550_line_status(uart) & OSDEV_UART16550_LSR_TEMT) == 0
    ) {
        if (!osdev_uart16550_wait_again_(&wait)) {
            return OSDEV_UART16550_ERR_TIMEOUT;
        }
    }
    return OSDEV_UART16550_OK;
}
