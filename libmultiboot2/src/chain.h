// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What parsers and builders of both chains share besides the walk itself.
#ifndef OSDEV_MULTIBOOT2_SRC_CHAIN_H
#define OSDEV_MULTIBOOT2_SRC_CHAIN_H

#include <osdev/base.h>
#include <osdev/multiboot2/chain.h>
#include <osdev/multiboot2/err.h>

#define TAG_START_LEN OSDEV_MULTIBOOT2_TAG_START_

// The part of a span from offset to its end; offset is at most its length.
static inline struct osdev_span span_from(struct osdev_span span, size_t offset)
{
    OSDEV_ASSERT(offset <= span.len);
    return osdev_span_make(span.ptr + offset, span.len - offset);
}

// Why osdev_multiboot2_take_tag_() took nothing.
static inline enum osdev_multiboot2_err broken_chain(struct osdev_span rest)
{
    if (rest.len < TAG_START_LEN) {
        return OSDEV_MULTIBOOT2_ERR_NO_END;
    }
    return osdev_le32_load(rest.ptr + 4) < TAG_START_LEN
               ? OSDEV_MULTIBOOT2_ERR_TAG_SIZE
               : OSDEV_MULTIBOOT2_ERR_TAG_OVERRUN;
}

#endif
