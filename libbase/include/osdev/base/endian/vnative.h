// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Numbers whose byte order is known only at run time: the registers and rings
 * of a legacy virtio device are in the order of its guest.
 *
 * @spec Virtio 1.2, 2.4.3 (legacy interfaces, byte order)
 */
#ifndef OSDEV_BASE_ENDIAN_VNATIVE_H
#define OSDEV_BASE_ENDIAN_VNATIVE_H

#include <stdint.h>

#include <osdev/base/endian/be.h>
#include <osdev/base/endian/le.h>

OSDEV_BEGIN_DECLS

/** An order of bytes. */
enum osdev_byte_order {
    /** Least significant byte first. */
    OSDEV_BYTE_ORDER_LITTLE = 0,
    /** Most significant byte first. */
    OSDEV_BYTE_ORDER_BIG = 1,
#if OSDEV_BIG_ENDIAN
    /** The order of this processor. */
    OSDEV_BYTE_ORDER_NATIVE = OSDEV_BYTE_ORDER_BIG,
#else
    /** The order of this processor. */
    OSDEV_BYTE_ORDER_NATIVE = OSDEV_BYTE_ORDER_LITTLE,
#endif
};

/** A 16-bit number in memory whose order its owner knows. */
typedef struct {
    uint8_t bytes[2]; /**< The number in the order of its owner. */
} osdev_vnative16_t;

/**
 * Read a number in the order given.
 *
 * @param field  The number in memory.
 * @param order  The order of its bytes.
 */
static inline uint16_t
osdev_vnative16_get(osdev_vnative16_t field, enum osdev_byte_order order)
{
    if (order == OSDEV_BYTE_ORDER_BIG) {
        return osdev_be16_load(field.bytes);
    }
    return osdev_le16_load(field.bytes);
}

/**
 * A number as it lies in memory in the order given.
 *
 * @param value  The number in the processor's own order.
 * @param order  The order of the bytes in memory.
 */
static inline osdev_vnative16_t
osdev_vnative16_make(uint16_t value, enum osdev_byte_order order)
{
    osdev_vnative16_t field;

    if (order == OSDEV_BYTE_ORDER_BIG) {
        osdev_be16_store(field.bytes, value);
    } else {
        osdev_le16_store(field.bytes, value);
    }
    return field;
}

/** A 32-bit number in memory whose order its owner knows. */
typedef struct {
    uint8_t bytes[4]; /**< The number in the order of its owner. */
} osdev_vnative32_t;

/**
 * Read a number in the order given.
 *
 * @param field  The number in memory.
 * @param order  The order of its bytes.
 */
static inline uint32_t
osdev_vnative32_get(osdev_vnative32_t field, enum osdev_byte_order order)
{
    if (order == OSDEV_BYTE_ORDER_BIG) {
        return osdev_be32_load(field.bytes);
    }
    return osdev_le32_load(field.bytes);
}

/**
 * A number as it lies in memory in the order given.
 *
 * @param value  The number in the processor's own order.
 * @param order  The order of the bytes in memory.
 */
static inline osdev_vnative32_t
osdev_vnative32_make(uint32_t value, enum osdev_byte_order order)
{
    osdev_vnative32_t field;

    if (order == OSDEV_BYTE_ORDER_BIG) {
        osdev_be32_store(field.bytes, value);
    } else {
        osdev_le32_store(field.bytes, value);
    }
    return field;
}

/** A 64-bit number in memory whose order its owner knows. */
typedef struct {
    uint8_t bytes[8]; /**< The number in the order of its owner. */
} osdev_vnative64_t;

/**
 * Read a number in the order given.
 *
 * @param field  The number in memory.
 * @param order  The order of its bytes.
 */
static inline uint64_t
osdev_vnative64_get(osdev_vnative64_t field, enum osdev_byte_order order)
{
    if (order == OSDEV_BYTE_ORDER_BIG) {
        return osdev_be64_load(field.bytes);
    }
    return osdev_le64_load(field.bytes);
}

/**
 * A number as it lies in memory in the order given.
 *
 * @param value  The number in the processor's own order.
 * @param order  The order of the bytes in memory.
 */
static inline osdev_vnative64_t
osdev_vnative64_make(uint64_t value, enum osdev_byte_order order)
{
    osdev_vnative64_t field;

    if (order == OSDEV_BYTE_ORDER_BIG) {
        osdev_be64_store(field.bytes, value);
    } else {
        osdev_le64_store(field.bytes, value);
    }
    return field;
}

OSDEV_END_DECLS

#endif
