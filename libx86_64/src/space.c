// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Whole address spaces. Intel SDM volume 3, 4.5, 4.8 and 4.10.
#include <osdev/x86/space.h>

#include "place.h"

static osdev_x86_pte_t *root_of(const struct osdev_x86_space *space)
{
    return osdev_x86_table_at_(space, space->root);
}

static enum osdev_x86_err
populate_entry(struct osdev_x86_cursor *cursor, unsigned *count)
{
    osdev_x86_pte_t *entry = osdev_x86_cursor_entry(cursor);
    osdev_x86_pte_t link;
    osdev_x86_pte_t *table = NULL;

    switch (osdev_x86_pte_kind(osdev_x86_pte_load(entry), cursor->level)) {
    case OSDEV_X86_PTE_TABLE:
    case OSDEV_X86_PTE_LEAF:
        return OSDEV_X86_OK;
    case OSDEV_X86_PTE_SOFT:
        return OSDEV_X86_ERR_SOFT_ENTRY;
    case OSDEV_X86_PTE_UNUSED:
        break;
    }
    enum osdev_x86_err err =
        osdev_x86_table_new_(cursor->space, cursor->va, 0, &link, &table);

    if (err != OSDEV_X86_OK) {
        return err;
    }
    __builtin_memset(table, 0, OSDEV_X86_TABLE_SIZE);
    osdev_x86_pte_store(entry, link);
    ++*count;
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_populate(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t len,
    unsigned *out_count
)
{
    struct osdev_x86_cursor cursor;
    unsigned count = 0;
    uint64_t done = 0;
    enum osdev_x86_err err =
        osdev_x86_range_check_(space, va, len, OSDEV_X86_TABLE_SIZE);

    if (err == OSDEV_X86_OK) {
        err = osdev_x86_cursor_init(&cursor, space, va);
    }
    while (err == OSDEV_X86_OK && done < len) {
        osdev_x86_cursor_move(&cursor, osdev_vaddr(va.raw + done));
        err = populate_entry(&cursor, &count);
        done += osdev_x86_span_left_(cursor.va, cursor.level);
    }
    if (out_count != NULL) {
        *out_count = count;
    }
    return err;
}

static bool have_same_paging(
    const struct osdev_x86_paging *a, const struct osdev_x86_paging *b
)
{
    return a->levels == b->levels && a->pa_bits == b->pa_bits &&
           a->has_1g == b->has_1g && a->has_nx == b->has_nx &&
           a->has_pat == b->has_pat && a->private_mask == b->private_mask &&
           a->shared_mask == b->shared_mask;
}

enum osdev_x86_err osdev_x86_share(
    const struct osdev_x86_space *into, const struct osdev_x86_space *from,
    osdev_vaddr_t va, uint64_t len
)
{
    unsigned level = from->paging->levels;
    uint64_t size = OSDEV_X86_LEVEL_SIZE(level);

    if (!have_same_paging(into->paging, from->paging)) {
        return OSDEV_X86_ERR_BAD_VALUE;
    }
    enum osdev_x86_err err = osdev_x86_range_check_(from, va, len, size);

    if (err != OSDEV_X86_OK) {
        return err;
    }
    unsigned first = osdev_vaddr_table_index(va, level);
    unsigned end = first + (unsigned)(len / size);
    const osdev_x86_pte_t *source = root_of(from);

    if (source == NULL || root_of(into) == NULL) {
        return OSDEV_X86_ERR_BAD_TABLE;
    }
    // Where tables are reached through one window, a pointer to one root may
    // not outlive the next call. One entry at a time.
    for (unsigned i = first; i < end; i++) {
        osdev_x86_pte_t entry = osdev_x86_pte_load(&root_of(from)[i]);
        osdev_x86_pte_t old = osdev_x86_pte_load(&root_of(into)[i]);

        if (old.raw != 0 && old.raw != entry.raw) {
            return OSDEV_X86_ERR_ALREADY_MAPPED;
        }
    }
    for (unsigned i = first; i < end; i++) {
        osdev_x86_pte_t entry = osdev_x86_pte_load(&root_of(from)[i]);

        osdev_x86_pte_store(&root_of(into)[i], entry);
    }
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_tear_down(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t len,
    uint32_t options, struct osdev_x86_gather *gather
)
{
    enum osdev_x86_err err = osdev_x86_unmap(
        space, va, len, OSDEV_X86_SKIP_HOLES | OSDEV_X86_CLEAR_SOFT, gather,
        NULL
    );

    if (err != OSDEV_X86_OK) {
        return err;
    }
    return osdev_x86_clean_up(space, va, len, options, gather);
}

void osdev_x86_space_destroy(struct osdev_x86_space *space)
{
    osdev_x86_table_free_(space, space->root);
    space->root = osdev_paddr(0);
}

enum osdev_x86_err osdev_x86_protect_table(
    const struct osdev_x86_space *space, osdev_vaddr_t va, unsigned level,
    uint64_t clear, uint64_t set, struct osdev_x86_gather *gather
)
{
    uint64_t allowed = OSDEV_X86_RIGHTS_GRANTED_ | OSDEV_X86_PAGE_NO_EXECUTE |
                       OSDEV_X86_PAGE_SOFT_LOW_MASK |
                       OSDEV_X86_PAGE_SOFT_HIGH_MASK;
    struct osdev_x86_place_ place;

    if (((clear | set) & (space->masks.flags_zero | ~allowed)) != 0) {
        return OSDEV_X86_ERR_BAD_FLAGS;
    }
    if (level < 2 || level > space->paging->levels) {
        return OSDEV_X86_ERR_BAD_SIZE;
    }
    enum osdev_x86_err err = osdev_x86_place_find_(space, va, level, &place);

    if (err != OSDEV_X86_OK) {
        return err;
    }
    if (place.kind == OSDEV_X86_PTE_LEAF) {
        return OSDEV_X86_ERR_LARGER_PAGE;
    }
    if (place.kind != OSDEV_X86_PTE_TABLE) {
        return place.kind == OSDEV_X86_PTE_SOFT ? OSDEV_X86_ERR_SOFT_ENTRY
                                                : OSDEV_X86_ERR_NOT_MAPPED;
    }
    // Of the processor's bits, only the accessed bit may change meanwhile.
    __atomic_fetch_and(&place.entry->raw, ~clear | set, __ATOMIC_RELAXED);
    __atomic_fetch_or(&place.entry->raw, set, __ATOMIC_RELAXED);
    if (gather != NULL) {
        uint64_t size = OSDEV_X86_LEVEL_SIZE(level);

        // Whether pages below are global is not known.
        osdev_x86_gather_add(
            gather, osdev_vaddr(va.raw & ~(size - 1)), size, 1, true
        );
    }
    return OSDEV_X86_OK;
}
