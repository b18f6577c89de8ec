// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Part of <osdev/x86/insn.h>, which is to be included instead:
 * port input and output.
 */
#ifndef OSDEV_X86_INSN_PORT_H
#define OSDEV_X86_INSN_PORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base.h>

OSDEV_BEGIN_DECLS

/** IN of one byte. */
OSDEV_ALWAYS_INLINE uint8_t osdev_x86_insn_in8(uint16_t port)
{
    uint8_t value;

    __asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port) : "memory");
    return value;
}

/** IN of two bytes. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_in16(uint16_t port)
{
    uint16_t value;

    __asm__ volatile("inw %1, %0" : "=a"(value) : "Nd"(port) : "memory");
    return value;
}

/** IN of four bytes. */
OSDEV_ALWAYS_INLINE uint32_t osdev_x86_insn_in32(uint16_t port)
{
    uint32_t value;

    __asm__ volatile("inl %1, %0" : "=a"(value) : "Nd"(port) : "memory");
    return value;
}

/** OUT of one byte. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_out8(uint16_t port, uint8_t value)
{
    __asm__ volatile("outb %0, %1" ::"a"(value), "Nd"(port) : "memory");
}

/** OUT of two bytes. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_out16(uint16_t port, uint16_t value)
{
    __asm__ volatile("outw %0, %1" ::"a"(value), "Nd"(port) : "memory");
}

/** OUT of four bytes. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_out32(uint16_t port, uint32_t value)
{
    __asm__ volatile("outl %0, %1" ::"a"(value), "Nd"(port) : "memory");
}

/** REP INSB. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_ins8(uint16_t port, void *buffer, size_t count)
{
    __asm__ volatile("cld\n\trep insb"
                     : "+D"(buffer), "+c"(count)
                     : "d"(port)
                     : "memory", "cc");
}

/** REP INSW. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_ins16(uint16_t port, void *buffer, size_t count)
{
    __asm__ volatile("cld\n\trep insw"
                     : "+D"(buffer), "+c"(count)
                     : "d"(port)
                     : "memory", "cc");
}

/** REP INSD. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_ins32(uint16_t port, void *buffer, size_t count)
{
    __asm__ volatile("cld\n\trep insl"
                     : "+D"(buffer), "+c"(count)
                     : "d"(port)
                     : "memory", "cc");
}

/** REP OUTSB. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_outs8(uint16_t port, const void *buffer, size_t count)
{
    __asm__ volatile("cld\n\trep outsb"
                     : "+S"(buffer), "+c"(count)
                     : "d"(port)
                     : "memory", "cc");
}

/** REP OUTSW. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_outs16(uint16_t port, const void *buffer, size_t count)
{
    __asm__ volatile("cld\n\trep outsw"
                     : "+S"(buffer), "+c"(count)
                     : "d"(port)
                     : "memory", "cc");
}

/** REP OUTSD. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_outs32(uint16_t port, const void *buffer, size_t count)
{
    __asm__ volatile("cld\n\trep outsl"
                     : "+S"(buffer), "+c"(count)
                     : "d"(port)
                     : "memory", "cc");
}

OSDEV_END_DECLS

#endif
