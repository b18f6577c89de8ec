// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/memory.h>, by name.
#include <osdev/acpi/memory.h>

#include "layouts.h"

static const struct osdev_acpi_field_ pmtt_fields[] = {
    NUM(pmtt, device_count),
};

static const struct osdev_acpi_field_ pmtt_socket_fields[] = {
    NUM(pmtt_socket, type),      NUM(pmtt_socket, reserved),
    NUM(pmtt_socket, length),    NUM(pmtt_socket, flags),
    NUM(pmtt_socket, reserved2), NUM(pmtt_socket, device_count),
    NUM(pmtt_socket, id),        NUM(pmtt_socket, reserved3),
};

static const struct osdev_acpi_field_ pmtt_controller_fields[] = {
    NUM(pmtt_controller, type),      NUM(pmtt_controller, reserved),
    NUM(pmtt_controller, length),    NUM(pmtt_controller, flags),
    NUM(pmtt_controller, reserved2), NUM(pmtt_controller, device_count),
    NUM(pmtt_controller, id),        NUM(pmtt_controller, reserved3),
};

static const struct osdev_acpi_field_ pmtt_module_fields[] = {
    NUM(pmtt_module, type),          NUM(pmtt_module, reserved),
    NUM(pmtt_module, length),        NUM(pmtt_module, flags),
    NUM(pmtt_module, reserved2),     NUM(pmtt_module, device_count),
    NUM(pmtt_module, smbios_handle),
};

static const struct osdev_acpi_field_ pmtt_vendor_fields[] = {
    NUM(pmtt_vendor, type),      NUM(pmtt_vendor, reserved),
    NUM(pmtt_vendor, length),    NUM(pmtt_vendor, flags),
    NUM(pmtt_vendor, reserved2), NUM(pmtt_vendor, device_count),
    BYTES(pmtt_vendor, uuid),
};

static const struct osdev_acpi_layout_ pmtt_device_layouts[] = {
    {
        "pmtt_socket",
        0,
        sizeof(struct osdev_acpi_pmtt_socket),
        pmtt_socket_fields,
        OSDEV_COUNTOF(pmtt_socket_fields),
        NULL,
    },
    {
        "pmtt_controller",
        1,
        sizeof(struct osdev_acpi_pmtt_controller),
        pmtt_controller_fields,
        OSDEV_COUNTOF(pmtt_controller_fields),
        NULL,
    },
    {
        "pmtt_module",
        2,
        sizeof(struct osdev_acpi_pmtt_module),
        pmtt_module_fields,
        OSDEV_COUNTOF(pmtt_module_fields),
        NULL,
    },
    {
        "pmtt_vendor",
        255,
        sizeof(struct osdev_acpi_pmtt_vendor),
        pmtt_vendor_fields,
        OSDEV_COUNTOF(pmtt_vendor_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ pmtt_device_level = {
    osdev_acpi_pmtt_devices,
    &osdev_acpi_pmtt_device_family_,
    pmtt_device_layouts,
    OSDEV_COUNTOF(pmtt_device_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_pmtt_layout_ = {
    "pmtt",
    0,
    sizeof(struct osdev_acpi_pmtt),
    pmtt_fields,
    OSDEV_COUNTOF(pmtt_fields),
    &pmtt_device_level,
};
