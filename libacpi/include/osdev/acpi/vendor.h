// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Tables of makers: ASF!, CSRT and ASPT.
 *
 * @spec DMTF DSP0136 2.0, Microsoft CSRT 1.2, AMD ASPT
 */
#ifndef OSDEV_ACPI_VENDOR_H
#define OSDEV_ACPI_VENDOR_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Alert standard format table. */
struct osdev_acpi_asf {
    struct osdev_acpi_header header; /**< Header, signature "ASF!". */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_asf) == 36 &&
        offsetof(struct osdev_acpi_asf, header) == 0,
    "asf"
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
osdev_acpi_asf_read(struct osdev_span bytes, struct osdev_acpi_asf *out)
{
    return osdev_acpi_table_read(bytes, "ASF!", 36, out, sizeof(*out));
}

/** Who and how. */
struct osdev_acpi_asf_info {
    uint8_t type;           /**< OSDEV_ACPI_ASF_INFO. */
    uint8_t reserved;       /**< Not used. */
    osdev_le16_t length;    /**< Of the entry. */
    uint8_t min_reset;      /**< Fewest seconds before the watchdog resets. */
    uint8_t min_poll;       /**< Least time between polls, in units of 5 ms. */
    osdev_le16_t system_id; /**< Number of the system. */
    osdev_le32_t vendor_id; /**< Number of the maker. */
    uint8_t flags;          /**< Bits of features. */
    uint8_t reserved2[3];   /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_asf_info) == 16 &&
        offsetof(struct osdev_acpi_asf_info, reserved2) == 13,
    "asf_info"
);

/** Alerts; they follow. */
struct osdev_acpi_asf_alert {
    uint8_t type;          /**< OSDEV_ACPI_ASF_ALERT. */
    uint8_t reserved;      /**< Not used. */
    osdev_le16_t length;   /**< Of the entry. */
    uint8_t assert_mask;   /**< Which can be asserted. */
    uint8_t deassert_mask; /**< Which can be taken back. */
    uint8_t alert_count;   /**< Number of alerts. */
    uint8_t alert_len;     /**< Length of each. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_asf_alert) == 8 &&
        offsetof(struct osdev_acpi_asf_alert, alert_len) == 7,
    "asf_alert"
);

/** Remote controls; they follow. */
struct osdev_acpi_asf_remote {
    uint8_t type;           /**< OSDEV_ACPI_ASF_REMOTE. */
    uint8_t reserved;       /**< Not used. */
    osdev_le16_t length;    /**< Of the entry. */
    uint8_t control_count;  /**< Number of controls. */
    uint8_t control_len;    /**< Length of each. */
    osdev_le16_t reserved2; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_asf_remote) == 8 &&
        offsetof(struct osdev_acpi_asf_remote, reserved2) == 6,
    "asf_remote"
);

/** Remote control capabilities. */
struct osdev_acpi_asf_capabilities {
    uint8_t type;                /**< OSDEV_ACPI_ASF_CAPABILITIES. */
    uint8_t reserved;            /**< Not used. */
    osdev_le16_t length;         /**< Of the entry. */
    uint8_t capabilities[7];     /**< Bits of features. */
    uint8_t completion_code;     /**< Boot option. */
    osdev_le32_t enterprise_id;  /**< Boot option. */
    uint8_t command;             /**< Boot option. */
    osdev_le16_t parameter;      /**< Boot option. */
    osdev_le16_t boot_options;   /**< Boot option. */
    osdev_le16_t oem_parameters; /**< Boot option. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_asf_capabilities) == 23 &&
        offsetof(struct osdev_acpi_asf_capabilities, oem_parameters) == 21,
    "asf_capabilities"
);

/** Fixed SMBus addresses; they follow. */
struct osdev_acpi_asf_addresses {
    uint8_t type;         /**< OSDEV_ACPI_ASF_ADDRESSES. */
    uint8_t reserved;     /**< Not used. */
    osdev_le16_t length;  /**< Of the entry. */
    uint8_t eeprom;       /**< Address of the memory. */
    uint8_t device_count; /**< Number of addresses. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_asf_addresses) == 6 &&
        offsetof(struct osdev_acpi_asf_addresses, device_count) == 5,
    "asf_addresses"
);

/** Types of struct osdev_acpi_asf_record. */
enum osdev_acpi_asf_record_type {
    OSDEV_ACPI_ASF_INFO = 0,         /**< Who and how. */
    OSDEV_ACPI_ASF_ALERT = 1,        /**< Alerts; they follow. */
    OSDEV_ACPI_ASF_REMOTE = 2,       /**< Remote controls; they follow. */
    OSDEV_ACPI_ASF_CAPABILITIES = 3, /**< Remote control capabilities. */
    OSDEV_ACPI_ASF_ADDRESSES = 4,    /**< Fixed SMBus addresses; they follow. */
};

/** Record; bit 7 of the type marks the last one. */
struct osdev_acpi_asf_record {
    uint32_t type; /**< One of osdev_acpi_asf_record_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_asf_info info;     /**< OSDEV_ACPI_ASF_INFO. */
        struct osdev_acpi_asf_alert alert;   /**< OSDEV_ACPI_ASF_ALERT. */
        struct osdev_acpi_asf_remote remote; /**< OSDEV_ACPI_ASF_REMOTE. */
        struct osdev_acpi_asf_capabilities
            capabilities; /**< OSDEV_ACPI_ASF_CAPABILITIES. */
        struct osdev_acpi_asf_addresses
            addresses; /**< OSDEV_ACPI_ASF_ADDRESSES. */
    } as;
};

/**
 * Walk over the records of an ASF table.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_asf_records(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_asf_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_asf_record *out
);

/** Core system resources table. */
struct osdev_acpi_csrt {
    struct osdev_acpi_header header; /**< Header, signature "CSRT". */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_csrt) == 36 &&
        offsetof(struct osdev_acpi_csrt, header) == 0,
    "csrt"
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
osdev_acpi_csrt_read(struct osdev_span bytes, struct osdev_acpi_csrt *out)
{
    return osdev_acpi_table_read(bytes, "CSRT", 36, out, sizeof(*out));
}

/** Group of resources; shared data and descriptors follow. */
struct osdev_acpi_csrt_resource_group {
    osdev_le32_t length;       /**< Of the entry. */
    osdev_le32_t vendor_id;    /**< Maker. */
    osdev_le32_t subvendor_id; /**< Its customer. */
    osdev_le16_t device_id;    /**< Device. */
    osdev_le16_t subdevice_id; /**< Variant. */
    osdev_le16_t revision;     /**< Revision. */
    osdev_le16_t reserved;     /**< Not used. */
    osdev_le32_t shared_len;   /**< Length of the shared data. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_csrt_resource_group) == 24 &&
        offsetof(struct osdev_acpi_csrt_resource_group, shared_len) == 20,
    "csrt_resource_group"
);

/** Group of resources. */
struct osdev_acpi_csrt_group {
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_csrt_resource_group
            resource_group; /**< The only kind. */
    } as;
};

/**
 * Walk over the groups of a CSRT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_csrt_groups(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_csrt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_csrt_group *out
);

/** AMD secure processor table. */
struct osdev_acpi_aspt {
    struct osdev_acpi_header header; /**< Header, signature "ASPT". */
    osdev_le32_t entry_count;        /**< Number of entries. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_aspt) == 40 &&
        offsetof(struct osdev_acpi_aspt, entry_count) == 36,
    "aspt"
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
osdev_acpi_aspt_read(struct osdev_span bytes, struct osdev_acpi_aspt *out)
{
    return osdev_acpi_table_read(bytes, "ASPT", 40, out, sizeof(*out));
}

/** Global registers. */
struct osdev_acpi_aspt_global {
    osdev_le16_t type;       /**< OSDEV_ACPI_ASPT_GLOBAL. */
    osdev_le16_t length;     /**< Of the entry. */
    osdev_le32_t reserved;   /**< Not used. */
    osdev_le64_t feature;    /**< Feature register. */
    osdev_le64_t irq_enable; /**< Interrupt enable register. */
    osdev_le64_t irq_status; /**< Interrupt status register. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_aspt_global) == 32 &&
        offsetof(struct osdev_acpi_aspt_global, irq_status) == 24,
    "aspt_global"
);

/** Mailbox of secure virtualisation. */
struct osdev_acpi_aspt_sev {
    osdev_le16_t type;        /**< OSDEV_ACPI_ASPT_SEV. */
    osdev_le16_t length;      /**< Of the entry. */
    uint8_t irq;              /**< Its interrupt. */
    uint8_t reserved[3];      /**< Not used. */
    osdev_le64_t command;     /**< Command and response register. */
    osdev_le64_t buffer_low;  /**< Lower half of the buffer's address. */
    osdev_le64_t buffer_high; /**< Upper half of the buffer's address. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_aspt_sev) == 32 &&
        offsetof(struct osdev_acpi_aspt_sev, buffer_high) == 24,
    "aspt_sev"
);

/** Mailbox of ACPI. */
struct osdev_acpi_aspt_acpi {
    osdev_le16_t type;         /**< OSDEV_ACPI_ASPT_ACPI. */
    osdev_le16_t length;       /**< Of the entry. */
    osdev_le32_t reserved;     /**< Not used. */
    osdev_le64_t command;      /**< Command and response register. */
    osdev_le64_t reserved2[2]; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_aspt_acpi) == 32 &&
        offsetof(struct osdev_acpi_aspt_acpi, reserved2) == 16,
    "aspt_acpi"
);

/** Types of struct osdev_acpi_aspt_entry. */
enum osdev_acpi_aspt_entry_type {
    OSDEV_ACPI_ASPT_GLOBAL = 0, /**< Global registers. */
    OSDEV_ACPI_ASPT_SEV = 1,    /**< Mailbox of secure virtualisation. */
    OSDEV_ACPI_ASPT_ACPI = 2,   /**< Mailbox of ACPI. */
};

/** Registers of the secure processor. */
struct osdev_acpi_aspt_entry {
    uint32_t type; /**< One of osdev_acpi_aspt_entry_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_aspt_global global; /**< OSDEV_ACPI_ASPT_GLOBAL. */
        struct osdev_acpi_aspt_sev sev;       /**< OSDEV_ACPI_ASPT_SEV. */
        struct osdev_acpi_aspt_acpi acpi;     /**< OSDEV_ACPI_ASPT_ACPI. */
    } as;
};

/**
 * Walk over the entries of an ASPT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_aspt_entries(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_aspt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_aspt_entry *out
);

OSDEV_END_DECLS

#endif
