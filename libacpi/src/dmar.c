// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// DMA remapping of Intel: the DMAR. Intel VT-d 4.1, 8.
#include <osdev/acpi/dmar.h>

#include "families.h"

static const struct osdev_acpi_kind_ dmar_entry_kinds[] = {
    {OSDEV_ACPI_DMAR_DRHD, 16}, {OSDEV_ACPI_DMAR_RMRR, 24},
    {OSDEV_ACPI_DMAR_ATSR, 8},  {OSDEV_ACPI_DMAR_RHSA, 20},
    {OSDEV_ACPI_DMAR_ANDD, 8},  {OSDEV_ACPI_DMAR_SATC, 8},
    {OSDEV_ACPI_DMAR_SIDP, 8},
};

const struct osdev_acpi_family_ osdev_acpi_dmar_entry_family_ = {
    .type_len = 2,
    .len_at = 2,
    .len_len = 2,
    .count = OSDEV_COUNTOF(dmar_entry_kinds),
    .kinds = dmar_entry_kinds,
};

struct osdev_acpi_iter osdev_acpi_dmar_entries(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "DMAR", 48);
}

bool osdev_acpi_dmar_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_dmar_entry *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_dmar_entry_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ dmar_scope_kinds[] = {
    {OSDEV_ACPI_DMAR_SCOPE_ENDPOINT, 6},  {OSDEV_ACPI_DMAR_SCOPE_BRIDGE, 6},
    {OSDEV_ACPI_DMAR_SCOPE_IOAPIC, 6},    {OSDEV_ACPI_DMAR_SCOPE_HPET, 6},
    {OSDEV_ACPI_DMAR_SCOPE_NAMESPACE, 6},
};

const struct osdev_acpi_family_ osdev_acpi_dmar_scope_family_ = {
    .type_len = 1,
    .len_at = 1,
    .len_len = 1,
    .count = OSDEV_COUNTOF(dmar_scope_kinds),
    .kinds = dmar_scope_kinds,
};

struct osdev_acpi_iter osdev_acpi_dmar_scopes(struct osdev_span entry)
{
    switch (entry.len >= 2 ? osdev_le16_load(entry.ptr) : UINT32_MAX) {
    case OSDEV_ACPI_DMAR_DRHD:
        return osdev_acpi_rest_iter_(entry, 16);
    case OSDEV_ACPI_DMAR_RMRR:
        return osdev_acpi_rest_iter_(entry, 24);
    case OSDEV_ACPI_DMAR_ATSR:
    case OSDEV_ACPI_DMAR_SATC:
    case OSDEV_ACPI_DMAR_SIDP:
        return osdev_acpi_rest_iter_(entry, 8);
    default:
        return osdev_acpi_rest_iter_(entry, entry.len);
    }
}

bool osdev_acpi_dmar_scope_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_dmar_scope *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_dmar_scope_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}
