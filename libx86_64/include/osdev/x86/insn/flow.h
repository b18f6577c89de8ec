// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Part of <osdev/x86/insn.h>, which is to be included instead:
 * instructions that steer the flow of control, and the flags.
 */
#ifndef OSDEV_X86_INSN_FLOW_H
#define OSDEV_X86_INSN_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base.h>

OSDEV_BEGIN_DECLS

/** NOP. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_nop(void)
{
    __asm__ volatile("nop");
}

/** PAUSE: hint inside a wait loop. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_pause(void)
{
    __asm__ volatile("pause" ::: "memory");
}

/** HLT. A handler runs before the next instruction. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_hlt(void)
{
    __asm__ volatile("hlt" ::: "memory");
}

/** CLI. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_cli(void)
{
    __asm__ volatile("cli" ::: "memory");
}

/**
 * STI and a NOP. Interrupts open one instruction after STI; the NOP uses that
 * instruction up, so a CLI right behind still leaves a window.
 */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_sti(void)
{
    __asm__ volatile("sti\n\tnop" ::: "memory");
}

/** STI and HLT with no window between the two. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_sti_hlt(void)
{
    __asm__ volatile("sti\n\thlt" ::: "memory");
}

/** INT3. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_int3(void)
{
    __asm__ volatile("int3" ::: "memory");
}

/** UD2: the invalid opcode exception. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_ud2(void)
{
    __asm__ volatile("ud2" ::: "memory");
}

/** INT with a constant vector. A macro, because the vector is in the opcode. */
#define OSDEV_X86_INSN_INT(vector) \
    __asm__ volatile("int %0" ::"N"(vector) : "memory")

/** XCHG BX,BX: breakpoint of the Bochs emulator, nothing elsewhere. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_bochs_break(void)
{
    __asm__ volatile("xchgw %%bx, %%bx" ::: "memory");
}

/** Address of the instruction that follows. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_read_rip(void)
{
    uint64_t rip;

    __asm__ volatile("leaq 0(%%rip), %0" : "=r"(rip));
    return rip;
}

/** PUSHFQ and POP. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_read_rflags(void)
{
    uint64_t flags;

    __asm__ volatile("leaq -128(%%rsp), %%rsp\n\t"
                     "pushfq\n\t"
                     "popq %0\n\t"
                     "leaq 128(%%rsp), %%rsp"
                     : "=r"(flags)::"memory");
    return flags;
}

/** PUSH and POPFQ. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_rflags(uint64_t flags)
{
    __asm__ volatile("leaq -128(%%rsp), %%rsp\n\t"
                     "pushq %0\n\t"
                     "popfq\n\t"
                     "leaq 128(%%rsp), %%rsp" ::"r"(flags)
                     : "memory", "cc");
}

OSDEV_END_DECLS

#endif
