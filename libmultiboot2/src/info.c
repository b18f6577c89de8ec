// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Chain of tags, checks of their content, index. Multiboot2 2.0, 3.6.
#include <osdev/multiboot2/elf.h>
#include <osdev/multiboot2/info.h>
#include <osdev/multiboot2/video.h>

#include "internal.h"

#define INFO_START_LEN 8u

// Payload that a known type needs at least.
static const uint16_t min_payload[OSDEV_MULTIBOOT2_TYPE_COUNT] = {
    [OSDEV_MULTIBOOT2_TYPE_MODULE] = MODULE_LEN,
    [OSDEV_MULTIBOOT2_TYPE_MEMINFO] = MEMINFO_LEN,
    [OSDEV_MULTIBOOT2_TYPE_BOOTDEV] = BOOTDEV_LEN,
    [OSDEV_MULTIBOOT2_TYPE_MMAP] = MMAP_LEN,
    [OSDEV_MULTIBOOT2_TYPE_VBE] = VBE_LEN,
    [OSDEV_MULTIBOOT2_TYPE_FRAMEBUFFER] = FRAMEBUFFER_LEN,
    [OSDEV_MULTIBOOT2_TYPE_ELF_SECTIONS] = ELF_LEN,
    [OSDEV_MULTIBOOT2_TYPE_APM] = APM_LEN,
    [OSDEV_MULTIBOOT2_TYPE_EFI32] = EFI32_LEN,
    [OSDEV_MULTIBOOT2_TYPE_EFI64] = EFI64_LEN,
    [OSDEV_MULTIBOOT2_TYPE_SMBIOS] = SMBIOS_LEN,
    [OSDEV_MULTIBOOT2_TYPE_RSDP_V1] = RSDP_V1_LEN,
    [OSDEV_MULTIBOOT2_TYPE_RSDP_V2] = RSDP_V2_LEN,
    [OSDEV_MULTIBOOT2_TYPE_EFI_MMAP] = MMAP_LEN,
    [OSDEV_MULTIBOOT2_TYPE_EFI32_IH] = EFI32_LEN,
    [OSDEV_MULTIBOOT2_TYPE_EFI64_IH] = EFI64_LEN,
    [OSDEV_MULTIBOOT2_TYPE_LOAD_BASE] = LOAD_BASE_LEN,
};

static inline enum osdev_multiboot2_err check_text(struct osdev_span text)
{
    struct osdev_span found;

    // Loaders end the tag with the NUL, so the search is hardly ever needed.
    if (OSDEV_LIKELY(text.len != 0 && text.ptr[text.len - 1] == 0)) {
        return OSDEV_MULTIBOOT2_OK;
    }
    return text_until_nul(text, &found) ? OSDEV_MULTIBOOT2_OK
                                        : OSDEV_MULTIBOOT2_ERR_NO_NUL;
}

static inline enum osdev_multiboot2_err check_module(struct osdev_span payload)
{
    if (osdev_le32_load(payload.ptr + 4) < osdev_le32_load(payload.ptr)) {
        return OSDEV_MULTIBOOT2_ERR_MODULE_RANGE;
    }
    return check_text(span_from(payload, MODULE_LEN));
}

// Both memory maps: entry size, version, entries.
OSDEV_ALWAYS_INLINE enum osdev_multiboot2_err
check_table(struct osdev_span payload, uint32_t min_entry)
{
    uint32_t entry_size = osdev_le32_load(payload.ptr);

    if (entry_size < min_entry) {
        return OSDEV_MULTIBOOT2_ERR_ENTRY_SIZE;
    }
    if ((size_t)entries_of(payload.len - MMAP_LEN, entry_size) * entry_size !=
        payload.len - MMAP_LEN) {
        return OSDEV_MULTIBOOT2_ERR_ENTRY_COUNT;
    }
    return OSDEV_MULTIBOOT2_OK;
}

static enum osdev_multiboot2_err check_framebuffer(struct osdev_span payload)
{
    uint8_t kind = payload.ptr[21];
    size_t need = 0;

    if (kind == OSDEV_MULTIBOOT2_FRAMEBUFFER_RGB) {
        need = RGB_FIELDS_LEN;
    } else if (kind == OSDEV_MULTIBOOT2_FRAMEBUFFER_INDEXED) {
        need = PALETTE_COUNT_LEN;
        if (payload.len - FRAMEBUFFER_LEN >= need) {
            need += PALETTE_ENTRY_LEN *
                    (size_t)osdev_le16_load(payload.ptr + FRAMEBUFFER_LEN);
        }
    }
    return need > payload.len - FRAMEBUFFER_LEN ? OSDEV_MULTIBOOT2_ERR_COLOUR
                                                : OSDEV_MULTIBOOT2_OK;
}

static inline enum osdev_multiboot2_err check_elf(struct osdev_span payload)
{
    uint32_t count = osdev_le32_load(payload.ptr);
    uint32_t entry_size = osdev_le32_load(payload.ptr + 4);

    if (entry_size != OSDEV_MULTIBOOT2_ELF32_SECTION_LEN &&
        entry_size != OSDEV_MULTIBOOT2_ELF64_SECTION_LEN) {
        return OSDEV_MULTIBOOT2_ERR_ENTRY_SIZE;
    }
    return (uint64_t)count * entry_size > payload.len - ELF_LEN
               ? OSDEV_MULTIBOOT2_ERR_ENTRY_COUNT
               : OSDEV_MULTIBOOT2_OK;
}

// The eight bytes of a word as four 16-bit sums of two.
static inline uint64_t sum_pairs(uint64_t word)
{
    const uint64_t even = UINT64_C(0x00ff00ff00ff00ff);

    return (word & even) + (word >> 8 & even);
}

// The four sums in one: the multiplication adds them up in the topmost one.
static inline uint8_t sum_up(uint64_t sums)
{
    return (uint8_t)(sums * UINT64_C(0x0001000100010001) >> 48);
}

// Sum of the bytes modulo 256. Eight at a time, because every open of a block
// pays for it.
static inline uint8_t sum(const uint8_t *bytes, size_t len)
{
    uint8_t total = 0;

    for (; len >= 8; bytes += 8, len -= 8) {
        total = (uint8_t)(total + sum_up(sum_pairs(osdev_le64_load(bytes))));
    }
    for (; len > 0; bytes++, len--) {
        total = (uint8_t)(total + *bytes);
    }
    return total;
}

// The first 20 bytes of a root pointer, of which the ACPI 1.0 sum is made.
static inline uint8_t sum_20(const uint8_t *bytes)
{
    return sum_up(
        sum_pairs(osdev_le64_load(bytes)) +
        sum_pairs(osdev_le64_load(bytes + 8)) +
        sum_pairs(osdev_le32_load(bytes + 16))
    );
}

static inline enum osdev_multiboot2_err check_rsdp_v1(struct osdev_span payload)
{
    // "RSD PTR " as a number.
    if (osdev_le64_load(payload.ptr) != UINT64_C(0x2052545020445352)) {
        return OSDEV_MULTIBOOT2_ERR_SIGNATURE;
    }
    return sum_20(payload.ptr) != 0 ? OSDEV_MULTIBOOT2_ERR_CHECKSUM
                                    : OSDEV_MULTIBOOT2_OK;
}

static inline enum osdev_multiboot2_err check_rsdp_v2(struct osdev_span payload)
{
    enum osdev_multiboot2_err err = check_rsdp_v1(payload);
    uint32_t len = osdev_le32_load(payload.ptr + 20);

    if (err != OSDEV_MULTIBOOT2_OK) {
        return err;
    }
    if (len < RSDP_V2_LEN || len > payload.len) {
        return OSDEV_MULTIBOOT2_ERR_TOO_SHORT;
    }
    // The first part adds up to 0, so the whole does if the rest does.
    return sum(payload.ptr + RSDP_V1_LEN, len - RSDP_V1_LEN) != 0
               ? OSDEV_MULTIBOOT2_ERR_CHECKSUM
               : OSDEV_MULTIBOOT2_OK;
}

OSDEV_ALWAYS_INLINE enum osdev_multiboot2_err
check_known(uint32_t type, struct osdev_span payload)
{
    if (payload.len < min_payload[type]) {
        return OSDEV_MULTIBOOT2_ERR_TOO_SHORT;
    }
    switch (type) {
    case OSDEV_MULTIBOOT2_TYPE_END:
        return payload.len != 0 ? OSDEV_MULTIBOOT2_ERR_TAG_SIZE
                                : OSDEV_MULTIBOOT2_OK;
    case OSDEV_MULTIBOOT2_TYPE_CMDLINE:
    case OSDEV_MULTIBOOT2_TYPE_LOADER_NAME:
        return check_text(payload);
    case OSDEV_MULTIBOOT2_TYPE_MODULE:
        return check_module(payload);
    case OSDEV_MULTIBOOT2_TYPE_MMAP:
        return check_table(payload, MMAP_ENTRY_LEN);
    case OSDEV_MULTIBOOT2_TYPE_FRAMEBUFFER:
        return check_framebuffer(payload);
    case OSDEV_MULTIBOOT2_TYPE_ELF_SECTIONS:
        return check_elf(payload);
    case OSDEV_MULTIBOOT2_TYPE_RSDP_V1:
        return check_rsdp_v1(payload);
    case OSDEV_MULTIBOOT2_TYPE_RSDP_V2:
        return check_rsdp_v2(payload);
    case OSDEV_MULTIBOOT2_TYPE_EFI_MMAP:
        return check_table(payload, EFI_MMAP_ENTRY_LEN);
    default:
        return OSDEV_MULTIBOOT2_OK;
    }
}

enum osdev_multiboot2_err
osdev_multiboot2_check(const struct osdev_multiboot2_tag *tag)
{
    OSDEV_ASSERT(tag != NULL);
    return tag->type < OSDEV_MULTIBOOT2_TYPE_COUNT
               ? check_known(tag->type, tag->payload)
               : OSDEV_MULTIBOOT2_OK;
}

// What one walk finds out, in registers: a count in memory would be written and
// read again at every tag, which takes longer than the walk itself.
struct tally {
    uint32_t tags;
    uint32_t good_types;
};

// Inline, because opening a block spends most of its time here.
OSDEV_ALWAYS_INLINE void index_tag(
    struct osdev_multiboot2 *info, const struct osdev_multiboot2_tag *tag,
    struct tally *tally
)
{
    uint32_t type = tag->type;

    if (OSDEV_UNLIKELY(
            check_known(type, tag->payload) != OSDEV_MULTIBOOT2_OK
        )) {
        info->malformed_count++;
        info->malformed_types |= OSDEV_BIT32(type);
        return;
    }
    if ((tally->good_types >> type & 1) != 0) {
        info->count[type]++;
        return;
    }
    tally->good_types |= OSDEV_BIT32(type);
    info->offset[type] = (uint32_t)(tag->payload.ptr - info->bytes.ptr);
    info->len[type] = (uint32_t)tag->payload.len;
    info->count[type] = 1;
}

static enum osdev_multiboot2_err index_chain(struct osdev_multiboot2 *info)
{
    struct osdev_span rest = span_from(info->bytes, INFO_START_LEN);
    struct osdev_multiboot2_tag tag;
    struct tally tally = {0, 0};

    while (osdev_multiboot2_take_tag_(&rest, &tag)) {
        if (osdev_multiboot2_is_end_(&tag)) {
            info->bytes.len -= rest.len;
            info->tag_count = tally.tags;
            info->good_types = tally.good_types;
            return OSDEV_MULTIBOOT2_OK;
        }
        tally.tags++;
        if (tag.type < OSDEV_MULTIBOOT2_TYPE_COUNT) {
            index_tag(info, &tag, &tally);
        }
    }
    return broken_chain(rest);
}

// The index proper need not be cleared: good_types says what is valid in it.
static void clear(struct osdev_multiboot2 *info)
{
    info->bytes = osdev_span_make(NULL, 0);
    info->tag_count = 0;
    info->malformed_count = 0;
    info->malformed_types = 0;
    info->good_types = 0;
}

enum osdev_multiboot2_err osdev_multiboot2_open(
    struct osdev_multiboot2 *info, const void *bytes, size_t len
)
{
    OSDEV_ASSERT(info != NULL && (bytes != NULL || len == 0));
    clear(info);
    if (len < INFO_START_LEN) {
        return OSDEV_MULTIBOOT2_ERR_TRUNCATED;
    }
    uint32_t total = osdev_le32_load((const uint8_t *)bytes);

    if (total < INFO_START_LEN + TAG_START_LEN || total % 8 != 0) {
        return OSDEV_MULTIBOOT2_ERR_TOTAL_SIZE;
    }
    if (total > len) {
        return OSDEV_MULTIBOOT2_ERR_TRUNCATED;
    }
    info->bytes = osdev_span_make(bytes, total);
    enum osdev_multiboot2_err err = index_chain(info);

    if (err != OSDEV_MULTIBOOT2_OK) {
        clear(info);
    }
    return err;
}

void osdev_multiboot2_move(struct osdev_multiboot2 *info, const void *bytes)
{
    OSDEV_ASSERT(info != NULL && (bytes != NULL || info->bytes.len == 0));
    info->bytes = osdev_span_make(bytes, info->bytes.len);
}

struct osdev_multiboot2_iter
osdev_multiboot2_iter(const struct osdev_multiboot2 *info)
{
    OSDEV_ASSERT(info != NULL);
    struct osdev_multiboot2_iter iter = {
        info->bytes, 0, 0, info->malformed_types};

    if (iter.rest.len != 0) {
        iter.rest = span_from(iter.rest, INFO_START_LEN);
    }
    return iter;
}

struct osdev_multiboot2_iter
osdev_multiboot2_iter_type(const struct osdev_multiboot2 *info, uint32_t type)
{
    struct osdev_multiboot2_iter iter = osdev_multiboot2_iter(info);

    iter.type = type;
    iter.type_mask = UINT32_MAX;
    if (type < OSDEV_MULTIBOOT2_TYPE_COUNT && has_good(info, type)) {
        iter.rest = span_from(info->bytes, info->offset[type] - TAG_START_LEN);
    }
    return iter;
}

bool osdev_multiboot2_next_malformed(
    struct osdev_multiboot2_iter *iter, struct osdev_multiboot2_tag *out_tag,
    enum osdev_multiboot2_err *out_reason
)
{
    OSDEV_ASSERT(iter != NULL && out_tag != NULL && out_reason != NULL);
    struct osdev_multiboot2_iter every = *iter;
    struct osdev_multiboot2_tag tag;

    every.suspects = 0;
    while (osdev_multiboot2_next(&every, &tag)) {
        enum osdev_multiboot2_err err = osdev_multiboot2_check(&tag);

        iter->rest = every.rest;
        if (err != OSDEV_MULTIBOOT2_OK) {
            *out_tag = tag;
            *out_reason = err;
            return true;
        }
    }
    iter->rest = every.rest;
    return false;
}

uint32_t
osdev_multiboot2_count(const struct osdev_multiboot2 *info, uint32_t type)
{
    OSDEV_ASSERT(info != NULL);
    if (type < OSDEV_MULTIBOOT2_TYPE_COUNT) {
        return has_good(info, type) ? info->count[type] : 0;
    }
    struct osdev_multiboot2_iter iter = osdev_multiboot2_iter_type(info, type);
    struct osdev_multiboot2_tag tag;
    uint32_t count = 0;

    while (osdev_multiboot2_next(&iter, &tag)) {
        count++;
    }
    return count;
}

bool osdev_multiboot2_find(
    const struct osdev_multiboot2 *info, uint32_t type,
    struct osdev_multiboot2_tag *out_tag
)
{
    OSDEV_ASSERT(info != NULL && out_tag != NULL);
    if (type < OSDEV_MULTIBOOT2_TYPE_COUNT) {
        if (!find_payload(info, type, &out_tag->payload)) {
            return false;
        }
        out_tag->type = type;
        return true;
    }
    struct osdev_multiboot2_iter iter = osdev_multiboot2_iter_type(info, type);

    return osdev_multiboot2_next(&iter, out_tag);
}
