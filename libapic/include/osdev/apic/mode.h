// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Modes of the local APIC: which one it is in, which one it can be in, and
 * the way there. All but the last two functions are pure.
 *
 * @spec Intel SDM volume 3, 11.4 and 11.12.5; AMD APM volume 2, 16.9
 */
#ifndef OSDEV_APIC_MODE_H
#define OSDEV_APIC_MODE_H

#include <osdev/apic/err.h>
#include <osdev/x86/msr.h>

OSDEV_BEGIN_DECLS

/** IA32_XAPIC_DISABLE_STATUS, there if the bit below is set. */
#define OSDEV_APIC_MSR_XAPIC_DISABLE_STATUS UINT32_C(0xbd)
/** IA32_XAPIC_DISABLE_STATUS: x2APIC mode cannot be left. */
#define OSDEV_APIC_XAPIC_DISABLED OSDEV_BIT64(0)
/** IA32_ARCH_CAPABILITIES: IA32_XAPIC_DISABLE_STATUS is there. */
#define OSDEV_APIC_ARCH_CAP_XAPIC_DISABLE OSDEV_BIT64(21)
/** CPUID leaf 1, EDX: there is a local APIC, and it is on. */
#define OSDEV_APIC_CPUID_EDX_APIC OSDEV_BIT32(9)
/** CPUID leaf 1, ECX: x2APIC mode. */
#define OSDEV_APIC_CPUID_ECX_X2APIC OSDEV_BIT32(21)
/** CPUID leaf 7, EDX: IA32_ARCH_CAPABILITIES is there. */
#define OSDEV_APIC_CPUID_7_EDX_ARCH_CAP OSDEV_BIT32(29)

/** A mode, as the base register's two enable bits say. */
enum osdev_apic_mode {
    /** Off. Its registers cannot be reached. */
    OSDEV_APIC_MODE_OFF = 0,
    /** Registers in memory, identifications of 8 bits. */
    OSDEV_APIC_MODE_XAPIC,
    /** Model-specific registers, identifications of 32 bits. */
    OSDEV_APIC_MODE_X2APIC,
    /** x2APIC without the enable bit, which no processor is in. */
    OSDEV_APIC_MODE_INVALID,
};

/** What a processor says about its local APIC. */
struct osdev_apic_facts {
    uint64_t base;                 /**< IA32_APIC_BASE. */
    uint64_t arch_capabilities;    /**< 0 if the register is not there. */
    uint64_t xapic_disable_status; /**< 0 if the register is not there. */
    uint32_t cpuid_1_ecx;          /**< CPUID leaf 1. */
    uint32_t cpuid_1_edx;          /**< CPUID leaf 1. */
};

/** Values to write to IA32_APIC_BASE, one after the other. */
struct osdev_apic_mode_path {
    uint64_t values[2]; /**< The first @c count of them. */
    unsigned count;     /**< 0..2. */
};

/** The mode that a value of IA32_APIC_BASE stands for. */
enum osdev_apic_mode osdev_apic_mode_decode(uint64_t base);

/** Whether the processor cannot leave x2APIC mode. */
bool osdev_apic_mode_is_locked(const struct osdev_apic_facts *facts);

/**
 * Choose the mode to work in.
 *
 * A local APIC that firmware has turned off hides its CPUID bit: turn it on
 * and read the facts again.
 *
 * @param      facts   What the processor says.
 * @param      x2apic  Whether x2APIC mode is wanted if there is a choice. It
 *                     is faster, and the only one for identifications above
 *                     254; without interrupt remapping I/O APICs and MSIs
 *                     still reach no more than 8 or 15 bits.
 * @param[out] out     xAPIC or x2APIC. Written only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_ABSENT    CPUID shows no local APIC.
 * @retval OSDEV_APIC_ERR_BAD_MODE  the base register holds a state that does
 *                                  not exist, or locked and not x2APIC.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_mode_choose(
    const struct osdev_apic_facts *facts, bool x2apic, enum osdev_apic_mode *out
);

/**
 * Find the way from one mode to another. x2APIC mode is entered from xAPIC
 * mode alone, and left by turning the local APIC off.
 *
 * @param      facts  What the processor says.
 * @param      mode   Where to go.
 * @param[out] out    None if it is the mode already. Written only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_MODE     to or from a mode that does not exist.
 * @retval OSDEV_APIC_ERR_UNSUPPORTED  the processor has no x2APIC mode.
 * @retval OSDEV_APIC_ERR_LOCKED       the processor cannot leave x2APIC mode.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_mode_path(
    const struct osdev_apic_facts *facts, enum osdev_apic_mode mode,
    struct osdev_apic_mode_path *out
);

/**
 * The logical identification that x2APIC mode derives from the other one:
 * bits 31..16 are the cluster, 15..0 have one bit set.
 *
 * @param id  Identification.
 */
static inline uint32_t osdev_apic_x2apic_logical_id(uint32_t id)
{
    return (id >> 4) << 16 | UINT32_C(1) << (id & 15);
}

/**
 * Ask this processor.
 *
 * @param[out] out  What it says.
 *
 * @context The processor has CPUID and model-specific registers.
 */
void osdev_apic_facts_read(struct osdev_apic_facts *out);

/**
 * Bring the local APIC of this processor into a mode. Every processor does so
 * for itself, and all are in the same one.
 *
 * @param mode  Where to go. To turn it off and on again resets its registers.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_MODE     to or from a mode that does not exist.
 * @retval OSDEV_APIC_ERR_UNSUPPORTED  the processor has no x2APIC mode.
 * @retval OSDEV_APIC_ERR_LOCKED       the processor cannot leave x2APIC mode.
 * @retval OSDEV_APIC_ERR_READ_BACK    the mode did not change.
 *
 * @context Interrupts off. Nothing in service.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_mode_switch(enum osdev_apic_mode mode);

OSDEV_END_DECLS

#endif
