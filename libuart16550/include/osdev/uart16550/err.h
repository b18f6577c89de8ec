// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Errors of libuart16550, which owns 0x0700..0x07ff. An error is one scalar:
 * it costs no stack in a small boot stage.
 */
#ifndef OSDEV_UART16550_ERR_H
#define OSDEV_UART16550_ERR_H

#include <osdev/base/attr.h>

OSDEV_BEGIN_DECLS

/** What can go wrong with a UART. */
enum osdev_uart16550_err {
    /** No error. */
    OSDEV_UART16550_OK = 0,
    /** An argument or a member of a structure is outside its range. */
    OSDEV_UART16550_ERR_BAD_ARG = 0x0701,
    /** The register block would wrap around or is not aligned. */
    OSDEV_UART16550_ERR_BAD_ADDRESS,
    /** The stride is not a power of two or is less than the access width. */
    OSDEV_UART16550_ERR_BAD_STRIDE,
    /** The access width is neither 8 nor 32 bits. */
    OSDEV_UART16550_ERR_BAD_WIDTH,
    /** No divisor of the clock comes close enough to the rate. */
    OSDEV_UART16550_ERR_BAD_RATE,
    /** The registers do not answer as those of a UART. */
    OSDEV_UART16550_ERR_NOT_PRESENT,
    /** The device cannot do automatic flow control. */
    OSDEV_UART16550_ERR_NO_AUTO_FLOW,
    /** The line control register refuses its value while a byte moves. */
    OSDEV_UART16550_ERR_BUSY,
    /** The device did not become ready within the caller's limit. */
    OSDEV_UART16550_ERR_TIMEOUT,
    /** The receiver holds no byte. */
    OSDEV_UART16550_ERR_EMPTY,
    /** The transmitter takes no byte. */
    OSDEV_UART16550_ERR_FULL,
    /** The peer holds CTS off and the flow policy honours it. */
    OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND,
    /** The peer holds DSR off. */
    OSDEV_UART16550_ERR_NO_DATA_SET,
    /** In loopback, the modem inputs do not follow the outputs. */
    OSDEV_UART16550_ERR_LOOPBACK_MODEM,
    /** In loopback, the bytes received are not the bytes sent. */
    OSDEV_UART16550_ERR_LOOPBACK_DATA,
    /** The receiver never ran empty: the device invents bytes. */
    OSDEV_UART16550_ERR_STUCK,
};

/**
 * Name an error in a few words.
 *
 * @param err  Any value; an unknown one gives "unknown error".
 * @return A static string.
 */
const char *osdev_uart16550_strerror(enum osdev_uart16550_err err);

OSDEV_END_DECLS

#endif
