// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Boot disk, APM, EFI, SMBIOS, ACPI, network. Multiboot2 2.0, 3.6.
#include <osdev/multiboot2/firmware.h>

#include "internal.h"

bool osdev_multiboot2_find_bootdev(
    const struct osdev_multiboot2 *info,
    struct osdev_multiboot2_bootdev *out_bootdev
)
{
    struct osdev_span payload;

    OSDEV_ASSERT(info != NULL && out_bootdev != NULL);
    if (!find_payload(info, OSDEV_MULTIBOOT2_TYPE_BOOTDEV, &payload)) {
        return false;
    }
    out_bootdev->bios_drive = osdev_le32_load(payload.ptr);
    out_bootdev->partition = osdev_le32_load(payload.ptr + 4);
    out_bootdev->sub_partition = osdev_le32_load(payload.ptr + 8);
    return true;
}

bool osdev_multiboot2_find_apm(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_apm *out_apm
)
{
    struct osdev_span payload;

    OSDEV_ASSERT(info != NULL && out_apm != NULL);
    if (!find_payload(info, OSDEV_MULTIBOOT2_TYPE_APM, &payload)) {
        return false;
    }
    out_apm->version = osdev_le16_load(payload.ptr);
    out_apm->code_segment = osdev_le16_load(payload.ptr + 2);
    out_apm->offset = osdev_le32_load(payload.ptr + 4);
    out_apm->code16_segment = osdev_le16_load(payload.ptr + 8);
    out_apm->data_segment = osdev_le16_load(payload.ptr + 10);
    out_apm->flags = osdev_le16_load(payload.ptr + 12);
    out_apm->code_segment_len = osdev_le16_load(payload.ptr + 14);
    out_apm->code16_segment_len = osdev_le16_load(payload.ptr + 16);
    out_apm->data_segment_len = osdev_le16_load(payload.ptr + 18);
    return true;
}

// Four tags hold one address each, 32 or 64 bits wide.
static bool find_address(
    const struct osdev_multiboot2 *info, uint32_t type, size_t len,
    osdev_paddr_t *out
)
{
    struct osdev_span payload;

    OSDEV_ASSERT(info != NULL && out != NULL);
    if (!find_payload(info, type, &payload)) {
        return false;
    }
    *out = osdev_paddr(
        len == EFI32_LEN ? osdev_le32_load(payload.ptr)
                         : osdev_le64_load(payload.ptr)
    );
    return true;
}

bool osdev_multiboot2_find_efi32(
    const struct osdev_multiboot2 *info, osdev_paddr_t *out_table
)
{
    return find_address(
        info, OSDEV_MULTIBOOT2_TYPE_EFI32, EFI32_LEN, out_table
    );
}

bool osdev_multiboot2_find_efi64(
    const struct osdev_multiboot2 *info, osdev_paddr_t *out_table
)
{
    return find_address(
        info, OSDEV_MULTIBOOT2_TYPE_EFI64, EFI64_LEN, out_table
    );
}

bool osdev_multiboot2_find_efi32_handle(
    const struct osdev_multiboot2 *info, osdev_paddr_t *out_handle
)
{
    return find_address(
        info, OSDEV_MULTIBOOT2_TYPE_EFI32_IH, EFI32_LEN, out_handle
    );
}

bool osdev_multiboot2_find_efi64_handle(
    const struct osdev_multiboot2 *info, osdev_paddr_t *out_handle
)
{
    return find_address(
        info, OSDEV_MULTIBOOT2_TYPE_EFI64_IH, EFI64_LEN, out_handle
    );
}

bool osdev_multiboot2_has_boot_services(const struct osdev_multiboot2 *info)
{
    OSDEV_ASSERT(info != NULL);
    return osdev_multiboot2_count(info, OSDEV_MULTIBOOT2_TYPE_EFI_BS) != 0;
}

static void decode_smbios(
    struct osdev_span payload, struct osdev_multiboot2_smbios *out_smbios
)
{
    out_smbios->major = payload.ptr[0];
    out_smbios->minor = payload.ptr[1];
    out_smbios->tables = span_from(payload, SMBIOS_LEN);
}

bool osdev_multiboot2_find_smbios(
    const struct osdev_multiboot2 *info,
    struct osdev_multiboot2_smbios *out_smbios
)
{
    struct osdev_span payload;

    OSDEV_ASSERT(info != NULL && out_smbios != NULL);
    if (!find_payload(info, OSDEV_MULTIBOOT2_TYPE_SMBIOS, &payload)) {
        return false;
    }
    decode_smbios(payload, out_smbios);
    return true;
}

bool osdev_multiboot2_next_smbios(
    struct osdev_multiboot2_iter *iter,
    struct osdev_multiboot2_smbios *out_smbios
)
{
    struct osdev_multiboot2_tag tag;

    OSDEV_ASSERT(out_smbios != NULL);
    while (osdev_multiboot2_next(iter, &tag)) {
        if (tag.type == OSDEV_MULTIBOOT2_TYPE_SMBIOS &&
            tag.payload.len >= SMBIOS_LEN) {
            decode_smbios(tag.payload, out_smbios);
            return true;
        }
    }
    return false;
}

static void
decode_rsdp(struct osdev_span bytes, struct osdev_multiboot2_rsdp *out_rsdp)
{
    out_rsdp->bytes = bytes;
    for (size_t i = 0; i < sizeof(out_rsdp->oem_id); i++) {
        out_rsdp->oem_id[i] = bytes.ptr[9 + i];
    }
    out_rsdp->revision = bytes.ptr[15];
    out_rsdp->rsdt = osdev_paddr(osdev_le32_load(bytes.ptr + 16));
    out_rsdp->xsdt = osdev_paddr(0);
}

bool osdev_multiboot2_find_rsdp_v1(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_rsdp *out_rsdp
)
{
    struct osdev_span payload;

    OSDEV_ASSERT(info != NULL && out_rsdp != NULL);
    if (!find_payload(info, OSDEV_MULTIBOOT2_TYPE_RSDP_V1, &payload)) {
        return false;
    }
    payload.len = RSDP_V1_LEN;
    decode_rsdp(payload, out_rsdp);
    return true;
}

bool osdev_multiboot2_find_rsdp_v2(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_rsdp *out_rsdp
)
{
    struct osdev_span payload;

    OSDEV_ASSERT(info != NULL && out_rsdp != NULL);
    if (!find_payload(info, OSDEV_MULTIBOOT2_TYPE_RSDP_V2, &payload)) {
        return false;
    }
    uint32_t len = osdev_le32_load(payload.ptr + 20);

    if (len < RSDP_V2_LEN || len > payload.len) {
        return false;
    }
    payload.len = len;
    decode_rsdp(payload, out_rsdp);
    out_rsdp->xsdt = osdev_paddr(osdev_le64_load(payload.ptr + 24));
    return true;
}

bool osdev_multiboot2_find_rsdp(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_rsdp *out_rsdp
)
{
    return osdev_multiboot2_find_rsdp_v2(info, out_rsdp) ||
           osdev_multiboot2_find_rsdp_v1(info, out_rsdp);
}

bool osdev_multiboot2_find_network(
    const struct osdev_multiboot2 *info, struct osdev_span *out_packet
)
{
    OSDEV_ASSERT(info != NULL && out_packet != NULL);
    return find_payload(info, OSDEV_MULTIBOOT2_TYPE_NETWORK, out_packet);
}
