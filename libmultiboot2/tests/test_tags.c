// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What each look-up gives, from bytes written by hand.
#include <osdev/multiboot2.h>

#include <osdev_test.h>

#include "block.h"

static struct block block;
static struct block payload;
static struct osdev_multiboot2 info;

static int start(void **state)
{
    (void)state;
    block_start(&block);
    memset(&payload, 0, sizeof(payload));
    return 0;
}

static void tag(uint32_t type)
{
    block_tag(&block, type, payload.bytes, payload.len);
    memset(&payload, 0, sizeof(payload));
}

static void open_all_good(void)
{
    block_end(&block);
    assert_int_equal(
        osdev_multiboot2_open(&info, block.bytes, block.len),
        OSDEV_MULTIBOOT2_OK
    );
    assert_int_equal(info.malformed_count, 0);
}

static void nothing_is_found_in_an_empty_block(void **state)
{
    union {
        struct osdev_span span;
        struct osdev_multiboot2_module module;
        struct osdev_multiboot2_meminfo meminfo;
        struct osdev_multiboot2_bootdev bootdev;
        struct osdev_multiboot2_mmap mmap;
        struct osdev_multiboot2_efi_mmap efi_mmap;
        struct osdev_multiboot2_vbe vbe;
        struct osdev_multiboot2_framebuffer framebuffer;
        struct osdev_multiboot2_elf elf;
        struct osdev_multiboot2_apm apm;
        struct osdev_multiboot2_smbios smbios;
        struct osdev_multiboot2_rsdp rsdp;
        osdev_paddr_t addr;
    } out;

    (void)state;
    open_all_good();
    assert_false(osdev_multiboot2_find_cmdline(&info, &out.span));
    assert_false(osdev_multiboot2_find_loader_name(&info, &out.span));
    assert_false(osdev_multiboot2_find_module(&info, &out.module));
    assert_false(osdev_multiboot2_find_meminfo(&info, &out.meminfo));
    assert_false(osdev_multiboot2_find_bootdev(&info, &out.bootdev));
    assert_false(osdev_multiboot2_find_mmap(&info, &out.mmap));
    assert_false(osdev_multiboot2_find_efi_mmap(&info, &out.efi_mmap));
    assert_false(osdev_multiboot2_find_vbe(&info, &out.vbe));
    assert_false(osdev_multiboot2_find_framebuffer(&info, &out.framebuffer));
    assert_false(osdev_multiboot2_find_elf(&info, &out.elf));
    assert_false(osdev_multiboot2_find_apm(&info, &out.apm));
    assert_false(osdev_multiboot2_find_efi32(&info, &out.addr));
    assert_false(osdev_multiboot2_find_efi64(&info, &out.addr));
    assert_false(osdev_multiboot2_find_efi32_handle(&info, &out.addr));
    assert_false(osdev_multiboot2_find_efi64_handle(&info, &out.addr));
    assert_false(osdev_multiboot2_find_smbios(&info, &out.smbios));
    assert_false(osdev_multiboot2_find_rsdp(&info, &out.rsdp));
    assert_false(osdev_multiboot2_find_network(&info, &out.span));
    assert_false(osdev_multiboot2_find_load_base(&info, &out.addr));
    assert_false(osdev_multiboot2_has_boot_services(&info));
}

static void texts_end_before_their_first_nul(void **state)
{
    struct osdev_span text;

    (void)state;
    block_tag(&block, OSDEV_MULTIBOOT2_TYPE_CMDLINE, "a=b\0rest", 9);
    block_tag(&block, OSDEV_MULTIBOOT2_TYPE_LOADER_NAME, "GR\xff\x42z\0zz", 8);
    open_all_good();
    assert_true(osdev_multiboot2_find_cmdline(&info, &text));
    assert_int_equal(text.len, 3);
    assert_string_equal((const char *)text.ptr, "a=b");
    // Not UTF-8, and still text.
    assert_true(osdev_multiboot2_find_loader_name(&info, &text));
    assert_int_equal(text.len, 5);
    assert_memory_equal(text.ptr, "GR\xff\x42z", 5);
}

static void modules_are_walked(void **state)
{
    struct osdev_multiboot2_iter iter;
    struct osdev_multiboot2_module module;

    (void)state;
    block_le(&payload, 0x100000, 4);
    block_le(&payload, 0x180000, 4);
    block_raw(&payload, "initrd", 7);
    tag(OSDEV_MULTIBOOT2_TYPE_MODULE);
    block_le(&payload, 0xffffff00, 4);
    block_le(&payload, 0xffffff00, 4);
    block_raw(&payload, "", 1);
    tag(OSDEV_MULTIBOOT2_TYPE_MODULE);
    open_all_good();
    assert_int_equal(
        osdev_multiboot2_count(&info, OSDEV_MULTIBOOT2_TYPE_MODULE), 2
    );
    assert_true(osdev_multiboot2_find_module(&info, &module));
    assert_true(module.start.raw == 0x100000);
    iter = osdev_multiboot2_iter(&info);
    assert_true(osdev_multiboot2_next_module(&iter, &module));
    assert_int_equal(module.len, 0x80000);
    assert_string_equal((const char *)module.cmdline.ptr, "initrd");
    assert_true(osdev_multiboot2_next_module(&iter, &module));
    assert_int_equal(module.len, 0);
    assert_int_equal(module.cmdline.len, 0);
    assert_false(osdev_multiboot2_next_module(&iter, &module));
}

static void bootdev_holds_three_numbers(void **state)
{
    struct osdev_multiboot2_bootdev bootdev;

    (void)state;
    block_le(&payload, 0x80, 4);
    block_le(&payload, 2, 4);
    block_le(&payload, UINT32_MAX, 4);
    tag(OSDEV_MULTIBOOT2_TYPE_BOOTDEV);
    open_all_good();
    assert_true(osdev_multiboot2_find_bootdev(&info, &bootdev));
    assert_int_equal(bootdev.bios_drive, 0x80);
    assert_int_equal(bootdev.partition, 2);
    assert_true(bootdev.sub_partition == OSDEV_MULTIBOOT2_NO_PARTITION);
}

static void a_tag_that_counts_its_padding_is_good(void **state)
{
    struct osdev_multiboot2_bootdev bootdev;

    (void)state;
    block_le(&payload, 1, 4);
    payload.len = 16;
    tag(OSDEV_MULTIBOOT2_TYPE_BOOTDEV);
    open_all_good();
    assert_true(osdev_multiboot2_find_bootdev(&info, &bootdev));
}

static void mmap_steps_by_its_entry_size(void **state)
{
    static const uint32_t entry_sizes[] = {24, 25, 32, 40};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(entry_sizes); i++) {
        struct osdev_multiboot2_mmap mmap;
        struct osdev_multiboot2_mmap_entry entry = {0};

        start(NULL);
        block_le(&payload, entry_sizes[i], 4);
        block_le(&payload, 0, 4);
        for (uint64_t n = 0; n < 3; n++) {
            block_le(&payload, n << 40, 8);
            block_le(&payload, UINT64_MAX - n, 8);
            block_le(&payload, 18 + n, 4);
            payload.len += entry_sizes[i] - 20;
        }
        tag(OSDEV_MULTIBOOT2_TYPE_MMAP);
        open_all_good();
        osdev_test_row(i, osdev_multiboot2_find_mmap(&info, &mmap));
        osdev_test_row(i, mmap.count == 3 && mmap.entry_version == 0);
        osdev_test_row(i, osdev_multiboot2_mmap_at(&mmap, 2, &entry));
        // A range that wraps and an unknown type are handed out as they are.
        osdev_test_row(i, entry.base == UINT64_C(2) << 40);
        osdev_test_row(i, entry.len == UINT64_MAX - 2 && entry.type == 20);
        osdev_test_row(i, !osdev_multiboot2_mmap_at(&mmap, 3, &entry));
    }
}

static void efi_map(uint32_t entry_size, uint32_t version)
{
    block_le(&payload, entry_size, 4);
    block_le(&payload, version, 4);
    for (uint64_t n = 0; n < 2; n++) {
        block_le(&payload, 7 + n, 4);
        block_le(&payload, 0xdeadbeef, 4);
        block_le(&payload, 0x1000 * n, 8);
        block_le(&payload, 0, 8);
        block_le(&payload, 5 + n, 8);
        block_le(&payload, UINT64_C(1) << 63 | 0xf, 8);
        payload.len += entry_size - 40;
    }
    tag(OSDEV_MULTIBOOT2_TYPE_EFI_MMAP);
}

static void efi_mmap_steps_by_its_descriptor_size(void **state)
{
    static const uint32_t entry_sizes[] = {40, 48, 56, 44};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(entry_sizes); i++) {
        struct osdev_multiboot2_efi_mmap mmap;
        struct osdev_multiboot2_efi_mmap_entry entry = {0};

        start(NULL);
        efi_map(entry_sizes[i], (uint32_t)i);
        open_all_good();
        osdev_test_row(i, osdev_multiboot2_find_efi_mmap(&info, &mmap));
        osdev_test_row(i, mmap.count == 2 && mmap.entry_version == i);
        osdev_test_row(i, osdev_multiboot2_efi_mmap_at(&mmap, 1, &entry));
        osdev_test_row(i, entry.type == 8 && entry.phys.raw == 0x1000);
        osdev_test_row(i, entry.pages == 6 && entry.virt == 0);
        osdev_test_row(i, entry.attributes == (UINT64_C(1) << 63 | 0xf));
        osdev_test_row(i, !osdev_multiboot2_efi_mmap_at(&mmap, 2, &entry));
    }
}

static void efi_mmap_is_hidden_while_boot_services_live(void **state)
{
    struct osdev_multiboot2_efi_mmap mmap;

    (void)state;
    efi_map(48, 1);
    tag(OSDEV_MULTIBOOT2_TYPE_EFI_BS);
    open_all_good();
    assert_true(osdev_multiboot2_has_boot_services(&info));
    assert_false(osdev_multiboot2_find_efi_mmap(&info, &mmap));
    assert_true(osdev_multiboot2_find_efi_mmap_even_stale(&info, &mmap));
    assert_int_equal(mmap.count, 2);
}

static void vbe_fields_lie_where_vbe_says(void **state)
{
    struct osdev_multiboot2_vbe vbe;
    struct osdev_multiboot2_vbe_control control;
    struct osdev_multiboot2_vbe_mode mode;

    (void)state;
    // Every byte is its own offset, but for the memory model.
    for (unsigned i = 0; i < 776; i++) {
        block_le(&payload, i < 520 ? i - 8 : i - 520, 1);
    }
    payload.bytes[520 + 27] = 0xfe;
    tag(OSDEV_MULTIBOOT2_TYPE_VBE);
    open_all_good();
    assert_true(osdev_multiboot2_find_vbe(&info, &vbe));
    assert_int_equal(vbe.mode, 0xf9f8);
    assert_int_equal(vbe.protected_len, 0xfffe);
    assert_true(osdev_multiboot2_vbe_control(&vbe, &control));
    assert_int_equal(control.signature[3], 3);
    assert_int_equal(control.version, 0x0504);
    assert_int_equal(control.oem_string, 0x09080706);
    assert_int_equal(control.capabilities, 0x0d0c0b0a);
    assert_int_equal(control.mode_list, 0x11100f0e);
    assert_int_equal(control.memory_64kib, 0x1312);
    assert_int_equal(control.oem_revision, 0x1514);
    assert_int_equal(control.vendor_name, 0x19181716);
    assert_int_equal(control.product_name, 0x1d1c1b1a);
    assert_int_equal(control.product_revision, 0x21201f1e);
    assert_true(osdev_multiboot2_vbe_mode(&vbe, &mode));
    assert_int_equal(mode.attributes, 0x0100);
    assert_int_equal(mode.window_a.attributes, 2);
    assert_int_equal(mode.window_b.attributes, 3);
    assert_int_equal(mode.window_granularity_kib, 0x0504);
    assert_int_equal(mode.window_size_kib, 0x0706);
    assert_int_equal(mode.window_a.segment, 0x0908);
    assert_int_equal(mode.window_b.segment, 0x0b0a);
    assert_int_equal(mode.window_function, 0x0f0e0d0c);
    assert_int_equal(mode.pitch, 0x1110);
    assert_int_equal(mode.width, 0x1312);
    assert_int_equal(mode.height, 0x1514);
    assert_int_equal(mode.char_width, 22);
    assert_int_equal(mode.char_height, 23);
    assert_int_equal(mode.planes, 24);
    assert_int_equal(mode.bits_per_pixel, 25);
    assert_int_equal(mode.banks, 26);
    assert_int_equal(mode.memory_model, 0xfe);
    assert_int_equal(mode.bank_size_kib, 28);
    assert_int_equal(mode.image_pages, 29);
    assert_int_equal(mode.red.size, 31);
    assert_int_equal(mode.red.position, 32);
    assert_int_equal(mode.green.position, 34);
    assert_int_equal(mode.blue.position, 36);
    assert_int_equal(mode.reserved.position, 38);
    assert_int_equal(mode.direct_attributes, 39);
    assert_true(mode.framebuffer.raw == 0x2b2a2928);
    assert_int_equal(mode.offscreen_offset, 0x2f2e2d2c);
    assert_int_equal(mode.offscreen_kib, 0x3130);
}

static void vbe_spans_that_are_too_short_are_not_decoded(void **state)
{
    struct osdev_multiboot2_vbe vbe = {0};
    struct osdev_multiboot2_vbe_control control;
    struct osdev_multiboot2_vbe_mode mode;

    (void)state;
    vbe.control = osdev_span_make(payload.bytes, 511);
    vbe.mode_info = osdev_span_make(payload.bytes, 255);
    assert_false(osdev_multiboot2_vbe_control(&vbe, &control));
    assert_false(osdev_multiboot2_vbe_mode(&vbe, &mode));
}

static void framebuffer_fields(uint8_t kind)
{
    block_le(&payload, UINT64_C(0x80fd000000), 8);
    block_le(&payload, 4096, 4);
    block_le(&payload, 1024, 4);
    block_le(&payload, 768, 4);
    block_le(&payload, 32, 1);
    block_le(&payload, kind, 1);
    block_le(&payload, 0, 2);
}

static void framebuffer_rgb_has_three_fields(void **state)
{
    struct osdev_multiboot2_framebuffer fb;

    (void)state;
    framebuffer_fields(OSDEV_MULTIBOOT2_FRAMEBUFFER_RGB);
    block_raw(&payload, "\x10\x08\x0b\x05\x00\x06", 6);
    tag(OSDEV_MULTIBOOT2_TYPE_FRAMEBUFFER);
    open_all_good();
    assert_true(osdev_multiboot2_find_framebuffer(&info, &fb));
    assert_true(fb.base.raw == UINT64_C(0x80fd000000));
    assert_int_equal(fb.pitch, 4096);
    assert_int_equal(fb.width, 1024);
    assert_int_equal(fb.height, 768);
    assert_int_equal(fb.bits_per_pixel, 32);
    assert_int_equal(fb.red.position, 16);
    assert_int_equal(fb.red.size, 8);
    assert_int_equal(fb.green.position, 11);
    assert_int_equal(fb.blue.size, 6);
}

static void framebuffer_indexed_has_a_palette(void **state)
{
    struct osdev_multiboot2_framebuffer fb;

    (void)state;
    framebuffer_fields(OSDEV_MULTIBOOT2_FRAMEBUFFER_INDEXED);
    block_le(&payload, 2, 2);
    block_raw(&payload, "rgbRGB??", 8);
    tag(OSDEV_MULTIBOOT2_TYPE_FRAMEBUFFER);
    open_all_good();
    assert_true(osdev_multiboot2_find_framebuffer(&info, &fb));
    assert_int_equal(fb.palette.len, 6);
    assert_memory_equal(fb.palette.ptr, "rgbRGB", 6);
}

static void framebuffer_text_and_unknown_kinds_are_ordinary(void **state)
{
    struct osdev_multiboot2_framebuffer fb;

    (void)state;
    framebuffer_fields(OSDEV_MULTIBOOT2_FRAMEBUFFER_EGA_TEXT);
    tag(OSDEV_MULTIBOOT2_TYPE_FRAMEBUFFER);
    open_all_good();
    assert_true(osdev_multiboot2_find_framebuffer(&info, &fb));
    assert_int_equal(fb.kind, OSDEV_MULTIBOOT2_FRAMEBUFFER_EGA_TEXT);

    start(NULL);
    framebuffer_fields(0xc8);
    block_raw(&payload, "what", 4);
    tag(OSDEV_MULTIBOOT2_TYPE_FRAMEBUFFER);
    open_all_good();
    assert_true(osdev_multiboot2_find_framebuffer(&info, &fb));
    assert_int_equal(fb.kind, 0xc8);
    assert_int_equal(fb.unknown.len, 4);
    assert_memory_equal(fb.unknown.ptr, "what", 4);
}

static void section32(uint32_t name, uint32_t link)
{
    const uint32_t words[] = {name, 3, 4, 5, 6, 7, link, 9, 10, 11};

    for (size_t i = 0; i < OSDEV_COUNTOF(words); i++) {
        block_le(&payload, words[i], 4);
    }
}

static void elf32_sections_are_decoded(void **state)
{
    struct osdev_multiboot2_elf elf;
    struct osdev_multiboot2_elf_section section = {0};

    (void)state;
    block_le(&payload, 2, 4);
    block_le(&payload, 40, 4);
    block_le(&payload, 1, 4);
    section32(0, 0);
    section32(2, 8);
    // A third header that the count does not announce.
    section32(9, 9);
    tag(OSDEV_MULTIBOOT2_TYPE_ELF_SECTIONS);
    open_all_good();
    assert_true(osdev_multiboot2_find_elf(&info, &elf));
    assert_int_equal(elf.count, 2);
    assert_false(osdev_multiboot2_elf_at(&elf, 2, &section));
    assert_true(osdev_multiboot2_elf_strings(&elf, &section));
    assert_int_equal(section.name, 2);
    assert_int_equal(section.type, OSDEV_MULTIBOOT2_ELF_STRTAB);
    assert_true(section.flags == OSDEV_MULTIBOOT2_ELF_EXEC);
    assert_true(section.addr == 5 && section.offset == 6 && section.size == 7);
    assert_int_equal(section.link, 8);
    assert_int_equal(section.info, 9);
    assert_true(section.align == 10 && section.entry_size == 11);
}

static void section64(uint32_t name, uint32_t link)
{
    block_le(&payload, name, 4);
    block_le(&payload, 8, 4);
    block_le(&payload, 3, 8);
    block_le(&payload, UINT64_C(0xffffffff80100000), 8);
    block_le(&payload, 0x1000, 8);
    block_le(&payload, UINT64_C(0x100000001), 8);
    block_le(&payload, link, 4);
    block_le(&payload, 5, 4);
    block_le(&payload, 4096, 8);
    block_le(&payload, 24, 8);
}

static void elf64_tag(uint32_t string_index, uint32_t link0)
{
    block_le(&payload, 2, 4);
    block_le(&payload, 64, 4);
    block_le(&payload, string_index, 4);
    section64(0, link0);
    section64(1, 0);
    tag(OSDEV_MULTIBOOT2_TYPE_ELF_SECTIONS);
}

static void elf64_sections_are_decoded(void **state)
{
    struct osdev_multiboot2_elf elf;
    struct osdev_multiboot2_elf_section section = {0};

    (void)state;
    elf64_tag(0, 0);
    open_all_good();
    assert_true(osdev_multiboot2_find_elf(&info, &elf));
    assert_true(osdev_multiboot2_elf_at(&elf, 1, &section));
    assert_int_equal(section.name, 1);
    assert_int_equal(section.type, OSDEV_MULTIBOOT2_ELF_NOBITS);
    assert_true(section.flags == 3);
    assert_true(section.addr == UINT64_C(0xffffffff80100000));
    assert_true(section.offset == 0x1000);
    assert_true(section.size == UINT64_C(0x100000001));
    assert_int_equal(section.info, 5);
    assert_true(section.align == 4096 && section.entry_size == 24);
}

static void elf_string_table_index_is_bounded(void **state)
{
    static const struct {
        uint32_t index;
        uint32_t link0;
        bool found;
    } cases[] = {
        {0, 1, false},      {1, 0, true},           {2, 0, false},
        {0xfffe, 0, false}, {UINT32_MAX, 1, false}, {0xffff, 1, true},
        {0xffff, 0, false}, {0xffff, 2, false},     {0xffff, UINT32_MAX, false},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        struct osdev_multiboot2_elf elf;
        struct osdev_multiboot2_elf_section section = {0};

        start(NULL);
        elf64_tag(cases[i].index, cases[i].link0);
        open_all_good();
        osdev_test_row(i, osdev_multiboot2_find_elf(&info, &elf));
        osdev_test_row(
            i, osdev_multiboot2_elf_strings(&elf, &section) == cases[i].found
        );
    }
}

static void elf_string_table_of_no_sections_is_absent(void **state)
{
    struct osdev_multiboot2_elf elf;
    struct osdev_multiboot2_elf_section section = {0};

    (void)state;
    block_le(&payload, 0, 4);
    block_le(&payload, 40, 4);
    block_le(&payload, 0xffff, 4);
    tag(OSDEV_MULTIBOOT2_TYPE_ELF_SECTIONS);
    open_all_good();
    assert_true(osdev_multiboot2_find_elf(&info, &elf));
    assert_false(osdev_multiboot2_elf_strings(&elf, &section));
}

static void elf_names_lie_inside_the_string_table(void **state)
{
    struct osdev_span strings = osdev_span_make("\0.text\0.bs", 10);
    struct osdev_multiboot2_elf_section section = {0};
    struct osdev_span name;

    (void)state;
    section.name = 1;
    assert_true(osdev_multiboot2_elf_name(&section, strings, &name));
    assert_int_equal(name.len, 5);
    assert_memory_equal(name.ptr, ".text", 5);
    section.name = 7; // has no end
    assert_false(osdev_multiboot2_elf_name(&section, strings, &name));
    section.name = 10;
    assert_false(osdev_multiboot2_elf_name(&section, strings, &name));
    section.name = UINT32_MAX;
    assert_false(osdev_multiboot2_elf_name(&section, strings, &name));
}

static void apm_holds_nine_numbers(void **state)
{
    struct osdev_multiboot2_apm apm;

    (void)state;
    for (unsigned i = 0; i < 20; i++) {
        block_le(&payload, i, 1);
    }
    tag(OSDEV_MULTIBOOT2_TYPE_APM);
    open_all_good();
    assert_true(osdev_multiboot2_find_apm(&info, &apm));
    assert_int_equal(apm.version, 0x0100);
    assert_int_equal(apm.code_segment, 0x0302);
    assert_int_equal(apm.offset, 0x07060504);
    assert_int_equal(apm.code16_segment, 0x0908);
    assert_int_equal(apm.data_segment, 0x0b0a);
    assert_int_equal(apm.flags, 0x0d0c);
    assert_int_equal(apm.code_segment_len, 0x0f0e);
    assert_int_equal(apm.code16_segment_len, 0x1110);
    assert_int_equal(apm.data_segment_len, 0x1312);
}

static void addresses_have_the_width_of_their_tag(void **state)
{
    static const uint32_t types[] = {11, 12, 19, 20, 21};
    osdev_paddr_t addr;

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(types); i++) {
        block_le(&payload, UINT64_C(0x1122334455667700) + types[i], 8);
        tag(types[i]);
    }
    open_all_good();
    assert_true(osdev_multiboot2_find_efi32(&info, &addr));
    assert_true(addr.raw == 0x5566770b);
    assert_true(osdev_multiboot2_find_efi64(&info, &addr));
    assert_true(addr.raw == UINT64_C(0x112233445566770c));
    assert_true(osdev_multiboot2_find_efi32_handle(&info, &addr));
    assert_true(addr.raw == 0x55667713);
    assert_true(osdev_multiboot2_find_efi64_handle(&info, &addr));
    assert_true(addr.raw == UINT64_C(0x1122334455667714));
    assert_true(osdev_multiboot2_find_load_base(&info, &addr));
    assert_true(addr.raw == 0x55667715);
}

static void smbios_tables_are_walked(void **state)
{
    struct osdev_multiboot2_iter iter;
    struct osdev_multiboot2_smbios smbios;

    (void)state;
    block_raw(&payload, "\2\7\0\0\0\0\0\0_SM_", 12);
    tag(OSDEV_MULTIBOOT2_TYPE_SMBIOS);
    block_raw(&payload, "\3\1\0\0\0\0\0\0", 8);
    tag(OSDEV_MULTIBOOT2_TYPE_SMBIOS);
    open_all_good();
    assert_true(osdev_multiboot2_find_smbios(&info, &smbios));
    assert_int_equal(smbios.major, 2);
    assert_int_equal(smbios.minor, 7);
    assert_memory_equal(smbios.tables.ptr, "_SM_", 4);
    iter = osdev_multiboot2_iter_type(&info, OSDEV_MULTIBOOT2_TYPE_SMBIOS);
    assert_true(osdev_multiboot2_next_smbios(&iter, &smbios));
    assert_true(osdev_multiboot2_next_smbios(&iter, &smbios));
    assert_int_equal(smbios.major, 3);
    assert_int_equal(smbios.tables.len, 0);
    assert_false(osdev_multiboot2_next_smbios(&iter, &smbios));
}

static uint8_t missing(const uint8_t *bytes, size_t len)
{
    uint8_t sum = 0;

    while (len-- > 0) {
        sum = (uint8_t)(sum + bytes[len]);
    }
    return (uint8_t)(0 - sum);
}

static void rsdp(uint32_t type, uint8_t revision, uint32_t len)
{
    block_raw(&payload, "RSD PTR ", 8);
    block_le(&payload, 0, 1);
    block_raw(&payload, "BOCHS ", 6);
    block_le(&payload, revision, 1);
    block_le(&payload, 0x7fe1234, 4);
    payload.bytes[8] = missing(payload.bytes, 20);
    if (len > 20) {
        block_le(&payload, len, 4);
        block_le(&payload, UINT64_C(0x17fe1234), 8);
        payload.len = len;
        payload.bytes[32] = missing(payload.bytes, len);
    }
    tag(type);
}

static void rsdp_v1_is_found_and_checked(void **state)
{
    struct osdev_multiboot2_rsdp found;

    (void)state;
    rsdp(OSDEV_MULTIBOOT2_TYPE_RSDP_V1, 0, 20);
    open_all_good();
    assert_true(osdev_multiboot2_find_rsdp(&info, &found));
    assert_true(osdev_multiboot2_find_rsdp_v1(&info, &found));
    assert_false(osdev_multiboot2_find_rsdp_v2(&info, &found));
    assert_memory_equal(found.oem_id, "BOCHS ", 6);
    assert_true(found.rsdt.raw == 0x7fe1234 && found.xsdt.raw == 0);
    assert_int_equal(found.bytes.len, 20);
}

static void rsdp_v2_may_be_longer_than_36_bytes(void **state)
{
    static const uint32_t lens[] = {36, 37, 64};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(lens); i++) {
        struct osdev_multiboot2_rsdp found;

        start(NULL);
        rsdp(OSDEV_MULTIBOOT2_TYPE_RSDP_V2, 2, lens[i]);
        open_all_good();
        osdev_test_row(i, osdev_multiboot2_find_rsdp_v2(&info, &found));
        osdev_test_row(i, found.bytes.len == lens[i]);
        osdev_test_row(i, found.revision == 2);
        osdev_test_row(i, found.xsdt.raw == 0x17fe1234);
    }
}

static void the_newer_rsdp_wins(void **state)
{
    struct osdev_multiboot2_rsdp found;

    (void)state;
    rsdp(OSDEV_MULTIBOOT2_TYPE_RSDP_V1, 0, 20);
    rsdp(OSDEV_MULTIBOOT2_TYPE_RSDP_V2, 2, 36);
    open_all_good();
    assert_true(osdev_multiboot2_find_rsdp(&info, &found));
    assert_int_equal(found.revision, 2);
}

static void network_packets_are_walked_by_type(void **state)
{
    struct osdev_multiboot2_iter iter;
    struct osdev_multiboot2_tag found;
    struct osdev_span packet;

    (void)state;
    block_tag(&block, OSDEV_MULTIBOOT2_TYPE_NETWORK, "dhcp", 4);
    block_tag(&block, OSDEV_MULTIBOOT2_TYPE_NETWORK, "", 0);
    open_all_good();
    assert_true(osdev_multiboot2_find_network(&info, &packet));
    assert_memory_equal(packet.ptr, "dhcp", 4);
    iter = osdev_multiboot2_iter_type(&info, OSDEV_MULTIBOOT2_TYPE_NETWORK);
    assert_true(osdev_multiboot2_next(&iter, &found));
    assert_true(osdev_multiboot2_next(&iter, &found));
    assert_int_equal(found.payload.len, 0);
    assert_false(osdev_multiboot2_next(&iter, &found));
}

#define TEST(name) cmocka_unit_test_setup(name, start)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_found_in_an_empty_block),
        TEST(texts_end_before_their_first_nul),
        TEST(modules_are_walked),
        TEST(bootdev_holds_three_numbers),
        TEST(a_tag_that_counts_its_padding_is_good),
        TEST(mmap_steps_by_its_entry_size),
        TEST(efi_mmap_steps_by_its_descriptor_size),
        TEST(efi_mmap_is_hidden_while_boot_services_live),
        TEST(vbe_fields_lie_where_vbe_says),
        TEST(vbe_spans_that_are_too_short_are_not_decoded),
        TEST(framebuffer_rgb_has_three_fields),
        TEST(framebuffer_indexed_has_a_palette),
        TEST(framebuffer_text_and_unknown_kinds_are_ordinary),
        TEST(elf32_sections_are_decoded),
        TEST(elf64_sections_are_decoded),
        TEST(elf_string_table_index_is_bounded),
        TEST(elf_string_table_of_no_sections_is_absent),
        TEST(elf_names_lie_inside_the_string_table),
        TEST(apm_holds_nine_numbers),
        TEST(addresses_have_the_width_of_their_tag),
        TEST(smbios_tables_are_walked),
        TEST(rsdp_v1_is_found_and_checked),
        TEST(rsdp_v2_may_be_longer_than_36_bytes),
        TEST(the_newer_rsdp_wins),
        TEST(network_packets_are_walked_by_type),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
