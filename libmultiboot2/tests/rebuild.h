// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Builds a block anew from what the parser says about another one: the
// property behind the round-trip test and the fuzz target.
#ifndef REBUILD_H
#define REBUILD_H

#include <osdev/multiboot2.h>

static inline void rebuild_mmap(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_builder *out
)
{
    static struct osdev_multiboot2_mmap_entry entries[512];
    struct osdev_multiboot2_mmap mmap;
    size_t count = 0;

    if (osdev_multiboot2_find_mmap(info, &mmap)) {
        while (count < OSDEV_COUNTOF(entries) &&
               osdev_multiboot2_mmap_at(&mmap, (uint32_t)count, &entries[count])
        ) {
            count++;
        }
        osdev_multiboot2_build_mmap(out, entries, count);
    }
}

static inline void rebuild_texts(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_builder *out
)
{
    struct osdev_multiboot2_iter iter = osdev_multiboot2_iter(info);
    struct osdev_multiboot2_module module;
    struct osdev_span text;

    if (osdev_multiboot2_find_cmdline(info, &text)) {
        osdev_multiboot2_build_cmdline(out, text);
    }
    if (osdev_multiboot2_find_loader_name(info, &text)) {
        osdev_multiboot2_build_loader_name(out, text);
    }
    while (osdev_multiboot2_next_module(&iter, &module)) {
        osdev_multiboot2_build_module(out, &module);
    }
}

static inline void rebuild_tables(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_builder *out
)
{
    struct osdev_multiboot2_vbe vbe;
    struct osdev_multiboot2_framebuffer framebuffer;
    struct osdev_multiboot2_elf elf;
    struct osdev_multiboot2_efi_mmap efi_mmap;

    rebuild_mmap(info, out);
    if (osdev_multiboot2_find_vbe(info, &vbe)) {
        osdev_multiboot2_build_vbe(out, &vbe);
    }
    if (osdev_multiboot2_find_framebuffer(info, &framebuffer)) {
        osdev_multiboot2_build_framebuffer(out, &framebuffer);
    }
    if (osdev_multiboot2_find_elf(info, &elf)) {
        // Bytes beyond the announced headers are not part of the table.
        elf.headers.len = (size_t)elf.count * elf.entry_size;
        osdev_multiboot2_build_elf(out, &elf);
    }
    if (osdev_multiboot2_find_efi_mmap_even_stale(info, &efi_mmap)) {
        osdev_multiboot2_build_efi_mmap(out, &efi_mmap);
    }
}

static inline void rebuild_firmware(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_builder *out
)
{
    struct osdev_multiboot2_iter iter = osdev_multiboot2_iter(info);
    struct osdev_multiboot2_meminfo meminfo;
    struct osdev_multiboot2_bootdev bootdev;
    struct osdev_multiboot2_apm apm;
    struct osdev_multiboot2_smbios smbios;
    struct osdev_multiboot2_rsdp rsdp;

    if (osdev_multiboot2_find_meminfo(info, &meminfo)) {
        osdev_multiboot2_build_meminfo(out, &meminfo);
    }
    if (osdev_multiboot2_find_bootdev(info, &bootdev)) {
        osdev_multiboot2_build_bootdev(out, &bootdev);
    }
    if (osdev_multiboot2_find_apm(info, &apm)) {
        osdev_multiboot2_build_apm(out, &apm);
    }
    while (osdev_multiboot2_next_smbios(&iter, &smbios)) {
        osdev_multiboot2_build_smbios(out, &smbios);
    }
    if (osdev_multiboot2_find_rsdp_v1(info, &rsdp)) {
        osdev_multiboot2_build_rsdp_v1(out, &rsdp);
    }
    if (osdev_multiboot2_find_rsdp_v2(info, &rsdp)) {
        osdev_multiboot2_build_rsdp_v2(out, &rsdp);
    }
}

static inline void rebuild_addresses(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_builder *out
)
{
    osdev_paddr_t addr;

    if (osdev_multiboot2_find_efi32(info, &addr)) {
        osdev_multiboot2_build_efi32(out, addr);
    }
    if (osdev_multiboot2_find_efi64(info, &addr)) {
        osdev_multiboot2_build_efi64(out, addr);
    }
    if (osdev_multiboot2_has_boot_services(info)) {
        osdev_multiboot2_build_boot_services(out);
    }
    if (osdev_multiboot2_find_efi32_handle(info, &addr)) {
        osdev_multiboot2_build_efi32_handle(out, addr);
    }
    if (osdev_multiboot2_find_efi64_handle(info, &addr)) {
        osdev_multiboot2_build_efi64_handle(out, addr);
    }
    if (osdev_multiboot2_find_load_base(info, &addr)) {
        osdev_multiboot2_build_load_base(out, addr);
    }
}

static inline void rebuild_rest(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_builder *out
)
{
    struct osdev_multiboot2_iter iter = osdev_multiboot2_iter(info);
    struct osdev_multiboot2_tag tag;

    while (osdev_multiboot2_next(&iter, &tag)) {
        if (tag.type == OSDEV_MULTIBOOT2_TYPE_NETWORK) {
            osdev_multiboot2_build_network(out, tag.payload);
        } else if (tag.type >= OSDEV_MULTIBOOT2_TYPE_COUNT) {
            osdev_multiboot2_build_custom(out, tag.type, tag.payload);
        }
    }
}

// Builds into buf, or only counts if that is NULL.
static inline enum osdev_multiboot2_err rebuild(
    const struct osdev_multiboot2 *info, void *buf, size_t cap, size_t *out_len
)
{
    struct osdev_multiboot2_builder out;

    osdev_multiboot2_builder_init(&out, buf, cap);
    rebuild_texts(info, &out);
    rebuild_tables(info, &out);
    rebuild_firmware(info, &out);
    rebuild_addresses(info, &out);
    rebuild_rest(info, &out);
    return osdev_multiboot2_builder_finish(&out, out_len);
}

#endif
