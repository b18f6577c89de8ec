// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "fake_space.h"

#include <stdlib.h>

void fake_space_init(struct fake_space *fake, uint8_t levels)
{
    fake_init(&fake->memory);
    fake->paging =
        (struct osdev_x86_paging){levels, 40, true, true, true, 0, 0};
    if (osdev_x86_space_create(
            &fake->space, &fake->paging, &fake_ops, &fake->memory,
            osdev_vaddr(0)
        ) != OSDEV_X86_OK) {
        abort();
    }
}

void fake_space_finish(struct fake_space *fake)
{
    fake_finish(&fake->memory);
}

uint64_t fake_space_hash(const struct fake_space *fake)
{
    uint64_t hash = fake->memory.out;

    for (unsigned i = 0; i < FAKE_PAGES; i++) {
        for (unsigned k = 0; fake->memory.is_out[i] && k < 512; k++) {
            hash = (hash ^ fake->memory.pages[512 * (size_t)i + k]) *
                   UINT64_C(0x100000001b3);
        }
    }
    return hash;
}

enum osdev_x86_err fake_space_map(
    const struct fake_space *fake, uint64_t va, uint64_t pa, uint64_t len,
    uint64_t flags, enum osdev_x86_page_size max_size
)
{
    struct osdev_x86_mapping what = {
        osdev_vaddr(va),    osdev_paddr(pa), len, flags, 0,
        OSDEV_X86_SIZE_ANY, max_size};

    return osdev_x86_map(&fake->space, &what, NULL);
}

struct mmu_result fake_space_walk(const struct fake_space *fake, uint64_t va)
{
    return mmu_walk(&fake->memory, &fake->paging, fake->space.root.raw, va);
}

osdev_x86_pte_t *
fake_space_entry(const struct fake_space *fake, uint64_t va, unsigned level)
{
    struct osdev_x86_cursor cursor;

    if (osdev_x86_cursor_init(&cursor, &fake->space, osdev_vaddr(va)) !=
        OSDEV_X86_OK) {
        return NULL;
    }
    while (cursor.level > level) {
        if (osdev_x86_cursor_enter(&cursor) != OSDEV_X86_OK) {
            return NULL;
        }
    }
    return osdev_x86_cursor_entry(&cursor);
}
