// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What the programs that explore the locks share.
#ifndef EXPLORE_SUITE_H
#define EXPLORE_SUITE_H

#include <osdev/spinlock.h>

#include <explore.h>

#include <osdev_test.h>

// All variables of the scenarios: set to zero before each run.
struct world {
    struct osdev_spinlock spin;
    struct osdev_spinlock other;
    struct osdev_spinlock_ticket ticket;
    struct osdev_spinlock_mcs mcs;
    struct osdev_spinlock_rw rw;
    struct osdev_spinlock_seq seq;
    struct osdev_spinlock_cell cell;
    uint32_t broken; // the word of the broken lock below
    uint32_t data;
    uint32_t made;
    uint32_t arrivals;
    uint32_t arrival[EXPLORE_THREADS];
    uint32_t entered;
    uint32_t upgradables;
    uint32_t readers;
    uint32_t reported;
    uintptr_t pair[2];
    uint32_t edges[OSDEV_SPINLOCK_ORDER_WORDS(2)];
};

extern struct world world;

// Two or three threads in the world.
struct explore_scenario
scenario(void (*a)(void), void (*b)(void), void (*c)(void));

// Add one to the data; it races unless a lock is held.
void count_one(void);
// Checks after a run.
void counted_two(void);
void counted_three(void);

// Every run of the scenario ends well.
void holds(const char *name, const struct explore_scenario *s);
// Some run does not, for this reason if it is not NULL.
void breaks(
    const char *name, const struct explore_scenario *s, const char *reason
);
// It holds as it is and breaks without any orders.
void needs_orders(const char *name, struct explore_scenario s);

// No order is stronger than it must be in the sources whose names contain, or
// do not contain, part: weakened alone it breaks some scenario that held
// before in this program. There are at least so many lines with orders.
void check_each_order(const char *part, bool in_part, unsigned least);

// cmocka_run_group_tests, or a skip where the explorer cannot run.
int run_suite(const struct CMUnitTest *tests, size_t count);

#endif
