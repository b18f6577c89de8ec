// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Whole arrays between fixed and native byte order. An array may be converted
 * in place: the output may be the very memory of the input, but must not
 * overlap it otherwise.
 */
#ifndef OSDEV_BASE_ENDIAN_ARRAY_H
#define OSDEV_BASE_ENDIAN_ARRAY_H

#include <stddef.h>
#include <stdint.h>

#include <osdev/base/endian/be.h>
#include <osdev/base/endian/le.h>

OSDEV_BEGIN_DECLS

/**
 * Reverse the bytes of each 16-bit number of an array.
 *
 * @param[in,out] values  The numbers; may be NULL if @p count is 0.
 * @param         count   How many there are.
 */
static inline void osdev_bswap16_array(uint16_t *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        values[i] = osdev_bswap16(values[i]);
    }
}

/**
 * Reverse the bytes of each 32-bit number of an array.
 *
 * @param[in,out] values  The numbers; may be NULL if @p count is 0.
 * @param         count   How many there are.
 */
static inline void osdev_bswap32_array(uint32_t *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        values[i] = osdev_bswap32(values[i]);
    }
}

/**
 * Reverse the bytes of each 64-bit number of an array.
 *
 * @param[in,out] values  The numbers; may be NULL if @p count is 0.
 * @param         count   How many there are.
 */
static inline void osdev_bswap64_array(uint64_t *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        values[i] = osdev_bswap64(values[i]);
    }
}

/**
 * Read an array of little-endian 16-bit numbers.
 *
 * @param[out] out     The numbers in the processor's own order.
 * @param      fields  The numbers in memory.
 * @param      count   How many there are; with 0 both may be NULL.
 */
static inline void
osdev_le16_get_array(uint16_t *out, const osdev_le16_t *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = osdev_le16_get(fields[i]);
    }
}

/**
 * Write an array of little-endian 16-bit numbers.
 *
 * @param[out] out     The numbers in memory.
 * @param      values  The numbers in the processor's own order.
 * @param      count   How many there are; with 0 both may be NULL.
 */
static inline void
osdev_le16_make_array(osdev_le16_t *out, const uint16_t *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = osdev_le16_make(values[i]);
    }
}

/**
 * Read an array of little-endian 32-bit numbers.
 *
 * @param[out] out     The numbers in the processor's own order.
 * @param      fields  The numbers in memory.
 * @param      count   How many there are; with 0 both may be NULL.
 */
static inline void
osdev_le32_get_array(uint32_t *out, const osdev_le32_t *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = osdev_le32_get(fields[i]);
    }
}

/**
 * Write an array of little-endian 32-bit numbers.
 *
 * @param[out] out     The numbers in memory.
 * @param      values  The numbers in the processor's own order.
 * @param      count   How many there are; with 0 both may be NULL.
 */
static inline void
osdev_le32_make_array(osdev_le32_t *out, const uint32_t *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = osdev_le32_make(values[i]);
    }
}

/**
 * Read an array of little-endian 64-bit numbers.
 *
 * @param[out] out     The numbers in the processor's own order.
 * @param      fields  The numbers in memory.
 * @param      count   How many there are; with 0 both may be NULL.
 */
static inline void
osdev_le64_get_array(uint64_t *out, const osdev_le64_t *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = osdev_le64_get(fields[i]);
    }
}

/**
 * Write an array of little-endian 64-bit numbers.
 *
 * @param[out] out     The numbers in memory.
 * @param      values  The numbers in the processor's own order.
 * @param      count   How many there are; with 0 both may be NULL.
 */
static inline void
osdev_le64_make_array(osdev_le64_t *out, const uint64_t *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = osdev_le64_make(values[i]);
    }
}

/**
 * Read an array of big-endian 16-bit numbers.
 *
 * @param[out] out     The numbers in the processor's own order.
 * @param      fields  The numbers in memory.
 * @param      count   How many there are; with 0 both may be NULL.
 */
static inline void
osdev_be16_get_array(uint16_t *out, const osdev_be16_t *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = osdev_be16_get(fields[i]);
    }
}

/**
 * Write an array of big-endian 16-bit numbers.
 *
 * @param[out] out     The numbers in memory.
 * @param      values  The numbers in the processor's own order.
 * @param      count   How many there are; with 0 both may be NULL.
 */
static inline void
osdev_be16_make_array(osdev_be16_t *out, const uint16_t *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = osdev_be16_make(values[i]);
    }
}

/**
 * Read an array of big-endian 32-bit numbers.
 *
 * @param[out] out     The numbers in the processor's own order.
 * @param      fields  The numbers in memory.
 * @param      count   How many there are; with 0 both may be NULL.
 */
static inline void
osdev_be32_get_array(uint32_t *out, const osdev_be32_t *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = osdev_be32_get(fields[i]);
    }
}

/**
 * Write an array of big-endian 32-bit numbers.
 *
 * @param[out] out     The numbers in memory.
 * @param      values  The numbers in the processor's own order.
 * @param      count   How many there are; with 0 both may be NULL.
 */
static inline void
osdev_be32_make_array(osdev_be32_t *out, const uint32_t *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = osdev_be32_make(values[i]);
    }
}

/**
 * Read an array of big-endian 64-bit numbers.
 *
 * @param[out] out     The numbers in the processor's own order.
 * @param      fields  The numbers in memory.
 * @param      count   How many there are; with 0 both may be NULL.
 */
static inline void
osdev_be64_get_array(uint64_t *out, const osdev_be64_t *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = osdev_be64_get(fields[i]);
    }
}

/**
 * Write an array of big-endian 64-bit numbers.
 *
 * @param[out] out     The numbers in memory.
 * @param      values  The numbers in the processor's own order.
 * @param      count   How many there are; with 0 both may be NULL.
 */
static inline void
osdev_be64_make_array(osdev_be64_t *out, const uint64_t *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = osdev_be64_make(values[i]);
    }
}

OSDEV_END_DECLS

#endif
