// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The whole state of a UART: saved over a sleep state, and taken from its
 * owner for the last words of a panic.
 */
#ifndef OSDEV_UART16550_STATE_H
#define OSDEV_UART16550_STATE_H

#include <osdev/uart16550/driver.h>

OSDEV_BEGIN_DECLS

/** A saved state. All members are private. */
struct osdev_uart16550_state {
    uint16_t divisor;               /**< Private. */
    uint8_t ier;                    /**< Private. */
    uint8_t fcr;                    /**< Private. */
    uint8_t lcr;                    /**< Private. */
    uint8_t mcr;                    /**< Private. */
    uint8_t scr;                    /**< Private. */
    uint8_t fifo_depth;             /**< Private. */
    enum osdev_uart16550_flow flow; /**< Private. */
};

/**
 * Save the settings of the device and of the object.
 *
 * DLAB is set for a moment. FCR cannot be read: after attach alone, FIFOs that
 * are on count as cleared with trigger level 14.
 *
 * @param      uart       The object.
 * @param[out] out_state  The settings.
 *
 * @context No interrupt handler of this device may run meanwhile.
 */
void osdev_uart16550_save(
    const struct osdev_uart16550 *uart, struct osdev_uart16550_state *out_state
);

/**
 * Bring saved settings back, such as after power was off. The FIFOs are
 * cleared; interrupts come last.
 *
 * @param uart   The object.
 * @param state  What osdev_uart16550_save() or osdev_uart16550_steal() wrote.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_BUSY  LCR refuses its value.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_restore(
    struct osdev_uart16550 *uart, const struct osdev_uart16550_state *state
);

/**
 * Take a UART from whoever used it, in whatever state, for polled output.
 *
 * Interrupts, loopback, break and DLAB go off, flow control is no longer
 * honoured, and what the transmitter holds is sent first. Rate and frame stay.
 * After any result the object can send.
 *
 * @param      uart       The object, even in the middle of a call that another
 *                        CPU will never end, or one that is only attached.
 * @param      limit      How long the transmitter may take to run empty.
 * @param[out] out_state  For osdev_uart16550_restore(); NULL if there is no
 *                        way back. Written in any case.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_TIMEOUT  the transmitter did not run empty.
 *
 * @context Any, once all other users have stopped.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_steal(
    struct osdev_uart16550 *uart, struct osdev_uart16550_limit limit,
    struct osdev_uart16550_state *out_state
);

OSDEV_END_DECLS

#endif
