// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Names of all kinds of tables that ACPI 6.6 defines or reserves.
 */
#ifndef OSDEV_ACPI_SIGNATURE_H
#define OSDEV_ACPI_SIGNATURE_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** A kind of table. */
struct osdev_acpi_signature {
    char signature[5]; /**< 4 characters and a NUL. */
    bool reserved;     /**< Another document than ACPI defines it. */
    const char *name;  /**< What it is. */
};

/** All kinds of tables, sorted by signature. */
extern const struct osdev_acpi_signature osdev_acpi_signatures[];
/** Number of kinds. */
extern const size_t osdev_acpi_signature_count;

/**
 * Say what a table is.
 *
 * @param table  Starts with a signature.
 * @return A static string; "unknown table" for other signatures and too few
 *         bytes.
 */
const char *osdev_acpi_signature_name(struct osdev_span table);

OSDEV_END_DECLS

#endif
