// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/hpet.h>, by name.
#include <osdev/acpi/hpet.h>

#include "layouts.h"

static const struct osdev_acpi_field_ hpet_fields[] = {
    NUM(hpet, id),       GAS(hpet, address), NUM(hpet, number),
    NUM(hpet, min_tick), NUM(hpet, flags),
};

const struct osdev_acpi_layout_ osdev_acpi_hpet_layout_ = {
    "hpet",
    0,
    sizeof(struct osdev_acpi_hpet),
    hpet_fields,
    OSDEV_COUNTOF(hpet_fields),
    NULL,
};
