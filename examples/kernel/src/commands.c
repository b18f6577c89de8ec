// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The shell's commands. To add one: a function, and a line in the table at the
// end.
#include "commands.h"

#include <stddef.h>
#include <stdint.h>

#include <osdev/alloc_ll.h>
#include <osdev/x86.h>

#include "exit.h"
#include "handoff.h"
#include "heap.h"
#include "image.h"
#include "irq.h"
#include "log.h"
#include "panic.h"
#include "pmm.h"
#include "selftest.h"
#include "string.h"
#include "timer.h"
#include "vm.h"

#define WORD_SIZE 32

static void help(const char *arguments);

static void mem(const char *arguments)
{
    struct osdev_alloc_ll_stats stats;
    size_t count;
    const struct osdev_boot_region *regions = handoff_regions(&count);

    (void)arguments;
    for (size_t i = 0; i < count; i++) {
        log_print(
            "  %016lx %10lu KiB  %s\n", regions[i].base, regions[i].len / 1024,
            osdev_boot_mem_type_name(regions[i].type)
        );
    }
    heap_stats(&stats);
    log_print(
        "pages: %lu of %lu free (%lu MiB)\n", pmm_free_count(),
        pmm_total_count(), pmm_free_count() * PAGE_SIZE >> 20
    );
    log_print(
        "heap: %zu of %zu bytes used, %zu holes\n", stats.used, stats.size,
        stats.holes
    );
}

static void maps(const char *arguments)
{
    (void)arguments;
    vm_print();
}

static void show_ticks(const char *arguments)
{
    (void)arguments;
    log_print(
        "%lu ticks at %u Hz, %lu spurious interrupts\n", timer_ticks(),
        TIMER_HZ, irq_spurious_count()
    );
}

static void cause_panic(const char *arguments)
{
    (void)arguments;
    panic("somebody asked for it");
}

static void touch_nothing(void)
{
    // A good address of a page that is not there.
    *(volatile uint64_t *)osdev_vaddr_to_ptr(osdev_vaddr(VM_SCRATCH_BASE)) = 1;
}

static void write_code(void)
{
    *(volatile uint8_t *)osdev_vaddr_to_ptr(osdev_vaddr_from_ptr(text_start)) =
        0;
}

// Volatile, or the compiler does without the instruction.
static volatile unsigned dividend = 1;
static volatile unsigned divisor;

static void divide(void)
{
    divisor = dividend / divisor;
}

// Far deeper than any stack. Each call needs its frame after the inner call
// returns, so none can be dropped. NOLINTNEXTLINE(misc-no-recursion)
static unsigned overflow(unsigned depth)
{
    volatile uint8_t frame[256] = {0};

    frame[depth % sizeof(frame)] = (uint8_t)depth;
    return depth == 0 ? 0 : overflow(depth - 1) + frame[0];
}

static void fault(const char *arguments)
{
    char kind[WORD_SIZE];

    (void)string_next_word(arguments, kind, sizeof(kind));
    if (string_equal(kind, "page")) {
        touch_nothing();
    } else if (string_equal(kind, "write")) {
        write_code();
    } else if (string_equal(kind, "divide")) {
        divide();
    } else if (string_equal(kind, "opcode")) {
        osdev_x86_insn_ud2();
    } else if (string_equal(kind, "stack")) {
        log_print("%u\n", overflow(1u << 24));
    } else {
        log_print("fault page | write | divide | opcode | stack\n");
    }
}

static void reboot(const char *arguments)
{
    (void)arguments;
    log_print("rebooting\n");
    exit_reboot();
}

static void selftest(const char *arguments)
{
    (void)arguments;
    log_print("%s\n", selftest_run() ? "all is well" : "something is broken");
}

static void leave(const char *arguments)
{
    (void)arguments;
    exit_pass();
}

static const struct command commands[] = {
    {"help", "this list", help},
    {"mem", "memory map, free pages, heap", mem},
    {"maps", "mapped addresses and their rights", maps},
    {"ticks", "timer and interrupts", show_ticks},
    {"selftest", "run every test", selftest},
    {"panic", "panic", cause_panic},
    {"fault", "raise an exception: page, write, divide, opcode, stack", fault},
    {"reboot", "reset the machine", reboot},
    {"exit", "end QEMU with success", leave},
};

static void help(const char *arguments)
{
    (void)arguments;
    for (size_t i = 0; i < OSDEV_COUNTOF(commands); i++) {
        log_print("  %-10s %s\n", commands[i].name, commands[i].help);
    }
}

const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < OSDEV_COUNTOF(commands); i++) {
        if (string_equal(commands[i].name, name)) {
            return &commands[i];
        }
    }
    return NULL;
}
