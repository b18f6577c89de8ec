// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * DMA remapping of Intel: the DMAR.
 *
 * @spec Intel VT-d 4.1, 8
 */
#ifndef OSDEV_ACPI_DMAR_H
#define OSDEV_ACPI_DMAR_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Table flag: interrupts can be remapped. */
#define OSDEV_ACPI_DMAR_INTR_REMAP OSDEV_BIT32(0)
/** Table flag: do not use x2APIC mode. */
#define OSDEV_ACPI_DMAR_X2APIC_OPT_OUT OSDEV_BIT32(1)
/** Table flag: keep DMA away at hand-over. */
#define OSDEV_ACPI_DMAR_DMA_CTRL OSDEV_BIT32(2)
/** DRHD flag: all devices of the segment that no other has. */
#define OSDEV_ACPI_DMAR_INCLUDE_ALL OSDEV_BIT32(0)

/** DMA remapping table. @spec Intel VT-d 4.1, 8.1 */
struct osdev_acpi_dmar {
    struct osdev_acpi_header header; /**< Header, signature "DMAR". */
    /** Bits of an address for DMA, minus 1. */
    uint8_t address_width;
    uint8_t flags;        /**< OSDEV_ACPI_DMAR_... */
    uint8_t reserved[10]; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_dmar) == 48 &&
        offsetof(struct osdev_acpi_dmar, reserved) == 38,
    "8.1"
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
osdev_acpi_dmar_read(struct osdev_span bytes, struct osdev_acpi_dmar *out)
{
    return osdev_acpi_table_read(bytes, "DMAR", 48, out, sizeof(*out));
}

/** Remapping unit. @spec Intel VT-d 4.1, 8.3 */
struct osdev_acpi_dmar_drhd {
    osdev_le16_t type;   /**< OSDEV_ACPI_DMAR_DRHD. */
    osdev_le16_t length; /**< Of the entry. */
    uint8_t flags;       /**< OSDEV_ACPI_DMAR_INCLUDE_ALL. */
    /** Pages of registers: 2 to the power of bits 0..3. */
    uint8_t register_pages;
    osdev_le16_t segment; /**< PCI segment. */
    osdev_le64_t address; /**< Where its registers are. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_dmar_drhd) == 16 &&
        offsetof(struct osdev_acpi_dmar_drhd, address) == 8,
    "8.3"
);

/** Memory that firmware lets devices use. @spec Intel VT-d 4.1, 8.4 */
struct osdev_acpi_dmar_rmrr {
    osdev_le16_t type;     /**< OSDEV_ACPI_DMAR_RMRR. */
    osdev_le16_t length;   /**< Of the entry. */
    osdev_le16_t reserved; /**< Not used. */
    osdev_le16_t segment;  /**< PCI segment. */
    osdev_le64_t base;     /**< First address. */
    osdev_le64_t limit;    /**< Last address. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_dmar_rmrr) == 24 &&
        offsetof(struct osdev_acpi_dmar_rmrr, limit) == 16,
    "8.4"
);

/** Root ports that support ATS. @spec Intel VT-d 4.1, 8.5 */
struct osdev_acpi_dmar_atsr {
    osdev_le16_t type;    /**< OSDEV_ACPI_DMAR_ATSR. */
    osdev_le16_t length;  /**< Of the entry. */
    uint8_t flags;        /**< Bit 0: all of the segment. */
    uint8_t reserved;     /**< Not used. */
    osdev_le16_t segment; /**< PCI segment. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_dmar_atsr) == 8 &&
        offsetof(struct osdev_acpi_dmar_atsr, segment) == 6,
    "8.5"
);

/** Domain of a remapping unit. @spec Intel VT-d 4.1, 8.6 */
struct osdev_acpi_dmar_rhsa {
    osdev_le16_t type;     /**< OSDEV_ACPI_DMAR_RHSA. */
    osdev_le16_t length;   /**< Of the entry. */
    osdev_le32_t reserved; /**< Not used. */
    osdev_le64_t address;  /**< Where the unit's registers are. */
    osdev_le32_t domain;   /**< Proximity domain. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_dmar_rhsa) == 20 &&
        offsetof(struct osdev_acpi_dmar_rhsa, domain) == 16,
    "8.6"
);

/** Device of the namespace; its name follows. @spec Intel VT-d 4.1, 8.7 */
struct osdev_acpi_dmar_andd {
    osdev_le16_t type;   /**< OSDEV_ACPI_DMAR_ANDD. */
    osdev_le16_t length; /**< Of the entry. */
    uint8_t reserved[3]; /**< Not used. */
    uint8_t device;      /**< Number by which scopes name it. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_dmar_andd) == 8 &&
        offsetof(struct osdev_acpi_dmar_andd, device) == 7,
    "8.7"
);

/** Devices whose address caches can be trusted. @spec Intel VT-d 4.1, 8.8 */
struct osdev_acpi_dmar_satc {
    osdev_le16_t type;    /**< OSDEV_ACPI_DMAR_SATC. */
    osdev_le16_t length;  /**< Of the entry. */
    uint8_t flags;        /**< Bit 0: ATS must be on. */
    uint8_t reserved;     /**< Not used. */
    osdev_le16_t segment; /**< PCI segment. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_dmar_satc) == 8 &&
        offsetof(struct osdev_acpi_dmar_satc, segment) == 6,
    "8.8"
);

/** Devices with special properties. @spec Intel VT-d 4.1, 8.9 */
struct osdev_acpi_dmar_sidp {
    osdev_le16_t type;     /**< OSDEV_ACPI_DMAR_SIDP. */
    osdev_le16_t length;   /**< Of the entry. */
    osdev_le16_t reserved; /**< Not used. */
    osdev_le16_t segment;  /**< PCI segment. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_dmar_sidp) == 8 &&
        offsetof(struct osdev_acpi_dmar_sidp, segment) == 6,
    "8.9"
);

/** Types of struct osdev_acpi_dmar_entry. */
enum osdev_acpi_dmar_entry_type {
    OSDEV_ACPI_DMAR_DRHD = 0, /**< Remapping unit. */
    OSDEV_ACPI_DMAR_RMRR = 1, /**< Memory that firmware lets devices use. */
    OSDEV_ACPI_DMAR_ATSR = 2, /**< Root ports that support ATS. */
    OSDEV_ACPI_DMAR_RHSA = 3, /**< Domain of a remapping unit. */
    OSDEV_ACPI_DMAR_ANDD = 4, /**< Device of the namespace; its name follows. */
    OSDEV_ACPI_DMAR_SATC =
        5, /**< Devices whose address caches can be trusted. */
    OSDEV_ACPI_DMAR_SIDP = 6, /**< Devices with special properties. */
};

/** Remapping unit or rule. */
struct osdev_acpi_dmar_entry {
    uint32_t type; /**< One of osdev_acpi_dmar_entry_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_dmar_drhd drhd; /**< OSDEV_ACPI_DMAR_DRHD. */
        struct osdev_acpi_dmar_rmrr rmrr; /**< OSDEV_ACPI_DMAR_RMRR. */
        struct osdev_acpi_dmar_atsr atsr; /**< OSDEV_ACPI_DMAR_ATSR. */
        struct osdev_acpi_dmar_rhsa rhsa; /**< OSDEV_ACPI_DMAR_RHSA. */
        struct osdev_acpi_dmar_andd andd; /**< OSDEV_ACPI_DMAR_ANDD. */
        struct osdev_acpi_dmar_satc satc; /**< OSDEV_ACPI_DMAR_SATC. */
        struct osdev_acpi_dmar_sidp sidp; /**< OSDEV_ACPI_DMAR_SIDP. */
    } as;
};

/**
 * Walk over the remapping units and rules of a DMAR.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_dmar_entries(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_dmar_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_dmar_entry *out
);

/** PCI function. @spec Intel VT-d 4.1, 8.3.1 */
struct osdev_acpi_dmar_endpoint {
    uint8_t type;           /**< OSDEV_ACPI_DMAR_SCOPE_ENDPOINT. */
    uint8_t length;         /**< Of the entry. */
    uint8_t flags;          /**< Bits of the rule. */
    uint8_t reserved;       /**< Not used. */
    uint8_t enumeration_id; /**< 0. */
    uint8_t start_bus;      /**< Bus where the way starts. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_dmar_endpoint) == 6 &&
        offsetof(struct osdev_acpi_dmar_endpoint, start_bus) == 5,
    "8.3.1"
);

/** PCI bridge and all below. @spec Intel VT-d 4.1, 8.3.1 */
struct osdev_acpi_dmar_bridge {
    uint8_t type;           /**< OSDEV_ACPI_DMAR_SCOPE_BRIDGE. */
    uint8_t length;         /**< Of the entry. */
    uint8_t flags;          /**< Bits of the rule. */
    uint8_t reserved;       /**< Not used. */
    uint8_t enumeration_id; /**< 0. */
    uint8_t start_bus;      /**< Bus where the way starts. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_dmar_bridge) == 6 &&
        offsetof(struct osdev_acpi_dmar_bridge, start_bus) == 5,
    "8.3.1"
);

/** I/O APIC. @spec Intel VT-d 4.1, 8.3.1 */
struct osdev_acpi_dmar_ioapic {
    uint8_t type;           /**< OSDEV_ACPI_DMAR_SCOPE_IOAPIC. */
    uint8_t length;         /**< Of the entry. */
    uint8_t flags;          /**< Bits of the rule. */
    uint8_t reserved;       /**< Not used. */
    uint8_t enumeration_id; /**< Number of the I/O APIC. */
    uint8_t start_bus;      /**< Bus where the way starts. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_dmar_ioapic) == 6 &&
        offsetof(struct osdev_acpi_dmar_ioapic, start_bus) == 5,
    "8.3.1"
);

/** HPET that sends messages. @spec Intel VT-d 4.1, 8.3.1 */
struct osdev_acpi_dmar_hpet {
    uint8_t type;           /**< OSDEV_ACPI_DMAR_SCOPE_HPET. */
    uint8_t length;         /**< Of the entry. */
    uint8_t flags;          /**< Bits of the rule. */
    uint8_t reserved;       /**< Not used. */
    uint8_t enumeration_id; /**< Number of the HPET. */
    uint8_t start_bus;      /**< Bus where the way starts. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_dmar_hpet) == 6 &&
        offsetof(struct osdev_acpi_dmar_hpet, start_bus) == 5,
    "8.3.1"
);

/** Device of the namespace. @spec Intel VT-d 4.1, 8.3.1 */
struct osdev_acpi_dmar_namespace_device {
    uint8_t type;     /**< OSDEV_ACPI_DMAR_SCOPE_NAMESPACE. */
    uint8_t length;   /**< Of the entry. */
    uint8_t flags;    /**< Bits of the rule. */
    uint8_t reserved; /**< Not used. */
    /** Number in an entry of type OSDEV_ACPI_DMAR_ANDD. */
    uint8_t enumeration_id;
    uint8_t start_bus; /**< Bus where the way starts. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_dmar_namespace_device) == 6 &&
        offsetof(struct osdev_acpi_dmar_namespace_device, start_bus) == 5,
    "8.3.1"
);

/** Types of struct osdev_acpi_dmar_scope. */
enum osdev_acpi_dmar_scope_type {
    OSDEV_ACPI_DMAR_SCOPE_ENDPOINT = 1,  /**< PCI function. */
    OSDEV_ACPI_DMAR_SCOPE_BRIDGE = 2,    /**< PCI bridge and all below. */
    OSDEV_ACPI_DMAR_SCOPE_IOAPIC = 3,    /**< I/O APIC. */
    OSDEV_ACPI_DMAR_SCOPE_HPET = 4,      /**< HPET that sends messages. */
    OSDEV_ACPI_DMAR_SCOPE_NAMESPACE = 5, /**< Device of the namespace. */
};

/** Device that a unit or rule is for; device and function bytes follow, one pair for each bridge on the way. */
struct osdev_acpi_dmar_scope {
    uint32_t type; /**< One of osdev_acpi_dmar_scope_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_dmar_endpoint
            endpoint; /**< OSDEV_ACPI_DMAR_SCOPE_ENDPOINT. */
        struct osdev_acpi_dmar_bridge
            bridge; /**< OSDEV_ACPI_DMAR_SCOPE_BRIDGE. */
        struct osdev_acpi_dmar_ioapic
            ioapic;                       /**< OSDEV_ACPI_DMAR_SCOPE_IOAPIC. */
        struct osdev_acpi_dmar_hpet hpet; /**< OSDEV_ACPI_DMAR_SCOPE_HPET. */
        struct osdev_acpi_dmar_namespace_device
            namespace_device; /**< OSDEV_ACPI_DMAR_SCOPE_NAMESPACE. */
    } as;
};

/**
 * Walk over the devices of an entry of a DMAR; for types without devices the
 * walk is empty.
 *
 * @param entry  The bytes of the entry.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_dmar_scopes(struct osdev_span entry);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_dmar_scope_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_dmar_scope *out
);

OSDEV_END_DECLS

#endif
