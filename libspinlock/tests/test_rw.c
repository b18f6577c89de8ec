// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The reader-writer lock on one processor: which state lets whom in. What
// happens when several processors meet is in test_explore_rw.c.
#include <osdev/spinlock.h>

#include <osdev_test.h>

enum state {
    FREE,
    READ,
    NESTED,
    UPGRADABLE,
    WRITE
};

static void enter(struct osdev_spinlock_rw *lock, enum state state)
{
    switch (state) {
    case READ:
        osdev_spinlock_rw_read_lock(lock);
        break;
    case NESTED:
        osdev_spinlock_rw_read_lock_nested(lock);
        break;
    case UPGRADABLE:
        osdev_spinlock_rw_upgradable_lock(lock);
        break;
    case WRITE:
        osdev_spinlock_rw_write_lock(lock);
        break;
    case FREE:
        break;
    }
}

static void leave(struct osdev_spinlock_rw *lock, enum state state)
{
    switch (state) {
    case READ:
        osdev_spinlock_rw_read_unlock(lock);
        break;
    case NESTED:
        osdev_spinlock_rw_read_unlock_nested(lock);
        break;
    case UPGRADABLE:
        osdev_spinlock_rw_upgradable_unlock(lock);
        break;
    case WRITE:
        osdev_spinlock_rw_write_unlock(lock);
        break;
    case FREE:
        break;
    }
}

static bool try_enter(struct osdev_spinlock_rw *lock, enum state state)
{
    switch (state) {
    case READ:
        return osdev_spinlock_rw_try_read_lock(lock);
    case NESTED:
        return osdev_spinlock_rw_try_read_lock_nested(lock);
    case UPGRADABLE:
        return osdev_spinlock_rw_try_upgradable_lock(lock);
    case WRITE:
        return osdev_spinlock_rw_try_write_lock(lock);
    case FREE:
        break;
    }
    return true;
}

static void each_state_admits_whom_it_should(void **state)
{
    // Row: who is in. Column: who comes.
    static const bool admits[5][5] = {
        [FREE] = {true, true, true, true, true},
        [READ] = {true, true, true, true, false},
        [NESTED] = {true, true, true, true, false},
        [UPGRADABLE] = {true, true, true, false, false},
        [WRITE] = {true, false, false, false, false},
    };

    (void)state;
    for (size_t in = FREE; in <= WRITE; in++) {
        for (size_t comes = READ; comes <= WRITE; comes++) {
            struct osdev_spinlock_rw lock = OSDEV_SPINLOCK_RW_INIT;

            enter(&lock, (enum state)in);
            osdev_test_row(
                in * 10 + comes,
                try_enter(&lock, (enum state)comes) == admits[in][comes]
            );
            if (admits[in][comes]) {
                leave(&lock, (enum state)comes);
            }
            leave(&lock, (enum state)in);
            osdev_test_row(
                in * 10 + comes, !osdev_spinlock_rw_is_locked(&lock)
            );
            osdev_test_row(in, osdev_spinlock_rw_try_write_lock(&lock));
        }
    }
}

static void counts_tell_who_holds_it(void **state)
{
    struct osdev_spinlock_rw lock;

    (void)state;
    memset(&lock, 0xa5, sizeof(lock));
    osdev_spinlock_rw_init(&lock);
    assert_false(osdev_spinlock_rw_is_locked(&lock));
    osdev_spinlock_rw_read_lock(&lock);
    osdev_spinlock_rw_read_lock_nested(&lock);
    assert_int_equal(osdev_spinlock_rw_reader_count(&lock), 2);
    assert_false(osdev_spinlock_rw_is_owned(&lock));
    osdev_spinlock_rw_upgradable_lock(&lock);
    assert_true(osdev_spinlock_rw_is_owned(&lock));
    assert_int_equal(osdev_spinlock_rw_reader_count(&lock), 2);
    osdev_spinlock_rw_upgradable_unlock(&lock);
    osdev_spinlock_rw_read_unlock(&lock);
    assert_true(osdev_spinlock_rw_is_locked(&lock));
    osdev_spinlock_rw_read_unlock_nested(&lock);
    assert_false(osdev_spinlock_rw_is_locked(&lock));
}

static void upgrade_needs_readers_gone(void **state)
{
    struct osdev_spinlock_rw lock = OSDEV_SPINLOCK_RW_INIT;

    (void)state;
    osdev_spinlock_rw_upgradable_lock(&lock);
    osdev_spinlock_rw_read_lock(&lock);
    assert_false(osdev_spinlock_rw_try_upgrade(&lock));
    osdev_spinlock_rw_read_unlock(&lock);
    osdev_spinlock_rw_read_lock_nested(&lock);
    assert_false(osdev_spinlock_rw_try_upgrade(&lock));
    osdev_spinlock_rw_read_unlock_nested(&lock);
    assert_true(osdev_spinlock_rw_try_upgrade(&lock));
    assert_false(osdev_spinlock_rw_try_read_lock(&lock));
    osdev_spinlock_rw_write_unlock(&lock);
    assert_false(osdev_spinlock_rw_is_locked(&lock));
}

static void downgrades_let_the_right_ones_in(void **state)
{
    struct osdev_spinlock_rw lock = OSDEV_SPINLOCK_RW_INIT;

    (void)state;
    osdev_spinlock_rw_write_lock(&lock);
    osdev_spinlock_rw_downgrade(&lock);
    assert_int_equal(osdev_spinlock_rw_reader_count(&lock), 1);
    assert_false(osdev_spinlock_rw_try_write_lock(&lock));
    assert_true(osdev_spinlock_rw_try_upgradable_lock(&lock));
    osdev_spinlock_rw_read_unlock(&lock);
    osdev_spinlock_rw_upgrade(&lock);
    osdev_spinlock_rw_downgrade_to_upgradable(&lock);
    assert_true(osdev_spinlock_rw_try_read_lock(&lock));
    assert_false(osdev_spinlock_rw_try_upgradable_lock(&lock));
    osdev_spinlock_rw_upgradable_downgrade(&lock);
    assert_int_equal(osdev_spinlock_rw_reader_count(&lock), 2);
    assert_true(osdev_spinlock_rw_try_upgradable_lock(&lock));
}

static void door_shut_many_times_still_opens(void **state)
{
    struct osdev_spinlock_rw lock = OSDEV_SPINLOCK_RW_INIT;

    (void)state;
    osdev_spinlock_rw_upgradable_lock(&lock);
    for (unsigned i = 0; i < 9; i++) {
        osdev_spinlock_rw_upgrade(&lock);
        assert_false(osdev_spinlock_rw_try_read_lock(&lock));
        osdev_spinlock_rw_downgrade_to_upgradable(&lock);
        assert_true(osdev_spinlock_rw_try_read_lock(&lock));
        osdev_spinlock_rw_read_unlock(&lock);
    }
}

static void reader_counters_wrap(void **state)
{
    struct osdev_spinlock_rw lock = OSDEV_SPINLOCK_RW_INIT;

    (void)state;
    lock.came = UINT32_MAX - 3;
    lock.left = UINT32_MAX - 3;
    assert_false(osdev_spinlock_rw_is_locked(&lock));
    osdev_spinlock_rw_read_lock(&lock);
    assert_int_equal(osdev_spinlock_rw_reader_count(&lock), 1);
    assert_false(osdev_spinlock_rw_try_write_lock(&lock));
    osdev_spinlock_rw_read_unlock(&lock);
    assert_true(osdev_spinlock_rw_try_write_lock(&lock));
}

static void bounded_without_attempts_is_a_bad_argument(void **state)
{
    struct osdev_spinlock_rw lock = OSDEV_SPINLOCK_RW_INIT;

    (void)state;
    assert_int_equal(
        osdev_spinlock_rw_read_lock_bounded(&lock, 0),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
    assert_int_equal(
        osdev_spinlock_rw_write_lock_bounded(&lock, 0),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
    assert_int_equal(
        osdev_spinlock_rw_upgradable_lock_bounded(&lock, 0),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
    osdev_spinlock_rw_upgradable_lock(&lock);
    assert_int_equal(
        osdev_spinlock_rw_upgrade_bounded(&lock, 0), OSDEV_SPINLOCK_ERR_BAD_ARG
    );
}

static void bounded_times_out_and_leaves_nothing_behind(void **state)
{
    struct osdev_spinlock_rw lock = OSDEV_SPINLOCK_RW_INIT;

    (void)state;
    assert_int_equal(
        osdev_spinlock_rw_write_lock_bounded(&lock, 1), OSDEV_SPINLOCK_OK
    );
    assert_int_equal(
        osdev_spinlock_rw_read_lock_bounded(&lock, 4),
        OSDEV_SPINLOCK_ERR_TIMEOUT
    );
    assert_int_equal(
        osdev_spinlock_rw_write_lock_bounded(&lock, 4),
        OSDEV_SPINLOCK_ERR_TIMEOUT
    );
    assert_int_equal(
        osdev_spinlock_rw_upgradable_lock_bounded(&lock, 4),
        OSDEV_SPINLOCK_ERR_TIMEOUT
    );
    osdev_spinlock_rw_write_unlock(&lock);

    assert_int_equal(
        osdev_spinlock_rw_read_lock_bounded(&lock, 1), OSDEV_SPINLOCK_OK
    );
    assert_int_equal(
        osdev_spinlock_rw_write_lock_bounded(&lock, 4),
        OSDEV_SPINLOCK_ERR_TIMEOUT
    );
    assert_int_equal(
        osdev_spinlock_rw_upgradable_lock_bounded(&lock, 1), OSDEV_SPINLOCK_OK
    );
    assert_int_equal(
        osdev_spinlock_rw_upgrade_bounded(&lock, 4), OSDEV_SPINLOCK_ERR_TIMEOUT
    );
    assert_true(osdev_spinlock_rw_try_read_lock(&lock));
    osdev_spinlock_rw_read_unlock(&lock);
    osdev_spinlock_rw_read_unlock(&lock);
    assert_int_equal(
        osdev_spinlock_rw_upgrade_bounded(&lock, 1), OSDEV_SPINLOCK_OK
    );
    osdev_spinlock_rw_write_unlock(&lock);
    assert_false(osdev_spinlock_rw_is_locked(&lock));
}

static void force_unlock_frees_every_state(void **state)
{
    (void)state;
    for (size_t in = FREE; in <= WRITE; in++) {
        struct osdev_spinlock_rw lock = OSDEV_SPINLOCK_RW_INIT;

        enter(&lock, (enum state)in);
        osdev_spinlock_rw_force_unlock(&lock);
        osdev_test_row(in, !osdev_spinlock_rw_is_locked(&lock));
        osdev_test_row(in, osdev_spinlock_rw_try_write_lock(&lock));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_state_admits_whom_it_should),
        cmocka_unit_test(counts_tell_who_holds_it),
        cmocka_unit_test(upgrade_needs_readers_gone),
        cmocka_unit_test(downgrades_let_the_right_ones_in),
        cmocka_unit_test(door_shut_many_times_still_opens),
        cmocka_unit_test(reader_counters_wrap),
        cmocka_unit_test(bounded_without_attempts_is_a_bad_argument),
        cmocka_unit_test(bounded_times_out_and_leaves_nothing_behind),
        cmocka_unit_test(force_unlock_frees_every_state),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
