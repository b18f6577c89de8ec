// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Physical addresses.
 *
 * @spec Intel SDM volume 3, 4.1.4
 */
#ifndef OSDEV_BASE_ADDR_PHYS_H
#define OSDEV_BASE_ADDR_PHYS_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/base/addr/align.h>
#include <osdev/base/attr.h>
#include <osdev/base/err.h>

OSDEV_BEGIN_DECLS

/** Widest physical address that the architecture allows, in bits. */
#define OSDEV_PADDR_BITS_MAX 52u

/** A physical address. */
typedef struct {
    uint64_t raw; /**< The address as a number. */
} osdev_paddr_t;

/**
 * Box a number, such as an address that firmware reports.
 *
 * @param raw  The address; its width is not checked.
 */
static inline osdev_paddr_t osdev_paddr(uint64_t raw)
{
    osdev_paddr_t pa = {raw};

    return pa;
}

/**
 * Make a physical address of a number.
 *
 * @param      raw   The address.
 * @param      bits  Width of a physical address, 1..64: CPUID.80000008h:EAX
 *                   bits 7..0, less a memory encryption bit if there is one.
 * @param[out] out   Written only on success.
 *
 * @retval OSDEV_BASE_OK
 * @retval OSDEV_BASE_ERR_PHYS_RANGE  raw has higher bits set.
 */
OSDEV_NODISCARD
static inline enum osdev_base_err
osdev_paddr_make(uint64_t raw, unsigned bits, osdev_paddr_t *out)
{
    OSDEV_ASSERT(bits >= 1 && bits <= 64);

    if (raw >> (bits - 1) > 1) {
        return OSDEV_BASE_ERR_PHYS_RANGE;
    }
    out->raw = raw;
    return OSDEV_BASE_OK;
}

/**
 * Clear the bits above the width of a physical address.
 *
 * @param raw   Any number.
 * @param bits  Width of a physical address, 1..64.
 */
static inline osdev_paddr_t osdev_paddr_truncate(uint64_t raw, unsigned bits)
{
    OSDEV_ASSERT(bits >= 1 && bits <= 64);
    return osdev_paddr(raw & (UINT64_MAX >> (64 - bits)));
}

/**
 * Add bytes to a physical address.
 *
 * @param      pa      The address.
 * @param      bits    Width of a physical address, 1..64.
 * @param      offset  Bytes to add.
 * @param[out] out     Written only on success.
 *
 * @retval OSDEV_BASE_OK
 * @retval OSDEV_BASE_ERR_OVERFLOW    the sum does not fit 64 bits.
 * @retval OSDEV_BASE_ERR_PHYS_RANGE  the sum does not fit @p bits.
 */
OSDEV_NODISCARD
static inline enum osdev_base_err osdev_paddr_add(
    osdev_paddr_t pa, unsigned bits, uint64_t offset, osdev_paddr_t *out
)
{
    uint64_t sum;

    if (__builtin_add_overflow(pa.raw, offset, &sum)) {
        return OSDEV_BASE_ERR_OVERFLOW;
    }
    return osdev_paddr_make(sum, bits, out);
}

/**
 * Subtract bytes from a physical address.
 *
 * @param      pa      The address.
 * @param      offset  Bytes to subtract.
 * @param[out] out     Written only on success.
 *
 * @retval OSDEV_BASE_OK
 * @retval OSDEV_BASE_ERR_OVERFLOW  the difference is below zero.
 */
OSDEV_NODISCARD
static inline enum osdev_base_err
osdev_paddr_sub(osdev_paddr_t pa, uint64_t offset, osdev_paddr_t *out)
{
    if (offset > pa.raw) {
        return OSDEV_BASE_ERR_OVERFLOW;
    }
    out->raw = pa.raw - offset;
    return OSDEV_BASE_OK;
}

/**
 * The distance between two physical addresses.
 *
 * @param      high  The upper address.
 * @param      low   The lower address.
 * @param[out] out   Bytes from @p low to @p high.
 *
 * @retval OSDEV_BASE_OK
 * @retval OSDEV_BASE_ERR_OVERFLOW  high is below low.
 */
OSDEV_NODISCARD
static inline enum osdev_base_err
osdev_paddr_diff(osdev_paddr_t high, osdev_paddr_t low, uint64_t *out)
{
    if (high.raw < low.raw) {
        return OSDEV_BASE_ERR_OVERFLOW;
    }
    *out = high.raw - low.raw;
    return OSDEV_BASE_OK;
}

/**
 * Round a physical address down.
 *
 * @param      pa     The address.
 * @param      align  A power of two, in bytes.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_BASE_OK
 * @retval OSDEV_BASE_ERR_BAD_ALIGN  align is not a power of two.
 */
OSDEV_NODISCARD
static inline enum osdev_base_err
osdev_paddr_align_down(osdev_paddr_t pa, uint64_t align, osdev_paddr_t *out)
{
    return osdev_align_down(pa.raw, align, &out->raw);
}

/**
 * Round a physical address up.
 *
 * @param      pa     The address.
 * @param      bits   Width of a physical address, 1..64.
 * @param      align  A power of two, in bytes.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_BASE_OK
 * @retval OSDEV_BASE_ERR_BAD_ALIGN   align is not a power of two.
 * @retval OSDEV_BASE_ERR_OVERFLOW    the result does not fit 64 bits.
 * @retval OSDEV_BASE_ERR_PHYS_RANGE  the result does not fit @p bits.
 */
OSDEV_NODISCARD
static inline enum osdev_base_err osdev_paddr_align_up(
    osdev_paddr_t pa, unsigned bits, uint64_t align, osdev_paddr_t *out
)
{
    if (!osdev_is_pow2(align)) {
        return OSDEV_BASE_ERR_BAD_ALIGN;
    }
    return osdev_paddr_add(pa, bits, (0 - pa.raw) & (align - 1), out);
}

/**
 * Whether a physical address is a multiple of a power of two.
 *
 * @param pa     The address.
 * @param align  A power of two, in bytes.
 */
static inline bool osdev_paddr_is_aligned(osdev_paddr_t pa, uint64_t align)
{
    OSDEV_ASSERT(osdev_is_pow2(align));
    return (pa.raw & (align - 1)) == 0;
}

OSDEV_END_DECLS

#endif
