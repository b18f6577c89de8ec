// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What the facets of libmultiboot2 share.
#ifndef OSDEV_MULTIBOOT2_INTERNAL_H
#define OSDEV_MULTIBOOT2_INTERNAL_H

#include <osdev/base.h>
#include <osdev/multiboot2/info.h>

#include "chain.h"

// Lengths of payloads, type and size not counted. A tag may be longer.
#define MODULE_LEN      8u
#define MEMINFO_LEN     8u
#define BOOTDEV_LEN     12u
#define MMAP_LEN        8u
#define VBE_LEN         776u
#define FRAMEBUFFER_LEN 24u
#define ELF_LEN         12u
#define APM_LEN         20u
#define EFI32_LEN       4u
#define EFI64_LEN       8u
#define SMBIOS_LEN      8u
#define RSDP_V1_LEN     20u
#define RSDP_V2_LEN     36u
#define LOAD_BASE_LEN   4u

#define MMAP_ENTRY_LEN     24u
#define EFI_MMAP_ENTRY_LEN 40u
#define EFI_MMAP_USUAL_LEN 48u // EDK II leaves room after the fields.
#define PALETTE_ENTRY_LEN  3u
#define RGB_FIELDS_LEN     6u
#define PALETTE_COUNT_LEN  2u

static inline bool has_good(const struct osdev_multiboot2 *info, uint32_t type)
{
    return (info->good_types & OSDEV_BIT32(type)) != 0;
}

// The payload of the first good tag of a known type. Place and length are those
// of the index: even if the block was overwritten since it was opened, they lie
// inside it and hold the fields that the type has at least.
OSDEV_NODISCARD
static inline bool find_payload(
    const struct osdev_multiboot2 *info, uint32_t type,
    struct osdev_span *out_payload
)
{
    if (!has_good(info, type)) {
        return false;
    }
    *out_payload =
        osdev_span_make(info->bytes.ptr + info->offset[type], info->len[type]);
    return true;
}

// Entries of a memory map that fit. The sizes in use take a multiplication, not
// a division.
static inline uint32_t entries_of(size_t len, uint32_t entry_size)
{
    switch (entry_size) {
    case MMAP_ENTRY_LEN:
        return (uint32_t)len / MMAP_ENTRY_LEN;
    case EFI_MMAP_USUAL_LEN:
        return (uint32_t)len / EFI_MMAP_USUAL_LEN;
    default:
        return (uint32_t)len / entry_size;
    }
}

// osdev_span_until_nul(), eight bytes at a time: texts are the one thing whose
// look-up depends on its length.
OSDEV_NODISCARD
static inline bool
text_until_nul(struct osdev_span text, struct osdev_span *out)
{
    size_t at = 0;

    for (; text.len - at >= 8; at += 8) {
        uint64_t word = osdev_le64_load(text.ptr + at);
        // The lowest bit set is that of the first byte that is zero.
        uint64_t zeros = (word - UINT64_C(0x0101010101010101)) & ~word &
                         UINT64_C(0x8080808080808080);

        if (zeros != 0) {
            at += (size_t)__builtin_ctzll(zeros) / 8;
            *out = osdev_span_make(text.ptr, at);
            return true;
        }
    }
    for (; at < text.len; at++) {
        if (text.ptr[at] == 0) {
            *out = osdev_span_make(text.ptr, at);
            return true;
        }
    }
    return false;
}

#endif
