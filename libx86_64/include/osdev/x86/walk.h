// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Private part of <osdev/x86/page.h>, which is to be included instead: the
 * short way down the tables, inline, for operations on one page in a space
 * whose tables are all in a direct map and whose entries hold no encryption
 * bit. Every level has a constant shift and one comparison. Whatever else an
 * entry may be is the business of the functions that a short way falls back
 * to; it changes nothing unless it succeeds.
 */
#ifndef OSDEV_X86_WALK_H
#define OSDEV_X86_WALK_H

#include <osdev/x86/paging.h>

OSDEV_BEGIN_DECLS

/** Rights that every level of tables must grant. */
#define OSDEV_X86_RIGHTS_GRANTED_ (OSDEV_X86_PAGE_WRITE | OSDEV_X86_PAGE_USER)

/** The way to one entry. */
struct osdev_x86_walk_ {
    uint64_t test;      /**< Bits of a table's entry to look at, with HUGE. */
    uint64_t want;      /**< What they must be, with PRESENT. */
    uint64_t granted;   /**< All entries on the way, and-ed. */
    uint64_t forbidden; /**< All entries on the way, or-ed. */
    uint64_t raw;       /**< The last entry as it was read. */
    osdev_x86_pte_t *table; /**< The table that it is in. */
    uint64_t direct_map;    /**< Where physical address 0 is mapped. */
    uint64_t table_addr;    /**< Address field of a table's entry. */
};

/** Bits that are all 0 if an address is canonical. */
static inline uint64_t
osdev_x86_not_canonical_(const struct osdev_x86_space *space, osdev_vaddr_t va)
{
    return (va.raw + space->masks.va_half) & space->masks.va_zero;
}

/** The entry that a walk to a level has ended at. */
OSDEV_ALWAYS_INLINE osdev_x86_pte_t *osdev_x86_walk_entry_(
    const struct osdev_x86_walk_ *walk, osdev_vaddr_t va, unsigned level
)
{
    return walk->table + ((va.raw >> (3 + 9 * level)) & 0x1ff);
}

/** Read the entry of a level. */
OSDEV_ALWAYS_INLINE void osdev_x86_walk_read_(
    struct osdev_x86_walk_ *walk, osdev_vaddr_t va, unsigned level
)
{
    walk->raw = osdev_x86_pte_load(osdev_x86_walk_entry_(walk, va, level)).raw;
    walk->granted &= walk->raw;
    walk->forbidden |= walk->raw;
}

/** Go through the entry of a level. False if it may not be entered. */
OSDEV_ALWAYS_INLINE bool osdev_x86_walk_step_(
    struct osdev_x86_walk_ *walk, osdev_vaddr_t va, unsigned level
)
{
    osdev_x86_walk_read_(walk, va, level);
    if (OSDEV_UNLIKELY((walk->raw & walk->test) != walk->want)) {
        return false;
    }
    walk->table = (osdev_x86_pte_t *)osdev_vaddr_to_ptr(
        osdev_vaddr(walk->direct_map + (walk->raw & walk->table_addr))
    );
    return true;
}

/**
 * Go down to the entry of a level. Returns the level that the walk has ended
 * at, 0 if the short way is not open in this space.
 */
OSDEV_ALWAYS_INLINE unsigned osdev_x86_walk_(
    struct osdev_x86_walk_ *walk, const struct osdev_x86_space *space,
    osdev_vaddr_t va, unsigned level
)
{
    walk->granted = UINT64_MAX;
    walk->forbidden = 0;
    walk->direct_map = space->direct_map.raw;
    walk->table_addr = space->masks.table_addr;
    walk->table = (osdev_x86_pte_t *)osdev_vaddr_to_ptr(
        osdev_vaddr(walk->direct_map + space->root.raw)
    );
    if (OSDEV_UNLIKELY(space->masks.kind != OSDEV_X86_WALK_4_LEVELS_)) {
        if (space->masks.kind != OSDEV_X86_WALK_5_LEVELS_) {
            return 0;
        }
        if (!osdev_x86_walk_step_(walk, va, 5)) {
            return 5;
        }
    }
    if (!osdev_x86_walk_step_(walk, va, 4)) {
        return 4;
    }
    if (level < 3 && !osdev_x86_walk_step_(walk, va, 3)) {
        return 3;
    }
    if (level < 2 && !osdev_x86_walk_step_(walk, va, 2)) {
        return 2;
    }
    osdev_x86_walk_read_(walk, va, level);
    return level;
}

/** Whether a walk of pages has ended at one, large or small. */
OSDEV_ALWAYS_INLINE bool
osdev_x86_walk_is_page_(const struct osdev_x86_walk_ *walk, unsigned level)
{
    if (level == 1) {
        return (walk->raw & OSDEV_X86_PTE_PRESENT) != 0;
    }
    // With PRESENT, HUGE and nothing else that keeps a table from being one.
    return (level == 2 || level == 3) &&
           (walk->raw & walk->test) ==
               (OSDEV_X86_PTE_PRESENT | OSDEV_X86_PTE_HUGE);
}

OSDEV_END_DECLS

#endif
