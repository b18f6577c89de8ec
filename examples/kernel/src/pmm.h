// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Physical pages of 4 KiB.
#ifndef KERNEL_PMM_H
#define KERNEL_PMM_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/base.h>

#define PAGE_SIZE UINT64_C(4096)

/** Give RAM to the allocator: whole pages between two addresses. */
void pmm_add(uint64_t start, uint64_t end);

/** Take a page, with any content. Returns whether there was one. */
OSDEV_NODISCARD
bool pmm_alloc(osdev_paddr_t *out);

/** Give a page back. */
void pmm_free(osdev_paddr_t page);

/** Pages that can be taken, and pages that were ever given. */
uint64_t pmm_free_count(void);
uint64_t pmm_total_count(void);

/**
 * The pointer to a physical address: through the early identity mapping, and
 * from vm_init() on through the direct map. RAM only.
 */
void *pmm_pointer(osdev_paddr_t address);

/** Use another window from now on; called once, by vm_init(). */
void pmm_set_window(uint64_t base);

#endif
