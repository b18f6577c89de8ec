// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Gathering what has to be flushed. Intel SDM volume 3, 4.10.4.1 and 4.10.5.
#include "internal.h"

#include <osdev/x86/gather.h>
#include <osdev/x86/tlb.h>

// Marks the link that a table out of use holds in its first entry. The entry
// is not present, so a processor that still walks the table finds nothing.
#define CHAIN_MARK UINT64_C(2)

void osdev_x86_gather_init(
    struct osdev_x86_gather *gather, const struct osdev_x86_gather_ops *ops,
    void *ctx
)
{
    gather->count = 0;
    gather->needs_all = false;
    gather->has_global = false;
    gather->has_tables = false;
    gather->tables = osdev_paddr(0);
    gather->ops = ops;
    gather->ctx = ctx;
}

// Whether the range continues the last one recorded, which grows then.
static bool
extend_last(struct osdev_x86_gather *gather, struct osdev_x86_flush_range range)
{
    if (gather->count == 0) {
        return false;
    }
    struct osdev_x86_flush_range *last = &gather->ranges[gather->count - 1];

    if (last->level != range.level ||
        last->va.raw + last->len != range.va.raw) {
        return false;
    }
    last->len += range.len;
    return true;
}

void osdev_x86_gather_add(
    struct osdev_x86_gather *gather, osdev_vaddr_t va, uint64_t len,
    unsigned level, bool is_global
)
{
    struct osdev_x86_flush_range range = {va, len, level};

    gather->has_global = gather->has_global || is_global;
    if (gather->needs_all || extend_last(gather, range)) {
        return;
    }
    if (gather->count == OSDEV_X86_GATHER_RANGES) {
        gather->needs_all = true;
        return;
    }
    gather->ranges[gather->count] = range;
    gather->count++;
}

bool osdev_x86_gather_is_empty(const struct osdev_x86_gather *gather)
{
    return gather->count == 0 && !gather->needs_all && !gather->has_tables;
}

void osdev_x86_gather_table_(
    struct osdev_x86_gather *gather, osdev_paddr_t pa, osdev_x86_pte_t *table
)
{
    osdev_x86_pte_t link = {
        gather->has_tables ? gather->tables.raw | CHAIN_MARK : 0};

    osdev_x86_pte_store(table, link);
    gather->tables = pa;
    gather->has_tables = true;
}

// Whether flushing page by page is still the cheaper way.
static bool is_short(const struct osdev_x86_gather *gather)
{
    uint64_t pages = 0;

    for (unsigned i = 0; i < gather->count; i++) {
        const struct osdev_x86_flush_range *range = &gather->ranges[i];

        pages += range->len / OSDEV_X86_LEVEL_SIZE(range->level);
    }
    // Tables alone still need one flush, which drops what leads to them.
    return !gather->needs_all && pages != 0 &&
           pages <= OSDEV_X86_GATHER_PAGES_MAX;
}

static void flush_range(const struct osdev_x86_flush_range *range)
{
    uint64_t size = OSDEV_X86_LEVEL_SIZE(range->level);

    for (uint64_t done = 0; done < range->len; done += size) {
        osdev_x86_tlb_flush_page(osdev_vaddr(range->va.raw + done));
    }
}

void osdev_x86_gather_flush_local(const struct osdev_x86_gather *gather)
{
    if (osdev_x86_gather_is_empty(gather)) {
        return;
    }
    if (is_short(gather)) {
        for (unsigned i = 0; i < gather->count; i++) {
            flush_range(&gather->ranges[i]);
        }
    } else if (gather->has_global) {
        osdev_x86_tlb_flush_global();
    } else {
        osdev_x86_tlb_flush();
    }
}

static void give_tables_back(
    const struct osdev_x86_gather *gather, const struct osdev_x86_space *space
)
{
    osdev_paddr_t table = gather->tables;
    bool has_more = gather->has_tables;

    while (has_more) {
        const osdev_x86_pte_t *entry = osdev_x86_table_at_(space, table);
        uint64_t link = entry == NULL ? 0 : entry->raw;

        if (space->ops->free_table != NULL) {
            space->ops->free_table(space->ctx, table);
        }
        has_more = (link & CHAIN_MARK) != 0;
        table = osdev_paddr(link & ~CHAIN_MARK);
    }
}

void osdev_x86_gather_commit(
    struct osdev_x86_gather *gather, const struct osdev_x86_space *space
)
{
    if (!osdev_x86_gather_is_empty(gather)) {
        if (gather->ops != NULL && gather->ops->flush != NULL) {
            gather->ops->flush(gather->ctx, gather);
        } else {
            osdev_x86_gather_flush_local(gather);
        }
        give_tables_back(gather, space);
    }
    osdev_x86_gather_init(gather, gather->ops, gather->ctx);
}
