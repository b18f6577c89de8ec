// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Looking for pages with rights that they should not have.
#include <osdev/x86/region.h>

#include "internal.h"

static unsigned broken_rules(const struct osdev_x86_region *region)
{
    bool is_upper = region->va.raw >> 63 != 0;
    bool can_user = (region->rights & OSDEV_X86_PAGE_USER) != 0;
    bool can_write = (region->rights & OSDEV_X86_PAGE_WRITE) != 0;
    bool can_execute = (region->rights & OSDEV_X86_PAGE_NO_EXECUTE) == 0;
    unsigned broken = 0;

    if (can_write && can_execute) {
        broken |= OSDEV_X86_AUDIT_WRITE_EXECUTE;
    }
    if (is_upper && can_user) {
        broken |= OSDEV_X86_AUDIT_USER_UPPER;
    }
    if (!is_upper && !can_user) {
        broken |= OSDEV_X86_AUDIT_KERNEL_LOWER;
    }
    if (is_upper && can_execute) {
        broken |= OSDEV_X86_AUDIT_KERNEL_EXECUTE;
    }
    return broken;
}

enum osdev_x86_err osdev_x86_audit(
    const struct osdev_x86_space *space, unsigned rules,
    osdev_x86_audit_fn *found, void *ctx, unsigned *out_count
)
{
    uint64_t half = space->masks.va_half;
    osdev_vaddr_t halves[2] = {osdev_vaddr(0), osdev_vaddr(0 - half)};
    enum osdev_x86_err err = OSDEV_X86_OK;
    unsigned count = 0;

    for (unsigned i = 0; i < 2 && err == OSDEV_X86_OK; i++) {
        struct osdev_x86_regions regions;
        struct osdev_x86_region region;

        osdev_x86_regions_init(&regions, space, halves[i], half);
        while (osdev_x86_regions_next(&regions, &region)) {
            unsigned broken = region.kind == OSDEV_X86_PTE_LEAF
                                  ? broken_rules(&region) & rules
                                  : 0;

            if (broken == 0) {
                continue;
            }
            count++;
            if (found != NULL) {
                found(ctx, &region, broken);
            }
        }
        err = regions.err;
    }
    if (out_count != NULL) {
        *out_count = count;
    }
    return err;
}
