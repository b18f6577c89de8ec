// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/nfit.h>, by name.
#include <osdev/acpi/nfit.h>

#include "layouts.h"

static const struct osdev_acpi_field_ nfit_fields[] = {
    NUM(nfit, reserved),
};

static const struct osdev_acpi_field_ nfit_range_fields[] = {
    NUM(nfit_range, type),      NUM(nfit_range, length),
    NUM(nfit_range, index),     NUM(nfit_range, flags),
    NUM(nfit_range, reserved),  NUM(nfit_range, domain),
    BYTES(nfit_range, guid),    NUM(nfit_range, base),
    NUM(nfit_range, range_len), NUM(nfit_range, attributes),
    NUM(nfit_range, cookie),
};

static const struct osdev_acpi_field_ nfit_map_fields[] = {
    NUM(nfit_map, type),
    NUM(nfit_map, length),
    NUM(nfit_map, handle),
    NUM(nfit_map, physical_id),
    NUM(nfit_map, region_id),
    NUM(nfit_map, range_index),
    NUM(nfit_map, control_index),
    NUM(nfit_map, region_len),
    NUM(nfit_map, region_offset),
    NUM(nfit_map, address),
    NUM(nfit_map, interleave_index),
    NUM(nfit_map, interleave_ways),
    NUM(nfit_map, flags),
    NUM(nfit_map, reserved),
};

static const struct osdev_acpi_field_ nfit_interleave_fields[] = {
    NUM(nfit_interleave, type),       NUM(nfit_interleave, length),
    NUM(nfit_interleave, index),      NUM(nfit_interleave, reserved),
    NUM(nfit_interleave, line_count), NUM(nfit_interleave, line_len),
};

static const struct osdev_acpi_field_ nfit_smbios_fields[] = {
    NUM(nfit_smbios, type),
    NUM(nfit_smbios, length),
    NUM(nfit_smbios, reserved),
};

static const struct osdev_acpi_field_ nfit_control_fields[] = {
    NUM(nfit_control, type),
    NUM(nfit_control, length),
    NUM(nfit_control, index),
    NUM(nfit_control, vendor_id),
    NUM(nfit_control, device_id),
    NUM(nfit_control, revision_id),
    NUM(nfit_control, subsystem_vendor_id),
    NUM(nfit_control, subsystem_device_id),
    NUM(nfit_control, subsystem_revision_id),
    NUM(nfit_control, valid_fields),
    NUM(nfit_control, manufacturing_location),
    NUM(nfit_control, manufacturing_date),
    BYTES(nfit_control, reserved),
    NUM(nfit_control, serial_number),
    NUM(nfit_control, code),
    NUM(nfit_control, window_count),
    NUM(nfit_control, window_len),
    NUM(nfit_control, command_offset),
    NUM(nfit_control, command_len),
    NUM(nfit_control, status_offset),
    NUM(nfit_control, status_len),
    NUM(nfit_control, flags),
    BYTES(nfit_control, reserved2),
};

static const struct osdev_acpi_field_ nfit_data_fields[] = {
    NUM(nfit_data, type),          NUM(nfit_data, length),
    NUM(nfit_data, control_index), NUM(nfit_data, window_count),
    NUM(nfit_data, window_offset), NUM(nfit_data, window_len),
    NUM(nfit_data, capacity),      NUM(nfit_data, address),
};

static const struct osdev_acpi_field_ nfit_flush_fields[] = {
    NUM(nfit_flush, type),       NUM(nfit_flush, length),
    NUM(nfit_flush, handle),     NUM(nfit_flush, hint_count),
    BYTES(nfit_flush, reserved),
};

static const struct osdev_acpi_field_ nfit_capabilities_fields[] = {
    NUM(nfit_capabilities, type),         NUM(nfit_capabilities, length),
    NUM(nfit_capabilities, highest),      BYTES(nfit_capabilities, reserved),
    NUM(nfit_capabilities, capabilities), NUM(nfit_capabilities, reserved2),
};

static const struct osdev_acpi_layout_ nfit_entry_layouts[] = {
    {
        "nfit_range",
        0,
        sizeof(struct osdev_acpi_nfit_range),
        nfit_range_fields,
        OSDEV_COUNTOF(nfit_range_fields),
        NULL,
    },
    {
        "nfit_map",
        1,
        sizeof(struct osdev_acpi_nfit_map),
        nfit_map_fields,
        OSDEV_COUNTOF(nfit_map_fields),
        NULL,
    },
    {
        "nfit_interleave",
        2,
        sizeof(struct osdev_acpi_nfit_interleave),
        nfit_interleave_fields,
        OSDEV_COUNTOF(nfit_interleave_fields),
        NULL,
    },
    {
        "nfit_smbios",
        3,
        sizeof(struct osdev_acpi_nfit_smbios),
        nfit_smbios_fields,
        OSDEV_COUNTOF(nfit_smbios_fields),
        NULL,
    },
    {
        "nfit_control",
        4,
        sizeof(struct osdev_acpi_nfit_control),
        nfit_control_fields,
        OSDEV_COUNTOF(nfit_control_fields),
        NULL,
    },
    {
        "nfit_data",
        5,
        sizeof(struct osdev_acpi_nfit_data),
        nfit_data_fields,
        OSDEV_COUNTOF(nfit_data_fields),
        NULL,
    },
    {
        "nfit_flush",
        6,
        sizeof(struct osdev_acpi_nfit_flush),
        nfit_flush_fields,
        OSDEV_COUNTOF(nfit_flush_fields),
        NULL,
    },
    {
        "nfit_capabilities",
        7,
        sizeof(struct osdev_acpi_nfit_capabilities),
        nfit_capabilities_fields,
        OSDEV_COUNTOF(nfit_capabilities_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ nfit_entry_level = {
    osdev_acpi_nfit_entries,
    &osdev_acpi_nfit_entry_family_,
    nfit_entry_layouts,
    OSDEV_COUNTOF(nfit_entry_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_nfit_layout_ = {
    "nfit",
    0,
    sizeof(struct osdev_acpi_nfit),
    nfit_fields,
    OSDEV_COUNTOF(nfit_fields),
    &nfit_entry_level,
};
