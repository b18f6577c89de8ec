// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/root.h>, by name.
#include <osdev/acpi/root.h>

#include "layouts.h"

static const struct osdev_acpi_field_ rsdt_entry_fields[] = {
    NUM(rsdt_entry, address),
};

static const struct osdev_acpi_field_ xsdt_entry_fields[] = {
    NUM(xsdt_entry, address),
};

static const struct osdev_acpi_layout_ rsdt_entry_layouts[] = {
    {
        "rsdt_entry",
        0,
        sizeof(struct osdev_acpi_rsdt_entry),
        rsdt_entry_fields,
        OSDEV_COUNTOF(rsdt_entry_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ rsdt_entry_level = {
    osdev_acpi_rsdt_entries,
    &osdev_acpi_rsdt_entry_family_,
    rsdt_entry_layouts,
    OSDEV_COUNTOF(rsdt_entry_layouts),
};

static const struct osdev_acpi_layout_ xsdt_entry_layouts[] = {
    {
        "xsdt_entry",
        0,
        sizeof(struct osdev_acpi_xsdt_entry),
        xsdt_entry_fields,
        OSDEV_COUNTOF(xsdt_entry_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ xsdt_entry_level = {
    osdev_acpi_xsdt_entries,
    &osdev_acpi_xsdt_entry_family_,
    xsdt_entry_layouts,
    OSDEV_COUNTOF(xsdt_entry_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_rsdt_layout_ = {
    "rsdt", 0, sizeof(struct osdev_acpi_rsdt), NULL, 0, &rsdt_entry_level,
};

const struct osdev_acpi_layout_ osdev_acpi_xsdt_layout_ = {
    "xsdt", 0, sizeof(struct osdev_acpi_xsdt), NULL, 0, &xsdt_entry_level,
};
