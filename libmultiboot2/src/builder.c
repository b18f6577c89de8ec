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
    osdev_multiboot2_put_le64_(builder, 0);
}

enum osdev_multiboot2_err osdev_multiboot2_builder_finish(
    struct osdev_multiboot2_builder *builder, size_t *out_len
)
{
    OSDEV_ASSERT(builder != NULL && out_len != NULL);
    osdev_multiboot2_end_tag_(
        builder, osdev_multiboot2_start_tag_(builder, OSDEV_MULTIBOOT2_TYPE_END)
    );
    osdev_multiboot2_patch_le32_(builder, 0, (uint32_t)builder->len);
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
        osdev_multiboot2_bad_value_(builder);
    }
    osdev_multiboot2_put_bytes_(builder, text);
    osdev_multiboot2_put_u8_(builder, 0);
}

// An address in a 32-bit field.
static void put_addr32(struct osdev_multiboot2_builder *builder, uint64_t addr)
{
    if (addr > UINT32_MAX) {
        osdev_multiboot2_bad_value_(builder);
    }
    osdev_multiboot2_put_le32_(builder, (uint32_t)addr);
}

static void append_text(
    struct osdev_multiboot2_builder *builder, uint32_t type,
    struct osdev_span text
)
{
    size_t tag = osdev_multiboot2_start_tag_(builder, type);

    put_text(builder, text);
    osdev_multiboot2_end_tag_(builder, tag);
}

static void append_bytes(
    struct osdev_multiboot2_builder *builder, uint32_t type,
    struct osdev_span payload
)
{
    size_t tag = osdev_multiboot2_start_tag_(builder, type);

    osdev_multiboot2_put_bytes_(builder, payload);
    osdev_multiboot2_end_tag_(builder, tag);
}

static void append_addr32(
    struct osdev_multiboot2_builder *builder, uint32_t type, osdev_paddr_t addr
)
{
    size_t tag = osdev_multiboot2_start_tag_(builder, type);

    put_addr32(builder, addr.raw);
    osdev_multiboot2_end_tag_(builder, tag);
}

static void append_addr64(
    struct osdev_multiboot2_builder *builder, uint32_t type, osdev_paddr_t addr
)
{
    size_t tag = osdev_multiboot2_start_tag_(builder, type);

    osdev_multiboot2_put_le64_(builder, addr.raw);
    osdev_multiboot2_end_tag_(builder, tag);
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
    size_t tag =
        osdev_multiboot2_start_tag_(builder, OSDEV_MULTIBOOT2_TYPE_MODULE);

    put_addr32(builder, module->start.raw);
    // A start that does not fit is an error already; the sum must not wrap.
    put_addr32(builder, (uint64_t)(uint32_t)module->start.raw + module->len);
    put_text(builder, module->cmdline);
    osdev_multiboot2_end_tag_(builder, tag);
}

void osdev_multiboot2_build_meminfo(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_meminfo *meminfo
)
{
    size_t tag =
        osdev_multiboot2_start_tag_(builder, OSDEV_MULTIBOOT2_TYPE_MEMINFO);

    osdev_multiboot2_put_le32_(builder, meminfo->lower_kib);
    osdev_multiboot2_put_le32_(builder, meminfo->upper_kib);
    osdev_multiboot2_end_tag_(builder, tag);
}

void osdev_multiboot2_build_bootdev(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_bootdev *bootdev
)
{
    size_t tag =
        osdev_multiboot2_start_tag_(builder, OSDEV_MULTIBOOT2_TYPE_BOOTDEV);

    osdev_multiboot2_put_le32_(builder, bootdev->bios_drive);
    osdev_multiboot2_put_le32_(builder, bootdev->partition);
    osdev_multiboot2_put_le32_(builder, bootdev->sub_partition);
    osdev_multiboot2_end_tag_(builder, tag);
}

void osdev_multiboot2_build_mmap(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_mmap_entry *entries, size_t count
)
{
    size_t tag =
        osdev_multiboot2_start_tag_(builder, OSDEV_MULTIBOOT2_TYPE_MMAP);

    OSDEV_ASSERT(entries != NULL || count == 0);
    osdev_multiboot2_put_le32_(builder, MMAP_ENTRY_LEN);
    osdev_multiboot2_put_le32_(builder, 0);
    for (size_t i = 0; i < count; i++) {
        osdev_multiboot2_put_le64_(builder, entries[i].base);
        osdev_multiboot2_put_le64_(builder, entries[i].len);
        osdev_multiboot2_put_le32_(builder, entries[i].type);
        osdev_multiboot2_put_le32_(builder, 0);
    }
    osdev_multiboot2_end_tag_(builder, tag);
}

void osdev_multiboot2_build_vbe(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_vbe *vbe
)
{
    size_t tag =
        osdev_multiboot2_start_tag_(builder, OSDEV_MULTIBOOT2_TYPE_VBE);

    if (vbe->control.len != OSDEV_MULTIBOOT2_VBE_CONTROL_LEN ||
        vbe->mode_info.len != OSDEV_MULTIBOOT2_VBE_MODE_LEN) {
        osdev_multiboot2_bad_value_(builder);
    }
    osdev_multiboot2_put_le16_(builder, vbe->mode);
    osdev_multiboot2_put_le16_(builder, vbe->protected_seg);
    osdev_multiboot2_put_le16_(builder, vbe->protected_offset);
    osdev_multiboot2_put_le16_(builder, vbe->protected_len);
    osdev_multiboot2_put_bytes_(builder, vbe->control);
    osdev_multiboot2_put_bytes_(builder, vbe->mode_info);
    osdev_multiboot2_end_tag_(builder, tag);
}

static void put_colour(
    struct osdev_multiboot2_builder *builder,
    struct osdev_multiboot2_colour_field field
)
{
    osdev_multiboot2_put_u8_(builder, field.position);
    osdev_multiboot2_put_u8_(builder, field.size);
}

static void
put_palette(struct osdev_multiboot2_builder *builder, struct osdev_span palette)
{
    size_t count = palette.len / PALETTE_ENTRY_LEN;

    if (palette.len % PALETTE_ENTRY_LEN != 0 || count > UINT16_MAX) {
        osdev_multiboot2_bad_value_(builder);
    }
    osdev_multiboot2_put_le16_(builder, (uint16_t)count);
    osdev_multiboot2_put_bytes_(builder, palette);
}

void osdev_multiboot2_build_framebuffer(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_framebuffer *framebuffer
)
{
    size_t tag =
        osdev_multiboot2_start_tag_(builder, OSDEV_MULTIBOOT2_TYPE_FRAMEBUFFER);

    osdev_multiboot2_put_le64_(builder, framebuffer->base.raw);
    osdev_multiboot2_put_le32_(builder, framebuffer->pitch);
    osdev_multiboot2_put_le32_(builder, framebuffer->width);
    osdev_multiboot2_put_le32_(builder, framebuffer->height);
    osdev_multiboot2_put_u8_(builder, framebuffer->bits_per_pixel);
    osdev_multiboot2_put_u8_(builder, framebuffer->kind);
    osdev_multiboot2_put_le16_(builder, 0);
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
        osdev_multiboot2_put_bytes_(builder, framebuffer->unknown);
        break;
    }
    osdev_multiboot2_end_tag_(builder, tag);
}

void osdev_multiboot2_build_elf(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_elf *elf
)
{
    size_t tag = osdev_multiboot2_start_tag_(
        builder, OSDEV_MULTIBOOT2_TYPE_ELF_SECTIONS
    );

    if ((elf->entry_size != OSDEV_MULTIBOOT2_ELF32_SECTION_LEN &&
         elf->entry_size != OSDEV_MULTIBOOT2_ELF64_SECTION_LEN) ||
        (uint64_t)elf->count * elf->entry_size != elf->headers.len) {
        osdev_multiboot2_bad_value_(builder);
    }
    osdev_multiboot2_put_le32_(builder, elf->count);
    osdev_multiboot2_put_le32_(builder, elf->entry_size);
    osdev_multiboot2_put_le32_(builder, elf->string_index);
    osdev_multiboot2_put_bytes_(builder, elf->headers);
    osdev_multiboot2_end_tag_(builder, tag);
}

void osdev_multiboot2_build_apm(
    struct osdev_multiboot2_builder *builder,
    const struct osdev_multiboot2_apm *apm
)
{
    size_t tag =
        osdev_multiboot2_start_tag_(builder, OSDEV_MULTIBOOT2_TYPE_APM);

    osdev_multiboot2_put_le16_(builder, apm->version);
    osdev_multiboot2_put_le16_(builder, apm->code_segment);
    osdev_multiboot2_put_le32_(builder, apm->offset);
    osdev_multiboot2_put_le16_(builder, apm->code16_segment);
    osdev_multiboot2_put_le16_(builder, apm->data_segment);
    osdev_multiboot2_put_le16_(builder, apm->flags);
    osdev_multiboot2_put_le16_(builder, apm->code_segment_len);
    osdev_multiboot2_put_le16_(builder, apm->code16_segment_len);
    osdev_multiboot2_put_le16_(builder, apm->data_segment_len);
    osdev_multiboot2_end_tag_(builder, tag);
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
    size_t tag =
        osdev_multiboot2_start_tag_(builder, OSDEV_MULTIBOOT2_TYPE_SMBIOS);

    osdev_multiboot2_put_u8_(builder, smbios->major);
    osdev_multiboot2_put_u8_(builder, smbios->minor);
    osdev_multiboot2_put_le16_(builder, 0);
    osdev_multiboot2_put_le32_(builder, 0);
    osdev_multiboot2_put_bytes_(builder, smbios->tables);
    osdev_multiboot2_end_tag_(builder, tag);
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
        osdev_multiboot2_bad_value_(builder);
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
    size_t tag =
        osdev_multiboot2_start_tag_(builder, OSDEV_MULTIBOOT2_TYPE_EFI_MMAP);

    if (mmap->entry_size < EFI_MMAP_ENTRY_LEN ||
        mmap->entries.len % mmap->entry_size != 0) {
        osdev_multiboot2_bad_value_(builder);
    }
    osdev_multiboot2_put_le32_(builder, mmap->entry_size);
    osdev_multiboot2_put_le32_(builder, mmap->entry_version);
    osdev_multiboot2_put_bytes_(builder, mmap->entries);
    osdev_multiboot2_end_tag_(builder, tag);
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
        osdev_multiboot2_bad_value_(builder);
    }
    append_bytes(builder, type, payload);
}
