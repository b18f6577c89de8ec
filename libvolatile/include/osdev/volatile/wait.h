// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Waiting for a device, with an end.
 */
#ifndef OSDEV_VOLATILE_WAIT_H
#define OSDEV_VOLATILE_WAIT_H

#include <stdbool.h>

#include <osdev/base/attr.h>
#include <osdev/volatile/config.h>

OSDEV_BEGIN_DECLS

/** A bound of a wait in time, which only the kernel can measure. */
struct osdev_wait {
    /** Whether the time is over. Must become true at some time. */
    bool (*is_over)(void *ctx);
    /** Passed to @c is_over. */
    void *ctx;
};

/** Tell the processor that this is a loop that waits. Orders nothing. */
OSDEV_ALWAYS_INLINE void osdev_relax(void)
{
    __asm__ __volatile__(OSDEV_ARCH_RELAX_);
}

OSDEV_END_DECLS

#endif
