// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/mcfg.h>, by name.
#include <osdev/acpi/mcfg.h>

#include "layouts.h"

static const struct osdev_acpi_field_ mcfg_fields[] = {
    NUM(mcfg, reserved),
};

static const struct osdev_acpi_field_ mcfg_region_fields[] = {
    NUM(mcfg_region, address),   NUM(mcfg_region, segment),
    NUM(mcfg_region, first_bus), NUM(mcfg_region, last_bus),
    NUM(mcfg_region, reserved),
};

static const struct osdev_acpi_layout_ mcfg_region_layouts[] = {
    {
        "mcfg_region",
        0,
        sizeof(struct osdev_acpi_mcfg_region),
        mcfg_region_fields,
        OSDEV_COUNTOF(mcfg_region_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ mcfg_region_level = {
    osdev_acpi_mcfg_regions,
    &osdev_acpi_mcfg_region_family_,
    mcfg_region_layouts,
    OSDEV_COUNTOF(mcfg_region_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_mcfg_layout_ = {
    "mcfg",
    0,
    sizeof(struct osdev_acpi_mcfg),
    mcfg_fields,
    OSDEV_COUNTOF(mcfg_fields),
    &mcfg_region_level,
};
