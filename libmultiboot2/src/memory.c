// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Memory maps, memory sizes, load address. Multiboot2 2.0, 3.6.4, 3.6.8.
#include <osdev/multiboot2/memory.h>

#include <osdev/multiboot2/firmware.h>

#include "internal.h"

bool osdev_multiboot2_find_meminfo(
    const struct osdev_multiboot2 *info,
    struct osdev_multiboot2_meminfo *out_meminfo
)
{
    struct osdev_span payload;

    OSDEV_ASSERT(info != NULL && out_meminfo != NULL);
    if (!find_payload(info, OSDEV_MULTIBOOT2_TYPE_MEMINFO, &payload)) {
        return false;
    }
    out_meminfo->lower_kib = osdev_le32_load(payload.ptr);
    out_meminfo->upper_kib = osdev_le32_load(payload.ptr + 4);
    return true;
}

// Both maps start with entry size and version. What differs is the entry.
static bool find_table(
    const struct osdev_multiboot2 *info, uint32_t type, uint32_t min_entry,
    struct osdev_multiboot2_mmap *out
)
{
    struct osdev_span payload;

    if (!find_payload(info, type, &payload)) {
        return false;
    }
    uint32_t entry_size = osdev_le32_load(payload.ptr);

    if (entry_size < min_entry) {
        return false;
    }
    out->entries = span_from(payload, MMAP_LEN);
    out->entry_size = entry_size;
    out->entry_version = osdev_le32_load(payload.ptr + 4);
    out->count = entries_of(out->entries.len, entry_size);
    return true;
}

bool osdev_multiboot2_find_mmap(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_mmap *out_mmap
)
{
    OSDEV_ASSERT(info != NULL && out_mmap != NULL);
    return find_table(
        info, OSDEV_MULTIBOOT2_TYPE_MMAP, MMAP_ENTRY_LEN, out_mmap
    );
}

bool osdev_multiboot2_find_efi_mmap_even_stale(
    const struct osdev_multiboot2 *info,
    struct osdev_multiboot2_efi_mmap *out_mmap
)
{
    struct osdev_multiboot2_mmap table;

    OSDEV_ASSERT(info != NULL && out_mmap != NULL);
    if (!find_table(
            info, OSDEV_MULTIBOOT2_TYPE_EFI_MMAP, EFI_MMAP_ENTRY_LEN, &table
        )) {
        return false;
    }
    out_mmap->entries = table.entries;
    out_mmap->entry_size = table.entry_size;
    out_mmap->entry_version = table.entry_version;
    out_mmap->count = table.count;
    return true;
}

bool osdev_multiboot2_find_efi_mmap(
    const struct osdev_multiboot2 *info,
    struct osdev_multiboot2_efi_mmap *out_mmap
)
{
    return !osdev_multiboot2_has_boot_services(info) &&
           osdev_multiboot2_find_efi_mmap_even_stale(info, out_mmap);
}

bool osdev_multiboot2_find_load_base(
    const struct osdev_multiboot2 *info, osdev_paddr_t *out_base
)
{
    struct osdev_span payload;

    OSDEV_ASSERT(info != NULL && out_base != NULL);
    if (!find_payload(info, OSDEV_MULTIBOOT2_TYPE_LOAD_BASE, &payload)) {
        return false;
    }
    *out_base = osdev_paddr(osdev_le32_load(payload.ptr));
    return true;
}
