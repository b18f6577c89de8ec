// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Registers of the local APIC, by their offset in the xAPIC page, and the
 * words that are in them. The x2APIC number of a register follows from its
 * offset.
 *
 * @spec Intel SDM volume 3, table 11-1 and 11-6; AMD APM volume 2, 16.3.2
 */
#ifndef OSDEV_APIC_REGISTERS_H
#define OSDEV_APIC_REGISTERS_H

#include <osdev/apic/err.h>

OSDEV_BEGIN_DECLS

/** @name Offsets
 * @{ */
/** Identification. */
#define OSDEV_APIC_REG_ID UINT16_C(0x020)
/** Version, number of LVT entries, features. */
#define OSDEV_APIC_REG_VERSION UINT16_C(0x030)
/** Task priority. */
#define OSDEV_APIC_REG_TPR UINT16_C(0x080)
/** Arbitration priority; xAPIC only. */
#define OSDEV_APIC_REG_APR UINT16_C(0x090)
/** Processor priority. Read only. */
#define OSDEV_APIC_REG_PPR UINT16_C(0x0a0)
/** End of interrupt. Write only. */
#define OSDEV_APIC_REG_EOI UINT16_C(0x0b0)
/** Remote read; processors since the Pentium 4 do not have it. */
#define OSDEV_APIC_REG_RRR UINT16_C(0x0c0)
/** Logical destination. Read only in x2APIC mode. */
#define OSDEV_APIC_REG_LDR UINT16_C(0x0d0)
/** Destination format; xAPIC only. */
#define OSDEV_APIC_REG_DFR UINT16_C(0x0e0)
/** Spurious interrupt vector. */
#define OSDEV_APIC_REG_SVR UINT16_C(0x0f0)
/** In service, the first of eight registers. */
#define OSDEV_APIC_REG_ISR UINT16_C(0x100)
/** Trigger mode, the first of eight registers. */
#define OSDEV_APIC_REG_TMR UINT16_C(0x180)
/** Requests, the first of eight registers. */
#define OSDEV_APIC_REG_IRR UINT16_C(0x200)
/** Error status. */
#define OSDEV_APIC_REG_ESR UINT16_C(0x280)
/** LVT: corrected machine checks. */
#define OSDEV_APIC_REG_LVT_CMCI UINT16_C(0x2f0)
/** Interrupt command, low half; all of it in x2APIC mode. */
#define OSDEV_APIC_REG_ICR UINT16_C(0x300)
/** Interrupt command, high half; xAPIC only. */
#define OSDEV_APIC_REG_ICR_HIGH UINT16_C(0x310)
/** LVT: timer. */
#define OSDEV_APIC_REG_LVT_TIMER UINT16_C(0x320)
/** LVT: thermal sensor. */
#define OSDEV_APIC_REG_LVT_THERMAL UINT16_C(0x330)
/** LVT: performance counters. */
#define OSDEV_APIC_REG_LVT_PERF UINT16_C(0x340)
/** LVT: pin LINT0. */
#define OSDEV_APIC_REG_LVT_LINT0 UINT16_C(0x350)
/** LVT: pin LINT1. */
#define OSDEV_APIC_REG_LVT_LINT1 UINT16_C(0x360)
/** LVT: errors. */
#define OSDEV_APIC_REG_LVT_ERROR UINT16_C(0x370)
/** Timer: initial count. */
#define OSDEV_APIC_REG_TIMER_INITIAL UINT16_C(0x380)
/** Timer: current count. Read only. */
#define OSDEV_APIC_REG_TIMER_CURRENT UINT16_C(0x390)
/** Timer: divide configuration. */
#define OSDEV_APIC_REG_TIMER_DIVIDE UINT16_C(0x3e0)
/** Interrupt to itself; x2APIC only. Write only. */
#define OSDEV_APIC_REG_SELF_IPI UINT16_C(0x3f0)
/** AMD: extended features. Read only. */
#define OSDEV_APIC_REG_EXT_FEATURE UINT16_C(0x400)
/** AMD: extended control. */
#define OSDEV_APIC_REG_EXT_CONTROL UINT16_C(0x410)
/** AMD: specific end of interrupt. */
#define OSDEV_APIC_REG_SEOI UINT16_C(0x420)
/** AMD: interrupt enable, the first of eight registers. */
#define OSDEV_APIC_REG_IER UINT16_C(0x480)
/** AMD: extended LVT, the first of up to four registers here. */
#define OSDEV_APIC_REG_EXT_LVT UINT16_C(0x500)
/** @} */

/** First x2APIC register. */
#define OSDEV_APIC_X2APIC_MSR UINT32_C(0x800)

/** Lowest vector that an APIC sends; those below are illegal. */
#define OSDEV_APIC_FIRST_VECTOR 16
/** Words of 32 bits in which the vectors have one bit each. */
#define OSDEV_APIC_VECTOR_WORDS 8
/** Most LVT entries of the AMD extension. */
#define OSDEV_APIC_EXT_LVTS 4

/**
 * The model-specific register of a register in x2APIC mode.
 *
 * @param reg  Offset, a multiple of 16.
 */
static inline uint32_t osdev_apic_reg_msr(uint16_t reg)
{
    return OSDEV_APIC_X2APIC_MSR + (uint32_t)(reg >> 4);
}

/** How an interrupt is delivered. */
enum osdev_apic_delivery {
    /** To all destinations, by vector. */
    OSDEV_APIC_FIXED = 0,
    /** To the destination that does the least important work, by vector. */
    OSDEV_APIC_LOWEST = 1,
    /** System management interrupt; its vector is 0. */
    OSDEV_APIC_SMI = 2,
    /** Non-maskable interrupt; the vector is ignored. */
    OSDEV_APIC_NMI = 4,
    /** Reset to the state after power on; the vector is 0. */
    OSDEV_APIC_INIT = 5,
    /** Start at a page that the vector names. Interrupt command only. */
    OSDEV_APIC_STARTUP = 6,
    /** As if from a pair of 8259s, which give the vector. */
    OSDEV_APIC_EXTINT = 7,
};

/** The version register: version, 0x10..0x15 if it is not a discrete chip. */
#define OSDEV_APIC_VERSION_MASK OSDEV_MASK32(7, 0)
/** The version register: number of LVT entries less one. */
#define OSDEV_APIC_VERSION_MAX_LVT OSDEV_MASK32(23, 16)
/** The version register: end of interrupt need not be broadcast. */
#define OSDEV_APIC_VERSION_EOI_SUPPRESS OSDEV_BIT32(24)
/** The version register: AMD, the extended registers are there. */
#define OSDEV_APIC_VERSION_EXTENDED OSDEV_BIT32(31)

/** What the version register says. */
struct osdev_apic_version {
    uint8_t version;       /**< 0x1x for integrated local APICs. */
    uint16_t lvt_count;    /**< LVT entries, 1..256. */
    bool can_suppress_eoi; /**< End of interrupt need not be broadcast. */
    bool has_extended;     /**< AMD: extended registers are there. */
};

/** Decode the version register. */
static inline struct osdev_apic_version osdev_apic_version_decode(uint32_t word)
{
    struct osdev_apic_version v;

    v.version = (uint8_t)OSDEV_FIELD_GET(OSDEV_APIC_VERSION_MASK, word);
    v.lvt_count =
        (uint16_t)(OSDEV_FIELD_GET(OSDEV_APIC_VERSION_MAX_LVT, word) + 1);
    v.can_suppress_eoi = (word & OSDEV_APIC_VERSION_EOI_SUPPRESS) != 0;
    v.has_extended = (word & OSDEV_APIC_VERSION_EXTENDED) != 0;
    return v;
}

/** The spurious interrupt register: vector. */
#define OSDEV_APIC_SVR_VECTOR OSDEV_MASK32(7, 0)
/** The spurious interrupt register: the local APIC works. */
#define OSDEV_APIC_SVR_ENABLE OSDEV_BIT32(8)
/** The spurious interrupt register: no focus processor checking; old parts. */
#define OSDEV_APIC_SVR_NO_FOCUS OSDEV_BIT32(9)
/** The spurious interrupt register: end of interrupt is not broadcast. */
#define OSDEV_APIC_SVR_EOI_SUPPRESS OSDEV_BIT32(12)

/** What the spurious interrupt register holds. */
struct osdev_apic_spurious {
    uint8_t vector;    /**< Vector of spurious interrupts. */
    bool enabled;      /**< The local APIC works. */
    bool no_focus;     /**< Focus processor checking is off. */
    bool suppress_eoi; /**< End of interrupt is not broadcast. */
};

/** Decode the spurious interrupt register. */
static inline struct osdev_apic_spurious
osdev_apic_spurious_decode(uint32_t word)
{
    struct osdev_apic_spurious s;

    s.vector = (uint8_t)(word & OSDEV_APIC_SVR_VECTOR);
    s.enabled = (word & OSDEV_APIC_SVR_ENABLE) != 0;
    s.no_focus = (word & OSDEV_APIC_SVR_NO_FOCUS) != 0;
    s.suppress_eoi = (word & OSDEV_APIC_SVR_EOI_SUPPRESS) != 0;
    return s;
}

/** Encode the spurious interrupt register. */
static inline uint32_t
osdev_apic_spurious_encode(const struct osdev_apic_spurious *spurious)
{
    return spurious->vector | (spurious->enabled ? OSDEV_APIC_SVR_ENABLE : 0) |
           (spurious->no_focus ? OSDEV_APIC_SVR_NO_FOCUS : 0) |
           (spurious->suppress_eoi ? OSDEV_APIC_SVR_EOI_SUPPRESS : 0);
}

/** AMD: the interrupt enable registers, in the feature and control words. */
#define OSDEV_APIC_EXT_IER OSDEV_BIT32(0)
/** AMD: specific end of interrupt, in both words. */
#define OSDEV_APIC_EXT_SEOI OSDEV_BIT32(1)
/** AMD: identifications of eight bits, in both words. */
#define OSDEV_APIC_EXT_ID OSDEV_BIT32(2)
/** AMD: number of extended LVT entries, in the feature word. */
#define OSDEV_APIC_EXT_LVT_COUNT OSDEV_MASK32(23, 16)

/** @name Bits of the error status
 * @{ */
/** A message was sent with a wrong checksum; P6 and before. */
#define OSDEV_APIC_ESR_SEND_CHECKSUM OSDEV_BIT32(0)
/** A message was received with a wrong checksum; P6 and before. */
#define OSDEV_APIC_ESR_RECEIVE_CHECKSUM OSDEV_BIT32(1)
/** Nobody accepted a message sent; P6 and before. */
#define OSDEV_APIC_ESR_SEND_ACCEPT OSDEV_BIT32(2)
/** Nobody accepted a message received; P6 and before. */
#define OSDEV_APIC_ESR_RECEIVE_ACCEPT OSDEV_BIT32(3)
/** An interrupt of the lowest priority cannot be sent and was. */
#define OSDEV_APIC_ESR_REDIRECTABLE OSDEV_BIT32(4)
/** A vector below 16 was to be sent. */
#define OSDEV_APIC_ESR_SEND_VECTOR OSDEV_BIT32(5)
/** A vector below 16 was received, or is in an LVT entry. */
#define OSDEV_APIC_ESR_RECEIVE_VECTOR OSDEV_BIT32(6)
/** A register was accessed that does not exist; xAPIC only. */
#define OSDEV_APIC_ESR_REGISTER OSDEV_BIT32(7)
/** All bits above. */
#define OSDEV_APIC_ESR_ALL OSDEV_MASK32(7, 0)
/** @} */

/**
 * Name one bit of the error status.
 *
 * @param bit  Its number; above 7 gives "reserved".
 * @return A static string.
 */
const char *osdev_apic_esr_bit_name(unsigned bit);

/**
 * Write the names of all set bits, with ", " between them; "no error" if none
 * is set.
 *
 * @param      esr  The error status.
 * @param[out] out  Text with its end; cut off if it does not fit.
 * @param      len  Bytes at @p out, at least 1; 256 hold every text.
 * @return Characters of the whole text, less its end.
 */
size_t osdev_apic_esr_format(uint32_t esr, char *out, size_t len);

OSDEV_END_DECLS

#endif
