// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Takes any text apart; every option lies inside it and is found again.
#include <stdlib.h>
#include <string.h>

#include <osdev/boot.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_inside(struct osdev_span part, const uint8_t *text, size_t len)
{
    if (part.ptr < text || part.ptr + part.len > text + len) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *text = malloc(size == 0 ? 1 : size);
    struct osdev_span rest = osdev_span_make(text, size);
    struct osdev_boot_option option;
    char name[64];

    if (size != 0) {
        memcpy(text, data, size);
    }
    while (osdev_boot_cmdline_next(&rest, &option)) {
        check_inside(option.name, text, size);
        check_inside(option.value, text, size);
        if (option.name.len < sizeof(name) &&
            memchr(option.name.ptr, 0, option.name.len) == NULL) {
            memcpy(name, option.name.ptr, option.name.len);
            name[option.name.len] = 0;
            if (!osdev_boot_cmdline_find(
                    osdev_span_make(text, size), name, NULL
                )) {
                abort();
            }
        }
    }
    free(text);
    return 0;
}
