// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Batteries, polled processors and idle states: SBST, CPEP and LPIT. ACPI 6.6,
// 5.2.14 and 5.2.18.
#include <osdev/acpi/idle.h>

#include "families.h"

static const struct osdev_acpi_kind_ cpep_processor_kinds[] = {
    {0, 8},
};

const struct osdev_acpi_family_ osdev_acpi_cpep_processor_family_ = {
    .len_at = 1,
    .len_len = 1,
    .count = OSDEV_COUNTOF(cpep_processor_kinds),
    .kinds = cpep_processor_kinds,
};

struct osdev_acpi_iter osdev_acpi_cpep_processors(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "CPEP", 44);
}

bool osdev_acpi_cpep_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_cpep_processor *out
)
{
    uint32_t type;

    return osdev_acpi_next_(
        it, &osdev_acpi_cpep_processor_family_, &type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ lpit_state_kinds[] = {
    {OSDEV_ACPI_LPIT_NATIVE, 56},
};

const struct osdev_acpi_family_ osdev_acpi_lpit_state_family_ = {
    .type_len = 4,
    .len_at = 4,
    .len_len = 4,
    .count = OSDEV_COUNTOF(lpit_state_kinds),
    .kinds = lpit_state_kinds,
};

struct osdev_acpi_iter osdev_acpi_lpit_states(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "LPIT", 36);
}

bool osdev_acpi_lpit_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_lpit_state *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_lpit_state_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}
