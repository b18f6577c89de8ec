// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Command line, loader name, modules. Multiboot2 2.0, 3.6.5, 3.6.6, 3.6.10.
#include <osdev/multiboot2/text.h>

#include "internal.h"

static bool find_text(
    const struct osdev_multiboot2 *info, uint32_t type,
    struct osdev_span *out_text
)
{
    struct osdev_span payload;

    OSDEV_ASSERT(info != NULL && out_text != NULL);
    return find_payload(info, type, &payload) &&
           text_until_nul(payload, out_text);
}

bool osdev_multiboot2_find_cmdline(
    const struct osdev_multiboot2 *info, struct osdev_span *out_text
)
{
    return find_text(info, OSDEV_MULTIBOOT2_TYPE_CMDLINE, out_text);
}

bool osdev_multiboot2_find_loader_name(
    const struct osdev_multiboot2 *info, struct osdev_span *out_text
)
{
    return find_text(info, OSDEV_MULTIBOOT2_TYPE_LOADER_NAME, out_text);
}

static bool decode_module(
    struct osdev_span payload, struct osdev_multiboot2_module *out_module
)
{
    struct osdev_span cmdline;
    uint32_t start;
    uint32_t end;

    if (!osdev_span_take_le32(&payload, &start) ||
        !osdev_span_take_le32(&payload, &end) || end < start ||
        !text_until_nul(payload, &cmdline)) {
        return false;
    }
    out_module->start = osdev_paddr(start);
    out_module->len = end - start;
    out_module->cmdline = cmdline;
    return true;
}

bool osdev_multiboot2_find_module(
    const struct osdev_multiboot2 *info,
    struct osdev_multiboot2_module *out_module
)
{
    struct osdev_span payload;

    OSDEV_ASSERT(info != NULL && out_module != NULL);
    return find_payload(info, OSDEV_MULTIBOOT2_TYPE_MODULE, &payload) &&
           decode_module(payload, out_module);
}

bool osdev_multiboot2_next_module(
    struct osdev_multiboot2_iter *iter,
    struct osdev_multiboot2_module *out_module
)
{
    struct osdev_multiboot2_tag tag;

    OSDEV_ASSERT(out_module != NULL);
    while (osdev_multiboot2_next(iter, &tag)) {
        if (tag.type == OSDEV_MULTIBOOT2_TYPE_MODULE) {
            return decode_module(tag.payload, out_module);
        }
    }
    return false;
}
