// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * ELF section headers of the kernel: where its symbols lie.
 *
 * Addresses in the headers point to wherever the loader put the sections.
 * This library hands them out and never follows them: the kernel maps the
 * string table and passes it in.
 */
#ifndef OSDEV_MULTIBOOT2_ELF_H
#define OSDEV_MULTIBOOT2_ELF_H

#include <osdev/base/addr.h>
#include <osdev/multiboot2/info.h>

OSDEV_BEGIN_DECLS

/** @name Section types
 * @{ */
/** Unused header. */
#define OSDEV_MULTIBOOT2_ELF_NULL 0u
/** Bytes of the program. */
#define OSDEV_MULTIBOOT2_ELF_PROGBITS 1u
/** Symbols. */
#define OSDEV_MULTIBOOT2_ELF_SYMTAB 2u
/** Strings. */
#define OSDEV_MULTIBOOT2_ELF_STRTAB 3u
/** Relocations with addends. */
#define OSDEV_MULTIBOOT2_ELF_RELA 4u
/** Hash of symbols. */
#define OSDEV_MULTIBOOT2_ELF_HASH 5u
/** Dynamic linking. */
#define OSDEV_MULTIBOOT2_ELF_DYNAMIC 6u
/** Notes. */
#define OSDEV_MULTIBOOT2_ELF_NOTE 7u
/** No bytes in the file. */
#define OSDEV_MULTIBOOT2_ELF_NOBITS 8u
/** Relocations without addends. */
#define OSDEV_MULTIBOOT2_ELF_REL 9u
/** Reserved. */
#define OSDEV_MULTIBOOT2_ELF_SHLIB 10u
/** Symbols of dynamic linking. */
#define OSDEV_MULTIBOOT2_ELF_DYNSYM 11u
/** First type of operating systems; the last is 0x6fffffff. */
#define OSDEV_MULTIBOOT2_ELF_OS_FIRST 0x60000000u
/** First type of processors; the last is 0x7fffffff. */
#define OSDEV_MULTIBOOT2_ELF_PROCESSOR_FIRST 0x70000000u
/** First type of users; the last is 0xffffffff. */
#define OSDEV_MULTIBOOT2_ELF_USER_FIRST 0x80000000u
/** @} */

/** @name Section flags
 * @{ */
/** Writable. */
#define OSDEV_MULTIBOOT2_ELF_WRITE 0x1u
/** Takes memory while the kernel runs. */
#define OSDEV_MULTIBOOT2_ELF_ALLOC 0x2u
/** Executable. */
#define OSDEV_MULTIBOOT2_ELF_EXEC 0x4u
/** @} */

/** Length of an ELF32 section header in bytes. */
#define OSDEV_MULTIBOOT2_ELF32_SECTION_LEN 40u
/** Length of an ELF64 section header in bytes. */
#define OSDEV_MULTIBOOT2_ELF64_SECTION_LEN 64u

/** The section headers. */
struct osdev_multiboot2_elf {
    struct osdev_span headers; /**< All headers. */
    uint32_t count;            /**< Number of headers. */
    uint32_t entry_size;       /**< One of the lengths above. */
    uint32_t string_index;     /**< Header of the name table, as given. */
};

/** One section header. */
struct osdev_multiboot2_elf_section {
    uint32_t name;       /**< Offset of the name in the string table. */
    uint32_t type;       /**< OSDEV_MULTIBOOT2_ELF_..., or another. */
    uint64_t flags;      /**< OSDEV_MULTIBOOT2_ELF_... bits and others. */
    uint64_t addr;       /**< Where the section lies; 0 if nowhere. */
    uint64_t offset;     /**< Where it lies in the file. */
    uint64_t size;       /**< Length in bytes. */
    uint32_t link;       /**< Another section, by type. */
    uint32_t info;       /**< More, by type. */
    uint64_t align;      /**< Alignment; 0 and 1 mean none. */
    uint64_t entry_size; /**< Size of entries; 0 if it is no table. */
};

/**
 * The section headers.
 *
 * @param      info     Opened boot information.
 * @param[out] out_elf  Written only on success.
 * @return Whether there is a good tag.
 * @spec Multiboot2 2.0, 3.6.10
 */
OSDEV_NODISCARD
bool osdev_multiboot2_find_elf(
    const struct osdev_multiboot2 *info, struct osdev_multiboot2_elf *out_elf
);

/**
 * Private: decode an ELF32 section header.
 *
 * @param      raw      40 bytes.
 * @param[out] section  The fields.
 */
static inline void osdev_multiboot2_elf_decode32_(
    const uint8_t *raw, struct osdev_multiboot2_elf_section *section
)
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

/**
 * Private: decode an ELF64 section header.
 *
 * @param      raw      64 bytes.
 * @param[out] section  The fields.
 */
static inline void osdev_multiboot2_elf_decode64_(
    const uint8_t *raw, struct osdev_multiboot2_elf_section *section
)
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

/**
 * One section header.
 *
 * @param      elf          From osdev_multiboot2_find_elf().
 * @param      index        0..count-1; header 0 is usually a null one.
 * @param[out] out_section  Written only on success.
 * @return Whether @p index is below the count.
 * @spec System V ABI, chapter 4, section header
 */
OSDEV_NODISCARD
static inline bool osdev_multiboot2_elf_at(
    const struct osdev_multiboot2_elf *elf, uint32_t index,
    struct osdev_multiboot2_elf_section *out_section
)
{
    OSDEV_ASSERT(elf != NULL && out_section != NULL);
    if (index >= elf->count) {
        return false;
    }
    const uint8_t *raw = elf->headers.ptr + (size_t)index * elf->entry_size;

    if (elf->entry_size == OSDEV_MULTIBOOT2_ELF64_SECTION_LEN) {
        osdev_multiboot2_elf_decode64_(raw, out_section);
    } else {
        osdev_multiboot2_elf_decode32_(raw, out_section);
    }
    return true;
}

/**
 * The section that holds the names of sections. Map its bytes and pass them
 * to osdev_multiboot2_elf_name().
 *
 * @param      elf          From osdev_multiboot2_find_elf().
 * @param[out] out_section  Written only on success.
 * @return Whether there is one.
 * @spec System V ABI, chapter 4, e_shstrndx
 */
OSDEV_NODISCARD
bool osdev_multiboot2_elf_strings(
    const struct osdev_multiboot2_elf *elf,
    struct osdev_multiboot2_elf_section *out_section
);

/**
 * The name of a section.
 *
 * @param      section   From osdev_multiboot2_elf_at().
 * @param      strings   The bytes of the string table.
 * @param[out] out_name  Without NUL. Written only on success.
 * @return Whether the name starts and ends inside the string table.
 */
OSDEV_NODISCARD
bool osdev_multiboot2_elf_name(
    const struct osdev_multiboot2_elf_section *section,
    struct osdev_span strings, struct osdev_span *out_name
);

OSDEV_END_DECLS

#endif
