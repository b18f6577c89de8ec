// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// STAR. Intel SDM volume 3, 5.8.8; AMD APM volume 2, 6.1.1.
#include <osdev/x86/syscall.h>

enum osdev_x86_err osdev_x86_star_encode(
    const struct osdev_x86_star_parts *parts, osdev_x86_star_t *out
)
{
    if (parts->sysret_cs.raw != parts->sysret_ss.raw + 8) {
        return OSDEV_X86_ERR_SYSRET_OFFSET;
    }
    if (parts->syscall_ss.raw != parts->syscall_cs.raw + 8) {
        return OSDEV_X86_ERR_SYSCALL_OFFSET;
    }
    if (osdev_x86_selector_rpl(parts->sysret_ss) != 3) {
        return OSDEV_X86_ERR_SYSRET_LEVEL;
    }
    if (osdev_x86_selector_rpl(parts->syscall_cs) != 0) {
        return OSDEV_X86_ERR_SYSCALL_LEVEL;
    }
    // The base lies 8 below: without this check it would wrap around.
    if (osdev_x86_selector_index(parts->sysret_ss) == 0 ||
        osdev_x86_selector_is_null(parts->syscall_cs)) {
        return OSDEV_X86_ERR_BAD_SELECTOR;
    }
    out->raw =
        OSDEV_FIELD_PREP(
            OSDEV_X86_STAR_SYSRET_MASK, parts->sysret_ss.raw - UINT64_C(8)
        ) |
        OSDEV_FIELD_PREP(
            OSDEV_X86_STAR_SYSCALL_MASK, (uint64_t)parts->syscall_cs.raw
        );
    return OSDEV_X86_OK;
}

struct osdev_x86_star_parts osdev_x86_star_decode(osdev_x86_star_t star)
{
    uint64_t sysret = OSDEV_FIELD_GET(OSDEV_X86_STAR_SYSRET_MASK, star.raw);
    uint64_t syscall = OSDEV_FIELD_GET(OSDEV_X86_STAR_SYSCALL_MASK, star.raw);
    struct osdev_x86_star_parts parts = {
        {(uint16_t)(sysret + 16)},
        {(uint16_t)(sysret + 8)},
        {(uint16_t)syscall},
        {(uint16_t)(syscall + 8)}};

    return parts;
}

osdev_x86_star_t osdev_x86_star_standard(void)
{
    osdev_x86_star_t star = {
        OSDEV_FIELD_PREP(
            OSDEV_X86_STAR_SYSRET_MASK, UINT64_C(1) * OSDEV_X86_USER_CODE32
        ) |
        OSDEV_FIELD_PREP(
            OSDEV_X86_STAR_SYSCALL_MASK, UINT64_C(1) * OSDEV_X86_KERNEL_CODE
        )};

    return star;
}
