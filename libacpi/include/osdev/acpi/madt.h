// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Interrupt controllers and processors: the MADT (signature "APIC").
 *
 * Numbers called GSI are global system interrupts: inputs of all I/O
 * controllers in one row.
 *
 * @spec ACPI 6.6, 5.2.12
 */
#ifndef OSDEV_ACPI_MADT_H
#define OSDEV_ACPI_MADT_H

#include <osdev/acpi/madt_gic.h>
#include <osdev/acpi/madt_loongarch.h>
#include <osdev/acpi/madt_riscv.h>
#include <osdev/acpi/madt_x86.h>
#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Table flag: two 8259 are there as well; mask them. */
#define OSDEV_ACPI_MADT_PCAT_COMPAT OSDEV_BIT32(0)
/** Processor flag: it can be used. */
#define OSDEV_ACPI_MADT_ENABLED OSDEV_BIT32(0)
/** Processor flag: not enabled, but can be later. */
#define OSDEV_ACPI_MADT_ONLINE_CAPABLE OSDEV_BIT32(1)
/** GICC flag: not enabled, but can be later. */
#define OSDEV_ACPI_MADT_GICC_ONLINE_CAPABLE OSDEV_BIT32(3)
/** Interrupt flags: 0 as the bus has it, 1 high, 3 low. */
#define OSDEV_ACPI_MADT_POLARITY_MASK OSDEV_MASK32(1, 0)
/** Interrupt flags: 0 as the bus has it, 1 edge, 3 level. */
#define OSDEV_ACPI_MADT_TRIGGER_MASK OSDEV_MASK32(3, 2)
/** Processor of a LAPIC_NMI: all of them. */
#define OSDEV_ACPI_MADT_ALL_PROCESSORS 0xffu

/** Multiple APIC description table. @spec ACPI 6.6, 5.2.12 */
struct osdev_acpi_madt {
    struct osdev_acpi_header header; /**< Header, signature "APIC". */
    /** Address of the local APIC, if no entry overrides it. */
    osdev_le32_t local_apic;
    osdev_le32_t flags; /**< OSDEV_ACPI_MADT_PCAT_COMPAT. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt) == 44 &&
        offsetof(struct osdev_acpi_madt, flags) == 40,
    "5.2.12"
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
osdev_acpi_madt_read(struct osdev_span bytes, struct osdev_acpi_madt *out)
{
    return osdev_acpi_table_read(bytes, "APIC", 44, out, sizeof(*out));
}

/** Mailbox that starts processors. @spec ACPI 6.6, 5.2.12.19 */
struct osdev_acpi_madt_wakeup {
    uint8_t type;          /**< OSDEV_ACPI_MADT_WAKEUP. */
    uint8_t length;        /**< Of the entry. */
    osdev_le16_t version;  /**< Of the mailbox; 1 has a reset vector. */
    osdev_le32_t reserved; /**< Not used. */
    osdev_le64_t mailbox;  /**< Address of the mailbox. */
    /** Where processors are given back to firmware. */
    osdev_le64_t reset_vector;
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_madt_wakeup) == 24 &&
        offsetof(struct osdev_acpi_madt_wakeup, reset_vector) == 16,
    "5.2.12.19"
);

/** Types of struct osdev_acpi_madt_entry. */
enum osdev_acpi_madt_entry_type {
    OSDEV_ACPI_MADT_LAPIC = 0,  /**< Processor with a local APIC. */
    OSDEV_ACPI_MADT_IOAPIC = 1, /**< I/O APIC. */
    OSDEV_ACPI_MADT_OVERRIDE =
        2, /**< ISA interrupt that is not wired one to one. */
    OSDEV_ACPI_MADT_NMI_SOURCE = 3, /**< Input of an I/O APIC that is an NMI. */
    OSDEV_ACPI_MADT_LAPIC_NMI = 4, /**< Input of a local APIC that is an NMI. */
    OSDEV_ACPI_MADT_LAPIC_ADDRESS =
        5,                       /**< Address of the local APIC in 64 bits. */
    OSDEV_ACPI_MADT_IOSAPIC = 6, /**< I/O SAPIC of Itanium machines. */
    OSDEV_ACPI_MADT_LSAPIC =
        7, /**< Local SAPIC; the text after it is the _UID. */
    OSDEV_ACPI_MADT_PLATFORM_INT =
        8, /**< Platform interrupt source of Itanium machines. */
    OSDEV_ACPI_MADT_X2APIC = 9, /**< Processor with a number above 254. */
    OSDEV_ACPI_MADT_X2APIC_NMI =
        0xa, /**< Input of a local APIC in x2APIC mode that is an NMI. */
    OSDEV_ACPI_MADT_GICC = 0xb, /**< Processor with a GIC interface. */
    OSDEV_ACPI_MADT_GICD = 0xc, /**< GIC distributor. */
    OSDEV_ACPI_MADT_GIC_MSI =
        0xd, /**< GICv2m frame for message signalled interrupts. */
    OSDEV_ACPI_MADT_GICR = 0xe,      /**< GIC redistributors. */
    OSDEV_ACPI_MADT_GIC_ITS = 0xf,   /**< GIC interrupt translation service. */
    OSDEV_ACPI_MADT_WAKEUP = 0x10,   /**< Mailbox that starts processors. */
    OSDEV_ACPI_MADT_CORE_PIC = 0x11, /**< Processor of a LoongArch machine. */
    OSDEV_ACPI_MADT_LIO_PIC = 0x12,  /**< LoongArch legacy I/O controller. */
    OSDEV_ACPI_MADT_HT_PIC = 0x13,  /**< LoongArch HyperTransport controller. */
    OSDEV_ACPI_MADT_EIO_PIC = 0x14, /**< LoongArch extended I/O controller. */
    OSDEV_ACPI_MADT_MSI_PIC = 0x15, /**< LoongArch controller for messages. */
    OSDEV_ACPI_MADT_BIO_PIC = 0x16, /**< LoongArch bridge I/O controller. */
    OSDEV_ACPI_MADT_LPC_PIC = 0x17, /**< LoongArch low pin count controller. */
    OSDEV_ACPI_MADT_RINTC = 0x18,   /**< Processor of a RISC-V machine. */
    OSDEV_ACPI_MADT_IMSIC =
        0x19, /**< What all RISC-V controllers for messages share. */
    OSDEV_ACPI_MADT_APLIC =
        0x1a, /**< RISC-V advanced platform-level controller. */
    OSDEV_ACPI_MADT_PLIC = 0x1b, /**< RISC-V platform-level controller. */
};

/** One interrupt controller or processor. */
struct osdev_acpi_madt_entry {
    uint32_t type; /**< One of osdev_acpi_madt_entry_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_madt_lapic lapic;   /**< OSDEV_ACPI_MADT_LAPIC. */
        struct osdev_acpi_madt_ioapic ioapic; /**< OSDEV_ACPI_MADT_IOAPIC. */
        struct osdev_acpi_madt_override
            override; /**< OSDEV_ACPI_MADT_OVERRIDE. */
        struct osdev_acpi_madt_nmi_source
            nmi_source; /**< OSDEV_ACPI_MADT_NMI_SOURCE. */
        struct osdev_acpi_madt_lapic_nmi
            lapic_nmi; /**< OSDEV_ACPI_MADT_LAPIC_NMI. */
        struct osdev_acpi_madt_lapic_address
            lapic_address; /**< OSDEV_ACPI_MADT_LAPIC_ADDRESS. */
        struct osdev_acpi_madt_iosapic iosapic; /**< OSDEV_ACPI_MADT_IOSAPIC. */
        struct osdev_acpi_madt_lsapic lsapic;   /**< OSDEV_ACPI_MADT_LSAPIC. */
        struct osdev_acpi_madt_platform_int
            platform_int; /**< OSDEV_ACPI_MADT_PLATFORM_INT. */
        struct osdev_acpi_madt_x2apic x2apic; /**< OSDEV_ACPI_MADT_X2APIC. */
        struct osdev_acpi_madt_x2apic_nmi
            x2apic_nmi;                   /**< OSDEV_ACPI_MADT_X2APIC_NMI. */
        struct osdev_acpi_madt_gicc gicc; /**< OSDEV_ACPI_MADT_GICC. */
        struct osdev_acpi_madt_gicd gicd; /**< OSDEV_ACPI_MADT_GICD. */
        struct osdev_acpi_madt_gic_msi gic_msi; /**< OSDEV_ACPI_MADT_GIC_MSI. */
        struct osdev_acpi_madt_gicr gicr;       /**< OSDEV_ACPI_MADT_GICR. */
        struct osdev_acpi_madt_gic_its gic_its; /**< OSDEV_ACPI_MADT_GIC_ITS. */
        struct osdev_acpi_madt_wakeup wakeup;   /**< OSDEV_ACPI_MADT_WAKEUP. */
        struct osdev_acpi_madt_core_pic
            core_pic; /**< OSDEV_ACPI_MADT_CORE_PIC. */
        struct osdev_acpi_madt_lio_pic lio_pic; /**< OSDEV_ACPI_MADT_LIO_PIC. */
        struct osdev_acpi_madt_ht_pic ht_pic;   /**< OSDEV_ACPI_MADT_HT_PIC. */
        struct osdev_acpi_madt_eio_pic eio_pic; /**< OSDEV_ACPI_MADT_EIO_PIC. */
        struct osdev_acpi_madt_msi_pic msi_pic; /**< OSDEV_ACPI_MADT_MSI_PIC. */
        struct osdev_acpi_madt_bio_pic bio_pic; /**< OSDEV_ACPI_MADT_BIO_PIC. */
        struct osdev_acpi_madt_lpc_pic lpc_pic; /**< OSDEV_ACPI_MADT_LPC_PIC. */
        struct osdev_acpi_madt_rintc rintc;     /**< OSDEV_ACPI_MADT_RINTC. */
        struct osdev_acpi_madt_imsic imsic;     /**< OSDEV_ACPI_MADT_IMSIC. */
        struct osdev_acpi_madt_aplic aplic;     /**< OSDEV_ACPI_MADT_APLIC. */
        struct osdev_acpi_madt_plic plic;       /**< OSDEV_ACPI_MADT_PLIC. */
    } as;
};

/**
 * Walk over the interrupt controllers and processors of a MADT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_madt_entries(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_madt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_madt_entry *out
);

/** The mailbox that starts processors, shared with firmware. */
struct osdev_acpi_mailbox {
    osdev_le16_t command;       /**< 0 none, 1 wake up, 2 test. */
    osdev_le16_t reserved;      /**< Not used. */
    osdev_le32_t apic_id;       /**< Which processor. */
    osdev_le64_t wakeup_vector; /**< Where it shall run. */
};
OSDEV_STATIC_ASSERT(sizeof(struct osdev_acpi_mailbox) == 16, "5.2.12.19");
OSDEV_STATIC_ASSERT(
    offsetof(struct osdev_acpi_mailbox, wakeup_vector) == 8, "5.2.12.19"
);

OSDEV_END_DECLS

#endif
