// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Normalises lists of ranges and compares with the byte-by-byte reference.
// Input: page size, then 5 bytes a range: where from, base, length, type.
#include <stdlib.h>
#include <string.h>

#include "memmap_reference.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define RANGE_LEN 5u

static struct osdev_boot_region decode(const uint8_t *raw)
{
    // Low addresses, the top of the address space, and lengths that wrap.
    struct osdev_boot_region range = {
        (raw[1] | (uint64_t)(raw[0] & 1) << 8) % REFERENCE_BYTES,
        raw[2] | (uint64_t)(raw[0] & 2) << 7, raw[3] % 16u, 0};

    if ((raw[0] & 4) != 0) {
        range.base = 0 - range.base;
    }
    if ((raw[0] & 8) != 0) {
        range.len = 0 - range.len;
    }
    if ((raw[0] & 16) != 0) {
        range.base ^= (uint64_t)raw[4] << 40;
    }
    return range;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t count = size == 0 ? 0 : (size - 1) / RANGE_LEN;
    size_t page_size = size == 0 ? 64 : (size_t)1 << data[0] % 8;
    size_t cap = OSDEV_BOOT_MEMMAP_MAX(count);
    struct osdev_boot_region *in = calloc(count + 1, sizeof(*in));
    struct osdev_boot_region *out = calloc(cap + 1, sizeof(*out));
    uint8_t types[REFERENCE_BYTES];
    size_t need;
    size_t out_count;

    for (size_t i = 0; i < count; i++) {
        in[i] = decode(data + 1 + i * RANGE_LEN);
    }
    reference_bytes(in, count, types);
    enum osdev_boot_err err =
        osdev_boot_memmap_normalise(in, count, page_size, NULL, 0, &need);

    if (err != (need == 0 ? OSDEV_BOOT_OK : OSDEV_BOOT_ERR_NO_SPACE) ||
        need > cap) {
        abort();
    }
    if (osdev_boot_memmap_normalise(
            in, count, page_size, out, need, &out_count
        ) != OSDEV_BOOT_OK ||
        out_count != need ||
        !reference_agrees(types, page_size, out, out_count)) {
        abort();
    }
    // A normalised map stays as it is.
    memcpy(in, out, (out_count < count ? out_count : count) * sizeof(*in));
    if (out_count <= count &&
        (osdev_boot_memmap_normalise(
             in, out_count, page_size, out, cap, &need
         ) != OSDEV_BOOT_OK ||
         need != out_count || memcmp(in, out, out_count * sizeof(*in)) != 0)) {
        abort();
    }
    free(in);
    free(out);
    return 0;
}
