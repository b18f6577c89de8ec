// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Which processors and memory are near each other: SRAT, SLIT, HMAT and MSCT.
// ACPI 6.6, 5.2.16, 5.2.17, 5.2.19 and 5.2.29.
#include <osdev/acpi/numa.h>

#include "families.h"

static const struct osdev_acpi_kind_ srat_entry_kinds[] = {
    {OSDEV_ACPI_SRAT_LAPIC, 16},   {OSDEV_ACPI_SRAT_MEMORY, 40},
    {OSDEV_ACPI_SRAT_X2APIC, 24},  {OSDEV_ACPI_SRAT_GICC, 18},
    {OSDEV_ACPI_SRAT_GIC_ITS, 12}, {OSDEV_ACPI_SRAT_INITIATOR, 32},
    {OSDEV_ACPI_SRAT_PORT, 32},    {OSDEV_ACPI_SRAT_RINTC, 20},
};

const struct osdev_acpi_family_ osdev_acpi_srat_entry_family_ = {
    .type_len = 1,
    .len_at = 1,
    .len_len = 1,
    .count = OSDEV_COUNTOF(srat_entry_kinds),
    .kinds = srat_entry_kinds,
};

struct osdev_acpi_iter osdev_acpi_srat_entries(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "SRAT", 48);
}

bool osdev_acpi_srat_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_srat_entry *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_srat_entry_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ hmat_entry_kinds[] = {
    {OSDEV_ACPI_HMAT_PROXIMITY, 40},
    {OSDEV_ACPI_HMAT_LOCALITY, 32},
    {OSDEV_ACPI_HMAT_CACHE, 32},
};

const struct osdev_acpi_family_ osdev_acpi_hmat_entry_family_ = {
    .type_len = 2,
    .len_at = 4,
    .len_len = 4,
    .count = OSDEV_COUNTOF(hmat_entry_kinds),
    .kinds = hmat_entry_kinds,
};

struct osdev_acpi_iter osdev_acpi_hmat_entries(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "HMAT", 40);
}

bool osdev_acpi_hmat_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_hmat_entry *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_hmat_entry_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ msct_entry_kinds[] = {
    {0, 22},
};

const struct osdev_acpi_family_ osdev_acpi_msct_entry_family_ = {
    .len_at = 1,
    .len_len = 1,
    .count = OSDEV_COUNTOF(msct_entry_kinds),
    .kinds = msct_entry_kinds,
};

struct osdev_acpi_iter osdev_acpi_msct_entries(struct osdev_span table)
{
    struct osdev_acpi_msct msct;
    enum osdev_acpi_err err = osdev_acpi_msct_read(table, &msct);

    return osdev_acpi_table_part_iter_(
        err, table, osdev_le32_get(msct.domains_offset)
    );
}

bool osdev_acpi_msct_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_msct_entry *out
)
{
    uint32_t type;

    return osdev_acpi_next_(
        it, &osdev_acpi_msct_entry_family_, &type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}
