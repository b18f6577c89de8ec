// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Copying mappings from one space to another. Intel SDM volume 3, 4.5.
#include <osdev/x86/space.h>

#include "internal.h"

struct clone {
    struct osdev_x86_cursor cursor; // In the original.
    const struct osdev_x86_space *into;
    osdev_vaddr_t va;
    uint64_t len;
    uint64_t done;
    const struct osdev_x86_clone_ops *ops;
    void *ctx;
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

    if (!clone->ops->page(clone->ctx, &page)) {
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
        enum osdev_x86_err err = osdev_x86_map(clone->into, &what, NULL);

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

    if (clone->ops->soft != NULL && !clone->ops->soft(clone->ctx, va, pte)) {
        return OSDEV_X86_OK;
    }
    return osdev_x86_map_raw_(clone->into, va, len, pte);
}

static enum osdev_x86_err clone_step(struct clone *clone)
{
    struct osdev_x86_cursor *cursor = &clone->cursor;
    uint64_t left = clone->len - clone->done;
    enum osdev_x86_err err;

    osdev_x86_cursor_move(cursor, osdev_vaddr(clone->va.raw + clone->done));
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
    const struct osdev_x86_space *into, const struct osdev_x86_space *from,
    osdev_vaddr_t va, uint64_t len, const struct osdev_x86_clone_ops *ops,
    void *ctx, struct osdev_x86_gather *gather, struct osdev_x86_stop *out_stop
)
{
    struct clone clone;
    enum osdev_x86_err err =
        osdev_x86_range_check_(from, va, len, OSDEV_X86_TABLE_SIZE);

    if (err == OSDEV_X86_OK) {
        err = osdev_x86_cursor_init(&clone.cursor, from, va);
    }
    if (err != OSDEV_X86_OK) {
        osdev_x86_stop_at_(out_stop, NULL, va, 0);
        return err;
    }
    clone.into = into;
    clone.va = va;
    clone.len = len;
    clone.done = 0;
    clone.ops = ops;
    clone.ctx = ctx;
    clone.gather = gather;
    while (err == OSDEV_X86_OK && clone.done < len) {
        err = clone_step(&clone);
    }
    if (err != OSDEV_X86_OK) {
        osdev_x86_stop_at_(
            out_stop, &clone.cursor, clone.cursor.va, clone.done
        );
    }
    return err;
}
