// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/spinlock.h>

// The kernel's part: how interrupts are turned off. Here it is a flag.
static bool interrupts_on = true;

static uint64_t save_disable(void *ctx)
{
    bool *on = ctx;
    uint64_t saved = *on;

    *on = false;
    return saved;
}

static void restore(void *ctx, uint64_t saved)
{
    bool *on = ctx;

    *on = saved != 0;
}

static const struct osdev_spinlock_irq_ops irq_ops = {save_disable, restore};

static struct osdev_spinlock lock = OSDEV_SPINLOCK_INIT;
static unsigned packets; // also counted by the interrupt handler

int main(void)
{
    struct osdev_spinlock_irq irq;
    uint64_t saved;

    if (osdev_spinlock_irq_init(&irq, &irq_ops, &interrupts_on)) {
        return 1;
    }
    saved = osdev_spinlock_lock_irqsave(&lock, &irq);
    packets++;
    osdev_spinlock_unlock_irqrestore(&lock, &irq, saved);
    return packets == 1 && interrupts_on ? 0 : 1;
}
