// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// How processors and caches belong together: the PPTT. ACPI 6.6, 5.2.31.
#include <osdev/acpi/pptt.h>

#include "families.h"

static const struct osdev_acpi_kind_ pptt_entry_kinds[] = {
    {OSDEV_ACPI_PPTT_PROCESSOR, 20},
    {OSDEV_ACPI_PPTT_CACHE, 24},
    {OSDEV_ACPI_PPTT_ID, 30},
};

const struct osdev_acpi_family_ osdev_acpi_pptt_entry_family_ = {
    .type_len = 1,
    .len_at = 1,
    .len_len = 1,
    .count = OSDEV_COUNTOF(pptt_entry_kinds),
    .kinds = pptt_entry_kinds,
};

struct osdev_acpi_iter osdev_acpi_pptt_entries(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "PPTT", 36);
}

bool osdev_acpi_pptt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_pptt_entry *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_pptt_entry_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ pptt_resource_kinds[] = {
    {0, sizeof(struct osdev_acpi_pptt_resource)}};

const struct osdev_acpi_family_ osdev_acpi_pptt_resource_family_ = {
    .count = OSDEV_COUNTOF(pptt_resource_kinds),
    .kinds = pptt_resource_kinds,
};

struct osdev_acpi_iter osdev_acpi_pptt_resources(struct osdev_span entry)
{
    struct osdev_acpi_pptt_processor node;
    enum osdev_acpi_err err =
        osdev_acpi_struct_read(entry, 20, &node, sizeof(node));

    return osdev_acpi_entry_array_iter_(
        err, entry, sizeof(node), osdev_le32_get(node.resource_count), 4
    );
}

bool osdev_acpi_pptt_resource_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_pptt_resource *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_pptt_resource_family_, &type, &bytes, out, sizeof(*out)
    );
}
