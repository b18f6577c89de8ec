// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/numa.h>, by name.
#include <osdev/acpi/numa.h>

#include "layouts.h"

static const struct osdev_acpi_field_ srat_fields[] = {
    NUM(srat, reserved),
    NUM(srat, reserved2),
};

static const struct osdev_acpi_field_ srat_lapic_fields[] = {
    NUM(srat_lapic, type),        NUM(srat_lapic, length),
    NUM(srat_lapic, domain_low),  NUM(srat_lapic, apic_id),
    NUM(srat_lapic, flags),       NUM(srat_lapic, local_sapic_eid),
    NUM(srat_lapic, domain_high), NUM(srat_lapic, clock_domain),
};

static const struct osdev_acpi_field_ srat_memory_fields[] = {
    NUM(srat_memory, type),      NUM(srat_memory, length),
    NUM(srat_memory, domain),    NUM(srat_memory, reserved),
    NUM(srat_memory, base),      NUM(srat_memory, range_len),
    NUM(srat_memory, reserved2), NUM(srat_memory, flags),
    NUM(srat_memory, reserved3),
};

static const struct osdev_acpi_field_ srat_x2apic_fields[] = {
    NUM(srat_x2apic, type),         NUM(srat_x2apic, length),
    NUM(srat_x2apic, reserved),     NUM(srat_x2apic, domain),
    NUM(srat_x2apic, apic_id),      NUM(srat_x2apic, flags),
    NUM(srat_x2apic, clock_domain), NUM(srat_x2apic, reserved2),
};

static const struct osdev_acpi_field_ srat_gicc_fields[] = {
    NUM(srat_gicc, type), NUM(srat_gicc, length), NUM(srat_gicc, domain),
    NUM(srat_gicc, uid),  NUM(srat_gicc, flags),  NUM(srat_gicc, clock_domain),
};

static const struct osdev_acpi_field_ srat_gic_its_fields[] = {
    NUM(srat_gic_its, type),   NUM(srat_gic_its, length),
    NUM(srat_gic_its, domain), NUM(srat_gic_its, reserved),
    NUM(srat_gic_its, its_id),
};

static const struct osdev_acpi_field_ srat_initiator_fields[] = {
    NUM(srat_initiator, type),     NUM(srat_initiator, length),
    NUM(srat_initiator, reserved), NUM(srat_initiator, handle_type),
    NUM(srat_initiator, domain),   BYTES(srat_initiator, handle),
    NUM(srat_initiator, flags),    NUM(srat_initiator, reserved2),
};

static const struct osdev_acpi_field_ srat_port_fields[] = {
    NUM(srat_port, type),     NUM(srat_port, length),
    NUM(srat_port, reserved), NUM(srat_port, handle_type),
    NUM(srat_port, domain),   BYTES(srat_port, handle),
    NUM(srat_port, flags),    NUM(srat_port, reserved2),
};

static const struct osdev_acpi_field_ srat_rintc_fields[] = {
    NUM(srat_rintc, type),         NUM(srat_rintc, length),
    NUM(srat_rintc, reserved),     NUM(srat_rintc, domain),
    NUM(srat_rintc, uid),          NUM(srat_rintc, flags),
    NUM(srat_rintc, clock_domain),
};

static const struct osdev_acpi_field_ slit_fields[] = {
    NUM(slit, count),
};

static const struct osdev_acpi_field_ hmat_fields[] = {
    NUM(hmat, reserved),
};

static const struct osdev_acpi_field_ hmat_proximity_fields[] = {
    NUM(hmat_proximity, type),      NUM(hmat_proximity, reserved),
    NUM(hmat_proximity, length),    NUM(hmat_proximity, flags),
    NUM(hmat_proximity, reserved2), NUM(hmat_proximity, initiator),
    NUM(hmat_proximity, memory),    NUM(hmat_proximity, reserved3),
    NUM(hmat_proximity, reserved4), NUM(hmat_proximity, reserved5),
};

static const struct osdev_acpi_field_ hmat_locality_fields[] = {
    NUM(hmat_locality, type),         NUM(hmat_locality, reserved),
    NUM(hmat_locality, length),       NUM(hmat_locality, flags),
    NUM(hmat_locality, data_type),    NUM(hmat_locality, min_transfer),
    NUM(hmat_locality, reserved2),    NUM(hmat_locality, initiator_count),
    NUM(hmat_locality, target_count), NUM(hmat_locality, reserved3),
    NUM(hmat_locality, base_unit),
};

static const struct osdev_acpi_field_ hmat_cache_fields[] = {
    NUM(hmat_cache, type),         NUM(hmat_cache, reserved),
    NUM(hmat_cache, length),       NUM(hmat_cache, memory),
    NUM(hmat_cache, reserved2),    NUM(hmat_cache, cache_len),
    NUM(hmat_cache, attributes),   NUM(hmat_cache, address_mode),
    NUM(hmat_cache, smbios_count),
};

static const struct osdev_acpi_field_ msct_fields[] = {
    NUM(msct, domains_offset),
    NUM(msct, max_domains),
    NUM(msct, max_clock_domains),
    NUM(msct, max_address),
};

static const struct osdev_acpi_field_ msct_domains_fields[] = {
    NUM(msct_domains, revision),       NUM(msct_domains, length),
    NUM(msct_domains, first),          NUM(msct_domains, last),
    NUM(msct_domains, max_processors), NUM(msct_domains, max_memory),
};

static const struct osdev_acpi_layout_ srat_entry_layouts[] = {
    {
        "srat_lapic",
        0,
        sizeof(struct osdev_acpi_srat_lapic),
        srat_lapic_fields,
        OSDEV_COUNTOF(srat_lapic_fields),
        NULL,
    },
    {
        "srat_memory",
        1,
        sizeof(struct osdev_acpi_srat_memory),
        srat_memory_fields,
        OSDEV_COUNTOF(srat_memory_fields),
        NULL,
    },
    {
        "srat_x2apic",
        2,
        sizeof(struct osdev_acpi_srat_x2apic),
        srat_x2apic_fields,
        OSDEV_COUNTOF(srat_x2apic_fields),
        NULL,
    },
    {
        "srat_gicc",
        3,
        sizeof(struct osdev_acpi_srat_gicc),
        srat_gicc_fields,
        OSDEV_COUNTOF(srat_gicc_fields),
        NULL,
    },
    {
        "srat_gic_its",
        4,
        sizeof(struct osdev_acpi_srat_gic_its),
        srat_gic_its_fields,
        OSDEV_COUNTOF(srat_gic_its_fields),
        NULL,
    },
    {
        "srat_initiator",
        5,
        sizeof(struct osdev_acpi_srat_initiator),
        srat_initiator_fields,
        OSDEV_COUNTOF(srat_initiator_fields),
        NULL,
    },
    {
        "srat_port",
        6,
        sizeof(struct osdev_acpi_srat_port),
        srat_port_fields,
        OSDEV_COUNTOF(srat_port_fields),
        NULL,
    },
    {
        "srat_rintc",
        7,
        sizeof(struct osdev_acpi_srat_rintc),
        srat_rintc_fields,
        OSDEV_COUNTOF(srat_rintc_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ srat_entry_level = {
    osdev_acpi_srat_entries,
    &osdev_acpi_srat_entry_family_,
    srat_entry_layouts,
    OSDEV_COUNTOF(srat_entry_layouts),
};

static const struct osdev_acpi_layout_ hmat_entry_layouts[] = {
    {
        "hmat_proximity",
        0,
        sizeof(struct osdev_acpi_hmat_proximity),
        hmat_proximity_fields,
        OSDEV_COUNTOF(hmat_proximity_fields),
        NULL,
    },
    {
        "hmat_locality",
        1,
        sizeof(struct osdev_acpi_hmat_locality),
        hmat_locality_fields,
        OSDEV_COUNTOF(hmat_locality_fields),
        NULL,
    },
    {
        "hmat_cache",
        2,
        sizeof(struct osdev_acpi_hmat_cache),
        hmat_cache_fields,
        OSDEV_COUNTOF(hmat_cache_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ hmat_entry_level = {
    osdev_acpi_hmat_entries,
    &osdev_acpi_hmat_entry_family_,
    hmat_entry_layouts,
    OSDEV_COUNTOF(hmat_entry_layouts),
};

static const struct osdev_acpi_layout_ msct_entry_layouts[] = {
    {
        "msct_domains",
        0,
        sizeof(struct osdev_acpi_msct_domains),
        msct_domains_fields,
        OSDEV_COUNTOF(msct_domains_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ msct_entry_level = {
    osdev_acpi_msct_entries,
    &osdev_acpi_msct_entry_family_,
    msct_entry_layouts,
    OSDEV_COUNTOF(msct_entry_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_srat_layout_ = {
    "srat",
    0,
    sizeof(struct osdev_acpi_srat),
    srat_fields,
    OSDEV_COUNTOF(srat_fields),
    &srat_entry_level,
};

const struct osdev_acpi_layout_ osdev_acpi_slit_layout_ = {
    "slit",
    0,
    sizeof(struct osdev_acpi_slit),
    slit_fields,
    OSDEV_COUNTOF(slit_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_hmat_layout_ = {
    "hmat",
    0,
    sizeof(struct osdev_acpi_hmat),
    hmat_fields,
    OSDEV_COUNTOF(hmat_fields),
    &hmat_entry_level,
};

const struct osdev_acpi_layout_ osdev_acpi_msct_layout_ = {
    "msct",
    0,
    sizeof(struct osdev_acpi_msct),
    msct_fields,
    OSDEV_COUNTOF(msct_fields),
    &msct_entry_level,
};
