// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Promotion of 512 pages to one. Intel SDM volume 3, 4.10.2.2 and 4.10.3.
#include "internal.h"

#include <osdev/x86/resize.h>

#define USED (OSDEV_X86_PAGE_ACCESSED | OSDEV_X86_PAGE_DIRTY)

// Whether all entries of a table of a level are the pages that the first one
// begins. *used gets what the processor has set in any of them.
static bool
is_uniform(const osdev_x86_pte_t *table, unsigned level, uint64_t *used)
{
    uint64_t due = osdev_x86_pte_load(table).raw & ~USED;
    uint64_t seen = 0;

    for (unsigned i = 0; i < OSDEV_X86_TABLE_ENTRIES; i++) {
        uint64_t raw = osdev_x86_pte_load(&table[i]).raw;

        if ((raw & ~USED) != due) {
            return false;
        }
        seen |= raw;
        due += OSDEV_X86_LEVEL_SIZE(level);
    }
    *used = seen & USED;
    return true;
}

// The larger page that a table's pages make. False if they make none.
static bool make_page(
    const struct osdev_x86_paging *paging, osdev_x86_pte_t link,
    const osdev_x86_pte_t *table, unsigned level, bool is_in_use,
    osdev_x86_pte_t *out
)
{
    osdev_x86_pte_t first = osdev_x86_pte_load(table);
    uint64_t used;

    if (osdev_x86_pte_kind(first, level - 1) != OSDEV_X86_PTE_LEAF ||
        !is_uniform(table, level - 1, &used)) {
        return false;
    }
    uint64_t flags = osdev_x86_leaf_flags_(paging, first.raw, level - 1);
    uint64_t withheld = (flags & OSDEV_X86_RIGHTS_GRANTED_ & ~link.raw) |
                        (~flags & link.raw & OSDEV_X86_PAGE_NO_EXECUTE);

    if (is_in_use && (flags & OSDEV_X86_PAGE_WRITE) != 0) {
        used = USED;
    }
    return withheld == 0 &&
           osdev_x86_pte_encode(
               paging, level, osdev_x86_pte_addr(paging, first, level - 1),
               flags | used, out
           ) == OSDEV_X86_OK;
}

// Promote the table that the cursor's entry leads to, if it can be. The cursor
// stays above it.
static enum osdev_x86_err promote_at(
    const struct osdev_x86_cursor *cursor, struct osdev_x86_gather *gather,
    uint64_t *count
)
{
    const struct osdev_x86_space *space = cursor->space;
    unsigned level = cursor->level;
    osdev_x86_pte_t *entry = osdev_x86_cursor_entry(cursor);
    osdev_x86_pte_t link = osdev_x86_pte_load(entry);
    osdev_x86_pte_t *table = osdev_x86_table_of_(space, link, level);
    osdev_x86_pte_t page;

    if (table == NULL) {
        return OSDEV_X86_ERR_BAD_TABLE;
    }
    if (!make_page(space->paging, link, table, level, gather != NULL, &page)) {
        return OSDEV_X86_OK;
    }
    osdev_paddr_t pa = osdev_x86_pte_addr(space->paging, link, level);

    osdev_x86_pte_store(entry, page);
    ++*count;
    if (gather == NULL) {
        osdev_x86_table_free_(space, pa);
        return OSDEV_X86_OK;
    }
    osdev_x86_gather_add(
        gather, cursor->va, OSDEV_X86_LEVEL_SIZE(level), level - 1,
        (page.raw & OSDEV_X86_PAGE_GLOBAL) != 0
    );
    osdev_x86_gather_table_(gather, pa, table);
    return OSDEV_X86_OK;
}

// Go down to a level, or to where there is no table.
static enum osdev_x86_err
go_down(struct osdev_x86_cursor *cursor, unsigned level)
{
    enum osdev_x86_err err = OSDEV_X86_OK;

    while (err == OSDEV_X86_OK && cursor->level > level &&
           osdev_x86_pte_kind(
               osdev_x86_pte_load(osdev_x86_cursor_entry(cursor)), cursor->level
           ) == OSDEV_X86_PTE_TABLE) {
        err = osdev_x86_cursor_enter(cursor);
    }
    return err;
}

static enum osdev_x86_err promote_to(
    struct osdev_x86_cursor *cursor, osdev_vaddr_t va, uint64_t len,
    unsigned level, struct osdev_x86_gather *gather, uint64_t *count
)
{
    uint64_t size = OSDEV_X86_LEVEL_SIZE(level);
    uint64_t done = (0 - va.raw) & (size - 1);

    while (done < len && len - done >= size) {
        osdev_x86_cursor_move(cursor, osdev_vaddr(va.raw + done));

        enum osdev_x86_err err = go_down(cursor, level);

        if (err == OSDEV_X86_OK && cursor->level == level &&
            osdev_x86_pte_kind(
                osdev_x86_pte_load(osdev_x86_cursor_entry(cursor)), level
            ) == OSDEV_X86_PTE_TABLE) {
            err = promote_at(cursor, gather, count);
        }
        if (err != OSDEV_X86_OK) {
            return err;
        }
        done += osdev_x86_span_left_(cursor->va, cursor->level);
    }
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_promote(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t len,
    struct osdev_x86_gather *gather, uint64_t *out_count
)
{
    struct osdev_x86_cursor cursor;
    uint64_t count = 0;
    enum osdev_x86_err err =
        osdev_x86_range_check_(space, va, len, OSDEV_X86_TABLE_SIZE);

    // From below, so that pages just made can become larger ones.
    for (unsigned level = 2; err == OSDEV_X86_OK &&
                             level <= osdev_x86_paging_max_leaf(space->paging);
         level++) {
        err = osdev_x86_cursor_init(&cursor, space, va);
        if (err == OSDEV_X86_OK) {
            err = promote_to(&cursor, va, len, level, gather, &count);
        }
    }
    if (out_count != NULL) {
        *out_count = count;
    }
    return err;
}
