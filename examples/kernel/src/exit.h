// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Ways out of the kernel.
#ifndef KERNEL_EXIT_H
#define KERNEL_EXIT_H

#include <osdev/base.h>

/** End with success: QEMU's exit status is 33. */
OSDEV_NORETURN
void exit_pass(void);

/** End with failure: QEMU's exit status is 35. */
OSDEV_NORETURN
void exit_fail(void);

/** Reset the machine. */
OSDEV_NORETURN
void exit_reboot(void);

#endif
