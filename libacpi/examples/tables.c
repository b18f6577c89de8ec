// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/acpi.h>

// A MADT with one processor, for want of firmware.
static const uint8_t bytes[52] = {
    'A', 'P',         'I',  'C', 52,       [8] = 1,
    198, [38] = 0xe0, 0xfe, 1,   [45] = 8, [48] = 1,
};

// Physical memory is where it is; most kernels add an offset.
static void *
map(void *ctx, osdev_paddr_t start, size_t len,
    enum osdev_acpi_map_purpose purpose)
{
    (void)ctx, (void)len, (void)purpose;
    return osdev_vaddr_to_ptr(osdev_vaddr(start.raw));
}

int main(void)
{
    const struct osdev_acpi_map_ops ops = {.map = map};
    const struct osdev_acpi_memory memory = {&ops, NULL};
    struct osdev_acpi_table slots[64];
    struct osdev_acpi_tables tables;
    struct osdev_acpi_madt_entry entry;
    struct osdev_span madt;
    unsigned processors = 0;

    // A kernel calls osdev_acpi_rsdp_read() and osdev_acpi_tables_load().
    if (osdev_acpi_tables_init(&tables, &memory, slots, 64, 0) ||
        osdev_acpi_tables_install(&tables, osdev_span_make(bytes, 52)) ||
        osdev_acpi_tables_find(&tables, "APIC", 0, &madt)) {
        return 1;
    }
    struct osdev_acpi_iter it = osdev_acpi_madt_entries(madt);

    while (osdev_acpi_madt_next(&it, &entry)) {
        processors += entry.type == OSDEV_ACPI_MADT_LAPIC &&
                      osdev_le32_get(entry.as.lapic.flags) != 0;
    }
    return it.err == OSDEV_ACPI_OK && processors == 1 ? 0 : 1;
}
