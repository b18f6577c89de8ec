// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Any table: all its lists are walked and all its fields visited.
#include <stdlib.h>
#include <string.h>

#include <osdev/acpi.h>

#define CHECK(cond) ((cond) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned sum;

// Touch the bytes, so that the sanitizer looks at them.
static void visit(void *ctx, const struct osdev_acpi_item *item)
{
    const struct osdev_span *table = ctx;

    CHECK(item->name != NULL && item->part != NULL);
    CHECK(item->offset <= table->len);
    CHECK(item->bytes.len <= table->len - item->offset);
    for (size_t i = 0; i < item->bytes.len; i++) {
        CHECK(item->bytes.ptr[i] == table->ptr[item->offset + i]);
        sum += item->bytes.ptr[i];
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *input = malloc(size == 0 ? 1 : size);
    struct osdev_span table = {input, size};

    CHECK(input != NULL);
    if (size != 0) {
        memcpy(input, data, size);
    }
    osdev_ignore(osdev_acpi_describe(table, visit, &table));
    free(input);
    return 0;
}
