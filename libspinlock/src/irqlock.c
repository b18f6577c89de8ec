// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/spinlock/raw.h>

enum osdev_spinlock_err osdev_spinlock_irqlock_init(
    struct osdev_spinlock_irqlock *irqlock,
    const struct osdev_spinlock_raw_ops *raw, void *lock,
    const struct osdev_spinlock_irq *irq
)
{
    if (raw->shared) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    irqlock->raw = raw;
    irqlock->lock = lock;
    irqlock->irq = *irq;
    irqlock->saved = 0;
    return OSDEV_SPINLOCK_OK;
}

void osdev_spinlock_irqlock_lock(
    struct osdev_spinlock_irqlock *irqlock, struct osdev_spinlock_mcs_node *node
)
{
    uint64_t saved = osdev_spinlock_irq_save(&irqlock->irq);

    irqlock->raw->lock(irqlock->lock, node);
    // Not before: until then the member belongs to another holder.
    irqlock->saved = saved;
}

bool osdev_spinlock_irqlock_try_lock(
    struct osdev_spinlock_irqlock *irqlock, struct osdev_spinlock_mcs_node *node
)
{
    uint64_t saved = osdev_spinlock_irq_save(&irqlock->irq);

    if (!irqlock->raw->try_lock(irqlock->lock, node)) {
        osdev_spinlock_irq_restore(&irqlock->irq, saved);
        return false;
    }
    irqlock->saved = saved;
    return true;
}

enum osdev_spinlock_err osdev_spinlock_irqlock_lock_bounded(
    struct osdev_spinlock_irqlock *irqlock,
    struct osdev_spinlock_mcs_node *node, uint32_t attempts
)
{
    if (attempts == 0) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    while (!osdev_spinlock_irqlock_try_lock(irqlock, node)) {
        if (--attempts == 0) {
            return OSDEV_SPINLOCK_ERR_TIMEOUT;
        }
        OSDEV_SPINLOCK_PAUSE_();
    }
    return OSDEV_SPINLOCK_OK;
}

void osdev_spinlock_irqlock_unlock(
    struct osdev_spinlock_irqlock *irqlock, struct osdev_spinlock_mcs_node *node
)
{
    uint64_t saved = irqlock->saved;

    irqlock->raw->unlock(irqlock->lock, node);
    osdev_spinlock_irq_restore(&irqlock->irq, saved);
}

bool osdev_spinlock_irqlock_is_locked(
    const struct osdev_spinlock_irqlock *irqlock
)
{
    return irqlock->raw->is_locked(irqlock->lock);
}

void osdev_spinlock_irqlock_force_unlock(struct osdev_spinlock_irqlock *irqlock)
{
    irqlock->raw->force_unlock(irqlock->lock);
}
