// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// A host cannot see whether a line has left its cache; it can see that the
// ranges are right, that nothing traps and that no byte is lost.
#include <osdev/volatile.h>
#include <osdev/volatile/cache.h>

#include <osdev_test.h>

static void line_is_a_power_of_two(void **state)
{
    struct osdev_cache cache = osdev_cache_detect();

    (void)state;
    assert_true(cache.line >= 16 && (cache.line & (cache.line - 1)) == 0);
}

static void range_counts_every_line_it_touches(void **state)
{
    static const struct {
        uintptr_t start;
        size_t len;
        size_t lines;
    } cases[] = {
        {0, 0, 0},
        {63, 0, 0},
        {0, 1, 1},
        {0, 64, 1},
        {0, 65, 2},
        {63, 1, 1},
        {63, 2, 2},
        {1, 64, 2},
        {32, 97, 3},
        {32, 96, 2},
        {UINTPTR_MAX - 63, 64, 1},
        {UINTPTR_MAX, 1, 1},
        {UINTPTR_MAX - 64, 65, 2},
        {0, SIZE_MAX, SIZE_MAX / 64 + 1},
    };
    struct osdev_cache cache = osdev_cache_make(64, 0);

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        osdev_test_row(
            i, osdev_cache_lines_(cache, cases[i].start, cases[i].len) ==
                   cases[i].lines
        );
    }
}

static void contents_survive(void **state)
{
    struct osdev_cache full = osdev_cache_detect();
    // With what the processor can do and with the least there is.
    const struct osdev_cache caches[] = {full, osdev_cache_make(full.line, 0)};
    uint8_t bytes[300];

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(caches); i++) {
        for (unsigned k = 0; k < sizeof(bytes); k++) {
            bytes[k] = (uint8_t)(k + i);
        }
        osdev_cache_clean(caches[i], bytes + 3, sizeof(bytes) - 3);
        osdev_cache_flush(caches[i], bytes, 1);
        osdev_cache_invalidate(caches[i], bytes + 7, 200);
        osdev_cache_clean(caches[i], NULL, 0);
        osdev_cache_flush(caches[i], NULL, 0);
        osdev_cache_invalidate(caches[i], NULL, 0);
        for (unsigned k = 0; k < sizeof(bytes); k++) {
            osdev_test_row(k, bytes[k] == (uint8_t)(k + i));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_is_a_power_of_two),
        cmocka_unit_test(range_counts_every_line_it_touches),
        cmocka_unit_test(contents_survive),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
