// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// How late the timer is: a histogram by powers of two.
#include "internal.h"

void osdev_apic_jitter_init(struct osdev_apic_jitter *jitter)
{
    static const struct osdev_apic_jitter empty = {.min = UINT64_MAX};

    *jitter = empty;
}

void osdev_apic_jitter_add(
    struct osdev_apic_jitter *jitter, uint64_t due, uint64_t came
)
{
    uint64_t late = came - due;

    if (late >> 63 != 0) {
        jitter->early++;
        late = 0;
    }
    jitter->count++;
    jitter->min = late < jitter->min ? late : jitter->min;
    jitter->max = late > jitter->max ? late : jitter->max;
    jitter->sum = osdev_saturating_add_u64(jitter->sum, late);
    jitter->buckets[64 - osdev_clz64(late)]++;
}

uint64_t osdev_apic_jitter_mean(const struct osdev_apic_jitter *jitter)
{
    return jitter->count == 0 ? 0 : jitter->sum / jitter->count;
}

uint64_t osdev_apic_jitter_bound(
    const struct osdev_apic_jitter *jitter, unsigned permille
)
{
    uint64_t seen = 0;

    OSDEV_ASSERT(permille <= 1000);
    for (unsigned bits = 0; bits < OSDEV_COUNTOF(jitter->buckets); bits++) {
        seen += jitter->buckets[bits];
        if (seen != 0 &&
            seen >= jitter->count - jitter->count / 1000 * (1000 - permille) -
                        jitter->count % 1000 * (1000 - permille) / 1000) {
            const uint64_t bound = bits == 0 ? 0 : UINT64_MAX >> (64 - bits);

            return bound < jitter->max ? bound : jitter->max;
        }
    }
    return 0;
}
