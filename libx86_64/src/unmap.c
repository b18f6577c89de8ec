// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Unmapping. Intel SDM volume 3, 4.10.4.
#include "edit.h"

// Clear four entries if all of them are pages.
static inline bool
clear_four(osdev_x86_pte_t *entry, uint64_t page, uint64_t *seen)
{
    osdev_x86_pte_t unused = {0};
    uint64_t a = osdev_x86_pte_load(&entry[0]).raw;
    uint64_t b = osdev_x86_pte_load(&entry[1]).raw;
    uint64_t c = osdev_x86_pte_load(&entry[2]).raw;
    uint64_t d = osdev_x86_pte_load(&entry[3]).raw;

    if ((a & b & c & d & page) != page) {
        return false;
    }
    osdev_x86_pte_store(&entry[0], unused);
    osdev_x86_pte_store(&entry[1], unused);
    osdev_x86_pte_store(&entry[2], unused);
    osdev_x86_pte_store(&entry[3], unused);
    *seen |= a | b | c | d;
    return true;
}

// Nobody looks at the old entries: plain stores will do.
static unsigned clear_pages(
    struct osdev_x86_edit_ *edit, osdev_x86_pte_t *entry, unsigned count
)
{
    osdev_x86_pte_t unused = {0};
    uint64_t page = OSDEV_X86_PTE_PRESENT |
                    (edit->cursor.level > 1 ? OSDEV_X86_PTE_HUGE : 0);
    uint64_t seen = 0;
    unsigned i = 0;

    while (count - i >= 4 && clear_four(&entry[i], page, &seen)) {
        i += 4;
    }
    for (; i < count; i++) {
        osdev_x86_pte_t old = osdev_x86_pte_load(&entry[i]);

        if ((old.raw & page) != page) {
            break;
        }
        osdev_x86_pte_store(&entry[i], unused);
        seen |= old.raw;
    }
    edit->seen = seen;
    return i;
}

// The kernel wants to know each page, and whether it is dirty: exchange, so
// that a bit which the processor sets at the same moment is not lost.
static unsigned
take_pages(struct osdev_x86_edit_ *edit, osdev_x86_pte_t *entry, unsigned count)
{
    const struct osdev_x86_cursor *cursor = &edit->cursor;
    const struct osdev_x86_gather *gather = edit->gather;
    const struct osdev_x86_paging *paging = cursor->space->paging;
    uint64_t size = OSDEV_X86_LEVEL_SIZE(cursor->level);
    unsigned i = 0;

    for (; i < count; i++) {
        osdev_x86_pte_t old = osdev_x86_pte_load(&entry[i]);

        if (osdev_x86_pte_kind(old, cursor->level) != OSDEV_X86_PTE_LEAF) {
            break;
        }
        old.raw = __atomic_exchange_n(&entry[i].raw, 0, __ATOMIC_RELAXED);
        edit->seen |= old.raw;
        gather->ops->page(
            gather->ctx, osdev_vaddr(cursor->va.raw + i * size),
            osdev_x86_pte_addr(paging, old, cursor->level), size,
            osdev_x86_pte_flags(paging, old, cursor->level)
        );
    }
    return i;
}

static void prepare(
    struct osdev_x86_edit_ *edit, osdev_vaddr_t va, uint64_t len,
    uint32_t options, struct osdev_x86_gather *gather
)
{
    edit->va = va;
    edit->len = len;
    edit->options = options;
    edit->gather = gather;
    edit->check = NULL;
    edit->change =
        gather != NULL && gather->ops != NULL && gather->ops->page != NULL
            ? take_pages
            : clear_pages;
}

enum osdev_x86_err osdev_x86_unmap(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t len,
    uint32_t options, struct osdev_x86_gather *gather,
    struct osdev_x86_stop *out_stop
)
{
    struct osdev_x86_edit_ edit;

    prepare(&edit, va, len, options, gather);
    return osdev_x86_edit_range_(&edit, space, out_stop);
}

enum osdev_x86_err osdev_x86_unmap_tables(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t len,
    uint32_t options, uint64_t *out_count, struct osdev_x86_stop *out_stop
)
{
    struct osdev_x86_edit_ edit;

    prepare(&edit, va, len, options, NULL);

    enum osdev_x86_err err = osdev_x86_edit_plan_(&edit, space, out_stop);

    if (err == OSDEV_X86_OK) {
        *out_count = edit.tables;
    }
    return err;
}
