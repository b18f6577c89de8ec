// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Names of errors, in a file of their own so that they link only if used.
#include <osdev/acpi/err.h>

const char *osdev_acpi_strerror(enum osdev_acpi_err err)
{
    switch (err) {
    case OSDEV_ACPI_OK:
        return "no error";
    case OSDEV_ACPI_ERR_BAD_OPS:
        return "a required operation is missing";
    case OSDEV_ACPI_ERR_NOT_FOUND:
        return "not found";
    case OSDEV_ACPI_ERR_UNMAPPED:
        return "memory cannot be mapped";
    case OSDEV_ACPI_ERR_BAD_SIGNATURE:
        return "wrong signature";
    case OSDEV_ACPI_ERR_BAD_LENGTH:
        return "impossible length in a header";
    case OSDEV_ACPI_ERR_BAD_CHECKSUM:
        return "wrong checksum";
    case OSDEV_ACPI_ERR_TRUNCATED:
        return "structure is cut off";
    case OSDEV_ACPI_ERR_ENTRY_LENGTH:
        return "length of an entry leads out of its table";
    case OSDEV_ACPI_ERR_ENTRY_SHORT:
        return "entry is too short for its type";
    case OSDEV_ACPI_ERR_NO_ROOM:
        return "no room left";
    case OSDEV_ACPI_ERR_DUPLICATE:
        return "table is listed twice";
    case OSDEV_ACPI_ERR_OVERLAP:
        return "table overlaps another one";
    case OSDEV_ACPI_ERR_DENIED:
        return "table was refused";
    case OSDEV_ACPI_ERR_BAD_INDEX:
        return "index out of range";
    case OSDEV_ACPI_ERR_ABSENT:
        return "machine does not have it";
    case OSDEV_ACPI_ERR_BAD_REGISTER:
        return "register description makes no sense";
    case OSDEV_ACPI_ERR_UNSUPPORTED:
        return "address space is not supported";
    case OSDEV_ACPI_ERR_TIMEOUT:
        return "hardware did not answer in time";
    case OSDEV_ACPI_ERR_BUSY:
        return "lock is held by somebody else";
    }
    return "unknown error";
}
