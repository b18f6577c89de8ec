// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Interrupt controllers and processors: the MADT (signature "APIC"). ACPI 6.6,
// 5.2.12.
#include <osdev/acpi/madt.h>

#include "families.h"

static const struct osdev_acpi_kind_ madt_entry_kinds[] = {
    {OSDEV_ACPI_MADT_LAPIC, 8},         {OSDEV_ACPI_MADT_IOAPIC, 12},
    {OSDEV_ACPI_MADT_OVERRIDE, 10},     {OSDEV_ACPI_MADT_NMI_SOURCE, 8},
    {OSDEV_ACPI_MADT_LAPIC_NMI, 6},     {OSDEV_ACPI_MADT_LAPIC_ADDRESS, 12},
    {OSDEV_ACPI_MADT_IOSAPIC, 16},      {OSDEV_ACPI_MADT_LSAPIC, 12},
    {OSDEV_ACPI_MADT_PLATFORM_INT, 16}, {OSDEV_ACPI_MADT_X2APIC, 16},
    {OSDEV_ACPI_MADT_X2APIC_NMI, 12},   {OSDEV_ACPI_MADT_GICC, 40},
    {OSDEV_ACPI_MADT_GICD, 24},         {OSDEV_ACPI_MADT_GIC_MSI, 24},
    {OSDEV_ACPI_MADT_GICR, 16},         {OSDEV_ACPI_MADT_GIC_ITS, 20},
    {OSDEV_ACPI_MADT_WAKEUP, 16},       {OSDEV_ACPI_MADT_CORE_PIC, 15},
    {OSDEV_ACPI_MADT_LIO_PIC, 23},      {OSDEV_ACPI_MADT_HT_PIC, 21},
    {OSDEV_ACPI_MADT_EIO_PIC, 13},      {OSDEV_ACPI_MADT_MSI_PIC, 19},
    {OSDEV_ACPI_MADT_BIO_PIC, 17},      {OSDEV_ACPI_MADT_LPC_PIC, 15},
    {OSDEV_ACPI_MADT_RINTC, 20},        {OSDEV_ACPI_MADT_IMSIC, 16},
    {OSDEV_ACPI_MADT_APLIC, 36},        {OSDEV_ACPI_MADT_PLIC, 36},
};

const struct osdev_acpi_family_ osdev_acpi_madt_entry_family_ = {
    .type_len = 1,
    .len_at = 1,
    .len_len = 1,
    .count = OSDEV_COUNTOF(madt_entry_kinds),
    .kinds = madt_entry_kinds,
};

struct osdev_acpi_iter osdev_acpi_madt_entries(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "APIC", 44);
}

bool osdev_acpi_madt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_madt_entry *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_madt_entry_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}
