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
    // Stands for a boot loader; a kernel finds the block where EBX points.
    struct osdev_multiboot2_mmap_entry ram = {0x100000, 0x7ee0000, 1};
    struct osdev_multiboot2_builder loader;
    uint8_t block[64];
    size_t len;

    osdev_multiboot2_builder_init(&loader, block, sizeof(block));
    osdev_multiboot2_build_mmap(&loader, &ram, 1);
    if (osdev_multiboot2_builder_finish(&loader, &len) != OSDEV_MULTIBOOT2_OK) {
        return 1;
    }
    return print_memory(block, len);
}
