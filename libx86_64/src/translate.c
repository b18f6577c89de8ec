// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Translation as the processor does it, and unmapping of a single page: the
// long way, for every space and every entry. Intel SDM volume 3, 4.5 and 4.6.1.
#include "place.h"

enum osdev_x86_err osdev_x86_place_find_(
    const struct osdev_x86_space *space, osdev_vaddr_t va, unsigned lowest,
    struct osdev_x86_place_ *out
)
{
    unsigned level = space->paging->levels;
    uint64_t granted = OSDEV_X86_RIGHTS_GRANTED_;
    uint64_t forbidden = 0;

    if (osdev_x86_not_canonical_(space, va) != 0) {
        return OSDEV_X86_ERR_NOT_CANONICAL;
    }
    osdev_x86_pte_t *table = osdev_x86_table_at_(space, space->root);

    for (; table != NULL; level--) {
        osdev_x86_pte_t *entry = &table[osdev_vaddr_table_index(va, level)];
        osdev_x86_pte_t pte = osdev_x86_pte_load(entry);
        enum osdev_x86_pte_kind kind = osdev_x86_pte_kind(pte, level);

        granted &= pte.raw;
        forbidden |= pte.raw & OSDEV_X86_PAGE_NO_EXECUTE;
        if (kind != OSDEV_X86_PTE_TABLE || level == lowest) {
            out->entry = entry;
            out->pte = pte;
            out->level = level;
            out->rights = granted | forbidden;
            out->kind = kind;
            return OSDEV_X86_OK;
        }
        table = osdev_x86_table_of_(space, pte, level);
    }
    return OSDEV_X86_ERR_BAD_TABLE;
}

static void describe(
    const struct osdev_x86_space *space, osdev_vaddr_t va,
    const struct osdev_x86_place_ *place, struct osdev_x86_translation *out
)
{
    uint64_t size = OSDEV_X86_LEVEL_SIZE(place->level);
    uint64_t offset = va.raw & (size - 1);
    uint64_t page = place->pte.raw & space->masks.table_addr & ~(size - 1);

    out->pa = osdev_paddr(page | offset);
    out->page = osdev_vaddr(va.raw - offset);
    out->len = size;
    out->level = place->level;
    out->flags =
        osdev_x86_leaf_flags_(space->paging, place->pte.raw, place->level);
    out->rights = place->rights;
}

enum osdev_x86_err osdev_x86_translate_(
    const struct osdev_x86_space *space, osdev_vaddr_t va,
    struct osdev_x86_translation *out
)
{
    struct osdev_x86_place_ place;
    enum osdev_x86_err err = osdev_x86_place_find_(space, va, 1, &place);

    if (err != OSDEV_X86_OK) {
        return err;
    }
    if (place.kind != OSDEV_X86_PTE_LEAF) {
        return place.kind == OSDEV_X86_PTE_SOFT ? OSDEV_X86_ERR_SOFT_ENTRY
                                                : OSDEV_X86_ERR_NOT_MAPPED;
    }
    describe(space, va, &place, out);
    return OSDEV_X86_OK;
}

static enum osdev_x86_err
check_page(const struct osdev_x86_place_ *place, enum osdev_x86_page_size size)
{
    switch (place->kind) {
    case OSDEV_X86_PTE_UNUSED:
        return OSDEV_X86_ERR_NOT_MAPPED;
    case OSDEV_X86_PTE_SOFT:
        return OSDEV_X86_ERR_SOFT_ENTRY;
    case OSDEV_X86_PTE_TABLE:
        return OSDEV_X86_ERR_SMALLER_PAGES;
    case OSDEV_X86_PTE_LEAF:
        break;
    }
    return place->level == (unsigned)size ? OSDEV_X86_OK
                                          : OSDEV_X86_ERR_LARGER_PAGE;
}

enum osdev_x86_err osdev_x86_page_replace_(
    const struct osdev_x86_space *space, osdev_vaddr_t va,
    enum osdev_x86_page_size size, osdev_x86_pte_t pte,
    struct osdev_x86_gather *gather, struct osdev_x86_translation *out
)
{
    struct osdev_x86_translation gone;
    struct osdev_x86_place_ place;

    if (size < OSDEV_X86_SIZE_4K || size > OSDEV_X86_SIZE_1G) {
        return OSDEV_X86_ERR_BAD_SIZE;
    }
    if (!osdev_vaddr_is_aligned(va, OSDEV_X86_LEVEL_SIZE(size))) {
        return OSDEV_X86_ERR_BAD_ALIGN;
    }
    enum osdev_x86_err err = osdev_x86_place_find_(space, va, size, &place);

    if (err == OSDEV_X86_OK) {
        err = check_page(&place, size);
    }
    if (err != OSDEV_X86_OK) {
        return err;
    }
    // The processor may set the dirty bit meanwhile.
    place.pte.raw =
        __atomic_exchange_n(&place.entry->raw, pte.raw, __ATOMIC_RELAXED);
    describe(space, va, &place, &gone);
    if (gather != NULL) {
        osdev_x86_gather_add(
            gather, va, gone.len, gone.level,
            (gone.flags & OSDEV_X86_PAGE_GLOBAL) != 0
        );
        if (gather->ops != NULL && gather->ops->page != NULL) {
            gather->ops->page(gather->ctx, va, gone.pa, gone.len, gone.flags);
        }
    }
    if (out != NULL) {
        *out = gone;
    }
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_unmap_page_(
    const struct osdev_x86_space *space, osdev_vaddr_t va,
    enum osdev_x86_page_size size, struct osdev_x86_gather *gather,
    struct osdev_x86_translation *out
)
{
    osdev_x86_pte_t unused = {0};

    return osdev_x86_page_replace_(space, va, size, unused, gather, out);
}
