// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Opening and reading a block of 3632 bytes with 15 tags, of the kinds and
// sizes that GRUB passes on a PC.
#define _POSIX_C_SOURCE 200809L
#include <osdev_bench.h>

#include "full.h"

#define BLOCK_LEN 3632u
#define TAG_COUNT 15u
#define ROUNDS    1000000u

static _Alignas(8) uint8_t bytes[BLOCK_LEN];
static struct osdev_multiboot2 info;
static volatile uint64_t sink;

static void build(void)
{
    static const uint8_t raw[2048];
    struct osdev_multiboot2_builder out;
    struct osdev_multiboot2_module module = {
        {0x200000}, 0x1234, full_text("initrd.img")};
    struct osdev_multiboot2_meminfo meminfo = {639, 129920};
    struct osdev_multiboot2_bootdev bootdev = {0xe0, 0, 0};
    struct osdev_multiboot2_apm apm = {.version = 0x102};
    struct osdev_multiboot2_rsdp rsdp = {
        {NULL, 0}, "BOCHS", 2, {0x7fe14f7}, {0x7fe1000}};
    struct osdev_multiboot2_elf elf = {osdev_span_make(raw, 1664), 26, 64, 25};
    struct osdev_multiboot2_vbe vbe = {
        0, 0, 0, 0, osdev_span_make(raw, 512), osdev_span_make(raw, 256)};
    struct osdev_multiboot2_framebuffer framebuffer = {
        .kind = OSDEV_MULTIBOOT2_FRAMEBUFFER_RGB};
    struct osdev_multiboot2_mmap_entry entries[19] = {{0}};
    size_t len = 0;

    osdev_multiboot2_builder_init(&out, bytes, sizeof(bytes));
    osdev_multiboot2_build_load_base(&out, osdev_paddr(0x100000));
    osdev_multiboot2_build_cmdline(&out, full_text("console=ttyS0 quiet"));
    osdev_multiboot2_build_loader_name(&out, full_text("GRUB 2.06-13+deb12u2"));
    osdev_multiboot2_build_apm(&out, &apm);
    osdev_multiboot2_build_module(&out, &module);
    osdev_multiboot2_build_module(&out, &module);
    osdev_multiboot2_build_mmap(&out, entries, OSDEV_COUNTOF(entries));
    osdev_multiboot2_build_elf(&out, &elf);
    osdev_multiboot2_build_meminfo(&out, &meminfo);
    osdev_multiboot2_build_bootdev(&out, &bootdev);
    osdev_multiboot2_build_vbe(&out, &vbe);
    osdev_multiboot2_build_framebuffer(&out, &framebuffer);
    osdev_multiboot2_build_rsdp_v1(&out, &rsdp);
    osdev_multiboot2_build_rsdp_v2(&out, &rsdp);
    // A DHCP answer fills the block up: its own start and the end tag take 16.
    osdev_multiboot2_build_network(
        &out, osdev_span_make(raw, BLOCK_LEN - out.len - 16)
    );
    if (osdev_multiboot2_builder_finish(&out, &len) != OSDEV_MULTIBOOT2_OK ||
        len != BLOCK_LEN ||
        osdev_multiboot2_open(&info, bytes, len) != OSDEV_MULTIBOOT2_OK ||
        info.tag_count != TAG_COUNT || info.malformed_count != 0) {
        fprintf(stderr, "the block is not what it should be\n");
        exit(1);
    }
}

static void open_block(void)
{
    sink = osdev_multiboot2_open(&info, bytes, BLOCK_LEN);
}

static void walk_headers(void)
{
    struct osdev_multiboot2_iter iter = osdev_multiboot2_iter(&info);
    struct osdev_multiboot2_tag tag;
    uint64_t sum = 0;

    while (osdev_multiboot2_next(&iter, &tag)) {
        sum += tag.payload.len;
    }
    sink = sum;
}

static void look_up_eight(void)
{
    struct osdev_span text;
    struct osdev_multiboot2_meminfo meminfo;
    struct osdev_multiboot2_bootdev bootdev;
    struct osdev_multiboot2_mmap mmap;
    struct osdev_multiboot2_framebuffer framebuffer;
    struct osdev_multiboot2_elf elf;
    struct osdev_multiboot2_rsdp rsdp;
    osdev_paddr_t base;
    unsigned found = 0;

    found += osdev_multiboot2_find_cmdline(&info, &text);
    found += osdev_multiboot2_find_meminfo(&info, &meminfo);
    found += osdev_multiboot2_find_bootdev(&info, &bootdev);
    found += osdev_multiboot2_find_mmap(&info, &mmap);
    found += osdev_multiboot2_find_framebuffer(&info, &framebuffer);
    found += osdev_multiboot2_find_elf(&info, &elf);
    found += osdev_multiboot2_find_rsdp_v2(&info, &rsdp);
    found += osdev_multiboot2_find_load_base(&info, &base);
    sink = found;
}

static void walk_all(void)
{
    struct osdev_multiboot2_mmap mmap;
    struct osdev_multiboot2_mmap_entry entry;
    struct osdev_multiboot2_elf elf;
    struct osdev_multiboot2_elf_section section;
    uint64_t sum = 0;

    look_up_eight();
    walk_headers();
    if (osdev_multiboot2_find_mmap(&info, &mmap)) {
        for (uint32_t i = 0; osdev_multiboot2_mmap_at(&mmap, i, &entry); i++) {
            sum += entry.len;
        }
    }
    if (osdev_multiboot2_find_elf(&info, &elf)) {
        for (uint32_t i = 0; osdev_multiboot2_elf_at(&elf, i, &section); i++) {
            sum += section.size;
        }
    }
    sink = sum;
}

struct repeat {
    void (*work)(void);
    unsigned rounds;
};

static void run(void *ctx)
{
    const struct repeat *repeat = ctx;

    for (unsigned i = 0; i < repeat->rounds; i++) {
        repeat->work();
    }
}

static void bench(const char *name, void (*work)(void), unsigned rounds)
{
    struct repeat repeat = {work, rounds};

    osdev_bench_ns("multiboot2", name, run, &repeat, rounds);
}

// Any argument: one round, to count instructions.
int main(int argc, char **argv)
{
    unsigned rounds = argc > 1 ? 1 : ROUNDS;

    (void)argv;
    build();
    bench("open_3632_bytes_15_tags", open_block, rounds);
    bench("walk_headers_15_tags", walk_headers, rounds);
    bench("look_up_8", look_up_eight, rounds);
    bench("walk_all", walk_all, rounds);
    return 0;
}
