// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Keys, regions of memory, performance monitors: KEYP, MRRM and APMT.
 *
 * @spec Intel KEYP 1.0, ACPI 6.6, 5.2.38 and Arm APMT 1.0
 */
#ifndef OSDEV_ACPI_RESOURCES_H
#define OSDEV_ACPI_RESOURCES_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Key programming interface table. */
struct osdev_acpi_keyp {
    struct osdev_acpi_header header; /**< Header, signature "KEYP". */
    osdev_le32_t reserved;           /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_keyp) == 40 &&
        offsetof(struct osdev_acpi_keyp, reserved) == 36,
    "keyp"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 40 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_keyp_read(struct osdev_span bytes, struct osdev_acpi_keyp *out)
{
    return osdev_acpi_table_read(bytes, "KEYP", 40, out, sizeof(*out));
}

/** Registers for keys; root ports follow. */
struct osdev_acpi_keyp_config {
    uint8_t type;         /**< OSDEV_ACPI_KEYP_CONFIG. */
    uint8_t reserved;     /**< Not used. */
    osdev_le16_t length;  /**< Of the entry. */
    uint8_t protocol;     /**< 1 PCI Express, 2 CXL, 3 both. */
    uint8_t version;      /**< Of the registers. */
    uint8_t port_count;   /**< Number of root ports. */
    uint8_t flags;        /**< Bit 0: keys cannot be changed while in use. */
    osdev_le64_t address; /**< Where the registers are. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_keyp_config) == 16 &&
        offsetof(struct osdev_acpi_keyp_config, address) == 8,
    "keyp_config"
);

/** Types of struct osdev_acpi_keyp_unit. */
enum osdev_acpi_keyp_unit_type {
    OSDEV_ACPI_KEYP_CONFIG = 0, /**< Registers for keys; root ports follow. */
};

/** Unit that keys are programmed into. */
struct osdev_acpi_keyp_unit {
    uint32_t type; /**< One of osdev_acpi_keyp_unit_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_keyp_config config; /**< OSDEV_ACPI_KEYP_CONFIG. */
    } as;
};

/**
 * Walk over the units of a KEYP.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_keyp_units(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_keyp_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_keyp_unit *out
);

/** Memory range and region mapping table. */
struct osdev_acpi_mrrm {
    struct osdev_acpi_header header; /**< Header, signature "MRRM". */
    uint8_t max_regions;             /**< Highest number of a region. */
    /** Bit 0: the kernel may choose regions. */
    uint8_t flags;
    uint8_t reserved[26]; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_mrrm) == 64 &&
        offsetof(struct osdev_acpi_mrrm, reserved) == 38,
    "mrrm"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 64 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_mrrm_read(struct osdev_span bytes, struct osdev_acpi_mrrm *out)
{
    return osdev_acpi_table_read(bytes, "MRRM", 64, out, sizeof(*out));
}

/** Range of memory. */
struct osdev_acpi_mrrm_memory_range {
    osdev_le16_t type;         /**< OSDEV_ACPI_MRRM_MEMORY. */
    osdev_le16_t length;       /**< Of the entry. */
    osdev_le32_t reserved;     /**< Not used. */
    osdev_le64_t base;         /**< First address. */
    osdev_le64_t range_len;    /**< Length in bytes. */
    osdev_le16_t region_flags; /**< Which of the two numbers hold. */
    uint8_t local_region;      /**< Region seen from its own processors. */
    uint8_t remote_region;     /**< Region seen from others. */
    osdev_le32_t reserved2;    /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_mrrm_memory_range) == 32 &&
        offsetof(struct osdev_acpi_mrrm_memory_range, reserved2) == 28,
    "mrrm_memory_range"
);

/** Types of struct osdev_acpi_mrrm_range. */
enum osdev_acpi_mrrm_range_type {
    OSDEV_ACPI_MRRM_MEMORY = 0, /**< Range of memory. */
};

/** Range of memory. */
struct osdev_acpi_mrrm_range {
    uint32_t type; /**< One of osdev_acpi_mrrm_range_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_mrrm_memory_range
            memory_range; /**< OSDEV_ACPI_MRRM_MEMORY. */
    } as;
};

/**
 * Walk over the ranges of an MRRM.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_mrrm_ranges(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_mrrm_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_mrrm_range *out
);

/** Arm performance monitoring unit table. @spec Arm APMT 1.0 */
struct osdev_acpi_apmt {
    struct osdev_acpi_header header; /**< Header, signature "APMT". */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_apmt) == 36 &&
        offsetof(struct osdev_acpi_apmt, header) == 0,
    "Arm APMT 1.0"
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
osdev_acpi_apmt_read(struct osdev_span bytes, struct osdev_acpi_apmt *out)
{
    return osdev_acpi_table_read(bytes, "APMT", 36, out, sizeof(*out));
}

/** Of a memory controller. @spec Arm APMT 1.0 */
struct osdev_acpi_apmt_memory {
    osdev_le16_t length; /**< Of the entry. */
    /** Bit 0 two pages, bit 1 of one processor, bit 2 atomic. */
    uint8_t flags;
    uint8_t type;                /**< OSDEV_ACPI_APMT_MEMORY. */
    osdev_le32_t id;             /**< Number of the node. */
    osdev_le64_t instance;       /**< Which one. */
    osdev_le32_t instance2;      /**< More of that. */
    osdev_le64_t page0;          /**< Where page 0 of the registers is. */
    osdev_le64_t page1;          /**< Where page 1 of the registers is. */
    osdev_le32_t gsi;            /**< Overflow interrupt. */
    osdev_le32_t reserved;       /**< Not used. */
    osdev_le32_t gsi_flags;      /**< Bit 0: edge triggered. */
    osdev_le32_t affinity;       /**< Processor or container. */
    osdev_le32_t implementation; /**< Overrides the identification register. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_apmt_memory) == 56 &&
        offsetof(struct osdev_acpi_apmt_memory, implementation) == 52,
    "Arm APMT 1.0"
);

/** Types of struct osdev_acpi_apmt_node. */
enum osdev_acpi_apmt_node_type {
    OSDEV_ACPI_APMT_MEMORY = 0, /**< Of a memory controller. */
};

/** Performance monitor. */
struct osdev_acpi_apmt_node {
    uint32_t type; /**< One of osdev_acpi_apmt_node_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_apmt_memory memory; /**< OSDEV_ACPI_APMT_MEMORY. */
    } as;
};

/**
 * Walk over the performance monitors of an APMT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_apmt_nodes(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_apmt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_apmt_node *out
);

OSDEV_END_DECLS

#endif
