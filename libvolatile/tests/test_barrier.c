// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// That each barrier is the right instruction is the business of barriers.py.
// Here they run, and two threads look for what they forbid.
#include <osdev/volatile.h>

#include <pthread.h>

#include <osdev_test.h>

#define ROUNDS 100000u

static void every_barrier_runs(void **state)
{
    (void)state;
    for (int kind = OSDEV_BARRIER_MMIO; kind <= OSDEV_BARRIER_WC; kind++) {
        for (int type = 0; type <= OSDEV_BARRIER_WRITE; type++) {
            osdev_barrier(
                (enum osdev_barrier_kind)kind, (enum osdev_barrier_type)type
            );
        }
    }
    osdev_barrier_mmio();
    osdev_barrier_wc();
    osdev_barrier_wc_read();
    osdev_barrier_wc_write();
    osdev_barrier_doorbell();
    osdev_barrier_after_mmio_read();
    osdev_barrier_dma_publish();
    osdev_barrier_dma_consume();
    osdev_barrier_speculation();
    osdev_barrier_instruction();
    osdev_barrier_page_table();
    osdev_barrier_compiler();
    osdev_relax();
}

static void index_out_of_bounds_becomes_zero(void **state)
{
    static const size_t counts[] = {0, 1, 2, 17, SIZE_MAX / 2};
    static const size_t indices[] = {
        0,
        1,
        2,
        16,
        17,
        SIZE_MAX / 2 - 1,
        SIZE_MAX / 2,
        SIZE_MAX / 2 + 1,
        SIZE_MAX - 1,
        SIZE_MAX,
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(counts); i++) {
        for (size_t j = 0; j < OSDEV_COUNTOF(indices); j++) {
            size_t want = indices[j] < counts[i] ? indices[j] : 0;

            osdev_test_row(
                j, osdev_index_nospec(indices[j], counts[i]) == want
            );
        }
    }
}

// Accesses by osdev_mmio_ functions, so that only barriers keep the order.
// Each round has cells of its own: no reset, no meeting, no lost races.
struct litmus {
    uint32_t x[ROUNDS];
    uint32_t y[ROUNDS];
    uint32_t seen[2][ROUNDS];
    uint32_t started;
};

static struct litmus shared;

static void meet(void)
{
    __atomic_add_fetch(&shared.started, 1, __ATOMIC_SEQ_CST);
    while (__atomic_load_n(&shared.started, __ATOMIC_SEQ_CST) < 2) {
        osdev_relax();
    }
}

// Each announces, then looks whether the other has.
static void *store_then_load(void *ctx)
{
    bool second = ctx != NULL;

    meet();
    for (unsigned i = 0; i < ROUNDS; i++) {
        osdev_mmio_write32(second ? &shared.y[i] : &shared.x[i], 1);
        osdev_barrier_smp_store_load();
        shared.seen[second][i] =
            osdev_mmio_read32(second ? &shared.x[i] : &shared.y[i]);
    }
    return NULL;
}

static void *publish(void *ctx)
{
    (void)ctx;
    meet();
    for (unsigned i = 0; i < ROUNDS; i++) {
        osdev_mmio_write32(&shared.x[i], i + 1);
        osdev_barrier_smp_write();
        osdev_mmio_write32(&shared.y[i], 1);
    }
    return NULL;
}

static void *consume(void *ctx)
{
    (void)ctx;
    meet();
    for (unsigned i = 0; i < ROUNDS; i++) {
        shared.seen[0][i] = osdev_mmio_read32(&shared.y[i]);
        osdev_barrier_smp_read();
        shared.seen[1][i] = osdev_mmio_read32(&shared.x[i]);
    }
    return NULL;
}

static void run_both(void *(*one)(void *), void *(*other)(void *))
{
    pthread_t thread;

    memset(&shared, 0, sizeof(shared));
    assert_int_equal(pthread_create(&thread, NULL, one, NULL), 0);
    (void)other(&shared);
    assert_int_equal(pthread_join(thread, NULL), 0);
}

static void store_buffering_is_not_seen(void **state)
{
    (void)state;
    run_both(store_then_load, store_then_load);
    for (unsigned i = 0; i < ROUNDS; i++) {
        osdev_test_row(i, (shared.seen[0][i] | shared.seen[1][i]) != 0);
    }
}

static void message_passing_is_in_order(void **state)
{
    (void)state;
    run_both(publish, consume);
    for (unsigned i = 0; i < ROUNDS; i++) {
        osdev_test_row(i, shared.seen[0][i] == 0 || shared.seen[1][i] == i + 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_barrier_runs),
        cmocka_unit_test(index_out_of_bounds_becomes_zero),
        cmocka_unit_test(store_buffering_is_not_seen),
        cmocka_unit_test(message_passing_is_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
