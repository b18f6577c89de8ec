// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Sequence locks written with interrupts off: osdev/spinlock/irq.h says how.
 * Needed where an interrupt handler reads: it would wait for the writer that it
 * interrupted.
 */
#ifndef OSDEV_SPINLOCK_IRQ_SEQ_H
#define OSDEV_SPINLOCK_IRQ_SEQ_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/spinlock/err.h>
#include <osdev/spinlock/irq.h>
#include <osdev/spinlock/seq.h>

OSDEV_BEGIN_DECLS

/** @name Writer
 * @{ */

/**
 * Turn interrupts off, then do as osdev_spinlock_seq_write_begin().
 *
 * @param[in,out] lock  The lock.
 * @param[in]     irq   The interrupts.
 * @return For osdev_spinlock_seq_write_end_irqrestore().
 *
 * @context Waits without bound, with interrupts off.
 */
OSDEV_NODISCARD
static inline uint64_t osdev_spinlock_seq_write_begin_irqsave(
    struct osdev_spinlock_seq *lock, const struct osdev_spinlock_irq *irq
)
{
    uint64_t saved = osdev_spinlock_irq_save(irq);

    osdev_spinlock_seq_write_begin(lock);
    return saved;
}

/**
 * Turn interrupts off, then do as osdev_spinlock_seq_write_begin_bounded().
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
osdev_spinlock_seq_write_begin_bounded_irqsave(
    struct osdev_spinlock_seq *lock, const struct osdev_spinlock_irq *irq,
    uint32_t attempts, uint64_t *out_saved
)
{
    uint64_t saved = osdev_spinlock_irq_save(irq);
    enum osdev_spinlock_err err =
        osdev_spinlock_seq_write_begin_bounded(lock, attempts);

    if (err != OSDEV_SPINLOCK_OK) {
        osdev_spinlock_irq_restore(irq, saved);
        return err;
    }
    *out_saved = saved;
    return OSDEV_SPINLOCK_OK;
}

/**
 * Turn interrupts off, then do as osdev_spinlock_seq_try_write_begin().
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
static inline bool osdev_spinlock_seq_try_write_begin_irqsave(
    struct osdev_spinlock_seq *lock, const struct osdev_spinlock_irq *irq,
    uint64_t *out_saved
)
{
    uint64_t saved = osdev_spinlock_irq_save(irq);

    if (!osdev_spinlock_seq_try_write_begin(lock)) {
        osdev_spinlock_irq_restore(irq, saved);
        return false;
    }
    *out_saved = saved;
    return true;
}

/**
 * Do as osdev_spinlock_seq_write_end(), then bring interrupts back.
 *
 * @param[in,out] lock   The lock.
 * @param[in]     irq    The interrupts.
 * @param         saved  What the lock call gave.
 *
 * @context Any. Does not wait.
 */
static inline void osdev_spinlock_seq_write_end_irqrestore(
    struct osdev_spinlock_seq *lock, const struct osdev_spinlock_irq *irq,
    uint64_t saved
)
{
    osdev_spinlock_seq_write_end(lock);
    osdev_spinlock_irq_restore(irq, saved);
}

/** @} */

OSDEV_END_DECLS

#endif
