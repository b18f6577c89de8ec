// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Splitting a page. Intel SDM volume 3, 4.10.2.2 and 4.10.3.
#include "internal.h"

#include <osdev/x86/resize.h>

static void fill_split(
    const struct osdev_x86_paging *paging, osdev_x86_pte_t *table,
    unsigned level, osdev_x86_pte_t page
)
{
    uint64_t flags = osdev_x86_pte_flags(paging, page, level);
    uint64_t raw = osdev_x86_pte_addr(paging, page, level).raw |
                   OSDEV_X86_PTE_PRESENT |
                   (level > 2 ? OSDEV_X86_PTE_HUGE : 0) |
                   osdev_x86_flag_bits_(paging, level - 1, flags);

    for (unsigned i = 0; i < OSDEV_X86_TABLE_ENTRIES; i++) {
        table[i].raw = raw;
        raw += OSDEV_X86_LEVEL_SIZE(level - 1);
    }
}

enum osdev_x86_err osdev_x86_split_(
    struct osdev_x86_cursor *cursor, struct osdev_x86_gather *gather
)
{
    const struct osdev_x86_space *space = cursor->space;
    unsigned level = cursor->level;
    uint64_t size = OSDEV_X86_LEVEL_SIZE(level);
    osdev_x86_pte_t *entry = osdev_x86_cursor_entry(cursor);
    osdev_x86_pte_t page = osdev_x86_pte_load(entry);
    osdev_x86_pte_t link;
    osdev_x86_pte_t *table = NULL;
    enum osdev_x86_err err = osdev_x86_table_new_(
        space, cursor->va, osdev_x86_pte_flags(space->paging, page, level),
        &link, &table
    );

    if (err != OSDEV_X86_OK) {
        return err;
    }
    // The processor may set the accessed and the dirty bit meanwhile: two
    // bits, so this goes round three times at most.
    do {
        fill_split(space->paging, table, level, page);
    } while (!__atomic_compare_exchange_n(
        &entry->raw, &page.raw, link.raw, false, __ATOMIC_RELEASE,
        __ATOMIC_RELAXED
    ));
    if (gather != NULL) {
        osdev_x86_gather_add(
            gather, osdev_vaddr(cursor->va.raw & ~(size - 1)), size, level,
            (page.raw & OSDEV_X86_PAGE_GLOBAL) != 0
        );
    }
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_split(
    const struct osdev_x86_space *space, osdev_vaddr_t va,
    struct osdev_x86_gather *gather
)
{
    struct osdev_x86_cursor cursor;
    enum osdev_x86_err err =
        osdev_x86_range_check_(space, va, 0, OSDEV_X86_TABLE_SIZE);

    if (err == OSDEV_X86_OK) {
        err = osdev_x86_cursor_init(&cursor, space, va);
    }
    while (err == OSDEV_X86_OK) {
        err = osdev_x86_cursor_descend(&cursor);
        if (err != OSDEV_X86_OK ||
            osdev_x86_pte_kind(
                osdev_x86_pte_load(osdev_x86_cursor_entry(&cursor)),
                cursor.level
            ) != OSDEV_X86_PTE_LEAF ||
            (va.raw & (OSDEV_X86_LEVEL_SIZE(cursor.level) - 1)) == 0) {
            break;
        }
        err = osdev_x86_split_(&cursor, gather);
    }
    return err;
}
