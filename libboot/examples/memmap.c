// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <stdio.h>

#include <osdev/boot.h>

int main(void)
{
    // As a loader says it, and the kernel's own image.
    struct osdev_boot_region ranges[] = {
        {0x100000, 0x7ee0000, OSDEV_BOOT_MEM_USABLE, 0},
        {0, 0x9fc00, OSDEV_BOOT_MEM_USABLE, 0},
        {0x9fc00, 0x400, OSDEV_BOOT_MEM_RESERVED, 0},
        {0x200000, 0x12345, OSDEV_BOOT_MEM_KERNEL, 0},
    };
    struct osdev_boot_region map[OSDEV_BOOT_MEMMAP_MAX(4)];
    size_t count;
    enum osdev_boot_err err =
        osdev_boot_memmap_normalise(ranges, 4, 4096, map, 8, &count);

    if (err != OSDEV_BOOT_OK) {
        printf("no memory map: %s\n", osdev_boot_strerror(err));
        return 1;
    }
    for (size_t i = 0; i < count; i++) {
        printf(
            "%#10llx + %#10llx %s\n", (unsigned long long)map[i].base,
            (unsigned long long)map[i].len,
            osdev_boot_mem_type_name(map[i].type)
        );
    }
    return 0;
}
