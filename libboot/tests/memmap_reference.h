// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The rules of the normaliser, applied byte by byte and page by page to
// a small address space. Slow and obvious: the judge of the fast one.
#ifndef MEMMAP_REFERENCE_H
#define MEMMAP_REFERENCE_H

#include <stdint.h>
#include <string.h>

#include <osdev/boot/memmap.h>

#define REFERENCE_BYTES 512u

// Highest type of every byte, 0 for none.
static inline void reference_bytes(
    const struct osdev_boot_region *ranges, size_t count,
    uint8_t types[REFERENCE_BYTES]
)
{
    memset(types, 0, REFERENCE_BYTES);
    for (size_t i = 0; i < count; i++) {
        uint32_t type = ranges[i].type;
        bool wraps = ranges[i].base + ranges[i].len < ranges[i].base &&
                     ranges[i].len > UINT64_MAX - ranges[i].base;

        if (type == 0 || type >= OSDEV_BOOT_MEM_TYPE_COUNT) {
            type = OSDEV_BOOT_MEM_RESERVED;
        }
        if (wraps && osdev_boot_mem_is_ram(type)) {
            continue;
        }
        for (uint64_t at = 0; at < REFERENCE_BYTES; at++) {
            if (at >= ranges[i].base && at - ranges[i].base < ranges[i].len &&
                type > types[at]) {
                types[at] = (uint8_t)type;
            }
        }
    }
}

// Type of the page that starts at page.
static inline uint32_t
reference_page(const uint8_t *types, size_t page, size_t page_size)
{
    uint32_t highest = 0;
    uint32_t kept = 0;
    bool whole = true;

    for (size_t i = 0; i < page_size; i++) {
        uint32_t type = types[page + i];

        whole = whole && type != 0;
        highest = type > highest ? type : highest;
        if (!osdev_boot_mem_is_ram(type) && type > kept) {
            kept = type;
        }
    }
    return whole ? highest : kept;
}

// Whether a result says what the reference says below REFERENCE_BYTES, and is
// sorted, disjoint, joined and whole pages everywhere.
static inline bool reference_agrees(
    const uint8_t *types, size_t page_size, const struct osdev_boot_region *out,
    size_t count
)
{
    for (size_t i = 0; i < count; i++) {
        const struct osdev_boot_region *last = i == 0 ? NULL : &out[i - 1];

        if (out[i].len == 0 || out[i].base % page_size != 0 ||
            out[i].len % page_size != 0 ||
            out[i].len > UINT64_MAX - out[i].base) {
            return false;
        }
        if (last != NULL && (last->base + last->len > out[i].base ||
                             (last->base + last->len == out[i].base &&
                              last->type == out[i].type))) {
            return false;
        }
    }
    for (size_t page = 0; page < REFERENCE_BYTES; page += page_size) {
        const struct osdev_boot_region *found =
            osdev_boot_memmap_find(out, count, page);
        uint32_t type = found == NULL ? 0 : found->type;

        if (type != reference_page(types, page, page_size)) {
            return false;
        }
    }
    return true;
}

#endif
