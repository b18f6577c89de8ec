// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Alignment of plain numbers to powers of two.
 */
#ifndef OSDEV_BASE_ADDR_ALIGN_H
#define OSDEV_BASE_ADDR_ALIGN_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/base/err.h>

OSDEV_BEGIN_DECLS

/**
 * Whether a number is a power of two.
 *
 * @param value  Any number; 0 is none.
 */
static inline bool osdev_is_pow2(uint64_t value)
{
    return value != 0 && (value & (value - 1)) == 0;
}

/**
 * Round down to a multiple of a power of two.
 *
 * @param      value  Any number.
 * @param      align  A power of two.
 * @param[out] out    The largest multiple of @p align that is not above.
 *
 * @retval OSDEV_BASE_OK
 * @retval OSDEV_BASE_ERR_BAD_ALIGN  align is not a power of two.
 */
OSDEV_NODISCARD
static inline enum osdev_base_err
osdev_align_down(uint64_t value, uint64_t align, uint64_t *out)
{
    if (!osdev_is_pow2(align)) {
        return OSDEV_BASE_ERR_BAD_ALIGN;
    }
    *out = value & ~(align - 1);
    return OSDEV_BASE_OK;
}

/**
 * Round up to a multiple of a power of two.
 *
 * @param      value  Any number.
 * @param      align  A power of two.
 * @param[out] out    The smallest multiple of @p align that is not below.
 *
 * @retval OSDEV_BASE_OK
 * @retval OSDEV_BASE_ERR_BAD_ALIGN  align is not a power of two.
 * @retval OSDEV_BASE_ERR_OVERFLOW   the multiple does not fit 64 bits.
 */
OSDEV_NODISCARD
static inline enum osdev_base_err
osdev_align_up(uint64_t value, uint64_t align, uint64_t *out)
{
    uint64_t up;

    if (!osdev_is_pow2(align)) {
        return OSDEV_BASE_ERR_BAD_ALIGN;
    }
    if (__builtin_add_overflow(value, align - 1, &up)) {
        return OSDEV_BASE_ERR_OVERFLOW;
    }
    *out = up & ~(align - 1);
    return OSDEV_BASE_OK;
}

OSDEV_END_DECLS

#endif
