// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Going through the pages of a range, splitting those that stick out of it.
// Intel SDM volume 3, 4.10.2.2 and 4.10.4.
#include "edit.h"
#include "plan.h"

static uint64_t min_u64(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

// Pass entries of the current table that are not in use.
static enum osdev_x86_err pass_hole(struct osdev_x86_edit_ *edit)
{
    const struct osdev_x86_cursor *cursor = &edit->cursor;
    const osdev_x86_pte_t *table = cursor->table[cursor->level];
    unsigned index = osdev_x86_cursor_index(cursor, cursor->level);
    uint64_t len = osdev_x86_span_left_(cursor->va, cursor->level);

    if ((edit->options & OSDEV_X86_SKIP_HOLES) == 0) {
        return OSDEV_X86_ERR_NOT_MAPPED;
    }
    while (++index < OSDEV_X86_TABLE_ENTRIES && table[index].raw == 0) {
        len += OSDEV_X86_LEVEL_SIZE(cursor->level);
    }
    edit->done += min_u64(len, edit->len - edit->done);
    return OSDEV_X86_OK;
}

static enum osdev_x86_err pass_soft(struct osdev_x86_edit_ *edit)
{
    const struct osdev_x86_cursor *cursor = &edit->cursor;
    uint64_t size = OSDEV_X86_LEVEL_SIZE(cursor->level);
    osdev_x86_pte_t unused = {0};

    // One that sticks out of the range stays: who knows what it stands for.
    if ((edit->options & OSDEV_X86_CLEAR_SOFT) == 0 ||
        osdev_x86_span_left_(cursor->va, cursor->level) != size ||
        edit->len - edit->done < size) {
        return OSDEV_X86_ERR_SOFT_ENTRY;
    }
    if (!edit->is_plan) {
        osdev_x86_pte_store(osdev_x86_cursor_entry(cursor), unused);
    }
    edit->done += size;
    return OSDEV_X86_OK;
}

// Count the tables for splitting the page at the cursor, if it sticks out of
// the range, and pass it.
static void pass_page(struct osdev_x86_edit_ *edit)
{
    const struct osdev_x86_cursor *cursor = &edit->cursor;
    uint64_t len = min_u64(
        osdev_x86_span_left_(cursor->va, cursor->level), edit->len - edit->done
    );

    edit->tables += osdev_x86_tables_below_(
        cursor->va, len, cursor->level, OSDEV_X86_LEVELS_MAX
    );
    edit->done += len;
}

static enum osdev_x86_err edit_pages(struct osdev_x86_edit_ *edit)
{
    struct osdev_x86_cursor *cursor = &edit->cursor;
    unsigned level = cursor->level;
    uint64_t size = OSDEV_X86_LEVEL_SIZE(level);
    uint64_t left = edit->len - edit->done;

    if (osdev_x86_span_left_(cursor->va, level) != size || left < size) {
        if ((edit->options & OSDEV_X86_NO_SPLIT) != 0) {
            return OSDEV_X86_ERR_LARGER_PAGE;
        }
        if (edit->is_plan) {
            pass_page(edit);
            return OSDEV_X86_OK;
        }
        return osdev_x86_split_(cursor, edit->gather);
    }
    if (edit->is_plan) {
        pass_page(edit);
        return OSDEV_X86_OK;
    }
    unsigned index = osdev_x86_cursor_index(cursor, level);
    unsigned room = OSDEV_X86_TABLE_ENTRIES - index;

    edit->seen = 0;

    unsigned count = edit->change(
        edit, osdev_x86_cursor_entry(cursor),
        (unsigned)min_u64(left / size, room)
    );

    if (edit->gather != NULL && edit->seen != 0) {
        osdev_x86_gather_add(
            edit->gather, cursor->va, count * size, level,
            (edit->seen & OSDEV_X86_PAGE_GLOBAL) != 0
        );
    }
    edit->done += count * size;
    return OSDEV_X86_OK;
}

static enum osdev_x86_err edit_step(struct osdev_x86_edit_ *edit)
{
    struct osdev_x86_cursor *cursor = &edit->cursor;
    enum osdev_x86_err err = osdev_x86_cursor_descend(cursor);

    if (err != OSDEV_X86_OK) {
        return err;
    }
    switch (osdev_x86_pte_kind(
        osdev_x86_pte_load(osdev_x86_cursor_entry(cursor)), cursor->level
    )) {
    case OSDEV_X86_PTE_UNUSED:
        return pass_hole(edit);
    case OSDEV_X86_PTE_SOFT:
        return pass_soft(edit);
    case OSDEV_X86_PTE_TABLE:
    case OSDEV_X86_PTE_LEAF:
        break;
    }
    if (edit->check != NULL) {
        err = edit->check(edit);
        if (err != OSDEV_X86_OK) {
            return err;
        }
    }
    return edit_pages(edit);
}

static enum osdev_x86_err edit_range(
    struct osdev_x86_edit_ *edit, const struct osdev_x86_space *space,
    struct osdev_x86_stop *out_stop
)
{
    enum osdev_x86_err err = osdev_x86_range_check_(
        space, edit->va, edit->len, OSDEV_X86_TABLE_SIZE
    );

    if (err == OSDEV_X86_OK) {
        err = osdev_x86_cursor_init(&edit->cursor, space, edit->va);
    }
    if (err != OSDEV_X86_OK) {
        osdev_x86_stop_at_(out_stop, NULL, edit->va, 0);
        return err;
    }
    edit->done = 0;
    edit->tables = 0;
    while (edit->done < edit->len) {
        osdev_vaddr_t va = osdev_vaddr(edit->va.raw + edit->done);

        osdev_x86_cursor_move(&edit->cursor, va);
        err = edit_step(edit);
        if (err != OSDEV_X86_OK) {
            osdev_x86_stop_at_(out_stop, &edit->cursor, va, edit->done);
            return err;
        }
    }
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_edit_plan_(
    struct osdev_x86_edit_ *edit, const struct osdev_x86_space *space,
    struct osdev_x86_stop *out_stop
)
{
    edit->is_plan = true;
    return edit_range(edit, space, out_stop);
}

enum osdev_x86_err osdev_x86_edit_range_(
    struct osdev_x86_edit_ *edit, const struct osdev_x86_space *space,
    struct osdev_x86_stop *out_stop
)
{
    struct osdev_x86_reserve_ reserve;
    enum osdev_x86_err err;

    if ((edit->options & OSDEV_X86_ALL_OR_NOTHING) == 0) {
        edit->is_plan = false;
        return edit_range(edit, space, out_stop);
    }
    err = osdev_x86_edit_plan_(edit, space, out_stop);
    if (err != OSDEV_X86_OK) {
        osdev_x86_stop_nothing_(out_stop);
        return err;
    }
    err = osdev_x86_reserve_take_(&reserve, space, edit->tables);
    if (err != OSDEV_X86_OK) {
        osdev_x86_stop_at_(out_stop, NULL, edit->va, 0);
        return err;
    }
    edit->is_plan = false;
    err = edit_range(edit, &reserve.space, out_stop);
    osdev_x86_reserve_release_(&reserve);
    return err;
}
