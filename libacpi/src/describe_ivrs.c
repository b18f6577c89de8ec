// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/ivrs.h>, by name.
#include <osdev/acpi/ivrs.h>

#include "layouts.h"

static const struct osdev_acpi_field_ ivrs_fields[] = {
    NUM(ivrs, info),
    NUM(ivrs, reserved),
};

static const struct osdev_acpi_field_ ivrs_ivhd_fields[] = {
    NUM(ivrs_ivhd, type),       NUM(ivrs_ivhd, flags),
    NUM(ivrs_ivhd, length),     NUM(ivrs_ivhd, device_id),
    NUM(ivrs_ivhd, capability), NUM(ivrs_ivhd, address),
    NUM(ivrs_ivhd, segment),    NUM(ivrs_ivhd, info),
    NUM(ivrs_ivhd, features),
};

static const struct osdev_acpi_field_ ivrs_ivhd_efr_fields[] = {
    NUM(ivrs_ivhd_efr, type),       NUM(ivrs_ivhd_efr, flags),
    NUM(ivrs_ivhd_efr, length),     NUM(ivrs_ivhd_efr, device_id),
    NUM(ivrs_ivhd_efr, capability), NUM(ivrs_ivhd_efr, address),
    NUM(ivrs_ivhd_efr, segment),    NUM(ivrs_ivhd_efr, info),
    NUM(ivrs_ivhd_efr, attributes), NUM(ivrs_ivhd_efr, efr),
    NUM(ivrs_ivhd_efr, efr2),
};

static const struct osdev_acpi_field_ ivrs_ivhd_acpi_fields[] = {
    NUM(ivrs_ivhd_acpi, type),       NUM(ivrs_ivhd_acpi, flags),
    NUM(ivrs_ivhd_acpi, length),     NUM(ivrs_ivhd_acpi, device_id),
    NUM(ivrs_ivhd_acpi, capability), NUM(ivrs_ivhd_acpi, address),
    NUM(ivrs_ivhd_acpi, segment),    NUM(ivrs_ivhd_acpi, info),
    NUM(ivrs_ivhd_acpi, attributes), NUM(ivrs_ivhd_acpi, efr),
    NUM(ivrs_ivhd_acpi, efr2),
};

static const struct osdev_acpi_field_ ivrs_ivmd_all_fields[] = {
    NUM(ivrs_ivmd_all, type),   NUM(ivrs_ivmd_all, flags),
    NUM(ivrs_ivmd_all, length), NUM(ivrs_ivmd_all, device_id),
    NUM(ivrs_ivmd_all, aux),    NUM(ivrs_ivmd_all, reserved),
    NUM(ivrs_ivmd_all, base),   NUM(ivrs_ivmd_all, range_len),
};

static const struct osdev_acpi_field_ ivrs_ivmd_one_fields[] = {
    NUM(ivrs_ivmd_one, type),   NUM(ivrs_ivmd_one, flags),
    NUM(ivrs_ivmd_one, length), NUM(ivrs_ivmd_one, device_id),
    NUM(ivrs_ivmd_one, aux),    NUM(ivrs_ivmd_one, reserved),
    NUM(ivrs_ivmd_one, base),   NUM(ivrs_ivmd_one, range_len),
};

static const struct osdev_acpi_field_ ivrs_ivmd_range_fields[] = {
    NUM(ivrs_ivmd_range, type),   NUM(ivrs_ivmd_range, flags),
    NUM(ivrs_ivmd_range, length), NUM(ivrs_ivmd_range, device_id),
    NUM(ivrs_ivmd_range, aux),    NUM(ivrs_ivmd_range, reserved),
    NUM(ivrs_ivmd_range, base),   NUM(ivrs_ivmd_range, range_len),
};

static const struct osdev_acpi_field_ ivrs_pad4_fields[] = {
    NUM(ivrs_pad4, type),
    NUM(ivrs_pad4, reserved),
    NUM(ivrs_pad4, reserved2),
};

static const struct osdev_acpi_field_ ivrs_all_fields[] = {
    NUM(ivrs_all, type),
    NUM(ivrs_all, device_id),
    NUM(ivrs_all, settings),
};

static const struct osdev_acpi_field_ ivrs_select_fields[] = {
    NUM(ivrs_select, type),
    NUM(ivrs_select, device_id),
    NUM(ivrs_select, settings),
};

static const struct osdev_acpi_field_ ivrs_range_start_fields[] = {
    NUM(ivrs_range_start, type),
    NUM(ivrs_range_start, device_id),
    NUM(ivrs_range_start, settings),
};

static const struct osdev_acpi_field_ ivrs_range_end_fields[] = {
    NUM(ivrs_range_end, type),
    NUM(ivrs_range_end, device_id),
    NUM(ivrs_range_end, settings),
};

static const struct osdev_acpi_field_ ivrs_pad8_fields[] = {
    NUM(ivrs_pad8, type),
    NUM(ivrs_pad8, reserved),
    NUM(ivrs_pad8, reserved2),
    NUM(ivrs_pad8, reserved3),
};

static const struct osdev_acpi_field_ ivrs_alias_select_fields[] = {
    NUM(ivrs_alias_select, type),      NUM(ivrs_alias_select, device_id),
    NUM(ivrs_alias_select, settings),  NUM(ivrs_alias_select, reserved),
    NUM(ivrs_alias_select, source_id), NUM(ivrs_alias_select, reserved2),
};

static const struct osdev_acpi_field_ ivrs_alias_range_fields[] = {
    NUM(ivrs_alias_range, type),      NUM(ivrs_alias_range, device_id),
    NUM(ivrs_alias_range, settings),  NUM(ivrs_alias_range, reserved),
    NUM(ivrs_alias_range, source_id), NUM(ivrs_alias_range, reserved2),
};

static const struct osdev_acpi_field_ ivrs_ext_select_fields[] = {
    NUM(ivrs_ext_select, type),
    NUM(ivrs_ext_select, device_id),
    NUM(ivrs_ext_select, settings),
    NUM(ivrs_ext_select, extended),
};

static const struct osdev_acpi_field_ ivrs_ext_range_fields[] = {
    NUM(ivrs_ext_range, type),
    NUM(ivrs_ext_range, device_id),
    NUM(ivrs_ext_range, settings),
    NUM(ivrs_ext_range, extended),
};

static const struct osdev_acpi_field_ ivrs_special_fields[] = {
    NUM(ivrs_special, type),      NUM(ivrs_special, device_id),
    NUM(ivrs_special, settings),  NUM(ivrs_special, handle),
    NUM(ivrs_special, source_id), NUM(ivrs_special, variety),
};

static const struct osdev_acpi_field_ ivrs_acpi_fields[] = {
    NUM(ivrs_acpi, type),     NUM(ivrs_acpi, device_id),
    NUM(ivrs_acpi, settings), TEXT(ivrs_acpi, hid),
    TEXT(ivrs_acpi, cid),     NUM(ivrs_acpi, uid_format),
    NUM(ivrs_acpi, uid_len),
};

static const struct osdev_acpi_layout_ ivrs_device_layouts[] = {
    {
        "ivrs_pad4",
        0,
        sizeof(struct osdev_acpi_ivrs_pad4),
        ivrs_pad4_fields,
        OSDEV_COUNTOF(ivrs_pad4_fields),
        NULL,
    },
    {
        "ivrs_all",
        1,
        sizeof(struct osdev_acpi_ivrs_all),
        ivrs_all_fields,
        OSDEV_COUNTOF(ivrs_all_fields),
        NULL,
    },
    {
        "ivrs_select",
        2,
        sizeof(struct osdev_acpi_ivrs_select),
        ivrs_select_fields,
        OSDEV_COUNTOF(ivrs_select_fields),
        NULL,
    },
    {
        "ivrs_range_start",
        3,
        sizeof(struct osdev_acpi_ivrs_range_start),
        ivrs_range_start_fields,
        OSDEV_COUNTOF(ivrs_range_start_fields),
        NULL,
    },
    {
        "ivrs_range_end",
        4,
        sizeof(struct osdev_acpi_ivrs_range_end),
        ivrs_range_end_fields,
        OSDEV_COUNTOF(ivrs_range_end_fields),
        NULL,
    },
    {
        "ivrs_pad8",
        64,
        sizeof(struct osdev_acpi_ivrs_pad8),
        ivrs_pad8_fields,
        OSDEV_COUNTOF(ivrs_pad8_fields),
        NULL,
    },
    {
        "ivrs_alias_select",
        66,
        sizeof(struct osdev_acpi_ivrs_alias_select),
        ivrs_alias_select_fields,
        OSDEV_COUNTOF(ivrs_alias_select_fields),
        NULL,
    },
    {
        "ivrs_alias_range",
        67,
        sizeof(struct osdev_acpi_ivrs_alias_range),
        ivrs_alias_range_fields,
        OSDEV_COUNTOF(ivrs_alias_range_fields),
        NULL,
    },
    {
        "ivrs_ext_select",
        70,
        sizeof(struct osdev_acpi_ivrs_ext_select),
        ivrs_ext_select_fields,
        OSDEV_COUNTOF(ivrs_ext_select_fields),
        NULL,
    },
    {
        "ivrs_ext_range",
        71,
        sizeof(struct osdev_acpi_ivrs_ext_range),
        ivrs_ext_range_fields,
        OSDEV_COUNTOF(ivrs_ext_range_fields),
        NULL,
    },
    {
        "ivrs_special",
        72,
        sizeof(struct osdev_acpi_ivrs_special),
        ivrs_special_fields,
        OSDEV_COUNTOF(ivrs_special_fields),
        NULL,
    },
    {
        "ivrs_acpi",
        240,
        sizeof(struct osdev_acpi_ivrs_acpi),
        ivrs_acpi_fields,
        OSDEV_COUNTOF(ivrs_acpi_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ ivrs_device_level = {
    osdev_acpi_ivrs_devices,
    &osdev_acpi_ivrs_device_family_,
    ivrs_device_layouts,
    OSDEV_COUNTOF(ivrs_device_layouts),
};

static const struct osdev_acpi_layout_ ivrs_entry_layouts[] = {
    {
        "ivrs_ivhd",
        16,
        sizeof(struct osdev_acpi_ivrs_ivhd),
        ivrs_ivhd_fields,
        OSDEV_COUNTOF(ivrs_ivhd_fields),
        &ivrs_device_level,
    },
    {
        "ivrs_ivhd_efr",
        17,
        sizeof(struct osdev_acpi_ivrs_ivhd_efr),
        ivrs_ivhd_efr_fields,
        OSDEV_COUNTOF(ivrs_ivhd_efr_fields),
        &ivrs_device_level,
    },
    {
        "ivrs_ivhd_acpi",
        64,
        sizeof(struct osdev_acpi_ivrs_ivhd_acpi),
        ivrs_ivhd_acpi_fields,
        OSDEV_COUNTOF(ivrs_ivhd_acpi_fields),
        &ivrs_device_level,
    },
    {
        "ivrs_ivmd_all",
        32,
        sizeof(struct osdev_acpi_ivrs_ivmd_all),
        ivrs_ivmd_all_fields,
        OSDEV_COUNTOF(ivrs_ivmd_all_fields),
        NULL,
    },
    {
        "ivrs_ivmd_one",
        33,
        sizeof(struct osdev_acpi_ivrs_ivmd_one),
        ivrs_ivmd_one_fields,
        OSDEV_COUNTOF(ivrs_ivmd_one_fields),
        NULL,
    },
    {
        "ivrs_ivmd_range",
        34,
        sizeof(struct osdev_acpi_ivrs_ivmd_range),
        ivrs_ivmd_range_fields,
        OSDEV_COUNTOF(ivrs_ivmd_range_fields),
        NULL,
    },
};

static const struct osdev_acpi_level_ ivrs_entry_level = {
    osdev_acpi_ivrs_entries,
    &osdev_acpi_ivrs_entry_family_,
    ivrs_entry_layouts,
    OSDEV_COUNTOF(ivrs_entry_layouts),
};

const struct osdev_acpi_layout_ osdev_acpi_ivrs_layout_ = {
    "ivrs",
    0,
    sizeof(struct osdev_acpi_ivrs),
    ivrs_fields,
    OSDEV_COUNTOF(ivrs_fields),
    &ivrs_entry_level,
};
