// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Header inside a kernel image: find, parse, look up. Multiboot2 2.0, 3.1.
#include <osdev/multiboot2/header.h>

#include "chain.h"

#define HEADER_START_LEN 16u

// Payload that a known type needs at least.
static const uint8_t min_payload[OSDEV_MULTIBOOT2_HEADER_TYPE_COUNT] = {
    [OSDEV_MULTIBOOT2_HEADER_ADDRESS] = 16,
    [OSDEV_MULTIBOOT2_HEADER_ENTRY] = 4,
    [OSDEV_MULTIBOOT2_HEADER_CONSOLE] = 4,
    [OSDEV_MULTIBOOT2_HEADER_FRAMEBUFFER] = 12,
    [OSDEV_MULTIBOOT2_HEADER_ENTRY_EFI32] = 4,
    [OSDEV_MULTIBOOT2_HEADER_ENTRY_EFI64] = 4,
    [OSDEV_MULTIBOOT2_HEADER_RELOCATABLE] = 16,
};

static enum osdev_multiboot2_err
check_known(const struct osdev_multiboot2_header_tag *tag)
{
    if (tag->payload.len < min_payload[tag->type]) {
        return OSDEV_MULTIBOOT2_ERR_TOO_SHORT;
    }
    if (tag->type == OSDEV_MULTIBOOT2_HEADER_REQUEST &&
        tag->payload.len % 4 != 0) {
        return OSDEV_MULTIBOOT2_ERR_ENTRY_COUNT;
    }
    return OSDEV_MULTIBOOT2_OK;
}

static bool is_known(const struct osdev_multiboot2_header_tag *tag)
{
    return tag->type < OSDEV_MULTIBOOT2_HEADER_TYPE_COUNT;
}

static bool is_end(const struct osdev_multiboot2_header_tag *tag)
{
    return tag->type == OSDEV_MULTIBOOT2_HEADER_END && tag->payload.len == 0;
}

static bool is_required(const struct osdev_multiboot2_header_tag *tag)
{
    return (tag->flags & OSDEV_MULTIBOOT2_HEADER_OPTIONAL) == 0;
}

static enum osdev_multiboot2_err
take_tag(struct osdev_span *rest, struct osdev_multiboot2_header_tag *out)
{
    struct osdev_multiboot2_tag tag;

    if (!osdev_multiboot2_take_tag_(rest, &tag)) {
        return broken_chain(*rest);
    }
    out->type = (uint16_t)tag.type;
    out->flags = (uint16_t)(tag.type >> 16);
    out->payload = tag.payload;
    return OSDEV_MULTIBOOT2_OK;
}

static enum osdev_multiboot2_err index_tag(
    struct osdev_multiboot2_header *header,
    const struct osdev_multiboot2_header_tag *tag, size_t offset
)
{
    if (!is_known(tag)) {
        if (is_required(tag) && header->unknown_required_count++ == 0) {
            header->unknown_required_type = tag->type;
        }
        return OSDEV_MULTIBOOT2_OK;
    }
    enum osdev_multiboot2_err err = check_known(tag);

    if (err == OSDEV_MULTIBOOT2_OK) {
        if (header->first[tag->type] == 0) {
            header->first[tag->type] = (uint32_t)offset;
        }
    } else if (!is_required(tag)) {
        header->malformed_types |= OSDEV_BIT32(tag->type);
        err = OSDEV_MULTIBOOT2_OK;
    }
    return err;
}

static enum osdev_multiboot2_err
index_chain(struct osdev_multiboot2_header *header)
{
    struct osdev_span rest = span_from(header->bytes, HEADER_START_LEN);

    for (;;) {
        struct osdev_multiboot2_header_tag tag;
        size_t offset = header->bytes.len - rest.len;
        enum osdev_multiboot2_err err = take_tag(&rest, &tag);

        if (err != OSDEV_MULTIBOOT2_OK) {
            return err;
        }
        if (is_end(&tag)) {
            header->bytes.len -= rest.len;
            return OSDEV_MULTIBOOT2_OK;
        }
        err = index_tag(header, &tag, offset);
        if (err != OSDEV_MULTIBOOT2_OK) {
            return err;
        }
    }
}

enum osdev_multiboot2_err osdev_multiboot2_header_parse(
    struct osdev_span bytes, struct osdev_multiboot2_header *out_header
)
{
    struct osdev_multiboot2_header header = {0};

    OSDEV_ASSERT(out_header != NULL);
    if (bytes.len < HEADER_START_LEN) {
        return OSDEV_MULTIBOOT2_ERR_TRUNCATED;
    }
    uint32_t magic = osdev_le32_load(bytes.ptr);
    uint32_t length = osdev_le32_load(bytes.ptr + 8);

    header.architecture = osdev_le32_load(bytes.ptr + 4);
    if (magic != OSDEV_MULTIBOOT2_HEADER_MAGIC) {
        return OSDEV_MULTIBOOT2_ERR_NO_HEADER;
    }
    if (magic + header.architecture + length +
            osdev_le32_load(bytes.ptr + 12) !=
        0) {
        return OSDEV_MULTIBOOT2_ERR_CHECKSUM;
    }
    if (length < HEADER_START_LEN + TAG_START_LEN || length % 8 != 0) {
        return OSDEV_MULTIBOOT2_ERR_TOTAL_SIZE;
    }
    if (length > bytes.len) {
        return OSDEV_MULTIBOOT2_ERR_TRUNCATED;
    }
    header.bytes = osdev_span_make(bytes.ptr, length);
    enum osdev_multiboot2_err err = index_chain(&header);

    if (err == OSDEV_MULTIBOOT2_OK) {
        *out_header = header;
    }
    return err;
}

enum osdev_multiboot2_err osdev_multiboot2_header_find(
    struct osdev_span image, struct osdev_multiboot2_header *out_header,
    size_t *out_offset
)
{
    enum osdev_multiboot2_err first = OSDEV_MULTIBOOT2_ERR_NO_HEADER;

    OSDEV_ASSERT(out_header != NULL && out_offset != NULL);
    if (image.len > OSDEV_MULTIBOOT2_HEADER_WINDOW) {
        image.len = OSDEV_MULTIBOOT2_HEADER_WINDOW;
    }
    for (size_t offset = 0; offset + 4 <= image.len; offset += 8) {
        if (osdev_le32_load(image.ptr + offset) !=
            OSDEV_MULTIBOOT2_HEADER_MAGIC) {
            continue;
        }
        enum osdev_multiboot2_err err =
            osdev_multiboot2_header_parse(span_from(image, offset), out_header);

        if (err == OSDEV_MULTIBOOT2_OK) {
            *out_offset = offset;
            return OSDEV_MULTIBOOT2_OK;
        }
        if (first == OSDEV_MULTIBOOT2_ERR_NO_HEADER) {
            first = err;
        }
    }
    return first;
}

bool osdev_multiboot2_header_find_tag(
    const struct osdev_multiboot2_header *header, uint32_t type,
    struct osdev_multiboot2_header_tag *out_tag
)
{
    OSDEV_ASSERT(header != NULL && out_tag != NULL);
    if (!osdev_multiboot2_header_has(header, type)) {
        return false;
    }
    struct osdev_span rest = span_from(header->bytes, header->first[type]);
    struct osdev_multiboot2_header_tag tag;

    // Checked again: the bytes may have changed since they were parsed.
    if (take_tag(&rest, &tag) != OSDEV_MULTIBOOT2_OK || tag.type != type ||
        check_known(&tag) != OSDEV_MULTIBOOT2_OK) {
        return false;
    }
    *out_tag = tag;
    return true;
}

bool osdev_multiboot2_header_has(
    const struct osdev_multiboot2_header *header, uint32_t type
)
{
    OSDEV_ASSERT(header != NULL);
    return type < OSDEV_MULTIBOOT2_HEADER_TYPE_COUNT &&
           header->first[type] != 0;
}

struct osdev_multiboot2_header_iter
osdev_multiboot2_header_iter(const struct osdev_multiboot2_header *header)
{
    OSDEV_ASSERT(header != NULL);
    struct osdev_multiboot2_header_iter iter = {
        span_from(header->bytes, HEADER_START_LEN)};

    return iter;
}

bool osdev_multiboot2_header_next(
    struct osdev_multiboot2_header_iter *iter,
    struct osdev_multiboot2_header_tag *out_tag
)
{
    struct osdev_multiboot2_header_tag tag;

    OSDEV_ASSERT(iter != NULL && out_tag != NULL);
    while (take_tag(&iter->rest, &tag) == OSDEV_MULTIBOOT2_OK && !is_end(&tag)
    ) {
        if (!is_known(&tag) || check_known(&tag) == OSDEV_MULTIBOOT2_OK) {
            *out_tag = tag;
            return true;
        }
    }
    iter->rest.len = 0;
    return false;
}

bool osdev_multiboot2_header_request_at(
    const struct osdev_multiboot2_header_tag *tag, uint32_t index,
    uint32_t *out_type
)
{
    OSDEV_ASSERT(tag != NULL && out_type != NULL);
    if (tag->type != OSDEV_MULTIBOOT2_HEADER_REQUEST ||
        index >= tag->payload.len / 4) {
        return false;
    }
    *out_type = osdev_le32_load(tag->payload.ptr + (size_t)index * 4);
    return true;
}

bool osdev_multiboot2_header_find_address(
    const struct osdev_multiboot2_header *header,
    struct osdev_multiboot2_header_address *out_address
)
{
    struct osdev_multiboot2_header_tag tag;

    OSDEV_ASSERT(out_address != NULL);
    if (!osdev_multiboot2_header_find_tag(
            header, OSDEV_MULTIBOOT2_HEADER_ADDRESS, &tag
        )) {
        return false;
    }
    out_address->header = osdev_le32_load(tag.payload.ptr);
    out_address->load = osdev_le32_load(tag.payload.ptr + 4);
    out_address->load_end = osdev_le32_load(tag.payload.ptr + 8);
    out_address->bss_end = osdev_le32_load(tag.payload.ptr + 12);
    return true;
}

static bool find_word(
    const struct osdev_multiboot2_header *header, uint32_t type, uint32_t *out
)
{
    struct osdev_multiboot2_header_tag tag;

    OSDEV_ASSERT(out != NULL);
    if (!osdev_multiboot2_header_find_tag(header, type, &tag)) {
        return false;
    }
    *out = osdev_le32_load(tag.payload.ptr);
    return true;
}

bool osdev_multiboot2_header_find_entry(
    const struct osdev_multiboot2_header *header, uint32_t type,
    uint32_t *out_entry
)
{
    return (type == OSDEV_MULTIBOOT2_HEADER_ENTRY ||
            type == OSDEV_MULTIBOOT2_HEADER_ENTRY_EFI32 ||
            type == OSDEV_MULTIBOOT2_HEADER_ENTRY_EFI64) &&
           find_word(header, type, out_entry);
}

bool osdev_multiboot2_header_find_console(
    const struct osdev_multiboot2_header *header, uint32_t *out_flags
)
{
    return find_word(header, OSDEV_MULTIBOOT2_HEADER_CONSOLE, out_flags);
}

bool osdev_multiboot2_header_find_framebuffer(
    const struct osdev_multiboot2_header *header,
    struct osdev_multiboot2_header_framebuffer *out_framebuffer
)
{
    struct osdev_multiboot2_header_tag tag;

    OSDEV_ASSERT(out_framebuffer != NULL);
    if (!osdev_multiboot2_header_find_tag(
            header, OSDEV_MULTIBOOT2_HEADER_FRAMEBUFFER, &tag
        )) {
        return false;
    }
    out_framebuffer->width = osdev_le32_load(tag.payload.ptr);
    out_framebuffer->height = osdev_le32_load(tag.payload.ptr + 4);
    out_framebuffer->depth = osdev_le32_load(tag.payload.ptr + 8);
    return true;
}

bool osdev_multiboot2_header_find_relocatable(
    const struct osdev_multiboot2_header *header,
    struct osdev_multiboot2_header_relocatable *out_relocatable
)
{
    struct osdev_multiboot2_header_tag tag;

    OSDEV_ASSERT(out_relocatable != NULL);
    if (!osdev_multiboot2_header_find_tag(
            header, OSDEV_MULTIBOOT2_HEADER_RELOCATABLE, &tag
        )) {
        return false;
    }
    out_relocatable->min_addr = osdev_le32_load(tag.payload.ptr);
    out_relocatable->max_addr = osdev_le32_load(tag.payload.ptr + 4);
    out_relocatable->align = osdev_le32_load(tag.payload.ptr + 8);
    out_relocatable->preference = osdev_le32_load(tag.payload.ptr + 12);
    return true;
}
