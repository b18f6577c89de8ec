// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "fake_memory.h"

#include <stdlib.h>
#include <string.h>

void fake_init(struct fake_memory *memory)
{
    memset(memory, 0, sizeof(*memory));
    memory->pages = aligned_alloc(4096, FAKE_PAGES * 4096);
    if (memory->pages == NULL) {
        abort();
    }
    memory->budget = FAKE_PAGES;
}

void fake_finish(struct fake_memory *memory)
{
    free(memory->pages);
}

uint64_t *fake_page(const struct fake_memory *memory, uint64_t pa)
{
    uint64_t index = (pa - FAKE_BASE) / 4096;

    if (pa < FAKE_BASE || index >= FAKE_PAGES || pa % 4096 != 0 ||
        !memory->is_out[index]) {
        return NULL;
    }
    return memory->pages + 512 * index;
}

static bool fake_alloc(void *ctx, osdev_paddr_t *out)
{
    struct fake_memory *memory = ctx;

    if (memory->bad_pa != 0) {
        *out = osdev_paddr(memory->bad_pa);
        return true;
    }
    if (memory->budget == 0) {
        return false;
    }
    for (unsigned i = 0; i < FAKE_PAGES; i++) {
        if (!memory->is_out[i]) {
            // Dirty: whoever links it before clearing it is found out.
            memset(memory->pages + 512 * (size_t)i, 0xff, 4096);
            memory->is_out[i] = true;
            memory->out++;
            memory->budget--;
            *out = osdev_paddr(FAKE_BASE + UINT64_C(4096) * i);
            return true;
        }
    }
    return false;
}

static void fake_free(void *ctx, osdev_paddr_t table)
{
    struct fake_memory *memory = ctx;

    if (fake_page(memory, table.raw) == NULL) {
        memory->has_error = memory->bad_pa == 0;
        return;
    }
    memory->is_out[(table.raw - FAKE_BASE) / 4096] = false;
    memory->out--;
}

static osdev_x86_pte_t *fake_table(void *ctx, osdev_paddr_t table)
{
    return (osdev_x86_pte_t *)(void *)fake_page(ctx, table.raw);
}

const struct osdev_x86_table_ops fake_ops = {
    .alloc_table = fake_alloc,
    .free_table = fake_free,
    .table_ptr = fake_table,
};

const struct osdev_x86_table_ops fake_direct_ops = {
    .alloc_table = fake_alloc,
    .free_table = fake_free,
};

osdev_vaddr_t fake_direct_map(const struct fake_memory *memory)
{
    return osdev_vaddr(osdev_vaddr_from_ptr(memory->pages).raw - FAKE_BASE);
}

static uint64_t bits(unsigned high, unsigned low)
{
    uint64_t mask = 0;

    for (unsigned bit = low; bit <= high; bit++) {
        mask |= UINT64_C(1) << bit;
    }
    return mask;
}

static uint64_t reserved_bits(
    const struct osdev_x86_paging *paging, unsigned shift, bool is_leaf,
    uint64_t encryption
)
{
    uint64_t reserved = 0;

    if (paging->pa_bits < 52) {
        reserved |= bits(51, paging->pa_bits) & ~encryption;
    }
    if (!paging->has_nx) {
        reserved |= bits(63, 63);
    }
    if (is_leaf && shift > 12) {
        reserved |= bits(shift - 1, 13);
    }
    return reserved;
}

struct mmu_result mmu_walk(
    const struct fake_memory *memory, const struct osdev_x86_paging *paging,
    uint64_t root, uint64_t va
)
{
    struct mmu_result r = {0};
    uint64_t encryption = paging->private_mask | paging->shared_mask;
    uint64_t table = root;

    r.can_write = true;
    r.can_user = true;
    r.can_execute = true;
    for (unsigned shift = paging->levels == 5 ? 48 : 39; shift >= 12;
         shift -= 9) {
        const uint64_t *page = fake_page(memory, table);

        if (page == NULL) {
            r.is_reserved = true;
            return r;
        }
        uint64_t e =
            __atomic_load_n(&page[va >> shift & 511], __ATOMIC_RELAXED);

        if ((e & 1) == 0) {
            r.is_soft = e != 0;
            return r;
        }
        bool may_be_leaf =
            shift == 12 || shift == 21 || (shift == 30 && paging->has_1g);
        bool has_ps = shift > 12 && (e >> 7 & 1) != 0;
        bool is_leaf = shift == 12 || (has_ps && may_be_leaf);

        if ((e & reserved_bits(paging, shift, is_leaf, encryption)) != 0 ||
            (has_ps && !may_be_leaf)) {
            r.is_reserved = true;
            return r;
        }
        r.can_write = r.can_write && (e & 2) != 0;
        r.can_user = r.can_user && (e & 4) != 0;
        r.can_execute = r.can_execute && e >> 63 == 0;
        table = e & bits(51, 12) & ~encryption;
        if (is_leaf) {
            uint64_t base = table & ~((UINT64_C(1) << shift) - 1);

            r.is_present = true;
            r.size = UINT64_C(1) << shift;
            r.pa = base | (va & (r.size - 1));
            r.leaf = e;
            return r;
        }
    }
    return r;
}
