// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/vendor.h>, by name.
#include <osdev/acpi/vendor.h>

#include "layouts.h"

static const struct osdev_acpi_field_ asf_info_fields[] = {
    NUM(asf_info, type),        NUM(asf_info, reserved),
    NUM(asf_info, length),      NUM(asf_info, min_reset),
    NUM(asf_info, min_poll),    NUM(asf_info, system_id),
    NUM(asf_info, vendor_id),   NUM(asf_info, flags),
    BYTES(asf_info, reserved2),
};

static const struct osdev_acpi_field_ asf_alert_fields[] = {
    NUM(asf_alert, type),          NUM(asf_alert, reserved),
    NUM(asf_alert, length),        NUM(asf_alert, assert_mask),
    NUM(asf_alert, deassert_mask), NUM(asf_alert, alert_count),
    NUM(asf_alert, alert_len),
};

static const struct osdev_acpi_field_ asf_remote_fields[] = {
    NUM(asf_remote, type),        NUM(asf_remote, reserved),
    NUM(asf_remote, length),      NUM(asf_remote, control_count),
    NUM(asf_remote, control_len), NUM(asf_remote, reserved2),
};

static const struct osdev_acpi_field_ asf_capabilities_fields[] = {
    NUM(asf_capabilities, type),
    NUM(asf_capabilities, reserved),
    NUM(asf_capabilities, length),
    BYTES(asf_capabilities, capabilities),
    NUM(asf_capabilities, completion_code),
    NUM(asf_capabilities, enterprise_id),
    NUM(asf_capabilities, command),
    NUM(asf_capabilities, parameter),
    NUM(asf_capabilities, boot_options),
    NUM(asf_capabilities, oem_parameters),
};

static const struct osdev_acpi_field_ asf_addresses_fields[] = {
    NUM(asf_addresses, type),         NUM(asf_addresses, reserved),
    NUM(asf_addresses, length),       NUM(asf_addresses, eeprom),
    NUM(asf_addresses, device_count),
};

static const struct osdev_acpi_field_ csrt_resource_group_fields[] = {
    NUM(csrt_resource_group, length),
    NUM(csrt_resource_group, vendor_id),
    NUM(csrt_resource_group, subvendor_id),
    NUM(csrt_resource_group, device_id),
    NUM(csrt_resource_group, subdevice_id),
    NUM(csrt_resource_group, revision),
    NUM(csrt_resource_group, reserved),
    NUM(csrt_resource_group, shared_len),
};

static const struct osdev_acpi_field_ aspt_fields[] = {
    NUM(aspt, entry_count),
};

static const struct osdev_acpi_field_ aspt_global_fields[] = {
    NUM(aspt_global, type),       NUM(aspt_global, length),
    NUM(aspt_global, reserved),   NUM(aspt_global, feature),
    NUM(aspt_global, irq_enable), NUM(aspt_global, irq_status),
};

static const struct osdev_acpi_field_ aspt_sev_fields[] = {
    NUM(aspt_sev, type),        NUM(aspt_sev, length),
    NUM(aspt_sev, irq),         BYTES(aspt_sev, reserved),
    NUM(aspt_sev, command),     NUM(aspt_sev, buffer_low),
    NUM(aspt_sev, buffer_high),
};

static const struct osdev_acpi_field_ aspt_acpi_fields[] = {
    NUM(aspt_acpi, type),           NUM(aspt_acpi, length),
    NUM(aspt_acpi, reserved),       NUM(aspt_acpi, command),
    ARRAY(aspt_acpi, reserved2, 8),
};

static const struct osdev_acpi_layout_ asf_record_layouts[] = {
    {
        "asf_info",
        0,
        sizeof(struct osdev_acpi_asf_info),
        asf_info_fields,
        OSDEV_COUNTOF(asf_info_fields),
        NULL,
    },
    {
        "asf_alert",
        1,
        sizeof(struct osdev_acpi_asf_alert),
        asf_alert_fields,
        OSDEV_COUNTOF(asf_alert_fields),
        NULL,
    },
    {
        "asf_remote",
        2,
        sizeof(struct osdev_acpi_asf_remote),
        asf_remote_fields,
        OSDEV_COUNTOF(asf_remote_fields),
        NULL,
    },
    {
        "asf_capabilities",
        3,
        sizeof(struct osdev_acpi_asf_capabilities),
        asf_capabilities_fields,
        OSDEV_COUNTOF(asf_capabilities_fields),
        NULL,
    },
    {
        "asf_addresses",
        4,
        sizeof(struct osdev_acpi_asf_addresses),
        asf_addresses_fields,
        OSDEV_COUNTOF(asf_addresses_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ asf_record_level = {
    osdev_acpi_asf_records,
    &osdev_acpi_asf_record_family_,
    asf_record_layouts,
    OSDEV_COUNTOF(asf_record_layouts),
};

static const struct osdev_acpi_layout_ csrt_group_layouts[] = {
    {
        "csrt_resource_group",
        0,
        sizeof(struct osdev_acpi_csrt_resource_group),
        csrt_resource_group_fields,
        OSDEV_COUNTOF(csrt_resource_group_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ csrt_group_level = {
    osdev_acpi_csrt_groups,
    &osdev_acpi_csrt_group_family_,
    csrt_group_layouts,
    OSDEV_COUNTOF(csrt_group_layouts),
};

static const struct osdev_acpi_layout_ aspt_entry_layouts[] = {
    {
        "aspt_global",
        0,
        sizeof(struct osdev_acpi_aspt_global),
        aspt_global_fields,
        OSDEV_COUNTOF(aspt_global_fields),
        NULL,
    },
    {
        "aspt_sev",
        1,
        sizeof(struct osdev_acpi_aspt_sev),
        aspt_sev_fields,
        OSDEV_COUNTOF(aspt_sev_fields),
        NULL,
    },
    {
        "aspt_acpi",
        2,
        sizeof(struct osdev_acpi_aspt_acpi),
        aspt_acpi_fields,
        OSDEV_COUNTOF(aspt_acpi_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ aspt_entry_level = {
    osdev_acpi_aspt_entries,
    &osdev_acpi_aspt_entry_family_,
    aspt_entry_layouts,
    OSDEV_COUNTOF(aspt_entry_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_asf_layout_ = {
    "asf", 0, sizeof(struct osdev_acpi_asf), NULL, 0, &asf_record_level,
};

const struct osdev_acpi_layout_ osdev_acpi_csrt_layout_ = {
    "csrt", 0, sizeof(struct osdev_acpi_csrt), NULL, 0, &csrt_group_level,
};

const struct osdev_acpi_layout_ osdev_acpi_aspt_layout_ = {
    "aspt",
    0,
    sizeof(struct osdev_acpi_aspt),
    aspt_fields,
    OSDEV_COUNTOF(aspt_fields),
    &aspt_entry_level,
};
