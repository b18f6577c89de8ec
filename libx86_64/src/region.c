// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Regions of equal pages.
#include <osdev/x86/region.h>

#include "internal.h"

void osdev_x86_regions_init(
    struct osdev_x86_regions *regions, const struct osdev_x86_space *space,
    osdev_vaddr_t va, uint64_t len
)
{
    regions->va = va;
    regions->len = len;
    regions->done = 0;
    regions->err = osdev_x86_range_check_(space, va, len, OSDEV_X86_TABLE_SIZE);
    if (regions->err == OSDEV_X86_OK) {
        regions->err = osdev_x86_cursor_init(&regions->cursor, space, va);
    }
}

// What the tables above the cursor's entry and the entry itself grant.
static uint64_t find_rights(const struct osdev_x86_cursor *cursor)
{
    uint64_t granted = OSDEV_X86_RIGHTS_GRANTED_;
    uint64_t forbidden = 0;

    for (unsigned level = cursor->space->paging->levels; level >= cursor->level;
         level--) {
        unsigned index = osdev_x86_cursor_index(cursor, level);
        uint64_t raw = osdev_x86_pte_load(&cursor->table[level][index]).raw;

        granted &= raw;
        forbidden |= raw & OSDEV_X86_PAGE_NO_EXECUTE;
    }
    return granted | forbidden;
}

static void describe(
    const struct osdev_x86_cursor *cursor, enum osdev_x86_pte_kind kind,
    struct osdev_x86_region *out
)
{
    const struct osdev_x86_paging *paging = cursor->space->paging;
    osdev_x86_pte_t pte = osdev_x86_pte_load(osdev_x86_cursor_entry(cursor));
    uint64_t mask = OSDEV_X86_LEVEL_SIZE(cursor->level) - 1;

    out->va = cursor->va;
    out->len = 0;
    out->kind = kind;
    out->level = cursor->level;
    out->entry = pte;
    out->pa = osdev_paddr(0);
    out->flags = 0;
    out->rights = 0;
    if (kind == OSDEV_X86_PTE_LEAF) {
        out->pa = osdev_paddr(
            osdev_x86_pte_addr(paging, pte, cursor->level).raw |
            (cursor->va.raw & mask)
        );
        out->flags = osdev_x86_pte_flags(paging, pte, cursor->level);
        out->rights = find_rights(cursor);
    }
}

static bool is_continued(
    const struct osdev_x86_region *region, const struct osdev_x86_region *next
)
{
    if (next->kind != region->kind || next->level != region->level ||
        next->va.raw != region->va.raw + region->len) {
        return false;
    }
    if (region->kind == OSDEV_X86_PTE_SOFT) {
        return next->entry.raw == region->entry.raw;
    }
    return next->pa.raw == region->pa.raw + region->len &&
           next->flags == region->flags && next->rights == region->rights;
}

// Look at the next entry. False if it does not belong to the region.
static bool
see_entry(struct osdev_x86_regions *regions, struct osdev_x86_region *region)
{
    struct osdev_x86_cursor *cursor = &regions->cursor;
    struct osdev_x86_region next;

    osdev_x86_cursor_move(cursor, osdev_vaddr(regions->va.raw + regions->done));
    regions->err = osdev_x86_cursor_descend(cursor);
    if (regions->err != OSDEV_X86_OK) {
        return false;
    }
    enum osdev_x86_pte_kind kind = osdev_x86_pte_kind(
        osdev_x86_pte_load(osdev_x86_cursor_entry(cursor)), cursor->level
    );
    uint64_t span = osdev_x86_span_left_(cursor->va, cursor->level);
    uint64_t left = regions->len - regions->done;

    span = span < left ? span : left;
    if (kind == OSDEV_X86_PTE_UNUSED) {
        if (region->len != 0) {
            return false;
        }
        regions->done += span;
        return true;
    }
    describe(cursor, kind, &next);
    if (region->len == 0) {
        *region = next;
    } else if (!is_continued(region, &next)) {
        return false;
    }
    region->len += span;
    regions->done += span;
    return true;
}

bool osdev_x86_regions_next(
    struct osdev_x86_regions *regions, struct osdev_x86_region *out
)
{
    struct osdev_x86_region region;

    region.len = 0;
    if (regions->err != OSDEV_X86_OK) {
        return false;
    }
    while (regions->done < regions->len) {
        if (!see_entry(regions, &region)) {
            break;
        }
    }
    if (region.len == 0) {
        return false;
    }
    *out = region;
    return true;
}
