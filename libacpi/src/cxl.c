// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// CXL hosts and virtual I/O translation: CEDT and VIOT. CXL 3.1, 9.18 and ACPI
// 6.6, 5.2.34.
#include <osdev/acpi/cxl.h>

#include "families.h"

static const struct osdev_acpi_kind_ cedt_entry_kinds[] = {
    {OSDEV_ACPI_CEDT_HOST_BRIDGE, 32},
    {OSDEV_ACPI_CEDT_WINDOW, 36},
    {OSDEV_ACPI_CEDT_XOR_MAP, 8},
    {OSDEV_ACPI_CEDT_RDPAS, 16},
};

const struct osdev_acpi_family_ osdev_acpi_cedt_entry_family_ = {
    .type_len = 1,
    .len_at = 2,
    .len_len = 2,
    .count = OSDEV_COUNTOF(cedt_entry_kinds),
    .kinds = cedt_entry_kinds,
};

struct osdev_acpi_iter osdev_acpi_cedt_entries(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "CEDT", 36);
}

bool osdev_acpi_cedt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_cedt_entry *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_cedt_entry_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ viot_node_kinds[] = {
    {OSDEV_ACPI_VIOT_PCI_RANGE, 24},
    {OSDEV_ACPI_VIOT_MMIO, 24},
    {OSDEV_ACPI_VIOT_IOMMU_PCI, 16},
    {OSDEV_ACPI_VIOT_IOMMU_MMIO, 16},
};

const struct osdev_acpi_family_ osdev_acpi_viot_node_family_ = {
    .type_len = 1,
    .len_at = 2,
    .len_len = 2,
    .count = OSDEV_COUNTOF(viot_node_kinds),
    .kinds = viot_node_kinds,
};

struct osdev_acpi_iter osdev_acpi_viot_nodes(struct osdev_span table)
{
    struct osdev_acpi_viot viot;
    enum osdev_acpi_err err = osdev_acpi_viot_read(table, &viot);

    return osdev_acpi_table_part_iter_(
        err, table, osdev_le16_get(viot.nodes_offset)
    );
}

bool osdev_acpi_viot_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_viot_node *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_viot_node_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}
