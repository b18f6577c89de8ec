// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Recursive tables: an entry of the root that leads to the root itself makes
 * the tables of the running space appear at addresses of their own. This is
 * where they are; spaces of <osdev/x86/paging.h> reach tables by their physical
 * addresses instead, so that they work when they are not running.
 *
 * @spec Intel SDM volume 3, 4.5
 */
#ifndef OSDEV_X86_RECURSIVE_H
#define OSDEV_X86_RECURSIVE_H

#include <osdev/x86/paging.h>

OSDEV_BEGIN_DECLS

/**
 * Where the table appears that holds the entry of an address.
 *
 * @param      paging  How the processor pages.
 * @param      slot    Index, 0..511, of the root's entry that leads to it.
 * @param      va      The address.
 * @param      level   Level of the table, 1 up to the root's.
 * @param[out] out     Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_INDEX  slot is above 511.
 * @retval OSDEV_X86_ERR_BAD_SIZE   there are no tables of that level.
 */
OSDEV_NODISCARD
static inline enum osdev_x86_err osdev_x86_recursive_table(
    const struct osdev_x86_paging *paging, unsigned slot, osdev_vaddr_t va,
    unsigned level, osdev_vaddr_t *out
)
{
    unsigned levels = paging->levels;
    unsigned bits = osdev_x86_paging_va_bits(paging);
    uint64_t low = va.raw & ((UINT64_C(1) << bits) - 1);

    if (slot >= OSDEV_X86_TABLE_ENTRIES) {
        return OSDEV_X86_ERR_BAD_INDEX;
    }
    if (level < 1 || level > levels) {
        return OSDEV_X86_ERR_BAD_SIZE;
    }
    // Each pass through the slot puts the walk one level higher: the indices
    // of the address move down by that, the offset falls out.
    for (unsigned i = 0; i < level; i++) {
        low = low >> 9 | (uint64_t)slot << (bits - 9);
    }
    *out = osdev_vaddr_truncate(low & ~UINT64_C(0xfff), bits);
    return OSDEV_X86_OK;
}

OSDEV_END_DECLS

#endif
