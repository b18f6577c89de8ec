// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// A machine whose whole memory is the input: the root pointer is searched,
// all tables are indexed, and the platform is looked at. The first byte says
// how; checksums are made right where tables start, or nothing would be found.
#include <stdlib.h>
#include <string.h>

#include <osdev/acpi.h>

#define SLOTS 12

#define CHECK(cond) ((cond) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct world {
    uint8_t *bytes;
    size_t len;
    int mapped;
};

// Each mapping is a block of its own, so that no byte behind it is read. Its
// checksum is made right.
static void *
map(void *ctx, osdev_paddr_t start, size_t len,
    enum osdev_acpi_map_purpose purpose)
{
    struct world *w = ctx;
    uint8_t *copy;

    (void)purpose;
    if (start.raw > w->len || len > w->len - start.raw || len == 0) {
        return NULL;
    }
    copy = malloc(len);
    CHECK(copy != NULL);
    memcpy(copy, w->bytes + start.raw, len);
    if (len >= OSDEV_ACPI_HEADER_LEN && (start.raw & 1) == 0) {
        copy[9] = 0;
        copy[9] = (uint8_t)-osdev_acpi_sum(osdev_span_make(copy, len));
    }
    w->mapped++;
    return copy;
}

static void unmap(void *ctx, const void *ptr, size_t len)
{
    struct world *w = ctx;

    (void)len;
    w->mapped--;
    free((void *)(uintptr_t)ptr);
}

static const struct osdev_acpi_map_ops ops = {map, unmap};

static void look(struct osdev_acpi_tables *tables)
{
    struct osdev_acpi_processor processors[3];
    struct osdev_acpi_ioapic ioapics[2];
    struct osdev_acpi_nmi nmis[2];
    const struct osdev_acpi_platform_memory memory = {processors, 3,    ioapics,
                                                      2,          nmis, 2};
    struct osdev_acpi_platform platform;
    struct osdev_acpi_ioapic ioapic;
    struct osdev_span table;
    osdev_paddr_t addr;
    uint32_t pin;
    uint8_t distance;

    osdev_ignore(osdev_acpi_platform_read(&platform, tables, &memory));
    CHECK(platform.enabled_count <= platform.processor_count);
    osdev_ignore(osdev_acpi_platform_ioapic(&platform, 40, &ioapic, &pin));
    if (osdev_acpi_tables_find(tables, "MCFG", 0, &table) == OSDEV_ACPI_OK) {
        osdev_ignore(osdev_acpi_mcfg_find(table, 0, 1, 8, &addr));
    }
    if (osdev_acpi_tables_find(tables, "SLIT", 0, &table) == OSDEV_ACPI_OK) {
        osdev_ignore(osdev_acpi_slit_distance(table, 1, 2, &distance));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct osdev_acpi_table slots[SLOTS];
    struct osdev_acpi_tables tables;
    struct world w = {malloc(size + 1), size, 0};
    const struct osdev_acpi_memory memory = {&ops, &w};
    struct osdev_acpi_rsdp rsdp = {.revision = 2};
    uint32_t flags = size == 0 ? 0 : data[0] & 3u;

    CHECK(w.bytes != NULL);
    if (size != 0) {
        memcpy(w.bytes, data, size);
    }
    osdev_ignore(osdev_acpi_rsdp_read(&memory, osdev_paddr(0), &rsdp));
    rsdp.xsdt = osdev_le64_make(64);
    rsdp.rsdt = osdev_le32_make(64);
    CHECK(
        osdev_acpi_tables_init(&tables, &memory, slots, SLOTS, flags) ==
        OSDEV_ACPI_OK
    );
    osdev_ignore(osdev_acpi_tables_load(&tables, &rsdp));
    CHECK(tables.count <= SLOTS);
    look(&tables);
    osdev_acpi_tables_finish(&tables);
    CHECK(w.mapped == 0);
    free(w.bytes);
    return 0;
}
