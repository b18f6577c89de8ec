// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Distances between domains. ACPI 6.6, 5.2.17.
#include <osdev/acpi/numa.h>

#include "internal.h"

enum osdev_acpi_err osdev_acpi_slit_distance(
    struct osdev_span table, uint64_t from, uint64_t to, uint8_t *out_distance
)
{
    struct osdev_acpi_slit slit;
    struct osdev_span cell;
    enum osdev_acpi_err err = osdev_acpi_slit_read(table, &slit);

    if (err != OSDEV_ACPI_OK) {
        return err;
    }
    uint64_t count = osdev_le64_get(slit.count);

    if (from >= count || to >= count) {
        return OSDEV_ACPI_ERR_BAD_INDEX;
    }
    err = osdev_acpi_table_parse(table, &table);
    if (err != OSDEV_ACPI_OK) {
        return err;
    }
    // A count whose matrix does not fit may still have this row; no sum below
    // overflows, for neither factor is above the length of the table.
    if (from > table.len || count > table.len ||
        from * count + to > table.len ||
        !osdev_span_sub(
            table, sizeof(slit) + (size_t)(from * count + to), 1, &cell
        )) {
        return OSDEV_ACPI_ERR_TRUNCATED;
    }
    *out_distance = cell.ptr[0];
    return OSDEV_ACPI_OK;
}
