// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Console, debug port and boot screen: SPCR, DBG2, DBGP, BGRT and BOOT. SPCR
// 1.10, DBG2 1.0, DBGP 1.0, Simple Boot Flag 2.1 and ACPI 6.6, 5.2.22.
#include <osdev/acpi/console.h>

#include "families.h"

static const struct osdev_acpi_kind_ dbg2_device_kinds[] = {
    {0, 22},
};

const struct osdev_acpi_family_ osdev_acpi_dbg2_device_family_ = {
    .len_at = 1,
    .len_len = 2,
    .count = OSDEV_COUNTOF(dbg2_device_kinds),
    .kinds = dbg2_device_kinds,
};

struct osdev_acpi_iter osdev_acpi_dbg2_devices(struct osdev_span table)
{
    struct osdev_acpi_dbg2 dbg2;
    enum osdev_acpi_err err = osdev_acpi_dbg2_read(table, &dbg2);

    return osdev_acpi_table_part_iter_(
        err, table, osdev_le32_get(dbg2.devices_offset)
    );
}

bool osdev_acpi_dbg2_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_dbg2_device *out
)
{
    uint32_t type;

    return osdev_acpi_next_(
        it, &osdev_acpi_dbg2_device_family_, &type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}
