// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Accessed and dirty bits. Intel SDM volume 3, 4.8.
#include <osdev/x86/space.h>

#include "internal.h"

struct harvest {
    struct osdev_x86_cursor cursor;
    const struct osdev_x86_harvesting *what;
    struct osdev_x86_gather *gather;
};

static void harvest_page(struct harvest *harvest)
{
    const struct osdev_x86_cursor *cursor = &harvest->cursor;
    const struct osdev_x86_harvesting *what = harvest->what;
    osdev_x86_pte_t *entry = osdev_x86_cursor_entry(cursor);
    uint64_t size = OSDEV_X86_LEVEL_SIZE(cursor->level);
    osdev_vaddr_t va = osdev_vaddr(cursor->va.raw & ~(size - 1));

    if ((osdev_x86_pte_load(entry).raw & what->which) == 0) {
        return;
    }
    uint64_t old =
        __atomic_fetch_and(&entry->raw, ~what->which, __ATOMIC_RELAXED);

    if (harvest->gather != NULL) {
        osdev_x86_gather_add(
            harvest->gather, va, size, cursor->level,
            (old & OSDEV_X86_PAGE_GLOBAL) != 0
        );
    }
    what->used(what->ctx, va, size, old & what->which);
}

enum osdev_x86_err osdev_x86_harvest(
    const struct osdev_x86_space *space,
    const struct osdev_x86_harvesting *what, struct osdev_x86_gather *gather
)
{
    struct harvest harvest;
    osdev_vaddr_t va = what->va;
    uint64_t len = what->len;
    uint64_t done = 0;

    if ((what->which & ~(OSDEV_X86_PAGE_ACCESSED | OSDEV_X86_PAGE_DIRTY)) !=
        0) {
        return OSDEV_X86_ERR_BAD_FLAGS;
    }
    enum osdev_x86_err err =
        osdev_x86_range_check_(space, va, len, OSDEV_X86_TABLE_SIZE);

    if (err == OSDEV_X86_OK) {
        err = osdev_x86_cursor_init(&harvest.cursor, space, va);
    }
    harvest.what = what;
    harvest.gather = gather;
    while (err == OSDEV_X86_OK && done < len) {
        struct osdev_x86_cursor *cursor = &harvest.cursor;

        osdev_x86_cursor_move(cursor, osdev_vaddr(va.raw + done));
        err = osdev_x86_cursor_descend(cursor);
        if (err != OSDEV_X86_OK) {
            break;
        }
        if (osdev_x86_pte_kind(
                osdev_x86_pte_load(osdev_x86_cursor_entry(cursor)),
                cursor->level
            ) == OSDEV_X86_PTE_LEAF) {
            harvest_page(&harvest);
        }
        uint64_t span = osdev_x86_span_left_(cursor->va, cursor->level);

        // The end of the address space: no sum beyond it.
        done = span < len - done ? done + span : len;
    }
    return err;
}
