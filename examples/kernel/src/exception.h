// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Between cpu.c and exception.c; everybody else includes cpu.h.
#ifndef KERNEL_EXCEPTION_H
#define KERNEL_EXCEPTION_H

#include <stdint.h>

struct osdev_x86_regs;

/** Where exception_catch() goes on; filled by exception_run() in catch.S. */
struct exception_frame {
    uint64_t rsp;
    uint64_t rip;
    uint64_t rbx;
    uint64_t rbp;
    uint64_t r12;
    uint64_t r13;
    uint64_t r14;
    uint64_t r15;
};

/** An exception: hook, catch, or panic. */
void exception_dispatch(struct osdev_x86_regs *regs);

/** Fill the frame and call run(ctx). Returns 0, or 1 through the frame. */
int exception_run(
    void (*run)(void *ctx), void *ctx, struct exception_frame *frame
);

#endif
