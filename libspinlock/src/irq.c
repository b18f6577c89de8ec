// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/spinlock/irq.h>

uint64_t osdev_spinlock_lock_irqsave(
    struct osdev_spinlock *lock, const struct osdev_spinlock_irq *irq
)
{
    for (;;) {
        uint64_t saved = osdev_spinlock_irq_save(irq);

        if (osdev_spinlock_try_lock(lock)) {
            return saved;
        }
        osdev_spinlock_irq_restore(irq, saved);
        while (osdev_spinlock_is_locked(lock)) {
            OSDEV_SPINLOCK_PAUSE_();
        }
    }
}

enum osdev_spinlock_err osdev_spinlock_lock_bounded_irqsave(
    struct osdev_spinlock *lock, const struct osdev_spinlock_irq *irq,
    uint32_t attempts, uint64_t *out_saved
)
{
    if (attempts == 0) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    while (!osdev_spinlock_try_lock_irqsave(lock, irq, out_saved)) {
        if (--attempts == 0) {
            return OSDEV_SPINLOCK_ERR_TIMEOUT;
        }
        OSDEV_SPINLOCK_PAUSE_();
    }
    return OSDEV_SPINLOCK_OK;
}
