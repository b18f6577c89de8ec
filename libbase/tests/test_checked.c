// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/base.h>

#include <osdev_test.h>

#include "prng.h"

#include <limits.h>

#define PROPERTY_RUNS 20000

static void edges_of_unsigned_arithmetic(void **state)
{
    uint32_t u32 = 7;
    uint64_t u64 = 7;
    size_t size = 7;

    (void)state;
    assert_false(osdev_checked_add_u32(UINT32_MAX, 1, &u32));
    assert_false(osdev_checked_sub_u32(0, 1, &u32));
    assert_false(osdev_checked_mul_u32(0x10000, 0x10000, &u32));
    assert_false(osdev_checked_add_u64(UINT64_MAX, 1, &u64));
    assert_false(osdev_checked_sub_u64(0, 1, &u64));
    assert_false(
        osdev_checked_mul_u64(UINT64_C(1) << 32, UINT64_C(1) << 32, &u64)
    );
    assert_false(osdev_checked_add_size(SIZE_MAX, 1, &size));
    assert_false(osdev_checked_sub_size(0, 1, &size));
    assert_false(osdev_checked_mul_size(SIZE_MAX, 2, &size));
    assert_true(u32 == 7 && u64 == 7 && size == 7);
    assert_true(
        osdev_checked_add_u32(UINT32_MAX, 0, &u32) && u32 == UINT32_MAX
    );
    assert_true(osdev_checked_sub_u32(5, 5, &u32) && u32 == 0);
    assert_true(
        osdev_checked_mul_u32(0xffff, 0x10001, &u32) && u32 == UINT32_MAX
    );
    assert_true(
        osdev_checked_add_u64(UINT64_MAX - 1, 1, &u64) && u64 == UINT64_MAX
    );
    assert_true(osdev_checked_sub_u64(1, 1, &u64) && u64 == 0);
    assert_true(
        osdev_checked_mul_u64(UINT32_MAX, UINT64_C(0x100000001), &u64) &&
        u64 == UINT64_MAX
    );
    assert_true(osdev_checked_add_size(1, 2, &size) && size == 3);
    assert_true(osdev_checked_sub_size(3, 2, &size) && size == 1);
    assert_true(osdev_checked_mul_size(3, 2, &size) && size == 6);
}

static void edges_of_signed_arithmetic(void **state)
{
    int64_t out = 7;

    (void)state;
    assert_false(osdev_checked_add_i64(INT64_MAX, 1, &out));
    assert_false(osdev_checked_add_i64(INT64_MIN, -1, &out));
    assert_false(osdev_checked_sub_i64(INT64_MIN, 1, &out));
    assert_false(osdev_checked_sub_i64(0, INT64_MIN, &out));
    assert_false(osdev_checked_mul_i64(INT64_MIN, -1, &out));
    assert_false(osdev_checked_mul_i64(INT64_MAX, 2, &out));
    assert_false(osdev_checked_mul_i64(INT64_MAX, -2, &out));
    assert_true(out == 7);
    assert_true(osdev_checked_mul_i64(INT64_MIN, 1, &out) && out == INT64_MIN);
    assert_true(
        osdev_checked_mul_i64(INT64_MIN / 2, 2, &out) && out == INT64_MIN
    );
    assert_true(osdev_checked_mul_i64(INT64_MIN, 0, &out) && out == 0);
    assert_true(osdev_checked_mul_i64(-3, -4, &out) && out == 12);
    assert_true(osdev_checked_add_i64(-3, 4, &out) && out == 1);
    assert_true(osdev_checked_sub_i64(-3, -4, &out) && out == 1);
    assert_true(osdev_abs_i64(INT64_MIN) == UINT64_C(1) << 63);
    assert_true(osdev_abs_i64(-5) == 5 && osdev_abs_i64(5) == 5);
}

static void products_divide_back(void **state)
{
    uint64_t seed = 1;

    (void)state;
    for (unsigned i = 0; i < PROPERTY_RUNS; i++) {
        uint64_t a = prng_wide(&seed);
        uint64_t b = prng_wide(&seed);
        uint64_t u;
        int64_t s;

        if (osdev_checked_mul_u64(a, b, &u)) {
            assert_true(a == 0 || u / a == b);
        } else {
            assert_true(a != 0 && b > UINT64_MAX / a);
        }
        if (osdev_checked_mul_i64((int64_t)a, (int64_t)b, &s) && a != 0 &&
            s != INT64_MIN) {
            assert_true(s / (int64_t)a == (int64_t)b && s % (int64_t)a == 0);
        }
    }
}

static void powers_fit_or_fail(void **state)
{
    uint64_t out = 7;

    (void)state;
    assert_false(osdev_checked_pow_u64(2, 64, &out));
    assert_false(osdev_checked_pow_u64(10, 20, &out));
    assert_false(osdev_checked_pow_u64(UINT64_C(1) << 32, 2, &out));
    assert_false(osdev_checked_pow_u64(UINT64_MAX, UINT_MAX, &out));
    assert_true(out == 7);
    assert_true(osdev_checked_pow_u64(2, 63, &out) && out == UINT64_C(1) << 63);
    assert_true(
        osdev_checked_pow_u64(10, 19, &out) &&
        out == UINT64_C(10000000000000000000)
    );
    assert_true(osdev_checked_pow_u64(0, 0, &out) && out == 1);
    assert_true(osdev_checked_pow_u64(0, 9, &out) && out == 0);
    assert_true(osdev_checked_pow_u64(1, UINT_MAX, &out) && out == 1);
    assert_true(
        osdev_checked_pow_u64(UINT64_MAX, 1, &out) && out == UINT64_MAX
    );
}

static void shifts_lose_no_bit(void **state)
{
    uint64_t out = 7;

    (void)state;
    assert_false(osdev_checked_shl_u64(2, 63, &out));
    assert_false(osdev_checked_shl_u64(1, 64, &out));
    assert_false(osdev_checked_shl_u64(1, UINT_MAX, &out));
    assert_true(out == 7);
    assert_true(osdev_checked_shl_u64(1, 63, &out) && out == UINT64_C(1) << 63);
    assert_true(osdev_checked_shl_u64(0, 200, &out) && out == 0);
    assert_true(osdev_checked_shl_u64(5, 0, &out) && out == 5);
}

static void division_rounds_up(void **state)
{
    uint64_t out = 7;

    (void)state;
    assert_false(osdev_checked_div_ceil_u64(5, 0, &out));
    assert_true(out == 7);
    assert_true(osdev_checked_div_ceil_u64(0, 5, &out) && out == 0);
    assert_true(osdev_checked_div_ceil_u64(11, 5, &out) && out == 3);
    assert_true(osdev_checked_div_ceil_u64(10, 5, &out) && out == 2);
    assert_true(
        osdev_checked_div_ceil_u64(UINT64_MAX, 2, &out) && out == UINT64_C(1)
                                                                      << 63
    );
}

static void saturation_stops_at_the_edge(void **state)
{
    (void)state;
    assert_true(osdev_saturating_add_u64(UINT64_MAX, 2) == UINT64_MAX);
    assert_true(osdev_saturating_sub_u64(1, 2) == 0);
    assert_true(osdev_saturating_mul_u64(UINT64_MAX, 2) == UINT64_MAX);
    assert_true(osdev_saturating_add_u64(1, 2) == 3);
    assert_true(osdev_saturating_sub_u64(3, 2) == 1);
    assert_true(osdev_saturating_mul_u64(3, 2) == 6);
    assert_true(osdev_saturating_add_size(SIZE_MAX, 2) == SIZE_MAX);
    assert_true(osdev_saturating_sub_size(1, 2) == 0);
    assert_true(osdev_saturating_mul_size(SIZE_MAX, 2) == SIZE_MAX);
    assert_true(osdev_min_u64(1, 2) == 1 && osdev_max_u64(1, 2) == 2);
    assert_true(osdev_min_size(2, 1) == 1 && osdev_max_size(2, 1) == 2);
}

static void narrowing_keeps_the_number(void **state)
{
    uint8_t u8 = 7;
    uint16_t u16 = 7;
    uint32_t u32 = 7;
    uint64_t u64 = 7;
    size_t size = 7;
    int8_t i8 = 7;
    int16_t i16 = 7;
    int32_t i32 = 7;
    int64_t i64 = 7;

    (void)state;
    assert_false(osdev_u64_to_u8(256, &u8));
    assert_false(osdev_u64_to_u16(65536, &u16));
    assert_false(osdev_u64_to_u32(UINT64_C(1) << 32, &u32));
    assert_false(osdev_u64_to_i64(UINT64_C(1) << 63, &i64));
    assert_false(osdev_i64_to_u64(-1, &u64));
    assert_false(osdev_i64_to_i8(128, &i8) || osdev_i64_to_i8(-129, &i8));
    assert_false(
        osdev_i64_to_i16(32768, &i16) || osdev_i64_to_i16(-32769, &i16)
    );
    assert_false(
        osdev_i64_to_i32(INT64_C(1) << 31, &i32) ||
        osdev_i64_to_i32(INT64_MIN, &i32)
    );
    assert_true(u8 == 7 && u16 == 7 && u32 == 7 && u64 == 7);
    assert_true(i8 == 7 && i16 == 7 && i32 == 7 && i64 == 7);
    assert_true(osdev_u64_to_u8(255, &u8) && u8 == 255);
    assert_true(osdev_u64_to_u16(65535, &u16) && u16 == 65535);
    assert_true(osdev_u64_to_u32(UINT32_MAX, &u32) && u32 == UINT32_MAX);
    assert_true(osdev_u64_to_i64(5, &i64) && i64 == 5);
    assert_true(osdev_i64_to_u64(5, &u64) && u64 == 5);
    assert_true(osdev_i64_to_i8(-128, &i8) && i8 == -128);
    assert_true(osdev_i64_to_i16(32767, &i16) && i16 == 32767);
    assert_true(osdev_i64_to_i32(INT32_MIN, &i32) && i32 == INT32_MIN);
    assert_true(osdev_u64_to_size(SIZE_MAX, &size) && size == SIZE_MAX);
    assert_int_equal(osdev_u64_to_size(UINT64_MAX, &size), sizeof(size_t) == 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_of_unsigned_arithmetic),
        cmocka_unit_test(edges_of_signed_arithmetic),
        cmocka_unit_test(products_divide_back),
        cmocka_unit_test(powers_fit_or_fail),
        cmocka_unit_test(shifts_lose_no_bit),
        cmocka_unit_test(division_rounds_up),
        cmocka_unit_test(saturation_stops_at_the_edge),
        cmocka_unit_test(narrowing_keeps_the_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
