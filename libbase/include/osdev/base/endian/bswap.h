// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Byte swapping of plain integers, and the order of the processor.
 *
 * For hardware words, where a swap is the access itself. Numbers in tables
 * and messages are better typed as osdev_le32_t and its kin.
 */
#ifndef OSDEV_BASE_ENDIAN_BSWAP_H
#define OSDEV_BASE_ENDIAN_BSWAP_H

#include <stdint.h>

#include <osdev/base/attr.h>

OSDEV_BEGIN_DECLS

/** 1 if the processor keeps the most significant byte first, else 0. */
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    #define OSDEV_BIG_ENDIAN 1
#else
    #define OSDEV_BIG_ENDIAN 0
#endif

/** One byte of a constant; the initialiser macros are made of it. */
#define OSDEV_ENDIAN_BYTE_(value, shift) \
    ((uint8_t)(((uint64_t)(value) >> (shift)) & 0xff))

/**
 * Reverse the bytes of a 16-bit number.
 *
 * @param value  Any number.
 */
static inline uint16_t osdev_bswap16(uint16_t value)
{
    return __builtin_bswap16(value);
}

/**
 * Reverse the bytes of a 32-bit number.
 *
 * @param value  Any number.
 */
static inline uint32_t osdev_bswap32(uint32_t value)
{
    return __builtin_bswap32(value);
}

/**
 * Reverse the bytes of a 64-bit number.
 *
 * @param value  Any number.
 */
static inline uint64_t osdev_bswap64(uint64_t value)
{
    return __builtin_bswap64(value);
}

/**
 * Convert between the processor's order and little endian. It is its own
 * inverse.
 *
 * @param value  The number in one of the two orders.
 * @return The number in the other.
 */
static inline uint16_t osdev_to_le16(uint16_t value)
{
    return OSDEV_BIG_ENDIAN ? osdev_bswap16(value) : value;
}

/**
 * Convert between the processor's order and little endian. It is its own
 * inverse.
 *
 * @param value  The number in one of the two orders.
 * @return The number in the other.
 */
static inline uint32_t osdev_to_le32(uint32_t value)
{
    return OSDEV_BIG_ENDIAN ? osdev_bswap32(value) : value;
}

/**
 * Convert between the processor's order and little endian. It is its own
 * inverse.
 *
 * @param value  The number in one of the two orders.
 * @return The number in the other.
 */
static inline uint64_t osdev_to_le64(uint64_t value)
{
    return OSDEV_BIG_ENDIAN ? osdev_bswap64(value) : value;
}

/**
 * Convert between the processor's order and big endian. It is its own
 * inverse.
 *
 * @param value  The number in one of the two orders.
 * @return The number in the other.
 */
static inline uint16_t osdev_to_be16(uint16_t value)
{
    return !OSDEV_BIG_ENDIAN ? osdev_bswap16(value) : value;
}

/**
 * Convert between the processor's order and big endian. It is its own
 * inverse.
 *
 * @param value  The number in one of the two orders.
 * @return The number in the other.
 */
static inline uint32_t osdev_to_be32(uint32_t value)
{
    return !OSDEV_BIG_ENDIAN ? osdev_bswap32(value) : value;
}

/**
 * Convert between the processor's order and big endian. It is its own
 * inverse.
 *
 * @param value  The number in one of the two orders.
 * @return The number in the other.
 */
static inline uint64_t osdev_to_be64(uint64_t value)
{
    return !OSDEV_BIG_ENDIAN ? osdev_bswap64(value) : value;
}

OSDEV_END_DECLS

#endif
