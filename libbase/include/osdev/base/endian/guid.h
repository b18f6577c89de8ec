// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * GUIDs in the mixed byte order of UEFI, GPT and ACPI: the first three groups
 * of the text form are little-endian numbers, the rest are bytes as written.
 *
 * @spec UEFI 2.10, appendix A; RFC 4122, 4.1.2
 */
#ifndef OSDEV_BASE_ENDIAN_GUID_H
#define OSDEV_BASE_ENDIAN_GUID_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/base/endian/be.h>
#include <osdev/base/endian/le.h>

OSDEV_BEGIN_DECLS

/** A GUID in memory: 16 bytes, alignment 1. */
typedef struct {
    osdev_le32_t time_low;            /**< First group, 8 digits. */
    osdev_le16_t time_mid;            /**< Second group, 4 digits. */
    osdev_le16_t time_hi_and_version; /**< Third group, 4 digits. */
    uint8_t rest[8];                  /**< Fourth group 0..1, fifth 2..7. */
} osdev_guid_t;

OSDEV_STATIC_ASSERT(sizeof(osdev_guid_t) == 16, "a GUID has 16 bytes");
OSDEV_STATIC_ASSERT(OSDEV_ALIGNOF(osdev_guid_t) == 1, "at any address");

/**
 * Initialiser of an osdev_guid_t from constants: the first three groups as
 * numbers, then the last two as eight bytes.
 */
#define OSDEV_GUID_INIT(a, b, c, d0, d1, d2, d3, d4, d5, d6, d7)    \
    {                                                               \
        OSDEV_LE32_INIT(a), OSDEV_LE16_INIT(b), OSDEV_LE16_INIT(c), \
        {                                                           \
            d0, d1, d2, d3, d4, d5, d6, d7                          \
        }                                                           \
    }

/** The GUID of 16 zero bytes. */
#define OSDEV_GUID_ZERO_INIT OSDEV_GUID_INIT(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)

/**
 * Write a GUID as 16 bytes in the order of its text form, most significant
 * first: a UUID as RFC 4122 sends it.
 *
 * @param[out] out   16 bytes.
 * @param      guid  The GUID.
 */
static inline void osdev_guid_to_uuid(uint8_t out[16], const osdev_guid_t *guid)
{
    osdev_be32_store(out, osdev_le32_get(guid->time_low));
    osdev_be16_store(out + 4, osdev_le16_get(guid->time_mid));
    osdev_be16_store(out + 6, osdev_le16_get(guid->time_hi_and_version));
    for (unsigned i = 0; i < 8; i++) {
        out[8 + i] = guid->rest[i];
    }
}

/**
 * The GUID of a UUID as RFC 4122 sends it.
 *
 * @param bytes  16 bytes, most significant first.
 */
static inline osdev_guid_t osdev_guid_from_uuid(const uint8_t bytes[16])
{
    osdev_guid_t guid;

    guid.time_low = osdev_le32_make(osdev_be32_load(bytes));
    guid.time_mid = osdev_le16_make(osdev_be16_load(bytes + 4));
    guid.time_hi_and_version = osdev_le16_make(osdev_be16_load(bytes + 6));
    for (unsigned i = 0; i < 8; i++) {
        guid.rest[i] = bytes[8 + i];
    }
    return guid;
}

/**
 * Compare two GUIDs in the order of their text forms.
 *
 * @param a  One GUID.
 * @param b  The other GUID.
 * @return -1 if @p a comes before @p b, 0 if they are equal, else 1.
 */
static inline int
osdev_guid_compare(const osdev_guid_t *a, const osdev_guid_t *b)
{
    uint8_t left[16];
    uint8_t right[16];

    osdev_guid_to_uuid(left, a);
    osdev_guid_to_uuid(right, b);
    for (unsigned i = 0; i < 16; i++) {
        if (left[i] != right[i]) {
            return left[i] < right[i] ? -1 : 1;
        }
    }
    return 0;
}

/**
 * Whether two GUIDs are equal.
 *
 * @param a  One GUID.
 * @param b  The other GUID.
 */
static inline bool
osdev_guid_equal(const osdev_guid_t *a, const osdev_guid_t *b)
{
    const uint8_t *left = (const uint8_t *)a;
    const uint8_t *right = (const uint8_t *)b;

    return osdev_le64_load(left) == osdev_le64_load(right) &&
           osdev_le64_load(left + 8) == osdev_le64_load(right + 8);
}

/**
 * Whether a GUID is all zeroes, which marks an unused entry in many tables.
 *
 * @param guid  The GUID.
 */
static inline bool osdev_guid_is_zero(const osdev_guid_t *guid)
{
    const osdev_guid_t zero = OSDEV_GUID_ZERO_INIT;

    return osdev_guid_equal(guid, &zero);
}

OSDEV_END_DECLS

#endif
