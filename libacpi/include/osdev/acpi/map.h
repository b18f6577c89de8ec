// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * How the library sees physical memory: two operations of the host.
 */
#ifndef OSDEV_ACPI_MAP_H
#define OSDEV_ACPI_MAP_H

#include <osdev/acpi/err.h>

OSDEV_BEGIN_DECLS

/** What memory is mapped for. */
enum osdev_acpi_map_purpose {
    OSDEV_ACPI_MAP_READ,   /**< Tables and firmware data: read, cached. */
    OSDEV_ACPI_MAP_SHARED, /**< Shared with firmware: written, cached. */
};

/** Access to physical memory. */
struct osdev_acpi_map_ops {
    /**
     * Make memory readable, and writable if it is shared. Any address and
     * length can be asked for: those of tables come from the firmware.
     * Returns NULL if it is not memory or cannot be mapped.
     */
    void *(*map
    )(void *ctx, osdev_paddr_t start, size_t len,
      enum osdev_acpi_map_purpose purpose);
    /** Undo one mapping. May be NULL if nothing needs to be undone. */
    void (*unmap)(void *ctx, const void *ptr, size_t len);
};

/** Access to physical memory together with its context. */
struct osdev_acpi_memory {
    const struct osdev_acpi_map_ops *ops; /**< Operations. */
    void *ctx;                            /**< Given to each of them. */
};

OSDEV_END_DECLS

#endif
