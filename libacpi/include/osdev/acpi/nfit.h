// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Persistent memory: the NFIT.
 *
 * @spec ACPI 6.6, 5.2.27
 */
#ifndef OSDEV_ACPI_NFIT_H
#define OSDEV_ACPI_NFIT_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** NVDIMM firmware interface table. */
struct osdev_acpi_nfit {
    struct osdev_acpi_header header; /**< Header, signature "NFIT". */
    osdev_le32_t reserved;           /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_nfit) == 40 &&
        offsetof(struct osdev_acpi_nfit, reserved) == 36,
    "nfit"
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
osdev_acpi_nfit_read(struct osdev_span bytes, struct osdev_acpi_nfit *out)
{
    return osdev_acpi_table_read(bytes, "NFIT", 40, out, sizeof(*out));
}

/** Range of physical addresses. @spec ACPI 6.6, 5.2.27.2 */
struct osdev_acpi_nfit_range {
    osdev_le16_t type;   /**< OSDEV_ACPI_NFIT_RANGE. */
    osdev_le16_t length; /**< Of the entry. */
    osdev_le16_t index;  /**< Its number; 0 stands for none. */
    /** Bit 0 control region, 1 domain holds, 2 cookie holds. */
    osdev_le16_t flags;
    osdev_le32_t reserved;   /**< Not used. */
    osdev_le32_t domain;     /**< Proximity domain. */
    uint8_t guid[16];        /**< Kind of the range. */
    osdev_le64_t base;       /**< First address. */
    osdev_le64_t range_len;  /**< Length in bytes. */
    osdev_le64_t attributes; /**< Memory attributes of UEFI. */
    osdev_le64_t cookie;     /**< Changes with the place of the range. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_nfit_range) == 64 &&
        offsetof(struct osdev_acpi_nfit_range, cookie) == 56,
    "5.2.27.2"
);

/** Part of a device in a range. @spec ACPI 6.6, 5.2.27.3 */
struct osdev_acpi_nfit_map {
    osdev_le16_t type;             /**< OSDEV_ACPI_NFIT_MAP. */
    osdev_le16_t length;           /**< Of the entry. */
    osdev_le32_t handle;           /**< Device. */
    osdev_le16_t physical_id;      /**< SMBIOS handle. */
    osdev_le16_t region_id;        /**< Number of the part. */
    osdev_le16_t range_index;      /**< Range, or 0. */
    osdev_le16_t control_index;    /**< Control region, or 0. */
    osdev_le64_t region_len;       /**< Length in bytes. */
    osdev_le64_t region_offset;    /**< Where it starts in the range. */
    osdev_le64_t address;          /**< Where it starts in the device. */
    osdev_le16_t interleave_index; /**< Interleave structure, or 0. */
    /** Number of devices that share the range. */
    osdev_le16_t interleave_ways;
    osdev_le16_t flags;    /**< State of the device. */
    osdev_le16_t reserved; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_nfit_map) == 48 &&
        offsetof(struct osdev_acpi_nfit_map, reserved) == 46,
    "5.2.27.3"
);

/**
 * How devices share a range; 32-bit line offsets follow.
 *
 * @spec ACPI 6.6, 5.2.27.4
 */
struct osdev_acpi_nfit_interleave {
    osdev_le16_t type;       /**< OSDEV_ACPI_NFIT_INTERLEAVE. */
    osdev_le16_t length;     /**< Of the entry. */
    osdev_le16_t index;      /**< Its number. */
    osdev_le16_t reserved;   /**< Not used. */
    osdev_le32_t line_count; /**< Number of lines that follow. */
    osdev_le32_t line_len;   /**< Bytes of a line. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_nfit_interleave) == 16 &&
        offsetof(struct osdev_acpi_nfit_interleave, line_len) == 12,
    "5.2.27.4"
);

/** SMBIOS structures follow. @spec ACPI 6.6, 5.2.27.5 */
struct osdev_acpi_nfit_smbios {
    osdev_le16_t type;     /**< OSDEV_ACPI_NFIT_SMBIOS. */
    osdev_le16_t length;   /**< Of the entry. */
    osdev_le32_t reserved; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_nfit_smbios) == 8 &&
        offsetof(struct osdev_acpi_nfit_smbios, reserved) == 4,
    "5.2.27.5"
);

/** Control region of a device. @spec ACPI 6.6, 5.2.27.6 */
struct osdev_acpi_nfit_control {
    osdev_le16_t type;                  /**< OSDEV_ACPI_NFIT_CONTROL. */
    osdev_le16_t length;                /**< Of the entry. */
    osdev_le16_t index;                 /**< Its number. */
    osdev_le16_t vendor_id;             /**< Vendor of the module. */
    osdev_le16_t device_id;             /**< Device of the module. */
    osdev_le16_t revision_id;           /**< Revision of the module. */
    osdev_le16_t subsystem_vendor_id;   /**< Vendor of the controller. */
    osdev_le16_t subsystem_device_id;   /**< Device of the controller. */
    osdev_le16_t subsystem_revision_id; /**< Revision of the controller. */
    uint8_t valid_fields;               /**< Bit 0: place and date hold. */
    uint8_t manufacturing_location;     /**< Place. */
    osdev_le16_t manufacturing_date;    /**< Date, decimal digits. */
    uint8_t reserved[2];                /**< Not used. */
    osdev_le32_t serial_number;         /**< Serial number. */
    osdev_le16_t code;                  /**< Format of the interface. */
    osdev_le16_t window_count;          /**< Number of block windows. */
    osdev_le64_t window_len;            /**< Length of a window. */
    /** Where the command register is in a window. */
    osdev_le64_t command_offset;
    osdev_le64_t command_len;   /**< Its length. */
    osdev_le64_t status_offset; /**< Where the status register is. */
    osdev_le64_t status_len;    /**< Its length. */
    osdev_le16_t flags;         /**< Bit 0: commands are buffered. */
    uint8_t reserved2[6];       /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_nfit_control) == 80 &&
        offsetof(struct osdev_acpi_nfit_control, reserved2) == 74,
    "5.2.27.6"
);

/** Windows for data. @spec ACPI 6.6, 5.2.27.7 */
struct osdev_acpi_nfit_data {
    osdev_le16_t type;          /**< OSDEV_ACPI_NFIT_DATA. */
    osdev_le16_t length;        /**< Of the entry. */
    osdev_le16_t control_index; /**< Control region. */
    osdev_le16_t window_count;  /**< Number of windows. */
    osdev_le64_t window_offset; /**< Where the first one starts. */
    osdev_le64_t window_len;    /**< Length of a window. */
    osdev_le64_t capacity;      /**< Bytes that they reach. */
    osdev_le64_t address;       /**< First block of them. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_nfit_data) == 40 &&
        offsetof(struct osdev_acpi_nfit_data, address) == 32,
    "5.2.27.7"
);

/** Flush hints; 64-bit addresses follow. @spec ACPI 6.6, 5.2.27.8 */
struct osdev_acpi_nfit_flush {
    osdev_le16_t type;       /**< OSDEV_ACPI_NFIT_FLUSH. */
    osdev_le16_t length;     /**< Of the entry. */
    osdev_le32_t handle;     /**< Device. */
    osdev_le16_t hint_count; /**< Number of addresses that follow. */
    uint8_t reserved[6];     /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_nfit_flush) == 16 &&
        offsetof(struct osdev_acpi_nfit_flush, reserved) == 10,
    "5.2.27.8"
);

/** What the platform can do. @spec ACPI 6.6, 5.2.27.9 */
struct osdev_acpi_nfit_capabilities {
    osdev_le16_t type;   /**< OSDEV_ACPI_NFIT_CAPABILITIES. */
    osdev_le16_t length; /**< Of the entry. */
    uint8_t highest;     /**< Highest bit that holds. */
    uint8_t reserved[3]; /**< Not used. */
    /** Bit 0 caches flushed on power loss, 1 buffers, 2 mirrored. */
    osdev_le32_t capabilities;
    osdev_le32_t reserved2; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_nfit_capabilities) == 16 &&
        offsetof(struct osdev_acpi_nfit_capabilities, reserved2) == 12,
    "5.2.27.9"
);

/** Types of struct osdev_acpi_nfit_entry. */
enum osdev_acpi_nfit_entry_type {
    OSDEV_ACPI_NFIT_RANGE = 0, /**< Range of physical addresses. */
    OSDEV_ACPI_NFIT_MAP = 1,   /**< Part of a device in a range. */
    OSDEV_ACPI_NFIT_INTERLEAVE =
        2, /**< How devices share a range; 32-bit line offsets follow. */
    OSDEV_ACPI_NFIT_SMBIOS = 3,  /**< SMBIOS structures follow. */
    OSDEV_ACPI_NFIT_CONTROL = 4, /**< Control region of a device. */
    OSDEV_ACPI_NFIT_DATA = 5,    /**< Windows for data. */
    OSDEV_ACPI_NFIT_FLUSH = 6,   /**< Flush hints; 64-bit addresses follow. */
    OSDEV_ACPI_NFIT_CAPABILITIES = 7, /**< What the platform can do. */
};

/** Part of the description. */
struct osdev_acpi_nfit_entry {
    uint32_t type; /**< One of osdev_acpi_nfit_entry_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_nfit_range range; /**< OSDEV_ACPI_NFIT_RANGE. */
        struct osdev_acpi_nfit_map map;     /**< OSDEV_ACPI_NFIT_MAP. */
        struct osdev_acpi_nfit_interleave
            interleave; /**< OSDEV_ACPI_NFIT_INTERLEAVE. */
        struct osdev_acpi_nfit_smbios smbios;   /**< OSDEV_ACPI_NFIT_SMBIOS. */
        struct osdev_acpi_nfit_control control; /**< OSDEV_ACPI_NFIT_CONTROL. */
        struct osdev_acpi_nfit_data data;       /**< OSDEV_ACPI_NFIT_DATA. */
        struct osdev_acpi_nfit_flush flush;     /**< OSDEV_ACPI_NFIT_FLUSH. */
        struct osdev_acpi_nfit_capabilities
            capabilities; /**< OSDEV_ACPI_NFIT_CAPABILITIES. */
    } as;
};

/**
 * Walk over the parts of an NFIT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_nfit_entries(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_nfit_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_nfit_entry *out
);

OSDEV_END_DECLS

#endif
