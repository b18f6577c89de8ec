// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/spinlock.h>

#include <osdev_test.h>

enum {
    INNER,
    OUTER,
    CLASSES
};

#define HELD_MAX 3

static struct osdev_spinlock_class classes[CLASSES];
static uint32_t words[OSDEV_SPINLOCK_ORDER_WORDS(CLASSES)];
static struct osdev_spinlock_order order;
static struct osdev_spinlock_held_entry entries[2][HELD_MAX];
static struct osdev_spinlock_held cpu[2];
static struct osdev_spinlock spin[2];
static struct osdev_spinlock_rw rw;
static struct osdev_spinlock_mcs mcs;
static struct osdev_spinlock_checked inner;
static struct osdev_spinlock_checked outer;

static void wrap(struct osdev_spinlock_checked *checked, void *lock, uint32_t c)
{
    assert_int_equal(
        osdev_spinlock_checked_init(checked, lock, &order, c), OSDEV_SPINLOCK_OK
    );
}

static int setup(void **state)
{
    (void)state;
    memset(classes, 0, sizeof(classes));
    assert_int_equal(
        osdev_spinlock_order_init(
            &order, classes, CLASSES, words, OSDEV_COUNTOF(words)
        ),
        OSDEV_SPINLOCK_OK
    );
    for (uint32_t i = 0; i < 2; i++) {
        osdev_spinlock_held_init(&cpu[i], i, entries[i], HELD_MAX);
        osdev_spinlock_init(&spin[i]);
    }
    osdev_spinlock_rw_init(&rw);
    osdev_spinlock_mcs_init(&mcs);
    wrap(&inner, &spin[0], INNER);
    wrap(&outer, &spin[1], OUTER);
    return 0;
}

static enum osdev_spinlock_err
take(struct osdev_spinlock_checked *checked, unsigned who)
{
    return osdev_spinlock_checked_lock(
        checked, osdev_spinlock_raw_spin(), &cpu[who], NULL
    );
}

static enum osdev_spinlock_err
give(struct osdev_spinlock_checked *checked, unsigned who)
{
    return osdev_spinlock_checked_unlock(checked, &cpu[who]);
}

static void init_refuses_unknown_class(void **state)
{
    struct osdev_spinlock_checked checked;

    (void)state;
    assert_int_equal(
        osdev_spinlock_checked_init(&checked, &spin[0], &order, CLASSES),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
}

static void lock_and_unlock_are_recorded(void **state)
{
    (void)state;
    assert_int_equal(take(&outer, 0), OSDEV_SPINLOCK_OK);
    assert_int_equal(take(&inner, 0), OSDEV_SPINLOCK_OK);
    assert_int_equal(cpu[0].count, 2);
    assert_ptr_equal(cpu[0].entries[0].checked, &outer);
    assert_true(osdev_spinlock_is_locked(&spin[0]));
    assert_true(osdev_spinlock_checked_is_held(&inner, &cpu[0]));
    assert_false(osdev_spinlock_checked_is_held(&inner, &cpu[1]));
    // Not the youngest first: allowed.
    assert_int_equal(give(&outer, 0), OSDEV_SPINLOCK_OK);
    assert_ptr_equal(cpu[0].entries[0].checked, &inner);
    // Free entries say so: a handler may look at one that its processor has
    // just claimed and not filled.
    assert_null(cpu[0].entries[1].checked);
    assert_int_equal(give(&inner, 0), OSDEV_SPINLOCK_OK);
    assert_null(cpu[0].entries[0].checked);
    assert_int_equal(cpu[0].count, 0);
    assert_false(osdev_spinlock_is_locked(&spin[0]));
    assert_false(osdev_spinlock_is_locked(&spin[1]));
}

static void taking_again_is_reentered(void **state)
{
    (void)state;
    assert_int_equal(take(&inner, 0), OSDEV_SPINLOCK_OK);
    assert_int_equal(take(&inner, 0), OSDEV_SPINLOCK_ERR_REENTERED);
    assert_int_equal(
        osdev_spinlock_checked_try_lock(
            &inner, osdev_spinlock_raw_spin(), &cpu[0], NULL
        ),
        OSDEV_SPINLOCK_ERR_REENTERED
    );
    assert_int_equal(
        osdev_spinlock_checked_lock_bounded(
            &inner, osdev_spinlock_raw_spin(), &cpu[0], NULL, 1
        ),
        OSDEV_SPINLOCK_ERR_REENTERED
    );
    assert_int_equal(cpu[0].count, 1);
}

static void opposite_order_is_refused_before_waiting(void **state)
{
    uint32_t path[CLASSES];
    size_t count = 0;

    (void)state;
    assert_int_equal(take(&outer, 0), OSDEV_SPINLOCK_OK);
    assert_int_equal(take(&inner, 0), OSDEV_SPINLOCK_OK);
    assert_int_equal(give(&inner, 0), OSDEV_SPINLOCK_OK);
    assert_int_equal(give(&outer, 0), OSDEV_SPINLOCK_OK);

    // Nobody holds anything now, so waiting would have gone well.
    assert_int_equal(take(&inner, 1), OSDEV_SPINLOCK_OK);
    assert_int_equal(take(&outer, 1), OSDEV_SPINLOCK_ERR_ORDER);
    assert_int_equal(
        osdev_spinlock_checked_lock_bounded(
            &outer, osdev_spinlock_raw_spin(), &cpu[1], NULL, 1
        ),
        OSDEV_SPINLOCK_ERR_ORDER
    );
    assert_false(osdev_spinlock_is_locked(&spin[1]));
    assert_int_equal(
        osdev_spinlock_order_path(&order, OUTER, INNER, path, CLASSES, &count),
        OSDEV_SPINLOCK_OK
    );
    assert_int_equal(count, 2);
    // One who does not wait may.
    assert_int_equal(
        osdev_spinlock_checked_try_lock(
            &outer, osdev_spinlock_raw_spin(), &cpu[1], NULL
        ),
        OSDEV_SPINLOCK_OK
    );
}

static void held_lock_is_busy_and_times_out(void **state)
{
    (void)state;
    assert_int_equal(take(&inner, 0), OSDEV_SPINLOCK_OK);
    assert_int_equal(
        osdev_spinlock_checked_try_lock(
            &inner, osdev_spinlock_raw_spin(), &cpu[1], NULL
        ),
        OSDEV_SPINLOCK_ERR_BUSY
    );
    assert_int_equal(
        osdev_spinlock_checked_lock_bounded(
            &inner, osdev_spinlock_raw_spin(), &cpu[1], NULL, 3
        ),
        OSDEV_SPINLOCK_ERR_TIMEOUT
    );
    assert_int_equal(
        osdev_spinlock_checked_lock_bounded(
            &inner, osdev_spinlock_raw_spin(), &cpu[1], NULL, 0
        ),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
    assert_int_equal(cpu[1].count, 0);
}

static void unlock_by_a_stranger_is_refused(void **state)
{
    (void)state;
    assert_int_equal(give(&inner, 0), OSDEV_SPINLOCK_ERR_NOT_HELD);
    assert_int_equal(take(&inner, 0), OSDEV_SPINLOCK_OK);
    assert_int_equal(give(&inner, 1), OSDEV_SPINLOCK_ERR_NOT_OWNER);
    assert_true(osdev_spinlock_is_locked(&spin[0]));
    assert_int_equal(give(&inner, 0), OSDEV_SPINLOCK_OK);
    assert_int_equal(give(&inner, 0), OSDEV_SPINLOCK_ERR_NOT_HELD);
}

static void full_record_refuses_before_locking(void **state)
{
    struct osdev_spinlock_held_entry one;

    (void)state;
    osdev_spinlock_held_init(&cpu[0], 0, &one, 1);
    assert_int_equal(take(&outer, 0), OSDEV_SPINLOCK_OK);
    assert_int_equal(take(&inner, 0), OSDEV_SPINLOCK_ERR_FULL);
    assert_int_equal(
        osdev_spinlock_checked_try_lock(
            &inner, osdev_spinlock_raw_spin(), &cpu[0], NULL
        ),
        OSDEV_SPINLOCK_ERR_FULL
    );
    assert_false(osdev_spinlock_is_locked(&spin[0]));
}

static void reading_nests_in_the_nested_way_alone(void **state)
{
    struct osdev_spinlock_checked lock;

    (void)state;
    wrap(&lock, &rw, INNER);
    assert_int_equal(
        osdev_spinlock_checked_lock(
            &lock, osdev_spinlock_raw_rw_read(), &cpu[0], NULL
        ),
        OSDEV_SPINLOCK_OK
    );
    assert_int_equal(
        osdev_spinlock_checked_lock(
            &lock, osdev_spinlock_raw_rw_read(), &cpu[0], NULL
        ),
        OSDEV_SPINLOCK_ERR_REENTERED
    );
    assert_int_equal(
        osdev_spinlock_checked_lock(
            &lock, osdev_spinlock_raw_rw_read_nested(), &cpu[0], NULL
        ),
        OSDEV_SPINLOCK_OK
    );
    assert_int_equal(osdev_spinlock_rw_reader_count(&rw), 2);
    assert_int_equal(give(&lock, 1), OSDEV_SPINLOCK_ERR_NOT_HELD);
    assert_int_equal(give(&lock, 0), OSDEV_SPINLOCK_OK);
    assert_int_equal(give(&lock, 0), OSDEV_SPINLOCK_OK);
    assert_false(osdev_spinlock_rw_is_locked(&rw));
}

static void queued_lock_keeps_its_node(void **state)
{
    struct osdev_spinlock_checked lock;
    struct osdev_spinlock_mcs_node node;

    (void)state;
    wrap(&lock, &mcs, INNER);
    assert_int_equal(
        osdev_spinlock_checked_lock_bounded(
            &lock, osdev_spinlock_raw_mcs(), &cpu[0], &node, 1
        ),
        OSDEV_SPINLOCK_OK
    );
    assert_ptr_equal(cpu[0].entries[0].node, &node);
    assert_int_equal(give(&lock, 0), OSDEV_SPINLOCK_OK);
    assert_false(osdev_spinlock_mcs_is_locked(&mcs));
}

static void handler_shares_no_class_with_interruptible_code(void **state)
{
    (void)state;
    assert_int_equal(
        osdev_spinlock_held_irqs(&cpu[0], true), OSDEV_SPINLOCK_OK
    );
    bool entered = osdev_spinlock_held_irq_enter(&cpu[0]);

    assert_true(entered);
    assert_int_equal(take(&inner, 0), OSDEV_SPINLOCK_OK);
    assert_int_equal(give(&inner, 0), OSDEV_SPINLOCK_OK);
    osdev_spinlock_held_irq_leave(&cpu[0], entered);
    assert_int_equal(take(&inner, 0), OSDEV_SPINLOCK_ERR_IRQ_UNSAFE);
    assert_int_equal(
        osdev_spinlock_checked_try_lock(
            &inner, osdev_spinlock_raw_spin(), &cpu[0], NULL
        ),
        OSDEV_SPINLOCK_ERR_IRQ_UNSAFE
    );
    assert_false(osdev_spinlock_is_locked(&spin[0]));
}

static void interrupts_enabled_under_a_handlers_lock_are_refused(void **state)
{
    (void)state;
    bool entered = osdev_spinlock_held_irq_enter(&cpu[1]);

    assert_int_equal(take(&inner, 1), OSDEV_SPINLOCK_OK);
    assert_int_equal(give(&inner, 1), OSDEV_SPINLOCK_OK);
    osdev_spinlock_held_irq_leave(&cpu[1], entered);
    assert_int_equal(take(&inner, 0), OSDEV_SPINLOCK_OK);
    assert_int_equal(
        osdev_spinlock_held_irqs(&cpu[0], true), OSDEV_SPINLOCK_ERR_IRQ_UNSAFE
    );
}

static void force_unlock_frees_what_a_dead_processor_held(void **state)
{
    (void)state;
    assert_int_equal(take(&outer, 0), OSDEV_SPINLOCK_OK);
    assert_int_equal(take(&inner, 0), OSDEV_SPINLOCK_OK);
    assert_int_equal(osdev_spinlock_held_force_unlock(&cpu[0]), 2);
    assert_int_equal(take(&outer, 1), OSDEV_SPINLOCK_OK);
    assert_int_equal(take(&inner, 1), OSDEV_SPINLOCK_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(init_refuses_unknown_class, setup),
        cmocka_unit_test_setup(lock_and_unlock_are_recorded, setup),
        cmocka_unit_test_setup(taking_again_is_reentered, setup),
        cmocka_unit_test_setup(opposite_order_is_refused_before_waiting, setup),
        cmocka_unit_test_setup(held_lock_is_busy_and_times_out, setup),
        cmocka_unit_test_setup(unlock_by_a_stranger_is_refused, setup),
        cmocka_unit_test_setup(full_record_refuses_before_locking, setup),
        cmocka_unit_test_setup(reading_nests_in_the_nested_way_alone, setup),
        cmocka_unit_test_setup(queued_lock_keeps_its_node, setup),
        cmocka_unit_test_setup(
            handler_shares_no_class_with_interruptible_code, setup
        ),
        cmocka_unit_test_setup(
            interrupts_enabled_under_a_handlers_lock_are_refused, setup
        ),
        cmocka_unit_test_setup(
            force_unlock_frees_what_a_dead_processor_held, setup
        ),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
