// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The kernel's self-test: every library at work on the real machine.
#ifndef KERNEL_SELFTEST_H
#define KERNEL_SELFTEST_H

#include <stdbool.h>

#include <osdev/base.h>

/** Run every step, with a log line for each and a summary. */
OSDEV_NODISCARD
bool selftest_run(void);

/** One step. It calls CHECK as often as it likes. */
struct selftest_step {
    const char *name;
    void (*run)(void);
};

/** The steps of one library. */
struct selftest_suite {
    const char *library;
    const struct selftest_step *steps;
    unsigned count;
};

/** Define a suite of the steps in an array. */
#define SELFTEST_SUITE(symbol, library_name, array) \
    const struct selftest_suite symbol = {          \
        library_name,                               \
        array,                                      \
        OSDEV_COUNTOF(array),                       \
    }

/** Log what is not true, for the step that runs, and return false. */
bool selftest_fail(const char *text, const char *file, int line);

static inline bool
selftest_check(bool holds, const char *text, const char *file, int line)
{
    return holds || selftest_fail(text, file, line);
}

/**
 * Fail the running step unless the condition holds, which is the value. The
 * step goes on.
 */
#define CHECK(condition) \
    selftest_check((condition), #condition, __FILE_NAME__, __LINE__)

extern const struct selftest_suite selftest_alloc_ll;
extern const struct selftest_suite selftest_base;
extern const struct selftest_suite selftest_boot;
extern const struct selftest_suite selftest_multiboot2;
extern const struct selftest_suite selftest_pic8259;
extern const struct selftest_suite selftest_spinlock;
extern const struct selftest_suite selftest_uart16550;
extern const struct selftest_suite selftest_volatile;
extern const struct selftest_suite selftest_x86;
extern const struct selftest_suite selftest_x86_paging;

#endif
