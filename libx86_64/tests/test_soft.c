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

static void entries_round_trip(void **state)
{
    static const struct osdev_x86_soft rows[] = {
        {OSDEV_X86_SOFT_GUARD, 0},
        {OSDEV_X86_SOFT_LAZY, 1},
        {OSDEV_X86_SOFT_SWAP, (UINT64_C(1) << 27) - 1},
        {OSDEV_X86_SOFT_KERNEL + 15, 0x123456},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(rows); i++) {
        struct osdev_x86_soft back = {0, 0};
        osdev_x86_pte_t pte;

        osdev_test_row(
            i,
            osdev_x86_soft_encode(&fake.paging, rows[i], &pte) == OSDEV_X86_OK
        );
        osdev_test_row(
            i, osdev_x86_pte_kind(pte, 1) == OSDEV_X86_PTE_SOFT &&
                   osdev_x86_pte_kind(pte, 2) == OSDEV_X86_PTE_SOFT
        );
        osdev_test_row(
            i, osdev_x86_soft_decode(&fake.paging, pte, &back) == OSDEV_X86_OK
        );
        osdev_test_row(
            i, back.kind == rows[i].kind && back.payload == rows[i].payload
        );
        // A processor that speculates finds no memory: the uppermost bit of
        // a physical address of 40 bits is set.
        osdev_test_row(i, (pte.raw & OSDEV_BIT64(39)) != 0);
    }
}

static void bad_entries_are_refused(void **state)
{
    struct osdev_x86_soft soft = {0, 0};
    osdev_x86_pte_t pte;

    (void)state;
    assert_int_equal(
        osdev_x86_soft_encode(&fake.paging, soft, &pte), OSDEV_X86_ERR_BAD_VALUE
    );
    soft.kind = 32;
    assert_int_equal(
        osdev_x86_soft_encode(&fake.paging, soft, &pte), OSDEV_X86_ERR_BAD_VALUE
    );
    soft.kind = 1;
    soft.payload = UINT64_C(1) << 27;
    assert_int_equal(
        osdev_x86_soft_encode(&fake.paging, soft, &pte), OSDEV_X86_ERR_BAD_VALUE
    );
    // Zero, a page, an entry with other bits, one that leads to memory.
    static const uint64_t raws[] = {
        0, 1, UINT64_C(0xffffffffff042), UINT64_C(0x0000000001002)};

    for (size_t i = 0; i < OSDEV_COUNTOF(raws); i++) {
        pte.raw = raws[i];
        osdev_test_row(
            i, osdev_x86_soft_decode(&fake.paging, pte, &soft) ==
                   OSDEV_X86_ERR_BAD_VALUE
        );
    }
}

static enum osdev_x86_err
mark(uint64_t va, uint64_t len, unsigned kind, uint32_t options)
{
    struct osdev_x86_marking what = {
        osdev_vaddr(va), len, {kind, 7}, options, OSDEV_X86_SIZE_ANY};

    return osdev_x86_mark(&fake.space, &what, NULL);
}

static void ranges_are_marked_with_few_entries(void **state)
{
    struct osdev_x86_soft soft;

    (void)state;
    assert_int_equal(
        mark(0x1000, 3 * G1, OSDEV_X86_SOFT_LAZY, 0), OSDEV_X86_OK
    );
    // The root, two tables for each end, one between.
    assert_int_equal(fake.memory.out, 6);
    for (uint64_t va = 0x1000; va < 3 * G1; va += G1 / 2 + 0x1000) {
        assert_true(fake_space_walk(&fake, va).is_soft);
        assert_int_equal(
            osdev_x86_soft_at(&fake.space, osdev_vaddr(va), &soft), OSDEV_X86_OK
        );
        assert_true(soft.kind == OSDEV_X86_SOFT_LAZY && soft.payload == 7);
    }
    assert_int_equal(
        osdev_x86_soft_at(&fake.space, osdev_vaddr(0), &soft),
        OSDEV_X86_ERR_NOT_MAPPED
    );
    assert_int_equal(
        osdev_x86_soft_at(&fake.space, osdev_vaddr(UINT64_C(1) << 50), &soft),
        OSDEV_X86_ERR_NOT_CANONICAL
    );
}

static void marking_refuses_what_mapping_refuses(void **state)
{
    struct osdev_x86_marking what = {
        osdev_vaddr(0), 0x1000, {1, 0}, 0, (enum osdev_x86_page_size)4};
    struct osdev_x86_stop stop;

    (void)state;
    assert_int_equal(
        osdev_x86_mark(&fake.space, &what, &stop), OSDEV_X86_ERR_BAD_SIZE
    );
    assert_int_equal(mark(0, 0x1000, 0, 0), OSDEV_X86_ERR_BAD_VALUE);
    assert_int_equal(mark(1, 0x1000, 1, 0), OSDEV_X86_ERR_BAD_ALIGN);
    assert_int_equal(
        mark(UINT64_C(1) << 50, 0x1000, 1, 0), OSDEV_X86_ERR_NOT_CANONICAL
    );
    assert_int_equal(
        mark(0 - UINT64_C(0x1000), 0x2000, 1, 0), OSDEV_X86_ERR_BAD_RANGE
    );
    assert_int_equal(
        fake_space_map(&fake, M2, 0, M2, 0, OSDEV_X86_SIZE_ANY), OSDEV_X86_OK
    );
    assert_int_equal(mark(M2, M2, 1, 0), OSDEV_X86_ERR_ALREADY_MAPPED);
    assert_int_equal(mark(M2, 0x1000, 1, 0), OSDEV_X86_ERR_LARGER_PAGE);
    assert_int_equal(mark(0, 0x1000, 1, 0), OSDEV_X86_OK);
    assert_int_equal(mark(0, 0x1000, 2, 0), OSDEV_X86_ERR_SOFT_ENTRY);
    assert_int_equal(mark(0, 0x1000, 2, OSDEV_X86_REPLACE_SOFT), OSDEV_X86_OK);
    fake.memory.budget = 0;
    assert_int_equal(mark(G1, 0x1000, 1, 0), OSDEV_X86_ERR_NO_TABLE);
    fake_space_entry(&fake, 0, 4)->raw |= OSDEV_BIT64(45);
    assert_int_equal(mark(0, 0x1000, 1, 0), OSDEV_X86_ERR_BAD_TABLE);
}

static void a_page_goes_out_and_comes_back(void **state)
{
    struct osdev_x86_soft swap = {OSDEV_X86_SOFT_SWAP, 0x1234};
    struct osdev_x86_soft back;
    struct osdev_x86_translation was = {{0}, {0}, 0, 0, 0, 0};
    struct osdev_x86_gather gather;
    struct osdev_x86_mapping what = {osdev_vaddr(0x3000),
                                     osdev_paddr(0x9000),
                                     0x1000,
                                     W,
                                     OSDEV_X86_REPLACE_SOFT,
                                     OSDEV_X86_SIZE_ANY,
                                     OSDEV_X86_SIZE_ANY};

    (void)state;
    osdev_x86_gather_init(&gather, NULL, NULL);
    assert_int_equal(
        fake_space_map(&fake, 0, 0x5000, 0x5000, W, OSDEV_X86_SIZE_ANY),
        OSDEV_X86_OK
    );
    fake_space_entry(&fake, 0x3000, 1)->raw |= OSDEV_X86_PAGE_DIRTY;
    assert_int_equal(
        osdev_x86_page_to_soft(
            &fake.space, osdev_vaddr(0x3000), OSDEV_X86_SIZE_4K, swap, &gather,
            &was
        ),
        OSDEV_X86_OK
    );
    assert_true(was.pa.raw == 0x8000 && was.flags == (W | 0x40));
    assert_true(gather.count == 1 && gather.ranges[0].va.raw == 0x3000);
    assert_true(fake_space_walk(&fake, 0x3000).is_soft);
    assert_int_equal(
        osdev_x86_soft_at(&fake.space, osdev_vaddr(0x3fff), &back), OSDEV_X86_OK
    );
    assert_true(back.kind == swap.kind && back.payload == swap.payload);
    assert_int_equal(
        osdev_x86_soft_at(&fake.space, osdev_vaddr(0), &back),
        OSDEV_X86_ERR_ALREADY_MAPPED
    );
    assert_int_equal(osdev_x86_map(&fake.space, &what, NULL), OSDEV_X86_OK);
    assert_true(fake_space_walk(&fake, 0x3000).pa == 0x9000);
    swap.kind = 0;
    assert_int_equal(
        osdev_x86_page_to_soft(
            &fake.space, osdev_vaddr(0x3000), OSDEV_X86_SIZE_4K, swap, NULL,
            NULL
        ),
        OSDEV_X86_ERR_BAD_VALUE
    );
}

static void replacing_does_not_touch_pages(void **state)
{
    struct osdev_x86_mapping what = {osdev_vaddr(0),
                                     osdev_paddr(0),
                                     0x3000,
                                     W,
                                     OSDEV_X86_REPLACE_SOFT,
                                     OSDEV_X86_SIZE_ANY,
                                     OSDEV_X86_SIZE_ANY};
    struct osdev_x86_stop stop;

    (void)state;
    assert_int_equal(mark(0, 0x2000, 1, 0), OSDEV_X86_OK);
    assert_int_equal(
        fake_space_map(&fake, 0x2000, 0x7000, 0x1000, 0, OSDEV_X86_SIZE_ANY),
        OSDEV_X86_OK
    );
    assert_int_equal(
        osdev_x86_map(&fake.space, &what, &stop), OSDEV_X86_ERR_ALREADY_MAPPED
    );
    assert_true(stop.done == 0x2000);
    assert_true(fake_space_walk(&fake, 0x2000).pa == 0x7000);
    // One that stands for more than the page stays.
    assert_int_equal(mark(M2, M2, 1, 0), OSDEV_X86_OK);
    what.va = osdev_vaddr(M2);
    assert_int_equal(
        osdev_x86_map(&fake.space, &what, &stop), OSDEV_X86_ERR_SOFT_ENTRY
    );
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(entries_round_trip),
        TEST(bad_entries_are_refused),
        TEST(ranges_are_marked_with_few_entries),
        TEST(marking_refuses_what_mapping_refuses),
        TEST(a_page_goes_out_and_comes_back),
        TEST(replacing_does_not_touch_pages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
