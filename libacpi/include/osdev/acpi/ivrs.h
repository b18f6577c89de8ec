// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * DMA remapping of AMD: the IVRS.
 *
 * @spec AMD I/O Virtualization 3.09, 5.2
 */
#ifndef OSDEV_ACPI_IVRS_H
#define OSDEV_ACPI_IVRS_H

#include <osdev/acpi/ivrs_device.h>
#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** I/O virtualization reporting structure. */
struct osdev_acpi_ivrs {
    struct osdev_acpi_header header; /**< Header, signature "IVRS". */
    /** Sizes of addresses and supported features. */
    osdev_le32_t info;
    osdev_le64_t reserved; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs) == 48 &&
        offsetof(struct osdev_acpi_ivrs, reserved) == 40,
    "ivrs"
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
osdev_acpi_ivrs_read(struct osdev_span bytes, struct osdev_acpi_ivrs *out)
{
    return osdev_acpi_table_read(bytes, "IVRS", 48, out, sizeof(*out));
}

/** Remapping unit. @spec AMD I/O Virtualization 3.09, 5.2.2.1 */
struct osdev_acpi_ivrs_ivhd {
    uint8_t type;            /**< OSDEV_ACPI_IVRS_IVHD. */
    uint8_t flags;           /**< Features or rule. */
    osdev_le16_t length;     /**< Of the entry. */
    osdev_le16_t device_id;  /**< Bus, device and function of the unit. */
    osdev_le16_t capability; /**< Offset of its PCI capability. */
    osdev_le64_t address;    /**< Where its registers are. */
    osdev_le16_t segment;    /**< PCI segment. */
    osdev_le16_t info;       /**< Message number and unit number. */
    osdev_le32_t features;   /**< Features. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_ivhd) == 24 &&
        offsetof(struct osdev_acpi_ivrs_ivhd, features) == 20,
    "5.2.2.1"
);

/**
 * Remapping unit with extended features.
 *
 * @spec AMD I/O Virtualization 3.09, 5.2.2.3
 */
struct osdev_acpi_ivrs_ivhd_efr {
    uint8_t type;            /**< OSDEV_ACPI_IVRS_IVHD_EFR. */
    uint8_t flags;           /**< Features or rule. */
    osdev_le16_t length;     /**< Of the entry. */
    osdev_le16_t device_id;  /**< Bus, device and function of the unit. */
    osdev_le16_t capability; /**< Offset of its PCI capability. */
    osdev_le64_t address;    /**< Where its registers are. */
    osdev_le16_t segment;    /**< PCI segment. */
    osdev_le16_t info;       /**< Message number and unit number. */
    osdev_le32_t attributes; /**< Number of counters. */
    osdev_le64_t efr;        /**< Extended feature register. */
    osdev_le64_t efr2;       /**< Second extended feature register. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_ivhd_efr) == 40 &&
        offsetof(struct osdev_acpi_ivrs_ivhd_efr, efr2) == 32,
    "5.2.2.3"
);

/**
 * Remapping unit with devices of the namespace.
 *
 * @spec AMD I/O Virtualization 3.09, 5.2.2.5
 */
struct osdev_acpi_ivrs_ivhd_acpi {
    uint8_t type;            /**< OSDEV_ACPI_IVRS_IVHD_ACPI. */
    uint8_t flags;           /**< Features or rule. */
    osdev_le16_t length;     /**< Of the entry. */
    osdev_le16_t device_id;  /**< Bus, device and function of the unit. */
    osdev_le16_t capability; /**< Offset of its PCI capability. */
    osdev_le64_t address;    /**< Where its registers are. */
    osdev_le16_t segment;    /**< PCI segment. */
    osdev_le16_t info;       /**< Message number and unit number. */
    osdev_le32_t attributes; /**< Number of counters. */
    osdev_le64_t efr;        /**< Extended feature register. */
    osdev_le64_t efr2;       /**< Second extended feature register. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_ivhd_acpi) == 40 &&
        offsetof(struct osdev_acpi_ivrs_ivhd_acpi, efr2) == 32,
    "5.2.2.5"
);

/**
 * Memory that firmware lets all devices use.
 *
 * @spec AMD I/O Virtualization 3.09, 5.2.2.8
 */
struct osdev_acpi_ivrs_ivmd_all {
    uint8_t type;           /**< OSDEV_ACPI_IVRS_IVMD_ALL. */
    uint8_t flags;          /**< Features or rule. */
    osdev_le16_t length;    /**< Of the entry. */
    osdev_le16_t device_id; /**< 0. */
    osdev_le16_t aux;       /**< 0. */
    osdev_le64_t reserved;  /**< Not used; bytes 0..1 may be the segment. */
    osdev_le64_t base;      /**< First address. */
    osdev_le64_t range_len; /**< Length in bytes. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_ivmd_all) == 32 &&
        offsetof(struct osdev_acpi_ivrs_ivmd_all, range_len) == 24,
    "5.2.2.8"
);

/**
 * Memory that firmware lets one device use.
 *
 * @spec AMD I/O Virtualization 3.09, 5.2.2.8
 */
struct osdev_acpi_ivrs_ivmd_one {
    uint8_t type;           /**< OSDEV_ACPI_IVRS_IVMD_ONE. */
    uint8_t flags;          /**< Features or rule. */
    osdev_le16_t length;    /**< Of the entry. */
    osdev_le16_t device_id; /**< The device. */
    osdev_le16_t aux;       /**< 0. */
    osdev_le64_t reserved;  /**< Not used; bytes 0..1 may be the segment. */
    osdev_le64_t base;      /**< First address. */
    osdev_le64_t range_len; /**< Length in bytes. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_ivmd_one) == 32 &&
        offsetof(struct osdev_acpi_ivrs_ivmd_one, range_len) == 24,
    "5.2.2.8"
);

/**
 * Memory that firmware lets a range of devices use.
 *
 * @spec AMD I/O Virtualization 3.09, 5.2.2.8
 */
struct osdev_acpi_ivrs_ivmd_range {
    uint8_t type;           /**< OSDEV_ACPI_IVRS_IVMD_RANGE. */
    uint8_t flags;          /**< Features or rule. */
    osdev_le16_t length;    /**< Of the entry. */
    osdev_le16_t device_id; /**< First device. */
    osdev_le16_t aux;       /**< Last device. */
    osdev_le64_t reserved;  /**< Not used; bytes 0..1 may be the segment. */
    osdev_le64_t base;      /**< First address. */
    osdev_le64_t range_len; /**< Length in bytes. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_ivmd_range) == 32 &&
        offsetof(struct osdev_acpi_ivrs_ivmd_range, range_len) == 24,
    "5.2.2.8"
);

/** Types of struct osdev_acpi_ivrs_entry. */
enum osdev_acpi_ivrs_entry_type {
    OSDEV_ACPI_IVRS_IVHD = 0x10, /**< Remapping unit. */
    OSDEV_ACPI_IVRS_IVHD_EFR =
        0x11, /**< Remapping unit with extended features. */
    OSDEV_ACPI_IVRS_IVHD_ACPI =
        0x40, /**< Remapping unit with devices of the namespace. */
    OSDEV_ACPI_IVRS_IVMD_ALL =
        0x20, /**< Memory that firmware lets all devices use. */
    OSDEV_ACPI_IVRS_IVMD_ONE =
        0x21, /**< Memory that firmware lets one device use. */
    OSDEV_ACPI_IVRS_IVMD_RANGE =
        0x22, /**< Memory that firmware lets a range of devices use. */
};

/** Remapping unit or rule. */
struct osdev_acpi_ivrs_entry {
    uint32_t type; /**< One of osdev_acpi_ivrs_entry_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_ivrs_ivhd ivhd; /**< OSDEV_ACPI_IVRS_IVHD. */
        struct osdev_acpi_ivrs_ivhd_efr
            ivhd_efr; /**< OSDEV_ACPI_IVRS_IVHD_EFR. */
        struct osdev_acpi_ivrs_ivhd_acpi
            ivhd_acpi; /**< OSDEV_ACPI_IVRS_IVHD_ACPI. */
        struct osdev_acpi_ivrs_ivmd_all
            ivmd_all; /**< OSDEV_ACPI_IVRS_IVMD_ALL. */
        struct osdev_acpi_ivrs_ivmd_one
            ivmd_one; /**< OSDEV_ACPI_IVRS_IVMD_ONE. */
        struct osdev_acpi_ivrs_ivmd_range
            ivmd_range; /**< OSDEV_ACPI_IVRS_IVMD_RANGE. */
    } as;
};

/**
 * Walk over the remapping units and rules of an IVRS.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_ivrs_entries(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_ivrs_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_ivrs_entry *out
);

/** Types of struct osdev_acpi_ivrs_device. */
enum osdev_acpi_ivrs_device_type {
    OSDEV_ACPI_IVRS_DEVICE_PAD = 0,         /**< Fills up. */
    OSDEV_ACPI_IVRS_DEVICE_ALL = 1,         /**< All devices. */
    OSDEV_ACPI_IVRS_DEVICE_SELECT = 2,      /**< One device. */
    OSDEV_ACPI_IVRS_DEVICE_RANGE_START = 3, /**< First device of a range. */
    OSDEV_ACPI_IVRS_DEVICE_RANGE_END = 4,   /**< Last device of a range. */
    OSDEV_ACPI_IVRS_DEVICE_PAD8 = 0x40,     /**< Fills up. */
    OSDEV_ACPI_IVRS_DEVICE_ALIAS_SELECT =
        0x42, /**< One device that appears as another. */
    OSDEV_ACPI_IVRS_DEVICE_ALIAS_RANGE =
        0x43, /**< First device of a range that appears as another. */
    OSDEV_ACPI_IVRS_DEVICE_EXT_SELECT =
        0x46, /**< One device with extended settings. */
    OSDEV_ACPI_IVRS_DEVICE_EXT_RANGE =
        0x47, /**< First device of a range with extended settings. */
    OSDEV_ACPI_IVRS_DEVICE_SPECIAL = 0x48, /**< I/O APIC or HPET. */
    OSDEV_ACPI_IVRS_DEVICE_ACPI =
        0xf0, /**< Device of the namespace; the text of its _UID follows. */
};

/** Device that a unit is for. */
struct osdev_acpi_ivrs_device {
    uint32_t type; /**< One of osdev_acpi_ivrs_device_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_ivrs_pad4 pad4; /**< OSDEV_ACPI_IVRS_DEVICE_PAD. */
        struct osdev_acpi_ivrs_all all;   /**< OSDEV_ACPI_IVRS_DEVICE_ALL. */
        struct osdev_acpi_ivrs_select
            select; /**< OSDEV_ACPI_IVRS_DEVICE_SELECT. */
        struct osdev_acpi_ivrs_range_start
            range_start; /**< OSDEV_ACPI_IVRS_DEVICE_RANGE_START. */
        struct osdev_acpi_ivrs_range_end
            range_end; /**< OSDEV_ACPI_IVRS_DEVICE_RANGE_END. */
        struct osdev_acpi_ivrs_pad8 pad8; /**< OSDEV_ACPI_IVRS_DEVICE_PAD8. */
        struct osdev_acpi_ivrs_alias_select
            alias_select; /**< OSDEV_ACPI_IVRS_DEVICE_ALIAS_SELECT. */
        struct osdev_acpi_ivrs_alias_range
            alias_range; /**< OSDEV_ACPI_IVRS_DEVICE_ALIAS_RANGE. */
        struct osdev_acpi_ivrs_ext_select
            ext_select; /**< OSDEV_ACPI_IVRS_DEVICE_EXT_SELECT. */
        struct osdev_acpi_ivrs_ext_range
            ext_range; /**< OSDEV_ACPI_IVRS_DEVICE_EXT_RANGE. */
        struct osdev_acpi_ivrs_special
            special; /**< OSDEV_ACPI_IVRS_DEVICE_SPECIAL. */
        struct osdev_acpi_ivrs_acpi acpi; /**< OSDEV_ACPI_IVRS_DEVICE_ACPI. */
    } as;
};

/**
 * Walk over the devices of a remapping unit; for other entries the walk is
 * empty.
 *
 * @param entry  The bytes of the entry.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_ivrs_devices(struct osdev_span entry);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_ivrs_device_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_ivrs_device *out
);

OSDEV_END_DECLS

#endif
