// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Entries of the MADT for x86 machines and Itanium.
 *
 * @spec ACPI 6.6, 5.2.12
 */
#ifndef OSDEV_ACPI_MADT_X86_H
#define OSDEV_ACPI_MADT_X86_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Processor with a local APIC. @spec ACPI 6.6, 5.2.12.2 */
struct osdev_acpi_madt_lapic {
    uint8_t type;       /**< OSDEV_ACPI_MADT_LAPIC. */
    uint8_t length;     /**< Of the entry. */
    uint8_t uid;        /**< _UID of the processor. */
    uint8_t apic_id;    /**< Number of its local APIC. */
    osdev_le32_t flags; /**< OSDEV_ACPI_MADT_ENABLED, ..._ONLINE_CAPABLE. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_lapic) == 8 &&
        offsetof(struct osdev_acpi_madt_lapic, flags) == 4,
    "5.2.12.2"
);

/** I/O APIC. @spec ACPI 6.6, 5.2.12.3 */
struct osdev_acpi_madt_ioapic {
    uint8_t type;          /**< OSDEV_ACPI_MADT_IOAPIC. */
    uint8_t length;        /**< Of the entry. */
    uint8_t id;            /**< Its number. */
    uint8_t reserved;      /**< Not used. */
    osdev_le32_t address;  /**< Where its registers are. */
    osdev_le32_t gsi_base; /**< GSI of its first input. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_ioapic) == 12 &&
        offsetof(struct osdev_acpi_madt_ioapic, gsi_base) == 8,
    "5.2.12.3"
);

/** ISA interrupt that is not wired one to one. @spec ACPI 6.6, 5.2.12.5 */
struct osdev_acpi_madt_override {
    uint8_t type;       /**< OSDEV_ACPI_MADT_OVERRIDE. */
    uint8_t length;     /**< Of the entry. */
    uint8_t bus;        /**< 0, which is ISA. */
    uint8_t source;     /**< ISA interrupt. */
    osdev_le32_t gsi;   /**< Where it is wired to. */
    osdev_le16_t flags; /**< Polarity and trigger. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_override) == 10 &&
        offsetof(struct osdev_acpi_madt_override, flags) == 8,
    "5.2.12.5"
);

/** Input of an I/O APIC that is an NMI. @spec ACPI 6.6, 5.2.12.6 */
struct osdev_acpi_madt_nmi_source {
    uint8_t type;       /**< OSDEV_ACPI_MADT_NMI_SOURCE. */
    uint8_t length;     /**< Of the entry. */
    osdev_le16_t flags; /**< Polarity and trigger. */
    osdev_le32_t gsi;   /**< The input. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_nmi_source) == 8 &&
        offsetof(struct osdev_acpi_madt_nmi_source, gsi) == 4,
    "5.2.12.6"
);

/** Input of a local APIC that is an NMI. @spec ACPI 6.6, 5.2.12.7 */
struct osdev_acpi_madt_lapic_nmi {
    uint8_t type;   /**< OSDEV_ACPI_MADT_LAPIC_NMI. */
    uint8_t length; /**< Of the entry. */
    /** _UID of the processor, or OSDEV_ACPI_MADT_ALL_PROCESSORS. */
    uint8_t uid;
    osdev_le16_t flags; /**< Polarity and trigger. */
    uint8_t lint;       /**< Input, 0 or 1. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_lapic_nmi) == 6 &&
        offsetof(struct osdev_acpi_madt_lapic_nmi, lint) == 5,
    "5.2.12.7"
);

/** Address of the local APIC in 64 bits. @spec ACPI 6.6, 5.2.12.8 */
struct osdev_acpi_madt_lapic_address {
    uint8_t type;          /**< OSDEV_ACPI_MADT_LAPIC_ADDRESS. */
    uint8_t length;        /**< Of the entry. */
    osdev_le16_t reserved; /**< Not used. */
    osdev_le64_t address;  /**< Where the local APIC is. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_lapic_address) == 12 &&
        offsetof(struct osdev_acpi_madt_lapic_address, address) == 4,
    "5.2.12.8"
);

/** I/O SAPIC of Itanium machines. @spec ACPI 6.6, 5.2.12.9 */
struct osdev_acpi_madt_iosapic {
    uint8_t type;          /**< OSDEV_ACPI_MADT_IOSAPIC. */
    uint8_t length;        /**< Of the entry. */
    uint8_t id;            /**< Its number. */
    uint8_t reserved;      /**< Not used. */
    osdev_le32_t gsi_base; /**< GSI of its first input. */
    osdev_le64_t address;  /**< Where its registers are. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_iosapic) == 16 &&
        offsetof(struct osdev_acpi_madt_iosapic, address) == 8,
    "5.2.12.9"
);

/** Local SAPIC; the text after it is the _UID. @spec ACPI 6.6, 5.2.12.10 */
struct osdev_acpi_madt_lsapic {
    uint8_t type;           /**< OSDEV_ACPI_MADT_LSAPIC. */
    uint8_t length;         /**< Of the entry. */
    uint8_t uid;            /**< Processor id. */
    uint8_t id;             /**< Local SAPIC id. */
    uint8_t eid;            /**< Local SAPIC extended id. */
    uint8_t reserved[3];    /**< Not used. */
    osdev_le32_t flags;     /**< OSDEV_ACPI_MADT_ENABLED. */
    osdev_le32_t uid_value; /**< _UID of the processor as a number. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_lsapic) == 16 &&
        offsetof(struct osdev_acpi_madt_lsapic, uid_value) == 12,
    "5.2.12.10"
);

/** Platform interrupt source of Itanium machines. @spec ACPI 6.6, 5.2.12.11 */
struct osdev_acpi_madt_platform_int {
    uint8_t type;              /**< OSDEV_ACPI_MADT_PLATFORM_INT. */
    uint8_t length;            /**< Of the entry. */
    osdev_le16_t flags;        /**< Polarity and trigger. */
    uint8_t source_type;       /**< 1 PMI, 2 INIT, 3 corrected machine check. */
    uint8_t id;                /**< Processor id. */
    uint8_t eid;               /**< Processor extended id. */
    uint8_t vector;            /**< I/O SAPIC vector. */
    osdev_le32_t gsi;          /**< The input. */
    osdev_le32_t source_flags; /**< Bit 0: the processor can be overridden. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_platform_int) == 16 &&
        offsetof(struct osdev_acpi_madt_platform_int, source_flags) == 12,
    "5.2.12.11"
);

/** Processor with a number above 254. @spec ACPI 6.6, 5.2.12.12 */
struct osdev_acpi_madt_x2apic {
    uint8_t type;          /**< OSDEV_ACPI_MADT_X2APIC. */
    uint8_t length;        /**< Of the entry. */
    osdev_le16_t reserved; /**< Not used. */
    osdev_le32_t apic_id;  /**< Number of its local APIC. */
    osdev_le32_t flags;    /**< OSDEV_ACPI_MADT_ENABLED, ..._ONLINE_CAPABLE. */
    osdev_le32_t uid;      /**< _UID of the processor. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_x2apic) == 16 &&
        offsetof(struct osdev_acpi_madt_x2apic, uid) == 12,
    "5.2.12.12"
);

/**
 * Input of a local APIC in x2APIC mode that is an NMI.
 *
 * @spec ACPI 6.6, 5.2.12.13
 */
struct osdev_acpi_madt_x2apic_nmi {
    uint8_t type;        /**< OSDEV_ACPI_MADT_X2APIC_NMI. */
    uint8_t length;      /**< Of the entry. */
    osdev_le16_t flags;  /**< Polarity and trigger. */
    osdev_le32_t uid;    /**< _UID of the processor, or UINT32_MAX for all. */
    uint8_t lint;        /**< Input, 0 or 1. */
    uint8_t reserved[3]; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_x2apic_nmi) == 12 &&
        offsetof(struct osdev_acpi_madt_x2apic_nmi, reserved) == 9,
    "5.2.12.13"
);

OSDEV_END_DECLS

#endif
