// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Ways out of the kernel. QEMU's isa-debug-exit device ends the emulator with
// status 2 * value + 1, so tests get a verdict. On other machines nobody
// listens at that port, and the kernel halts.
#include "exit.h"

#include <osdev/x86.h>

#include "log.h"

#define DEBUG_EXIT_PORT 0xf4
#define DEBUG_EXIT_PASS 0x10
#define DEBUG_EXIT_FAIL 0x11

#define PS2_STATUS      0x64
#define PS2_COMMAND     0x64
#define PS2_INPUT_FULL  0x02
#define PS2_PULSE_RESET 0xfe
#define RESET_CONTROL   0xcf9
#define RESET_FULL      0x06
#define RESET_POLLS     100000

OSDEV_NORETURN
static void leave(uint8_t value)
{
    osdev_x86_interrupts_disable();
    osdev_x86_out8(DEBUG_EXIT_PORT, value);
    log_print("exit: no isa-debug-exit device; halted\n");
    osdev_x86_halt_forever();
}

void exit_pass(void)
{
    leave(DEBUG_EXIT_PASS);
}

void exit_fail(void)
{
    leave(DEBUG_EXIT_FAIL);
}

/* The keyboard controller has a line to the processor's reset pin. */
static void reset_by_ps2(void)
{
    for (unsigned i = 0; i < RESET_POLLS; i++) {
        if ((osdev_x86_in8(PS2_STATUS) & PS2_INPUT_FULL) == 0) {
            osdev_x86_out8(PS2_COMMAND, PS2_PULSE_RESET);
            return;
        }
    }
}

static void wait_for_reset(void)
{
    for (unsigned i = 0; i < RESET_POLLS; i++) {
        osdev_x86_pause();
    }
}

void exit_reboot(void)
{
    static const struct osdev_x86_table_ptr no_table;

    osdev_x86_interrupts_disable();
    reset_by_ps2();
    wait_for_reset();
    // The chipset's reset register, PIIX and later.
    osdev_x86_out8(RESET_CONTROL, RESET_FULL);
    wait_for_reset();
    // An exception without an interrupt table shuts the processor down, which
    // resets every PC.
    osdev_x86_insn_lidt(&no_table);
    osdev_x86_insn_int3();
    osdev_x86_halt_forever();
}
