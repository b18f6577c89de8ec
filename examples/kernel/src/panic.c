// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Panic: message, registers, backtrace, end. It trusts nothing: it takes the
// serial port by force, and a panic inside a panic only ends.
#include "panic.h"

#include <stdarg.h>

#include <osdev/x86.h>

#include "backtrace.h"
#include "cpu.h"
#include "exit.h"
#include "log.h"
#include "serial.h"
#include "stack.h"

static bool is_panicking;

OSDEV_NORETURN
static void end(void)
{
    log_print("--- end of panic ---\n");
    exit_fail();
}

static void print_page_fault(const struct osdev_x86_regs *regs)
{
    uint64_t address = osdev_x86_cr2_read();
    const char *what = (regs->code & OSDEV_X86_PF_FETCH) != 0   ? "run"
                       : (regs->code & OSDEV_X86_PF_WRITE) != 0 ? "write"
                                                                : "read";
    const char *why = (regs->code & OSDEV_X86_PF_PRESENT) != 0
                          ? "which its page forbids"
                          : "where nothing is mapped";

    log_print("panic: tried to %s 0x%016lx, %s\n", what, address, why);
}

static void print_cause(const struct osdev_x86_regs *regs)
{
    const char *overflown = stack_overflown(osdev_x86_cr2_read());

    log_print(
        "panic: exception %lu %s (%s), error code 0x%lx\n", regs->vector,
        osdev_x86_exception_mnemonic((unsigned)regs->vector),
        osdev_x86_exception_name((unsigned)regs->vector), regs->code
    );
    if (regs->vector == OSDEV_X86_EXC_PAGE_FAULT) {
        print_page_fault(regs);
    }
    if (overflown != NULL && (regs->vector == OSDEV_X86_EXC_PAGE_FAULT ||
                              regs->vector == OSDEV_X86_EXC_DOUBLE_FAULT)) {
        log_print("panic: the %s stack has overflown\n", overflown);
    }
}

static void print_registers(const struct osdev_x86_regs *regs)
{
    log_print(
        "rax %016lx  rbx %016lx  rcx %016lx\n", regs->rax, regs->rbx, regs->rcx
    );
    log_print(
        "rdx %016lx  rsi %016lx  rdi %016lx\n", regs->rdx, regs->rsi, regs->rdi
    );
    log_print(
        "rbp %016lx  rsp %016lx  r8  %016lx\n", regs->rbp, regs->rsp, regs->r8
    );
    log_print(
        "r9  %016lx  r10 %016lx  r11 %016lx\n", regs->r9, regs->r10, regs->r11
    );
    log_print(
        "r12 %016lx  r13 %016lx  r14 %016lx\n", regs->r12, regs->r13, regs->r14
    );
    log_print(
        "r15 %016lx  rip %016lx  rfl %016lx\n", regs->r15, regs->rip,
        regs->rflags
    );
    log_print(
        "cs %04lx  ss %04lx  cr0 %lx  cr2 %lx  cr3 %lx  cr4 %lx\n", regs->cs,
        regs->ss, osdev_x86_cr0_read().raw, osdev_x86_cr2_read(),
        osdev_x86_cr3_read().raw, osdev_x86_cr4_read().raw
    );
}

void panic(const char *format, ...)
{
    va_list args;

    osdev_x86_interrupts_disable();
    if (is_panicking) {
        exit_fail();
    }
    serial_steal();
    log_print("\npanic: ");
    va_start(args, format);
    log_vprint(format, args);
    va_end(args);
    log_print("\n");
    if (cpu_is_ready()) {
        OSDEV_X86_INSN_INT(PANIC_VECTOR);
    }
    backtrace_print(0, (uint64_t)(uintptr_t)__builtin_frame_address(0));
    end();
}

void panic_with(const struct osdev_x86_regs *regs)
{
    if (is_panicking) {
        exit_fail();
    }
    is_panicking = true;
    if (regs->vector != PANIC_VECTOR) {
        serial_steal();
        log_print("\n");
        print_cause(regs);
    }
    print_registers(regs);
    backtrace_print(regs->rip, regs->rbp);
    end();
}
