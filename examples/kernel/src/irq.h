// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Device interrupts: sixteen lines of two 8259 controllers.
#ifndef KERNEL_IRQ_H
#define KERNEL_IRQ_H

#include <stdint.h>

struct osdev_pic8259;

/** Vectors 0..31 belong to exceptions; line n arrives as vector 32 + n. */
#define IRQ_VECTOR 32u
#define IRQ_COUNT  16u

/** Bring both controllers up with every line masked; needs vm.h. */
void irq_init(void);

/** Say who handles a line. Interrupts are off while it runs. */
void irq_set_handler(unsigned line, void (*handler)(void));

/** Let a line through. */
void irq_enable(unsigned line);

/** Called by cpu.c for vectors 32..47. */
void irq_dispatch(unsigned line);

/** Spurious interrupts seen so far. */
uint64_t irq_spurious_count(void);

/** The driver's object. */
struct osdev_pic8259 *irq_controller(void);

#endif
