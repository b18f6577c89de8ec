// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Sources of hardware errors: the HEST. ACPI 6.6, 18.3.2.
#include <osdev/acpi/hest.h>

#include "families.h"

// Banks follow some sources; the others are as long as their type says.
static size_t source_length(uint32_t type, struct osdev_span rest)
{
    static const uint8_t lengths[] = {40, 48, 20, 0,  0,  0,
                                      48, 44, 56, 64, 92, 48};
    static const uint8_t bank_counts[] = {32, 44, 0, 0, 0, 0,
                                          0,  0,  0, 0, 0, 44};
    size_t len = type < OSDEV_COUNTOF(lengths) ? lengths[type] : 0;

    if (len == 0 || rest.len < len) {
        return 0;
    }
    if (bank_counts[type] != 0) {
        len += (size_t)rest.ptr[bank_counts[type]] *
               sizeof(struct osdev_acpi_hest_bank);
    }
    return len;
}

static const struct osdev_acpi_kind_ hest_source_kinds[] = {
    {OSDEV_ACPI_HEST_MCE, 40},      {OSDEV_ACPI_HEST_CMC, 48},
    {OSDEV_ACPI_HEST_NMI, 20},      {OSDEV_ACPI_HEST_ROOT_PORT, 48},
    {OSDEV_ACPI_HEST_ENDPOINT, 44}, {OSDEV_ACPI_HEST_BRIDGE, 56},
    {OSDEV_ACPI_HEST_GENERIC, 64},  {OSDEV_ACPI_HEST_GENERIC_V2, 92},
    {OSDEV_ACPI_HEST_DEFERRED, 48},
};

const struct osdev_acpi_family_ osdev_acpi_hest_source_family_ = {
    .type_len = 2,
    .count = OSDEV_COUNTOF(hest_source_kinds),
    .kinds = hest_source_kinds,
    .length = source_length,
};

struct osdev_acpi_iter osdev_acpi_hest_sources(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "HEST", 40);
}

bool osdev_acpi_hest_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_hest_source *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_hest_source_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ hest_bank_kinds[] = {
    {0, sizeof(struct osdev_acpi_hest_bank)}};

const struct osdev_acpi_family_ osdev_acpi_hest_bank_family_ = {
    .count = OSDEV_COUNTOF(hest_bank_kinds),
    .kinds = hest_bank_kinds,
};

struct osdev_acpi_iter osdev_acpi_hest_banks(struct osdev_span entry)
{
    switch (entry.len >= 2 ? osdev_le16_load(entry.ptr) : UINT32_MAX) {
    case OSDEV_ACPI_HEST_MCE:
        return osdev_acpi_rest_iter_(entry, 40);
    case OSDEV_ACPI_HEST_CMC:
    case OSDEV_ACPI_HEST_DEFERRED:
        return osdev_acpi_rest_iter_(entry, 48);
    default:
        return osdev_acpi_rest_iter_(entry, entry.len);
    }
}

bool osdev_acpi_hest_bank_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_hest_bank *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_hest_bank_family_, &type, &bytes, out, sizeof(*out)
    );
}
