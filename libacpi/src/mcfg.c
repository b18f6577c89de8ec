// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Where the configuration space of PCI is in memory: the MCFG. PCI Firmware
// Specification 3.3, 4.1.
#include <osdev/acpi/mcfg.h>

#include "families.h"

static const struct osdev_acpi_kind_ mcfg_region_kinds[] = {
    {0, sizeof(struct osdev_acpi_mcfg_region)}};

const struct osdev_acpi_family_ osdev_acpi_mcfg_region_family_ = {
    .count = OSDEV_COUNTOF(mcfg_region_kinds),
    .kinds = mcfg_region_kinds,
};

struct osdev_acpi_iter osdev_acpi_mcfg_regions(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "MCFG", 44);
}

bool osdev_acpi_mcfg_region_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_mcfg_region *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_mcfg_region_family_, &type, &bytes, out, sizeof(*out)
    );
}
