// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Port I/O: single accesses of exact width, and the string forms for data
 * registers that take a whole block.
 *
 * @spec Intel SDM volume 1, 19
 */
#ifndef OSDEV_X86_PORT_H
#define OSDEV_X86_PORT_H

#include <osdev/x86/insn.h>

OSDEV_BEGIN_DECLS

/** Read 8 bits from a port. */
static inline uint8_t osdev_x86_in8(uint16_t port)
{
    return osdev_x86_insn_in8(port);
}

/** Write 8 bits to a port. */
static inline void osdev_x86_out8(uint16_t port, uint8_t value)
{
    osdev_x86_insn_out8(port, value);
}

/** Read a port @p count times, 8 bits each, into ascending memory. */
static inline void
osdev_x86_in8_block(uint16_t port, uint8_t *out_values, size_t count)
{
    osdev_x86_insn_ins8(port, out_values, count);
}

/** Write @p count values of 8 bits from ascending memory to one port. */
static inline void
osdev_x86_out8_block(uint16_t port, const uint8_t *values, size_t count)
{
    osdev_x86_insn_outs8(port, values, count);
}

/** Read 16 bits from a port. */
static inline uint16_t osdev_x86_in16(uint16_t port)
{
    return osdev_x86_insn_in16(port);
}

/** Write 16 bits to a port. */
static inline void osdev_x86_out16(uint16_t port, uint16_t value)
{
    osdev_x86_insn_out16(port, value);
}

/** Read a port @p count times, 16 bits each, into ascending memory. */
static inline void
osdev_x86_in16_block(uint16_t port, uint16_t *out_values, size_t count)
{
    osdev_x86_insn_ins16(port, out_values, count);
}

/** Write @p count values of 16 bits from ascending memory to one port. */
static inline void
osdev_x86_out16_block(uint16_t port, const uint16_t *values, size_t count)
{
    osdev_x86_insn_outs16(port, values, count);
}

/** Read 32 bits from a port. */
static inline uint32_t osdev_x86_in32(uint16_t port)
{
    return osdev_x86_insn_in32(port);
}

/** Write 32 bits to a port. */
static inline void osdev_x86_out32(uint16_t port, uint32_t value)
{
    osdev_x86_insn_out32(port, value);
}

/** Read a port @p count times, 32 bits each, into ascending memory. */
static inline void
osdev_x86_in32_block(uint16_t port, uint32_t *out_values, size_t count)
{
    osdev_x86_insn_ins32(port, out_values, count);
}

/** Write @p count values of 32 bits from ascending memory to one port. */
static inline void
osdev_x86_out32_block(uint16_t port, const uint32_t *values, size_t count)
{
    osdev_x86_insn_outs32(port, values, count);
}

/**
 * Wait about a microsecond, which old devices need between two accesses: a
 * write to the port of the power-on self-test, where it disturbs nothing.
 */
static inline void osdev_x86_io_delay(void)
{
    osdev_x86_insn_out8(0x80, 0);
}

OSDEV_END_DECLS

#endif
