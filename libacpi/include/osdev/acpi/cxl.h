// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * CXL hosts and virtual I/O translation: CEDT and VIOT.
 *
 * @spec CXL 3.1, 9.18 and ACPI 6.6, 5.2.34
 */
#ifndef OSDEV_ACPI_CXL_H
#define OSDEV_ACPI_CXL_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** CXL early discovery table. @spec CXL 3.1, 9.18.1 */
struct osdev_acpi_cedt {
    struct osdev_acpi_header header; /**< Header, signature "CEDT". */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_cedt) == 36 &&
        offsetof(struct osdev_acpi_cedt, header) == 0,
    "9.18.1"
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
osdev_acpi_cedt_read(struct osdev_span bytes, struct osdev_acpi_cedt *out)
{
    return osdev_acpi_table_read(bytes, "CEDT", 36, out, sizeof(*out));
}

/** Host bridge. @spec CXL 3.1, 9.18.1.2 */
struct osdev_acpi_cedt_host_bridge {
    uint8_t type;           /**< OSDEV_ACPI_CEDT_HOST_BRIDGE. */
    uint8_t reserved;       /**< Not used. */
    osdev_le16_t length;    /**< Of the entry. */
    osdev_le32_t uid;       /**< _UID of the bridge. */
    osdev_le32_t version;   /**< 0 CXL 1.1, 1 CXL 2.0 or later. */
    osdev_le32_t reserved2; /**< Not used. */
    osdev_le64_t base;      /**< Where its registers are. */
    osdev_le64_t range_len; /**< Length of its registers. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_cedt_host_bridge) == 32 &&
        offsetof(struct osdev_acpi_cedt_host_bridge, range_len) == 24,
    "9.18.1.2"
);

/**
 * Fixed memory window; 32-bit numbers of the bridges that share it follow.
 *
 * @spec CXL 3.1, 9.18.1.3
 */
struct osdev_acpi_cedt_window {
    uint8_t type;              /**< OSDEV_ACPI_CEDT_WINDOW. */
    uint8_t reserved;          /**< Not used. */
    osdev_le16_t length;       /**< Of the entry. */
    osdev_le32_t reserved2;    /**< Not used. */
    osdev_le64_t base;         /**< First address. */
    osdev_le64_t range_len;    /**< Length in bytes. */
    uint8_t ways;              /**< Code of the number of bridges. */
    uint8_t arithmetic;        /**< 0 modulo, 1 XOR. */
    osdev_le16_t reserved3;    /**< Not used. */
    osdev_le32_t granularity;  /**< Code of the bytes of one turn. */
    osdev_le16_t restrictions; /**< What memory may be there. */
    osdev_le16_t qtg_id;       /**< Quality of service group. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_cedt_window) == 36 &&
        offsetof(struct osdev_acpi_cedt_window, qtg_id) == 34,
    "9.18.1.3"
);

/**
 * How addresses are shared by XOR; 64-bit maps follow.
 *
 * @spec CXL 3.1, 9.18.1.4
 */
struct osdev_acpi_cedt_xor_map {
    uint8_t type;           /**< OSDEV_ACPI_CEDT_XOR_MAP. */
    uint8_t reserved;       /**< Not used. */
    osdev_le16_t length;    /**< Of the entry. */
    osdev_le16_t reserved2; /**< Not used. */
    uint8_t granularity;    /**< Code of the bytes of one turn. */
    uint8_t map_count;      /**< Number of maps that follow. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_cedt_xor_map) == 8 &&
        offsetof(struct osdev_acpi_cedt_xor_map, map_count) == 7,
    "9.18.1.4"
);

/** Protocol in use at a device. @spec CXL 3.1, 9.18.1.5 */
struct osdev_acpi_cedt_rdpas {
    uint8_t type;         /**< OSDEV_ACPI_CEDT_RDPAS. */
    uint8_t reserved;     /**< Not used. */
    osdev_le16_t length;  /**< Of the entry. */
    osdev_le16_t segment; /**< PCI segment. */
    osdev_le16_t bdf;     /**< Bus, device and function. */
    uint8_t protocol;     /**< 0 CXL.io, 1 CXL.cachemem. */
    osdev_le64_t base;    /**< Where the registers of the port are. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_cedt_rdpas) == 17 &&
        offsetof(struct osdev_acpi_cedt_rdpas, base) == 9,
    "9.18.1.5"
);

/** Types of struct osdev_acpi_cedt_entry. */
enum osdev_acpi_cedt_entry_type {
    OSDEV_ACPI_CEDT_HOST_BRIDGE = 0, /**< Host bridge. */
    OSDEV_ACPI_CEDT_WINDOW =
        1, /**< Fixed memory window; 32-bit numbers of the bridges that share it follow. */
    OSDEV_ACPI_CEDT_XOR_MAP =
        2, /**< How addresses are shared by XOR; 64-bit maps follow. */
    OSDEV_ACPI_CEDT_RDPAS = 3, /**< Protocol in use at a device. */
};

/** Part of the description. */
struct osdev_acpi_cedt_entry {
    uint32_t type; /**< One of osdev_acpi_cedt_entry_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_cedt_host_bridge
            host_bridge; /**< OSDEV_ACPI_CEDT_HOST_BRIDGE. */
        struct osdev_acpi_cedt_window window;   /**< OSDEV_ACPI_CEDT_WINDOW. */
        struct osdev_acpi_cedt_xor_map xor_map; /**< OSDEV_ACPI_CEDT_XOR_MAP. */
        struct osdev_acpi_cedt_rdpas rdpas;     /**< OSDEV_ACPI_CEDT_RDPAS. */
    } as;
};

/**
 * Walk over the parts of a CEDT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_cedt_entries(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_cedt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_cedt_entry *out
);

/** Virtual I/O translation table. @spec ACPI 6.6, 5.2.34 */
struct osdev_acpi_viot {
    struct osdev_acpi_header header; /**< Header, signature "VIOT". */
    osdev_le16_t node_count;         /**< Number of nodes. */
    osdev_le16_t nodes_offset;       /**< Where they start. */
    osdev_le64_t reserved;           /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_viot) == 48 &&
        offsetof(struct osdev_acpi_viot, reserved) == 40,
    "5.2.34"
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
osdev_acpi_viot_read(struct osdev_span bytes, struct osdev_acpi_viot *out)
{
    return osdev_acpi_table_read(bytes, "VIOT", 48, out, sizeof(*out));
}

/** PCI functions behind a unit. @spec ACPI 6.6, 5.2.34.3 */
struct osdev_acpi_viot_pci_range {
    uint8_t type;               /**< OSDEV_ACPI_VIOT_PCI_RANGE. */
    uint8_t reserved;           /**< Not used. */
    osdev_le16_t length;        /**< Of the entry. */
    osdev_le32_t endpoint;      /**< Number of the first one for the unit. */
    osdev_le16_t first_segment; /**< Segment of the first one. */
    osdev_le16_t last_segment;  /**< Segment of the last one. */
    osdev_le16_t first_bdf;     /**< Address of the first one. */
    osdev_le16_t last_bdf;      /**< Address of the last one. */
    osdev_le16_t output;        /**< Offset of the unit's node. */
    uint8_t reserved2[6];       /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_viot_pci_range) == 24 &&
        offsetof(struct osdev_acpi_viot_pci_range, reserved2) == 18,
    "5.2.34.3"
);

/** Device behind a unit. @spec ACPI 6.6, 5.2.34.4 */
struct osdev_acpi_viot_mmio {
    uint8_t type;          /**< OSDEV_ACPI_VIOT_MMIO. */
    uint8_t reserved;      /**< Not used. */
    osdev_le16_t length;   /**< Of the entry. */
    osdev_le32_t endpoint; /**< Its number for the unit. */
    osdev_le64_t base;     /**< Where its registers are. */
    osdev_le16_t output;   /**< Offset of the unit's node. */
    uint8_t reserved2[6];  /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_viot_mmio) == 24 &&
        offsetof(struct osdev_acpi_viot_mmio, reserved2) == 18,
    "5.2.34.4"
);

/** Unit of virtio-iommu on PCI. @spec ACPI 6.6, 5.2.34.5 */
struct osdev_acpi_viot_iommu_pci {
    uint8_t type;           /**< OSDEV_ACPI_VIOT_IOMMU_PCI. */
    uint8_t reserved;       /**< Not used. */
    osdev_le16_t length;    /**< Of the entry. */
    osdev_le16_t segment;   /**< PCI segment. */
    osdev_le16_t bdf;       /**< Bus, device and function. */
    osdev_le64_t reserved2; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_viot_iommu_pci) == 16 &&
        offsetof(struct osdev_acpi_viot_iommu_pci, reserved2) == 8,
    "5.2.34.5"
);

/** Unit of virtio-iommu at an address. @spec ACPI 6.6, 5.2.34.6 */
struct osdev_acpi_viot_iommu_mmio {
    uint8_t type;         /**< OSDEV_ACPI_VIOT_IOMMU_MMIO. */
    uint8_t reserved;     /**< Not used. */
    osdev_le16_t length;  /**< Of the entry. */
    uint8_t reserved2[4]; /**< Not used. */
    osdev_le64_t base;    /**< Where its registers are. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_viot_iommu_mmio) == 16 &&
        offsetof(struct osdev_acpi_viot_iommu_mmio, base) == 8,
    "5.2.34.6"
);

/** Types of struct osdev_acpi_viot_node. */
enum osdev_acpi_viot_node_type {
    OSDEV_ACPI_VIOT_PCI_RANGE = 1,  /**< PCI functions behind a unit. */
    OSDEV_ACPI_VIOT_MMIO = 2,       /**< Device behind a unit. */
    OSDEV_ACPI_VIOT_IOMMU_PCI = 3,  /**< Unit of virtio-iommu on PCI. */
    OSDEV_ACPI_VIOT_IOMMU_MMIO = 4, /**< Unit of virtio-iommu at an address. */
};

/** Node. */
struct osdev_acpi_viot_node {
    uint32_t type; /**< One of osdev_acpi_viot_node_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_viot_pci_range
            pci_range;                    /**< OSDEV_ACPI_VIOT_PCI_RANGE. */
        struct osdev_acpi_viot_mmio mmio; /**< OSDEV_ACPI_VIOT_MMIO. */
        struct osdev_acpi_viot_iommu_pci
            iommu_pci; /**< OSDEV_ACPI_VIOT_IOMMU_PCI. */
        struct osdev_acpi_viot_iommu_mmio
            iommu_mmio; /**< OSDEV_ACPI_VIOT_IOMMU_MMIO. */
    } as;
};

/**
 * Walk over the nodes of a VIOT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_viot_nodes(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_viot_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_viot_node *out
);

OSDEV_END_DECLS

#endif
