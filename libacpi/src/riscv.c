// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// RISC-V machines: RHCT and RIMT. ACPI 6.6, 5.2.37 and RISC-V IO Mapping Table
// 1.0.
#include <osdev/acpi/riscv.h>

#include "families.h"

static const struct osdev_acpi_kind_ rhct_node_kinds[] = {
    {OSDEV_ACPI_RHCT_ISA, 8},
    {OSDEV_ACPI_RHCT_CMO, 10},
    {OSDEV_ACPI_RHCT_MMU, 8},
    {OSDEV_ACPI_RHCT_HART, 12},
};

const struct osdev_acpi_family_ osdev_acpi_rhct_node_family_ = {
    .type_len = 2,
    .len_at = 2,
    .len_len = 2,
    .count = OSDEV_COUNTOF(rhct_node_kinds),
    .kinds = rhct_node_kinds,
};

struct osdev_acpi_iter osdev_acpi_rhct_nodes(struct osdev_span table)
{
    struct osdev_acpi_rhct rhct;
    enum osdev_acpi_err err = osdev_acpi_rhct_read(table, &rhct);

    return osdev_acpi_table_part_iter_(
        err, table, osdev_le32_get(rhct.nodes_offset)
    );
}

bool osdev_acpi_rhct_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_rhct_node *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_rhct_node_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ rhct_offset_kinds[] = {
    {0, sizeof(struct osdev_acpi_rhct_offset)}};

const struct osdev_acpi_family_ osdev_acpi_rhct_offset_family_ = {
    .count = OSDEV_COUNTOF(rhct_offset_kinds),
    .kinds = rhct_offset_kinds,
};

struct osdev_acpi_iter osdev_acpi_rhct_offsets(struct osdev_span entry)
{
    struct osdev_acpi_rhct_hart hart;
    enum osdev_acpi_err err =
        osdev_acpi_struct_read(entry, 12, &hart, sizeof(hart));

    return osdev_acpi_entry_array_iter_(
        err, entry, sizeof(hart), osdev_le16_get(hart.offset_count), 4
    );
}

bool osdev_acpi_rhct_offset_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_rhct_offset *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_rhct_offset_family_, &type, &bytes, out, sizeof(*out)
    );
}

static const struct osdev_acpi_kind_ rimt_node_kinds[] = {
    {OSDEV_ACPI_RIMT_IOMMU, 40},
    {OSDEV_ACPI_RIMT_ROOT_COMPLEX, 20},
    {OSDEV_ACPI_RIMT_PLATFORM, 12},
};

const struct osdev_acpi_family_ osdev_acpi_rimt_node_family_ = {
    .type_len = 1,
    .len_at = 2,
    .len_len = 2,
    .count = OSDEV_COUNTOF(rimt_node_kinds),
    .kinds = rimt_node_kinds,
};

struct osdev_acpi_iter osdev_acpi_rimt_nodes(struct osdev_span table)
{
    struct osdev_acpi_rimt rimt;
    enum osdev_acpi_err err = osdev_acpi_rimt_read(table, &rimt);

    return osdev_acpi_table_part_iter_(
        err, table, osdev_le32_get(rimt.nodes_offset)
    );
}

bool osdev_acpi_rimt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_rimt_node *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_rimt_node_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ rimt_mapping_kinds[] = {
    {0, sizeof(struct osdev_acpi_rimt_mapping)}};

const struct osdev_acpi_family_ osdev_acpi_rimt_mapping_family_ = {
    .count = OSDEV_COUNTOF(rimt_mapping_kinds),
    .kinds = rimt_mapping_kinds,
};

struct osdev_acpi_iter osdev_acpi_rimt_mappings(struct osdev_span entry)
{
    // Both kinds end in offset and count.
    size_t at =
        entry.len >= 1 && entry.ptr[0] == OSDEV_ACPI_RIMT_ROOT_COMPLEX ? 16 : 8;

    if (entry.len < at + 4 || entry.ptr[0] == OSDEV_ACPI_RIMT_IOMMU) {
        return osdev_acpi_rest_iter_(entry, entry.len);
    }
    return osdev_acpi_entry_array_iter_(
        OSDEV_ACPI_OK, entry, osdev_le16_load(entry.ptr + at),
        osdev_le16_load(entry.ptr + at + 2),
        sizeof(struct osdev_acpi_rimt_mapping)
    );
}

bool osdev_acpi_rimt_mapping_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_rimt_mapping *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_rimt_mapping_family_, &type, &bytes, out, sizeof(*out)
    );
}
