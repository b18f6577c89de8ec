// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Finds and parses a header in any bytes and calls every accessor. The
// checksum of the first magic number is made right.
#include <stdlib.h>
#include <string.h>

#include <osdev/multiboot2.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static volatile uint8_t sink;

static void fix_checksum(uint8_t *bytes, size_t size)
{
    for (size_t at = 0; at + 16 <= size; at += 8) {
        if (osdev_le32_load(bytes + at) == OSDEV_MULTIBOOT2_HEADER_MAGIC) {
            osdev_le32_store(
                bytes + at + 12, 0 - OSDEV_MULTIBOOT2_HEADER_MAGIC -
                                     osdev_le32_load(bytes + at + 4) -
                                     osdev_le32_load(bytes + at + 8)
            );
            return;
        }
    }
}

static void walk(const struct osdev_multiboot2_header *header)
{
    struct osdev_multiboot2_header_iter iter =
        osdev_multiboot2_header_iter(header);
    struct osdev_multiboot2_header_tag tag;
    struct osdev_multiboot2_header_address address;
    struct osdev_multiboot2_header_framebuffer framebuffer;
    struct osdev_multiboot2_header_relocatable relocatable;
    uint32_t word;

    while (osdev_multiboot2_header_next(&iter, &tag)) {
        for (uint32_t i = 0; osdev_multiboot2_header_request_at(&tag, i, &word);
             i++) {
            sink = (uint8_t)word;
        }
        for (size_t i = 0; i < tag.payload.len; i++) {
            sink = tag.payload.ptr[i];
        }
    }
    for (uint32_t type = 0; type <= OSDEV_MULTIBOOT2_HEADER_TYPE_COUNT;
         type++) {
        sink = osdev_multiboot2_header_has(header, type);
        sink = osdev_multiboot2_header_find_tag(header, type, &tag);
        sink = osdev_multiboot2_header_find_entry(header, type, &word);
    }
    sink = osdev_multiboot2_header_find_address(header, &address);
    sink = osdev_multiboot2_header_find_console(header, &word);
    sink = osdev_multiboot2_header_find_framebuffer(header, &framebuffer);
    sink = osdev_multiboot2_header_find_relocatable(header, &relocatable);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *bytes = malloc(size == 0 ? 1 : size);
    struct osdev_span image = osdev_span_make(bytes, size);
    struct osdev_multiboot2_header header;
    size_t offset;

    if (size != 0) {
        memcpy(bytes, data, size);
    }
    fix_checksum(bytes, size);
    if (osdev_multiboot2_header_find(image, &header, &offset) ==
        OSDEV_MULTIBOOT2_OK) {
        if (offset % 8 != 0 || offset + header.bytes.len > size) {
            abort();
        }
        walk(&header);
        for (size_t i = 0; i < header.bytes.len; i++) {
            bytes[offset + i] ^= data[(i * 7 + 5) % size];
        }
        walk(&header);
    }
    free(bytes);
    return 0;
}
