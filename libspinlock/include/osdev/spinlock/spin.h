// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The simple spin lock: one word, test and test-and-set. The smallest and,
 * uncontended, the fastest; makes no promise who comes first.
 *
 * Waiting is a property of the call, not of the lock: osdev_spinlock_lock()
 * looks again at once, osdev_spinlock_lock_backoff() waits twice as long
 * after each look, which spares the bus when many processors wait.
 */
#ifndef OSDEV_SPINLOCK_SPIN_H
#define OSDEV_SPINLOCK_SPIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/spinlock/atomic.h>
#include <osdev/spinlock/err.h>

OSDEV_BEGIN_DECLS

/** A spin lock. Zeroed memory is a free lock. */
struct osdev_spinlock {
    uint32_t word; /**< Private: 1 while held. */
};

/** Initialiser of a free lock. */
#define OSDEV_SPINLOCK_INIT \
    {                       \
        0                   \
    }

/** Largest exponent of the waiting time: 2048 pauses. */
#define OSDEV_SPINLOCK_BACKOFF_STEP_MAX 11u

/** How long a waiting call has waited. Zeroed memory is a new one. */
struct osdev_spinlock_backoff {
    uint32_t step; /**< Private: the next wait is 2 to this power. */
};

/**
 * Wait 1, 2, 4 ... 2048 pauses, twice as long at each call.
 *
 * @param[in,out] backoff  One per waiting call, zeroed at its start.
 */
void osdev_spinlock_backoff_relax(struct osdev_spinlock_backoff *backoff);

/**
 * Make a lock free, once, before others see it.
 *
 * @param[out] lock  Any memory.
 */
static inline void osdev_spinlock_init(struct osdev_spinlock *lock)
{
    lock->word = 0;
}

/**
 * Take the lock if it is free.
 *
 * @param[in,out] lock  The lock.
 * @return Whether the caller now holds it. Fails only if somebody else does.
 *
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
static inline bool osdev_spinlock_try_lock(struct osdev_spinlock *lock)
{
    uint32_t free_word = 0;

    // Acquire: pairs with the release of the holder before.
    return OSDEV_SPINLOCK_CAS_(&lock->word, &free_word, 1u, __ATOMIC_ACQUIRE);
}

/**
 * Whether somebody holds the lock. The answer may be old when it arrives.
 *
 * @param[in] lock  The lock.
 */
static inline bool osdev_spinlock_is_locked(const struct osdev_spinlock *lock)
{
    // Relaxed: the answer orders nothing.
    return OSDEV_SPINLOCK_LOAD_(&lock->word, __ATOMIC_RELAXED) != 0;
}

/**
 * Private: wait for the lock and take it.
 *
 * @param[in,out] lock  The lock.
 */
void osdev_spinlock_lock_slow_(struct osdev_spinlock *lock);

/**
 * Take the lock, waiting as long as it takes.
 *
 * @param[in,out] lock  The lock. The caller must not hold it already.
 *
 * @context Waits without bound. If an interrupt handler takes the lock too,
 *          interrupts must be off: osdev_spinlock_lock_irqsave().
 */
static inline void osdev_spinlock_lock(struct osdev_spinlock *lock)
{
    if (OSDEV_UNLIKELY(!osdev_spinlock_try_lock(lock))) {
        osdev_spinlock_lock_slow_(lock);
    }
}

/**
 * Take the lock, waiting longer after each look.
 *
 * @param[in,out] lock  The lock. The caller must not hold it already.
 *
 * @context As osdev_spinlock_lock().
 */
void osdev_spinlock_lock_backoff(struct osdev_spinlock *lock);

/**
 * Take the lock within a number of looks at it.
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
enum osdev_spinlock_err
osdev_spinlock_lock_bounded(struct osdev_spinlock *lock, uint32_t attempts);

/**
 * Give the lock back.
 *
 * @param[in,out] lock  A lock that the caller holds.
 *
 * @context Any. Does not wait.
 */
static inline void osdev_spinlock_unlock(struct osdev_spinlock *lock)
{
    // Release: what the holder did is visible to the next one.
    OSDEV_SPINLOCK_STORE_(&lock->word, 0u, __ATOMIC_RELEASE);
}

/**
 * Make the lock free, whoever holds it.
 *
 * For a crash dump alone, when the processor that holds the lock is stopped:
 * what the lock protects may be half changed.
 *
 * @param[in,out] lock  The lock.
 */
static inline void osdev_spinlock_force_unlock(struct osdev_spinlock *lock)
{
    osdev_spinlock_unlock(lock);
}

/** A lock that is given back at the end of the block. */
struct osdev_spinlock_guard {
    struct osdev_spinlock *lock; /**< What to give back; NULL is nothing. */
};

/**
 * Take a lock for a guard.
 *
 * @param[in,out] lock  The lock.
 * @return The guard that holds it.
 */
static inline struct osdev_spinlock_guard
osdev_spinlock_guard_make(struct osdev_spinlock *lock)
{
    struct osdev_spinlock_guard guard = {lock};

    osdev_spinlock_lock(lock);
    return guard;
}

/**
 * Give a guard's lock back; a second call does nothing.
 *
 * @param[in,out] guard  The guard.
 */
static inline void
osdev_spinlock_guard_finish(struct osdev_spinlock_guard *guard)
{
    if (guard->lock != NULL) {
        osdev_spinlock_unlock(guard->lock);
        guard->lock = NULL;
    }
}

/**
 * Keep a guard's lock held beyond the block: the caller gives it back.
 *
 * @param[in,out] guard  The guard, which holds nothing afterwards.
 * @return The lock.
 */
static inline struct osdev_spinlock *
osdev_spinlock_guard_leak(struct osdev_spinlock_guard *guard)
{
    struct osdev_spinlock *lock = guard->lock;

    guard->lock = NULL;
    return lock;
}

/** Define a guard @p name that holds @p lock to the end of the block. */
#define OSDEV_SPINLOCK_GUARD(name, lock)                        \
    struct osdev_spinlock_guard name                            \
        __attribute__((cleanup(osdev_spinlock_guard_finish))) = \
            osdev_spinlock_guard_make(lock)

OSDEV_END_DECLS

#endif
