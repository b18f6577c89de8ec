// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/madt.h>, by name.
#include <osdev/acpi/madt.h>

#include "layouts.h"

static const struct osdev_acpi_field_ madt_fields[] = {
    NUM(madt, local_apic),
    NUM(madt, flags),
};

static const struct osdev_acpi_field_ madt_lapic_fields[] = {
    NUM(madt_lapic, type),    NUM(madt_lapic, length), NUM(madt_lapic, uid),
    NUM(madt_lapic, apic_id), NUM(madt_lapic, flags),
};

static const struct osdev_acpi_field_ madt_ioapic_fields[] = {
    NUM(madt_ioapic, type),    NUM(madt_ioapic, length),
    NUM(madt_ioapic, id),      NUM(madt_ioapic, reserved),
    NUM(madt_ioapic, address), NUM(madt_ioapic, gsi_base),
};

static const struct osdev_acpi_field_ madt_override_fields[] = {
    NUM(madt_override, type), NUM(madt_override, length),
    NUM(madt_override, bus),  NUM(madt_override, source),
    NUM(madt_override, gsi),  NUM(madt_override, flags),
};

static const struct osdev_acpi_field_ madt_nmi_source_fields[] = {
    NUM(madt_nmi_source, type),
    NUM(madt_nmi_source, length),
    NUM(madt_nmi_source, flags),
    NUM(madt_nmi_source, gsi),
};

static const struct osdev_acpi_field_ madt_lapic_nmi_fields[] = {
    NUM(madt_lapic_nmi, type), NUM(madt_lapic_nmi, length),
    NUM(madt_lapic_nmi, uid),  NUM(madt_lapic_nmi, flags),
    NUM(madt_lapic_nmi, lint),
};

static const struct osdev_acpi_field_ madt_lapic_address_fields[] = {
    NUM(madt_lapic_address, type),
    NUM(madt_lapic_address, length),
    NUM(madt_lapic_address, reserved),
    NUM(madt_lapic_address, address),
};

static const struct osdev_acpi_field_ madt_iosapic_fields[] = {
    NUM(madt_iosapic, type),     NUM(madt_iosapic, length),
    NUM(madt_iosapic, id),       NUM(madt_iosapic, reserved),
    NUM(madt_iosapic, gsi_base), NUM(madt_iosapic, address),
};

static const struct osdev_acpi_field_ madt_lsapic_fields[] = {
    NUM(madt_lsapic, type),  NUM(madt_lsapic, length),
    NUM(madt_lsapic, uid),   NUM(madt_lsapic, id),
    NUM(madt_lsapic, eid),   BYTES(madt_lsapic, reserved),
    NUM(madt_lsapic, flags), NUM(madt_lsapic, uid_value),
};

static const struct osdev_acpi_field_ madt_platform_int_fields[] = {
    NUM(madt_platform_int, type),         NUM(madt_platform_int, length),
    NUM(madt_platform_int, flags),        NUM(madt_platform_int, source_type),
    NUM(madt_platform_int, id),           NUM(madt_platform_int, eid),
    NUM(madt_platform_int, vector),       NUM(madt_platform_int, gsi),
    NUM(madt_platform_int, source_flags),
};

static const struct osdev_acpi_field_ madt_x2apic_fields[] = {
    NUM(madt_x2apic, type),     NUM(madt_x2apic, length),
    NUM(madt_x2apic, reserved), NUM(madt_x2apic, apic_id),
    NUM(madt_x2apic, flags),    NUM(madt_x2apic, uid),
};

static const struct osdev_acpi_field_ madt_x2apic_nmi_fields[] = {
    NUM(madt_x2apic_nmi, type),  NUM(madt_x2apic_nmi, length),
    NUM(madt_x2apic_nmi, flags), NUM(madt_x2apic_nmi, uid),
    NUM(madt_x2apic_nmi, lint),  BYTES(madt_x2apic_nmi, reserved),
};

static const struct osdev_acpi_field_ madt_gicc_fields[] = {
    NUM(madt_gicc, type),
    NUM(madt_gicc, length),
    NUM(madt_gicc, reserved),
    NUM(madt_gicc, interface),
    NUM(madt_gicc, uid),
    NUM(madt_gicc, flags),
    NUM(madt_gicc, parking_version),
    NUM(madt_gicc, performance_gsi),
    NUM(madt_gicc, parked_address),
    NUM(madt_gicc, base_address),
    NUM(madt_gicc, gicv),
    NUM(madt_gicc, gich),
    NUM(madt_gicc, vgic_gsi),
    NUM(madt_gicc, gicr),
    NUM(madt_gicc, mpidr),
    NUM(madt_gicc, efficiency),
    NUM(madt_gicc, reserved2),
    NUM(madt_gicc, spe_gsi),
    NUM(madt_gicc, trbe_gsi),
};

static const struct osdev_acpi_field_ madt_gicd_fields[] = {
    NUM(madt_gicd, type),     NUM(madt_gicd, length),
    NUM(madt_gicd, reserved), NUM(madt_gicd, id),
    NUM(madt_gicd, address),  NUM(madt_gicd, gsi_base),
    NUM(madt_gicd, version),  BYTES(madt_gicd, reserved2),
};

static const struct osdev_acpi_field_ madt_gic_msi_fields[] = {
    NUM(madt_gic_msi, type),      NUM(madt_gic_msi, length),
    NUM(madt_gic_msi, reserved),  NUM(madt_gic_msi, id),
    NUM(madt_gic_msi, address),   NUM(madt_gic_msi, flags),
    NUM(madt_gic_msi, spi_count), NUM(madt_gic_msi, spi_base),
};

static const struct osdev_acpi_field_ madt_gicr_fields[] = {
    NUM(madt_gicr, type),    NUM(madt_gicr, length),
    NUM(madt_gicr, flags),   NUM(madt_gicr, reserved),
    NUM(madt_gicr, address), NUM(madt_gicr, range_len),
};

static const struct osdev_acpi_field_ madt_gic_its_fields[] = {
    NUM(madt_gic_its, type),      NUM(madt_gic_its, length),
    NUM(madt_gic_its, flags),     NUM(madt_gic_its, reserved),
    NUM(madt_gic_its, id),        NUM(madt_gic_its, address),
    NUM(madt_gic_its, reserved2),
};

static const struct osdev_acpi_field_ madt_wakeup_fields[] = {
    NUM(madt_wakeup, type),    NUM(madt_wakeup, length),
    NUM(madt_wakeup, version), NUM(madt_wakeup, reserved),
    NUM(madt_wakeup, mailbox), NUM(madt_wakeup, reset_vector),
};

static const struct osdev_acpi_field_ madt_core_pic_fields[] = {
    NUM(madt_core_pic, type),    NUM(madt_core_pic, length),
    NUM(madt_core_pic, version), NUM(madt_core_pic, uid),
    NUM(madt_core_pic, core_id), NUM(madt_core_pic, flags),
};

static const struct osdev_acpi_field_ madt_lio_pic_fields[] = {
    NUM(madt_lio_pic, type),
    NUM(madt_lio_pic, length),
    NUM(madt_lio_pic, version),
    NUM(madt_lio_pic, address),
    NUM(madt_lio_pic, range_len),
    BYTES(madt_lio_pic, cascade),
    ARRAY(madt_lio_pic, cascade_map, 4),
};

static const struct osdev_acpi_field_ madt_ht_pic_fields[] = {
    NUM(madt_ht_pic, type),      NUM(madt_ht_pic, length),
    NUM(madt_ht_pic, version),   NUM(madt_ht_pic, address),
    NUM(madt_ht_pic, range_len), BYTES(madt_ht_pic, cascade),
};

static const struct osdev_acpi_field_ madt_eio_pic_fields[] = {
    NUM(madt_eio_pic, type),    NUM(madt_eio_pic, length),
    NUM(madt_eio_pic, version), NUM(madt_eio_pic, cascade),
    NUM(madt_eio_pic, node),    NUM(madt_eio_pic, node_map),
};

static const struct osdev_acpi_field_ madt_msi_pic_fields[] = {
    NUM(madt_msi_pic, type),    NUM(madt_msi_pic, length),
    NUM(madt_msi_pic, version), NUM(madt_msi_pic, address),
    NUM(madt_msi_pic, start),   NUM(madt_msi_pic, count),
};

static const struct osdev_acpi_field_ madt_bio_pic_fields[] = {
    NUM(madt_bio_pic, type),      NUM(madt_bio_pic, length),
    NUM(madt_bio_pic, version),   NUM(madt_bio_pic, address),
    NUM(madt_bio_pic, range_len), NUM(madt_bio_pic, id),
    NUM(madt_bio_pic, gsi_base),
};

static const struct osdev_acpi_field_ madt_lpc_pic_fields[] = {
    NUM(madt_lpc_pic, type),      NUM(madt_lpc_pic, length),
    NUM(madt_lpc_pic, version),   NUM(madt_lpc_pic, address),
    NUM(madt_lpc_pic, range_len), NUM(madt_lpc_pic, cascade),
};

static const struct osdev_acpi_field_ madt_rintc_fields[] = {
    NUM(madt_rintc, type),    NUM(madt_rintc, length),
    NUM(madt_rintc, version), NUM(madt_rintc, reserved),
    NUM(madt_rintc, flags),   NUM(madt_rintc, hart_id),
    NUM(madt_rintc, uid),     NUM(madt_rintc, external_id),
    NUM(madt_rintc, imsic),   NUM(madt_rintc, imsic_len),
};

static const struct osdev_acpi_field_ madt_imsic_fields[] = {
    NUM(madt_imsic, type),        NUM(madt_imsic, length),
    NUM(madt_imsic, version),     NUM(madt_imsic, reserved),
    NUM(madt_imsic, flags),       NUM(madt_imsic, supervisor_ids),
    NUM(madt_imsic, guest_ids),   NUM(madt_imsic, guest_bits),
    NUM(madt_imsic, hart_bits),   NUM(madt_imsic, group_bits),
    NUM(madt_imsic, group_shift),
};

static const struct osdev_acpi_field_ madt_aplic_fields[] = {
    NUM(madt_aplic, type),      NUM(madt_aplic, length),
    NUM(madt_aplic, version),   NUM(madt_aplic, id),
    NUM(madt_aplic, flags),     TEXT(madt_aplic, hardware_id),
    NUM(madt_aplic, idc_count), NUM(madt_aplic, source_count),
    NUM(madt_aplic, gsi_base),  NUM(madt_aplic, address),
    NUM(madt_aplic, range_len),
};

static const struct osdev_acpi_field_ madt_plic_fields[] = {
    NUM(madt_plic, type),         NUM(madt_plic, length),
    NUM(madt_plic, version),      NUM(madt_plic, id),
    TEXT(madt_plic, hardware_id), NUM(madt_plic, source_count),
    NUM(madt_plic, max_priority), NUM(madt_plic, flags),
    NUM(madt_plic, range_len),    NUM(madt_plic, address),
    NUM(madt_plic, gsi_base),
};

static const struct osdev_acpi_layout_ madt_entry_layouts[] = {
    {
        "madt_lapic",
        0,
        sizeof(struct osdev_acpi_madt_lapic),
        madt_lapic_fields,
        OSDEV_COUNTOF(madt_lapic_fields),
        NULL,
    },
    {
        "madt_ioapic",
        1,
        sizeof(struct osdev_acpi_madt_ioapic),
        madt_ioapic_fields,
        OSDEV_COUNTOF(madt_ioapic_fields),
        NULL,
    },
    {
        "madt_override",
        2,
        sizeof(struct osdev_acpi_madt_override),
        madt_override_fields,
        OSDEV_COUNTOF(madt_override_fields),
        NULL,
    },
    {
        "madt_nmi_source",
        3,
        sizeof(struct osdev_acpi_madt_nmi_source),
        madt_nmi_source_fields,
        OSDEV_COUNTOF(madt_nmi_source_fields),
        NULL,
    },
    {
        "madt_lapic_nmi",
        4,
        sizeof(struct osdev_acpi_madt_lapic_nmi),
        madt_lapic_nmi_fields,
        OSDEV_COUNTOF(madt_lapic_nmi_fields),
        NULL,
    },
    {
        "madt_lapic_address",
        5,
        sizeof(struct osdev_acpi_madt_lapic_address),
        madt_lapic_address_fields,
        OSDEV_COUNTOF(madt_lapic_address_fields),
        NULL,
    },
    {
        "madt_iosapic",
        6,
        sizeof(struct osdev_acpi_madt_iosapic),
        madt_iosapic_fields,
        OSDEV_COUNTOF(madt_iosapic_fields),
        NULL,
    },
    {
        "madt_lsapic",
        7,
        sizeof(struct osdev_acpi_madt_lsapic),
        madt_lsapic_fields,
        OSDEV_COUNTOF(madt_lsapic_fields),
        NULL,
    },
    {
        "madt_platform_int",
        8,
        sizeof(struct osdev_acpi_madt_platform_int),
        madt_platform_int_fields,
        OSDEV_COUNTOF(madt_platform_int_fields),
        NULL,
    },
    {
        "madt_x2apic",
        9,
        sizeof(struct osdev_acpi_madt_x2apic),
        madt_x2apic_fields,
        OSDEV_COUNTOF(madt_x2apic_fields),
        NULL,
    },
    {
        "madt_x2apic_nmi",
        10,
        sizeof(struct osdev_acpi_madt_x2apic_nmi),
        madt_x2apic_nmi_fields,
        OSDEV_COUNTOF(madt_x2apic_nmi_fields),
        NULL,
    },
    {
        "madt_gicc",
        11,
        sizeof(struct osdev_acpi_madt_gicc),
        madt_gicc_fields,
        OSDEV_COUNTOF(madt_gicc_fields),
        NULL,
    },
    {
        "madt_gicd",
        12,
        sizeof(struct osdev_acpi_madt_gicd),
        madt_gicd_fields,
        OSDEV_COUNTOF(madt_gicd_fields),
        NULL,
    },
    {
        "madt_gic_msi",
        13,
        sizeof(struct osdev_acpi_madt_gic_msi),
        madt_gic_msi_fields,
        OSDEV_COUNTOF(madt_gic_msi_fields),
        NULL,
    },
    {
        "madt_gicr",
        14,
        sizeof(struct osdev_acpi_madt_gicr),
        madt_gicr_fields,
        OSDEV_COUNTOF(madt_gicr_fields),
        NULL,
    },
    {
        "madt_gic_its",
        15,
        sizeof(struct osdev_acpi_madt_gic_its),
        madt_gic_its_fields,
        OSDEV_COUNTOF(madt_gic_its_fields),
        NULL,
    },
    {
        "madt_wakeup",
        16,
        sizeof(struct osdev_acpi_madt_wakeup),
        madt_wakeup_fields,
        OSDEV_COUNTOF(madt_wakeup_fields),
        NULL,
    },
    {
        "madt_core_pic",
        17,
        sizeof(struct osdev_acpi_madt_core_pic),
        madt_core_pic_fields,
        OSDEV_COUNTOF(madt_core_pic_fields),
        NULL,
    },
    {
        "madt_lio_pic",
        18,
        sizeof(struct osdev_acpi_madt_lio_pic),
        madt_lio_pic_fields,
        OSDEV_COUNTOF(madt_lio_pic_fields),
        NULL,
    },
    {
        "madt_ht_pic",
        19,
        sizeof(struct osdev_acpi_madt_ht_pic),
        madt_ht_pic_fields,
        OSDEV_COUNTOF(madt_ht_pic_fields),
        NULL,
    },
    {
        "madt_eio_pic",
        20,
        sizeof(struct osdev_acpi_madt_eio_pic),
        madt_eio_pic_fields,
        OSDEV_COUNTOF(madt_eio_pic_fields),
        NULL,
    },
    {
        "madt_msi_pic",
        21,
        sizeof(struct osdev_acpi_madt_msi_pic),
        madt_msi_pic_fields,
        OSDEV_COUNTOF(madt_msi_pic_fields),
        NULL,
    },
    {
        "madt_bio_pic",
        22,
        sizeof(struct osdev_acpi_madt_bio_pic),
        madt_bio_pic_fields,
        OSDEV_COUNTOF(madt_bio_pic_fields),
        NULL,
    },
    {
        "madt_lpc_pic",
        23,
        sizeof(struct osdev_acpi_madt_lpc_pic),
        madt_lpc_pic_fields,
        OSDEV_COUNTOF(madt_lpc_pic_fields),
        NULL,
    },
    {
        "madt_rintc",
        24,
        sizeof(struct osdev_acpi_madt_rintc),
        madt_rintc_fields,
        OSDEV_COUNTOF(madt_rintc_fields),
        NULL,
    },
    {
        "madt_imsic",
        25,
        sizeof(struct osdev_acpi_madt_imsic),
        madt_imsic_fields,
        OSDEV_COUNTOF(madt_imsic_fields),
        NULL,
    },
    {
        "madt_aplic",
        26,
        sizeof(struct osdev_acpi_madt_aplic),
        madt_aplic_fields,
        OSDEV_COUNTOF(madt_aplic_fields),
        NULL,
    },
    {
        "madt_plic",
        27,
        sizeof(struct osdev_acpi_madt_plic),
        madt_plic_fields,
        OSDEV_COUNTOF(madt_plic_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ madt_entry_level = {
    osdev_acpi_madt_entries,
    &osdev_acpi_madt_entry_family_,
    madt_entry_layouts,
    OSDEV_COUNTOF(madt_entry_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_madt_layout_ = {
    "madt",
    0,
    sizeof(struct osdev_acpi_madt),
    madt_fields,
    OSDEV_COUNTOF(madt_fields),
    &madt_entry_level,
};
