// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Calls every accessor of opened boot information and reads all of each result,
// so that a wrong length is an over-read that a sanitizer sees.
#ifndef TOUCH_H
#define TOUCH_H

#include <osdev/multiboot2.h>

static volatile uint8_t touch_sink;

static inline void touch(struct osdev_span span)
{
    for (size_t i = 0; i < span.len; i++) {
        touch_sink = span.ptr[i];
    }
}

static inline void touch_texts(const struct osdev_multiboot2 *info)
{
    struct osdev_multiboot2_iter iter = osdev_multiboot2_iter(info);
    struct osdev_multiboot2_module module;
    struct osdev_span text;

    if (osdev_multiboot2_find_cmdline(info, &text)) {
        touch(osdev_span_make(text.ptr, text.len + 1));
    }
    if (osdev_multiboot2_find_loader_name(info, &text)) {
        touch(osdev_span_make(text.ptr, text.len + 1));
    }
    if (osdev_multiboot2_find_module(info, &module)) {
        touch(module.cmdline);
    }
    while (osdev_multiboot2_next_module(&iter, &module)) {
        touch(module.cmdline);
    }
    if (osdev_multiboot2_find_network(info, &text)) {
        touch(text);
    }
}

static inline void touch_maps(const struct osdev_multiboot2 *info)
{
    struct osdev_multiboot2_mmap mmap;
    struct osdev_multiboot2_mmap_entry entry;
    struct osdev_multiboot2_efi_mmap efi;
    struct osdev_multiboot2_efi_mmap_entry descriptor;

    if (osdev_multiboot2_find_mmap(info, &mmap)) {
        for (uint32_t i = 0; osdev_multiboot2_mmap_at(&mmap, i, &entry); i++) {
            touch_sink = (uint8_t)(entry.base ^ entry.len ^ entry.type);
        }
    }
    if (osdev_multiboot2_find_efi_mmap(info, &efi) ||
        osdev_multiboot2_find_efi_mmap_even_stale(info, &efi)) {
        for (uint32_t i = 0; osdev_multiboot2_efi_mmap_at(&efi, i, &descriptor);
             i++) {
            touch_sink = (uint8_t)(descriptor.phys.raw ^ descriptor.attributes);
        }
    }
}

static inline void touch_video(const struct osdev_multiboot2 *info)
{
    struct osdev_multiboot2_vbe vbe;
    struct osdev_multiboot2_vbe_control control;
    struct osdev_multiboot2_vbe_mode mode;
    struct osdev_multiboot2_framebuffer framebuffer;

    if (osdev_multiboot2_find_vbe(info, &vbe) &&
        osdev_multiboot2_vbe_control(&vbe, &control) &&
        osdev_multiboot2_vbe_mode(&vbe, &mode)) {
        touch_sink = mode.memory_model;
    }
    if (osdev_multiboot2_find_framebuffer(info, &framebuffer)) {
        touch(framebuffer.palette);
        touch(framebuffer.unknown);
    }
}

static inline void touch_sections(const struct osdev_multiboot2 *info)
{
    struct osdev_multiboot2_elf elf;
    struct osdev_multiboot2_elf_section section;
    struct osdev_span name;

    if (!osdev_multiboot2_find_elf(info, &elf)) {
        return;
    }
    if (osdev_multiboot2_elf_strings(&elf, &section)) {
        touch_sink = (uint8_t)section.addr;
    }
    for (uint32_t i = 0; osdev_multiboot2_elf_at(&elf, i, &section); i++) {
        if (osdev_multiboot2_elf_name(&section, elf.headers, &name)) {
            touch(name);
        }
    }
}

static inline void touch_firmware(const struct osdev_multiboot2 *info)
{
    struct osdev_multiboot2_iter iter = osdev_multiboot2_iter(info);
    struct osdev_multiboot2_meminfo meminfo;
    struct osdev_multiboot2_bootdev bootdev;
    struct osdev_multiboot2_apm apm;
    struct osdev_multiboot2_smbios smbios;
    struct osdev_multiboot2_rsdp rsdp;
    osdev_paddr_t addr;

    touch_sink = osdev_multiboot2_find_meminfo(info, &meminfo);
    touch_sink = osdev_multiboot2_find_bootdev(info, &bootdev);
    touch_sink = osdev_multiboot2_find_apm(info, &apm);
    touch_sink = osdev_multiboot2_find_efi32(info, &addr);
    touch_sink = osdev_multiboot2_find_efi64(info, &addr);
    touch_sink = osdev_multiboot2_find_efi32_handle(info, &addr);
    touch_sink = osdev_multiboot2_find_efi64_handle(info, &addr);
    touch_sink = osdev_multiboot2_find_load_base(info, &addr);
    if (osdev_multiboot2_find_smbios(info, &smbios)) {
        touch(smbios.tables);
    }
    while (osdev_multiboot2_next_smbios(&iter, &smbios)) {
        touch(smbios.tables);
    }
    if (osdev_multiboot2_find_rsdp_v1(info, &rsdp)) {
        touch(rsdp.bytes);
    }
    if (osdev_multiboot2_find_rsdp(info, &rsdp)) {
        touch(rsdp.bytes);
    }
}

static inline void touch_all(const struct osdev_multiboot2 *info)
{
    struct osdev_multiboot2_iter iter = osdev_multiboot2_iter(info);
    struct osdev_multiboot2_tag tag;
    enum osdev_multiboot2_err reason;

    while (osdev_multiboot2_next(&iter, &tag)) {
        touch(tag.payload);
    }
    iter = osdev_multiboot2_iter(info);
    while (osdev_multiboot2_next_malformed(&iter, &tag, &reason)) {
        touch(tag.payload);
    }
    for (uint32_t type = 0; type <= OSDEV_MULTIBOOT2_TYPE_COUNT; type++) {
        if (osdev_multiboot2_find(info, type, &tag)) {
            touch(tag.payload);
        }
        touch_sink = (uint8_t)osdev_multiboot2_count(info, type);
    }
    touch_texts(info);
    touch_maps(info);
    touch_video(info);
    touch_sections(info);
    touch_firmware(info);
}

#endif
