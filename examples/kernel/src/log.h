// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Text on the serial port.
#ifndef KERNEL_LOG_H
#define KERNEL_LOG_H

#include <stdarg.h>

/**
 * Print as printf does, with the conversions that a kernel needs: %s %c %d %u
 * %x %p %%, the lengths l and z, a width, 0 and -. Works from the first line
 * of kernel_main() on and in interrupt handlers.
 */
void log_print(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** As log_print, with a list of arguments. */
void log_vprint(const char *format, va_list args)
    __attribute__((format(printf, 1, 0)));

#endif
