// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * A view of bytes from outside, with its length. Taking from the front,
 * which checks first, is the only way to read: a parser written with it
 * cannot leave its input.
 */
#ifndef OSDEV_BASE_SPAN_H
#define OSDEV_BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/base/endian.h>

OSDEV_BEGIN_DECLS

/** Bytes that belong to somebody else. Passed by value. */
struct osdev_span {
    const uint8_t *ptr; /**< First byte; may be NULL if @c len is 0. */
    size_t len;         /**< Length in bytes. */
};

/**
 * View an object as bytes.
 *
 * @param ptr  First byte; may be NULL if @p len is 0.
 * @param len  Length in bytes.
 */
static inline struct osdev_span osdev_span_make(const void *ptr, size_t len)
{
    struct osdev_span span = {(const uint8_t *)ptr, len};

    return span;
}

/**
 * Take bytes from the front.
 *
 * @param      span  Shortened by @p len bytes on success, else unchanged.
 * @param      len   Bytes to take; 0 is legal.
 * @param[out] out   The bytes taken. Written only on success.
 * @return Whether the span was long enough.
 */
OSDEV_NODISCARD
static inline bool
osdev_span_take(struct osdev_span *span, size_t len, struct osdev_span *out)
{
    struct osdev_span taken = {span->ptr, len};

    if (len > span->len) {
        return false;
    }
    if (len != 0) {
        span->ptr += len;
        span->len -= len;
    }
    *out = taken;
    return true;
}

/**
 * Drop bytes from the front.
 *
 * @param span  Shortened by @p len bytes on success, else unchanged.
 * @param len   Bytes to drop; 0 is legal.
 * @return Whether the span was long enough.
 */
OSDEV_NODISCARD
static inline bool osdev_span_skip(struct osdev_span *span, size_t len)
{
    struct osdev_span dropped;

    return osdev_span_take(span, len, &dropped);
}

/**
 * View a part without changing the whole.
 *
 * @param      span    The whole.
 * @param      offset  Where the part starts, in bytes.
 * @param      len     Length of the part in bytes.
 * @param[out] out     Written only on success.
 * @return Whether the part lies inside the whole.
 */
OSDEV_NODISCARD
static inline bool osdev_span_sub(
    struct osdev_span span, size_t offset, size_t len, struct osdev_span *out
)
{
    return osdev_span_skip(&span, offset) && osdev_span_take(&span, len, out);
}

/**
 * Take one byte from the front.
 *
 * @param      span  Shortened on success, else unchanged.
 * @param[out] out   Written only on success.
 * @return Whether the span was long enough.
 */
OSDEV_NODISCARD
static inline bool osdev_span_take_u8(struct osdev_span *span, uint8_t *out)
{
    struct osdev_span taken;

    if (!osdev_span_take(span, sizeof(*out), &taken)) {
        return false;
    }
    *out = taken.ptr[0];
    return true;
}

/**
 * Take a little-endian 16-bit number from the front.
 *
 * @param      span  Shortened on success, else unchanged.
 * @param[out] out   Written only on success.
 * @return Whether the span was long enough.
 */
OSDEV_NODISCARD
static inline bool osdev_span_take_le16(struct osdev_span *span, uint16_t *out)
{
    struct osdev_span taken;

    if (!osdev_span_take(span, sizeof(*out), &taken)) {
        return false;
    }
    *out = osdev_le16_load(taken.ptr);
    return true;
}

/**
 * Take a little-endian 24-bit number from the front.
 *
 * @param      span  Shortened on success, else unchanged.
 * @param[out] out   Written only on success.
 * @return Whether the span was long enough.
 */
OSDEV_NODISCARD
static inline bool osdev_span_take_le24(struct osdev_span *span, uint32_t *out)
{
    struct osdev_span taken;

    if (!osdev_span_take(span, 3, &taken)) {
        return false;
    }
    *out = osdev_le24_load(taken.ptr);
    return true;
}

/**
 * Take a little-endian 32-bit number from the front.
 *
 * @param      span  Shortened on success, else unchanged.
 * @param[out] out   Written only on success.
 * @return Whether the span was long enough.
 */
OSDEV_NODISCARD
static inline bool osdev_span_take_le32(struct osdev_span *span, uint32_t *out)
{
    struct osdev_span taken;

    if (!osdev_span_take(span, sizeof(*out), &taken)) {
        return false;
    }
    *out = osdev_le32_load(taken.ptr);
    return true;
}

/**
 * Take a little-endian 64-bit number from the front.
 *
 * @param      span  Shortened on success, else unchanged.
 * @param[out] out   Written only on success.
 * @return Whether the span was long enough.
 */
OSDEV_NODISCARD
static inline bool osdev_span_take_le64(struct osdev_span *span, uint64_t *out)
{
    struct osdev_span taken;

    if (!osdev_span_take(span, sizeof(*out), &taken)) {
        return false;
    }
    *out = osdev_le64_load(taken.ptr);
    return true;
}

/**
 * Take a big-endian 16-bit number from the front.
 *
 * @param      span  Shortened on success, else unchanged.
 * @param[out] out   Written only on success.
 * @return Whether the span was long enough.
 */
OSDEV_NODISCARD
static inline bool osdev_span_take_be16(struct osdev_span *span, uint16_t *out)
{
    struct osdev_span taken;

    if (!osdev_span_take(span, sizeof(*out), &taken)) {
        return false;
    }
    *out = osdev_be16_load(taken.ptr);
    return true;
}

/**
 * Take a big-endian 24-bit number from the front.
 *
 * @param      span  Shortened on success, else unchanged.
 * @param[out] out   Written only on success.
 * @return Whether the span was long enough.
 */
OSDEV_NODISCARD
static inline bool osdev_span_take_be24(struct osdev_span *span, uint32_t *out)
{
    struct osdev_span taken;

    if (!osdev_span_take(span, 3, &taken)) {
        return false;
    }
    *out = osdev_be24_load(taken.ptr);
    return true;
}

/**
 * Take a big-endian 32-bit number from the front.
 *
 * @param      span  Shortened on success, else unchanged.
 * @param[out] out   Written only on success.
 * @return Whether the span was long enough.
 */
OSDEV_NODISCARD
static inline bool osdev_span_take_be32(struct osdev_span *span, uint32_t *out)
{
    struct osdev_span taken;

    if (!osdev_span_take(span, sizeof(*out), &taken)) {
        return false;
    }
    *out = osdev_be32_load(taken.ptr);
    return true;
}

/**
 * Take a big-endian 64-bit number from the front.
 *
 * @param      span  Shortened on success, else unchanged.
 * @param[out] out   Written only on success.
 * @return Whether the span was long enough.
 */
OSDEV_NODISCARD
static inline bool osdev_span_take_be64(struct osdev_span *span, uint64_t *out)
{
    struct osdev_span taken;

    if (!osdev_span_take(span, sizeof(*out), &taken)) {
        return false;
    }
    *out = osdev_be64_load(taken.ptr);
    return true;
}

/**
 * View the text before the first NUL.
 *
 * @param      span  Where to look.
 * @param[out] out   The text without its NUL. Written only on success.
 * @return Whether there is a NUL.
 */
OSDEV_NODISCARD
static inline bool
osdev_span_until_nul(struct osdev_span span, struct osdev_span *out)
{
    for (size_t i = 0; i < span.len; i++) {
        if (span.ptr[i] == 0) {
            return osdev_span_sub(span, 0, i, out);
        }
    }
    return false;
}

/**
 * Whether two spans hold the same bytes.
 *
 * @param a  One span.
 * @param b  The other span.
 */
static inline bool osdev_span_equal(struct osdev_span a, struct osdev_span b)
{
    if (a.len != b.len) {
        return false;
    }
    for (size_t i = 0; i < a.len; i++) {
        if (a.ptr[i] != b.ptr[i]) {
            return false;
        }
    }
    return true;
}

/**
 * Add up the bytes modulo 256. Firmware tables are valid if the sum is 0.
 *
 * @param span  The bytes to add.
 */
static inline uint8_t osdev_span_sum8(struct osdev_span span)
{
    unsigned sum = 0;

    for (size_t i = 0; i < span.len; i++) {
        sum += span.ptr[i];
    }
    return (uint8_t)sum;
}

OSDEV_END_DECLS

#endif
