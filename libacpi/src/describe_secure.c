// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/secure.h>, by name.
#include <osdev/acpi/secure.h>

#include "layouts.h"

static const struct osdev_acpi_field_ sdev_namespace_device_fields[] = {
    NUM(sdev_namespace_device, type),
    NUM(sdev_namespace_device, flags),
    NUM(sdev_namespace_device, length),
    NUM(sdev_namespace_device, name_offset),
    NUM(sdev_namespace_device, name_len),
    NUM(sdev_namespace_device, vendor_offset),
    NUM(sdev_namespace_device, vendor_len),
    NUM(sdev_namespace_device, components_offset),
    NUM(sdev_namespace_device, components_len),
};

static const struct osdev_acpi_field_ sdev_pci_fields[] = {
    NUM(sdev_pci, type),       NUM(sdev_pci, flags),
    NUM(sdev_pci, length),     NUM(sdev_pci, segment),
    NUM(sdev_pci, start_bus),  NUM(sdev_pci, path_offset),
    NUM(sdev_pci, path_len),   NUM(sdev_pci, vendor_offset),
    NUM(sdev_pci, vendor_len),
};

static const struct osdev_acpi_field_ prmt_fields[] = {
    BYTES(prmt, guid),
    NUM(prmt, modules_offset),
    NUM(prmt, module_count),
};

static const struct osdev_acpi_field_ prmt_info_fields[] = {
    NUM(prmt_info, revision),        NUM(prmt_info, length),
    BYTES(prmt_info, guid),          NUM(prmt_info, major),
    NUM(prmt_info, minor),           NUM(prmt_info, handler_count),
    NUM(prmt_info, handlers_offset), NUM(prmt_info, mmio_list),
};

static const struct osdev_acpi_field_ prmt_handler_fields[] = {
    NUM(prmt_handler, revision),    NUM(prmt_handler, length),
    BYTES(prmt_handler, guid),      NUM(prmt_handler, address),
    NUM(prmt_handler, static_data), NUM(prmt_handler, parameters),
};

static const struct osdev_acpi_field_ phat_versions_fields[] = {
    NUM(phat_versions, type),          NUM(phat_versions, length),
    NUM(phat_versions, revision),      BYTES(phat_versions, reserved),
    NUM(phat_versions, version_count),
};

static const struct osdev_acpi_field_ phat_health_fields[] = {
    NUM(phat_health, type),        NUM(phat_health, length),
    NUM(phat_health, revision),    BYTES(phat_health, reserved),
    NUM(phat_health, health),      BYTES(phat_health, guid),
    NUM(phat_health, data_offset),
};

static const struct osdev_acpi_field_ phat_version_fields[] = {
    BYTES(phat_version, guid),
    NUM(phat_version, version),
    TEXT(phat_version, producer),
};

static const struct osdev_acpi_layout_ sdev_device_layouts[] = {
    {
        "sdev_namespace_device",
        0,
        sizeof(struct osdev_acpi_sdev_namespace_device),
        sdev_namespace_device_fields,
        OSDEV_COUNTOF(sdev_namespace_device_fields),
        NULL,
    },
    {
        "sdev_pci",
        1,
        sizeof(struct osdev_acpi_sdev_pci),
        sdev_pci_fields,
        OSDEV_COUNTOF(sdev_pci_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ sdev_device_level = {
    osdev_acpi_sdev_devices,
    &osdev_acpi_sdev_device_family_,
    sdev_device_layouts,
    OSDEV_COUNTOF(sdev_device_layouts),
};

static const struct osdev_acpi_layout_ prmt_handler_layouts[] = {
    {
        "prmt_handler",
        0,
        sizeof(struct osdev_acpi_prmt_handler),
        prmt_handler_fields,
        OSDEV_COUNTOF(prmt_handler_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ prmt_handler_level = {
    osdev_acpi_prmt_handlers,
    &osdev_acpi_prmt_handler_family_,
    prmt_handler_layouts,
    OSDEV_COUNTOF(prmt_handler_layouts),
};

static const struct osdev_acpi_layout_ prmt_module_layouts[] = {
    {
        "prmt_info",
        0,
        sizeof(struct osdev_acpi_prmt_info),
        prmt_info_fields,
        OSDEV_COUNTOF(prmt_info_fields),
        &prmt_handler_level,
    },
};

static const struct osdev_acpi_level_ prmt_module_level = {
    osdev_acpi_prmt_modules,
    &osdev_acpi_prmt_module_family_,
    prmt_module_layouts,
    OSDEV_COUNTOF(prmt_module_layouts),
};

static const struct osdev_acpi_layout_ phat_version_layouts[] = {
    {
        "phat_version",
        0,
        sizeof(struct osdev_acpi_phat_version),
        phat_version_fields,
        OSDEV_COUNTOF(phat_version_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ phat_version_level = {
    osdev_acpi_phat_versions,
    &osdev_acpi_phat_version_family_,
    phat_version_layouts,
    OSDEV_COUNTOF(phat_version_layouts),
};

static const struct osdev_acpi_layout_ phat_record_layouts[] = {
    {
        "phat_versions",
        0,
        sizeof(struct osdev_acpi_phat_versions),
        phat_versions_fields,
        OSDEV_COUNTOF(phat_versions_fields),
        &phat_version_level,
    },
    {
        "phat_health",
        1,
        sizeof(struct osdev_acpi_phat_health),
        phat_health_fields,
        OSDEV_COUNTOF(phat_health_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ phat_record_level = {
    osdev_acpi_phat_records,
    &osdev_acpi_phat_record_family_,
    phat_record_layouts,
    OSDEV_COUNTOF(phat_record_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_sdev_layout_ = {
    "sdev", 0, sizeof(struct osdev_acpi_sdev), NULL, 0, &sdev_device_level,
};

const struct osdev_acpi_layout_ osdev_acpi_prmt_layout_ = {
    "prmt",
    0,
    sizeof(struct osdev_acpi_prmt),
    prmt_fields,
    OSDEV_COUNTOF(prmt_fields),
    &prmt_module_level,
};

const struct osdev_acpi_layout_ osdev_acpi_phat_layout_ = {
    "phat", 0, sizeof(struct osdev_acpi_phat), NULL, 0, &phat_record_level,
};
