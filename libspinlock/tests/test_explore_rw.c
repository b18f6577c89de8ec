// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The reader-writer lock itself, compiled with atomic operations that are steps of the
// explorer, in every interleaving and with every value that a weak memory can
// show. See explore/explore.h for what that means.
#include "explore/suite.h"

// --------------------------------------------------------- readers and writers

static void rw_read(void)
{
    osdev_spinlock_rw_read_lock(&world.rw);
    (void)explore_read(&world.data);
    explore_yield();
    (void)explore_read(&world.data);
    osdev_spinlock_rw_read_unlock(&world.rw);
}

static void rw_write(void)
{
    osdev_spinlock_rw_write_lock(&world.rw);
    count_one();
    osdev_spinlock_rw_write_unlock(&world.rw);
}

static void rw_try_read(void)
{
    if (osdev_spinlock_rw_try_read_lock(&world.rw)) {
        (void)explore_read(&world.data);
        osdev_spinlock_rw_read_unlock(&world.rw);
    }
}

static void rw_try_write(void)
{
    if (osdev_spinlock_rw_try_write_lock(&world.rw)) {
        count_one();
        osdev_spinlock_rw_write_unlock(&world.rw);
    }
}

// Reads inside a read, with the form made for that.
static void rw_read_twice(void)
{
    osdev_spinlock_rw_read_lock(&world.rw);
    (void)explore_read(&world.data);
    osdev_spinlock_rw_read_lock_nested(&world.rw);
    (void)explore_read(&world.data);
    osdev_spinlock_rw_read_unlock_nested(&world.rw);
    (void)explore_read(&world.data);
    osdev_spinlock_rw_read_unlock(&world.rw);
}

// Reads inside a read, with the form that waits for writers.
static void rw_read_twice_wrongly(void)
{
    osdev_spinlock_rw_read_lock(&world.rw);
    osdev_spinlock_rw_read_lock(&world.rw);
    osdev_spinlock_rw_read_unlock(&world.rw);
    osdev_spinlock_rw_read_unlock(&world.rw);
}

static void rw_read_nested(void)
{
    osdev_spinlock_rw_read_lock_nested(&world.rw);
    (void)explore_read(&world.data);
    osdev_spinlock_rw_read_unlock_nested(&world.rw);
}

static void rw_excludes(void **state)
{
    struct explore_scenario s = scenario(rw_read, rw_write, NULL);

    (void)state;
    needs_orders("rw, reader and writer", s);
    s = scenario(rw_write, rw_write, NULL);
    s.check = counted_two;
    needs_orders("rw, two writers", s);
    s = scenario(rw_read, rw_read, rw_write);
    holds("rw, two readers and a writer", &s);
    s = scenario(rw_read, rw_write, rw_write);
    s.check = counted_two;
    holds("rw, a reader and two writers", &s);
}

static void rw_try_forms_exclude(void **state)
{
    struct explore_scenario s = scenario(rw_try_read, rw_try_write, rw_write);

    (void)state;
    holds("rw, try beside a writer", &s);
    s = scenario(rw_try_write, rw_try_write, rw_read);
    needs_orders("rw, try beside a reader", s);
    s = scenario(rw_try_write, rw_read_nested, rw_read);
    needs_orders("rw, try beside a nested reader", s);
}

static void rw_nested_reader_passes_waiting_writer(void **state)
{
    struct explore_scenario s = scenario(rw_read_twice, rw_write, NULL);

    (void)state;
    needs_orders("rw, nested reader", s);
    s = scenario(rw_read_nested, rw_write, NULL);
    needs_orders("rw, nested reader alone", s);
    s = scenario(rw_read_twice, rw_write, rw_try_write);
    holds("rw, nested reader, two writers", &s);
    s = scenario(rw_read_twice_wrongly, rw_write, NULL);
    breaks("rw, reader waits for itself", &s, "deadlock");
}

// Once a writer has shut the door, no reader that comes later is served
// before it: a stream of readers does not starve it.
static void note_closing(const void *ptr)
{
    unsigned self = explore_self();

    if (ptr == &world.rw.came && world.arrival[self] == 0) {
        world.arrival[self] = ++world.arrivals;
    }
}

static void rw_read_after(void)
{
    osdev_spinlock_rw_read_lock(&world.rw);
    explore_expect(
        world.arrival[0] == 0 || world.entered != 0 ||
            world.arrival[explore_self()] < world.arrival[0],
        "a later reader passed a waiting writer"
    );
    osdev_spinlock_rw_read_unlock(&world.rw);
}

static void rw_write_first(void)
{
    osdev_spinlock_rw_write_lock(&world.rw);
    world.entered = 1;
    osdev_spinlock_rw_write_unlock(&world.rw);
}

static void rw_writer_is_not_starved(void **state)
{
    struct explore_scenario s =
        scenario(rw_write_first, rw_read_after, rw_read_after);

    (void)state;
    s.on_rmw = note_closing;
    holds("rw, no reader passes a writer", &s);
}

// A reader sees at most one writer go in before it. entered counts writers;
// arrival[0] is their number when the reader came.
static void note_reader(const void *ptr)
{
    if (explore_self() == 0 && ptr == &world.rw.came && world.arrivals == 0) {
        world.arrivals = 1;
        world.arrival[0] = world.entered;
    }
}

static void rw_write_counted(void)
{
    osdev_spinlock_rw_write_lock(&world.rw);
    world.entered++;
    osdev_spinlock_rw_write_unlock(&world.rw);
}

static void rw_read_soon(void)
{
    osdev_spinlock_rw_read_lock(&world.rw);
    explore_expect(
        world.entered - world.arrival[0] <= 1, "two writers passed a reader"
    );
    osdev_spinlock_rw_read_unlock(&world.rw);
}

static void rw_reader_waits_for_one_writer(void **state)
{
    struct explore_scenario s =
        scenario(rw_read_soon, rw_write_counted, rw_write_counted);

    (void)state;
    s.on_rmw = note_reader;
    holds("rw, one writer passes a reader", &s);
}

// ------------------------------------------------------- upgrade and downgrade

static void one_upgradable(void)
{
    explore_expect(++world.upgradables == 1, "two upgradable holders");
    explore_yield();
    world.upgradables--;
}

// What the upgradable holder read is still true when it writes.
static void rw_upgrade(void)
{
    osdev_spinlock_rw_upgradable_lock(&world.rw);
    one_upgradable();
    uint32_t before = explore_read(&world.data);

    osdev_spinlock_rw_upgrade(&world.rw);
    explore_expect(
        explore_read(&world.data) == before, "written during the upgrade"
    );
    explore_write(&world.data, before + 1);
    osdev_spinlock_rw_write_unlock(&world.rw);
}

static void rw_try_upgrade(void)
{
    if (!osdev_spinlock_rw_try_upgradable_lock(&world.rw)) {
        return;
    }
    one_upgradable();
    if (osdev_spinlock_rw_try_upgrade(&world.rw)) {
        count_one();
        osdev_spinlock_rw_downgrade_to_upgradable(&world.rw);
        one_upgradable();
    }
    osdev_spinlock_rw_upgradable_unlock(&world.rw);
}

static void rw_bounded_upgrade(void)
{
    if (osdev_spinlock_rw_upgradable_lock_bounded(&world.rw, 2) !=
        OSDEV_SPINLOCK_OK) {
        return;
    }
    if (osdev_spinlock_rw_upgrade_bounded(&world.rw, 2) == OSDEV_SPINLOCK_OK) {
        count_one();
        osdev_spinlock_rw_write_unlock(&world.rw);
    } else {
        osdev_spinlock_rw_upgradable_unlock(&world.rw);
    }
}

static void rw_write_some(void)
{
    if (osdev_spinlock_rw_write_lock_bounded(&world.rw, 2) ==
        OSDEV_SPINLOCK_OK) {
        count_one();
        osdev_spinlock_rw_write_unlock(&world.rw);
    }
}

static void rw_read_some(void)
{
    if (osdev_spinlock_rw_read_lock_bounded(&world.rw, 2) ==
        OSDEV_SPINLOCK_OK) {
        (void)explore_read(&world.data);
        osdev_spinlock_rw_read_unlock(&world.rw);
    }
}

// Writes, goes on as a reader, and still finds what it wrote.
static void rw_downgrade(void)
{
    osdev_spinlock_rw_write_lock(&world.rw);
    count_one();
    uint32_t mine = explore_read(&world.data);

    osdev_spinlock_rw_downgrade(&world.rw);
    explore_expect(
        explore_read(&world.data) == mine, "written during the downgrade"
    );
    osdev_spinlock_rw_read_unlock(&world.rw);
}

static void rw_downgrade_twice(void)
{
    osdev_spinlock_rw_write_lock(&world.rw);
    count_one();
    uint32_t mine = explore_read(&world.data);

    osdev_spinlock_rw_downgrade_to_upgradable(&world.rw);
    one_upgradable();
    osdev_spinlock_rw_upgradable_downgrade(&world.rw);
    explore_expect(
        explore_read(&world.data) == mine, "written during the downgrade"
    );
    osdev_spinlock_rw_read_unlock(&world.rw);
}

// Shuts the door twice under one ticket: a reader from the first closing
// must not take the second for the first.
static void rw_close_twice(void)
{
    osdev_spinlock_rw_write_lock(&world.rw);
    osdev_spinlock_rw_downgrade_to_upgradable(&world.rw);
    osdev_spinlock_rw_upgrade(&world.rw);
    count_one();
    osdev_spinlock_rw_write_unlock(&world.rw);
}

static void rw_upgrade_loses_nothing(void **state)
{
    struct explore_scenario s = scenario(rw_upgrade, rw_upgrade, NULL);

    (void)state;
    s.check = counted_two;
    needs_orders("rw, two upgrades", s);
    s = scenario(rw_upgrade, rw_upgrade, rw_write);
    s.check = counted_three;
    holds("rw, two upgrades and a writer", &s);
    s = scenario(rw_upgrade, rw_write, rw_read);
    s.check = counted_two;
    holds("rw, upgrade, writer, reader", &s);
    s = scenario(rw_try_upgrade, rw_try_upgrade, rw_read);
    needs_orders("rw, try upgrade", s);
    s = scenario(rw_try_upgrade, rw_write, rw_try_read);
    holds("rw, try upgrade and a writer", &s);
    s = scenario(rw_close_twice, rw_read, rw_read);
    holds("rw, door shut twice", &s);
}

static void rw_downgrade_loses_nothing(void **state)
{
    struct explore_scenario s = scenario(rw_downgrade, rw_downgrade, NULL);

    (void)state;
    s.check = counted_two;
    needs_orders("rw, two downgrades", s);
    s = scenario(rw_downgrade, rw_write, rw_read);
    s.check = counted_two;
    holds("rw, downgrade, writer, reader", &s);
    s = scenario(rw_downgrade_twice, rw_try_upgrade, rw_write);
    holds("rw, downgrade by steps", &s);
    s = scenario(rw_downgrade_twice, rw_upgrade, NULL);
    s.check = counted_two;
    needs_orders("rw, downgrade against upgrade", s);
}

static void rw_bounded_forms_exclude(void **state)
{
    struct explore_scenario s =
        scenario(rw_write_some, rw_bounded_upgrade, NULL);

    (void)state;
    s.counted = true;
    needs_orders("rw, bounded writers", s);
    s = scenario(rw_write_some, rw_read_some, NULL);
    s.counted = true;
    needs_orders("rw, bounded writer and reader", s);
    s = scenario(rw_bounded_upgrade, rw_read_some, NULL);
    s.counted = true;
    needs_orders("rw, bounded upgrade", s);
}

// ---------------------------------------------------- a lock known to be broken
//
// One word: 1 is the writer, 2 the upgradable holder. An attempt to become
// the upgradable holder sets its bit first and takes it back if it lost; the
// downgrade flips both bits. If it flips while the other's bit is set for a
// moment, nobody is left in the word.

static bool broken_try_upgradable(void)
{
    uint64_t before = explore_rmw(
        &world.broken, sizeof(world.broken), EXPLORE_OR, 2, __ATOMIC_ACQ_REL
    );

    if ((before & 1) != 0 && (before & 2) == 0) {
        explore_rmw(
            &world.broken, sizeof(world.broken), EXPLORE_AND, ~UINT32_C(2),
            __ATOMIC_ACQ_REL
        );
    }
    return before == 0;
}

static bool broken_try_write(void)
{
    uint32_t nobody = 0;

    return OSDEV_SPINLOCK_CAS_(&world.broken, &nobody, 1u, __ATOMIC_ACQ_REL);
}

static void broken_downgrade(void)
{
    if (broken_try_write()) {
        count_one();
        explore_rmw(
            &world.broken, sizeof(world.broken), EXPLORE_XOR, 3,
            __ATOMIC_ACQ_REL
        );
        one_upgradable();
        (void)explore_read(&world.data);
        OSDEV_SPINLOCK_STORE_(&world.broken, 0u, __ATOMIC_RELEASE);
    }
}

static void broken_upgradable(void)
{
    if (broken_try_upgradable()) {
        one_upgradable();
        (void)explore_read(&world.data);
        OSDEV_SPINLOCK_STORE_(&world.broken, 0u, __ATOMIC_RELEASE);
    }
}

static void broken_write(void)
{
    if (broken_try_write()) {
        count_one();
        OSDEV_SPINLOCK_STORE_(&world.broken, 0u, __ATOMIC_RELEASE);
    }
}

// The same roles, played by the library.
static void rw_try_downgrade(void)
{
    if (osdev_spinlock_rw_try_write_lock(&world.rw)) {
        count_one();
        osdev_spinlock_rw_downgrade_to_upgradable(&world.rw);
        one_upgradable();
        (void)explore_read(&world.data);
        osdev_spinlock_rw_upgradable_unlock(&world.rw);
    }
}

static void downgrade_by_flipping_bits_is_found(void **state)
{
    struct explore_scenario s =
        scenario(broken_downgrade, broken_upgradable, broken_write);

    (void)state;
    breaks("broken downgrade", &s, NULL);
    s = scenario(rw_try_downgrade, rw_try_upgrade, rw_try_write);
    holds("our downgrade, the same roles", &s);
}

static void each_order_is_needed(void **state)
{
    (void)state;
    check_each_order("/rw.", true, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rw_excludes),
        cmocka_unit_test(rw_try_forms_exclude),
        cmocka_unit_test(rw_nested_reader_passes_waiting_writer),
        cmocka_unit_test(rw_writer_is_not_starved),
        cmocka_unit_test(rw_reader_waits_for_one_writer),
        cmocka_unit_test(rw_upgrade_loses_nothing),
        cmocka_unit_test(rw_downgrade_loses_nothing),
        cmocka_unit_test(rw_bounded_forms_exclude),
        cmocka_unit_test(downgrade_by_flipping_bits_is_found),
        cmocka_unit_test(each_order_is_needed), // uses all before it
    };

    return run_suite(tests, OSDEV_COUNTOF(tests));
}
