// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Errors of libmultiboot2: 0x0900..0x09ff.
 */
#ifndef OSDEV_MULTIBOOT2_ERR_H
#define OSDEV_MULTIBOOT2_ERR_H

#include <osdev/base/attr.h>

OSDEV_BEGIN_DECLS

/**
 * What can be wrong with boot information, with a header, or with what a
 * builder is asked to write.
 */
enum osdev_multiboot2_err {
    /** No error. */
    OSDEV_MULTIBOOT2_OK = 0,
    /** The bytes end before the structure does. */
    OSDEV_MULTIBOOT2_ERR_TRUNCATED = 0x0901,
    /** The total size is too small or not a multiple of 8. */
    OSDEV_MULTIBOOT2_ERR_TOTAL_SIZE,
    /** A tag is smaller than its own start. */
    OSDEV_MULTIBOOT2_ERR_TAG_SIZE,
    /** A tag reaches beyond the total size. */
    OSDEV_MULTIBOOT2_ERR_TAG_OVERRUN,
    /** The chain has no end tag. */
    OSDEV_MULTIBOOT2_ERR_NO_END,
    /** A tag has no room for the fields of its type. */
    OSDEV_MULTIBOOT2_ERR_TOO_SHORT,
    /** A text has no NUL inside its tag. */
    OSDEV_MULTIBOOT2_ERR_NO_NUL,
    /** A module ends before it starts. */
    OSDEV_MULTIBOOT2_ERR_MODULE_RANGE,
    /** The entries of a table have an impossible size. */
    OSDEV_MULTIBOOT2_ERR_ENTRY_SIZE,
    /** A table is not a whole number of entries, or holds fewer than it
     * says. */
    OSDEV_MULTIBOOT2_ERR_ENTRY_COUNT,
    /** The colours of a frame buffer are cut short. */
    OSDEV_MULTIBOOT2_ERR_COLOUR,
    /** The ACPI root pointer lacks its signature. */
    OSDEV_MULTIBOOT2_ERR_SIGNATURE,
    /** A checksum is wrong: of the ACPI root pointer, or of a header. */
    OSDEV_MULTIBOOT2_ERR_CHECKSUM,
    /** The image holds no header where one must be. */
    OSDEV_MULTIBOOT2_ERR_NO_HEADER,
    /** The buffer of a builder is full. */
    OSDEV_MULTIBOOT2_ERR_NO_SPACE,
    /** A builder was given a value that the format cannot hold. */
    OSDEV_MULTIBOOT2_ERR_BAD_VALUE,
};

/**
 * Name an error in a few words.
 *
 * @param err  Any value; an unknown one gives "unknown error".
 * @return A static string.
 */
const char *osdev_multiboot2_strerror(enum osdev_multiboot2_err err);

OSDEV_END_DECLS

#endif
