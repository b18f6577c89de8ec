// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Physical memory as a few blocks, with tables built in them. What lies
// elsewhere cannot be mapped.
#ifndef FAKE_MEMORY_H
#define FAKE_MEMORY_H

#include <osdev/acpi.h>

#include <osdev_test.h>

#define FAKE_BLOCKS    32
#define FAKE_BLOCK_LEN 1024

struct fake_memory {
    struct {
        uint64_t start;
        size_t len;
        uint8_t bytes[FAKE_BLOCK_LEN];
    } blocks[FAKE_BLOCKS];
    size_t count;
    int mapped; // mappings that were not undone
};

extern const struct osdev_acpi_map_ops fake_memory_ops;

// A block of memory; its bytes are zero.
uint8_t *fake_memory_add(struct fake_memory *fake, uint64_t start, size_t len);

// A table with its header, length and checksum; the body is copied.
uint8_t *fake_memory_table(
    struct fake_memory *fake, uint64_t start, const char *signature,
    const void *body, size_t len
);

// A root table that lists the addresses: an XSDT, or an RSDT if `wide` is
// false.
void fake_memory_root(
    struct fake_memory *fake, uint64_t start, bool wide,
    const uint64_t *entries, size_t count
);

// Make the bytes of a table add up to zero again.
void fake_memory_fix(uint8_t *table);

// A header in front of a body of so many bytes.
void fake_header(uint8_t *table, const char *signature, size_t len);

#endif
