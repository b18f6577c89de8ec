// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What happens on an exception: a hook may repair its cause (demand paging), a
// catch may abandon the code that raised it (the self-test), else panic.
#include "exception.h"

#include <stddef.h>

#include <osdev/x86.h>

#include "cpu.h"
#include "panic.h"

static exception_hook_fn *hooks[OSDEV_X86_EXCEPTIONS];

static struct {
    struct exception_frame frame;
    struct osdev_x86_regs regs;
    bool is_armed;
} catch;

void exception_set_hook(unsigned vector, exception_hook_fn *hook)
{
    OSDEV_ASSERT(vector < OSDEV_X86_EXCEPTIONS);
    hooks[vector] = hook;
}

bool exception_catch(
    void (*run)(void *ctx), void *ctx, struct osdev_x86_regs *out_regs
)
{
    bool interrupts = osdev_x86_interrupts_are_enabled();
    bool caught;

    catch.is_armed = true;
    caught = exception_run(run, ctx, &catch.frame) != 0;
    catch.is_armed = false;
    if (caught && out_regs != NULL) {
        *out_regs = catch.regs;
    }
    osdev_x86_interrupts_restore(interrupts);
    return caught;
}

/* The stub returns to where exception_run() was called, with value 1. */
static void abandon(struct osdev_x86_regs *regs)
{
    const struct exception_frame *frame = &catch.frame;

    catch.regs = *regs;
    catch.is_armed = false;
    regs->rsp = frame->rsp;
    regs->rip = frame->rip;
    regs->rbx = frame->rbx;
    regs->rbp = frame->rbp;
    regs->r12 = frame->r12;
    regs->r13 = frame->r13;
    regs->r14 = frame->r14;
    regs->r15 = frame->r15;
    regs->rax = 1;
    regs->rflags &= ~(uint64_t)OSDEV_X86_RFLAGS_IF;
}

void exception_dispatch(struct osdev_x86_regs *regs)
{
    exception_hook_fn *hook = hooks[regs->vector];

    if (hook != NULL && hook(regs)) {
        return;
    }
    if (catch.is_armed) {
        abandon(regs);
        return;
    }
    panic_with(regs);
}
