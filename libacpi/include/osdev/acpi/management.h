// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Watchdogs, management controllers and the embedded controller: WDAT, WDRT,
 * WDDT, SPMI, MCHI and ECDT.
 *
 * @spec Microsoft Hardware Watchdog Timer 1.01, IPMI 2.0 and ACPI 6.6, 5.2.15
 */
#ifndef OSDEV_ACPI_MANAGEMENT_H
#define OSDEV_ACPI_MANAGEMENT_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Watchdog action table. @spec Microsoft Hardware Watchdog Timer 1.01 */
struct osdev_acpi_wdat {
    struct osdev_acpi_header header; /**< Header, signature "WDAT". */
    osdev_le32_t header_len;         /**< 32. */
    osdev_le16_t segment;            /**< PCI segment, or 0xff. */
    uint8_t bus;                     /**< Bus, or 0xff. */
    uint8_t device;                  /**< Device, or 0xff. */
    uint8_t function;                /**< Function, or 0xff. */
    uint8_t reserved[3];             /**< Not used. */
    osdev_le32_t period;             /**< ms of a tick. */
    osdev_le32_t max_count;          /**< Most ticks. */
    osdev_le32_t min_count;          /**< Fewest ticks. */
    /** Bit 0 enabled, bit 7 stopped in sleep. */
    uint8_t flags;
    uint8_t reserved2[3];     /**< Not used. */
    osdev_le32_t entry_count; /**< Number of steps. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_wdat) == 68 &&
        offsetof(struct osdev_acpi_wdat, entry_count) == 64,
    "Microsoft Hardware Watchdog Timer 1.01"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 68 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_wdat_read(struct osdev_span bytes, struct osdev_acpi_wdat *out)
{
    return osdev_acpi_table_read(bytes, "WDAT", 68, out, sizeof(*out));
}

/** Step of an action. @spec Microsoft Hardware Watchdog Timer 1.01 */
struct osdev_acpi_wdat_instruction {
    uint8_t action; /**< Action that it belongs to. */
    /** Bits 0..1 read value, read, write value, write; bit 7 keep. */
    uint8_t instruction;
    osdev_le16_t reserved;     /**< Not used. */
    struct osdev_acpi_gas reg; /**< The register. */
    osdev_le32_t value;        /**< What to write or compare. */
    osdev_le32_t mask;         /**< Bits that count. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_wdat_instruction) == 24 &&
        offsetof(struct osdev_acpi_wdat_instruction, mask) == 20,
    "Microsoft Hardware Watchdog Timer 1.01"
);

/**
 * Walk over the steps of a WDAT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_wdat_instructions(struct osdev_span table);

/**
 * Step to the next step of an action.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_wdat_instruction_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_wdat_instruction *out
);

/** Watchdog resource table. @spec Microsoft Hardware Watchdog Timer 1.01 */
struct osdev_acpi_wdrt {
    struct osdev_acpi_header header; /**< Header, signature "WDRT". */
    struct osdev_acpi_gas control;   /**< Control register. */
    struct osdev_acpi_gas count;     /**< Count register. */
    osdev_le16_t device_id;          /**< PCI device. */
    osdev_le16_t vendor_id;          /**< PCI vendor. */
    uint8_t bus;                     /**< Bus. */
    uint8_t device;                  /**< Device. */
    uint8_t function;                /**< Function. */
    uint8_t segment;                 /**< Segment. */
    osdev_le16_t max_count;          /**< Most ticks. */
    uint8_t units;                   /**< 0 seconds, 1 minutes. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_wdrt) == 71 &&
        offsetof(struct osdev_acpi_wdrt, units) == 70,
    "Microsoft Hardware Watchdog Timer 1.01"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 71 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_wdrt_read(struct osdev_span bytes, struct osdev_acpi_wdrt *out)
{
    return osdev_acpi_table_read(bytes, "WDRT", 71, out, sizeof(*out));
}

/** Watchdog descriptor table. @spec Intel Watchdog Descriptor Table */
struct osdev_acpi_wddt {
    struct osdev_acpi_header header; /**< Header, signature "WDDT". */
    osdev_le16_t spec_version;       /**< Version of the document. */
    osdev_le16_t table_version;      /**< Version of the table. */
    osdev_le16_t vendor_id;          /**< PCI vendor. */
    struct osdev_acpi_gas address;   /**< Where the registers are. */
    osdev_le16_t max_count;          /**< Most ticks. */
    osdev_le16_t min_count;          /**< Fewest ticks. */
    osdev_le16_t period;             /**< Length of a tick. */
    osdev_le16_t status;             /**< State. */
    osdev_le16_t capability;         /**< What it can do. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_wddt) == 64 &&
        offsetof(struct osdev_acpi_wddt, capability) == 62,
    "Intel Watchdog Descriptor Table"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 64 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_wddt_read(struct osdev_span bytes, struct osdev_acpi_wddt *out)
{
    return osdev_acpi_table_read(bytes, "WDDT", 64, out, sizeof(*out));
}

/** Server platform management interface table. @spec IPMI 2.0, C3 */
struct osdev_acpi_spmi {
    struct osdev_acpi_header header; /**< Header, signature "SPMI". */
    uint8_t interface;               /**< 1 KCS, 2 SMIC, 3 BT, 4 SSIF. */
    uint8_t reserved;                /**< 1. */
    osdev_le16_t spec_revision;      /**< Version of IPMI. */
    uint8_t interrupt_type;          /**< Bit 0 SCI by event, bit 1 GSI. */
    /** General purpose event of the interrupt. */
    uint8_t gpe;
    uint8_t reserved2; /**< Not used. */
    /** Bit 0: the four bytes at the end are a PCI address. */
    uint8_t pci_flag;
    osdev_le32_t gsi;              /**< Global system interrupt. */
    struct osdev_acpi_gas address; /**< Where the registers are. */
    uint8_t segment;               /**< PCI segment, or byte 0 of a _UID. */
    uint8_t bus;                   /**< Bus, or byte 1 of a _UID. */
    uint8_t device;                /**< Device, or byte 2 of a _UID. */
    uint8_t function;              /**< Function, or byte 3 of a _UID. */
    uint8_t reserved3;             /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_spmi) == 65 &&
        offsetof(struct osdev_acpi_spmi, reserved3) == 64,
    "C3"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 64 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_spmi_read(struct osdev_span bytes, struct osdev_acpi_spmi *out)
{
    return osdev_acpi_table_read(bytes, "SPMI", 64, out, sizeof(*out));
}

/** Management controller host interface table. @spec DMTF DSP0256 */
struct osdev_acpi_mchi {
    struct osdev_acpi_header header; /**< Header, signature "MCHI". */
    uint8_t interface;               /**< Kind of the interface. */
    uint8_t protocol;                /**< Kind of the protocol. */
    osdev_le64_t protocol_data;      /**< For the protocol. */
    uint8_t interrupt_type;          /**< Bit 0 SCI by event, bit 1 GSI. */
    /** General purpose event of the interrupt. */
    uint8_t gpe;
    uint8_t pci_flag;              /**< Bit 0: it is a PCI device. */
    osdev_le32_t gsi;              /**< Global system interrupt. */
    struct osdev_acpi_gas address; /**< Where the registers are. */
    uint8_t segment;               /**< PCI segment. */
    uint8_t bus;                   /**< Bus. */
    uint8_t device;                /**< Device. */
    uint8_t function;              /**< Function. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_mchi) == 69 &&
        offsetof(struct osdev_acpi_mchi, function) == 68,
    "DMTF DSP0256"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 69 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_mchi_read(struct osdev_span bytes, struct osdev_acpi_mchi *out)
{
    return osdev_acpi_table_read(bytes, "MCHI", 69, out, sizeof(*out));
}

/**
 * Embedded controller boot resources table; its name in the namespace follows.
 *
 * @spec ACPI 6.6, 5.2.15
 */
struct osdev_acpi_ecdt {
    struct osdev_acpi_header header; /**< Header, signature "ECDT". */
    struct osdev_acpi_gas control;   /**< Command and status register. */
    struct osdev_acpi_gas data;      /**< Data register. */
    osdev_le32_t uid;                /**< _UID of the controller. */
    uint8_t gpe;                     /**< Event of its SCI. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ecdt) == 65 &&
        offsetof(struct osdev_acpi_ecdt, gpe) == 64,
    "5.2.15"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 65 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_ecdt_read(struct osdev_span bytes, struct osdev_acpi_ecdt *out)
{
    return osdev_acpi_table_read(bytes, "ECDT", 65, out, sizeof(*out));
}

OSDEV_END_DECLS

#endif
