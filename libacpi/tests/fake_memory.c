// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "fake_memory.h"

static void *fake_map(
    void *ctx, osdev_paddr_t start, size_t len,
    enum osdev_acpi_map_purpose purpose
)
{
    struct fake_memory *fake = ctx;

    (void)purpose;
    for (size_t i = 0; i < fake->count; i++) {
        uint64_t offset = start.raw - fake->blocks[i].start;

        if (start.raw >= fake->blocks[i].start &&
            offset <= fake->blocks[i].len &&
            len <= fake->blocks[i].len - offset) {
            fake->mapped++;
            return fake->blocks[i].bytes + offset;
        }
    }
    return NULL;
}

static void fake_unmap(void *ctx, const void *ptr, size_t len)
{
    struct fake_memory *fake = ctx;

    (void)ptr;
    (void)len;
    fake->mapped--;
}

const struct osdev_acpi_map_ops fake_memory_ops = {fake_map, fake_unmap};

uint8_t *fake_memory_add(struct fake_memory *fake, uint64_t start, size_t len)
{
    assert_true(fake->count < FAKE_BLOCKS && len <= FAKE_BLOCK_LEN);
    fake->blocks[fake->count].start = start;
    fake->blocks[fake->count].len = len;
    memset(fake->blocks[fake->count].bytes, 0, FAKE_BLOCK_LEN);
    return fake->blocks[fake->count++].bytes;
}

void fake_memory_fix(uint8_t *table)
{
    size_t len = osdev_le32_load(table + 4);

    table[9] = 0;
    table[9] = (uint8_t)-osdev_acpi_sum(osdev_span_make(table, len));
}

void fake_header(uint8_t *table, const char *signature, size_t len)
{
    memset(table, 0, OSDEV_ACPI_HEADER_LEN);
    memcpy(table, signature, 4);
    osdev_le32_store(table + 4, (uint32_t)(OSDEV_ACPI_HEADER_LEN + len));
    table[8] = 1;
    memcpy(table + 10, "OSDEV ", 6);
    memcpy(table + 16, "TESTTEST", 8);
    fake_memory_fix(table);
}

uint8_t *fake_memory_table(
    struct fake_memory *fake, uint64_t start, const char *signature,
    const void *body, size_t len
)
{
    uint8_t *table = fake_memory_add(fake, start, OSDEV_ACPI_HEADER_LEN + len);

    if (len != 0) {
        memcpy(table + OSDEV_ACPI_HEADER_LEN, body, len);
    }
    fake_header(table, signature, len);
    return table;
}

void fake_memory_root(
    struct fake_memory *fake, uint64_t start, bool wide,
    const uint64_t *entries, size_t count
)
{
    uint8_t body[256];
    size_t size = wide ? 8 : 4;

    assert_true(count * size <= sizeof(body));
    for (size_t i = 0; i < count; i++) {
        if (wide) {
            osdev_le64_store(body + 8 * i, entries[i]);
        } else {
            osdev_le32_store(body + 4 * i, (uint32_t)entries[i]);
        }
    }
    fake_memory_table(fake, start, wide ? "XSDT" : "RSDT", body, count * size);
}
