// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/volatile.h>

#include <osdev_test.h>

#define COUNT 9u

// A constant would let gcc warn of a loop that the check before it prevents.
static volatile size_t huge = SIZE_MAX;

#define WIDTH_TESTS(w)                                                         \
    static struct osdev_vslice##w rising_##w(uint##w##_t *words)               \
    {                                                                          \
        for (unsigned i = 0; i < COUNT; i++) {                                 \
            words[i] = (uint##w##_t)(i + 1);                                   \
        }                                                                      \
        return osdev_vslice##w##_make(words, COUNT);                           \
    }                                                                          \
                                                                               \
    static void index_is_checked_##w(void **state)                             \
    {                                                                          \
        uint##w##_t words[COUNT];                                              \
        struct osdev_vslice##w slice = rising_##w(words);                      \
        uint##w##_t out = 99;                                                  \
                                                                               \
        (void)state;                                                           \
        assert_false(osdev_vslice##w##_read(slice, COUNT, &out));              \
        assert_false(osdev_vslice##w##_read(slice, SIZE_MAX, &out));           \
        assert_false(osdev_vslice##w##_write(slice, COUNT, 5));                \
        assert_true(out == 99);                                                \
        assert_true(osdev_vslice##w##_read(slice, COUNT - 1, &out));           \
        assert_true(out == COUNT);                                             \
        assert_true(osdev_vslice##w##_write(slice, 0, 42));                    \
        assert_true(words[0] == 42 && words[1] == 2);                          \
        slice = osdev_vslice##w##_make(NULL, 0);                               \
        assert_false(osdev_vslice##w##_read(slice, 0, &out));                  \
    }                                                                          \
                                                                               \
    static void parts_lie_inside_##w(void **state)                             \
    {                                                                          \
        uint##w##_t words[COUNT];                                              \
        struct osdev_vslice##w slice = rising_##w(words);                      \
        struct osdev_vslice##w head = {NULL, 77};                              \
        struct osdev_vslice##w tail = {NULL, 77};                              \
                                                                               \
        (void)state;                                                           \
        assert_false(osdev_vslice##w##_sub(slice, COUNT + 1, 0, &head));       \
        assert_false(osdev_vslice##w##_sub(slice, 1, COUNT, &head));           \
        assert_false(osdev_vslice##w##_sub(slice, 2, SIZE_MAX, &head));        \
        assert_false(osdev_vslice##w##_split(slice, COUNT + 1, &head, &tail)); \
        assert_true(head.count == 77 && tail.count == 77);                     \
        assert_true(osdev_vslice##w##_sub(slice, 2, 3, &head));                \
        assert_true(head.ptr == words + 2 && head.count == 3);                 \
        assert_true(osdev_vslice##w##_split(slice, 4, &head, &tail));          \
        assert_true(head.count == 4 && tail.count == COUNT - 4);               \
        assert_true(tail.ptr == words + 4);                                    \
        assert_true(osdev_vslice##w##_split(slice, COUNT, &head, &tail));      \
        assert_true(head.count == COUNT && tail.count == 0);                   \
        slice = osdev_vslice##w##_make(NULL, 0);                               \
        assert_true(osdev_vslice##w##_split(slice, 0, &head, &tail));          \
    }                                                                          \
                                                                               \
    static void chunks_are_whole_##w(void **state)                             \
    {                                                                          \
        uint##w##_t words[COUNT];                                              \
        struct osdev_vslice##w slice = rising_##w(words);                      \
        struct osdev_vslice##w out = {NULL, 77};                               \
                                                                               \
        (void)state;                                                           \
        assert_false(osdev_vslice##w##_chunk(slice, 0, 0, &out));              \
        assert_false(osdev_vslice##w##_chunk(slice, 4, 2, &out));              \
        assert_false(osdev_vslice##w##_chunk(slice, 2, SIZE_MAX / 2, &out));   \
        assert_true(out.count == 77);                                          \
        assert_true(osdev_vslice##w##_chunk(slice, 4, 1, &out));               \
        assert_true(out.ptr == words + 4 && out.count == 4);                   \
        assert_true(osdev_vslice##w##_chunk(slice, COUNT, 0, &out));           \
        assert_false(osdev_vslice##w##_chunk(slice, COUNT + 1, 0, &out));      \
    }                                                                          \
                                                                               \
    static void copies_need_equal_counts_##w(void **state)                     \
    {                                                                          \
        uint##w##_t words[COUNT];                                              \
        struct osdev_vslice##w slice = rising_##w(words);                      \
        uint8_t raw[COUNT * w / 8 + 1];                                        \
                                                                               \
        (void)state;                                                           \
        assert_false(osdev_vslice##w##_copy_out(slice, raw, COUNT - 1));       \
        assert_false(osdev_vslice##w##_copy_in(slice, raw, COUNT + 1));        \
        /* At an odd address on purpose. */                                    \
        assert_true(osdev_vslice##w##_copy_out(slice, raw + 1, COUNT));        \
        assert_memory_equal(raw + 1, words, sizeof(words));                    \
        osdev_vslice##w##_fill(slice, 0x66);                                   \
        for (unsigned i = 0; i < COUNT; i++) {                                 \
            assert_true(words[i] == 0x66);                                     \
        }                                                                      \
        assert_true(osdev_vslice##w##_copy_in(slice, raw + 1, COUNT));         \
        assert_memory_equal(raw + 1, words, sizeof(words));                    \
    }                                                                          \
                                                                               \
    static void copy_within_may_overlap_##w(void **state)                      \
    {                                                                          \
        uint##w##_t words[COUNT];                                              \
        uint##w##_t want[COUNT];                                               \
        struct osdev_vslice##w slice;                                          \
                                                                               \
        (void)state;                                                           \
        for (unsigned to = 0; to <= COUNT; to++) {                             \
            for (unsigned from = 0; from <= COUNT; from++) {                   \
                for (unsigned n = 0; n <= COUNT; n++) {                        \
                    bool fits = n <= COUNT - to && n <= COUNT - from;          \
                                                                               \
                    slice = rising_##w(words);                                 \
                    (void)rising_##w(want);                                    \
                    if (fits) {                                                \
                        memmove(want + to, want + from, n * sizeof(*want));    \
                    }                                                          \
                    assert_int_equal(                                          \
                        osdev_vslice##w##_copy_within(slice, to, from, n),     \
                        fits                                                   \
                    );                                                         \
                    assert_memory_equal(words, want, sizeof(want));            \
                }                                                              \
            }                                                                  \
        }                                                                      \
        assert_false(osdev_vslice##w##_copy_within(slice, 0, 0, huge));        \
    }

WIDTH_TESTS(8)
WIDTH_TESTS(16)
WIDTH_TESTS(32)
#if OSDEV_MMIO_HAS_64
WIDTH_TESTS(64)
#endif

// Every length and every pair of addresses around a word.
static void bytes_are_copied_at_any_address(void **state)
{
    uint8_t from[64];
    uint8_t to[64];
    uint8_t want[64];

    (void)state;
    for (unsigned i = 0; i < sizeof(from); i++) {
        from[i] = (uint8_t)(i * 7 + 1);
    }
    for (size_t a = 0; a < 9; a++) {
        for (size_t b = 0; b < 9; b++) {
            for (size_t len = 0; len < 40; len++) {
                memset(to, 0xee, sizeof(to));
                memset(want, 0xee, sizeof(want));
                memcpy(want + a, from + b, len);
                osdev_mmio_copy_out(to + a, from + b, len);
                assert_memory_equal(to, want, sizeof(to));
                memset(to, 0xee, sizeof(to));
                osdev_mmio_copy_in(to + a, from + b, len);
                assert_memory_equal(to, want, sizeof(to));
                memset(want + a, 0x3c, len);
                osdev_mmio_fill(to + a, 0x3c, len);
                assert_memory_equal(to, want, sizeof(to));
            }
        }
    }
    osdev_mmio_copy_out(NULL, NULL, 0);
    osdev_mmio_copy_in(NULL, NULL, 0);
    osdev_mmio_fill(NULL, 1, 0);
}

#define WIDTH_LIST(w)                                   \
    cmocka_unit_test(index_is_checked_##w),             \
        cmocka_unit_test(parts_lie_inside_##w),         \
        cmocka_unit_test(chunks_are_whole_##w),         \
        cmocka_unit_test(copies_need_equal_counts_##w), \
        cmocka_unit_test(copy_within_may_overlap_##w)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WIDTH_LIST(8),
        WIDTH_LIST(16),
        WIDTH_LIST(32),
#if OSDEV_MMIO_HAS_64
        WIDTH_LIST(64),
#endif
        cmocka_unit_test(bytes_are_copied_at_any_address),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
