// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * IEEE 754 numbers as raw bits. Kernels are built without floating-point
 * registers, so nothing here has a floating type: a field is an osdev_le32_t,
 * osdev_le64_t or their big-endian kin, and its bits are taken apart and put
 * together as integers.
 *
 * @spec IEEE 754-2008, 3.4
 */
#ifndef OSDEV_BASE_ENDIAN_FLOAT_H
#define OSDEV_BASE_ENDIAN_FLOAT_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/base/attr.h>

OSDEV_BEGIN_DECLS

/** Largest exponent of a single: infinities and not-a-numbers. */
#define OSDEV_FLOAT32_EXPONENT_MAX 0xffu
/** Largest exponent of a double: infinities and not-a-numbers. */
#define OSDEV_FLOAT64_EXPONENT_MAX 0x7ffu
/** What is added to the exponent of a single. */
#define OSDEV_FLOAT32_BIAS 127
/** What is added to the exponent of a double. */
#define OSDEV_FLOAT64_BIAS 1023

/** The three parts of a floating-point number. */
struct osdev_float_parts {
    /** Bits behind the point: 23 of a single, 52 of a double. */
    uint64_t fraction;
    /** Biased exponent: 8 bits of a single, 11 of a double. */
    unsigned exponent;
    /** Whether the sign bit is set. */
    bool negative;
};

/**
 * Take the bits of a single apart.
 *
 * @param bits  Any number.
 */
static inline struct osdev_float_parts osdev_float32_split(uint32_t bits)
{
    struct osdev_float_parts parts;

    parts.fraction = bits & UINT32_C(0x7fffff);
    parts.exponent = bits >> 23 & OSDEV_FLOAT32_EXPONENT_MAX;
    parts.negative = bits >> 31 != 0;
    return parts;
}

/**
 * Put the bits of a single together.
 *
 * @param parts  The parts; bits that do not fit are dropped.
 */
static inline uint32_t osdev_float32_join(struct osdev_float_parts parts)
{
    uint32_t sign = parts.negative ? UINT32_C(1) << 31 : 0;
    uint32_t exponent = parts.exponent & OSDEV_FLOAT32_EXPONENT_MAX;

    return sign | exponent << 23 |
           (uint32_t)(parts.fraction & UINT32_C(0x7fffff));
}

/**
 * Take the bits of a double apart.
 *
 * @param bits  Any number.
 */
static inline struct osdev_float_parts osdev_float64_split(uint64_t bits)
{
    struct osdev_float_parts parts;

    parts.fraction = bits & UINT64_C(0xfffffffffffff);
    parts.exponent = (unsigned)(bits >> 52) & OSDEV_FLOAT64_EXPONENT_MAX;
    parts.negative = bits >> 63 != 0;
    return parts;
}

/**
 * Put the bits of a double together.
 *
 * @param parts  The parts; bits that do not fit are dropped.
 */
static inline uint64_t osdev_float64_join(struct osdev_float_parts parts)
{
    uint64_t sign = parts.negative ? UINT64_C(1) << 63 : 0;
    uint64_t exponent = parts.exponent & OSDEV_FLOAT64_EXPONENT_MAX;

    return sign | exponent << 52 | (parts.fraction & UINT64_C(0xfffffffffffff));
}

OSDEV_END_DECLS

#endif
