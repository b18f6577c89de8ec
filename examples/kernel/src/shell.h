// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The shell on the serial port.
#ifndef KERNEL_SHELL_H
#define KERNEL_SHELL_H

#include <osdev/base.h>

/** Read commands and run them until one of them leaves the kernel. */
OSDEV_NORETURN
void shell_run(void);

#endif
