// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/firmware.h>, by name.
#include <osdev/acpi/firmware.h>

#include "layouts.h"

static const struct osdev_acpi_field_ uefi_fields[] = {
    BYTES(uefi, guid),
    NUM(uefi, data_offset),
};

static const struct osdev_acpi_field_ wsmt_fields[] = {
    NUM(wsmt, flags),
};

static const struct osdev_acpi_field_ wpbt_fields[] = {
    NUM(wpbt, binary_len),  NUM(wpbt, binary),        NUM(wpbt, layout),
    NUM(wpbt, binary_type), NUM(wpbt, arguments_len),
};

static const struct osdev_acpi_field_ waet_fields[] = {
    NUM(waet, flags),
};

static const struct osdev_acpi_field_ xenv_fields[] = {
    NUM(xenv, grant_address),
    NUM(xenv, grant_len),
    NUM(xenv, event_gsi),
    NUM(xenv, event_flags),
};

static const struct osdev_acpi_field_ stao_fields[] = {
    NUM(stao, ignore_uart),
};

static const struct osdev_acpi_field_ drtm_fields[] = {
    NUM(drtm, entry_base),      NUM(drtm, entry_length),
    NUM(drtm, entry_address32), NUM(drtm, entry_address64),
    NUM(drtm, exit_address),    NUM(drtm, log_address),
    NUM(drtm, log_len),         NUM(drtm, dlme_address),
    NUM(drtm, flags),
};

const struct osdev_acpi_layout_ osdev_acpi_uefi_layout_ = {
    "uefi",
    0,
    sizeof(struct osdev_acpi_uefi),
    uefi_fields,
    OSDEV_COUNTOF(uefi_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_wsmt_layout_ = {
    "wsmt",
    0,
    sizeof(struct osdev_acpi_wsmt),
    wsmt_fields,
    OSDEV_COUNTOF(wsmt_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_msdm_layout_ = {
    "msdm", 0, sizeof(struct osdev_acpi_msdm), NULL, 0, NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_slic_layout_ = {
    "slic", 0, sizeof(struct osdev_acpi_slic), NULL, 0, NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_wpbt_layout_ = {
    "wpbt",
    0,
    sizeof(struct osdev_acpi_wpbt),
    wpbt_fields,
    OSDEV_COUNTOF(wpbt_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_waet_layout_ = {
    "waet",
    0,
    sizeof(struct osdev_acpi_waet),
    waet_fields,
    OSDEV_COUNTOF(waet_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_xenv_layout_ = {
    "xenv",
    0,
    sizeof(struct osdev_acpi_xenv),
    xenv_fields,
    OSDEV_COUNTOF(xenv_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_stao_layout_ = {
    "stao",
    0,
    sizeof(struct osdev_acpi_stao),
    stao_fields,
    OSDEV_COUNTOF(stao_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_drtm_layout_ = {
    "drtm",
    0,
    sizeof(struct osdev_acpi_drtm),
    drtm_fields,
    OSDEV_COUNTOF(drtm_fields),
    NULL,
};
