// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * libpic8259: the two cascaded interrupt controllers of the PC.
 *
 * - The object belongs to the caller; nothing is allocated, nothing waits.
 * - All ports are reached through the operations given to
 *   osdev_pic8259_init(). For x86 `<osdev/pic8259/portio.h>` has them ready.
 * - Lines are numbered 0..15, lines 8..15 are the slave's. Sets of lines are
 *   16-bit words, bit n for line n.
 * - One CPU at a time. Handlers and the code that they interrupt share the
 *   object, so that code turns interrupts off while it calls.
 * - The library never enables the processor's interrupts and never guesses:
 *   what it cannot read back it remembers.
 */
#ifndef OSDEV_PIC8259_H
#define OSDEV_PIC8259_H

#include <osdev/pic8259/err.h>
#include <osdev/pic8259/handover.h>
#include <osdev/pic8259/irq.h>
#include <osdev/pic8259/mask.h>
#include <osdev/pic8259/model.h>
#include <osdev/pic8259/pic.h>
#include <osdev/pic8259/trigger.h>
#include <osdev/pic8259/words.h>

#endif
