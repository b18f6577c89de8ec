// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Bytes into the caller's buffer, errors that stick.
#include "writer.h"

// Sizes are 32-bit numbers, and so must be their padded values.
#define MAX_LEN UINT32_C(0xfffffff8)

void osdev_multiboot2_put_bytes_(
    struct osdev_multiboot2_builder *out, struct osdev_span bytes
)
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

void osdev_multiboot2_put_u8_(
    struct osdev_multiboot2_builder *out, uint8_t value
)
{
    osdev_multiboot2_put_bytes_(out, osdev_span_make(&value, 1));
}

void osdev_multiboot2_put_le16_(
    struct osdev_multiboot2_builder *out, uint16_t value
)
{
    osdev_le16_t field = osdev_le16_make(value);

    osdev_multiboot2_put_bytes_(out, osdev_span_make(&field, sizeof(field)));
}

void osdev_multiboot2_put_le32_(
    struct osdev_multiboot2_builder *out, uint32_t value
)
{
    osdev_le32_t field = osdev_le32_make(value);

    osdev_multiboot2_put_bytes_(out, osdev_span_make(&field, sizeof(field)));
}

void osdev_multiboot2_put_le64_(
    struct osdev_multiboot2_builder *out, uint64_t value
)
{
    osdev_le64_t field = osdev_le64_make(value);

    osdev_multiboot2_put_bytes_(out, osdev_span_make(&field, sizeof(field)));
}

void osdev_multiboot2_patch_le32_(
    struct osdev_multiboot2_builder *out, size_t offset, uint32_t value
)
{
    if (out->err == OSDEV_MULTIBOOT2_OK && out->buf != NULL) {
        osdev_le32_store(out->buf + offset, value);
    }
}

void osdev_multiboot2_bad_value_(struct osdev_multiboot2_builder *out)
{
    if (out->err == OSDEV_MULTIBOOT2_OK) {
        out->err = OSDEV_MULTIBOOT2_ERR_BAD_VALUE;
    }
}

// Start a tag; what it returns goes to osdev_multiboot2_end_tag_().
size_t
osdev_multiboot2_start_tag_(struct osdev_multiboot2_builder *out, uint32_t word)
{
    size_t start = out->len;

    osdev_multiboot2_put_le32_(out, word);
    osdev_multiboot2_put_le32_(out, 0);
    return start;
}

void osdev_multiboot2_end_tag_(
    struct osdev_multiboot2_builder *out, size_t start
)
{
    static const uint8_t padding[8] = {0};
    size_t size = out->len - start;

    osdev_multiboot2_patch_le32_(out, start + 4, (uint32_t)size);
    osdev_multiboot2_put_bytes_(out, osdev_span_make(padding, (0 - size) & 7));
}
