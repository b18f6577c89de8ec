// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Part of <osdev/x86/insn.h>, which is to be included instead:
 * control, debug, model-specific and extended registers.
 */
#ifndef OSDEV_X86_INSN_REGISTER_H
#define OSDEV_X86_INSN_REGISTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base.h>

OSDEV_BEGIN_DECLS

/** MOV from CR0. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_read_cr0(void)
{
    uint64_t value;

    __asm__ volatile("movq %%cr0, %0" : "=r"(value)::"memory");
    return value;
}

/** MOV to CR0. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_cr0(uint64_t value)
{
    __asm__ volatile("movq %0, %%cr0" ::"r"(value) : "memory");
}

/** MOV from CR2. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_read_cr2(void)
{
    uint64_t value;

    __asm__ volatile("movq %%cr2, %0" : "=r"(value)::"memory");
    return value;
}

/** MOV to CR2. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_cr2(uint64_t value)
{
    __asm__ volatile("movq %0, %%cr2" ::"r"(value) : "memory");
}

/** MOV from CR3. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_read_cr3(void)
{
    uint64_t value;

    __asm__ volatile("movq %%cr3, %0" : "=r"(value)::"memory");
    return value;
}

/** MOV to CR3. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_cr3(uint64_t value)
{
    __asm__ volatile("movq %0, %%cr3" ::"r"(value) : "memory");
}

/** MOV from CR4. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_read_cr4(void)
{
    uint64_t value;

    __asm__ volatile("movq %%cr4, %0" : "=r"(value)::"memory");
    return value;
}

/** MOV to CR4. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_cr4(uint64_t value)
{
    __asm__ volatile("movq %0, %%cr4" ::"r"(value) : "memory");
}

/** MOV from CR8. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_read_cr8(void)
{
    uint64_t value;

    __asm__ volatile("movq %%cr8, %0" : "=r"(value)::"memory");
    return value;
}

/** MOV to CR8. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_cr8(uint64_t value)
{
    __asm__ volatile("movq %0, %%cr8" ::"r"(value) : "memory");
}

/** MOV from a debug register, 0..3, 6 or 7; any other number reads 0. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_read_dr(unsigned number)
{
    uint64_t value = 0;

    switch (number) {
    case 0:
        __asm__ volatile("movq %%dr0, %0" : "=r"(value)::"memory");
        break;
    case 1:
        __asm__ volatile("movq %%dr1, %0" : "=r"(value)::"memory");
        break;
    case 2:
        __asm__ volatile("movq %%dr2, %0" : "=r"(value)::"memory");
        break;
    case 3:
        __asm__ volatile("movq %%dr3, %0" : "=r"(value)::"memory");
        break;
    case 6:
        __asm__ volatile("movq %%dr6, %0" : "=r"(value)::"memory");
        break;
    case 7:
        __asm__ volatile("movq %%dr7, %0" : "=r"(value)::"memory");
        break;
    default:
        break;
    }
    return value;
}

/** MOV to a debug register, 0..3, 6 or 7; any other number is ignored. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_write_dr(unsigned number, uint64_t value)
{
    switch (number) {
    case 0:
        __asm__ volatile("movq %0, %%dr0" ::"r"(value) : "memory");
        break;
    case 1:
        __asm__ volatile("movq %0, %%dr1" ::"r"(value) : "memory");
        break;
    case 2:
        __asm__ volatile("movq %0, %%dr2" ::"r"(value) : "memory");
        break;
    case 3:
        __asm__ volatile("movq %0, %%dr3" ::"r"(value) : "memory");
        break;
    case 6:
        __asm__ volatile("movq %0, %%dr6" ::"r"(value) : "memory");
        break;
    case 7:
        __asm__ volatile("movq %0, %%dr7" ::"r"(value) : "memory");
        break;
    default:
        break;
    }
}

/** RDMSR. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_rdmsr(uint32_t msr)
{
    uint32_t low;
    uint32_t high;

    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(msr) : "memory");
    return (uint64_t)high << 32 | low;
}

/** WRMSR. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_wrmsr(uint32_t msr, uint64_t value)
{
    uint32_t low = (uint32_t)value;
    uint32_t high = (uint32_t)(value >> 32);

    __asm__ volatile("wrmsr" ::"a"(low), "d"(high), "c"(msr) : "memory");
}

/** XGETBV. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_xgetbv(uint32_t number)
{
    uint32_t low;
    uint32_t high;

    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(number) : "memory");
    return (uint64_t)high << 32 | low;
}

/** XSETBV. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_xsetbv(uint32_t number, uint64_t value)
{
    uint32_t low = (uint32_t)value;
    uint32_t high = (uint32_t)(value >> 32);

    __asm__ volatile("xsetbv" ::"a"(low), "d"(high), "c"(number) : "memory");
}

/** STMXCSR. */
OSDEV_ALWAYS_INLINE uint32_t osdev_x86_insn_stmxcsr(void)
{
    uint32_t value;

    __asm__ volatile("stmxcsr %0" : "=m"(value)::"memory");
    return value;
}

/** LDMXCSR. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_ldmxcsr(uint32_t value)
{
    __asm__ volatile("ldmxcsr %0" ::"m"(value) : "memory");
}

OSDEV_END_DECLS

#endif
