// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Memory as parts, and its power: PMTT and MPST.
 *
 * @spec ACPI 6.6, 5.2.21 and 5.2.22
 */
#ifndef OSDEV_ACPI_MEMORY_H
#define OSDEV_ACPI_MEMORY_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Platform memory topology table. */
struct osdev_acpi_pmtt {
    struct osdev_acpi_header header; /**< Header, signature "PMTT". */
    /** Number of memory devices at the top. */
    osdev_le32_t device_count;
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pmtt) == 40 &&
        offsetof(struct osdev_acpi_pmtt, device_count) == 36,
    "pmtt"
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
osdev_acpi_pmtt_read(struct osdev_span bytes, struct osdev_acpi_pmtt *out)
{
    return osdev_acpi_table_read(bytes, "PMTT", 40, out, sizeof(*out));
}

/** Socket. */
struct osdev_acpi_pmtt_socket {
    uint8_t type;        /**< OSDEV_ACPI_PMTT_SOCKET. */
    uint8_t reserved;    /**< Not used. */
    osdev_le16_t length; /**< Of the entry, with all that is in it. */
    /** Bit 0 top, 1 physical, 2..3 kind of memory. */
    osdev_le16_t flags;
    osdev_le16_t reserved2;    /**< Not used. */
    osdev_le32_t device_count; /**< Number of devices in it. */
    osdev_le16_t id;           /**< Its number. */
    osdev_le16_t reserved3;    /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pmtt_socket) == 16 &&
        offsetof(struct osdev_acpi_pmtt_socket, reserved3) == 14,
    "pmtt_socket"
);

/** Memory controller. */
struct osdev_acpi_pmtt_controller {
    uint8_t type;        /**< OSDEV_ACPI_PMTT_CONTROLLER. */
    uint8_t reserved;    /**< Not used. */
    osdev_le16_t length; /**< Of the entry, with all that is in it. */
    /** Bit 0 top, 1 physical, 2..3 kind of memory. */
    osdev_le16_t flags;
    osdev_le16_t reserved2;    /**< Not used. */
    osdev_le32_t device_count; /**< Number of devices in it. */
    osdev_le16_t id;           /**< Its number. */
    osdev_le16_t reserved3;    /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pmtt_controller) == 16 &&
        offsetof(struct osdev_acpi_pmtt_controller, reserved3) == 14,
    "pmtt_controller"
);

/** Module. */
struct osdev_acpi_pmtt_module {
    uint8_t type;        /**< OSDEV_ACPI_PMTT_MODULE. */
    uint8_t reserved;    /**< Not used. */
    osdev_le16_t length; /**< Of the entry, with all that is in it. */
    /** Bit 0 top, 1 physical, 2..3 kind of memory. */
    osdev_le16_t flags;
    osdev_le16_t reserved2;     /**< Not used. */
    osdev_le32_t device_count;  /**< Number of devices in it. */
    osdev_le32_t smbios_handle; /**< SMBIOS handle. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pmtt_module) == 16 &&
        offsetof(struct osdev_acpi_pmtt_module, smbios_handle) == 12,
    "pmtt_module"
);

/** Device of the maker. */
struct osdev_acpi_pmtt_vendor {
    uint8_t type;        /**< OSDEV_ACPI_PMTT_VENDOR. */
    uint8_t reserved;    /**< Not used. */
    osdev_le16_t length; /**< Of the entry, with all that is in it. */
    /** Bit 0 top, 1 physical, 2..3 kind of memory. */
    osdev_le16_t flags;
    osdev_le16_t reserved2;    /**< Not used. */
    osdev_le32_t device_count; /**< Number of devices in it. */
    uint8_t uuid[16];          /**< Kind of the device. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pmtt_vendor) == 28 &&
        offsetof(struct osdev_acpi_pmtt_vendor, uuid) == 12,
    "pmtt_vendor"
);

/** Types of struct osdev_acpi_pmtt_device. */
enum osdev_acpi_pmtt_device_type {
    OSDEV_ACPI_PMTT_SOCKET = 0,     /**< Socket. */
    OSDEV_ACPI_PMTT_CONTROLLER = 1, /**< Memory controller. */
    OSDEV_ACPI_PMTT_MODULE = 2,     /**< Module. */
    OSDEV_ACPI_PMTT_VENDOR = 0xff,  /**< Device of the maker. */
};

/** Memory device; those in it lie in its bytes. */
struct osdev_acpi_pmtt_device {
    uint32_t type; /**< One of osdev_acpi_pmtt_device_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_pmtt_socket socket; /**< OSDEV_ACPI_PMTT_SOCKET. */
        struct osdev_acpi_pmtt_controller
            controller; /**< OSDEV_ACPI_PMTT_CONTROLLER. */
        struct osdev_acpi_pmtt_module module; /**< OSDEV_ACPI_PMTT_MODULE. */
        struct osdev_acpi_pmtt_vendor vendor; /**< OSDEV_ACPI_PMTT_VENDOR. */
    } as;
};

/**
 * Walk over the memory devices at the top of a PMTT; osdev_acpi_pmtt_inner()
 * goes down.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_pmtt_devices(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_pmtt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_pmtt_device *out
);

/**
 * Walk over the memory devices in a socket or controller, with
 * osdev_acpi_pmtt_next() as well.
 *
 * @param entry  The bytes of the entry.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_pmtt_inner(struct osdev_span entry);

OSDEV_END_DECLS

#endif
