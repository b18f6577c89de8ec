// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * How processors and caches belong together: the PPTT.
 *
 * @spec ACPI 6.6, 5.2.31
 */
#ifndef OSDEV_ACPI_PPTT_H
#define OSDEV_ACPI_PPTT_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Processor flag: the node is a package. */
#define OSDEV_ACPI_PPTT_PHYSICAL_PACKAGE OSDEV_BIT32(0)
/** Processor flag: the _UID holds. */
#define OSDEV_ACPI_PPTT_UID_VALID OSDEV_BIT32(1)
/** Processor flag: the node is a thread of its parent. */
#define OSDEV_ACPI_PPTT_THREAD OSDEV_BIT32(2)
/** Processor flag: nothing lies below. */
#define OSDEV_ACPI_PPTT_LEAF OSDEV_BIT32(3)
/** Processor flag: all below are equal. */
#define OSDEV_ACPI_PPTT_IDENTICAL OSDEV_BIT32(4)

/** Processor properties topology table. */
struct osdev_acpi_pptt {
    struct osdev_acpi_header header; /**< Header, signature "PPTT". */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pptt) == 36 &&
        offsetof(struct osdev_acpi_pptt, header) == 0,
    "pptt"
);

/**
 * Read the fixed part of the table; what it does not have is zero.
 *
 * @param      bytes  Start with the table.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_LENGTH     the stated length is below 36.
 * @retval OSDEV_ACPI_ERR_BAD_SIGNATURE  it is another table.
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 36 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_pptt_read(struct osdev_span bytes, struct osdev_acpi_pptt *out)
{
    return osdev_acpi_table_read(bytes, "PPTT", 36, out, sizeof(*out));
}

/**
 * Group of processors; offsets of its caches follow.
 *
 * @spec ACPI 6.6, 5.2.31.1
 */
struct osdev_acpi_pptt_processor {
    uint8_t type;                /**< OSDEV_ACPI_PPTT_PROCESSOR. */
    uint8_t length;              /**< Of the entry. */
    osdev_le16_t reserved;       /**< Not used. */
    osdev_le32_t flags;          /**< OSDEV_ACPI_PPTT_... */
    osdev_le32_t parent;         /**< Offset of the parent; 0 at the root. */
    osdev_le32_t uid;            /**< _UID of the processor or its container. */
    osdev_le32_t resource_count; /**< Number of caches. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pptt_processor) == 20 &&
        offsetof(struct osdev_acpi_pptt_processor, resource_count) == 16,
    "5.2.31.1"
);

/** Cache. @spec ACPI 6.6, 5.2.31.2 */
struct osdev_acpi_pptt_cache {
    uint8_t type;          /**< OSDEV_ACPI_PPTT_CACHE. */
    uint8_t length;        /**< Of the entry. */
    osdev_le16_t reserved; /**< Not used. */
    osdev_le32_t flags;    /**< Which of the fields below hold, bits 0..7. */
    /** Offset of the next cache; 0 if there is none. */
    osdev_le32_t next_level;
    osdev_le32_t cache_len; /**< Size in bytes. */
    osdev_le32_t sets;      /**< Number of sets. */
    uint8_t ways;           /**< Number of ways. */
    uint8_t attributes;     /**< Allocation, type and write policy. */
    osdev_le16_t line_len;  /**< Bytes of a line. */
    osdev_le32_t cache_id;  /**< Number of the cache. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pptt_cache) == 28 &&
        offsetof(struct osdev_acpi_pptt_cache, cache_id) == 24,
    "5.2.31.2"
);

/** Names of the maker; not used any more. @spec ACPI 6.3, 5.2.29.3 */
struct osdev_acpi_pptt_id {
    uint8_t type;          /**< OSDEV_ACPI_PPTT_ID. */
    uint8_t length;        /**< Of the entry. */
    osdev_le16_t reserved; /**< Not used. */
    osdev_le32_t vendor;   /**< Maker. */
    osdev_le64_t level1;   /**< First number of the maker. */
    osdev_le64_t level2;   /**< Second number of the maker. */
    osdev_le16_t major;    /**< Major revision. */
    osdev_le16_t minor;    /**< Minor revision. */
    osdev_le16_t spin;     /**< Spin revision. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pptt_id) == 30 &&
        offsetof(struct osdev_acpi_pptt_id, spin) == 28,
    "5.2.29.3"
);

/** Types of struct osdev_acpi_pptt_entry. */
enum osdev_acpi_pptt_entry_type {
    OSDEV_ACPI_PPTT_PROCESSOR =
        0, /**< Group of processors; offsets of its caches follow. */
    OSDEV_ACPI_PPTT_CACHE = 1, /**< Cache. */
    OSDEV_ACPI_PPTT_ID = 2,    /**< Names of the maker; not used any more. */
};

/** Node of the tree; parents are given by offsets in the table. */
struct osdev_acpi_pptt_entry {
    uint32_t type; /**< One of osdev_acpi_pptt_entry_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_pptt_processor
            processor;                      /**< OSDEV_ACPI_PPTT_PROCESSOR. */
        struct osdev_acpi_pptt_cache cache; /**< OSDEV_ACPI_PPTT_CACHE. */
        struct osdev_acpi_pptt_id id;       /**< OSDEV_ACPI_PPTT_ID. */
    } as;
};

/**
 * Walk over the nodes of a PPTT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_pptt_entries(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_pptt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_pptt_entry *out
);

/** Reference to a cache of a processor node. */
struct osdev_acpi_pptt_resource {
    osdev_le32_t offset; /**< Where the cache is in the table. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pptt_resource) == 4 &&
        offsetof(struct osdev_acpi_pptt_resource, offset) == 0,
    "pptt_resource"
);

/**
 * Walk over the caches of a node of type OSDEV_ACPI_PPTT_PROCESSOR.
 *
 * @param entry  The bytes of the entry.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_pptt_resources(struct osdev_span entry);

/**
 * Step to the next reference.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_pptt_resource_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_pptt_resource *out
);

OSDEV_END_DECLS

#endif
