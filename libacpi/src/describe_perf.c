// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/perf.h>, by name.
#include <osdev/acpi/perf.h>

#include "layouts.h"

static const struct osdev_acpi_field_ fpdt_basic_fields[] = {
    NUM(fpdt_basic, type),     NUM(fpdt_basic, length),
    NUM(fpdt_basic, revision), NUM(fpdt_basic, reserved),
    NUM(fpdt_basic, address),
};

static const struct osdev_acpi_field_ fpdt_s3_fields[] = {
    NUM(fpdt_s3, type),     NUM(fpdt_s3, length),  NUM(fpdt_s3, revision),
    NUM(fpdt_s3, reserved), NUM(fpdt_s3, address),
};

static const struct osdev_acpi_field_ perf_table_fields[] = {
    TEXT(perf_table, signature),
    NUM(perf_table, length),
};

static const struct osdev_acpi_field_ perf_resume_fields[] = {
    NUM(perf_resume, type),     NUM(perf_resume, length),
    NUM(perf_resume, revision), NUM(perf_resume, count),
    NUM(perf_resume, last),     NUM(perf_resume, average),
};

static const struct osdev_acpi_field_ perf_suspend_fields[] = {
    NUM(perf_suspend, type),     NUM(perf_suspend, length),
    NUM(perf_suspend, revision), NUM(perf_suspend, start),
    NUM(perf_suspend, end),
};

static const struct osdev_acpi_field_ perf_boot_fields[] = {
    NUM(perf_boot, type),        NUM(perf_boot, length),
    NUM(perf_boot, revision),    NUM(perf_boot, reserved),
    NUM(perf_boot, reset_end),   NUM(perf_boot, load_start),
    NUM(perf_boot, start_image), NUM(perf_boot, exit_entry),
    NUM(perf_boot, exit_exit),
};

static const struct osdev_acpi_layout_ fpdt_entry_layouts[] = {
    {
        "fpdt_basic",
        0,
        sizeof(struct osdev_acpi_fpdt_basic),
        fpdt_basic_fields,
        OSDEV_COUNTOF(fpdt_basic_fields),
        NULL,
    },
    {
        "fpdt_s3",
        1,
        sizeof(struct osdev_acpi_fpdt_s3),
        fpdt_s3_fields,
        OSDEV_COUNTOF(fpdt_s3_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ fpdt_entry_level = {
    osdev_acpi_fpdt_entries,
    &osdev_acpi_fpdt_entry_family_,
    fpdt_entry_layouts,
    OSDEV_COUNTOF(fpdt_entry_layouts),
};

static const struct osdev_acpi_layout_ perf_record_layouts[] = {
    {
        "perf_resume",
        0,
        sizeof(struct osdev_acpi_perf_resume),
        perf_resume_fields,
        OSDEV_COUNTOF(perf_resume_fields),
        NULL,
    },
    {
        "perf_suspend",
        1,
        sizeof(struct osdev_acpi_perf_suspend),
        perf_suspend_fields,
        OSDEV_COUNTOF(perf_suspend_fields),
        NULL,
    },
    {
        "perf_boot",
        2,
        sizeof(struct osdev_acpi_perf_boot),
        perf_boot_fields,
        OSDEV_COUNTOF(perf_boot_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ perf_record_level = {
    osdev_acpi_perf_records,
    &osdev_acpi_perf_record_family_,
    perf_record_layouts,
    OSDEV_COUNTOF(perf_record_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_fpdt_layout_ = {
    "fpdt", 0, sizeof(struct osdev_acpi_fpdt), NULL, 0, &fpdt_entry_level,
};

const struct osdev_acpi_layout_ osdev_acpi_perf_table_layout_ = {
    "perf_table",
    0,
    sizeof(struct osdev_acpi_perf_table),
    perf_table_fields,
    OSDEV_COUNTOF(perf_table_fields),
    &perf_record_level,
};
