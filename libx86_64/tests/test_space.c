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

static void share_and_populate_keep_spaces_together(void **state)
{
    uint64_t half = UINT64_C(1) << 47;
    osdev_vaddr_t upper = osdev_vaddr(0 - half);
    struct osdev_x86_space other;
    struct osdev_x86_translation t = {{0}, {0}, 0, 0, 0, 0};
    unsigned count = 0;

    (void)state;
    assert_int_equal(
        osdev_x86_populate(&fake.space, upper, half, &count), OSDEV_X86_OK
    );
    assert_int_equal(count, 256);
    assert_int_equal(
        osdev_x86_populate(&fake.space, upper, half, &count), OSDEV_X86_OK
    );
    assert_int_equal(count, 0);
    assert_int_equal(
        osdev_x86_space_create(
            &other, &fake.paging, &fake_ops, &fake.memory, osdev_vaddr(0)
        ),
        OSDEV_X86_OK
    );
    assert_int_equal(
        osdev_x86_share(&other, &fake.space, upper, half), OSDEV_X86_OK
    );
    // Sharing twice is no harm; what comes later is seen by both.
    assert_int_equal(
        osdev_x86_share(&other, &fake.space, upper, half), OSDEV_X86_OK
    );
    assert_int_equal(
        fake_space_map(&fake, 0 - M2, 0x5000, 0x1000, W, OSDEV_X86_SIZE_ANY),
        OSDEV_X86_OK
    );
    assert_int_equal(
        osdev_x86_translate(&other, osdev_vaddr(0 - M2), &t), OSDEV_X86_OK
    );
    assert_true(t.pa.raw == 0x5000);

    unsigned before = fake.memory.out;

    osdev_x86_space_destroy(&other);
    assert_int_equal(fake.memory.out, before - 1);
}

static void share_refuses_what_does_not_fit(void **state)
{
    uint64_t g512 = G1 << 9;
    struct osdev_x86_paging paging = fake.paging;
    struct osdev_x86_space other;

    (void)state;
    assert_int_equal(
        osdev_x86_space_create(
            &other, &paging, &fake_ops, &fake.memory, osdev_vaddr(0)
        ),
        OSDEV_X86_OK
    );
    assert_int_equal(
        osdev_x86_share(&other, &fake.space, osdev_vaddr(0), G1),
        OSDEV_X86_ERR_BAD_ALIGN
    );
    assert_int_equal(
        osdev_x86_share(
            &other, &fake.space, osdev_vaddr(UINT64_C(1) << 50), g512
        ),
        OSDEV_X86_ERR_NOT_CANONICAL
    );
    assert_int_equal(
        osdev_x86_share(&other, &fake.space, osdev_vaddr(0 - g512), 2 * g512),
        OSDEV_X86_ERR_BAD_RANGE
    );
    fake_space_entry(&fake, 0, 4)->raw = 0x1003;
    fake_page(&fake.memory, other.root.raw)[0] = 0x2003;
    assert_int_equal(
        osdev_x86_share(&other, &fake.space, osdev_vaddr(0), g512),
        OSDEV_X86_ERR_ALREADY_MAPPED
    );
    other.root = osdev_paddr(0);
    assert_int_equal(
        osdev_x86_share(&other, &fake.space, osdev_vaddr(0), g512),
        OSDEV_X86_ERR_BAD_TABLE
    );
    paging.has_1g = false;
    assert_int_equal(
        osdev_x86_share(&other, &fake.space, osdev_vaddr(0), g512),
        OSDEV_X86_ERR_BAD_VALUE
    );
}

static void populate_stops_where_it_must(void **state)
{
    uint64_t g512 = G1 << 9;
    unsigned count = 0;

    (void)state;
    assert_int_equal(
        osdev_x86_populate(&fake.space, osdev_vaddr(1), 4096, NULL),
        OSDEV_X86_ERR_BAD_ALIGN
    );
    assert_int_equal(
        osdev_x86_populate(
            &fake.space, osdev_vaddr(UINT64_C(1) << 50), 4096, NULL
        ),
        OSDEV_X86_ERR_NOT_CANONICAL
    );
    assert_int_equal(
        osdev_x86_populate(&fake.space, osdev_vaddr(0 - g512), 2 * g512, NULL),
        OSDEV_X86_ERR_BAD_RANGE
    );
    fake.memory.budget = 3;
    assert_int_equal(
        osdev_x86_populate(&fake.space, osdev_vaddr(0), 8 * g512, &count),
        OSDEV_X86_ERR_NO_TABLE
    );
    assert_int_equal(count, 3);
    fake_space_entry(&fake, 4 * g512, 4)->raw = 2;
    assert_int_equal(
        osdev_x86_populate(&fake.space, osdev_vaddr(4 * g512), 4096, &count),
        OSDEV_X86_ERR_SOFT_ENTRY
    );
    fake.memory.bad_pa = 0x1000;
    assert_int_equal(
        osdev_x86_populate(&fake.space, osdev_vaddr(5 * g512), 4096, &count),
        OSDEV_X86_ERR_BAD_TABLE
    );
}

struct cow {
    unsigned pages;
    unsigned left; // Pages until the callback says no.
};

static bool copy_on_write(void *ctx, struct osdev_x86_clone_page *page)
{
    struct cow *cow = ctx;

    if (cow->left == 0) {
        return false;
    }
    cow->left--;
    cow->pages++;
    if (page->va.raw == 0x7000) {
        page->is_skipped = true;
        return true;
    }
    if ((page->flags & W) != 0) {
        page->clone_flags = page->flags & ~(W | OSDEV_X86_PAGE_DIRTY);
        page->clear = W;
    }
    return true;
}

static void make_origin(void)
{
    struct osdev_x86_marking mark = {
        osdev_vaddr(0x20000),
        0x3000,
        {OSDEV_X86_SOFT_SWAP, 9},
        0,
        OSDEV_X86_SIZE_ANY};

    assert_int_equal(
        fake_space_map(&fake, 0, 0x50000, 0x10000, W | U, OSDEV_X86_SIZE_4K),
        OSDEV_X86_OK
    );
    assert_int_equal(
        fake_space_map(&fake, M2, 0, 2 * M2, NX, OSDEV_X86_SIZE_2M),
        OSDEV_X86_OK
    );
    assert_int_equal(osdev_x86_mark(&fake.space, &mark, NULL), OSDEV_X86_OK);
}

static void a_clone_has_what_the_callback_decides(void **state)
{
    static const struct osdev_x86_clone_ops ops = {copy_on_write, NULL};
    struct cow cow = {0, 100};
    struct osdev_x86_space other;
    struct osdev_x86_gather gather;
    struct osdev_x86_soft soft;

    (void)state;
    make_origin();
    osdev_x86_gather_init(&gather, NULL, NULL);
    assert_int_equal(
        osdev_x86_space_create(
            &other, &fake.paging, &fake_ops, &fake.memory, osdev_vaddr(0)
        ),
        OSDEV_X86_OK
    );
    // The second large page only in part.
    assert_int_equal(
        osdev_x86_clone(
            &fake.space,
            &(struct osdev_x86_cloning
            ){&other, osdev_vaddr(0), 2 * M2 + 0x3000, &ops, &cow},
            &gather, NULL
        ),
        OSDEV_X86_OK
    );
    assert_int_equal(cow.pages, 18);
    for (uint64_t va = 0; va < 2 * M2 + 0x3000; va += 0x1000) {
        struct mmu_result here = fake_space_walk(&fake, va);
        struct mmu_result there =
            mmu_walk(&fake.memory, &fake.paging, other.root.raw, va);

        assert_true(there.is_present == (here.is_present && va != 0x7000));
        assert_true(there.is_soft == here.is_soft);
        assert_true(!there.is_present || there.pa == here.pa);
        assert_true(!there.can_write || !there.is_present);
    }
    assert_false(fake_space_walk(&fake, 0).can_write);
    assert_true(fake_space_walk(&fake, 0x7000).can_write);
    assert_false(
        mmu_walk(&fake.memory, &fake.paging, other.root.raw, 2 * M2 + 0x3000)
            .is_present
    );
    assert_int_equal(
        osdev_x86_soft_at(&other, osdev_vaddr(0x21000), &soft), OSDEV_X86_OK
    );
    assert_true(soft.payload == 9);
    // What lost a right has to be flushed.
    assert_false(osdev_x86_gather_is_empty(&gather));
}

static bool no_soft(void *ctx, osdev_vaddr_t va, osdev_x86_pte_t entry)
{
    (void)ctx;
    (void)va;
    (void)entry;
    return false;
}

static void a_clone_fails_at_every_point(void **state)
{
    static const struct osdev_x86_clone_ops ops = {copy_on_write, no_soft};

    (void)state;
    make_origin();
    for (unsigned n = 0; n < 6; n++) {
        struct cow cow = {0, n < 5 ? 100 : 7};
        struct osdev_x86_stop stop = {{0}, 0, {0}, 0};
        struct osdev_x86_space other;
        unsigned before = fake.memory.out;

        fake.memory.budget = 1 + (n < 5 ? n : 10);
        assert_int_equal(
            osdev_x86_space_create(
                &other, &fake.paging, &fake_ops, &fake.memory, osdev_vaddr(0)
            ),
            OSDEV_X86_OK
        );
        enum osdev_x86_err err = osdev_x86_clone(
            &fake.space,
            &(struct osdev_x86_cloning
            ){&other, osdev_vaddr(0), 3 * M2, &ops, &cow},
            NULL, &stop
        );

        osdev_test_row(
            n, err == (n < 3 || n == 5 ? OSDEV_X86_ERR_NO_TABLE : OSDEV_X86_OK)
        );
        osdev_test_row(n, n != 5 || stop.va.raw == 0x7000);
        assert_int_equal(
            osdev_x86_tear_down(
                &other, osdev_vaddr(0), UINT64_C(1) << 47, 0, NULL
            ),
            OSDEV_X86_OK
        );
        osdev_x86_space_destroy(&other);
        osdev_test_row(n, fake.memory.out == before);
    }
}

static void a_clone_refuses_bad_ranges(void **state)
{
    static const struct osdev_x86_clone_ops ops = {copy_on_write, NULL};
    struct cow cow = {0, 100};

    (void)state;
    make_origin();
    assert_int_equal(
        osdev_x86_clone(
            &fake.space,
            &(struct osdev_x86_cloning
            ){&fake.space, osdev_vaddr(1), 0, &ops, &cow},
            NULL, NULL
        ),
        OSDEV_X86_ERR_BAD_ALIGN
    );
    assert_int_equal(
        osdev_x86_clone(
            &fake.space,
            &(struct osdev_x86_cloning
            ){&fake.space, osdev_vaddr(UINT64_C(1) << 50), 0, &ops, &cow},
            NULL, NULL
        ),
        OSDEV_X86_ERR_NOT_CANONICAL
    );
    assert_int_equal(
        osdev_x86_clone(
            &fake.space,
            &(struct osdev_x86_cloning
            ){&fake.space, osdev_vaddr(0 - M2), 2 * M2, &ops, &cow},
            NULL, NULL
        ),
        OSDEV_X86_ERR_BAD_RANGE
    );
    // Into itself: all is there already.
    assert_int_equal(
        osdev_x86_clone(
            &fake.space,
            &(struct osdev_x86_cloning
            ){&fake.space, osdev_vaddr(0), M2, &ops, &cow},
            NULL, NULL
        ),
        OSDEV_X86_ERR_ALREADY_MAPPED
    );
    fake_space_entry(&fake, 0, 4)->raw |= OSDEV_BIT64(45);
    assert_int_equal(
        osdev_x86_clone(
            &fake.space,
            &(struct osdev_x86_cloning
            ){&fake.space, osdev_vaddr(0), M2, &ops, &cow},
            NULL, NULL
        ),
        OSDEV_X86_ERR_BAD_TABLE
    );
}

static void tear_down_leaves_nothing(void **state)
{
    (void)state;
    make_origin();
    assert_int_equal(
        osdev_x86_tear_down(
            &fake.space, osdev_vaddr(0), UINT64_C(1) << 47, OSDEV_X86_KEEP_TOP,
            NULL
        ),
        OSDEV_X86_OK
    );
    assert_int_equal(fake.memory.out, 2);
    assert_int_equal(
        osdev_x86_tear_down(&fake.space, osdev_vaddr(1), 0, 0, NULL),
        OSDEV_X86_ERR_BAD_ALIGN
    );
}

struct seen {
    uint64_t va[8];
    uint64_t used[8];
    unsigned count;
};

static void see_used(void *ctx, osdev_vaddr_t va, uint64_t len, uint64_t used)
{
    struct seen *seen = ctx;

    assert_true(len == M2 || len == 0x1000);
    seen->va[seen->count] = va.raw;
    seen->used[seen->count] = used;
    seen->count++;
}

static enum osdev_x86_err
harvest(uint64_t va, uint64_t len, uint64_t which, struct seen *seen)
{
    struct osdev_x86_harvesting what = {
        osdev_vaddr(va), len, which, see_used, seen};

    seen->count = 0;
    return osdev_x86_harvest(&fake.space, &what, NULL);
}

static void used_pages_are_harvested_once(void **state)
{
    struct seen seen;

    (void)state;
    make_origin();
    fake_space_entry(&fake, 0x3000, 1)->raw |= 0x60;
    fake_space_entry(&fake, 0x5000, 1)->raw |= 0x20;
    fake_space_entry(&fake, M2, 2)->raw |= 0x20;
    assert_int_equal(
        harvest(0, UINT64_C(1) << 47, OSDEV_X86_PAGE_DIRTY, &seen), OSDEV_X86_OK
    );
    assert_true(seen.count == 1 && seen.va[0] == 0x3000);
    assert_true(seen.used[0] == OSDEV_X86_PAGE_DIRTY);
    assert_int_equal(
        harvest(
            0, M2 + 0x1000, OSDEV_X86_PAGE_DIRTY | OSDEV_X86_PAGE_ACCESSED,
            &seen
        ),
        OSDEV_X86_OK
    );
    assert_true(seen.count == 3 && seen.va[2] == M2);
    assert_int_equal(
        harvest(
            0, 2 * M2, OSDEV_X86_PAGE_DIRTY | OSDEV_X86_PAGE_ACCESSED, &seen
        ),
        OSDEV_X86_OK
    );
    assert_int_equal(seen.count, 0);
    assert_true(fake_space_walk(&fake, 0x3000).can_write);
    assert_int_equal(harvest(0, M2, W, &seen), OSDEV_X86_ERR_BAD_FLAGS);
    assert_int_equal(harvest(1, M2, 0x20, &seen), OSDEV_X86_ERR_BAD_ALIGN);
    assert_int_equal(
        harvest(UINT64_C(1) << 50, 0, 0x20, &seen), OSDEV_X86_ERR_NOT_CANONICAL
    );
    assert_int_equal(
        harvest(0 - M2, 2 * M2, 0x20, &seen), OSDEV_X86_ERR_BAD_RANGE
    );
    fake_space_entry(&fake, 0, 4)->raw |= OSDEV_BIT64(45);
    assert_int_equal(harvest(0, M2, 0x20, &seen), OSDEV_X86_ERR_BAD_TABLE);
}

static void a_table_grants_what_it_is_told(void **state)
{
    struct osdev_x86_gather gather;
    osdev_vaddr_t va = osdev_vaddr(0x3000);

    (void)state;
    make_origin();
    osdev_x86_gather_init(&gather, NULL, NULL);
    assert_int_equal(
        osdev_x86_protect_table(&fake.space, va, 3, W, NX, &gather),
        OSDEV_X86_OK
    );
    assert_false(fake_space_walk(&fake, 0).can_write);
    assert_false(fake_space_walk(&fake, 0).can_execute);
    assert_true(gather.count == 1 && gather.has_global);
    assert_true(gather.ranges[0].va.raw == 0 && gather.ranges[0].len == G1);
    assert_int_equal(
        osdev_x86_protect_table(&fake.space, va, 3, NX, W, NULL), OSDEV_X86_OK
    );
    assert_true(fake_space_walk(&fake, 0).can_write);
    assert_int_equal(
        osdev_x86_protect_table(
            &fake.space, va, 3, 0, OSDEV_X86_PTE_HUGE, NULL
        ),
        OSDEV_X86_ERR_BAD_FLAGS
    );
    assert_int_equal(
        osdev_x86_protect_table(&fake.space, va, 1, 0, W, NULL),
        OSDEV_X86_ERR_BAD_SIZE
    );
    assert_int_equal(
        osdev_x86_protect_table(&fake.space, va, 5, 0, W, NULL),
        OSDEV_X86_ERR_BAD_SIZE
    );
    assert_int_equal(
        osdev_x86_protect_table(
            &fake.space, osdev_vaddr(UINT64_C(1) << 50), 2, 0, W, NULL
        ),
        OSDEV_X86_ERR_NOT_CANONICAL
    );
    assert_int_equal(
        osdev_x86_protect_table(&fake.space, osdev_vaddr(G1), 2, 0, W, NULL),
        OSDEV_X86_ERR_NOT_MAPPED
    );
    assert_int_equal(
        osdev_x86_protect_table(&fake.space, osdev_vaddr(M2), 2, 0, W, NULL),
        OSDEV_X86_ERR_LARGER_PAGE
    );
    fake_space_entry(&fake, M2, 2)->raw = 2;
    assert_int_equal(
        osdev_x86_protect_table(&fake.space, osdev_vaddr(M2), 2, 0, W, NULL),
        OSDEV_X86_ERR_SOFT_ENTRY
    );
    fake_space_entry(&fake, 0, 4)->raw |= OSDEV_BIT64(45);
    assert_int_equal(
        osdev_x86_protect_table(&fake.space, va, 2, 0, W, NULL),
        OSDEV_X86_ERR_BAD_TABLE
    );
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(share_and_populate_keep_spaces_together),
        TEST(share_refuses_what_does_not_fit),
        TEST(populate_stops_where_it_must),
        TEST(a_clone_has_what_the_callback_decides),
        TEST(a_clone_fails_at_every_point),
        TEST(a_clone_refuses_bad_ranges),
        TEST(tear_down_leaves_nothing),
        TEST(used_pages_are_harvested_once),
        TEST(a_table_grants_what_it_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
