// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The root system description pointer, from which all tables are found.
 *
 * UEFI hands its address over (configuration table), Multiboot2 a copy of it
 * (tags 14 and 15), PVH and other boot protocols the address again. Only
 * where nobody does, search the memory of a PC BIOS for it.
 *
 * @spec ACPI 6.6, 5.2.5
 */
#ifndef OSDEV_ACPI_RSDP_H
#define OSDEV_ACPI_RSDP_H

#include <osdev/acpi/map.h>
#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** The pointer as it lies in memory. */
struct osdev_acpi_rsdp {
    uint8_t signature[8];      /**< "RSD PTR ". */
    uint8_t checksum;          /**< Makes the first 20 bytes zero. */
    uint8_t oem_id[6];         /**< Who made the machine. */
    uint8_t revision;          /**< 0 for ACPI 1.0, else 2 or more. */
    osdev_le32_t rsdt;         /**< Address of the RSDT. */
    osdev_le32_t length;       /**< Revision 2: of all this. */
    osdev_le64_t xsdt;         /**< Revision 2: address of the XSDT. */
    uint8_t extended_checksum; /**< Revision 2: makes all bytes zero. */
    uint8_t reserved[3];       /**< Not used. */
};
OSDEV_STATIC_ASSERT(sizeof(struct osdev_acpi_rsdp) == 36, "5.2.5.3");
OSDEV_STATIC_ASSERT(offsetof(struct osdev_acpi_rsdp, rsdt) == 16, "5.2.5.3");
OSDEV_STATIC_ASSERT(offsetof(struct osdev_acpi_rsdp, xsdt) == 24, "5.2.5.3");

/**
 * Check the pointer and read it. What revision 0 does not have reads zero.
 *
 * @param      bytes  Start with the pointer, 20 bytes or more.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_TRUNCATED      the bytes end before the pointer.
 * @retval OSDEV_ACPI_ERR_BAD_SIGNATURE  it does not start with "RSD PTR ".
 * @retval OSDEV_ACPI_ERR_BAD_CHECKSUM   one of the two checksums is wrong.
 * @retval OSDEV_ACPI_ERR_BAD_LENGTH     revision 2 with less than 36 bytes.
 */
OSDEV_NODISCARD
enum osdev_acpi_err
osdev_acpi_rsdp_parse(struct osdev_span bytes, struct osdev_acpi_rsdp *out);

/**
 * Find the pointer in memory; it lies at a multiple of 16.
 *
 * @param      area        Starts at a multiple of 16.
 * @param[out] out_offset  Where it starts. Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_NOT_FOUND  no valid pointer lies in the area.
 */
OSDEV_NODISCARD
enum osdev_acpi_err
osdev_acpi_rsdp_find(struct osdev_span area, size_t *out_offset);

/**
 * Search where a PC BIOS puts it: the first KiB of the extended BIOS data
 * area, the 128 KiB below 640 KiB if nothing says where that area is, and
 * the 128 KiB below 1 MiB.
 *
 * @param      memory    Access to physical memory.
 * @param[out] out_addr  Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_OPS    there is no map operation.
 * @retval OSDEV_ACPI_ERR_UNMAPPED   not all areas could be mapped, and it is
 *                                   in none of the others.
 * @retval OSDEV_ACPI_ERR_NOT_FOUND  it is in none of the areas.
 *
 * @spec ACPI 6.6, 5.2.5.1
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_rsdp_search(
    const struct osdev_acpi_memory *memory, osdev_paddr_t *out_addr
);

/**
 * Read and check the pointer at a physical address.
 *
 * @param      memory  Access to physical memory.
 * @param      addr    Where it is.
 * @param[out] out     Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_OPS        there is no map operation.
 * @retval OSDEV_ACPI_ERR_UNMAPPED       the memory could not be mapped.
 * @retval OSDEV_ACPI_ERR_BAD_SIGNATURE  it does not start with "RSD PTR ".
 * @retval OSDEV_ACPI_ERR_BAD_CHECKSUM   one of the two checksums is wrong.
 * @retval OSDEV_ACPI_ERR_BAD_LENGTH     revision 2 with an impossible length.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_rsdp_read(
    const struct osdev_acpi_memory *memory, osdev_paddr_t addr,
    struct osdev_acpi_rsdp *out
);

OSDEV_END_DECLS

#endif
