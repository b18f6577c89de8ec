// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * A reader with a sticky error, for parsers of many fields: read them all,
 * then ask once whether they were there.
 *
 * After the first read that does not fit, every read gives 0 or nothing and
 * @c failed stays set. So a length or count read after a failure is 0, and
 * a loop over it ends; a loop that runs until the input is empty ends too,
 * because a failed reader is empty.
 */
#ifndef OSDEV_BASE_READER_H
#define OSDEV_BASE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/base/endian.h>
#include <osdev/base/span.h>

OSDEV_BEGIN_DECLS

/** A place in bytes from outside. Owned by the caller, freely copied. */
struct osdev_reader {
    struct osdev_span rest; /**< What is still to be read; empty on failure. */
    size_t offset;          /**< Bytes read so far. */
    bool failed;            /**< Whether a read did not fit. */
};

/**
 * Start at the front of a span.
 *
 * @param span  The input; must outlive the reader.
 */
static inline struct osdev_reader osdev_reader_make(struct osdev_span span)
{
    struct osdev_reader reader;

    reader.rest = span;
    reader.offset = 0;
    reader.failed = false;
    return reader;
}

/**
 * Make every further read fail, such as after a value that cannot be right.
 *
 * @param reader  The reader.
 */
static inline void osdev_reader_fail(struct osdev_reader *reader)
{
    reader->rest.len = 0;
    reader->failed = true;
}

/**
 * Whether everything read so far was there.
 *
 * @param reader  The reader.
 */
OSDEV_NODISCARD
static inline bool osdev_reader_ok(const struct osdev_reader *reader)
{
    return !reader->failed;
}

/**
 * Whether everything read so far was there and nothing is left.
 *
 * @param reader  The reader.
 */
OSDEV_NODISCARD
static inline bool osdev_reader_at_end(const struct osdev_reader *reader)
{
    return !reader->failed && reader->rest.len == 0;
}

/**
 * Bytes that are left; 0 after a failure.
 *
 * @param reader  The reader.
 */
static inline size_t osdev_reader_left(const struct osdev_reader *reader)
{
    return reader->rest.len;
}

/**
 * Take bytes without copying them.
 *
 * @param reader  The reader.
 * @param len     Bytes to take.
 * @return The bytes; an empty span if they are not there.
 */
static inline struct osdev_span
osdev_reader_take(struct osdev_reader *reader, size_t len)
{
    struct osdev_span taken = {reader->rest.ptr, 0};

    if (reader->failed || !osdev_span_take(&reader->rest, len, &taken)) {
        osdev_reader_fail(reader);
        return taken;
    }
    reader->offset += len;
    return taken;
}

/**
 * Take everything that is left.
 *
 * @param reader  The reader; at its end afterwards.
 * @return The bytes; an empty span after a failure.
 */
static inline struct osdev_span
osdev_reader_take_rest(struct osdev_reader *reader)
{
    return osdev_reader_take(reader, reader->rest.len);
}

/**
 * Drop bytes.
 *
 * @param reader  The reader.
 * @param len     Bytes to drop.
 */
static inline void osdev_reader_skip(struct osdev_reader *reader, size_t len)
{
    (void)osdev_reader_take(reader, len);
}

/**
 * Drop bytes up to a multiple of a power of two, counted from the start.
 *
 * @param reader  The reader.
 * @param align   A power of two, in bytes.
 */
static inline void osdev_reader_align(struct osdev_reader *reader, size_t align)
{
    OSDEV_ASSERT(align != 0 && (align & (align - 1)) == 0);
    osdev_reader_skip(reader, (0 - reader->offset) & (align - 1));
}

/**
 * Take bytes and copy them.
 *
 * @param      reader  The reader.
 * @param[out] out     @p len bytes; zeroes if they are not there.
 * @param      len     Bytes to take.
 */
static inline void
osdev_reader_copy(struct osdev_reader *reader, void *out, size_t len)
{
    struct osdev_span taken = osdev_reader_take(reader, len);
    uint8_t *to = (uint8_t *)out;

    for (size_t i = 0; i < len; i++) {
        to[i] = taken.len == len ? taken.ptr[i] : 0;
    }
}

/**
 * Take a part as a reader of its own, such as the body of a record.
 *
 * @param reader  The whole.
 * @param len     Length of the part in bytes.
 * @return A reader of the part, whose offset starts at 0. It has failed if
 *         the whole has; a failure in the part does not touch the whole.
 */
static inline struct osdev_reader
osdev_reader_sub(struct osdev_reader *reader, size_t len)
{
    struct osdev_reader part =
        osdev_reader_make(osdev_reader_take(reader, len));

    part.failed = reader->failed;
    return part;
}

/**
 * Take a text that ends in a NUL.
 *
 * @param reader  The reader. It fails if there is no NUL.
 * @return The text without its NUL, which is taken too.
 */
static inline struct osdev_span
osdev_reader_take_str(struct osdev_reader *reader)
{
    struct osdev_span text = {reader->rest.ptr, 0};

    if (reader->failed || !osdev_span_until_nul(reader->rest, &text)) {
        osdev_reader_fail(reader);
        return text;
    }
    osdev_reader_skip(reader, text.len + 1);
    return text;
}

/**
 * Take one byte.
 *
 * @param reader  The reader.
 * @return The byte; 0 if it is not there.
 */
static inline uint8_t osdev_reader_take_u8(struct osdev_reader *reader)
{
    struct osdev_span taken = osdev_reader_take(reader, 1);

    return taken.len == 1 ? taken.ptr[0] : 0;
}

/**
 * Take a little-endian 16-bit number.
 *
 * @param reader  The reader.
 * @return The number; 0 if it is not there.
 */
static inline uint16_t osdev_reader_take_le16(struct osdev_reader *reader)
{
    struct osdev_span taken = osdev_reader_take(reader, 2);

    return taken.len == 2 ? osdev_le16_load(taken.ptr) : 0;
}

/**
 * Take a little-endian 24-bit number.
 *
 * @param reader  The reader.
 * @return The number; 0 if it is not there.
 */
static inline uint32_t osdev_reader_take_le24(struct osdev_reader *reader)
{
    struct osdev_span taken = osdev_reader_take(reader, 3);

    return taken.len == 3 ? osdev_le24_load(taken.ptr) : 0;
}

/**
 * Take a little-endian 32-bit number.
 *
 * @param reader  The reader.
 * @return The number; 0 if it is not there.
 */
static inline uint32_t osdev_reader_take_le32(struct osdev_reader *reader)
{
    struct osdev_span taken = osdev_reader_take(reader, 4);

    return taken.len == 4 ? osdev_le32_load(taken.ptr) : 0;
}

/**
 * Take a little-endian 48-bit number.
 *
 * @param reader  The reader.
 * @return The number; 0 if it is not there.
 */
static inline uint64_t osdev_reader_take_le48(struct osdev_reader *reader)
{
    struct osdev_span taken = osdev_reader_take(reader, 6);

    return taken.len == 6 ? osdev_le48_load(taken.ptr) : 0;
}

/**
 * Take a little-endian 64-bit number.
 *
 * @param reader  The reader.
 * @return The number; 0 if it is not there.
 */
static inline uint64_t osdev_reader_take_le64(struct osdev_reader *reader)
{
    struct osdev_span taken = osdev_reader_take(reader, 8);

    return taken.len == 8 ? osdev_le64_load(taken.ptr) : 0;
}

/**
 * Take a big-endian 16-bit number.
 *
 * @param reader  The reader.
 * @return The number; 0 if it is not there.
 */
static inline uint16_t osdev_reader_take_be16(struct osdev_reader *reader)
{
    struct osdev_span taken = osdev_reader_take(reader, 2);

    return taken.len == 2 ? osdev_be16_load(taken.ptr) : 0;
}

/**
 * Take a big-endian 24-bit number.
 *
 * @param reader  The reader.
 * @return The number; 0 if it is not there.
 */
static inline uint32_t osdev_reader_take_be24(struct osdev_reader *reader)
{
    struct osdev_span taken = osdev_reader_take(reader, 3);

    return taken.len == 3 ? osdev_be24_load(taken.ptr) : 0;
}

/**
 * Take a big-endian 32-bit number.
 *
 * @param reader  The reader.
 * @return The number; 0 if it is not there.
 */
static inline uint32_t osdev_reader_take_be32(struct osdev_reader *reader)
{
    struct osdev_span taken = osdev_reader_take(reader, 4);

    return taken.len == 4 ? osdev_be32_load(taken.ptr) : 0;
}

/**
 * Take a big-endian 48-bit number.
 *
 * @param reader  The reader.
 * @return The number; 0 if it is not there.
 */
static inline uint64_t osdev_reader_take_be48(struct osdev_reader *reader)
{
    struct osdev_span taken = osdev_reader_take(reader, 6);

    return taken.len == 6 ? osdev_be48_load(taken.ptr) : 0;
}

/**
 * Take a big-endian 64-bit number.
 *
 * @param reader  The reader.
 * @return The number; 0 if it is not there.
 */
static inline uint64_t osdev_reader_take_be64(struct osdev_reader *reader)
{
    struct osdev_span taken = osdev_reader_take(reader, 8);

    return taken.len == 8 ? osdev_be64_load(taken.ptr) : 0;
}

/**
 * Take a GUID.
 *
 * @param reader  The reader.
 * @return The GUID; the zero one if it is not there.
 */
static inline osdev_guid_t osdev_reader_take_guid(struct osdev_reader *reader)
{
    osdev_guid_t guid;

    osdev_reader_copy(reader, &guid, sizeof(guid));
    return guid;
}

OSDEV_END_DECLS

#endif
