// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Ticket and queued locks with interrupts off: osdev/spinlock/irq.h says how.
 */
#ifndef OSDEV_SPINLOCK_IRQ_QUEUE_H
#define OSDEV_SPINLOCK_IRQ_QUEUE_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/spinlock/err.h>
#include <osdev/spinlock/irq.h>
#include <osdev/spinlock/mcs.h>
#include <osdev/spinlock/ticket.h>

OSDEV_BEGIN_DECLS

/** @name Ticket lock
 * @{ */

/**
 * Turn interrupts off, then do as osdev_spinlock_ticket_lock().
 *
 * @param[in,out] lock  The lock.
 * @param[in]     irq   The interrupts.
 * @return For osdev_spinlock_ticket_unlock_irqrestore().
 *
 * @context Waits without bound, with interrupts off.
 */
OSDEV_NODISCARD
static inline uint64_t osdev_spinlock_ticket_lock_irqsave(
    struct osdev_spinlock_ticket *lock, const struct osdev_spinlock_irq *irq
)
{
    uint64_t saved = osdev_spinlock_irq_save(irq);

    osdev_spinlock_ticket_lock(lock);
    return saved;
}

/**
 * Turn interrupts off, then do as osdev_spinlock_ticket_lock_bounded().
 *
 * @param[in,out] lock       The lock.
 * @param[in]     irq        The interrupts.
 * @param         attempts   How many times to look, at least 1.
 * @param[out]    out_saved  Written only on success; on failure interrupts
 *                           are as they were.
 *
 * @retval OSDEV_SPINLOCK_OK           the caller has what it asked for.
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  attempts is 0.
 * @retval OSDEV_SPINLOCK_ERR_TIMEOUT  the lock was not free at any look.
 *
 * @context Waits within the bound, with interrupts off.
 */
OSDEV_NODISCARD
static inline enum osdev_spinlock_err
osdev_spinlock_ticket_lock_bounded_irqsave(
    struct osdev_spinlock_ticket *lock, const struct osdev_spinlock_irq *irq,
    uint32_t attempts, uint64_t *out_saved
)
{
    uint64_t saved = osdev_spinlock_irq_save(irq);
    enum osdev_spinlock_err err =
        osdev_spinlock_ticket_lock_bounded(lock, attempts);

    if (err != OSDEV_SPINLOCK_OK) {
        osdev_spinlock_irq_restore(irq, saved);
        return err;
    }
    *out_saved = saved;
    return OSDEV_SPINLOCK_OK;
}

/**
 * Turn interrupts off, then do as osdev_spinlock_ticket_try_lock().
 *
 * @param[in,out] lock       The lock.
 * @param[in]     irq        The interrupts.
 * @param[out]    out_saved  Written only on success; on failure interrupts
 *                           are as they were.
 * @return Whether the caller has what it asked for.
 *
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
static inline bool osdev_spinlock_ticket_try_lock_irqsave(
    struct osdev_spinlock_ticket *lock, const struct osdev_spinlock_irq *irq,
    uint64_t *out_saved
)
{
    uint64_t saved = osdev_spinlock_irq_save(irq);

    if (!osdev_spinlock_ticket_try_lock(lock)) {
        osdev_spinlock_irq_restore(irq, saved);
        return false;
    }
    *out_saved = saved;
    return true;
}

/**
 * Do as osdev_spinlock_ticket_unlock(), then bring interrupts back.
 *
 * @param[in,out] lock   The lock.
 * @param[in]     irq    The interrupts.
 * @param         saved  What the lock call gave.
 *
 * @context Any. Does not wait.
 */
static inline void osdev_spinlock_ticket_unlock_irqrestore(
    struct osdev_spinlock_ticket *lock, const struct osdev_spinlock_irq *irq,
    uint64_t saved
)
{
    osdev_spinlock_ticket_unlock(lock);
    osdev_spinlock_irq_restore(irq, saved);
}

/** @} */
/** @name Queued lock
 * @{ */

/**
 * Turn interrupts off, then do as osdev_spinlock_mcs_lock().
 *
 * @param[in,out] lock  The lock.
 * @param[out]    node  The caller's place in the queue.
 * @param[in]     irq   The interrupts.
 * @return For osdev_spinlock_mcs_unlock_irqrestore().
 *
 * @context Waits without bound, with interrupts off.
 */
OSDEV_NODISCARD
static inline uint64_t osdev_spinlock_mcs_lock_irqsave(
    struct osdev_spinlock_mcs *lock, struct osdev_spinlock_mcs_node *node,
    const struct osdev_spinlock_irq *irq
)
{
    uint64_t saved = osdev_spinlock_irq_save(irq);

    osdev_spinlock_mcs_lock(lock, node);
    return saved;
}

/**
 * Turn interrupts off, then do as osdev_spinlock_mcs_lock_bounded().
 *
 * @param[in,out] lock       The lock.
 * @param[out]    node       The caller's place in the queue.
 * @param[in]     irq        The interrupts.
 * @param         attempts   How many times to look, at least 1.
 * @param[out]    out_saved  Written only on success; on failure interrupts
 *                           are as they were.
 *
 * @retval OSDEV_SPINLOCK_OK           the caller has what it asked for.
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  attempts is 0.
 * @retval OSDEV_SPINLOCK_ERR_TIMEOUT  the lock was not free at any look.
 *
 * @context Waits within the bound, with interrupts off.
 */
OSDEV_NODISCARD
static inline enum osdev_spinlock_err osdev_spinlock_mcs_lock_bounded_irqsave(
    struct osdev_spinlock_mcs *lock, struct osdev_spinlock_mcs_node *node,
    const struct osdev_spinlock_irq *irq, uint32_t attempts, uint64_t *out_saved
)
{
    uint64_t saved = osdev_spinlock_irq_save(irq);
    enum osdev_spinlock_err err =
        osdev_spinlock_mcs_lock_bounded(lock, node, attempts);

    if (err != OSDEV_SPINLOCK_OK) {
        osdev_spinlock_irq_restore(irq, saved);
        return err;
    }
    *out_saved = saved;
    return OSDEV_SPINLOCK_OK;
}

/**
 * Turn interrupts off, then do as osdev_spinlock_mcs_try_lock().
 *
 * @param[in,out] lock       The lock.
 * @param[out]    node       The caller's place in the queue.
 * @param[in]     irq        The interrupts.
 * @param[out]    out_saved  Written only on success; on failure interrupts
 *                           are as they were.
 * @return Whether the caller has what it asked for.
 *
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
static inline bool osdev_spinlock_mcs_try_lock_irqsave(
    struct osdev_spinlock_mcs *lock, struct osdev_spinlock_mcs_node *node,
    const struct osdev_spinlock_irq *irq, uint64_t *out_saved
)
{
    uint64_t saved = osdev_spinlock_irq_save(irq);

    if (!osdev_spinlock_mcs_try_lock(lock, node)) {
        osdev_spinlock_irq_restore(irq, saved);
        return false;
    }
    *out_saved = saved;
    return true;
}

/**
 * Do as osdev_spinlock_mcs_unlock(), then bring interrupts back.
 *
 * @param[in,out] lock   The lock.
 * @param[in,out] node   The node given to the lock call.
 * @param[in]     irq    The interrupts.
 * @param         saved  What the lock call gave.
 *
 * @context Any. Does not wait.
 */
static inline void osdev_spinlock_mcs_unlock_irqrestore(
    struct osdev_spinlock_mcs *lock, struct osdev_spinlock_mcs_node *node,
    const struct osdev_spinlock_irq *irq, uint64_t saved
)
{
    osdev_spinlock_mcs_unlock(lock, node);
    osdev_spinlock_irq_restore(irq, saved);
}

/** @} */

OSDEV_END_DECLS

#endif
