// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Arithmetic that stops at the nearest number that fits, and the smaller and
 * larger of two numbers.
 */
#ifndef OSDEV_BASE_SATURATE_H
#define OSDEV_BASE_SATURATE_H

#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>

OSDEV_BEGIN_DECLS

/**
 * Add 64-bit numbers, stopping at the largest one.
 *
 * @param a  One number.
 * @param b  The other number.
 */
static inline uint64_t osdev_saturating_add_u64(uint64_t a, uint64_t b)
{
    uint64_t result;

    return __builtin_add_overflow(a, b, &result) ? UINT64_MAX : result;
}

/**
 * Subtract 64-bit numbers, stopping at 0.
 *
 * @param a  One number.
 * @param b  The other number; subtracted from @p a.
 */
static inline uint64_t osdev_saturating_sub_u64(uint64_t a, uint64_t b)
{
    uint64_t result;

    return __builtin_sub_overflow(a, b, &result) ? 0 : result;
}

/**
 * Multiply 64-bit numbers, stopping at the largest one.
 *
 * @param a  One number.
 * @param b  The other number.
 */
static inline uint64_t osdev_saturating_mul_u64(uint64_t a, uint64_t b)
{
    uint64_t result;

    return __builtin_mul_overflow(a, b, &result) ? UINT64_MAX : result;
}

/**
 * Add sizes, stopping at the largest one.
 *
 * @param a  One number.
 * @param b  The other number.
 */
static inline size_t osdev_saturating_add_size(size_t a, size_t b)
{
    size_t result;

    return __builtin_add_overflow(a, b, &result) ? SIZE_MAX : result;
}

/**
 * Subtract sizes, stopping at 0.
 *
 * @param a  One number.
 * @param b  The other number; subtracted from @p a.
 */
static inline size_t osdev_saturating_sub_size(size_t a, size_t b)
{
    size_t result;

    return __builtin_sub_overflow(a, b, &result) ? 0 : result;
}

/**
 * Multiply sizes, stopping at the largest one.
 *
 * @param a  One number.
 * @param b  The other number.
 */
static inline size_t osdev_saturating_mul_size(size_t a, size_t b)
{
    size_t result;

    return __builtin_mul_overflow(a, b, &result) ? SIZE_MAX : result;
}

/**
 * The smaller of two 64-bit numbers.
 *
 * @param a  One number.
 * @param b  The other number.
 */
static inline uint64_t osdev_min_u64(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/**
 * The larger of two 64-bit numbers.
 *
 * @param a  One number.
 * @param b  The other number.
 */
static inline uint64_t osdev_max_u64(uint64_t a, uint64_t b)
{
    return a > b ? a : b;
}

/**
 * The smaller of two sizes.
 *
 * @param a  One number.
 * @param b  The other number.
 */
static inline size_t osdev_min_size(size_t a, size_t b)
{
    return a < b ? a : b;
}

/**
 * The larger of two sizes.
 *
 * @param a  One number.
 * @param b  The other number.
 */
static inline size_t osdev_max_size(size_t a, size_t b)
{
    return a > b ? a : b;
}

OSDEV_END_DECLS

#endif
