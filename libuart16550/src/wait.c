// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// Waits within a limit, and access to line control on devices that refuse it
// while they are busy.
#include "internal.h"

void osdev_uart16550_wait_start_(
    struct osdev_uart16550_wait_ *wait, const struct osdev_uart16550 *uart,
    struct osdev_uart16550_limit limit
)
{
    wait->uart = uart;
    wait->limit = limit;
    wait->start_us = 0;
    if (uart->ops->now_us == NULL) {
        wait->limit.timeout_us = 0;
    }
    if (wait->limit.timeout_us != 0) {
        wait->start_us = uart->ops->now_us(uart->ctx);
    }
    osdev_uart16550_wait_progress_(wait);
}

void osdev_uart16550_wait_progress_(struct osdev_uart16550_wait_ *wait)
{
    wait->polls_left = wait->limit.polls;
}

bool osdev_uart16550_wait_again_(struct osdev_uart16550_wait_ *wait)
{
    const struct osdev_uart16550 *uart = wait->uart;

    if (wait->polls_left <= 1) {
        return false;
    }
    wait->polls_left--;
    if (wait->limit.timeout_us != 0 &&
        uart->ops->now_us(uart->ctx) - wait->start_us >=
            wait->limit.timeout_us) {
        return false;
    }
    if (uart->ops->relax != NULL) {
        uart->ops->relax(uart->ctx);
    }
    return true;
}

bool osdev_uart16550_lcr_write_(
    const struct osdev_uart16550 *uart, uint8_t value
)
{
    osdev_uart16550_reg_write(uart, OSDEV_UART16550_LCR, value);
    return osdev_uart16550_reg_read(uart, OSDEV_UART16550_LCR) == value;
}

bool osdev_uart16550_lcr_force_(
    const struct osdev_uart16550 *uart, uint8_t value
)
{
    for (unsigned i = 0; i < 16; i++) {
        if (osdev_uart16550_lcr_write_(uart, value)) {
            return true;
        }
        // A DesignWare UART is busy while it moves a byte or holds one.
        osdev_uart16550_reg_write(
            uart, OSDEV_UART16550_FCR,
            OSDEV_UART16550_FCR_ENABLE | OSDEV_UART16550_FCR_CLEAR_RX |
                OSDEV_UART16550_FCR_CLEAR_TX
        );
        osdev_uart16550_reg_read(uart, OSDEV_UART16550_RBR);
        osdev_uart16550_reg_write(uart, OSDEV_UART16550_FCR, uart->fcr);
        if (uart->ops->read_usr != NULL) {
            uart->ops->read_usr(uart->ctx);
        }
    }
    return false;
}
