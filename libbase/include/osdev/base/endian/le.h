// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Little-endian numbers of 16, 24, 32, 48 and 64 bits in memory.
 *
 * The shifts are written out because compilers fold that form, and not
 * a loop, into one load or store. They are inlined always because gcc decides
 * before it folds, when eight bytes still look large.
 */
#ifndef OSDEV_BASE_ENDIAN_LE_H
#define OSDEV_BASE_ENDIAN_LE_H

#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/base/endian/bswap.h>

OSDEV_BEGIN_DECLS

/** A little-endian 16-bit number in memory. */
typedef struct {
    uint8_t bytes[2]; /**< The number, least significant byte first. */
} osdev_le16_t;

/** Initialiser of an osdev_le16_t from a constant. */
#define OSDEV_LE16_INIT(value)                                         \
    {                                                                  \
        {                                                              \
            OSDEV_ENDIAN_BYTE_(value, 0), OSDEV_ENDIAN_BYTE_(value, 8) \
        }                                                              \
    }

/**
 * Read a little-endian 16-bit number.
 *
 * @param bytes  2 bytes, at any address.
 */
OSDEV_ALWAYS_INLINE uint16_t osdev_le16_load(const uint8_t bytes[2])
{
    return (uint16_t)(bytes[0] | bytes[1] << 8);
}

/**
 * Write a little-endian 16-bit number.
 *
 * @param[out] bytes  2 bytes, at any address.
 * @param      value  The number.
 */
OSDEV_ALWAYS_INLINE void osdev_le16_store(uint8_t bytes[2], uint16_t value)
{
    bytes[0] = (uint8_t)value;
    bytes[1] = (uint8_t)(value >> 8);
}

/**
 * The number in the processor's own order.
 *
 * @param field  The number in memory.
 */
OSDEV_ALWAYS_INLINE uint16_t osdev_le16_get(osdev_le16_t field)
{
    return osdev_le16_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE osdev_le16_t osdev_le16_make(uint16_t value)
{
    osdev_le16_t field;

    osdev_le16_store(field.bytes, value);
    return field;
}

/** A little-endian 24-bit number in memory. */
typedef struct {
    uint8_t bytes[3]; /**< The number, least significant byte first. */
} osdev_le24_t;

/** Initialiser of an osdev_le24_t from a constant; the bits above are dropped. */
#define OSDEV_LE24_INIT(value)                                          \
    {                                                                   \
        {                                                               \
            OSDEV_ENDIAN_BYTE_(value, 0), OSDEV_ENDIAN_BYTE_(value, 8), \
                OSDEV_ENDIAN_BYTE_(value, 16)                           \
        }                                                               \
    }

/**
 * Read a little-endian 24-bit number.
 *
 * @param bytes  3 bytes, at any address.
 */
OSDEV_ALWAYS_INLINE uint32_t osdev_le24_load(const uint8_t bytes[3])
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 |
           (uint32_t)bytes[2] << 16;
}

/**
 * Write a little-endian 24-bit number.
 *
 * @param[out] bytes  3 bytes, at any address.
 * @param      value  The number; the bits above are dropped.
 */
OSDEV_ALWAYS_INLINE void osdev_le24_store(uint8_t bytes[3], uint32_t value)
{
    bytes[0] = (uint8_t)value;
    bytes[1] = (uint8_t)(value >> 8);
    bytes[2] = (uint8_t)(value >> 16);
}

/**
 * The number in the processor's own order.
 *
 * @param field  The number in memory.
 */
OSDEV_ALWAYS_INLINE uint32_t osdev_le24_get(osdev_le24_t field)
{
    return osdev_le24_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order; the bits above are dropped.
 */
OSDEV_ALWAYS_INLINE osdev_le24_t osdev_le24_make(uint32_t value)
{
    osdev_le24_t field;

    osdev_le24_store(field.bytes, value);
    return field;
}

/** A little-endian 32-bit number in memory. */
typedef struct {
    uint8_t bytes[4]; /**< The number, least significant byte first. */
} osdev_le32_t;

/** Initialiser of an osdev_le32_t from a constant. */
#define OSDEV_LE32_INIT(value)                                               \
    {                                                                        \
        {                                                                    \
            OSDEV_ENDIAN_BYTE_(value, 0), OSDEV_ENDIAN_BYTE_(value, 8),      \
                OSDEV_ENDIAN_BYTE_(value, 16), OSDEV_ENDIAN_BYTE_(value, 24) \
        }                                                                    \
    }

/**
 * Read a little-endian 32-bit number.
 *
 * @param bytes  4 bytes, at any address.
 */
OSDEV_ALWAYS_INLINE uint32_t osdev_le32_load(const uint8_t bytes[4])
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
OSDEV_ALWAYS_INLINE void osdev_le32_store(uint8_t bytes[4], uint32_t value)
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
OSDEV_ALWAYS_INLINE uint32_t osdev_le32_get(osdev_le32_t field)
{
    return osdev_le32_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE osdev_le32_t osdev_le32_make(uint32_t value)
{
    osdev_le32_t field;

    osdev_le32_store(field.bytes, value);
    return field;
}

/** A little-endian 48-bit number in memory. */
typedef struct {
    uint8_t bytes[6]; /**< The number, least significant byte first. */
} osdev_le48_t;

/** Initialiser of an osdev_le48_t from a constant; the bits above are dropped. */
#define OSDEV_LE48_INIT(value)                                                \
    {                                                                         \
        {                                                                     \
            OSDEV_ENDIAN_BYTE_(value, 0), OSDEV_ENDIAN_BYTE_(value, 8),       \
                OSDEV_ENDIAN_BYTE_(value, 16), OSDEV_ENDIAN_BYTE_(value, 24), \
                OSDEV_ENDIAN_BYTE_(value, 32), OSDEV_ENDIAN_BYTE_(value, 40)  \
        }                                                                     \
    }

/**
 * Read a little-endian 48-bit number.
 *
 * @param bytes  6 bytes, at any address.
 */
OSDEV_ALWAYS_INLINE uint64_t osdev_le48_load(const uint8_t bytes[6])
{
    return (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 |
           (uint64_t)bytes[2] << 16 | (uint64_t)bytes[3] << 24 |
           (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40;
}

/**
 * Write a little-endian 48-bit number.
 *
 * @param[out] bytes  6 bytes, at any address.
 * @param      value  The number; the bits above are dropped.
 */
OSDEV_ALWAYS_INLINE void osdev_le48_store(uint8_t bytes[6], uint64_t value)
{
    bytes[0] = (uint8_t)value;
    bytes[1] = (uint8_t)(value >> 8);
    bytes[2] = (uint8_t)(value >> 16);
    bytes[3] = (uint8_t)(value >> 24);
    bytes[4] = (uint8_t)(value >> 32);
    bytes[5] = (uint8_t)(value >> 40);
}

/**
 * The number in the processor's own order.
 *
 * @param field  The number in memory.
 */
OSDEV_ALWAYS_INLINE uint64_t osdev_le48_get(osdev_le48_t field)
{
    return osdev_le48_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order; the bits above are dropped.
 */
OSDEV_ALWAYS_INLINE osdev_le48_t osdev_le48_make(uint64_t value)
{
    osdev_le48_t field;

    osdev_le48_store(field.bytes, value);
    return field;
}

/** A little-endian 64-bit number in memory. */
typedef struct {
    uint8_t bytes[8]; /**< The number, least significant byte first. */
} osdev_le64_t;

/** Initialiser of an osdev_le64_t from a constant. */
#define OSDEV_LE64_INIT(value)                                                \
    {                                                                         \
        {                                                                     \
            OSDEV_ENDIAN_BYTE_(value, 0), OSDEV_ENDIAN_BYTE_(value, 8),       \
                OSDEV_ENDIAN_BYTE_(value, 16), OSDEV_ENDIAN_BYTE_(value, 24), \
                OSDEV_ENDIAN_BYTE_(value, 32), OSDEV_ENDIAN_BYTE_(value, 40), \
                OSDEV_ENDIAN_BYTE_(value, 48), OSDEV_ENDIAN_BYTE_(value, 56)  \
        }                                                                     \
    }

/**
 * Read a little-endian 64-bit number.
 *
 * @param bytes  8 bytes, at any address.
 */
OSDEV_ALWAYS_INLINE uint64_t osdev_le64_load(const uint8_t bytes[8])
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
OSDEV_ALWAYS_INLINE void osdev_le64_store(uint8_t bytes[8], uint64_t value)
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
OSDEV_ALWAYS_INLINE uint64_t osdev_le64_get(osdev_le64_t field)
{
    return osdev_le64_load(field.bytes);
}

/**
 * The number as it lies in memory.
 *
 * @param value  The number in the processor's own order.
 */
OSDEV_ALWAYS_INLINE osdev_le64_t osdev_le64_make(uint64_t value)
{
    osdev_le64_t field;

    osdev_le64_store(field.bytes, value);
    return field;
}

OSDEV_END_DECLS

#endif
