// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Chain of tags, checks of their content, index. Multiboot2 2.0, 3.6.
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

static enum osdev_multiboot2_err check_text(struct osdev_span text)
{
    struct osdev_span found;

    // Loaders end the tag with the NUL, so the search is hardly ever needed.
    if (text.len != 0 && text.ptr[text.len - 1] == 0) {
        return OSDEV_MULTIBOOT2_OK;
    }
    return text_until_nul(text, &found) ? OSDEV_MULTIBOOT2_OK
                                        : OSDEV_MULTIBOOT2_ERR_NO_NUL;
}

static enum osdev_multiboot2_err check_module(struct osdev_span payload)
{
    if (osdev_le32_load(payload.ptr + 4) < osdev_le32_load(payload.ptr)) {
        return OSDEV_MULTIBOOT2_ERR_MODULE_RANGE;
    }
    return check_text(span_from(payload, MODULE_LEN));
}

// Both memory maps: entry size, version, entries.
static enum osdev_multiboot2_err
check_table(struct osdev_span payload, uint32_t min_entry)
{
    uint32_t entry_size = osdev_le32_load(payload.ptr);

    if (entry_size < min_entry) {
        return OSDEV_MULTIBOOT2_ERR_ENTRY_SIZE;
    }
    if ((uint32_t)(payload.len - MMAP_LEN) % entry_size != 0) {
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

static enum osdev_multiboot2_err check_elf(struct osdev_span payload)
{
    uint32_t count = osdev_le32_load(payload.ptr);
    uint32_t entry_size = osdev_le32_load(payload.ptr + 4);

    if (entry_size != ELF32_SECTION_LEN && entry_size != ELF64_SECTION_LEN) {
        return OSDEV_MULTIBOOT2_ERR_ENTRY_SIZE;
    }
    return (uint64_t)count * entry_size > payload.len - ELF_LEN
               ? OSDEV_MULTIBOOT2_ERR_ENTRY_COUNT
               : OSDEV_MULTIBOOT2_OK;
}

// Sum of the bytes modulo 256. Eight at a time, because every open of a block
// pays for it: each half of the word's bytes goes into four 16-bit lanes, and
// the multiplication adds the lanes up in the topmost one.
static uint8_t sum(const uint8_t *bytes, size_t len)
{
    const uint64_t lanes = UINT64_C(0x00ff00ff00ff00ff);
    uint64_t total = 0;

    for (; len >= 8; bytes += 8, len -= 8) {
        uint64_t word = osdev_le64_load(bytes);

        word = (word & lanes) + (word >> 8 & lanes);
        total += word * UINT64_C(0x0001000100010001) >> 48;
    }
    for (; len > 0; bytes++, len--) {
        total += *bytes;
    }
    return (uint8_t)total;
}

static enum osdev_multiboot2_err check_rsdp_v1(struct osdev_span payload)
{
    // "RSD PTR " as a number.
    if (osdev_le64_load(payload.ptr) != UINT64_C(0x2052545020445352)) {
        return OSDEV_MULTIBOOT2_ERR_SIGNATURE;
    }
    return sum(payload.ptr, RSDP_V1_LEN) != 0 ? OSDEV_MULTIBOOT2_ERR_CHECKSUM
                                              : OSDEV_MULTIBOOT2_OK;
}

static enum osdev_multiboot2_err check_rsdp_v2(struct osdev_span payload)
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

// Inline, because opening a block spends most of its time here.
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

static bool is_end(const struct link *link)
{
    return link->word == OSDEV_MULTIBOOT2_TYPE_END && link->payload.len == 0;
}

static bool has_good(const struct osdev_multiboot2 *info, uint32_t type)
{
    return (info->good_types & OSDEV_BIT32(type)) != 0;
}

static void index_tag(
    struct osdev_multiboot2 *info, uint32_t type, struct osdev_span payload,
    uint32_t offset
)
{
    info->tag_count++;
    if (type >= OSDEV_MULTIBOOT2_TYPE_COUNT) {
        return;
    }
    if (check_known(type, payload) != OSDEV_MULTIBOOT2_OK) {
        info->malformed_count++;
        info->malformed_types |= OSDEV_BIT32(type);
        return;
    }
    if (has_good(info, type)) {
        info->count[type]++;
        return;
    }
    info->good_types |= OSDEV_BIT32(type);
    info->count[type] = 1;
    info->first[type] = offset;
}

static enum osdev_multiboot2_err
index_chain(struct osdev_multiboot2 *info, struct osdev_span block)
{
    struct osdev_span rest = span_from(block, INFO_START_LEN);

    for (;;) {
        struct link link;
        uint32_t offset = (uint32_t)(block.len - rest.len);
        enum osdev_multiboot2_err err = take_link(&rest, &link);

        if (err != OSDEV_MULTIBOOT2_OK) {
            return err;
        }
        if (is_end(&link)) {
            info->bytes = osdev_span_make(block.ptr, block.len - rest.len);
            return OSDEV_MULTIBOOT2_OK;
        }
        index_tag(info, link.word, link.payload, offset);
    }
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
    struct osdev_span block = osdev_span_make(bytes, len);

    OSDEV_ASSERT(info != NULL && (bytes != NULL || len == 0));
    clear(info);
    if (len < INFO_START_LEN) {
        return OSDEV_MULTIBOOT2_ERR_TRUNCATED;
    }
    uint32_t total = osdev_le32_load(block.ptr);

    if (total < INFO_START_LEN + TAG_START_LEN || total % 8 != 0) {
        return OSDEV_MULTIBOOT2_ERR_TOTAL_SIZE;
    }
    if (total > len) {
        return OSDEV_MULTIBOOT2_ERR_TRUNCATED;
    }
    block.len = total;
    enum osdev_multiboot2_err err = index_chain(info, block);

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
        info->bytes, 0, true, info->malformed_count == 0};

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
    iter.every_type = false;
    if (type < OSDEV_MULTIBOOT2_TYPE_COUNT && has_good(info, type)) {
        iter.rest = span_from(info->bytes, info->first[type]);
    }
    return iter;
}

// The next tag that the walk wants, good or not.
static bool next_tag(
    struct osdev_multiboot2_iter *iter, struct osdev_multiboot2_tag *out_tag
)
{
    struct osdev_span rest = iter->rest;
    struct link link;

    while (take_link(&rest, &link) == OSDEV_MULTIBOOT2_OK && !is_end(&link)) {
        if (iter->every_type || link.word == iter->type) {
            iter->rest = rest;
            out_tag->type = link.word;
            out_tag->payload = link.payload;
            return true;
        }
    }
    iter->rest.len = 0;
    return false;
}

bool osdev_multiboot2_next(
    struct osdev_multiboot2_iter *iter, struct osdev_multiboot2_tag *out_tag
)
{
    struct osdev_multiboot2_tag tag;

    OSDEV_ASSERT(iter != NULL && out_tag != NULL);
    while (next_tag(iter, &tag)) {
        if (iter->all_good ||
            osdev_multiboot2_check(&tag) == OSDEV_MULTIBOOT2_OK) {
            *out_tag = tag;
            return true;
        }
    }
    return false;
}

bool osdev_multiboot2_next_malformed(
    struct osdev_multiboot2_iter *iter, struct osdev_multiboot2_tag *out_tag,
    enum osdev_multiboot2_err *out_reason
)
{
    struct osdev_multiboot2_tag tag;

    OSDEV_ASSERT(iter != NULL && out_tag != NULL && out_reason != NULL);
    while (next_tag(iter, &tag)) {
        enum osdev_multiboot2_err err = osdev_multiboot2_check(&tag);

        if (err != OSDEV_MULTIBOOT2_OK) {
            *out_tag = tag;
            *out_reason = err;
            return true;
        }
    }
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

    while (next_tag(&iter, &tag)) {
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
        out_tag->type = type;
        return osdev_multiboot2_payload_(info, type, 0, &out_tag->payload);
    }
    struct osdev_multiboot2_iter iter = osdev_multiboot2_iter_type(info, type);

    return next_tag(&iter, out_tag);
}

bool osdev_multiboot2_payload_(
    const struct osdev_multiboot2 *info, uint32_t type, size_t min,
    struct osdev_span *out_payload
)
{
    if (!has_good(info, type)) {
        return false;
    }
    // The size was good when the block was opened. Looking at it again keeps
    // a block that was overwritten since then from causing an over-read.
    struct osdev_span rest = span_from(info->bytes, info->first[type]);
    uint32_t size = osdev_le32_load(rest.ptr + 4);

    if (size > rest.len || size < TAG_START_LEN + min) {
        return false;
    }
    *out_payload =
        osdev_span_make(rest.ptr + TAG_START_LEN, (size_t)size - TAG_START_LEN);
    return true;
}
