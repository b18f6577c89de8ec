// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/base.h>

#include <osdev_test.h>

#include "prng.h"

#define PROPERTY_RUNS 20000

static unsigned slow_popcount(uint64_t value)
{
    unsigned count = 0;

    for (; value != 0; value &= value - 1) {
        count++;
    }
    return count;
}

static uint64_t slow_reverse(uint64_t value, unsigned width)
{
    uint64_t out = 0;

    for (unsigned i = 0; i < width; i++) {
        out = out << 1 | (value >> i & 1);
    }
    return out;
}

static void counts_match_a_loop(void **state)
{
    uint64_t seed = 1;

    (void)state;
    assert_int_equal(osdev_ctz32(0), 32);
    assert_int_equal(osdev_ctz64(0), 64);
    assert_int_equal(osdev_clz32(0), 32);
    assert_int_equal(osdev_clz64(0), 64);
    for (unsigned i = 0; i < 64; i++) {
        assert_int_equal(osdev_ctz64(UINT64_MAX << i), i);
        assert_int_equal(osdev_clz64(UINT64_MAX >> i), i);
        assert_int_equal(osdev_ctz32(UINT32_MAX << (i & 31)), i & 31);
        assert_int_equal(osdev_clz32(UINT32_MAX >> (i & 31)), i & 31);
    }
    for (unsigned i = 0; i < PROPERTY_RUNS; i++) {
        uint64_t value = prng_wide(&seed);

        assert_int_equal(osdev_popcount64(value), slow_popcount(value));
        assert_int_equal(
            osdev_popcount32((uint32_t)value), slow_popcount((uint32_t)value)
        );
    }
}

static void rotation_takes_any_count(void **state)
{
    uint64_t seed = 2;

    (void)state;
    assert_int_equal(osdev_rotl8(0x81, 1), 0x03);
    assert_int_equal(osdev_rotr8(0x81, 1), 0xc0);
    assert_int_equal(osdev_rotl16(0x8001, 4), 0x0018);
    assert_int_equal(osdev_rotr16(0x8001, 4), 0x1800);
    assert_int_equal(osdev_rotl32(0x80000001, 8), 0x00000180);
    assert_int_equal(osdev_rotr32(0x80000001, 8), 0x01800000);
    for (unsigned i = 0; i < PROPERTY_RUNS; i++) {
        uint64_t value = prng_next(&seed);
        unsigned count = (unsigned)prng_next(&seed);

        assert_true(osdev_rotr64(osdev_rotl64(value, count), count) == value);
        assert_true(
            osdev_rotl64(value, count) == osdev_rotr64(value, 0 - count)
        );
        assert_true(
            osdev_rotr32(osdev_rotl32((uint32_t)value, count), count) ==
            (uint32_t)value
        );
        assert_true(
            osdev_rotr16(osdev_rotl16((uint16_t)value, count), count) ==
            (uint16_t)value
        );
        assert_true(
            osdev_rotr8(osdev_rotl8((uint8_t)value, count), count) ==
            (uint8_t)value
        );
    }
    assert_true(osdev_rotl64(5, 0) == 5 && osdev_rotl64(5, 64) == 5);
}

static void reversal_matches_a_loop(void **state)
{
    uint64_t seed = 3;

    (void)state;
    for (uint32_t i = 0; i <= UINT16_MAX; i++) {
        assert_true(osdev_bit_reverse16((uint16_t)i) == slow_reverse(i, 16));
        assert_true(osdev_bit_reverse8((uint8_t)i) == slow_reverse(i, 8));
    }
    for (unsigned i = 0; i < PROPERTY_RUNS; i++) {
        uint64_t value = prng_wide(&seed);

        assert_true(osdev_bit_reverse64(value) == slow_reverse(value, 64));
        assert_true(
            osdev_bit_reverse32((uint32_t)value) == slow_reverse(value, 32)
        );
    }
}

static void sign_extends_from_any_width(void **state)
{
    (void)state;
    assert_true(osdev_sign_extend64(0x80, 8) == -128);
    assert_true(osdev_sign_extend64(0x17f, 8) == 127);
    assert_true(osdev_sign_extend64(1, 1) == -1);
    assert_true(osdev_sign_extend64(UINT64_MAX, 64) == -1);
    assert_true(osdev_sign_extend64(UINT64_C(1) << 63, 64) == INT64_MIN);
    assert_true(osdev_sign_extend64(0x1f, 4) == -1);
}

static void runs_of_bits_are_get_and_set(void **state)
{
    uint64_t seed = 4;

    (void)state;
    assert_int_equal(osdev_bits32_get(0xabcd1234, 8, 8), 0x12);
    assert_int_equal(osdev_bits32_set(0xffffffff, 8, 8, 0x1aa), 0xffffaaff);
    assert_true(osdev_bits32_get(0xabcd1234, 0, 32) == 0xabcd1234);
    for (unsigned i = 0; i < PROPERTY_RUNS; i++) {
        uint64_t value = prng_next(&seed);
        uint64_t field = prng_next(&seed);
        unsigned shift = (unsigned)(prng_next(&seed) % 64);
        unsigned width = 1 + (unsigned)(prng_next(&seed) % (64 - shift));
        uint64_t set = osdev_bits64_set(value, shift, width, field);
        uint64_t mask = UINT64_MAX >> (64 - width);

        assert_true(osdev_bits64_get(set, shift, width) == (field & mask));
        assert_true(((set ^ value) & ~(mask << shift)) == 0);
    }
}

static void fields_are_defined_by_their_mask(void **state)
{
    enum {
        FIELD = OSDEV_MASK32(11, 4)
    };

    (void)state;
    OSDEV_STATIC_ASSERT(OSDEV_FIELD_VALID(0xff0u), "a run");
    OSDEV_STATIC_ASSERT(!OSDEV_FIELD_VALID(0xf0fu), "two runs");
    OSDEV_STATIC_ASSERT(!OSDEV_FIELD_VALID(0u), "no bit");
    OSDEV_STATIC_ASSERT(OSDEV_FIELD_VALID(UINT64_MAX), "all bits");
    OSDEV_STATIC_ASSERT(OSDEV_FIELD_VALID(OSDEV_BIT32(31)), "the top bit");
    assert_int_equal(FIELD, 0xff0);
    assert_int_equal(OSDEV_FIELD_LSB(0xff0u), 0x10);
    assert_int_equal(OSDEV_FIELD_MAX(0xff0u), 0xff);
    assert_true(OSDEV_FIELD_FITS(0xff0u, 0xffu));
    assert_false(OSDEV_FIELD_FITS(0xff0u, 0x100u));
    assert_int_equal(OSDEV_FIELD_GET(0xff0u, 0xabcdu), 0xbc);
    assert_int_equal(OSDEV_FIELD_PREP(0xff0u, 0x1bcu), 0xbc0);
    assert_int_equal(OSDEV_FIELD_SET(0xff0u, 0xffffu, 0x12u), 0xf12f);
    assert_true(OSDEV_MASK64(63, 0) == UINT64_MAX);
    assert_true(OSDEV_MASK64(51, 12) == UINT64_C(0x000ffffffffff000));
    assert_true(OSDEV_FIELD_GET(OSDEV_MASK64(63, 60), UINT64_MAX) == 15);
    assert_true(OSDEV_BIT64(63) == UINT64_C(1) << 63);
}

static void version_is_one_number(void **state)
{
    (void)state;
    assert_int_equal(
        OSDEV_VERSION, OSDEV_VERSION_MAJOR * 10000 + OSDEV_VERSION_MINOR * 100 +
                           OSDEV_VERSION_PATCH
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_match_a_loop),
        cmocka_unit_test(rotation_takes_any_count),
        cmocka_unit_test(reversal_matches_a_loop),
        cmocka_unit_test(sign_extends_from_any_width),
        cmocka_unit_test(runs_of_bits_are_get_and_set),
        cmocka_unit_test(fields_are_defined_by_their_mask),
        cmocka_unit_test(version_is_one_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
