// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Segments, interrupt table and exceptions of this processor.
#ifndef KERNEL_CPU_H
#define KERNEL_CPU_H

#include <stdbool.h>

struct osdev_x86_regs;

/** Load the kernel's own GDT, task state and interrupt table. */
void cpu_init(void);

/** Whether cpu_init() has run: exceptions and INT n work. */
bool cpu_is_ready(void);

/**
 * Look at an exception before the kernel panics over it.
 *
 * @return Whether the interrupted code may go on.
 */
typedef bool exception_hook_fn(struct osdev_x86_regs *regs);

/** Ask a function about an exception; NULL for nobody. */
void exception_set_hook(unsigned vector, exception_hook_fn *hook);

/**
 * Call a function and survive an exception in it.
 *
 * The function does not go on after the exception, so it must hold nothing
 * that it would have to give back. Calls do not nest.
 *
 * @param[out] out_regs  What the processor was doing; written only when an
 *                       exception came. May be NULL.
 * @return Whether an exception came.
 */
bool exception_catch(
    void (*run)(void *ctx), void *ctx, struct osdev_x86_regs *out_regs
);

#endif
