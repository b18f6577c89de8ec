// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * One interface to every kind of lock, for code that wraps locks: the lock
 * that keeps the interrupt state itself, and the checked lock.
 */
#ifndef OSDEV_SPINLOCK_RAW_H
#define OSDEV_SPINLOCK_RAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/spinlock/err.h>
#include <osdev/spinlock/irq.h>
#include <osdev/spinlock/mcs.h>

OSDEV_BEGIN_DECLS

/**
 * A way to take a lock. @c node is used by queued locks alone; for the
 * others it may be NULL.
 */
struct osdev_spinlock_raw_ops {
    /** Take the lock, waiting as long as it takes. */
    void (*lock)(void *lock, struct osdev_spinlock_mcs_node *node);
    /** Take the lock if that needs no waiting. */
    bool (*try_lock)(void *lock, struct osdev_spinlock_mcs_node *node);
    /** Give the lock back. */
    void (*unlock)(void *lock, struct osdev_spinlock_mcs_node *node);
    /** Whether anybody holds the lock. */
    bool (*is_locked)(const void *lock);
    /** Make the lock free, whoever holds it. */
    void (*force_unlock)(void *lock);
    /** Several holders may have the lock this way at a time. */
    bool shared;
    /** One processor may take the lock this way while it holds it so. */
    bool nests;
};

/** struct osdev_spinlock by osdev_spinlock_lock(). */
const struct osdev_spinlock_raw_ops *osdev_spinlock_raw_spin(void);
/** struct osdev_spinlock by osdev_spinlock_lock_backoff(). */
const struct osdev_spinlock_raw_ops *osdev_spinlock_raw_backoff(void);
/** struct osdev_spinlock_ticket. */
const struct osdev_spinlock_raw_ops *osdev_spinlock_raw_ticket(void);
/** struct osdev_spinlock_mcs. Needs a node. */
const struct osdev_spinlock_raw_ops *osdev_spinlock_raw_mcs(void);
/** struct osdev_spinlock_rw for reading. */
const struct osdev_spinlock_raw_ops *osdev_spinlock_raw_rw_read(void);
/** struct osdev_spinlock_rw for nested reading. */
const struct osdev_spinlock_raw_ops *osdev_spinlock_raw_rw_read_nested(void);
/** struct osdev_spinlock_rw as the upgradable holder. */
const struct osdev_spinlock_raw_ops *osdev_spinlock_raw_rw_upgradable(void);
/** struct osdev_spinlock_rw for writing. */
const struct osdev_spinlock_raw_ops *osdev_spinlock_raw_rw_write(void);

/**
 * Take any lock within a number of attempts.
 *
 * @param[in]     raw       The way to take it.
 * @param[in,out] lock      The lock, of the kind that @p raw is for.
 * @param[out]    node      For a queued lock; else may be NULL.
 * @param         attempts  How many times to try, at least 1.
 *
 * @retval OSDEV_SPINLOCK_OK           the caller holds the lock.
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  attempts is 0.
 * @retval OSDEV_SPINLOCK_ERR_TIMEOUT  no attempt succeeded.
 *
 * @context Waits within the bound.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_raw_lock_bounded(
    const struct osdev_spinlock_raw_ops *raw, void *lock,
    struct osdev_spinlock_mcs_node *node, uint32_t attempts
);

/** @name A lock that keeps the interrupt state itself
 *
 * Wraps a lock of any exclusive kind. Interrupts are off while it is held;
 * the state before is kept in the lock, so callers carry nothing around.
 * @{ */

/** A lock that keeps the interrupt state itself. */
struct osdev_spinlock_irqlock {
    const struct osdev_spinlock_raw_ops *raw; /**< Private. */
    void *lock;                               /**< Private: what is wrapped. */
    struct osdev_spinlock_irq irq;            /**< Private. */
    uint64_t saved; /**< Private: the holder's interrupt state. */
};

/**
 * Wrap a lock.
 *
 * @param[out] irqlock  The wrapper.
 * @param[in]  raw      How to take @p lock.
 * @param[in]  lock     A free lock, used through the wrapper alone from now.
 * @param[in]  irq      The interrupts; copied.
 *
 * @retval OSDEV_SPINLOCK_OK
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  raw lets several holders in, so there
 *                                     is no one state to keep.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_irqlock_init(
    struct osdev_spinlock_irqlock *irqlock,
    const struct osdev_spinlock_raw_ops *raw, void *lock,
    const struct osdev_spinlock_irq *irq
);

/**
 * Turn interrupts off and take the lock.
 *
 * @param[in,out] irqlock  The lock.
 * @param[out]    node     For a queued lock; else may be NULL.
 *
 * @context Waits without bound, with interrupts off.
 */
void osdev_spinlock_irqlock_lock(
    struct osdev_spinlock_irqlock *irqlock, struct osdev_spinlock_mcs_node *node
);

/**
 * Turn interrupts off and take the lock if it is free; else interrupts stay
 * as they are.
 *
 * @param[in,out] irqlock  The lock.
 * @param[out]    node     For a queued lock; else may be NULL.
 * @return Whether the caller now holds the lock.
 *
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
bool osdev_spinlock_irqlock_try_lock(
    struct osdev_spinlock_irqlock *irqlock, struct osdev_spinlock_mcs_node *node
);

/**
 * Turn interrupts off and take the lock within a number of attempts; between
 * two attempts interrupts are as they were.
 *
 * @param[in,out] irqlock   The lock.
 * @param[out]    node      For a queued lock; else may be NULL.
 * @param         attempts  How many times to try, at least 1.
 *
 * @retval OSDEV_SPINLOCK_OK           the caller holds the lock.
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  attempts is 0.
 * @retval OSDEV_SPINLOCK_ERR_TIMEOUT  no attempt succeeded.
 *
 * @context Waits within the bound.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_irqlock_lock_bounded(
    struct osdev_spinlock_irqlock *irqlock,
    struct osdev_spinlock_mcs_node *node, uint32_t attempts
);

/**
 * Give the lock back and bring interrupts back to what they were.
 *
 * @param[in,out] irqlock  A lock that the caller holds.
 * @param[in,out] node     The node given to the lock call.
 *
 * @context Any. Does not wait.
 */
void osdev_spinlock_irqlock_unlock(
    struct osdev_spinlock_irqlock *irqlock, struct osdev_spinlock_mcs_node *node
);

/**
 * Whether somebody holds the lock. The answer may be old when it arrives.
 *
 * @param[in] irqlock  The lock.
 */
bool osdev_spinlock_irqlock_is_locked(
    const struct osdev_spinlock_irqlock *irqlock
);

/**
 * Make the lock free, whoever holds it; interrupts stay as they are.
 *
 * For a crash dump alone, when all other processors are stopped.
 *
 * @param[in,out] irqlock  The lock.
 */
void osdev_spinlock_irqlock_force_unlock(struct osdev_spinlock_irqlock *irqlock
);

/** @} */

OSDEV_END_DECLS

#endif
