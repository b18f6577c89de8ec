// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/dmar.h>, by name.
#include <osdev/acpi/dmar.h>

#include "layouts.h"

static const struct osdev_acpi_field_ dmar_fields[] = {
    NUM(dmar, address_width),
    NUM(dmar, flags),
    BYTES(dmar, reserved),
};

static const struct osdev_acpi_field_ dmar_drhd_fields[] = {
    NUM(dmar_drhd, type),    NUM(dmar_drhd, length),
    NUM(dmar_drhd, flags),   NUM(dmar_drhd, register_pages),
    NUM(dmar_drhd, segment), NUM(dmar_drhd, address),
};

static const struct osdev_acpi_field_ dmar_rmrr_fields[] = {
    NUM(dmar_rmrr, type),    NUM(dmar_rmrr, length), NUM(dmar_rmrr, reserved),
    NUM(dmar_rmrr, segment), NUM(dmar_rmrr, base),   NUM(dmar_rmrr, limit),
};

static const struct osdev_acpi_field_ dmar_atsr_fields[] = {
    NUM(dmar_atsr, type),     NUM(dmar_atsr, length),  NUM(dmar_atsr, flags),
    NUM(dmar_atsr, reserved), NUM(dmar_atsr, segment),
};

static const struct osdev_acpi_field_ dmar_rhsa_fields[] = {
    NUM(dmar_rhsa, type),    NUM(dmar_rhsa, length), NUM(dmar_rhsa, reserved),
    NUM(dmar_rhsa, address), NUM(dmar_rhsa, domain),
};

static const struct osdev_acpi_field_ dmar_andd_fields[] = {
    NUM(dmar_andd, type),
    NUM(dmar_andd, length),
    BYTES(dmar_andd, reserved),
    NUM(dmar_andd, device),
};

static const struct osdev_acpi_field_ dmar_satc_fields[] = {
    NUM(dmar_satc, type),     NUM(dmar_satc, length),  NUM(dmar_satc, flags),
    NUM(dmar_satc, reserved), NUM(dmar_satc, segment),
};

static const struct osdev_acpi_field_ dmar_sidp_fields[] = {
    NUM(dmar_sidp, type),
    NUM(dmar_sidp, length),
    NUM(dmar_sidp, reserved),
    NUM(dmar_sidp, segment),
};

static const struct osdev_acpi_field_ dmar_endpoint_fields[] = {
    NUM(dmar_endpoint, type),           NUM(dmar_endpoint, length),
    NUM(dmar_endpoint, flags),          NUM(dmar_endpoint, reserved),
    NUM(dmar_endpoint, enumeration_id), NUM(dmar_endpoint, start_bus),
};

static const struct osdev_acpi_field_ dmar_bridge_fields[] = {
    NUM(dmar_bridge, type),           NUM(dmar_bridge, length),
    NUM(dmar_bridge, flags),          NUM(dmar_bridge, reserved),
    NUM(dmar_bridge, enumeration_id), NUM(dmar_bridge, start_bus),
};

static const struct osdev_acpi_field_ dmar_ioapic_fields[] = {
    NUM(dmar_ioapic, type),           NUM(dmar_ioapic, length),
    NUM(dmar_ioapic, flags),          NUM(dmar_ioapic, reserved),
    NUM(dmar_ioapic, enumeration_id), NUM(dmar_ioapic, start_bus),
};

static const struct osdev_acpi_field_ dmar_hpet_fields[] = {
    NUM(dmar_hpet, type),           NUM(dmar_hpet, length),
    NUM(dmar_hpet, flags),          NUM(dmar_hpet, reserved),
    NUM(dmar_hpet, enumeration_id), NUM(dmar_hpet, start_bus),
};

static const struct osdev_acpi_field_ dmar_namespace_device_fields[] = {
    NUM(dmar_namespace_device, type),
    NUM(dmar_namespace_device, length),
    NUM(dmar_namespace_device, flags),
    NUM(dmar_namespace_device, reserved),
    NUM(dmar_namespace_device, enumeration_id),
    NUM(dmar_namespace_device, start_bus),
};

static const struct osdev_acpi_layout_ dmar_scope_layouts[] = {
    {
        "dmar_endpoint",
        1,
        sizeof(struct osdev_acpi_dmar_endpoint),
        dmar_endpoint_fields,
        OSDEV_COUNTOF(dmar_endpoint_fields),
        NULL,
    },
    {
        "dmar_bridge",
        2,
        sizeof(struct osdev_acpi_dmar_bridge),
        dmar_bridge_fields,
        OSDEV_COUNTOF(dmar_bridge_fields),
        NULL,
    },
    {
        "dmar_ioapic",
        3,
        sizeof(struct osdev_acpi_dmar_ioapic),
        dmar_ioapic_fields,
        OSDEV_COUNTOF(dmar_ioapic_fields),
        NULL,
    },
    {
        "dmar_hpet",
        4,
        sizeof(struct osdev_acpi_dmar_hpet),
        dmar_hpet_fields,
        OSDEV_COUNTOF(dmar_hpet_fields),
        NULL,
    },
    {
        "dmar_namespace_device",
        5,
        sizeof(struct osdev_acpi_dmar_namespace_device),
        dmar_namespace_device_fields,
        OSDEV_COUNTOF(dmar_namespace_device_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ dmar_scope_level = {
    osdev_acpi_dmar_scopes,
    &osdev_acpi_dmar_scope_family_,
    dmar_scope_layouts,
    OSDEV_COUNTOF(dmar_scope_layouts),
};

static const struct osdev_acpi_layout_ dmar_entry_layouts[] = {
    {
        "dmar_drhd",
        0,
        sizeof(struct osdev_acpi_dmar_drhd),
        dmar_drhd_fields,
        OSDEV_COUNTOF(dmar_drhd_fields),
        &dmar_scope_level,
    },
    {
        "dmar_rmrr",
        1,
        sizeof(struct osdev_acpi_dmar_rmrr),
        dmar_rmrr_fields,
        OSDEV_COUNTOF(dmar_rmrr_fields),
        &dmar_scope_level,
    },
    {
        "dmar_atsr",
        2,
        sizeof(struct osdev_acpi_dmar_atsr),
        dmar_atsr_fields,
        OSDEV_COUNTOF(dmar_atsr_fields),
        &dmar_scope_level,
    },
    {
        "dmar_rhsa",
        3,
        sizeof(struct osdev_acpi_dmar_rhsa),
        dmar_rhsa_fields,
        OSDEV_COUNTOF(dmar_rhsa_fields),
        NULL,
    },
    {
        "dmar_andd",
        4,
        sizeof(struct osdev_acpi_dmar_andd),
        dmar_andd_fields,
        OSDEV_COUNTOF(dmar_andd_fields),
        NULL,
    },
    {
        "dmar_satc",
        5,
        sizeof(struct osdev_acpi_dmar_satc),
        dmar_satc_fields,
        OSDEV_COUNTOF(dmar_satc_fields),
        &dmar_scope_level,
    },
    {
        "dmar_sidp",
        6,
        sizeof(struct osdev_acpi_dmar_sidp),
        dmar_sidp_fields,
        OSDEV_COUNTOF(dmar_sidp_fields),
        &dmar_scope_level,
    },
};

static const struct osdev_acpi_level_ dmar_entry_level = {
    osdev_acpi_dmar_entries,
    &osdev_acpi_dmar_entry_family_,
    dmar_entry_layouts,
    OSDEV_COUNTOF(dmar_entry_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_dmar_layout_ = {
    "dmar",
    0,
    sizeof(struct osdev_acpi_dmar),
    dmar_fields,
    OSDEV_COUNTOF(dmar_fields),
    &dmar_entry_level,
};
