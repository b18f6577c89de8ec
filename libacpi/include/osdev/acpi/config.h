// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Limits. Override them through OSDEV_CONFIG_HEADER.
 */
#ifndef OSDEV_ACPI_CONFIG_H
#define OSDEV_ACPI_CONFIG_H

#include <osdev/base.h>

/** Longest table that is mapped, in bytes, 4096 to 1 GiB. Costs nothing. */
#ifndef OSDEV_ACPI_CFG_MAX_TABLE_LEN
    #define OSDEV_ACPI_CFG_MAX_TABLE_LEN 0x1000000
#endif
OSDEV_STATIC_ASSERT(
    OSDEV_ACPI_CFG_MAX_TABLE_LEN >= 4096 &&
        OSDEV_ACPI_CFG_MAX_TABLE_LEN <= 0x40000000,
    "OSDEV_ACPI_CFG_MAX_TABLE_LEN is 4096 to 1 GiB"
);

#endif
