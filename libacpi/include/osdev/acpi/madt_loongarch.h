// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Entries of the MADT for LoongArch machines.
 *
 * @spec ACPI 6.6, 5.2.12
 */
#ifndef OSDEV_ACPI_MADT_LOONGARCH_H
#define OSDEV_ACPI_MADT_LOONGARCH_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Processor of a LoongArch machine. @spec ACPI 6.6, 5.2.12.20 */
struct osdev_acpi_madt_core_pic {
    uint8_t type;         /**< OSDEV_ACPI_MADT_CORE_PIC. */
    uint8_t length;       /**< Of the entry. */
    uint8_t version;      /**< 1. */
    osdev_le32_t uid;     /**< _UID of the processor. */
    osdev_le32_t core_id; /**< Physical number. */
    osdev_le32_t flags;   /**< OSDEV_ACPI_MADT_ENABLED. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_core_pic) == 15 &&
        offsetof(struct osdev_acpi_madt_core_pic, flags) == 11,
    "5.2.12.20"
);

/** LoongArch legacy I/O controller. @spec ACPI 6.6, 5.2.12.21 */
struct osdev_acpi_madt_lio_pic {
    uint8_t type;           /**< OSDEV_ACPI_MADT_LIO_PIC. */
    uint8_t length;         /**< Of the entry. */
    uint8_t version;        /**< 1. */
    osdev_le64_t address;   /**< Where its registers are. */
    osdev_le16_t range_len; /**< Their length. */
    /** Vectors of the processor that it drives. */
    uint8_t cascade[2];
    osdev_le32_t cascade_map[2]; /**< Inputs that go to each of them. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_lio_pic) == 23 &&
        offsetof(struct osdev_acpi_madt_lio_pic, cascade_map) == 15,
    "5.2.12.21"
);

/** LoongArch HyperTransport controller. @spec ACPI 6.6, 5.2.12.22 */
struct osdev_acpi_madt_ht_pic {
    uint8_t type;           /**< OSDEV_ACPI_MADT_HT_PIC. */
    uint8_t length;         /**< Of the entry. */
    uint8_t version;        /**< 1. */
    osdev_le64_t address;   /**< Where its registers are. */
    osdev_le16_t range_len; /**< Their length. */
    uint8_t cascade[8];     /**< Vectors of the processor that it drives. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_ht_pic) == 21 &&
        offsetof(struct osdev_acpi_madt_ht_pic, cascade) == 13,
    "5.2.12.22"
);

/** LoongArch extended I/O controller. @spec ACPI 6.6, 5.2.12.23 */
struct osdev_acpi_madt_eio_pic {
    uint8_t type;          /**< OSDEV_ACPI_MADT_EIO_PIC. */
    uint8_t length;        /**< Of the entry. */
    uint8_t version;       /**< 1. */
    uint8_t cascade;       /**< Vector of the processor that it drives. */
    uint8_t node;          /**< Node that it belongs to. */
    osdev_le64_t node_map; /**< Nodes that it serves. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_eio_pic) == 13 &&
        offsetof(struct osdev_acpi_madt_eio_pic, node_map) == 5,
    "5.2.12.23"
);

/** LoongArch controller for messages. @spec ACPI 6.6, 5.2.12.24 */
struct osdev_acpi_madt_msi_pic {
    uint8_t type;         /**< OSDEV_ACPI_MADT_MSI_PIC. */
    uint8_t length;       /**< Of the entry. */
    uint8_t version;      /**< 1. */
    osdev_le64_t address; /**< Where messages go. */
    osdev_le32_t start;   /**< First vector. */
    osdev_le32_t count;   /**< Number of vectors. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_msi_pic) == 19 &&
        offsetof(struct osdev_acpi_madt_msi_pic, count) == 15,
    "5.2.12.24"
);

/** LoongArch bridge I/O controller. @spec ACPI 6.6, 5.2.12.25 */
struct osdev_acpi_madt_bio_pic {
    uint8_t type;           /**< OSDEV_ACPI_MADT_BIO_PIC. */
    uint8_t length;         /**< Of the entry. */
    uint8_t version;        /**< 1. */
    osdev_le64_t address;   /**< Where its registers are. */
    osdev_le16_t range_len; /**< Their length. */
    osdev_le16_t id;        /**< Its number. */
    osdev_le16_t gsi_base;  /**< GSI of its first input. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_bio_pic) == 17 &&
        offsetof(struct osdev_acpi_madt_bio_pic, gsi_base) == 15,
    "5.2.12.25"
);

/** LoongArch low pin count controller. @spec ACPI 6.6, 5.2.12.26 */
struct osdev_acpi_madt_lpc_pic {
    uint8_t type;           /**< OSDEV_ACPI_MADT_LPC_PIC. */
    uint8_t length;         /**< Of the entry. */
    uint8_t version;        /**< 1. */
    osdev_le64_t address;   /**< Where its registers are. */
    osdev_le16_t range_len; /**< Their length. */
    osdev_le16_t cascade;   /**< Input that it drives. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_lpc_pic) == 15 &&
        offsetof(struct osdev_acpi_madt_lpc_pic, cascade) == 13,
    "5.2.12.26"
);

OSDEV_END_DECLS

#endif
