// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * libacpi: the static tables of a machine and its fixed hardware.
 *
 * - Nothing is allocated. The index of tables, and what the platform view
 *   finds, lie in memory of the caller.
 * - Bytes of tables are hostile: every length, count and offset is checked,
 *   nothing is read outside of a table, and every walk ends.
 * - Structures are copied out of tables, so tables may lie at any address.
 *   Numbers stay as they are in memory until osdev_le32_get() and its
 *   sisters read them, which is right on big-endian processors too.
 * - Physical memory and registers are reached only through operations of the
 *   caller: osdev_acpi_map_ops and osdev_acpi_reg_ops.
 * - Objects that are only read may be used by all CPUs; those that change are
 *   used by one at a time.
 */
#ifndef OSDEV_ACPI_H
#define OSDEV_ACPI_H

#include <osdev/acpi/apei.h>
#include <osdev/acpi/arm.h>
#include <osdev/acpi/channels.h>
#include <osdev/acpi/config.h>
#include <osdev/acpi/console.h>
#include <osdev/acpi/cxl.h>
#include <osdev/acpi/describe.h>
#include <osdev/acpi/dmar.h>
#include <osdev/acpi/err.h>
#include <osdev/acpi/fadt.h>
#include <osdev/acpi/firmware.h>
#include <osdev/acpi/fixed.h>
#include <osdev/acpi/gtdt.h>
#include <osdev/acpi/hest.h>
#include <osdev/acpi/hmat.h>
#include <osdev/acpi/hpet.h>
#include <osdev/acpi/idle.h>
#include <osdev/acpi/iort.h>
#include <osdev/acpi/ivrs.h>
#include <osdev/acpi/ivrs_device.h>
#include <osdev/acpi/madt.h>
#include <osdev/acpi/madt_gic.h>
#include <osdev/acpi/madt_loongarch.h>
#include <osdev/acpi/madt_riscv.h>
#include <osdev/acpi/madt_x86.h>
#include <osdev/acpi/management.h>
#include <osdev/acpi/map.h>
#include <osdev/acpi/mcfg.h>
#include <osdev/acpi/memory.h>
#include <osdev/acpi/mid.h>
#include <osdev/acpi/nfit.h>
#include <osdev/acpi/numa.h>
#include <osdev/acpi/pdtt.h>
#include <osdev/acpi/perf.h>
#include <osdev/acpi/platform.h>
#include <osdev/acpi/power.h>
#include <osdev/acpi/pptt.h>
#include <osdev/acpi/reg.h>
#include <osdev/acpi/resources.h>
#include <osdev/acpi/riscv.h>
#include <osdev/acpi/root.h>
#include <osdev/acpi/rsdp.h>
#include <osdev/acpi/secure.h>
#include <osdev/acpi/shared.h>
#include <osdev/acpi/signature.h>
#include <osdev/acpi/table.h>
#include <osdev/acpi/tables.h>
#include <osdev/acpi/tpm.h>
#include <osdev/acpi/vendor.h>

#endif
