// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "paging_ops.h"

#include <osdev_test.h>

static uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

static void random_operations_agree_with_the_reference(void **state)
{
    uint64_t seed = UINT64_C(0x9e3779b97f4a7c15);
    uint8_t data[400];

    (void)state;
    for (int round = 0; round < 400; round++) {
        for (size_t i = 0; i < sizeof(data); i++) {
            data[i] = (uint8_t)next_random(&seed);
        }
        paging_ops_run(data, sizeof(data));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_operations_agree_with_the_reference),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
