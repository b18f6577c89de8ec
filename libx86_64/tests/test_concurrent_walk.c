// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Another processor walks the tables while they change. Pages for tables are
// full of ones when they are handed out, so a table that is linked before it is
// ready shows as an entry with reserved bits.
#include "fake_memory.h"

#include <osdev/x86/map.h>

#include <pthread.h>

#include <osdev_test.h>

#define G1     UINT64_C(0x40000000)
#define ROUNDS 300u

static struct fake_memory memory;
static struct osdev_x86_paging paging = {4, 40, true, true, true, 0, 0};
static struct osdev_x86_space space;
static bool is_done;
static unsigned wrong;

static void *walk_all_the_time(void *ctx)
{
    (void)ctx;
    while (!__atomic_load_n(&is_done, __ATOMIC_ACQUIRE)) {
        for (uint64_t va = 0; va < ROUNDS * G1; va += G1 / 2) {
            struct mmu_result r =
                mmu_walk(&memory, &paging, space.root.raw, va + 0x3000);

            if (r.is_reserved || (r.is_present && r.pa != 0x3000)) {
                __atomic_fetch_add(&wrong, 1, __ATOMIC_RELAXED);
            }
        }
    }
    return NULL;
}

static void a_walk_sees_the_old_or_the_new_state(void **state)
{
    pthread_t thread;

    (void)state;
    fake_init(&memory);
    assert_int_equal(
        osdev_x86_space_create(
            &space, &paging, &fake_ops, &memory, osdev_vaddr(0)
        ),
        OSDEV_X86_OK
    );
    assert_int_equal(pthread_create(&thread, NULL, walk_all_the_time, NULL), 0);
    for (uint64_t i = 0; i < ROUNDS; i++) {
        struct osdev_x86_mapping what = {
            osdev_vaddr(i * G1), osdev_paddr(0),   0x200000, 0, 0,
            OSDEV_X86_SIZE_2M,   OSDEV_X86_SIZE_2M};

        assert_int_equal(osdev_x86_map(&space, &what, NULL), OSDEV_X86_OK);
        // Splits the page into a new table.
        assert_int_equal(
            osdev_x86_unmap(&space, what.va, 0x1000, 0, NULL, NULL),
            OSDEV_X86_OK
        );
    }
    __atomic_store_n(&is_done, true, __ATOMIC_RELEASE);
    pthread_join(thread, NULL);
    assert_int_equal(wrong, 0);
    fake_finish(&memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_walk_sees_the_old_or_the_new_state),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
