// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The checked lock: wraps a lock of any kind and turns what would be a
 * deadlock into an error, with the cycle at hand.
 *
 * Found before waiting: taking a lock again that this processor holds, an
 * order that closes a cycle (osdev/spinlock/order.h), a class shared between
 * interrupt handlers and code that interrupts can interrupt, and an unlock by
 * one who does not hold it.
 *
 * A type of its own: whoever wants no checks uses the wrapped lock itself.
 * Compiling differently changes nothing in any struct or prototype.
 */
#ifndef OSDEV_SPINLOCK_CHECKED_H
#define OSDEV_SPINLOCK_CHECKED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/spinlock/err.h>
#include <osdev/spinlock/order.h>
#include <osdev/spinlock/raw.h>

OSDEV_BEGIN_DECLS

/** A lock with checks. */
struct osdev_spinlock_checked {
    void *lock;                         /**< Private: what is wrapped. */
    struct osdev_spinlock_order *order; /**< Private. */
    uint32_t class_index;               /**< Private. */
    uint32_t owner; /**< Private: processor + 1 of the exclusive holder. */
};

/** One lock that a processor holds. Read-only for callers. */
struct osdev_spinlock_held_entry {
    struct osdev_spinlock_checked *checked;   /**< The lock. */
    const struct osdev_spinlock_raw_ops *raw; /**< How it was taken. */
    struct osdev_spinlock_mcs_node *node;     /**< For a queued lock. */
};

/**
 * The locks that a processor holds, oldest first. One object per processor,
 * used by that processor alone.
 */
struct osdev_spinlock_held {
    struct osdev_spinlock_held_entry *entries; /**< The caller's array. */
    size_t count;       /**< How many locks are held. Read-only. */
    size_t max;         /**< Private: elements of entries. */
    uint32_t processor; /**< Private. */
    uint32_t irq_depth; /**< Private: interrupt handlers entered. */
    bool irqs_on;       /**< Private. */
};

/** @name Processors
 * @{ */

/**
 * Make the record of a processor, with interrupts off and outside handlers.
 *
 * @param[out] held       The record.
 * @param      processor  Number of the processor, below UINT32_MAX.
 * @param[out] entries    Storage; must outlive the record.
 * @param      max        Elements of entries: the most locks held at a time.
 */
void osdev_spinlock_held_init(
    struct osdev_spinlock_held *held, uint32_t processor,
    struct osdev_spinlock_held_entry *entries, size_t max
);

/**
 * Say that an interrupt handler begins, which also turns interrupts off.
 *
 * @param[in,out] held  The record of this processor.
 * @return What to give to osdev_spinlock_held_irq_leave().
 */
OSDEV_NODISCARD
bool osdev_spinlock_held_irq_enter(struct osdev_spinlock_held *held);

/**
 * Say that an interrupt handler ends.
 *
 * @param[in,out] held     The record of this processor.
 * @param         entered  What osdev_spinlock_held_irq_enter() gave.
 */
void osdev_spinlock_held_irq_leave(
    struct osdev_spinlock_held *held, bool entered
);

/**
 * Say that interrupts are turned on or off.
 *
 * @param[in,out] held     The record of this processor.
 * @param         irqs_on  Whether they are enabled from now on.
 *
 * @retval OSDEV_SPINLOCK_OK
 * @retval OSDEV_SPINLOCK_ERR_IRQ_UNSAFE  a lock is held whose class is taken
 *                                        by handlers; recorded all the same.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err
osdev_spinlock_held_irqs(struct osdev_spinlock_held *held, bool irqs_on);

/**
 * Make all locks free that a processor holds, youngest first.
 *
 * For a crash dump alone, when that processor is stopped.
 *
 * @param[in,out] held  The record of the stopped processor.
 * @return How many locks were freed.
 */
size_t osdev_spinlock_held_force_unlock(struct osdev_spinlock_held *held);

/** @} */
/** @name Locks
 * @{ */

/**
 * Wrap a lock.
 *
 * @param[out]    checked      The wrapper.
 * @param[in]     lock         A free lock, used through the wrapper alone.
 * @param[in,out] order        The order graph.
 * @param         class_index  The lock's class in the graph.
 *
 * @retval OSDEV_SPINLOCK_OK
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  the graph has no such class.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_checked_init(
    struct osdev_spinlock_checked *checked, void *lock,
    struct osdev_spinlock_order *order, uint32_t class_index
);

/**
 * Take the lock, if that cannot last for ever.
 *
 * @param[in,out] checked  The lock.
 * @param[in]     raw      How to take it.
 * @param[in,out] held     The record of this processor.
 * @param[out]    node     For a queued lock; else may be NULL.
 *
 * @retval OSDEV_SPINLOCK_OK              the caller holds the lock.
 * @retval OSDEV_SPINLOCK_ERR_REENTERED   this processor holds it already.
 * @retval OSDEV_SPINLOCK_ERR_ORDER       a lock is held that was taken after
 *                                        this one's class before.
 * @retval OSDEV_SPINLOCK_ERR_IRQ_UNSAFE  the class is taken by handlers and
 *                                        held with interrupts enabled.
 * @retval OSDEV_SPINLOCK_ERR_FULL        no entry left in @p held.
 *
 * @context Waits without bound for another processor.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_checked_lock(
    struct osdev_spinlock_checked *checked,
    const struct osdev_spinlock_raw_ops *raw, struct osdev_spinlock_held *held,
    struct osdev_spinlock_mcs_node *node
);

/**
 * Take the lock within a number of attempts, with the same checks.
 *
 * @param[in,out] checked   The lock.
 * @param[in]     raw       How to take it.
 * @param[in,out] held      The record of this processor.
 * @param[out]    node      For a queued lock; else may be NULL.
 * @param         attempts  How many times to try, at least 1.
 *
 * @retval OSDEV_SPINLOCK_OK              the caller holds the lock.
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG     attempts is 0.
 * @retval OSDEV_SPINLOCK_ERR_TIMEOUT     no attempt succeeded.
 * @retval OSDEV_SPINLOCK_ERR_REENTERED   this processor holds it already.
 * @retval OSDEV_SPINLOCK_ERR_ORDER       as osdev_spinlock_checked_lock().
 * @retval OSDEV_SPINLOCK_ERR_IRQ_UNSAFE  as osdev_spinlock_checked_lock().
 * @retval OSDEV_SPINLOCK_ERR_FULL        no entry left in @p held.
 *
 * @context Waits within the bound.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_checked_lock_bounded(
    struct osdev_spinlock_checked *checked,
    const struct osdev_spinlock_raw_ops *raw, struct osdev_spinlock_held *held,
    struct osdev_spinlock_mcs_node *node, uint32_t attempts
);

/**
 * Take the lock if that needs no waiting. In any order: one who does not
 * wait cannot close a cycle.
 *
 * @param[in,out] checked  The lock.
 * @param[in]     raw      How to take it.
 * @param[in,out] held     The record of this processor.
 * @param[out]    node     For a queued lock; else may be NULL.
 *
 * @retval OSDEV_SPINLOCK_OK              the caller holds the lock.
 * @retval OSDEV_SPINLOCK_ERR_BUSY        somebody holds it.
 * @retval OSDEV_SPINLOCK_ERR_REENTERED   this processor holds it already.
 * @retval OSDEV_SPINLOCK_ERR_IRQ_UNSAFE  as osdev_spinlock_checked_lock().
 * @retval OSDEV_SPINLOCK_ERR_FULL        no entry left in @p held.
 *
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_checked_try_lock(
    struct osdev_spinlock_checked *checked,
    const struct osdev_spinlock_raw_ops *raw, struct osdev_spinlock_held *held,
    struct osdev_spinlock_mcs_node *node
);

/**
 * Give the lock back. Locks may be given back in any order.
 *
 * @param[in,out] checked  The lock.
 * @param[in,out] held     The record of this processor.
 *
 * @retval OSDEV_SPINLOCK_OK
 * @retval OSDEV_SPINLOCK_ERR_NOT_OWNER  another processor holds it.
 * @retval OSDEV_SPINLOCK_ERR_NOT_HELD   this processor does not hold it, and
 *                                       no other one exclusively.
 *
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_checked_unlock(
    struct osdev_spinlock_checked *checked, struct osdev_spinlock_held *held
);

/**
 * Whether this processor holds the lock.
 *
 * @param[in] checked  The lock.
 * @param[in] held     The record of this processor.
 */
bool osdev_spinlock_checked_is_held(
    const struct osdev_spinlock_checked *checked,
    const struct osdev_spinlock_held *held
);

/** @} */

OSDEV_END_DECLS

#endif
