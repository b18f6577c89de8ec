// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Memory: sizes, the BIOS style map, the EFI map, the load address.
 */
#ifndef OSDEV_MULTIBOOT2_MEMORY_H
#define OSDEV_MULTIBOOT2_MEMORY_H

#include <osdev/base/addr.h>
#include <osdev/multiboot2/info.h>

OSDEV_BEGIN_DECLS

/** Sizes of memory as old BIOS calls report them. */
struct osdev_multiboot2_meminfo {
    uint32_t lower_kib; /**< From address 0, at most 640, in KiB. */
    uint32_t upper_kib; /**< From 1 MiB to the first hole, in KiB. */
};

/** @name Memory types
 * Any other number means reserved; GRUB on EFI says 20 for firmware code.
 * @{ */
/** Free memory. */
#define OSDEV_MULTIBOOT2_MEM_AVAILABLE 1u
/** Reserved. */
#define OSDEV_MULTIBOOT2_MEM_RESERVED 2u
/** ACPI tables; free once they have been read. */
#define OSDEV_MULTIBOOT2_MEM_ACPI_RECLAIMABLE 3u
/** To be kept over hibernation. */
#define OSDEV_MULTIBOOT2_MEM_ACPI_NVS 4u
/** Broken memory. */
#define OSDEV_MULTIBOOT2_MEM_DEFECTIVE 5u
/** @} */

/** One range of the memory map, as the loader says it. */
struct osdev_multiboot2_mmap_entry {
    uint64_t base; /**< First byte. */
    uint64_t len;  /**< Length in bytes; 0 and wrapping ones do occur. */
    uint32_t type; /**< OSDEV_MULTIBOOT2_MEM_..., or any other number. */
};

/** The memory map. Neither sorted nor free of overlaps. */
struct osdev_multiboot2_mmap {
    struct osdev_span entries; /**< All entries. */
    uint32_t entry_size;       /**< Distance of entries in bytes, >= 24. */
    uint32_t entry_version;    /**< 0 so far. */
    uint32_t count;            /**< Number of entries. */
};

/** One range of the EFI memory map, as the firmware says it. */
struct osdev_multiboot2_efi_mmap_entry {
    uint32_t type;       /**< EFI_MEMORY_TYPE. */
    osdev_paddr_t phys;  /**< First byte. */
    uint64_t virt;       /**< Virtual address given to the firmware, or 0. */
    uint64_t pages;      /**< Number of 4 KiB pages. */
    uint64_t attributes; /**< EFI_MEMORY_... bits. */
};

/** The EFI memory map. */
struct osdev_multiboot2_efi_mmap {
    struct osdev_span entries; /**< All descriptors. */
    uint32_t entry_size;       /**< Distance of descriptors, >= 40. */
    uint32_t entry_version;    /**< 1 so far. */
    uint32_t count;            /**< Number of descriptors. */
};

/**
 * Sizes of lower and upper memory.
 *
 * @param      info         Opened boot information.
 * @param[out] out_meminfo  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.4
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_meminfo(
    const struct osdev_multiboot2 *info,
    struct osdev_multiboot2_meminfo *out_meminfo
);

/**
 * The memory map.
 *
 * @param      info      Opened boot information.
 * @param[out] out_mmap  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.8
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_mmap(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_mmap *out_mmap
);

/**
 * One entry of the memory map.
 *
 * @param      mmap       From osdev_multiboot2_find_mmap().
 * @param      index      0..count-1.
 * @param[out] out_entry  Written only on success.
 * @return Whether @p index is below the count.
 */
OSDEV_NODISCARD
static inline bool osdev_multiboot2_mmap_at(
    const struct osdev_multiboot2_mmap *mmap, uint32_t index,
    struct osdev_multiboot2_mmap_entry *out_entry
)
{
    OSDEV_ASSERT(mmap != NULL && out_entry != NULL);
    if (index >= mmap->count) {
        return false;
    }
    const uint8_t *entry = mmap->entries.ptr + (size_t)index * mmap->entry_size;

    out_entry->base = osdev_le64_load(entry);
    out_entry->len = osdev_le64_load(entry + 8);
    out_entry->type = osdev_le32_load(entry + 16);
    return true;
}

/**
 * The EFI memory map, unless boot services are alive: they go on allocating,
 * so the map is stale and the firmware must be asked for a new one.
 *
 * @param      info      Opened boot information.
 * @param[out] out_mmap  Written only on success.
 * @return Whether there is a good tag, and no boot services tag.
 * @spec Multiboot2 2.0, 3.6.17 and 3.6.19
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_efi_mmap(
    const struct osdev_multiboot2 *info,
    struct osdev_multiboot2_efi_mmap *out_mmap
);

/**
 * The EFI memory map, stale or not.
 *
 * @param      info      Opened boot information.
 * @param[out] out_mmap  Written only on success.
 * @return Whether there is a good tag.
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_efi_mmap_even_stale(
    const struct osdev_multiboot2 *info,
    struct osdev_multiboot2_efi_mmap *out_mmap
);

/**
 * One descriptor of the EFI memory map.
 *
 * @param      mmap       From osdev_multiboot2_find_efi_mmap().
 * @param      index      0..count-1.
 * @param[out] out_entry  Written only on success.
 * @return Whether @p index is below the count.
 */
OSDEV_NODISCARD
static inline bool osdev_multiboot2_efi_mmap_at(
    const struct osdev_multiboot2_efi_mmap *mmap, uint32_t index,
    struct osdev_multiboot2_efi_mmap_entry *out_entry
)
{
    OSDEV_ASSERT(mmap != NULL && out_entry != NULL);
    if (index >= mmap->count) {
        return false;
    }
    const uint8_t *entry = mmap->entries.ptr + (size_t)index * mmap->entry_size;

    // Four bytes of padding follow the type. UEFI 2.10, 7.2.3.
    out_entry->type = osdev_le32_load(entry);
    out_entry->phys = osdev_paddr(osdev_le64_load(entry + 8));
    out_entry->virt = osdev_le64_load(entry + 16);
    out_entry->pages = osdev_le64_load(entry + 24);
    out_entry->attributes = osdev_le64_load(entry + 32);
    return true;
}

/**
 * Where the image was loaded to. GRUB says it for images that cannot be
 * moved, too.
 *
 * @param      info      Opened boot information.
 * @param[out] out_base  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.22
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_load_base(
    const struct osdev_multiboot2 *info, osdev_paddr_t *out_base
);

OSDEV_END_DECLS

#endif
