// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// A block with every kind of tag, made by the builder.
#ifndef FULL_H
#define FULL_H

#include <string.h>

#include <osdev/multiboot2.h>

static inline struct osdev_span full_text(const char *text)
{
    return osdev_span_make(text, strlen(text));
}

static inline void full_texts(struct osdev_multiboot2_builder *out)
{
    struct osdev_multiboot2_module module = {
        {0x200000}, 0x1234, full_text("initrd.img ro")};

    osdev_multiboot2_build_cmdline(out, full_text("console=ttyS0 selftest"));
    osdev_multiboot2_build_loader_name(out, full_text("GRUB 2.06"));
    osdev_multiboot2_build_module(out, &module);
    module.start.raw = 0xfffff000;
    module.len = 0xfff;
    module.cmdline.len = 0;
    osdev_multiboot2_build_module(out, &module);
}

static inline void full_tables(struct osdev_multiboot2_builder *out)
{
    static const struct osdev_multiboot2_mmap_entry entries[] = {
        {0, 0x9fc00, 1},         {0x9fc00, 0x400, 2},
        {0xf0000, 0x10000, 2},   {0x100000, 0x7ee0000, 1},
        {0x7fe0000, 0x20000, 3}, {0xfffc0000, 0x40000, 2},
        {UINT64_MAX, 2, 20},
    };
    static const uint8_t raw[1024] = {[100] = 7, [527] = 0xaa};
    struct osdev_multiboot2_vbe vbe = {
        0x4118,
        0xffff,
        0x6000,
        0x4f,
        osdev_span_make(raw, 512),
        osdev_span_make(raw + 512, 256)};
    struct osdev_multiboot2_elf elf = {
        osdev_span_make(raw, 16 * 64), 16, 64, 15};
    struct osdev_multiboot2_efi_mmap efi_mmap = {
        osdev_span_make(raw, 96), 48, 1, 2};
    struct osdev_multiboot2_framebuffer framebuffer = {
        .base = {0xfd000000},
        .pitch = 4096,
        .width = 1024,
        .height = 768,
        .bits_per_pixel = 32,
        .kind = OSDEV_MULTIBOOT2_FRAMEBUFFER_RGB,
        .red = {16, 8},
        .green = {8, 8},
        .blue = {0, 8}};

    osdev_multiboot2_build_mmap(out, entries, OSDEV_COUNTOF(entries));
    osdev_multiboot2_build_vbe(out, &vbe);
    osdev_multiboot2_build_framebuffer(out, &framebuffer);
    osdev_multiboot2_build_elf(out, &elf);
    osdev_multiboot2_build_efi_mmap(out, &efi_mmap);
}

static inline void full_firmware(struct osdev_multiboot2_builder *out)
{
    struct osdev_multiboot2_meminfo meminfo = {639, 129920};
    struct osdev_multiboot2_bootdev bootdev = {
        0xe0, OSDEV_MULTIBOOT2_NO_PARTITION, OSDEV_MULTIBOOT2_NO_PARTITION};
    struct osdev_multiboot2_apm apm = {0x102, 1, 2, 3, 4, 5, 6, 7, 8};
    struct osdev_multiboot2_smbios smbios = {3, 1, full_text("_SM3_")};
    struct osdev_multiboot2_rsdp rsdp = {
        {NULL, 0}, "BOCHS", 2, {0x7fe14f7}, {0x17fe1000}};

    osdev_multiboot2_build_meminfo(out, &meminfo);
    osdev_multiboot2_build_bootdev(out, &bootdev);
    osdev_multiboot2_build_apm(out, &apm);
    osdev_multiboot2_build_smbios(out, &smbios);
    osdev_multiboot2_build_smbios(out, &smbios);
    osdev_multiboot2_build_rsdp_v1(out, &rsdp);
    osdev_multiboot2_build_rsdp_v2(out, &rsdp);
    osdev_multiboot2_build_efi32(out, osdev_paddr(0x7f000000));
    osdev_multiboot2_build_efi64(out, osdev_paddr(UINT64_C(0x17f000000)));
    osdev_multiboot2_build_boot_services(out);
    osdev_multiboot2_build_efi32_handle(out, osdev_paddr(0x7e000000));
    osdev_multiboot2_build_efi64_handle(out, osdev_paddr(UINT64_MAX));
    osdev_multiboot2_build_load_base(out, osdev_paddr(0x100000));
    osdev_multiboot2_build_network(out, full_text("dhcp ack"));
    osdev_multiboot2_build_network(out, full_text("another"));
    osdev_multiboot2_build_custom(out, 4711, full_text("custom"));
}

static inline enum osdev_multiboot2_err
full_build(void *buf, size_t cap, size_t *out_len)
{
    struct osdev_multiboot2_builder out;

    osdev_multiboot2_builder_init(&out, buf, cap);
    full_texts(&out);
    full_tables(&out);
    full_firmware(&out);
    return osdev_multiboot2_builder_finish(&out, out_len);
}

#endif
