// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Who called whom, with names.
#ifndef KERNEL_BACKTRACE_H
#define KERNEL_BACKTRACE_H

#include <stdint.h>

/**
 * Print the chain of callers.
 *
 * @param rip  Where the innermost function is; 0 leaves the line out.
 * @param rbp  Its frame pointer.
 */
void backtrace_print(uint64_t rip, uint64_t rbp);

/**
 * The function that an address lies in.
 *
 * @param[out] out_offset  Bytes from the function's start to the address.
 * @return Its name, or NULL if no table is embedded or none fits.
 */
const char *symbol_find(uint64_t address, uint64_t *out_offset);

#endif
