// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Boot information builder. Multiboot2 2.0, 3.6.
#include <osdev/multiboot2/builder.h>

#include "internal.h"
#include "writer.h"

void osdev_multiboot2_builder_init(
    struct osdev_multiboot2_builder *builder, void *buf, size_t cap
)
{
    OSDEV_ASSERT(builder != NULL);
    builder->buf = buf;
    builder->cap = cap;
    builder->len = 0;
    builder->err = OSDEV_MULTIBOOT2_OK;
    // Total size, known at the end, and a reserved word.
    put_le64(builder, 0);
}

enum osdev_multiboot2_err osdev_multiboot2_builder_finish(
    struct osdev_multiboot2_builder *builder, size_t *out_len
)
{
    OSDEV_ASSERT(builder != NULL && out_len != NULL);
    end_tag(builder, start_tag(builder, OSDEV_MULTIBOOT2_TYPE_END));
    patch_le32(builder, 0, (uint32_t)builder->len);
    if (builder->err == OSDEV_MULTIBOOT2_OK) {
        *out_len = builder->len;
    }
    return builder->err;
}

static void
put_text(struct osdev_multiboot2_builder *builder, struct osdev_span text)
{
    struct osdev_span before_nul;

    if (osdev_span_until_nul(text, &before_nul)) {
        bad_value(builder);
    }
    put_bytes(builder, text);
    put_u8(builder, 0);
}

// An address in a 32-bit field.
static void put_addr32(struct osdev_multiboot2_builder *builder, uint64_t addr)
{
    if (addr > UINT32_MAX) {
        bad_value(builder);
    }
    put_le32(builder, (uint32_t)addr);
}

static void append_text(
    struct osdev_multiboot2_builder *builder, uint32_t type,
    struct osdev_span text
)
{
    size_t tag = start_tag(builder, type);

    put_text(builder, text);
    end_tag(builder, tag);
}

static void append_bytes(
    struct osdev_multiboot2_builder *builder, uint32_t type,
    struct osdev_span payload
)
{
    size_t tag = start_tag(builder, type);

    put_bytes(builder, payload);
    end_tag(builder, tag);
}

static void append_addr32(
    struct osdev_multiboot2_builder *builder, uint32_t type, osdev_paddr_t addr
)
{
    size_t tag = start_tag(builder, type);

    put_addr32(builder, addr.raw);
    end_tag(builder, tag);
}

static void append_addr64(
    struct osdev_multiboot2_builder *builder, uint32_t type, osdev_paddr_t addr
)
{
    size_t tag = start_tag(builder, type);

    put_le64(builder, addr.raw);
    end_tag(builder, tag);
}

void osdev_multiboot2_build_cmdline(
    struct osdev_multiboot2_builder *builder, struct osdev_span text
)
{
    append_text(builder, OSDEV_MULTIBOOT2_TYPE_CMDLINE, text);
}

void osdev_multiboot2_build_loader_name(
    struct osdev_multiboot2_builder *builder, struct osdev_span text
)
{
    append_text(builder, OSDEV_MULTIBOOT2_TYPE_LOADER_NAME, text);
}

void osdev_multiboot2_build_module(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_module *module
)
{
    size_t tag = start_tag(builder, OSDEV_MULTIBOOT2_TYPE_MODULE);

    put_addr32(builder, module->start.raw);
    // A start that does not fit is an error already; the sum must not wrap.
    put_addr32(builder, (uint64_t)(uint32_t)module->start.raw + module->len);
    put_text(builder, module->cmdline);
    end_tag(builder, tag);
}

void osdev_multiboot2_build_meminfo(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_meminfo *meminfo
)
{
    size_t tag = start_tag(builder, OSDEV_MULTIBOOT2_TYPE_MEMINFO);

    put_le32(builder, meminfo->lower_kib);
    put_le32(builder, meminfo->upper_kib);
    end_tag(builder, tag);
}

void osdev_multiboot2_build_bootdev(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_bootdev *bootdev
)
{
    size_t tag = start_tag(builder, OSDEV_MULTIBOOT2_TYPE_BOOTDEV);

    put_le32(builder, bootdev->bios_drive);
    put_le32(builder, bootdev->partition);
    put_le32(builder, bootdev->sub_partition);
    end_tag(builder, tag);
}

void osdev_multiboot2_build_mmap(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_mmap_entry *entries, size_t count
)
{
    size_t tag = start_tag(builder, OSDEV_MULTIBOOT2_TYPE_MMAP);

    OSDEV_ASSERT(entries != NULL || count == 0);
    put_le32(builder, MMAP_ENTRY_LEN);
    put_le32(builder, 0);
    for (size_t i = 0; i < count; i++) {
        put_le64(builder, entries[i].base);
        put_le64(builder, entries[i].len);
        put_le32(builder, entries[i].type);
        put_le32(builder, 0);
    }
    end_tag(builder, tag);
}

void osdev_multiboot2_build_vbe(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_vbe *vbe
)
{
    size_t tag = start_tag(builder, OSDEV_MULTIBOOT2_TYPE_VBE);

    if (vbe->control.len != OSDEV_MULTIBOOT2_VBE_CONTROL_LEN ||
        vbe->mode_info.len != OSDEV_MULTIBOOT2_VBE_MODE_LEN) {
        bad_value(builder);
    }
    put_le16(builder, vbe->mode);
    put_le16(builder, vbe->protected_seg);
    put_le16(builder, vbe->protected_offset);
    put_le16(builder, vbe->protected_len);
    put_bytes(builder, vbe->control);
    put_bytes(builder, vbe->mode_info);
    end_tag(builder, tag);
}

static void put_colour(
    struct osdev_multiboot2_builder *builder,
    struct osdev_multiboot2_colour_field field
)
{
    put_u8(builder, field.position);
    put_u8(builder, field.size);
}

static void
put_palette(struct osdev_multiboot2_builder *builder, struct osdev_span palette)
{
    size_t count = palette.len / PALETTE_ENTRY_LEN;

    if (palette.len % PALETTE_ENTRY_LEN != 0 || count > UINT16_MAX) {
        bad_value(builder);
    }
    put_le16(builder, (uint16_t)count);
    put_bytes(builder, palette);
}

void osdev_multiboot2_build_framebuffer(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_framebuffer *framebuffer
)
{
    size_t tag = start_tag(builder, OSDEV_MULTIBOOT2_TYPE_FRAMEBUFFER);

    put_le64(builder, framebuffer->base.raw);
    put_le32(builder, framebuffer->pitch);
    put_le32(builder, framebuffer->width);
    put_le32(builder, framebuffer->height);
    put_u8(builder, framebuffer->bits_per_pixel);
    put_u8(builder, framebuffer->kind);
    put_le16(builder, 0);
    switch (framebuffer->kind) {
    case OSDEV_MULTIBOOT2_FRAMEBUFFER_INDEXED:
        put_palette(builder, framebuffer->palette);
        break;
    case OSDEV_MULTIBOOT2_FRAMEBUFFER_RGB:
        put_colour(builder, framebuffer->red);
        put_colour(builder, framebuffer->green);
        put_colour(builder, framebuffer->blue);
        break;
    case OSDEV_MULTIBOOT2_FRAMEBUFFER_EGA_TEXT:
        break;
    default:
        put_bytes(builder, framebuffer->unknown);
        break;
    }
    end_tag(builder, tag);
}

void osdev_multiboot2_build_elf(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_elf *elf
)
{
    size_t tag = start_tag(builder, OSDEV_MULTIBOOT2_TYPE_ELF_SECTIONS);

    if ((elf->entry_size != ELF32_SECTION_LEN &&
         elf->entry_size != ELF64_SECTION_LEN) ||
        (uint64_t)elf->count * elf->entry_size != elf->headers.len) {
        bad_value(builder);
    }
    put_le32(builder, elf->count);
    put_le32(builder, elf->entry_size);
    put_le32(builder, elf->string_index);
    put_bytes(builder, elf->headers);
    end_tag(builder, tag);
}

void osdev_multiboot2_build_apm(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_apm *apm
)
{
    size_t tag = start_tag(builder, OSDEV_MULTIBOOT2_TYPE_APM);

    put_le16(builder, apm->version);
    put_le16(builder, apm->code_segment);
    put_le32(builder, apm->offset);
    put_le16(builder, apm->code16_segment);
    put_le16(builder, apm->data_segment);
    put_le16(builder, apm->flags);
    put_le16(builder, apm->code_segment_len);
    put_le16(builder, apm->code16_segment_len);
    put_le16(builder, apm->data_segment_len);
    end_tag(builder, tag);
}

void osdev_multiboot2_build_efi32(
    struct osdev_multiboot2_builder *builder, osdev_paddr_t table
)
{
    append_addr32(builder, OSDEV_MULTIBOOT2_TYPE_EFI32, table);
}

void osdev_multiboot2_build_efi64(
    struct osdev_multiboot2_builder *builder, osdev_paddr_t table
)
{
    append_addr64(builder, OSDEV_MULTIBOOT2_TYPE_EFI64, table);
}

void osdev_multiboot2_build_smbios(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_smbios *smbios
)
{
    size_t tag = start_tag(builder, OSDEV_MULTIBOOT2_TYPE_SMBIOS);

    put_u8(builder, smbios->major);
    put_u8(builder, smbios->minor);
    put_le16(builder, 0);
    put_le32(builder, 0);
    put_bytes(builder, smbios->tables);
    end_tag(builder, tag);
}

// What makes the bytes add up to 0.
static uint8_t checksum(const uint8_t *bytes, size_t len)
{
    uint8_t sum = 0;

    for (size_t i = 0; i < len; i++) {
        sum = (uint8_t)(sum + bytes[i]);
    }
    return (uint8_t)(0 - sum);
}

// ACPI 6.5, 5.2.5.3. The first 20 bytes are the structure of ACPI 1.0.
static void append_rsdp(
    struct osdev_multiboot2_builder *builder, uint32_t type, size_t len,
    const struct osdev_multiboot2_rsdp *rsdp
)
{
    uint8_t raw[RSDP_V2_LEN] = {'R', 'S', 'D', ' ', 'P', 'T', 'R', ' '};

    if (rsdp->rsdt.raw > UINT32_MAX) {
        bad_value(builder);
    }
    for (size_t i = 0; i < sizeof(rsdp->oem_id); i++) {
        raw[9 + i] = rsdp->oem_id[i];
    }
    raw[15] = rsdp->revision;
    osdev_le32_store(raw + 16, (uint32_t)rsdp->rsdt.raw);
    raw[8] = checksum(raw, RSDP_V1_LEN);
    osdev_le32_store(raw + 20, RSDP_V2_LEN);
    osdev_le64_store(raw + 24, rsdp->xsdt.raw);
    raw[32] = checksum(raw, RSDP_V2_LEN);
    append_bytes(builder, type, osdev_span_make(raw, len));
}

void osdev_multiboot2_build_rsdp_v1(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_rsdp *rsdp
)
{
    append_rsdp(builder, OSDEV_MULTIBOOT2_TYPE_RSDP_V1, RSDP_V1_LEN, rsdp);
}

void osdev_multiboot2_build_rsdp_v2(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_rsdp *rsdp
)
{
    append_rsdp(builder, OSDEV_MULTIBOOT2_TYPE_RSDP_V2, RSDP_V2_LEN, rsdp);
}

void osdev_multiboot2_build_network(
    struct osdev_multiboot2_builder *builder, struct osdev_span packet
)
{
    append_bytes(builder, OSDEV_MULTIBOOT2_TYPE_NETWORK, packet);
}

void osdev_multiboot2_build_efi_mmap(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_efi_mmap *mmap
)
{
    size_t tag = start_tag(builder, OSDEV_MULTIBOOT2_TYPE_EFI_MMAP);

    if (mmap->entry_size < EFI_MMAP_ENTRY_LEN ||
        mmap->entries.len % mmap->entry_size != 0) {
        bad_value(builder);
    }
    put_le32(builder, mmap->entry_size);
    put_le32(builder, mmap->entry_version);
    put_bytes(builder, mmap->entries);
    end_tag(builder, tag);
}

void osdev_multiboot2_build_boot_services(
    struct osdev_multiboot2_builder *builder
)
{
    append_bytes(
        builder, OSDEV_MULTIBOOT2_TYPE_EFI_BS, osdev_span_make(NULL, 0)
    );
}

void osdev_multiboot2_build_efi32_handle(
    struct osdev_multiboot2_builder *builder, osdev_paddr_t handle
)
{
    append_addr32(builder, OSDEV_MULTIBOOT2_TYPE_EFI32_IH, handle);
}

void osdev_multiboot2_build_efi64_handle(
    struct osdev_multiboot2_builder *builder, osdev_paddr_t handle
)
{
    append_addr64(builder, OSDEV_MULTIBOOT2_TYPE_EFI64_IH, handle);
}

void osdev_multiboot2_build_load_base(
    struct osdev_multiboot2_builder *builder, osdev_paddr_t base
)
{
    append_addr32(builder, OSDEV_MULTIBOOT2_TYPE_LOAD_BASE, base);
}

void osdev_multiboot2_build_custom(
    struct osdev_multiboot2_builder *builder, uint32_t type,
    struct osdev_span payload
)
{
    if (type < OSDEV_MULTIBOOT2_TYPE_COUNT) {
        bad_value(builder);
    }
    append_bytes(builder, type, payload);
}
