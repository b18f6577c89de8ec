// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The local vector table: what the local APIC does about its own interrupts.
 *
 * @spec Intel SDM volume 3, 11.5.1; AMD APM volume 2, 16.4
 */
#ifndef OSDEV_APIC_LVT_H
#define OSDEV_APIC_LVT_H

#include <osdev/apic/lapic.h>

OSDEV_BEGIN_DECLS

/** Entries of the table. */
enum osdev_apic_lvt {
    /** Timer. */
    OSDEV_APIC_LVT_TIMER = 0,
    /** Pin LINT0, often wired to a pair of 8259s. */
    OSDEV_APIC_LVT_LINT0,
    /** Pin LINT1, often wired to NMI. */
    OSDEV_APIC_LVT_LINT1,
    /** Errors of the local APIC. */
    OSDEV_APIC_LVT_ERROR,
    /** Performance counters. */
    OSDEV_APIC_LVT_PERF,
    /** Thermal sensor. */
    OSDEV_APIC_LVT_THERMAL,
    /** Corrected machine checks. */
    OSDEV_APIC_LVT_CMCI,
    /** Number of entries. */
    OSDEV_APIC_LVT_COUNT,
};

/** What the timer does when it reaches zero or its deadline. */
enum osdev_apic_timer_mode {
    /** Stop. */
    OSDEV_APIC_TIMER_ONE_SHOT = 0,
    /** Start again. */
    OSDEV_APIC_TIMER_PERIODIC = 1,
    /** Wait for a value of the time stamp counter. */
    OSDEV_APIC_TIMER_DEADLINE = 2,
};

/** @name Fields of an entry
 * @{ */
/** Vector. */
#define OSDEV_APIC_LVT_VECTOR OSDEV_MASK32(7, 0)
/** Delivery; not timer and errors. */
#define OSDEV_APIC_LVT_DELIVERY OSDEV_MASK32(10, 8)
/** Not yet accepted. Read only. */
#define OSDEV_APIC_LVT_PENDING OSDEV_BIT32(12)
/** Active low; LINT0 and LINT1. */
#define OSDEV_APIC_LVT_LOW OSDEV_BIT32(13)
/** Accepted and not ended; LINT0 and LINT1 by level. Read only. */
#define OSDEV_APIC_LVT_REMOTE_IRR OSDEV_BIT32(14)
/** By level; LINT0 and LINT1. */
#define OSDEV_APIC_LVT_LEVEL OSDEV_BIT32(15)
/** Masked. */
#define OSDEV_APIC_LVT_MASK OSDEV_BIT32(16)
/** Timer: enum osdev_apic_timer_mode. */
#define OSDEV_APIC_LVT_TIMER_MODE OSDEV_MASK32(18, 17)
/** @} */

/** One entry. Members that it does not have are 0. */
struct osdev_apic_lvt_entry {
    enum osdev_apic_delivery delivery;     /**< How it is delivered. */
    enum osdev_apic_timer_mode timer_mode; /**< Timer only. */
    uint8_t vector;                        /**< From 16 on if it is fixed. */
    bool masked;                           /**< Not delivered. */
    bool active_low;                       /**< LINT0 and LINT1. */
    bool level;                            /**< LINT0 and LINT1, if fixed. */
    bool pending;                          /**< Not yet accepted; only read. */
    bool remote_irr;                       /**< Not yet ended; only read. */
};

/**
 * Encode an entry.
 *
 * @param      lvt    Which one.
 * @param      entry  What it is to be; the members only read are dropped.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VECTOR  fixed, and the vector is below 16. Even
 *                                    masked that would be an error interrupt.
 * @retval OSDEV_APIC_ERR_BAD_VALUE   no such entry, or it does not have a
 *                                    member that is not 0, or not that
 *                                    delivery; NMI, SMI and INIT by level.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_lvt_encode(
    enum osdev_apic_lvt lvt, const struct osdev_apic_lvt_entry *entry,
    uint32_t *out
);

/**
 * Decode an entry; bits that it does not have are dropped.
 *
 * @param lvt   Which one.
 * @param word  What its register holds.
 */
struct osdev_apic_lvt_entry
osdev_apic_lvt_decode(enum osdev_apic_lvt lvt, uint32_t word);

/** Offset of an entry's register. */
uint16_t osdev_apic_lvt_reg(enum osdev_apic_lvt lvt);

/**
 * Whether this local APIC has an entry.
 *
 * @param apic  The object.
 * @param lvt   Which one.
 */
bool osdev_apic_has_lvt(const struct osdev_apic *apic, enum osdev_apic_lvt lvt);

/**
 * Write an entry.
 *
 * @param apic   The object.
 * @param lvt    Which one.
 * @param entry  What it is to be.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_UNSUPPORTED  there is no such entry.
 * @retval OSDEV_APIC_ERR_BAD_VECTOR   see osdev_apic_lvt_encode().
 * @retval OSDEV_APIC_ERR_BAD_VALUE    see osdev_apic_lvt_encode().
 *
 * @context While the local APIC is off all entries stay masked.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_write_lvt(
    const struct osdev_apic *apic, enum osdev_apic_lvt lvt,
    const struct osdev_apic_lvt_entry *entry
);

/**
 * Read an entry.
 *
 * @param      apic  The object.
 * @param      lvt   Which one.
 * @param[out] out   Written only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_UNSUPPORTED  there is no such entry.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_read_lvt(
    const struct osdev_apic *apic, enum osdev_apic_lvt lvt,
    struct osdev_apic_lvt_entry *out
);

/**
 * Mask or unmask an entry and leave the rest of it.
 *
 * @param apic    The object.
 * @param lvt     Which one.
 * @param masked  Whether it shall be masked.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_UNSUPPORTED  there is no such entry.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_mask_lvt(
    const struct osdev_apic *apic, enum osdev_apic_lvt lvt, bool masked
);

/** Number of extended entries, 0..#OSDEV_APIC_EXT_LVTS; AMD. */
unsigned osdev_apic_ext_lvt_count(const struct osdev_apic *apic);

/**
 * Write an extended entry; AMD.
 *
 * @param apic   The object.
 * @param index  Below osdev_apic_ext_lvt_count().
 * @param entry  Delivery fixed, SMI, NMI or #OSDEV_APIC_EXTINT; no level and
 *               no polarity.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_UNSUPPORTED  there is no such entry.
 * @retval OSDEV_APIC_ERR_BAD_VECTOR   fixed, and the vector is below 16.
 * @retval OSDEV_APIC_ERR_BAD_VALUE    it does not have a member that is not 0.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_write_ext_lvt(
    const struct osdev_apic *apic, unsigned index,
    const struct osdev_apic_lvt_entry *entry
);

/**
 * Read an extended entry; AMD.
 *
 * @param      apic   The object.
 * @param      index  Below osdev_apic_ext_lvt_count().
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_UNSUPPORTED  there is no such entry.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_read_ext_lvt(
    const struct osdev_apic *apic, unsigned index,
    struct osdev_apic_lvt_entry *out
);

OSDEV_END_DECLS

#endif
