// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/gtdt.h>, by name.
#include <osdev/acpi/gtdt.h>

#include "layouts.h"

static const struct osdev_acpi_field_ gtdt_fields[] = {
    NUM(gtdt, cnt_control),       NUM(gtdt, reserved),
    NUM(gtdt, secure_el1_gsi),    NUM(gtdt, secure_el1_flags),
    NUM(gtdt, el1_gsi),           NUM(gtdt, el1_flags),
    NUM(gtdt, virtual_gsi),       NUM(gtdt, virtual_flags),
    NUM(gtdt, el2_gsi),           NUM(gtdt, el2_flags),
    NUM(gtdt, cnt_read),          NUM(gtdt, platform_count),
    NUM(gtdt, platform_offset),   NUM(gtdt, virtual_el2_gsi),
    NUM(gtdt, virtual_el2_flags),
};

static const struct osdev_acpi_field_ gtdt_block_fields[] = {
    NUM(gtdt_block, type),        NUM(gtdt_block, length),
    NUM(gtdt_block, reserved),    NUM(gtdt_block, address),
    NUM(gtdt_block, frame_count), NUM(gtdt_block, frames_offset),
};

static const struct osdev_acpi_field_ gtdt_watchdog_fields[] = {
    NUM(gtdt_watchdog, type),     NUM(gtdt_watchdog, length),
    NUM(gtdt_watchdog, reserved), NUM(gtdt_watchdog, refresh),
    NUM(gtdt_watchdog, control),  NUM(gtdt_watchdog, gsi),
    NUM(gtdt_watchdog, flags),
};

static const struct osdev_acpi_field_ gtdt_frame_fields[] = {
    NUM(gtdt_frame, number),       BYTES(gtdt_frame, reserved),
    NUM(gtdt_frame, cnt_base),     NUM(gtdt_frame, el0_base),
    NUM(gtdt_frame, physical_gsi), NUM(gtdt_frame, physical_flags),
    NUM(gtdt_frame, virtual_gsi),  NUM(gtdt_frame, virtual_flags),
    NUM(gtdt_frame, common_flags),
};

static const struct osdev_acpi_layout_ gtdt_frame_layouts[] = {
    {
        "gtdt_frame",
        0,
        sizeof(struct osdev_acpi_gtdt_frame),
        gtdt_frame_fields,
        OSDEV_COUNTOF(gtdt_frame_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ gtdt_frame_level = {
    osdev_acpi_gtdt_frames,
    &osdev_acpi_gtdt_frame_family_,
    gtdt_frame_layouts,
    OSDEV_COUNTOF(gtdt_frame_layouts),
};

static const struct osdev_acpi_layout_ gtdt_timer_layouts[] = {
    {
        "gtdt_block",
        0,
        sizeof(struct osdev_acpi_gtdt_block),
        gtdt_block_fields,
        OSDEV_COUNTOF(gtdt_block_fields),
        &gtdt_frame_level,
    },
    {
        "gtdt_watchdog",
        1,
        sizeof(struct osdev_acpi_gtdt_watchdog),
        gtdt_watchdog_fields,
        OSDEV_COUNTOF(gtdt_watchdog_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ gtdt_timer_level = {
    osdev_acpi_gtdt_timers,
    &osdev_acpi_gtdt_timer_family_,
    gtdt_timer_layouts,
    OSDEV_COUNTOF(gtdt_timer_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_gtdt_layout_ = {
    "gtdt",
    0,
    sizeof(struct osdev_acpi_gtdt),
    gtdt_fields,
    OSDEV_COUNTOF(gtdt_fields),
    &gtdt_timer_level,
};
