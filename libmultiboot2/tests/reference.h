// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The rules of boot information once more, as plainly as they can be said: a
// byte at a time, a tag at a time, 64-bit arithmetic, no index, nothing shared
// with the library. What the library says about any bytes must be what this
// says.
#ifndef REFERENCE_H
#define REFERENCE_H

#include <osdev/multiboot2.h>

struct reference {
    const uint8_t *bytes;
    uint64_t len;
};

// A little-endian number of some bytes, 0 beyond the end.
static inline uint64_t
reference_number(const struct reference *ref, uint64_t at, unsigned len)
{
    uint64_t value = 0;

    for (unsigned i = 0; i < len; i++) {
        if (at + i < ref->len) {
            value |= (uint64_t)ref->bytes[at + i] << (8 * i);
        }
    }
    return value;
}

static inline bool reference_has_nul(const struct reference *ref)
{
    for (uint64_t i = 0; i < ref->len; i++) {
        if (ref->bytes[i] == 0) {
            return true;
        }
    }
    return false;
}

static inline bool
reference_adds_up(const struct reference *ref, uint64_t from, uint64_t to)
{
    unsigned sum = 0;

    for (uint64_t i = from; i < to; i++) {
        sum += ref->bytes[i];
    }
    return sum % 256 == 0;
}

static inline enum osdev_multiboot2_err
reference_text(const struct reference *payload, uint64_t from)
{
    struct reference text = {payload->bytes + from, payload->len - from};

    return reference_has_nul(&text) ? OSDEV_MULTIBOOT2_OK
                                    : OSDEV_MULTIBOOT2_ERR_NO_NUL;
}

static inline enum osdev_multiboot2_err
reference_table(const struct reference *payload, uint64_t min_entry)
{
    uint64_t entry_size = reference_number(payload, 0, 4);

    if (entry_size < min_entry) {
        return OSDEV_MULTIBOOT2_ERR_ENTRY_SIZE;
    }
    return (payload->len - 8) % entry_size != 0
               ? OSDEV_MULTIBOOT2_ERR_ENTRY_COUNT
               : OSDEV_MULTIBOOT2_OK;
}

static inline enum osdev_multiboot2_err
reference_framebuffer(const struct reference *payload)
{
    uint64_t need = 24;

    if (payload->bytes[21] == 1) {
        need += 6;
    } else if (payload->bytes[21] == 0) {
        need += 2 + 3 * reference_number(payload, 24, 2);
    }
    return payload->len < need ? OSDEV_MULTIBOOT2_ERR_COLOUR
                               : OSDEV_MULTIBOOT2_OK;
}

static inline enum osdev_multiboot2_err
reference_elf(const struct reference *payload)
{
    uint64_t entry_size = reference_number(payload, 4, 4);

    if (entry_size != 40 && entry_size != 64) {
        return OSDEV_MULTIBOOT2_ERR_ENTRY_SIZE;
    }
    return reference_number(payload, 0, 4) > (payload->len - 12) / entry_size
               ? OSDEV_MULTIBOOT2_ERR_ENTRY_COUNT
               : OSDEV_MULTIBOOT2_OK;
}

static inline enum osdev_multiboot2_err
reference_rsdp(const struct reference *payload, bool is_v2)
{
    static const char signature[] = "RSD PTR ";
    uint64_t len = reference_number(payload, 20, 4);

    for (unsigned i = 0; i < 8; i++) {
        if (payload->bytes[i] != (uint8_t)signature[i]) {
            return OSDEV_MULTIBOOT2_ERR_SIGNATURE;
        }
    }
    if (!reference_adds_up(payload, 0, 20)) {
        return OSDEV_MULTIBOOT2_ERR_CHECKSUM;
    }
    if (!is_v2) {
        return OSDEV_MULTIBOOT2_OK;
    }
    if (len < 36 || len > payload->len) {
        return OSDEV_MULTIBOOT2_ERR_TOO_SHORT;
    }
    return reference_adds_up(payload, 0, len) ? OSDEV_MULTIBOOT2_OK
                                              : OSDEV_MULTIBOOT2_ERR_CHECKSUM;
}

static inline enum osdev_multiboot2_err
reference_check(uint64_t type, const struct reference *payload)
{
    static const uint16_t min[] = {0, 0, 0, 8,  8,  12, 8, 776, 24, 12, 20,
                                   4, 8, 8, 20, 36, 0,  8, 0,   4,  8,  4};

    if (type > 21) {
        return OSDEV_MULTIBOOT2_OK;
    }
    if (payload->len < min[type]) {
        return OSDEV_MULTIBOOT2_ERR_TOO_SHORT;
    }
    switch (type) {
    case 0: // The end is not asked about.
        return OSDEV_MULTIBOOT2_ERR_TAG_SIZE;
    case 1:
    case 2:
        return reference_text(payload, 0);
    case 3:
        return reference_number(payload, 4, 4) < reference_number(payload, 0, 4)
                   ? OSDEV_MULTIBOOT2_ERR_MODULE_RANGE
                   : reference_text(payload, 8);
    case 6:
        return reference_table(payload, 24);
    case 8:
        return reference_framebuffer(payload);
    case 9:
        return reference_elf(payload);
    case 14:
    case 15:
        return reference_rsdp(payload, type == 15);
    case 17:
        return reference_table(payload, 40);
    default:
        return OSDEV_MULTIBOOT2_OK;
    }
}

// Whether the library's walks, look-ups and counts of a type give the tags that
// are at the offsets of good, or are malformed, in this order.
static inline bool reference_agrees_on_tags(
    const struct osdev_multiboot2 *info, const struct reference *block
)
{
    struct osdev_multiboot2_iter good = osdev_multiboot2_iter(info);
    struct osdev_multiboot2_iter bad = osdev_multiboot2_iter(info);
    struct osdev_multiboot2_tag tag;
    enum osdev_multiboot2_err reason;
    uint64_t at = 8;
    uint32_t count[22] = {0};

    while (reference_number(block, at, 4) != 0 ||
           reference_number(block, at + 4, 4) != 8) {
        uint64_t size = reference_number(block, at + 4, 4);
        uint64_t type = reference_number(block, at, 4);
        struct reference payload = {block->bytes + at + 8, size - 8};
        enum osdev_multiboot2_err err = reference_check(type, &payload);

        if (err == OSDEV_MULTIBOOT2_OK) {
            if (!osdev_multiboot2_next(&good, &tag)) {
                return false;
            }
        } else if (!osdev_multiboot2_next_malformed(&bad, &tag, &reason) || reason != err) {
            return false;
        }
        if (tag.type != type || tag.payload.ptr != payload.bytes ||
            tag.payload.len != payload.len) {
            return false;
        }
        if (err == OSDEV_MULTIBOOT2_OK && type < 22 && count[type]++ == 0 &&
            (!osdev_multiboot2_find(info, (uint32_t)type, &tag) ||
             tag.payload.ptr != payload.bytes ||
             tag.payload.len != payload.len)) {
            return false;
        }
        at += (size + 7) / 8 * 8;
    }
    for (uint32_t type = 0; type < 22; type++) {
        if (osdev_multiboot2_count(info, type) != count[type] ||
            osdev_multiboot2_find(info, type, &tag) != (count[type] != 0)) {
            return false;
        }
    }
    return !osdev_multiboot2_next(&good, &tag) &&
           !osdev_multiboot2_next_malformed(&bad, &tag, &reason) &&
           info->bytes.len == at + 8;
}

// What opening these bytes must answer.
static inline enum osdev_multiboot2_err
reference_open(const struct reference *bytes)
{
    uint64_t total = reference_number(bytes, 0, 4);
    uint64_t at = 8;

    if (bytes->len < 8) {
        return OSDEV_MULTIBOOT2_ERR_TRUNCATED;
    }
    if (total < 16 || total % 8 != 0) {
        return OSDEV_MULTIBOOT2_ERR_TOTAL_SIZE;
    }
    if (total > bytes->len) {
        return OSDEV_MULTIBOOT2_ERR_TRUNCATED;
    }
    while (at < total) {
        uint64_t size = reference_number(bytes, at + 4, 4);

        if (size < 8) {
            return OSDEV_MULTIBOOT2_ERR_TAG_SIZE;
        }
        if (size > total - at) {
            return OSDEV_MULTIBOOT2_ERR_TAG_OVERRUN;
        }
        if (size == 8 && reference_number(bytes, at, 4) == 0) {
            return OSDEV_MULTIBOOT2_OK;
        }
        at += (size + 7) / 8 * 8;
    }
    return OSDEV_MULTIBOOT2_ERR_NO_END;
}

// Whether the library says about these bytes what the reference says.
static inline bool reference_agrees(const uint8_t *bytes, size_t len)
{
    struct reference block = {bytes, len};
    struct osdev_multiboot2 info;
    enum osdev_multiboot2_err err = osdev_multiboot2_open(&info, bytes, len);

    return err == reference_open(&block) &&
           (err == OSDEV_MULTIBOOT2_OK
                ? reference_agrees_on_tags(&info, &block)
                : info.bytes.len == 0 && info.good_types == 0);
}

#endif
