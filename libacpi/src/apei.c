// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Error records and how to make them: BERT, EINJ, ERST and HEST. ACPI 6.6, 18.
#include <osdev/acpi/apei.h>

#include "families.h"

static const struct osdev_acpi_kind_ einj_instruction_kinds[] = {
    {0, sizeof(struct osdev_acpi_apei_instruction)}};

const struct osdev_acpi_family_ osdev_acpi_einj_instruction_family_ = {
    .count = OSDEV_COUNTOF(einj_instruction_kinds),
    .kinds = einj_instruction_kinds,
};

struct osdev_acpi_iter osdev_acpi_einj_instructions(struct osdev_span table)
{
    struct osdev_acpi_einj einj;
    enum osdev_acpi_err err = osdev_acpi_einj_read(table, &einj);

    return osdev_acpi_table_array_iter_(
        err, table, sizeof(einj), osdev_le32_get(einj.entry_count), 32
    );
}

bool osdev_acpi_einj_instruction_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_apei_instruction *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_einj_instruction_family_, &type, &bytes, out,
        sizeof(*out)
    );
}

static const struct osdev_acpi_kind_ erst_instruction_kinds[] = {
    {0, sizeof(struct osdev_acpi_apei_instruction)}};

const struct osdev_acpi_family_ osdev_acpi_erst_instruction_family_ = {
    .count = OSDEV_COUNTOF(erst_instruction_kinds),
    .kinds = erst_instruction_kinds,
};

struct osdev_acpi_iter osdev_acpi_erst_instructions(struct osdev_span table)
{
    struct osdev_acpi_erst erst;
    enum osdev_acpi_err err = osdev_acpi_erst_read(table, &erst);

    return osdev_acpi_table_array_iter_(
        err, table, sizeof(erst), osdev_le32_get(erst.entry_count), 32
    );
}

bool osdev_acpi_erst_instruction_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_apei_instruction *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_erst_instruction_family_, &type, &bytes, out,
        sizeof(*out)
    );
}
