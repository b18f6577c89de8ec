// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/tpm.h>, by name.
#include <osdev/acpi/tpm.h>

#include "layouts.h"

static const struct osdev_acpi_field_ tcpa_fields[] = {
    NUM(tcpa, platform_class),
    NUM(tcpa, log_len),
    NUM(tcpa, log),
};

static const struct osdev_acpi_field_ tpm2_fields[] = {
    NUM(tpm2, platform_class),
    NUM(tpm2, reserved),
    NUM(tpm2, control_area),
    NUM(tpm2, start_method),
    BYTES(tpm2, start_parameters),
    NUM(tpm2, log_len),
    NUM(tpm2, log),
};

static const struct osdev_acpi_field_ ccel_fields[] = {
    NUM(ccel, cc_type), NUM(ccel, cc_subtype), NUM(ccel, reserved),
    NUM(ccel, log_len), NUM(ccel, log),
};

static const struct osdev_acpi_field_ tdel_fields[] = {
    NUM(tdel, reserved),
    NUM(tdel, log_len),
    NUM(tdel, log),
};

static const struct osdev_acpi_field_ svkl_fields[] = {
    NUM(svkl, key_count),
};

static const struct osdev_acpi_field_ svkl_key_fields[] = {
    NUM(svkl_key, type),
    NUM(svkl_key, format),
    NUM(svkl_key, key_len),
    NUM(svkl_key, address),
};

static const struct osdev_acpi_layout_ svkl_key_layouts[] = {
    {
        "svkl_key",
        0,
        sizeof(struct osdev_acpi_svkl_key),
        svkl_key_fields,
        OSDEV_COUNTOF(svkl_key_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ svkl_key_level = {
    osdev_acpi_svkl_keys,
    &osdev_acpi_svkl_key_family_,
    svkl_key_layouts,
    OSDEV_COUNTOF(svkl_key_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_tcpa_layout_ = {
    "tcpa",
    0,
    sizeof(struct osdev_acpi_tcpa),
    tcpa_fields,
    OSDEV_COUNTOF(tcpa_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_tpm2_layout_ = {
    "tpm2",
    0,
    sizeof(struct osdev_acpi_tpm2),
    tpm2_fields,
    OSDEV_COUNTOF(tpm2_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_ccel_layout_ = {
    "ccel",
    0,
    sizeof(struct osdev_acpi_ccel),
    ccel_fields,
    OSDEV_COUNTOF(ccel_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_tdel_layout_ = {
    "tdel",
    0,
    sizeof(struct osdev_acpi_tdel),
    tdel_fields,
    OSDEV_COUNTOF(tdel_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_svkl_layout_ = {
    "svkl",
    0,
    sizeof(struct osdev_acpi_svkl),
    svkl_fields,
    OSDEV_COUNTOF(svkl_fields),
    &svkl_key_level,
};
