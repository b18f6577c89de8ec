// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/acpi.h>

// A machine with two tables at physical address 0; a kernel maps instead.
static uint8_t memory[256];

static void *
map(void *ctx, osdev_paddr_t start, size_t len,
    enum osdev_acpi_map_purpose purpose)
{
    (void)ctx;
    (void)purpose;
    return start.raw + len <= sizeof(memory) ? memory + start.raw : NULL;
}

static const struct osdev_acpi_map_ops ops = {.map = map};

static void put(size_t at, const char *name, uint8_t len)
{
    for (unsigned i = 0; i < 4; i++) {
        memory[at + i] = (uint8_t)name[i];
    }
    memory[at + 4] = len;
    memory[at + 9] =
        (uint8_t)-osdev_acpi_sum(osdev_span_make(memory + at, len));
}

int main(void)
{
    const struct osdev_acpi_memory physical = {&ops, NULL};
    struct osdev_acpi_rsdp rsdp = {.revision = 2};
    struct osdev_acpi_table slots[64];
    struct osdev_acpi_tables tables;
    struct osdev_acpi_madt_entry entry;
    struct osdev_span madt;
    unsigned processors = 0;

    rsdp.xsdt = osdev_le64_make(16); // osdev_acpi_rsdp_read() gives this
    osdev_le64_store(memory + 16 + 36, 128);
    put(16, "XSDT", 44);
    osdev_le64_store(memory + 128 + 44, 0x100000800);
    put(128, "APIC", 52);
    if (osdev_acpi_tables_init(&tables, &physical, slots, 64, 0) ||
        osdev_acpi_tables_load(&tables, &rsdp) ||
        osdev_acpi_tables_find(&tables, "APIC", 0, &madt)) {
        return 1;
    }
    struct osdev_acpi_iter it = osdev_acpi_madt_entries(madt);

    while (osdev_acpi_madt_next(&it, &entry)) {
        processors += entry.type == OSDEV_ACPI_MADT_LAPIC &&
                      osdev_le32_get(entry.as.lapic.flags) != 0;
    }
    osdev_acpi_tables_finish(&tables);
    return it.err == OSDEV_ACPI_OK && processors == 1 ? 0 : 1;
}
