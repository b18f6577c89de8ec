// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Which member of the family is there, and does it work.
 */
#ifndef OSDEV_UART16550_PROBE_H
#define OSDEV_UART16550_PROBE_H

#include <osdev/uart16550/driver.h>

OSDEV_BEGIN_DECLS

/** Members of the family, as far as software can tell them apart. */
enum osdev_uart16550_variant {
    OSDEV_UART16550_VARIANT_8250,   /**< No scratch register, no FIFO. */
    OSDEV_UART16550_VARIANT_16450,  /**< Scratch register, no FIFO. */
    OSDEV_UART16550_VARIANT_16550,  /**< FIFOs that lose bytes: kept off. */
    OSDEV_UART16550_VARIANT_16550A, /**< FIFOs of 16 bytes. */
    OSDEV_UART16550_VARIANT_16650,  /**< FIFOs of 32 bytes, EFR. */
    OSDEV_UART16550_VARIANT_16750,  /**< FIFOs of 64 bytes to turn on. */
    OSDEV_UART16550_VARIANT_16950,  /**< FIFOs of 128 in enhanced mode. */
    OSDEV_UART16550_VARIANT_DW_APB, /**< DesignWare, with a status register. */
};

/** What a probe found. */
struct osdev_uart16550_info {
    enum osdev_uart16550_variant variant; /**< The member of the family. */
    uint8_t fifo_depth; /**< For the settings' fifo_depth; 1: no FIFOs. */
    bool has_scratch;   /**< SCR keeps its value. */
    bool has_auto_flow; /**< MCR takes the automatic flow control bit. */
};

/**
 * Name a member of the family, such as "16550A".
 *
 * @param variant  Any value; an unknown one gives "unknown".
 * @return A static string.
 */
const char *osdev_uart16550_variant_name(enum osdev_uart16550_variant variant);

/**
 * Find out which UART is there.
 *
 * No interrupt source is turned on and no byte is sent. The line settings, the
 * interrupts and the outputs are as before afterwards; what the FIFOs hold
 * is dropped, and they are left as the object last set them.
 *
 * @param      uart      An attached object.
 * @param[out] out_info  Written only on success.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_NOT_PRESENT  no UART answers: a floating bus,
 *                                          plain memory or a dead device.
 * @retval OSDEV_UART16550_ERR_BUSY         LCR refuses its value.
 *
 * @context Does not wait. Flush first, or bytes on their way are lost. No
 *          interrupt handler of this device may run meanwhile.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_probe(
    struct osdev_uart16550 *uart, struct osdev_uart16550_info *out_info
);

/**
 * Send bytes through the device's own loopback and compare.
 *
 * The modem lines are checked first, then one byte, then as many as the FIFO
 * holds. Nothing reaches the wire; what the receiver held is dropped. Modem
 * control and interrupt enable are as before afterwards, whatever the result.
 *
 * @param uart   An object after init.
 * @param limit  How long to wait for each step.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_TIMEOUT         the transmitter did not run
 *                                             empty, or no byte came back.
 * @retval OSDEV_UART16550_ERR_STUCK           the receiver did not run empty.
 * @retval OSDEV_UART16550_ERR_LOOPBACK_MODEM  modem lines do not follow.
 * @retval OSDEV_UART16550_ERR_LOOPBACK_DATA   other bytes came back, or bytes
 *                                             with line errors.
 *
 * @context No interrupt handler of this device may run meanwhile.
 * @spec PC16550D, 8.7
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_self_test(
    struct osdev_uart16550 *uart, struct osdev_uart16550_limit limit
);

OSDEV_END_DECLS

#endif
