// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The locks themselves, compiled with atomic operations that are steps of the
// explorer, in every interleaving and with every value that a weak memory can
// show. See explore/explore.h for what that means.
#include "explore/suite.h"

// ------------------------------------------------------------ mutual exclusion

static void spin_once(void)
{
    osdev_spinlock_lock(&world.spin);
    count_one();
    osdev_spinlock_unlock(&world.spin);
}

static void backoff_once(void)
{
    osdev_spinlock_lock_backoff(&world.spin);
    count_one();
    osdev_spinlock_unlock(&world.spin);
}

static void ticket_once(void)
{
    osdev_spinlock_ticket_lock(&world.ticket);
    count_one();
    osdev_spinlock_ticket_unlock(&world.ticket);
}

static void mcs_once(void)
{
    struct osdev_spinlock_mcs_node node;

    osdev_spinlock_mcs_lock(&world.mcs, &node);
    count_one();
    osdev_spinlock_mcs_unlock(&world.mcs, &node);
}

static void spin_excludes(void **state)
{
    struct explore_scenario s = scenario(spin_once, spin_once, backoff_once);

    (void)state;
    s.check = counted_three;
    needs_orders("spin, three threads", s);
}

static void ticket_excludes(void **state)
{
    struct explore_scenario s = scenario(ticket_once, ticket_once, ticket_once);

    (void)state;
    s.check = counted_three;
    needs_orders("ticket, three threads", s);
}

static void mcs_excludes(void **state)
{
    struct explore_scenario s = scenario(mcs_once, mcs_once, mcs_once);

    (void)state;
    s.check = counted_three;
    needs_orders("mcs, three threads", s);
}

// Attempts that fail leave nothing behind; each success is counted.
static void spin_some(void)
{
    if (osdev_spinlock_lock_bounded(&world.spin, 2) == OSDEV_SPINLOCK_OK) {
        count_one();
        osdev_spinlock_unlock(&world.spin);
    }
}

static void ticket_some(void)
{
    if (osdev_spinlock_ticket_lock_bounded(&world.ticket, 2) ==
        OSDEV_SPINLOCK_OK) {
        count_one();
        osdev_spinlock_ticket_unlock(&world.ticket);
    }
}

static void mcs_some(void)
{
    struct osdev_spinlock_mcs_node node;

    if (osdev_spinlock_mcs_lock_bounded(&world.mcs, &node, 2) ==
        OSDEV_SPINLOCK_OK) {
        count_one();
        osdev_spinlock_mcs_unlock(&world.mcs, &node);
    }
}

static void bounded_forms_exclude(void **state)
{
    struct explore_scenario s = scenario(spin_some, spin_some, NULL);

    (void)state;
    s.counted = true;
    needs_orders("spin, bounded", s);
    s = scenario(ticket_some, ticket_some, NULL);
    s.counted = true;
    needs_orders("ticket, bounded", s);
    s = scenario(mcs_some, mcs_some, NULL);
    s.counted = true;
    needs_orders("mcs, bounded", s);
    s = scenario(ticket_once, ticket_some, ticket_some);
    holds("ticket, bounded beside waiting", &s);
    s = scenario(mcs_once, mcs_some, NULL);
    holds("mcs, bounded beside waiting", &s);
}

// -------------------------------------------------------------------- fairness

// The first change of the lock is the arrival.
static void note_arrival(const void *ptr)
{
    uint32_t *arrival = &world.arrival[explore_self()];

    if ((ptr == &world.ticket.next || ptr == &world.mcs.tail) &&
        *arrival == 0) {
        *arrival = ++world.arrivals;
    }
}

static void enter_in_order(void)
{
    explore_expect(
        world.arrival[explore_self()] == ++world.entered, "overtaken"
    );
}

static void ticket_fair(void)
{
    osdev_spinlock_ticket_lock(&world.ticket);
    enter_in_order();
    osdev_spinlock_ticket_unlock(&world.ticket);
}

static void mcs_fair(void)
{
    struct osdev_spinlock_mcs_node node;

    osdev_spinlock_mcs_lock(&world.mcs, &node);
    enter_in_order();
    osdev_spinlock_mcs_unlock(&world.mcs, &node);
}

static void ticket_and_mcs_serve_in_order_of_arrival(void **state)
{
    struct explore_scenario s = scenario(ticket_fair, ticket_fair, ticket_fair);

    (void)state;
    s.on_rmw = note_arrival;
    holds("ticket, first come first served", &s);
    s = scenario(mcs_fair, mcs_fair, mcs_fair);
    s.on_rmw = note_arrival;
    holds("mcs, first come first served", &s);
}

// -------------------------------------------------- deadlock and race

static void ab_locks(void)
{
    osdev_spinlock_lock(&world.spin);
    osdev_spinlock_lock(&world.other);
    osdev_spinlock_unlock(&world.other);
    osdev_spinlock_unlock(&world.spin);
}

static void ba_locks(void)
{
    osdev_spinlock_lock(&world.other);
    osdev_spinlock_lock(&world.spin);
    osdev_spinlock_unlock(&world.spin);
    osdev_spinlock_unlock(&world.other);
}

static void no_lock(void)
{
    count_one();
    explore_yield();
}

static void explorer_finds_deadlocks_and_races(void **state)
{
    struct explore_scenario s = scenario(ab_locks, ba_locks, NULL);

    (void)state;
    breaks("opposite orders", &s, "deadlock");
    s = scenario(no_lock, no_lock, NULL);
    breaks("no lock at all", &s, NULL);
}

// ----------------------------------------------------------- seq, once, order

static void seq_write(void)
{
    uintptr_t next[2];

    osdev_spinlock_seq_write_begin(&world.seq);
    next[0] = next[1] = explore_self() + 1;
    osdev_spinlock_seq_store(world.pair, next, sizeof(next));
    osdev_spinlock_seq_write_end(&world.seq);
}

static void seq_read(void)
{
    uintptr_t copy[2];
    uint32_t start;

    do {
        start = osdev_spinlock_seq_read_begin(&world.seq);
        osdev_spinlock_seq_load(copy, world.pair, sizeof(copy));
    } while (osdev_spinlock_seq_read_retry(&world.seq, start));
    explore_expect(copy[0] == copy[1], "torn read");
}

static void seq_reader_sees_no_mixture(void **state)
{
    struct explore_scenario s = scenario(seq_write, seq_read, NULL);

    (void)state;
    needs_orders("seq, writer and reader", s);
    s = scenario(seq_write, seq_write, seq_read);
    holds("seq, two writers and a reader", &s);
}

static void *make_data(void *ctx)
{
    (void)ctx;
    world.made++;
    count_one();
    return &world.data;
}

static void cell_user(void)
{
    void *value = NULL;
    enum osdev_spinlock_err err =
        osdev_spinlock_cell_get_or_make(&world.cell, make_data, NULL, &value);

    explore_expect(
        err == OSDEV_SPINLOCK_OK && value == &world.data, "no value"
    );
    explore_expect(explore_read(&world.data) == 1, "not the value");
}

static void cell_reader(void)
{
    if (osdev_spinlock_cell_get(&world.cell) != NULL) {
        explore_expect(explore_read(&world.data) == 1, "not the value");
    }
}

static void made_once(void)
{
    explore_expect(world.made == 1, "made twice");
}

static void once_happens_once(void **state)
{
    struct explore_scenario s = scenario(cell_user, cell_user, cell_reader);

    (void)state;
    s.check = made_once;
    needs_orders("cell, two users and a reader", s);
}

// Fails at first, and leaves something behind.
static bool fail_first(void *ctx)
{
    (void)ctx;
    count_one();
    return explore_read(&world.data) > 1;
}

static void once_caller(void)
{
    osdev_ignore(osdev_spinlock_once_call(&world.cell.once, fail_first, NULL));
}

static void once_resetter(void)
{
    if (osdev_spinlock_once_state(&world.cell.once) ==
        OSDEV_SPINLOCK_ONCE_FAILED) {
        count_one();
        explore_expect(
            osdev_spinlock_once_reset(&world.cell.once), "failed no more"
        );
    }
}

static void once_reset_hands_leavings_on(void **state)
{
    struct explore_scenario s =
        scenario(once_caller, once_resetter, once_caller);

    (void)state;
    needs_orders("once, a failure and a reset", s);
}

static void add_edge(uint32_t before, uint32_t after)
{
    struct osdev_spinlock_class classes[2] = {{"a", false, 0}, {"b", false, 0}};
    struct osdev_spinlock_order order = {classes, 2, 1, world.edges};

    if (osdev_spinlock_order_add(&order, before, after) ==
        OSDEV_SPINLOCK_ERR_ORDER) {
        world.reported++;
    }
}

static void order_ab(void)
{
    add_edge(0, 1);
}

static void order_ba(void)
{
    add_edge(1, 0);
}

static void cycle_reported(void)
{
    explore_expect(world.reported > 0, "nobody saw the cycle");
}

static void order_cycle_is_seen_by_one_at_least(void **state)
{
    struct explore_scenario s = scenario(order_ab, order_ba, NULL);

    (void)state;
    s.check = cycle_reported;
    needs_orders("order, both halves at once", s);
}

static void each_order_is_needed(void **state)
{
    (void)state;
    check_each_order("/rw.", false, 18);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(explorer_finds_deadlocks_and_races),
        cmocka_unit_test(spin_excludes),
        cmocka_unit_test(ticket_excludes),
        cmocka_unit_test(mcs_excludes),
        cmocka_unit_test(bounded_forms_exclude),
        cmocka_unit_test(ticket_and_mcs_serve_in_order_of_arrival),
        cmocka_unit_test(seq_reader_sees_no_mixture),
        cmocka_unit_test(once_happens_once),
        cmocka_unit_test(once_reset_hands_leavings_on),
        cmocka_unit_test(order_cycle_is_seen_by_one_at_least),
        cmocka_unit_test(each_order_is_needed), // uses all before it
    };

    return run_suite(tests, OSDEV_COUNTOF(tests));
}
