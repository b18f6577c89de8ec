// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// What the facets of the driver share.
#ifndef OSDEV_UART16550_INTERNAL_H
#define OSDEV_UART16550_INTERNAL_H

#include <osdev/uart16550/io.h>
#include <osdev/uart16550/state.h>

#include <stddef.h>

// Line control for access to the divisor. One fixed value, because some frame
// with DLAB added would be LCR_ENHANCED.
#define LCR_DIVISOR (OSDEV_UART16550_LCR_DLAB | LCR_8N1)
#define LCR_8N1     0x03u
// More reads than any FIFO of the family holds bytes.
#define RX_DRAIN_MAX 512u

// The state of a wait within its limit.
struct osdev_uart16550_wait_ {
    const struct osdev_uart16550 *uart;
    struct osdev_uart16550_limit limit;
    uint32_t polls_left;
    uint64_t start_us;
};

void osdev_uart16550_wait_start_(
    struct osdev_uart16550_wait_ *wait, const struct osdev_uart16550 *uart,
    struct osdev_uart16550_limit limit
);

// After a poll in vain: whether there may be another one.
bool osdev_uart16550_wait_again_(struct osdev_uart16550_wait_ *wait);

// After a poll that brought something: the count of polls starts anew.
void osdev_uart16550_wait_progress_(struct osdev_uart16550_wait_ *wait);

// Write LCR and look whether the device took it.
bool osdev_uart16550_lcr_write_(
    const struct osdev_uart16550 *uart, uint8_t value
);

// Write LCR, if need be by throwing away what keeps the device busy.
bool osdev_uart16550_lcr_force_(
    const struct osdev_uart16550 *uart, uint8_t value
);

// Whether registers answer like those of a UART. Leaves interrupts off, 8N1
// and DLAB clear.
enum osdev_uart16550_err
osdev_uart16550_find_(const struct osdev_uart16550 *uart);

// Program divisor, frame and FIFOs; interrupts must be off.
enum osdev_uart16550_err osdev_uart16550_program_(
    struct osdev_uart16550 *uart, uint16_t divisor, uint8_t lcr, uint8_t fcr
);

// Throw away what the receiver holds; false if that has no end.
bool osdev_uart16550_drain_rx_(struct osdev_uart16550 *uart);

// Take the byte that LSR has announced, with the errors read so far.
osdev_uart16550_item_t osdev_uart16550_take_(struct osdev_uart16550 *uart);

#endif
