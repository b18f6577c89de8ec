// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/mid.h>, by name.
#include <osdev/acpi/mid.h>

#include "layouts.h"

static const struct osdev_acpi_field_ mtmr_timer_fields[] = {
    GAS(mtmr_timer, address),
    NUM(mtmr_timer, frequency),
    NUM(mtmr_timer, irq),
};

static const struct osdev_acpi_field_ vrtc_clock_fields[] = {
    GAS(vrtc_clock, address),
    NUM(vrtc_clock, irq),
};

static const struct osdev_acpi_layout_ mtmr_timer_layouts[] = {
    {
        "mtmr_timer",
        0,
        sizeof(struct osdev_acpi_mtmr_timer),
        mtmr_timer_fields,
        OSDEV_COUNTOF(mtmr_timer_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ mtmr_timer_level = {
    osdev_acpi_mtmr_timers,
    &osdev_acpi_mtmr_timer_family_,
    mtmr_timer_layouts,
    OSDEV_COUNTOF(mtmr_timer_layouts),
};

static const struct osdev_acpi_layout_ vrtc_clock_layouts[] = {
    {
        "vrtc_clock",
        0,
        sizeof(struct osdev_acpi_vrtc_clock),
        vrtc_clock_fields,
        OSDEV_COUNTOF(vrtc_clock_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ vrtc_clock_level = {
    osdev_acpi_vrtc_clocks,
    &osdev_acpi_vrtc_clock_family_,
    vrtc_clock_layouts,
    OSDEV_COUNTOF(vrtc_clock_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_mtmr_layout_ = {
    "mtmr", 0, sizeof(struct osdev_acpi_mtmr), NULL, 0, &mtmr_timer_level,
};

const struct osdev_acpi_layout_ osdev_acpi_vrtc_layout_ = {
    "vrtc", 0, sizeof(struct osdev_acpi_vrtc), NULL, 0, &vrtc_clock_level,
};
