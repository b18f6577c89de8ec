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
#define ELF32_SECTION_LEN  40u
#define ELF64_SECTION_LEN  64u
#define PALETTE_ENTRY_LEN  3u
#define RGB_FIELDS_LEN     6u
#define PALETTE_COUNT_LEN  2u

// The first good tag of a known type that has at least min bytes of payload.
OSDEV_NODISCARD
bool osdev_multiboot2_payload_(
    const struct osdev_multiboot2 *info, uint32_t type, size_t min,
    struct osdev_span *out_payload
);

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
