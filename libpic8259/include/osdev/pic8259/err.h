// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Errors of libpic8259, block 0x0600..0x06ff.
 */
#ifndef OSDEV_PIC8259_ERR_H
#define OSDEV_PIC8259_ERR_H

#include <osdev/base.h>

OSDEV_BEGIN_DECLS

/** What can go wrong with the controllers. */
enum osdev_pic8259_err {
    /** No error. */
    OSDEV_PIC8259_OK = 0,
    /** The operations lack @c read or @c write. */
    OSDEV_PIC8259_ERR_BAD_OPS = 0x0601,
    /** A first vector is not a multiple of 8. */
    OSDEV_PIC8259_ERR_VECTOR_ALIGN,
    /** A first vector is below 32, where the processor's exceptions are. */
    OSDEV_PIC8259_ERR_VECTOR_RESERVED,
    /** Both controllers would send the same vectors. */
    OSDEV_PIC8259_ERR_VECTOR_OVERLAP,
    /** There is no room for 16 vectors. */
    OSDEV_PIC8259_ERR_VECTOR_RANGE,
    /** The line is above 15, or it is the cascade line. */
    OSDEV_PIC8259_ERR_BAD_LINE,
    /** The line can only be edge triggered. */
    OSDEV_PIC8259_ERR_FIXED_EDGE,
    /** The flags of an interrupt override hold a reserved value. */
    OSDEV_PIC8259_ERR_BAD_FLAGS,
    /** There is no controller at the ports. */
    OSDEV_PIC8259_ERR_ABSENT,
    /** There are no trigger mode registers at the ports. */
    OSDEV_PIC8259_ERR_NO_ELCR,
    /** A register does not hold what was written. */
    OSDEV_PIC8259_ERR_READ_BACK,
    /** A line stays in service whatever is written. */
    OSDEV_PIC8259_ERR_STUCK,
};

/**
 * Name an error in a few words.
 *
 * @param err  Any value; an unknown one gives "unknown error".
 * @return A static string.
 */
const char *osdev_pic8259_strerror(enum osdev_pic8259_err err);

OSDEV_END_DECLS

#endif
