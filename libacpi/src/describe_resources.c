// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/resources.h>, by name.
#include <osdev/acpi/resources.h>

#include "layouts.h"

static const struct osdev_acpi_field_ keyp_fields[] = {
    NUM(keyp, reserved),
};

static const struct osdev_acpi_field_ keyp_config_fields[] = {
    NUM(keyp_config, type),    NUM(keyp_config, reserved),
    NUM(keyp_config, length),  NUM(keyp_config, protocol),
    NUM(keyp_config, version), NUM(keyp_config, port_count),
    NUM(keyp_config, flags),   NUM(keyp_config, address),
};

static const struct osdev_acpi_field_ mrrm_fields[] = {
    NUM(mrrm, max_regions),
    NUM(mrrm, flags),
    BYTES(mrrm, reserved),
};

static const struct osdev_acpi_field_ mrrm_memory_range_fields[] = {
    NUM(mrrm_memory_range, type),         NUM(mrrm_memory_range, length),
    NUM(mrrm_memory_range, reserved),     NUM(mrrm_memory_range, base),
    NUM(mrrm_memory_range, range_len),    NUM(mrrm_memory_range, region_flags),
    NUM(mrrm_memory_range, local_region), NUM(mrrm_memory_range, remote_region),
    NUM(mrrm_memory_range, reserved2),
};

static const struct osdev_acpi_field_ apmt_memory_fields[] = {
    NUM(apmt_memory, length),
    NUM(apmt_memory, flags),
    NUM(apmt_memory, type),
    NUM(apmt_memory, id),
    NUM(apmt_memory, instance),
    NUM(apmt_memory, instance2),
    NUM(apmt_memory, page0),
    NUM(apmt_memory, page1),
    NUM(apmt_memory, gsi),
    NUM(apmt_memory, reserved),
    NUM(apmt_memory, gsi_flags),
    NUM(apmt_memory, affinity),
    NUM(apmt_memory, implementation),
};

static const struct osdev_acpi_layout_ keyp_unit_layouts[] = {
    {
        "keyp_config",
        0,
        sizeof(struct osdev_acpi_keyp_config),
        keyp_config_fields,
        OSDEV_COUNTOF(keyp_config_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ keyp_unit_level = {
    osdev_acpi_keyp_units,
    &osdev_acpi_keyp_unit_family_,
    keyp_unit_layouts,
    OSDEV_COUNTOF(keyp_unit_layouts),
};

static const struct osdev_acpi_layout_ mrrm_range_layouts[] = {
    {
        "mrrm_memory_range",
        0,
        sizeof(struct osdev_acpi_mrrm_memory_range),
        mrrm_memory_range_fields,
        OSDEV_COUNTOF(mrrm_memory_range_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ mrrm_range_level = {
    osdev_acpi_mrrm_ranges,
    &osdev_acpi_mrrm_range_family_,
    mrrm_range_layouts,
    OSDEV_COUNTOF(mrrm_range_layouts),
};

static const struct osdev_acpi_layout_ apmt_node_layouts[] = {
    {
        "apmt_memory",
        0,
        sizeof(struct osdev_acpi_apmt_memory),
        apmt_memory_fields,
        OSDEV_COUNTOF(apmt_memory_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ apmt_node_level = {
    osdev_acpi_apmt_nodes,
    &osdev_acpi_apmt_node_family_,
    apmt_node_layouts,
    OSDEV_COUNTOF(apmt_node_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_keyp_layout_ = {
    "keyp",
    0,
    sizeof(struct osdev_acpi_keyp),
    keyp_fields,
    OSDEV_COUNTOF(keyp_fields),
    &keyp_unit_level,
};

const struct osdev_acpi_layout_ osdev_acpi_mrrm_layout_ = {
    "mrrm",
    0,
    sizeof(struct osdev_acpi_mrrm),
    mrrm_fields,
    OSDEV_COUNTOF(mrrm_fields),
    &mrrm_range_level,
};

const struct osdev_acpi_layout_ osdev_acpi_apmt_layout_ = {
    "apmt", 0, sizeof(struct osdev_acpi_apmt), NULL, 0, &apmt_node_level,
};
