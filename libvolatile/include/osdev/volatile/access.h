// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Access to device memory by address.
 *
 * One call is exactly one access of exactly its width: never split, widened,
 * merged, repeated or left out. Accesses stay in order among each other as
 * far as the compiler is concerned; what the processor may do to the order,
 * and the order towards ordinary memory, is the business of
 * <osdev/volatile/barrier.h>. The code is the same at every optimisation
 * level.
 *
 * The 64-bit forms are there if OSDEV_MMIO_HAS_64 is 1. Elsewhere a 64-bit
 * register is a pair, see <osdev/volatile/pair.h>.
 */
#ifndef OSDEV_VOLATILE_ACCESS_H
#define OSDEV_VOLATILE_ACCESS_H

#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/volatile/config.h>

OSDEV_BEGIN_DECLS

// The accesses of processors whose table says so are single instructions in
// assembly. A volatile access alone would leave the instruction to the
// compiler: x86 compilers fold one into an operand of an arithmetic
// instruction, or a load and a store into one that does both, which changes
// what a hypervisor must decode; and the addressing forms of Arm that write
// the base back cannot be emulated at all. The memory operand keeps the
// compiler's knowledge of what is touched, so nothing else is clobbered.
//
// A template takes no parentheses. NOLINTBEGIN(bugprone-macro-parentheses)
#if OSDEV_ARCH_ASM_ACCESS_
    #define OSDEV_MMIO_LOAD_(insn, reg, value, cell) \
        __asm__ __volatile__(insn : "=" reg(value) : OSDEV_ARCH_CELL_(cell))
    #define OSDEV_MMIO_STORE_(insn, reg, value, cell) \
        __asm__ __volatile__(insn : "=" OSDEV_ARCH_CELL_(cell) : reg(value))
#else
    #define OSDEV_MMIO_LOAD_(insn, reg, value, cell)  ((value) = (cell))
    #define OSDEV_MMIO_STORE_(insn, reg, value, cell) ((cell) = (value))
#endif
// NOLINTEND(bugprone-macro-parentheses)

/**
 * Read one byte, by one instruction of that width.
 *
 * @param addr  Where it is.
 */
OSDEV_ALWAYS_INLINE uint8_t osdev_mmio_read8(const volatile void *addr)
{
    const volatile uint8_t *cell = (const volatile uint8_t *)addr;
    uint8_t value;

    OSDEV_MMIO_LOAD_(OSDEV_ARCH_LOAD8_, OSDEV_ARCH_REG8_, value, *cell);
    return value;
}

/**
 * Write one byte, by one instruction of that width.
 *
 * @param addr   Where it is.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void osdev_mmio_write8(volatile void *addr, uint8_t value)
{
    volatile uint8_t *cell = (volatile uint8_t *)addr;

    OSDEV_MMIO_STORE_(OSDEV_ARCH_STORE8_, OSDEV_ARCH_REG8_, value, *cell);
}

/**
 * Read one 16-bit number, by one instruction of that width.
 *
 * @param addr  Where it is, aligned to its size.
 */
OSDEV_ALWAYS_INLINE uint16_t osdev_mmio_read16(const volatile void *addr)
{
    OSDEV_ASSERT((uintptr_t)addr % 2 == 0);

    const volatile uint16_t *cell = (const volatile uint16_t *)addr;
    uint16_t value;

    OSDEV_MMIO_LOAD_(OSDEV_ARCH_LOAD16_, OSDEV_ARCH_REG_, value, *cell);
    return value;
}

/**
 * Write one 16-bit number, by one instruction of that width.
 *
 * @param addr   Where it is, aligned to its size.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void osdev_mmio_write16(volatile void *addr, uint16_t value)
{
    OSDEV_ASSERT((uintptr_t)addr % 2 == 0);

    volatile uint16_t *cell = (volatile uint16_t *)addr;

    OSDEV_MMIO_STORE_(OSDEV_ARCH_STORE16_, OSDEV_ARCH_REG_, value, *cell);
}

/**
 * Read one 32-bit number, by one instruction of that width.
 *
 * @param addr  Where it is, aligned to its size.
 */
OSDEV_ALWAYS_INLINE uint32_t osdev_mmio_read32(const volatile void *addr)
{
    OSDEV_ASSERT((uintptr_t)addr % 4 == 0);

    const volatile uint32_t *cell = (const volatile uint32_t *)addr;
    uint32_t value;

    OSDEV_MMIO_LOAD_(OSDEV_ARCH_LOAD32_, OSDEV_ARCH_REG_, value, *cell);
    return value;
}

/**
 * Write one 32-bit number, by one instruction of that width.
 *
 * @param addr   Where it is, aligned to its size.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void osdev_mmio_write32(volatile void *addr, uint32_t value)
{
    OSDEV_ASSERT((uintptr_t)addr % 4 == 0);

    volatile uint32_t *cell = (volatile uint32_t *)addr;

    OSDEV_MMIO_STORE_(OSDEV_ARCH_STORE32_, OSDEV_ARCH_REG_, value, *cell);
}

#if OSDEV_MMIO_HAS_64

/**
 * Read one 64-bit number, by one instruction of that width.
 *
 * @param addr  Where it is, aligned to its size.
 */
OSDEV_ALWAYS_INLINE uint64_t osdev_mmio_read64(const volatile void *addr)
{
    OSDEV_ASSERT((uintptr_t)addr % 8 == 0);

    const volatile uint64_t *cell = (const volatile uint64_t *)addr;
    uint64_t value;

    OSDEV_MMIO_LOAD_(OSDEV_ARCH_LOAD64_, OSDEV_ARCH_REG_, value, *cell);
    return value;
}

/**
 * Write one 64-bit number, by one instruction of that width.
 *
 * @param addr   Where it is, aligned to its size.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void osdev_mmio_write64(volatile void *addr, uint64_t value)
{
    OSDEV_ASSERT((uintptr_t)addr % 8 == 0);

    volatile uint64_t *cell = (volatile uint64_t *)addr;

    OSDEV_MMIO_STORE_(OSDEV_ARCH_STORE64_, OSDEV_ARCH_REG_, value, *cell);
}

#endif

OSDEV_END_DECLS

#endif
