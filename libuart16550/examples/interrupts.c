// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// A port run by interrupts. The virtual UART of the tests stands in for the
// device, so the program runs on a host; a kernel uses <osdev/uart16550/mmio.h>
// or <osdev/uart16550/portio.h> instead and calls handler() from its IDT.
#include <osdev/uart16550.h>

#include <stdio.h>

#include "fake_uart.h"

static struct fake_uart device;
static struct osdev_uart16550_port port;

static void handler(void)
{
    unsigned events = osdev_uart16550_port_interrupt(&port);

    if ((events & OSDEV_UART16550_EVENT_STUCK) != 0) {
        osdev_uart16550_port_stop(&port);
    }
}

static enum osdev_uart16550_err start(struct osdev_uart16550 *uart)
{
    static osdev_uart16550_item_t rx[64];
    static osdev_uart16550_item_t tx[64];
    struct osdev_uart16550_config config = osdev_uart16550_config_default();
    struct osdev_uart16550_limit limit = osdev_uart16550_limit_polls(100000);
    enum osdev_uart16550_err err =
        osdev_uart16550_init(uart, &fake_uart_ops, &device, &config);

    if (err == OSDEV_UART16550_OK) {
        err = osdev_uart16550_self_test(uart, limit);
    }
    if (err == OSDEV_UART16550_OK) {
        err = osdev_uart16550_port_init(&port, uart, rx, 64, tx, 64);
    }
    if (err == OSDEV_UART16550_OK) {
        err = osdev_uart16550_port_start(&port, false, limit);
    }
    return err;
}

int main(void)
{
    struct osdev_uart16550 uart;
    osdev_uart16550_item_t items[64];

    fake_uart_init(&device, FAKE_16550A);
    enum osdev_uart16550_err err = start(&uart);

    if (err != OSDEV_UART16550_OK) {
        printf("no port: %s\n", osdev_uart16550_strerror(err));
        return 1;
    }
    osdev_uart16550_port_write(&port, (const uint8_t *)"ping", 4);
    fake_uart_inject(&device, '!', OSDEV_UART16550_LSR_PARITY);
    for (unsigned frame = 0; frame < 20; frame++) {
        if (fake_uart_interrupts(&device)) {
            handler();
        }
        fake_uart_tick(&device);
    }
    size_t count = osdev_uart16550_port_read(&port, items, 64);

    for (size_t i = 0; i < count; i++) {
        printf(
            "received %c, line errors 0x%02x\n",
            osdev_uart16550_item_byte(items[i]),
            (unsigned)osdev_uart16550_item_status(items[i])
        );
    }
    return count == 1 && fake_uart_sent(&device, "ping") ? 0 : 1;
}
