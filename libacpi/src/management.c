// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Watchdogs, management controllers and the embedded controller: WDAT, WDRT,
// WDDT, SPMI, MCHI and ECDT. Microsoft Hardware Watchdog Timer 1.01, IPMI 2.0
// and ACPI 6.6, 5.2.15.
#include <osdev/acpi/management.h>

#include "families.h"

static const struct osdev_acpi_kind_ wdat_instruction_kinds[] = {
    {0, sizeof(struct osdev_acpi_wdat_instruction)}};

const struct osdev_acpi_family_ osdev_acpi_wdat_instruction_family_ = {
    .count = OSDEV_COUNTOF(wdat_instruction_kinds),
    .kinds = wdat_instruction_kinds,
};

struct osdev_acpi_iter osdev_acpi_wdat_instructions(struct osdev_span table)
{
    struct osdev_acpi_wdat wdat;
    enum osdev_acpi_err err = osdev_acpi_wdat_read(table, &wdat);

    return osdev_acpi_table_array_iter_(
        err, table, sizeof(wdat), osdev_le32_get(wdat.entry_count), 24
    );
}

bool osdev_acpi_wdat_instruction_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_wdat_instruction *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_wdat_instruction_family_, &type, &bytes, out,
        sizeof(*out)
    );
}
