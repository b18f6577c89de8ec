// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <stdio.h>

#include <osdev/multiboot2.h>

static int print_memory(const void *from_loader, size_t len)
{
    struct osdev_multiboot2 info;
    struct osdev_multiboot2_mmap map;
    struct osdev_multiboot2_mmap_entry entry;

    if (osdev_multiboot2_open(&info, from_loader, len) != OSDEV_MULTIBOOT2_OK ||
        !osdev_multiboot2_find_mmap(&info, &map)) {
        return 1;
    }
    for (uint32_t i = 0; osdev_multiboot2_mmap_at(&map, i, &entry); i++) {
        printf("%#llx type %u\n", (unsigned long long)entry.base, entry.type);
    }
    return 0;
}

int main(void)
{
    // Stands for what EBX points to: one map with one entry, and the end.
    static const _Alignas(8) uint32_t block[] = {
        56, 0, 6, 40, 24, 0, 0x100000, 0, 0x7ee0000, 0, 1, 0, 0, 8,
    };

    return print_memory(block, sizeof(block));
}
