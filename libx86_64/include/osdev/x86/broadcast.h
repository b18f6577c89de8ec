// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Dropping cached translations of all processors at once, with INVLPGB and
 * TLBSYNC.
 *
 * @spec AMD APM volume 3, INVLPGB and TLBSYNC; volume 2, 5.5.3
 */
#ifndef OSDEV_X86_BROADCAST_H
#define OSDEV_X86_BROADCAST_H

#include <osdev/x86/err.h>
#include <osdev/x86/insn.h>

OSDEV_BEGIN_DECLS

/** What the processors can do. */
struct osdev_x86_broadcast {
    /** Pages that one instruction takes: what CPUID reports, and one. */
    uint32_t pages_max;
    uint32_t asids;  /**< Address-space identifiers of guests. */
    bool has_nested; /**< Translations of nested tables can be included. */
};

/** What to drop. Zero drops everything but global translations. */
struct osdev_x86_broadcast_flush {
    osdev_vaddr_t va;  /**< First byte of a range, a multiple of 4096. */
    uint64_t len;      /**< Its length, a multiple of 4096; 0: all. */
    unsigned level;    /**< Smallest pages in the range: 1 for 4 KiB, 2, 3. */
    bool has_pcid;     /**< Only of one PCID. */
    uint16_t pcid;     /**< That PCID. */
    bool has_asid;     /**< Only of one guest. */
    uint16_t asid;     /**< That guest. */
    bool has_global;   /**< Global translations too. */
    bool is_leaf_only; /**< Not what is cached of upper tables. */
    bool has_nested;   /**< Translations of nested tables too. */
};

/**
 * Find out what the processors can do.
 *
 * @param[out] out  Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_UNSUPPORTED  there is no INVLPGB.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_broadcast_detect(struct osdev_x86_broadcast *out);

/**
 * Start dropping translations on all processors. They are gone after
 * osdev_x86_broadcast_sync() on the same processor.
 *
 * @param broadcast  What the processors can do.
 * @param what       What to drop.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_ALIGN      va or len is no multiple of the size
 *                                      of pages of level.
 * @retval OSDEV_X86_ERR_BAD_SIZE       level is not 1..3.
 * @retval OSDEV_X86_ERR_BAD_RANGE      the range leaves its half.
 * @retval OSDEV_X86_ERR_BAD_PCID       pcid is above 4095.
 * @retval OSDEV_X86_ERR_BAD_VALUE      there is no such asid.
 * @retval OSDEV_X86_ERR_UNSUPPORTED    nested tables cannot be included.
 *
 * @context Privilege level 0. Until the sync, the thread must stay on this
 *          processor.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_broadcast_flush(
    const struct osdev_x86_broadcast *broadcast,
    const struct osdev_x86_broadcast_flush *what
);

/** Wait until what this processor has started is done. */
static inline void osdev_x86_broadcast_sync(void)
{
    osdev_x86_insn_tlbsync();
}

OSDEV_END_DECLS

#endif
