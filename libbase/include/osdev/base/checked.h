// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Arithmetic that says when the result does not fit. The functions return
 * whether it did and write the result only then.
 *
 * Nothing here calls a compiler run-time library, except the 64-bit
 * divisions on a 32-bit target.
 */
#ifndef OSDEV_BASE_CHECKED_H
#define OSDEV_BASE_CHECKED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>

OSDEV_BEGIN_DECLS

/**
 * Add 32-bit numbers.
 *
 * @param      a    One number.
 * @param      b    The other number.
 * @param[out] out  The sum. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_checked_add_u32(uint32_t a, uint32_t b, uint32_t *out)
{
    uint32_t result;

    if (__builtin_add_overflow(a, b, &result)) {
        return false;
    }
    *out = result;
    return true;
}

/**
 * Subtract 32-bit numbers.
 *
 * @param      a    One number.
 * @param      b    The other number.
 * @param[out] out  The difference @p a - @p b. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_checked_sub_u32(uint32_t a, uint32_t b, uint32_t *out)
{
    uint32_t result;

    if (__builtin_sub_overflow(a, b, &result)) {
        return false;
    }
    *out = result;
    return true;
}

/**
 * Multiply 32-bit numbers.
 *
 * @param      a    One number.
 * @param      b    The other number.
 * @param[out] out  The product. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_checked_mul_u32(uint32_t a, uint32_t b, uint32_t *out)
{
    uint32_t result;

    if (__builtin_mul_overflow(a, b, &result)) {
        return false;
    }
    *out = result;
    return true;
}

/**
 * Add 64-bit numbers.
 *
 * @param      a    One number.
 * @param      b    The other number.
 * @param[out] out  The sum. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_checked_add_u64(uint64_t a, uint64_t b, uint64_t *out)
{
    uint64_t result;

    if (__builtin_add_overflow(a, b, &result)) {
        return false;
    }
    *out = result;
    return true;
}

/**
 * Subtract 64-bit numbers.
 *
 * @param      a    One number.
 * @param      b    The other number.
 * @param[out] out  The difference @p a - @p b. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_checked_sub_u64(uint64_t a, uint64_t b, uint64_t *out)
{
    uint64_t result;

    if (__builtin_sub_overflow(a, b, &result)) {
        return false;
    }
    *out = result;
    return true;
}

/**
 * Multiply 64-bit numbers.
 *
 * @param      a    One number.
 * @param      b    The other number.
 * @param[out] out  The product. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_checked_mul_u64(uint64_t a, uint64_t b, uint64_t *out)
{
    uint64_t result;

    if (__builtin_mul_overflow(a, b, &result)) {
        return false;
    }
    *out = result;
    return true;
}

/**
 * Add sizes.
 *
 * @param      a    One number.
 * @param      b    The other number.
 * @param[out] out  The sum. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_checked_add_size(size_t a, size_t b, size_t *out)
{
    size_t result;

    if (__builtin_add_overflow(a, b, &result)) {
        return false;
    }
    *out = result;
    return true;
}

/**
 * Subtract sizes.
 *
 * @param      a    One number.
 * @param      b    The other number.
 * @param[out] out  The difference @p a - @p b. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_checked_sub_size(size_t a, size_t b, size_t *out)
{
    size_t result;

    if (__builtin_sub_overflow(a, b, &result)) {
        return false;
    }
    *out = result;
    return true;
}

/**
 * Multiply sizes.
 *
 * @param      a    One number.
 * @param      b    The other number.
 * @param[out] out  The product. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_checked_mul_size(size_t a, size_t b, size_t *out)
{
    size_t result;

    if (__builtin_mul_overflow(a, b, &result)) {
        return false;
    }
    *out = result;
    return true;
}

/**
 * Add signed 64-bit numbers.
 *
 * @param      a    One number.
 * @param      b    The other number.
 * @param[out] out  The sum. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_checked_add_i64(int64_t a, int64_t b, int64_t *out)
{
    int64_t result;

    if (__builtin_add_overflow(a, b, &result)) {
        return false;
    }
    *out = result;
    return true;
}

/**
 * Subtract signed 64-bit numbers.
 *
 * @param      a    One number.
 * @param      b    The other number.
 * @param[out] out  The difference @p a - @p b. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_checked_sub_i64(int64_t a, int64_t b, int64_t *out)
{
    int64_t result;

    if (__builtin_sub_overflow(a, b, &result)) {
        return false;
    }
    *out = result;
    return true;
}

/**
 * The distance of a number from zero, which fits for every number.
 *
 * @param value  Any number.
 */
static inline uint64_t osdev_abs_i64(int64_t value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

/**
 * Multiply signed 64-bit numbers.
 *
 * @param      a    One number.
 * @param      b    The other number.
 * @param[out] out  The product. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_checked_mul_i64(int64_t a, int64_t b, int64_t *out)
{
    // The signed builtin is a library call of clang on 32-bit targets.
    bool negative = (a < 0) != (b < 0);
    uint64_t limit = (uint64_t)INT64_MAX + (negative ? 1 : 0);
    uint64_t product;

    if (__builtin_mul_overflow(osdev_abs_i64(a), osdev_abs_i64(b), &product) ||
        product > limit) {
        return false;
    }
    *out = (int64_t)(negative ? 0 - product : product);
    return true;
}

/**
 * Raise a number to a power.
 *
 * @param      base      Any number.
 * @param      exponent  Any number; 0 gives 1 for every base.
 * @param[out] out       The power. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool
osdev_checked_pow_u64(uint64_t base, unsigned exponent, uint64_t *out)
{
    uint64_t result = 1;

    // Squaring: at most one round for each bit of the exponent.
    for (;;) {
        if ((exponent & 1) != 0 &&
            __builtin_mul_overflow(result, base, &result)) {
            return false;
        }
        exponent >>= 1;
        if (exponent == 0) {
            break;
        }
        if (__builtin_mul_overflow(base, base, &base)) {
            return false;
        }
    }
    *out = result;
    return true;
}

/**
 * Shift to the left.
 *
 * @param      value  Any number.
 * @param      count  Bits to shift by; 64 and more fit only for the value 0.
 * @param[out] out    The result. Written only on success.
 * @return Whether no set bit was lost.
 */
OSDEV_NODISCARD
static inline bool
osdev_checked_shl_u64(uint64_t value, unsigned count, uint64_t *out)
{
    uint64_t result = count < 64 ? value << count : 0;

    if (value != 0 && (count >= 64 || result >> count != value)) {
        return false;
    }
    *out = result;
    return true;
}

/**
 * Divide and round up, such as bytes into blocks. Cannot overflow.
 *
 * @param      value    Any number.
 * @param      divisor  Any number.
 * @param[out] out      The quotient. Written only on success.
 * @return Whether the divisor is not 0.
 */
OSDEV_NODISCARD
static inline bool
osdev_checked_div_ceil_u64(uint64_t value, uint64_t divisor, uint64_t *out)
{
    if (divisor == 0) {
        return false;
    }
    *out = value / divisor + (value % divisor != 0 ? 1 : 0);
    return true;
}

OSDEV_END_DECLS

#endif
