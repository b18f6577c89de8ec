// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// libpic8259 in the kernel: masks, and the timer as a source of interrupts.
#include <osdev/pic8259.h>
#include <osdev/x86.h>

#include "irq.h"
#include "selftest.h"
#include "timer.h"

#define TIMER_LINE 0

// Any pattern that leaves line 2 open, behind which the second chip sits: the
// library would open it by itself.
#define PATTERN 0xa5a1

// Far more reads of the chip than fit between two ticks.
#define WAIT_READS 1000000

/* Wait until the chip holds a request of the timer that it may not deliver. */
static bool timer_waits(const struct osdev_pic8259 *pic)
{
    for (unsigned i = 0; i < WAIT_READS; i++) {
        if ((osdev_pic8259_read_irr(pic) >> TIMER_LINE & 1) == 1) {
            return true;
        }
    }
    return false;
}

static void masks_read_back(void)
{
    struct osdev_pic8259 *pic = irq_controller();
    bool were_on = osdev_x86_interrupts_save_disable();
    uint16_t before = osdev_pic8259_read_masks(pic);

    CHECK(osdev_pic8259_probe(pic) == OSDEV_PIC8259_OK);
    osdev_pic8259_write_masks(pic, PATTERN);
    CHECK(osdev_pic8259_read_masks(pic) == PATTERN);
    osdev_pic8259_write_masks(pic, before);
    CHECK(osdev_pic8259_read_masks(pic) == before);
    CHECK((before >> TIMER_LINE & 1) == 0);
    osdev_x86_interrupts_restore(were_on);
}

static void ticks_advance(void)
{
    uint64_t before = timer_ticks();
    uint64_t stamp = osdev_x86_insn_rdtsc();

    timer_sleep_ms(5);
    CHECK(timer_ticks() - before >= 5);
    CHECK(osdev_x86_insn_rdtsc() > stamp);
}

static void a_masked_line_is_silent(void)
{
    struct osdev_pic8259 *pic = irq_controller();
    uint64_t before;

    CHECK(osdev_pic8259_mask(pic, TIMER_LINE) == OSDEV_PIC8259_OK);
    before = timer_ticks();
    CHECK(timer_waits(pic));
    CHECK(timer_ticks() == before);
    CHECK(osdev_pic8259_unmask(pic, TIMER_LINE) == OSDEV_PIC8259_OK);
    timer_sleep_ms(2);
    CHECK(timer_ticks() > before);
}

static void nothing_is_left_in_service(void)
{
    bool were_on = osdev_x86_interrupts_save_disable();

    CHECK(osdev_pic8259_read_isr(irq_controller()) == 0);
    osdev_x86_interrupts_restore(were_on);
}

static const struct selftest_step steps[] = {
    {"masks_read_back", masks_read_back},
    {"ticks_advance", ticks_advance},
    {"a_masked_line_is_silent", a_masked_line_is_silent},
    {"nothing_is_left_in_service", nothing_is_left_in_service},
};

SELFTEST_SUITE(selftest_pic8259, "pic8259", steps);
