// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Ready-made operations for both modes. The context of those for xAPIC mode is
 * the page of the registers as the kernel has mapped it: uncached, 4 KiB, from
 * osdev_x86_apic_base_addr(). All processors have theirs at that address.
 *
 * @spec Intel SDM volume 3, 11.4.1
 */
#ifndef OSDEV_APIC_NATIVE_H
#define OSDEV_APIC_NATIVE_H

#include <osdev/apic/ipi.h>
#include <osdev/x86/msr.h>

OSDEV_BEGIN_DECLS

/** Operations for registers in memory. Deadlines need a processor that has
 * them; nothing is read or written before one is used. */
extern const struct osdev_apic_ops osdev_apic_xapic_ops;

/** Operations for model-specific registers. Their context may be NULL. */
extern const struct osdev_apic_ops osdev_apic_x2apic_ops;

/**
 * Set up an object for the mode that this processor is in.
 *
 * @param[out] apic  The object.
 * @param      page  The mapped page; may be NULL in x2APIC mode.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_MODE     it is off.
 * @retval OSDEV_APIC_ERR_BAD_ADDRESS  xAPIC mode, and no page.
 * @retval OSDEV_APIC_ERR_ABSENT       nothing answers.
 *
 * @context The processor has a base register: every one with a local APIC.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_init_here(struct osdev_apic *apic, void *page);

OSDEV_END_DECLS

#endif
