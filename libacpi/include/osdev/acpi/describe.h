// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Tables as rows of named fields, for shells, dumps and comparisons.
 *
 * The names and places of all fields are linked only if this is used.
 */
#ifndef OSDEV_ACPI_DESCRIBE_H
#define OSDEV_ACPI_DESCRIBE_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** What an item is. */
enum osdev_acpi_item_kind {
    OSDEV_ACPI_ITEM_STRUCT, /**< A structure begins; its fields follow. */
    OSDEV_ACPI_ITEM_NUMBER, /**< A number of 1 to 8 bytes. */
    OSDEV_ACPI_ITEM_TEXT,   /**< Characters; any bytes may be in it. */
    OSDEV_ACPI_ITEM_BYTES,  /**< Bytes that have no fields. */
    OSDEV_ACPI_ITEM_ERROR,  /**< The table is wrong here; @c err says how. */
};

/** One row. */
struct osdev_acpi_item {
    enum osdev_acpi_item_kind kind; /**< What it is. */
    const char *name;               /**< Of the structure or field. */
    const char *part;               /**< Of a register description, else "". */
    unsigned depth;          /**< 0 for the table, 1 for its entries, ... */
    size_t offset;           /**< From the start of the table. */
    struct osdev_span bytes; /**< What lies there. */
    uint64_t value;          /**< Of a number. */
    enum osdev_acpi_err err; /**< Of an error. */
};

/** Looks at one row. */
typedef void (*osdev_acpi_visit_fn
)(void *ctx, const struct osdev_acpi_item *item);

/**
 * Visit all fields of a table in their order.
 *
 * Fields that the table is too short for are not visited. Tables that the
 * library does not know are a header and bytes.
 *
 * @param table  The bytes of a table, of a FACS too.
 * @param visit  Called for each row.
 * @param ctx    Given to @p visit.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_LENGTH  the stated length is below 36.
 * @retval OSDEV_ACPI_ERR_TRUNCATED   the bytes end before the table.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_describe(
    struct osdev_span table, osdev_acpi_visit_fn visit, void *ctx
);

OSDEV_END_DECLS

#endif
