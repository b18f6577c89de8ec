// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/console.h>, by name.
#include <osdev/acpi/console.h>

#include "layouts.h"

static const struct osdev_acpi_field_ spcr_fields[] = {
    NUM(spcr, interface),     BYTES(spcr, reserved),
    GAS(spcr, address),       NUM(spcr, interrupt_type),
    NUM(spcr, irq),           NUM(spcr, gsi),
    NUM(spcr, baud),          NUM(spcr, parity),
    NUM(spcr, stop_bits),     NUM(spcr, flow_control),
    NUM(spcr, terminal),      NUM(spcr, language),
    NUM(spcr, pci_device_id), NUM(spcr, pci_vendor_id),
    NUM(spcr, pci_bus),       NUM(spcr, pci_device),
    NUM(spcr, pci_function),  NUM(spcr, pci_flags),
    NUM(spcr, pci_segment),   NUM(spcr, uart_clock),
    NUM(spcr, precise_baud),  NUM(spcr, name_len),
    NUM(spcr, name_offset),
};

static const struct osdev_acpi_field_ dbg2_fields[] = {
    NUM(dbg2, devices_offset),
    NUM(dbg2, device_count),
};

static const struct osdev_acpi_field_ dbg2_port_fields[] = {
    NUM(dbg2_port, revision),       NUM(dbg2_port, length),
    NUM(dbg2_port, register_count), NUM(dbg2_port, name_len),
    NUM(dbg2_port, name_offset),    NUM(dbg2_port, data_len),
    NUM(dbg2_port, data_offset),    NUM(dbg2_port, port_type),
    NUM(dbg2_port, port_subtype),   NUM(dbg2_port, reserved),
    NUM(dbg2_port, address_offset), NUM(dbg2_port, size_offset),
};

static const struct osdev_acpi_field_ dbgp_fields[] = {
    NUM(dbgp, interface),
    BYTES(dbgp, reserved),
    GAS(dbgp, address),
};

static const struct osdev_acpi_field_ bgrt_fields[] = {
    NUM(bgrt, version), NUM(bgrt, status), NUM(bgrt, image_type),
    NUM(bgrt, address), NUM(bgrt, x),      NUM(bgrt, y),
};

static const struct osdev_acpi_field_ boot_fields[] = {
    NUM(boot, cmos_index),
    BYTES(boot, reserved),
};

static const struct osdev_acpi_layout_ dbg2_device_layouts[] = {
    {
        "dbg2_port",
        0,
        sizeof(struct osdev_acpi_dbg2_port),
        dbg2_port_fields,
        OSDEV_COUNTOF(dbg2_port_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ dbg2_device_level = {
    osdev_acpi_dbg2_devices,
    &osdev_acpi_dbg2_device_family_,
    dbg2_device_layouts,
    OSDEV_COUNTOF(dbg2_device_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_spcr_layout_ = {
    "spcr",
    0,
    sizeof(struct osdev_acpi_spcr),
    spcr_fields,
    OSDEV_COUNTOF(spcr_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_dbg2_layout_ = {
    "dbg2",
    0,
    sizeof(struct osdev_acpi_dbg2),
    dbg2_fields,
    OSDEV_COUNTOF(dbg2_fields),
    &dbg2_device_level,
};

const struct osdev_acpi_layout_ osdev_acpi_dbgp_layout_ = {
    "dbgp",
    0,
    sizeof(struct osdev_acpi_dbgp),
    dbgp_fields,
    OSDEV_COUNTOF(dbgp_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_bgrt_layout_ = {
    "bgrt",
    0,
    sizeof(struct osdev_acpi_bgrt),
    bgrt_fields,
    OSDEV_COUNTOF(bgrt_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_boot_layout_ = {
    "boot",
    0,
    sizeof(struct osdev_acpi_boot),
    boot_fields,
    OSDEV_COUNTOF(boot_fields),
    NULL,
};
