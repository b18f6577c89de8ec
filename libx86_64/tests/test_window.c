// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "fake_memory.h"

#include <osdev/x86.h>

#include <osdev_test.h>

#define M2 UINT64_C(0x200000)
#define W  OSDEV_X86_PAGE_WRITE
#define U  OSDEV_X86_PAGE_USER

static struct fake_memory memory;
static struct osdev_x86_paging paging;
static struct osdev_x86_space space;
static struct osdev_x86_window window;

static void make_space(uint8_t levels, uint64_t private_mask)
{
    paging.levels = levels;
    paging.pa_bits = 40;
    paging.has_1g = true;
    paging.has_nx = true;
    paging.has_pat = true;
    paging.private_mask = private_mask;
    paging.shared_mask = 0;
    assert_int_equal(
        osdev_x86_space_create(
            &space, &paging, &fake_ops, &memory, osdev_vaddr(0)
        ),
        OSDEV_X86_OK
    );
    osdev_x86_window_init(&window, &space);
}

static int setup(void **state)
{
    (void)state;
    fake_init(&memory);
    make_space(4, 0);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    fake_finish(&memory);
    return memory.has_error;
}

static enum osdev_x86_err map(uint64_t va, uint64_t pa, uint64_t flags)
{
    return osdev_x86_window_map(
        &window, osdev_vaddr(va), osdev_paddr(pa), flags
    );
}

static struct mmu_result walk(uint64_t va)
{
    return mmu_walk(&memory, &paging, space.root.raw, va);
}

static void pages_are_those_that_the_processor_sees(void **state)
{
    static const struct {
        uint8_t levels;
        uint64_t private_mask;
    } machines[] = {{4, 0}, {5, 0}, {4, OSDEV_BIT64(47)}};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(machines); i++) {
        make_space(machines[i].levels, machines[i].private_mask);
        for (uint64_t va = M2 - 0x3000; va < M2 + 0x3000; va += 0x1000) {
            osdev_test_row(i, map(va, 2 * va, W) == OSDEV_X86_OK);
        }
        for (uint64_t va = M2 - 0x3000; va < M2 + 0x3000; va += 0x1000) {
            struct osdev_x86_translation t = {{0}, {0}, 0, 0, 0, 0};

            osdev_test_row(i, walk(va).pa == 2 * va && walk(va).can_write);
            osdev_test_row(
                i,
                osdev_x86_window_translate(&window, osdev_vaddr(va + 5), &t) ==
                    OSDEV_X86_OK
            );
            osdev_test_row(i, t.pa.raw == 2 * va + 5 && t.page.raw == va);
            osdev_test_row(i, t.flags == W && t.rights == W && t.level == 1);
        }
        for (uint64_t va = M2 - 0x3000; va < M2 + 0x3000; va += 0x1000) {
            struct osdev_x86_translation t = {{0}, {0}, 0, 0, 0, 0};

            osdev_test_row(
                i, osdev_x86_window_unmap(&window, osdev_vaddr(va), NULL, &t) ==
                       OSDEV_X86_OK
            );
            osdev_test_row(i, t.pa.raw == 2 * va && !walk(va).is_present);
        }
    }
}

static void a_closed_window_reaches_nothing(void **state)
{
    struct osdev_x86_translation t = {{0}, {0}, 0, 0, 0, 0};

    (void)state;
    // Addresses around zero, which is what a closed window holds.
    assert_int_equal(
        osdev_x86_window_translate(&window, osdev_vaddr(0), &t),
        OSDEV_X86_ERR_NOT_MAPPED
    );
    assert_int_equal(
        osdev_x86_window_unmap(&window, osdev_vaddr(0x1000), NULL, NULL),
        OSDEV_X86_ERR_NOT_MAPPED
    );
    assert_int_equal(map(0, 0x5000, 0), OSDEV_X86_OK);
    osdev_x86_window_close(&window);
    assert_int_equal(
        osdev_x86_window_translate(&window, osdev_vaddr(0), &t), OSDEV_X86_OK
    );
    assert_true(t.pa.raw == 0x5000);
}

static void an_open_window_refuses_what_a_map_refuses(void **state)
{
    struct osdev_x86_translation t = {{0}, {0}, 0, 0, 0, 0};

    (void)state;
    assert_int_equal(map(0, 0, W), OSDEV_X86_OK);
    assert_int_equal(map(0, 0, W), OSDEV_X86_ERR_ALREADY_MAPPED);
    assert_int_equal(map(0x1001, 0, W), OSDEV_X86_ERR_BAD_ALIGN);
    assert_int_equal(map(0x1000, 1, W), OSDEV_X86_ERR_BAD_ALIGN);
    assert_int_equal(
        map(0x1000, UINT64_C(1) << 40, W), OSDEV_X86_ERR_PHYS_RANGE
    );
    assert_int_equal(
        map(0x1000, 0, OSDEV_X86_PAGE_SHARED), OSDEV_X86_ERR_BAD_FLAGS
    );
    assert_int_equal(map(0x1000, 0, 1), OSDEV_X86_ERR_BAD_FLAGS);
    assert_int_equal(map(UINT64_C(1) << 60, 0, 0), OSDEV_X86_ERR_NOT_CANONICAL);
    assert_int_equal(
        osdev_x86_window_unmap(&window, osdev_vaddr(1), NULL, NULL),
        OSDEV_X86_ERR_BAD_ALIGN
    );
    assert_int_equal(
        osdev_x86_window_translate(&window, osdev_vaddr(0x1000), &t),
        OSDEV_X86_ERR_NOT_MAPPED
    );
    memory.budget = 0;
    assert_int_equal(map(M2, 0, 0), OSDEV_X86_ERR_NO_TABLE);
    assert_false(walk(0x1000).is_present);
}

static void rights_of_the_tables_above_count(void **state)
{
    struct osdev_x86_cursor cursor;
    struct osdev_x86_translation t = {{0}, {0}, 0, 0, 0, 0};

    (void)state;
    assert_int_equal(map(0, 0, W | U), OSDEV_X86_OK);
    osdev_x86_window_close(&window);
    assert_int_equal(
        osdev_x86_cursor_init(&cursor, &space, osdev_vaddr(0)), OSDEV_X86_OK
    );
    osdev_x86_cursor_entry(&cursor)->raw &= ~W;
    osdev_x86_cursor_entry(&cursor)->raw |= OSDEV_X86_PAGE_NO_EXECUTE;
    assert_int_equal(
        osdev_x86_window_translate(&window, osdev_vaddr(0), &t), OSDEV_X86_OK
    );
    assert_true(t.flags == (W | U));
    assert_true(t.rights == (U | OSDEV_X86_PAGE_NO_EXECUTE));
    assert_int_equal(
        map(0x1000, 0, W | OSDEV_X86_PAGE_NO_EXECUTE),
        OSDEV_X86_ERR_PARENT_RIGHTS
    );
    assert_int_equal(map(0x1000, 0, 0), OSDEV_X86_ERR_PARENT_RIGHTS);
    assert_int_equal(map(0x1000, 0, OSDEV_X86_PAGE_NO_EXECUTE), OSDEV_X86_OK);
}

static void unmapping_is_gathered(void **state)
{
    struct osdev_x86_gather gather;

    (void)state;
    osdev_x86_gather_init(&gather, NULL, NULL);
    assert_int_equal(map(0, 0, OSDEV_X86_PAGE_GLOBAL), OSDEV_X86_OK);
    assert_int_equal(map(0x1000, 0, 0), OSDEV_X86_OK);
    assert_int_equal(
        osdev_x86_window_unmap(&window, osdev_vaddr(0), &gather, NULL),
        OSDEV_X86_OK
    );
    assert_int_equal(
        osdev_x86_window_unmap(&window, osdev_vaddr(0x1000), &gather, NULL),
        OSDEV_X86_OK
    );
    assert_int_equal(gather.count, 1);
    assert_true(gather.ranges[0].len == 0x2000 && gather.has_global);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(pages_are_those_that_the_processor_sees),
        TEST(a_closed_window_reaches_nothing),
        TEST(an_open_window_refuses_what_a_map_refuses),
        TEST(rights_of_the_tables_above_count),
        TEST(unmapping_is_gathered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
