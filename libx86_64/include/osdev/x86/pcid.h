// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Giving process-context identifiers to address spaces. One pool for each
 * processor: numbers are handed out in order, and when they run out a new
 * generation begins in which all of them are free again after one flush. A
 * space holds one struct osdev_x86_pcid for each processor, zero at first.
 *
 * With pairs, each number has a twin for the tables that user mode runs in.
 *
 * @spec Intel SDM volume 3, 4.10.1
 */
#ifndef OSDEV_X86_PCID_H
#define OSDEV_X86_PCID_H

#include <osdev/x86/cr3.h>

OSDEV_BEGIN_DECLS

/** The numbers of one processor. */
struct osdev_x86_pcid_pool {
    uint64_t generation; /**< Private: begins with 1. */
    uint16_t next;       /**< Private: next number to hand out. */
    uint16_t last;       /**< Private: largest number. */
};

/** The number of one space on one processor. */
struct osdev_x86_pcid {
    uint64_t generation; /**< Private: when it was handed out; 0: never. */
    uint16_t number;     /**< Read only: 1..4095. */
};

/** What has to be flushed when a space is switched to. */
enum osdev_x86_pcid_use {
    /** Nothing: use osdev_x86_cr3_write_no_flush(). */
    OSDEV_X86_PCID_KEEP,
    /** What the number's last owner left: use osdev_x86_cr3_write(). */
    OSDEV_X86_PCID_FLUSH,
    /** All numbers, before the switch: INVPCID_NONGLOBAL, or CR4.PGE. */
    OSDEV_X86_PCID_FLUSH_ALL,
};

/**
 * Start with all numbers but 0 free.
 *
 * @param pool       The object.
 * @param has_pairs  Keep one half of the numbers for twins.
 */
void osdev_x86_pcid_pool_init(struct osdev_x86_pcid_pool *pool, bool has_pairs);

/**
 * See that a space has a number that is its own on this processor.
 *
 * @param pool  The processor's numbers.
 * @param pcid  The space's number there.
 * @return What to flush, and how.
 *
 * @context Interrupts off, on the pool's processor.
 */
OSDEV_NODISCARD
enum osdev_x86_pcid_use osdev_x86_pcid_assign(
    struct osdev_x86_pcid_pool *pool, struct osdev_x86_pcid *pcid
);

/** Take the number away, for a flush at the next switch. */
static inline void osdev_x86_pcid_forget(struct osdev_x86_pcid *pcid)
{
    pcid->generation = 0;
}

/** The number for the tables that user mode runs in. */
static inline uint16_t osdev_x86_pcid_twin(uint16_t number)
{
    return (uint16_t)(number | 0x800u);
}

OSDEV_END_DECLS

#endif
