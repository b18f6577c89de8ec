// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Texts of errors, in a file of their own so that they link only if used.
#include <osdev/boot/err.h>

const char *osdev_boot_strerror(enum osdev_boot_err err)
{
    switch (err) {
    case OSDEV_BOOT_OK:
        return "no error";
    case OSDEV_BOOT_ERR_BAD_ARG:
        return "argument is outside its range";
    case OSDEV_BOOT_ERR_NO_SPACE:
        return "array is too small";
    case OSDEV_BOOT_ERR_TRUNCATED:
        return "bytes end too early";
    case OSDEV_BOOT_ERR_BAD_MAGIC:
        return "wrong magic number";
    case OSDEV_BOOT_ERR_BAD_VERSION:
        return "unknown version";
    case OSDEV_BOOT_ERR_ABSENT:
        return "not there";
    }
    return "unknown error";
}
