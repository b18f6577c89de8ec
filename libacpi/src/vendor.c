// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Tables of makers: ASF!, CSRT and ASPT. DMTF DSP0136 2.0, Microsoft CSRT 1.2,
// AMD ASPT.
#include <osdev/acpi/vendor.h>

#include "families.h"

static const struct osdev_acpi_kind_ asf_record_kinds[] = {
    {OSDEV_ACPI_ASF_INFO, 16},     {OSDEV_ACPI_ASF_ALERT, 8},
    {OSDEV_ACPI_ASF_REMOTE, 8},    {OSDEV_ACPI_ASF_CAPABILITIES, 23},
    {OSDEV_ACPI_ASF_ADDRESSES, 6},
};

const struct osdev_acpi_family_ osdev_acpi_asf_record_family_ = {
    .type_len = 1,
    .len_at = 2,
    .len_len = 2,
    .type_not = 0x80,
    .count = OSDEV_COUNTOF(asf_record_kinds),
    .kinds = asf_record_kinds,
};

struct osdev_acpi_iter osdev_acpi_asf_records(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "ASF!", 36);
}

bool osdev_acpi_asf_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_asf_record *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_asf_record_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ csrt_group_kinds[] = {
    {0, 24},
};

const struct osdev_acpi_family_ osdev_acpi_csrt_group_family_ = {
    .len_len = 4,
    .count = OSDEV_COUNTOF(csrt_group_kinds),
    .kinds = csrt_group_kinds,
};

struct osdev_acpi_iter osdev_acpi_csrt_groups(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "CSRT", 36);
}

bool osdev_acpi_csrt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_csrt_group *out
)
{
    uint32_t type;

    return osdev_acpi_next_(
        it, &osdev_acpi_csrt_group_family_, &type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ aspt_entry_kinds[] = {
    {OSDEV_ACPI_ASPT_GLOBAL, 32},
    {OSDEV_ACPI_ASPT_SEV, 32},
    {OSDEV_ACPI_ASPT_ACPI, 32},
};

const struct osdev_acpi_family_ osdev_acpi_aspt_entry_family_ = {
    .type_len = 2,
    .len_at = 2,
    .len_len = 2,
    .count = OSDEV_COUNTOF(aspt_entry_kinds),
    .kinds = aspt_entry_kinds,
};

struct osdev_acpi_iter osdev_acpi_aspt_entries(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "ASPT", 40);
}

bool osdev_acpi_aspt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_aspt_entry *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_aspt_entry_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}
