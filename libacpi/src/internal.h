// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#ifndef OSDEV_ACPI_INTERNAL_H
#define OSDEV_ACPI_INTERNAL_H

#include <osdev/acpi/table.h>

// The least that an entry of one type holds.
struct osdev_acpi_kind_ {
    uint16_t type;
    uint16_t min;
};

// How the entries of a list say what they are and how long they are.
struct osdev_acpi_family_ {
    uint8_t type_at;
    uint8_t type_len; // 0 if there is one kind of entry only
    uint8_t type_not; // bits of a type of 1 byte that are something else
    uint8_t len_at;
    uint8_t len_len; // 0 if all are as long as the first kind's minimum
    uint16_t count;
    const struct osdev_acpi_kind_ *kinds;
    // For entries that state no length; 0 means that it cannot be told.
    size_t (*length)(uint32_t type, struct osdev_span rest);
};

// A walk over what lies behind the first `skip` bytes of a table.
struct osdev_acpi_iter osdev_acpi_table_iter_(
    struct osdev_span bytes, const char *signature, size_t skip
);

// A walk over part of an entry or table.
struct osdev_acpi_iter
osdev_acpi_part_iter_(struct osdev_span bytes, uint64_t offset, uint64_t len);

// A walk over the end of a table, the fixed part of which was read with `err`.
struct osdev_acpi_iter osdev_acpi_table_part_iter_(
    enum osdev_acpi_err err, struct osdev_span bytes, uint32_t offset
);

// The same for an array of so many elements of so many bytes.
struct osdev_acpi_iter osdev_acpi_table_array_iter_(
    enum osdev_acpi_err err, struct osdev_span bytes, uint32_t offset,
    uint32_t count, size_t size
);

// The same in an entry. Without elements the offset may be anything.
struct osdev_acpi_iter osdev_acpi_entry_array_iter_(
    enum osdev_acpi_err err, struct osdev_span bytes, uint32_t offset,
    uint32_t count, size_t size
);

// A walk over what lies behind the first `skip` bytes of an entry.
struct osdev_acpi_iter
osdev_acpi_rest_iter_(struct osdev_span bytes, size_t skip);

// Step to the next entry and copy it to `as`, the absent end zero.
bool osdev_acpi_next_(
    struct osdev_acpi_iter *it, const struct osdev_acpi_family_ *family,
    uint32_t *out_type, struct osdev_span *out_bytes, void *as, size_t as_len
);

#endif
