// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Errors of libbase. Every library owns a block of 256 values, so a kernel
 * can keep any of them in one integer; libbase owns 0x0100..0x01ff.
 */
#ifndef OSDEV_BASE_ERR_H
#define OSDEV_BASE_ERR_H

#include <osdev/base/attr.h>

/** What can go wrong with an address. */
enum osdev_base_err {
    /** No error. */
    OSDEV_BASE_OK = 0,
    /** The alignment is not a power of two. */
    OSDEV_BASE_ERR_BAD_ALIGN = 0x0101,
    /** The result does not fit 64 bits or is below zero. */
    OSDEV_BASE_ERR_OVERFLOW,
    /** The upper bits of a virtual address are not copies of its top bit. */
    OSDEV_BASE_ERR_NOT_CANONICAL,
    /** A physical address has bits above the width of the processor. */
    OSDEV_BASE_ERR_PHYS_RANGE,
};

/**
 * Name an error in a few words.
 *
 * @param err  Any value; an unknown one gives "unknown error".
 * @return A static string.
 */
static inline const char *osdev_base_strerror(enum osdev_base_err err)
{
    switch (err) {
    case OSDEV_BASE_OK:
        return "no error";
    case OSDEV_BASE_ERR_BAD_ALIGN:
        return "alignment is not a power of two";
    case OSDEV_BASE_ERR_OVERFLOW:
        return "result does not fit";
    case OSDEV_BASE_ERR_NOT_CANONICAL:
        return "virtual address is not canonical";
    case OSDEV_BASE_ERR_PHYS_RANGE:
        return "physical address is too wide";
    }
    return "unknown error";
}

#endif
