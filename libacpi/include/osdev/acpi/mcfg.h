// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Where the configuration space of PCI is in memory: the MCFG.
 *
 * @spec PCI Firmware Specification 3.3, 4.1
 */
#ifndef OSDEV_ACPI_MCFG_H
#define OSDEV_ACPI_MCFG_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Memory mapped configuration table. */
struct osdev_acpi_mcfg {
    struct osdev_acpi_header header; /**< Header, signature "MCFG". */
    osdev_le64_t reserved;           /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_mcfg) == 44 &&
        offsetof(struct osdev_acpi_mcfg, reserved) == 36,
    "mcfg"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 44 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_mcfg_read(struct osdev_span bytes, struct osdev_acpi_mcfg *out)
{
    return osdev_acpi_table_read(bytes, "MCFG", 44, out, sizeof(*out));
}

/** Configuration space of some buses of one segment. */
struct osdev_acpi_mcfg_region {
    osdev_le64_t address;  /**< Where bus 0 of the segment would be. */
    osdev_le16_t segment;  /**< Segment group. */
    uint8_t first_bus;     /**< First bus that is there. */
    uint8_t last_bus;      /**< Last bus that is there. */
    osdev_le32_t reserved; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_mcfg_region) == 16 &&
        offsetof(struct osdev_acpi_mcfg_region, reserved) == 12,
    "mcfg_region"
);

/**
 * Walk over the regions of an MCFG.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_mcfg_regions(struct osdev_span table);

/**
 * Step to the next region.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_mcfg_region_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_mcfg_region *out
);

/**
 * Find the configuration space of a PCI function.
 *
 * @param      table     The bytes of the MCFG.
 * @param      segment   Segment group.
 * @param      bus       Bus.
 * @param      devfn     Device times 8 plus function.
 * @param[out] out_addr  Its 4 KiB. Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_NOT_FOUND  no region holds the bus, or the table is
 *                                   wrong.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_mcfg_find(
    struct osdev_span table, uint16_t segment, uint8_t bus, uint8_t devfn,
    osdev_paddr_t *out_addr
);

OSDEV_END_DECLS

#endif
