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
    if (!osdev_multiboot2_payload_(
            info, OSDEV_MULTIBOOT2_TYPE_ELF_SECTIONS, ELF_LEN, &payload
        )) {
        return false;
    }
    struct osdev_multiboot2_elf elf = {
        .headers = span_from(payload, ELF_LEN),
        .count = osdev_le32_load(payload.ptr),
        .entry_size = osdev_le32_load(payload.ptr + 4),
        .string_index = osdev_le32_load(payload.ptr + 8),
    };

    if ((elf.entry_size != ELF32_SECTION_LEN &&
         elf.entry_size != ELF64_SECTION_LEN) ||
        (uint64_t)elf.count * elf.entry_size > elf.headers.len) {
        return false;
    }
    *out_elf = elf;
    return true;
}

static void
decode32(const uint8_t *raw, struct osdev_multiboot2_elf_section *section)
{
    section->name = osdev_le32_load(raw);
    section->type = osdev_le32_load(raw + 4);
    section->flags = osdev_le32_load(raw + 8);
    section->addr = osdev_le32_load(raw + 12);
    section->offset = osdev_le32_load(raw + 16);
    section->size = osdev_le32_load(raw + 20);
    section->link = osdev_le32_load(raw + 24);
    section->info = osdev_le32_load(raw + 28);
    section->align = osdev_le32_load(raw + 32);
    section->entry_size = osdev_le32_load(raw + 36);
}

static void
decode64(const uint8_t *raw, struct osdev_multiboot2_elf_section *section)
{
    section->name = osdev_le32_load(raw);
    section->type = osdev_le32_load(raw + 4);
    section->flags = osdev_le64_load(raw + 8);
    section->addr = osdev_le64_load(raw + 16);
    section->offset = osdev_le64_load(raw + 24);
    section->size = osdev_le64_load(raw + 32);
    section->link = osdev_le32_load(raw + 40);
    section->info = osdev_le32_load(raw + 44);
    section->align = osdev_le64_load(raw + 48);
    section->entry_size = osdev_le64_load(raw + 56);
}

bool osdev_multiboot2_elf_at(
    const struct osdev_multiboot2_elf *elf, uint32_t index,
    struct osdev_multiboot2_elf_section *out_section
)
{
    OSDEV_ASSERT(elf != NULL && out_section != NULL);
    if (index >= elf->count) {
        return false;
    }
    const uint8_t *raw = elf->headers.ptr + (size_t)index * elf->entry_size;

    if (elf->entry_size == ELF64_SECTION_LEN) {
        decode64(raw, out_section);
    } else {
        decode32(raw, out_section);
    }
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
