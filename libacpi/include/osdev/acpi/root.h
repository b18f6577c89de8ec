// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The tables that list all others: RSDT and XSDT.
 *
 * osdev_acpi_tables_load() walks them; this is for looking at them.
 *
 * @spec ACPI 6.6, 5.2.7 and 5.2.8
 */
#ifndef OSDEV_ACPI_ROOT_H
#define OSDEV_ACPI_ROOT_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Root system description table. */
struct osdev_acpi_rsdt {
    struct osdev_acpi_header header; /**< Header, signature "RSDT". */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_rsdt) == 36 &&
        offsetof(struct osdev_acpi_rsdt, header) == 0,
    "rsdt"
);

/**
 * Read the fixed part of the table; what it does not have is zero.
 *
 * @param      bytes  Start with the table.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_LENGTH     the stated length is below 36.
 * @retval OSDEV_ACPI_ERR_BAD_SIGNATURE  it is another table.
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 36 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_rsdt_read(struct osdev_span bytes, struct osdev_acpi_rsdt *out)
{
    return osdev_acpi_table_read(bytes, "RSDT", 36, out, sizeof(*out));
}

/** Reference to a table. */
struct osdev_acpi_rsdt_entry {
    osdev_le32_t address; /**< Where the table is. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_rsdt_entry) == 4 &&
        offsetof(struct osdev_acpi_rsdt_entry, address) == 0,
    "rsdt_entry"
);

/**
 * Walk over the references of an RSDT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_rsdt_entries(struct osdev_span table);

/**
 * Step to the next reference.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_rsdt_entry_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_rsdt_entry *out
);

/** Extended system description table. */
struct osdev_acpi_xsdt {
    struct osdev_acpi_header header; /**< Header, signature "XSDT". */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_xsdt) == 36 &&
        offsetof(struct osdev_acpi_xsdt, header) == 0,
    "xsdt"
);

/**
 * Read the fixed part of the table; what it does not have is zero.
 *
 * @param      bytes  Start with the table.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_LENGTH     the stated length is below 36.
 * @retval OSDEV_ACPI_ERR_BAD_SIGNATURE  it is another table.
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 36 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_xsdt_read(struct osdev_span bytes, struct osdev_acpi_xsdt *out)
{
    return osdev_acpi_table_read(bytes, "XSDT", 36, out, sizeof(*out));
}

/** Reference to a table. */
struct osdev_acpi_xsdt_entry {
    osdev_le64_t address; /**< Where the table is. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_xsdt_entry) == 8 &&
        offsetof(struct osdev_acpi_xsdt_entry, address) == 0,
    "xsdt_entry"
);

/**
 * Walk over the references of an XSDT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_xsdt_entries(struct osdev_span table);

/**
 * Step to the next reference.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_xsdt_entry_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_xsdt_entry *out
);

OSDEV_END_DECLS

#endif
