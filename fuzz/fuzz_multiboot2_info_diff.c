// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Opens any bytes and compares every verdict, walk, look-up and count with the
// plain reference. Sums of root pointers are put right, or only bytes that
// happen to add up would get past them.
#include <stdlib.h>
#include <string.h>

#include "reference.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// Make len bytes add up to 0 by the one at offset.
static void fix_sum(uint8_t *bytes, size_t len, size_t offset)
{
    bytes[offset] =
        (uint8_t)(bytes[offset] - osdev_span_sum8(osdev_span_make(bytes, len)));
}

// Wherever a root pointer may be; the bytes after the signature choose which of
// its sums are put right.
static void fix_root_pointers(uint8_t *bytes, size_t len)
{
    for (size_t at = 0; at + 36 <= len; at += 8) {
        uint8_t *root = bytes + at;

        if (memcmp(root, "RSD PTR ", 8) != 0) {
            continue;
        }
        uint32_t claimed = osdev_le32_load(root + 20);

        if (root[9] != 'x') {
            fix_sum(root, 20, 8);
        }
        if (root[10] != 'x' && claimed >= 36 && claimed <= len - at) {
            fix_sum(root, claimed, 32);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *bytes = malloc(size == 0 ? 1 : size);

    if (size != 0) {
        memcpy(bytes, data, size);
    }
    if (size >= 8 && size % 8 == 0 && (data[4] & 1) == 0) {
        osdev_le32_store(bytes, (uint32_t)size);
    }
    fix_root_pointers(bytes, size);
    if (!reference_agrees(bytes, size)) {
        abort();
    }
    free(bytes);
    return 0;
}
