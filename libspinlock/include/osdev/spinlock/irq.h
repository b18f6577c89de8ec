// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Locks shared with interrupt handlers: interrupts are off while such a lock
 * is held, and afterwards as they were before.
 *
 * How interrupts are turned off is the kernel's business, told through
 * osdev_spinlock_irq_ops. The state before is the caller's to keep, usually
 * in a local variable; nested pairs must be restored in the opposite order,
 * or interrupts come back too early.
 *
 * osdev_spinlock_lock_irqsave() waits with interrupts as they were. The other
 * kinds wait with interrupts off, for a handler that wants the same lock must
 * not come while its processor has a place in the queue.
 *
 * The same calls for the other kinds: osdev/spinlock/irq_queue.h, irq_rw.h,
 * irq_seq.h. A lock that keeps the state itself: osdev/spinlock/raw.h.
 */
#ifndef OSDEV_SPINLOCK_IRQ_H
#define OSDEV_SPINLOCK_IRQ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/spinlock/err.h>
#include <osdev/spinlock/spin.h>

OSDEV_BEGIN_DECLS

/** @name Interrupts of the processor that runs
 * @{ */

/**
 * How to turn interrupts off and on. Both must also keep the compiler from
 * moving memory accesses across them, as an asm statement with a memory
 * clobber does.
 */
struct osdev_spinlock_irq_ops {
    /** Turn interrupts off and give the state before. Required; must nest. */
    uint64_t (*save_disable)(void *ctx);
    /** Bring a state back that save_disable gave. Required. */
    void (*restore)(void *ctx, uint64_t saved);
};

/** The interrupts of the processor that runs. */
struct osdev_spinlock_irq {
    const struct osdev_spinlock_irq_ops *ops; /**< Private. */
    void *ctx;                                /**< Private: for the ops. */
};

/**
 * Tell how interrupts are turned off. One object serves all locks.
 *
 * @param[out] irq  The object.
 * @param[in]  ops  Must outlive @p irq.
 * @param      ctx  For the ops; may be NULL.
 *
 * @retval OSDEV_SPINLOCK_OK
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  a member of ops is NULL.
 */
OSDEV_NODISCARD
static inline enum osdev_spinlock_err osdev_spinlock_irq_init(
    struct osdev_spinlock_irq *irq, const struct osdev_spinlock_irq_ops *ops,
    void *ctx
)
{
    if (ops->save_disable == NULL || ops->restore == NULL) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    irq->ops = ops;
    irq->ctx = ctx;
    return OSDEV_SPINLOCK_OK;
}

/**
 * Turn interrupts off.
 *
 * @param[in] irq  The interrupts.
 * @return The state before, for osdev_spinlock_irq_restore().
 */
OSDEV_NODISCARD
static inline uint64_t
osdev_spinlock_irq_save(const struct osdev_spinlock_irq *irq)
{
    return irq->ops->save_disable(irq->ctx);
}

/**
 * Bring interrupts back to what they were.
 *
 * @param[in] irq    The interrupts.
 * @param     saved  What osdev_spinlock_irq_save() gave on this processor.
 */
static inline void
osdev_spinlock_irq_restore(const struct osdev_spinlock_irq *irq, uint64_t saved)
{
    irq->ops->restore(irq->ctx, saved);
}

/**
 * Call a function with interrupts off. Nests.
 *
 * @param[in] irq   The interrupts.
 * @param     call  Gets @p ctx; its results go through there.
 * @param     ctx   For @p call.
 */
static inline void osdev_spinlock_without_irq(
    const struct osdev_spinlock_irq *irq, void (*call)(void *ctx), void *ctx
)
{
    uint64_t saved = osdev_spinlock_irq_save(irq);

    call(ctx);
    osdev_spinlock_irq_restore(irq, saved);
}

/** @} */
/** @name Simple lock
 * @{ */

/**
 * Take the lock and turn interrupts off. Between two looks at the lock
 * interrupts are as they were.
 *
 * @param[in,out] lock  The lock.
 * @param[in]     irq   The interrupts.
 * @return For osdev_spinlock_unlock_irqrestore().
 *
 * @context Waits without bound.
 */
OSDEV_NODISCARD
uint64_t osdev_spinlock_lock_irqsave(
    struct osdev_spinlock *lock, const struct osdev_spinlock_irq *irq
);

/**
 * Take the lock within a number of looks at it and turn interrupts off.
 *
 * @param[in,out] lock       The lock.
 * @param[in]     irq        The interrupts.
 * @param         attempts   How many times to look, at least 1.
 * @param[out]    out_saved  Written only on success; on failure interrupts
 *                           are as they were.
 *
 * @retval OSDEV_SPINLOCK_OK           the caller holds the lock.
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  attempts is 0.
 * @retval OSDEV_SPINLOCK_ERR_TIMEOUT  the lock was held at every look.
 *
 * @context Waits within the bound.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_lock_bounded_irqsave(
    struct osdev_spinlock *lock, const struct osdev_spinlock_irq *irq,
    uint32_t attempts, uint64_t *out_saved
);

/**
 * Turn interrupts off, then do as osdev_spinlock_try_lock().
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
static inline bool osdev_spinlock_try_lock_irqsave(
    struct osdev_spinlock *lock, const struct osdev_spinlock_irq *irq,
    uint64_t *out_saved
)
{
    uint64_t saved = osdev_spinlock_irq_save(irq);

    if (!osdev_spinlock_try_lock(lock)) {
        osdev_spinlock_irq_restore(irq, saved);
        return false;
    }
    *out_saved = saved;
    return true;
}

/**
 * Do as osdev_spinlock_unlock(), then bring interrupts back.
 *
 * @param[in,out] lock   The lock.
 * @param[in]     irq    The interrupts.
 * @param         saved  What the lock call gave.
 *
 * @context Any. Does not wait.
 */
static inline void osdev_spinlock_unlock_irqrestore(
    struct osdev_spinlock *lock, const struct osdev_spinlock_irq *irq,
    uint64_t saved
)
{
    osdev_spinlock_unlock(lock);
    osdev_spinlock_irq_restore(irq, saved);
}

/** @} */

OSDEV_END_DECLS

#endif
