// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * What a kernel wants to know first: processors, interrupt controllers and
 * wiring, in memory of the caller.
 *
 * Counts are those of the machine; what did not fit the memory is counted
 * and not stored. Wrong entries are passed over, and the first error of each
 * table is kept, so a machine with one bad entry still starts.
 */
#ifndef OSDEV_ACPI_PLATFORM_H
#define OSDEV_ACPI_PLATFORM_H

#include <osdev/acpi/fadt.h>
#include <osdev/acpi/madt.h>
#include <osdev/acpi/tables.h>

OSDEV_BEGIN_DECLS

/** Number of interrupts of the ISA bus. */
#define OSDEV_ACPI_ISA_COUNT 16u

/** How interrupts reach processors. */
enum osdev_acpi_model {
    OSDEV_ACPI_MODEL_NONE,      /**< No table says it: 8259, or nothing. */
    OSDEV_ACPI_MODEL_APIC,      /**< I/O APICs and local APICs. */
    OSDEV_ACPI_MODEL_SAPIC,     /**< I/O SAPICs of Itanium. */
    OSDEV_ACPI_MODEL_GIC,       /**< GIC of Arm. */
    OSDEV_ACPI_MODEL_LOONGARCH, /**< Controllers of LoongArch. */
    OSDEV_ACPI_MODEL_RISCV,     /**< PLIC, or APLIC and IMSIC, of RISC-V. */
};

/** Whether a processor can be used. */
enum osdev_acpi_processor_state {
    OSDEV_ACPI_PROCESSOR_DISABLED, /**< Never. */
    OSDEV_ACPI_PROCESSOR_CAPABLE,  /**< Not yet: it can be plugged in. */
    OSDEV_ACPI_PROCESSOR_ENABLED,  /**< Now. */
};

/** A processor. */
struct osdev_acpi_processor {
    uint64_t id;  /**< Local APIC, MPIDR, core or hart. */
    uint32_t uid; /**< _UID in the namespace. */
    /** Whether it can be used. */
    enum osdev_acpi_processor_state state;
};

/** An I/O APIC or I/O SAPIC. */
struct osdev_acpi_ioapic {
    osdev_paddr_t address; /**< Where its registers are. */
    uint32_t gsi_base;     /**< GSI of its first input. */
    uint8_t id;            /**< Its number. */
};

/** Where an interrupt is wired to, and how. */
struct osdev_acpi_route {
    uint32_t gsi;    /**< Input, as a global system interrupt. */
    bool level;      /**< Level triggered, else edge. */
    bool active_low; /**< Active low, else high. */
};

/** An input that is an NMI. */
struct osdev_acpi_nmi {
    bool is_local; /**< Of a local APIC, else of an I/O APIC. */
    bool all;      /**< Of all local APICs. */
    uint32_t uid;  /**< _UID of the processor, of one local APIC. */
    uint8_t lint;  /**< Input of the local APIC. */
    struct osdev_acpi_route route; /**< Its @c gsi is of an I/O APIC. */
};

/** Memory for the lists. A list of no length may be NULL. */
struct osdev_acpi_platform_memory {
    struct osdev_acpi_processor *processors; /**< For processors. */
    size_t processor_capacity;               /**< How many fit. */
    struct osdev_acpi_ioapic *ioapics;       /**< For I/O APICs. */
    size_t ioapic_capacity;                  /**< How many fit. */
    struct osdev_acpi_nmi *nmis;             /**< For NMIs. */
    size_t nmi_capacity;                     /**< How many fit. */
};

/** The machine. */
struct osdev_acpi_platform {
    struct osdev_acpi_platform_memory memory; /**< The lists. */
    size_t processor_count;      /**< Processors, disabled ones too. */
    size_t enabled_count;        /**< Processors that can be used now. */
    size_t ioapic_count;         /**< I/O APICs. */
    size_t nmi_count;            /**< NMIs. */
    enum osdev_acpi_model model; /**< How interrupts reach processors. */
    bool has_8259;               /**< Mask the two 8259 before using APICs. */
    osdev_paddr_t local_apic;    /**< Local APICs; 0 if there are none. */
    osdev_paddr_t mailbox;       /**< Starts processors; 0 if there is none. */
    osdev_paddr_t gic_distributor; /**< Distributor; 0 if there is none. */
    uint8_t gic_version;           /**< 0 if hardware discovery tells. */
    uint8_t profile;               /**< One of osdev_acpi_profile. */
    struct osdev_acpi_route isa[OSDEV_ACPI_ISA_COUNT]; /**< ISA interrupts. */
    struct osdev_acpi_route sci;  /**< Interrupt of ACPI events. */
    enum osdev_acpi_err fadt_err; /**< What is wrong with the FADT. */
    enum osdev_acpi_err madt_err; /**< What is wrong with the MADT. */
};

/**
 * Look at the FADT and the MADT.
 *
 * Machines without a MADT, or with a wrong one, have the model
 * OSDEV_ACPI_MODEL_NONE and no processors: use the one that runs.
 *
 * @param[out] platform  Always written.
 * @param      tables    The index of tables.
 * @param      memory    Memory for the lists; copied, lives as long as
 *                       @p platform.
 *
 * @retval OSDEV_ACPI_OK           also if tables are wrong or absent.
 * @retval OSDEV_ACPI_ERR_NO_ROOM  a list has more than its memory holds.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_platform_read(
    struct osdev_acpi_platform *platform,
    const struct osdev_acpi_tables *tables,
    const struct osdev_acpi_platform_memory *memory
);

/**
 * Find the I/O APIC that a global system interrupt belongs to.
 *
 * @param      platform  The machine.
 * @param      gsi       Global system interrupt.
 * @param[out] out       The I/O APIC. Written only on success.
 * @param[out] out_pin   Its input. It may not have so many: its version
 *                       register says. Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_NOT_FOUND  there is none that starts so low.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_platform_ioapic(
    const struct osdev_acpi_platform *platform, uint32_t gsi,
    struct osdev_acpi_ioapic *out, uint32_t *out_pin
);

OSDEV_END_DECLS

#endif
