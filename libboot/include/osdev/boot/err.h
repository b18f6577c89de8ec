// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Errors of libboot: 0x1300..0x13ff.
 */
#ifndef OSDEV_BOOT_ERR_H
#define OSDEV_BOOT_ERR_H

#include <osdev/base/attr.h>

OSDEV_BEGIN_DECLS

/** What can go wrong between firmware and kernel. */
enum osdev_boot_err {
    /** No error. */
    OSDEV_BOOT_OK = 0,
    /** An argument is outside its range. */
    OSDEV_BOOT_ERR_BAD_ARG = 0x1301,
    /** The caller's array is too small. */
    OSDEV_BOOT_ERR_NO_SPACE,
    /** The bytes end before the structure does. */
    OSDEV_BOOT_ERR_TRUNCATED,
    /** The structure does not start with its magic number. */
    OSDEV_BOOT_ERR_BAD_MAGIC,
    /** The structure has a version that this library does not know. */
    OSDEV_BOOT_ERR_BAD_VERSION,
    /** There is nothing of that kind, or not that many. */
    OSDEV_BOOT_ERR_ABSENT,
};

/**
 * Name an error in a few words.
 *
 * @param err  Any value; an unknown one gives "unknown error".
 * @return A static string.
 */
const char *osdev_boot_strerror(enum osdev_boot_err err);

OSDEV_END_DECLS

#endif
