// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The chain of tags, which boot information and headers share: a word that
// holds the type, a size without padding, a payload. Multiboot2 2.0, 3.1.3
// and 3.6.3.
#ifndef OSDEV_MULTIBOOT2_CHAIN_H
#define OSDEV_MULTIBOOT2_CHAIN_H

#include <osdev/base.h>
#include <osdev/multiboot2/err.h>

#define TAG_START_LEN 8u

// One link.
struct link {
    uint32_t word; // type; in headers type and flags
    struct osdev_span payload;
};

// The part of a span from offset to its end; offset is at most its length.
static inline struct osdev_span span_from(struct osdev_span span, size_t offset)
{
    OSDEV_ASSERT(offset <= span.len);
    return osdev_span_make(span.ptr + offset, span.len - offset);
}

// Take the next link and its padding. The length of rest is a multiple of 8,
// so rounding up a size that fits still fits.
OSDEV_NODISCARD
static inline enum osdev_multiboot2_err
take_link(struct osdev_span *rest, struct link *out)
{
    if (rest->len < TAG_START_LEN) {
        return OSDEV_MULTIBOOT2_ERR_NO_END;
    }
    uint32_t size = osdev_le32_load(rest->ptr + 4);

    if (size < TAG_START_LEN) {
        return OSDEV_MULTIBOOT2_ERR_TAG_SIZE;
    }
    if (size > rest->len) {
        return OSDEV_MULTIBOOT2_ERR_TAG_OVERRUN;
    }
    out->word = osdev_le32_load(rest->ptr);
    out->payload = osdev_span_make(
        rest->ptr + TAG_START_LEN, (size_t)size - TAG_START_LEN
    );
    *rest = span_from(*rest, ((size_t)size + 7) & ~(size_t)7);
    return OSDEV_MULTIBOOT2_OK;
}

#endif
