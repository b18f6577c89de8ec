// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Entries of the MADT for RISC-V machines.
 *
 * @spec ACPI 6.6, 5.2.12
 */
#ifndef OSDEV_ACPI_MADT_RISCV_H
#define OSDEV_ACPI_MADT_RISCV_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Processor of a RISC-V machine. @spec ACPI 6.6, 5.2.12.27 */
struct osdev_acpi_madt_rintc {
    uint8_t type;     /**< OSDEV_ACPI_MADT_RINTC. */
    uint8_t length;   /**< Of the entry. */
    uint8_t version;  /**< 1. */
    uint8_t reserved; /**< Not used. */
    /** OSDEV_ACPI_MADT_ENABLED, ..._ONLINE_CAPABLE. */
    osdev_le32_t flags;
    osdev_le64_t hart_id; /**< Number of the hart. */
    osdev_le32_t uid;     /**< _UID of the processor. */
    /** PLIC or APLIC and its context for this hart. */
    osdev_le32_t external_id;
    osdev_le64_t imsic;     /**< Where the IMSIC of the hart is. */
    osdev_le32_t imsic_len; /**< Length of its registers. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_rintc) == 36 &&
        offsetof(struct osdev_acpi_madt_rintc, imsic_len) == 32,
    "5.2.12.27"
);

/** What all RISC-V controllers for messages share. @spec ACPI 6.6, 5.2.12.28 */
struct osdev_acpi_madt_imsic {
    uint8_t type;                /**< OSDEV_ACPI_MADT_IMSIC. */
    uint8_t length;              /**< Of the entry. */
    uint8_t version;             /**< 1. */
    uint8_t reserved;            /**< Not used. */
    osdev_le32_t flags;          /**< 0. */
    osdev_le16_t supervisor_ids; /**< Interrupt identities of the supervisor. */
    osdev_le16_t guest_ids;      /**< Interrupt identities of each guest. */
    uint8_t guest_bits;          /**< Bits of the guest index in an address. */
    uint8_t hart_bits;           /**< Bits of the hart index. */
    uint8_t group_bits;          /**< Bits of the group index. */
    uint8_t group_shift;         /**< Lowest bit of the group index. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_imsic) == 16 &&
        offsetof(struct osdev_acpi_madt_imsic, group_shift) == 15,
    "5.2.12.28"
);

/** RISC-V advanced platform-level controller. @spec ACPI 6.6, 5.2.12.29 */
struct osdev_acpi_madt_aplic {
    uint8_t type;           /**< OSDEV_ACPI_MADT_APLIC. */
    uint8_t length;         /**< Of the entry. */
    uint8_t version;        /**< 1. */
    uint8_t id;             /**< Its number. */
    osdev_le32_t flags;     /**< 0. */
    uint8_t hardware_id[8]; /**< _HID of the hardware. */
    /** Delivery control structures; 0 with messages only. */
    osdev_le16_t idc_count;
    osdev_le16_t source_count; /**< Inputs. */
    osdev_le32_t gsi_base;     /**< GSI of its first input. */
    osdev_le64_t address;      /**< Where its registers are. */
    osdev_le32_t range_len;    /**< Their length. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_aplic) == 36 &&
        offsetof(struct osdev_acpi_madt_aplic, range_len) == 32,
    "5.2.12.29"
);

/** RISC-V platform-level controller. @spec ACPI 6.6, 5.2.12.30 */
struct osdev_acpi_madt_plic {
    uint8_t type;              /**< OSDEV_ACPI_MADT_PLIC. */
    uint8_t length;            /**< Of the entry. */
    uint8_t version;           /**< 1. */
    uint8_t id;                /**< Its number. */
    uint8_t hardware_id[8];    /**< _HID of the hardware. */
    osdev_le16_t source_count; /**< Inputs. */
    osdev_le16_t max_priority; /**< Highest priority. */
    osdev_le32_t flags;        /**< 0. */
    osdev_le32_t range_len;    /**< Length of its registers. */
    osdev_le64_t address;      /**< Where its registers are. */
    osdev_le32_t gsi_base;     /**< GSI of its first input. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_plic) == 36 &&
        offsetof(struct osdev_acpi_madt_plic, gsi_base) == 32,
    "5.2.12.30"
);

OSDEV_END_DECLS

#endif
