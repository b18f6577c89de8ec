// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The compiler keeps frame pointers (-fno-omit-frame-pointer): RBP points to
// the caller's RBP, and above that is the return address. A damaged stack must
// not fault here, so a frame counts only if it lies on a stack and above the
// one before.
#include "backtrace.h"

#include <stddef.h>

#include <osdev/base.h>

#include "image.h"
#include "log.h"
#include "stack.h"

// Recursion counts once.
#define MAX_LINES 32

static void print_line(uint64_t address)
{
    uint64_t offset;
    const char *name = symbol_find(address, &offset);

    if (name == NULL) {
        log_print("  %016lx\n", address);
    } else {
        log_print("  %016lx %s+0x%lx\n", address, name, offset);
    }
}

/* The return address of a frame; moves to the caller's frame. */
static bool next_caller(uint64_t *rbp, uint64_t *out_address)
{
    const uint64_t *frame = osdev_vaddr_to_ptr(osdev_vaddr(*rbp));
    uint64_t previous = *rbp;

    if (previous % sizeof(*frame) != 0 || !stack_holds(previous, 16) ||
        !image_is_text(frame[1])) {
        return false;
    }
    *out_address = frame[1];
    // A caller that is not above ends the walk at the next step.
    *rbp = frame[0] > previous ? frame[0] : 0;
    return true;
}

static void print_repeats(unsigned repeats)
{
    if (repeats > 0) {
        log_print("  ... the same %u times more\n", repeats);
    }
}

void backtrace_print(uint64_t rip, uint64_t rbp)
{
    uint64_t last = rip;
    uint64_t address;
    unsigned repeats = 0;

    log_print("backtrace:\n");
    if (rip != 0) {
        print_line(rip);
    }
    for (unsigned lines = 0;
         lines < MAX_LINES && next_caller(&rbp, &address);) {
        if (address == last) {
            repeats++;
            continue;
        }
        print_repeats(repeats);
        print_line(address);
        repeats = 0;
        last = address;
        lines++;
    }
    print_repeats(repeats);
}
