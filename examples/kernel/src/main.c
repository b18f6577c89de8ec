// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The order in which the kernel comes up. Start reading here.
#include <stddef.h>
#include <stdint.h>

#include <osdev/x86.h>

#include "cpu.h"
#include "exit.h"
#include "handoff.h"
#include "heap.h"
#include "irq.h"
#include "log.h"
#include "pmm.h"
#include "selftest.h"
#include "serial.h"
#include "shell.h"
#include "timer.h"
#include "vm.h"

void kernel_main(uint32_t door, uint32_t magic, uint32_t report);

// Below 1 MiB: left to firmware data, and to the start-up code of further
// processors, which must lie there.
#define LOW_MEMORY_END (UINT64_C(1) << 20)

static void give_pages(void)
{
    size_t count;
    const struct osdev_boot_region *regions = handoff_regions(&count);

    for (size_t i = 0; i < count; i++) {
        uint64_t start = regions[i].base;
        uint64_t end = start + regions[i].len;

        if (regions[i].type == OSDEV_BOOT_MEM_USABLE && end > LOW_MEMORY_END) {
            pmm_add(start < LOW_MEMORY_END ? LOW_MEMORY_END : start, end);
        }
    }
    log_print("memory: %lu MiB free\n", pmm_free_count() * PAGE_SIZE >> 20);
}

static void print_cpu(void)
{
    struct osdev_x86_brand brand = osdev_x86_cpu_brand();

    log_print(
        "cpu: %s, %u physical and %u virtual address bits\n", brand.text,
        osdev_x86_cpu_paddr_bits(), osdev_x86_cpu_vaddr_bits()
    );
}

/**
 * Called by entry.S in 64-bit mode, on the boot stack, with interrupts off.
 *
 * @param door    How the kernel was entered, a DOOR_ number.
 * @param magic   What the loader had in EAX.
 * @param report  What the loader had in EBX: the address of its report.
 */
OSDEV_NORETURN
void kernel_main(uint32_t door, uint32_t magic, uint32_t report)
{
    timer_mark_entry();
    serial_init();
    log_print(
        "\nosdev-c reference kernel %u.%u.%u\n", OSDEV_VERSION_MAJOR,
        OSDEV_VERSION_MINOR, OSDEV_VERSION_PATCH
    );

    // From here on a mistake is a panic with names, not a silent reset.
    cpu_init();
    print_cpu();
    if (!handoff_init(door, magic, report)) {
        exit_fail();
    }
    handoff_print();

    give_pages();
    vm_init();
    log_print("vm: own page tables, no page both writable and executable\n");
    heap_init();
    log_print("heap: ready\n");

    irq_init();
    timer_init();
    serial_enable_input();
    osdev_x86_interrupts_enable();
    log_print("irq: timer at %u Hz, serial input\n", TIMER_HZ);

    if (handoff_has_option("selftest")) {
        if (selftest_run()) {
            exit_pass();
        }
        exit_fail();
    }
    log_print("boot: %lu us from entry to shell\n", timer_boot_us());
    log_print("type help\n");
    shell_run();
}
