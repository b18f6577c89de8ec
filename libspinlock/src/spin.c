// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/spinlock/spin.h>

void osdev_spinlock_backoff_relax(struct osdev_spinlock_backoff *backoff)
{
    for (uint32_t i = 0; i < UINT32_C(1) << backoff->step; i++) {
        OSDEV_SPINLOCK_PAUSE_();
    }
    if (backoff->step < OSDEV_SPINLOCK_BACKOFF_STEP_MAX) {
        backoff->step++;
    }
}

// Looking before trying keeps the cache line shared among the waiters: only
// a lock that looks free is worth a write.
static bool look_and_try(struct osdev_spinlock *lock)
{
    return !osdev_spinlock_is_locked(lock) && osdev_spinlock_try_lock(lock);
}

void osdev_spinlock_lock_slow_(struct osdev_spinlock *lock)
{
    while (!look_and_try(lock)) {
        OSDEV_SPINLOCK_PAUSE_();
    }
}

void osdev_spinlock_lock_backoff(struct osdev_spinlock *lock)
{
    struct osdev_spinlock_backoff backoff = {0};

    while (!look_and_try(lock)) {
        osdev_spinlock_backoff_relax(&backoff);
    }
}

enum osdev_spinlock_err
osdev_spinlock_lock_bounded(struct osdev_spinlock *lock, uint32_t attempts)
{
    if (attempts == 0) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    while (!look_and_try(lock)) {
        if (--attempts == 0) {
            return OSDEV_SPINLOCK_ERR_TIMEOUT;
        }
        OSDEV_SPINLOCK_PAUSE_();
    }
    return OSDEV_SPINLOCK_OK;
}
