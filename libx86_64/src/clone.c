// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Copying mappings from one space to another. Intel SDM volume 3, 4.5.
#include <osdev/x86/space.h>

#include "internal.h"

struct clone {
    struct osdev_x86_cursor cursor; // In the original.
    const struct osdev_x86_cloning *what;
    uint64_t done;
    struct osdev_x86_gather *gather;
};

static enum osdev_x86_err
clone_page(struct clone *clone, osdev_x86_pte_t pte, uint64_t len)
{
    const struct osdev_x86_space *from = clone->cursor.space;
    unsigned level = clone->cursor.level;
    uint64_t flags = osdev_x86_pte_flags(from->paging, pte, level);
    uint64_t offset = clone->cursor.va.raw & (OSDEV_X86_LEVEL_SIZE(level) - 1);
    struct osdev_x86_clone_page page = {
        clone->cursor.va,
        len,
        level,
        flags,
        osdev_paddr(osdev_x86_pte_addr(from->paging, pte, level).raw | offset),
        flags,
        0,
        false};

    if (!clone->what->ops->page(clone->what->ctx, &page)) {
        return OSDEV_X86_ERR_NO_TABLE;
    }
    if (!page.is_skipped) {
        struct osdev_x86_mapping what = {
            page.va,
            page.pa,
            len,
            page.clone_flags,
            OSDEV_X86_RAISE_PARENTS | OSDEV_X86_ALL_OR_NOTHING,
            OSDEV_X86_SIZE_ANY,
            (enum osdev_x86_page_size)level};
        enum osdev_x86_err err = osdev_x86_map(clone->what->into, &what, NULL);

        if (err != OSDEV_X86_OK) {
            return err;
        }
    }
    if (page.clear != 0) {
        struct osdev_x86_protection what = {page.va, len, page.clear, 0, 0};

        return osdev_x86_protect(from, &what, clone->gather, NULL);
    }
    return OSDEV_X86_OK;
}

static enum osdev_x86_err
clone_soft(struct clone *clone, osdev_x86_pte_t pte, uint64_t len)
{
    osdev_vaddr_t va = clone->cursor.va;

    if (clone->what->ops->soft != NULL &&
        !clone->what->ops->soft(clone->what->ctx, va, pte)) {
        return OSDEV_X86_OK;
    }
    return osdev_x86_map_raw_(clone->what->into, va, len, pte);
}

static enum osdev_x86_err clone_step(struct clone *clone)
{
    struct osdev_x86_cursor *cursor = &clone->cursor;
    uint64_t left = clone->what->len - clone->done;
    enum osdev_x86_err err;

    osdev_x86_cursor_move(
        cursor, osdev_vaddr(clone->what->va.raw + clone->done)
    );
    err = osdev_x86_cursor_descend(cursor);
    if (err != OSDEV_X86_OK) {
        return err;
    }
    osdev_x86_pte_t pte = osdev_x86_pte_load(osdev_x86_cursor_entry(cursor));
    uint64_t span = osdev_x86_span_left_(cursor->va, cursor->level);

    span = span < left ? span : left;
    switch (osdev_x86_pte_kind(pte, cursor->level)) {
    case OSDEV_X86_PTE_LEAF:
        err = clone_page(clone, pte, span);
        break;
    case OSDEV_X86_PTE_SOFT:
        err = clone_soft(clone, pte, span);
        break;
    case OSDEV_X86_PTE_UNUSED:
    case OSDEV_X86_PTE_TABLE:
        break;
    }
    if (err == OSDEV_X86_OK) {
        clone->done += span;
    }
    return err;
}

enum osdev_x86_err osdev_x86_clone(
    const struct osdev_x86_space *from, const struct osdev_x86_cloning *what,
    struct osdev_x86_gather *gather, struct osdev_x86_stop *out_stop
)
{
    struct clone clone;
    enum osdev_x86_err err =
        osdev_x86_range_check_(from, what->va, what->len, OSDEV_X86_TABLE_SIZE);

    if (err == OSDEV_X86_OK) {
        err = osdev_x86_cursor_init(&clone.cursor, from, what->va);
    }
    if (err != OSDEV_X86_OK) {
        osdev_x86_stop_at_(out_stop, NULL, what->va, 0);
        return err;
    }
    clone.what = what;
    clone.done = 0;
    clone.gather = gather;
    while (err == OSDEV_X86_OK && clone.done < what->len) {
        err = clone_step(&clone);
    }
    if (err != OSDEV_X86_OK) {
        osdev_x86_stop_at_(
            out_stop, &clone.cursor, clone.cursor.va, clone.done
        );
    }
    return err;
}
