// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// The device talks to itself. PC16550D, 8.7.
#include <osdev/uart16550/probe.h>

#include "internal.h"

static bool modem_follows(
    const struct osdev_uart16550 *uart, uint8_t outputs, uint8_t inputs
)
{
    osdev_uart16550_reg_write(
        uart, OSDEV_UART16550_MCR, (uint8_t)(OSDEV_UART16550_MCR_LOOP | outputs)
    );
    return (osdev_uart16550_modem_status(uart) & ~OSDEV_UART16550_MSR_DELTAS) ==
           inputs;
}

// A pattern in which a stuck or swapped bit shows, for any number of bits.
static uint8_t pattern(unsigned index)
{
    return (uint8_t)(0x42 + index * 0x55);
}

// In an empty transmitter, count bytes have room.
static enum osdev_uart16550_err round_trip(
    struct osdev_uart16550 *uart, unsigned count,
    struct osdev_uart16550_limit limit
)
{
    struct osdev_uart16550_frame frame = osdev_uart16550_lcr_decode(
        osdev_uart16550_reg_read(uart, OSDEV_UART16550_LCR)
    );
    uint8_t mask = (uint8_t)(0xff >> (8 - frame.data_bits));

    for (unsigned i = 0; i < count; i++) {
        osdev_uart16550_reg_write(uart, OSDEV_UART16550_THR, pattern(i));
    }
    for (unsigned i = 0; i < count; i++) {
        osdev_uart16550_item_t item;
        enum osdev_uart16550_err err = osdev_uart16550_recv(uart, limit, &item);

        if (err != OSDEV_UART16550_OK) {
            return err;
        }
        if (item.raw != (pattern(i) & mask)) {
            return OSDEV_UART16550_ERR_LOOPBACK_DATA;
        }
    }
    return osdev_uart16550_flush(uart, limit);
}

static enum osdev_uart16550_err
run(struct osdev_uart16550 *uart, struct osdev_uart16550_limit limit)
{
    bool follows = modem_follows(
        uart, OSDEV_UART16550_MCR_RTS | OSDEV_UART16550_MCR_OUT2,
        OSDEV_UART16550_MSR_CTS | OSDEV_UART16550_MSR_DCD
    );

    follows = modem_follows(
                  uart, OSDEV_UART16550_MCR_DTR | OSDEV_UART16550_MCR_OUT1,
                  OSDEV_UART16550_MSR_DSR | OSDEV_UART16550_MSR_RI
              ) &&
              follows;
    if (!follows) {
        return OSDEV_UART16550_ERR_LOOPBACK_MODEM;
    }
    if (!osdev_uart16550_drain_rx_(uart)) {
        return OSDEV_UART16550_ERR_STUCK;
    }
    enum osdev_uart16550_err err = round_trip(uart, 1, limit);

    if (err == OSDEV_UART16550_OK && uart->fifo_depth > 1) {
        err = round_trip(uart, uart->fifo_depth, limit);
    }
    return err;
}

enum osdev_uart16550_err osdev_uart16550_self_test(
    struct osdev_uart16550 *uart, struct osdev_uart16550_limit limit
)
{
    uint8_t ier = osdev_uart16550_reg_read(uart, OSDEV_UART16550_IER);
    uint8_t mcr = osdev_uart16550_reg_read(uart, OSDEV_UART16550_MCR);

    osdev_uart16550_set_interrupts(uart, 0);
    enum osdev_uart16550_err err = osdev_uart16550_flush(uart, limit);

    if (err == OSDEV_UART16550_OK) {
        err = run(uart, limit);
    }
    // Still in loopback: what is on its way must not reach the wire.
    osdev_ignore(osdev_uart16550_drain_rx_(uart));
    osdev_uart16550_reg_write(uart, OSDEV_UART16550_MCR, mcr);
    osdev_uart16550_modem_status(uart);
    osdev_uart16550_set_interrupts(uart, ier);
    return err;
}
