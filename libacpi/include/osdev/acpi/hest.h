// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Sources of hardware errors: the HEST.
 *
 * @spec ACPI 6.6, 18.3.2
 */
#ifndef OSDEV_ACPI_HEST_H
#define OSDEV_ACPI_HEST_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** How a source tells of errors. @spec ACPI 6.6, 18.3.2.9 */
struct osdev_acpi_hest_notify {
    /** 0 polled, 1 interrupt, 3 SCI, 4 NMI, 7 GPIO, 11 SDEI, ... */
    uint8_t type;
    uint8_t length;             /**< 28. */
    osdev_le16_t write_enable;  /**< What the kernel may change. */
    osdev_le32_t poll_interval; /**< In ms. */
    osdev_le32_t vector;        /**< Interrupt. */
    /** Errors in the window that make it poll. */
    osdev_le32_t poll_switch;
    osdev_le32_t poll_window;      /**< In ms. */
    osdev_le32_t threshold;        /**< Errors before it tells of them. */
    osdev_le32_t threshold_window; /**< In ms. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_hest_notify) == 28 &&
        offsetof(struct osdev_acpi_hest_notify, threshold_window) == 24,
    "18.3.2.9"
);

/** Hardware error source table. @spec ACPI 6.6, 18.3.2 */
struct osdev_acpi_hest {
    struct osdev_acpi_header header; /**< Header, signature "HEST". */
    osdev_le32_t source_count;       /**< Number of sources. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_hest) == 40 &&
        offsetof(struct osdev_acpi_hest, source_count) == 36,
    "18.3.2"
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
osdev_acpi_hest_read(struct osdev_span bytes, struct osdev_acpi_hest *out)
{
    return osdev_acpi_table_read(bytes, "HEST", 40, out, sizeof(*out));
}

/** Machine check of x86; banks follow. @spec ACPI 6.6, 18.3.2.1 */
struct osdev_acpi_hest_mce {
    osdev_le16_t type;              /**< OSDEV_ACPI_HEST_MCE. */
    osdev_le16_t source_id;         /**< Its number. */
    osdev_le16_t reserved;          /**< Not used. */
    uint8_t flags;                  /**< Bit 0: firmware first. */
    uint8_t enabled;                /**< 1 if the kernel shall use it. */
    osdev_le32_t record_count;      /**< Records to prepare. */
    osdev_le32_t max_sections;      /**< Most sections of a record. */
    osdev_le64_t global_capability; /**< For the register of that name. */
    osdev_le64_t global_control;    /**< For the register of that name. */
    uint8_t bank_count;             /**< Number of banks that follow. */
    uint8_t reserved2[7];           /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_hest_mce) == 40 &&
        offsetof(struct osdev_acpi_hest_mce, reserved2) == 33,
    "18.3.2.1"
);

/** Corrected machine check of x86; banks follow. @spec ACPI 6.6, 18.3.2.2 */
struct osdev_acpi_hest_cmc {
    osdev_le16_t type;                    /**< OSDEV_ACPI_HEST_CMC. */
    osdev_le16_t source_id;               /**< Its number. */
    osdev_le16_t reserved;                /**< Not used. */
    uint8_t flags;                        /**< Bit 0: firmware first. */
    uint8_t enabled;                      /**< 1 if the kernel shall use it. */
    osdev_le32_t record_count;            /**< Records to prepare. */
    osdev_le32_t max_sections;            /**< Most sections of a record. */
    struct osdev_acpi_hest_notify notify; /**< How it tells. */
    uint8_t bank_count;                   /**< Number of banks that follow. */
    uint8_t reserved2[3];                 /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_hest_cmc) == 48 &&
        offsetof(struct osdev_acpi_hest_cmc, reserved2) == 45,
    "18.3.2.2"
);

/** NMI of x86. @spec ACPI 6.6, 18.3.2.2 */
struct osdev_acpi_hest_nmi {
    osdev_le16_t type;         /**< OSDEV_ACPI_HEST_NMI. */
    osdev_le16_t source_id;    /**< Its number. */
    osdev_le32_t reserved;     /**< Not used. */
    osdev_le32_t record_count; /**< Records to prepare. */
    osdev_le32_t max_sections; /**< Most sections of a record. */
    osdev_le32_t max_raw_len;  /**< Most bytes of raw data. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_hest_nmi) == 20 &&
        offsetof(struct osdev_acpi_hest_nmi, max_raw_len) == 16,
    "18.3.2.2"
);

/** PCI Express root port. @spec ACPI 6.6, 18.3.2.3 */
struct osdev_acpi_hest_root_port {
    osdev_le16_t type;      /**< OSDEV_ACPI_HEST_ROOT_PORT. */
    osdev_le16_t source_id; /**< Its number. */
    osdev_le16_t reserved;  /**< Not used. */
    /** Bit 0 firmware first, bit 1 all of them. */
    uint8_t flags;
    uint8_t enabled;           /**< 1 if the kernel shall use it. */
    osdev_le32_t record_count; /**< Records to prepare. */
    osdev_le32_t max_sections; /**< Most sections of a record. */
    /** Bus in bits 0..7, segment in 8..23. */
    osdev_le32_t bus;
    osdev_le16_t device;   /**< Device. */
    osdev_le16_t function; /**< Function. */
    /** For the device control register. */
    osdev_le16_t control;
    osdev_le16_t reserved2;              /**< Not used. */
    osdev_le32_t uncorrectable_mask;     /**< For the register of that name. */
    osdev_le32_t uncorrectable_severity; /**< For the register of that name. */
    osdev_le32_t correctable_mask;       /**< For the register of that name. */
    /** For the AER capabilities and control register. */
    osdev_le32_t aer_control;
    /** For the root error command register. */
    osdev_le32_t root_command;
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_hest_root_port) == 48 &&
        offsetof(struct osdev_acpi_hest_root_port, root_command) == 44,
    "18.3.2.3"
);

/** PCI Express device. @spec ACPI 6.6, 18.3.2.4 */
struct osdev_acpi_hest_endpoint {
    osdev_le16_t type;      /**< OSDEV_ACPI_HEST_ENDPOINT. */
    osdev_le16_t source_id; /**< Its number. */
    osdev_le16_t reserved;  /**< Not used. */
    /** Bit 0 firmware first, bit 1 all of them. */
    uint8_t flags;
    uint8_t enabled;           /**< 1 if the kernel shall use it. */
    osdev_le32_t record_count; /**< Records to prepare. */
    osdev_le32_t max_sections; /**< Most sections of a record. */
    /** Bus in bits 0..7, segment in 8..23. */
    osdev_le32_t bus;
    osdev_le16_t device;   /**< Device. */
    osdev_le16_t function; /**< Function. */
    /** For the device control register. */
    osdev_le16_t control;
    osdev_le16_t reserved2;              /**< Not used. */
    osdev_le32_t uncorrectable_mask;     /**< For the register of that name. */
    osdev_le32_t uncorrectable_severity; /**< For the register of that name. */
    osdev_le32_t correctable_mask;       /**< For the register of that name. */
    /** For the AER capabilities and control register. */
    osdev_le32_t aer_control;
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_hest_endpoint) == 44 &&
        offsetof(struct osdev_acpi_hest_endpoint, aer_control) == 40,
    "18.3.2.4"
);

/** PCI Express bridge. @spec ACPI 6.6, 18.3.2.5 */
struct osdev_acpi_hest_bridge {
    osdev_le16_t type;      /**< OSDEV_ACPI_HEST_BRIDGE. */
    osdev_le16_t source_id; /**< Its number. */
    osdev_le16_t reserved;  /**< Not used. */
    /** Bit 0 firmware first, bit 1 all of them. */
    uint8_t flags;
    uint8_t enabled;           /**< 1 if the kernel shall use it. */
    osdev_le32_t record_count; /**< Records to prepare. */
    osdev_le32_t max_sections; /**< Most sections of a record. */
    /** Bus in bits 0..7, segment in 8..23. */
    osdev_le32_t bus;
    osdev_le16_t device;   /**< Device. */
    osdev_le16_t function; /**< Function. */
    /** For the device control register. */
    osdev_le16_t control;
    osdev_le16_t reserved2;              /**< Not used. */
    osdev_le32_t uncorrectable_mask;     /**< For the register of that name. */
    osdev_le32_t uncorrectable_severity; /**< For the register of that name. */
    osdev_le32_t correctable_mask;       /**< For the register of that name. */
    /** For the AER capabilities and control register. */
    osdev_le32_t aer_control;
    /** For the secondary uncorrectable mask register. */
    osdev_le32_t secondary_mask;
    osdev_le32_t secondary_severity; /**< For the register of that name. */
    osdev_le32_t secondary_control;  /**< For the register of that name. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_hest_bridge) == 56 &&
        offsetof(struct osdev_acpi_hest_bridge, secondary_control) == 52,
    "18.3.2.5"
);

/** Generic source. @spec ACPI 6.6, 18.3.2.7 */
struct osdev_acpi_hest_generic {
    osdev_le16_t type;      /**< OSDEV_ACPI_HEST_GENERIC. */
    osdev_le16_t source_id; /**< Its number. */
    /** Source that it stands for, or 0xffff. */
    osdev_le16_t related_source;
    uint8_t flags;             /**< Not used. */
    uint8_t enabled;           /**< 1 if the kernel shall use it. */
    osdev_le32_t record_count; /**< Records to prepare. */
    osdev_le32_t max_sections; /**< Most sections of a record. */
    osdev_le32_t max_raw_len;  /**< Most bytes of raw data. */
    /** Where the address of the error is. */
    struct osdev_acpi_gas status_address;
    struct osdev_acpi_hest_notify notify; /**< How it tells. */
    osdev_le32_t status_len;              /**< Length of the error. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_hest_generic) == 64 &&
        offsetof(struct osdev_acpi_hest_generic, status_len) == 60,
    "18.3.2.7"
);

/** Generic source that wants an answer. @spec ACPI 6.6, 18.3.2.8 */
struct osdev_acpi_hest_generic_v2 {
    osdev_le16_t type;      /**< OSDEV_ACPI_HEST_GENERIC_V2. */
    osdev_le16_t source_id; /**< Its number. */
    /** Source that it stands for, or 0xffff. */
    osdev_le16_t related_source;
    uint8_t flags;             /**< Not used. */
    uint8_t enabled;           /**< 1 if the kernel shall use it. */
    osdev_le32_t record_count; /**< Records to prepare. */
    osdev_le32_t max_sections; /**< Most sections of a record. */
    osdev_le32_t max_raw_len;  /**< Most bytes of raw data. */
    /** Where the address of the error is. */
    struct osdev_acpi_gas status_address;
    struct osdev_acpi_hest_notify notify; /**< How it tells. */
    osdev_le32_t status_len;              /**< Length of the error. */
    struct osdev_acpi_gas ack;            /**< Register for the answer. */
    osdev_le64_t ack_preserve;            /**< Bits of it to keep. */
    osdev_le64_t ack_write;               /**< Bits of it to set. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_hest_generic_v2) == 92 &&
        offsetof(struct osdev_acpi_hest_generic_v2, ack_write) == 84,
    "18.3.2.8"
);

/** Deferred machine check of x86; banks follow. @spec ACPI 6.6, 18.3.2.10 */
struct osdev_acpi_hest_deferred {
    osdev_le16_t type;                    /**< OSDEV_ACPI_HEST_DEFERRED. */
    osdev_le16_t source_id;               /**< Its number. */
    osdev_le16_t reserved;                /**< Not used. */
    uint8_t flags;                        /**< Bit 0: firmware first. */
    uint8_t enabled;                      /**< 1 if the kernel shall use it. */
    osdev_le32_t record_count;            /**< Records to prepare. */
    osdev_le32_t max_sections;            /**< Most sections of a record. */
    struct osdev_acpi_hest_notify notify; /**< How it tells. */
    uint8_t bank_count;                   /**< Number of banks that follow. */
    uint8_t reserved2[3];                 /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_hest_deferred) == 48 &&
        offsetof(struct osdev_acpi_hest_deferred, reserved2) == 45,
    "18.3.2.10"
);

/** Types of struct osdev_acpi_hest_source. */
enum osdev_acpi_hest_source_type {
    OSDEV_ACPI_HEST_MCE = 0, /**< Machine check of x86; banks follow. */
    OSDEV_ACPI_HEST_CMC =
        1, /**< Corrected machine check of x86; banks follow. */
    OSDEV_ACPI_HEST_NMI = 2,       /**< NMI of x86. */
    OSDEV_ACPI_HEST_ROOT_PORT = 6, /**< PCI Express root port. */
    OSDEV_ACPI_HEST_ENDPOINT = 7,  /**< PCI Express device. */
    OSDEV_ACPI_HEST_BRIDGE = 8,    /**< PCI Express bridge. */
    OSDEV_ACPI_HEST_GENERIC = 9,   /**< Generic source. */
    OSDEV_ACPI_HEST_GENERIC_V2 =
        0xa, /**< Generic source that wants an answer. */
    OSDEV_ACPI_HEST_DEFERRED =
        0xb, /**< Deferred machine check of x86; banks follow. */
};

/** Source of errors. */
struct osdev_acpi_hest_source {
    uint32_t type; /**< One of osdev_acpi_hest_source_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_hest_mce mce; /**< OSDEV_ACPI_HEST_MCE. */
        struct osdev_acpi_hest_cmc cmc; /**< OSDEV_ACPI_HEST_CMC. */
        struct osdev_acpi_hest_nmi nmi; /**< OSDEV_ACPI_HEST_NMI. */
        struct osdev_acpi_hest_root_port
            root_port; /**< OSDEV_ACPI_HEST_ROOT_PORT. */
        struct osdev_acpi_hest_endpoint
            endpoint;                         /**< OSDEV_ACPI_HEST_ENDPOINT. */
        struct osdev_acpi_hest_bridge bridge; /**< OSDEV_ACPI_HEST_BRIDGE. */
        struct osdev_acpi_hest_generic generic; /**< OSDEV_ACPI_HEST_GENERIC. */
        struct osdev_acpi_hest_generic_v2
            generic_v2; /**< OSDEV_ACPI_HEST_GENERIC_V2. */
        struct osdev_acpi_hest_deferred
            deferred; /**< OSDEV_ACPI_HEST_DEFERRED. */
    } as;
};

/**
 * Walk over the sources in a HEST. They do not state their lengths, so the
 * walk ends at the first of unknown type.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_hest_sources(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_hest_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_hest_source *out
);

/** Machine check bank. @spec ACPI 6.6, 18.3.2.1.1 */
struct osdev_acpi_hest_bank {
    uint8_t number;            /**< Of the bank. */
    uint8_t clear;             /**< 0 if the kernel shall clear its status. */
    uint8_t format;            /**< 0 IA-32, 1 Intel 64, 2 AMD64. */
    uint8_t reserved;          /**< Not used. */
    osdev_le32_t control_msr;  /**< Its control register, or 0. */
    osdev_le64_t control_init; /**< For the control register. */
    osdev_le32_t status_msr;   /**< Its status register, or 0. */
    osdev_le32_t address_msr;  /**< Its address register, or 0. */
    osdev_le32_t misc_msr;     /**< Its register of other data, or 0. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_hest_bank) == 28 &&
        offsetof(struct osdev_acpi_hest_bank, misc_msr) == 24,
    "18.3.2.1.1"
);

/**
 * Walk over the banks of a source; for sources without banks the walk is
 * empty.
 *
 * @param entry  The bytes of the entry.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_hest_banks(struct osdev_span entry);

/**
 * Step to the next bank.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_hest_bank_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_hest_bank *out
);

OSDEV_END_DECLS

#endif
