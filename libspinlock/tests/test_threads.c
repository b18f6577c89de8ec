// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Real threads, for a fixed number of rounds. Plain variables under the locks,
// so that TSan sees a lock that does not order its holders.
#include <osdev/spinlock.h>

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

#include <osdev_test.h>

#define THREADS 3
#define ROUNDS  3000u

static struct {
    const struct osdev_spinlock_raw_ops *raw;
    void *lock;
    unsigned long count;
    struct osdev_spinlock_rw rw;
    struct osdev_spinlock_seq seq;
    uint64_t pair[2];
    struct osdev_spinlock_lazy lazy;
    int made;
} shared;

static void run(void *(*body)(void *))
{
    pthread_t threads[THREADS];
    static const unsigned numbers[THREADS] = {0, 1, 2};

    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(
            pthread_create(
                &threads[i], NULL, body, (void *)(uintptr_t)&numbers[i]
            ),
            0
        );
    }
    for (size_t i = 0; i < THREADS; i++) {
        void *result;

        assert_int_equal(pthread_join(threads[i], &result), 0);
        assert_null(result);
    }
}

static unsigned number_of(const void *arg)
{
    return *(const unsigned *)arg;
}

static void *count_up(void *arg)
{
    (void)arg;
    for (unsigned i = 0; i < ROUNDS; i++) {
        struct osdev_spinlock_mcs_node node;

        shared.raw->lock(shared.lock, &node);
        shared.count++;
        shared.raw->unlock(shared.lock, &node);
        // With more threads than processors a queue moves at the speed of
        // the scheduler.
        sched_yield();
    }
    return NULL;
}

static void counting_loses_nothing(void **state)
{
    struct osdev_spinlock spin = OSDEV_SPINLOCK_INIT;
    struct osdev_spinlock_ticket ticket = OSDEV_SPINLOCK_TICKET_INIT;
    struct osdev_spinlock_mcs mcs = OSDEV_SPINLOCK_MCS_INIT;
    struct osdev_spinlock_rw rw = OSDEV_SPINLOCK_RW_INIT;
    const struct {
        const struct osdev_spinlock_raw_ops *raw;
        void *lock;
        unsigned long rounds;
    } cases[] = {
        {osdev_spinlock_raw_spin(), &spin, 0},
        {osdev_spinlock_raw_backoff(), &spin, 0},
        {osdev_spinlock_raw_ticket(), &ticket, 0},
        {osdev_spinlock_raw_mcs(), &mcs, 0},
        {osdev_spinlock_raw_rw_write(), &rw, 0},
        {osdev_spinlock_raw_rw_upgradable(), &rw, 0},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        shared.raw = cases[i].raw;
        shared.lock = cases[i].lock;
        shared.count = 0;
        run(count_up);
        osdev_test_row(i, shared.count == (unsigned long)THREADS * ROUNDS);
        osdev_test_row(i, !shared.raw->is_locked(shared.lock));
    }
}

// Each returns how much it added.
static unsigned long write_once(void)
{
    osdev_spinlock_rw_write_lock(&shared.rw);
    shared.count++;
    osdev_spinlock_rw_downgrade(&shared.rw);
    osdev_spinlock_rw_read_unlock(&shared.rw);
    return 1;
}

static unsigned long upgrade_once(void)
{
    osdev_spinlock_rw_upgradable_lock(&shared.rw);
    unsigned long before = shared.count;

    osdev_spinlock_rw_upgrade(&shared.rw);
    if (shared.count != before) {
        abort();
    }
    shared.count++;
    osdev_spinlock_rw_downgrade_to_upgradable(&shared.rw);
    osdev_spinlock_rw_upgradable_downgrade(&shared.rw);
    osdev_spinlock_rw_read_unlock(&shared.rw);
    return 1;
}

static unsigned long try_once(void)
{
    if (osdev_spinlock_rw_write_lock_bounded(&shared.rw, 10) !=
        OSDEV_SPINLOCK_OK) {
        return 0;
    }
    shared.count++;
    osdev_spinlock_rw_write_unlock(&shared.rw);
    return 1;
}

static unsigned long read_once(void)
{
    osdev_spinlock_rw_read_lock(&shared.rw);
    unsigned long before = shared.count;

    osdev_spinlock_rw_read_lock_nested(&shared.rw);
    if (shared.count != before) {
        abort();
    }
    osdev_spinlock_rw_read_unlock_nested(&shared.rw);
    osdev_spinlock_rw_read_unlock(&shared.rw);
    return 0;
}

static unsigned long added[THREADS];

static void *mixed_roles(void *arg)
{
    static unsigned long (*const roles[])(void
    ) = {write_once, upgrade_once, try_once, read_once};
    unsigned number = number_of(arg);
    uint32_t random = number + 1;

    added[number] = 0;
    for (unsigned i = 0; i < ROUNDS; i++) {
        random = random * 1664525u + 1013904223u;
        added[number] += roles[random >> 30]();
        sched_yield();
    }
    return NULL;
}

static void readers_writers_and_upgrades_agree(void **state)
{
    (void)state;
    osdev_spinlock_rw_init(&shared.rw);
    shared.count = 0;
    run(mixed_roles);
    assert_int_equal(shared.count, added[0] + added[1] + added[2]);
    assert_false(osdev_spinlock_rw_is_locked(&shared.rw));
}

static void *seq_roles(void *arg)
{
    uint64_t copy[2];

    for (unsigned i = 1; i <= ROUNDS; i++) {
        if (number_of(arg) == 0) {
            copy[0] = i;
            copy[1] = ~(uint64_t)i;
            osdev_spinlock_seq_write_begin(&shared.seq);
            osdev_spinlock_seq_store(shared.pair, copy, sizeof(copy));
            osdev_spinlock_seq_write_end(&shared.seq);
            sched_yield();
        } else if (osdev_spinlock_seq_read(&shared.seq, copy, shared.pair, sizeof(copy), 1000) == OSDEV_SPINLOCK_OK && copy[0] != ~copy[1]) {
            return arg;
        }
    }
    return NULL;
}

static void seq_readers_see_no_mixture(void **state)
{
    (void)state;
    osdev_spinlock_seq_init(&shared.seq);
    shared.pair[0] = 0;
    shared.pair[1] = UINT64_MAX;
    run(seq_roles);
}

static void *make(void *ctx)
{
    ++*(int *)ctx;
    return ctx;
}

static void *want(void *arg)
{
    void *value;

    (void)arg;
    if (osdev_spinlock_lazy_get(&shared.lazy, &value) != OSDEV_SPINLOCK_OK) {
        abort();
    }
    return *(int *)value == 1 ? NULL : value;
}

static void lazy_is_made_once(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 100; i++) {
        shared.made = 0;
        shared.lazy = (struct osdev_spinlock_lazy
        )OSDEV_SPINLOCK_LAZY_INIT(make, &shared.made);
        run(want);
        assert_int_equal(shared.made, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counting_loses_nothing),
        cmocka_unit_test(readers_writers_and_upgrades_agree),
        cmocka_unit_test(seq_readers_see_no_mixture),
        cmocka_unit_test(lazy_is_made_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
