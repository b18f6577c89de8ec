// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * What an interrupt handler sees of the interrupted code: all general
 * registers, the vector, an error code in every case, and the frame that the
 * processor pushed. Written and read back by the stubs of
 * <osdev/x86/stubs.S.h>; what a handler changes takes effect on return.
 *
 * @spec Intel SDM volume 3, 6.14.2
 */
#ifndef OSDEV_X86_REGS_H
#define OSDEV_X86_REGS_H

#include <osdev/x86/exception.h>
#include <osdev/x86/rflags.h>
#include <osdev/x86/segment.h>

OSDEV_BEGIN_DECLS

/** The interrupted code's registers. */
struct osdev_x86_regs {
    uint64_t r15;    /**< General register. */
    uint64_t r14;    /**< General register. */
    uint64_t r13;    /**< General register. */
    uint64_t r12;    /**< General register. */
    uint64_t r11;    /**< General register. */
    uint64_t r10;    /**< General register. */
    uint64_t r9;     /**< General register. */
    uint64_t r8;     /**< General register. */
    uint64_t rbp;    /**< General register. */
    uint64_t rdi;    /**< General register. */
    uint64_t rsi;    /**< General register. */
    uint64_t rdx;    /**< General register. */
    uint64_t rcx;    /**< General register. */
    uint64_t rbx;    /**< General register. */
    uint64_t rax;    /**< General register. */
    uint64_t vector; /**< 0..255. */
    uint64_t code;   /**< Error code; 0 for vectors that have none. */
    uint64_t rip;    /**< Where the code goes on. */
    uint64_t cs;     /**< Its code segment. */
    uint64_t rflags; /**< Its flags. */
    uint64_t rsp;    /**< Its stack pointer. */
    uint64_t ss;     /**< Its stack segment. */
};
OSDEV_STATIC_ASSERT(sizeof(struct osdev_x86_regs) == 176, "regs");
OSDEV_STATIC_ASSERT(offsetof(struct osdev_x86_regs, rax) == 112, "rax");
OSDEV_STATIC_ASSERT(offsetof(struct osdev_x86_regs, vector) == 120, "vector");
OSDEV_STATIC_ASSERT(offsetof(struct osdev_x86_regs, rip) == 136, "rip");

/** A handler as the stubs call it: interrupts are off. */
typedef void osdev_x86_handler_fn(struct osdev_x86_regs *regs, void *ctx);

/** Whether user code was interrupted. */
static inline bool osdev_x86_regs_are_user(const struct osdev_x86_regs *regs)
{
    return (regs->cs & OSDEV_X86_SELECTOR_RPL_MASK) == 3;
}

OSDEV_END_DECLS

#endif
