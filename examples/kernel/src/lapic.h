// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The local interrupt controller of this processor, as a wire.
#ifndef KERNEL_LAPIC_H
#define KERNEL_LAPIC_H

/** The vector of its spurious interrupts, which need no answer. */
#define LAPIC_SPURIOUS_VECTOR 0xffu

/** Let the interrupts of the 8259 controllers through; needs vm.h. */
void lapic_pass_8259(void);

#endif
