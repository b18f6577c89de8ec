// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Entries of the MADT for Arm machines.
 *
 * @spec ACPI 6.6, 5.2.12
 */
#ifndef OSDEV_ACPI_MADT_GIC_H
#define OSDEV_ACPI_MADT_GIC_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Processor with a GIC interface. @spec ACPI 6.6, 5.2.12.14 */
struct osdev_acpi_madt_gicc {
    uint8_t type;          /**< OSDEV_ACPI_MADT_GICC. */
    uint8_t length;        /**< Of the entry. */
    osdev_le16_t reserved; /**< Not used. */
    /** Number of the interface, for GICv1 and v2. */
    osdev_le32_t interface;
    osdev_le32_t uid; /**< _UID of the processor. */
    /** OSDEV_ACPI_MADT_ENABLED, ..._GICC_ONLINE_CAPABLE. */
    osdev_le32_t flags;
    /** Parking protocol; 0 if PSCI starts processors. */
    osdev_le32_t parking_version;
    osdev_le32_t performance_gsi; /**< Interrupt of the performance monitor. */
    osdev_le64_t parked_address;  /**< Mailbox of the parking protocol. */
    osdev_le64_t base_address;    /**< Registers of the interface. */
    osdev_le64_t gicv;            /**< Registers for virtual processors. */
    osdev_le64_t gich;            /**< Registers of the hypervisor. */
    osdev_le32_t vgic_gsi;        /**< Maintenance interrupt. */
    osdev_le64_t gicr;            /**< Redistributor, if no GICR entry tells. */
    osdev_le64_t mpidr;           /**< Affinity value of the processor. */
    /** Power efficiency class, relative to others. */
    uint8_t efficiency;
    uint8_t reserved2; /**< Not used. */
    /** Interrupt of the profiling extension, or 0. */
    osdev_le16_t spe_gsi;
    osdev_le16_t trbe_gsi; /**< Interrupt of the trace buffer, or 0. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_gicc) == 82 &&
        offsetof(struct osdev_acpi_madt_gicc, trbe_gsi) == 80,
    "5.2.12.14"
);

/** GIC distributor. @spec ACPI 6.6, 5.2.12.15 */
struct osdev_acpi_madt_gicd {
    uint8_t type;          /**< OSDEV_ACPI_MADT_GICD. */
    uint8_t length;        /**< Of the entry. */
    osdev_le16_t reserved; /**< Not used. */
    osdev_le32_t id;       /**< Its number. */
    osdev_le64_t address;  /**< Where its registers are. */
    osdev_le32_t gsi_base; /**< 0. */
    /** GIC version 1 to 4, 0 if hardware discovery tells. */
    uint8_t version;
    uint8_t reserved2[3]; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_gicd) == 24 &&
        offsetof(struct osdev_acpi_madt_gicd, reserved2) == 21,
    "5.2.12.15"
);

/** GICv2m frame for message signalled interrupts. @spec ACPI 6.6, 5.2.12.16 */
struct osdev_acpi_madt_gic_msi {
    uint8_t type;           /**< OSDEV_ACPI_MADT_GIC_MSI. */
    uint8_t length;         /**< Of the entry. */
    osdev_le16_t reserved;  /**< Not used. */
    osdev_le32_t id;        /**< Its number. */
    osdev_le64_t address;   /**< Where the frame is. */
    osdev_le32_t flags;     /**< Bit 0: the two fields after this hold. */
    osdev_le16_t spi_count; /**< Number of interrupts. */
    osdev_le16_t spi_base;  /**< First interrupt. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_gic_msi) == 24 &&
        offsetof(struct osdev_acpi_madt_gic_msi, spi_base) == 22,
    "5.2.12.16"
);

/** GIC redistributors. @spec ACPI 6.6, 5.2.12.17 */
struct osdev_acpi_madt_gicr {
    uint8_t type;           /**< OSDEV_ACPI_MADT_GICR. */
    uint8_t length;         /**< Of the entry. */
    uint8_t flags;          /**< Bit 0: not coherent. */
    uint8_t reserved;       /**< Not used. */
    osdev_le64_t address;   /**< Start of the region. */
    osdev_le32_t range_len; /**< Length of the region in bytes. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_gicr) == 16 &&
        offsetof(struct osdev_acpi_madt_gicr, range_len) == 12,
    "5.2.12.17"
);

/** GIC interrupt translation service. @spec ACPI 6.6, 5.2.12.18 */
struct osdev_acpi_madt_gic_its {
    uint8_t type;           /**< OSDEV_ACPI_MADT_GIC_ITS. */
    uint8_t length;         /**< Of the entry. */
    uint8_t flags;          /**< Bit 0: not coherent. */
    uint8_t reserved;       /**< Not used. */
    osdev_le32_t id;        /**< Its number. */
    osdev_le64_t address;   /**< Where its registers are. */
    osdev_le32_t reserved2; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_gic_its) == 20 &&
        offsetof(struct osdev_acpi_madt_gic_its, reserved2) == 16,
    "5.2.12.18"
);

OSDEV_END_DECLS

#endif
