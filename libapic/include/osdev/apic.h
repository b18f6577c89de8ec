// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * libapic: the local APIC in both of its modes, the I/O APIC, message
 * signalled interrupts, and the start of further processors.
 *
 * Conventions, beside those of <osdev/base.h>:
 *
 * - A local APIC is reached by its own processor alone: a function acts on
 *   that of the processor which runs it. One object serves all processors and
 *   may be used by all of them at the same time.
 * - An I/O APIC is one for all: the kernel, or the lock operations, let one
 *   processor at a time to it.
 * - Words and structures are converted by pure functions, which refuse what
 *   hardware would answer with an error interrupt or an exception.
 * - Every wait has a bound.
 * - Tables of firmware come as structures of <osdev/apic/gsi.h>; nothing here
 *   reads them.
 * - Everything but <osdev/apic/trampoline.S.h> is C and C++; that one is for
 *   assembly files.
 */
#ifndef OSDEV_APIC_H
#define OSDEV_APIC_H

#include <osdev/apic/err.h>
#include <osdev/apic/gsi.h>
#include <osdev/apic/ioapic.h>
#include <osdev/apic/ipi.h>
#include <osdev/apic/lapic.h>
#include <osdev/apic/lvt.h>
#include <osdev/apic/mode.h>
#include <osdev/apic/model.h>
#include <osdev/apic/msi.h>
#include <osdev/apic/native.h>
#include <osdev/apic/registers.h>
#include <osdev/apic/start.h>
#include <osdev/apic/state.h>
#include <osdev/apic/timer.h>
#include <osdev/apic/trampoline.h>
#include <osdev/apic/vectors.h>

#endif
