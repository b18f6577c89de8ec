// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Channels to the platform's controllers: PCCT, PDTT, RASF and RAS2. ACPI 6.6,
// 14 and 5.2.21.
#include <osdev/acpi/channels.h>

#include "families.h"

static const struct osdev_acpi_kind_ pcct_subspace_kinds[] = {
    {OSDEV_ACPI_PCCT_GENERIC, 62},    {OSDEV_ACPI_PCCT_REDUCED, 62},
    {OSDEV_ACPI_PCCT_REDUCED2, 90},   {OSDEV_ACPI_PCCT_INITIATOR, 164},
    {OSDEV_ACPI_PCCT_RESPONDER, 164}, {OSDEV_ACPI_PCCT_REGISTERS, 96},
};

const struct osdev_acpi_family_ osdev_acpi_pcct_subspace_family_ = {
    .type_len = 1,
    .len_at = 1,
    .len_len = 1,
    .count = OSDEV_COUNTOF(pcct_subspace_kinds),
    .kinds = pcct_subspace_kinds,
};

struct osdev_acpi_iter osdev_acpi_pcct_subspaces(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "PCCT", 48);
}

bool osdev_acpi_pcct_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_pcct_subspace *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_pcct_subspace_family_, &out->type, &out->bytes,
        &out->as, sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ pdtt_trigger_kinds[] = {
    {0, sizeof(struct osdev_acpi_pdtt_trigger)}};

const struct osdev_acpi_family_ osdev_acpi_pdtt_trigger_family_ = {
    .count = OSDEV_COUNTOF(pdtt_trigger_kinds),
    .kinds = pdtt_trigger_kinds,
};

struct osdev_acpi_iter osdev_acpi_pdtt_triggers(struct osdev_span table)
{
    struct osdev_acpi_pdtt pdtt;
    enum osdev_acpi_err err = osdev_acpi_pdtt_read(table, &pdtt);

    return osdev_acpi_table_array_iter_(
        err, table, osdev_le32_get(pdtt.triggers_offset), pdtt.trigger_count, 2
    );
}

bool osdev_acpi_pdtt_trigger_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_pdtt_trigger *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_pdtt_trigger_family_, &type, &bytes, out, sizeof(*out)
    );
}

static const struct osdev_acpi_kind_ ras2_channel_kinds[] = {
    {0, sizeof(struct osdev_acpi_ras2_channel)}};

const struct osdev_acpi_family_ osdev_acpi_ras2_channel_family_ = {
    .count = OSDEV_COUNTOF(ras2_channel_kinds),
    .kinds = ras2_channel_kinds,
};

struct osdev_acpi_iter osdev_acpi_ras2_channels(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "RAS2", 40);
}

bool osdev_acpi_ras2_channel_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_ras2_channel *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_ras2_channel_family_, &type, &bytes, out, sizeof(*out)
    );
}
