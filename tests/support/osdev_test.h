// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What every host test includes. cmocka 1.1.5 does not include the standard
// headers that its own header needs.
#ifndef OSDEV_TEST_H
#define OSDEV_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

// Exit status that CTest reports as skipped.
#define OSDEV_TEST_SKIP 77

// Say which row of a table of cases fails.
#define osdev_test_row(index, cond)                               \
    do {                                                          \
        if (!(cond)) {                                            \
            print_error("row %zu: %s\n", (size_t)(index), #cond); \
            fail();                                               \
        }                                                         \
    } while (0)

#endif
