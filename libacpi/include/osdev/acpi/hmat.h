// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * How fast memory is from which processors: HMAT, and MSCT.
 *
 * @spec ACPI 6.6, 5.2.16, 5.2.17, 5.2.19 and 5.2.29
 */
#ifndef OSDEV_ACPI_HMAT_H
#define OSDEV_ACPI_HMAT_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Heterogeneous memory attribute table. @spec ACPI 6.6, 5.2.29 */
struct osdev_acpi_hmat {
    struct osdev_acpi_header header; /**< Header, signature "HMAT". */
    osdev_le32_t reserved;           /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_hmat) == 40 &&
        offsetof(struct osdev_acpi_hmat, reserved) == 36,
    "5.2.29"
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
osdev_acpi_hmat_read(struct osdev_span bytes, struct osdev_acpi_hmat *out)
{
    return osdev_acpi_table_read(bytes, "HMAT", 40, out, sizeof(*out));
}

/** Which initiator a memory is attached to. @spec ACPI 6.6, 5.2.29.3 */
struct osdev_acpi_hmat_proximity {
    osdev_le16_t type;      /**< OSDEV_ACPI_HMAT_PROXIMITY. */
    osdev_le16_t reserved;  /**< Not used. */
    osdev_le32_t length;    /**< Of the entry. */
    osdev_le16_t flags;     /**< Bit 0: the initiator holds. */
    osdev_le16_t reserved2; /**< Not used. */
    osdev_le32_t initiator; /**< Domain of the initiator. */
    osdev_le32_t memory;    /**< Domain of the memory. */
    osdev_le32_t reserved3; /**< Not used. */
    osdev_le64_t reserved4; /**< Not used. */
    osdev_le64_t reserved5; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_hmat_proximity) == 40 &&
        offsetof(struct osdev_acpi_hmat_proximity, reserved5) == 32,
    "5.2.29.3"
);

/**
 * Latency or bandwidth; lists of initiators and targets and a matrix of 16-bit
 * numbers follow.
 *
 * @spec ACPI 6.6, 5.2.29.4
 */
struct osdev_acpi_hmat_locality {
    osdev_le16_t type;     /**< OSDEV_ACPI_HMAT_LOCALITY. */
    osdev_le16_t reserved; /**< Not used. */
    osdev_le32_t length;   /**< Of the entry. */
    uint8_t flags;         /**< Level of memory in bits 0..3. */
    /** 0..2 latency of access, read, write, 3..5 bandwidth. */
    uint8_t data_type;
    /** Smallest transfer that the numbers hold for. */
    uint8_t min_transfer;
    uint8_t reserved2; /**< Not used. */
    /** Number of initiators, columns of the matrix. */
    osdev_le32_t initiator_count;
    osdev_le32_t target_count; /**< Number of targets, rows of the matrix. */
    osdev_le32_t reserved3;    /**< Not used. */
    osdev_le64_t base_unit;    /**< Unit of the matrix, in ps or MB/s. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_hmat_locality) == 32 &&
        offsetof(struct osdev_acpi_hmat_locality, base_unit) == 24,
    "5.2.29.4"
);

/** Cache in front of memory; SMBIOS handles follow. @spec ACPI 6.6, 5.2.29.5 */
struct osdev_acpi_hmat_cache {
    osdev_le16_t type;      /**< OSDEV_ACPI_HMAT_CACHE. */
    osdev_le16_t reserved;  /**< Not used. */
    osdev_le32_t length;    /**< Of the entry. */
    osdev_le32_t memory;    /**< Domain of the memory. */
    osdev_le32_t reserved2; /**< Not used. */
    osdev_le64_t cache_len; /**< Size in bytes. */
    /** Levels, associativity, write policy, line size. */
    osdev_le32_t attributes;
    /** 0 unknown, 1 the memory has one address for both. */
    osdev_le16_t address_mode;
    osdev_le16_t smbios_count; /**< Number of handles that follow. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_hmat_cache) == 32 &&
        offsetof(struct osdev_acpi_hmat_cache, smbios_count) == 30,
    "5.2.29.5"
);

/** Maximum system characteristics table. @spec ACPI 6.6, 5.2.20 */
struct osdev_acpi_msct {
    struct osdev_acpi_header header; /**< Header, signature "MSCT". */
    osdev_le32_t domains_offset;     /**< Where the list of domains starts. */
    osdev_le32_t max_domains;        /**< Highest number of domains, minus 1. */
    /** Highest number of clock domains, minus 1. */
    osdev_le32_t max_clock_domains;
    osdev_le64_t max_address; /**< Highest physical address. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_msct) == 56 &&
        offsetof(struct osdev_acpi_msct, max_address) == 48,
    "5.2.20"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 56 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_msct_read(struct osdev_span bytes, struct osdev_acpi_msct *out)
{
    return osdev_acpi_table_read(bytes, "MSCT", 56, out, sizeof(*out));
}

/** Range of domains. @spec ACPI 6.6, 5.2.20.1 */
struct osdev_acpi_msct_domains {
    uint8_t revision;   /**< 1. */
    uint8_t length;     /**< Of the entry, 22. */
    osdev_le32_t first; /**< First domain of the range. */
    osdev_le32_t last;  /**< Last domain of the range. */
    /** Most processors of each; 0 if there are none. */
    osdev_le32_t max_processors;
    osdev_le64_t max_memory; /**< Most bytes of each. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_msct_domains) == 22 &&
        offsetof(struct osdev_acpi_msct_domains, max_memory) == 14,
    "5.2.20.1"
);

OSDEV_END_DECLS

#endif
