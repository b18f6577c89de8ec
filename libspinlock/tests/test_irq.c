// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "fake_irq.h"

#include <osdev_test.h>

static struct fake_irq fake;
static struct osdev_spinlock_irq irq;

static int setup(void **state)
{
    (void)state;
    fake = (struct fake_irq){.enabled = true, .cookie = 0x1d};
    return osdev_spinlock_irq_init(&irq, &fake_irq_ops, &fake) !=
           OSDEV_SPINLOCK_OK;
}

// Every save is matched by one restore.
static void assert_balanced(void)
{
    assert_true(fake.enabled);
    assert_int_equal(fake.saves, fake.restores);
}

static void init_refuses_missing_callbacks(void **state)
{
    const struct osdev_spinlock_irq_ops no_save = {NULL, fake_irq_ops.restore};
    const struct osdev_spinlock_irq_ops no_restore = {
        fake_irq_ops.save_disable, NULL};

    (void)state;
    assert_int_equal(
        osdev_spinlock_irq_init(&irq, &no_save, &fake),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
    assert_int_equal(
        osdev_spinlock_irq_init(&irq, &no_restore, &fake),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
}

static void inner(void *ctx)
{
    assert_false(fake.enabled);
    ++*(unsigned *)ctx;
}

static void outer(void *ctx)
{
    osdev_spinlock_without_irq(&irq, inner, ctx);
    assert_false(fake.enabled);
    ++*(unsigned *)ctx;
}

static void without_irq_nests(void **state)
{
    unsigned calls = 0;

    (void)state;
    osdev_spinlock_without_irq(&irq, outer, &calls);
    assert_int_equal(calls, 2);
    assert_balanced();
}

static void disabled_interrupts_stay_disabled(void **state)
{
    struct osdev_spinlock lock = OSDEV_SPINLOCK_INIT;

    (void)state;
    fake.enabled = false;
    uint64_t saved = osdev_spinlock_lock_irqsave(&lock, &irq);

    osdev_spinlock_unlock_irqrestore(&lock, &irq, saved);
    assert_false(fake.enabled);
}

// The three forms of one kind of lock. PLACE and OTHER are the nodes of queued
// locks, each with its comma.
#define IRQSAVE_TEST(name, type, initial, form, try_form, end, PLACE, OTHER) \
    static void name(void **state)                                           \
    {                                                                        \
        struct type lock = initial;                                          \
        struct osdev_spinlock_mcs_node place;                                \
        struct osdev_spinlock_mcs_node other;                                \
        uint64_t again = 99;                                                 \
                                                                             \
        (void)state;                                                         \
        (void)place;                                                         \
        (void)other;                                                         \
        uint64_t saved = form##_irqsave(&lock PLACE, &irq);                  \
        assert_false(fake.enabled);                                          \
        assert_false(try_form##_irqsave(&lock OTHER, &irq, &again));         \
        assert_int_equal(                                                    \
            form##_bounded_irqsave(&lock OTHER, &irq, 3, &again),            \
            OSDEV_SPINLOCK_ERR_TIMEOUT                                       \
        );                                                                   \
        assert_int_equal(                                                    \
            form##_bounded_irqsave(&lock OTHER, &irq, 0, &again),            \
            OSDEV_SPINLOCK_ERR_BAD_ARG                                       \
        );                                                                   \
        assert_int_equal(again, 99);                                         \
        assert_false(fake.enabled);                                          \
        end##_irqrestore(&lock PLACE, &irq, saved);                          \
        assert_balanced();                                                   \
        assert_true(try_form##_irqsave(&lock PLACE, &irq, &again));          \
        assert_false(fake.enabled);                                          \
        end##_irqrestore(&lock PLACE, &irq, again);                          \
        assert_balanced();                                                   \
        assert_int_equal(                                                    \
            form##_bounded_irqsave(&lock PLACE, &irq, 1, &again),            \
            OSDEV_SPINLOCK_OK                                                \
        );                                                                   \
        assert_false(fake.enabled);                                          \
        end##_irqrestore(&lock PLACE, &irq, again);                          \
        assert_balanced();                                                   \
    }

#define NO_NODE
#define PLACE_NODE , &place
#define OTHER_NODE , &other

// clang-format off
IRQSAVE_TEST(spin_is_held_without_interrupts, osdev_spinlock, OSDEV_SPINLOCK_INIT,
    osdev_spinlock_lock, osdev_spinlock_try_lock, osdev_spinlock_unlock, NO_NODE, NO_NODE)
// clang-format on
// clang-format off
IRQSAVE_TEST(ticket_is_held_without_interrupts, osdev_spinlock_ticket, OSDEV_SPINLOCK_TICKET_INIT,
    osdev_spinlock_ticket_lock, osdev_spinlock_ticket_try_lock, osdev_spinlock_ticket_unlock, NO_NODE, NO_NODE)
// clang-format on
// clang-format off
IRQSAVE_TEST(mcs_is_held_without_interrupts, osdev_spinlock_mcs, OSDEV_SPINLOCK_MCS_INIT,
    osdev_spinlock_mcs_lock, osdev_spinlock_mcs_try_lock, osdev_spinlock_mcs_unlock, PLACE_NODE, OTHER_NODE)
// clang-format on
// clang-format off
IRQSAVE_TEST(rw_write_is_held_without_interrupts, osdev_spinlock_rw, OSDEV_SPINLOCK_RW_INIT,
    osdev_spinlock_rw_write_lock, osdev_spinlock_rw_try_write_lock, osdev_spinlock_rw_write_unlock, NO_NODE, NO_NODE)
// clang-format on
// clang-format off
IRQSAVE_TEST(rw_upgradable_is_held_without_interrupts, osdev_spinlock_rw, OSDEV_SPINLOCK_RW_INIT,
    osdev_spinlock_rw_upgradable_lock, osdev_spinlock_rw_try_upgradable_lock, osdev_spinlock_rw_upgradable_unlock, NO_NODE, NO_NODE)
// clang-format on
// clang-format off
IRQSAVE_TEST(seq_write_is_held_without_interrupts, osdev_spinlock_seq, OSDEV_SPINLOCK_SEQ_INIT,
    osdev_spinlock_seq_write_begin, osdev_spinlock_seq_try_write_begin, osdev_spinlock_seq_write_end, NO_NODE, NO_NODE)
// clang-format on

static void rw_read_is_held_without_interrupts(void **state)
{
    struct osdev_spinlock_rw lock = OSDEV_SPINLOCK_RW_INIT;
    uint64_t again = 99;

    (void)state;
    uint64_t saved = osdev_spinlock_rw_read_lock_irqsave(&lock, &irq);

    assert_false(fake.enabled);
    assert_true(osdev_spinlock_rw_try_read_lock_irqsave(&lock, &irq, &again));
    osdev_spinlock_rw_read_unlock_irqrestore(&lock, &irq, again);
    assert_false(fake.enabled);
    osdev_spinlock_rw_read_unlock_irqrestore(&lock, &irq, saved);
    assert_balanced();
    osdev_spinlock_rw_write_lock(&lock);
    assert_int_equal(
        osdev_spinlock_rw_read_lock_bounded_irqsave(&lock, &irq, 2, &again),
        OSDEV_SPINLOCK_ERR_TIMEOUT
    );
    assert_false(osdev_spinlock_rw_try_read_lock_irqsave(&lock, &irq, &again));
    assert_balanced();
}

static void irqlock_keeps_the_state_for_each_kind(void **state)
{
    struct osdev_spinlock spin = OSDEV_SPINLOCK_INIT;
    struct osdev_spinlock_ticket ticket = OSDEV_SPINLOCK_TICKET_INIT;
    struct osdev_spinlock_mcs mcs = OSDEV_SPINLOCK_MCS_INIT;
    const struct {
        const struct osdev_spinlock_raw_ops *raw;
        void *lock;
    } cases[] = {
        {osdev_spinlock_raw_spin(), &spin},
        {osdev_spinlock_raw_ticket(), &ticket},
        {osdev_spinlock_raw_mcs(), &mcs},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        struct osdev_spinlock_irqlock lock;
        struct osdev_spinlock_mcs_node a;
        struct osdev_spinlock_mcs_node b;

        osdev_test_row(
            i, osdev_spinlock_irqlock_init(
                   &lock, cases[i].raw, cases[i].lock, &irq
               ) == OSDEV_SPINLOCK_OK
        );
        osdev_spinlock_irqlock_lock(&lock, &a);
        osdev_test_row(i, !fake.enabled);
        osdev_test_row(i, osdev_spinlock_irqlock_is_locked(&lock));
        osdev_test_row(i, !osdev_spinlock_irqlock_try_lock(&lock, &b));
        osdev_test_row(
            i, osdev_spinlock_irqlock_lock_bounded(&lock, &b, 2) ==
                   OSDEV_SPINLOCK_ERR_TIMEOUT
        );
        osdev_test_row(
            i, osdev_spinlock_irqlock_lock_bounded(&lock, &b, 0) ==
                   OSDEV_SPINLOCK_ERR_BAD_ARG
        );
        osdev_test_row(i, !fake.enabled);
        osdev_spinlock_irqlock_unlock(&lock, &a);
        osdev_test_row(i, fake.enabled);
        osdev_test_row(
            i, osdev_spinlock_irqlock_lock_bounded(&lock, &a, 1) ==
                   OSDEV_SPINLOCK_OK
        );
        osdev_test_row(i, !fake.enabled);
        osdev_spinlock_irqlock_force_unlock(&lock);
        osdev_test_row(i, !osdev_spinlock_irqlock_is_locked(&lock));
        fake.enabled = true;
    }
}

static void irqlock_failed_try_restores_at_once(void **state)
{
    struct osdev_spinlock spin = OSDEV_SPINLOCK_INIT;
    struct osdev_spinlock_irqlock lock;

    (void)state;
    assert_int_equal(
        osdev_spinlock_irqlock_init(
            &lock, osdev_spinlock_raw_spin(), &spin, &irq
        ),
        OSDEV_SPINLOCK_OK
    );
    osdev_spinlock_lock(&spin);
    assert_false(osdev_spinlock_irqlock_try_lock(&lock, NULL));
    assert_balanced();
}

static void irqlock_refuses_shared_ways(void **state)
{
    struct osdev_spinlock_rw rw = OSDEV_SPINLOCK_RW_INIT;
    struct osdev_spinlock_irqlock lock;

    (void)state;
    assert_int_equal(
        osdev_spinlock_irqlock_init(
            &lock, osdev_spinlock_raw_rw_read(), &rw, &irq
        ),
        OSDEV_SPINLOCK_ERR_BAD_ARG
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(init_refuses_missing_callbacks, setup),
        cmocka_unit_test_setup(without_irq_nests, setup),
        cmocka_unit_test_setup(disabled_interrupts_stay_disabled, setup),
        cmocka_unit_test_setup(spin_is_held_without_interrupts, setup),
        cmocka_unit_test_setup(ticket_is_held_without_interrupts, setup),
        cmocka_unit_test_setup(mcs_is_held_without_interrupts, setup),
        cmocka_unit_test_setup(rw_write_is_held_without_interrupts, setup),
        cmocka_unit_test_setup(rw_upgradable_is_held_without_interrupts, setup),
        cmocka_unit_test_setup(seq_write_is_held_without_interrupts, setup),
        cmocka_unit_test_setup(rw_read_is_held_without_interrupts, setup),
        cmocka_unit_test_setup(irqlock_keeps_the_state_for_each_kind, setup),
        cmocka_unit_test_setup(irqlock_failed_try_restores_at_once, setup),
        cmocka_unit_test_setup(irqlock_refuses_shared_ways, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
