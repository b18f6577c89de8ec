// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// libboot in the kernel: the hand-off that this very boot filled.
#include <stddef.h>

#include "handoff.h"
#include "image.h"
#include "pmm.h"
#include "selftest.h"
#include "string.h"

static void memory_map_is_normal(void)
{
    size_t count;
    const struct osdev_boot_region *regions = handoff_regions(&count);
    uint64_t end = 0;

    CHECK(count > 0);
    for (size_t i = 0; i < count; i++) {
        CHECK(regions[i].base >= end);
        CHECK(regions[i].len > 0 && regions[i].len % PAGE_SIZE == 0);
        CHECK(regions[i].base % PAGE_SIZE == 0);
        end = regions[i].base + regions[i].len;
    }
}

static void image_is_not_free(void)
{
    size_t count;
    const struct osdev_boot_region *regions = handoff_regions(&count);
    const struct osdev_boot_region *found = osdev_boot_memmap_find(
        regions, count, (uint64_t)(uintptr_t)image_physical_end - 1
    );

    CHECK(found != NULL && found->type == OSDEV_BOOT_MEM_KERNEL);
    found = osdev_boot_memmap_find(regions, count, 0);
    CHECK(found == NULL || found->type == OSDEV_BOOT_MEM_RESERVED);
}

static void fields_have_sources(void)
{
    const struct osdev_boot_handoff *now = handoff();
    struct osdev_boot_handoff copy;

    CHECK(osdev_boot_handoff_has(now, OSDEV_BOOT_FIELD_MEMMAP));
    CHECK(osdev_boot_handoff_has(now, OSDEV_BOOT_FIELD_KERNEL));
    CHECK(osdev_boot_handoff_has(now, OSDEV_BOOT_FIELD_LOADER_NAME));
    CHECK(
        osdev_boot_handoff_check(osdev_span_make(now, now->len), &copy) ==
        OSDEV_BOOT_OK
    );
    CHECK(
        osdev_boot_handoff_check(osdev_span_make(now, 16), &copy) ==
        OSDEV_BOOT_ERR_TRUNCATED
    );
}

/* Bytes behind the direct map are those of the image. */
static void addresses_are_physical(void)
{
    const struct osdev_boot_handoff *now = handoff();

    CHECK(
        string_equal(pmm_pointer(now->loader_name.base), handoff_loader_name())
    );
}

static const struct selftest_step steps[] = {
    {"memory_map_is_normal", memory_map_is_normal},
    {"image_is_not_free", image_is_not_free},
    {"fields_have_sources", fields_have_sources},
    {"addresses_are_physical", addresses_are_physical},
};

SELFTEST_SUITE(selftest_boot, "boot", steps);
