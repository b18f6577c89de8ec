// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What files of libx86_64 share.
#ifndef OSDEV_X86_INTERNAL_H
#define OSDEV_X86_INTERNAL_H

#include <osdev/x86/cr.h>
#include <osdev/x86/cursor.h>
#include <osdev/x86/insn.h>
#include <osdev/x86/map.h>

// The operand of LGDT and LIDT for a table of len bytes, 1..65536.
static inline struct osdev_x86_table_ptr
osdev_x86_table_ptr_make_(osdev_vaddr_t base, size_t len)
{
    struct osdev_x86_table_ptr ptr = {
        (uint16_t)(len - 1),
        {(uint16_t)base.raw, (uint16_t)(base.raw >> 16),
         (uint16_t)(base.raw >> 32), (uint16_t)(base.raw >> 48)}};

    return ptr;
}

// The address field of an entry of a 4 KiB page or a table.
static inline uint64_t
osdev_x86_addr_mask_(const struct osdev_x86_paging *paging)
{
    return OSDEV_X86_PTE_ADDR_MASK &
           ~(paging->private_mask | paging->shared_mask);
}

static inline uint64_t osdev_x86_pat_bit_(unsigned level)
{
    return level == 1 ? OSDEV_X86_PAGE_PAT : OSDEV_X86_PTE_HUGE_PAT;
}

// The flags of a leaf, the same at every level.
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_leaf_flags_(
    const struct osdev_x86_paging *paging, uint64_t raw, unsigned level
)
{
    uint64_t private_mask = paging->private_mask;
    uint64_t shared_mask = paging->shared_mask;
    uint64_t flags = raw & OSDEV_X86_PAGE_PLAIN_ & ~OSDEV_X86_PAGE_PAT;

    if ((raw & osdev_x86_pat_bit_(level)) != 0) {
        flags |= OSDEV_X86_PAGE_PAT;
    }
    if (OSDEV_UNLIKELY((private_mask | shared_mask) != 0) &&
        (shared_mask != 0 ? (raw & shared_mask) != 0 : (raw & private_mask) == 0
        )) {
        flags |= OSDEV_X86_PAGE_SHARED;
    }
    return flags;
}

// Bytes from va to the end of the entry of a level that holds it.
static inline uint64_t osdev_x86_span_left_(osdev_vaddr_t va, unsigned level)
{
    uint64_t span = OSDEV_X86_LEVEL_SIZE(level);

    return span - (va.raw & (span - 1));
}

// Load CS. A far return has no frame on an active shadow stack, which a far
// jump does not look at. AMD's far jump reaches 4 GiB only; there, the table
// has to be loaded before shadow stacks are turned on.
static inline void osdev_x86_load_cs_(uint16_t selector)
{
    if ((osdev_x86_cr4_read().raw & OSDEV_X86_CR4_CET) != 0) {
        osdev_x86_insn_write_cs_jump(selector);
    } else {
        osdev_x86_insn_write_cs(selector);
    }
}

// A pointer to a table in a space whose tables the direct map reaches.
static inline osdev_x86_pte_t *osdev_x86_direct_table_(
    const struct osdev_x86_space *space, osdev_paddr_t table
)
{
    return (osdev_x86_pte_t *)osdev_vaddr_to_ptr(
        osdev_vaddr(space->direct_map.raw + table.raw)
    );
}

// A pointer to a table, NULL if the kernel cannot reach it.
static inline osdev_x86_pte_t *
osdev_x86_table_at_(const struct osdev_x86_space *space, osdev_paddr_t table)
{
    if (space->ops->table_ptr != NULL) {
        return space->ops->table_ptr(space->ctx, table);
    }
    return osdev_x86_direct_table_(space, table);
}

// Give a table back to the kernel.
static inline void
osdev_x86_table_free_(const struct osdev_x86_space *space, osdev_paddr_t table)
{
    if (space->ops->free_table != NULL) {
        space->ops->free_table(space->ctx, table);
    }
}

// The table that a table entry leads to, NULL if the entry has reserved bits
// or the kernel cannot reach the table. Only levels 1 to 3 know pages.
static inline osdev_x86_pte_t *osdev_x86_table_of_(
    const struct osdev_x86_space *space, osdev_x86_pte_t pte, unsigned level
)
{
    uint64_t table = pte.raw & osdev_x86_addr_mask_(space->paging);

    if (table >> space->paging->pa_bits != 0 ||
        (level > 3 && (pte.raw & OSDEV_X86_PTE_HUGE) != 0)) {
        return NULL;
    }
    return osdev_x86_table_at_(space, osdev_paddr(table));
}

// A new table whose content is undefined, and the entry that would lead to
// it. Such an entry grants what pages below it may need: user access in the
// lower half always, in the upper half if flags asks for it.
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_table_new_(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t flags,
    osdev_x86_pte_t *out_entry, osdev_x86_pte_t **out_table
);

// Whether a range stays in one half of the address space, and is a multiple
// of a size that is a power of two.
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_range_check_(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t len,
    uint64_t align
);

// See that a table entry grants what flags ask for, or raise it.
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_parent_check_(
    osdev_x86_pte_t *entry, uint64_t flags, uint32_t options
);

// The bits of an entry that stand for flags, at a level. private_mask is
// among them unless flags has SHARED.
uint64_t osdev_x86_flag_bits_(
    const struct osdev_x86_paging *paging, unsigned level, uint64_t flags
);

// Replace the page at the cursor by a table of smaller pages that lead to the
// same memory with the same flags.
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_split_(
    struct osdev_x86_cursor *cursor, struct osdev_x86_gather *gather
);

// Keep a table that is not linked any more until the commit. A processor may
// still walk it.
void osdev_x86_gather_table_(
    struct osdev_x86_gather *gather, osdev_paddr_t pa, osdev_x86_pte_t *table
);

// Fill a range that is not in use with entries that are not present, all the
// same; either all of it or nothing.
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_map_raw_(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t len,
    osdev_x86_pte_t pte
);

// Say where an operation stopped. Nothing if the caller does not care.
void osdev_x86_stop_at_(
    struct osdev_x86_stop *stop, const struct osdev_x86_cursor *cursor,
    osdev_vaddr_t va, uint64_t done
);

// The stop was found while planning: nothing has been done.
static inline void osdev_x86_stop_nothing_(struct osdev_x86_stop *stop)
{
    if (stop != NULL) {
        stop->done = 0;
    }
}

#endif
