// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/iort.h>, by name.
#include <osdev/acpi/iort.h>

#include "layouts.h"

static const struct osdev_acpi_field_ iort_fields[] = {
    NUM(iort, node_count),
    NUM(iort, nodes_offset),
    NUM(iort, reserved),
};

static const struct osdev_acpi_field_ iort_its_group_fields[] = {
    NUM(iort_its_group, type),          NUM(iort_its_group, length),
    NUM(iort_its_group, revision),      NUM(iort_its_group, identifier),
    NUM(iort_its_group, mapping_count), NUM(iort_its_group, mapping_offset),
    NUM(iort_its_group, its_count),
};

static const struct osdev_acpi_field_ iort_named_fields[] = {
    NUM(iort_named, type),          NUM(iort_named, length),
    NUM(iort_named, revision),      NUM(iort_named, identifier),
    NUM(iort_named, mapping_count), NUM(iort_named, mapping_offset),
    NUM(iort_named, flags),         NUM(iort_named, cache_coherent),
    NUM(iort_named, hints),         NUM(iort_named, reserved),
    NUM(iort_named, access_flags),  NUM(iort_named, address_bits),
};

static const struct osdev_acpi_field_ iort_root_complex_fields[] = {
    NUM(iort_root_complex, type),
    NUM(iort_root_complex, length),
    NUM(iort_root_complex, revision),
    NUM(iort_root_complex, identifier),
    NUM(iort_root_complex, mapping_count),
    NUM(iort_root_complex, mapping_offset),
    NUM(iort_root_complex, cache_coherent),
    NUM(iort_root_complex, hints),
    NUM(iort_root_complex, reserved),
    NUM(iort_root_complex, access_flags),
    NUM(iort_root_complex, ats),
    NUM(iort_root_complex, segment),
    NUM(iort_root_complex, address_bits),
    NUM(iort_root_complex, pasid),
    NUM(iort_root_complex, reserved2),
    NUM(iort_root_complex, flags),
};

static const struct osdev_acpi_field_ iort_smmu_fields[] = {
    NUM(iort_smmu, type),           NUM(iort_smmu, length),
    NUM(iort_smmu, revision),       NUM(iort_smmu, identifier),
    NUM(iort_smmu, mapping_count),  NUM(iort_smmu, mapping_offset),
    NUM(iort_smmu, address),        NUM(iort_smmu, span),
    NUM(iort_smmu, model),          NUM(iort_smmu, flags),
    NUM(iort_smmu, global_offset),  NUM(iort_smmu, context_count),
    NUM(iort_smmu, context_offset), NUM(iort_smmu, pmu_count),
    NUM(iort_smmu, pmu_offset),
};

static const struct osdev_acpi_field_ iort_smmuv3_fields[] = {
    NUM(iort_smmuv3, type),          NUM(iort_smmuv3, length),
    NUM(iort_smmuv3, revision),      NUM(iort_smmuv3, identifier),
    NUM(iort_smmuv3, mapping_count), NUM(iort_smmuv3, mapping_offset),
    NUM(iort_smmuv3, address),       NUM(iort_smmuv3, flags),
    NUM(iort_smmuv3, reserved),      NUM(iort_smmuv3, vatos),
    NUM(iort_smmuv3, model),         NUM(iort_smmuv3, event_gsi),
    NUM(iort_smmuv3, pri_gsi),       NUM(iort_smmuv3, error_gsi),
    NUM(iort_smmuv3, sync_gsi),      NUM(iort_smmuv3, domain),
    NUM(iort_smmuv3, mapping_index),
};

static const struct osdev_acpi_field_ iort_pmcg_fields[] = {
    NUM(iort_pmcg, type),          NUM(iort_pmcg, length),
    NUM(iort_pmcg, revision),      NUM(iort_pmcg, identifier),
    NUM(iort_pmcg, mapping_count), NUM(iort_pmcg, mapping_offset),
    NUM(iort_pmcg, page0),         NUM(iort_pmcg, gsi),
    NUM(iort_pmcg, node),          NUM(iort_pmcg, page1),
};

static const struct osdev_acpi_field_ iort_rmr_fields[] = {
    NUM(iort_rmr, type),          NUM(iort_rmr, length),
    NUM(iort_rmr, revision),      NUM(iort_rmr, identifier),
    NUM(iort_rmr, mapping_count), NUM(iort_rmr, mapping_offset),
    NUM(iort_rmr, flags),         NUM(iort_rmr, range_count),
    NUM(iort_rmr, ranges_offset),
};

static const struct osdev_acpi_field_ iort_iwb_fields[] = {
    NUM(iort_iwb, type),          NUM(iort_iwb, length),
    NUM(iort_iwb, revision),      NUM(iort_iwb, identifier),
    NUM(iort_iwb, mapping_count), NUM(iort_iwb, mapping_offset),
    NUM(iort_iwb, address),       NUM(iort_iwb, index),
};

static const struct osdev_acpi_field_ iort_mapping_fields[] = {
    NUM(iort_mapping, input_base),  NUM(iort_mapping, id_count),
    NUM(iort_mapping, output_base), NUM(iort_mapping, output),
    NUM(iort_mapping, flags),
};

static const struct osdev_acpi_layout_ iort_mapping_layouts[] = {
    {
        "iort_mapping",
        0,
        sizeof(struct osdev_acpi_iort_mapping),
        iort_mapping_fields,
        OSDEV_COUNTOF(iort_mapping_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ iort_mapping_level = {
    osdev_acpi_iort_mappings,
    &osdev_acpi_iort_mapping_family_,
    iort_mapping_layouts,
    OSDEV_COUNTOF(iort_mapping_layouts),
};

static const struct osdev_acpi_layout_ iort_node_layouts[] = {
    {
        "iort_its_group",
        0,
        sizeof(struct osdev_acpi_iort_its_group),
        iort_its_group_fields,
        OSDEV_COUNTOF(iort_its_group_fields),
        &iort_mapping_level,
    },
    {
        "iort_named",
        1,
        sizeof(struct osdev_acpi_iort_named),
        iort_named_fields,
        OSDEV_COUNTOF(iort_named_fields),
        &iort_mapping_level,
    },
    {
        "iort_root_complex",
        2,
        sizeof(struct osdev_acpi_iort_root_complex),
        iort_root_complex_fields,
        OSDEV_COUNTOF(iort_root_complex_fields),
        &iort_mapping_level,
    },
    {
        "iort_smmu",
        3,
        sizeof(struct osdev_acpi_iort_smmu),
        iort_smmu_fields,
        OSDEV_COUNTOF(iort_smmu_fields),
        &iort_mapping_level,
    },
    {
        "iort_smmuv3",
        4,
        sizeof(struct osdev_acpi_iort_smmuv3),
        iort_smmuv3_fields,
        OSDEV_COUNTOF(iort_smmuv3_fields),
        &iort_mapping_level,
    },
    {
        "iort_pmcg",
        5,
        sizeof(struct osdev_acpi_iort_pmcg),
        iort_pmcg_fields,
        OSDEV_COUNTOF(iort_pmcg_fields),
        &iort_mapping_level,
    },
    {
        "iort_rmr",
        6,
        sizeof(struct osdev_acpi_iort_rmr),
        iort_rmr_fields,
        OSDEV_COUNTOF(iort_rmr_fields),
        &iort_mapping_level,
    },
    {
        "iort_iwb",
        7,
        sizeof(struct osdev_acpi_iort_iwb),
        iort_iwb_fields,
        OSDEV_COUNTOF(iort_iwb_fields),
        &iort_mapping_level,
    },
};

static const struct osdev_acpi_level_ iort_node_level = {
    osdev_acpi_iort_nodes,
    &osdev_acpi_iort_node_family_,
    iort_node_layouts,
    OSDEV_COUNTOF(iort_node_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_iort_layout_ = {
    "iort",
    0,
    sizeof(struct osdev_acpi_iort),
    iort_fields,
    OSDEV_COUNTOF(iort_fields),
    &iort_node_level,
};
