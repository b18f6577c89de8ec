// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Budgets of tables. Intel SDM volume 3, 4.5.
#include "plan.h"

uint64_t osdev_x86_tables_below_(
    osdev_vaddr_t va, uint64_t len, unsigned level, unsigned page_level
)
{
    // Within the entry, so that the end does not overflow.
    uint64_t first = va.raw & (OSDEV_X86_LEVEL_SIZE(level) - 1);
    uint64_t end = first + len;
    uint64_t count = 0;

    // An entry above the lowest level needs a table if the range touches it,
    // but for one that the range fills and that can be a page.
    for (unsigned at = 2; at <= level; at++) {
        uint64_t size = OSDEV_X86_LEVEL_SIZE(at);
        uint64_t first_full = (first + size - 1) / size;
        uint64_t end_full = end / size;

        count += (end - 1) / size - first / size + 1;
        if (at <= page_level && end_full > first_full) {
            count -= end_full - first_full;
        }
    }
    return count;
}

static bool reserve_alloc(void *ctx, osdev_paddr_t *out_table)
{
    struct osdev_x86_reserve_ *reserve = ctx;

    if (reserve->count == 0) {
        return false;
    }
    const osdev_x86_pte_t *table =
        osdev_x86_table_at_(reserve->real, reserve->first);

    *out_table = reserve->first;
    reserve->first = osdev_paddr(table->raw);
    reserve->count--;
    return true;
}

static void reserve_free(void *ctx, osdev_paddr_t table)
{
    const struct osdev_x86_reserve_ *reserve = ctx;

    osdev_x86_table_free_(reserve->real, table);
}

static osdev_x86_pte_t *reserve_ptr(void *ctx, osdev_paddr_t table)
{
    const struct osdev_x86_reserve_ *reserve = ctx;

    return osdev_x86_table_at_(reserve->real, table);
}

enum osdev_x86_err osdev_x86_reserve_take_(
    struct osdev_x86_reserve_ *reserve, const struct osdev_x86_space *space,
    uint64_t count
)
{
    osdev_x86_pte_t entry;
    osdev_x86_pte_t *table = NULL;

    reserve->space = *space;
    reserve->real = space;
    reserve->ops.alloc_table = reserve_alloc;
    reserve->ops.free_table = reserve_free;
    reserve->ops.table_ptr = space->ops->table_ptr == NULL ? NULL : reserve_ptr;
    reserve->space.ops = &reserve->ops;
    reserve->space.ctx = reserve;
    reserve->first = osdev_paddr(0);
    reserve->count = 0;
    while (reserve->count < count) {
        enum osdev_x86_err err =
            osdev_x86_table_new_(space, osdev_vaddr(0), 0, &entry, &table);

        if (err != OSDEV_X86_OK) {
            osdev_x86_reserve_release_(reserve);
            return err;
        }
        table->raw = reserve->first.raw;
        reserve->first = osdev_paddr(entry.raw & space->masks.table_addr);
        reserve->count++;
    }
    return OSDEV_X86_OK;
}

void osdev_x86_reserve_release_(struct osdev_x86_reserve_ *reserve)
{
    osdev_paddr_t table;

    while (reserve_alloc(reserve, &table)) {
        osdev_x86_table_free_(reserve->real, table);
    }
}
