// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Channel 0 of the 8254 interval timer interrupts on line 0. Every PC has had
// one since 1981, at the same rate and ports. Intel 8254 data sheet.
#include "timer.h"

#include <osdev/x86.h>

#include "irq.h"

#define PIT_HZ       1193182u
#define PIT_CHANNEL0 0x40
#define PIT_COMMAND  0x43
#define PIT_RATE     0x34 // Channel 0, both bytes, mode 2: one pulse a period.
#define PIT_IRQ      0

// Ticks to measure the time-stamp counter over.
#define CALIBRATION_TICKS 4

static uint64_t ticks;
static uint64_t entry_stamp;
static uint64_t stamps_per_ms;

static void on_tick(void)
{
    __atomic_store_n(&ticks, ticks + 1, __ATOMIC_RELAXED);
}

void timer_init(void)
{
    uint16_t period = (PIT_HZ + TIMER_HZ / 2) / TIMER_HZ;

    osdev_x86_out8(PIT_COMMAND, PIT_RATE);
    osdev_x86_out8(PIT_CHANNEL0, (uint8_t)period);
    osdev_x86_out8(PIT_CHANNEL0, (uint8_t)(period >> 8));
    irq_set_handler(PIT_IRQ, on_tick);
    irq_enable(PIT_IRQ);
}

uint64_t timer_ticks(void)
{
    return __atomic_load_n(&ticks, __ATOMIC_RELAXED);
}

static void wait_ticks(uint64_t count)
{
    uint64_t start = timer_ticks();

    while (timer_ticks() - start < count) {
        osdev_x86_hlt();
    }
}

void timer_sleep_ms(uint64_t ms)
{
    // One more, because the first tick may come at once.
    wait_ticks(ms * TIMER_HZ / 1000 + 1);
}

void timer_mark_entry(void)
{
    entry_stamp = osdev_x86_insn_rdtsc();
}

static void calibrate(void)
{
    uint64_t start;

    wait_ticks(1);
    start = osdev_x86_insn_rdtsc();
    wait_ticks(CALIBRATION_TICKS);
    stamps_per_ms = (osdev_x86_insn_rdtsc() - start) * TIMER_HZ /
                    (CALIBRATION_TICKS * UINT64_C(1000));
}

uint64_t timer_boot_us(void)
{
    uint64_t now = osdev_x86_insn_rdtsc();

    if (stamps_per_ms == 0) {
        calibrate();
    }
    return stamps_per_ms == 0 ? 0 : (now - entry_stamp) * 1000 / stamps_per_ms;
}
