// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The page attribute table. Intel SDM volume 3, 12.12.2 and table 12-7.
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

enum osdev_x86_err osdev_x86_memory_type_effective(
    enum osdev_x86_memory_type mtrr, enum osdev_x86_memory_type page,
    enum osdev_x86_memory_type *out
)
{
    enum {
        UC = OSDEV_X86_MEMORY_UC,
        WC = OSDEV_X86_MEMORY_WC,
        WT = OSDEV_X86_MEMORY_WT,
        WP = OSDEV_X86_MEMORY_WP,
        WB = OSDEV_X86_MEMORY_WB,
        NO = 2,
    };
    // By the type of the page: UC, WC, two reserved ones, WT, WP, WB, UC-.
    static const uint8_t types[7][8] = {
        [UC] = {UC, WC, NO, NO, UC, UC, UC, UC},
        [WC] = {UC, WC, NO, NO, UC, UC, WC, WC},
        [2] = {NO, NO, NO, NO, NO, NO, NO, NO},
        [3] = {NO, NO, NO, NO, NO, NO, NO, NO},
        [WT] = {UC, WC, NO, NO, WT, WP, WT, UC},
        [WP] = {UC, WC, NO, NO, WT, WP, WP, WC},
        [WB] = {UC, WC, NO, NO, WT, WP, WB, UC},
    };

    if ((unsigned)mtrr > WB || page > OSDEV_X86_MEMORY_UC_MINUS ||
        types[mtrr][page] == NO) {
        return OSDEV_X86_ERR_BAD_VALUE;
    }
    *out = (enum osdev_x86_memory_type)types[mtrr][page];
    return OSDEV_X86_OK;
}
