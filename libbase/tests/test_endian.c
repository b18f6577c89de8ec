// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/base.h>

#include <osdev_test.h>

#include "prng.h"

#define PROPERTY_RUNS 20000

// Independent of the library: one byte of a number at a place of memory.
static uint8_t byte_at(uint64_t value, unsigned size, unsigned place, bool big)
{
    unsigned from_low = big ? size - 1 - place : place;

    return (uint8_t)(value >> (8 * from_low));
}

static bool
has_layout(const uint8_t *bytes, unsigned size, uint64_t value, bool big)
{
    for (unsigned i = 0; i < size; i++) {
        if (bytes[i] != byte_at(value, size, i, big)) {
            return false;
        }
    }
    return true;
}

static void types_have_no_alignment(void **state)
{
    (void)state;
    OSDEV_ASSERT_SIZE(osdev_le16_t, 2);
    OSDEV_STATIC_ASSERT(OSDEV_ALIGNOF(osdev_le16_t) == 1, "any address");
    OSDEV_ASSERT_SIZE(osdev_le24_t, 3);
    OSDEV_STATIC_ASSERT(OSDEV_ALIGNOF(osdev_le24_t) == 1, "any address");
    OSDEV_ASSERT_SIZE(osdev_le32_t, 4);
    OSDEV_STATIC_ASSERT(OSDEV_ALIGNOF(osdev_le32_t) == 1, "any address");
    OSDEV_ASSERT_SIZE(osdev_le48_t, 6);
    OSDEV_STATIC_ASSERT(OSDEV_ALIGNOF(osdev_le48_t) == 1, "any address");
    OSDEV_ASSERT_SIZE(osdev_le64_t, 8);
    OSDEV_STATIC_ASSERT(OSDEV_ALIGNOF(osdev_le64_t) == 1, "any address");
    OSDEV_ASSERT_SIZE(osdev_le128_t, 16);
    OSDEV_STATIC_ASSERT(OSDEV_ALIGNOF(osdev_le128_t) == 1, "any address");
    OSDEV_ASSERT_SIZE(osdev_be16_t, 2);
    OSDEV_STATIC_ASSERT(OSDEV_ALIGNOF(osdev_be16_t) == 1, "any address");
    OSDEV_ASSERT_SIZE(osdev_be24_t, 3);
    OSDEV_STATIC_ASSERT(OSDEV_ALIGNOF(osdev_be24_t) == 1, "any address");
    OSDEV_ASSERT_SIZE(osdev_be32_t, 4);
    OSDEV_STATIC_ASSERT(OSDEV_ALIGNOF(osdev_be32_t) == 1, "any address");
    OSDEV_ASSERT_SIZE(osdev_be48_t, 6);
    OSDEV_STATIC_ASSERT(OSDEV_ALIGNOF(osdev_be48_t) == 1, "any address");
    OSDEV_ASSERT_SIZE(osdev_be64_t, 8);
    OSDEV_STATIC_ASSERT(OSDEV_ALIGNOF(osdev_be64_t) == 1, "any address");
    OSDEV_ASSERT_SIZE(osdev_be128_t, 16);
    OSDEV_STATIC_ASSERT(OSDEV_ALIGNOF(osdev_be128_t) == 1, "any address");
    assert_int_equal(sizeof(osdev_guid_t), 16);
}

static void every_16_bit_number_has_its_bytes(void **state)
{
    (void)state;
    for (uint32_t i = 0; i <= UINT16_MAX; i++) {
        uint16_t value = (uint16_t)i;
        osdev_le16_t le = osdev_le16_make(value);
        osdev_be16_t be = osdev_be16_make(value);

        assert_true(has_layout(le.bytes, 2, value, false));
        assert_true(has_layout(be.bytes, 2, value, true));
        assert_true(osdev_le16_get(le) == value);
        assert_true(osdev_be16_get(be) == value);
        assert_true(osdev_le16_get_signed(le) == (int16_t)value);
        assert_true(osdev_be16_get_signed(be) == (int16_t)value);
        le = osdev_le16_make_signed((int16_t)value);
        be = osdev_be16_make_signed((int16_t)value);
        assert_true(has_layout(le.bytes, 2, value, false));
        assert_true(has_layout(be.bytes, 2, value, true));
        assert_true(
            osdev_bswap16(value) == (uint16_t)(value << 8 | value >> 8)
        );
    }
}

static void every_24_bit_number_has_its_bytes(void **state)
{
    (void)state;
    for (uint32_t value = 0; value < UINT32_C(1) << 24; value += 251) {
        osdev_le24_t le = osdev_le24_make(value | UINT32_C(0xab000000));
        osdev_be24_t be = osdev_be24_make(value | UINT32_C(0xab000000));

        assert_true(has_layout(le.bytes, 3, value, false));
        assert_true(has_layout(be.bytes, 3, value, true));
        assert_true(osdev_le24_get(le) == value);
        assert_true(osdev_be24_get(be) == value);
    }
}

static void random_le_numbers_have_their_bytes(void **state)
{
    uint64_t seed = 1;

    (void)state;
    for (unsigned i = 0; i < PROPERTY_RUNS; i++) {
        uint64_t value = prng_wide(&seed);
        uint32_t value32 = (uint32_t)value;
        uint64_t value48 = value & UINT64_C(0xffffffffffff);
        osdev_le32_t f32 = osdev_le32_make(value32);
        osdev_le48_t f48 = osdev_le48_make(value);
        osdev_le64_t f64 = osdev_le64_make(value);

        assert_true(has_layout(f32.bytes, 4, value32, false));
        assert_true(has_layout(f48.bytes, 6, value48, false));
        assert_true(has_layout(f64.bytes, 8, value, false));
        assert_true(osdev_le32_get(f32) == value32);
        assert_true(osdev_le48_get(f48) == value48);
        assert_true(osdev_le64_get(f64) == value);
        assert_true(osdev_le32_get_signed(f32) == (int32_t)value32);
        assert_true(osdev_le64_get_signed(f64) == (int64_t)value);
        assert_true(
            osdev_le32_get(osdev_le32_make_signed((int32_t)value32)) == value32
        );
        assert_true(
            osdev_le64_get(osdev_le64_make_signed((int64_t)value)) == value
        );
    }
}

static void random_be_numbers_have_their_bytes(void **state)
{
    uint64_t seed = 1;

    (void)state;
    for (unsigned i = 0; i < PROPERTY_RUNS; i++) {
        uint64_t value = prng_wide(&seed);
        uint32_t value32 = (uint32_t)value;
        uint64_t value48 = value & UINT64_C(0xffffffffffff);
        osdev_be32_t f32 = osdev_be32_make(value32);
        osdev_be48_t f48 = osdev_be48_make(value);
        osdev_be64_t f64 = osdev_be64_make(value);

        assert_true(has_layout(f32.bytes, 4, value32, true));
        assert_true(has_layout(f48.bytes, 6, value48, true));
        assert_true(has_layout(f64.bytes, 8, value, true));
        assert_true(osdev_be32_get(f32) == value32);
        assert_true(osdev_be48_get(f48) == value48);
        assert_true(osdev_be64_get(f64) == value);
        assert_true(osdev_be32_get_signed(f32) == (int32_t)value32);
        assert_true(osdev_be64_get_signed(f64) == (int64_t)value);
        assert_true(
            osdev_be32_get(osdev_be32_make_signed((int32_t)value32)) == value32
        );
        assert_true(
            osdev_be64_get(osdev_be64_make_signed((int64_t)value)) == value
        );
    }
}

static void signed_24_and_48_bits_extend_their_sign(void **state)
{
    static const int64_t values[] = {
        0, 1, -1, 0x7fffff, -0x800000, 0x7fffffffffff, -0x800000000000,
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(values); i++) {
        int64_t value = values[i];

        if (value >= -0x800000 && value <= 0x7fffff) {
            int32_t small = (int32_t)value;

            osdev_test_row(
                i, osdev_le24_get_signed(osdev_le24_make_signed(small)) == small
            );
            osdev_test_row(
                i, osdev_be24_get_signed(osdev_be24_make_signed(small)) == small
            );
        }
        osdev_test_row(
            i, osdev_le48_get_signed(osdev_le48_make_signed(value)) == value
        );
        osdev_test_row(
            i, osdev_be48_get_signed(osdev_be48_make_signed(value)) == value
        );
    }
}

static void initialisers_are_constants(void **state)
{
    static const struct {
        osdev_le16_t le16;
        osdev_le24_t le24;
        osdev_le32_t le32;
        osdev_le48_t le48;
        osdev_le64_t le64;
        osdev_le128_t le128;
        osdev_be16_t be16;
        osdev_be24_t be24;
        osdev_be32_t be32;
        osdev_be48_t be48;
        osdev_be64_t be64;
        osdev_be128_t be128;
    } k = {
        OSDEV_LE16_INIT(0x0102),
        OSDEV_LE24_INIT(0x010203),
        OSDEV_LE32_INIT(0x01020304),
        OSDEV_LE48_INIT(0x010203040506),
        OSDEV_LE64_INIT(0x0102030405060708),
        OSDEV_LE128_INIT(0x0102030405060708, 0x090a0b0c0d0e0f10),
        OSDEV_BE16_INIT(0x0102),
        OSDEV_BE24_INIT(0x010203),
        OSDEV_BE32_INIT(0x01020304),
        OSDEV_BE48_INIT(0x010203040506),
        OSDEV_BE64_INIT(0x0102030405060708),
        OSDEV_BE128_INIT(0x0102030405060708, 0x090a0b0c0d0e0f10),
    };
    const struct osdev_u128 wide = {
        UINT64_C(0x090a0b0c0d0e0f10), UINT64_C(0x0102030405060708)};

    (void)state;
    assert_int_equal(osdev_le16_get(k.le16), 0x0102);
    assert_int_equal(osdev_le24_get(k.le24), 0x010203);
    assert_int_equal(osdev_le32_get(k.le32), 0x01020304);
    assert_true(osdev_le48_get(k.le48) == UINT64_C(0x010203040506));
    assert_true(osdev_le64_get(k.le64) == UINT64_C(0x0102030405060708));
    assert_true(osdev_u128_equal(osdev_le128_get(k.le128), wide));
    assert_int_equal(osdev_be16_get(k.be16), 0x0102);
    assert_int_equal(osdev_be24_get(k.be24), 0x010203);
    assert_int_equal(osdev_be32_get(k.be32), 0x01020304);
    assert_true(osdev_be48_get(k.be48) == UINT64_C(0x010203040506));
    assert_true(osdev_be64_get(k.be64) == UINT64_C(0x0102030405060708));
    assert_true(osdev_u128_equal(osdev_be128_get(k.be128), wide));
}

static void wide_numbers_are_two_halves(void **state)
{
    const struct osdev_u128 value = {2, 1};
    osdev_le128_t le = osdev_le128_make(value);
    osdev_be128_t be = osdev_be128_make(value);

    (void)state;
    assert_int_equal(le.bytes[0], 2);
    assert_int_equal(le.bytes[8], 1);
    assert_int_equal(be.bytes[7], 1);
    assert_int_equal(be.bytes[15], 2);
    assert_true(osdev_u128_equal(osdev_le128_get(le), value));
    assert_true(osdev_u128_equal(osdev_be128_get(be), value));
}

static void wide_numbers_compare_by_value(void **state)
{
    static const struct osdev_u128 rising[] = {
        {0, 0}, {1, 0}, {UINT64_MAX, 0}, {0, 1}, {0, UINT64_MAX},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(rising); i++) {
        for (size_t j = 0; j < OSDEV_COUNTOF(rising); j++) {
            int want = (i > j) - (i < j);

            osdev_test_row(i, osdev_u128_compare(rising[i], rising[j]) == want);
            osdev_test_row(
                i, osdev_u128_equal(rising[i], rising[j]) == (want == 0)
            );
        }
    }
}

static void halves_keep_the_order_of_memory(void **state)
{
    uint64_t seed = 4;

    (void)state;
    for (unsigned i = 0; i < PROPERTY_RUNS; i++) {
        uint64_t value = prng_next(&seed);
        const struct osdev_u128 wide = {value, ~value};
        osdev_le64_t le[2];
        osdev_be64_t be[2];
        osdev_le32_t le32[2];
        osdev_be32_t be32[2];
        osdev_le16_t le16[2];
        osdev_be16_t be16[2];

        osdev_le128_split(osdev_le128_make(wide), le);
        osdev_be128_split(osdev_be128_make(wide), be);
        assert_true(osdev_le64_get(le[0]) == wide.lo);
        assert_true(osdev_be64_get(be[0]) == wide.hi);
        assert_true(
            osdev_u128_equal(osdev_le128_get(osdev_le128_join(le)), wide)
        );
        assert_true(
            osdev_u128_equal(osdev_be128_get(osdev_be128_join(be)), wide)
        );
        osdev_le64_split(le[0], le32);
        osdev_be64_split(be[1], be32);
        assert_true(osdev_le32_get(le32[1]) == (uint32_t)(value >> 32));
        assert_true(osdev_be32_get(be32[1]) == (uint32_t)value);
        assert_true(osdev_le64_get(osdev_le64_join(le32)) == value);
        assert_true(osdev_be64_get(osdev_be64_join(be32)) == value);
        osdev_le32_split(le32[0], le16);
        osdev_be32_split(be32[1], be16);
        assert_true(osdev_le16_get(le16[0]) == (uint16_t)value);
        assert_true(osdev_be16_get(be16[1]) == (uint16_t)value);
        assert_true(osdev_le32_get(osdev_le32_join(le16)) == (uint32_t)value);
        assert_true(osdev_be32_get(osdev_be32_join(be16)) == (uint32_t)value);
    }
}

static void swapping_twice_changes_nothing(void **state)
{
    uint64_t seed = 5;

    (void)state;
    assert_true(osdev_bswap32(0x01020304) == 0x04030201);
    assert_true(
        osdev_bswap64(UINT64_C(0x0102030405060708)) ==
        UINT64_C(0x0807060504030201)
    );
    for (unsigned i = 0; i < PROPERTY_RUNS; i++) {
        uint64_t value = prng_next(&seed);

        assert_true(osdev_bswap64(osdev_bswap64(value)) == value);
        assert_true(
            osdev_bswap32(osdev_bswap32((uint32_t)value)) == (uint32_t)value
        );
        assert_true(osdev_to_le64(osdev_to_le64(value)) == value);
        assert_true(osdev_to_be64(osdev_to_be64(value)) == value);
        assert_true(
            osdev_to_be64(value) == osdev_bswap64(osdev_to_le64(value))
        );
    }
}

static void to_le_and_be_give_the_bytes_in_memory(void **state)
{
    uint16_t n16 = osdev_to_be16(0x0102);
    uint32_t n32 = osdev_to_be32(0x01020304);
    uint64_t n64 = osdev_to_le64(UINT64_C(0x0102030405060708));
    uint16_t l16 = osdev_to_le16(0x0102);
    uint32_t l32 = osdev_to_le32(0x01020304);

    (void)state;
    assert_memory_equal(&n16, "\x01\x02", 2);
    assert_memory_equal(&n32, "\x01\x02\x03\x04", 4);
    assert_memory_equal(&n64, "\x08\x07\x06\x05\x04\x03\x02\x01", 8);
    assert_memory_equal(&l16, "\x02\x01", 2);
    assert_memory_equal(&l32, "\x04\x03\x02\x01", 4);
}

static void arrays_of_16_bits_convert_both_ways(void **state)
{
    uint64_t seed = 16;
    uint16_t values[37];
    uint16_t back[37];
    osdev_le16_t le[37];
    osdev_be16_t be[37];
    const size_t count = OSDEV_COUNTOF(values);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        values[i] = (uint16_t)prng_next(&seed);
    }
    osdev_le16_make_array(le, values, count);
    osdev_be16_make_array(be, values, count);
    osdev_le16_get_array(back, le, count);
    assert_memory_equal(back, values, sizeof(values));
    osdev_be16_get_array(back, be, count);
    assert_memory_equal(back, values, sizeof(values));
    for (size_t i = 0; i < count; i++) {
        osdev_test_row(i, has_layout(le[i].bytes, 2, values[i], false));
        osdev_test_row(i, has_layout(be[i].bytes, 2, values[i], true));
    }
    osdev_bswap16_array(back, count);
    for (size_t i = 0; i < count; i++) {
        osdev_test_row(i, back[i] == osdev_bswap16(values[i]));
    }
    osdev_bswap16_array(NULL, 0);
    // In place, as the header allows.
    osdev_be16_make_array((osdev_be16_t *)(void *)back, back, count);
    osdev_be16_get_array(back, (osdev_be16_t *)(void *)back, count);
    osdev_bswap16_array(back, count);
    assert_memory_equal(back, values, sizeof(values));
}

static void arrays_of_32_bits_convert_both_ways(void **state)
{
    uint64_t seed = 32;
    uint32_t values[37];
    uint32_t back[37];
    osdev_le32_t le[37];
    osdev_be32_t be[37];
    const size_t count = OSDEV_COUNTOF(values);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        values[i] = (uint32_t)prng_next(&seed);
    }
    osdev_le32_make_array(le, values, count);
    osdev_be32_make_array(be, values, count);
    osdev_le32_get_array(back, le, count);
    assert_memory_equal(back, values, sizeof(values));
    osdev_be32_get_array(back, be, count);
    assert_memory_equal(back, values, sizeof(values));
    for (size_t i = 0; i < count; i++) {
        osdev_test_row(i, has_layout(le[i].bytes, 4, values[i], false));
        osdev_test_row(i, has_layout(be[i].bytes, 4, values[i], true));
    }
    osdev_bswap32_array(back, count);
    for (size_t i = 0; i < count; i++) {
        osdev_test_row(i, back[i] == osdev_bswap32(values[i]));
    }
    osdev_bswap32_array(NULL, 0);
    // In place, as the header allows.
    osdev_be32_make_array((osdev_be32_t *)(void *)back, back, count);
    osdev_be32_get_array(back, (osdev_be32_t *)(void *)back, count);
    osdev_bswap32_array(back, count);
    assert_memory_equal(back, values, sizeof(values));
}

static void arrays_of_64_bits_convert_both_ways(void **state)
{
    uint64_t seed = 64;
    uint64_t values[37];
    uint64_t back[37];
    osdev_le64_t le[37];
    osdev_be64_t be[37];
    const size_t count = OSDEV_COUNTOF(values);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        values[i] = (uint64_t)prng_next(&seed);
    }
    osdev_le64_make_array(le, values, count);
    osdev_be64_make_array(be, values, count);
    osdev_le64_get_array(back, le, count);
    assert_memory_equal(back, values, sizeof(values));
    osdev_be64_get_array(back, be, count);
    assert_memory_equal(back, values, sizeof(values));
    for (size_t i = 0; i < count; i++) {
        osdev_test_row(i, has_layout(le[i].bytes, 8, values[i], false));
        osdev_test_row(i, has_layout(be[i].bytes, 8, values[i], true));
    }
    osdev_bswap64_array(back, count);
    for (size_t i = 0; i < count; i++) {
        osdev_test_row(i, back[i] == osdev_bswap64(values[i]));
    }
    osdev_bswap64_array(NULL, 0);
    // In place, as the header allows.
    osdev_be64_make_array((osdev_be64_t *)(void *)back, back, count);
    osdev_be64_get_array(back, (osdev_be64_t *)(void *)back, count);
    osdev_bswap64_array(back, count);
    assert_memory_equal(back, values, sizeof(values));
}

static void order_of_legacy_virtio_is_chosen_at_run_time(void **state)
{
    osdev_vnative16_t n16 = osdev_vnative16_make(0x0102, OSDEV_BYTE_ORDER_BIG);
    osdev_vnative32_t n32 =
        osdev_vnative32_make(0x01020304, OSDEV_BYTE_ORDER_LITTLE);
    osdev_vnative64_t n64 = osdev_vnative64_make(
        UINT64_C(0x0102030405060708), OSDEV_BYTE_ORDER_NATIVE
    );
    uint64_t native = UINT64_C(0x0102030405060708);

    (void)state;
    assert_memory_equal(n16.bytes, "\x01\x02", 2);
    assert_memory_equal(n32.bytes, "\x04\x03\x02\x01", 4);
    assert_memory_equal(n64.bytes, &native, 8);
    assert_int_equal(osdev_vnative16_get(n16, OSDEV_BYTE_ORDER_BIG), 0x0102);
    assert_int_equal(osdev_vnative16_get(n16, OSDEV_BYTE_ORDER_LITTLE), 0x0201);
    assert_int_equal(
        osdev_vnative32_get(n32, OSDEV_BYTE_ORDER_BIG), 0x04030201
    );
    assert_int_equal(
        osdev_vnative32_get(n32, OSDEV_BYTE_ORDER_LITTLE), 0x01020304
    );
    assert_true(osdev_vnative64_get(n64, OSDEV_BYTE_ORDER_NATIVE) == native);
    n64 = osdev_vnative64_make(native, OSDEV_BYTE_ORDER_BIG);
    assert_true(
        osdev_vnative64_get(n64, OSDEV_BYTE_ORDER_LITTLE) ==
        osdev_bswap64(native)
    );
    n32 = osdev_vnative32_make(1, OSDEV_BYTE_ORDER_BIG);
    assert_int_equal(n32.bytes[3], 1);
    n16 = osdev_vnative16_make(1, OSDEV_BYTE_ORDER_LITTLE);
    assert_int_equal(n16.bytes[0], 1);
}

static void floats_come_apart_and_together(void **state)
{
    uint64_t seed = 6;
    struct osdev_float_parts parts =
        osdev_float64_split(UINT64_C(0xc000000000000000));
    float one = 1.5F;
    uint32_t bits;

    (void)state;
    assert_true(parts.negative);
    assert_int_equal(parts.exponent, OSDEV_FLOAT64_BIAS + 1);
    assert_true(parts.fraction == 0);
    memcpy(&bits, &one, sizeof(bits));
    parts = osdev_float32_split(bits);
    assert_false(parts.negative);
    assert_int_equal(parts.exponent, OSDEV_FLOAT32_BIAS);
    assert_true(parts.fraction == 0x400000);
    for (unsigned i = 0; i < PROPERTY_RUNS; i++) {
        uint64_t value = prng_wide(&seed);

        assert_true(osdev_float64_join(osdev_float64_split(value)) == value);
        assert_true(
            osdev_float32_join(osdev_float32_split((uint32_t)value)) ==
            (uint32_t)value
        );
    }
}

static void guid_has_mixed_order(void **state)
{
    // The GUID of an EFI system partition, as the specification prints it.
    static const osdev_guid_t esp = OSDEV_GUID_INIT(
        0xc12a7328, 0xf81f, 0x11d2, 0xba, 0x4b, 0x00, 0xa0, 0xc9, 0x3e, 0xc9,
        0x3b
    );
    static const uint8_t memory[16] = {
        0x28, 0x73, 0x2a, 0xc1, 0x1f, 0xf8, 0xd2, 0x11,
        0xba, 0x4b, 0x00, 0xa0, 0xc9, 0x3e, 0xc9, 0x3b,
    };
    static const uint8_t text_order[16] = {
        0xc1, 0x2a, 0x73, 0x28, 0xf8, 0x1f, 0x11, 0xd2,
        0xba, 0x4b, 0x00, 0xa0, 0xc9, 0x3e, 0xc9, 0x3b,
    };
    uint8_t uuid[16];
    osdev_guid_t back;

    (void)state;
    assert_memory_equal(&esp, memory, 16);
    osdev_guid_to_uuid(uuid, &esp);
    assert_memory_equal(uuid, text_order, 16);
    back = osdev_guid_from_uuid(uuid);
    assert_true(osdev_guid_equal(&back, &esp));
    assert_false(osdev_guid_is_zero(&esp));
}

static void guids_compare_in_text_order(void **state)
{
    static const osdev_guid_t rising[] = {
        OSDEV_GUID_ZERO_INIT,
        OSDEV_GUID_INIT(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
        OSDEV_GUID_INIT(0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        OSDEV_GUID_INIT(0x000000ff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        OSDEV_GUID_INIT(0x00000100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    };

    (void)state;
    assert_true(osdev_guid_is_zero(&rising[0]));
    for (size_t i = 0; i < OSDEV_COUNTOF(rising); i++) {
        for (size_t j = 0; j < OSDEV_COUNTOF(rising); j++) {
            int want = (i > j) - (i < j);

            osdev_test_row(
                i, osdev_guid_compare(&rising[i], &rising[j]) == want
            );
            osdev_test_row(
                i, osdev_guid_equal(&rising[i], &rising[j]) == (want == 0)
            );
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_have_no_alignment),
        cmocka_unit_test(every_16_bit_number_has_its_bytes),
        cmocka_unit_test(every_24_bit_number_has_its_bytes),
        cmocka_unit_test(random_le_numbers_have_their_bytes),
        cmocka_unit_test(random_be_numbers_have_their_bytes),
        cmocka_unit_test(signed_24_and_48_bits_extend_their_sign),
        cmocka_unit_test(initialisers_are_constants),
        cmocka_unit_test(wide_numbers_are_two_halves),
        cmocka_unit_test(wide_numbers_compare_by_value),
        cmocka_unit_test(halves_keep_the_order_of_memory),
        cmocka_unit_test(swapping_twice_changes_nothing),
        cmocka_unit_test(to_le_and_be_give_the_bytes_in_memory),
        cmocka_unit_test(arrays_of_16_bits_convert_both_ways),
        cmocka_unit_test(arrays_of_32_bits_convert_both_ways),
        cmocka_unit_test(arrays_of_64_bits_convert_both_ways),
        cmocka_unit_test(order_of_legacy_virtio_is_chosen_at_run_time),
        cmocka_unit_test(floats_come_apart_and_together),
        cmocka_unit_test(guid_has_mixed_order),
        cmocka_unit_test(guids_compare_in_text_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
