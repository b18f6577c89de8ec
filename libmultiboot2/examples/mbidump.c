// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Print boot information that was saved to a file, tag by tag.
//
//   mbidump FILE
//
// To save it, stop the kernel at its entry in QEMU with EBX in sight, and say
// `pmemsave ADDRESS SIZE FILE` in the monitor; or let the kernel print it.
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <osdev/multiboot2.h>

#define MAX_LEN (16u << 20)

// What the printers share: the block, and where the walks over tags that
// repeat have got to.
struct dump {
    struct osdev_multiboot2 info;
    struct osdev_multiboot2_iter modules;
    struct osdev_multiboot2_iter smbios;
};

static void print_text(struct osdev_span text)
{
    putchar('"');
    for (size_t i = 0; i < text.len; i++) {
        uint8_t c = text.ptr[i];

        if (c < ' ' || c > '~' || c == '"' || c == '\\') {
            printf("\\x%02x", c);
        } else {
            putchar(c);
        }
    }
    printf("\"\n");
}

static void print_cmdline(struct dump *dump)
{
    struct osdev_span text;

    if (osdev_multiboot2_find_cmdline(&dump->info, &text)) {
        print_text(text);
    }
}

static void print_loader_name(struct dump *dump)
{
    struct osdev_span text;

    if (osdev_multiboot2_find_loader_name(&dump->info, &text)) {
        print_text(text);
    }
}

static void print_module(struct dump *dump)
{
    struct osdev_multiboot2_module module;

    if (osdev_multiboot2_next_module(&dump->modules, &module)) {
        printf("0x%" PRIx64 ", %u bytes, ", module.start.raw, module.len);
        print_text(module.cmdline);
    }
}

static void print_meminfo(struct dump *dump)
{
    struct osdev_multiboot2_meminfo memory;

    if (osdev_multiboot2_find_meminfo(&dump->info, &memory)) {
        printf(
            "%u KiB lower, %u KiB upper\n", memory.lower_kib, memory.upper_kib
        );
    }
}

static void print_bootdev(struct dump *dump)
{
    struct osdev_multiboot2_bootdev disk;

    if (osdev_multiboot2_find_bootdev(&dump->info, &disk)) {
        printf(
            "drive 0x%x, partition 0x%x, sub-partition 0x%x\n", disk.bios_drive,
            disk.partition, disk.sub_partition
        );
    }
}

static void print_mmap(struct dump *dump)
{
    struct osdev_multiboot2_mmap map;
    struct osdev_multiboot2_mmap_entry entry;

    if (!osdev_multiboot2_find_mmap(&dump->info, &map)) {
        return;
    }
    printf(
        "%u entries of %u bytes, version %u\n", map.count, map.entry_size,
        map.entry_version
    );
    for (uint32_t i = 0; osdev_multiboot2_mmap_at(&map, i, &entry); i++) {
        printf(
            "  0x%012" PRIx64 " + 0x%010" PRIx64 " type %u\n", entry.base,
            entry.len, entry.type
        );
    }
}

static void print_efi_mmap(struct dump *dump)
{
    struct osdev_multiboot2_efi_mmap map;
    struct osdev_multiboot2_efi_mmap_entry entry;

    if (!osdev_multiboot2_find_efi_mmap_even_stale(&dump->info, &map)) {
        return;
    }
    printf(
        "%u descriptors of %u bytes, version %u\n", map.count, map.entry_size,
        map.entry_version
    );
    for (uint32_t i = 0; osdev_multiboot2_efi_mmap_at(&map, i, &entry); i++) {
        printf(
            "  0x%012" PRIx64 " + 0x%" PRIx64 " pages, type %u, attributes "
            "0x%" PRIx64 "\n",
            entry.phys.raw, entry.pages, entry.type, entry.attributes
        );
    }
}

static void print_vbe(struct dump *dump)
{
    struct osdev_multiboot2_vbe vbe;
    struct osdev_multiboot2_vbe_control control;
    struct osdev_multiboot2_vbe_mode mode;

    if (!osdev_multiboot2_find_vbe(&dump->info, &vbe) ||
        !osdev_multiboot2_vbe_control(&vbe, &control) ||
        !osdev_multiboot2_vbe_mode(&vbe, &mode)) {
        return;
    }
    printf("mode 0x%x, ", vbe.mode);
    print_text(osdev_span_make(control.signature, sizeof(control.signature)));
    printf(
        "  version 0x%x, %u KiB of memory\n", control.version,
        control.memory_64kib * 64u
    );
    printf(
        "  %ux%u, %u bits, pitch %u, memory model %u, at 0x%" PRIx64 "\n",
        mode.width, mode.height, mode.bits_per_pixel, mode.pitch,
        mode.memory_model, mode.framebuffer.raw
    );
}

static void print_framebuffer(struct dump *dump)
{
    struct osdev_multiboot2_framebuffer fb;

    if (!osdev_multiboot2_find_framebuffer(&dump->info, &fb)) {
        return;
    }
    printf(
        "0x%" PRIx64 ", %ux%u, %u bits, pitch %u, kind %u\n", fb.base.raw,
        fb.width, fb.height, fb.bits_per_pixel, fb.pitch, fb.kind
    );
    if (fb.kind == OSDEV_MULTIBOOT2_FRAMEBUFFER_RGB) {
        printf(
            "  red %u bits at %u, green %u at %u, blue %u at %u\n", fb.red.size,
            fb.red.position, fb.green.size, fb.green.position, fb.blue.size,
            fb.blue.position
        );
    }
    if (fb.kind == OSDEV_MULTIBOOT2_FRAMEBUFFER_INDEXED) {
        printf("  palette of %zu bytes\n", fb.palette.len);
    }
}

static void print_elf(struct dump *dump)
{
    struct osdev_multiboot2_elf elf;
    struct osdev_multiboot2_elf_section section;

    if (!osdev_multiboot2_find_elf(&dump->info, &elf)) {
        return;
    }
    printf(
        "%u headers of %u bytes, names in section %u\n", elf.count,
        elf.entry_size, elf.string_index
    );
    for (uint32_t i = 0; osdev_multiboot2_elf_at(&elf, i, &section); i++) {
        printf(
            "  0x%016" PRIx64 " + 0x%" PRIx64 " type 0x%x, flags 0x%" PRIx64
            "\n",
            section.addr, section.size, section.type, section.flags
        );
    }
}

static void print_apm(struct dump *dump)
{
    struct osdev_multiboot2_apm apm;

    if (osdev_multiboot2_find_apm(&dump->info, &apm)) {
        printf(
            "version 0x%x, flags 0x%x, entry 0x%x:0x%x\n", apm.version,
            apm.flags, apm.code_segment, apm.offset
        );
    }
}

static void print_smbios(struct dump *dump)
{
    struct osdev_multiboot2_smbios smbios;

    if (osdev_multiboot2_next_smbios(&dump->smbios, &smbios)) {
        printf(
            "version %u.%u, %zu bytes\n", smbios.major, smbios.minor,
            smbios.tables.len
        );
    }
}

static void print_root(const struct osdev_multiboot2_rsdp *rsdp)
{
    printf(
        "revision %u, %zu bytes, RSDT 0x%" PRIx64 ", XSDT 0x%" PRIx64 ", ",
        rsdp->revision, rsdp->bytes.len, rsdp->rsdt.raw, rsdp->xsdt.raw
    );
    print_text(osdev_span_make(rsdp->oem_id, sizeof(rsdp->oem_id)));
}

static void print_rsdp_v1(struct dump *dump)
{
    struct osdev_multiboot2_rsdp rsdp;

    if (osdev_multiboot2_find_rsdp_v1(&dump->info, &rsdp)) {
        print_root(&rsdp);
    }
}

static void print_rsdp_v2(struct dump *dump)
{
    struct osdev_multiboot2_rsdp rsdp;

    if (osdev_multiboot2_find_rsdp_v2(&dump->info, &rsdp)) {
        print_root(&rsdp);
    }
}

// The tags that hold one address each.
typedef bool
find_address(const struct osdev_multiboot2 *info, osdev_paddr_t *out_addr);

static void print_address(const struct dump *dump, find_address *find)
{
    osdev_paddr_t addr;

    if (find(&dump->info, &addr)) {
        printf("0x%" PRIx64 "\n", addr.raw);
    }
}

static void print_efi32(struct dump *dump)
{
    print_address(dump, osdev_multiboot2_find_efi32);
}

static void print_efi64(struct dump *dump)
{
    print_address(dump, osdev_multiboot2_find_efi64);
}

static void print_efi32_handle(struct dump *dump)
{
    print_address(dump, osdev_multiboot2_find_efi32_handle);
}

static void print_efi64_handle(struct dump *dump)
{
    print_address(dump, osdev_multiboot2_find_efi64_handle);
}

static void print_load_base(struct dump *dump)
{
    print_address(dump, osdev_multiboot2_find_load_base);
}

static const struct {
    const char *name;
    void (*print)(struct dump *dump);
} kinds[OSDEV_MULTIBOOT2_TYPE_COUNT] = {
    [OSDEV_MULTIBOOT2_TYPE_CMDLINE] = {"command line", print_cmdline},
    [OSDEV_MULTIBOOT2_TYPE_LOADER_NAME] = {"loader name", print_loader_name},
    [OSDEV_MULTIBOOT2_TYPE_MODULE] = {"module", print_module},
    [OSDEV_MULTIBOOT2_TYPE_MEMINFO] = {"memory sizes", print_meminfo},
    [OSDEV_MULTIBOOT2_TYPE_BOOTDEV] = {"boot disk", print_bootdev},
    [OSDEV_MULTIBOOT2_TYPE_MMAP] = {"memory map", print_mmap},
    [OSDEV_MULTIBOOT2_TYPE_VBE] = {"VBE", print_vbe},
    [OSDEV_MULTIBOOT2_TYPE_FRAMEBUFFER] = {"frame buffer", print_framebuffer},
    [OSDEV_MULTIBOOT2_TYPE_ELF_SECTIONS] = {"ELF sections", print_elf},
    [OSDEV_MULTIBOOT2_TYPE_APM] = {"APM", print_apm},
    [OSDEV_MULTIBOOT2_TYPE_EFI32] = {"EFI32 system table", print_efi32},
    [OSDEV_MULTIBOOT2_TYPE_EFI64] = {"EFI64 system table", print_efi64},
    [OSDEV_MULTIBOOT2_TYPE_SMBIOS] = {"SMBIOS", print_smbios},
    [OSDEV_MULTIBOOT2_TYPE_RSDP_V1] = {"ACPI 1.0 root", print_rsdp_v1},
    [OSDEV_MULTIBOOT2_TYPE_RSDP_V2] = {"ACPI 2.0 root", print_rsdp_v2},
    [OSDEV_MULTIBOOT2_TYPE_NETWORK] = {"network", NULL},
    [OSDEV_MULTIBOOT2_TYPE_EFI_MMAP] = {"EFI memory map", print_efi_mmap},
    [OSDEV_MULTIBOOT2_TYPE_EFI_BS] = {"EFI boot services", NULL},
    [OSDEV_MULTIBOOT2_TYPE_EFI32_IH] = {"EFI32 handle", print_efi32_handle},
    [OSDEV_MULTIBOOT2_TYPE_EFI64_IH] = {"EFI64 handle", print_efi64_handle},
    [OSDEV_MULTIBOOT2_TYPE_LOAD_BASE] = {"load base", print_load_base},
};

// Whether a printer shows this tag: look-ups find the first of a type, but
// modules and SMBIOS tables are walked.
static bool
has_turn(const struct dump *dump, const struct osdev_multiboot2_tag *tag)
{
    struct osdev_multiboot2_tag first;

    return tag->type == OSDEV_MULTIBOOT2_TYPE_MODULE ||
           tag->type == OSDEV_MULTIBOOT2_TYPE_SMBIOS ||
           (osdev_multiboot2_find(&dump->info, tag->type, &first) &&
            first.payload.ptr == tag->payload.ptr);
}

static void print_tag(struct dump *dump, const struct osdev_multiboot2_tag *tag)
{
    bool is_known = tag->type < OSDEV_MULTIBOOT2_TYPE_COUNT;

    printf(
        "tag %u, %s: ", tag->type, is_known ? kinds[tag->type].name : "custom"
    );
    if (!is_known || kinds[tag->type].print == NULL) {
        printf("%zu bytes\n", tag->payload.len);
    } else if (has_turn(dump, tag)) {
        kinds[tag->type].print(dump);
    } else {
        printf("once more\n");
    }
}

static int print_block(const uint8_t *bytes, size_t len)
{
    struct dump dump;
    struct osdev_multiboot2_tag tag;
    enum osdev_multiboot2_err err =
        osdev_multiboot2_open(&dump.info, bytes, len);

    if (err != OSDEV_MULTIBOOT2_OK) {
        printf("not boot information: %s\n", osdev_multiboot2_strerror(err));
        return 1;
    }
    dump.modules =
        osdev_multiboot2_iter_type(&dump.info, OSDEV_MULTIBOOT2_TYPE_MODULE);
    dump.smbios =
        osdev_multiboot2_iter_type(&dump.info, OSDEV_MULTIBOOT2_TYPE_SMBIOS);
    printf(
        "%zu bytes, %u tags, %u of them malformed\n", dump.info.bytes.len,
        dump.info.tag_count, dump.info.malformed_count
    );
    struct osdev_multiboot2_iter iter = osdev_multiboot2_iter(&dump.info);

    while (osdev_multiboot2_next(&iter, &tag)) {
        print_tag(&dump, &tag);
    }
    iter = osdev_multiboot2_iter(&dump.info);
    while (osdev_multiboot2_next_malformed(&iter, &tag, &err)) {
        printf(
            "tag %u, malformed: %s\n", tag.type, osdev_multiboot2_strerror(err)
        );
    }
    return 0;
}

static int print_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = malloc(MAX_LEN);
    int status = 1;

    if (file == NULL || bytes == NULL) {
        fprintf(stderr, "mbidump: cannot read %s\n", path);
    } else {
        status = print_block(bytes, fread(bytes, 1, MAX_LEN, file));
    }
    if (file != NULL) {
        fclose(file);
    }
    free(bytes);
    return status;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: mbidump FILE\n");
        return 2;
    }
    return print_file(argv[1]);
}
