// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/base.h>

#include <osdev_test.h>

static const uint8_t bytes[] = {
    1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16,
    17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32,
};

static struct osdev_reader reader_of(size_t len)
{
    return osdev_reader_make(osdev_span_make(bytes, len));
}

static void numbers_are_read_in_both_orders(void **state)
{
    struct osdev_reader r = reader_of(24);

    (void)state;
    assert_int_equal(osdev_reader_take_u8(&r), 1);
    assert_int_equal(osdev_reader_take_le16(&r), 0x0302);
    assert_int_equal(osdev_reader_take_le24(&r), 0x060504);
    assert_int_equal(osdev_reader_take_le32(&r), 0x0a090807);
    assert_true(osdev_reader_take_le48(&r) == UINT64_C(0x100f0e0d0c0b));
    assert_true(osdev_reader_take_le64(&r) == UINT64_C(0x1817161514131211));
    assert_true(osdev_reader_at_end(&r));
    assert_int_equal(r.offset, 24);
    r = reader_of(23);
    assert_int_equal(osdev_reader_take_be16(&r), 0x0102);
    assert_int_equal(osdev_reader_take_be24(&r), 0x030405);
    assert_int_equal(osdev_reader_take_be32(&r), 0x06070809);
    assert_true(osdev_reader_take_be48(&r) == UINT64_C(0x0a0b0c0d0e0f));
    assert_true(osdev_reader_take_be64(&r) == UINT64_C(0x1011121314151617));
    assert_true(osdev_reader_at_end(&r));
    assert_true(osdev_reader_ok(&r));
}

static void a_failure_sticks(void **state)
{
    struct osdev_reader r = reader_of(3);
    uint8_t copy[2] = {9, 9};

    (void)state;
    assert_int_equal(osdev_reader_take_le32(&r), 0);
    assert_false(osdev_reader_ok(&r));
    // Three bytes are there, but the reader no longer knows where it is.
    assert_int_equal(osdev_reader_left(&r), 0);
    assert_int_equal(osdev_reader_take_u8(&r), 0);
    assert_int_equal(osdev_reader_take(&r, 0).len, 0);
    assert_int_equal(osdev_reader_take_rest(&r).len, 0);
    assert_int_equal(osdev_reader_take_str(&r).len, 0);
    osdev_reader_copy(&r, copy, 2);
    assert_int_equal(copy[0] | copy[1], 0);
    assert_false(osdev_reader_ok(&r));
    assert_false(osdev_reader_at_end(&r));
    assert_int_equal(r.offset, 0);
}

static void every_short_number_is_zero(void **state)
{
    (void)state;
    {
        struct osdev_reader r = reader_of(1);

        assert_true(osdev_reader_take_le16(&r) == 0);
        assert_true(r.failed);
    }
    {
        struct osdev_reader r = reader_of(2);

        assert_true(osdev_reader_take_le24(&r) == 0);
        assert_true(r.failed);
    }
    {
        struct osdev_reader r = reader_of(3);

        assert_true(osdev_reader_take_le32(&r) == 0);
        assert_true(r.failed);
    }
    {
        struct osdev_reader r = reader_of(5);

        assert_true(osdev_reader_take_le48(&r) == 0);
        assert_true(r.failed);
    }
    {
        struct osdev_reader r = reader_of(7);

        assert_true(osdev_reader_take_le64(&r) == 0);
        assert_true(r.failed);
    }
    {
        struct osdev_reader r = reader_of(1);

        assert_true(osdev_reader_take_be16(&r) == 0);
        assert_true(r.failed);
    }
    {
        struct osdev_reader r = reader_of(2);

        assert_true(osdev_reader_take_be24(&r) == 0);
        assert_true(r.failed);
    }
    {
        struct osdev_reader r = reader_of(3);

        assert_true(osdev_reader_take_be32(&r) == 0);
        assert_true(r.failed);
    }
    {
        struct osdev_reader r = reader_of(5);

        assert_true(osdev_reader_take_be48(&r) == 0);
        assert_true(r.failed);
    }
    {
        struct osdev_reader r = reader_of(7);

        assert_true(osdev_reader_take_be64(&r) == 0);
        assert_true(r.failed);
    }
}

static void huge_lengths_fail(void **state)
{
    struct osdev_reader r = reader_of(8);

    (void)state;
    osdev_reader_skip(&r, 4);
    osdev_reader_skip(&r, SIZE_MAX);
    assert_false(osdev_reader_ok(&r));
    assert_int_equal(r.offset, 4);
}

static void fail_makes_the_rest_unreadable(void **state)
{
    struct osdev_reader r = reader_of(8);

    (void)state;
    osdev_reader_fail(&r);
    assert_int_equal(osdev_reader_take_u8(&r), 0);
    assert_false(osdev_reader_ok(&r));
}

static void align_counts_from_the_start(void **state)
{
    struct osdev_reader r = reader_of(16);

    (void)state;
    osdev_reader_align(&r, 8);
    assert_int_equal(r.offset, 0);
    (void)osdev_reader_take_u8(&r);
    osdev_reader_align(&r, 8);
    assert_int_equal(r.offset, 8);
    assert_int_equal(osdev_reader_take_u8(&r), 9);
    osdev_reader_align(&r, 1);
    assert_int_equal(r.offset, 9);
    osdev_reader_align(&r, 32);
    assert_false(osdev_reader_ok(&r));
}

static void parts_fail_alone(void **state)
{
    struct osdev_reader r = reader_of(8);
    struct osdev_reader part = osdev_reader_sub(&r, 2);

    (void)state;
    assert_int_equal(osdev_reader_take_le32(&part), 0);
    assert_false(osdev_reader_ok(&part));
    assert_true(osdev_reader_ok(&r));
    assert_int_equal(osdev_reader_take_u8(&r), 3);
    part = osdev_reader_sub(&r, 6);
    assert_false(osdev_reader_ok(&part));
    assert_false(osdev_reader_ok(&r));
}

static void texts_need_their_nul(void **state)
{
    struct osdev_reader r = osdev_reader_make(osdev_span_make("ab\0\0cd", 6));

    (void)state;
    assert_int_equal(osdev_reader_take_str(&r).len, 2);
    assert_int_equal(r.offset, 3);
    assert_int_equal(osdev_reader_take_str(&r).len, 0);
    assert_true(osdev_reader_ok(&r));
    assert_int_equal(osdev_reader_take_str(&r).len, 0);
    assert_false(osdev_reader_ok(&r));
}

static void guid_is_zero_if_short(void **state)
{
    struct osdev_reader r = reader_of(16);
    osdev_guid_t guid = osdev_reader_take_guid(&r);

    (void)state;
    assert_memory_equal(&guid, bytes, 16);
    assert_true(osdev_reader_at_end(&r));
    r = reader_of(15);
    guid = osdev_reader_take_guid(&r);
    assert_true(osdev_guid_is_zero(&guid));
    assert_false(osdev_reader_ok(&r));
}

static void rest_empties_the_reader(void **state)
{
    struct osdev_reader r = reader_of(8);

    (void)state;
    osdev_reader_skip(&r, 3);
    assert_int_equal(osdev_reader_take_rest(&r).len, 5);
    assert_true(osdev_reader_at_end(&r));
    assert_int_equal(osdev_reader_take_rest(&r).len, 0);
    assert_true(osdev_reader_at_end(&r));
}

static void loops_over_a_failed_reader_end(void **state)
{
    struct osdev_reader r = reader_of(7);
    unsigned rounds = 0;

    (void)state;
    while (osdev_reader_left(&r) != 0) {
        (void)osdev_reader_take_le16(&r);
        rounds++;
    }
    assert_int_equal(rounds, 4);
    assert_false(osdev_reader_ok(&r));
}

static void empty_input_may_be_null(void **state)
{
    struct osdev_reader r = osdev_reader_make(osdev_span_make(NULL, 0));

    (void)state;
    assert_int_equal(osdev_reader_take(&r, 0).len, 0);
    osdev_reader_copy(&r, NULL, 0);
    assert_true(osdev_reader_at_end(&r));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_in_both_orders),
        cmocka_unit_test(a_failure_sticks),
        cmocka_unit_test(every_short_number_is_zero),
        cmocka_unit_test(huge_lengths_fail),
        cmocka_unit_test(fail_makes_the_rest_unreadable),
        cmocka_unit_test(align_counts_from_the_start),
        cmocka_unit_test(parts_fail_alone),
        cmocka_unit_test(texts_need_their_nul),
        cmocka_unit_test(guid_is_zero_if_short),
        cmocka_unit_test(rest_empties_the_reader),
        cmocka_unit_test(loops_over_a_failed_reader_end),
        cmocka_unit_test(empty_input_may_be_null),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
