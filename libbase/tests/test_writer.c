// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/base.h>

#include <osdev_test.h>

#include "prng.h"

static void numbers_are_written_in_both_orders(void **state)
{
    static const uint8_t want[] = {
        1, 3, 2, 6, 5, 4, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 8, 7, 6, 5, 4, 3, 2, 1,
        1, 2, 1, 2, 3, 1, 2,  3, 4, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 7, 8,
    };
    uint8_t buf[sizeof(want)];
    struct osdev_writer w = osdev_writer_make(buf, sizeof(buf));

    (void)state;
    osdev_writer_put_u8(&w, 1);
    osdev_writer_put_le16(&w, 0x0203);
    osdev_writer_put_le24(&w, 0x040506);
    osdev_writer_put_le32(&w, 0x0708090a);
    osdev_writer_put_le48(&w, UINT64_C(0x010203040506));
    osdev_writer_put_le64(&w, UINT64_C(0x0102030405060708));
    osdev_writer_put_be16(&w, 0x0102);
    osdev_writer_put_be24(&w, 0x010203);
    osdev_writer_put_be32(&w, 0x01020304);
    osdev_writer_put_be48(&w, UINT64_C(0x010203040506));
    osdev_writer_put_be64(&w, UINT64_C(0x0102030405060708));
    assert_true(osdev_writer_ok(&w));
    assert_int_equal(w.len, sizeof(want));
    assert_memory_equal(buf, want, sizeof(want));
}

static void without_a_buffer_it_only_counts(void **state)
{
    struct osdev_writer w = osdev_writer_make(NULL, 0);
    size_t at;

    (void)state;
    osdev_writer_put_le32(&w, 1);
    at = osdev_writer_put_zero(&w, 1000000);
    osdev_writer_put(&w, NULL, 0);
    osdev_writer_put_str(&w, "abc");
    osdev_writer_align(&w, 16);
    osdev_writer_patch_le32(&w, at, 5);
    osdev_writer_patch_sum8(&w, 0, 8, 0);
    assert_true(osdev_writer_ok(&w));
    assert_int_equal(at, 4);
    assert_int_equal(w.len, 1000016);
    assert_int_equal(osdev_writer_span(&w).len, 0);
    osdev_writer_patch_u8(&w, 1000016, 0);
    assert_false(osdev_writer_ok(&w));
}

static void counting_past_the_largest_size_fails(void **state)
{
    struct osdev_writer w = osdev_writer_make(NULL, 0);

    (void)state;
    (void)osdev_writer_put_zero(&w, SIZE_MAX);
    assert_true(osdev_writer_ok(&w));
    osdev_writer_put_u8(&w, 1);
    assert_false(osdev_writer_ok(&w));
    assert_true(w.len == SIZE_MAX);
}

static void overflow_sticks_and_writes_nothing(void **state)
{
    uint8_t buf[4] = {9, 9, 9, 9};
    struct osdev_writer w = osdev_writer_make(buf, 3);

    (void)state;
    osdev_writer_put_be16(&w, 0x0102);
    osdev_writer_put_le32(&w, 0);
    assert_false(osdev_writer_ok(&w));
    // It would fit, but what came before it is missing.
    osdev_writer_put_u8(&w, 7);
    osdev_writer_patch_u8(&w, 0, 7);
    assert_memory_equal(buf, "\x01\x02\x09\x09", 4);
    assert_int_equal(osdev_writer_span(&w).len, 0);
    // The size that was needed.
    assert_int_equal(w.len, 7);
}

static void a_full_buffer_is_no_failure(void **state)
{
    uint8_t buf[4];
    struct osdev_writer w = osdev_writer_make(buf, sizeof(buf));

    (void)state;
    osdev_writer_put_le32(&w, 1);
    osdev_writer_put(&w, NULL, 0);
    osdev_writer_align(&w, 4);
    assert_true(osdev_writer_ok(&w));
    assert_ptr_equal(osdev_writer_span(&w).ptr, buf);
    assert_int_equal(osdev_writer_span(&w).len, 4);
}

static void every_number_that_does_not_fit_fails(void **state)
{
    uint8_t buf[8];

    (void)state;
    {
        struct osdev_writer w = osdev_writer_make(buf, 1);

        osdev_writer_put_le16(&w, 1);
        assert_true(w.failed && w.len == 2);
    }
    {
        struct osdev_writer w = osdev_writer_make(buf, 2);

        osdev_writer_put_le24(&w, 1);
        assert_true(w.failed && w.len == 3);
    }
    {
        struct osdev_writer w = osdev_writer_make(buf, 3);

        osdev_writer_put_le32(&w, 1);
        assert_true(w.failed && w.len == 4);
    }
    {
        struct osdev_writer w = osdev_writer_make(buf, 5);

        osdev_writer_put_le48(&w, 1);
        assert_true(w.failed && w.len == 6);
    }
    {
        struct osdev_writer w = osdev_writer_make(buf, 7);

        osdev_writer_put_le64(&w, 1);
        assert_true(w.failed && w.len == 8);
    }
    {
        struct osdev_writer w = osdev_writer_make(buf, 1);

        osdev_writer_put_be16(&w, 1);
        assert_true(w.failed && w.len == 2);
    }
    {
        struct osdev_writer w = osdev_writer_make(buf, 2);

        osdev_writer_put_be24(&w, 1);
        assert_true(w.failed && w.len == 3);
    }
    {
        struct osdev_writer w = osdev_writer_make(buf, 3);

        osdev_writer_put_be32(&w, 1);
        assert_true(w.failed && w.len == 4);
    }
    {
        struct osdev_writer w = osdev_writer_make(buf, 5);

        osdev_writer_put_be48(&w, 1);
        assert_true(w.failed && w.len == 6);
    }
    {
        struct osdev_writer w = osdev_writer_make(buf, 7);

        osdev_writer_put_be64(&w, 1);
        assert_true(w.failed && w.len == 8);
    }
}

static void texts_guids_and_spans_are_bytes(void **state)
{
    static const osdev_guid_t guid =
        OSDEV_GUID_INIT(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    uint8_t buf[24];
    struct osdev_writer w = osdev_writer_make(buf, sizeof(buf));

    (void)state;
    osdev_writer_put_str(&w, "ab");
    osdev_writer_put_span(&w, osdev_span_make("cd", 2));
    osdev_writer_align(&w, 8);
    osdev_writer_put_guid(&w, &guid);
    assert_true(osdev_writer_ok(&w));
    assert_memory_equal(buf, "ab\0cd\0\0\0", 8);
    assert_memory_equal(buf + 8, &guid, 16);
    assert_int_equal(w.len, 24);
}

static void patches_replace_what_is_there(void **state)
{
    uint8_t buf[16];
    struct osdev_writer w = osdev_writer_make(buf, sizeof(buf));

    (void)state;
    assert_int_equal(osdev_writer_put_zero(&w, 15), 0);
    osdev_writer_patch_u8(&w, 0, 1);
    osdev_writer_patch_le16(&w, 1, 0x0302);
    osdev_writer_patch_le32(&w, 3, 0x07060504);
    osdev_writer_patch_le64(&w, 7, UINT64_C(0x0f0e0d0c0b0a0908));
    assert_true(osdev_writer_ok(&w));
    for (uint8_t i = 0; i < 15; i++) {
        assert_int_equal(buf[i], i + 1);
    }
    osdev_writer_patch_be16(&w, 0, 0x0102);
    osdev_writer_patch_be32(&w, 2, 0x03040506);
    osdev_writer_patch_be64(&w, 6, UINT64_C(0x0708090a0b0c0d0e));
    assert_true(osdev_writer_ok(&w));
    for (uint8_t i = 0; i < 14; i++) {
        assert_int_equal(buf[i], i + 1);
    }
}

static void patches_outside_fail(void **state)
{
    static const size_t offsets[] = {1, 4, 5, SIZE_MAX};
    uint8_t buf[16];

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(offsets); i++) {
        struct osdev_writer w = osdev_writer_make(buf, sizeof(buf));

        osdev_writer_put_le32(&w, 0);
        osdev_writer_patch_le32(&w, offsets[i], 1);
        osdev_test_row(i, !osdev_writer_ok(&w));
        osdev_test_row(i, buf[0] == 0 && buf[3] == 0);
    }
}

static void checksum_makes_the_sum_zero(void **state)
{
    uint8_t buf[8];
    struct osdev_writer w = osdev_writer_make(buf, sizeof(buf));

    (void)state;
    osdev_writer_put_le64(&w, UINT64_C(0xfedcba9876543210));
    osdev_writer_patch_sum8(&w, 1, 6, 3);
    assert_int_equal(osdev_span_sum8(osdev_span_make(buf + 1, 6)), 0);
    assert_int_equal(buf[0], 0x10);
    osdev_writer_patch_sum8(&w, 0, 9, 3);
    assert_false(osdev_writer_ok(&w));
}

static void fail_stops_the_writer(void **state)
{
    uint8_t buf[1] = {9};
    struct osdev_writer w = osdev_writer_make(buf, sizeof(buf));

    (void)state;
    osdev_writer_fail(&w);
    osdev_writer_put_u8(&w, 1);
    assert_false(osdev_writer_ok(&w));
    assert_int_equal(buf[0], 9);
}

static void what_is_written_is_read(void **state)
{
    uint64_t seed = 9;

    (void)state;
    for (unsigned i = 0; i < 2000; i++) {
        uint8_t buf[64];
        struct osdev_writer w = osdev_writer_make(buf, sizeof(buf));
        struct osdev_reader r;
        uint64_t value = prng_wide(&seed);

        osdev_writer_put_le64(&w, value);
        osdev_writer_put_be48(&w, value);
        osdev_writer_put_le24(&w, (uint32_t)value);
        osdev_writer_align(&w, 4);
        osdev_writer_put_be16(&w, (uint16_t)value);
        assert_true(osdev_writer_ok(&w));
        r = osdev_reader_make(osdev_writer_span(&w));
        assert_true(osdev_reader_take_le64(&r) == value);
        assert_true(
            osdev_reader_take_be48(&r) == (value & UINT64_C(0xffffffffffff))
        );
        assert_true(osdev_reader_take_le24(&r) == (value & 0xffffff));
        osdev_reader_align(&r, 4);
        assert_true(osdev_reader_take_be16(&r) == (uint16_t)value);
        assert_true(osdev_reader_at_end(&r));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_written_in_both_orders),
        cmocka_unit_test(without_a_buffer_it_only_counts),
        cmocka_unit_test(counting_past_the_largest_size_fails),
        cmocka_unit_test(overflow_sticks_and_writes_nothing),
        cmocka_unit_test(a_full_buffer_is_no_failure),
        cmocka_unit_test(every_number_that_does_not_fit_fails),
        cmocka_unit_test(texts_guids_and_spans_are_bytes),
        cmocka_unit_test(patches_replace_what_is_there),
        cmocka_unit_test(patches_outside_fail),
        cmocka_unit_test(checksum_makes_the_sum_zero),
        cmocka_unit_test(fail_stops_the_writer),
        cmocka_unit_test(what_is_written_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
