// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Taking tables out of use that map nothing. Intel SDM volume 3, 4.10.2 and
// 4.10.3: processors cache what leads to them.
#include "internal.h"

static bool is_empty(const osdev_x86_pte_t *table)
{
    for (unsigned i = 0; i < OSDEV_X86_TABLE_ENTRIES; i += 8) {
        const osdev_x86_pte_t *e = table + i;

        if ((e[0].raw | e[1].raw | e[2].raw | e[3].raw | e[4].raw | e[5].raw |
             e[6].raw | e[7].raw) != 0) {
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
    } else {
        osdev_x86_table_free_(space, pa);
    }
}

// Bytes from the position to the next entry that may lead to a table, or to
// the end of the table it is in. A table of pages is looked at as a whole.
static uint64_t find_step(const struct osdev_x86_cursor *cursor)
{
    unsigned level = cursor->level == 1 ? 2 : cursor->level;
    uint64_t step = osdev_x86_span_left_(cursor->va, level);
    unsigned index = osdev_x86_cursor_index(cursor, level);

    if (cursor->level == 1) {
        return step;
    }
    while (++index < OSDEV_X86_TABLE_ENTRIES &&
           osdev_x86_pte_kind(
               osdev_x86_pte_load(&cursor->table[level][index]), level
           ) != OSDEV_X86_PTE_TABLE) {
        step += OSDEV_X86_LEVEL_SIZE(level);
    }
    return step;
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
        uint64_t step = find_step(&cursor);
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
