// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "fake_irq.h"

#include <stdlib.h>

static uint64_t save_disable(void *ctx)
{
    struct fake_irq *fake = (struct fake_irq *)ctx;
    uint64_t saved =
        (uint64_t)fake->cookie << 32 | (fake->enabled ? 0x200u : 0u);

    fake->enabled = false;
    fake->saves++;
    return saved;
}

static void restore(void *ctx, uint64_t saved)
{
    struct fake_irq *fake = (struct fake_irq *)ctx;

    if (saved >> 32 != fake->cookie) {
        abort();
    }
    fake->enabled = (saved & 0x200) != 0;
    fake->restores++;
}

const struct osdev_spinlock_irq_ops fake_irq_ops = {
    .save_disable = save_disable,
    .restore = restore,
};
