// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Moving a window. Intel SDM volume 3, 4.5 and 4.6.1.
#include "internal.h"

#include <osdev/x86/window.h>

// Put the window where an address is. Stays closed if there is no table of
// small pages, or if entries hold encryption bits.
static void move(struct osdev_x86_window *window, osdev_vaddr_t va)
{
    const struct osdev_x86_space *space = window->space;
    struct osdev_x86_cursor cursor;
    uint64_t granted = OSDEV_X86_RIGHTS_GRANTED_;
    uint64_t forbidden = 0;

    osdev_x86_window_close(window);
    if ((space->paging->private_mask | space->paging->shared_mask) != 0 ||
        osdev_x86_cursor_init(&cursor, space, va) != OSDEV_X86_OK ||
        osdev_x86_cursor_descend(&cursor) != OSDEV_X86_OK ||
        cursor.level != 1) {
        return;
    }
    for (unsigned level = space->paging->levels; level > 1; level--) {
        unsigned index = osdev_x86_cursor_index(&cursor, level);
        uint64_t raw = osdev_x86_pte_load(&cursor.table[level][index]).raw;

        granted &= raw;
        forbidden |= raw & OSDEV_X86_PAGE_NO_EXECUTE;
    }
    window->table = cursor.table[1];
    window->granted = granted;
    window->forbidden = forbidden;
    window->flags_zero =
        space->masks.flags_zero | (OSDEV_X86_RIGHTS_GRANTED_ & ~granted);
    window->base = va.raw & ~(OSDEV_X86_LEVEL_SIZE(2) - 1);
    window->len = OSDEV_X86_LEVEL_SIZE(2);
}

// Whether the window is elsewhere, and may be worth moving.
static bool
is_elsewhere(const struct osdev_x86_window *window, osdev_vaddr_t va)
{
    return osdev_x86_window_entry_(window, va) == NULL;
}

enum osdev_x86_err osdev_x86_window_map_(
    struct osdev_x86_window *window, osdev_vaddr_t va, osdev_paddr_t pa,
    uint64_t flags
)
{
    enum osdev_x86_err err =
        osdev_x86_map_page(window->space, va, pa, OSDEV_X86_SIZE_4K, flags);

    if (err == OSDEV_X86_OK && is_elsewhere(window, va)) {
        move(window, va);
    }
    return err;
}

enum osdev_x86_err osdev_x86_window_unmap_(
    struct osdev_x86_window *window, osdev_vaddr_t va,
    struct osdev_x86_gather *gather, struct osdev_x86_translation *out
)
{
    enum osdev_x86_err err =
        osdev_x86_unmap_page(window->space, va, OSDEV_X86_SIZE_4K, gather, out);

    if (err == OSDEV_X86_OK && is_elsewhere(window, va)) {
        move(window, va);
    }
    return err;
}

enum osdev_x86_err osdev_x86_window_translate_(
    struct osdev_x86_window *window, osdev_vaddr_t va,
    struct osdev_x86_translation *out
)
{
    enum osdev_x86_err err = osdev_x86_translate(window->space, va, out);

    if (err == OSDEV_X86_OK && is_elsewhere(window, va)) {
        move(window, va);
    }
    return err;
}
