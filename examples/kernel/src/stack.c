// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The kernel's stacks, in a section that vm.c maps without the guards.
#include "stack.h"

#include <stddef.h>

#include <osdev/base.h>

OSDEV_STATIC_ASSERT(
    sizeof(struct stack) == STACK_GUARD_SIZE + STACK_SIZE, "no padding"
);

// The name .bss makes the compiler keep the zeros out of the file.
__attribute__((section(".bss.stacks"), aligned(STACK_GUARD_SIZE))
) struct stack stacks[STACK_COUNT];

static const char *const names[STACK_COUNT] = {
    [STACK_BOOT] = "boot",
    [STACK_NMI] = "NMI",
    [STACK_DOUBLE_FAULT] = "double fault",
    [STACK_MACHINE_CHECK] = "machine check",
};

uint64_t stack_top(enum stack_number number)
{
    return (uint64_t)(uintptr_t)(stacks[number].bytes + STACK_SIZE);
}

bool stack_holds(uint64_t address, uint64_t len)
{
    for (size_t i = 0; i < STACK_COUNT; i++) {
        uint64_t offset = address - (uint64_t)(uintptr_t)stacks[i].bytes;

        if (offset < STACK_SIZE && STACK_SIZE - offset >= len) {
            return true;
        }
    }
    return false;
}

const char *stack_overflown(uint64_t address)
{
    for (size_t i = 0; i < STACK_COUNT; i++) {
        if (address - (uint64_t)(uintptr_t)stacks[i].guard < STACK_GUARD_SIZE) {
            return names[i];
        }
    }
    return NULL;
}
