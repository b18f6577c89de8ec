// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/apei.h>, by name.
#include <osdev/acpi/apei.h>

#include "layouts.h"

static const struct osdev_acpi_field_ bert_fields[] = {
    NUM(bert, region_len),
    NUM(bert, region),
};

static const struct osdev_acpi_field_ apei_instruction_fields[] = {
    NUM(apei_instruction, action), NUM(apei_instruction, instruction),
    NUM(apei_instruction, flags),  NUM(apei_instruction, reserved),
    GAS(apei_instruction, reg),    NUM(apei_instruction, value),
    NUM(apei_instruction, mask),
};

static const struct osdev_acpi_field_ einj_fields[] = {
    NUM(einj, header_len),
    NUM(einj, flags),
    BYTES(einj, reserved),
    NUM(einj, entry_count),
};

static const struct osdev_acpi_field_ erst_fields[] = {
    NUM(erst, header_len),
    NUM(erst, reserved),
    NUM(erst, entry_count),
};

static const struct osdev_acpi_layout_ einj_instruction_layouts[] = {
    {
        "apei_instruction",
        0,
        sizeof(struct osdev_acpi_apei_instruction),
        apei_instruction_fields,
        OSDEV_COUNTOF(apei_instruction_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ einj_instruction_level = {
    osdev_acpi_einj_instructions,
    &osdev_acpi_einj_instruction_family_,
    einj_instruction_layouts,
    OSDEV_COUNTOF(einj_instruction_layouts),
};

static const struct osdev_acpi_layout_ erst_instruction_layouts[] = {
    {
        "apei_instruction",
        0,
        sizeof(struct osdev_acpi_apei_instruction),
        apei_instruction_fields,
        OSDEV_COUNTOF(apei_instruction_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ erst_instruction_level = {
    osdev_acpi_erst_instructions,
    &osdev_acpi_erst_instruction_family_,
    erst_instruction_layouts,
    OSDEV_COUNTOF(erst_instruction_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_bert_layout_ = {
    "bert",
    0,
    sizeof(struct osdev_acpi_bert),
    bert_fields,
    OSDEV_COUNTOF(bert_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_einj_layout_ = {
    "einj",
    0,
    sizeof(struct osdev_acpi_einj),
    einj_fields,
    OSDEV_COUNTOF(einj_fields),
    &einj_instruction_level,
};

const struct osdev_acpi_layout_ osdev_acpi_erst_layout_ = {
    "erst",
    0,
    sizeof(struct osdev_acpi_erst),
    erst_fields,
    OSDEV_COUNTOF(erst_fields),
    &erst_instruction_level,
};
