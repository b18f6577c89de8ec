// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Registers that are little-endian whatever the processor is. Where the orders
 * agree they cost nothing.
 */
#ifndef OSDEV_VOLATILE_LE_H
#define OSDEV_VOLATILE_LE_H

#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/base/endian/bswap.h>
#include <osdev/volatile/access.h>

OSDEV_BEGIN_DECLS

/** A little-endian 16-bit register that is only read. */
typedef struct {
    volatile uint16_t word; /**< Private: use the functions. */
} osdev_role16_t;

/** A little-endian 16-bit register that is only written. */
typedef struct {
    volatile uint16_t word; /**< Private: use the functions. */
} osdev_wole16_t;

/** A little-endian 16-bit register that is read and written. */
typedef struct {
    volatile uint16_t word; /**< Private: use the functions. */
} osdev_rwle16_t;

/**
 * Read the register.
 *
 * @param reg  The register.
 * @return The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE uint16_t osdev_role16_read(const osdev_role16_t *reg)
{
    return osdev_to_le16(osdev_mmio_read16(&reg->word));
}

/**
 * Read the register.
 *
 * @param reg  The register.
 * @return The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE uint16_t osdev_rwle16_read(const osdev_rwle16_t *reg)
{
    return osdev_to_le16(osdev_mmio_read16(&reg->word));
}

/**
 * Write the register.
 *
 * @param reg    The register.
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE void osdev_wole16_write(osdev_wole16_t *reg, uint16_t value)
{
    osdev_mmio_write16(&reg->word, osdev_to_le16(value));
}

/**
 * Write the register.
 *
 * @param reg    The register.
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE void osdev_rwle16_write(osdev_rwle16_t *reg, uint16_t value)
{
    osdev_mmio_write16(&reg->word, osdev_to_le16(value));
}

/**
 * Replace the bits under a mask: one read, one write. Not atomic.
 *
 * @param reg    The register; none of its bits reacts to being written back.
 * @param mask   The bits to replace, in the processor's own order.
 * @param value  What they become; bits outside of @p mask are ignored.
 */
OSDEV_ALWAYS_INLINE void
osdev_rwle16_update(osdev_rwle16_t *reg, uint16_t mask, uint16_t value)
{
    uint16_t old = osdev_rwle16_read(reg);

    osdev_rwle16_write(reg, (uint16_t)((old & ~mask) | (value & mask)));
}

/** A little-endian 32-bit register that is only read. */
typedef struct {
    volatile uint32_t word; /**< Private: use the functions. */
} osdev_role32_t;

/** A little-endian 32-bit register that is only written. */
typedef struct {
    volatile uint32_t word; /**< Private: use the functions. */
} osdev_wole32_t;

/** A little-endian 32-bit register that is read and written. */
typedef struct {
    volatile uint32_t word; /**< Private: use the functions. */
} osdev_rwle32_t;

/**
 * Read the register.
 *
 * @param reg  The register.
 * @return The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE uint32_t osdev_role32_read(const osdev_role32_t *reg)
{
    return osdev_to_le32(osdev_mmio_read32(&reg->word));
}

/**
 * Read the register.
 *
 * @param reg  The register.
 * @return The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE uint32_t osdev_rwle32_read(const osdev_rwle32_t *reg)
{
    return osdev_to_le32(osdev_mmio_read32(&reg->word));
}

/**
 * Write the register.
 *
 * @param reg    The register.
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE void osdev_wole32_write(osdev_wole32_t *reg, uint32_t value)
{
    osdev_mmio_write32(&reg->word, osdev_to_le32(value));
}

/**
 * Write the register.
 *
 * @param reg    The register.
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE void osdev_rwle32_write(osdev_rwle32_t *reg, uint32_t value)
{
    osdev_mmio_write32(&reg->word, osdev_to_le32(value));
}

/**
 * Replace the bits under a mask: one read, one write. Not atomic.
 *
 * @param reg    The register; none of its bits reacts to being written back.
 * @param mask   The bits to replace, in the processor's own order.
 * @param value  What they become; bits outside of @p mask are ignored.
 */
OSDEV_ALWAYS_INLINE void
osdev_rwle32_update(osdev_rwle32_t *reg, uint32_t mask, uint32_t value)
{
    uint32_t old = osdev_rwle32_read(reg);

    osdev_rwle32_write(reg, (old & ~mask) | (value & mask));
}

#if OSDEV_MMIO_HAS_64

/** A little-endian 64-bit register that is only read. */
typedef struct {
    volatile uint64_t word; /**< Private: use the functions. */
} osdev_role64_t;

/** A little-endian 64-bit register that is only written. */
typedef struct {
    volatile uint64_t word; /**< Private: use the functions. */
} osdev_wole64_t;

/** A little-endian 64-bit register that is read and written. */
typedef struct {
    volatile uint64_t word; /**< Private: use the functions. */
} osdev_rwle64_t;

/**
 * Read the register.
 *
 * @param reg  The register.
 * @return The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE uint64_t osdev_role64_read(const osdev_role64_t *reg)
{
    return osdev_to_le64(osdev_mmio_read64(&reg->word));
}

/**
 * Read the register.
 *
 * @param reg  The register.
 * @return The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE uint64_t osdev_rwle64_read(const osdev_rwle64_t *reg)
{
    return osdev_to_le64(osdev_mmio_read64(&reg->word));
}

/**
 * Write the register.
 *
 * @param reg    The register.
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE void osdev_wole64_write(osdev_wole64_t *reg, uint64_t value)
{
    osdev_mmio_write64(&reg->word, osdev_to_le64(value));
}

/**
 * Write the register.
 *
 * @param reg    The register.
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE void osdev_rwle64_write(osdev_rwle64_t *reg, uint64_t value)
{
    osdev_mmio_write64(&reg->word, osdev_to_le64(value));
}

/**
 * Replace the bits under a mask: one read, one write. Not atomic.
 *
 * @param reg    The register; none of its bits reacts to being written back.
 * @param mask   The bits to replace, in the processor's own order.
 * @param value  What they become; bits outside of @p mask are ignored.
 */
OSDEV_ALWAYS_INLINE void
osdev_rwle64_update(osdev_rwle64_t *reg, uint64_t mask, uint64_t value)
{
    uint64_t old = osdev_rwle64_read(reg);

    osdev_rwle64_write(reg, (old & ~mask) | (value & mask));
}

#endif

OSDEV_END_DECLS

#endif
