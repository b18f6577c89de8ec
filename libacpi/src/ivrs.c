// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// DMA remapping of AMD: the IVRS. AMD I/O Virtualization 3.09, 5.2.
#include <osdev/acpi/ivrs.h>

#include "families.h"

// The upper bits of the type say how long it is; type 240 says it itself,
// in its last two bytes of 22 how much text follows.
static size_t device_length(uint32_t type, struct osdev_span rest)
{
    if (type < 0xf0) {
        return (size_t)4 << (type >> 6);
    }
    return rest.len < 22 ? 0 : 22 + (size_t)rest.ptr[21];
}

static const struct osdev_acpi_kind_ ivrs_entry_kinds[] = {
    {OSDEV_ACPI_IVRS_IVHD, 24},      {OSDEV_ACPI_IVRS_IVHD_EFR, 40},
    {OSDEV_ACPI_IVRS_IVHD_ACPI, 40}, {OSDEV_ACPI_IVRS_IVMD_ALL, 32},
    {OSDEV_ACPI_IVRS_IVMD_ONE, 32},  {OSDEV_ACPI_IVRS_IVMD_RANGE, 32},
};

const struct osdev_acpi_family_ osdev_acpi_ivrs_entry_family_ = {
    .type_len = 1,
    .len_at = 2,
    .len_len = 2,
    .count = OSDEV_COUNTOF(ivrs_entry_kinds),
    .kinds = ivrs_entry_kinds,
};

struct osdev_acpi_iter osdev_acpi_ivrs_entries(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "IVRS", 48);
}

bool osdev_acpi_ivrs_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_ivrs_entry *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_ivrs_entry_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ ivrs_device_kinds[] = {
    {OSDEV_ACPI_IVRS_DEVICE_PAD, 4},
    {OSDEV_ACPI_IVRS_DEVICE_ALL, 4},
    {OSDEV_ACPI_IVRS_DEVICE_SELECT, 4},
    {OSDEV_ACPI_IVRS_DEVICE_RANGE_START, 4},
    {OSDEV_ACPI_IVRS_DEVICE_RANGE_END, 4},
    {OSDEV_ACPI_IVRS_DEVICE_PAD8, 8},
    {OSDEV_ACPI_IVRS_DEVICE_ALIAS_SELECT, 8},
    {OSDEV_ACPI_IVRS_DEVICE_ALIAS_RANGE, 8},
    {OSDEV_ACPI_IVRS_DEVICE_EXT_SELECT, 8},
    {OSDEV_ACPI_IVRS_DEVICE_EXT_RANGE, 8},
    {OSDEV_ACPI_IVRS_DEVICE_SPECIAL, 8},
    {OSDEV_ACPI_IVRS_DEVICE_ACPI, 22},
};

const struct osdev_acpi_family_ osdev_acpi_ivrs_device_family_ = {
    .type_len = 1,
    .count = OSDEV_COUNTOF(ivrs_device_kinds),
    .kinds = ivrs_device_kinds,
    .length = device_length,
};

struct osdev_acpi_iter osdev_acpi_ivrs_devices(struct osdev_span entry)
{
    switch (entry.len >= 1 ? entry.ptr[0] : UINT32_MAX) {
    case OSDEV_ACPI_IVRS_IVHD:
        return osdev_acpi_rest_iter_(entry, 24);
    case OSDEV_ACPI_IVRS_IVHD_EFR:
    case OSDEV_ACPI_IVRS_IVHD_ACPI:
        return osdev_acpi_rest_iter_(entry, 40);
    default:
        return osdev_acpi_rest_iter_(entry, entry.len);
    }
}

bool osdev_acpi_ivrs_device_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_ivrs_device *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_ivrs_device_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}
