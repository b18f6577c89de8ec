// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Timers and clocks of Intel's mobile devices: MTMR and VRTC. Intel Simple
// Firmware Interface, MTMR and VRTC.
#include <osdev/acpi/mid.h>

#include "families.h"

static const struct osdev_acpi_kind_ mtmr_timer_kinds[] = {
    {0, sizeof(struct osdev_acpi_mtmr_timer)}};

const struct osdev_acpi_family_ osdev_acpi_mtmr_timer_family_ = {
    .count = OSDEV_COUNTOF(mtmr_timer_kinds),
    .kinds = mtmr_timer_kinds,
};

struct osdev_acpi_iter osdev_acpi_mtmr_timers(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "MTMR", 36);
}

bool osdev_acpi_mtmr_timer_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_mtmr_timer *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_mtmr_timer_family_, &type, &bytes, out, sizeof(*out)
    );
}

static const struct osdev_acpi_kind_ vrtc_clock_kinds[] = {
    {0, sizeof(struct osdev_acpi_vrtc_clock)}};

const struct osdev_acpi_family_ osdev_acpi_vrtc_clock_family_ = {
    .count = OSDEV_COUNTOF(vrtc_clock_kinds),
    .kinds = vrtc_clock_kinds,
};

struct osdev_acpi_iter osdev_acpi_vrtc_clocks(struct osdev_span table)
{
    return osdev_acpi_table_iter_(table, "VRTC", 36);
}

bool osdev_acpi_vrtc_clock_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_vrtc_clock *out
)
{
    uint32_t type;
    struct osdev_span bytes;

    return osdev_acpi_next_(
        it, &osdev_acpi_vrtc_clock_family_, &type, &bytes, out, sizeof(*out)
    );
}
