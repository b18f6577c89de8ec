// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Opens any bytes as boot information and calls every accessor; then changes
// the bytes behind the parser's back and calls them again.
#include <stdlib.h>
#include <string.h>

#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *bytes = malloc(size == 0 ? 1 : size);
    struct osdev_multiboot2 info;

    if (size != 0) {
        memcpy(bytes, data, size);
    }
    if (size >= 8 && size % 8 == 0 && (data[4] & 1) == 0) {
        // Most inputs are about tags, not about the total size.
        osdev_le32_store(bytes, (uint32_t)size);
    }
    if (osdev_multiboot2_open(&info, bytes, size) == OSDEV_MULTIBOOT2_OK) {
        touch_all(&info);
        for (size_t i = 0; i < info.bytes.len; i++) {
            bytes[i] ^= data[(i * 7 + 5) % size];
        }
        touch_all(&info);
    }
    free(bytes);
    return 0;
}
