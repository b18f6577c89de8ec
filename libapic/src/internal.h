// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What the source files share.
#ifndef OSDEV_APIC_INTERNAL_H
#define OSDEV_APIC_INTERNAL_H

#include <osdev/apic.h>

// The register of a set of eight that holds a vector.
static inline uint16_t osdev_apic_word_reg_(uint16_t first, unsigned word)
{
    return (uint16_t)(first + word * 16);
}

// Whether a register is to be left alone because x2APIC mode lacks it.
static inline bool osdev_apic_is_x2_(const struct osdev_apic *apic)
{
    return apic->mode == OSDEV_APIC_MODE_X2APIC;
}

static inline bool osdev_apic_is_one_bit_(uint32_t value)
{
    return value != 0 && (value & (value - 1)) == 0;
}

// a * b / c, rounded down, with all 128 bits between; c is 1 to 2^63. False,
// and nothing written, if the result does not fit. The rest may be NULL.
OSDEV_NODISCARD
bool osdev_apic_muldiv_(
    uint64_t a, uint64_t b, uint64_t c, uint64_t *out, uint64_t *out_rest
);

#endif
