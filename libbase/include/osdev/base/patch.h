// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Changing what a writer has already written: lengths, offsets and checksums
 * that are known only afterwards.
 *
 * A patch outside of what was appended is a failure like an append that does
 * not fit. Without a buffer the place is checked and nothing is written.
 */
#ifndef OSDEV_BASE_PATCH_H
#define OSDEV_BASE_PATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/base/endian.h>
#include <osdev/base/writer.h>

OSDEV_BEGIN_DECLS

/**
 * Find bytes already appended: the one place that checks the bound.
 *
 * @param writer  The writer.
 * @param offset  Where they start.
 * @param len     How many there are.
 * @return The bytes; NULL if nothing is to be written, because the place was
 *         never appended, after a failure, or because there is no buffer.
 */
static inline uint8_t *
osdev_writer_at(struct osdev_writer *writer, size_t offset, size_t len)
{
    if (writer->failed) {
        return NULL;
    }
    if (offset > writer->len || len > writer->len - offset) {
        writer->failed = true;
        return NULL;
    }
    return writer->ptr == NULL ? NULL : writer->ptr + offset;
}

/**
 * Replace one byte.
 *
 * @param writer  The writer.
 * @param offset  Where it is.
 * @param value   The byte.
 */
static inline void
osdev_writer_patch_u8(struct osdev_writer *writer, size_t offset, uint8_t value)
{
    uint8_t *to = osdev_writer_at(writer, offset, sizeof(value));

    if (to != NULL) {
        *to = value;
    }
}

/**
 * Replace a little-endian 16-bit number.
 *
 * @param writer  The writer.
 * @param offset  Where it starts.
 * @param value   The number.
 */
static inline void osdev_writer_patch_le16(
    struct osdev_writer *writer, size_t offset, uint16_t value
)
{
    uint8_t *to = osdev_writer_at(writer, offset, sizeof(value));

    if (to != NULL) {
        osdev_le16_store(to, value);
    }
}

/**
 * Replace a little-endian 32-bit number.
 *
 * @param writer  The writer.
 * @param offset  Where it starts.
 * @param value   The number.
 */
static inline void osdev_writer_patch_le32(
    struct osdev_writer *writer, size_t offset, uint32_t value
)
{
    uint8_t *to = osdev_writer_at(writer, offset, sizeof(value));

    if (to != NULL) {
        osdev_le32_store(to, value);
    }
}

/**
 * Replace a little-endian 64-bit number.
 *
 * @param writer  The writer.
 * @param offset  Where it starts.
 * @param value   The number.
 */
static inline void osdev_writer_patch_le64(
    struct osdev_writer *writer, size_t offset, uint64_t value
)
{
    uint8_t *to = osdev_writer_at(writer, offset, sizeof(value));

    if (to != NULL) {
        osdev_le64_store(to, value);
    }
}

/**
 * Replace a big-endian 16-bit number.
 *
 * @param writer  The writer.
 * @param offset  Where it starts.
 * @param value   The number.
 */
static inline void osdev_writer_patch_be16(
    struct osdev_writer *writer, size_t offset, uint16_t value
)
{
    uint8_t *to = osdev_writer_at(writer, offset, sizeof(value));

    if (to != NULL) {
        osdev_be16_store(to, value);
    }
}

/**
 * Replace a big-endian 32-bit number.
 *
 * @param writer  The writer.
 * @param offset  Where it starts.
 * @param value   The number.
 */
static inline void osdev_writer_patch_be32(
    struct osdev_writer *writer, size_t offset, uint32_t value
)
{
    uint8_t *to = osdev_writer_at(writer, offset, sizeof(value));

    if (to != NULL) {
        osdev_be32_store(to, value);
    }
}

/**
 * Replace a big-endian 64-bit number.
 *
 * @param writer  The writer.
 * @param offset  Where it starts.
 * @param value   The number.
 */
static inline void osdev_writer_patch_be64(
    struct osdev_writer *writer, size_t offset, uint64_t value
)
{
    uint8_t *to = osdev_writer_at(writer, offset, sizeof(value));

    if (to != NULL) {
        osdev_be64_store(to, value);
    }
}

/**
 * Set a byte so that a range adds up to 0 modulo 256, as firmware tables
 * demand.
 *
 * @param writer  The writer.
 * @param start   Where the range starts.
 * @param len     Length of the range in bytes.
 * @param offset  Where the byte is, from the start of the buffer; lies in the
 *                range.
 */
static inline void osdev_writer_patch_sum8(
    struct osdev_writer *writer, size_t start, size_t len, size_t offset
)
{
    OSDEV_ASSERT(offset >= start && offset - start < len);

    uint8_t *range = osdev_writer_at(writer, start, len);

    if (range != NULL) {
        range[offset - start] = 0;
        range[offset - start] =
            (uint8_t)(0u - osdev_span_sum8(osdev_span_make(range, len)));
    }
}

OSDEV_END_DECLS

#endif
