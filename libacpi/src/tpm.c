// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Trusted platform modules and event logs: TCPA, TPM2, CCEL, TDEL and SVKL.
// TCG ACPI Specification 1.4 and ACPI 6.6, 5.2.35.
#include <osdev/acpi/tpm.h>

#include "families.h"

static const struct osdev_acpi_kind_ svkl_key_kinds[] = {
    {0, sizeof(struct osdev_acpi_svkl_key)}};

const struct osdev_acpi_family_ osdev_acpi_svkl_key_family_ = {
    .count = OSDEV_COUNTOF(svkl_key_kinds),
    .kinds = svkl_key_kinds,
};

struct osdev_acpi_iter osdev_acpi_svkl_keys(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "SVKL", 40);
}

bool osdev_acpi_svkl_key_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_svkl_key *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_svkl_key_family_, &type, &bytes, out, sizeof(*out)
    );
}
