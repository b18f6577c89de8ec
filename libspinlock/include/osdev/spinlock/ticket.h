// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The ticket lock: whoever asks first is served first. Two words.
 */
#ifndef OSDEV_SPINLOCK_TICKET_H
#define OSDEV_SPINLOCK_TICKET_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/spinlock/atomic.h>
#include <osdev/spinlock/err.h>

OSDEV_BEGIN_DECLS

/**
 * A ticket lock. Zeroed memory is a free lock. Serves up to 2^32 - 1 callers
 * at a time.
 */
struct osdev_spinlock_ticket {
    uint32_t next;    /**< Private: the ticket of the next to come. */
    uint32_t serving; /**< Private: the ticket that holds the lock. */
};

/** Initialiser of a free ticket lock. */
#define OSDEV_SPINLOCK_TICKET_INIT \
    {                              \
        0, 0                       \
    }

/**
 * Make a lock free, once, before others see it.
 *
 * @param[out] lock  Any memory.
 */
static inline void osdev_spinlock_ticket_init(struct osdev_spinlock_ticket *lock
)
{
    lock->next = 0;
    lock->serving = 0;
}

/**
 * Private: wait until a ticket is served.
 *
 * @param[in] lock    The lock.
 * @param     ticket  The caller's ticket.
 */
void osdev_spinlock_ticket_wait_(
    const struct osdev_spinlock_ticket *lock, uint32_t ticket
);

/**
 * Take the lock after everybody who asked before.
 *
 * @param[in,out] lock  The lock. The caller must not hold it already.
 *
 * @context Waits without bound.
 */
static inline void osdev_spinlock_ticket_lock(struct osdev_spinlock_ticket *lock
)
{
    // Relaxed: the ticket only orders the callers; memory is ordered by the
    // acquire of the turn, here and in the wait.
    uint32_t ticket = OSDEV_SPINLOCK_ADD_(&lock->next, 1u, __ATOMIC_RELAXED);

    if (OSDEV_UNLIKELY(
            OSDEV_SPINLOCK_LOAD_(&lock->serving, __ATOMIC_ACQUIRE) != ticket
        )) {
        osdev_spinlock_ticket_wait_(lock, ticket);
    }
}

/**
 * Take the lock if it is free and nobody waits.
 *
 * @param[in,out] lock  The lock.
 * @return Whether the caller now holds it.
 *
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
static inline bool
osdev_spinlock_ticket_try_lock(struct osdev_spinlock_ticket *lock)
{
    // Acquire: pairs with the unlock that made this ticket the served one.
    uint32_t ticket = OSDEV_SPINLOCK_LOAD_(&lock->serving, __ATOMIC_ACQUIRE);

    // The next ticket is never behind the served one, so if both are equal
    // now, the value loaded above is still current. Hence relaxed.
    return OSDEV_SPINLOCK_CAS_(
        &lock->next, &ticket, ticket + 1, __ATOMIC_RELAXED
    );
}

/**
 * Take the lock within a number of looks at it.
 *
 * A drawn ticket cannot be given back, so this call draws none until the
 * lock is free: it stands behind everybody who waits in the queue.
 *
 * @param[in,out] lock      The lock.
 * @param         attempts  How many times to look, at least 1.
 *
 * @retval OSDEV_SPINLOCK_OK           the caller holds the lock.
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  attempts is 0.
 * @retval OSDEV_SPINLOCK_ERR_TIMEOUT  the lock was held at every look.
 *
 * @context Waits within the bound.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_ticket_lock_bounded(
    struct osdev_spinlock_ticket *lock, uint32_t attempts
);

/**
 * Give the lock to the next in the queue.
 *
 * @param[in,out] lock  A lock that the caller holds.
 *
 * @context Any. Does not wait.
 */
static inline void
osdev_spinlock_ticket_unlock(struct osdev_spinlock_ticket *lock)
{
    // Only the holder writes this word, so a plain increment is enough.
    uint32_t ticket = OSDEV_SPINLOCK_LOAD_(&lock->serving, __ATOMIC_RELAXED);

    OSDEV_SPINLOCK_STORE_(&lock->serving, ticket + 1, __ATOMIC_RELEASE);
}

/**
 * Whether somebody holds the lock. The answer may be old when it arrives.
 *
 * @param[in] lock  The lock.
 */
static inline bool
osdev_spinlock_ticket_is_locked(const struct osdev_spinlock_ticket *lock)
{
    uint32_t serving = OSDEV_SPINLOCK_LOAD_(&lock->serving, __ATOMIC_RELAXED);

    return OSDEV_SPINLOCK_LOAD_(&lock->next, __ATOMIC_RELAXED) != serving;
}

/**
 * Make the lock free, whoever holds it or waits for it.
 *
 * For a crash dump alone, when all other processors are stopped.
 *
 * @param[in,out] lock  The lock.
 */
static inline void
osdev_spinlock_ticket_force_unlock(struct osdev_spinlock_ticket *lock)
{
    uint32_t next = OSDEV_SPINLOCK_LOAD_(&lock->next, __ATOMIC_RELAXED);

    OSDEV_SPINLOCK_STORE_(&lock->serving, next, __ATOMIC_RELEASE);
}

OSDEV_END_DECLS

#endif
