// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Time: a tick every millisecond, and the time-stamp counter in between.
#ifndef KERNEL_TIMER_H
#define KERNEL_TIMER_H

#include <stdint.h>

#define TIMER_HZ 1000u

/** Start the tick; needs irq.h. Interrupts may still be off. */
void timer_init(void);

/** Ticks since timer_init(). */
uint64_t timer_ticks(void);

/** Sleep; interrupts must be on. */
void timer_sleep_ms(uint64_t ms);

/** Remember this moment as the one that timer_boot_us() counts from. */
void timer_mark_entry(void);

/** Microseconds since timer_mark_entry(); measures the counter's rate once. */
uint64_t timer_boot_us(void);

#endif
