// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The kernel's stacks. Shared by assembly and C.
#ifndef KERNEL_STACK_H
#define KERNEL_STACK_H

#define STACK_GUARD_SIZE 4096
#define STACK_SIZE       32768

#ifndef __ASSEMBLER__

    #include <stdbool.h>
    #include <stdint.h>

/** Who runs on which stack. The last three are interrupt stacks. */
enum stack_number {
    STACK_BOOT,
    STACK_NMI,
    STACK_DOUBLE_FAULT,
    STACK_MACHINE_CHECK,
    STACK_COUNT,
};

/**
 * A stack grows down, and off its lower end into the guard: a page that vm.c
 * leaves unmapped, so that an overflow is a fault and not silent damage.
 */
struct stack {
    uint8_t guard[STACK_GUARD_SIZE];
    uint8_t bytes[STACK_SIZE];
};

extern struct stack stacks[STACK_COUNT];

/** First byte above a stack. */
uint64_t stack_top(enum stack_number number);

/** Whether so many bytes at an address lie on one stack. */
bool stack_holds(uint64_t address, uint64_t len);

/** Name the stack whose guard page holds an address; NULL if none does. */
const char *stack_overflown(uint64_t address);

#endif
#endif
