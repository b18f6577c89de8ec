// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The flags register.
 *
 * @spec Intel SDM volume 1, 3.4.3
 */
#ifndef OSDEV_X86_RFLAGS_H
#define OSDEV_X86_RFLAGS_H

#include <osdev/x86/insn.h>

OSDEV_BEGIN_DECLS

/** The flags register. */
typedef struct {
    uint64_t raw; /**< All 64 bits. */
} osdev_x86_rflags_t;

/** Carry. */
#define OSDEV_X86_RFLAGS_CF OSDEV_BIT64(0)
/** Always 1. */
#define OSDEV_X86_RFLAGS_FIXED OSDEV_BIT64(1)
/** Parity of the lowest byte. */
#define OSDEV_X86_RFLAGS_PF OSDEV_BIT64(2)
/** Decimal carry. */
#define OSDEV_X86_RFLAGS_AF OSDEV_BIT64(4)
/** Zero. */
#define OSDEV_X86_RFLAGS_ZF OSDEV_BIT64(6)
/** Sign. */
#define OSDEV_X86_RFLAGS_SF OSDEV_BIT64(7)
/** Single step. */
#define OSDEV_X86_RFLAGS_TF OSDEV_BIT64(8)
/** Interrupts are on. */
#define OSDEV_X86_RFLAGS_IF OSDEV_BIT64(9)
/** String instructions go down. */
#define OSDEV_X86_RFLAGS_DF OSDEV_BIT64(10)
/** Signed overflow. */
#define OSDEV_X86_RFLAGS_OF OSDEV_BIT64(11)
/** Highest privilege level that may use ports. */
#define OSDEV_X86_RFLAGS_IOPL_MASK OSDEV_MASK64(13, 12)
/** Nested task. */
#define OSDEV_X86_RFLAGS_NT OSDEV_BIT64(14)
/** No instruction breakpoint on the next instruction. */
#define OSDEV_X86_RFLAGS_RF OSDEV_BIT64(16)
/** Virtual-8086 mode. */
#define OSDEV_X86_RFLAGS_VM OSDEV_BIT64(17)
/** Alignment check; with SMAP: supervisor may access user pages. */
#define OSDEV_X86_RFLAGS_AC OSDEV_BIT64(18)
/** Virtual interrupt flag. */
#define OSDEV_X86_RFLAGS_VIF OSDEV_BIT64(19)
/** Virtual interrupt pending. */
#define OSDEV_X86_RFLAGS_VIP OSDEV_BIT64(20)
/** Can be toggled where CPUID exists. */
#define OSDEV_X86_RFLAGS_ID OSDEV_BIT64(21)

/** Read the flags register. */
static inline osdev_x86_rflags_t osdev_x86_rflags_read(void)
{
    osdev_x86_rflags_t flags = {osdev_x86_insn_read_rflags()};

    return flags;
}

/** Write the flags register as given. */
static inline void osdev_x86_rflags_write(osdev_x86_rflags_t flags)
{
    osdev_x86_insn_write_rflags(flags.raw);
}

/**
 * Change some flags and keep the others.
 *
 * @param clear  Flags to clear.
 * @param set    Flags to set; wins over @p clear.
 * @return The flags before.
 */
static inline osdev_x86_rflags_t
osdev_x86_rflags_update(uint64_t clear, uint64_t set)
{
    osdev_x86_rflags_t old = osdev_x86_rflags_read();

    osdev_x86_insn_write_rflags((old.raw & ~clear) | set);
    return old;
}

/** The I/O privilege level, 0..3. */
static inline unsigned osdev_x86_rflags_iopl(osdev_x86_rflags_t flags)
{
    return (unsigned)OSDEV_FIELD_GET(OSDEV_X86_RFLAGS_IOPL_MASK, flags.raw);
}

OSDEV_END_DECLS

#endif
