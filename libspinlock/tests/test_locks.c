// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/spinlock.h>

#include <osdev_test.h>

static void strerror_names_every_error(void **state)
{
    (void)state;
    assert_string_equal(osdev_spinlock_strerror(OSDEV_SPINLOCK_OK), "no error");
    for (unsigned e = OSDEV_SPINLOCK_ERR_BAD_ARG;
         e <= OSDEV_SPINLOCK_ERR_NO_PATH; e++) {
        assert_string_not_equal(
            osdev_spinlock_strerror((enum osdev_spinlock_err)e), "unknown error"
        );
    }
    assert_string_equal(
        osdev_spinlock_strerror((enum osdev_spinlock_err)0x0300),
        "unknown error"
    );
}

static void constant_initialisers_make_free_locks(void **state)
{
    static struct osdev_spinlock spin = OSDEV_SPINLOCK_INIT;
    static struct osdev_spinlock_ticket ticket = OSDEV_SPINLOCK_TICKET_INIT;
    static struct osdev_spinlock_mcs mcs = OSDEV_SPINLOCK_MCS_INIT;
    static struct osdev_spinlock_rw rw = OSDEV_SPINLOCK_RW_INIT;

    (void)state;
    assert_false(osdev_spinlock_is_locked(&spin));
    assert_false(osdev_spinlock_ticket_is_locked(&ticket));
    assert_false(osdev_spinlock_mcs_is_locked(&mcs));
    assert_false(osdev_spinlock_rw_is_locked(&rw));
    assert_int_equal(sizeof(spin), 4);
    assert_int_equal(sizeof(ticket), 8);
    assert_int_equal(sizeof(mcs), sizeof(void *));
    assert_int_equal(sizeof(rw), 20);
}

static void init_frees_any_memory(void **state)
{
    struct osdev_spinlock spin;
    struct osdev_spinlock_ticket ticket;
    struct osdev_spinlock_mcs mcs;

    (void)state;
    memset(&spin, 0xa5, sizeof(spin));
    memset(&ticket, 0xa5, sizeof(ticket));
    memset(&mcs, 0xa5, sizeof(mcs));
    osdev_spinlock_init(&spin);
    osdev_spinlock_ticket_init(&ticket);
    osdev_spinlock_mcs_init(&mcs);
    assert_false(osdev_spinlock_is_locked(&spin));
    assert_false(osdev_spinlock_ticket_is_locked(&ticket));
    assert_false(osdev_spinlock_mcs_is_locked(&mcs));
}

static void spin_held_lock_refuses(void **state)
{
    struct osdev_spinlock lock = OSDEV_SPINLOCK_INIT;

    (void)state;
    osdev_spinlock_lock(&lock);
    assert_true(osdev_spinlock_is_locked(&lock));
    assert_false(osdev_spinlock_try_lock(&lock));
    osdev_spinlock_unlock(&lock);
    assert_false(osdev_spinlock_is_locked(&lock));
    assert_true(osdev_spinlock_try_lock(&lock));
    osdev_spinlock_unlock(&lock);
    osdev_spinlock_lock_backoff(&lock);
    assert_true(osdev_spinlock_is_locked(&lock));
}

static void ticket_held_lock_refuses(void **state)
{
    struct osdev_spinlock_ticket lock = OSDEV_SPINLOCK_TICKET_INIT;

    (void)state;
    osdev_spinlock_ticket_lock(&lock);
    assert_true(osdev_spinlock_ticket_is_locked(&lock));
    assert_false(osdev_spinlock_ticket_try_lock(&lock));
    osdev_spinlock_ticket_unlock(&lock);
    assert_true(osdev_spinlock_ticket_try_lock(&lock));
    osdev_spinlock_ticket_unlock(&lock);
    assert_false(osdev_spinlock_ticket_is_locked(&lock));
}

static void ticket_counter_wraps(void **state)
{
    struct osdev_spinlock_ticket lock = {UINT32_MAX, UINT32_MAX};

    (void)state;
    assert_false(osdev_spinlock_ticket_is_locked(&lock));
    osdev_spinlock_ticket_lock(&lock);
    assert_true(osdev_spinlock_ticket_is_locked(&lock));
    assert_false(osdev_spinlock_ticket_try_lock(&lock));
    osdev_spinlock_ticket_unlock(&lock);
    assert_true(osdev_spinlock_ticket_try_lock(&lock));
}

static void mcs_held_lock_refuses(void **state)
{
    struct osdev_spinlock_mcs lock = OSDEV_SPINLOCK_MCS_INIT;
    struct osdev_spinlock_mcs_node mine;
    struct osdev_spinlock_mcs_node other;

    (void)state;
    osdev_spinlock_mcs_lock(&lock, &mine);
    assert_true(osdev_spinlock_mcs_is_locked(&lock));
    assert_false(osdev_spinlock_mcs_try_lock(&lock, &other));
    osdev_spinlock_mcs_unlock(&lock, &mine);
    assert_true(osdev_spinlock_mcs_try_lock(&lock, &other));
    osdev_spinlock_mcs_unlock(&lock, &other);
    assert_false(osdev_spinlock_mcs_is_locked(&lock));
}

static void bounded_without_attempts_is_a_bad_argument(void **state)
{
    struct osdev_spinlock spin = OSDEV_SPINLOCK_INIT;
    struct osdev_spinlock_ticket ticket = OSDEV_SPINLOCK_TICKET_INIT;
    struct osdev_spinlock_mcs mcs = OSDEV_SPINLOCK_MCS_INIT;
    struct osdev_spinlock_mcs_node node;

    (void)state;
    assert_int_equal(
        osdev_spinlock_lock_bounded(&spin, 0), OSDEV_SPINLOCK_ERR_BAD_ARG
    );
    assert_int_equal(
        osdev_spinlock_ticket_lock_bounded(&ticket, 0),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
    assert_int_equal(
        osdev_spinlock_mcs_lock_bounded(&mcs, &node, 0),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
    assert_int_equal(
        osdev_spinlock_raw_lock_bounded(
            osdev_spinlock_raw_spin(), &spin, NULL, 0
        ),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
}

static void bounded_times_out_and_leaves_nothing_behind(void **state)
{
    struct osdev_spinlock spin = OSDEV_SPINLOCK_INIT;
    struct osdev_spinlock_ticket ticket = OSDEV_SPINLOCK_TICKET_INIT;
    struct osdev_spinlock_mcs mcs = OSDEV_SPINLOCK_MCS_INIT;
    struct osdev_spinlock_mcs_node mine;
    struct osdev_spinlock_mcs_node other;

    (void)state;
    for (unsigned round = 0; round < 3; round++) {
        assert_int_equal(
            osdev_spinlock_lock_bounded(&spin, 1), OSDEV_SPINLOCK_OK
        );
        assert_int_equal(
            osdev_spinlock_lock_bounded(&spin, 5), OSDEV_SPINLOCK_ERR_TIMEOUT
        );
        osdev_spinlock_unlock(&spin);
        assert_int_equal(
            osdev_spinlock_ticket_lock_bounded(&ticket, 1), OSDEV_SPINLOCK_OK
        );
        assert_int_equal(
            osdev_spinlock_ticket_lock_bounded(&ticket, 5),
            OSDEV_SPINLOCK_ERR_TIMEOUT
        );
        osdev_spinlock_ticket_unlock(&ticket);
        assert_int_equal(
            osdev_spinlock_mcs_lock_bounded(&mcs, &mine, 1), OSDEV_SPINLOCK_OK
        );
        assert_int_equal(
            osdev_spinlock_mcs_lock_bounded(&mcs, &other, 5),
            OSDEV_SPINLOCK_ERR_TIMEOUT
        );
        osdev_spinlock_mcs_unlock(&mcs, &mine);
    }
}

static void backoff_doubles_up_to_2048(void **state)
{
    struct osdev_spinlock_backoff backoff = {0};

    (void)state;
    for (unsigned i = 0; i < 20; i++) {
        assert_int_equal(
            backoff.step, i < OSDEV_SPINLOCK_BACKOFF_STEP_MAX
                              ? i
                              : OSDEV_SPINLOCK_BACKOFF_STEP_MAX
        );
        osdev_spinlock_backoff_relax(&backoff);
    }
}

static void guard_unlocks_at_the_end_of_the_block(void **state)
{
    struct osdev_spinlock lock = OSDEV_SPINLOCK_INIT;

    (void)state;
    {
        OSDEV_SPINLOCK_GUARD(guard, &lock);
        assert_true(osdev_spinlock_is_locked(&lock));
        assert_ptr_equal(guard.lock, &lock);
    }
    assert_false(osdev_spinlock_is_locked(&lock));
    {
        OSDEV_SPINLOCK_GUARD(guard, &lock);
        osdev_spinlock_guard_finish(&guard);
        assert_false(osdev_spinlock_is_locked(&lock));
        assert_true(osdev_spinlock_try_lock(&lock));
    }
    assert_true(osdev_spinlock_is_locked(&lock));
    osdev_spinlock_unlock(&lock);
}

static void guard_leak_keeps_the_lock(void **state)
{
    struct osdev_spinlock lock = OSDEV_SPINLOCK_INIT;

    (void)state;
    {
        OSDEV_SPINLOCK_GUARD(guard, &lock);
        assert_ptr_equal(osdev_spinlock_guard_leak(&guard), &lock);
    }
    assert_true(osdev_spinlock_is_locked(&lock));
}

static void force_unlock_frees_a_lock_with_waiters(void **state)
{
    struct osdev_spinlock spin = OSDEV_SPINLOCK_INIT;
    struct osdev_spinlock_ticket ticket = {7, 3};
    struct osdev_spinlock_mcs mcs = OSDEV_SPINLOCK_MCS_INIT;
    struct osdev_spinlock_mcs_node node;

    (void)state;
    osdev_spinlock_lock(&spin);
    osdev_spinlock_force_unlock(&spin);
    assert_true(osdev_spinlock_try_lock(&spin));
    osdev_spinlock_ticket_force_unlock(&ticket);
    assert_true(osdev_spinlock_ticket_try_lock(&ticket));
    osdev_spinlock_mcs_lock(&mcs, &node);
    osdev_spinlock_mcs_force_unlock(&mcs);
    assert_true(osdev_spinlock_mcs_try_lock(&mcs, &node));
}

// Every way to take a lock, through the common interface.
static void raw_ops_take_and_give_back(void **state)
{
    struct osdev_spinlock spin = OSDEV_SPINLOCK_INIT;
    struct osdev_spinlock_ticket ticket = OSDEV_SPINLOCK_TICKET_INIT;
    struct osdev_spinlock_mcs mcs = OSDEV_SPINLOCK_MCS_INIT;
    struct osdev_spinlock_rw rw = OSDEV_SPINLOCK_RW_INIT;
    const struct {
        const struct osdev_spinlock_raw_ops *raw;
        void *lock;
        bool shared;
        bool nests;
    } cases[] = {
        {osdev_spinlock_raw_spin(), &spin, false, false},
        {osdev_spinlock_raw_backoff(), &spin, false, false},
        {osdev_spinlock_raw_ticket(), &ticket, false, false},
        {osdev_spinlock_raw_mcs(), &mcs, false, false},
        {osdev_spinlock_raw_rw_read(), &rw, true, false},
        {osdev_spinlock_raw_rw_read_nested(), &rw, true, true},
        {osdev_spinlock_raw_rw_upgradable(), &rw, false, false},
        {osdev_spinlock_raw_rw_write(), &rw, false, false},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        const struct osdev_spinlock_raw_ops *raw = cases[i].raw;
        struct osdev_spinlock_mcs_node a;
        struct osdev_spinlock_mcs_node b;

        osdev_test_row(i, raw->shared == cases[i].shared);
        osdev_test_row(i, raw->nests == cases[i].nests);
        raw->lock(cases[i].lock, &a);
        osdev_test_row(i, raw->is_locked(cases[i].lock));
        bool second = raw->try_lock(cases[i].lock, &b);

        osdev_test_row(i, second == raw->shared);
        if (second) {
            raw->unlock(cases[i].lock, &b);
        } else {
            osdev_test_row(
                i, osdev_spinlock_raw_lock_bounded(raw, cases[i].lock, &b, 3) ==
                       OSDEV_SPINLOCK_ERR_TIMEOUT
            );
        }
        raw->unlock(cases[i].lock, &a);
        osdev_test_row(i, !raw->is_locked(cases[i].lock));
        osdev_test_row(
            i, osdev_spinlock_raw_lock_bounded(raw, cases[i].lock, &a, 1) ==
                   OSDEV_SPINLOCK_OK
        );
        raw->force_unlock(cases[i].lock);
        osdev_test_row(i, !raw->is_locked(cases[i].lock));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strerror_names_every_error),
        cmocka_unit_test(constant_initialisers_make_free_locks),
        cmocka_unit_test(init_frees_any_memory),
        cmocka_unit_test(spin_held_lock_refuses),
        cmocka_unit_test(ticket_held_lock_refuses),
        cmocka_unit_test(ticket_counter_wraps),
        cmocka_unit_test(mcs_held_lock_refuses),
        cmocka_unit_test(bounded_without_attempts_is_a_bad_argument),
        cmocka_unit_test(bounded_times_out_and_leaves_nothing_behind),
        cmocka_unit_test(backoff_doubles_up_to_2048),
        cmocka_unit_test(guard_unlocks_at_the_end_of_the_block),
        cmocka_unit_test(guard_leak_keeps_the_lock),
        cmocka_unit_test(force_unlock_frees_a_lock_with_waiters),
        cmocka_unit_test(raw_ops_take_and_give_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
