// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Registers that are big-endian whatever the processor is. Where the orders
 * agree they cost nothing.
 */
#ifndef OSDEV_VOLATILE_BE_H
#define OSDEV_VOLATILE_BE_H

#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/base/endian/bswap.h>
#include <osdev/volatile/access.h>

OSDEV_BEGIN_DECLS

/** A big-endian 16-bit register that is only read. */
typedef struct {
    volatile uint16_t word; /**< Private: use the functions. */
} osdev_robe16_t;

/** A big-endian 16-bit register that is only written. */
typedef struct {
    volatile uint16_t word; /**< Private: use the functions. */
} osdev_wobe16_t;

/** A big-endian 16-bit register that is read and written. */
typedef struct {
    volatile uint16_t word; /**< Private: use the functions. */
} osdev_rwbe16_t;

/**
 * Read the register.
 *
 * @param reg  The register.
 * @return The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE uint16_t osdev_robe16_read(const osdev_robe16_t *reg)
{
    return osdev_to_be16(osdev_mmio_read16(&reg->word));
}

/**
 * Read the register.
 *
 * @param reg  The register.
 * @return The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE uint16_t osdev_rwbe16_read(const osdev_rwbe16_t *reg)
{
    return osdev_to_be16(osdev_mmio_read16(&reg->word));
}

/**
 * Write the register.
 *
 * @param reg    The register.
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE void osdev_wobe16_write(osdev_wobe16_t *reg, uint16_t value)
{
    osdev_mmio_write16(&reg->word, osdev_to_be16(value));
}

/**
 * Write the register.
 *
 * @param reg    The register.
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE void osdev_rwbe16_write(osdev_rwbe16_t *reg, uint16_t value)
{
    osdev_mmio_write16(&reg->word, osdev_to_be16(value));
}

/**
 * Replace the bits under a mask: one read, one write. Not atomic.
 *
 * @param reg    The register; none of its bits reacts to being written back.
 * @param mask   The bits to replace, in the processor's own order.
 * @param value  What they become; bits outside of @p mask are ignored.
 */
OSDEV_ALWAYS_INLINE void
osdev_rwbe16_update(osdev_rwbe16_t *reg, uint16_t mask, uint16_t value)
{
    uint16_t old = osdev_rwbe16_read(reg);

    osdev_rwbe16_write(reg, (uint16_t)((old & ~mask) | (value & mask)));
}

/** A big-endian 32-bit register that is only read. */
typedef struct {
    volatile uint32_t word; /**< Private: use the functions. */
} osdev_robe32_t;

/** A big-endian 32-bit register that is only written. */
typedef struct {
    volatile uint32_t word; /**< Private: use the functions. */
} osdev_wobe32_t;

/** A big-endian 32-bit register that is read and written. */
typedef struct {
    volatile uint32_t word; /**< Private: use the functions. */
} osdev_rwbe32_t;

/**
 * Read the register.
 *
 * @param reg  The register.
 * @return The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE uint32_t osdev_robe32_read(const osdev_robe32_t *reg)
{
    return osdev_to_be32(osdev_mmio_read32(&reg->word));
}

/**
 * Read the register.
 *
 * @param reg  The register.
 * @return The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE uint32_t osdev_rwbe32_read(const osdev_rwbe32_t *reg)
{
    return osdev_to_be32(osdev_mmio_read32(&reg->word));
}

/**
 * Write the register.
 *
 * @param reg    The register.
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE void osdev_wobe32_write(osdev_wobe32_t *reg, uint32_t value)
{
    osdev_mmio_write32(&reg->word, osdev_to_be32(value));
}

/**
 * Write the register.
 *
 * @param reg    The register.
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE void osdev_rwbe32_write(osdev_rwbe32_t *reg, uint32_t value)
{
    osdev_mmio_write32(&reg->word, osdev_to_be32(value));
}

/**
 * Replace the bits under a mask: one read, one write. Not atomic.
 *
 * @param reg    The register; none of its bits reacts to being written back.
 * @param mask   The bits to replace, in the processor's own order.
 * @param value  What they become; bits outside of @p mask are ignored.
 */
OSDEV_ALWAYS_INLINE void
osdev_rwbe32_update(osdev_rwbe32_t *reg, uint32_t mask, uint32_t value)
{
    uint32_t old = osdev_rwbe32_read(reg);

    osdev_rwbe32_write(reg, (old & ~mask) | (value & mask));
}

#if OSDEV_MMIO_HAS_64

/** A big-endian 64-bit register that is only read. */
typedef struct {
    volatile uint64_t word; /**< Private: use the functions. */
} osdev_robe64_t;

/** A big-endian 64-bit register that is only written. */
typedef struct {
    volatile uint64_t word; /**< Private: use the functions. */
} osdev_wobe64_t;

/** A big-endian 64-bit register that is read and written. */
typedef struct {
    volatile uint64_t word; /**< Private: use the functions. */
} osdev_rwbe64_t;

/**
 * Read the register.
 *
 * @param reg  The register.
 * @return The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE uint64_t osdev_robe64_read(const osdev_robe64_t *reg)
{
    return osdev_to_be64(osdev_mmio_read64(&reg->word));
}

/**
 * Read the register.
 *
 * @param reg  The register.
 * @return The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE uint64_t osdev_rwbe64_read(const osdev_rwbe64_t *reg)
{
    return osdev_to_be64(osdev_mmio_read64(&reg->word));
}

/**
 * Write the register.
 *
 * @param reg    The register.
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE void osdev_wobe64_write(osdev_wobe64_t *reg, uint64_t value)
{
    osdev_mmio_write64(&reg->word, osdev_to_be64(value));
}

/**
 * Write the register.
 *
 * @param reg    The register.
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE void osdev_rwbe64_write(osdev_rwbe64_t *reg, uint64_t value)
{
    osdev_mmio_write64(&reg->word, osdev_to_be64(value));
}

/**
 * Replace the bits under a mask: one read, one write. Not atomic.
 *
 * @param reg    The register; none of its bits reacts to being written back.
 * @param mask   The bits to replace, in the processor's own order.
 * @param value  What they become; bits outside of @p mask are ignored.
 */
OSDEV_ALWAYS_INLINE void
osdev_rwbe64_update(osdev_rwbe64_t *reg, uint64_t mask, uint64_t value)
{
    uint64_t old = osdev_rwbe64_read(reg);

    osdev_rwbe64_write(reg, (old & ~mask) | (value & mask));
}

#endif

OSDEV_END_DECLS

#endif
