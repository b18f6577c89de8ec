// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * A writer with a sticky error, for builders of tables, messages and
 * descriptors: append everything, then ask once whether it fitted.
 *
 * The first append that does not fit writes nothing, and neither does any
 * later one; the length goes on counting, so a failed writer tells how large
 * the buffer should have been. With no buffer at all nothing fails and
 * nothing is written: the same code first asks for the size and then builds.
 */
#ifndef OSDEV_BASE_WRITER_H
#define OSDEV_BASE_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/base/endian.h>
#include <osdev/base/span.h>

OSDEV_BEGIN_DECLS

/** A buffer that is being filled. Owned by the caller. */
struct osdev_writer {
    uint8_t *ptr; /**< The buffer; NULL asks for the size only. */
    size_t size;  /**< Size of the buffer in bytes. */
    size_t len;   /**< Bytes appended, those that did not fit included. */
    bool failed;  /**< Whether an append did not fit. */
};

/**
 * Start at the front of a buffer.
 *
 * @param[out] ptr   The buffer; NULL asks for the size only.
 * @param      size  Its size in bytes; unused if @p ptr is NULL.
 */
static inline struct osdev_writer osdev_writer_make(void *ptr, size_t size)
{
    struct osdev_writer writer;

    writer.ptr = (uint8_t *)ptr;
    writer.size = ptr == NULL ? SIZE_MAX : size;
    writer.len = 0;
    writer.failed = false;
    return writer;
}

/**
 * Make every further append fail, such as after a value that cannot be
 * encoded.
 *
 * @param writer  The writer.
 */
static inline void osdev_writer_fail(struct osdev_writer *writer)
{
    writer->failed = true;
}

/**
 * Whether everything appended and patched so far fitted.
 *
 * @param writer  The writer.
 */
OSDEV_NODISCARD
static inline bool osdev_writer_ok(const struct osdev_writer *writer)
{
    return !writer->failed;
}

/**
 * What has been written.
 *
 * @param writer  The writer.
 * @return The bytes in the buffer; empty after a failure and if there is no
 *         buffer.
 */
static inline struct osdev_span
osdev_writer_span(const struct osdev_writer *writer)
{
    bool has_bytes = !writer->failed && writer->ptr != NULL;

    return osdev_span_make(writer->ptr, has_bytes ? writer->len : 0);
}

/**
 * Append room and say where it is: the one place that checks the bound.
 *
 * @param writer  The writer.
 * @param len     Bytes to append.
 * @return Where to write @p len bytes; NULL if nothing is to be written,
 *         because they do not fit or because there is no buffer.
 */
static inline uint8_t *
osdev_writer_claim(struct osdev_writer *writer, size_t len)
{
    size_t start = writer->len;

    if (__builtin_add_overflow(start, len, &writer->len)) {
        writer->len = SIZE_MAX;
        writer->failed = true;
    }
    if (writer->failed || writer->len > writer->size) {
        writer->failed = true;
        return NULL;
    }
    return writer->ptr == NULL ? NULL : writer->ptr + start;
}

/**
 * Append zeroes, such as a reserved field or one that is patched later.
 *
 * @param writer  The writer.
 * @param len     Bytes to append.
 * @return Offset of the first of them, for the patch functions.
 */
static inline size_t
osdev_writer_put_zero(struct osdev_writer *writer, size_t len)
{
    size_t offset = writer->len;
    uint8_t *to = osdev_writer_claim(writer, len);

    for (size_t i = 0; to != NULL && i < len; i++) {
        to[i] = 0;
    }
    return offset;
}

/**
 * Append zeroes up to a multiple of a power of two, counted from the start.
 *
 * @param writer  The writer.
 * @param align   A power of two, in bytes.
 */
static inline void osdev_writer_align(struct osdev_writer *writer, size_t align)
{
    OSDEV_ASSERT(align != 0 && (align & (align - 1)) == 0);
    (void)osdev_writer_put_zero(writer, (0 - writer->len) & (align - 1));
}

/**
 * Append bytes.
 *
 * @param writer  The writer.
 * @param bytes   What to append; may be NULL if @p len is 0.
 * @param len     Bytes to append.
 */
static inline void
osdev_writer_put(struct osdev_writer *writer, const void *bytes, size_t len)
{
    const uint8_t *from = (const uint8_t *)bytes;
    uint8_t *to = osdev_writer_claim(writer, len);

    for (size_t i = 0; to != NULL && i < len; i++) {
        to[i] = from[i];
    }
}

/**
 * Append the bytes of a span.
 *
 * @param writer  The writer.
 * @param span    What to append.
 */
static inline void
osdev_writer_put_span(struct osdev_writer *writer, struct osdev_span span)
{
    osdev_writer_put(writer, span.ptr, span.len);
}

/**
 * Append a text and its NUL.
 *
 * @param writer  The writer.
 * @param text    Ends in a NUL.
 */
static inline void
osdev_writer_put_str(struct osdev_writer *writer, const char *text)
{
    size_t len = 0;

    while (text[len] != 0) {
        len++;
    }
    osdev_writer_put(writer, text, len + 1);
}

/**
 * Append a GUID.
 *
 * @param writer  The writer.
 * @param guid    The GUID.
 */
static inline void
osdev_writer_put_guid(struct osdev_writer *writer, const osdev_guid_t *guid)
{
    osdev_writer_put(writer, guid, sizeof(*guid));
}

/**
 * Append one byte.
 *
 * @param writer  The writer.
 * @param value   The byte.
 */
static inline void
osdev_writer_put_u8(struct osdev_writer *writer, uint8_t value)
{
    osdev_writer_put(writer, &value, sizeof(value));
}

/**
 * Append a little-endian 16-bit number.
 *
 * @param writer  The writer.
 * @param value   The number.
 */
static inline void
osdev_writer_put_le16(struct osdev_writer *writer, uint16_t value)
{
    uint8_t *to = osdev_writer_claim(writer, 2);

    if (to != NULL) {
        osdev_le16_store(to, value);
    }
}

/**
 * Append a little-endian 24-bit number.
 *
 * @param writer  The writer.
 * @param value   The number; the bits above are dropped.
 */
static inline void
osdev_writer_put_le24(struct osdev_writer *writer, uint32_t value)
{
    uint8_t *to = osdev_writer_claim(writer, 3);

    if (to != NULL) {
        osdev_le24_store(to, value);
    }
}

/**
 * Append a little-endian 32-bit number.
 *
 * @param writer  The writer.
 * @param value   The number.
 */
static inline void
osdev_writer_put_le32(struct osdev_writer *writer, uint32_t value)
{
    uint8_t *to = osdev_writer_claim(writer, 4);

    if (to != NULL) {
        osdev_le32_store(to, value);
    }
}

/**
 * Append a little-endian 48-bit number.
 *
 * @param writer  The writer.
 * @param value   The number; the bits above are dropped.
 */
static inline void
osdev_writer_put_le48(struct osdev_writer *writer, uint64_t value)
{
    uint8_t *to = osdev_writer_claim(writer, 6);

    if (to != NULL) {
        osdev_le48_store(to, value);
    }
}

/**
 * Append a little-endian 64-bit number.
 *
 * @param writer  The writer.
 * @param value   The number.
 */
static inline void
osdev_writer_put_le64(struct osdev_writer *writer, uint64_t value)
{
    uint8_t *to = osdev_writer_claim(writer, 8);

    if (to != NULL) {
        osdev_le64_store(to, value);
    }
}

/**
 * Append a big-endian 16-bit number.
 *
 * @param writer  The writer.
 * @param value   The number.
 */
static inline void
osdev_writer_put_be16(struct osdev_writer *writer, uint16_t value)
{
    uint8_t *to = osdev_writer_claim(writer, 2);

    if (to != NULL) {
        osdev_be16_store(to, value);
    }
}

/**
 * Append a big-endian 24-bit number.
 *
 * @param writer  The writer.
 * @param value   The number; the bits above are dropped.
 */
static inline void
osdev_writer_put_be24(struct osdev_writer *writer, uint32_t value)
{
    uint8_t *to = osdev_writer_claim(writer, 3);

    if (to != NULL) {
        osdev_be24_store(to, value);
    }
}

/**
 * Append a big-endian 32-bit number.
 *
 * @param writer  The writer.
 * @param value   The number.
 */
static inline void
osdev_writer_put_be32(struct osdev_writer *writer, uint32_t value)
{
    uint8_t *to = osdev_writer_claim(writer, 4);

    if (to != NULL) {
        osdev_be32_store(to, value);
    }
}

/**
 * Append a big-endian 48-bit number.
 *
 * @param writer  The writer.
 * @param value   The number; the bits above are dropped.
 */
static inline void
osdev_writer_put_be48(struct osdev_writer *writer, uint64_t value)
{
    uint8_t *to = osdev_writer_claim(writer, 6);

    if (to != NULL) {
        osdev_be48_store(to, value);
    }
}

/**
 * Append a big-endian 64-bit number.
 *
 * @param writer  The writer.
 * @param value   The number.
 */
static inline void
osdev_writer_put_be64(struct osdev_writer *writer, uint64_t value)
{
    uint8_t *to = osdev_writer_claim(writer, 8);

    if (to != NULL) {
        osdev_be64_store(to, value);
    }
}

OSDEV_END_DECLS

#endif
