// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Who translates and routes what on Arm machines: the IORT.
 *
 * References are offsets in the table. A node's identifiers are mapped by the
 * list that osdev_acpi_iort_mappings() walks.
 *
 * @spec Arm I/O Remapping Table E.f
 */
#ifndef OSDEV_ACPI_IORT_H
#define OSDEV_ACPI_IORT_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Mapping flag: there is one input identifier, any. */
#define OSDEV_ACPI_IORT_SINGLE_MAPPING OSDEV_BIT32(0)

/** I/O remapping table. */
struct osdev_acpi_iort {
    struct osdev_acpi_header header; /**< Header, signature "IORT". */
    osdev_le32_t node_count;         /**< Number of nodes. */
    osdev_le32_t nodes_offset;       /**< Where they start. */
    osdev_le32_t reserved;           /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_iort) == 48 &&
        offsetof(struct osdev_acpi_iort, reserved) == 44,
    "iort"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 48 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_iort_read(struct osdev_span bytes, struct osdev_acpi_iort *out)
{
    return osdev_acpi_table_read(bytes, "IORT", 48, out, sizeof(*out));
}

/**
 * Group of interrupt translation services; their numbers follow, 32 bits each.
 */
struct osdev_acpi_iort_its_group {
    uint8_t type;                /**< OSDEV_ACPI_IORT_ITS_GROUP. */
    osdev_le16_t length;         /**< Of the entry. */
    uint8_t revision;            /**< Of the kind of node. */
    osdev_le32_t identifier;     /**< Number of the node. */
    osdev_le32_t mapping_count;  /**< Number of mappings. */
    osdev_le32_t mapping_offset; /**< Where they are in the node. */
    osdev_le32_t its_count;      /**< Number of services. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_iort_its_group) == 20 &&
        offsetof(struct osdev_acpi_iort_its_group, its_count) == 16,
    "iort_its_group"
);

/** Device of the namespace; its name follows. */
struct osdev_acpi_iort_named {
    uint8_t type;                /**< OSDEV_ACPI_IORT_NAMED. */
    osdev_le16_t length;         /**< Of the entry. */
    uint8_t revision;            /**< Of the kind of node. */
    osdev_le32_t identifier;     /**< Number of the node. */
    osdev_le32_t mapping_count;  /**< Number of mappings. */
    osdev_le32_t mapping_offset; /**< Where they are in the node. */
    /** Bit 0 stalls supported, bits 1..5 width of substream ids. */
    osdev_le32_t flags;
    osdev_le32_t cache_coherent; /**< Bit 0: coherent. */
    uint8_t hints;               /**< Allocation hints. */
    osdev_le16_t reserved;       /**< Not used. */
    uint8_t access_flags;        /**< Memory access flags. */
    uint8_t address_bits;        /**< Width of addresses. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_iort_named) == 29 &&
        offsetof(struct osdev_acpi_iort_named, address_bits) == 28,
    "iort_named"
);

/** PCI root complex. */
struct osdev_acpi_iort_root_complex {
    uint8_t type;                /**< OSDEV_ACPI_IORT_ROOT_COMPLEX. */
    osdev_le16_t length;         /**< Of the entry. */
    uint8_t revision;            /**< Of the kind of node. */
    osdev_le32_t identifier;     /**< Number of the node. */
    osdev_le32_t mapping_count;  /**< Number of mappings. */
    osdev_le32_t mapping_offset; /**< Where they are in the node. */
    osdev_le32_t cache_coherent; /**< Bit 0: coherent. */
    uint8_t hints;               /**< Allocation hints. */
    osdev_le16_t reserved;       /**< Not used. */
    uint8_t access_flags;        /**< Memory access flags. */
    osdev_le32_t ats;            /**< Bit 0: ATS is supported. */
    osdev_le32_t segment;        /**< PCI segment. */
    uint8_t address_bits;        /**< Width of addresses. */
    osdev_le16_t pasid;          /**< Bits 0..4: width of process ids. */
    uint8_t reserved2;           /**< Not used. */
    osdev_le32_t flags;          /**< Bit 0: process ids are supported. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_iort_root_complex) == 40 &&
        offsetof(struct osdev_acpi_iort_root_complex, flags) == 36,
    "iort_root_complex"
);

/** SMMU of version 1 or 2. */
struct osdev_acpi_iort_smmu {
    uint8_t type;                /**< OSDEV_ACPI_IORT_SMMU. */
    osdev_le16_t length;         /**< Of the entry. */
    uint8_t revision;            /**< Of the kind of node. */
    osdev_le32_t identifier;     /**< Number of the node. */
    osdev_le32_t mapping_count;  /**< Number of mappings. */
    osdev_le32_t mapping_offset; /**< Where they are in the node. */
    osdev_le64_t address;        /**< Where its registers are. */
    osdev_le64_t span;           /**< Length of its registers. */
    /** 0 v1, 1 v2, 2 MMU-400, 3 MMU-500, 4 MMU-401, 5 ThunderX. */
    osdev_le32_t model;
    osdev_le32_t flags; /**< Bit 0 DVM, bit 1 coherent walk. */
    /** Where the global interrupts are in the node. */
    osdev_le32_t global_offset;
    osdev_le32_t context_count;  /**< Number of context interrupts. */
    osdev_le32_t context_offset; /**< Where they are in the node. */
    osdev_le32_t pmu_count;      /**< Number of performance interrupts. */
    osdev_le32_t pmu_offset;     /**< Where they are in the node. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_iort_smmu) == 60 &&
        offsetof(struct osdev_acpi_iort_smmu, pmu_offset) == 56,
    "iort_smmu"
);

/** SMMU of version 3. */
struct osdev_acpi_iort_smmuv3 {
    uint8_t type;                /**< OSDEV_ACPI_IORT_SMMUV3. */
    osdev_le16_t length;         /**< Of the entry. */
    uint8_t revision;            /**< Of the kind of node. */
    osdev_le32_t identifier;     /**< Number of the node. */
    osdev_le32_t mapping_count;  /**< Number of mappings. */
    osdev_le32_t mapping_offset; /**< Where they are in the node. */
    osdev_le64_t address;        /**< Where its registers are. */
    /** Bit 0 COHACC override, 1..2 HTTU override, 3 domain holds. */
    osdev_le32_t flags;
    osdev_le32_t reserved;      /**< Not used. */
    osdev_le64_t vatos;         /**< Where the VATOS registers are, or 0. */
    osdev_le32_t model;         /**< 0 generic, 1 HiSilicon, 2 Cavium. */
    osdev_le32_t event_gsi;     /**< Interrupt of events. */
    osdev_le32_t pri_gsi;       /**< Interrupt of page requests. */
    osdev_le32_t error_gsi;     /**< Interrupt of global errors. */
    osdev_le32_t sync_gsi;      /**< Interrupt of synchronisation. */
    osdev_le32_t domain;        /**< Proximity domain. */
    osdev_le32_t mapping_index; /**< Mapping of its own messages. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_iort_smmuv3) == 68 &&
        offsetof(struct osdev_acpi_iort_smmuv3, mapping_index) == 64,
    "iort_smmuv3"
);

/** Performance counters. */
struct osdev_acpi_iort_pmcg {
    uint8_t type;                /**< OSDEV_ACPI_IORT_PMCG. */
    osdev_le16_t length;         /**< Of the entry. */
    uint8_t revision;            /**< Of the kind of node. */
    osdev_le32_t identifier;     /**< Number of the node. */
    osdev_le32_t mapping_count;  /**< Number of mappings. */
    osdev_le32_t mapping_offset; /**< Where they are in the node. */
    osdev_le64_t page0;          /**< Where page 0 of the registers is. */
    osdev_le32_t gsi;            /**< Overflow interrupt, or 0. */
    osdev_le32_t node;           /**< Node that they belong to. */
    osdev_le64_t page1;          /**< Where page 1 of the registers is. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_iort_pmcg) == 40 &&
        offsetof(struct osdev_acpi_iort_pmcg, page1) == 32,
    "iort_pmcg"
);

/** Memory that devices use all the time; ranges lie in the node. */
struct osdev_acpi_iort_rmr {
    uint8_t type;                /**< OSDEV_ACPI_IORT_RMR. */
    osdev_le16_t length;         /**< Of the entry. */
    uint8_t revision;            /**< Of the kind of node. */
    osdev_le32_t identifier;     /**< Number of the node. */
    osdev_le32_t mapping_count;  /**< Number of mappings. */
    osdev_le32_t mapping_offset; /**< Where they are in the node. */
    /** Bit 0 may be mapped elsewhere, bit 1 privileged. */
    osdev_le32_t flags;
    osdev_le32_t range_count;   /**< Number of ranges. */
    osdev_le32_t ranges_offset; /**< Where they are in the node. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_iort_rmr) == 28 &&
        offsetof(struct osdev_acpi_iort_rmr, ranges_offset) == 24,
    "iort_rmr"
);

/** Interrupt wire bridge; its name follows. */
struct osdev_acpi_iort_iwb {
    uint8_t type;                /**< OSDEV_ACPI_IORT_IWB. */
    osdev_le16_t length;         /**< Of the entry. */
    uint8_t revision;            /**< Of the kind of node. */
    osdev_le32_t identifier;     /**< Number of the node. */
    osdev_le32_t mapping_count;  /**< Number of mappings. */
    osdev_le32_t mapping_offset; /**< Where they are in the node. */
    osdev_le64_t address;        /**< Where its registers are. */
    osdev_le16_t index;          /**< Number of the bridge. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_iort_iwb) == 26 &&
        offsetof(struct osdev_acpi_iort_iwb, index) == 24,
    "iort_iwb"
);

/** Types of struct osdev_acpi_iort_node. */
enum osdev_acpi_iort_node_type {
    OSDEV_ACPI_IORT_ITS_GROUP =
        0, /**< Group of interrupt translation services; their numbers follow, 32 bits each. */
    OSDEV_ACPI_IORT_NAMED =
        1, /**< Device of the namespace; its name follows. */
    OSDEV_ACPI_IORT_ROOT_COMPLEX = 2, /**< PCI root complex. */
    OSDEV_ACPI_IORT_SMMU = 3,         /**< SMMU of version 1 or 2. */
    OSDEV_ACPI_IORT_SMMUV3 = 4,       /**< SMMU of version 3. */
    OSDEV_ACPI_IORT_PMCG = 5,         /**< Performance counters. */
    OSDEV_ACPI_IORT_RMR =
        6, /**< Memory that devices use all the time; ranges lie in the node. */
    OSDEV_ACPI_IORT_IWB = 7, /**< Interrupt wire bridge; its name follows. */
};

/** Node. */
struct osdev_acpi_iort_node {
    uint32_t type; /**< One of osdev_acpi_iort_node_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_iort_its_group
            its_group;                      /**< OSDEV_ACPI_IORT_ITS_GROUP. */
        struct osdev_acpi_iort_named named; /**< OSDEV_ACPI_IORT_NAMED. */
        struct osdev_acpi_iort_root_complex
            root_complex;                 /**< OSDEV_ACPI_IORT_ROOT_COMPLEX. */
        struct osdev_acpi_iort_smmu smmu; /**< OSDEV_ACPI_IORT_SMMU. */
        struct osdev_acpi_iort_smmuv3 smmuv3; /**< OSDEV_ACPI_IORT_SMMUV3. */
        struct osdev_acpi_iort_pmcg pmcg;     /**< OSDEV_ACPI_IORT_PMCG. */
        struct osdev_acpi_iort_rmr rmr;       /**< OSDEV_ACPI_IORT_RMR. */
        struct osdev_acpi_iort_iwb iwb;       /**< OSDEV_ACPI_IORT_IWB. */
    } as;
};

/**
 * Walk over the nodes of an IORT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_iort_nodes(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_iort_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_iort_node *out
);

/** Mapping of identifiers. */
struct osdev_acpi_iort_mapping {
    osdev_le32_t input_base;  /**< First identifier of the input. */
    osdev_le32_t id_count;    /**< Number of identifiers, minus 1. */
    osdev_le32_t output_base; /**< First identifier of the output. */
    osdev_le32_t output;      /**< Offset of the node that it goes to. */
    osdev_le32_t flags;       /**< OSDEV_ACPI_IORT_SINGLE_MAPPING. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_iort_mapping) == 20 &&
        offsetof(struct osdev_acpi_iort_mapping, flags) == 16,
    "iort_mapping"
);

/**
 * Walk over the mappings of a node of an IORT.
 *
 * @param entry  The bytes of the entry.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_iort_mappings(struct osdev_span entry);

/**
 * Step to the next mapping.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_iort_mapping_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_iort_mapping *out
);

OSDEV_END_DECLS

#endif
