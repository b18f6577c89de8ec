// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Secure devices and runtime code of firmware: SDEV and PRMT.
 *
 * @spec ACPI 6.6, 5.2.26 and PRM 1.0
 */
#ifndef OSDEV_ACPI_SECURE_H
#define OSDEV_ACPI_SECURE_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Secure devices table. @spec ACPI 6.6, 5.2.26 */
struct osdev_acpi_sdev {
    struct osdev_acpi_header header; /**< Header, signature "SDEV". */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_sdev) == 36 &&
        offsetof(struct osdev_acpi_sdev, header) == 0,
    "5.2.26"
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
osdev_acpi_sdev_read(struct osdev_span bytes, struct osdev_acpi_sdev *out)
{
    return osdev_acpi_table_read(bytes, "SDEV", 36, out, sizeof(*out));
}

/** Device of the namespace. @spec ACPI 6.6, 5.2.26.1 */
struct osdev_acpi_sdev_namespace_device {
    uint8_t type; /**< OSDEV_ACPI_SDEV_NAMESPACE. */
    /** Bit 0 may be given away, bit 1 has components. */
    uint8_t flags;
    osdev_le16_t length;        /**< Of the entry. */
    osdev_le16_t name_offset;   /**< Where its name is in the entry. */
    osdev_le16_t name_len;      /**< Length of its name. */
    osdev_le16_t vendor_offset; /**< Where data of the maker is. */
    osdev_le16_t vendor_len;    /**< Its length. */
    /** Where its components are, if it has some. */
    osdev_le16_t components_offset;
    osdev_le16_t components_len; /**< Their length. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_sdev_namespace_device) == 16 &&
        offsetof(struct osdev_acpi_sdev_namespace_device, components_len) == 14,
    "5.2.26.1"
);

/** PCI function. @spec ACPI 6.6, 5.2.26.2 */
struct osdev_acpi_sdev_pci {
    uint8_t type; /**< OSDEV_ACPI_SDEV_PCI. */
    /** Bit 0 may be given away, bit 1 has components. */
    uint8_t flags;
    osdev_le16_t length;        /**< Of the entry. */
    osdev_le16_t segment;       /**< PCI segment. */
    osdev_le16_t start_bus;     /**< Bus where the way starts. */
    osdev_le16_t path_offset;   /**< Where the way is in the entry. */
    osdev_le16_t path_len;      /**< Its length. */
    osdev_le16_t vendor_offset; /**< Where data of the maker is. */
    osdev_le16_t vendor_len;    /**< Its length. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_sdev_pci) == 16 &&
        offsetof(struct osdev_acpi_sdev_pci, vendor_len) == 14,
    "5.2.26.2"
);

/** Types of struct osdev_acpi_sdev_device. */
enum osdev_acpi_sdev_device_type {
    OSDEV_ACPI_SDEV_NAMESPACE = 0, /**< Device of the namespace. */
    OSDEV_ACPI_SDEV_PCI = 1,       /**< PCI function. */
};

/** Device that a secure world owns. */
struct osdev_acpi_sdev_device {
    uint32_t type; /**< One of osdev_acpi_sdev_device_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_sdev_namespace_device
            namespace_device;           /**< OSDEV_ACPI_SDEV_NAMESPACE. */
        struct osdev_acpi_sdev_pci pci; /**< OSDEV_ACPI_SDEV_PCI. */
    } as;
};

/**
 * Walk over the devices of an SDEV.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_sdev_devices(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_sdev_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_sdev_device *out
);

/** Platform runtime mechanism table. @spec PRM 1.0, 4.1.1 */
struct osdev_acpi_prmt {
    struct osdev_acpi_header header; /**< Header, signature "PRMT". */
    uint8_t guid[16];                /**< Platform. */
    osdev_le32_t modules_offset;     /**< Where the modules are in the table. */
    osdev_le32_t module_count;       /**< Number of modules. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_prmt) == 60 &&
        offsetof(struct osdev_acpi_prmt, module_count) == 56,
    "4.1.1"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 60 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_prmt_read(struct osdev_span bytes, struct osdev_acpi_prmt *out)
{
    return osdev_acpi_table_read(bytes, "PRMT", 60, out, sizeof(*out));
}

/** Module. @spec PRM 1.0, 4.1.2 */
struct osdev_acpi_prmt_info {
    osdev_le16_t revision;        /**< Of the entry. */
    osdev_le16_t length;          /**< Of the entry. */
    uint8_t guid[16];             /**< Its name. */
    osdev_le16_t major;           /**< Major version. */
    osdev_le16_t minor;           /**< Minor version. */
    osdev_le16_t handler_count;   /**< Number of handlers. */
    osdev_le32_t handlers_offset; /**< Where they are in the entry. */
    osdev_le64_t mmio_list;       /**< List of registers that it uses, or 0. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_prmt_info) == 38 &&
        offsetof(struct osdev_acpi_prmt_info, mmio_list) == 30,
    "4.1.2"
);

/** Module. */
struct osdev_acpi_prmt_module {
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_prmt_info info; /**< The only kind. */
    } as;
};

/**
 * Walk over the modules of a PRMT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_prmt_modules(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_prmt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_prmt_module *out
);

/** Handler of a module. @spec PRM 1.0, 4.1.3 */
struct osdev_acpi_prmt_handler {
    osdev_le16_t revision;    /**< Of the entry. */
    osdev_le16_t length;      /**< Of the entry. */
    uint8_t guid[16];         /**< Its name. */
    osdev_le64_t address;     /**< Where its code is. */
    osdev_le64_t static_data; /**< Where its static data is. */
    osdev_le64_t parameters;  /**< Where its parameters are. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_prmt_handler) == 44 &&
        offsetof(struct osdev_acpi_prmt_handler, parameters) == 36,
    "4.1.3"
);

/**
 * Walk over the handlers of a module.
 *
 * @param entry  The bytes of the entry.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_prmt_handlers(struct osdev_span entry);

/**
 * Step to the next handler.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_prmt_handler_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_prmt_handler *out
);

/** Platform health assessment table. @spec ACPI 6.6, 5.2.32 */
struct osdev_acpi_phat {
    struct osdev_acpi_header header; /**< Header, signature "PHAT". */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_phat) == 36 &&
        offsetof(struct osdev_acpi_phat, header) == 0,
    "5.2.32"
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
osdev_acpi_phat_read(struct osdev_span bytes, struct osdev_acpi_phat *out)
{
    return osdev_acpi_table_read(bytes, "PHAT", 36, out, sizeof(*out));
}

/** Versions of firmware; they follow. @spec ACPI 6.6, 5.2.32.3 */
struct osdev_acpi_phat_versions {
    osdev_le16_t type;          /**< OSDEV_ACPI_PHAT_VERSIONS. */
    osdev_le16_t length;        /**< Of the entry. */
    uint8_t revision;           /**< Of the entry. */
    uint8_t reserved[3];        /**< Not used. */
    osdev_le32_t version_count; /**< Number of versions. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_phat_versions) == 12 &&
        offsetof(struct osdev_acpi_phat_versions, version_count) == 8,
    "5.2.32.3"
);

/** State of a device; its path follows. @spec ACPI 6.6, 5.2.32.4 */
struct osdev_acpi_phat_health {
    osdev_le16_t type;   /**< OSDEV_ACPI_PHAT_HEALTH. */
    osdev_le16_t length; /**< Of the entry. */
    uint8_t revision;    /**< Of the entry. */
    uint8_t reserved[2]; /**< Not used. */
    uint8_t health;      /**< 0 errors, 1 none, 2 unknown, 3 advisory. */
    uint8_t guid[16];    /**< Kind of the device's data. */
    /** Where the device's data is in the entry, or 0. */
    osdev_le32_t data_offset;
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_phat_health) == 28 &&
        offsetof(struct osdev_acpi_phat_health, data_offset) == 24,
    "5.2.32.4"
);

/** Types of struct osdev_acpi_phat_record. */
enum osdev_acpi_phat_record_type {
    OSDEV_ACPI_PHAT_VERSIONS = 0, /**< Versions of firmware; they follow. */
    OSDEV_ACPI_PHAT_HEALTH = 1,   /**< State of a device; its path follows. */
};

/** Record. */
struct osdev_acpi_phat_record {
    uint32_t type; /**< One of osdev_acpi_phat_record_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_phat_versions
            versions;                         /**< OSDEV_ACPI_PHAT_VERSIONS. */
        struct osdev_acpi_phat_health health; /**< OSDEV_ACPI_PHAT_HEALTH. */
    } as;
};

/**
 * Walk over the records of a PHAT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_phat_records(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_phat_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_phat_record *out
);

/** Version of a part of firmware. @spec ACPI 6.6, 5.2.32.3 */
struct osdev_acpi_phat_version {
    uint8_t guid[16];     /**< The part. */
    osdev_le64_t version; /**< Its version. */
    uint8_t producer[4];  /**< Who made it. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_phat_version) == 28 &&
        offsetof(struct osdev_acpi_phat_version, producer) == 24,
    "5.2.32.3"
);

/**
 * Walk over the versions of an entry of type OSDEV_ACPI_PHAT_VERSIONS.
 *
 * @param entry  The bytes of the entry.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_phat_versions(struct osdev_span entry);

/**
 * Step to the next version.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_phat_version_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_phat_version *out
);

OSDEV_END_DECLS

#endif
