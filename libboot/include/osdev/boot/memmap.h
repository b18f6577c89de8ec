// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Memory map normaliser: from what firmware and loaders report to a map that
 * a kernel can use.
 *
 * Maps from outside are unsorted, overlap, hold empty and wrapping ranges and
 * boundaries in the middle of a page. The result is sorted and free of
 * overlaps, every region is a whole number of pages, and neighbours of one
 * type are one region.
 *
 * @section boot_memmap_rules Rules
 *
 * - A higher type beats a lower one where ranges overlap. So a kernel adds
 *   ranges of its own, such as its image, to the list before it normalises.
 * - A page that is covered to its last byte gets the highest type in it.
 * - A page that is covered in part gets the highest type in it that must be
 *   kept away from (see osdev_boot_mem_is_ram()); if there is none it is
 *   left out: RAM shrinks inward, everything else grows outward.
 * - A range of length 0 is ignored. One that runs beyond 2^64 is ignored if
 *   it claims to be RAM and cut at the top otherwise.
 * - The last page below 2^64 never appears.
 */
#ifndef OSDEV_BOOT_MEMMAP_H
#define OSDEV_BOOT_MEMMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/boot/err.h>

OSDEV_BEGIN_DECLS

/** What a range of physical memory is. A higher value beats a lower one. */
enum osdev_boot_mem_type {
    /** Free RAM. */
    OSDEV_BOOT_MEM_USABLE = 1,
    /** RAM that is free once what loader and boot services left in it, such
     * as the boot information, has been read. */
    OSDEV_BOOT_MEM_BOOT_RECLAIMABLE,
    /** RAM that is free once the ACPI tables in it have been read. */
    OSDEV_BOOT_MEM_ACPI_RECLAIMABLE,
    /** RAM that a hypervisor wants to be accepted before it is touched. */
    OSDEV_BOOT_MEM_UNACCEPTED,
    /** Memory that keeps its content without power. */
    OSDEV_BOOT_MEM_PERSISTENT,
    /** A module, such as an initial RAM disk. */
    OSDEV_BOOT_MEM_MODULE,
    /** The kernel's image. */
    OSDEV_BOOT_MEM_KERNEL,
    /** A frame buffer. */
    OSDEV_BOOT_MEM_FRAMEBUFFER,
    /** To be kept over hibernation. */
    OSDEV_BOOT_MEM_ACPI_NVS,
    /** Code and data of EFI runtime services. */
    OSDEV_BOOT_MEM_FIRMWARE_RUNTIME,
    /** Device registers. */
    OSDEV_BOOT_MEM_MMIO,
    /** Hands off, for whatever reason. */
    OSDEV_BOOT_MEM_RESERVED,
    /** Broken memory. */
    OSDEV_BOOT_MEM_BAD,
    /** Number of values, 0 included; not a type. */
    OSDEV_BOOT_MEM_TYPE_COUNT,
};

/** A range of physical memory. Its layout is part of the hand-off format. */
struct osdev_boot_region {
    uint64_t base;     /**< First byte. */
    uint64_t len;      /**< Length in bytes. */
    uint32_t type;     /**< enum osdev_boot_mem_type. */
    uint32_t reserved; /**< 0. */
};

OSDEV_STATIC_ASSERT(sizeof(struct osdev_boot_region) == 24, "region size");

/** Regions that normalising @p count ranges can give at most. */
#define OSDEV_BOOT_MEMMAP_MAX(count) (2 * (count))

/**
 * Whether a type is RAM that a kernel may use, now or later.
 *
 * @param type  enum osdev_boot_mem_type; any other value is not.
 */
static inline bool osdev_boot_mem_is_ram(uint32_t type)
{
    return type == OSDEV_BOOT_MEM_USABLE ||
           type == OSDEV_BOOT_MEM_BOOT_RECLAIMABLE ||
           type == OSDEV_BOOT_MEM_ACPI_RECLAIMABLE;
}

/**
 * Normalise a memory map, by the rules above.
 *
 * Takes O(n log n) steps, needs no memory beyond its arguments and does not
 * recurse.
 *
 * @param[in,out] ranges     The map, in any order; it is sorted in place. Types
 *                           that are not in the enumeration count as
 *                           OSDEV_BOOT_MEM_RESERVED.
 * @param         count      Number of @p ranges.
 * @param         page_size  A power of two, in bytes; 1 for no rounding.
 * @param[out]    out        Result; must not overlap @p ranges. May be NULL if
 *                           @p cap is 0.
 * @param         cap        Room in @p out. OSDEV_BOOT_MEMMAP_MAX(count) is
 *                           always enough, @p count nearly always.
 * @param[out]    out_count  Regions in the result. With
 *                           OSDEV_BOOT_ERR_NO_SPACE the number that there
 *                           would be; the first @p cap of them are in @p out.
 *
 * @retval OSDEV_BOOT_OK
 * @retval OSDEV_BOOT_ERR_BAD_ARG   page_size is not a power of two.
 * @retval OSDEV_BOOT_ERR_NO_SPACE  @p cap is too small.
 */
OSDEV_NODISCARD
enum osdev_boot_err osdev_boot_memmap_normalise(
    struct osdev_boot_region *ranges, size_t count, uint64_t page_size,
    struct osdev_boot_region *out, size_t cap, size_t *out_count
);

/**
 * Look an address up in a normalised map.
 *
 * @param regions  A normalised map.
 * @param count    Number of @p regions.
 * @param addr     Physical address.
 * @return The region that holds it, or NULL if none does.
 */
const struct osdev_boot_region *osdev_boot_memmap_find(
    const struct osdev_boot_region *regions, size_t count, uint64_t addr
);

/**
 * Bytes of a type in a normalised map.
 *
 * @param regions  A normalised map.
 * @param count    Number of @p regions.
 * @param type     The type.
 */
uint64_t osdev_boot_memmap_total(
    const struct osdev_boot_region *regions, size_t count,
    enum osdev_boot_mem_type type
);

/**
 * The type of a Multiboot2 memory map entry. GRUB's number for EFI runtime
 * code, 20, is known; any other unknown number is reserved.
 *
 * @param type  Number in the entry.
 * @spec Multiboot2 2.0, 3.6.8
 */
enum osdev_boot_mem_type osdev_boot_mem_type_from_multiboot2(uint32_t type);

/**
 * The type of a BIOS or PVH memory map entry.
 *
 * @param type  Number in the entry.
 * @spec ACPI 6.5, table 15.4; Xen, arch-x86/hvm/start_info.h
 */
enum osdev_boot_mem_type osdev_boot_mem_type_from_e820(uint32_t type);

/**
 * The type of an EFI memory descriptor, once boot services have been left.
 *
 * @param type        EFI_MEMORY_TYPE.
 * @param attributes  EFI_MEMORY_... bits. Memory that runtime services need
 *                    is theirs whatever its type; special purpose memory is
 *                    reserved.
 * @spec UEFI 2.10, 7.2.1 and 7.2.3
 */
enum osdev_boot_mem_type
osdev_boot_mem_type_from_efi(uint32_t type, uint64_t attributes);

/**
 * Name a type in a word or two.
 *
 * @param type  Any number; an unknown one gives "unknown".
 * @return A static string.
 */
const char *osdev_boot_mem_type_name(uint32_t type);

OSDEV_END_DECLS

#endif
