// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Control registers CR0, CR2, CR4 and CR8. CR3 has its own header.
 *
 * Values are whole registers: reading drops nothing, and an update keeps the
 * bits that it does not name, those that this header does not know included.
 *
 * @spec Intel SDM volume 3, 2.5; AMD APM volume 2, 3.1
 */
#ifndef OSDEV_X86_CR_H
#define OSDEV_X86_CR_H

#include <osdev/x86/err.h>
#include <osdev/x86/insn.h>

OSDEV_BEGIN_DECLS

/** Control register 0. */
typedef struct {
    uint64_t raw; /**< All 64 bits. */
} osdev_x86_cr0_t;

/** Protected mode. */
#define OSDEV_X86_CR0_PE OSDEV_BIT64(0)
/** WAIT follows TS. */
#define OSDEV_X86_CR0_MP OSDEV_BIT64(1)
/** No x87: its instructions raise \#UD. */
#define OSDEV_X86_CR0_EM OSDEV_BIT64(2)
/** Task switched: the next x87 or SSE instruction raises \#NM. */
#define OSDEV_X86_CR0_TS OSDEV_BIT64(3)
/** Always 1. */
#define OSDEV_X86_CR0_ET OSDEV_BIT64(4)
/** x87 errors raise \#MF instead of an external interrupt. */
#define OSDEV_X86_CR0_NE OSDEV_BIT64(5)
/** The supervisor cannot write to read-only pages. */
#define OSDEV_X86_CR0_WP OSDEV_BIT64(16)
/** User-mode alignment checks are possible. */
#define OSDEV_X86_CR0_AM OSDEV_BIT64(18)
/** Not write-through. */
#define OSDEV_X86_CR0_NW OSDEV_BIT64(29)
/** Caches are off. */
#define OSDEV_X86_CR0_CD OSDEV_BIT64(30)
/** Paging. */
#define OSDEV_X86_CR0_PG OSDEV_BIT64(31)

/** Read CR0. */
static inline osdev_x86_cr0_t osdev_x86_cr0_read(void)
{
    osdev_x86_cr0_t value = {osdev_x86_insn_read_cr0()};

    return value;
}

/** Write CR0 as given. */
static inline void osdev_x86_cr0_write(osdev_x86_cr0_t value)
{
    osdev_x86_insn_write_cr0(value.raw);
}

/**
 * Change some bits of CR0 and keep all others, unknown ones included.
 *
 * @param clear  Bits to clear.
 * @param set    Bits to set; wins over @p clear.
 * @return The value before.
 */
static inline osdev_x86_cr0_t osdev_x86_cr0_update(uint64_t clear, uint64_t set)
{
    osdev_x86_cr0_t old = osdev_x86_cr0_read();

    osdev_x86_insn_write_cr0((old.raw & ~clear) | set);
    return old;
}

/**
 * The address of the last page fault, as the processor left it: user code can
 * make it any canonical address, and with LAM any number.
 */
static inline uint64_t osdev_x86_cr2_read(void)
{
    return osdev_x86_insn_read_cr2();
}

/** Write CR2, as a hypervisor or a nested page fault handler must. */
static inline void osdev_x86_cr2_write(uint64_t address)
{
    osdev_x86_insn_write_cr2(address);
}

/** Control register 4. */
typedef struct {
    uint64_t raw; /**< All 64 bits. */
} osdev_x86_cr4_t;

/** Virtual-8086 extensions. */
#define OSDEV_X86_CR4_VME OSDEV_BIT64(0)
/** Virtual interrupts in protected mode. */
#define OSDEV_X86_CR4_PVI OSDEV_BIT64(1)
/** RDTSC is for the supervisor only. */
#define OSDEV_X86_CR4_TSD OSDEV_BIT64(2)
/** DR4 and DR5 do not exist; I/O breakpoints do. */
#define OSDEV_X86_CR4_DE OSDEV_BIT64(3)
/** Large pages in 32-bit paging. */
#define OSDEV_X86_CR4_PSE OSDEV_BIT64(4)
/** Entries of 64 bits; always on in long mode. */
#define OSDEV_X86_CR4_PAE OSDEV_BIT64(5)
/** Machine checks raise \#MC. */
#define OSDEV_X86_CR4_MCE OSDEV_BIT64(6)
/** Global pages. */
#define OSDEV_X86_CR4_PGE OSDEV_BIT64(7)
/** RDPMC for user mode. */
#define OSDEV_X86_CR4_PCE OSDEV_BIT64(8)
/** The kernel saves SSE state: SSE is usable. */
#define OSDEV_X86_CR4_OSFXSR OSDEV_BIT64(9)
/** The kernel handles \#XM. */
#define OSDEV_X86_CR4_OSXMMEXCPT OSDEV_BIT64(10)
/** SGDT, SIDT, SLDT, SMSW, STR are for the supervisor only. */
#define OSDEV_X86_CR4_UMIP OSDEV_BIT64(11)
/** 5-level paging. Cannot change while long mode is active. */
#define OSDEV_X86_CR4_LA57 OSDEV_BIT64(12)
/** VMX. */
#define OSDEV_X86_CR4_VMXE OSDEV_BIT64(13)
/** Safer mode extensions. */
#define OSDEV_X86_CR4_SMXE OSDEV_BIT64(14)
/** RDFSBASE and its family. */
#define OSDEV_X86_CR4_FSGSBASE OSDEV_BIT64(16)
/** Process-context identifiers. */
#define OSDEV_X86_CR4_PCIDE OSDEV_BIT64(17)
/** XSAVE, XGETBV and XSETBV. */
#define OSDEV_X86_CR4_OSXSAVE OSDEV_BIT64(18)
/** Key locker. */
#define OSDEV_X86_CR4_KL OSDEV_BIT64(19)
/** The supervisor executes no user pages. */
#define OSDEV_X86_CR4_SMEP OSDEV_BIT64(20)
/** The supervisor accesses user pages only while RFLAGS.AC is set. */
#define OSDEV_X86_CR4_SMAP OSDEV_BIT64(21)
/** Protection keys for user pages. */
#define OSDEV_X86_CR4_PKE OSDEV_BIT64(22)
/** Control-flow enforcement. */
#define OSDEV_X86_CR4_CET OSDEV_BIT64(23)
/** Protection keys for supervisor pages. */
#define OSDEV_X86_CR4_PKS OSDEV_BIT64(24)
/** User interrupts. */
#define OSDEV_X86_CR4_UINTR OSDEV_BIT64(25)
/** Linear address space separation. */
#define OSDEV_X86_CR4_LASS OSDEV_BIT64(27)
/** Linear address masking for supervisor addresses. */
#define OSDEV_X86_CR4_LAM_SUP OSDEV_BIT64(28)
/** Flexible return and event delivery. */
#define OSDEV_X86_CR4_FRED OSDEV_BIT64(32)

/** Read CR4. */
static inline osdev_x86_cr4_t osdev_x86_cr4_read(void)
{
    osdev_x86_cr4_t value = {osdev_x86_insn_read_cr4()};

    return value;
}

/** Write CR4 as given. */
static inline void osdev_x86_cr4_write(osdev_x86_cr4_t value)
{
    osdev_x86_insn_write_cr4(value.raw);
}

/**
 * Change some bits of CR4 and keep all others, unknown ones included.
 *
 * @param clear  Bits to clear.
 * @param set    Bits to set; wins over @p clear.
 * @return The value before.
 */
static inline osdev_x86_cr4_t osdev_x86_cr4_update(uint64_t clear, uint64_t set)
{
    osdev_x86_cr4_t old = osdev_x86_cr4_read();

    osdev_x86_insn_write_cr4((old.raw & ~clear) | set);
    return old;
}

/**
 * The task priority: interrupts of this class and below wait.
 *
 * @return 0..15; 0 holds back nothing.
 */
static inline unsigned osdev_x86_cr8_read(void)
{
    return (unsigned)(osdev_x86_insn_read_cr8() & 0xf);
}

/**
 * Set the task priority.
 *
 * @param priority  0..15; a vector's class is its upper four bits.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_VALUE  priority is above 15.
 */
OSDEV_NODISCARD
static inline enum osdev_x86_err osdev_x86_cr8_write(unsigned priority)
{
    if (priority > 15) {
        return OSDEV_X86_ERR_BAD_VALUE;
    }
    osdev_x86_insn_write_cr8(priority);
    return OSDEV_X86_OK;
}

OSDEV_END_DECLS

#endif
