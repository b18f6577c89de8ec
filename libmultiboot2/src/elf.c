// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// ELF section headers. Multiboot2 2.0, 3.6.10; System V ABI, chapter 4.
#include <osdev/multiboot2/elf.h>

#include "internal.h"

// String table index that says: look into section 0.
#define SHN_XINDEX 0xffffu

bool osdev_multiboot2_find_elf(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_elf *out_elf
)
{
    struct osdev_span payload;

    OSDEV_ASSERT(info != NULL && out_elf != NULL);
    if (!find_payload(info, OSDEV_MULTIBOOT2_TYPE_ELF_SECTIONS, &payload)) {
        return false;
    }
    struct osdev_multiboot2_elf elf = {
        .headers = span_from(payload, ELF_LEN),
        .count = osdev_le32_load(payload.ptr),
        .entry_size = osdev_le32_load(payload.ptr + 4),
        .string_index = osdev_le32_load(payload.ptr + 8),
    };

    if ((elf.entry_size != OSDEV_MULTIBOOT2_ELF32_SECTION_LEN &&
         elf.entry_size != OSDEV_MULTIBOOT2_ELF64_SECTION_LEN) ||
        (uint64_t)elf.count * elf.entry_size > elf.headers.len) {
        return false;
    }
    *out_elf = elf;
    return true;
}

bool osdev_multiboot2_elf_strings(
    const struct osdev_multiboot2_elf *elf,
    struct osdev_multiboot2_elf_section *out_section
)
{
    struct osdev_multiboot2_elf_section first;
    uint32_t index = elf->string_index;

    OSDEV_ASSERT(elf != NULL && out_section != NULL);
    if (index == SHN_XINDEX) {
        if (!osdev_multiboot2_elf_at(elf, 0, &first)) {
            return false;
        }
        index = first.link;
    }
    return index != 0 && osdev_multiboot2_elf_at(elf, index, out_section);
}

bool osdev_multiboot2_elf_name(
    const struct osdev_multiboot2_elf_section *section,
    struct osdev_span strings, struct osdev_span *out_name
)
{
    OSDEV_ASSERT(section != NULL && out_name != NULL);
    return osdev_span_skip(&strings, section->name) &&
           osdev_span_until_nul(strings, out_name);
}
