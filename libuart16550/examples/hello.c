// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/uart16550.h>
#include <osdev/uart16550/portio.h>

enum osdev_uart16550_err hello(void);

// The first words of a kernel, on the PC's first serial port.
enum osdev_uart16550_err hello(void)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();
    struct osdev_uart16550_portio com1;
    struct osdev_uart16550 uart;
    struct osdev_uart16550_tty tty;
    enum osdev_uart16550_err err =
        osdev_uart16550_portio_init(&com1, OSDEV_UART16550_PORT_COM1);

    if (err != OSDEV_UART16550_OK) {
        return err;
    }
    err = osdev_uart16550_init(
        &uart, osdev_uart16550_portio_ops(), &com1, &config
    );
    if (err != OSDEV_UART16550_OK) {
        return err;
    }
    osdev_uart16550_tty_init(&tty, &uart, osdev_uart16550_limit_polls(100000));
    return osdev_uart16550_tty_puts(&tty, "Hello from the kernel\n");
}
