// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// A machine like a notebook of 2020: 30 tables with 320 KB in all, one of them
// a MADT of 16 processors. Opening the index adds up every byte once.
#include <osdev/acpi.h>

#include <osdev_bench.h>
#include <string.h>

#define TABLES    30
#define TABLE_LEN 10900u
#define CPUS      16

struct work {
    uint8_t memory[(TABLES + 1) * 12288];
    struct osdev_acpi_memory physical;
    struct osdev_acpi_table slots[64];
    struct osdev_acpi_tables tables;
    struct osdev_acpi_rsdp rsdp;
    struct osdev_acpi_processor processors[CPUS];
    struct osdev_acpi_platform platform;
};

static void *
map(void *ctx, osdev_paddr_t start, size_t len,
    enum osdev_acpi_map_purpose purpose)
{
    struct work *work = ctx;

    (void)purpose;
    return start.raw + len <= sizeof(work->memory) ? work->memory + start.raw
                                                   : NULL;
}

static const struct osdev_acpi_map_ops ops = {map, NULL};

static void put(uint8_t *table, const char *signature, uint32_t len)
{
    memcpy(table, signature, 4);
    osdev_le32_store(table + 4, len);
    table[9] = (uint8_t)-osdev_acpi_sum(osdev_span_make(table, len));
}

static void make(struct work *work)
{
    uint8_t *madt = work->memory + 12288;

    for (uint32_t i = 1; i <= TABLES; i++) {
        osdev_le64_store(work->memory + 16 + 36 + 8 * (i - 1), i * 12288u);
        if (i > 1) {
            put(work->memory + i * 12288u, "SSDT", TABLE_LEN);
        }
    }
    for (unsigned i = 0; i < CPUS; i++) {
        const uint8_t entry[] = {0, 8, (uint8_t)i, (uint8_t)i, 1, 0, 0, 0};

        memcpy(madt + 44 + 8 * i, entry, sizeof(entry));
    }
    put(madt, "APIC", 44 + 8 * CPUS);
    put(work->memory + 16, "XSDT", 36 + 8 * TABLES);
    work->physical.ops = &ops;
    work->physical.ctx = work;
    work->rsdp.revision = 2;
    work->rsdp.xsdt = osdev_le64_make(16);
}

static void open_all(void *ctx)
{
    struct work *work = ctx;

    if (osdev_acpi_tables_init(
            &work->tables, &work->physical, work->slots, 64, 0
        ) != OSDEV_ACPI_OK ||
        osdev_acpi_tables_load(&work->tables, &work->rsdp) != OSDEV_ACPI_OK) {
        exit(1);
    }
    osdev_bench_use(work->tables.count);
}

static void view(void *ctx)
{
    struct work *work = ctx;
    const struct osdev_acpi_platform_memory memory = {
        work->processors, CPUS, NULL, 0, NULL, 0};

    if (osdev_acpi_platform_read(&work->platform, &work->tables, &memory) !=
        OSDEV_ACPI_OK) {
        exit(1);
    }
    osdev_bench_use(work->platform.processor_count);
}

int main(void)
{
    static struct work work;

    make(&work);
    osdev_bench_ns("acpi", "open 30 tables, 320 KB", open_all, &work, 1);
    osdev_bench_ns("acpi", "platform view, 16 processors", view, &work, 1);
    return work.platform.processor_count == CPUS ? 0 : 1;
}
