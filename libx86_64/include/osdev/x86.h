// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * libx86_64: registers, instructions, descriptor tables, interrupts and paging
 * of x86-64 processors.
 *
 * Conventions, beside those of <osdev/base.h>:
 *
 * - Whatever executes a privileged instruction acts on the processor that it
 *   runs on. Nothing here talks to other processors; flushing their
 *   translations is a callback of the kernel.
 * - Register values are boxed integers that hold every bit read. An update
 *   changes the bits that it names and no other.
 * - A register that the processor lacks raises an exception when touched.
 *   Check osdev_x86_cpu_has() first.
 * - Everything but <osdev/x86/stubs.S.h> is C and C++; that one is for
 *   assembly files.
 */
#ifndef OSDEV_X86_H
#define OSDEV_X86_H

#include <osdev/x86/broadcast.h>
#include <osdev/x86/cpuid.h>
#include <osdev/x86/cr.h>
#include <osdev/x86/cr3.h>
#include <osdev/x86/cursor.h>
#include <osdev/x86/debug.h>
#include <osdev/x86/encrypt.h>
#include <osdev/x86/err.h>
#include <osdev/x86/exception.h>
#include <osdev/x86/flush.h>
#include <osdev/x86/gather.h>
#include <osdev/x86/gdt.h>
#include <osdev/x86/idt.h>
#include <osdev/x86/insn.h>
#include <osdev/x86/interrupts.h>
#include <osdev/x86/lam.h>
#include <osdev/x86/map.h>
#include <osdev/x86/msr.h>
#include <osdev/x86/page.h>
#include <osdev/x86/paging.h>
#include <osdev/x86/pat.h>
#include <osdev/x86/pcid.h>
#include <osdev/x86/port.h>
#include <osdev/x86/pte.h>
#include <osdev/x86/recursive.h>
#include <osdev/x86/region.h>
#include <osdev/x86/regs.h>
#include <osdev/x86/resize.h>
#include <osdev/x86/rflags.h>
#include <osdev/x86/segment.h>
#include <osdev/x86/soft.h>
#include <osdev/x86/space.h>
#include <osdev/x86/syscall.h>
#include <osdev/x86/tlb.h>
#include <osdev/x86/tss.h>
#include <osdev/x86/window.h>

#endif
