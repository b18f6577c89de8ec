// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Numbers of fixed byte order in memory.
 *
 * Each type is a structure of bytes: its alignment is 1, so a table built of
 * them needs no packed attribute, may lie at any address and means the same
 * on every host. A forgotten conversion does not compile.
 *
 * For each type there are load and store on bytes, get and make on the type.
 * The shifts are written out because compilers fold that form, and not
 * a loop, into one load or store.
 */
#ifndef OSDEV_BASE_ENDIAN_H
#define OSDEV_BASE_ENDIAN_H

#include <stdint.h>

#include <osdev/base/attr.h>

OSDEV_BEGIN_DECLS

/** A little-endian 16-bit number in memory. */
typedef struct {
    uint8_t bytes[2]; /**< The number, least significant byte first. */
} osdev_le16_t;

/**
 * Read a little-endian 16-bit number.
 *
 * @param bytes  2 bytes, at any address.
 */
static inline uint16_t osdev_le16_load(const uint8_t bytes[2])
{
    return (uint16_t)(bytes[0] | bytes[1] << 8);
}

/**
 * Write a little-endian 16-bit number.
 *
 * @param[out] bytes  2 bytes, at any address.
 * @param      value  The number.
 */
static inline void osdev_le16_store(uint8_t bytes[2], uint16_t value)
{
    bytes[0] = (uint8_t)value;
    bytes[1] = (uint8_t)(value >> 8);
}

/**
 * The number in the processor's own order.
 *
 * @param field  The number in memory.
 */
static inline uint16_t osdev_le16_get(osdev_le16_t field)
{
    return osdev_le16_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order.
 */
static inline osdev_le16_t osdev_le16_make(uint16_t value)
{
    osdev_le16_t field;

    osdev_le16_store(field.bytes, value);
    return field;
}

/** A little-endian 32-bit number in memory. */
typedef struct {
    uint8_t bytes[4]; /**< The number, least significant byte first. */
} osdev_le32_t;

/**
 * Read a little-endian 32-bit number.
 *
 * @param bytes  4 bytes, at any address.
 */
static inline uint32_t osdev_le32_load(const uint8_t bytes[4])
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 |
           (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/**
 * Write a little-endian 32-bit number.
 *
 * @param[out] bytes  4 bytes, at any address.
 * @param      value  The number.
 */
static inline void osdev_le32_store(uint8_t bytes[4], uint32_t value)
{
    bytes[0] = (uint8_t)value;
    bytes[1] = (uint8_t)(value >> 8);
    bytes[2] = (uint8_t)(value >> 16);
    bytes[3] = (uint8_t)(value >> 24);
}

/**
 * The number in the processor's own order.
 *
 * @param field  The number in memory.
 */
static inline uint32_t osdev_le32_get(osdev_le32_t field)
{
    return osdev_le32_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order.
 */
static inline osdev_le32_t osdev_le32_make(uint32_t value)
{
    osdev_le32_t field;

    osdev_le32_store(field.bytes, value);
    return field;
}

/** A little-endian 64-bit number in memory. */
typedef struct {
    uint8_t bytes[8]; /**< The number, least significant byte first. */
} osdev_le64_t;

/**
 * Read a little-endian 64-bit number.
 *
 * @param bytes  8 bytes, at any address.
 */
static inline uint64_t osdev_le64_load(const uint8_t bytes[8])
{
    return (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 |
           (uint64_t)bytes[2] << 16 | (uint64_t)bytes[3] << 24 |
           (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 |
           (uint64_t)bytes[6] << 48 | (uint64_t)bytes[7] << 56;
}

/**
 * Write a little-endian 64-bit number.
 *
 * @param[out] bytes  8 bytes, at any address.
 * @param      value  The number.
 */
static inline void osdev_le64_store(uint8_t bytes[8], uint64_t value)
{
    bytes[0] = (uint8_t)value;
    bytes[1] = (uint8_t)(value >> 8);
    bytes[2] = (uint8_t)(value >> 16);
    bytes[3] = (uint8_t)(value >> 24);
    bytes[4] = (uint8_t)(value >> 32);
    bytes[5] = (uint8_t)(value >> 40);
    bytes[6] = (uint8_t)(value >> 48);
    bytes[7] = (uint8_t)(value >> 56);
}

/**
 * The number in the processor's own order.
 *
 * @param field  The number in memory.
 */
static inline uint64_t osdev_le64_get(osdev_le64_t field)
{
    return osdev_le64_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order.
 */
static inline osdev_le64_t osdev_le64_make(uint64_t value)
{
    osdev_le64_t field;

    osdev_le64_store(field.bytes, value);
    return field;
}

/** A big-endian 16-bit number in memory. */
typedef struct {
    uint8_t bytes[2]; /**< The number, most significant byte first. */
} osdev_be16_t;

/**
 * Read a big-endian 16-bit number.
 *
 * @param bytes  2 bytes, at any address.
 */
static inline uint16_t osdev_be16_load(const uint8_t bytes[2])
{
    return (uint16_t)(bytes[1] | bytes[0] << 8);
}

/**
 * Write a big-endian 16-bit number.
 *
 * @param[out] bytes  2 bytes, at any address.
 * @param      value  The number.
 */
static inline void osdev_be16_store(uint8_t bytes[2], uint16_t value)
{
    bytes[1] = (uint8_t)value;
    bytes[0] = (uint8_t)(value >> 8);
}

/**
 * The number in the processor's own order.
 *
 * @param field  The number in memory.
 */
static inline uint16_t osdev_be16_get(osdev_be16_t field)
{
    return osdev_be16_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order.
 */
static inline osdev_be16_t osdev_be16_make(uint16_t value)
{
    osdev_be16_t field;

    osdev_be16_store(field.bytes, value);
    return field;
}

/** A big-endian 32-bit number in memory. */
typedef struct {
    uint8_t bytes[4]; /**< The number, most significant byte first. */
} osdev_be32_t;

/**
 * Read a big-endian 32-bit number.
 *
 * @param bytes  4 bytes, at any address.
 */
static inline uint32_t osdev_be32_load(const uint8_t bytes[4])
{
    return (uint32_t)bytes[3] | (uint32_t)bytes[2] << 8 |
           (uint32_t)bytes[1] << 16 | (uint32_t)bytes[0] << 24;
}

/**
 * Write a big-endian 32-bit number.
 *
 * @param[out] bytes  4 bytes, at any address.
 * @param      value  The number.
 */
static inline void osdev_be32_store(uint8_t bytes[4], uint32_t value)
{
    bytes[3] = (uint8_t)value;
    bytes[2] = (uint8_t)(value >> 8);
    bytes[1] = (uint8_t)(value >> 16);
    bytes[0] = (uint8_t)(value >> 24);
}

/**
 * The number in the processor's own order.
 *
 * @param field  The number in memory.
 */
static inline uint32_t osdev_be32_get(osdev_be32_t field)
{
    return osdev_be32_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order.
 */
static inline osdev_be32_t osdev_be32_make(uint32_t value)
{
    osdev_be32_t field;

    osdev_be32_store(field.bytes, value);
    return field;
}

/** A big-endian 64-bit number in memory. */
typedef struct {
    uint8_t bytes[8]; /**< The number, most significant byte first. */
} osdev_be64_t;

/**
 * Read a big-endian 64-bit number.
 *
 * @param bytes  8 bytes, at any address.
 */
static inline uint64_t osdev_be64_load(const uint8_t bytes[8])
{
    return (uint64_t)bytes[7] | (uint64_t)bytes[6] << 8 |
           (uint64_t)bytes[5] << 16 | (uint64_t)bytes[4] << 24 |
           (uint64_t)bytes[3] << 32 | (uint64_t)bytes[2] << 40 |
           (uint64_t)bytes[1] << 48 | (uint64_t)bytes[0] << 56;
}

/**
 * Write a big-endian 64-bit number.
 *
 * @param[out] bytes  8 bytes, at any address.
 * @param      value  The number.
 */
static inline void osdev_be64_store(uint8_t bytes[8], uint64_t value)
{
    bytes[7] = (uint8_t)value;
    bytes[6] = (uint8_t)(value >> 8);
    bytes[5] = (uint8_t)(value >> 16);
    bytes[4] = (uint8_t)(value >> 24);
    bytes[3] = (uint8_t)(value >> 32);
    bytes[2] = (uint8_t)(value >> 40);
    bytes[1] = (uint8_t)(value >> 48);
    bytes[0] = (uint8_t)(value >> 56);
}

/**
 * The number in the processor's own order.
 *
 * @param field  The number in memory.
 */
static inline uint64_t osdev_be64_get(osdev_be64_t field)
{
    return osdev_be64_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order.
 */
static inline osdev_be64_t osdev_be64_make(uint64_t value)
{
    osdev_be64_t field;

    osdev_be64_store(field.bytes, value);
    return field;
}

OSDEV_END_DECLS

#endif
