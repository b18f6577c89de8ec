// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// How the processor pages, and address spaces. Intel SDM volume 3, 4.1.
#include "internal.h"

#include <osdev/x86/cpuid.h>
#include <osdev/x86/cr.h>
#include <osdev/x86/msr.h>
#include <osdev/x86/paging.h>

#define PA_BITS_MIN 32u

static unsigned clamp(unsigned value, unsigned low, unsigned high)
{
    if (value < low) {
        return low;
    }
    return value > high ? high : value;
}

void osdev_x86_paging_detect(struct osdev_x86_paging *out)
{
    bool is_la57 = (osdev_x86_cr4_read().raw & OSDEV_X86_CR4_LA57) != 0;

    out->levels = is_la57 ? 5 : 4;
    out->pa_bits = (uint8_t
    )clamp(osdev_x86_cpu_paddr_bits(), PA_BITS_MIN, OSDEV_PADDR_BITS_MAX);
    out->has_1g = osdev_x86_cpu_has(OSDEV_X86_FEATURE_PAGE_1G);
    out->has_nx = (osdev_x86_efer_read().raw & OSDEV_X86_EFER_NXE) != 0;
    out->has_pat = osdev_x86_cpu_has(OSDEV_X86_FEATURE_PAT);
    out->private_mask = 0;
    out->shared_mask = 0;
}

enum osdev_x86_err osdev_x86_paging_check(const struct osdev_x86_paging *paging)
{
    uint64_t encryption = paging->private_mask | paging->shared_mask;

    if (paging->levels != 4 && paging->levels != 5) {
        return OSDEV_X86_ERR_BAD_VALUE;
    }
    if (paging->pa_bits < PA_BITS_MIN ||
        paging->pa_bits > OSDEV_PADDR_BITS_MAX) {
        return OSDEV_X86_ERR_PHYS_RANGE;
    }
    if ((encryption & ~OSDEV_X86_PTE_ADDR_MASK) != 0 ||
        (encryption & ((UINT64_C(1) << paging->pa_bits) - 1)) != 0) {
        return OSDEV_X86_ERR_BAD_FLAGS;
    }
    return OSDEV_X86_OK;
}

static enum osdev_x86_err
check_table_addr(const struct osdev_x86_paging *paging, osdev_paddr_t table)
{
    if (!osdev_paddr_is_aligned(table, OSDEV_X86_TABLE_SIZE)) {
        return OSDEV_X86_ERR_BAD_ALIGN;
    }
    if (table.raw >> paging->pa_bits != 0) {
        return OSDEV_X86_ERR_PHYS_RANGE;
    }
    return OSDEV_X86_OK;
}

static struct osdev_x86_walk_masks_
masks_of(const struct osdev_x86_paging *paging, bool is_direct)
{
    struct osdev_x86_walk_masks_ masks;
    bool is_plain =
        is_direct && (paging->private_mask | paging->shared_mask) == 0;

    masks.pa_zero = ~((UINT64_C(1) << paging->pa_bits) - 1);
    masks.table_addr = osdev_x86_addr_mask_(paging);
    masks.table_test = OSDEV_X86_PTE_PRESENT | OSDEV_X86_PTE_HUGE |
                       (masks.table_addr & masks.pa_zero);
    masks.flags_zero = ~osdev_x86_paging_flags(paging);
    masks.va_half = UINT64_C(1) << (osdev_x86_paging_va_bits(paging) - 1);
    masks.va_zero = ~(2 * masks.va_half - 1);
    masks.kind = OSDEV_X86_WALK_LONG_;
    if (is_plain) {
        masks.kind = paging->levels == 5 ? OSDEV_X86_WALK_5_LEVELS_
                                         : OSDEV_X86_WALK_4_LEVELS_;
    }
    return masks;
}

enum osdev_x86_err osdev_x86_space_init(
    struct osdev_x86_space *space, const struct osdev_x86_paging *paging,
    const struct osdev_x86_table_ops *ops, void *ctx, osdev_vaddr_t direct_map,
    osdev_paddr_t root
)
{
    enum osdev_x86_err err = osdev_x86_paging_check(paging);

    if (err != OSDEV_X86_OK) {
        return err;
    }
    err = check_table_addr(paging, root);
    if (err != OSDEV_X86_OK) {
        return err;
    }
    space->paging = paging;
    space->ops = ops;
    space->ctx = ctx;
    space->root = root;
    space->direct_map = direct_map;
    space->masks = masks_of(paging, ops->table_ptr == NULL);
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_space_create(
    struct osdev_x86_space *space, const struct osdev_x86_paging *paging,
    const struct osdev_x86_table_ops *ops, void *ctx, osdev_vaddr_t direct_map
)
{
    struct osdev_x86_space made;
    osdev_x86_pte_t entry;
    osdev_x86_pte_t *table = NULL;
    enum osdev_x86_err err = osdev_x86_space_init(
        &made, paging, ops, ctx, direct_map, osdev_paddr(0)
    );

    if (err != OSDEV_X86_OK) {
        return err;
    }
    err = osdev_x86_table_new_(&made, osdev_vaddr(0), 0, &entry, &table);
    if (err != OSDEV_X86_OK) {
        return err;
    }
    __builtin_memset(table, 0, OSDEV_X86_TABLE_SIZE);
    made.root = osdev_paddr(entry.raw & osdev_x86_addr_mask_(paging));
    *space = made;
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_table_new_(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t flags,
    osdev_x86_pte_t *out_entry, osdev_x86_pte_t **out_table
)
{
    osdev_paddr_t pa;

    if (space->ops->alloc_table == NULL ||
        !space->ops->alloc_table(space->ctx, &pa)) {
        return OSDEV_X86_ERR_NO_TABLE;
    }
    osdev_x86_pte_t *table = NULL;

    if (check_table_addr(space->paging, pa) == OSDEV_X86_OK) {
        table = osdev_x86_table_at_(space, pa);
    }
    if (table == NULL) {
        osdev_x86_table_free_(space, pa);
        return OSDEV_X86_ERR_BAD_TABLE;
    }
    bool is_user = va.raw >> 63 == 0 || (flags & OSDEV_X86_PAGE_USER) != 0;

    out_entry->raw = pa.raw | OSDEV_X86_PTE_PRESENT | OSDEV_X86_PAGE_WRITE |
                     (is_user ? OSDEV_X86_PAGE_USER : 0) |
                     space->paging->private_mask;
    *out_table = table;
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_range_check_(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t len,
    uint64_t align
)
{
    unsigned bits = osdev_x86_paging_va_bits(space->paging);
    uint64_t last;

    if (((va.raw | len) & (align - 1)) != 0) {
        return OSDEV_X86_ERR_BAD_ALIGN;
    }
    if (!osdev_vaddr_is_canonical(va.raw, bits)) {
        return OSDEV_X86_ERR_NOT_CANONICAL;
    }
    if (len == 0) {
        return OSDEV_X86_OK;
    }
    // The last byte, not the end: that one may be 2^64.
    if (__builtin_add_overflow(va.raw, len - 1, &last) ||
        (last ^ va.raw) >> (bits - 1) != 0) {
        return OSDEV_X86_ERR_BAD_RANGE;
    }
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_parent_check_(
    osdev_x86_pte_t *entry, uint64_t flags, uint32_t options
)
{
    uint64_t old = osdev_x86_pte_load(entry).raw;
    uint64_t new = old | (flags & OSDEV_X86_RIGHTS_GRANTED_);

    if ((flags & OSDEV_X86_PAGE_NO_EXECUTE) == 0) {
        new &= ~OSDEV_X86_PAGE_NO_EXECUTE;
    }
    if (OSDEV_LIKELY(new == old)) {
        return OSDEV_X86_OK;
    }
    if ((options & OSDEV_X86_RAISE_PARENTS) == 0) {
        return OSDEV_X86_ERR_PARENT_RIGHTS;
    }
    // A processor that still has the old rights cached faults, looks again and
    // goes on: more rights need no flush.
    __atomic_fetch_or(
        &entry->raw, new &OSDEV_X86_RIGHTS_GRANTED_, __ATOMIC_RELAXED
    );
    __atomic_fetch_and(
        &entry->raw, new | ~OSDEV_X86_PAGE_NO_EXECUTE, __ATOMIC_RELAXED
    );
    return OSDEV_X86_OK;
}

void osdev_x86_stop_at_(
    struct osdev_x86_stop *stop, const struct osdev_x86_cursor *cursor,
    osdev_vaddr_t va, uint64_t done
)
{
    osdev_x86_pte_t none = {0};

    if (stop == NULL) {
        return;
    }
    stop->va = va;
    stop->done = done;
    stop->level = cursor == NULL ? 0 : cursor->level;
    stop->entry = cursor == NULL
                      ? none
                      : osdev_x86_pte_load(osdev_x86_cursor_entry(cursor));
}
