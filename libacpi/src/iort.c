// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Who translates and routes what on Arm machines: the IORT. Arm I/O Remapping
// Table E.f.
#include <osdev/acpi/iort.h>

#include "families.h"

static const struct osdev_acpi_kind_ iort_node_kinds[] = {
    {OSDEV_ACPI_IORT_ITS_GROUP, 20},    {OSDEV_ACPI_IORT_NAMED, 29},
    {OSDEV_ACPI_IORT_ROOT_COMPLEX, 32}, {OSDEV_ACPI_IORT_SMMU, 60},
    {OSDEV_ACPI_IORT_SMMUV3, 60},       {OSDEV_ACPI_IORT_PMCG, 28},
    {OSDEV_ACPI_IORT_RMR, 28},          {OSDEV_ACPI_IORT_IWB, 26},
};

const struct osdev_acpi_family_ osdev_acpi_iort_node_family_ = {
    .type_len = 1,
    .len_at = 1,
    .len_len = 2,
    .count = OSDEV_COUNTOF(iort_node_kinds),
    .kinds = iort_node_kinds,
};

struct osdev_acpi_iter osdev_acpi_iort_nodes(struct osdev_span table)
{
    struct osdev_acpi_iort iort;
    enum osdev_acpi_err err = osdev_acpi_iort_read(table, &iort);

    return osdev_acpi_table_part_iter_(
        err, table, osdev_le32_get(iort.nodes_offset)
    );
}

bool osdev_acpi_iort_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_iort_node *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_iort_node_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ iort_mapping_kinds[] = {
    {0, sizeof(struct osdev_acpi_iort_mapping)}};

const struct osdev_acpi_family_ osdev_acpi_iort_mapping_family_ = {
    .count = OSDEV_COUNTOF(iort_mapping_kinds),
    .kinds = iort_mapping_kinds,
};

struct osdev_acpi_iter osdev_acpi_iort_mappings(struct osdev_span entry)
{
    struct osdev_acpi_iort_its_group node;
    enum osdev_acpi_err err =
        osdev_acpi_struct_read(entry, 16, &node, sizeof(node));

    return osdev_acpi_entry_array_iter_(
        err, entry, osdev_le32_get(node.mapping_offset),
        osdev_le32_get(node.mapping_count),
        sizeof(struct osdev_acpi_iort_mapping)
    );
}

bool osdev_acpi_iort_mapping_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_iort_mapping *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_iort_mapping_family_, &type, &bytes, out, sizeof(*out)
    );
}
