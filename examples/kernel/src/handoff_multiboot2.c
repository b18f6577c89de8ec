// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// From Multiboot2's boot information to the hand-off. libmultiboot2 checks the
// block once; after that every look-up is safe, whatever a loader wrote.
#include <stddef.h>

#include <osdev/multiboot2.h>

#include "exit.h"
#include "handoff.h"
#include "log.h"

#define DUMP_LINE 32

// What every block begins with: its length, and a reserved word.
#define START_LEN 8

static const char *open(uint64_t report, struct osdev_multiboot2 *info)
{
    struct osdev_span start;
    struct osdev_span block;
    enum osdev_multiboot2_err err;

    if (report % 8 != 0 || !handoff_view(report, START_LEN, &start)) {
        return "boot information at a bad address";
    }
    if (!handoff_view(report, osdev_le32_load(start.ptr), &block)) {
        return "boot information of a bad length";
    }
    err = osdev_multiboot2_open(info, block.ptr, block.len);
    return err == OSDEV_MULTIBOOT2_OK ? NULL : osdev_multiboot2_strerror(err);
}

static const char *read_memory_map(
    const struct osdev_multiboot2 *info, struct handoff_draft *draft
)
{
    struct osdev_multiboot2_mmap mmap;
    struct osdev_multiboot2_mmap_entry entry;

    if (!osdev_multiboot2_find_mmap(info, &mmap)) {
        return "boot information without a good memory map";
    }
    for (uint32_t i = 0; osdev_multiboot2_mmap_at(&mmap, i, &entry); i++) {
        if (draft->range_count == draft->range_cap) {
            return "too many memory ranges";
        }
        draft->ranges[draft->range_count++] = (struct osdev_boot_region){
            .base = entry.base,
            .len = entry.len,
            .type = osdev_boot_mem_type_from_multiboot2(entry.type),
        };
    }
    return NULL;
}

static void read_texts(const struct osdev_multiboot2 *info)
{
    struct osdev_span text;

    if (osdev_multiboot2_find_cmdline(info, &text)) {
        handoff_set_cmdline(text);
    }
    if (osdev_multiboot2_find_loader_name(info, &text)) {
        handoff_set_loader_name(text);
    }
}

static void read_modules(const struct osdev_multiboot2 *info)
{
    struct osdev_multiboot2_module module;
    struct osdev_multiboot2_iter iter =
        osdev_multiboot2_iter_type(info, OSDEV_MULTIBOOT2_TYPE_MODULE);

    while (osdev_multiboot2_next_module(&iter, &module)) {
        handoff_add_module(module.start, module.len, module.cmdline);
    }
}

static uint8_t pixel_kind(uint8_t kind)
{
    switch (kind) {
    case OSDEV_MULTIBOOT2_FRAMEBUFFER_INDEXED:
        return OSDEV_BOOT_PIXEL_INDEXED;
    case OSDEV_MULTIBOOT2_FRAMEBUFFER_RGB:
        return OSDEV_BOOT_PIXEL_RGB;
    case OSDEV_MULTIBOOT2_FRAMEBUFFER_EGA_TEXT:
        return OSDEV_BOOT_PIXEL_EGA_TEXT;
    default:
        return OSDEV_BOOT_PIXEL_UNKNOWN;
    }
}

static struct osdev_boot_colour_field
colour(struct osdev_multiboot2_colour_field from)
{
    return (struct osdev_boot_colour_field){from.position, from.size};
}

static void read_framebuffer(
    const struct osdev_multiboot2 *info, struct osdev_boot_handoff *handoff
)
{
    struct osdev_multiboot2_framebuffer fb;

    if (!osdev_multiboot2_find_framebuffer(info, &fb)) {
        return;
    }
    handoff->framebuffer = (struct osdev_boot_framebuffer){
        .base = fb.base,
        .pitch = fb.pitch,
        .width = fb.width,
        .height = fb.height,
        .bits_per_pixel = fb.bits_per_pixel,
        .kind = pixel_kind(fb.kind),
        .red = colour(fb.red),
        .green = colour(fb.green),
        .blue = colour(fb.blue),
    };
    osdev_boot_handoff_mark(
        handoff, OSDEV_BOOT_FIELD_FRAMEBUFFER, OSDEV_BOOT_SOURCE_PROTOCOL
    );
}

static void read_firmware(
    const struct osdev_multiboot2 *info, struct osdev_boot_handoff *handoff
)
{
    struct osdev_multiboot2_rsdp rsdp;

    if (osdev_multiboot2_find_rsdp(info, &rsdp)) {
        handoff_set_rsdp(rsdp.bytes);
    }
    if (osdev_multiboot2_find_efi64(info, &handoff->efi.system_table)) {
        osdev_boot_handoff_mark(
            handoff, OSDEV_BOOT_FIELD_EFI_SYSTEM_TABLE,
            OSDEV_BOOT_SOURCE_PROTOCOL
        );
    }
}

/*
 * mbi=dump on the command line: the block in hexadecimal, for a program on
 * another machine that knows how to read it.
 */
static void dump(struct osdev_span block)
{
    for (size_t at = 0; at < block.len; at++) {
        if (at % DUMP_LINE == 0) {
            log_print("%smbi: ", at == 0 ? "" : "\n");
        }
        log_print("%02x", block.ptr[at]);
    }
    log_print("\nmbi: %zu bytes\n", block.len);
}

const char *handoff_from_multiboot2(
    uint32_t magic, uint64_t report, struct handoff_draft *draft
)
{
    struct osdev_multiboot2 info;
    const char *error;

    if (magic != OSDEV_MULTIBOOT2_LOADER_MAGIC) {
        return "the loader does not speak Multiboot2";
    }
    error = open(report, &info);
    if (error != NULL) {
        return error;
    }
    read_texts(&info);
    if (handoff_has_option("mbi")) {
        dump(info.bytes);
        exit_pass();
    }
    read_modules(&info);
    read_framebuffer(&info, draft->handoff);
    read_firmware(&info, draft->handoff);
    return read_memory_map(&info, draft);
}
