// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What the loader said, in one form for every door.
#ifndef KERNEL_HANDOFF_H
#define KERNEL_HANDOFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/boot.h>

/**
 * Read the loader's report and copy all that the kernel will want of it, so
 * that the loader's memory is free afterwards. A report that cannot be used is
 * logged.
 *
 * @param door    DOOR_ number, from entry.S.
 * @param magic   The loader's EAX.
 * @param report  The loader's EBX.
 * @return Whether there is a hand-off.
 */
OSDEV_NODISCARD
bool handoff_init(uint32_t door, uint32_t magic, uint32_t report);

/** The hand-off. */
const struct osdev_boot_handoff *handoff(void);

/** The normalised memory map. */
const struct osdev_boot_region *handoff_regions(size_t *out_count);

/** The command line, and the loader's name: texts that end in NUL. */
const char *handoff_cmdline(void);
const char *handoff_loader_name(void);

/** Whether an option is on the command line, such as "selftest". */
bool handoff_has_option(const char *name);

/** Print what there is, and who said so. */
void handoff_print(void);

/** @name For the doors, between handoff.c and handoff_*.c
 * @{ */

/** Longest report, or part of one, that is believed. */
#define HANDOFF_VIEW_MAX (UINT64_C(16) << 20)

/** What a door fills. The texts and lists are the kernel's own memory. */
struct handoff_draft {
    struct osdev_boot_handoff *handoff;
    struct osdev_boot_region *ranges; // As reported, before normalising.
    size_t range_count;
    size_t range_cap;
};

/**
 * View physical memory through the early identity mapping.
 *
 * @return Whether all of it is mapped.
 */
OSDEV_NODISCARD
bool handoff_view(uint64_t address, uint64_t len, struct osdev_span *out);

/** Copy a command line; a longer one is cut. */
void handoff_set_cmdline(struct osdev_span text);

/** Copy the loader's name; a longer one is cut. */
void handoff_set_loader_name(struct osdev_span text);

/** Copy the ACPI root pointer. */
void handoff_set_rsdp(struct osdev_span bytes);

/** Add a module. More than the kernel has room for are dropped. */
void handoff_add_module(
    osdev_paddr_t base, uint64_t len, struct osdev_span cmdline
);

/** Read a Multiboot2 report. Returns NULL, or why it cannot be used. */
const char *handoff_from_multiboot2(
    uint32_t magic, uint64_t report, struct handoff_draft *draft
);

/** Read a PVH report. Returns NULL, or why it cannot be used. */
const char *handoff_from_pvh(uint64_t report, struct handoff_draft *draft);

/** @} */

#endif
