// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/riscv.h>, by name.
#include <osdev/acpi/riscv.h>

#include "layouts.h"

static const struct osdev_acpi_field_ rhct_fields[] = {
    NUM(rhct, flags),
    NUM(rhct, timer_hz),
    NUM(rhct, node_count),
    NUM(rhct, nodes_offset),
};

static const struct osdev_acpi_field_ rhct_isa_fields[] = {
    NUM(rhct_isa, type),
    NUM(rhct_isa, length),
    NUM(rhct_isa, revision),
    NUM(rhct_isa, isa_len),
};

static const struct osdev_acpi_field_ rhct_cmo_fields[] = {
    NUM(rhct_cmo, type),     NUM(rhct_cmo, length), NUM(rhct_cmo, revision),
    NUM(rhct_cmo, reserved), NUM(rhct_cmo, cbom),   NUM(rhct_cmo, cbop),
    NUM(rhct_cmo, cboz),
};

static const struct osdev_acpi_field_ rhct_mmu_fields[] = {
    NUM(rhct_mmu, type),     NUM(rhct_mmu, length),   NUM(rhct_mmu, revision),
    NUM(rhct_mmu, reserved), NUM(rhct_mmu, mmu_type),
};

static const struct osdev_acpi_field_ rhct_hart_fields[] = {
    NUM(rhct_hart, type),     NUM(rhct_hart, length),
    NUM(rhct_hart, revision), NUM(rhct_hart, offset_count),
    NUM(rhct_hart, uid),
};

static const struct osdev_acpi_field_ rhct_offset_fields[] = {
    NUM(rhct_offset, offset),
};

static const struct osdev_acpi_field_ rimt_fields[] = {
    NUM(rimt, node_count),
    NUM(rimt, nodes_offset),
    NUM(rimt, reserved),
};

static const struct osdev_acpi_field_ rimt_iommu_fields[] = {
    NUM(rimt_iommu, type),         NUM(rimt_iommu, revision),
    NUM(rimt_iommu, length),       NUM(rimt_iommu, reserved),
    NUM(rimt_iommu, id),           TEXT(rimt_iommu, hardware_id),
    NUM(rimt_iommu, base),         NUM(rimt_iommu, flags),
    NUM(rimt_iommu, domain),       NUM(rimt_iommu, segment),
    NUM(rimt_iommu, bdf),          NUM(rimt_iommu, wire_count),
    NUM(rimt_iommu, wires_offset),
};

static const struct osdev_acpi_field_ rimt_root_complex_fields[] = {
    NUM(rimt_root_complex, type),
    NUM(rimt_root_complex, revision),
    NUM(rimt_root_complex, length),
    NUM(rimt_root_complex, reserved),
    NUM(rimt_root_complex, id),
    NUM(rimt_root_complex, flags),
    NUM(rimt_root_complex, reserved2),
    NUM(rimt_root_complex, segment),
    NUM(rimt_root_complex, mapping_offset),
    NUM(rimt_root_complex, mapping_count),
};

static const struct osdev_acpi_field_ rimt_platform_fields[] = {
    NUM(rimt_platform, type),
    NUM(rimt_platform, revision),
    NUM(rimt_platform, length),
    NUM(rimt_platform, reserved),
    NUM(rimt_platform, id),
    NUM(rimt_platform, mapping_offset),
    NUM(rimt_platform, mapping_count),
};

static const struct osdev_acpi_field_ rimt_mapping_fields[] = {
    NUM(rimt_mapping, input_base),  NUM(rimt_mapping, id_count),
    NUM(rimt_mapping, output_base), NUM(rimt_mapping, output),
    NUM(rimt_mapping, flags),
};

static const struct osdev_acpi_layout_ rhct_offset_layouts[] = {
    {
        "rhct_offset",
        0,
        sizeof(struct osdev_acpi_rhct_offset),
        rhct_offset_fields,
        OSDEV_COUNTOF(rhct_offset_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ rhct_offset_level = {
    osdev_acpi_rhct_offsets,
    &osdev_acpi_rhct_offset_family_,
    rhct_offset_layouts,
    OSDEV_COUNTOF(rhct_offset_layouts),
};

static const struct osdev_acpi_layout_ rhct_node_layouts[] = {
    {
        "rhct_isa",
        0,
        sizeof(struct osdev_acpi_rhct_isa),
        rhct_isa_fields,
        OSDEV_COUNTOF(rhct_isa_fields),
        NULL,
    },
    {
        "rhct_cmo",
        1,
        sizeof(struct osdev_acpi_rhct_cmo),
        rhct_cmo_fields,
        OSDEV_COUNTOF(rhct_cmo_fields),
        NULL,
    },
    {
        "rhct_mmu",
        2,
        sizeof(struct osdev_acpi_rhct_mmu),
        rhct_mmu_fields,
        OSDEV_COUNTOF(rhct_mmu_fields),
        NULL,
    },
    {
        "rhct_hart",
        65535,
        sizeof(struct osdev_acpi_rhct_hart),
        rhct_hart_fields,
        OSDEV_COUNTOF(rhct_hart_fields),
        &rhct_offset_level,
    },
};

static const struct osdev_acpi_level_ rhct_node_level = {
    osdev_acpi_rhct_nodes,
    &osdev_acpi_rhct_node_family_,
    rhct_node_layouts,
    OSDEV_COUNTOF(rhct_node_layouts),
};

static const struct osdev_acpi_layout_ rimt_mapping_layouts[] = {
    {
        "rimt_mapping",
        0,
        sizeof(struct osdev_acpi_rimt_mapping),
        rimt_mapping_fields,
        OSDEV_COUNTOF(rimt_mapping_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ rimt_mapping_level = {
    osdev_acpi_rimt_mappings,
    &osdev_acpi_rimt_mapping_family_,
    rimt_mapping_layouts,
    OSDEV_COUNTOF(rimt_mapping_layouts),
};

static const struct osdev_acpi_layout_ rimt_node_layouts[] = {
    {
        "rimt_iommu",
        0,
        sizeof(struct osdev_acpi_rimt_iommu),
        rimt_iommu_fields,
        OSDEV_COUNTOF(rimt_iommu_fields),
        NULL,
    },
    {
        "rimt_root_complex",
        1,
        sizeof(struct osdev_acpi_rimt_root_complex),
        rimt_root_complex_fields,
        OSDEV_COUNTOF(rimt_root_complex_fields),
        &rimt_mapping_level,
    },
    {
        "rimt_platform",
        2,
        sizeof(struct osdev_acpi_rimt_platform),
        rimt_platform_fields,
        OSDEV_COUNTOF(rimt_platform_fields),
        &rimt_mapping_level,
    },
};

static const struct osdev_acpi_level_ rimt_node_level = {
    osdev_acpi_rimt_nodes,
    &osdev_acpi_rimt_node_family_,
    rimt_node_layouts,
    OSDEV_COUNTOF(rimt_node_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_rhct_layout_ = {
    "rhct",
    0,
    sizeof(struct osdev_acpi_rhct),
    rhct_fields,
    OSDEV_COUNTOF(rhct_fields),
    &rhct_node_level,
};

const struct osdev_acpi_layout_ osdev_acpi_rimt_layout_ = {
    "rimt",
    0,
    sizeof(struct osdev_acpi_rimt),
    rimt_fields,
    OSDEV_COUNTOF(rimt_fields),
    &rimt_node_level,
};
