// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Gathering what has to be flushed. Intel SDM volume 3, 4.10.4.1 and 4.10.5.
#include "internal.h"

#include <osdev/x86/flush.h>

// The chain of tables out of use. A processor may still walk them until the
// flush, and they may map something (pages that were promoted), so the link is
// kept in the bits of entries that the processor ignores, ten in each: the
// number of the next table's page and a mark that there is one.
#define LINK_BITS_LOW 3u
#define LINK_BITS     10u
#define LINK_ENTRIES  5u
#define LINK_HAS_MORE OSDEV_BIT64(40)
#define LINK_SOFT_MASK \
    (OSDEV_X86_PAGE_SOFT_LOW_MASK | OSDEV_X86_PAGE_SOFT_HIGH_MASK)

static void write_link(osdev_x86_pte_t *table, uint64_t link)
{
    for (unsigned i = 0; i < LINK_ENTRIES; i++) {
        uint64_t piece = link >> (LINK_BITS * i);
        osdev_x86_pte_t pte = osdev_x86_pte_load(&table[i]);

        pte.raw &= ~LINK_SOFT_MASK;
        pte.raw |=
            OSDEV_FIELD_PREP(OSDEV_X86_PAGE_SOFT_LOW_MASK, piece & 7) |
            OSDEV_FIELD_PREP(
                OSDEV_X86_PAGE_SOFT_HIGH_MASK, piece >> LINK_BITS_LOW & 0x7f
            );
        osdev_x86_pte_store(&table[i], pte);
    }
}

static uint64_t read_link(const osdev_x86_pte_t *table)
{
    uint64_t link = 0;

    for (unsigned i = 0; i < LINK_ENTRIES; i++) {
        uint64_t raw = osdev_x86_pte_load(&table[i]).raw;
        uint64_t piece = OSDEV_FIELD_GET(OSDEV_X86_PAGE_SOFT_LOW_MASK, raw) |
                         OSDEV_FIELD_GET(OSDEV_X86_PAGE_SOFT_HIGH_MASK, raw)
                             << LINK_BITS_LOW;

        link |= piece << (LINK_BITS * i);
    }
    return link;
}

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
    uint64_t link = gather->tables.raw / OSDEV_X86_TABLE_SIZE;

    write_link(table, gather->has_tables ? link | LINK_HAS_MORE : 0);
    gather->tables = pa;
    gather->has_tables = true;
}

void osdev_x86_gather_flush_local(const struct osdev_x86_gather *gather)
{
    struct osdev_x86_flusher here = {
        true, false, false, 0, OSDEV_X86_GATHER_PAGES_MAX, NULL, NULL, NULL};

    osdev_x86_flush_local(&here, gather);
}

static void give_tables_back(
    const struct osdev_x86_gather *gather, const struct osdev_x86_space *space
)
{
    osdev_paddr_t table = gather->tables;
    bool has_more = gather->has_tables;

    while (has_more) {
        const osdev_x86_pte_t *entries = osdev_x86_table_at_(space, table);
        uint64_t link = entries == NULL ? 0 : read_link(entries);

        osdev_x86_table_free_(space, table);
        has_more = (link & LINK_HAS_MORE) != 0;
        table = osdev_paddr((link & ~LINK_HAS_MORE) * OSDEV_X86_TABLE_SIZE);
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
