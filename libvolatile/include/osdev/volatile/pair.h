// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * 64-bit registers that are accessed as two halves: because the processor or
 * the device does not know 64-bit accesses. Which half comes first is for the
 * device's document to say, so the names say it.
 */
#ifndef OSDEV_VOLATILE_PAIR_H
#define OSDEV_VOLATILE_PAIR_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/volatile/cell32.h>

OSDEV_BEGIN_DECLS

/** A 64-bit register as two halves, only read; the low half comes first. */
typedef struct {
    osdev_ro32_t lo; /**< Bits 31..0. */
    osdev_ro32_t hi; /**< Bits 63..32. */
} osdev_ropair64_t;

/** A 64-bit register as two halves, only written; the low half comes first. */
typedef struct {
    osdev_wo32_t lo; /**< Bits 31..0. */
    osdev_wo32_t hi; /**< Bits 63..32. */
} osdev_wopair64_t;

/** A 64-bit register as two halves, read and written; the low half comes first. */
typedef struct {
    osdev_rw32_t lo; /**< Bits 31..0. */
    osdev_rw32_t hi; /**< Bits 63..32. */
} osdev_rwpair64_t;

/**
 * Read the low half, then the high one.
 *
 * @param reg  The register; must not change between the two reads.
 */
OSDEV_ALWAYS_INLINE uint64_t
osdev_ropair64_read_lo_hi(const osdev_ropair64_t *reg)
{
    uint32_t lo = osdev_ro32_read(&reg->lo);
    uint32_t hi = osdev_ro32_read(&reg->hi);

    return (uint64_t)hi << 32 | lo;
}

/**
 * Read the high half, then the low one.
 *
 * @param reg  The register; must not change between the two reads.
 */
OSDEV_ALWAYS_INLINE uint64_t
osdev_ropair64_read_hi_lo(const osdev_ropair64_t *reg)
{
    uint32_t hi = osdev_ro32_read(&reg->hi);
    uint32_t lo = osdev_ro32_read(&reg->lo);

    return (uint64_t)hi << 32 | lo;
}

/**
 * Read a register that counts: the high half before and after the low one,
 * until both agree.
 *
 * @param      reg       The register.
 * @param      attempts  How often to try; 0 never reads and fails.
 * @param[out] out       A value that the register had. Written only on
 *                       success.
 * @return Whether two reads of the high half agreed.
 */
OSDEV_NODISCARD
static inline bool osdev_ropair64_read_stable(
    const osdev_ropair64_t *reg, unsigned attempts, uint64_t *out
)
{
    for (unsigned i = 0; i < attempts; i++) {
        uint32_t hi = osdev_ro32_read(&reg->hi);
        uint32_t lo = osdev_ro32_read(&reg->lo);

        if (osdev_ro32_read(&reg->hi) == hi) {
            *out = (uint64_t)hi << 32 | lo;
            return true;
        }
    }
    return false;
}

/**
 * Read the low half, then the high one.
 *
 * @param reg  The register; must not change between the two reads.
 */
OSDEV_ALWAYS_INLINE uint64_t
osdev_rwpair64_read_lo_hi(const osdev_rwpair64_t *reg)
{
    uint32_t lo = osdev_rw32_read(&reg->lo);
    uint32_t hi = osdev_rw32_read(&reg->hi);

    return (uint64_t)hi << 32 | lo;
}

/**
 * Read the high half, then the low one.
 *
 * @param reg  The register; must not change between the two reads.
 */
OSDEV_ALWAYS_INLINE uint64_t
osdev_rwpair64_read_hi_lo(const osdev_rwpair64_t *reg)
{
    uint32_t hi = osdev_rw32_read(&reg->hi);
    uint32_t lo = osdev_rw32_read(&reg->lo);

    return (uint64_t)hi << 32 | lo;
}

/**
 * Read a register that counts: the high half before and after the low one,
 * until both agree.
 *
 * @param      reg       The register.
 * @param      attempts  How often to try; 0 never reads and fails.
 * @param[out] out       A value that the register had. Written only on
 *                       success.
 * @return Whether two reads of the high half agreed.
 */
OSDEV_NODISCARD
static inline bool osdev_rwpair64_read_stable(
    const osdev_rwpair64_t *reg, unsigned attempts, uint64_t *out
)
{
    for (unsigned i = 0; i < attempts; i++) {
        uint32_t hi = osdev_rw32_read(&reg->hi);
        uint32_t lo = osdev_rw32_read(&reg->lo);

        if (osdev_rw32_read(&reg->hi) == hi) {
            *out = (uint64_t)hi << 32 | lo;
            return true;
        }
    }
    return false;
}

/**
 * Write the low half, then the high one.
 *
 * @param reg    The register.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void
osdev_wopair64_write_lo_hi(osdev_wopair64_t *reg, uint64_t value)
{
    osdev_wo32_write(&reg->lo, (uint32_t)value);
    osdev_wo32_write(&reg->hi, (uint32_t)(value >> 32));
}

/**
 * Write the high half, then the low one.
 *
 * @param reg    The register.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void
osdev_wopair64_write_hi_lo(osdev_wopair64_t *reg, uint64_t value)
{
    osdev_wo32_write(&reg->hi, (uint32_t)(value >> 32));
    osdev_wo32_write(&reg->lo, (uint32_t)value);
}

/**
 * Write the low half, then the high one.
 *
 * @param reg    The register.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void
osdev_rwpair64_write_lo_hi(osdev_rwpair64_t *reg, uint64_t value)
{
    osdev_rw32_write(&reg->lo, (uint32_t)value);
    osdev_rw32_write(&reg->hi, (uint32_t)(value >> 32));
}

/**
 * Write the high half, then the low one.
 *
 * @param reg    The register.
 * @param value  What to write.
 */
OSDEV_ALWAYS_INLINE void
osdev_rwpair64_write_hi_lo(osdev_rwpair64_t *reg, uint64_t value)
{
    osdev_rw32_write(&reg->hi, (uint32_t)(value >> 32));
    osdev_rw32_write(&reg->lo, (uint32_t)value);
}

OSDEV_END_DECLS

#endif
