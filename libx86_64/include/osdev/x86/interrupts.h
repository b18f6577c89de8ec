// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The interrupt flag of this processor, and halting.
 *
 * All of these are barriers for the compiler: what the source does between
 * save_disable and restore is done with interrupts off.
 *
 * @spec Intel SDM volume 3, 7.8
 */
#ifndef OSDEV_X86_INTERRUPTS_H
#define OSDEV_X86_INTERRUPTS_H

#include <osdev/x86/rflags.h>

OSDEV_BEGIN_DECLS

/** Whether this processor takes maskable interrupts. */
static inline bool osdev_x86_interrupts_are_enabled(void)
{
    return (osdev_x86_rflags_read().raw & OSDEV_X86_RFLAGS_IF) != 0;
}

/** Take maskable interrupts. At least one instruction window is open. */
static inline void osdev_x86_interrupts_enable(void)
{
    osdev_x86_insn_sti();
}

/** Take no maskable interrupts. */
static inline void osdev_x86_interrupts_disable(void)
{
    osdev_x86_insn_cli();
}

/**
 * Turn interrupts off and remember whether they were on.
 *
 * @return What osdev_x86_interrupts_restore() wants. Pairs nest.
 */
OSDEV_NODISCARD
static inline bool osdev_x86_interrupts_save_disable(void)
{
    bool were_enabled = osdev_x86_interrupts_are_enabled();

    osdev_x86_insn_cli();
    return were_enabled;
}

/**
 * Undo osdev_x86_interrupts_save_disable().
 *
 * @param were_enabled  What it returned.
 */
static inline void osdev_x86_interrupts_restore(bool were_enabled)
{
    if (were_enabled) {
        osdev_x86_insn_sti();
    }
}

/**
 * Run a function with interrupts off and put the flag back.
 *
 * @param run  The function.
 * @param ctx  Passed to @p run.
 */
static inline void
osdev_x86_interrupts_without(void (*run)(void *ctx), void *ctx)
{
    bool were_enabled = osdev_x86_interrupts_save_disable();

    run(ctx);
    osdev_x86_interrupts_restore(were_enabled);
}

/** Halt until the next interrupt that is not masked. */
static inline void osdev_x86_hlt(void)
{
    osdev_x86_insn_hlt();
}

/**
 * Turn interrupts on and halt, with no window between the two: the idle step.
 *
 * Check for work with interrupts off, then call this; an interrupt that comes
 * after the check still wakes the halt. A non-maskable interrupt between the
 * two instructions can take the wake-up away: let something periodic run.
 */
static inline void osdev_x86_interrupts_enable_and_hlt(void)
{
    osdev_x86_insn_sti_hlt();
}

/** Hint to the processor that this is a wait loop. */
static inline void osdev_x86_pause(void)
{
    osdev_x86_insn_pause();
}

/** Stop this processor for good. */
OSDEV_NORETURN
static inline void osdev_x86_halt_forever(void)
{
    for (;;) {
        osdev_x86_insn_cli();
        osdev_x86_insn_hlt();
    }
}

OSDEV_END_DECLS

#endif
