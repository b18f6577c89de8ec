// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/cxl.h>, by name.
#include <osdev/acpi/cxl.h>

#include "layouts.h"

static const struct osdev_acpi_field_ cedt_host_bridge_fields[] = {
    NUM(cedt_host_bridge, type),    NUM(cedt_host_bridge, reserved),
    NUM(cedt_host_bridge, length),  NUM(cedt_host_bridge, uid),
    NUM(cedt_host_bridge, version), NUM(cedt_host_bridge, reserved2),
    NUM(cedt_host_bridge, base),    NUM(cedt_host_bridge, range_len),
};

static const struct osdev_acpi_field_ cedt_window_fields[] = {
    NUM(cedt_window, type),         NUM(cedt_window, reserved),
    NUM(cedt_window, length),       NUM(cedt_window, reserved2),
    NUM(cedt_window, base),         NUM(cedt_window, range_len),
    NUM(cedt_window, ways),         NUM(cedt_window, arithmetic),
    NUM(cedt_window, reserved3),    NUM(cedt_window, granularity),
    NUM(cedt_window, restrictions), NUM(cedt_window, qtg_id),
};

static const struct osdev_acpi_field_ cedt_xor_map_fields[] = {
    NUM(cedt_xor_map, type),        NUM(cedt_xor_map, reserved),
    NUM(cedt_xor_map, length),      NUM(cedt_xor_map, reserved2),
    NUM(cedt_xor_map, granularity), NUM(cedt_xor_map, map_count),
};

static const struct osdev_acpi_field_ cedt_rdpas_fields[] = {
    NUM(cedt_rdpas, type),   NUM(cedt_rdpas, reserved),
    NUM(cedt_rdpas, length), NUM(cedt_rdpas, segment),
    NUM(cedt_rdpas, bdf),    NUM(cedt_rdpas, protocol),
    NUM(cedt_rdpas, base),
};

static const struct osdev_acpi_field_ viot_fields[] = {
    NUM(viot, node_count),
    NUM(viot, nodes_offset),
    NUM(viot, reserved),
};

static const struct osdev_acpi_field_ viot_pci_range_fields[] = {
    NUM(viot_pci_range, type),          NUM(viot_pci_range, reserved),
    NUM(viot_pci_range, length),        NUM(viot_pci_range, endpoint),
    NUM(viot_pci_range, first_segment), NUM(viot_pci_range, last_segment),
    NUM(viot_pci_range, first_bdf),     NUM(viot_pci_range, last_bdf),
    NUM(viot_pci_range, output),        BYTES(viot_pci_range, reserved2),
};

static const struct osdev_acpi_field_ viot_mmio_fields[] = {
    NUM(viot_mmio, type),        NUM(viot_mmio, reserved),
    NUM(viot_mmio, length),      NUM(viot_mmio, endpoint),
    NUM(viot_mmio, base),        NUM(viot_mmio, output),
    BYTES(viot_mmio, reserved2),
};

static const struct osdev_acpi_field_ viot_iommu_pci_fields[] = {
    NUM(viot_iommu_pci, type),   NUM(viot_iommu_pci, reserved),
    NUM(viot_iommu_pci, length), NUM(viot_iommu_pci, segment),
    NUM(viot_iommu_pci, bdf),    NUM(viot_iommu_pci, reserved2),
};

static const struct osdev_acpi_field_ viot_iommu_mmio_fields[] = {
    NUM(viot_iommu_mmio, type),   NUM(viot_iommu_mmio, reserved),
    NUM(viot_iommu_mmio, length), BYTES(viot_iommu_mmio, reserved2),
    NUM(viot_iommu_mmio, base),
};

static const struct osdev_acpi_layout_ cedt_entry_layouts[] = {
    {
        "cedt_host_bridge",
        0,
        sizeof(struct osdev_acpi_cedt_host_bridge),
        cedt_host_bridge_fields,
        OSDEV_COUNTOF(cedt_host_bridge_fields),
        NULL,
    },
    {
        "cedt_window",
        1,
        sizeof(struct osdev_acpi_cedt_window),
        cedt_window_fields,
        OSDEV_COUNTOF(cedt_window_fields),
        NULL,
    },
    {
        "cedt_xor_map",
        2,
        sizeof(struct osdev_acpi_cedt_xor_map),
        cedt_xor_map_fields,
        OSDEV_COUNTOF(cedt_xor_map_fields),
        NULL,
    },
    {
        "cedt_rdpas",
        3,
        sizeof(struct osdev_acpi_cedt_rdpas),
        cedt_rdpas_fields,
        OSDEV_COUNTOF(cedt_rdpas_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ cedt_entry_level = {
    osdev_acpi_cedt_entries,
    &osdev_acpi_cedt_entry_family_,
    cedt_entry_layouts,
    OSDEV_COUNTOF(cedt_entry_layouts),
};

static const struct osdev_acpi_layout_ viot_node_layouts[] = {
    {
        "viot_pci_range",
        1,
        sizeof(struct osdev_acpi_viot_pci_range),
        viot_pci_range_fields,
        OSDEV_COUNTOF(viot_pci_range_fields),
        NULL,
    },
    {
        "viot_mmio",
        2,
        sizeof(struct osdev_acpi_viot_mmio),
        viot_mmio_fields,
        OSDEV_COUNTOF(viot_mmio_fields),
        NULL,
    },
    {
        "viot_iommu_pci",
        3,
        sizeof(struct osdev_acpi_viot_iommu_pci),
        viot_iommu_pci_fields,
        OSDEV_COUNTOF(viot_iommu_pci_fields),
        NULL,
    },
    {
        "viot_iommu_mmio",
        4,
        sizeof(struct osdev_acpi_viot_iommu_mmio),
        viot_iommu_mmio_fields,
        OSDEV_COUNTOF(viot_iommu_mmio_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ viot_node_level = {
    osdev_acpi_viot_nodes,
    &osdev_acpi_viot_node_family_,
    viot_node_layouts,
    OSDEV_COUNTOF(viot_node_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_cedt_layout_ = {
    "cedt", 0, sizeof(struct osdev_acpi_cedt), NULL, 0, &cedt_entry_level,
};

const struct osdev_acpi_layout_ osdev_acpi_viot_layout_ = {
    "viot",
    0,
    sizeof(struct osdev_acpi_viot),
    viot_fields,
    OSDEV_COUNTOF(viot_fields),
    &viot_node_level,
};
