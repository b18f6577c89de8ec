// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Taking tables out of use that map nothing. Intel SDM volume 3, 4.10.2 and
// 4.10.3: processors cache what leads to them.
#include "internal.h"

static bool is_empty(const osdev_x86_pte_t *table)
{
    for (unsigned i = 0; i < OSDEV_X86_TABLE_ENTRIES; i++) {
        if (table[i].raw != 0) {
            return false;
        }
    }
    return true;
}

// Unlink the table of the cursor's level and leave it for the level above.
static void
drop_table(struct osdev_x86_cursor *cursor, struct osdev_x86_gather *gather)
{
    const struct osdev_x86_space *space = cursor->space;
    osdev_x86_pte_t *table = cursor->table[cursor->level];
    osdev_x86_pte_t unused = {0};

    cursor->level++;

    osdev_x86_pte_t *link = osdev_x86_cursor_entry(cursor);
    osdev_paddr_t pa = osdev_x86_pte_addr(
        space->paging, osdev_x86_pte_load(link), cursor->level
    );

    osdev_x86_pte_store(link, unused);
    if (gather != NULL) {
        osdev_x86_gather_table_(gather, pa, table);
    } else if (space->ops->free_table != NULL) {
        space->ops->free_table(space->ctx, pa);
    }
}

enum osdev_x86_err osdev_x86_clean_up(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t len,
    uint32_t options, struct osdev_x86_gather *gather
)
{
    bool keeps_top = (options & OSDEV_X86_KEEP_TOP) != 0;
    unsigned top = space->paging->levels - (keeps_top ? 1u : 0u);
    struct osdev_x86_cursor cursor;
    uint64_t done = 0;
    enum osdev_x86_err err =
        osdev_x86_range_check_(space, va, len, OSDEV_X86_TABLE_SIZE);

    if (err == OSDEV_X86_OK) {
        err = osdev_x86_cursor_init(&cursor, space, va);
    }
    while (err == OSDEV_X86_OK && done < len) {
        osdev_x86_cursor_move(&cursor, osdev_vaddr(va.raw + done));
        err = osdev_x86_cursor_descend(&cursor);
        if (err != OSDEV_X86_OK) {
            break;
        }
        // A table of pages is looked at as a whole, others entry by entry.
        unsigned span = cursor.level == 1 ? 2 : cursor.level;
        uint64_t step = osdev_x86_span_left_(cursor.va, span);
        bool is_last = step >= len - done;

        done = is_last ? len : done + step;
        // Where the way leaves a table, all that it had has been looked at.
        while (cursor.level < top &&
               (is_last ||
                ((va.raw + done) & (OSDEV_X86_LEVEL_SIZE(cursor.level + 1) - 1)
                ) == 0) &&
               is_empty(cursor.table[cursor.level])) {
            drop_table(&cursor, gather);
        }
    }
    return err;
}
