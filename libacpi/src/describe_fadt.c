// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fields of the structures in <osdev/acpi/fadt.h>, by name.
#include <osdev/acpi/fadt.h>

#include "layouts.h"

static const struct osdev_acpi_field_ fadt_fields[] = {
    NUM(fadt, facs),           NUM(fadt, dsdt),
    NUM(fadt, reserved),       NUM(fadt, profile),
    NUM(fadt, sci_int),        NUM(fadt, smi_cmd),
    NUM(fadt, acpi_enable),    NUM(fadt, acpi_disable),
    NUM(fadt, s4bios_req),     NUM(fadt, pstate_cnt),
    NUM(fadt, pm1a_evt_blk),   NUM(fadt, pm1b_evt_blk),
    NUM(fadt, pm1a_cnt_blk),   NUM(fadt, pm1b_cnt_blk),
    NUM(fadt, pm2_cnt_blk),    NUM(fadt, pm_tmr_blk),
    NUM(fadt, gpe0_blk),       NUM(fadt, gpe1_blk),
    NUM(fadt, pm1_evt_len),    NUM(fadt, pm1_cnt_len),
    NUM(fadt, pm2_cnt_len),    NUM(fadt, pm_tmr_len),
    NUM(fadt, gpe0_blk_len),   NUM(fadt, gpe1_blk_len),
    NUM(fadt, gpe1_base),      NUM(fadt, cst_cnt),
    NUM(fadt, p_lvl2_lat),     NUM(fadt, p_lvl3_lat),
    NUM(fadt, flush_size),     NUM(fadt, flush_stride),
    NUM(fadt, duty_offset),    NUM(fadt, duty_width),
    NUM(fadt, day_alarm),      NUM(fadt, month_alarm),
    NUM(fadt, century),        NUM(fadt, boot_flags),
    NUM(fadt, reserved2),      NUM(fadt, flags),
    GAS(fadt, reset_reg),      NUM(fadt, reset_value),
    NUM(fadt, arm_boot_flags), NUM(fadt, minor_version),
    NUM(fadt, x_facs),         NUM(fadt, x_dsdt),
    GAS(fadt, x_pm1a_evt_blk), GAS(fadt, x_pm1b_evt_blk),
    GAS(fadt, x_pm1a_cnt_blk), GAS(fadt, x_pm1b_cnt_blk),
    GAS(fadt, x_pm2_cnt_blk),  GAS(fadt, x_pm_tmr_blk),
    GAS(fadt, x_gpe0_blk),     GAS(fadt, x_gpe1_blk),
    GAS(fadt, sleep_control),  GAS(fadt, sleep_status),
    NUM(fadt, hypervisor_id),
};

static const struct osdev_acpi_field_ facs_fields[] = {
    TEXT(facs, signature),         NUM(facs, length),
    NUM(facs, hardware_signature), NUM(facs, waking_vector),
    NUM(facs, global_lock),        NUM(facs, flags),
    NUM(facs, x_waking_vector),    NUM(facs, version),
    BYTES(facs, reserved),         NUM(facs, ospm_flags),
    BYTES(facs, reserved2),
};

const struct osdev_acpi_layout_ osdev_acpi_fadt_layout_ = {
    "fadt",
    0,
    sizeof(struct osdev_acpi_fadt),
    fadt_fields,
    OSDEV_COUNTOF(fadt_fields),
    NULL,
};

const struct osdev_acpi_layout_ osdev_acpi_facs_layout_ = {
    "facs",
    0,
    sizeof(struct osdev_acpi_facs),
    facs_fields,
    OSDEV_COUNTOF(facs_fields),
    NULL,
};
