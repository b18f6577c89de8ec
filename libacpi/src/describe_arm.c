// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/arm.h>, by name.
#include <osdev/acpi/arm.h>

#include "layouts.h"

static const struct osdev_acpi_field_ agdi_fields[] = {
    NUM(agdi, flags),
    BYTES(agdi, reserved),
    NUM(agdi, sdei_event),
    NUM(agdi, gsi),
};

const struct osdev_acpi_layout_ osdev_acpi_sdei_layout_ = {
    "sdei", 0, sizeof(struct osdev_acpi_sdei), NULL, 0, NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_agdi_layout_ = {
    "agdi",
    0,
    sizeof(struct osdev_acpi_agdi),
    agdi_fields,
    OSDEV_COUNTOF(agdi_fields),
    NULL,
};
