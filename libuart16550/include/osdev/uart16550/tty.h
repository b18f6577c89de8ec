// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Text for a terminal. The byte functions send what they are given; here a
 * line feed becomes carriage return and line feed, and a backspace or delete
 * erases the character on the screen.
 */
#ifndef OSDEV_UART16550_TTY_H
#define OSDEV_UART16550_TTY_H

#include <osdev/uart16550/io.h>

OSDEV_BEGIN_DECLS

/** A writer of text. All members are private. */
struct osdev_uart16550_tty {
    struct osdev_uart16550 *uart;       /**< Private. */
    struct osdev_uart16550_limit limit; /**< Private. */
    char last;                          /**< Private. */
};

/**
 * Make a writer.
 *
 * @param[out] tty    The writer.
 * @param      uart   Must outlive it, and may be used directly meanwhile.
 * @param      limit  How long each call may wait.
 */
void osdev_uart16550_tty_init(
    struct osdev_uart16550_tty *tty, struct osdev_uart16550 *uart,
    struct osdev_uart16550_limit limit
);

/**
 * Write characters.
 *
 * A line feed after a carriage return is left alone, so text with either kind
 * of line end is right. The first character that cannot be sent ends the call.
 *
 * @param tty   The writer.
 * @param text  The characters; NUL is sent like any other.
 * @param len   How many.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_TIMEOUT            the limit came first.
 * @retval OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND  the limit came first, and
 *                                                CTS is the reason.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_tty_write(
    struct osdev_uart16550_tty *tty, const char *text, size_t len
);

/**
 * Write a string that ends in NUL; errors as osdev_uart16550_tty_write().
 *
 * @param tty   The writer.
 * @param text  The string.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_TIMEOUT            the limit came first.
 * @retval OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND  CTS stayed off.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err
osdev_uart16550_tty_puts(struct osdev_uart16550_tty *tty, const char *text);

/**
 * Write a number in hexadecimal digits, without a prefix.
 *
 * @param tty     The writer.
 * @param value   The number.
 * @param digits  At least so many, filled up with zeros; more than 16 count
 *                as 16.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_TIMEOUT            the limit came first.
 * @retval OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND  CTS stayed off.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_tty_hex(
    struct osdev_uart16550_tty *tty, uint64_t value, unsigned digits
);

/**
 * Write a number in decimal digits.
 *
 * @param tty    The writer.
 * @param value  The number.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_TIMEOUT            the limit came first.
 * @retval OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND  CTS stayed off.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err
osdev_uart16550_tty_dec(struct osdev_uart16550_tty *tty, uint32_t value);

OSDEV_END_DECLS

#endif
