// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Memory that kernel and firmware both write: global lock, waking vector,
 * mailbox that starts processors.
 *
 * @spec ACPI 6.6, 5.2.10 and 5.2.12.19
 */
#ifndef OSDEV_ACPI_SHARED_H
#define OSDEV_ACPI_SHARED_H

#include <osdev/acpi/fadt.h>
#include <osdev/acpi/madt.h>

OSDEV_BEGIN_DECLS

/**
 * Try to take the global lock, which firmware takes too.
 *
 * If it is held, the lock is marked as waited for; its owner then raises the
 * event OSDEV_ACPI_PM1_GLOBAL when it is free, and the kernel tries again.
 *
 * @param facs  The FACS itself, mapped as shared; at a multiple of 4.
 *
 * @retval OSDEV_ACPI_OK        the lock is ours.
 * @retval OSDEV_ACPI_ERR_BUSY  firmware holds it.
 *
 * @context Any CPU. Guard it by a lock of the kernel: it is one for all.
 * @spec ACPI 6.6, 5.2.10.1
 */
OSDEV_NODISCARD
enum osdev_acpi_err
osdev_acpi_global_lock_try(volatile struct osdev_acpi_facs *facs);

/**
 * Give the global lock back.
 *
 * @param facs  The FACS itself, mapped as shared.
 * @return Whether firmware waits for it: then write OSDEV_ACPI_PM1_GBL_RLS
 *         with osdev_acpi_pm1_control_update().
 */
OSDEV_NODISCARD
bool osdev_acpi_global_unlock(volatile struct osdev_acpi_facs *facs);

/**
 * Say where the kernel wakes up.
 *
 * @param facs  The FACS itself, mapped as shared.
 * @param low   Address below 1 MiB for real mode, or 0.
 * @param wide  Address for protected mode, or 0. Needs a FACS of version 1.
 * @param long_mode  Ask for 64-bit mode at @p wide.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_INDEX  low is not below 1 MiB.
 * @retval OSDEV_ACPI_ERR_ABSENT     the firmware cannot use @p wide, or not in
 *                                   64-bit mode.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_set_waking_vector(
    volatile struct osdev_acpi_facs *facs, osdev_paddr_t low,
    osdev_paddr_t wide, bool long_mode
);

/** What osdev_acpi_start_processor() does while it waits. */
struct osdev_acpi_wait {
    /** Wait about a microsecond; may be NULL. */
    void (*delay)(void *ctx);
    void *ctx;         /**< Given to @c delay. */
    unsigned attempts; /**< How often to look. */
};

/**
 * Start a processor by the mailbox of the MADT.
 *
 * Each processor can be started once. Processors are started one after
 * another.
 *
 * @param mailbox  The mailbox itself, mapped as shared; 4 KiB aligned.
 * @param apic_id  Local APIC of the processor.
 * @param vector   Where it shall run: 64-bit mode, identity mapped.
 * @param wait     How long to wait.
 *
 * @retval OSDEV_ACPI_OK            firmware took the command.
 * @retval OSDEV_ACPI_ERR_BUSY      an earlier command is not taken yet.
 * @retval OSDEV_ACPI_ERR_TIMEOUT   firmware did not take it; the command is
 *                                  withdrawn.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_start_processor(
    volatile struct osdev_acpi_mailbox *mailbox, uint32_t apic_id,
    osdev_paddr_t vector, const struct osdev_acpi_wait *wait
);

OSDEV_END_DECLS

#endif
