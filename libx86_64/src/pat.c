// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The page attribute table. Intel SDM volume 3, 12.12.2.
#include <osdev/x86/pat.h>

static bool is_type(unsigned type)
{
    return type <= OSDEV_X86_MEMORY_UC_MINUS && type != 2 && type != 3;
}

enum osdev_x86_err osdev_x86_pat_get(
    osdev_x86_pat_t pat, unsigned slot, enum osdev_x86_memory_type *out
)
{
    if (slot >= OSDEV_X86_PAT_SLOTS) {
        return OSDEV_X86_ERR_BAD_INDEX;
    }
    unsigned type = (unsigned)(pat.raw >> (8 * slot) & 0xff);

    if (!is_type(type)) {
        return OSDEV_X86_ERR_BAD_VALUE;
    }
    *out = (enum osdev_x86_memory_type)type;
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_pat_set(
    osdev_x86_pat_t *pat, unsigned slot, enum osdev_x86_memory_type type
)
{
    if (slot >= OSDEV_X86_PAT_SLOTS) {
        return OSDEV_X86_ERR_BAD_INDEX;
    }
    if (!is_type(type)) {
        return OSDEV_X86_ERR_BAD_VALUE;
    }
    pat->raw &= ~(UINT64_C(0xff) << (8 * slot));
    pat->raw |= (uint64_t)type << (8 * slot);
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_pat_find(
    osdev_x86_pat_t pat, enum osdev_x86_memory_type type, unsigned *out_slot
)
{
    for (unsigned slot = 0; slot < OSDEV_X86_PAT_SLOTS; slot++) {
        if ((pat.raw >> (8 * slot) & 0xff) == (uint64_t)type) {
            *out_slot = slot;
            return OSDEV_X86_OK;
        }
    }
    return OSDEV_X86_ERR_UNSUPPORTED;
}
