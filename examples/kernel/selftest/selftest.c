// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Runs the suites. A step that fails does not stop the others.
#include "selftest.h"

#include <stddef.h>

#include "log.h"

static const struct selftest_suite *const suites[] = {
    &selftest_base,      &selftest_x86,      &selftest_x86_paging,
    &selftest_volatile,  &selftest_boot,     &selftest_multiboot2,
    &selftest_alloc_ll,  &selftest_spinlock, &selftest_pic8259,
    &selftest_uart16550,
};

static bool step_passes;

bool selftest_fail(const char *text, const char *file, int line)
{
    log_print("selftest: %s:%d: not true: %s\n", file, line, text);
    step_passes = false;
    return false;
}

bool selftest_run(void)
{
    unsigned passed = 0;
    unsigned failed = 0;

    for (size_t i = 0; i < OSDEV_COUNTOF(suites); i++) {
        for (unsigned k = 0; k < suites[i]->count; k++) {
            const struct selftest_step *step = &suites[i]->steps[k];

            step_passes = true;
            step->run();
            passed += step_passes ? 1 : 0;
            failed += step_passes ? 0 : 1;
            log_print(
                "selftest: %s.%s %s\n", suites[i]->library, step->name,
                step_passes ? "ok" : "FAILED"
            );
        }
    }
    log_print("selftest: %u passed, %u failed\n", passed, failed);
    return failed == 0;
}
