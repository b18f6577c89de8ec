// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// libspinlock in the kernel. On one processor a lock can be wrong in few ways;
// these are they.
#include <stddef.h>

#include <osdev/spinlock.h>

#include "selftest.h"

static void spin(void)
{
    struct osdev_spinlock lock = OSDEV_SPINLOCK_INIT;

    osdev_spinlock_lock(&lock);
    CHECK(osdev_spinlock_is_locked(&lock));
    CHECK(!osdev_spinlock_try_lock(&lock));
    // A wait for a lock that nobody gives back ends.
    CHECK(osdev_spinlock_lock_bounded(&lock, 1000) != OSDEV_SPINLOCK_OK);
    osdev_spinlock_unlock(&lock);
    CHECK(osdev_spinlock_try_lock(&lock));
    osdev_spinlock_unlock(&lock);
    CHECK(!osdev_spinlock_is_locked(&lock));
}

static void ticket(void)
{
    struct osdev_spinlock_ticket lock = OSDEV_SPINLOCK_TICKET_INIT;

    osdev_spinlock_ticket_lock(&lock);
    CHECK(!osdev_spinlock_ticket_try_lock(&lock));
    osdev_spinlock_ticket_unlock(&lock);
    CHECK(osdev_spinlock_ticket_try_lock(&lock));
    osdev_spinlock_ticket_unlock(&lock);
    CHECK(!osdev_spinlock_ticket_is_locked(&lock));
}

static unsigned calls;

static bool count_call(void *ctx)
{
    (void)ctx;
    calls++;
    return true;
}

static void once(void)
{
    struct osdev_spinlock_once cell = OSDEV_SPINLOCK_ONCE_INIT;

    calls = 0;
    CHECK(
        osdev_spinlock_once_call(&cell, count_call, NULL) == OSDEV_SPINLOCK_OK
    );
    CHECK(
        osdev_spinlock_once_call(&cell, count_call, NULL) == OSDEV_SPINLOCK_OK
    );
    CHECK(calls == 1);
}

static const struct selftest_step steps[] = {
    {"spin", spin},
    {"ticket", ticket},
    {"once", once},
};

SELFTEST_SUITE(selftest_spinlock, "spinlock", steps);
