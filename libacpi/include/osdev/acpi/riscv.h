// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * RISC-V machines: RHCT and RIMT.
 *
 * @spec ACPI 6.6, 5.2.37 and RISC-V IO Mapping Table 1.0
 */
#ifndef OSDEV_ACPI_RISCV_H
#define OSDEV_ACPI_RISCV_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** RISC-V hart capabilities table. @spec ACPI 6.6, 5.2.37 */
struct osdev_acpi_rhct {
    struct osdev_acpi_header header; /**< Header, signature "RHCT". */
    /** Bit 0: the timer cannot wake up from sleep. */
    osdev_le32_t flags;
    osdev_le64_t timer_hz;     /**< Rate of the time counter. */
    osdev_le32_t node_count;   /**< Number of nodes. */
    osdev_le32_t nodes_offset; /**< Where they start. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_rhct) == 56 &&
        offsetof(struct osdev_acpi_rhct, nodes_offset) == 52,
    "5.2.37"
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
osdev_acpi_rhct_read(struct osdev_span bytes, struct osdev_acpi_rhct *out)
{
    return osdev_acpi_table_read(bytes, "RHCT", 56, out, sizeof(*out));
}

/** Instruction set; its text follows. @spec ACPI 6.6, 5.2.37.1 */
struct osdev_acpi_rhct_isa {
    osdev_le16_t type;     /**< OSDEV_ACPI_RHCT_ISA. */
    osdev_le16_t length;   /**< Of the entry. */
    osdev_le16_t revision; /**< Of the kind of node. */
    osdev_le16_t isa_len;  /**< Length of the text, its NUL included. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_rhct_isa) == 8 &&
        offsetof(struct osdev_acpi_rhct_isa, isa_len) == 6,
    "5.2.37.1"
);

/** Cache management instructions. @spec ACPI 6.6, 5.2.37.2 */
struct osdev_acpi_rhct_cmo {
    osdev_le16_t type;     /**< OSDEV_ACPI_RHCT_CMO. */
    osdev_le16_t length;   /**< Of the entry. */
    osdev_le16_t revision; /**< Of the kind of node. */
    uint8_t reserved;      /**< Not used. */
    uint8_t cbom;          /**< Block of management: 2 to the power of this. */
    uint8_t cbop;          /**< Block of prefetching. */
    uint8_t cboz;          /**< Block of zeroing. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_rhct_cmo) == 10 &&
        offsetof(struct osdev_acpi_rhct_cmo, cboz) == 9,
    "5.2.37.2"
);

/** Paging. @spec ACPI 6.6, 5.2.37.3 */
struct osdev_acpi_rhct_mmu {
    osdev_le16_t type;     /**< OSDEV_ACPI_RHCT_MMU. */
    osdev_le16_t length;   /**< Of the entry. */
    osdev_le16_t revision; /**< Of the kind of node. */
    uint8_t reserved;      /**< Not used. */
    uint8_t mmu_type;      /**< 0 Sv39, 1 Sv48, 2 Sv57. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_rhct_mmu) == 8 &&
        offsetof(struct osdev_acpi_rhct_mmu, mmu_type) == 7,
    "5.2.37.3"
);

/** Hart; offsets of its nodes follow. @spec ACPI 6.6, 5.2.37.4 */
struct osdev_acpi_rhct_hart {
    osdev_le16_t type;         /**< OSDEV_ACPI_RHCT_HART. */
    osdev_le16_t length;       /**< Of the entry. */
    osdev_le16_t revision;     /**< Of the kind of node. */
    osdev_le16_t offset_count; /**< Number of offsets. */
    osdev_le32_t uid;          /**< _UID of the processor. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_rhct_hart) == 12 &&
        offsetof(struct osdev_acpi_rhct_hart, uid) == 8,
    "5.2.37.4"
);

/** Types of struct osdev_acpi_rhct_node. */
enum osdev_acpi_rhct_node_type {
    OSDEV_ACPI_RHCT_ISA = 0,       /**< Instruction set; its text follows. */
    OSDEV_ACPI_RHCT_CMO = 1,       /**< Cache management instructions. */
    OSDEV_ACPI_RHCT_MMU = 2,       /**< Paging. */
    OSDEV_ACPI_RHCT_HART = 0xffff, /**< Hart; offsets of its nodes follow. */
};

/** Node. */
struct osdev_acpi_rhct_node {
    uint32_t type; /**< One of osdev_acpi_rhct_node_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_rhct_isa isa;   /**< OSDEV_ACPI_RHCT_ISA. */
        struct osdev_acpi_rhct_cmo cmo;   /**< OSDEV_ACPI_RHCT_CMO. */
        struct osdev_acpi_rhct_mmu mmu;   /**< OSDEV_ACPI_RHCT_MMU. */
        struct osdev_acpi_rhct_hart hart; /**< OSDEV_ACPI_RHCT_HART. */
    } as;
};

/**
 * Walk over the nodes of an RHCT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_rhct_nodes(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_rhct_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_rhct_node *out
);

/** Reference to a node of a hart. @spec ACPI 6.6, 5.2.37.4 */
struct osdev_acpi_rhct_offset {
    osdev_le32_t offset; /**< Where the node is in the table. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_rhct_offset) == 4 &&
        offsetof(struct osdev_acpi_rhct_offset, offset) == 0,
    "5.2.37.4"
);

/**
 * Walk over the nodes that an entry of type OSDEV_ACPI_RHCT_HART refers to.
 *
 * @param entry  The bytes of the entry.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_rhct_offsets(struct osdev_span entry);

/**
 * Step to the next reference.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_rhct_offset_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_rhct_offset *out
);

/** RISC-V I/O mapping table. @spec RISC-V IO Mapping Table 1.0, 2 */
struct osdev_acpi_rimt {
    struct osdev_acpi_header header; /**< Header, signature "RIMT". */
    osdev_le32_t node_count;         /**< Number of nodes. */
    osdev_le32_t nodes_offset;       /**< Where they start. */
    osdev_le32_t reserved;           /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_rimt) == 48 &&
        offsetof(struct osdev_acpi_rimt, reserved) == 44,
    "2"
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
osdev_acpi_rimt_read(struct osdev_span bytes, struct osdev_acpi_rimt *out)
{
    return osdev_acpi_table_read(bytes, "RIMT", 48, out, sizeof(*out));
}

/** IOMMU; its wires follow. */
struct osdev_acpi_rimt_iommu {
    uint8_t type;           /**< OSDEV_ACPI_RIMT_IOMMU. */
    uint8_t revision;       /**< Of the kind of node. */
    osdev_le16_t length;    /**< Of the entry. */
    osdev_le16_t reserved;  /**< Not used. */
    osdev_le16_t id;        /**< Number of the node. */
    uint8_t hardware_id[8]; /**< _HID of the hardware. */
    /** Where its registers are, if it is no PCI device. */
    osdev_le64_t base;
    /** Bit 0 it is a PCI device, bit 1 domain holds. */
    osdev_le32_t flags;
    osdev_le32_t domain;       /**< Proximity domain. */
    osdev_le16_t segment;      /**< PCI segment. */
    osdev_le16_t bdf;          /**< Bus, device and function. */
    osdev_le16_t wire_count;   /**< Number of interrupt wires. */
    osdev_le16_t wires_offset; /**< Where they are in the node. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_rimt_iommu) == 40 &&
        offsetof(struct osdev_acpi_rimt_iommu, wires_offset) == 38,
    "rimt_iommu"
);

/** PCI root complex. */
struct osdev_acpi_rimt_root_complex {
    uint8_t type;                /**< OSDEV_ACPI_RIMT_ROOT_COMPLEX. */
    uint8_t revision;            /**< Of the kind of node. */
    osdev_le16_t length;         /**< Of the entry. */
    osdev_le16_t reserved;       /**< Not used. */
    osdev_le16_t id;             /**< Number of the node. */
    osdev_le32_t flags;          /**< Bit 0 ATS, bit 1 PRI. */
    osdev_le16_t reserved2;      /**< Not used. */
    osdev_le16_t segment;        /**< PCI segment. */
    osdev_le16_t mapping_offset; /**< Where the mappings are in the node. */
    osdev_le16_t mapping_count;  /**< Number of mappings. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_rimt_root_complex) == 20 &&
        offsetof(struct osdev_acpi_rimt_root_complex, mapping_count) == 18,
    "rimt_root_complex"
);

/** Device of the namespace; its name follows. */
struct osdev_acpi_rimt_platform {
    uint8_t type;                /**< OSDEV_ACPI_RIMT_PLATFORM. */
    uint8_t revision;            /**< Of the kind of node. */
    osdev_le16_t length;         /**< Of the entry. */
    osdev_le16_t reserved;       /**< Not used. */
    osdev_le16_t id;             /**< Number of the node. */
    osdev_le16_t mapping_offset; /**< Where the mappings are in the node. */
    osdev_le16_t mapping_count;  /**< Number of mappings. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_rimt_platform) == 12 &&
        offsetof(struct osdev_acpi_rimt_platform, mapping_count) == 10,
    "rimt_platform"
);

/** Types of struct osdev_acpi_rimt_node. */
enum osdev_acpi_rimt_node_type {
    OSDEV_ACPI_RIMT_IOMMU = 0,        /**< IOMMU; its wires follow. */
    OSDEV_ACPI_RIMT_ROOT_COMPLEX = 1, /**< PCI root complex. */
    OSDEV_ACPI_RIMT_PLATFORM =
        2, /**< Device of the namespace; its name follows. */
};

/** Node. */
struct osdev_acpi_rimt_node {
    uint32_t type; /**< One of osdev_acpi_rimt_node_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_rimt_iommu iommu; /**< OSDEV_ACPI_RIMT_IOMMU. */
        struct osdev_acpi_rimt_root_complex
            root_complex; /**< OSDEV_ACPI_RIMT_ROOT_COMPLEX. */
        struct osdev_acpi_rimt_platform
            platform; /**< OSDEV_ACPI_RIMT_PLATFORM. */
    } as;
};

/**
 * Walk over the nodes of a RIMT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_rimt_nodes(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_rimt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_rimt_node *out
);

/** Mapping of identifiers. */
struct osdev_acpi_rimt_mapping {
    osdev_le32_t input_base;  /**< First identifier of the input. */
    osdev_le32_t id_count;    /**< Number of identifiers. */
    osdev_le32_t output_base; /**< First identifier of the output. */
    osdev_le32_t output;      /**< Offset of the IOMMU's node. */
    osdev_le32_t flags;       /**< Bit 0 ATS, 1 PRI, 2 RCiEP. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_rimt_mapping) == 20 &&
        offsetof(struct osdev_acpi_rimt_mapping, flags) == 16,
    "rimt_mapping"
);

/**
 * Walk over the mappings of a root complex or device; for an IOMMU the walk is
 * empty.
 *
 * @param entry  The bytes of the entry.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_rimt_mappings(struct osdev_span entry);

/**
 * Step to the next mapping.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_rimt_mapping_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_rimt_mapping *out
);

OSDEV_END_DECLS

#endif
