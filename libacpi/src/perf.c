// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Times of the start: the FPDT and what it points to. ACPI 6.6, 5.2.24.
#include <osdev/acpi/perf.h>

#include "families.h"

static const struct osdev_acpi_kind_ fpdt_entry_kinds[] = {
    {OSDEV_ACPI_FPDT_BASIC, 16},
    {OSDEV_ACPI_FPDT_S3, 16},
};

const struct osdev_acpi_family_ osdev_acpi_fpdt_entry_family_ = {
    .type_len = 2,
    .len_at = 2,
    .len_len = 1,
    .count = OSDEV_COUNTOF(fpdt_entry_kinds),
    .kinds = fpdt_entry_kinds,
};

struct osdev_acpi_iter osdev_acpi_fpdt_entries(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "FPDT", 36);
}

bool osdev_acpi_fpdt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_fpdt_entry *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_fpdt_entry_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ perf_record_kinds[] = {
    {OSDEV_ACPI_PERF_RESUME, 24},
    {OSDEV_ACPI_PERF_SUSPEND, 20},
    {OSDEV_ACPI_PERF_BOOT, 48},
};

const struct osdev_acpi_family_ osdev_acpi_perf_record_family_ = {
    .type_len = 2,
    .len_at = 2,
    .len_len = 1,
    .count = OSDEV_COUNTOF(perf_record_kinds),
    .kinds = perf_record_kinds,
};

struct osdev_acpi_iter osdev_acpi_perf_records(struct osdev_span table)
{
    uint32_t len = table.len >= 8 ? osdev_le32_load(table.ptr + 4) : 0;

    if (len < 8 || len > table.len) {
        return osdev_acpi_part_iter_(table, 0, UINT64_MAX);
    }
    return osdev_acpi_part_iter_(table, 8, len - 8);
}

bool osdev_acpi_perf_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_perf_record *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_perf_record_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}
