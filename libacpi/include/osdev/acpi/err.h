// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Errors of libacpi, block 0x0a00..0x0aff.
 */
#ifndef OSDEV_ACPI_ERR_H
#define OSDEV_ACPI_ERR_H

#include <osdev/base.h>

OSDEV_BEGIN_DECLS

/** What can go wrong with tables and fixed hardware. */
enum osdev_acpi_err {
    /** No error. */
    OSDEV_ACPI_OK = 0,
    /** A required operation is missing. */
    OSDEV_ACPI_ERR_BAD_OPS = 0x0a01,
    /** There is no such table, pointer or entry. */
    OSDEV_ACPI_ERR_NOT_FOUND,
    /** The host could not map the memory. */
    OSDEV_ACPI_ERR_UNMAPPED,
    /** The signature is another one. */
    OSDEV_ACPI_ERR_BAD_SIGNATURE,
    /** The length in a header is too small for it or unbelievably large. */
    OSDEV_ACPI_ERR_BAD_LENGTH,
    /** The bytes do not add up to zero. */
    OSDEV_ACPI_ERR_BAD_CHECKSUM,
    /** The bytes end before the structure does. */
    OSDEV_ACPI_ERR_TRUNCATED,
    /** The length of an entry is zero or leads out of its table. */
    OSDEV_ACPI_ERR_ENTRY_LENGTH,
    /** An entry is shorter than its type demands; it was passed over. */
    OSDEV_ACPI_ERR_ENTRY_SHORT,
    /** The caller's memory holds no more. */
    OSDEV_ACPI_ERR_NO_ROOM,
    /** The table was listed before. */
    OSDEV_ACPI_ERR_DUPLICATE,
    /** The table shares memory with one listed before. */
    OSDEV_ACPI_ERR_OVERLAP,
    /** The host does not want this table. */
    OSDEV_ACPI_ERR_DENIED,
    /** An index or number is out of range. */
    OSDEV_ACPI_ERR_BAD_INDEX,
    /** The machine does not have this register or feature. */
    OSDEV_ACPI_ERR_ABSENT,
    /** A register description makes no sense. */
    OSDEV_ACPI_ERR_BAD_REGISTER,
    /** The host cannot access this address space. */
    OSDEV_ACPI_ERR_UNSUPPORTED,
    /** The hardware did not answer in the given time. */
    OSDEV_ACPI_ERR_TIMEOUT,
    /** Somebody else holds the lock. */
    OSDEV_ACPI_ERR_BUSY,
};

/**
 * Name an error in a few words.
 *
 * @param err  Any value; an unknown one gives "unknown error".
 * @return A static string.
 */
const char *osdev_acpi_strerror(enum osdev_acpi_err err);

OSDEV_END_DECLS

#endif
