// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The index of all tables of a machine, in memory of the caller.
 *
 * Loading walks the XSDT or RSDT once, maps every table, checks it and
 * remembers it. Tables that are wrong stay in the index with the reason; they
 * are not found, and do not harm the others. Tables stay mapped until
 * osdev_acpi_tables_finish().
 *
 * The index is plain: @c tables->slots[0] to @c tables->slots[count - 1] in
 * the order of discovery, the root table first.
 *
 * @spec ACPI 6.6, 5.2.7 and 5.2.8
 */
#ifndef OSDEV_ACPI_TABLES_H
#define OSDEV_ACPI_TABLES_H

#include <osdev/acpi/config.h>
#include <osdev/acpi/rsdp.h>

OSDEV_BEGIN_DECLS

/** Use the RSDT even if there is an XSDT: some firmware has a bad one. */
#define OSDEV_ACPI_IGNORE_XSDT OSDEV_BIT32(0)
/** Use tables whose checksum is wrong; their error still says so. */
#define OSDEV_ACPI_KEEP_BAD_CHECKSUM OSDEV_BIT32(1)

/** Who knows about a table. */
enum osdev_acpi_origin {
    OSDEV_ACPI_FROM_RSDP, /**< It is the RSDT or XSDT. */
    OSDEV_ACPI_FROM_ROOT, /**< The RSDT or XSDT lists it. */
    OSDEV_ACPI_FROM_FADT, /**< The FADT points to it: DSDT, FACS. */
    OSDEV_ACPI_FROM_HOST, /**< The kernel installed or replaced it. */
};

/** One table. */
struct osdev_acpi_table {
    struct osdev_span bytes; /**< All of it, checked; empty if unusable. */
    osdev_paddr_t start;     /**< Where it is; 0 if the host gave it. */
    uint8_t signature[4];    /**< Zero if it could not be read. */
    enum osdev_acpi_origin origin; /**< Who knows about it. */
    /** Why it is not found, or OSDEV_ACPI_OK. */
    enum osdev_acpi_err err;
    size_t mapped_; /**< Private: bytes to unmap. */
};

/** The index. */
struct osdev_acpi_tables {
    struct osdev_acpi_table *slots;  /**< Memory of the caller. */
    size_t count;                    /**< Slots in use. */
    size_t capacity_;                /**< Private. */
    struct osdev_acpi_memory memory; /**< Access to physical memory. */
    uint32_t flags_;                 /**< Private. */
};

/**
 * Start with an empty index.
 *
 * @param tables    The index.
 * @param memory    Access to physical memory; copied.
 * @param slots     Memory of the caller; lives as long as the index.
 * @param capacity  Number of slots. 64 are enough for the machines that we
 *                  know; the largest of them has 45 tables.
 * @param flags     0 or OSDEV_ACPI_IGNORE_XSDT, OSDEV_ACPI_KEEP_BAD_CHECKSUM.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_OPS  there is no map operation.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_tables_init(
    struct osdev_acpi_tables *tables, const struct osdev_acpi_memory *memory,
    struct osdev_acpi_table *slots, size_t capacity, uint32_t flags
);

/**
 * Find all tables.
 *
 * An XSDT that cannot be used is replaced by the RSDT. Entries that are zero
 * are passed over. Errors of single tables are in their slots.
 *
 * @param tables  The index.
 * @param rsdp    The checked root pointer.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_NOT_FOUND      the pointer names no root table.
 * @retval OSDEV_ACPI_ERR_UNMAPPED       the root table cannot be mapped.
 * @retval OSDEV_ACPI_ERR_BAD_SIGNATURE  it is no root table.
 * @retval OSDEV_ACPI_ERR_BAD_LENGTH     its length is impossible.
 * @retval OSDEV_ACPI_ERR_BAD_CHECKSUM   its checksum is wrong.
 * @retval OSDEV_ACPI_ERR_NO_ROOM        there are more tables than slots;
 *                                       those that fit are there.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_tables_load(
    struct osdev_acpi_tables *tables, const struct osdev_acpi_rsdp *rsdp
);

/**
 * Find a usable table by its signature.
 *
 * @param      tables     The index.
 * @param      signature  4 characters such as "APIC".
 * @param      instance   0 for the first, 1 for the second, and so on.
 * @param[out] out        The bytes of the table. Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_NOT_FOUND  there is none.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_tables_find(
    const struct osdev_acpi_tables *tables, const char *signature,
    size_t instance, struct osdev_span *out
);

/**
 * Find the table of a maker, as the AML operator LoadTable does.
 *
 * @param      tables        The index.
 * @param      signature     4 characters.
 * @param      oem_id        6 bytes, or NULL for any.
 * @param      oem_table_id  8 bytes, or NULL for any.
 * @param[out] out           The bytes of the first such table. Written only
 *                           on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_NOT_FOUND  there is none.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_tables_find_id(
    const struct osdev_acpi_tables *tables, const char *signature,
    const char *oem_id, const char *oem_table_id, struct osdev_span *out
);

/**
 * Add a table of the host, as if firmware had listed it last.
 *
 * @param tables  The index.
 * @param bytes   The table; lives as long as the index.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_LENGTH    the stated length is below 36.
 * @retval OSDEV_ACPI_ERR_TRUNCATED     the bytes end before the table.
 * @retval OSDEV_ACPI_ERR_BAD_CHECKSUM  the bytes do not add up to zero.
 * @retval OSDEV_ACPI_ERR_NO_ROOM       all slots are in use.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_tables_install(
    struct osdev_acpi_tables *tables, struct osdev_span bytes
);

/**
 * Put a table of the host in the place of another, such as a repaired DSDT.
 *
 * @param tables  The index.
 * @param index   The slot.
 * @param bytes   The new table; lives as long as the index.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_INDEX     there is no such slot.
 * @retval OSDEV_ACPI_ERR_BAD_LENGTH    the stated length is below 36.
 * @retval OSDEV_ACPI_ERR_TRUNCATED     the bytes end before the table.
 * @retval OSDEV_ACPI_ERR_BAD_CHECKSUM  the bytes do not add up to zero.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_tables_override(
    struct osdev_acpi_tables *tables, size_t index, struct osdev_span bytes
);

/**
 * Hide a table: it is not found any more, with OSDEV_ACPI_ERR_DENIED.
 *
 * @param tables  The index.
 * @param index   The slot.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_INDEX  there is no such slot.
 */
OSDEV_NODISCARD
enum osdev_acpi_err
osdev_acpi_tables_deny(struct osdev_acpi_tables *tables, size_t index);

/**
 * Unmap all tables and empty the index.
 *
 * @param tables  The index.
 */
void osdev_acpi_tables_finish(struct osdev_acpi_tables *tables);

OSDEV_END_DECLS

#endif
