// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Memory as parts, and its power: PMTT and MPST. ACPI 6.6, 5.2.21 and 5.2.22.
#include <osdev/acpi/memory.h>

#include "families.h"

struct osdev_acpi_iter osdev_acpi_pmtt_inner(struct osdev_span entry)
{
    return osdev_acpi_rest_iter_(entry, sizeof(struct osdev_acpi_pmtt_socket));
}

static const struct osdev_acpi_kind_ pmtt_device_kinds[] = {
    {OSDEV_ACPI_PMTT_SOCKET, 16},
    {OSDEV_ACPI_PMTT_CONTROLLER, 16},
    {OSDEV_ACPI_PMTT_MODULE, 16},
    {OSDEV_ACPI_PMTT_VENDOR, 28},
};

const struct osdev_acpi_family_ osdev_acpi_pmtt_device_family_ = {
    .type_len = 1,
    .len_at = 2,
    .len_len = 2,
    .count = OSDEV_COUNTOF(pmtt_device_kinds),
    .kinds = pmtt_device_kinds,
};

struct osdev_acpi_iter osdev_acpi_pmtt_devices(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "PMTT", 40);
}

bool osdev_acpi_pmtt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_pmtt_device *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_pmtt_device_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}
