// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Big-endian numbers of 16, 24, 32, 48 and 64 bits in memory.
 *
 * The shifts are written out because compilers fold that form, and not
 * a loop, into one load or store. They are inlined always because gcc decides
 * before it folds, when eight bytes still look large.
 */
#ifndef OSDEV_BASE_ENDIAN_BE_H
#define OSDEV_BASE_ENDIAN_BE_H

#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/base/endian/bswap.h>

OSDEV_BEGIN_DECLS

/** A big-endian 16-bit number in memory. */
typedef struct {
    uint8_t bytes[2]; /**< The number, most significant byte first. */
} osdev_be16_t;

/** Initialiser of an osdev_be16_t from a constant. */
#define OSDEV_BE16_INIT(value)                                         \
    {                                                                  \
        {                                                              \
            OSDEV_ENDIAN_BYTE_(value, 8), OSDEV_ENDIAN_BYTE_(value, 0) \
        }                                                              \
    }

/**
 * Read a big-endian 16-bit number.
 *
 * @param bytes  2 bytes, at any address.
 */
OSDEV_ALWAYS_INLINE uint16_t osdev_be16_load(const uint8_t bytes[2])
{
    return (uint16_t)(bytes[1] | bytes[0] << 8);
}

/**
 * Write a big-endian 16-bit number.
 *
 * @param[out] bytes  2 bytes, at any address.
 * @param      value  The number.
 */
OSDEV_ALWAYS_INLINE void osdev_be16_store(uint8_t bytes[2], uint16_t value)
{
    bytes[1] = (uint8_t)value;
    bytes[0] = (uint8_t)(value >> 8);
}

/**
 * The number in the processor's own order.
 *
 * @param field  The number in memory.
 */
OSDEV_ALWAYS_INLINE uint16_t osdev_be16_get(osdev_be16_t field)
{
    return osdev_be16_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE osdev_be16_t osdev_be16_make(uint16_t value)
{
    osdev_be16_t field;

    osdev_be16_store(field.bytes, value);
    return field;
}

/** A big-endian 24-bit number in memory. */
typedef struct {
    uint8_t bytes[3]; /**< The number, most significant byte first. */
} osdev_be24_t;

/** Initialiser of an osdev_be24_t from a constant; the bits above are dropped. */
#define OSDEV_BE24_INIT(value)                                           \
    {                                                                    \
        {                                                                \
            OSDEV_ENDIAN_BYTE_(value, 16), OSDEV_ENDIAN_BYTE_(value, 8), \
                OSDEV_ENDIAN_BYTE_(value, 0)                             \
        }                                                                \
    }

/**
 * Read a big-endian 24-bit number.
 *
 * @param bytes  3 bytes, at any address.
 */
OSDEV_ALWAYS_INLINE uint32_t osdev_be24_load(const uint8_t bytes[3])
{
    return (uint32_t)bytes[2] | (uint32_t)bytes[1] << 8 |
           (uint32_t)bytes[0] << 16;
}

/**
 * Write a big-endian 24-bit number.
 *
 * @param[out] bytes  3 bytes, at any address.
 * @param      value  The number; the bits above are dropped.
 */
OSDEV_ALWAYS_INLINE void osdev_be24_store(uint8_t bytes[3], uint32_t value)
{
    bytes[2] = (uint8_t)value;
    bytes[1] = (uint8_t)(value >> 8);
    bytes[0] = (uint8_t)(value >> 16);
}

/**
 * The number in the processor's own order.
 *
 * @param field  The number in memory.
 */
OSDEV_ALWAYS_INLINE uint32_t osdev_be24_get(osdev_be24_t field)
{
    return osdev_be24_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order; the bits above are dropped.
 */
OSDEV_ALWAYS_INLINE osdev_be24_t osdev_be24_make(uint32_t value)
{
    osdev_be24_t field;

    osdev_be24_store(field.bytes, value);
    return field;
}

/** A big-endian 32-bit number in memory. */
typedef struct {
    uint8_t bytes[4]; /**< The number, most significant byte first. */
} osdev_be32_t;

/** Initialiser of an osdev_be32_t from a constant. */
#define OSDEV_BE32_INIT(value)                                             \
    {                                                                      \
        {                                                                  \
            OSDEV_ENDIAN_BYTE_(value, 24), OSDEV_ENDIAN_BYTE_(value, 16),  \
                OSDEV_ENDIAN_BYTE_(value, 8), OSDEV_ENDIAN_BYTE_(value, 0) \
        }                                                                  \
    }

/**
 * Read a big-endian 32-bit number.
 *
 * @param bytes  4 bytes, at any address.
 */
OSDEV_ALWAYS_INLINE uint32_t osdev_be32_load(const uint8_t bytes[4])
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
OSDEV_ALWAYS_INLINE void osdev_be32_store(uint8_t bytes[4], uint32_t value)
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
OSDEV_ALWAYS_INLINE uint32_t osdev_be32_get(osdev_be32_t field)
{
    return osdev_be32_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE osdev_be32_t osdev_be32_make(uint32_t value)
{
    osdev_be32_t field;

    osdev_be32_store(field.bytes, value);
    return field;
}

/** A big-endian 48-bit number in memory. */
typedef struct {
    uint8_t bytes[6]; /**< The number, most significant byte first. */
} osdev_be48_t;

/** Initialiser of an osdev_be48_t from a constant; the bits above are dropped. */
#define OSDEV_BE48_INIT(value)                                                \
    {                                                                         \
        {                                                                     \
            OSDEV_ENDIAN_BYTE_(value, 40), OSDEV_ENDIAN_BYTE_(value, 32),     \
                OSDEV_ENDIAN_BYTE_(value, 24), OSDEV_ENDIAN_BYTE_(value, 16), \
                OSDEV_ENDIAN_BYTE_(value, 8), OSDEV_ENDIAN_BYTE_(value, 0)    \
        }                                                                     \
    }

/**
 * Read a big-endian 48-bit number.
 *
 * @param bytes  6 bytes, at any address.
 */
OSDEV_ALWAYS_INLINE uint64_t osdev_be48_load(const uint8_t bytes[6])
{
    return (uint64_t)bytes[5] | (uint64_t)bytes[4] << 8 |
           (uint64_t)bytes[3] << 16 | (uint64_t)bytes[2] << 24 |
           (uint64_t)bytes[1] << 32 | (uint64_t)bytes[0] << 40;
}

/**
 * Write a big-endian 48-bit number.
 *
 * @param[out] bytes  6 bytes, at any address.
 * @param      value  The number; the bits above are dropped.
 */
OSDEV_ALWAYS_INLINE void osdev_be48_store(uint8_t bytes[6], uint64_t value)
{
    bytes[5] = (uint8_t)value;
    bytes[4] = (uint8_t)(value >> 8);
    bytes[3] = (uint8_t)(value >> 16);
    bytes[2] = (uint8_t)(value >> 24);
    bytes[1] = (uint8_t)(value >> 32);
    bytes[0] = (uint8_t)(value >> 40);
}

/**
 * The number in the processor's own order.
 *
 * @param field  The number in memory.
 */
OSDEV_ALWAYS_INLINE uint64_t osdev_be48_get(osdev_be48_t field)
{
    return osdev_be48_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order; the bits above are dropped.
 */
OSDEV_ALWAYS_INLINE osdev_be48_t osdev_be48_make(uint64_t value)
{
    osdev_be48_t field;

    osdev_be48_store(field.bytes, value);
    return field;
}

/** A big-endian 64-bit number in memory. */
typedef struct {
    uint8_t bytes[8]; /**< The number, most significant byte first. */
} osdev_be64_t;

/** Initialiser of an osdev_be64_t from a constant. */
#define OSDEV_BE64_INIT(value)                                                \
    {                                                                         \
        {                                                                     \
            OSDEV_ENDIAN_BYTE_(value, 56), OSDEV_ENDIAN_BYTE_(value, 48),     \
                OSDEV_ENDIAN_BYTE_(value, 40), OSDEV_ENDIAN_BYTE_(value, 32), \
                OSDEV_ENDIAN_BYTE_(value, 24), OSDEV_ENDIAN_BYTE_(value, 16), \
                OSDEV_ENDIAN_BYTE_(value, 8), OSDEV_ENDIAN_BYTE_(value, 0)    \
        }                                                                     \
    }

/**
 * Read a big-endian 64-bit number.
 *
 * @param bytes  8 bytes, at any address.
 */
OSDEV_ALWAYS_INLINE uint64_t osdev_be64_load(const uint8_t bytes[8])
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
OSDEV_ALWAYS_INLINE void osdev_be64_store(uint8_t bytes[8], uint64_t value)
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
OSDEV_ALWAYS_INLINE uint64_t osdev_be64_get(osdev_be64_t field)
{
    return osdev_be64_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE osdev_be64_t osdev_be64_make(uint64_t value)
{
    osdev_be64_t field;

    osdev_be64_store(field.bytes, value);
    return field;
}

OSDEV_END_DECLS

#endif
