// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/spinlock/ticket.h>

void osdev_spinlock_ticket_wait_(
    const struct osdev_spinlock_ticket *lock, uint32_t ticket
)
{
    // Acquire: pairs with the unlock of the holder before.
    while (OSDEV_SPINLOCK_LOAD_(&lock->serving, __ATOMIC_ACQUIRE) != ticket) {
        OSDEV_SPINLOCK_PAUSE_();
    }
}

enum osdev_spinlock_err osdev_spinlock_ticket_lock_bounded(
    struct osdev_spinlock_ticket *lock, uint32_t attempts
)
{
    if (attempts == 0) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    while (osdev_spinlock_ticket_is_locked(lock) ||
           !osdev_spinlock_ticket_try_lock(lock)) {
        if (--attempts == 0) {
            return OSDEV_SPINLOCK_ERR_TIMEOUT;
        }
        OSDEV_SPINLOCK_PAUSE_();
    }
    return OSDEV_SPINLOCK_OK;
}
