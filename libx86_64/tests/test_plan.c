// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "fake_space.h"

#include <osdev_test.h>

static struct fake_space fake;

static int setup(void **state)
{
    (void)state;
    fake_space_init(&fake, 4);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    fake_space_finish(&fake);
    return fake.memory.has_error;
}

static const struct {
    uint64_t va;
    uint64_t pa;
    uint64_t len;
    enum osdev_x86_page_size max;
} maps[] = {
    {0, 0, 0x1000, OSDEV_X86_SIZE_ANY},
    {G1 - M2, 0x1000, 4 * M2, OSDEV_X86_SIZE_ANY},
    {G1 - M2 - 0x1000, G1 - M2 - 0x1000, 3 * G1, OSDEV_X86_SIZE_ANY},
    {0x5000, 0x5000, 3 * M2, OSDEV_X86_SIZE_2M},
    {G1, G1, 2 * G1, OSDEV_X86_SIZE_2M},
    {(G1 << 9) - M2, 0, 2 * M2, OSDEV_X86_SIZE_4K},
    {0 - 2 * M2, 0, 2 * M2, OSDEV_X86_SIZE_ANY},
    {0x3000, M2 + 0x3000, 0x5000, OSDEV_X86_SIZE_ANY},
};

static struct osdev_x86_mapping mapping_of(size_t row)
{
    struct osdev_x86_mapping what = {
        osdev_vaddr(maps[row].va),
        osdev_paddr(maps[row].pa),
        maps[row].len,
        W,
        0,
        OSDEV_X86_SIZE_ANY,
        maps[row].max};

    return what;
}

static void tear_down_all(void)
{
    uint64_t half = UINT64_C(1) << 47;

    assert_int_equal(
        osdev_x86_tear_down(&fake.space, osdev_vaddr(0), half, 0, NULL),
        OSDEV_X86_OK
    );
    assert_int_equal(
        osdev_x86_tear_down(&fake.space, osdev_vaddr(0 - half), half, 0, NULL),
        OSDEV_X86_OK
    );
}

static void the_budget_of_a_map_is_exact(void **state)
{
    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(maps); i++) {
        struct osdev_x86_mapping what = mapping_of(i);
        unsigned before = fake.memory.out;
        uint64_t hash = fake_space_hash(&fake);
        uint64_t count = 99;

        assert_int_equal(
            osdev_x86_map_tables(&fake.space, &what, &count, NULL), OSDEV_X86_OK
        );
        osdev_test_row(i, hash == fake_space_hash(&fake));
        assert_int_equal(osdev_x86_map(&fake.space, &what, NULL), OSDEV_X86_OK);
        osdev_test_row(i, fake.memory.out - before == count);
        if (i % 3 == 2) {
            tear_down_all();
        } else {
            // Leave some tables for the next row.
            assert_int_equal(
                osdev_x86_unmap(&fake.space, what.va, what.len, 0, NULL, NULL),
                OSDEV_X86_OK
            );
        }
    }
}

static void the_budget_of_a_split_is_exact(void **state)
{
    static const struct {
        uint64_t va;
        uint64_t len;
        uint64_t count;
    } rows[] = {
        {0, G1, 0},           {0x1000, 0x1000, 2}, {M2, M2, 1},
        {G1 - 0x1000, M2, 4}, {0x1000, 2 * G1, 4}, {G1 - M2, 2 * M2, 2},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(rows); i++) {
        struct osdev_x86_protection what = {
            osdev_vaddr(rows[i].va), rows[i].len, W, 0, 0};
        uint64_t count = 99;

        assert_int_equal(
            fake_space_map(&fake, 0, 0, 4 * G1, W, OSDEV_X86_SIZE_ANY),
            OSDEV_X86_OK
        );
        unsigned before = fake.memory.out;

        assert_int_equal(
            osdev_x86_protect_tables(&fake.space, &what, &count, NULL),
            OSDEV_X86_OK
        );
        osdev_test_row(i, count == rows[i].count);
        assert_int_equal(
            osdev_x86_unmap_tables(
                &fake.space, what.va, what.len, 0, &count, NULL
            ),
            OSDEV_X86_OK
        );
        osdev_test_row(i, count == rows[i].count);
        assert_int_equal(
            osdev_x86_protect(&fake.space, &what, NULL, NULL), OSDEV_X86_OK
        );
        osdev_test_row(i, fake.memory.out - before == count);
        tear_down_all();
    }
}

static void plans_report_what_is_in_the_way(void **state)
{
    struct osdev_x86_mapping what = mapping_of(1);
    struct osdev_x86_protection protection = {osdev_vaddr(0), M2, 0, U, 0};
    struct osdev_x86_stop stop;
    uint64_t count;

    (void)state;
    assert_int_equal(
        fake_space_map(&fake, G1 + 0x3000, 0, 0x1000, 0, OSDEV_X86_SIZE_ANY),
        OSDEV_X86_OK
    );
    assert_int_equal(
        osdev_x86_map_tables(&fake.space, &what, &count, &stop),
        OSDEV_X86_ERR_ALREADY_MAPPED
    );
    assert_true(stop.va.raw == G1 + 0x3000);
    what.flags = 1;
    assert_int_equal(
        osdev_x86_map_tables(&fake.space, &what, &count, &stop),
        OSDEV_X86_ERR_BAD_FLAGS
    );
    assert_int_equal(
        osdev_x86_unmap_tables(
            &fake.space, osdev_vaddr(0), 0x1000, 0, &count, &stop
        ),
        OSDEV_X86_ERR_NOT_MAPPED
    );
    assert_int_equal(
        osdev_x86_protect_tables(&fake.space, &protection, &count, &stop),
        OSDEV_X86_ERR_NOT_MAPPED
    );
    protection.set = 1;
    assert_int_equal(
        osdev_x86_protect_tables(&fake.space, &protection, &count, &stop),
        OSDEV_X86_ERR_BAD_FLAGS
    );
}

static void a_plan_raises_no_rights(void **state)
{
    struct osdev_x86_mapping what = {osdev_vaddr(0x1000),
                                     osdev_paddr(0),
                                     0x1000,
                                     W,
                                     OSDEV_X86_RAISE_PARENTS,
                                     OSDEV_X86_SIZE_ANY,
                                     OSDEV_X86_SIZE_ANY};
    struct osdev_x86_protection protection = {
        osdev_vaddr(0), 0x1000, 0, W, OSDEV_X86_RAISE_PARENTS};
    uint64_t count;

    (void)state;
    assert_int_equal(
        fake_space_map(&fake, 0, 0, 0x1000, 0, OSDEV_X86_SIZE_ANY), OSDEV_X86_OK
    );
    fake_space_entry(&fake, 0, 3)->raw &= ~W;

    uint64_t hash = fake_space_hash(&fake);

    assert_int_equal(
        osdev_x86_map_tables(&fake.space, &what, &count, NULL), OSDEV_X86_OK
    );
    assert_int_equal(
        osdev_x86_protect_tables(&fake.space, &protection, &count, NULL),
        OSDEV_X86_OK
    );
    assert_true(hash == fake_space_hash(&fake));
    what.options = 0;
    assert_int_equal(
        osdev_x86_map_tables(&fake.space, &what, &count, NULL),
        OSDEV_X86_ERR_PARENT_RIGHTS
    );
}

// What one operation does with a budget of tables.
typedef enum osdev_x86_err operation_fn(size_t row);

static enum osdev_x86_err map_all_or_nothing(size_t row)
{
    struct osdev_x86_mapping what = mapping_of(row);

    what.options = OSDEV_X86_ALL_OR_NOTHING;
    return osdev_x86_map(&fake.space, &what, NULL);
}

static enum osdev_x86_err unmap_all_or_nothing(size_t row)
{
    return osdev_x86_unmap(
        &fake.space, osdev_vaddr(maps[row].va), maps[row].len,
        OSDEV_X86_ALL_OR_NOTHING, NULL, NULL
    );
}

static enum osdev_x86_err protect_all_or_nothing(size_t row)
{
    struct osdev_x86_protection what = {
        osdev_vaddr(maps[row].va), maps[row].len, W, NX,
        OSDEV_X86_ALL_OR_NOTHING};

    return osdev_x86_protect(&fake.space, &what, NULL, NULL);
}

static enum osdev_x86_err mark_all_or_nothing(size_t row)
{
    struct osdev_x86_marking what = {
        osdev_vaddr(maps[row].va),
        maps[row].len,
        {OSDEV_X86_SOFT_LAZY, 5},
        OSDEV_X86_ALL_OR_NOTHING,
        maps[row].max};

    return osdev_x86_mark(&fake.space, &what, NULL);
}

// Fail the n-th allocation for every n: nothing may have changed.
static void fail_at_every_point(operation_fn *operation, size_t row)
{
    enum osdev_x86_err err = OSDEV_X86_ERR_NO_TABLE;

    for (unsigned n = 0; err == OSDEV_X86_ERR_NO_TABLE && n < 64; n++) {
        uint64_t hash = fake_space_hash(&fake);

        fake.memory.budget = n;
        err = operation(row);
        osdev_test_row(
            row, err == OSDEV_X86_OK || hash == fake_space_hash(&fake)
        );
    }
    osdev_test_row(row, err == OSDEV_X86_OK);
    fake.memory.budget = FAKE_PAGES;
}

static void all_or_nothing_is_nothing_without_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(maps); i++) {
        fail_at_every_point(map_all_or_nothing, i);
        tear_down_all();
        fail_at_every_point(mark_all_or_nothing, i);
        tear_down_all();
        // Larger pages that the range cuts.
        if (maps[i].va >> 63 == 0) {
            assert_int_equal(
                fake_space_map(&fake, 0, 0, G1 << 10, W, OSDEV_X86_SIZE_ANY),
                OSDEV_X86_OK
            );
            fail_at_every_point(protect_all_or_nothing, i);
            fail_at_every_point(unmap_all_or_nothing, i);
            tear_down_all();
        }
        osdev_test_row(i, fake.memory.out == 1);
    }
}

static void all_or_nothing_is_nothing_with_obstacles(void **state)
{
    struct osdev_x86_stop stop;

    (void)state;
    for (size_t i = 1; i < OSDEV_COUNTOF(maps); i++) {
        struct osdev_x86_mapping what = mapping_of(i);
        uint64_t last = what.va.raw + (what.len - 0x1000);

        assert_int_equal(
            fake_space_map(&fake, last, 0, 0x1000, 0, OSDEV_X86_SIZE_ANY),
            OSDEV_X86_OK
        );
        uint64_t hash = fake_space_hash(&fake);

        what.options = OSDEV_X86_ALL_OR_NOTHING;
        osdev_test_row(
            i, osdev_x86_map(&fake.space, &what, &stop) ==
                   OSDEV_X86_ERR_ALREADY_MAPPED
        );
        osdev_test_row(i, stop.va.raw == last && stop.done == 0);
        osdev_test_row(
            i, osdev_x86_unmap(
                   &fake.space, what.va, what.len, OSDEV_X86_ALL_OR_NOTHING,
                   NULL, &stop
               ) == OSDEV_X86_ERR_NOT_MAPPED
        );
        osdev_test_row(i, hash == fake_space_hash(&fake));
        tear_down_all();
    }
}

static void resuming_completes_a_map(void **state)
{
    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(maps); i++) {
        struct osdev_x86_mapping what = mapping_of(i);
        struct osdev_x86_stop stop = {{0}, 0, {0}, 0};
        uint64_t va = what.va.raw;
        enum osdev_x86_err err;

        // One table at a time.
        do {
            fake.memory.budget = 1;
            err = osdev_x86_map(&fake.space, &what, &stop);
            if (err != OSDEV_X86_OK) {
                osdev_test_row(i, err == OSDEV_X86_ERR_NO_TABLE);
                what.va = stop.va;
                what.pa.raw += stop.done;
                what.len -= stop.done;
            }
        } while (err != OSDEV_X86_OK);
        osdev_test_row(i, fake_space_walk(&fake, va).pa == maps[i].pa);
        osdev_test_row(
            i, fake_space_walk(&fake, va + (maps[i].len - 1)).pa ==
                   maps[i].pa + (maps[i].len - 1)
        );
        fake.memory.budget = FAKE_PAGES;
        tear_down_all();
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_budget_of_a_map_is_exact),
        TEST(the_budget_of_a_split_is_exact),
        TEST(plans_report_what_is_in_the_way),
        TEST(a_plan_raises_no_rights),
        TEST(all_or_nothing_is_nothing_without_tables),
        TEST(all_or_nothing_is_nothing_with_obstacles),
        TEST(resuming_completes_a_map),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
