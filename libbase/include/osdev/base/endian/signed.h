// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Signed numbers of fixed byte order: two's complement in the same types as
 * the unsigned ones.
 */
#ifndef OSDEV_BASE_ENDIAN_SIGNED_H
#define OSDEV_BASE_ENDIAN_SIGNED_H

#include <stdint.h>

#include <osdev/base/endian/be.h>
#include <osdev/base/endian/le.h>

OSDEV_BEGIN_DECLS

/**
 * The number as a signed one.
 *
 * @param field  The number in memory.
 */
static inline int16_t osdev_le16_get_signed(osdev_le16_t field)
{
    return (int16_t)osdev_le16_get(field);
}

/**
 * A signed number as it lies in memory.
 *
 * @param value  The number.
 */
static inline osdev_le16_t osdev_le16_make_signed(int16_t value)
{
    return osdev_le16_make((uint16_t)value);
}

/**
 * The number as a signed one.
 *
 * @param field  The number in memory.
 */
static inline int32_t osdev_le24_get_signed(osdev_le24_t field)
{
    return (int32_t
    )((osdev_le24_get(field) ^ UINT32_C(0x800000)) - UINT32_C(0x800000));
}

/**
 * A signed number as it lies in memory.
 *
 * @param value  The number; the bits above are dropped.
 */
static inline osdev_le24_t osdev_le24_make_signed(int32_t value)
{
    return osdev_le24_make((uint32_t)value);
}

/**
 * The number as a signed one.
 *
 * @param field  The number in memory.
 */
static inline int32_t osdev_le32_get_signed(osdev_le32_t field)
{
    return (int32_t)osdev_le32_get(field);
}

/**
 * A signed number as it lies in memory.
 *
 * @param value  The number.
 */
static inline osdev_le32_t osdev_le32_make_signed(int32_t value)
{
    return osdev_le32_make((uint32_t)value);
}

/**
 * The number as a signed one.
 *
 * @param field  The number in memory.
 */
static inline int64_t osdev_le48_get_signed(osdev_le48_t field)
{
    return (int64_t
    )((osdev_le48_get(field) ^ UINT64_C(0x800000000000)) -
      UINT64_C(0x800000000000));
}

/**
 * A signed number as it lies in memory.
 *
 * @param value  The number; the bits above are dropped.
 */
static inline osdev_le48_t osdev_le48_make_signed(int64_t value)
{
    return osdev_le48_make((uint64_t)value);
}

/**
 * The number as a signed one.
 *
 * @param field  The number in memory.
 */
static inline int64_t osdev_le64_get_signed(osdev_le64_t field)
{
    return (int64_t)osdev_le64_get(field);
}

/**
 * A signed number as it lies in memory.
 *
 * @param value  The number.
 */
static inline osdev_le64_t osdev_le64_make_signed(int64_t value)
{
    return osdev_le64_make((uint64_t)value);
}

/**
 * The number as a signed one.
 *
 * @param field  The number in memory.
 */
static inline int16_t osdev_be16_get_signed(osdev_be16_t field)
{
    return (int16_t)osdev_be16_get(field);
}

/**
 * A signed number as it lies in memory.
 *
 * @param value  The number.
 */
static inline osdev_be16_t osdev_be16_make_signed(int16_t value)
{
    return osdev_be16_make((uint16_t)value);
}

/**
 * The number as a signed one.
 *
 * @param field  The number in memory.
 */
static inline int32_t osdev_be24_get_signed(osdev_be24_t field)
{
    return (int32_t
    )((osdev_be24_get(field) ^ UINT32_C(0x800000)) - UINT32_C(0x800000));
}

/**
 * A signed number as it lies in memory.
 *
 * @param value  The number; the bits above are dropped.
 */
static inline osdev_be24_t osdev_be24_make_signed(int32_t value)
{
    return osdev_be24_make((uint32_t)value);
}

/**
 * The number as a signed one.
 *
 * @param field  The number in memory.
 */
static inline int32_t osdev_be32_get_signed(osdev_be32_t field)
{
    return (int32_t)osdev_be32_get(field);
}

/**
 * A signed number as it lies in memory.
 *
 * @param value  The number.
 */
static inline osdev_be32_t osdev_be32_make_signed(int32_t value)
{
    return osdev_be32_make((uint32_t)value);
}

/**
 * The number as a signed one.
 *
 * @param field  The number in memory.
 */
static inline int64_t osdev_be48_get_signed(osdev_be48_t field)
{
    return (int64_t
    )((osdev_be48_get(field) ^ UINT64_C(0x800000000000)) -
      UINT64_C(0x800000000000));
}

/**
 * A signed number as it lies in memory.
 *
 * @param value  The number; the bits above are dropped.
 */
static inline osdev_be48_t osdev_be48_make_signed(int64_t value)
{
    return osdev_be48_make((uint64_t)value);
}

/**
 * The number as a signed one.
 *
 * @param field  The number in memory.
 */
static inline int64_t osdev_be64_get_signed(osdev_be64_t field)
{
    return (int64_t)osdev_be64_get(field);
}

/**
 * A signed number as it lies in memory.
 *
 * @param value  The number.
 */
static inline osdev_be64_t osdev_be64_make_signed(int64_t value)
{
    return osdev_be64_make((uint64_t)value);
}

OSDEV_END_DECLS

#endif
