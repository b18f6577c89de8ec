// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/x86/map.h>

// Physical memory of a toy machine: page N of it is pool[N].
static OSDEV_ALIGNAS(4096) uint8_t pool[16][4096];
static unsigned used;

static bool alloc_table(void *ctx, osdev_paddr_t *out)
{
    (void)ctx;
    *out = osdev_paddr(UINT64_C(4096) * used);
    return used++ < OSDEV_COUNTOF(pool);
}

int main(void)
{
    static const struct osdev_x86_table_ops ops = {alloc_table, NULL, NULL};
    // A kernel calls osdev_x86_paging_detect() instead.
    struct osdev_x86_paging paging = {4, 46, true, true, true, 0, 0};
    struct osdev_x86_mapping ram = {
        osdev_vaddr(UINT64_C(0xffff800000000000)),
        osdev_paddr(0),
        UINT64_C(3) << 30,
        OSDEV_X86_PAGE_WRITE | OSDEV_X86_PAGE_NO_EXECUTE,
        0,
        OSDEV_X86_SIZE_ANY,
        OSDEV_X86_SIZE_ANY};
    struct osdev_x86_translation t;
    struct osdev_x86_space space;

    if (osdev_x86_space_create(
            &space, &paging, &ops, NULL, osdev_vaddr_from_ptr(pool)
        ) != OSDEV_X86_OK ||
        osdev_x86_map(&space, &ram, NULL) != OSDEV_X86_OK ||
        osdev_x86_translate(&space, ram.va, &t) != OSDEV_X86_OK) {
        return 1;
    }
    // Two tables are enough: the root, and one of pages of 1 GiB.
    return used == 2 && t.level == 3 ? 0 : 1;
}
