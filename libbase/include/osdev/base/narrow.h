// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Narrowing of integers that says when the value does not fit. Widening
 * needs no function: C does it.
 */
#ifndef OSDEV_BASE_NARROW_H
#define OSDEV_BASE_NARROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>

OSDEV_BEGIN_DECLS

/**
 * Turn a 64-bit number into one of 8 bits.
 *
 * @param      value  Any number.
 * @param[out] out    The same number. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_u64_to_u8(uint64_t value, uint8_t *out)
{
    if (value > UINT8_MAX) {
        return false;
    }
    *out = (uint8_t)value;
    return true;
}

/**
 * Turn a 64-bit number into one of 16 bits.
 *
 * @param      value  Any number.
 * @param[out] out    The same number. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_u64_to_u16(uint64_t value, uint16_t *out)
{
    if (value > UINT16_MAX) {
        return false;
    }
    *out = (uint16_t)value;
    return true;
}

/**
 * Turn a 64-bit number into one of 32 bits.
 *
 * @param      value  Any number.
 * @param[out] out    The same number. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_u64_to_u32(uint64_t value, uint32_t *out)
{
    if (value > UINT32_MAX) {
        return false;
    }
    *out = (uint32_t)value;
    return true;
}

/**
 * Turn a 64-bit number into a size.
 *
 * @param      value  Any number.
 * @param[out] out    The same number. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_u64_to_size(uint64_t value, size_t *out)
{
    if (value > SIZE_MAX) {
        return false;
    }
    *out = (size_t)value;
    return true;
}

/**
 * Turn a 64-bit number into a signed one.
 *
 * @param      value  Any number.
 * @param[out] out    The same number. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_u64_to_i64(uint64_t value, int64_t *out)
{
    if (value > (uint64_t)INT64_MAX) {
        return false;
    }
    *out = (int64_t)value;
    return true;
}

/**
 * Turn a signed 64-bit number into one of 8 bits.
 *
 * @param      value  Any number.
 * @param[out] out    The same number. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_i64_to_i8(int64_t value, int8_t *out)
{
    if (value < INT8_MIN || value > INT8_MAX) {
        return false;
    }
    *out = (int8_t)value;
    return true;
}

/**
 * Turn a signed 64-bit number into one of 16 bits.
 *
 * @param      value  Any number.
 * @param[out] out    The same number. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_i64_to_i16(int64_t value, int16_t *out)
{
    if (value < INT16_MIN || value > INT16_MAX) {
        return false;
    }
    *out = (int16_t)value;
    return true;
}

/**
 * Turn a signed 64-bit number into one of 32 bits.
 *
 * @param      value  Any number.
 * @param[out] out    The same number. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_i64_to_i32(int64_t value, int32_t *out)
{
    if (value < INT32_MIN || value > INT32_MAX) {
        return false;
    }
    *out = (int32_t)value;
    return true;
}

/**
 * Turn a signed 64-bit number into an unsigned one.
 *
 * @param      value  Any number.
 * @param[out] out    The same number. Written only on success.
 * @return Whether it fits.
 */
OSDEV_NODISCARD
static inline bool osdev_i64_to_u64(int64_t value, uint64_t *out)
{
    if (value < 0) {
        return false;
    }
    *out = (uint64_t)value;
    return true;
}

OSDEV_END_DECLS

#endif
