// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Canonical arithmetic and ranges for 48 and 57 bits, for all pairs of a set
// of addresses that has everything near a border: against 128-bit integers
// that know nothing of wrapping.
#include "fake_space.h"

#include <osdev_test.h>

__extension__ typedef unsigned __int128 wide;

#define POINTS_MAX 400u

static uint64_t points[POINTS_MAX];
static unsigned point_count;

static void add_point(uint64_t point)
{
    assert_true(point_count < POINTS_MAX);
    points[point_count] = point;
    point_count++;
}

// Around every power of two that a width or a page size knows.
static void make_points(uint64_t granule)
{
    static const unsigned shifts[] = {12, 21, 30, 39, 46, 47, 48,
                                      49, 55, 56, 57, 58, 63};

    point_count = 0;
    for (uint64_t near = 0; near < 3; near++) {
        add_point(near * granule);
        add_point(0 - near * granule - granule);
        for (size_t i = 0; i < OSDEV_COUNTOF(shifts); i++) {
            uint64_t at = UINT64_C(1) << shifts[i];

            add_point(at + near * granule);
            add_point(at - near * granule - granule);
            add_point(0 - at + near * granule);
            add_point(0 - at - near * granule - granule);
        }
    }
}

// The definition: all bits from bits-1 upwards are equal.
static bool is_canonical(uint64_t raw, unsigned bits)
{
    for (unsigned bit = bits; bit < 64; bit++) {
        if ((raw >> bit & 1) != (raw >> (bits - 1) & 1)) {
            return false;
        }
    }
    return true;
}

// Number of a canonical address in the space without the hole.
static wide ordinal_of(uint64_t raw, unsigned bits)
{
    wide lower = (wide)1 << (bits - 1);

    return raw >> 63 == 0 ? (wide)raw
                          : lower + (raw - (UINT64_MAX - (uint64_t)lower + 1));
}

static void check_steps(uint64_t a, uint64_t count, unsigned bits)
{
    osdev_vaddr_t to;
    osdev_vaddr_t back;
    uint64_t between;
    wide end = (wide)1 << bits;
    wide due = ordinal_of(a, bits) + count;
    enum osdev_base_err err =
        osdev_vaddr_step_forward(osdev_vaddr(a), bits, count, &to);

    assert_true((err == OSDEV_BASE_OK) == (due < end));
    if (err != OSDEV_BASE_OK) {
        return;
    }
    assert_true(is_canonical(to.raw, bits));
    assert_true(ordinal_of(to.raw, bits) == due);
    assert_int_equal(
        osdev_vaddr_step_back(to, bits, count, &back), OSDEV_BASE_OK
    );
    assert_true(back.raw == a);
    assert_int_equal(
        osdev_vaddr_steps_between(osdev_vaddr(a), to, bits, &between),
        OSDEV_BASE_OK
    );
    assert_true(between == count);
}

static void check_sum(uint64_t a, uint64_t b, unsigned bits)
{
    osdev_vaddr_t sum = {0};
    wide due = (wide)a + b;
    bool is_good = due >> 64 == 0 && is_canonical((uint64_t)due, bits) &&
                   (uint64_t)due >> 63 == a >> 63;

    assert_true(
        (osdev_vaddr_add(osdev_vaddr(a), bits, b, &sum) == OSDEV_BASE_OK) ==
        is_good
    );
    assert_true(!is_good || sum.raw == (uint64_t)due);
    is_good = a >= b && is_canonical(a - b, bits) && (a - b) >> 63 == a >> 63;
    assert_true(
        (osdev_vaddr_sub(osdev_vaddr(a), bits, b, &sum) == OSDEV_BASE_OK) ==
        is_good
    );
    assert_true(!is_good || sum.raw == a - b);
}

static void arithmetic_agrees_with_wide_integers(void **state)
{
    static const unsigned widths[] = {48, 57};

    (void)state;
    make_points(1);
    for (size_t w = 0; w < OSDEV_COUNTOF(widths); w++) {
        unsigned bits = widths[w];

        for (unsigned i = 0; i < point_count; i++) {
            uint64_t a = points[i];

            assert_true(
                osdev_vaddr_is_canonical(a, bits) == is_canonical(a, bits)
            );
            assert_true(is_canonical(osdev_vaddr_truncate(a, bits).raw, bits));
            if (!is_canonical(a, bits)) {
                continue;
            }
            for (unsigned k = 0; k < point_count; k++) {
                check_sum(a, points[k], bits);
                check_steps(a, points[k], bits);
            }
        }
    }
}

static enum osdev_x86_err range_due(uint64_t va, uint64_t len, unsigned bits)
{
    wide last = (wide)va + len - 1;

    if (!is_canonical(va, bits)) {
        return OSDEV_X86_ERR_NOT_CANONICAL;
    }
    if (len == 0) {
        return OSDEV_X86_OK;
    }
    return last >> 64 == 0 && is_canonical((uint64_t)last, bits) &&
                   (uint64_t)last >> 63 == va >> 63
               ? OSDEV_X86_OK
               : OSDEV_X86_ERR_BAD_RANGE;
}

static void check_range(
    const struct fake_space *fake, uint64_t va, uint64_t len, unsigned bits
)
{
    struct osdev_x86_regions regions;
    struct osdev_x86_region region;
    struct osdev_x86_translation t = {{0}, {0}, 0, 0, 0, 0};
    enum osdev_x86_err due = range_due(va, len, bits);
    enum osdev_x86_err seen;

    osdev_x86_regions_init(&regions, &fake->space, osdev_vaddr(va), len);
    assert_true(regions.err == due);
    assert_false(osdev_x86_regions_next(&regions, &region));
    assert_true(
        osdev_x86_unmap(
            &fake->space, osdev_vaddr(va), len, OSDEV_X86_SKIP_HOLES, NULL, NULL
        ) == due
    );
    assert_true(
        osdev_x86_clean_up(&fake->space, osdev_vaddr(va), len, 0, NULL) == due
    );
    // The short way and the long way.
    seen = osdev_x86_translate(&fake->space, osdev_vaddr(va), &t);
    assert_true(
        seen == (is_canonical(va, bits) ? OSDEV_X86_ERR_NOT_MAPPED
                                        : OSDEV_X86_ERR_NOT_CANONICAL)
    );
}

static void ranges_agree_with_wide_integers(void **state)
{
    (void)state;
    make_points(0x1000);
    for (uint8_t levels = 4; levels <= 5; levels++) {
        for (unsigned is_direct = 0; is_direct < 2; is_direct++) {
            struct fake_space fake;

            fake_space_init(&fake, levels);
            assert_int_equal(
                osdev_x86_space_init(
                    &fake.space, &fake.paging,
                    is_direct != 0 ? &fake_direct_ops : &fake_ops, &fake.memory,
                    fake_direct_map(&fake.memory), fake.space.root
                ),
                OSDEV_X86_OK
            );
            for (unsigned i = 0; i < point_count; i++) {
                for (unsigned k = 0; k < point_count; k++) {
                    if (((points[i] | points[k]) & 0xfff) == 0) {
                        check_range(
                            &fake, points[i], points[k], levels == 4 ? 48 : 57
                        );
                    }
                }
            }
            assert_int_equal(fake.memory.out, 1);
            fake_space_finish(&fake);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arithmetic_agrees_with_wide_integers),
        cmocka_unit_test(ranges_agree_with_wide_integers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
