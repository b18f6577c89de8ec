// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/base.h>

#include <osdev_test.h>

#include "prng.h"

#define LOW_END_48    UINT64_C(0x00007fffffffffff)
#define HIGH_START_48 UINT64_C(0xffff800000000000)
#define LOW_END_57    UINT64_C(0x00ffffffffffffff)
#define HIGH_START_57 UINT64_C(0xff00000000000000)
#define PROPERTY_RUNS 20000

static const struct width {
    unsigned bits;
    uint64_t low_end;
    uint64_t high_start;
} widths[] = {
    {48, LOW_END_48, HIGH_START_48},
    {57, LOW_END_57, HIGH_START_57},
};

static void power_of_two_is_told_apart(void **state)
{
    (void)state;
    assert_false(osdev_is_pow2(0));
    assert_false(osdev_is_pow2(3));
    assert_false(osdev_is_pow2(UINT64_MAX));
    for (unsigned i = 0; i < 64; i++) {
        assert_true(osdev_is_pow2(UINT64_C(1) << i));
    }
}

static void align_rounds_to_a_power_of_two(void **state)
{
    uint64_t out = 7;

    (void)state;
    assert_int_equal(osdev_align_down(0x1fff, 0x1000, &out), OSDEV_BASE_OK);
    assert_true(out == 0x1000);
    assert_int_equal(osdev_align_up(0x1001, 0x1000, &out), OSDEV_BASE_OK);
    assert_true(out == 0x2000);
    assert_int_equal(osdev_align_up(0x2000, 0x1000, &out), OSDEV_BASE_OK);
    assert_true(out == 0x2000);
    assert_int_equal(osdev_align_up(5, 1, &out), OSDEV_BASE_OK);
    assert_true(out == 5);
    assert_int_equal(
        osdev_align_up(UINT64_C(1) << 63, UINT64_C(1) << 63, &out),
        OSDEV_BASE_OK
    );
    assert_true(out == UINT64_C(1) << 63);
}

static void align_refuses_what_is_no_power_of_two(void **state)
{
    uint64_t out = 7;

    (void)state;
    assert_int_equal(osdev_align_down(5, 3, &out), OSDEV_BASE_ERR_BAD_ALIGN);
    assert_int_equal(osdev_align_down(5, 0, &out), OSDEV_BASE_ERR_BAD_ALIGN);
    assert_int_equal(osdev_align_up(5, 6, &out), OSDEV_BASE_ERR_BAD_ALIGN);
    assert_int_equal(osdev_align_up(5, 0, &out), OSDEV_BASE_ERR_BAD_ALIGN);
    assert_true(out == 7);
}

static void align_up_at_the_top_is_overflow(void **state)
{
    uint64_t out = 7;

    (void)state;
    assert_int_equal(
        osdev_align_up(UINT64_MAX, 4096, &out), OSDEV_BASE_ERR_OVERFLOW
    );
    assert_int_equal(
        osdev_align_up(UINT64_MAX - 4094, 4096, &out), OSDEV_BASE_ERR_OVERFLOW
    );
    assert_true(out == 7);
    assert_int_equal(
        osdev_align_up(UINT64_MAX - 4095, 4096, &out), OSDEV_BASE_OK
    );
    assert_true(out == UINT64_MAX - 4095);
}

static void make_refuses_the_hole(void **state)
{
    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(widths); i++) {
        const struct width *w = &widths[i];
        osdev_vaddr_t out = osdev_vaddr(1);

        osdev_test_row(
            i, osdev_vaddr_make(w->low_end + 1, w->bits, &out) ==
                   OSDEV_BASE_ERR_NOT_CANONICAL
        );
        osdev_test_row(
            i, osdev_vaddr_make(w->high_start - 1, w->bits, &out) ==
                   OSDEV_BASE_ERR_NOT_CANONICAL
        );
        osdev_test_row(i, out.raw == 1);
        osdev_test_row(
            i, osdev_vaddr_make(w->low_end, w->bits, &out) == OSDEV_BASE_OK &&
                   out.raw == w->low_end
        );
        osdev_test_row(
            i,
            osdev_vaddr_make(w->high_start, w->bits, &out) == OSDEV_BASE_OK &&
                out.raw == w->high_start
        );
        osdev_test_row(i, osdev_vaddr_is_canonical(0, w->bits));
        osdev_test_row(i, osdev_vaddr_is_canonical(UINT64_MAX, w->bits));
    }
    // What 5-level paging allows and 4-level paging does not.
    assert_false(osdev_vaddr_is_canonical(LOW_END_57, 48));
    assert_true(osdev_vaddr_is_canonical(LOW_END_57, 57));
}

static void truncate_copies_the_top_bit(void **state)
{
    uint64_t seed = 1;

    (void)state;
    assert_true(osdev_vaddr_truncate(LOW_END_48 + 1, 48).raw == HIGH_START_48);
    assert_true(osdev_vaddr_truncate(HIGH_START_48 - 1, 48).raw == LOW_END_48);
    assert_true(
        osdev_vaddr_truncate(UINT64_C(1) << 56, 57).raw == HIGH_START_57
    );
    for (unsigned i = 0; i < PROPERTY_RUNS; i++) {
        uint64_t raw = prng_wide(&seed);

        for (unsigned bits = 1; bits <= 64; bits++) {
            osdev_vaddr_t va = osdev_vaddr_truncate(raw, bits);
            uint64_t mask = UINT64_MAX >> (64 - bits);

            assert_true(osdev_vaddr_is_canonical(va.raw, bits));
            assert_true((va.raw & mask) == (raw & mask));
        }
        i += 99;
    }
}

static void add_does_not_cross_the_hole(void **state)
{
    osdev_vaddr_t va = osdev_vaddr(LOW_END_48);
    osdev_vaddr_t out = osdev_vaddr(1);

    (void)state;
    assert_int_equal(
        osdev_vaddr_add(va, 48, 1, &out), OSDEV_BASE_ERR_NOT_CANONICAL
    );
    assert_int_equal(
        osdev_vaddr_add(va, 48, UINT64_C(0xffff000000000001), &out),
        OSDEV_BASE_ERR_NOT_CANONICAL
    );
    assert_int_equal(out.raw, 1);
    assert_int_equal(osdev_vaddr_add(va, 57, 1, &out), OSDEV_BASE_OK);
    assert_true(out.raw == UINT64_C(0x800000000000));
    assert_int_equal(
        osdev_vaddr_add(osdev_vaddr(LOW_END_57), 57, 1, &out),
        OSDEV_BASE_ERR_NOT_CANONICAL
    );
    assert_int_equal(
        osdev_vaddr_add(osdev_vaddr(0), 48, LOW_END_48, &out), OSDEV_BASE_OK
    );
    assert_true(out.raw == LOW_END_48);
}

static void add_past_the_top_is_overflow(void **state)
{
    osdev_vaddr_t out = osdev_vaddr(1);

    (void)state;
    assert_int_equal(
        osdev_vaddr_add(osdev_vaddr(UINT64_MAX), 48, 1, &out),
        OSDEV_BASE_ERR_OVERFLOW
    );
    assert_int_equal(
        osdev_vaddr_add(osdev_vaddr(HIGH_START_57), 57, HIGH_START_57, &out),
        OSDEV_BASE_ERR_OVERFLOW
    );
    assert_int_equal(out.raw, 1);
    assert_int_equal(
        osdev_vaddr_add(osdev_vaddr(UINT64_MAX - 1), 48, 1, &out), OSDEV_BASE_OK
    );
    assert_true(out.raw == UINT64_MAX);
}

static void sub_does_not_cross_the_hole(void **state)
{
    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(widths); i++) {
        const struct width *w = &widths[i];
        osdev_vaddr_t high = osdev_vaddr(w->high_start);
        osdev_vaddr_t out = osdev_vaddr(1);

        osdev_test_row(
            i, osdev_vaddr_sub(high, w->bits, 1, &out) ==
                   OSDEV_BASE_ERR_NOT_CANONICAL
        );
        osdev_test_row(
            i, osdev_vaddr_sub(high, w->bits, w->high_start, &out) ==
                   OSDEV_BASE_ERR_NOT_CANONICAL
        );
        osdev_test_row(
            i, osdev_vaddr_sub(osdev_vaddr(5), w->bits, 6, &out) ==
                   OSDEV_BASE_ERR_OVERFLOW
        );
        osdev_test_row(i, out.raw == 1);
        osdev_test_row(
            i, osdev_vaddr_sub(
                   osdev_vaddr(UINT64_MAX), w->bits, w->low_end, &out
               ) == OSDEV_BASE_OK &&
                   out.raw == w->high_start
        );
    }
}

static void diff_counts_the_hole(void **state)
{
    uint64_t out = 7;

    (void)state;
    assert_int_equal(
        osdev_vaddr_diff(osdev_vaddr(1), osdev_vaddr(2), &out),
        OSDEV_BASE_ERR_OVERFLOW
    );
    assert_true(out == 7);
    assert_int_equal(
        osdev_vaddr_diff(
            osdev_vaddr(HIGH_START_48), osdev_vaddr(LOW_END_48), &out
        ),
        OSDEV_BASE_OK
    );
    assert_true(out == UINT64_C(0xffff000000000001));
}

static void align_up_does_not_land_in_the_other_half(void **state)
{
    osdev_vaddr_t out = osdev_vaddr(1);

    (void)state;
    assert_int_equal(
        osdev_vaddr_align_up(osdev_vaddr(LOW_END_48), 48, 4096, &out),
        OSDEV_BASE_ERR_NOT_CANONICAL
    );
    assert_int_equal(
        osdev_vaddr_align_up(osdev_vaddr(LOW_END_57), 57, 4096, &out),
        OSDEV_BASE_ERR_NOT_CANONICAL
    );
    assert_int_equal(
        osdev_vaddr_align_up(osdev_vaddr(UINT64_MAX), 48, 4096, &out),
        OSDEV_BASE_ERR_OVERFLOW
    );
    assert_int_equal(
        osdev_vaddr_align_up(osdev_vaddr(5), 48, 12, &out),
        OSDEV_BASE_ERR_BAD_ALIGN
    );
    assert_int_equal(out.raw, 1);
    assert_int_equal(
        osdev_vaddr_align_up(osdev_vaddr(LOW_END_48), 57, 4096, &out),
        OSDEV_BASE_OK
    );
    assert_true(out.raw == LOW_END_48 + 1);
}

static void align_down_stays_in_its_half(void **state)
{
    osdev_vaddr_t out = osdev_vaddr(1);

    (void)state;
    assert_int_equal(
        osdev_vaddr_align_down(osdev_vaddr(5), 48, 0, &out),
        OSDEV_BASE_ERR_BAD_ALIGN
    );
    // A giant alignment would round the upper half down into the hole.
    assert_int_equal(
        osdev_vaddr_align_down(
            osdev_vaddr(UINT64_MAX), 48, UINT64_C(1) << 63, &out
        ),
        OSDEV_BASE_ERR_NOT_CANONICAL
    );
    assert_int_equal(out.raw, 1);
    assert_int_equal(
        osdev_vaddr_align_down(osdev_vaddr(UINT64_MAX), 48, 4096, &out),
        OSDEV_BASE_OK
    );
    assert_true(out.raw == UINT64_C(0xfffffffffffff000));
    assert_true(osdev_vaddr_is_aligned(out, 4096));
    assert_false(osdev_vaddr_is_aligned(out, 8192));
}

static void table_indices_are_nine_bits_a_level(void **state)
{
    osdev_vaddr_t va = osdev_vaddr(
        UINT64_C(0x1a5) << 48 | UINT64_C(0x123) << 39 | UINT64_C(0x0f5) << 30 |
        UINT64_C(0x1fe) << 21 | UINT64_C(0x001) << 12 | 0xabc
    );

    (void)state;
    assert_int_equal(osdev_vaddr_page_offset(va), 0xabc);
    assert_int_equal(osdev_vaddr_table_index(va, 1), 0x001);
    assert_int_equal(osdev_vaddr_table_index(va, 2), 0x1fe);
    assert_int_equal(osdev_vaddr_table_index(va, 3), 0x0f5);
    assert_int_equal(osdev_vaddr_table_index(va, 4), 0x123);
    assert_int_equal(osdev_vaddr_table_index(va, 5), 0x1a5);
    assert_int_equal(osdev_vaddr_table_index(osdev_vaddr(UINT64_MAX), 5), 511);
}

static void pointers_convert_both_ways(void **state)
{
    int object = 3;
    osdev_vaddr_t va = osdev_vaddr_from_ptr(&object);

    (void)state;
    assert_ptr_equal(osdev_vaddr_to_ptr(va), &object);
    assert_true(va.raw == (uintptr_t)&object);
    assert_true(osdev_vaddr_from_ptr(NULL).raw == 0);
}

static void step_jumps_the_hole(void **state)
{
    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(widths); i++) {
        const struct width *w = &widths[i];
        osdev_vaddr_t low = osdev_vaddr(w->low_end);
        osdev_vaddr_t high = osdev_vaddr(w->high_start);
        osdev_vaddr_t out = osdev_vaddr(1);
        uint64_t steps = 0;

        osdev_test_row(
            i,
            osdev_vaddr_step_forward(low, w->bits, 1, &out) == OSDEV_BASE_OK &&
                out.raw == high.raw
        );
        osdev_test_row(
            i, osdev_vaddr_step_back(high, w->bits, 1, &out) == OSDEV_BASE_OK &&
                   out.raw == low.raw
        );
        osdev_test_row(
            i, osdev_vaddr_steps_between(low, high, w->bits, &steps) ==
                       OSDEV_BASE_OK &&
                   steps == 1
        );
        osdev_test_row(
            i, osdev_vaddr_steps_between(
                   osdev_vaddr(0), osdev_vaddr(UINT64_MAX), w->bits, &steps
               ) == OSDEV_BASE_OK &&
                   steps == (UINT64_C(1) << w->bits) - 1
        );
    }
}

static void step_past_either_end_is_overflow(void **state)
{
    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(widths); i++) {
        unsigned bits = widths[i].bits;
        uint64_t size = UINT64_C(1) << bits;
        osdev_vaddr_t top = osdev_vaddr(UINT64_MAX);
        osdev_vaddr_t out = osdev_vaddr(1);
        uint64_t steps = 7;

        osdev_test_row(
            i, osdev_vaddr_step_forward(top, bits, 1, &out) ==
                   OSDEV_BASE_ERR_OVERFLOW
        );
        osdev_test_row(
            i, osdev_vaddr_step_forward(osdev_vaddr(0), bits, size, &out) ==
                   OSDEV_BASE_ERR_OVERFLOW
        );
        osdev_test_row(
            i, osdev_vaddr_step_back(top, bits, size, &out) ==
                   OSDEV_BASE_ERR_OVERFLOW
        );
        osdev_test_row(
            i, osdev_vaddr_step_back(osdev_vaddr(0), bits, 1, &out) ==
                   OSDEV_BASE_ERR_OVERFLOW
        );
        osdev_test_row(
            i, osdev_vaddr_steps_between(top, osdev_vaddr(0), bits, &steps) ==
                   OSDEV_BASE_ERR_OVERFLOW
        );
        osdev_test_row(i, out.raw == 1 && steps == 7);
        osdev_test_row(
            i, osdev_vaddr_step_forward(osdev_vaddr(0), bits, size - 1, &out) ==
                       OSDEV_BASE_OK &&
                   out.raw == UINT64_MAX
        );
    }
}

static void steps_between_undoes_step_forward(void **state)
{
    uint64_t seed = 2;

    (void)state;
    for (unsigned i = 0; i < PROPERTY_RUNS; i++) {
        unsigned bits = i % 2 == 0 ? 48 : 57;
        osdev_vaddr_t from = osdev_vaddr_truncate(prng_wide(&seed), bits);
        uint64_t count = prng_wide(&seed) >> (64 - bits);
        osdev_vaddr_t to;
        osdev_vaddr_t back;
        uint64_t steps;

        if (osdev_vaddr_step_forward(from, bits, count, &to) != OSDEV_BASE_OK) {
            continue;
        }
        assert_true(osdev_vaddr_is_canonical(to.raw, bits));
        assert_int_equal(
            osdev_vaddr_steps_between(from, to, bits, &steps), OSDEV_BASE_OK
        );
        assert_true(steps == count);
        assert_int_equal(
            osdev_vaddr_step_back(to, bits, count, &back), OSDEV_BASE_OK
        );
        assert_true(back.raw == from.raw);
    }
}

static void add_never_gives_what_is_not_canonical(void **state)
{
    uint64_t seed = 3;

    (void)state;
    for (unsigned i = 0; i < PROPERTY_RUNS; i++) {
        unsigned bits = i % 2 == 0 ? 48 : 57;
        osdev_vaddr_t from = osdev_vaddr_truncate(prng_wide(&seed), bits);
        uint64_t count = prng_wide(&seed);
        osdev_vaddr_t to;
        osdev_vaddr_t back;

        if (osdev_vaddr_add(from, bits, count, &to) != OSDEV_BASE_OK) {
            continue;
        }
        assert_true(osdev_vaddr_is_canonical(to.raw, bits));
        assert_true(to.raw >= from.raw && to.raw - from.raw == count);
        assert_int_equal(
            osdev_vaddr_sub(to, bits, count, &back), OSDEV_BASE_OK
        );
        assert_true(back.raw == from.raw);
    }
}

static void phys_make_checks_the_width(void **state)
{
    osdev_paddr_t out = osdev_paddr(1);

    (void)state;
    assert_int_equal(
        osdev_paddr_make(UINT64_C(1) << 52, 52, &out), OSDEV_BASE_ERR_PHYS_RANGE
    );
    assert_int_equal(
        osdev_paddr_make(UINT64_C(1) << 36, 36, &out), OSDEV_BASE_ERR_PHYS_RANGE
    );
    assert_int_equal(
        osdev_paddr_make(UINT64_MAX, 63, &out), OSDEV_BASE_ERR_PHYS_RANGE
    );
    assert_true(out.raw == 1);
    assert_int_equal(
        osdev_paddr_make((UINT64_C(1) << 52) - 1, OSDEV_PADDR_BITS_MAX, &out),
        OSDEV_BASE_OK
    );
    assert_true(out.raw == (UINT64_C(1) << 52) - 1);
    assert_int_equal(osdev_paddr_make(UINT64_MAX, 64, &out), OSDEV_BASE_OK);
    assert_int_equal(osdev_paddr_make(1, 1, &out), OSDEV_BASE_OK);
    assert_int_equal(osdev_paddr_make(2, 1, &out), OSDEV_BASE_ERR_PHYS_RANGE);
}

static void phys_truncate_clears_the_upper_bits(void **state)
{
    (void)state;
    assert_true(osdev_paddr_truncate(UINT64_MAX, 52).raw == UINT64_MAX >> 12);
    assert_true(osdev_paddr_truncate(UINT64_MAX, 64).raw == UINT64_MAX);
    assert_true(osdev_paddr_truncate(UINT64_MAX, 1).raw == 1);
}

static void phys_arithmetic_is_bounded(void **state)
{
    osdev_paddr_t top = osdev_paddr((UINT64_C(1) << 52) - 1);
    osdev_paddr_t out = osdev_paddr(1);
    uint64_t diff = 7;

    (void)state;
    assert_int_equal(
        osdev_paddr_add(top, 52, 1, &out), OSDEV_BASE_ERR_PHYS_RANGE
    );
    assert_int_equal(
        osdev_paddr_add(osdev_paddr(UINT64_MAX), 64, 1, &out),
        OSDEV_BASE_ERR_OVERFLOW
    );
    assert_int_equal(
        osdev_paddr_sub(osdev_paddr(1), 2, &out), OSDEV_BASE_ERR_OVERFLOW
    );
    assert_int_equal(
        osdev_paddr_diff(osdev_paddr(1), top, &diff), OSDEV_BASE_ERR_OVERFLOW
    );
    assert_true(out.raw == 1 && diff == 7);
    assert_int_equal(osdev_paddr_add(out, 52, 9, &out), OSDEV_BASE_OK);
    assert_true(out.raw == 10);
    assert_int_equal(osdev_paddr_sub(out, 10, &out), OSDEV_BASE_OK);
    assert_true(out.raw == 0);
    assert_int_equal(osdev_paddr_diff(top, out, &diff), OSDEV_BASE_OK);
    assert_true(diff == top.raw);
}

static void phys_align_is_bounded(void **state)
{
    osdev_paddr_t top = osdev_paddr((UINT64_C(1) << 52) - 1);
    osdev_paddr_t out = osdev_paddr(1);

    (void)state;
    assert_int_equal(
        osdev_paddr_align_up(top, 52, 4096, &out), OSDEV_BASE_ERR_PHYS_RANGE
    );
    assert_int_equal(
        osdev_paddr_align_up(osdev_paddr(UINT64_MAX), 64, 4096, &out),
        OSDEV_BASE_ERR_OVERFLOW
    );
    assert_int_equal(
        osdev_paddr_align_up(top, 52, 3, &out), OSDEV_BASE_ERR_BAD_ALIGN
    );
    assert_int_equal(
        osdev_paddr_align_down(top, 3, &out), OSDEV_BASE_ERR_BAD_ALIGN
    );
    assert_true(out.raw == 1);
    assert_int_equal(osdev_paddr_align_up(out, 52, 4096, &out), OSDEV_BASE_OK);
    assert_true(out.raw == 4096 && osdev_paddr_is_aligned(out, 4096));
    assert_int_equal(osdev_paddr_align_down(top, 4096, &out), OSDEV_BASE_OK);
    assert_true(out.raw == top.raw - 4095);
}

static void every_error_has_a_name(void **state)
{
    static const enum osdev_base_err errors[] = {
        OSDEV_BASE_OK,
        OSDEV_BASE_ERR_BAD_ALIGN,
        OSDEV_BASE_ERR_OVERFLOW,
        OSDEV_BASE_ERR_NOT_CANONICAL,
        OSDEV_BASE_ERR_PHYS_RANGE,
    };
    const char *unknown = osdev_base_strerror((enum osdev_base_err)0x1ff);

    (void)state;
    assert_string_equal(unknown, "unknown error");
    for (size_t i = 0; i < OSDEV_COUNTOF(errors); i++) {
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(
                osdev_base_strerror(errors[i]), osdev_base_strerror(errors[j])
            );
        }
        assert_string_not_equal(osdev_base_strerror(errors[i]), unknown);
    }
    osdev_ignore(errors[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(power_of_two_is_told_apart),
        cmocka_unit_test(align_rounds_to_a_power_of_two),
        cmocka_unit_test(align_refuses_what_is_no_power_of_two),
        cmocka_unit_test(align_up_at_the_top_is_overflow),
        cmocka_unit_test(make_refuses_the_hole),
        cmocka_unit_test(truncate_copies_the_top_bit),
        cmocka_unit_test(add_does_not_cross_the_hole),
        cmocka_unit_test(add_past_the_top_is_overflow),
        cmocka_unit_test(sub_does_not_cross_the_hole),
        cmocka_unit_test(diff_counts_the_hole),
        cmocka_unit_test(align_up_does_not_land_in_the_other_half),
        cmocka_unit_test(align_down_stays_in_its_half),
        cmocka_unit_test(table_indices_are_nine_bits_a_level),
        cmocka_unit_test(pointers_convert_both_ways),
        cmocka_unit_test(step_jumps_the_hole),
        cmocka_unit_test(step_past_either_end_is_overflow),
        cmocka_unit_test(steps_between_undoes_step_forward),
        cmocka_unit_test(add_never_gives_what_is_not_canonical),
        cmocka_unit_test(phys_make_checks_the_width),
        cmocka_unit_test(phys_truncate_clears_the_upper_bits),
        cmocka_unit_test(phys_arithmetic_is_bounded),
        cmocka_unit_test(phys_align_is_bounded),
        cmocka_unit_test(every_error_has_a_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
