// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Addresses of PCI functions. PCI Firmware Specification 3.3, 4.1.2.
#include <osdev/acpi/mcfg.h>

#include "internal.h"

enum osdev_acpi_err osdev_acpi_mcfg_find(
    struct osdev_span table, uint16_t segment, uint8_t bus, uint8_t devfn,
    osdev_paddr_t *out_addr
)
{
    struct osdev_acpi_iter it = osdev_acpi_mcfg_regions(table);
    struct osdev_acpi_mcfg_region region;

    while (osdev_acpi_mcfg_region_next(&it, &region)) {
        if (osdev_le16_get(region.segment) == segment &&
            bus >= region.first_bus && bus <= region.last_bus) {
            *out_addr = osdev_paddr(
                osdev_le64_get(region.address) + ((uint64_t)bus << 20) +
                ((uint64_t)devfn << 12)
            );
            return OSDEV_ACPI_OK;
        }
    }
    return OSDEV_ACPI_ERR_NOT_FOUND;
}
