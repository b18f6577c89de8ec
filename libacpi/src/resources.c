// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Keys, regions of memory, performance monitors: KEYP, MRRM and APMT. Intel
// KEYP 1.0, ACPI 6.6, 5.2.38 and Arm APMT 1.0.
#include <osdev/acpi/resources.h>

#include "families.h"

static const struct osdev_acpi_kind_ keyp_unit_kinds[] = {
    {OSDEV_ACPI_KEYP_CONFIG, 16},
};

const struct osdev_acpi_family_ osdev_acpi_keyp_unit_family_ = {
    .type_len = 1,
    .len_at = 2,
    .len_len = 2,
    .count = OSDEV_COUNTOF(keyp_unit_kinds),
    .kinds = keyp_unit_kinds,
};

struct osdev_acpi_iter osdev_acpi_keyp_units(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "KEYP", 40);
}

bool osdev_acpi_keyp_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_keyp_unit *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_keyp_unit_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ mrrm_range_kinds[] = {
    {OSDEV_ACPI_MRRM_MEMORY, 32},
};

const struct osdev_acpi_family_ osdev_acpi_mrrm_range_family_ = {
    .type_len = 2,
    .len_at = 2,
    .len_len = 2,
    .count = OSDEV_COUNTOF(mrrm_range_kinds),
    .kinds = mrrm_range_kinds,
};

struct osdev_acpi_iter osdev_acpi_mrrm_ranges(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "MRRM", 64);
}

bool osdev_acpi_mrrm_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_mrrm_range *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_mrrm_range_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ apmt_node_kinds[] = {
    {OSDEV_ACPI_APMT_MEMORY, 56},
};

const struct osdev_acpi_family_ osdev_acpi_apmt_node_family_ = {
    .type_at = 3,
    .type_len = 1,
    .len_len = 2,
    .count = OSDEV_COUNTOF(apmt_node_kinds),
    .kinds = apmt_node_kinds,
};

struct osdev_acpi_iter osdev_acpi_apmt_nodes(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "APMT", 36);
}

bool osdev_acpi_apmt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_apmt_node *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_apmt_node_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}
