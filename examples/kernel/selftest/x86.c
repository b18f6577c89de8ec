// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// libx86_64 in the kernel: tables and exceptions of the real processor.
#include <stddef.h>

#include <osdev/x86.h>

#include "cpu.h"
#include "image.h"
#include "selftest.h"
#include "vm.h"

static unsigned breakpoints;

static bool on_breakpoint(struct osdev_x86_regs *regs)
{
    breakpoints++;
    return regs->vector == OSDEV_X86_EXC_BREAKPOINT;
}

static void breakpoint(void)
{
    breakpoints = 0;
    exception_set_hook(OSDEV_X86_EXC_BREAKPOINT, on_breakpoint);
    osdev_x86_insn_int3();
    osdev_x86_insn_int3();
    exception_set_hook(OSDEV_X86_EXC_BREAKPOINT, NULL);
    CHECK(breakpoints == 2);
}

static void do_opcode(void *ctx)
{
    (void)ctx;
    osdev_x86_insn_ud2();
}

static void invalid_opcode(void)
{
    struct osdev_x86_regs regs = {0};

    if (CHECK(exception_catch(do_opcode, NULL, &regs))) {
        CHECK(regs.vector == OSDEV_X86_EXC_INVALID_OPCODE);
        CHECK(image_is_text(regs.rip));
    }
}

// Volatile, or the compiler does without the instruction.
static volatile unsigned dividend = 1;
static volatile unsigned divisor;

static void do_divide(void *ctx)
{
    (void)ctx;
    divisor = dividend / divisor;
}

static void divide_error(void)
{
    struct osdev_x86_regs regs = {0};

    if (CHECK(exception_catch(do_divide, NULL, &regs))) {
        CHECK(regs.vector == OSDEV_X86_EXC_DIVIDE);
    }
}

static void do_read(void *ctx)
{
    (void)*(volatile uint8_t *)ctx;
}

static void non_canonical_address(void)
{
    struct osdev_x86_regs regs = {0};
    void *hole = osdev_vaddr_to_ptr(osdev_vaddr(UINT64_C(1) << 62));

    if (CHECK(exception_catch(do_read, hole, &regs))) {
        CHECK(regs.vector == OSDEV_X86_EXC_PROTECTION && regs.code == 0);
    }
}

static void do_nothing(void *ctx)
{
    *(bool *)ctx = true;
}

static void no_exception(void)
{
    bool ran = false;

    CHECK(!exception_catch(do_nothing, &ran, NULL));
    CHECK(ran);
    CHECK(osdev_x86_interrupts_are_enabled());
}

static void control_registers(void)
{
    uint64_t cr0 = osdev_x86_cr0_read().raw;
    uint64_t cr4 = osdev_x86_cr4_read().raw;

    CHECK((cr0 & OSDEV_X86_CR0_PG) != 0 && (cr0 & OSDEV_X86_CR0_WP) != 0);
    CHECK((cr4 & OSDEV_X86_CR4_PAE) != 0 && (cr4 & OSDEV_X86_CR4_PGE) != 0);
}

static void interrupt_flag_nests(void)
{
    bool outer = osdev_x86_interrupts_save_disable();
    bool inner = osdev_x86_interrupts_save_disable();

    CHECK(outer && !inner);
    osdev_x86_interrupts_restore(inner);
    CHECK(!osdev_x86_interrupts_are_enabled());
    osdev_x86_interrupts_restore(outer);
    CHECK(osdev_x86_interrupts_are_enabled());
}

static const struct selftest_step steps[] = {
    {"breakpoint", breakpoint},
    {"invalid_opcode", invalid_opcode},
    {"divide_error", divide_error},
    {"non_canonical_address", non_canonical_address},
    {"no_exception", no_exception},
    {"control_registers", control_registers},
    {"interrupt_flag_nests", interrupt_flag_nests},
};

SELFTEST_SUITE(selftest_x86, "x86", steps);
