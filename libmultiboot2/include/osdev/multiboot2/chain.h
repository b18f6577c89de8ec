// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The chain of tags, which boot information and headers share: a word that
 * holds the type, a size without padding, a payload. Inline, so that a walk
 * costs no call for each tag.
 *
 * @spec Multiboot2 2.0, 3.1.3 and 3.6.3
 */
#ifndef OSDEV_MULTIBOOT2_CHAIN_H
#define OSDEV_MULTIBOOT2_CHAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/base/endian/le.h>
#include <osdev/base/span.h>

OSDEV_BEGIN_DECLS

/** One tag, not yet decoded. */
struct osdev_multiboot2_tag {
    /** OSDEV_MULTIBOOT2_TYPE_..., or a custom type. */
    uint32_t type;
    /** What follows type and size, without padding. */
    struct osdev_span payload;
};

/** Private: bytes of type and size. */
#define OSDEV_MULTIBOOT2_TAG_START_ 8u

/**
 * Private: take the next tag and its padding, whatever its type.
 *
 * @param[in,out] rest     What is left of the chain. Its length is a multiple
 *                         of 8, so rounding up a size that fits still fits.
 * @param[out]    out_tag  Written only if there is one.
 * @return Whether a tag of a possible size comes next.
 */
OSDEV_NODISCARD
OSDEV_ALWAYS_INLINE bool osdev_multiboot2_take_tag_(
    struct osdev_span *rest, struct osdev_multiboot2_tag *out_tag
)
{
    if (rest->len < OSDEV_MULTIBOOT2_TAG_START_) {
        return false;
    }
    uint32_t size = osdev_le32_load(rest->ptr + 4);
    // One comparison for both bounds: a size that is too small wraps around.
    size_t len = (size_t)size - OSDEV_MULTIBOOT2_TAG_START_;
    size_t step = ((size_t)size + 7) & ~(size_t)7;

    if (len > rest->len - OSDEV_MULTIBOOT2_TAG_START_) {
        return false;
    }
    out_tag->type = osdev_le32_load(rest->ptr);
    out_tag->payload.ptr = rest->ptr + OSDEV_MULTIBOOT2_TAG_START_;
    out_tag->payload.len = len;
    rest->ptr += step;
    rest->len -= step;
    return true;
}

/**
 * Private: whether a tag is the last one: type 0, and no payload.
 *
 * @param tag  Any tag.
 */
OSDEV_ALWAYS_INLINE bool
osdev_multiboot2_is_end_(const struct osdev_multiboot2_tag *tag)
{
    return (tag->type | tag->payload.len) == 0;
}

OSDEV_END_DECLS

#endif
