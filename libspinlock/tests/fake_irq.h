// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#ifndef FAKE_IRQ_H
#define FAKE_IRQ_H

#include <osdev/spinlock.h>

// A processor with an interrupt flag. The saved state is the flag and, in the
// upper half, a cookie that shows that restore gets what save gave.
struct fake_irq {
    bool enabled;
    unsigned saves;
    unsigned restores;
    uint32_t cookie;
};

extern const struct osdev_spinlock_irq_ops fake_irq_ops;

#endif
