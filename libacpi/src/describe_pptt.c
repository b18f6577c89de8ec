// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/pptt.h>, by name.
#include <osdev/acpi/pptt.h>

#include "layouts.h"

static const struct osdev_acpi_field_ pptt_processor_fields[] = {
    NUM(pptt_processor, type),           NUM(pptt_processor, length),
    NUM(pptt_processor, reserved),       NUM(pptt_processor, flags),
    NUM(pptt_processor, parent),         NUM(pptt_processor, uid),
    NUM(pptt_processor, resource_count),
};

static const struct osdev_acpi_field_ pptt_cache_fields[] = {
    NUM(pptt_cache, type),       NUM(pptt_cache, length),
    NUM(pptt_cache, reserved),   NUM(pptt_cache, flags),
    NUM(pptt_cache, next_level), NUM(pptt_cache, cache_len),
    NUM(pptt_cache, sets),       NUM(pptt_cache, ways),
    NUM(pptt_cache, attributes), NUM(pptt_cache, line_len),
    NUM(pptt_cache, cache_id),
};

static const struct osdev_acpi_field_ pptt_id_fields[] = {
    NUM(pptt_id, type),   NUM(pptt_id, length), NUM(pptt_id, reserved),
    NUM(pptt_id, vendor), NUM(pptt_id, level1), NUM(pptt_id, level2),
    NUM(pptt_id, major),  NUM(pptt_id, minor),  NUM(pptt_id, spin),
};

static const struct osdev_acpi_field_ pptt_resource_fields[] = {
    NUM(pptt_resource, offset),
};

static const struct osdev_acpi_layout_ pptt_resource_layouts[] = {
    {
        "pptt_resource",
        0,
        sizeof(struct osdev_acpi_pptt_resource),
        pptt_resource_fields,
        OSDEV_COUNTOF(pptt_resource_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ pptt_resource_level = {
    osdev_acpi_pptt_resources,
    &osdev_acpi_pptt_resource_family_,
    pptt_resource_layouts,
    OSDEV_COUNTOF(pptt_resource_layouts),
};

static const struct osdev_acpi_layout_ pptt_entry_layouts[] = {
    {
        "pptt_processor",
        0,
        sizeof(struct osdev_acpi_pptt_processor),
        pptt_processor_fields,
        OSDEV_COUNTOF(pptt_processor_fields),
        &pptt_resource_level,
    },
    {
        "pptt_cache",
        1,
        sizeof(struct osdev_acpi_pptt_cache),
        pptt_cache_fields,
        OSDEV_COUNTOF(pptt_cache_fields),
        NULL,
    },
    {
        "pptt_id",
        2,
        sizeof(struct osdev_acpi_pptt_id),
        pptt_id_fields,
        OSDEV_COUNTOF(pptt_id_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ pptt_entry_level = {
    osdev_acpi_pptt_entries,
    &osdev_acpi_pptt_entry_family_,
    pptt_entry_layouts,
    OSDEV_COUNTOF(pptt_entry_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_pptt_layout_ = {
    "pptt", 0, sizeof(struct osdev_acpi_pptt), NULL, 0, &pptt_entry_level,
};
