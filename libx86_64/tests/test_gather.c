// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "fake_memory.h"
#include "model_cpu.h"

#include <osdev/x86.h>

#include <osdev_test.h>

static struct model_cpu cpu;
static struct fake_memory memory;
static struct osdev_x86_paging paging = {4, 40, true, true, true, 0, 0};
static struct osdev_x86_space space;
static struct osdev_x86_gather gather;
static unsigned out_at_flush;

static int setup(void **state)
{
    (void)state;
    model_reset(&cpu);
    fake_init(&memory);
    osdev_x86_gather_init(&gather, NULL, NULL);
    return osdev_x86_space_create(
               &space, &paging, &fake_ops, &memory, osdev_vaddr(0)
           ) != OSDEV_X86_OK;
}

static int teardown(void **state)
{
    (void)state;
    fake_finish(&memory);
    return memory.has_error;
}

static void map(uint64_t va, uint64_t len, uint64_t flags)
{
    struct osdev_x86_mapping what = {
        osdev_vaddr(va),    osdev_paddr(0),    len, flags, 0,
        OSDEV_X86_SIZE_ANY, OSDEV_X86_SIZE_ANY};

    assert_int_equal(osdev_x86_map(&space, &what, NULL), OSDEV_X86_OK);
}

static void unmap(uint64_t va, uint64_t len)
{
    assert_int_equal(
        osdev_x86_unmap(&space, osdev_vaddr(va), len, 0, &gather, NULL),
        OSDEV_X86_OK
    );
}

static void short_ranges_are_flushed_page_by_page(void **state)
{
    (void)state;
    map(0x1000, 0x3000, 0);
    unmap(0x1000, 0x2000);
    unmap(0x3000, 0x1000);
    // Neighbours become one range.
    assert_int_equal(gather.count, 1);
    osdev_x86_gather_commit(&gather, &space);
    assert_true(model_is(0, "invlpg", 0x1000, 0));
    assert_true(model_is(2, "invlpg", 0x3000, 0));
    assert_int_equal(cpu.trace_count, 3);
    assert_true(osdev_x86_gather_is_empty(&gather));
}

static void a_large_page_is_one_flush(void **state)
{
    (void)state;
    map(0x200000, 0x400000, 0);
    unmap(0x200000, 0x400000);
    osdev_x86_gather_commit(&gather, &space);
    assert_int_equal(model_count("invlpg"), 2);
    assert_true(model_is(1, "invlpg", 0x400000, 0));
}

static void long_ranges_flush_all_and_keep_the_pcid(void **state)
{
    (void)state;
    cpu.cr[3] = 0x5abc;
    map(0x1000, 33 * 0x1000, 0);
    unmap(0x1000, 33 * 0x1000);
    osdev_x86_gather_commit(&gather, &space);
    assert_int_equal(model_count("invlpg"), 0);
    assert_true(model_is(1, "write_cr3", 0x5abc, 0));
}

static void global_pages_need_the_global_flush(void **state)
{
    (void)state;
    map(0x1000, 33 * 0x1000, OSDEV_X86_PAGE_GLOBAL);
    unmap(0x1000, 33 * 0x1000);
    assert_true(gather.has_global);
    osdev_x86_gather_commit(&gather, &space);
    assert_int_equal(model_count("write_cr4"), 2);
}

static void too_many_ranges_flush_all(void **state)
{
    (void)state;
    for (uint64_t i = 0; i <= OSDEV_X86_GATHER_RANGES; i++) {
        map(i * 0x2000, 0x1000, 0);
        unmap(i * 0x2000, 0x1000);
    }
    assert_true(gather.needs_all);
    osdev_x86_gather_commit(&gather, &space);
    assert_int_equal(model_count("write_cr3"), 1);
    assert_int_equal(model_count("invlpg"), 0);
}

static void split_flushes_the_large_page(void **state)
{
    struct osdev_x86_protection what = {
        osdev_vaddr(0x203000), 0x1000, 0, OSDEV_X86_PAGE_WRITE, 0};

    (void)state;
    map(0x200000, 0x200000, 0);
    assert_int_equal(
        osdev_x86_protect(&space, &what, &gather, NULL), OSDEV_X86_OK
    );
    osdev_x86_gather_commit(&gather, &space);
    assert_true(model_is(0, "invlpg", 0x200000, 0));
    assert_true(model_is(1, "invlpg", 0x203000, 0));
}

static void unchanged_pages_are_not_flushed(void **state)
{
    struct osdev_x86_protection what = {osdev_vaddr(0), 0x1000, 0, 0, 0};

    (void)state;
    map(0, 0x1000, 0);
    assert_int_equal(
        osdev_x86_protect(&space, &what, &gather, NULL), OSDEV_X86_OK
    );
    assert_true(osdev_x86_gather_is_empty(&gather));
    osdev_x86_gather_commit(&gather, &space);
    assert_int_equal(cpu.trace_count, 0);
}

static void see_flush(void *ctx, const struct osdev_x86_gather *g)
{
    (void)ctx;
    (void)g;
    out_at_flush = memory.out;
}

static void tables_are_given_back_after_the_flush(void **state)
{
    static const struct osdev_x86_gather_ops ops = {see_flush, NULL};

    (void)state;
    osdev_x86_gather_init(&gather, &ops, NULL);
    map(0, 0x1000, 0);
    map(UINT64_C(0x40000000), 0x1000, 0);
    unmap(0, 0x1000);
    unmap(UINT64_C(0x40000000), 0x1000);
    assert_int_equal(
        osdev_x86_clean_up(
            &space, osdev_vaddr(0), UINT64_C(0x80000000), 0, &gather
        ),
        OSDEV_X86_OK
    );
    assert_int_equal(memory.out, 6);
    osdev_x86_gather_commit(&gather, &space);
    assert_int_equal(out_at_flush, 6);
    assert_int_equal(memory.out, 1);
    assert_int_equal(cpu.trace_count, 0);
}

static void tables_alone_are_flushed_too(void **state)
{
    (void)state;
    map(0, 0x1000, 0);
    assert_int_equal(
        osdev_x86_unmap(&space, osdev_vaddr(0), 0x1000, 0, NULL, NULL),
        OSDEV_X86_OK
    );
    assert_int_equal(
        osdev_x86_clean_up(&space, osdev_vaddr(0), 0x1000, 0, &gather),
        OSDEV_X86_OK
    );
    assert_int_equal(gather.count, 0);
    osdev_x86_gather_commit(&gather, &space);
    assert_int_equal(model_count("write_cr3"), 1);
    assert_int_equal(memory.out, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(short_ranges_are_flushed_page_by_page),
        TEST(a_large_page_is_one_flush),
        TEST(long_ranges_flush_all_and_keep_the_pcid),
        TEST(global_pages_need_the_global_flush),
        TEST(too_many_ranges_flush_all),
        TEST(split_flushes_the_large_page),
        TEST(unchanged_pages_are_not_flushed),
        TEST(tables_are_given_back_after_the_flush),
        TEST(tables_alone_are_flushed_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
