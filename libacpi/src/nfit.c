// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Persistent memory: the NFIT. ACPI 6.6, 5.2.27.
#include <osdev/acpi/nfit.h>

#include "families.h"

static const struct osdev_acpi_kind_ nfit_entry_kinds[] = {
    {OSDEV_ACPI_NFIT_RANGE, 56},      {OSDEV_ACPI_NFIT_MAP, 48},
    {OSDEV_ACPI_NFIT_INTERLEAVE, 16}, {OSDEV_ACPI_NFIT_SMBIOS, 8},
    {OSDEV_ACPI_NFIT_CONTROL, 32},    {OSDEV_ACPI_NFIT_DATA, 40},
    {OSDEV_ACPI_NFIT_FLUSH, 16},      {OSDEV_ACPI_NFIT_CAPABILITIES, 16},
};

const struct osdev_acpi_family_ osdev_acpi_nfit_entry_family_ = {
    .type_len = 2,
    .len_at = 2,
    .len_len = 2,
    .count = OSDEV_COUNTOF(nfit_entry_kinds),
    .kinds = nfit_entry_kinds,
};

struct osdev_acpi_iter osdev_acpi_nfit_entries(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "NFIT", 40);
}

bool osdev_acpi_nfit_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_nfit_entry *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_nfit_entry_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}
