// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Segments, task state and interrupt table. All 256 vectors lead through the
// stubs of libx86_64 (interrupts.S) to interrupt_enter() below, which sorts
// them into exceptions, device interrupts and the kernel's own.
//
// Three exceptions get a stack of their own, because they can come when the
// current one is unusable: a double fault (typically a stack overflow: there
// was no room to report the page fault), NMI and machine check.
#include "cpu.h"

#include <stddef.h>
#include <stdint.h>

#include <osdev/x86.h>

#include "exception.h"
#include "irq.h"
#include "lapic.h"
#include "panic.h"
#include "stack.h"

enum {
    IST_NMI = 1,
    IST_DOUBLE_FAULT = 2,
    IST_MACHINE_CHECK = 3,
};

#define GDT_SLOTS (OSDEV_X86_GDT_STANDARD_SLOTS + OSDEV_X86_GDT_SYSTEM_SLOTS)

// Defined by interrupts.S.
extern const uint8_t interrupt_stubs[];
void interrupt_enter(struct osdev_x86_regs *regs, void *ctx);

static _Alignas(8) uint64_t gdt_slots[GDT_SLOTS];
static struct osdev_x86_gdt gdt;
static struct osdev_x86_tss tss;
static struct osdev_x86_idt idt;
static bool is_ready;

static void require(enum osdev_x86_err err)
{
    if (err != OSDEV_X86_OK) {
        panic("cpu: %s", osdev_x86_strerror(err));
    }
}

static void set_ist(unsigned vector, unsigned ist, enum stack_number stack)
{
    osdev_vaddr_t top = osdev_vaddr(stack_top(stack));

    require(osdev_x86_tss_set_ist(&tss, ist, top));
    require(osdev_x86_idt_set_ist(&idt, vector, ist));
}

void cpu_init(void)
{
    osdev_x86_selector_t task;

    osdev_x86_tss_init(&tss);
    require(osdev_x86_gdt_init_standard(&gdt, gdt_slots, GDT_SLOTS));
    require(osdev_x86_gdt_append_tss(&gdt, &tss, &task));
    require(osdev_x86_idt_fill(
        &idt, osdev_vaddr_from_ptr(interrupt_stubs),
        osdev_x86_selector(OSDEV_X86_KERNEL_CODE)
    ));
    set_ist(OSDEV_X86_EXC_NMI, IST_NMI, STACK_NMI);
    set_ist(OSDEV_X86_EXC_DOUBLE_FAULT, IST_DOUBLE_FAULT, STACK_DOUBLE_FAULT);
    set_ist(
        OSDEV_X86_EXC_MACHINE_CHECK, IST_MACHINE_CHECK, STACK_MACHINE_CHECK
    );

    require(osdev_x86_gdt_load_standard(&gdt));
    require(osdev_x86_tss_load(&gdt, task));
    osdev_x86_idt_load(&idt);
    is_ready = true;
}

bool cpu_is_ready(void)
{
    return is_ready;
}

void interrupt_enter(struct osdev_x86_regs *regs, void *ctx)
{
    (void)ctx;
    if (regs->vector < OSDEV_X86_EXCEPTIONS) {
        exception_dispatch(regs);
    } else if (regs->vector - IRQ_VECTOR < IRQ_COUNT) {
        irq_dispatch((unsigned)regs->vector - IRQ_VECTOR);
    } else if (regs->vector == PANIC_VECTOR) {
        panic_with(regs);
    } else if (regs->vector != LAPIC_SPURIOUS_VECTOR) {
        panic("cpu: stray interrupt, vector %lu", regs->vector);
    }
}
