// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Builds blocks of any tags with any values. What a builder accepts must be
// good, and parsing a tag and building it again must give the same bytes. Then
// bytes of the block are changed, which gets further than random bytes do, and
// the verdict is compared with the plain reference.
//
// Input: number of tags, then for each a kind and its values, then changes:
// place (2 bytes) and value.
#include <stdlib.h>
#include <string.h>

#include "rebuild.h"
#include "reference.h"
#include "touch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MAX_TAGS    24u
#define MAX_ENTRIES 8u

static void check(bool ok)
{
    if (!ok) {
        abort();
    }
}

// Numbers from the input; zeros once it is used up.
static uint64_t take(struct osdev_span *feed, unsigned len)
{
    uint64_t value = 0;
    uint8_t byte;

    for (unsigned i = 0; i < len && osdev_span_take_u8(feed, &byte); i++) {
        value |= (uint64_t)byte << (8 * i);
    }
    return value;
}

static uint32_t take32(struct osdev_span *feed)
{
    return (uint32_t)take(feed, 4);
}

static osdev_paddr_t take_address(struct osdev_span *feed)
{
    return osdev_paddr(take(feed, 8));
}

static struct osdev_span take_bytes(struct osdev_span *feed)
{
    struct osdev_span bytes = {NULL, 0};
    size_t len = (size_t)take(feed, 1);

    osdev_ignore(!osdev_span_take(feed, len % (feed->len + 1), &bytes));
    return bytes;
}

typedef void
build_op(struct osdev_multiboot2_builder *out, struct osdev_span *feed);

static void
build_text(struct osdev_multiboot2_builder *out, struct osdev_span *feed)
{
    osdev_multiboot2_build_cmdline(out, take_bytes(feed));
}

static void
build_name(struct osdev_multiboot2_builder *out, struct osdev_span *feed)
{
    osdev_multiboot2_build_loader_name(out, take_bytes(feed));
}

static void
build_module(struct osdev_multiboot2_builder *out, struct osdev_span *feed)
{
    struct osdev_multiboot2_module module = {
        osdev_paddr(take(feed, 5)), take32(feed), take_bytes(feed)};

    osdev_multiboot2_build_module(out, &module);
}

static void
build_numbers(struct osdev_multiboot2_builder *out, struct osdev_span *feed)
{
    struct osdev_multiboot2_meminfo meminfo = {take32(feed), take32(feed)};
    struct osdev_multiboot2_bootdev bootdev = {
        take32(feed), take32(feed), take32(feed)};
    struct osdev_multiboot2_apm apm = {
        .version = (uint16_t)take(feed, 2), .offset = take32(feed)};

    osdev_multiboot2_build_meminfo(out, &meminfo);
    osdev_multiboot2_build_bootdev(out, &bootdev);
    osdev_multiboot2_build_apm(out, &apm);
}

static void
build_mmap(struct osdev_multiboot2_builder *out, struct osdev_span *feed)
{
    struct osdev_multiboot2_mmap_entry entries[MAX_ENTRIES];
    size_t count = (size_t)take(feed, 1) % (MAX_ENTRIES + 1);

    for (size_t i = 0; i < count; i++) {
        entries[i].base = take(feed, 8);
        entries[i].len = take(feed, 8);
        entries[i].type = take32(feed);
    }
    osdev_multiboot2_build_mmap(out, entries, count);
}

static void
build_efi_mmap(struct osdev_multiboot2_builder *out, struct osdev_span *feed)
{
    struct osdev_multiboot2_efi_mmap mmap = {
        take_bytes(feed), (uint32_t)take(feed, 1), take32(feed),
        (uint32_t)take(feed, 1)};

    osdev_multiboot2_build_efi_mmap(out, &mmap);
}

static void
build_elf(struct osdev_multiboot2_builder *out, struct osdev_span *feed)
{
    struct osdev_multiboot2_elf elf = {
        take_bytes(feed), (uint32_t)take(feed, 1), (uint32_t)take(feed, 1),
        take32(feed)};

    osdev_multiboot2_build_elf(out, &elf);
}

static void
build_vbe(struct osdev_multiboot2_builder *out, struct osdev_span *feed)
{
    uint8_t raw[OSDEV_MULTIBOOT2_VBE_CONTROL_LEN] = {0};
    struct osdev_span bytes = take_bytes(feed);
    size_t control_len = 511 + (size_t)take(feed, 1) % 2;

    if (bytes.len != 0) {
        memcpy(raw, bytes.ptr, bytes.len);
    }
    struct osdev_multiboot2_vbe vbe = {
        (uint16_t)take(feed, 2),
        (uint16_t)take(feed, 2),
        0,
        0,
        osdev_span_make(raw, control_len),
        osdev_span_make(raw, OSDEV_MULTIBOOT2_VBE_MODE_LEN)};

    osdev_multiboot2_build_vbe(out, &vbe);
}

static void
build_framebuffer(struct osdev_multiboot2_builder *out, struct osdev_span *feed)
{
    struct osdev_multiboot2_framebuffer framebuffer = {
        .base = take_address(feed),
        .pitch = take32(feed),
        .kind = (uint8_t)(take(feed, 1) % 4),
        .red = {(uint8_t)take(feed, 1), (uint8_t)take(feed, 1)},
        .palette = take_bytes(feed),
        .unknown = take_bytes(feed)};

    osdev_multiboot2_build_framebuffer(out, &framebuffer);
}

static void
build_smbios(struct osdev_multiboot2_builder *out, struct osdev_span *feed)
{
    struct osdev_multiboot2_smbios smbios = {
        (uint8_t)take(feed, 1), (uint8_t)take(feed, 1), take_bytes(feed)};

    osdev_multiboot2_build_smbios(out, &smbios);
}

static void
build_rsdp(struct osdev_multiboot2_builder *out, struct osdev_span *feed)
{
    struct osdev_multiboot2_rsdp rsdp = {
        .revision = (uint8_t)take(feed, 1),
        .rsdt = osdev_paddr(take(feed, 5)),
        .xsdt = take_address(feed)};

    osdev_multiboot2_build_rsdp_v1(out, &rsdp);
    osdev_multiboot2_build_rsdp_v2(out, &rsdp);
}

static void
build_addresses(struct osdev_multiboot2_builder *out, struct osdev_span *feed)
{
    osdev_multiboot2_build_efi32(out, osdev_paddr(take(feed, 5)));
    osdev_multiboot2_build_efi64(out, take_address(feed));
    osdev_multiboot2_build_boot_services(out);
    osdev_multiboot2_build_efi32_handle(out, osdev_paddr(take32(feed)));
    osdev_multiboot2_build_efi64_handle(out, take_address(feed));
    osdev_multiboot2_build_load_base(out, osdev_paddr(take32(feed)));
}

static void
build_network(struct osdev_multiboot2_builder *out, struct osdev_span *feed)
{
    osdev_multiboot2_build_network(out, take_bytes(feed));
}

static void
build_custom(struct osdev_multiboot2_builder *out, struct osdev_span *feed)
{
    uint32_t type = 15 + (uint32_t)take(feed, 1);

    osdev_multiboot2_build_custom(out, type, take_bytes(feed));
}

static build_op *const ops[] = {
    build_text,    build_name,     build_module,      build_numbers,
    build_mmap,    build_efi_mmap, build_elf,         build_vbe,
    build_smbios,  build_rsdp,     build_framebuffer, build_addresses,
    build_network, build_custom,
};

// Builds what the input says, into exact heap memory. Returns NULL if a builder
// refuses a value. The rest of the input is left in feed.
static uint8_t *build(struct osdev_span *feed, size_t count, size_t *out_len)
{
    struct osdev_multiboot2_builder out;
    uint8_t *bytes = NULL;
    size_t len = 0;

    // First without a buffer, which counts; the second time it must fit.
    for (int pass = 0; pass < 2; pass++) {
        struct osdev_span rest = *feed;

        osdev_multiboot2_builder_init(&out, bytes, len);
        for (size_t i = 0; i < count; i++) {
            ops[take(&rest, 1) % OSDEV_COUNTOF(ops)](&out, &rest);
        }
        enum osdev_multiboot2_err err =
            osdev_multiboot2_builder_finish(&out, out_len);

        if (err != OSDEV_MULTIBOOT2_OK) {
            check(pass == 0 && err == OSDEV_MULTIBOOT2_ERR_BAD_VALUE);
            *feed = rest;
            return NULL;
        }
        if (pass == 0) {
            len = *out_len;
            bytes = malloc(len);
        } else {
            *feed = rest;
        }
    }
    check(*out_len == len);
    return bytes;
}

// A block of one operation: its tags are in the order of rebuild().
static void check_one(struct osdev_span *feed)
{
    struct osdev_multiboot2 info;
    size_t len;
    size_t again_len;
    uint8_t *bytes = build(feed, 1, &len);

    if (bytes == NULL) {
        return;
    }
    uint8_t *again = malloc(len);

    check(osdev_multiboot2_open(&info, bytes, len) == OSDEV_MULTIBOOT2_OK);
    check(info.malformed_count == 0 && info.bytes.len == len);
    check(rebuild(&info, again, len, &again_len) == OSDEV_MULTIBOOT2_OK);
    check(again_len == len && memcmp(bytes, again, len) == 0);
    free(bytes);
    free(again);
}

static void
change_and_compare(struct osdev_span feed, uint8_t *bytes, size_t len)
{
    struct osdev_multiboot2 info;

    check(reference_agrees(bytes, len));
    while (feed.len != 0) {
        size_t at = (size_t)take(&feed, 2) % len;

        bytes[at] = (uint8_t)(bytes[at] ^ take(&feed, 1));
        check(reference_agrees(bytes, len));
    }
    if (osdev_multiboot2_open(&info, bytes, len) == OSDEV_MULTIBOOT2_OK) {
        touch_all(&info);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct osdev_span feed = osdev_span_make(data, size);
    size_t count = (size_t)take(&feed, 1) % (MAX_TAGS + 1);
    struct osdev_span each = feed;
    size_t len;

    for (size_t i = 0; i < count; i++) {
        check_one(&each);
    }
    uint8_t *bytes = build(&feed, count, &len);

    if (bytes != NULL) {
        change_and_compare(feed, bytes, len);
        free(bytes);
    }
    return 0;
}
