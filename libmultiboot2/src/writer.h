// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Bytes into the caller's buffer, which both builders share.
#ifndef OSDEV_MULTIBOOT2_WRITER_H
#define OSDEV_MULTIBOOT2_WRITER_H

#include <osdev/multiboot2/builder.h>

#include "chain.h"

void osdev_multiboot2_put_bytes_(
    struct osdev_multiboot2_builder *out, struct osdev_span bytes
);
void osdev_multiboot2_put_u8_(
    struct osdev_multiboot2_builder *out, uint8_t value
);
void osdev_multiboot2_put_le16_(
    struct osdev_multiboot2_builder *out, uint16_t value
);
void osdev_multiboot2_put_le32_(
    struct osdev_multiboot2_builder *out, uint32_t value
);
void osdev_multiboot2_put_le64_(
    struct osdev_multiboot2_builder *out, uint64_t value
);

// Fill in a word that has become known after it was passed.
void osdev_multiboot2_patch_le32_(
    struct osdev_multiboot2_builder *out, size_t offset, uint32_t value
);

void osdev_multiboot2_bad_value_(struct osdev_multiboot2_builder *out);

// Start a tag; what it returns goes to osdev_multiboot2_end_tag_().
size_t osdev_multiboot2_start_tag_(
    struct osdev_multiboot2_builder *out, uint32_t word
);
void osdev_multiboot2_end_tag_(
    struct osdev_multiboot2_builder *out, size_t start
);

#endif
