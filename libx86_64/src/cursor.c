// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The walker. Intel SDM volume 3, 4.5.
#include "internal.h"

#include <osdev/x86/cursor.h>

enum osdev_x86_err osdev_x86_cursor_init(
    struct osdev_x86_cursor *cursor, const struct osdev_x86_space *space,
    osdev_vaddr_t va
)
{
    unsigned levels = space->paging->levels;

    if (!osdev_vaddr_is_canonical(
            va.raw, osdev_x86_paging_va_bits(space->paging)
        )) {
        return OSDEV_X86_ERR_NOT_CANONICAL;
    }
    osdev_x86_pte_t *root = osdev_x86_table_at_(space, space->root);

    if (root == NULL) {
        return OSDEV_X86_ERR_BAD_TABLE;
    }
    cursor->space = space;
    cursor->va = va;
    cursor->level = levels;
    cursor->table[levels] = root;
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_cursor_enter(struct osdev_x86_cursor *cursor)
{
    osdev_x86_pte_t pte = osdev_x86_pte_load(osdev_x86_cursor_entry(cursor));
    osdev_x86_pte_t *table =
        osdev_x86_table_of_(cursor->space, pte, cursor->level);

    if (table == NULL) {
        return OSDEV_X86_ERR_BAD_TABLE;
    }
    cursor->level--;
    cursor->table[cursor->level] = table;
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_cursor_descend(struct osdev_x86_cursor *cursor)
{
    while (osdev_x86_pte_kind(
               osdev_x86_pte_load(osdev_x86_cursor_entry(cursor)), cursor->level
           ) == OSDEV_X86_PTE_TABLE) {
        enum osdev_x86_err err = osdev_x86_cursor_enter(cursor);

        if (err != OSDEV_X86_OK) {
            return err;
        }
    }
    return OSDEV_X86_OK;
}

void osdev_x86_cursor_move(struct osdev_x86_cursor *cursor, osdev_vaddr_t va)
{
    uint64_t difference = cursor->va.raw ^ va.raw;
    unsigned levels = cursor->space->paging->levels;

    // A table serves both addresses if they agree above what it spans.
    while (cursor->level < levels &&
           difference >= OSDEV_X86_LEVEL_SIZE(cursor->level + 1)) {
        cursor->level++;
    }
    cursor->va = va;
}

bool osdev_x86_cursor_next(struct osdev_x86_cursor *cursor)
{
    uint64_t last = cursor->va.raw | (OSDEV_X86_LEVEL_SIZE(cursor->level) - 1);

    if (last == UINT64_MAX) {
        return false;
    }
    osdev_x86_cursor_move(
        cursor, osdev_vaddr_truncate(
                    last + 1, osdev_x86_paging_va_bits(cursor->space->paging)
                )
    );
    return true;
}
