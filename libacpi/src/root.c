// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The tables that list all others: RSDT and XSDT. ACPI 6.6, 5.2.7 and 5.2.8.
#include <osdev/acpi/root.h>

#include "families.h"

static const struct osdev_acpi_kind_ rsdt_entry_kinds[] = {
    {0, sizeof(struct osdev_acpi_rsdt_entry)}};

const struct osdev_acpi_family_ osdev_acpi_rsdt_entry_family_ = {
    .count = OSDEV_COUNTOF(rsdt_entry_kinds),
    .kinds = rsdt_entry_kinds,
};

struct osdev_acpi_iter osdev_acpi_rsdt_entries(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "RSDT", 36);
}

bool osdev_acpi_rsdt_entry_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_rsdt_entry *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_rsdt_entry_family_, &type, &bytes, out, sizeof(*out)
    );
}

static const struct osdev_acpi_kind_ xsdt_entry_kinds[] = {
    {0, sizeof(struct osdev_acpi_xsdt_entry)}};

const struct osdev_acpi_family_ osdev_acpi_xsdt_entry_family_ = {
    .count = OSDEV_COUNTOF(xsdt_entry_kinds),
    .kinds = xsdt_entry_kinds,
};

struct osdev_acpi_iter osdev_acpi_xsdt_entries(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "XSDT", 36);
}

bool osdev_acpi_xsdt_entry_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_xsdt_entry *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_xsdt_entry_family_, &type, &bytes, out, sizeof(*out)
    );
}
