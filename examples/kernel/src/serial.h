// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The first serial port: all that this kernel says, and what is typed to it.
#ifndef KERNEL_SERIAL_H
#define KERNEL_SERIAL_H

#include <stdbool.h>

struct osdev_uart16550;

/** Bring the port up for polled output. Without a UART all output is lost. */
void serial_init(void);

/** Send one character; a line feed becomes carriage return and line feed. */
void serial_put(char c);

/** Take the port from whoever used it: before a panic's last words. */
void serial_steal(void);

/** Receive by interrupt from now on; needs irq.h. */
void serial_enable_input(void);

/** The next character typed, or false if there is none. */
bool serial_get(char *out);

/** The driver's object, NULL if there is no UART. */
struct osdev_uart16550 *serial_uart(void);

#endif
