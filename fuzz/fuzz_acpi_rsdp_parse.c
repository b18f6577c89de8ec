// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Any bytes as root pointer, and as an area that holds one.
#include <stdlib.h>
#include <string.h>

#include <osdev/acpi.h>

#define CHECK(cond) ((cond) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *input = malloc(size == 0 ? 1 : size);
    struct osdev_span area = {input, size};
    struct osdev_acpi_rsdp rsdp;
    size_t offset;

    CHECK(input != NULL);
    if (size != 0) {
        memcpy(input, data, size);
    }
    if (osdev_acpi_rsdp_find(area, &offset) == OSDEV_ACPI_OK) {
        CHECK(offset % 16 == 0 && offset + 20 <= size);
        CHECK(osdev_span_skip(&area, offset));
        CHECK(osdev_acpi_rsdp_parse(area, &rsdp) == OSDEV_ACPI_OK);
        CHECK(rsdp.revision >= 2 || osdev_le64_get(rsdp.xsdt) == 0);
    }
    area = osdev_span_make(input, size);
    osdev_ignore(osdev_acpi_rsdp_parse(area, &rsdp));
    free(input);
    return 0;
}
