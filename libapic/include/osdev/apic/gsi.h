// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Which pin an interrupt of the machine is at. The structures are filled from
 * the ACPI MADT, or from the tables of the MultiProcessor Specification.
 *
 * @spec ACPI 6.5, 5.2.12.5 to 5.2.12.7 and 5.2.12.11
 */
#ifndef OSDEV_APIC_GSI_H
#define OSDEV_APIC_GSI_H

#include <osdev/apic/ioapic.h>
#include <osdev/apic/lvt.h>

OSDEV_BEGIN_DECLS

/** Lines of the ISA bus. */
#define OSDEV_APIC_ISA_LINES 16
/** Processor of a local NMI: all of them. */
#define OSDEV_APIC_ALL_PROCESSORS UINT32_MAX
/** MPS INTI flags: polarity. */
#define OSDEV_APIC_INTI_POLARITY OSDEV_MASK32(1, 0)
/** MPS INTI flags: trigger mode. */
#define OSDEV_APIC_INTI_TRIGGER OSDEV_MASK32(3, 2)

/** An interrupt source override: an ISA line at another interrupt, or of
 * another kind. */
struct osdev_apic_override {
    uint8_t line;   /**< ISA line, 0..15. */
    uint32_t gsi;   /**< Global system interrupt. */
    uint16_t flags; /**< MPS INTI flags. */
};

/** An interrupt that is an NMI. */
struct osdev_apic_nmi_source {
    uint32_t gsi;   /**< Global system interrupt. */
    uint16_t flags; /**< MPS INTI flags. */
};

/** A pin of local APICs that is an NMI. */
struct osdev_apic_local_nmi {
    uint32_t processor; /**< ACPI processor UID, or
                           #OSDEV_APIC_ALL_PROCESSORS; that of a MADT entry
                           of 8 bits is widened from 0xff. */
    uint8_t lint;       /**< 0 or 1. */
    uint16_t flags;     /**< MPS INTI flags. */
};

/** Where an interrupt is, and of what kind. */
struct osdev_apic_source {
    uint32_t gsi;    /**< Global system interrupt. */
    bool active_low; /**< Polarity. */
    bool level;      /**< Trigger mode. */
};

/** What a bus has if the flags say so: ISA lines are edge triggered and active
 * high, those of PCI by level and active low. */
enum osdev_apic_bus {
    /** ISA. */
    OSDEV_APIC_ISA = 0,
    /** PCI. */
    OSDEV_APIC_PCI,
};

/**
 * Decode MPS INTI flags.
 *
 * @param      flags  The flags.
 * @param      bus    What they conform to.
 * @param[out] out    Polarity and trigger mode; @c gsi stays. Written only on
 *                    success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VALUE  polarity or trigger mode is reserved.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_inti_decode(
    uint16_t flags, enum osdev_apic_bus bus, struct osdev_apic_source *out
);

/**
 * Find the interrupt of an ISA line.
 *
 * @param      overrides  Those of the machine; may be NULL if there are none.
 * @param      count      Number of them.
 * @param      line       0..15.
 * @param[out] out        Written only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VALUE  no such line, or reserved flags.
 * @retval OSDEV_APIC_ERR_NO_GSI     the line has no override, and another line
 *                                   has one to its number: nothing is there,
 *                                   as with the cascade line 2 of most PCs.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_isa_source(
    const struct osdev_apic_override *overrides, size_t count, unsigned line,
    struct osdev_apic_source *out
);

/**
 * Find the I/O APIC and the pin of a global system interrupt.
 *
 * @param      ios      All I/O APICs, in any order.
 * @param      count    Number of them.
 * @param      gsi      Global system interrupt.
 * @param[out] out_io   Its index. Written only on success.
 * @param[out] out_pin  Written only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_NO_GSI  none has it.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_io_find(
    const struct osdev_apic_io *ios, size_t count, uint32_t gsi, size_t *out_io,
    unsigned *out_pin
);

/**
 * Route a global system interrupt.
 *
 * @param ios     All I/O APICs.
 * @param count   Number of them.
 * @param source  Where it is; gives polarity and trigger mode.
 * @param entry   All else.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_NO_GSI           none has it.
 * @retval OSDEV_APIC_ERR_BAD_VECTOR       see osdev_apic_redirection_encode().
 * @retval OSDEV_APIC_ERR_BAD_VALUE        see osdev_apic_redirection_encode().
 * @retval OSDEV_APIC_ERR_BAD_DESTINATION  see osdev_apic_redirection_encode().
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_io_route_source(
    const struct osdev_apic_io *ios, size_t count,
    const struct osdev_apic_source *source,
    const struct osdev_apic_redirection *entry
);

/**
 * Route all interrupts that are NMIs to one processor.
 *
 * @param ios          All I/O APICs.
 * @param io_count     Number of them.
 * @param sources      The interrupts; may be NULL if there are none.
 * @param count        Number of them.
 * @param destination  Identification of the processor, 8 bits.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_NO_GSI           no I/O APIC has one of them; those
 *                                         before it are routed.
 * @retval OSDEV_APIC_ERR_BAD_VALUE        reserved flags; those before are
 *                                         routed.
 * @retval OSDEV_APIC_ERR_BAD_DESTINATION  above 255.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_io_route_nmis(
    const struct osdev_apic_io *ios, size_t io_count,
    const struct osdev_apic_nmi_source *sources, size_t count,
    uint32_t destination
);

/**
 * Set the LINT pins of this processor that are NMIs.
 *
 * @param apic       The object.
 * @param nmis       Those of the machine; may be NULL if there are none.
 * @param count      Number of them.
 * @param processor  ACPI processor UID of this processor.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VALUE  a pin above 1, or reserved flags; those
 *                                   before are set.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_set_local_nmis(
    const struct osdev_apic *apic, const struct osdev_apic_local_nmi *nmis,
    size_t count, uint32_t processor
);

OSDEV_END_DECLS

#endif
