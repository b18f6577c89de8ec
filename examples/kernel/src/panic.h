// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The end of the kernel, with everything that helps to find out why.
#ifndef KERNEL_PANIC_H
#define KERNEL_PANIC_H

#include <osdev/base.h>

struct osdev_x86_regs;

/** panic() raises this vector to get hold of its caller's registers. */
#define PANIC_VECTOR 0xf0

/** Print a message, the registers and a backtrace, and end in failure. */
OSDEV_NORETURN
void panic(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** The same for an exception. */
OSDEV_NORETURN
void panic_with(const struct osdev_x86_regs *regs);

#endif
