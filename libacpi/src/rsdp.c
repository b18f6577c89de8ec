// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Finding and checking the root pointer. ACPI 6.6, 5.2.5.
#include <osdev/acpi/rsdp.h>

#include "internal.h"

#define LEN_V1      20u
#define ALIGN       16u
#define EBDA_SEG    0x40eu
#define EBDA_LEN    0x400u
#define EBDA_LOWEST 0x80000u
#define EBDA_END    0xa0000u
#define BIOS_START  0xe0000u
#define BIOS_LEN    0x20000u
// The longest pointer that is believed.
#define LEN_MAX 4096u

static bool has_signature(struct osdev_span bytes)
{
    return bytes.len >= LEN_V1 && osdev_acpi_is(bytes.ptr, "RSD ") &&
           osdev_acpi_is(bytes.ptr + 4, "PTR ");
}

enum osdev_acpi_err
osdev_acpi_rsdp_parse(struct osdev_span bytes, struct osdev_acpi_rsdp *out)
{
    struct osdev_span covered = osdev_span_make(bytes.ptr, LEN_V1);

    if (bytes.len < LEN_V1) {
        return OSDEV_ACPI_ERR_TRUNCATED;
    }
    if (!has_signature(bytes)) {
        return OSDEV_ACPI_ERR_BAD_SIGNATURE;
    }
    if (osdev_acpi_sum(covered) != 0) {
        return OSDEV_ACPI_ERR_BAD_CHECKSUM;
    }
    // Revision 1 is not in any document; it has no more than revision 0.
    if (bytes.ptr[15] >= 2) {
        if (bytes.len < sizeof(*out)) {
            return OSDEV_ACPI_ERR_TRUNCATED;
        }
        covered.len = osdev_le32_load(bytes.ptr + 20);
        if (covered.len < sizeof(*out)) {
            return OSDEV_ACPI_ERR_BAD_LENGTH;
        }
        if (covered.len > bytes.len) {
            return OSDEV_ACPI_ERR_TRUNCATED;
        }
        if (osdev_acpi_sum(covered) != 0) {
            return OSDEV_ACPI_ERR_BAD_CHECKSUM;
        }
    }
    return osdev_acpi_struct_read(covered, LEN_V1, out, sizeof(*out));
}

enum osdev_acpi_err
osdev_acpi_rsdp_find(struct osdev_span area, size_t *out_offset)
{
    for (size_t at = 0; area.len - at >= LEN_V1; at += ALIGN) {
        struct osdev_span rest = osdev_span_make(area.ptr + at, area.len - at);
        struct osdev_acpi_rsdp rsdp;

        if (has_signature(rest) &&
            osdev_acpi_rsdp_parse(rest, &rsdp) == OSDEV_ACPI_OK) {
            *out_offset = at;
            return OSDEV_ACPI_OK;
        }
        if (area.len - at < ALIGN) {
            break;
        }
    }
    return OSDEV_ACPI_ERR_NOT_FOUND;
}

static void *
map(const struct osdev_acpi_memory *memory, uint64_t start, size_t len)
{
    return memory->ops->map(
        memory->ctx, osdev_paddr(start), len, OSDEV_ACPI_MAP_READ
    );
}

static void unmap(const struct osdev_acpi_memory *memory, void *ptr, size_t len)
{
    if (memory->ops->unmap != NULL) {
        memory->ops->unmap(memory->ctx, ptr, len);
    }
}

static enum osdev_acpi_err search(
    const struct osdev_acpi_memory *memory, uint32_t start, uint32_t len,
    osdev_paddr_t *out
)
{
    void *ptr = map(memory, start, len);
    size_t offset;
    enum osdev_acpi_err err;

    if (ptr == NULL) {
        return OSDEV_ACPI_ERR_UNMAPPED;
    }
    err = osdev_acpi_rsdp_find(osdev_span_make(ptr, len), &offset);
    if (err == OSDEV_ACPI_OK) {
        *out = osdev_paddr(start + offset);
    }
    unmap(memory, ptr, len);
    return err;
}

// The segment of the extended BIOS data area is in the BIOS data area.
static uint32_t ebda_start(const struct osdev_acpi_memory *memory)
{
    uint8_t *ptr = map(memory, EBDA_SEG, 2);
    uint32_t start = 0;

    if (ptr != NULL) {
        start = (uint32_t)osdev_le16_load(ptr) << 4;
        unmap(memory, ptr, 2);
    }
    return start;
}

enum osdev_acpi_err osdev_acpi_rsdp_search(
    const struct osdev_acpi_memory *memory, osdev_paddr_t *out_addr
)
{
    enum osdev_acpi_err low;
    enum osdev_acpi_err high;

    if (memory->ops == NULL || memory->ops->map == NULL) {
        return OSDEV_ACPI_ERR_BAD_OPS;
    }
    uint32_t ebda = ebda_start(memory);

    if (ebda >= EBDA_LOWEST && ebda <= EBDA_END - EBDA_LEN) {
        low = search(memory, ebda, EBDA_LEN, out_addr);
    } else {
        low = search(memory, EBDA_LOWEST, EBDA_END - EBDA_LOWEST, out_addr);
    }
    if (low == OSDEV_ACPI_OK) {
        return low;
    }
    high = search(memory, BIOS_START, BIOS_LEN, out_addr);
    return high == OSDEV_ACPI_OK ? high
           : low == high         ? low
                                 : OSDEV_ACPI_ERR_UNMAPPED;
}

enum osdev_acpi_err osdev_acpi_rsdp_read(
    const struct osdev_acpi_memory *memory, osdev_paddr_t addr,
    struct osdev_acpi_rsdp *out
)
{
    size_t len = LEN_V1;
    enum osdev_acpi_err err = OSDEV_ACPI_ERR_TRUNCATED;

    if (memory->ops == NULL || memory->ops->map == NULL) {
        return OSDEV_ACPI_ERR_BAD_OPS;
    }
    // First what every revision has, then as much as it says that it has.
    while (err == OSDEV_ACPI_ERR_TRUNCATED) {
        uint8_t *ptr = map(memory, addr.raw, len);
        size_t mapped = len;

        if (ptr == NULL) {
            return OSDEV_ACPI_ERR_UNMAPPED;
        }
        err = osdev_acpi_rsdp_parse(osdev_span_make(ptr, len), out);
        if (err == OSDEV_ACPI_ERR_TRUNCATED) {
            len = len == LEN_V1 ? sizeof(*out) : osdev_le32_load(ptr + 20);
        }
        unmap(memory, ptr, mapped);
        if (len > LEN_MAX || len < mapped) {
            return OSDEV_ACPI_ERR_BAD_LENGTH;
        }
    }
    return err;
}
