// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Bytes into the caller's buffer, which both builders share.
#ifndef OSDEV_MULTIBOOT2_WRITER_H
#define OSDEV_MULTIBOOT2_WRITER_H

#include <osdev/multiboot2/builder.h>

#include "chain.h"

// Sizes are 32-bit numbers, and so must be their padded values.
#define MAX_LEN UINT32_C(0xfffffff8)

static inline void
put_bytes(struct osdev_multiboot2_builder *out, struct osdev_span bytes)
{
    size_t cap = out->buf != NULL && out->cap < MAX_LEN ? out->cap : MAX_LEN;

    if (out->err != OSDEV_MULTIBOOT2_OK) {
        return;
    }
    if (bytes.len > cap - out->len) {
        out->err = cap == MAX_LEN ? OSDEV_MULTIBOOT2_ERR_BAD_VALUE
                                  : OSDEV_MULTIBOOT2_ERR_NO_SPACE;
        return;
    }
    if (out->buf != NULL) {
        for (size_t i = 0; i < bytes.len; i++) {
            out->buf[out->len + i] = bytes.ptr[i];
        }
    }
    out->len += bytes.len;
}

static inline void put_u8(struct osdev_multiboot2_builder *out, uint8_t value)
{
    put_bytes(out, osdev_span_make(&value, 1));
}

static inline void
put_le16(struct osdev_multiboot2_builder *out, uint16_t value)
{
    osdev_le16_t field = osdev_le16_make(value);

    put_bytes(out, osdev_span_make(&field, sizeof(field)));
}

static inline void
put_le32(struct osdev_multiboot2_builder *out, uint32_t value)
{
    osdev_le32_t field = osdev_le32_make(value);

    put_bytes(out, osdev_span_make(&field, sizeof(field)));
}

static inline void
put_le64(struct osdev_multiboot2_builder *out, uint64_t value)
{
    osdev_le64_t field = osdev_le64_make(value);

    put_bytes(out, osdev_span_make(&field, sizeof(field)));
}

// A word that has become known after it was passed.
static inline void
patch_le32(struct osdev_multiboot2_builder *out, size_t offset, uint32_t value)
{
    if (out->err == OSDEV_MULTIBOOT2_OK && out->buf != NULL) {
        osdev_le32_store(out->buf + offset, value);
    }
}

static inline void bad_value(struct osdev_multiboot2_builder *out)
{
    if (out->err == OSDEV_MULTIBOOT2_OK) {
        out->err = OSDEV_MULTIBOOT2_ERR_BAD_VALUE;
    }
}

// Start a tag; what it returns goes to end_tag().
static inline size_t
start_tag(struct osdev_multiboot2_builder *out, uint32_t word)
{
    size_t start = out->len;

    put_le32(out, word);
    put_le32(out, 0);
    return start;
}

static inline void end_tag(struct osdev_multiboot2_builder *out, size_t start)
{
    static const uint8_t padding[8] = {0};
    size_t size = out->len - start;

    patch_le32(out, start + 4, (uint32_t)size);
    put_bytes(out, osdev_span_make(padding, (0 - size) & 7));
}

#endif
