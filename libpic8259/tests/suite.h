// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What any pair of 8259s must do, driven through the library: run against the
// software model and against QEMU's devices. Interrupts are acknowledged by
// poll commands, because only a processor can run the other way.
#ifndef SUITE_H
#define SUITE_H

#include <osdev/pic8259.h>

struct suite_machine {
    const struct osdev_pic8259_ops *ops;
    void *ctx;
    void (*set_line)(void *ctx, unsigned line, bool high);
    bool (*pending)(void *ctx); // the signal to the processor
};

// Run all tests; the setup makes *state a struct suite_machine with all lines
// low and controllers in any state.
int suite_run(int (*setup)(void **state), int (*teardown)(void **state));

#endif
