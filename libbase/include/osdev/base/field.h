// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Fields of hardware words. A field is defined by its mask alone; the shift
 * is derived from the lowest set bit, so the two cannot disagree.
 *
 * All macros are integer constant expressions when their arguments are, and
 * compile to shifts. A mask must be a non-zero run of adjacent bits and
 * unsigned; the result has the type of the mask after the usual promotions.
 */
#ifndef OSDEV_BASE_FIELD_H
#define OSDEV_BASE_FIELD_H

#include <stdint.h>

/** Bit @p n of a 32-bit word, n in 0..31. */
#define OSDEV_BIT32(n) (UINT32_C(1) << (n))
/** Bit @p n of a 64-bit word, n in 0..63. */
#define OSDEV_BIT64(n) (UINT64_C(1) << (n))

/** Bits @p lo to @p hi, both included, of a 32-bit word. */
#define OSDEV_MASK32(hi, lo) \
    ((UINT32_MAX >> (31 - (hi))) & (UINT32_MAX << (lo)))
/** Bits @p lo to @p hi, both included, of a 64-bit word. */
#define OSDEV_MASK64(hi, lo) \
    ((UINT64_MAX >> (63 - (hi))) & (UINT64_MAX << (lo)))

/** The lowest set bit of a mask. */
#define OSDEV_FIELD_LSB(mask) ((mask) & (~(mask) + 1u))

/** The largest value that fits the field. */
#define OSDEV_FIELD_MAX(mask) ((mask) / OSDEV_FIELD_LSB(mask))

/**
 * Whether a mask is a non-zero run of adjacent bits; for static assertions.
 */
#define OSDEV_FIELD_VALID(mask) \
    ((mask) != 0 && ((mask) & ((mask) + OSDEV_FIELD_LSB(mask))) == 0)

/** Whether @p value fits the field. */
#define OSDEV_FIELD_FITS(mask, value) ((value) <= OSDEV_FIELD_MAX(mask))

/** Take the field out of @p word, moved down to bit 0. */
#define OSDEV_FIELD_GET(mask, word) (((word) & (mask)) / OSDEV_FIELD_LSB(mask))

/** Move @p value up to the field. Bits that do not fit are dropped. */
#define OSDEV_FIELD_PREP(mask, value) (((value)*OSDEV_FIELD_LSB(mask)) & (mask))

/** @p word with the field replaced by @p value. */
#define OSDEV_FIELD_SET(mask, word, value) \
    (((word) & ~(mask)) | OSDEV_FIELD_PREP(mask, value))

#endif
