// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Part of <osdev/x86/insn.h>, which is to be included instead:
 * descriptor tables and segment registers.
 */
#ifndef OSDEV_X86_INSN_SEGMENT_H
#define OSDEV_X86_INSN_SEGMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base.h>

OSDEV_BEGIN_DECLS

/** Operand of LGDT, LIDT, SGDT and SIDT: ten bytes without padding. */
struct osdev_x86_table_ptr {
    uint16_t limit;   /**< Offset of the last byte of the table. */
    uint16_t base[4]; /**< Linear address, least significant part first. */
};
OSDEV_STATIC_ASSERT(sizeof(struct osdev_x86_table_ptr) == 10, "table pointer");

/** LGDT. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_lgdt(const struct osdev_x86_table_ptr *table)
{
    __asm__ volatile("lgdt %0" ::"m"(*table) : "memory");
}

/** SGDT. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_sgdt(struct osdev_x86_table_ptr *out)
{
    __asm__ volatile("sgdt %0" : "=m"(*out)::"memory");
}

/** LIDT. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_lidt(const struct osdev_x86_table_ptr *table)
{
    __asm__ volatile("lidt %0" ::"m"(*table) : "memory");
}

/** SIDT. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_sidt(struct osdev_x86_table_ptr *out)
{
    __asm__ volatile("sidt %0" : "=m"(*out)::"memory");
}

/** LTR. The processor sets the busy bit in the descriptor. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_ltr(uint16_t selector)
{
    __asm__ volatile("ltr %0" ::"r"(selector) : "memory");
}

/** STR. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_str(void)
{
    uint16_t selector;

    __asm__ volatile("str %0" : "=r"(selector)::"memory");
    return selector;
}

/** LLDT. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_lldt(uint16_t selector)
{
    __asm__ volatile("lldt %0" ::"r"(selector) : "memory");
}

/** SLDT. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_sldt(void)
{
    uint16_t selector;

    __asm__ volatile("sldt %0" : "=r"(selector)::"memory");
    return selector;
}

/** MOV from CS. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_read_cs(void)
{
    uint16_t selector;

    __asm__ volatile("movw %%cs, %0" : "=r"(selector));
    return selector;
}

/**
 * Load CS with a far return to the next instruction. Raises \#CP once
 * supervisor shadow stacks are active: see osdev_x86_insn_write_cs_jump().
 */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_cs(uint16_t selector)
{
    uint64_t wide = selector;
    uint64_t scratch;

    __asm__ volatile("leaq -128(%%rsp), %%rsp\n\t"
                     "pushq %1\n\t"
                     "leaq 1f(%%rip), %0\n\t"
                     "pushq %0\n\t"
                     "lretq\n"
                     "1:\n\t"
                     "leaq 128(%%rsp), %%rsp"
                     : "=&r"(scratch)
                     : "r"(wide)
                     : "memory");
}

/**
 * Load CS with a far jump, which no shadow stack watches. Intel only: AMD's
 * far jump has a 32-bit offset.
 */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_cs_jump(uint16_t selector)
{
    uint64_t target[2] = {0, selector};
    uint64_t scratch;

    __asm__ volatile("leaq 1f(%%rip), %0\n\t"
                     "movq %0, %1\n\t"
                     "rex64 ljmp *%1\n"
                     "1:"
                     : "=&r"(scratch), "+m"(target)::"memory");
}

/** MOV from DS. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_read_ds(void)
{
    uint16_t selector;

    __asm__ volatile("movw %%ds, %0" : "=r"(selector));
    return selector;
}

/** MOV to DS. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_ds(uint16_t selector)
{
    __asm__ volatile("movw %0, %%ds" ::"r"(selector) : "memory");
}

/** MOV from ES. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_read_es(void)
{
    uint16_t selector;

    __asm__ volatile("movw %%es, %0" : "=r"(selector));
    return selector;
}

/** MOV to ES. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_es(uint16_t selector)
{
    __asm__ volatile("movw %0, %%es" ::"r"(selector) : "memory");
}

/** MOV from SS. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_read_ss(void)
{
    uint16_t selector;

    __asm__ volatile("movw %%ss, %0" : "=r"(selector));
    return selector;
}

/** MOV to SS. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_ss(uint16_t selector)
{
    __asm__ volatile("movw %0, %%ss" ::"r"(selector) : "memory");
}

/** MOV from FS. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_read_fs(void)
{
    uint16_t selector;

    __asm__ volatile("movw %%fs, %0" : "=r"(selector));
    return selector;
}

/** MOV to FS. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_fs(uint16_t selector)
{
    __asm__ volatile("movw %0, %%fs" ::"r"(selector) : "memory");
}

/** MOV from GS. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_read_gs(void)
{
    uint16_t selector;

    __asm__ volatile("movw %%gs, %0" : "=r"(selector));
    return selector;
}

/** MOV to GS. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_gs(uint16_t selector)
{
    __asm__ volatile("movw %0, %%gs" ::"r"(selector) : "memory");
}

/** RDFSBASE; needs CR4.FSGSBASE. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_rdfsbase(void)
{
    uint64_t base;

    __asm__ volatile("rdfsbase %0" : "=r"(base)::"memory");
    return base;
}

/** WRFSBASE; needs CR4.FSGSBASE. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_wrfsbase(uint64_t base)
{
    __asm__ volatile("wrfsbase %0" ::"r"(base) : "memory");
}

/** RDGSBASE; needs CR4.FSGSBASE. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_rdgsbase(void)
{
    uint64_t base;

    __asm__ volatile("rdgsbase %0" : "=r"(base)::"memory");
    return base;
}

/** WRGSBASE; needs CR4.FSGSBASE. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_wrgsbase(uint64_t base)
{
    __asm__ volatile("wrgsbase %0" ::"r"(base) : "memory");
}

/** SWAPGS. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_swapgs(void)
{
    __asm__ volatile("swapgs" ::: "memory");
}

OSDEV_END_DECLS

#endif
