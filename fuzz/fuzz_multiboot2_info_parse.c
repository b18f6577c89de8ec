// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Opens any bytes as boot information and calls every accessor; then changes
// the bytes behind the parser's back and calls them again.
#include <stdlib.h>
#include <string.h>

#include <osdev/multiboot2.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static volatile uint8_t sink;

// Reads all of a result, so that a wrong length is an over-read.
static void touch(struct osdev_span span)
{
    for (size_t i = 0; i < span.len; i++) {
        sink = span.ptr[i];
    }
}

static void texts(const struct osdev_multiboot2 *info)
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

static void maps(const struct osdev_multiboot2 *info)
{
    struct osdev_multiboot2_mmap mmap;
    struct osdev_multiboot2_mmap_entry entry;
    struct osdev_multiboot2_efi_mmap efi;
    struct osdev_multiboot2_efi_mmap_entry descriptor;

    if (osdev_multiboot2_find_mmap(info, &mmap)) {
        for (uint32_t i = 0; osdev_multiboot2_mmap_at(&mmap, i, &entry); i++) {
            sink = (uint8_t)(entry.base ^ entry.len ^ entry.type);
        }
    }
    if (osdev_multiboot2_find_efi_mmap(info, &efi) ||
        osdev_multiboot2_find_efi_mmap_even_stale(info, &efi)) {
        for (uint32_t i = 0; osdev_multiboot2_efi_mmap_at(&efi, i, &descriptor);
             i++) {
            sink = (uint8_t)(descriptor.phys.raw ^ descriptor.attributes);
        }
    }
}

static void video(const struct osdev_multiboot2 *info)
{
    struct osdev_multiboot2_vbe vbe;
    struct osdev_multiboot2_vbe_control control;
    struct osdev_multiboot2_vbe_mode mode;
    struct osdev_multiboot2_framebuffer framebuffer;

    if (osdev_multiboot2_find_vbe(info, &vbe) &&
        osdev_multiboot2_vbe_control(&vbe, &control) &&
        osdev_multiboot2_vbe_mode(&vbe, &mode)) {
        sink = mode.memory_model;
    }
    if (osdev_multiboot2_find_framebuffer(info, &framebuffer)) {
        touch(framebuffer.palette);
        touch(framebuffer.unknown);
    }
}

static void sections(const struct osdev_multiboot2 *info)
{
    struct osdev_multiboot2_elf elf;
    struct osdev_multiboot2_elf_section section;
    struct osdev_span name;

    if (!osdev_multiboot2_find_elf(info, &elf)) {
        return;
    }
    if (osdev_multiboot2_elf_strings(&elf, &section)) {
        sink = (uint8_t)section.addr;
    }
    for (uint32_t i = 0; osdev_multiboot2_elf_at(&elf, i, &section); i++) {
        if (osdev_multiboot2_elf_name(&section, elf.headers, &name)) {
            touch(name);
        }
    }
}

static void firmware(const struct osdev_multiboot2 *info)
{
    struct osdev_multiboot2_iter iter = osdev_multiboot2_iter(info);
    struct osdev_multiboot2_meminfo meminfo;
    struct osdev_multiboot2_bootdev bootdev;
    struct osdev_multiboot2_apm apm;
    struct osdev_multiboot2_smbios smbios;
    struct osdev_multiboot2_rsdp rsdp;
    osdev_paddr_t addr;

    sink = osdev_multiboot2_find_meminfo(info, &meminfo);
    sink = osdev_multiboot2_find_bootdev(info, &bootdev);
    sink = osdev_multiboot2_find_apm(info, &apm);
    sink = osdev_multiboot2_find_efi32(info, &addr);
    sink = osdev_multiboot2_find_efi64(info, &addr);
    sink = osdev_multiboot2_find_efi32_handle(info, &addr);
    sink = osdev_multiboot2_find_efi64_handle(info, &addr);
    sink = osdev_multiboot2_find_load_base(info, &addr);
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

static void walk(const struct osdev_multiboot2 *info)
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
        sink = (uint8_t)osdev_multiboot2_count(info, type);
    }
    texts(info);
    maps(info);
    video(info);
    sections(info);
    firmware(info);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *bytes = malloc(size == 0 ? 1 : size);
    struct osdev_multiboot2 info;

    if (size != 0) {
        memcpy(bytes, data, size);
    }
    if (size >= 8 && size % 8 == 0 && (data[4] & 1) == 0) {
        // Most inputs are about tags, not about the total size.
        osdev_le32_store(bytes, (uint32_t)size);
    }
    if (osdev_multiboot2_open(&info, bytes, size) == OSDEV_MULTIBOOT2_OK) {
        walk(&info);
        for (size_t i = 0; i < info.bytes.len; i++) {
            bytes[i] ^= data[(i * 7 + 5) % size];
        }
        walk(&info);
    }
    free(bytes);
    return 0;
}
