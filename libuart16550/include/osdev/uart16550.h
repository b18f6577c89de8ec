// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * libuart16550: serial ports of the 8250 and 16550 family.
 *
 * Besides the conventions of <osdev/base.h>:
 *
 * - A device is reached through operations and a context. Ready-made ones are
 *   in <osdev/uart16550/portio.h> (x86) and <osdev/uart16550/mmio.h>, which
 *   this header does not include.
 * - Every wait has a limit that the caller gives; there is no function that
 *   can hang, whatever the device answers.
 * - No interrupt is on unless it is asked for, and no modem line is looked at
 *   unless the settings say so.
 * - Line errors are never lost: they stay with their byte.
 *
 * Interfaces may change while the version is 0.x.
 */
#ifndef OSDEV_UART16550_H
#define OSDEV_UART16550_H

#include <osdev/uart16550/driver.h>
#include <osdev/uart16550/err.h>
#include <osdev/uart16550/io.h>
#include <osdev/uart16550/irq.h>
#include <osdev/uart16550/line.h>
#include <osdev/uart16550/probe.h>
#include <osdev/uart16550/regs.h>
#include <osdev/uart16550/ring.h>
#include <osdev/uart16550/state.h>
#include <osdev/uart16550/tty.h>

#endif
