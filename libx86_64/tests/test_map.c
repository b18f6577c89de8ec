// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "fake_memory.h"

#include <osdev/x86.h>

#include <osdev_test.h>

#define VA OSDEV_VADDR_BITS_4LEVEL
#define M2 UINT64_C(0x200000)
#define G1 UINT64_C(0x40000000)
#define W  OSDEV_X86_PAGE_WRITE

static struct fake_memory memory;
static struct osdev_x86_paging paging;
static struct osdev_x86_space space;
static bool is_direct;

static int use_direct_map(void **state)
{
    (void)state;
    is_direct = true;
    return 0;
}

static int setup(void **state)
{
    static const struct osdev_x86_paging machine = {4,    40, true, true,
                                                    true, 0,  0};

    (void)state;
    fake_init(&memory);
    paging = machine;
    return osdev_x86_space_create(
               &space, &paging, is_direct ? &fake_direct_ops : &fake_ops,
               &memory, fake_direct_map(&memory)
           ) != OSDEV_X86_OK;
}

static int teardown(void **state)
{
    (void)state;
    fake_finish(&memory);
    return memory.has_error;
}

static enum osdev_x86_err map_sized(
    uint64_t va, uint64_t pa, uint64_t len, enum osdev_x86_page_size min,
    enum osdev_x86_page_size max
)
{
    struct osdev_x86_mapping what = {
        osdev_vaddr(va), osdev_paddr(pa), len, W, 0, min, max};

    return osdev_x86_map(&space, &what, NULL);
}

static enum osdev_x86_err map(uint64_t va, uint64_t pa, uint64_t len)
{
    return map_sized(va, pa, len, OSDEV_X86_SIZE_ANY, OSDEV_X86_SIZE_ANY);
}

static enum osdev_x86_err
page(uint64_t va, uint64_t pa, enum osdev_x86_page_size size, uint64_t flags)
{
    return osdev_x86_map_page(
        &space, osdev_vaddr(va), osdev_paddr(pa), size, flags
    );
}

static enum osdev_x86_err unmap(uint64_t va, uint64_t len, uint32_t options)
{
    return osdev_x86_unmap(&space, osdev_vaddr(va), len, options, NULL, NULL);
}

// After a change of paging or ops.
static void remake_space(void)
{
    assert_int_equal(
        osdev_x86_space_init(
            &space, &paging, space.ops, space.ctx, space.direct_map, space.root
        ),
        OSDEV_X86_OK
    );
}

static struct mmu_result walk(uint64_t va)
{
    return mmu_walk(&memory, &paging, space.root.raw, va);
}

// The entry that a page of a level has, or would have.
static osdev_x86_pte_t *entry_at(uint64_t va, unsigned level)
{
    struct osdev_x86_cursor cursor;

    assert_int_equal(
        osdev_x86_cursor_init(&cursor, &space, osdev_vaddr(va)), OSDEV_X86_OK
    );
    while (cursor.level > level) {
        assert_int_equal(osdev_x86_cursor_enter(&cursor), OSDEV_X86_OK);
    }
    return osdev_x86_cursor_entry(&cursor);
}

static void largest_pages_are_chosen(void **state)
{
    (void)state;
    assert_int_equal(map(G1 - M2 - 4096, G1 - M2 - 4096, 2 * G1), OSDEV_X86_OK);
    assert_true(walk(G1 - M2 - 4096).size == 4096);
    assert_true(walk(G1 - M2).size == M2);
    assert_true(walk(G1).size == G1);
    assert_true(walk(2 * G1).size == M2);
    assert_true(walk(3 * G1 - M2 - 4096).size == 0);
    assert_true(walk(3 * G1 - 2 * M2).size == 4096);
    // Without pages of 1 GiB the next size is taken.
    paging.has_1g = false;
    remake_space();
    assert_int_equal(map(8 * G1, 8 * G1, G1), OSDEV_X86_OK);
    assert_true(walk(8 * G1).size == M2);
}

static void already_mapped_reports_the_page_in_the_way(void **state)
{
    struct osdev_x86_mapping what = {
        osdev_vaddr(0x1000), osdev_paddr(0x900000), 0x4000, W, 0,
        OSDEV_X86_SIZE_ANY,  OSDEV_X86_SIZE_ANY};
    struct osdev_x86_stop stop;

    (void)state;
    assert_int_equal(map(0x3000, 0x777000, 0x1000), OSDEV_X86_OK);
    assert_int_equal(
        osdev_x86_map(&space, &what, &stop), OSDEV_X86_ERR_ALREADY_MAPPED
    );
    assert_true(stop.va.raw == 0x3000 && stop.done == 0x2000);
    assert_int_equal(stop.level, 1);
    assert_true(
        osdev_x86_pte_addr(&paging, stop.entry, stop.level).raw == 0x777000
    );
    // What lies behind the stop is untouched.
    assert_false(walk(0x4000).is_present);
    assert_true(walk(0x2000).pa == 0x901000);
}

static void map_refuses_bad_ranges(void **state)
{
    (void)state;
    assert_int_equal(map(0x1001, 0, 0x1000), OSDEV_X86_ERR_BAD_ALIGN);
    assert_int_equal(map(0x1000, 8, 0x1000), OSDEV_X86_ERR_BAD_ALIGN);
    assert_int_equal(map(0x1000, 0, 0x1001), OSDEV_X86_ERR_BAD_ALIGN);
    assert_int_equal(
        map(UINT64_C(1) << (VA - 1), 0, 4096), OSDEV_X86_ERR_NOT_CANONICAL
    );
    assert_int_equal(
        map((UINT64_C(1) << (VA - 1)) - 4096, 0, 8192), OSDEV_X86_ERR_BAD_RANGE
    );
    assert_int_equal(map(0 - UINT64_C(4096), 0, 8192), OSDEV_X86_ERR_BAD_RANGE);
    assert_int_equal(map(0 - UINT64_C(4096), 0, 4096), OSDEV_X86_OK);
    assert_true(walk(0 - UINT64_C(1)).pa == 0xfff);
    assert_int_equal(map(0x5000, 0, 0), OSDEV_X86_OK);
    assert_false(walk(0x5000).is_present);
}

static void map_refuses_frames_beyond_maxphyaddr(void **state)
{
    (void)state;
    assert_int_equal(map(0, UINT64_C(1) << 40, 4096), OSDEV_X86_ERR_PHYS_RANGE);
    assert_int_equal(
        map(0, (UINT64_C(1) << 40) - 4096, 8192), OSDEV_X86_ERR_PHYS_RANGE
    );
    assert_int_equal(map(0, (UINT64_C(1) << 40) - 4096, 4096), OSDEV_X86_OK);
    assert_false(walk(0).is_reserved);
}

static void map_refuses_flags_that_no_page_has(void **state)
{
    static const uint64_t flags[] = {
        1, OSDEV_X86_PAGE_SHARED, OSDEV_BIT64(13), OSDEV_BIT64(51)};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(flags); i++) {
        osdev_test_row(
            i,
            page(0, 0, OSDEV_X86_SIZE_4K, flags[i]) == OSDEV_X86_ERR_BAD_FLAGS
        );
    }
    paging.has_nx = false;
    paging.has_pat = false;
    remake_space();
    assert_int_equal(
        page(0, 0, OSDEV_X86_SIZE_4K, OSDEV_X86_PAGE_NO_EXECUTE),
        OSDEV_X86_ERR_BAD_FLAGS
    );
    assert_int_equal(
        page(0, 0, OSDEV_X86_SIZE_4K, OSDEV_X86_PAGE_PAT),
        OSDEV_X86_ERR_BAD_FLAGS
    );
    // Nothing was built on the way.
    assert_int_equal(memory.out, 1);
}

static void present_is_implied(void **state)
{
    (void)state;
    assert_int_equal(page(0, 0x1000, OSDEV_X86_SIZE_4K, 0), OSDEV_X86_OK);
    assert_true(walk(0).is_present && !walk(0).can_write);
}

static void map_refuses_sizes_it_has_not(void **state)
{
    (void)state;
    assert_int_equal(page(0, 0, OSDEV_X86_SIZE_ANY, W), OSDEV_X86_ERR_BAD_SIZE);
    assert_int_equal(
        map_sized(0, 0, M2, OSDEV_X86_SIZE_2M, OSDEV_X86_SIZE_4K),
        OSDEV_X86_ERR_BAD_SIZE
    );
    paging.has_1g = false;
    remake_space();
    assert_int_equal(page(0, 0, OSDEV_X86_SIZE_1G, W), OSDEV_X86_ERR_BAD_SIZE);
}

static void exact_size_does_not_fall_back(void **state)
{
    (void)state;
    assert_int_equal(
        page(0x1000, 0, OSDEV_X86_SIZE_2M, W), OSDEV_X86_ERR_BAD_ALIGN
    );
    assert_int_equal(page(0x1000, 0, OSDEV_X86_SIZE_4K, W), OSDEV_X86_OK);
    assert_int_equal(
        page(0, 0, OSDEV_X86_SIZE_2M, W), OSDEV_X86_ERR_SMALLER_PAGES
    );
    assert_int_equal(page(M2, 0, OSDEV_X86_SIZE_2M, W), OSDEV_X86_OK);
    assert_int_equal(
        page(M2 + 4096, 0, OSDEV_X86_SIZE_4K, W), OSDEV_X86_ERR_LARGER_PAGE
    );
    assert_int_equal(
        page(M2, 0, OSDEV_X86_SIZE_2M, W), OSDEV_X86_ERR_ALREADY_MAPPED
    );
}

static void failing_allocation_leaves_a_resume_point(void **state)
{
    struct osdev_x86_mapping what = {
        osdev_vaddr(G1 - M2), osdev_paddr(0x1000), 4 * M2, W, 0,
        OSDEV_X86_SIZE_ANY,   OSDEV_X86_SIZE_ANY};

    (void)state;
    for (unsigned budget = 0; budget < 7; budget++) {
        struct osdev_x86_stop stop = {{0}, 0, {0}, 0};

        memory.budget = budget;
        osdev_test_row(
            budget,
            osdev_x86_map(&space, &what, &stop) == OSDEV_X86_ERR_NO_TABLE
        );
        osdev_test_row(
            budget, walk(stop.va.raw - 1).is_present == (stop.done != 0)
        );
        osdev_test_row(budget, !walk(stop.va.raw).is_present);
        assert_int_equal(
            unmap(what.va.raw, what.len, OSDEV_X86_SKIP_HOLES), OSDEV_X86_OK
        );
        assert_int_equal(
            osdev_x86_clean_up(&space, what.va, what.len, 0, NULL), OSDEV_X86_OK
        );
        osdev_test_row(budget, memory.out == 1);
    }
    memory.budget = 7;
    assert_int_equal(osdev_x86_map(&space, &what, NULL), OSDEV_X86_OK);
}

static void tables_that_cannot_be_reached_are_refused(void **state)
{
    struct osdev_x86_translation t = {{0}, {0}, 0, 0, 0, 0};

    (void)state;
    space.ops = &fake_ops;
    remake_space();
    memory.bad_pa = 0x1000;
    assert_int_equal(map(0, 0, 4096), OSDEV_X86_ERR_BAD_TABLE);
    memory.bad_pa = UINT64_C(1) << 41;
    assert_int_equal(map(0, 0, 4096), OSDEV_X86_ERR_BAD_TABLE);
    memory.bad_pa = 0;
    // A large page where none can be, and an address that is too wide.
    entry_at(0, 4)->raw = FAKE_BASE | 0x83;
    assert_int_equal(map(0, 0, 4096), OSDEV_X86_ERR_BAD_TABLE);
    entry_at(0, 4)->raw = UINT64_C(1) << 45 | 3;
    assert_int_equal(
        osdev_x86_translate(&space, osdev_vaddr(0), &t), OSDEV_X86_ERR_BAD_TABLE
    );
    assert_int_equal(unmap(0, 4096, 0), OSDEV_X86_ERR_BAD_TABLE);
    assert_int_equal(
        osdev_x86_unmap_page(
            &space, osdev_vaddr(0), OSDEV_X86_SIZE_4K, NULL, NULL
        ),
        OSDEV_X86_ERR_BAD_TABLE
    );
    assert_int_equal(
        osdev_x86_clean_up(&space, osdev_vaddr(0), 4096, 0, NULL),
        OSDEV_X86_ERR_BAD_TABLE
    );
}

static void translate_sees_the_size_of_the_page(void **state)
{
    struct osdev_x86_translation t = {{0}, {0}, 0, 0, 0, 0};

    (void)state;
    assert_int_equal(map(G1, 2 * G1, G1), OSDEV_X86_OK);
    assert_int_equal(
        osdev_x86_translate(&space, osdev_vaddr(G1 + 0x12345), &t), OSDEV_X86_OK
    );
    assert_true(t.pa.raw == 2 * G1 + 0x12345 && t.page.raw == G1);
    assert_true(t.len == G1 && t.level == 3 && t.flags == W);
    assert_int_equal(
        osdev_x86_translate(&space, osdev_vaddr(0), &t),
        OSDEV_X86_ERR_NOT_MAPPED
    );
    assert_int_equal(
        osdev_x86_translate(&space, osdev_vaddr(UINT64_C(1) << 50), &t),
        OSDEV_X86_ERR_NOT_CANONICAL
    );
}

static void rights_are_those_of_all_levels(void **state)
{
    struct osdev_x86_translation t = {{0}, {0}, 0, 0, 0, 0};

    (void)state;
    assert_int_equal(
        page(0, 0, OSDEV_X86_SIZE_4K, W | OSDEV_X86_PAGE_USER), OSDEV_X86_OK
    );
    entry_at(0, 3)->raw &= ~W;
    entry_at(0, 4)->raw |= OSDEV_X86_PAGE_NO_EXECUTE;
    assert_int_equal(
        osdev_x86_translate(&space, osdev_vaddr(0), &t), OSDEV_X86_OK
    );
    assert_true(t.flags == (W | OSDEV_X86_PAGE_USER));
    assert_true(t.rights == (OSDEV_X86_PAGE_USER | OSDEV_X86_PAGE_NO_EXECUTE));
}

static void parent_rights_are_reported_or_raised(void **state)
{
    struct osdev_x86_protection what = {
        osdev_vaddr(0), 4096, OSDEV_X86_PAGE_NO_EXECUTE, W, 0};

    (void)state;
    assert_int_equal(
        page(0, 0, OSDEV_X86_SIZE_4K, OSDEV_X86_PAGE_NO_EXECUTE), OSDEV_X86_OK
    );
    entry_at(0, 3)->raw &= ~W;
    entry_at(0, 4)->raw |= OSDEV_X86_PAGE_NO_EXECUTE;
    assert_int_equal(
        page(0x1000, 0, OSDEV_X86_SIZE_4K, W), OSDEV_X86_ERR_PARENT_RIGHTS
    );
    assert_int_equal(
        osdev_x86_protect(&space, &what, NULL, NULL),
        OSDEV_X86_ERR_PARENT_RIGHTS
    );
    assert_false(walk(0).can_write);
    what.options = OSDEV_X86_RAISE_PARENTS;
    assert_int_equal(
        osdev_x86_protect(&space, &what, NULL, NULL), OSDEV_X86_OK
    );
    assert_true(walk(0).can_write && walk(0).can_execute);
}

static void soft_entries_look_the_same_to_all(void **state)
{
    struct osdev_x86_translation t = {{0}, {0}, 0, 0, 0, 0};
    struct osdev_x86_protection what = {osdev_vaddr(0x1000), 4096, 0, W, 0};

    (void)state;
    assert_int_equal(map(0, 0, 0x1000), OSDEV_X86_OK);
    entry_at(0x1000, 1)->raw = UINT64_C(0xabcdef00);
    assert_int_equal(
        osdev_x86_translate(&space, osdev_vaddr(0x1000), &t),
        OSDEV_X86_ERR_SOFT_ENTRY
    );
    assert_int_equal(map(0x1000, 0, 0x1000), OSDEV_X86_ERR_SOFT_ENTRY);
    assert_int_equal(unmap(0x1000, 0x1000, 0), OSDEV_X86_ERR_SOFT_ENTRY);
    assert_int_equal(
        osdev_x86_unmap_page(
            &space, osdev_vaddr(0x1000), OSDEV_X86_SIZE_4K, NULL, NULL
        ),
        OSDEV_X86_ERR_SOFT_ENTRY
    );
    assert_int_equal(
        osdev_x86_protect(&space, &what, NULL, NULL), OSDEV_X86_ERR_SOFT_ENTRY
    );
    assert_true(entry_at(0x1000, 1)->raw == UINT64_C(0xabcdef00));
    assert_int_equal(unmap(0x1000, 0x1000, OSDEV_X86_CLEAR_SOFT), OSDEV_X86_OK);
    assert_true(entry_at(0x1000, 1)->raw == 0);
}

static void pat_bit_moves_with_the_size(void **state)
{
    uint64_t flags = W | OSDEV_X86_PAGE_PAT;
    struct osdev_x86_translation t = {{0}, {0}, 0, 0, 0, 0};

    (void)state;
    assert_int_equal(page(0, M2, OSDEV_X86_SIZE_2M, flags), OSDEV_X86_OK);
    assert_true(walk(0).leaf == (M2 | 0x1083));
    assert_int_equal(page(M2, 0, OSDEV_X86_SIZE_4K, flags), OSDEV_X86_OK);
    assert_true(walk(M2).leaf == 0x83);
    // Splitting keeps the memory type; unmapping does not see an address.
    assert_int_equal(unmap(0x5000, 0x1000, 0), OSDEV_X86_OK);
    assert_true(walk(0x6000).leaf == ((M2 + 0x6000) | 0x83));
    assert_int_equal(page(G1, G1, OSDEV_X86_SIZE_2M, flags), OSDEV_X86_OK);
    assert_int_equal(
        osdev_x86_unmap_page(
            &space, osdev_vaddr(G1), OSDEV_X86_SIZE_2M, NULL, &t
        ),
        OSDEV_X86_OK
    );
    assert_true(t.pa.raw == G1 && t.flags == flags);
    assert_int_equal(osdev_x86_page_pat_slot(t.flags), 4);
    assert_true(
        OSDEV_X86_PAGE_PAT_SLOT(5) == (OSDEV_X86_PAGE_PAT | OSDEV_X86_PAGE_PWT)
    );
}

static void protect_of_a_table_changes_its_pages(void **state)
{
    struct osdev_x86_protection what = {osdev_vaddr(0), M2, W, 0, 0};
    uint64_t link;

    (void)state;
    assert_int_equal(
        map_sized(0, 0, M2, OSDEV_X86_SIZE_4K, OSDEV_X86_SIZE_4K), OSDEV_X86_OK
    );
    link = entry_at(0, 2)->raw;
    assert_int_equal(
        osdev_x86_protect(&space, &what, NULL, NULL), OSDEV_X86_OK
    );
    assert_true(entry_at(0, 2)->raw == link);
    assert_false(walk(M2 - 1).can_write);
    assert_true(walk(M2 - 1).size == 4096);
    what.set = 1;
    assert_int_equal(
        osdev_x86_protect(&space, &what, NULL, NULL), OSDEV_X86_ERR_BAD_FLAGS
    );
}

static void protect_keeps_accessed_and_dirty(void **state)
{
    struct osdev_x86_protection what = {osdev_vaddr(0), 4096, W, 0, 0};

    (void)state;
    assert_int_equal(map(0, 0, 4096), OSDEV_X86_OK);
    entry_at(0, 1)->raw |= 0x60;
    assert_int_equal(
        osdev_x86_protect(&space, &what, NULL, NULL), OSDEV_X86_OK
    );
    assert_true(walk(0).leaf == 0x61);
}

static void partial_changes_split_pages(void **state)
{
    struct osdev_x86_protection what = {
        osdev_vaddr(M2), 0x1000, W, 0, OSDEV_X86_NO_SPLIT};

    (void)state;
    assert_int_equal(map(0, G1, G1), OSDEV_X86_OK);
    entry_at(0, 3)->raw |= OSDEV_X86_PAGE_DIRTY;
    assert_int_equal(
        osdev_x86_protect(&space, &what, NULL, NULL), OSDEV_X86_ERR_LARGER_PAGE
    );
    assert_int_equal(
        unmap(M2, 0x1000, OSDEV_X86_NO_SPLIT), OSDEV_X86_ERR_LARGER_PAGE
    );
    memory.budget = 1;
    assert_int_equal(unmap(M2, 0x1000, 0), OSDEV_X86_ERR_NO_TABLE);
    assert_true(walk(M2).pa == G1 + M2);
    memory.budget = 1;
    assert_int_equal(unmap(M2, 0x1000, 0), OSDEV_X86_OK);
    assert_false(walk(M2).is_present);
    assert_true(walk(M2 + 0x1000).pa == G1 + M2 + 0x1000);
    assert_true(walk(M2 + 0x1000).leaf & OSDEV_X86_PAGE_DIRTY);
    assert_true(walk(0).size == M2 && walk(G1 - 1).pa == 2 * G1 - 1);
}

static void unmap_stops_at_holes(void **state)
{
    struct osdev_x86_stop stop;

    (void)state;
    assert_int_equal(map(0, 0, 0x2000), OSDEV_X86_OK);
    assert_int_equal(map(0x3000, 0, 0x1000), OSDEV_X86_OK);
    assert_int_equal(
        osdev_x86_unmap(&space, osdev_vaddr(0), 0x4000, 0, NULL, &stop),
        OSDEV_X86_ERR_NOT_MAPPED
    );
    assert_true(stop.done == 0x2000 && stop.va.raw == 0x2000);
    assert_true(walk(0x3000).is_present);
    assert_int_equal(unmap(0, 0x4000, OSDEV_X86_SKIP_HOLES), OSDEV_X86_OK);
    assert_false(walk(0x3000).is_present);
    assert_int_equal(unmap(1, 4096, 0), OSDEV_X86_ERR_BAD_ALIGN);
    assert_int_equal(
        unmap(UINT64_C(1) << 50, 4096, 0), OSDEV_X86_ERR_NOT_CANONICAL
    );
    assert_int_equal(
        unmap(0 - UINT64_C(4096), 8192, 0), OSDEV_X86_ERR_BAD_RANGE
    );
}

static enum osdev_x86_err unmap_one(uint64_t va, enum osdev_x86_page_size size)
{
    return osdev_x86_unmap_page(&space, osdev_vaddr(va), size, NULL, NULL);
}

static void unmap_page_tells_the_sizes_apart(void **state)
{
    (void)state;
    assert_int_equal(
        map_sized(0, 0, 0x2000, OSDEV_X86_SIZE_ANY, OSDEV_X86_SIZE_ANY),
        OSDEV_X86_OK
    );
    assert_int_equal(map(M2, M2, M2), OSDEV_X86_OK);
    assert_int_equal(
        unmap_one(0, OSDEV_X86_SIZE_2M), OSDEV_X86_ERR_SMALLER_PAGES
    );
    assert_int_equal(
        unmap_one(M2, OSDEV_X86_SIZE_4K), OSDEV_X86_ERR_LARGER_PAGE
    );
    assert_int_equal(
        unmap_one(2 * M2, OSDEV_X86_SIZE_2M), OSDEV_X86_ERR_NOT_MAPPED
    );
    assert_int_equal(
        unmap_one(0x1000, OSDEV_X86_SIZE_2M), OSDEV_X86_ERR_BAD_ALIGN
    );
    assert_int_equal(unmap_one(0, OSDEV_X86_SIZE_ANY), OSDEV_X86_ERR_BAD_SIZE);
    assert_int_equal(
        unmap_one(UINT64_C(1) << 50, OSDEV_X86_SIZE_4K),
        OSDEV_X86_ERR_NOT_CANONICAL
    );
    assert_int_equal(unmap_one(M2, OSDEV_X86_SIZE_2M), OSDEV_X86_OK);
    assert_int_equal(unmap_one(0x1000, OSDEV_X86_SIZE_4K), OSDEV_X86_OK);
}

static void clean_up_frees_empty_tables_alone(void **state)
{
    (void)state;
    assert_int_equal(map(0, 0, 0x1000), OSDEV_X86_OK);
    assert_int_equal(map(G1, 0, 0x1000), OSDEV_X86_OK);
    assert_int_equal(memory.out, 6);
    assert_int_equal(unmap(0, 0x1000, 0), OSDEV_X86_OK);
    assert_int_equal(
        osdev_x86_clean_up(&space, osdev_vaddr(0), 2 * G1, 0, NULL),
        OSDEV_X86_OK
    );
    assert_int_equal(memory.out, 4);
    assert_true(walk(G1).is_present);
    assert_int_equal(unmap(G1, 0x1000, 0), OSDEV_X86_OK);
    assert_int_equal(
        osdev_x86_clean_up(
            &space, osdev_vaddr(0), 2 * G1, OSDEV_X86_KEEP_TOP, NULL
        ),
        OSDEV_X86_OK
    );
    assert_int_equal(memory.out, 2);
    assert_int_equal(
        osdev_x86_clean_up(&space, osdev_vaddr(0), 1, 0, NULL),
        OSDEV_X86_ERR_BAD_ALIGN
    );
    assert_int_equal(
        osdev_x86_clean_up(&space, osdev_vaddr(UINT64_C(1) << 50), 0, 0, NULL),
        OSDEV_X86_ERR_NOT_CANONICAL
    );
    assert_int_equal(
        osdev_x86_clean_up(
            &space, osdev_vaddr(0 - UINT64_C(4096)), 8192, 0, NULL
        ),
        OSDEV_X86_ERR_BAD_RANGE
    );
}

static void cursor_jumps_the_hole_and_ends(void **state)
{
    struct osdev_x86_cursor cursor;
    unsigned entries = 1;

    (void)state;
    assert_int_equal(
        osdev_x86_cursor_init(&cursor, &space, osdev_vaddr(0)), OSDEV_X86_OK
    );
    while (osdev_x86_cursor_next(&cursor)) {
        entries++;
        if (entries == 257) {
            assert_true(cursor.va.raw == UINT64_C(0xffff800000000000));
        }
    }
    assert_int_equal(entries, 512);
    assert_int_equal(
        osdev_x86_cursor_init(&cursor, &space, osdev_vaddr(UINT64_C(1) << 60)),
        OSDEV_X86_ERR_NOT_CANONICAL
    );
    space.ops = &fake_ops;
    space.root = osdev_paddr(0);
    assert_int_equal(
        osdev_x86_cursor_init(&cursor, &space, osdev_vaddr(0)),
        OSDEV_X86_ERR_BAD_TABLE
    );
    space.root = osdev_paddr(FAKE_BASE);
}

static void description_is_checked(void **state)
{
    struct osdev_x86_paging p = paging;
    struct osdev_x86_space s;
    osdev_x86_pte_t pte;
    osdev_vaddr_t map_at = osdev_vaddr(0);

    (void)state;
    p.levels = 3;
    assert_int_equal(osdev_x86_paging_check(&p), OSDEV_X86_ERR_BAD_VALUE);
    p.levels = 5;
    p.pa_bits = 53;
    assert_int_equal(osdev_x86_paging_check(&p), OSDEV_X86_ERR_PHYS_RANGE);
    p.pa_bits = 40;
    p.private_mask = OSDEV_BIT64(39);
    assert_int_equal(osdev_x86_paging_check(&p), OSDEV_X86_ERR_BAD_FLAGS);
    p.private_mask = OSDEV_BIT64(47);
    assert_int_equal(osdev_x86_paging_check(&p), OSDEV_X86_OK);
    assert_int_equal(
        osdev_x86_space_init(
            &s, &p, &fake_ops, &memory, map_at, osdev_paddr(8)
        ),
        OSDEV_X86_ERR_BAD_ALIGN
    );
    assert_int_equal(
        osdev_x86_space_init(
            &s, &p, &fake_ops, &memory, map_at, osdev_paddr(OSDEV_BIT64(40))
        ),
        OSDEV_X86_ERR_PHYS_RANGE
    );
    memory.budget = 0;
    assert_int_equal(
        osdev_x86_space_create(&s, &p, &fake_ops, &memory, map_at),
        OSDEV_X86_ERR_NO_TABLE
    );
    memory.bad_pa = 0x1000;
    assert_int_equal(
        osdev_x86_space_create(&s, &p, &fake_ops, &memory, map_at),
        OSDEV_X86_ERR_BAD_TABLE
    );
    assert_int_equal(
        osdev_x86_pte_encode(&p, 4, osdev_paddr(0), 0, &pte),
        OSDEV_X86_ERR_BAD_SIZE
    );
    assert_int_equal(
        osdev_x86_pte_encode(&p, 2, osdev_paddr(4096), 0, &pte),
        OSDEV_X86_ERR_BAD_ALIGN
    );
    assert_int_equal(
        osdev_x86_pte_encode(&p, 1, osdev_paddr(OSDEV_BIT64(40)), 0, &pte),
        OSDEV_X86_ERR_PHYS_RANGE
    );
    assert_int_equal(
        osdev_x86_pte_encode(&p, 1, osdev_paddr(0), 1, &pte),
        OSDEV_X86_ERR_BAD_FLAGS
    );
    assert_int_equal(
        osdev_x86_pte_encode(&p, 1, osdev_paddr(0x5000), W, &pte), OSDEV_X86_OK
    );
    assert_true(pte.raw == (OSDEV_BIT64(47) | 0x5003));
}

static void direct_map_needs_no_callback(void **state)
{
    static const struct osdev_x86_table_ops bare = {NULL, NULL, NULL};
    struct osdev_x86_space direct;
    struct osdev_x86_translation t = {{0}, {0}, 0, 0, 0, 0};
    uint64_t at = (uint64_t)(uintptr_t)memory.pages - FAKE_BASE;

    (void)state;
    assert_int_equal(map(0x5000, 0x6000, 0x1000), OSDEV_X86_OK);
    assert_int_equal(
        osdev_x86_space_init(
            &direct, &paging, &bare, NULL, osdev_vaddr(at), space.root
        ),
        OSDEV_X86_OK
    );
    assert_int_equal(
        osdev_x86_translate(&direct, osdev_vaddr(0x5008), &t), OSDEV_X86_OK
    );
    assert_true(t.pa.raw == 0x6008);
    assert_int_equal(
        osdev_x86_map_page(
            &direct, osdev_vaddr(G1), osdev_paddr(0), OSDEV_X86_SIZE_4K, W
        ),
        OSDEV_X86_ERR_NO_TABLE
    );
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(largest_pages_are_chosen),
        TEST(already_mapped_reports_the_page_in_the_way),
        TEST(map_refuses_bad_ranges),
        TEST(map_refuses_frames_beyond_maxphyaddr),
        TEST(map_refuses_flags_that_no_page_has),
        TEST(present_is_implied),
        TEST(map_refuses_sizes_it_has_not),
        TEST(exact_size_does_not_fall_back),
        TEST(failing_allocation_leaves_a_resume_point),
        TEST(tables_that_cannot_be_reached_are_refused),
        TEST(translate_sees_the_size_of_the_page),
        TEST(rights_are_those_of_all_levels),
        TEST(parent_rights_are_reported_or_raised),
        TEST(soft_entries_look_the_same_to_all),
        TEST(pat_bit_moves_with_the_size),
        TEST(protect_of_a_table_changes_its_pages),
        TEST(protect_keeps_accessed_and_dirty),
        TEST(partial_changes_split_pages),
        TEST(unmap_stops_at_holes),
        TEST(unmap_page_tells_the_sizes_apart),
        TEST(clean_up_frees_empty_tables_alone),
        TEST(cursor_jumps_the_hole_and_ends),
        TEST(description_is_checked),
        TEST(direct_map_needs_no_callback),
    };

    // With the tables behind a call, then in a direct map.
    return cmocka_run_group_tests(tests, NULL, NULL) +
           cmocka_run_group_tests(tests, use_direct_map, NULL);
}
