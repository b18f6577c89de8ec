// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * More of Arm machines: SDEI, AGDI, APMT.
 *
 * @spec Arm SDEI 1.0, AGDI 1.0, APMT 1.0
 */
#ifndef OSDEV_ACPI_ARM_H
#define OSDEV_ACPI_ARM_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Software delegated exceptions are there; the table has no fields. */
struct osdev_acpi_sdei {
    struct osdev_acpi_header header; /**< Header, signature "SDEI". */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_sdei) == 36 &&
        offsetof(struct osdev_acpi_sdei, header) == 0,
    "sdei"
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
osdev_acpi_sdei_read(struct osdev_span bytes, struct osdev_acpi_sdei *out)
{
    return osdev_acpi_table_read(bytes, "SDEI", 36, out, sizeof(*out));
}

/** Arm generic diagnostic dump and reset device. */
struct osdev_acpi_agdi {
    struct osdev_acpi_header header; /**< Header, signature "AGDI". */
    /** Bits 0..1: 0 SDEI event, 1 interrupt, 2 both. */
    uint8_t flags;
    uint8_t reserved[3];     /**< Not used. */
    osdev_le32_t sdei_event; /**< Number of the event. */
    osdev_le32_t gsi;        /**< Interrupt. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_agdi) == 48 &&
        offsetof(struct osdev_acpi_agdi, gsi) == 44,
    "agdi"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 48 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_agdi_read(struct osdev_span bytes, struct osdev_acpi_agdi *out)
{
    return osdev_acpi_table_read(bytes, "AGDI", 48, out, sizeof(*out));
}

OSDEV_END_DECLS

#endif
