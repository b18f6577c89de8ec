// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Registers in ordinary memory. That each access is one instruction of the
// right width is the business of access.py; here it is values and neighbours.
#include <osdev/volatile.h>

#include <osdev_test.h>

// The two neighbours of a register must stay as they are.
#define BLOCK(w)                  \
    struct block##w {             \
        uint##w##_t before;       \
        union {                   \
            osdev_ro##w##_t ro;   \
            osdev_wo##w##_t wo;   \
            osdev_rw##w##_t rw;   \
            osdev_w1c##w##_t w1c; \
            osdev_rc##w##_t rc;   \
            uint##w##_t raw;      \
        } reg;                    \
        uint##w##_t after;        \
    }

// A device that becomes ready after some looks at the clock.
struct slow_device {
    unsigned looks_left;
    volatile void *reg;
    unsigned width;
    unsigned ready_after;
};

static bool clock_is_over(void *ctx)
{
    struct slow_device *device = (struct slow_device *)ctx;

    if (device->ready_after != 0 && --device->ready_after == 0) {
        *(volatile uint8_t *)device->reg = 0x81;
    }
    if (device->looks_left == 0) {
        return true;
    }
    device->looks_left--;
    return false;
}

#define WIDTH_TESTS(w)                                                       \
    BLOCK(w);                                                                \
                                                                             \
    static void cells_have_the_size_of_their_width_##w(void **state)         \
    {                                                                        \
        (void)state;                                                         \
        OSDEV_ASSERT_SIZE(osdev_ro##w##_t, w / 8);                           \
        OSDEV_ASSERT_SIZE(osdev_wo##w##_t, w / 8);                           \
        OSDEV_ASSERT_SIZE(osdev_rw##w##_t, w / 8);                           \
        OSDEV_ASSERT_SIZE(osdev_w1c##w##_t, w / 8);                          \
        OSDEV_ASSERT_SIZE(osdev_rc##w##_t, w / 8);                           \
        assert_int_equal(sizeof(struct block##w), 3 * w / 8);                \
    }                                                                        \
                                                                             \
    static void values_go_both_ways_##w(void **state)                        \
    {                                                                        \
        const uint##w##_t value = (uint##w##_t)UINT64_C(0x8123456789abcde7); \
        struct block##w b = {0xa5, {{0}}, 0x5a};                             \
                                                                             \
        (void)state;                                                         \
        osdev_wo##w##_write(&b.reg.wo, value);                               \
        assert_true(b.reg.raw == value);                                     \
        assert_true(osdev_ro##w##_read(&b.reg.ro) == value);                 \
        assert_true(osdev_w1c##w##_read(&b.reg.w1c) == value);               \
        assert_true(osdev_rc##w##_read(&b.reg.rc) == value);                 \
        osdev_rw##w##_write(&b.reg.rw, 3);                                   \
        assert_true(osdev_rw##w##_read(&b.reg.rw) == 3);                     \
        osdev_rw##w##_write_posted(&b.reg.rw, value);                        \
        assert_true(b.reg.raw == value);                                     \
        assert_true(                                                         \
            osdev_ro##w##_read(osdev_rw##w##_as_ro(&b.reg.rw)) == value      \
        );                                                                   \
        osdev_wo##w##_write(osdev_rw##w##_as_wo(&b.reg.rw), 9);              \
        assert_true(osdev_read(&b.reg.rw) == 9);                             \
        osdev_write(&b.reg.wo, 8);                                           \
        assert_true(osdev_read(&b.reg.ro) == 8);                             \
        assert_true(b.before == 0xa5 && b.after == 0x5a);                    \
    }                                                                        \
                                                                             \
    static void update_keeps_the_other_bits_##w(void **state)                \
    {                                                                        \
        const uint##w##_t ones = (uint##w##_t)UINT64_MAX;                    \
        struct block##w b = {0xa5, {{0}}, 0x5a};                             \
                                                                             \
        (void)state;                                                         \
        osdev_rw##w##_write(&b.reg.rw, 0xc3);                                \
        osdev_rw##w##_update(&b.reg.rw, 0x0f, 0xf5);                         \
        assert_true(b.reg.raw == 0xc5);                                      \
        osdev_rw##w##_set(&b.reg.rw, 0x18);                                  \
        assert_true(b.reg.raw == 0xdd);                                      \
        osdev_rw##w##_clear(&b.reg.rw, 0x11);                                \
        assert_true(b.reg.raw == 0xcc);                                      \
        osdev_rw##w##_set(&b.reg.rw, ones);                                  \
        assert_true(b.reg.raw == ones);                                      \
        osdev_rw##w##_clear(&b.reg.rw, ones);                                \
        assert_true(b.reg.raw == 0);                                         \
        assert_true(b.before == 0xa5 && b.after == 0x5a);                    \
    }                                                                        \
                                                                             \
    static void status_bits_are_not_written_back_##w(void **state)           \
    {                                                                        \
        struct block##w b = {0xa5, {{0}}, 0x5a};                             \
                                                                             \
        (void)state;                                                         \
        osdev_rw##w##_write(&b.reg.rw, 0xf1);                                \
        /* Status in 0xf0 reads as ones; writing ones would clear it. */     \
        osdev_rw##w##_update_w1c(&b.reg.rw, 0xf0, 0x0e, 0x04);               \
        assert_true(b.reg.raw == 0x05);                                      \
        osdev_rw##w##_write(&b.reg.rw, 0xf1);                                \
        osdev_rw##w##_update_w1c(&b.reg.rw, 0xf0, 0x20, 0x20);               \
        assert_true(b.reg.raw == 0x21);                                      \
        osdev_w1c##w##_clear(&b.reg.w1c, 0x40);                              \
        assert_true(b.reg.raw == 0x40);                                      \
    }                                                                        \
                                                                             \
    static void poll_is_bounded_##w(void **state)                            \
    {                                                                        \
        struct block##w b = {0, {{0}}, 0};                                   \
                                                                             \
        (void)state;                                                         \
        osdev_rw##w##_write(&b.reg.rw, 0x81);                                \
        assert_true(osdev_rw##w##_poll(&b.reg.rw, 0x80, 0x80, 1));           \
        assert_false(osdev_rw##w##_poll(&b.reg.rw, 0x80, 0x80, 0));          \
        assert_false(osdev_rw##w##_poll(&b.reg.rw, 0x80, 0, 1000));          \
        assert_true(osdev_ro##w##_poll(&b.reg.ro, 0x03, 0x01, 1));           \
        assert_false(osdev_ro##w##_poll(&b.reg.ro, 0x03, 0x02, 5));          \
        assert_true(osdev_w1c##w##_poll(&b.reg.w1c, 0x01, 0x01, 1));         \
        assert_false(osdev_w1c##w##_poll(&b.reg.w1c, 0x02, 0x02, 5));        \
    }                                                                        \
                                                                             \
    static void poll_until_ends_with_the_time_##w(void **state)              \
    {                                                                        \
        struct block##w b = {0, {{0}}, 0};                                   \
        struct slow_device device = {9, &b.reg, w, 0};                       \
        const struct osdev_wait wait = {clock_is_over, &device};             \
                                                                             \
        (void)state;                                                         \
        assert_false(osdev_rw##w##_poll_until(&b.reg.rw, 1, 1, &wait));      \
        assert_int_equal(device.looks_left, 0);                              \
        assert_false(osdev_ro##w##_poll_until(&b.reg.ro, 1, 1, &wait));      \
        assert_false(osdev_w1c##w##_poll_until(&b.reg.w1c, 1, 1, &wait));    \
    }                                                                        \
                                                                             \
    static void poll_until_sees_a_late_device_##w(void **state)              \
    {                                                                        \
        struct block##w b = {0, {{0}}, 0};                                   \
        struct slow_device device = {9, &b.reg, w, 4};                       \
        const struct osdev_wait wait = {clock_is_over, &device};             \
                                                                             \
        (void)state;                                                         \
        b.reg.raw = (uint##w##_t)osdev_to_le64(0);                           \
        assert_true(osdev_rw##w##_poll_until(                                \
            &b.reg.rw, (uint##w##_t)UINT64_MAX, READY(w), &wait              \
        ));                                                                  \
        assert_int_equal(device.looks_left, 5);                              \
        /* Ready at the very end of time: one more look. */                  \
        b.reg.raw = 0;                                                       \
        device.looks_left = 3;                                               \
        device.ready_after = 4;                                              \
        assert_true(osdev_ro##w##_poll_until(                                \
            &b.reg.ro, (uint##w##_t)UINT64_MAX, READY(w), &wait              \
        ));                                                                  \
        assert_true(osdev_w1c##w##_poll_until(                               \
            &b.reg.w1c, (uint##w##_t)UINT64_MAX, READY(w), &wait             \
        ));                                                                  \
        /* Ready from the start. */                                          \
        device.looks_left = 3;                                               \
        assert_true(osdev_ro##w##_poll_until(                                \
            &b.reg.ro, (uint##w##_t)UINT64_MAX, READY(w), &wait              \
        ));                                                                  \
        assert_true(osdev_w1c##w##_poll_until(                               \
            &b.reg.w1c, (uint##w##_t)UINT64_MAX, READY(w), &wait             \
        ));                                                                  \
    }                                                                        \
                                                                             \
    static void access_by_address_has_its_width_##w(void **state)            \
    {                                                                        \
        struct block##w b = {1, {{0}}, 2};                                   \
        const uint##w##_t value = (uint##w##_t)UINT64_C(0xfedcba9876543210); \
        uint##w##_t shared = 0;                                              \
                                                                             \
        (void)state;                                                         \
        osdev_mmio_write##w(&b.reg, value);                                  \
        assert_true(osdev_mmio_read##w(&b.reg) == value);                    \
        osdev_mmio_write##w##_release(&b.reg, 7);                            \
        assert_true(osdev_mmio_read##w##_acquire(&b.reg) == 7);              \
        osdev_store_release##w(&shared, value);                              \
        assert_true(osdev_load_acquire##w(&shared) == value);                \
        assert_true(b.before == 1 && b.after == 2);                          \
    }

// What a byte of 0x81 at the lowest address is as a number.
#if OSDEV_BIG_ENDIAN
    #define READY(w) ((uint##w##_t)(UINT64_C(0x81) << (w - 8)))
#else
    #define READY(w) 0x81
#endif

WIDTH_TESTS(8)
WIDTH_TESTS(16)
WIDTH_TESTS(32)
#if OSDEV_MMIO_HAS_64
WIDTH_TESTS(64)
#endif

#define WIDTH_LIST(w)                                           \
    cmocka_unit_test(cells_have_the_size_of_their_width_##w),   \
        cmocka_unit_test(values_go_both_ways_##w),              \
        cmocka_unit_test(update_keeps_the_other_bits_##w),      \
        cmocka_unit_test(status_bits_are_not_written_back_##w), \
        cmocka_unit_test(poll_is_bounded_##w),                  \
        cmocka_unit_test(poll_until_ends_with_the_time_##w),    \
        cmocka_unit_test(poll_until_sees_a_late_device_##w),    \
        cmocka_unit_test(access_by_address_has_its_width_##w)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WIDTH_LIST(8),
        WIDTH_LIST(16),
        WIDTH_LIST(32),
#if OSDEV_MMIO_HAS_64
        WIDTH_LIST(64),
#endif
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
