// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Single accesses that carry their order with them.
 */
#ifndef OSDEV_VOLATILE_ORDERED_H
#define OSDEV_VOLATILE_ORDERED_H

#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/volatile/access.h>
#include <osdev/volatile/barrier.h>

OSDEV_BEGIN_DECLS

/**
 * Read a byte before every later access to memory, such as the status that
 * says that data has arrived.
 *
 * @param addr  Where to read.
 */
OSDEV_ALWAYS_INLINE uint8_t osdev_mmio_read8_acquire(const volatile void *addr)
{
    uint8_t value = osdev_mmio_read8(addr);

    osdev_barrier_after_mmio_read();
    return value;
}

/**
 * Write a byte after every earlier write to memory, such as a doorbell.
 *
 * @param addr   Where to write.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void
osdev_mmio_write8_release(volatile void *addr, uint8_t value)
{
    osdev_barrier_doorbell();
    osdev_mmio_write8(addr, value);
}

/**
 * Read a byte that another processor wrote with a store-release: what that
 * one wrote before is visible afterwards.
 *
 * @param from  Where to read, aligned to its size.
 */
OSDEV_ALWAYS_INLINE uint8_t osdev_load_acquire8(const uint8_t *from)
{
    return __atomic_load_n(from, __ATOMIC_ACQUIRE);
}

/**
 * Write a byte for another processor's load-acquire: it then sees all that
 * was written before.
 *
 * @param to     Where to write, aligned to its size.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void osdev_store_release8(uint8_t *to, uint8_t value)
{
    __atomic_store_n(to, value, __ATOMIC_RELEASE);
}

/**
 * Read 16 bits before every later access to memory, such as the status that
 * says that data has arrived.
 *
 * @param addr  Where to read.
 */
OSDEV_ALWAYS_INLINE uint16_t osdev_mmio_read16_acquire(const volatile void *addr
)
{
    uint16_t value = osdev_mmio_read16(addr);

    osdev_barrier_after_mmio_read();
    return value;
}

/**
 * Write 16 bits after every earlier write to memory, such as a doorbell.
 *
 * @param addr   Where to write.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void
osdev_mmio_write16_release(volatile void *addr, uint16_t value)
{
    osdev_barrier_doorbell();
    osdev_mmio_write16(addr, value);
}

/**
 * Read 16 bits that another processor wrote with a store-release: what that
 * one wrote before is visible afterwards.
 *
 * @param from  Where to read, aligned to its size.
 */
OSDEV_ALWAYS_INLINE uint16_t osdev_load_acquire16(const uint16_t *from)
{
    return __atomic_load_n(from, __ATOMIC_ACQUIRE);
}

/**
 * Write 16 bits for another processor's load-acquire: it then sees all that
 * was written before.
 *
 * @param to     Where to write, aligned to its size.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void osdev_store_release16(uint16_t *to, uint16_t value)
{
    __atomic_store_n(to, value, __ATOMIC_RELEASE);
}

/**
 * Read 32 bits before every later access to memory, such as the status that
 * says that data has arrived.
 *
 * @param addr  Where to read.
 */
OSDEV_ALWAYS_INLINE uint32_t osdev_mmio_read32_acquire(const volatile void *addr
)
{
    uint32_t value = osdev_mmio_read32(addr);

    osdev_barrier_after_mmio_read();
    return value;
}

/**
 * Write 32 bits after every earlier write to memory, such as a doorbell.
 *
 * @param addr   Where to write.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void
osdev_mmio_write32_release(volatile void *addr, uint32_t value)
{
    osdev_barrier_doorbell();
    osdev_mmio_write32(addr, value);
}

/**
 * Read 32 bits that another processor wrote with a store-release: what that
 * one wrote before is visible afterwards.
 *
 * @param from  Where to read, aligned to its size.
 */
OSDEV_ALWAYS_INLINE uint32_t osdev_load_acquire32(const uint32_t *from)
{
    return __atomic_load_n(from, __ATOMIC_ACQUIRE);
}

/**
 * Write 32 bits for another processor's load-acquire: it then sees all that
 * was written before.
 *
 * @param to     Where to write, aligned to its size.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void osdev_store_release32(uint32_t *to, uint32_t value)
{
    __atomic_store_n(to, value, __ATOMIC_RELEASE);
}

#if OSDEV_MMIO_HAS_64

/**
 * Read 64 bits before every later access to memory, such as the status that
 * says that data has arrived.
 *
 * @param addr  Where to read.
 */
OSDEV_ALWAYS_INLINE uint64_t osdev_mmio_read64_acquire(const volatile void *addr
)
{
    uint64_t value = osdev_mmio_read64(addr);

    osdev_barrier_after_mmio_read();
    return value;
}

/**
 * Write 64 bits after every earlier write to memory, such as a doorbell.
 *
 * @param addr   Where to write.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void
osdev_mmio_write64_release(volatile void *addr, uint64_t value)
{
    osdev_barrier_doorbell();
    osdev_mmio_write64(addr, value);
}

/**
 * Read 64 bits that another processor wrote with a store-release: what that
 * one wrote before is visible afterwards.
 *
 * @param from  Where to read, aligned to its size.
 */
OSDEV_ALWAYS_INLINE uint64_t osdev_load_acquire64(const uint64_t *from)
{
    return __atomic_load_n(from, __ATOMIC_ACQUIRE);
}

/**
 * Write 64 bits for another processor's load-acquire: it then sees all that
 * was written before.
 *
 * @param to     Where to write, aligned to its size.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void osdev_store_release64(uint64_t *to, uint64_t value)
{
    __atomic_store_n(to, value, __ATOMIC_RELEASE);
}

#endif

OSDEV_END_DECLS

#endif
