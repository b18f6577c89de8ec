// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The instruction seam: every privileged or special instruction of libx86_64,
 * one function each, and nothing else. Its parts are in <osdev/x86/insn/>;
 * this header is the only door to them.
 *
 * No other file of the library holds inline assembly. A host test puts a
 * header of the same name with the same signatures first on the include path
 * and so runs the rest of the library against a model of the processor.
 *
 * What orders memory or enters foreign code tells the compiler so (a "memory"
 * clobber): an access before it in the source stays before it. Sequences that
 * move the stack pointer skip the red zone, so they are right in code built
 * with and without one.
 *
 * These functions check nothing. The typed layers above them do.
 *
 * @spec Intel SDM volume 2; AMD APM volume 3
 */
#ifndef OSDEV_X86_INSN_H
#define OSDEV_X86_INSN_H

#include <osdev/x86/insn/flow.h>
#include <osdev/x86/insn/port.h>
#include <osdev/x86/insn/register.h>
#include <osdev/x86/insn/segment.h>
#include <osdev/x86/insn/system.h>

#endif
