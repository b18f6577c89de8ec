// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Numbers of 128 bits as two halves, and the halves of wider numbers.
 *
 * Not every target has a 128-bit integer, so the value is a structure.
 * Splitting keeps the memory as it is: element 0 is the half at the lower
 * address, the low half of a little-endian number and the high half of
 * a big-endian one.
 */
#ifndef OSDEV_BASE_ENDIAN_WIDE_H
#define OSDEV_BASE_ENDIAN_WIDE_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/base/endian/be.h>
#include <osdev/base/endian/le.h>

OSDEV_BEGIN_DECLS

/** A 128-bit number in the processor's registers. */
struct osdev_u128 {
    uint64_t lo; /**< Bits 63..0. */
    uint64_t hi; /**< Bits 127..64. */
};

/**
 * Whether two 128-bit numbers are equal.
 *
 * @param a  One number.
 * @param b  The other number.
 */
static inline bool osdev_u128_equal(struct osdev_u128 a, struct osdev_u128 b)
{
    return a.lo == b.lo && a.hi == b.hi;
}

/**
 * Compare two 128-bit numbers.
 *
 * @param a  One number.
 * @param b  The other number.
 * @return -1 if @p a is below @p b, 0 if they are equal, else 1.
 */
static inline int osdev_u128_compare(struct osdev_u128 a, struct osdev_u128 b)
{
    if (a.hi != b.hi) {
        return a.hi < b.hi ? -1 : 1;
    }
    if (a.lo != b.lo) {
        return a.lo < b.lo ? -1 : 1;
    }
    return 0;
}

/** A little-endian 128-bit number in memory. */
typedef struct {
    uint8_t bytes[16]; /**< The number, least significant byte first. */
} osdev_le128_t;

/** Initialiser of an osdev_le128_t from the constants of its two halves. */
#define OSDEV_LE128_INIT(hi, lo)                                        \
    {                                                                   \
        {                                                               \
            OSDEV_ENDIAN_BYTE_(lo, 0), OSDEV_ENDIAN_BYTE_(lo, 8),       \
                OSDEV_ENDIAN_BYTE_(lo, 16), OSDEV_ENDIAN_BYTE_(lo, 24), \
                OSDEV_ENDIAN_BYTE_(lo, 32), OSDEV_ENDIAN_BYTE_(lo, 40), \
                OSDEV_ENDIAN_BYTE_(lo, 48), OSDEV_ENDIAN_BYTE_(lo, 56), \
                OSDEV_ENDIAN_BYTE_(hi, 0), OSDEV_ENDIAN_BYTE_(hi, 8),   \
                OSDEV_ENDIAN_BYTE_(hi, 16), OSDEV_ENDIAN_BYTE_(hi, 24), \
                OSDEV_ENDIAN_BYTE_(hi, 32), OSDEV_ENDIAN_BYTE_(hi, 40), \
                OSDEV_ENDIAN_BYTE_(hi, 48), OSDEV_ENDIAN_BYTE_(hi, 56)  \
        }                                                               \
    }

/**
 * Read a little-endian 128-bit number.
 *
 * @param bytes  16 bytes, at any address.
 */
static inline struct osdev_u128 osdev_le128_load(const uint8_t bytes[16])
{
    struct osdev_u128 value;

    value.lo = osdev_le64_load(bytes);
    value.hi = osdev_le64_load(bytes + 8);
    return value;
}

/**
 * Write a little-endian 128-bit number.
 *
 * @param[out] bytes  16 bytes, at any address.
 * @param      value  The number.
 */
static inline void osdev_le128_store(uint8_t bytes[16], struct osdev_u128 value)
{
    osdev_le64_store(bytes, value.lo);
    osdev_le64_store(bytes + 8, value.hi);
}

/**
 * The number in the processor's own order.
 *
 * @param field  The number in memory.
 */
static inline struct osdev_u128 osdev_le128_get(osdev_le128_t field)
{
    return osdev_le128_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order.
 */
static inline osdev_le128_t osdev_le128_make(struct osdev_u128 value)
{
    osdev_le128_t field;

    osdev_le128_store(field.bytes, value);
    return field;
}

/** A big-endian 128-bit number in memory. */
typedef struct {
    uint8_t bytes[16]; /**< The number, most significant byte first. */
} osdev_be128_t;

/** Initialiser of an osdev_be128_t from the constants of its two halves. */
#define OSDEV_BE128_INIT(hi, lo)                                        \
    {                                                                   \
        {                                                               \
            OSDEV_ENDIAN_BYTE_(hi, 56), OSDEV_ENDIAN_BYTE_(hi, 48),     \
                OSDEV_ENDIAN_BYTE_(hi, 40), OSDEV_ENDIAN_BYTE_(hi, 32), \
                OSDEV_ENDIAN_BYTE_(hi, 24), OSDEV_ENDIAN_BYTE_(hi, 16), \
                OSDEV_ENDIAN_BYTE_(hi, 8), OSDEV_ENDIAN_BYTE_(hi, 0),   \
                OSDEV_ENDIAN_BYTE_(lo, 56), OSDEV_ENDIAN_BYTE_(lo, 48), \
                OSDEV_ENDIAN_BYTE_(lo, 40), OSDEV_ENDIAN_BYTE_(lo, 32), \
                OSDEV_ENDIAN_BYTE_(lo, 24), OSDEV_ENDIAN_BYTE_(lo, 16), \
                OSDEV_ENDIAN_BYTE_(lo, 8), OSDEV_ENDIAN_BYTE_(lo, 0)    \
        }                                                               \
    }

/**
 * Read a big-endian 128-bit number.
 *
 * @param bytes  16 bytes, at any address.
 */
static inline struct osdev_u128 osdev_be128_load(const uint8_t bytes[16])
{
    struct osdev_u128 value;

    value.hi = osdev_be64_load(bytes);
    value.lo = osdev_be64_load(bytes + 8);
    return value;
}

/**
 * Write a big-endian 128-bit number.
 *
 * @param[out] bytes  16 bytes, at any address.
 * @param      value  The number.
 */
static inline void osdev_be128_store(uint8_t bytes[16], struct osdev_u128 value)
{
    osdev_be64_store(bytes, value.hi);
    osdev_be64_store(bytes + 8, value.lo);
}

/**
 * The number in the processor's own order.
 *
 * @param field  The number in memory.
 */
static inline struct osdev_u128 osdev_be128_get(osdev_be128_t field)
{
    return osdev_be128_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order.
 */
static inline osdev_be128_t osdev_be128_make(struct osdev_u128 value)
{
    osdev_be128_t field;

    osdev_be128_store(field.bytes, value);
    return field;
}

/**
 * See a little-endian 32-bit number as two of 16 bits.
 *
 * @param      field  The number in memory.
 * @param[out] out    Its halves, in the order of memory.
 */
static inline void osdev_le32_split(osdev_le32_t field, osdev_le16_t out[2])
{
    for (unsigned i = 0; i < 2; i++) {
        out[0].bytes[i] = field.bytes[i];
        out[1].bytes[i] = field.bytes[2 + i];
    }
}

/**
 * See two little-endian 16-bit numbers as one of 32 bits.
 *
 * @param halves  The halves, in the order of memory.
 */
static inline osdev_le32_t osdev_le32_join(const osdev_le16_t halves[2])
{
    osdev_le32_t field;

    for (unsigned i = 0; i < 2; i++) {
        field.bytes[i] = halves[0].bytes[i];
        field.bytes[2 + i] = halves[1].bytes[i];
    }
    return field;
}

/**
 * See a little-endian 64-bit number as two of 32 bits.
 *
 * @param      field  The number in memory.
 * @param[out] out    Its halves, in the order of memory.
 */
static inline void osdev_le64_split(osdev_le64_t field, osdev_le32_t out[2])
{
    for (unsigned i = 0; i < 4; i++) {
        out[0].bytes[i] = field.bytes[i];
        out[1].bytes[i] = field.bytes[4 + i];
    }
}

/**
 * See two little-endian 32-bit numbers as one of 64 bits.
 *
 * @param halves  The halves, in the order of memory.
 */
static inline osdev_le64_t osdev_le64_join(const osdev_le32_t halves[2])
{
    osdev_le64_t field;

    for (unsigned i = 0; i < 4; i++) {
        field.bytes[i] = halves[0].bytes[i];
        field.bytes[4 + i] = halves[1].bytes[i];
    }
    return field;
}

/**
 * See a little-endian 128-bit number as two of 64 bits.
 *
 * @param      field  The number in memory.
 * @param[out] out    Its halves, in the order of memory.
 */
static inline void osdev_le128_split(osdev_le128_t field, osdev_le64_t out[2])
{
    for (unsigned i = 0; i < 8; i++) {
        out[0].bytes[i] = field.bytes[i];
        out[1].bytes[i] = field.bytes[8 + i];
    }
}

/**
 * See two little-endian 64-bit numbers as one of 128 bits.
 *
 * @param halves  The halves, in the order of memory.
 */
static inline osdev_le128_t osdev_le128_join(const osdev_le64_t halves[2])
{
    osdev_le128_t field;

    for (unsigned i = 0; i < 8; i++) {
        field.bytes[i] = halves[0].bytes[i];
        field.bytes[8 + i] = halves[1].bytes[i];
    }
    return field;
}

/**
 * See a big-endian 32-bit number as two of 16 bits.
 *
 * @param      field  The number in memory.
 * @param[out] out    Its halves, in the order of memory.
 */
static inline void osdev_be32_split(osdev_be32_t field, osdev_be16_t out[2])
{
    for (unsigned i = 0; i < 2; i++) {
        out[0].bytes[i] = field.bytes[i];
        out[1].bytes[i] = field.bytes[2 + i];
    }
}

/**
 * See two big-endian 16-bit numbers as one of 32 bits.
 *
 * @param halves  The halves, in the order of memory.
 */
static inline osdev_be32_t osdev_be32_join(const osdev_be16_t halves[2])
{
    osdev_be32_t field;

    for (unsigned i = 0; i < 2; i++) {
        field.bytes[i] = halves[0].bytes[i];
        field.bytes[2 + i] = halves[1].bytes[i];
    }
    return field;
}

/**
 * See a big-endian 64-bit number as two of 32 bits.
 *
 * @param      field  The number in memory.
 * @param[out] out    Its halves, in the order of memory.
 */
static inline void osdev_be64_split(osdev_be64_t field, osdev_be32_t out[2])
{
    for (unsigned i = 0; i < 4; i++) {
        out[0].bytes[i] = field.bytes[i];
        out[1].bytes[i] = field.bytes[4 + i];
    }
}

/**
 * See two big-endian 32-bit numbers as one of 64 bits.
 *
 * @param halves  The halves, in the order of memory.
 */
static inline osdev_be64_t osdev_be64_join(const osdev_be32_t halves[2])
{
    osdev_be64_t field;

    for (unsigned i = 0; i < 4; i++) {
        field.bytes[i] = halves[0].bytes[i];
        field.bytes[4 + i] = halves[1].bytes[i];
    }
    return field;
}

/**
 * See a big-endian 128-bit number as two of 64 bits.
 *
 * @param      field  The number in memory.
 * @param[out] out    Its halves, in the order of memory.
 */
static inline void osdev_be128_split(osdev_be128_t field, osdev_be64_t out[2])
{
    for (unsigned i = 0; i < 8; i++) {
        out[0].bytes[i] = field.bytes[i];
        out[1].bytes[i] = field.bytes[8 + i];
    }
}

/**
 * See two big-endian 64-bit numbers as one of 128 bits.
 *
 * @param halves  The halves, in the order of memory.
 */
static inline osdev_be128_t osdev_be128_join(const osdev_be64_t halves[2])
{
    osdev_be128_t field;

    for (unsigned i = 0; i < 8; i++) {
        field.bytes[i] = halves[0].bytes[i];
        field.bytes[8 + i] = halves[1].bytes[i];
    }
    return field;
}

OSDEV_END_DECLS

#endif
