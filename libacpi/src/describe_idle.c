// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/idle.h>, by name.
#include <osdev/acpi/idle.h>

#include "layouts.h"

static const struct osdev_acpi_field_ sbst_fields[] = {
    NUM(sbst, warning),
    NUM(sbst, low),
    NUM(sbst, critical),
};

static const struct osdev_acpi_field_ cpep_fields[] = {
    NUM(cpep, reserved),
};

static const struct osdev_acpi_field_ cpep_polled_fields[] = {
    NUM(cpep_polled, type), NUM(cpep_polled, length),   NUM(cpep_polled, id),
    NUM(cpep_polled, eid),  NUM(cpep_polled, interval),
};

static const struct osdev_acpi_field_ lpit_native_fields[] = {
    NUM(lpit_native, type),      NUM(lpit_native, length),
    NUM(lpit_native, id),        NUM(lpit_native, reserved),
    NUM(lpit_native, flags),     GAS(lpit_native, trigger),
    NUM(lpit_native, residency), NUM(lpit_native, latency),
    GAS(lpit_native, counter),   NUM(lpit_native, counter_frequency),
};

static const struct osdev_acpi_layout_ cpep_processor_layouts[] = {
    {
        "cpep_polled",
        0,
        sizeof(struct osdev_acpi_cpep_polled),
        cpep_polled_fields,
        OSDEV_COUNTOF(cpep_polled_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ cpep_processor_level = {
    osdev_acpi_cpep_processors,
    &osdev_acpi_cpep_processor_family_,
    cpep_processor_layouts,
    OSDEV_COUNTOF(cpep_processor_layouts),
};

static const struct osdev_acpi_layout_ lpit_state_layouts[] = {
    {
        "lpit_native",
        0,
        sizeof(struct osdev_acpi_lpit_native),
        lpit_native_fields,
        OSDEV_COUNTOF(lpit_native_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ lpit_state_level = {
    osdev_acpi_lpit_states,
    &osdev_acpi_lpit_state_family_,
    lpit_state_layouts,
    OSDEV_COUNTOF(lpit_state_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_sbst_layout_ = {
    "sbst",
    0,
    sizeof(struct osdev_acpi_sbst),
    sbst_fields,
    OSDEV_COUNTOF(sbst_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_cpep_layout_ = {
    "cpep",
    0,
    sizeof(struct osdev_acpi_cpep),
    cpep_fields,
    OSDEV_COUNTOF(cpep_fields),
    &cpep_processor_level,
};

const struct osdev_acpi_layout_ osdev_acpi_lpit_layout_ = {
    "lpit", 0, sizeof(struct osdev_acpi_lpit), NULL, 0, &lpit_state_level,
};
