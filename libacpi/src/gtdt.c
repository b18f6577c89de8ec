// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Timers of Arm machines: the GTDT. ACPI 6.6, 5.2.25.
#include <osdev/acpi/gtdt.h>

#include "families.h"

static const struct osdev_acpi_kind_ gtdt_timer_kinds[] = {
    {OSDEV_ACPI_GTDT_BLOCK, 20},
    {OSDEV_ACPI_GTDT_WATCHDOG, 28},
};

const struct osdev_acpi_family_ osdev_acpi_gtdt_timer_family_ = {
    .type_len = 1,
    .len_at = 1,
    .len_len = 2,
    .count = OSDEV_COUNTOF(gtdt_timer_kinds),
    .kinds = gtdt_timer_kinds,
};

struct osdev_acpi_iter osdev_acpi_gtdt_timers(struct osdev_span table)
{
    struct osdev_acpi_gtdt gtdt;
    enum osdev_acpi_err err = osdev_acpi_gtdt_read(table, &gtdt);

    // Without timers the offset may be anything.
    if (err == OSDEV_ACPI_OK && osdev_le32_get(gtdt.platform_count) == 0) {
        return osdev_acpi_rest_iter_(table, table.len);
    }
    return osdev_acpi_table_part_iter_(
        err, table, osdev_le32_get(gtdt.platform_offset)
    );
}

bool osdev_acpi_gtdt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_gtdt_timer *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_gtdt_timer_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ gtdt_frame_kinds[] = {
    {0, sizeof(struct osdev_acpi_gtdt_frame)}};

const struct osdev_acpi_family_ osdev_acpi_gtdt_frame_family_ = {
    .count = OSDEV_COUNTOF(gtdt_frame_kinds),
    .kinds = gtdt_frame_kinds,
};

struct osdev_acpi_iter osdev_acpi_gtdt_frames(struct osdev_span entry)
{
    struct osdev_acpi_gtdt_block block;
    enum osdev_acpi_err err =
        osdev_acpi_struct_read(entry, 20, &block, sizeof(block));

    return osdev_acpi_entry_array_iter_(
        err, entry, osdev_le32_get(block.frames_offset),
        osdev_le32_get(block.frame_count), sizeof(struct osdev_acpi_gtdt_frame)
    );
}

bool osdev_acpi_gtdt_frame_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_gtdt_frame *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_gtdt_frame_family_, &type, &bytes, out, sizeof(*out)
    );
}
