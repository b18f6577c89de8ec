// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Header builder. Multiboot2 2.0, 3.1.
#include <osdev/multiboot2/header_builder.h>

#include "writer.h"

void osdev_multiboot2_header_builder_init(
    struct osdev_multiboot2_header_builder *builder, uint32_t architecture,
    void *buf, size_t cap
)
{
    OSDEV_ASSERT(builder != NULL);
    builder->out.buf = buf;
    builder->out.cap = cap;
    builder->out.len = 0;
    builder->out.err = OSDEV_MULTIBOOT2_OK;
    builder->architecture = architecture;
    osdev_multiboot2_put_le32_(&builder->out, OSDEV_MULTIBOOT2_HEADER_MAGIC);
    osdev_multiboot2_put_le32_(&builder->out, architecture);
    // Length and checksum, known at the end.
    osdev_multiboot2_put_le64_(&builder->out, 0);
}

enum osdev_multiboot2_err osdev_multiboot2_header_builder_finish(
    struct osdev_multiboot2_header_builder *builder, size_t *out_len
)
{
    struct osdev_multiboot2_builder *out = &builder->out;

    OSDEV_ASSERT(builder != NULL && out_len != NULL);
    osdev_multiboot2_end_tag_(
        out, osdev_multiboot2_start_tag_(out, OSDEV_MULTIBOOT2_HEADER_END)
    );
    uint32_t length = (uint32_t)out->len;

    osdev_multiboot2_patch_le32_(out, 8, length);
    osdev_multiboot2_patch_le32_(
        out, 12,
        0 - OSDEV_MULTIBOOT2_HEADER_MAGIC - builder->architecture - length
    );
    if (out->err == OSDEV_MULTIBOOT2_OK) {
        *out_len = out->len;
    }
    return out->err;
}

void osdev_multiboot2_header_build_tag(
    struct osdev_multiboot2_header_builder *builder, uint16_t type,
    uint16_t flags, const uint32_t *words, size_t count
)
{
    struct osdev_multiboot2_builder *out = &builder->out;
    size_t tag = osdev_multiboot2_start_tag_(out, type | (uint32_t)flags << 16);

    OSDEV_ASSERT(words != NULL || count == 0);
    if (type == OSDEV_MULTIBOOT2_HEADER_END) {
        osdev_multiboot2_bad_value_(out);
    }
    for (size_t i = 0; i < count; i++) {
        osdev_multiboot2_put_le32_(out, words[i]);
    }
    osdev_multiboot2_end_tag_(out, tag);
}

void osdev_multiboot2_header_build_request(
    struct osdev_multiboot2_header_builder *builder, uint16_t flags,
    const uint32_t *types, size_t count
)
{
    osdev_multiboot2_header_build_tag(
        builder, OSDEV_MULTIBOOT2_HEADER_REQUEST, flags, types, count
    );
}

void osdev_multiboot2_header_build_address(
    struct osdev_multiboot2_header_builder *builder, uint16_t flags,
    const struct osdev_multiboot2_header_address *address
)
{
    const uint32_t words[] = {
        address->header, address->load, address->load_end, address->bss_end};

    osdev_multiboot2_header_build_tag(
        builder, OSDEV_MULTIBOOT2_HEADER_ADDRESS, flags, words,
        OSDEV_COUNTOF(words)
    );
}

void osdev_multiboot2_header_build_entry(
    struct osdev_multiboot2_header_builder *builder, uint16_t type,
    uint16_t flags, uint32_t entry
)
{
    osdev_multiboot2_header_build_tag(builder, type, flags, &entry, 1);
}

void osdev_multiboot2_header_build_console(
    struct osdev_multiboot2_header_builder *builder, uint16_t flags,
    uint32_t console_flags
)
{
    osdev_multiboot2_header_build_tag(
        builder, OSDEV_MULTIBOOT2_HEADER_CONSOLE, flags, &console_flags, 1
    );
}

void osdev_multiboot2_header_build_framebuffer(
    struct osdev_multiboot2_header_builder *builder, uint16_t flags,
    const struct osdev_multiboot2_header_framebuffer *framebuffer
)
{
    const uint32_t words[] = {
        framebuffer->width, framebuffer->height, framebuffer->depth};

    osdev_multiboot2_header_build_tag(
        builder, OSDEV_MULTIBOOT2_HEADER_FRAMEBUFFER, flags, words,
        OSDEV_COUNTOF(words)
    );
}

void osdev_multiboot2_header_build_relocatable(
    struct osdev_multiboot2_header_builder *builder, uint16_t flags,
    const struct osdev_multiboot2_header_relocatable *relocatable
)
{
    const uint32_t words[] = {
        relocatable->min_addr, relocatable->max_addr, relocatable->align,
        relocatable->preference};

    osdev_multiboot2_header_build_tag(
        builder, OSDEV_MULTIBOOT2_HEADER_RELOCATABLE, flags, words,
        OSDEV_COUNTOF(words)
    );
}
