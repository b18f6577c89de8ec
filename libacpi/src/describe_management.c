// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/management.h>, by name.
#include <osdev/acpi/management.h>

#include "layouts.h"

static const struct osdev_acpi_field_ wdat_fields[] = {
    NUM(wdat, header_len), NUM(wdat, segment),     NUM(wdat, bus),
    NUM(wdat, device),     NUM(wdat, function),    BYTES(wdat, reserved),
    NUM(wdat, period),     NUM(wdat, max_count),   NUM(wdat, min_count),
    NUM(wdat, flags),      BYTES(wdat, reserved2), NUM(wdat, entry_count),
};

static const struct osdev_acpi_field_ wdat_instruction_fields[] = {
    NUM(wdat_instruction, action),   NUM(wdat_instruction, instruction),
    NUM(wdat_instruction, reserved), GAS(wdat_instruction, reg),
    NUM(wdat_instruction, value),    NUM(wdat_instruction, mask),
};

static const struct osdev_acpi_field_ wdrt_fields[] = {
    GAS(wdrt, control),   GAS(wdrt, count),   NUM(wdrt, device_id),
    NUM(wdrt, vendor_id), NUM(wdrt, bus),     NUM(wdrt, device),
    NUM(wdrt, function),  NUM(wdrt, segment), NUM(wdrt, max_count),
    NUM(wdrt, units),
};

static const struct osdev_acpi_field_ wddt_fields[] = {
    NUM(wddt, spec_version), NUM(wddt, table_version), NUM(wddt, vendor_id),
    GAS(wddt, address),      NUM(wddt, max_count),     NUM(wddt, min_count),
    NUM(wddt, period),       NUM(wddt, status),        NUM(wddt, capability),
};

static const struct osdev_acpi_field_ spmi_fields[] = {
    NUM(spmi, interface),      NUM(spmi, reserved),  NUM(spmi, spec_revision),
    NUM(spmi, interrupt_type), NUM(spmi, gpe),       NUM(spmi, reserved2),
    NUM(spmi, pci_flag),       NUM(spmi, gsi),       GAS(spmi, address),
    NUM(spmi, segment),        NUM(spmi, bus),       NUM(spmi, device),
    NUM(spmi, function),       NUM(spmi, reserved3),
};

static const struct osdev_acpi_field_ mchi_fields[] = {
    NUM(mchi, interface),     NUM(mchi, protocol),
    NUM(mchi, protocol_data), NUM(mchi, interrupt_type),
    NUM(mchi, gpe),           NUM(mchi, pci_flag),
    NUM(mchi, gsi),           GAS(mchi, address),
    NUM(mchi, segment),       NUM(mchi, bus),
    NUM(mchi, device),        NUM(mchi, function),
};

static const struct osdev_acpi_field_ ecdt_fields[] = {
    GAS(ecdt, control),
    GAS(ecdt, data),
    NUM(ecdt, uid),
    NUM(ecdt, gpe),
};

static const struct osdev_acpi_layout_ wdat_instruction_layouts[] = {
    {
        "wdat_instruction",
        0,
        sizeof(struct osdev_acpi_wdat_instruction),
        wdat_instruction_fields,
        OSDEV_COUNTOF(wdat_instruction_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ wdat_instruction_level = {
    osdev_acpi_wdat_instructions,
    &osdev_acpi_wdat_instruction_family_,
    wdat_instruction_layouts,
    OSDEV_COUNTOF(wdat_instruction_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_wdat_layout_ = {
    "wdat",
    0,
    sizeof(struct osdev_acpi_wdat),
    wdat_fields,
    OSDEV_COUNTOF(wdat_fields),
    &wdat_instruction_level,
};

const struct osdev_acpi_layout_ osdev_acpi_wdrt_layout_ = {
    "wdrt",
    0,
    sizeof(struct osdev_acpi_wdrt),
    wdrt_fields,
    OSDEV_COUNTOF(wdrt_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_wddt_layout_ = {
    "wddt",
    0,
    sizeof(struct osdev_acpi_wddt),
    wddt_fields,
    OSDEV_COUNTOF(wddt_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_spmi_layout_ = {
    "spmi",
    0,
    sizeof(struct osdev_acpi_spmi),
    spmi_fields,
    OSDEV_COUNTOF(spmi_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_mchi_layout_ = {
    "mchi",
    0,
    sizeof(struct osdev_acpi_mchi),
    mchi_fields,
    OSDEV_COUNTOF(mchi_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_ecdt_layout_ = {
    "ecdt",
    0,
    sizeof(struct osdev_acpi_ecdt),
    ecdt_fields,
    OSDEV_COUNTOF(ecdt_fields),
    NULL,
};
