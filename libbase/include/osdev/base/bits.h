// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Bits of plain integers: counting, rotating, reversing, fields whose place
 * is known only at run time. Nothing here calls a compiler run-time library.
 */
#ifndef OSDEV_BASE_BITS_H
#define OSDEV_BASE_BITS_H

#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/base/endian/bswap.h>

OSDEV_BEGIN_DECLS

/** 1 where the compiler counts bits from an end inline, else 0. */
#if defined(__x86_64__) || defined(__i386__) || defined(__aarch64__)
    #define OSDEV_BITS_BUILTIN_ 1
#else
    #define OSDEV_BITS_BUILTIN_ 0
#endif

/**
 * Number of bits that are set.
 *
 * @param value  Any number.
 */
static inline unsigned osdev_popcount32(uint32_t value)
{
    // The builtin is a library call without the instruction's feature flag.
    value -= value >> 1 & UINT32_C(0x55555555);
    value =
        (value & UINT32_C(0x33333333)) + (value >> 2 & UINT32_C(0x33333333));
    value = (value + (value >> 4)) & UINT32_C(0x0f0f0f0f);
    return (unsigned)(value * UINT32_C(0x01010101) >> 24);
}

/**
 * Number of zero bits below the lowest set one.
 *
 * @param value  Any number; 0 gives 32.
 */
static inline unsigned osdev_ctz32(uint32_t value)
{
#if OSDEV_BITS_BUILTIN_
    return value == 0 ? 32 : (unsigned)__builtin_ctz(value);
#else
    return osdev_popcount32(~value & (value - 1));
#endif
}

/**
 * Number of zero bits above the highest set one.
 *
 * @param value  Any number; 0 gives 32.
 */
static inline unsigned osdev_clz32(uint32_t value)
{
#if OSDEV_BITS_BUILTIN_
    return value == 0 ? 32 : (unsigned)__builtin_clz(value);
#else
    value |= value >> 1;
    value |= value >> 2;
    value |= value >> 4;
    value |= value >> 8;
    value |= value >> 16;
    return 32 - osdev_popcount32(value);
#endif
}

/**
 * Number of bits that are set.
 *
 * @param value  Any number.
 */
static inline unsigned osdev_popcount64(uint64_t value)
{
    // The builtin is a library call without the instruction's feature flag.
    value -= value >> 1 & UINT64_C(0x5555555555555555);
    value = (value & UINT64_C(0x3333333333333333)) +
            (value >> 2 & UINT64_C(0x3333333333333333));
    value = (value + (value >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
    return (unsigned)(value * UINT64_C(0x0101010101010101) >> 56);
}

/**
 * Number of zero bits below the lowest set one.
 *
 * @param value  Any number; 0 gives 64.
 */
static inline unsigned osdev_ctz64(uint64_t value)
{
#if OSDEV_BITS_BUILTIN_
    return value == 0 ? 64 : (unsigned)__builtin_ctzll(value);
#else
    return osdev_popcount64(~value & (value - 1));
#endif
}

/**
 * Number of zero bits above the highest set one.
 *
 * @param value  Any number; 0 gives 64.
 */
static inline unsigned osdev_clz64(uint64_t value)
{
#if OSDEV_BITS_BUILTIN_
    return value == 0 ? 64 : (unsigned)__builtin_clzll(value);
#else
    value |= value >> 1;
    value |= value >> 2;
    value |= value >> 4;
    value |= value >> 8;
    value |= value >> 16;
    value |= value >> 32;
    return 64 - osdev_popcount64(value);
#endif
}

/**
 * Rotate left.
 *
 * @param value  Any number.
 * @param count  Bits to rotate by, taken modulo 8.
 */
static inline uint8_t osdev_rotl8(uint8_t value, unsigned count)
{
    return (uint8_t
    )((unsigned)value << (count & 7) | (unsigned)value >> (-count & 7));
}

/**
 * Rotate right.
 *
 * @param value  Any number.
 * @param count  Bits to rotate by, taken modulo 8.
 */
static inline uint8_t osdev_rotr8(uint8_t value, unsigned count)
{
    return (uint8_t
    )((unsigned)value >> (count & 7) | (unsigned)value << (-count & 7));
}

/**
 * Rotate left.
 *
 * @param value  Any number.
 * @param count  Bits to rotate by, taken modulo 16.
 */
static inline uint16_t osdev_rotl16(uint16_t value, unsigned count)
{
    return (uint16_t
    )((unsigned)value << (count & 15) | (unsigned)value >> (-count & 15));
}

/**
 * Rotate right.
 *
 * @param value  Any number.
 * @param count  Bits to rotate by, taken modulo 16.
 */
static inline uint16_t osdev_rotr16(uint16_t value, unsigned count)
{
    return (uint16_t
    )((unsigned)value >> (count & 15) | (unsigned)value << (-count & 15));
}

/**
 * Rotate left.
 *
 * @param value  Any number.
 * @param count  Bits to rotate by, taken modulo 32.
 */
static inline uint32_t osdev_rotl32(uint32_t value, unsigned count)
{
    return value << (count & 31) | value >> (-count & 31);
}

/**
 * Rotate right.
 *
 * @param value  Any number.
 * @param count  Bits to rotate by, taken modulo 32.
 */
static inline uint32_t osdev_rotr32(uint32_t value, unsigned count)
{
    return value >> (count & 31) | value << (-count & 31);
}

/**
 * Rotate left.
 *
 * @param value  Any number.
 * @param count  Bits to rotate by, taken modulo 64.
 */
static inline uint64_t osdev_rotl64(uint64_t value, unsigned count)
{
    return value << (count & 63) | value >> (-count & 63);
}

/**
 * Rotate right.
 *
 * @param value  Any number.
 * @param count  Bits to rotate by, taken modulo 64.
 */
static inline uint64_t osdev_rotr64(uint64_t value, unsigned count)
{
    return value >> (count & 63) | value << (-count & 63);
}

/**
 * Reverse the bits of a byte.
 *
 * @param value  Any number.
 */
static inline uint8_t osdev_bit_reverse8(uint8_t value)
{
    unsigned bits = value;

    bits = (bits & 0x55) << 1 | (bits >> 1 & 0x55);
    bits = (bits & 0x33) << 2 | (bits >> 2 & 0x33);
    return (uint8_t)(bits << 4 | bits >> 4);
}

/**
 * Reverse the bits of a 16-bit number.
 *
 * @param value  Any number.
 */
static inline uint16_t osdev_bit_reverse16(uint16_t value)
{
    unsigned low = osdev_bit_reverse8((uint8_t)value);

    return (uint16_t)(low << 8 | osdev_bit_reverse8((uint8_t)(value >> 8)));
}

/**
 * Reverse the bits of a 32-bit number.
 *
 * @param value  Any number.
 */
static inline uint32_t osdev_bit_reverse32(uint32_t value)
{
    uint32_t low = osdev_bit_reverse16((uint16_t)value);

    return low << 16 | osdev_bit_reverse16((uint16_t)(value >> 16));
}

/**
 * Reverse the bits of a 64-bit number.
 *
 * @param value  Any number.
 */
static inline uint64_t osdev_bit_reverse64(uint64_t value)
{
    uint64_t low = osdev_bit_reverse32((uint32_t)value);

    return low << 32 | osdev_bit_reverse32((uint32_t)(value >> 32));
}

/**
 * Copy the top bit of a short number to all bits above it.
 *
 * @param value  Any number; bits from @p bits on are dropped.
 * @param bits   Width of the short number, 1..64.
 */
static inline int64_t osdev_sign_extend64(uint64_t value, unsigned bits)
{
    OSDEV_ASSERT(bits >= 1 && bits <= 64);

    uint64_t sign = UINT64_C(1) << (bits - 1);

    return (int64_t)(((value & (sign | (sign - 1))) ^ sign) - sign);
}

/**
 * Take a run of bits out of a 32-bit number. OSDEV_FIELD_GET is the better
 * choice where the place is a constant.
 *
 * @param value  Any number.
 * @param shift  Lowest bit of the run, 0..31.
 * @param width  Number of bits, 1..32 - shift.
 */
static inline uint32_t
osdev_bits32_get(uint32_t value, unsigned shift, unsigned width)
{
    OSDEV_ASSERT(shift < 32 && width >= 1 && width <= 32 - shift);
    return value >> shift & (UINT32_MAX >> (32 - width));
}

/**
 * Replace a run of bits in a 32-bit number.
 *
 * @param value  Any number.
 * @param shift  Lowest bit of the run, 0..31.
 * @param width  Number of bits, 1..32 - shift.
 * @param field  What to put there; bits that do not fit are dropped.
 */
static inline uint32_t
osdev_bits32_set(uint32_t value, unsigned shift, unsigned width, uint32_t field)
{
    OSDEV_ASSERT(shift < 32 && width >= 1 && width <= 32 - shift);

    uint32_t mask = UINT32_MAX >> (32 - width);

    return (value & ~(mask << shift)) | (field & mask) << shift;
}

/**
 * Take a run of bits out of a 64-bit number. OSDEV_FIELD_GET is the better
 * choice where the place is a constant.
 *
 * @param value  Any number.
 * @param shift  Lowest bit of the run, 0..63.
 * @param width  Number of bits, 1..64 - shift.
 */
static inline uint64_t
osdev_bits64_get(uint64_t value, unsigned shift, unsigned width)
{
    OSDEV_ASSERT(shift < 64 && width >= 1 && width <= 64 - shift);
    return value >> shift & (UINT64_MAX >> (64 - width));
}

/**
 * Replace a run of bits in a 64-bit number.
 *
 * @param value  Any number.
 * @param shift  Lowest bit of the run, 0..63.
 * @param width  Number of bits, 1..64 - shift.
 * @param field  What to put there; bits that do not fit are dropped.
 */
static inline uint64_t
osdev_bits64_set(uint64_t value, unsigned shift, unsigned width, uint64_t field)
{
    OSDEV_ASSERT(shift < 64 && width >= 1 && width <= 64 - shift);

    uint64_t mask = UINT64_MAX >> (64 - width);

    return (value & ~(mask << shift)) | (field & mask) << shift;
}

OSDEV_END_DECLS

#endif
