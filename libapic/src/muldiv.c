// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// A product of 128 bits and its quotient. Compilers call their run-time
// library for that, which a kernel need not have.
#include "internal.h"

bool osdev_apic_muldiv_(
    uint64_t a, uint64_t b, uint64_t c, uint64_t *out, uint64_t *out_rest
)
{
    const uint64_t whole = b / c;
    const uint64_t part = b % c;
    uint64_t quotient = 0;
    uint64_t rest = 0;

    OSDEV_ASSERT(c != 0 && c <= UINT64_C(1) << 63);
    // Horner's rule over the bits of a: quotient * c + rest is the product of
    // b and the bits so far, and rest stays below c.
    for (unsigned bit = 64; bit-- > 0;) {
        const bool is_set = (a >> bit & 1) != 0;
        uint64_t step = is_set ? whole : 0;

        rest = rest * 2;
        if (rest >= c) {
            rest -= c;
            step++;
        }
        rest += is_set ? part : 0;
        if (rest >= c) {
            rest -= c;
            step++;
        }
        if (quotient >> 63 != 0 ||
            !osdev_checked_add_u64(quotient * 2, step, &quotient)) {
            return false;
        }
    }
    *out = quotient;
    if (out_rest != NULL) {
        *out_rest = rest;
    }
    return true;
}
