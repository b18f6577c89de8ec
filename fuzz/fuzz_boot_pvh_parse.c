// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Parses any bytes as start information, and what follows it as memory map
// and module entries; also as a hand-off.
#include <stdlib.h>
#include <string.h>

#include <osdev/boot.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *bytes = malloc(size == 0 ? 1 : size);
    struct osdev_span span = osdev_span_make(bytes, size);
    struct osdev_boot_region regions[16];
    struct osdev_boot_handoff handoff;
    struct osdev_boot_pvh_module module;
    struct osdev_boot_pvh pvh;
    size_t count = 0;

    if (size != 0) {
        memcpy(bytes, data, size);
    }
    if (osdev_boot_pvh_parse(span, &pvh) == OSDEV_BOOT_OK) {
        struct osdev_span rest;

        if (osdev_span_sub(
                span, OSDEV_BOOT_PVH_LEN_V0, size - OSDEV_BOOT_PVH_LEN_V0, &rest
            ) &&
            osdev_boot_pvh_memmap(&pvh, rest, regions, 16, &count) ==
                OSDEV_BOOT_OK &&
            (count != pvh.memmap_count || count > 16)) {
            abort();
        }
        for (uint32_t i = 0;
             osdev_boot_pvh_module(&pvh, rest, i, &module) == OSDEV_BOOT_OK;
             i++) {
            if (i >= pvh.module_count) {
                abort();
            }
        }
    }
    if (osdev_boot_handoff_check(span, &handoff) == OSDEV_BOOT_OK &&
        handoff.len > size) {
        abort();
    }
    free(bytes);
    return 0;
}
