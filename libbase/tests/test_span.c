// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/base.h>

#include <osdev_test.h>

static void take_shortens_and_checks(void **state)
{
    static const uint8_t bytes[4] = {1, 2, 3, 4};
    struct osdev_span span = osdev_span_make(bytes, 4);
    struct osdev_span out = {NULL, 9};

    (void)state;
    assert_false(osdev_span_take(&span, 5, &out));
    assert_false(osdev_span_take(&span, SIZE_MAX, &out));
    assert_int_equal(out.len, 9);
    assert_true(osdev_span_take(&span, 3, &out));
    assert_int_equal(out.len, 3);
    assert_int_equal(out.ptr[0], 1);
    assert_int_equal(span.len, 1);
    assert_int_equal(span.ptr[0], 4);
    assert_true(osdev_span_skip(&span, 1));
    assert_false(osdev_span_skip(&span, 1));
    assert_true(osdev_span_take(&span, 0, &out));
    assert_int_equal(out.len, 0);
}

static void empty_span_may_be_null(void **state)
{
    struct osdev_span span = osdev_span_make(NULL, 0);
    struct osdev_span out;
    uint8_t byte;

    (void)state;
    assert_true(osdev_span_take(&span, 0, &out));
    assert_false(osdev_span_take_u8(&span, &byte));
    assert_true(osdev_span_equal(span, out));
    assert_false(osdev_span_until_nul(span, &out));
    assert_int_equal(osdev_span_sum8(span), 0);
}

static void sub_lies_inside(void **state)
{
    static const uint8_t bytes[4] = {1, 2, 3, 4};
    struct osdev_span span = osdev_span_make(bytes, 4);
    struct osdev_span out = {NULL, 9};

    (void)state;
    assert_false(osdev_span_sub(span, 5, 0, &out));
    assert_false(osdev_span_sub(span, 2, 3, &out));
    assert_false(osdev_span_sub(span, 1, SIZE_MAX, &out));
    assert_false(osdev_span_sub(span, SIZE_MAX, 1, &out));
    assert_int_equal(out.len, 9);
    assert_true(osdev_span_sub(span, 4, 0, &out));
    assert_true(osdev_span_sub(span, 1, 2, &out));
    assert_ptr_equal(out.ptr, bytes + 1);
    assert_int_equal(out.len, 2);
}

static void numbers_are_taken_in_both_orders(void **state)
{
    static const uint8_t bytes[] = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
    };
    struct osdev_span span = osdev_span_make(bytes, sizeof(bytes));
    uint8_t u8;
    uint16_t u16;
    uint32_t u32;
    uint64_t u64;

    (void)state;
    assert_true(osdev_span_take_u8(&span, &u8) && u8 == 1);
    assert_true(osdev_span_take_le16(&span, &u16) && u16 == 0x0302);
    assert_true(osdev_span_take_le24(&span, &u32) && u32 == 0x060504);
    assert_true(osdev_span_take_le32(&span, &u32) && u32 == 0x0a090807);
    assert_true(
        osdev_span_take_le64(&span, &u64) && u64 == UINT64_C(0x1211100f0e0d0c0b)
    );
    assert_true(osdev_span_take_u8(&span, &u8) && u8 == 1);
    assert_true(osdev_span_take_be16(&span, &u16) && u16 == 0x0203);
    assert_true(osdev_span_take_be24(&span, &u32) && u32 == 0x040506);
    assert_true(osdev_span_take_be32(&span, &u32) && u32 == 0x0708090a);
    assert_true(
        osdev_span_take_be64(&span, &u64) && u64 == UINT64_C(0x0b0c0d0e0f101112)
    );
    assert_int_equal(span.len, 0);
}

static void short_numbers_change_nothing(void **state)
{
    static const uint8_t bytes[7] = {0};
    struct osdev_span span = osdev_span_make(bytes, 0);
    uint8_t u8 = 9;
    uint16_t u16 = 9;
    uint32_t u32 = 9;
    uint64_t u64 = 9;

    (void)state;
    assert_false(osdev_span_take_u8(&span, &u8));
    span.len = 1;
    assert_false(osdev_span_take_le16(&span, &u16));
    assert_false(osdev_span_take_be16(&span, &u16));
    span.len = 2;
    assert_false(osdev_span_take_le24(&span, &u32));
    assert_false(osdev_span_take_be24(&span, &u32));
    span.len = 3;
    assert_false(osdev_span_take_le32(&span, &u32));
    assert_false(osdev_span_take_be32(&span, &u32));
    span.len = 7;
    assert_false(osdev_span_take_le64(&span, &u64));
    assert_false(osdev_span_take_be64(&span, &u64));
    assert_int_equal(span.len, 7);
    assert_ptr_equal(span.ptr, bytes);
    assert_true(u8 == 9 && u16 == 9 && u32 == 9 && u64 == 9);
}

static void text_ends_at_the_first_nul(void **state)
{
    struct osdev_span span = osdev_span_make("ab\0c\0", 5);
    struct osdev_span out = {NULL, 9};

    (void)state;
    assert_true(osdev_span_until_nul(span, &out));
    assert_true(osdev_span_equal(out, osdev_span_make("ab", 2)));
    assert_false(osdev_span_equal(out, osdev_span_make("ac", 2)));
    assert_false(osdev_span_equal(out, osdev_span_make("abc", 3)));
    span.len = 2;
    out.len = 9;
    assert_false(osdev_span_until_nul(span, &out));
    assert_int_equal(out.len, 9);
}

static void sum_is_modulo_256(void **state)
{
    static const uint8_t bytes[] = {0xff, 0x02, 0xfe, 0x01};

    (void)state;
    assert_int_equal(osdev_span_sum8(osdev_span_make(bytes, 4)), 0);
    assert_int_equal(osdev_span_sum8(osdev_span_make(bytes, 2)), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(take_shortens_and_checks),
        cmocka_unit_test(empty_span_may_be_null),
        cmocka_unit_test(sub_lies_inside),
        cmocka_unit_test(numbers_are_taken_in_both_orders),
        cmocka_unit_test(short_numbers_change_nothing),
        cmocka_unit_test(text_ends_at_the_first_nul),
        cmocka_unit_test(sum_is_modulo_256),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
