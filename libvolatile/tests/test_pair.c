// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// 64-bit registers in halves, and registers of fixed byte order.
#include <osdev/volatile.h>

#include <osdev_test.h>

#define VALUE UINT64_C(0x8123456789abcde7)

static void low_half_is_first_in_memory(void **state)
{
    (void)state;
    OSDEV_ASSERT_SIZE(osdev_ropair64_t, 8);
    OSDEV_ASSERT_SIZE(osdev_wopair64_t, 8);
    OSDEV_ASSERT_SIZE(osdev_rwpair64_t, 8);
    OSDEV_ASSERT_OFFSET(osdev_rwpair64_t, lo, 0);
    OSDEV_ASSERT_OFFSET(osdev_rwpair64_t, hi, 4);
    assert_int_equal(OSDEV_ALIGNOF(osdev_rwpair64_t), 4);
}

static void halves_make_one_number(void **state)
{
    union {
        osdev_ropair64_t ro;
        osdev_wopair64_t wo;
        osdev_rwpair64_t rw;
        uint32_t half[2];
    } reg = {.half = {0, 0}};

    (void)state;
    osdev_rwpair64_write_lo_hi(&reg.rw, VALUE);
    assert_int_equal(reg.half[0], 0x89abcde7);
    assert_int_equal(reg.half[1], 0x81234567);
    assert_true(osdev_rwpair64_read_lo_hi(&reg.rw) == VALUE);
    assert_true(osdev_rwpair64_read_hi_lo(&reg.rw) == VALUE);
    osdev_rwpair64_write_hi_lo(&reg.rw, ~VALUE);
    assert_true(osdev_ropair64_read_lo_hi(&reg.ro) == ~VALUE);
    osdev_wopair64_write_lo_hi(&reg.wo, 5);
    assert_true(osdev_ropair64_read_hi_lo(&reg.ro) == 5);
    osdev_wopair64_write_hi_lo(&reg.wo, VALUE);
    assert_true(osdev_ropair64_read_hi_lo(&reg.ro) == VALUE);
}

static void stable_read_is_bounded(void **state)
{
    osdev_rwpair64_t reg;
    uint64_t out = 7;

    (void)state;
    osdev_rwpair64_write_lo_hi(&reg, VALUE);
    assert_false(osdev_rwpair64_read_stable(&reg, 0, &out));
    assert_true(out == 7);
    assert_true(osdev_rwpair64_read_stable(&reg, 1, &out));
    assert_true(out == VALUE);
    assert_true(
        osdev_ropair64_read_stable((const osdev_ropair64_t *)&reg, 1, &out)
    );
    assert_false(
        osdev_ropair64_read_stable((const osdev_ropair64_t *)&reg, 0, &out)
    );
}

// A register of fixed order must have these bytes whatever the host is.
#define ORDER_TEST(name, order, w, bytes)                                    \
    static void name(void **state)                                           \
    {                                                                        \
        const uint##w##_t value = (uint##w##_t)UINT64_C(0x0102030405060708); \
        union {                                                              \
            osdev_ro##order##w##_t ro;                                       \
            osdev_wo##order##w##_t wo;                                       \
            osdev_rw##order##w##_t rw;                                       \
            uint##w##_t raw;                                                 \
        } reg = {.raw = 0};                                                  \
                                                                             \
        (void)state;                                                         \
        OSDEV_ASSERT_SIZE(osdev_rw##order##w##_t, w / 8);                    \
        osdev_wo##order##w##_write(&reg.wo, value);                          \
        assert_memory_equal(&reg.raw, bytes, w / 8);                         \
        assert_true(osdev_ro##order##w##_read(&reg.ro) == value);            \
        osdev_rw##order##w##_update(&reg.rw, 0xff, 0x55);                    \
        assert_true(                                                         \
            osdev_rw##order##w##_read(&reg.rw) ==                            \
            (uint##w##_t)((value & ~(uint##w##_t)0xff) | 0x55)               \
        );                                                                   \
        osdev_rw##order##w##_write(&reg.rw, value);                          \
        assert_memory_equal(&reg.raw, bytes, w / 8);                         \
        osdev_write(&reg.rw, 3);                                             \
        assert_true(osdev_read(&reg.ro) == 3);                               \
    }

ORDER_TEST(le16_registers_have_their_bytes, le, 16, "\x08\x07")
ORDER_TEST(le32_registers_have_their_bytes, le, 32, "\x08\x07\x06\x05")
ORDER_TEST(be16_registers_have_their_bytes, be, 16, "\x07\x08")
ORDER_TEST(be32_registers_have_their_bytes, be, 32, "\x05\x06\x07\x08")
#if OSDEV_MMIO_HAS_64
ORDER_TEST(
    le64_registers_have_their_bytes, le, 64, "\x08\x07\x06\x05\x04\x03\x02\x01"
)
ORDER_TEST(
    be64_registers_have_their_bytes, be, 64, "\x01\x02\x03\x04\x05\x06\x07\x08"
)
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(low_half_is_first_in_memory),
        cmocka_unit_test(halves_make_one_number),
        cmocka_unit_test(stable_read_is_bounded),
        cmocka_unit_test(le16_registers_have_their_bytes),
        cmocka_unit_test(le32_registers_have_their_bytes),
        cmocka_unit_test(be16_registers_have_their_bytes),
        cmocka_unit_test(be32_registers_have_their_bytes),
#if OSDEV_MMIO_HAS_64
        cmocka_unit_test(le64_registers_have_their_bytes),
        cmocka_unit_test(be64_registers_have_their_bytes),
#endif
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
