// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Debug registers. Intel SDM volume 3, 18.2.4.
#include <osdev/x86/debug.h>

// DR7 has two enable bits and four condition bits a breakpoint.
static unsigned enable_shift(unsigned number)
{
    return 2 * number;
}

static unsigned condition_shift(unsigned number)
{
    return 16 + 4 * number;
}

static bool encode_len(unsigned len, uint64_t *out)
{
    switch (len) {
    case 1:
        *out = 0;
        return true;
    case 2:
        *out = 1;
        return true;
    case 8:
        *out = 2;
        return true;
    case 4:
        *out = 3;
        return true;
    default:
        return false;
    }
}

enum osdev_x86_err
osdev_x86_breakpoint_addr_read(unsigned number, osdev_vaddr_t *out)
{
    if (number >= OSDEV_X86_BREAKPOINTS) {
        return OSDEV_X86_ERR_BAD_INDEX;
    }
    *out = osdev_vaddr(osdev_x86_insn_read_dr(number));
    return OSDEV_X86_OK;
}

enum osdev_x86_err
osdev_x86_breakpoint_addr_write(unsigned number, osdev_vaddr_t va)
{
    if (number >= OSDEV_X86_BREAKPOINTS) {
        return OSDEV_X86_ERR_BAD_INDEX;
    }
    osdev_x86_insn_write_dr(number, va.raw);
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_dr7_get(
    osdev_x86_dr7_t value, unsigned number, struct osdev_x86_breakpoint *out
)
{
    static const uint8_t lens[4] = {1, 2, 8, 4};

    if (number >= OSDEV_X86_BREAKPOINTS) {
        return OSDEV_X86_ERR_BAD_INDEX;
    }
    uint64_t enables = value.raw >> enable_shift(number);
    uint64_t condition = value.raw >> condition_shift(number);

    out->on = (enum osdev_x86_break_on)(condition & 3);
    out->len = lens[condition >> 2 & 3];
    out->is_local = (enables & 1) != 0;
    out->is_global = (enables & 2) != 0;
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_dr7_set(
    osdev_x86_dr7_t *value, unsigned number,
    const struct osdev_x86_breakpoint *point
)
{
    uint64_t len;

    if (number >= OSDEV_X86_BREAKPOINTS) {
        return OSDEV_X86_ERR_BAD_INDEX;
    }
    if (!encode_len(point->len, &len) ||
        (point->on == OSDEV_X86_BREAK_ON_EXECUTE && point->len != 1)) {
        return OSDEV_X86_ERR_BAD_VALUE;
    }
    uint64_t enables =
        (point->is_local ? 1u : 0u) | (point->is_global ? 2u : 0u);
    uint64_t condition = (uint64_t)point->on | len << 2;

    value->raw &= ~(UINT64_C(3) << enable_shift(number));
    value->raw &= ~(UINT64_C(15) << condition_shift(number));
    value->raw |= enables << enable_shift(number);
    value->raw |= condition << condition_shift(number);
    return OSDEV_X86_OK;
}
