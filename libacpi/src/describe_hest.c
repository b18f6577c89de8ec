// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/hest.h>, by name.
#include <osdev/acpi/hest.h>

#include "layouts.h"

static const struct osdev_acpi_field_ hest_fields[] = {
    NUM(hest, source_count),
};

static const struct osdev_acpi_field_ hest_mce_fields[] = {
    NUM(hest_mce, type),           NUM(hest_mce, source_id),
    NUM(hest_mce, reserved),       NUM(hest_mce, flags),
    NUM(hest_mce, enabled),        NUM(hest_mce, record_count),
    NUM(hest_mce, max_sections),   NUM(hest_mce, global_capability),
    NUM(hest_mce, global_control), NUM(hest_mce, bank_count),
    BYTES(hest_mce, reserved2),
};

static const struct osdev_acpi_field_ hest_cmc_fields[] = {
    NUM(hest_cmc, type),
    NUM(hest_cmc, source_id),
    NUM(hest_cmc, reserved),
    NUM(hest_cmc, flags),
    NUM(hest_cmc, enabled),
    NUM(hest_cmc, record_count),
    NUM(hest_cmc, max_sections),
    NEST(hest_cmc, notify, hest_notify, type),
    NEST(hest_cmc, notify, hest_notify, length),
    NEST(hest_cmc, notify, hest_notify, write_enable),
    NEST(hest_cmc, notify, hest_notify, poll_interval),
    NEST(hest_cmc, notify, hest_notify, vector),
    NEST(hest_cmc, notify, hest_notify, poll_switch),
    NEST(hest_cmc, notify, hest_notify, poll_window),
    NEST(hest_cmc, notify, hest_notify, threshold),
    NEST(hest_cmc, notify, hest_notify, threshold_window),
    NUM(hest_cmc, bank_count),
    BYTES(hest_cmc, reserved2),
};

static const struct osdev_acpi_field_ hest_nmi_fields[] = {
    NUM(hest_nmi, type),         NUM(hest_nmi, source_id),
    NUM(hest_nmi, reserved),     NUM(hest_nmi, record_count),
    NUM(hest_nmi, max_sections), NUM(hest_nmi, max_raw_len),
};

static const struct osdev_acpi_field_ hest_root_port_fields[] = {
    NUM(hest_root_port, type),
    NUM(hest_root_port, source_id),
    NUM(hest_root_port, reserved),
    NUM(hest_root_port, flags),
    NUM(hest_root_port, enabled),
    NUM(hest_root_port, record_count),
    NUM(hest_root_port, max_sections),
    NUM(hest_root_port, bus),
    NUM(hest_root_port, device),
    NUM(hest_root_port, function),
    NUM(hest_root_port, control),
    NUM(hest_root_port, reserved2),
    NUM(hest_root_port, uncorrectable_mask),
    NUM(hest_root_port, uncorrectable_severity),
    NUM(hest_root_port, correctable_mask),
    NUM(hest_root_port, aer_control),
    NUM(hest_root_port, root_command),
};

static const struct osdev_acpi_field_ hest_endpoint_fields[] = {
    NUM(hest_endpoint, type),
    NUM(hest_endpoint, source_id),
    NUM(hest_endpoint, reserved),
    NUM(hest_endpoint, flags),
    NUM(hest_endpoint, enabled),
    NUM(hest_endpoint, record_count),
    NUM(hest_endpoint, max_sections),
    NUM(hest_endpoint, bus),
    NUM(hest_endpoint, device),
    NUM(hest_endpoint, function),
    NUM(hest_endpoint, control),
    NUM(hest_endpoint, reserved2),
    NUM(hest_endpoint, uncorrectable_mask),
    NUM(hest_endpoint, uncorrectable_severity),
    NUM(hest_endpoint, correctable_mask),
    NUM(hest_endpoint, aer_control),
};

static const struct osdev_acpi_field_ hest_bridge_fields[] = {
    NUM(hest_bridge, type),
    NUM(hest_bridge, source_id),
    NUM(hest_bridge, reserved),
    NUM(hest_bridge, flags),
    NUM(hest_bridge, enabled),
    NUM(hest_bridge, record_count),
    NUM(hest_bridge, max_sections),
    NUM(hest_bridge, bus),
    NUM(hest_bridge, device),
    NUM(hest_bridge, function),
    NUM(hest_bridge, control),
    NUM(hest_bridge, reserved2),
    NUM(hest_bridge, uncorrectable_mask),
    NUM(hest_bridge, uncorrectable_severity),
    NUM(hest_bridge, correctable_mask),
    NUM(hest_bridge, aer_control),
    NUM(hest_bridge, secondary_mask),
    NUM(hest_bridge, secondary_severity),
    NUM(hest_bridge, secondary_control),
};

static const struct osdev_acpi_field_ hest_generic_fields[] = {
    NUM(hest_generic, type),
    NUM(hest_generic, source_id),
    NUM(hest_generic, related_source),
    NUM(hest_generic, flags),
    NUM(hest_generic, enabled),
    NUM(hest_generic, record_count),
    NUM(hest_generic, max_sections),
    NUM(hest_generic, max_raw_len),
    GAS(hest_generic, status_address),
    NEST(hest_generic, notify, hest_notify, type),
    NEST(hest_generic, notify, hest_notify, length),
    NEST(hest_generic, notify, hest_notify, write_enable),
    NEST(hest_generic, notify, hest_notify, poll_interval),
    NEST(hest_generic, notify, hest_notify, vector),
    NEST(hest_generic, notify, hest_notify, poll_switch),
    NEST(hest_generic, notify, hest_notify, poll_window),
    NEST(hest_generic, notify, hest_notify, threshold),
    NEST(hest_generic, notify, hest_notify, threshold_window),
    NUM(hest_generic, status_len),
};

static const struct osdev_acpi_field_ hest_generic_v2_fields[] = {
    NUM(hest_generic_v2, type),
    NUM(hest_generic_v2, source_id),
    NUM(hest_generic_v2, related_source),
    NUM(hest_generic_v2, flags),
    NUM(hest_generic_v2, enabled),
    NUM(hest_generic_v2, record_count),
    NUM(hest_generic_v2, max_sections),
    NUM(hest_generic_v2, max_raw_len),
    GAS(hest_generic_v2, status_address),
    NEST(hest_generic_v2, notify, hest_notify, type),
    NEST(hest_generic_v2, notify, hest_notify, length),
    NEST(hest_generic_v2, notify, hest_notify, write_enable),
    NEST(hest_generic_v2, notify, hest_notify, poll_interval),
    NEST(hest_generic_v2, notify, hest_notify, vector),
    NEST(hest_generic_v2, notify, hest_notify, poll_switch),
    NEST(hest_generic_v2, notify, hest_notify, poll_window),
    NEST(hest_generic_v2, notify, hest_notify, threshold),
    NEST(hest_generic_v2, notify, hest_notify, threshold_window),
    NUM(hest_generic_v2, status_len),
    GAS(hest_generic_v2, ack),
    NUM(hest_generic_v2, ack_preserve),
    NUM(hest_generic_v2, ack_write),
};

static const struct osdev_acpi_field_ hest_deferred_fields[] = {
    NUM(hest_deferred, type),
    NUM(hest_deferred, source_id),
    NUM(hest_deferred, reserved),
    NUM(hest_deferred, flags),
    NUM(hest_deferred, enabled),
    NUM(hest_deferred, record_count),
    NUM(hest_deferred, max_sections),
    NEST(hest_deferred, notify, hest_notify, type),
    NEST(hest_deferred, notify, hest_notify, length),
    NEST(hest_deferred, notify, hest_notify, write_enable),
    NEST(hest_deferred, notify, hest_notify, poll_interval),
    NEST(hest_deferred, notify, hest_notify, vector),
    NEST(hest_deferred, notify, hest_notify, poll_switch),
    NEST(hest_deferred, notify, hest_notify, poll_window),
    NEST(hest_deferred, notify, hest_notify, threshold),
    NEST(hest_deferred, notify, hest_notify, threshold_window),
    NUM(hest_deferred, bank_count),
    BYTES(hest_deferred, reserved2),
};

static const struct osdev_acpi_field_ hest_bank_fields[] = {
    NUM(hest_bank, number),      NUM(hest_bank, clear),
    NUM(hest_bank, format),      NUM(hest_bank, reserved),
    NUM(hest_bank, control_msr), NUM(hest_bank, control_init),
    NUM(hest_bank, status_msr),  NUM(hest_bank, address_msr),
    NUM(hest_bank, misc_msr),
};

static const struct osdev_acpi_layout_ hest_bank_layouts[] = {
    {
        "hest_bank",
        0,
        sizeof(struct osdev_acpi_hest_bank),
        hest_bank_fields,
        OSDEV_COUNTOF(hest_bank_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ hest_bank_level = {
    osdev_acpi_hest_banks,
    &osdev_acpi_hest_bank_family_,
    hest_bank_layouts,
    OSDEV_COUNTOF(hest_bank_layouts),
};

static const struct osdev_acpi_layout_ hest_source_layouts[] = {
    {
        "hest_mce",
        0,
        sizeof(struct osdev_acpi_hest_mce),
        hest_mce_fields,
        OSDEV_COUNTOF(hest_mce_fields),
        &hest_bank_level,
    },
    {
        "hest_cmc",
        1,
        sizeof(struct osdev_acpi_hest_cmc),
        hest_cmc_fields,
        OSDEV_COUNTOF(hest_cmc_fields),
        &hest_bank_level,
    },
    {
        "hest_nmi",
        2,
        sizeof(struct osdev_acpi_hest_nmi),
        hest_nmi_fields,
        OSDEV_COUNTOF(hest_nmi_fields),
        NULL,
    },
    {
        "hest_root_port",
        6,
        sizeof(struct osdev_acpi_hest_root_port),
        hest_root_port_fields,
        OSDEV_COUNTOF(hest_root_port_fields),
        NULL,
    },
    {
        "hest_endpoint",
        7,
        sizeof(struct osdev_acpi_hest_endpoint),
        hest_endpoint_fields,
        OSDEV_COUNTOF(hest_endpoint_fields),
        NULL,
    },
    {
        "hest_bridge",
        8,
        sizeof(struct osdev_acpi_hest_bridge),
        hest_bridge_fields,
        OSDEV_COUNTOF(hest_bridge_fields),
        NULL,
    },
    {
        "hest_generic",
        9,
        sizeof(struct osdev_acpi_hest_generic),
        hest_generic_fields,
        OSDEV_COUNTOF(hest_generic_fields),
        NULL,
    },
    {
        "hest_generic_v2",
        10,
        sizeof(struct osdev_acpi_hest_generic_v2),
        hest_generic_v2_fields,
        OSDEV_COUNTOF(hest_generic_v2_fields),
        NULL,
    },
    {
        "hest_deferred",
        11,
        sizeof(struct osdev_acpi_hest_deferred),
        hest_deferred_fields,
        OSDEV_COUNTOF(hest_deferred_fields),
        &hest_bank_level,
    },
};

static const struct osdev_acpi_level_ hest_source_level = {
    osdev_acpi_hest_sources,
    &osdev_acpi_hest_source_family_,
    hest_source_layouts,
    OSDEV_COUNTOF(hest_source_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_hest_layout_ = {
    "hest",
    0,
    sizeof(struct osdev_acpi_hest),
    hest_fields,
    OSDEV_COUNTOF(hest_fields),
    &hest_source_level,
};
