// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The high precision event timer: the HPET.
 *
 * @spec IA-PC HPET Specification 1.0a, 3.2.4
 */
#ifndef OSDEV_ACPI_HPET_H
#define OSDEV_ACPI_HPET_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Id: revision of the hardware. */
#define OSDEV_ACPI_HPET_REVISION_MASK OSDEV_MASK32(7, 0)
/** Id: number of comparators minus 1. */
#define OSDEV_ACPI_HPET_COMPARATORS_MASK OSDEV_MASK32(12, 8)
/** Id: the counter has 64 bits. */
#define OSDEV_ACPI_HPET_64BIT OSDEV_BIT32(13)
/** Id: it can replace the old timer and clock. */
#define OSDEV_ACPI_HPET_LEGACY OSDEV_BIT32(15)
/** Id: PCI vendor. */
#define OSDEV_ACPI_HPET_VENDOR_MASK OSDEV_MASK32(31, 16)
/** Flags: 0 none, 1 4 KiB, 2 64 KiB page is its own. */
#define OSDEV_ACPI_HPET_PROTECTION_MASK OSDEV_MASK32(3, 0)

/** High precision event timer table. */
struct osdev_acpi_hpet {
    struct osdev_acpi_header header; /**< Header, signature "HPET". */
    osdev_le32_t id;                 /**< First register; OSDEV_ACPI_HPET_... */
    struct osdev_acpi_gas address;   /**< Where its registers are. */
    uint8_t number;                  /**< 0 for the first timer, and so on. */
    /** Fewest ticks of a period without lost interrupts. */
    osdev_le16_t min_tick;
    /** Page protection, OSDEV_ACPI_HPET_PROTECTION_MASK. */
    uint8_t flags;
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_hpet) == 56 &&
        offsetof(struct osdev_acpi_hpet, flags) == 55,
    "hpet"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 56 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_hpet_read(struct osdev_span bytes, struct osdev_acpi_hpet *out)
{
    return osdev_acpi_table_read(bytes, "HPET", 56, out, sizeof(*out));
}

OSDEV_END_DECLS

#endif
