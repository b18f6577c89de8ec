// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Numbers for property tests: the same in every run (splitmix64).
#ifndef OSDEV_BASE_TESTS_PRNG_H
#define OSDEV_BASE_TESTS_PRNG_H

#include <stdint.h>

static inline uint64_t prng_next(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

// Edge cases are met often: a random number cut to a random width, with
// a random sign.
static inline uint64_t prng_wide(uint64_t *state)
{
    uint64_t value = prng_next(state);
    unsigned shift = (unsigned)(prng_next(state) % 65);
    uint64_t cut = shift == 64 ? 0 : value >> shift;

    return (value & 1) != 0 ? ~cut : cut;
}

#endif
