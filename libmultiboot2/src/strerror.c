// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Texts of errors, in a file of their own so that they link only if used.
#include <osdev/multiboot2/err.h>

const char *osdev_multiboot2_strerror(enum osdev_multiboot2_err err)
{
    switch (err) {
    case OSDEV_MULTIBOOT2_OK:
        return "no error";
    case OSDEV_MULTIBOOT2_ERR_TRUNCATED:
        return "bytes end too early";
    case OSDEV_MULTIBOOT2_ERR_TOTAL_SIZE:
        return "impossible total size";
    case OSDEV_MULTIBOOT2_ERR_TAG_SIZE:
        return "impossible tag size";
    case OSDEV_MULTIBOOT2_ERR_TAG_OVERRUN:
        return "tag reaches beyond the total size";
    case OSDEV_MULTIBOOT2_ERR_NO_END:
        return "no end tag";
    case OSDEV_MULTIBOOT2_ERR_TOO_SHORT:
        return "tag is too short for its type";
    case OSDEV_MULTIBOOT2_ERR_NO_NUL:
        return "text has no end";
    case OSDEV_MULTIBOOT2_ERR_MODULE_RANGE:
        return "module ends before it starts";
    case OSDEV_MULTIBOOT2_ERR_ENTRY_SIZE:
        return "impossible size of entries";
    case OSDEV_MULTIBOOT2_ERR_ENTRY_COUNT:
        return "entries are cut or missing";
    case OSDEV_MULTIBOOT2_ERR_COLOUR:
        return "colours are cut";
    case OSDEV_MULTIBOOT2_ERR_SIGNATURE:
        return "wrong signature";
    case OSDEV_MULTIBOOT2_ERR_CHECKSUM:
        return "wrong checksum";
    case OSDEV_MULTIBOOT2_ERR_NO_HEADER:
        return "no header in the image";
    case OSDEV_MULTIBOOT2_ERR_NO_SPACE:
        return "buffer is full";
    case OSDEV_MULTIBOOT2_ERR_BAD_VALUE:
        return "value does not fit the format";
    }
    return "unknown error";
}
