// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Writes boot information byte by byte, independent of the library's builder,
// so that tests can say anything, however wrong.
#ifndef BLOCK_H
#define BLOCK_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct block {
    _Alignas(8) uint8_t bytes[8192];
    size_t len;
};

static inline void block_le(struct block *block, uint64_t value, unsigned len)
{
    for (unsigned i = 0; i < len; i++) {
        block->bytes[block->len++] = (uint8_t)(value >> (8 * i));
    }
}

static inline void block_raw(struct block *block, const void *bytes, size_t len)
{
    memcpy(block->bytes + block->len, bytes, len);
    block->len += len;
}

static inline void block_start(struct block *block)
{
    memset(block, 0, sizeof(*block));
    block->len = 8;
}

// A tag with a size that may disagree with its payload.
static inline void block_tag_sized(
    struct block *block, uint32_t type, uint32_t size, const void *payload,
    size_t len
)
{
    block_le(block, type, 4);
    block_le(block, size, 4);
    if (len != 0) {
        block_raw(block, payload, len);
    }
    block->len = (block->len + 7) & ~(size_t)7;
}

static inline void
block_tag(struct block *block, uint32_t type, const void *payload, size_t len)
{
    block_tag_sized(block, type, (uint32_t)len + 8, payload, len);
}

// Total size only, for chains without an end.
static inline void block_seal(struct block *block)
{
    size_t len = block->len;

    block->len = 0;
    block_le(block, len, 4);
    block->len = len;
}

static inline void block_end(struct block *block)
{
    block_tag(block, 0, NULL, 0);
    block_seal(block);
}

#endif
