// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The queued lock of Mellor-Crummey and Scott: first come, first served, and
 * each waiter looks at a word of its own, so a hand-over costs the same with
 * two processors and with two hundred. One pointer, plus a node on the stack
 * of each caller.
 *
 * @spec Mellor-Crummey, Scott: Algorithms for Scalable Synchronization on
 *       Shared-Memory Multiprocessors, ACM TOCS 9(1), 1991
 */
#ifndef OSDEV_SPINLOCK_MCS_H
#define OSDEV_SPINLOCK_MCS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/spinlock/atomic.h>
#include <osdev/spinlock/err.h>

OSDEV_BEGIN_DECLS

/**
 * A caller's place in the queue. Pinned: it must stay where it is from the
 * lock call to the end of the unlock call. Needs no initialisation.
 */
struct osdev_spinlock_mcs_node {
    struct osdev_spinlock_mcs_node *next; /**< Private: who comes after. */
    uint32_t waiting; /**< Private: 0 when it is our turn. */
};

/** A queued lock. Zeroed memory is a free lock. */
struct osdev_spinlock_mcs {
    struct osdev_spinlock_mcs_node *tail; /**< Private: who came last. */
};

/** Initialiser of a free queued lock. */
#define OSDEV_SPINLOCK_MCS_INIT \
    {                           \
        NULL                    \
    }

/**
 * Make a lock free, once, before others see it.
 *
 * @param[out] lock  Any memory.
 */
static inline void osdev_spinlock_mcs_init(struct osdev_spinlock_mcs *lock)
{
    lock->tail = NULL;
}

/**
 * Take the lock after everybody who asked before.
 *
 * @param[in,out] lock  The lock. The caller must not hold it already.
 * @param[out]    node  The caller's place in the queue.
 *
 * @context Waits without bound.
 */
void osdev_spinlock_mcs_lock(
    struct osdev_spinlock_mcs *lock, struct osdev_spinlock_mcs_node *node
);

/**
 * Take the lock if it is free and nobody waits.
 *
 * @param[in,out] lock  The lock.
 * @param[out]    node  The caller's place; free again if the call fails.
 * @return Whether the caller now holds the lock.
 *
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
bool osdev_spinlock_mcs_try_lock(
    struct osdev_spinlock_mcs *lock, struct osdev_spinlock_mcs_node *node
);

/**
 * Take the lock within a number of looks at it.
 *
 * Does not join the queue until the lock is free: it stands behind everybody
 * who waits in the queue.
 *
 * @param[in,out] lock      The lock.
 * @param[out]    node      The caller's place; free again if the call fails.
 * @param         attempts  How many times to look, at least 1.
 *
 * @retval OSDEV_SPINLOCK_OK           the caller holds the lock.
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  attempts is 0.
 * @retval OSDEV_SPINLOCK_ERR_TIMEOUT  the lock was held at every look.
 *
 * @context Waits within the bound.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_mcs_lock_bounded(
    struct osdev_spinlock_mcs *lock, struct osdev_spinlock_mcs_node *node,
    uint32_t attempts
);

/**
 * Give the lock to the next in the queue.
 *
 * @param[in,out] lock  A lock that the caller holds.
 * @param[in,out] node  The node given to the lock call; free afterwards.
 *
 * @context Any. If somebody is just joining the queue, waits for the few
 *          instructions until the newcomer has linked its node.
 */
void osdev_spinlock_mcs_unlock(
    struct osdev_spinlock_mcs *lock, struct osdev_spinlock_mcs_node *node
);

/**
 * Whether somebody holds the lock. The answer may be old when it arrives.
 *
 * @param[in] lock  The lock.
 */
static inline bool
osdev_spinlock_mcs_is_locked(const struct osdev_spinlock_mcs *lock)
{
    return OSDEV_SPINLOCK_LOAD_(&lock->tail, __ATOMIC_RELAXED) != NULL;
}

/**
 * Make the lock free, whoever holds it or waits for it.
 *
 * For a crash dump alone, when all other processors are stopped.
 *
 * @param[in,out] lock  The lock.
 */
static inline void
osdev_spinlock_mcs_force_unlock(struct osdev_spinlock_mcs *lock)
{
    OSDEV_SPINLOCK_STORE_(
        &lock->tail, (struct osdev_spinlock_mcs_node *)NULL, __ATOMIC_RELEASE
    );
}

OSDEV_END_DECLS

#endif
