// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Entries of page tables. Intel SDM volume 3, 4.5.4 and table 4-15 onwards;
// AMD APM volume 2, 15.34.4 for the encryption bit.
#include "internal.h"

#include <osdev/x86/paging.h>

// Flags whose bits are the same at every level.
#define FLAGS_PLAIN (OSDEV_X86_PAGE_PLAIN_ & ~OSDEV_X86_PAGE_PAT)

uint64_t osdev_x86_paging_flags(const struct osdev_x86_paging *paging)
{
    uint64_t flags = FLAGS_PLAIN;

    if (!paging->has_nx) {
        flags &= ~OSDEV_X86_PAGE_NO_EXECUTE;
    }
    if (paging->has_pat) {
        flags |= OSDEV_X86_PAGE_PAT;
    }
    if ((paging->private_mask | paging->shared_mask) != 0) {
        flags |= OSDEV_X86_PAGE_SHARED;
    }
    return flags;
}

uint64_t osdev_x86_flag_bits_(
    const struct osdev_x86_paging *paging, unsigned level, uint64_t flags
)
{
    bool is_shared = (flags & OSDEV_X86_PAGE_SHARED) != 0;

    return (flags & FLAGS_PLAIN) |
           ((flags & OSDEV_X86_PAGE_PAT) != 0 ? osdev_x86_pat_bit_(level) : 0) |
           (is_shared ? paging->shared_mask : paging->private_mask);
}

enum osdev_x86_err osdev_x86_pte_encode(
    const struct osdev_x86_paging *paging, unsigned level, osdev_paddr_t pa,
    uint64_t flags, osdev_x86_pte_t *out
)
{
    if (level < 1 || level > osdev_x86_paging_max_leaf(paging)) {
        return OSDEV_X86_ERR_BAD_SIZE;
    }
    if (!osdev_paddr_is_aligned(pa, OSDEV_X86_LEVEL_SIZE(level))) {
        return OSDEV_X86_ERR_BAD_ALIGN;
    }
    if (pa.raw >> paging->pa_bits != 0) {
        return OSDEV_X86_ERR_PHYS_RANGE;
    }
    if ((flags & ~osdev_x86_paging_flags(paging)) != 0) {
        return OSDEV_X86_ERR_BAD_FLAGS;
    }
    out->raw = pa.raw | OSDEV_X86_PTE_PRESENT |
               (level > 1 ? OSDEV_X86_PTE_HUGE : 0) |
               osdev_x86_flag_bits_(paging, level, flags);
    return OSDEV_X86_OK;
}

osdev_paddr_t osdev_x86_pte_addr(
    const struct osdev_x86_paging *paging, osdev_x86_pte_t pte, unsigned level
)
{
    uint64_t addr = pte.raw & osdev_x86_addr_mask_(paging);

    // Below the address of a large page lie its PAT bit and reserved bits.
    if (osdev_x86_pte_kind(pte, level) == OSDEV_X86_PTE_LEAF) {
        addr &= ~(OSDEV_X86_LEVEL_SIZE(level) - 1);
    }
    return osdev_paddr(addr);
}

uint64_t osdev_x86_pte_flags(
    const struct osdev_x86_paging *paging, osdev_x86_pte_t pte, unsigned level
)
{
    return osdev_x86_leaf_flags_(paging, pte.raw, level);
}
