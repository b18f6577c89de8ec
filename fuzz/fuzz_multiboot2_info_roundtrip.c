// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What is parsed, built and parsed again says the same.
#include <stdlib.h>
#include <string.h>

#include "rebuild.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool ok)
{
    if (!ok) {
        abort();
    }
}

// A block in its own exact heap memory, and its length.
static uint8_t *rebuilt(const struct osdev_multiboot2 *info, size_t *out_len)
{
    size_t counted;

    check(rebuild(info, NULL, 0, &counted) == OSDEV_MULTIBOOT2_OK);
    uint8_t *bytes = malloc(counted);

    check(rebuild(info, bytes, counted, out_len) == OSDEV_MULTIBOOT2_OK);
    check(*out_len == counted);
    return bytes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *bytes = malloc(size == 0 ? 1 : size);
    struct osdev_multiboot2 info;
    struct osdev_multiboot2 again;
    size_t first_len;
    size_t second_len;

    if (size != 0) {
        memcpy(bytes, data, size);
    }
    if (osdev_multiboot2_open(&info, bytes, size) == OSDEV_MULTIBOOT2_OK) {
        uint8_t *first = rebuilt(&info, &first_len);

        check(
            osdev_multiboot2_open(&again, first, first_len) ==
            OSDEV_MULTIBOOT2_OK
        );
        check(again.malformed_count == 0);
        check(again.tag_count <= info.tag_count);
        uint8_t *second = rebuilt(&again, &second_len);

        check(second_len == first_len);
        check(memcmp(first, second, first_len) == 0);
        free(first);
        free(second);
    }
    free(bytes);
    return 0;
}
