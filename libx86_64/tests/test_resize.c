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

static enum osdev_x86_err split(uint64_t va)
{
    return osdev_x86_split(&fake.space, osdev_vaddr(va), NULL);
}

static void a_split_ends_pages_at_an_address(void **state)
{
    (void)state;
    assert_int_equal(
        fake_space_map(&fake, 0, G1, 2 * G1, W, OSDEV_X86_SIZE_ANY),
        OSDEV_X86_OK
    );
    assert_int_equal(split(G1), OSDEV_X86_OK);
    assert_true(fake_space_walk(&fake, G1).size == G1);
    assert_int_equal(split(M2), OSDEV_X86_OK);
    assert_true(fake_space_walk(&fake, 0).size == M2);
    assert_int_equal(split(M2 + 0x1000), OSDEV_X86_OK);
    assert_true(fake_space_walk(&fake, M2).size == 0x1000);
    for (uint64_t va = 0; va < 2 * G1; va += M2 / 2 + 0x1000) {
        assert_true(fake_space_walk(&fake, va).pa == G1 + va);
    }
    assert_int_equal(split(5 * G1 + 0x1000), OSDEV_X86_OK);
    assert_int_equal(split(1), OSDEV_X86_ERR_BAD_ALIGN);
    assert_int_equal(split(UINT64_C(1) << 50), OSDEV_X86_ERR_NOT_CANONICAL);
    fake.memory.budget = 1;
    assert_int_equal(split(G1 + 0x1000), OSDEV_X86_ERR_NO_TABLE);
    assert_true(fake_space_walk(&fake, G1 + 0x1000).pa == 2 * G1 + 0x1000);
    fake_space_entry(&fake, 0, 4)->raw |= OSDEV_BIT64(45);
    assert_int_equal(split(0x1000), OSDEV_X86_ERR_BAD_TABLE);
}

static uint64_t promote(uint64_t va, uint64_t len)
{
    uint64_t count = 99;

    assert_int_equal(
        osdev_x86_promote(&fake.space, osdev_vaddr(va), len, NULL, &count),
        OSDEV_X86_OK
    );
    return count;
}

static void what_was_split_is_promoted(void **state)
{
    uint64_t flags = W | U | OSDEV_X86_PAGE_PAT | OSDEV_X86_PAGE_GLOBAL;

    (void)state;
    assert_int_equal(
        fake_space_map(&fake, 0, G1, G1, flags, OSDEV_X86_SIZE_ANY),
        OSDEV_X86_OK
    );
    uint64_t entry = fake_space_entry(&fake, 0, 3)->raw;

    assert_int_equal(split(M2 + 0x1000), OSDEV_X86_OK);
    assert_int_equal(fake.memory.out, 4);
    assert_int_equal(promote(0, G1), 2);
    assert_true(fake_space_entry(&fake, 0, 3)->raw == entry);
    assert_int_equal(fake.memory.out, 2);
}

static void many_small_pages_become_one(void **state)
{
    (void)state;
    assert_int_equal(
        fake_space_map(&fake, G1, 0, G1, W, OSDEV_X86_SIZE_4K), OSDEV_X86_OK
    );
    fake_space_entry(&fake, G1 + M2 + 0x5000, 1)->raw |= OSDEV_X86_PAGE_DIRTY;
    fake_space_entry(&fake, G1 + 0x5000, 1)->raw |= OSDEV_X86_PAGE_ACCESSED;
    // Only what lies in the range as a whole.
    assert_int_equal(promote(G1 + 0x1000, 2 * M2), 1);
    assert_true(fake_space_walk(&fake, G1).size == 0x1000);
    assert_true(fake_space_walk(&fake, G1 + M2).size == M2);
    assert_int_equal(promote(0, 3 * G1), 512);
    assert_true(fake_space_walk(&fake, G1).size == G1);
    assert_true((fake_space_walk(&fake, G1).leaf & 0x60) == 0x60);
    assert_true(fake_space_walk(&fake, 2 * G1 - 1).pa == G1 - 1);
}

static void what_differs_stays(void **state)
{
    static const struct {
        uint64_t set;
        uint64_t clear;
        uint64_t at;
    } rows[] = {
        {NX, 0, 0x1ff000},
        {U, 0, 0},
        {0, 1, 0x7000},
        {0x1000000, 0, M2 - 0x1000},
        {OSDEV_X86_PAGE_PCD, 0, 0x3000},
        {OSDEV_X86_PAGE_KEY(3), 0, 0x3000},
    };

    (void)state;
    assert_int_equal(
        fake_space_map(&fake, 0, 0, M2, W, OSDEV_X86_SIZE_4K), OSDEV_X86_OK
    );
    for (size_t i = 0; i < OSDEV_COUNTOF(rows); i++) {
        osdev_x86_pte_t *entry = fake_space_entry(&fake, rows[i].at, 1);
        uint64_t was = entry->raw;

        entry->raw = (was & ~rows[i].clear) | rows[i].set;
        osdev_test_row(i, promote(0, M2) == 0);
        entry->raw = was;
    }
    // Rights that the table withholds.
    fake_space_entry(&fake, 0, 2)->raw &= ~W;
    assert_int_equal(promote(0, M2), 0);
    fake_space_entry(&fake, 0, 2)->raw |= W | NX;
    assert_int_equal(promote(0, M2), 0);
    fake_space_entry(&fake, 0, 2)->raw &= ~NX;
    // Memory that is not aligned.
    assert_int_equal(
        fake_space_map(&fake, M2, 0x1000, M2, W, OSDEV_X86_SIZE_4K),
        OSDEV_X86_OK
    );
    assert_int_equal(promote(0, 2 * M2), 1);
    assert_true(fake_space_walk(&fake, M2).size == 0x1000);
    // No pages of 1 GiB.
    fake.paging.has_1g = false;
    assert_int_equal(
        fake_space_map(&fake, G1, 0, G1, W, OSDEV_X86_SIZE_2M), OSDEV_X86_OK
    );
    assert_int_equal(promote(G1, G1), 0);
}

static void promotion_refuses_bad_ranges(void **state)
{
    (void)state;
    assert_int_equal(
        osdev_x86_promote(&fake.space, osdev_vaddr(1), M2, NULL, NULL),
        OSDEV_X86_ERR_BAD_ALIGN
    );
    assert_int_equal(
        osdev_x86_promote(
            &fake.space, osdev_vaddr(UINT64_C(1) << 50), M2, NULL, NULL
        ),
        OSDEV_X86_ERR_NOT_CANONICAL
    );
    assert_int_equal(
        osdev_x86_promote(&fake.space, osdev_vaddr(0 - M2), 2 * M2, NULL, NULL),
        OSDEV_X86_ERR_BAD_RANGE
    );
    fake_space_entry(&fake, 0, 4)->raw = OSDEV_BIT64(45) | 3;
    assert_int_equal(
        osdev_x86_promote(&fake.space, osdev_vaddr(0), M2, NULL, NULL),
        OSDEV_X86_ERR_BAD_TABLE
    );
}

static void see_flush(void *ctx, const struct osdev_x86_gather *gather)
{
    // Until the flush a processor may still walk the old tables: all that
    // they map must be there, and lead where it led.
    const uint64_t *table = ctx;

    for (uint64_t i = 0; i < 512; i++) {
        assert_true((table[i] & 1) != 0);
        assert_true((table[i] & OSDEV_X86_PTE_ADDR_MASK) == i * 0x1000);
    }
    assert_true(gather->has_tables && gather->count == 1);
}

static void tables_in_use_stay_whole_until_the_flush(void **state)
{
    static const struct osdev_x86_gather_ops ops = {see_flush, NULL};
    struct osdev_x86_gather gather;

    (void)state;
    assert_int_equal(
        fake_space_map(&fake, 0, 0, M2, W, OSDEV_X86_SIZE_4K), OSDEV_X86_OK
    );
    osdev_x86_gather_init(&gather, &ops, fake_space_entry(&fake, 0, 1));
    assert_int_equal(
        osdev_x86_promote(&fake.space, osdev_vaddr(0), M2, &gather, NULL),
        OSDEV_X86_OK
    );
    // Somebody may be writing: the page counts as written.
    assert_true((fake_space_walk(&fake, 0).leaf & 0x60) == 0x60);
    assert_int_equal(fake.memory.out, 4);
    osdev_x86_gather_commit(&gather, &fake.space);
    assert_int_equal(fake.memory.out, 3);
}

static void no_flush(void *ctx, const struct osdev_x86_gather *gather)
{
    (void)ctx;
    (void)gather;
}

static void many_tables_are_kept_in_a_chain(void **state)
{
    static const struct osdev_x86_gather_ops none = {no_flush, NULL};
    struct osdev_x86_gather gather;

    (void)state;
    assert_int_equal(
        fake_space_map(&fake, 0, 0, 300 * M2, W, OSDEV_X86_SIZE_4K),
        OSDEV_X86_OK
    );
    osdev_x86_gather_init(&gather, &none, NULL);
    assert_int_equal(
        osdev_x86_promote(&fake.space, osdev_vaddr(0), 300 * M2, &gather, NULL),
        OSDEV_X86_OK
    );
    assert_int_equal(fake.memory.out, 303);
    osdev_x86_gather_commit(&gather, &fake.space);
    assert_int_equal(fake.memory.out, 3);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_split_ends_pages_at_an_address),
        TEST(what_was_split_is_promoted),
        TEST(many_small_pages_become_one),
        TEST(what_differs_stays),
        TEST(promotion_refuses_bad_ranges),
        TEST(tables_in_use_stay_whole_until_the_flush),
        TEST(many_tables_are_kept_in_a_chain),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
