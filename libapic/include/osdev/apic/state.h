// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * All registers of the local APIC: to look at, and over sleep.
 */
#ifndef OSDEV_APIC_STATE_H
#define OSDEV_APIC_STATE_H

#include <osdev/apic/lvt.h>

OSDEV_BEGIN_DECLS

/** One register as it is. */
struct osdev_apic_dump_row {
    const char *name; /**< Static. */
    uint64_t value;   /**< The interrupt command has 64 bits. */
    uint16_t reg;     /**< Offset. */
};

/**
 * Read the next register that exists. The error status is left out: to read
 * it would change it.
 *
 * @param      apic   The object.
 * @param      index  0 before the first call; where the next one goes on.
 * @param[out] out    Written only if the result is true.
 * @return Whether there was one more.
 */
OSDEV_NODISCARD
bool osdev_apic_dump_next(
    const struct osdev_apic *apic, unsigned *index,
    struct osdev_apic_dump_row *out
);

/** What a local APIC forgets during sleep. All members may be read. */
struct osdev_apic_state {
    enum osdev_apic_mode mode;             /**< Mode of the registers. */
    uint32_t ldr;                          /**< Logical destination. */
    uint32_t dfr;                          /**< Destination format. */
    uint32_t tpr;                          /**< Task priority. */
    uint32_t svr;                          /**< Spurious interrupts, enable. */
    uint32_t lvt[OSDEV_APIC_LVT_COUNT];    /**< By enum osdev_apic_lvt. */
    uint32_t timer_divide;                 /**< Divide configuration. */
    uint32_t timer_initial;                /**< Initial count. */
    uint32_t ext_control;                  /**< AMD: extensions. */
    uint32_t ext_lvt[OSDEV_APIC_EXT_LVTS]; /**< AMD: extended entries. */
    uint32_t ier[OSDEV_APIC_VECTOR_WORDS]; /**< AMD: enabled vectors. */
    uint64_t deadline;                     /**< In deadline mode. */
};

/**
 * Save the local APIC of this processor.
 *
 * @param      apic  The object.
 * @param[out] out   Its state.
 */
void osdev_apic_save(
    const struct osdev_apic *apic, struct osdev_apic_state *out
);

/**
 * Restore the local APIC of this processor. The timer starts anew from its
 * initial count; a deadline that has passed fires at once.
 *
 * @param apic   The object.
 * @param state  What osdev_apic_save() gave on this processor.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_MODE   saved in the other mode; nothing written.
 * @retval OSDEV_APIC_ERR_READ_BACK  it does not hold the state.
 *
 * @context Interrupts off. Enter the mode first.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_restore(
    const struct osdev_apic *apic, const struct osdev_apic_state *state
);

OSDEV_END_DECLS

#endif
