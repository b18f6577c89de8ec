// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Line settings as numbers: the divisor of a rate and the line control byte.
 * Pure functions; nothing here touches a device.
 *
 * @spec PC16550D, 8.2 and 8.3
 */
#ifndef OSDEV_UART16550_LINE_H
#define OSDEV_UART16550_LINE_H

#include <stdint.h>

#include <osdev/uart16550/err.h>
#include <osdev/uart16550/regs.h>

OSDEV_BEGIN_DECLS

/** Parity bit of a frame. */
enum osdev_uart16550_parity {
    OSDEV_UART16550_PARITY_NONE,  /**< No parity bit. */
    OSDEV_UART16550_PARITY_ODD,   /**< Odd number of ones. */
    OSDEV_UART16550_PARITY_EVEN,  /**< Even number of ones. */
    OSDEV_UART16550_PARITY_MARK,  /**< Always one. */
    OSDEV_UART16550_PARITY_SPACE, /**< Always zero. */
};

/** A frame on the line. */
struct osdev_uart16550_frame {
    uint8_t data_bits; /**< 5..8. */
    uint8_t stop_bits; /**< 1 or 2; 2 means 1.5 with 5 data bits. */
    enum osdev_uart16550_parity parity; /**< Parity bit. */
};

/** A divisor and what comes of it. */
struct osdev_uart16550_divisor {
    uint16_t whole;    /**< For DLL and DLM, 1..65535. */
    uint8_t fraction;  /**< In units of 2 to the minus fraction bits. */
    uint32_t baud;     /**< Rate on the line, rounded to whole bauds. */
    int32_t error_ppm; /**< Deviation; positive: the line is too fast. */
};

/**
 * Encode a frame as a line control byte, with break and DLAB off.
 *
 * @param      frame    The frame.
 * @param[out] out_lcr  Written only on success.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_BAD_ARG  a member is outside its range.
 *
 * @spec PC16550D, 8.2
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_lcr_encode(
    const struct osdev_uart16550_frame *frame, uint8_t *out_lcr
);

/**
 * Decode a line control byte; break and DLAB are ignored.
 *
 * @param lcr  Any value.
 */
struct osdev_uart16550_frame osdev_uart16550_lcr_decode(uint8_t lcr);

/**
 * Choose the divisor closest to a rate.
 *
 * @param      clock_hz       Clock before the division by 16, after any
 *                            prescaler.
 * @param      baud           Rate in bits a second.
 * @param      tolerance_ppm  Largest deviation to accept. Both ends together
 *                            may be off by 5 % at most, so 20000 is usual.
 * @param[out] out            Written only on success; @c fraction is 0.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_BAD_ARG   clock_hz or baud is 0.
 * @retval OSDEV_UART16550_ERR_BAD_RATE  no divisor comes close enough.
 *
 * @spec PC16550D, 8.3
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_divisor_choose(
    uint32_t clock_hz, uint32_t baud, uint32_t tolerance_ppm,
    struct osdev_uart16550_divisor *out
);

/**
 * Choose the divisor closest to a rate for a device with a fractional part,
 * such as DesignWare's DLF register.
 *
 * @param      clock_hz       Clock before the division by 16.
 * @param      baud           Rate in bits a second.
 * @param      tolerance_ppm  Largest deviation to accept.
 * @param      fraction_bits  Width of the fractional register, 0..8.
 * @param[out] out            Written only on success.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_BAD_ARG   clock_hz or baud is 0, or
 *                                       fraction_bits is above 8.
 * @retval OSDEV_UART16550_ERR_BAD_RATE  no divisor comes close enough.
 *
 * @spec DesignWare APB UART, DLF
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_divisor_choose_fraction(
    uint32_t clock_hz, uint32_t baud, uint32_t tolerance_ppm,
    unsigned fraction_bits, struct osdev_uart16550_divisor *out
);

/**
 * The rate that a divisor gives, rounded to whole bauds.
 *
 * @param clock_hz  Clock before the division by 16.
 * @param divisor   The divisor; 0 gives 0.
 */
uint32_t osdev_uart16550_divisor_baud(uint32_t clock_hz, uint16_t divisor);

/**
 * The clock that makes a divisor give a rate.
 *
 * @param baud     Rate in bits a second.
 * @param divisor  The divisor.
 * @return Clock before the division by 16, in Hz. 64 bits hold every product.
 */
uint64_t osdev_uart16550_divisor_clock(uint32_t baud, uint16_t divisor);

OSDEV_END_DECLS

#endif
