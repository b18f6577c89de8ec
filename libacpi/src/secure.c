// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Secure devices and runtime code of firmware: SDEV and PRMT. ACPI 6.6, 5.2.26
// and PRM 1.0.
#include <osdev/acpi/secure.h>

#include "families.h"

static const struct osdev_acpi_kind_ sdev_device_kinds[] = {
    {OSDEV_ACPI_SDEV_NAMESPACE, 12},
    {OSDEV_ACPI_SDEV_PCI, 16},
};

const struct osdev_acpi_family_ osdev_acpi_sdev_device_family_ = {
    .type_len = 1,
    .len_at = 2,
    .len_len = 2,
    .count = OSDEV_COUNTOF(sdev_device_kinds),
    .kinds = sdev_device_kinds,
};

struct osdev_acpi_iter osdev_acpi_sdev_devices(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "SDEV", 36);
}

bool osdev_acpi_sdev_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_sdev_device *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_sdev_device_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ prmt_module_kinds[] = {
    {0, 38},
};

const struct osdev_acpi_family_ osdev_acpi_prmt_module_family_ = {
    .len_at = 2,
    .len_len = 2,
    .count = OSDEV_COUNTOF(prmt_module_kinds),
    .kinds = prmt_module_kinds,
};

struct osdev_acpi_iter osdev_acpi_prmt_modules(struct osdev_span table)
{
    struct osdev_acpi_prmt prmt;
    enum osdev_acpi_err err = osdev_acpi_prmt_read(table, &prmt);

    return osdev_acpi_table_part_iter_(
        err, table, osdev_le32_get(prmt.modules_offset)
    );
}

bool osdev_acpi_prmt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_prmt_module *out
)
{
    uint32_t type;

    return osdev_acpi_next_(
        it, &osdev_acpi_prmt_module_family_, &type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ prmt_handler_kinds[] = {
    {0, sizeof(struct osdev_acpi_prmt_handler)}};

const struct osdev_acpi_family_ osdev_acpi_prmt_handler_family_ = {
    .count = OSDEV_COUNTOF(prmt_handler_kinds),
    .kinds = prmt_handler_kinds,
};

struct osdev_acpi_iter osdev_acpi_prmt_handlers(struct osdev_span entry)
{
    struct osdev_acpi_prmt_info module;
    enum osdev_acpi_err err =
        osdev_acpi_struct_read(entry, 38, &module, sizeof(module));

    return osdev_acpi_entry_array_iter_(
        err, entry, osdev_le32_get(module.handlers_offset),
        osdev_le16_get(module.handler_count),
        sizeof(struct osdev_acpi_prmt_handler)
    );
}

bool osdev_acpi_prmt_handler_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_prmt_handler *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_prmt_handler_family_, &type, &bytes, out, sizeof(*out)
    );
}

static const struct osdev_acpi_kind_ phat_record_kinds[] = {
    {OSDEV_ACPI_PHAT_VERSIONS, 12},
    {OSDEV_ACPI_PHAT_HEALTH, 28},
};

const struct osdev_acpi_family_ osdev_acpi_phat_record_family_ = {
    .type_len = 2,
    .len_at = 2,
    .len_len = 2,
    .count = OSDEV_COUNTOF(phat_record_kinds),
    .kinds = phat_record_kinds,
};

struct osdev_acpi_iter osdev_acpi_phat_records(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "PHAT", 36);
}

bool osdev_acpi_phat_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_phat_record *out
)
{
    return osdev_acpi_next_(
        it, &osdev_acpi_phat_record_family_, &out->type, &out->bytes, &out->as,
        sizeof(out->as)
    );
}

static const struct osdev_acpi_kind_ phat_version_kinds[] = {
    {0, sizeof(struct osdev_acpi_phat_version)}};

const struct osdev_acpi_family_ osdev_acpi_phat_version_family_ = {
    .count = OSDEV_COUNTOF(phat_version_kinds),
    .kinds = phat_version_kinds,
};

struct osdev_acpi_iter osdev_acpi_phat_versions(struct osdev_span entry)
{
    struct osdev_acpi_phat_versions record;
    enum osdev_acpi_err err =
        osdev_acpi_struct_read(entry, 12, &record, sizeof(record));

    return osdev_acpi_entry_array_iter_(
        err, entry, sizeof(record), osdev_le32_get(record.version_count),
        sizeof(struct osdev_acpi_phat_version)
    );
}

bool osdev_acpi_phat_version_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_phat_version *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_phat_version_family_, &type, &bytes, out, sizeof(*out)
    );
}
