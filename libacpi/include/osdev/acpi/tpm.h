// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Trusted platform modules and event logs: TCPA, TPM2, CCEL, TDEL and SVKL.
 *
 * @spec TCG ACPI Specification 1.4 and ACPI 6.6, 5.2.35
 */
#ifndef OSDEV_ACPI_TPM_H
#define OSDEV_ACPI_TPM_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Log of a TPM 1.2 of a client. @spec TCG ACPI Specification 1.4, 6 */
struct osdev_acpi_tcpa {
    struct osdev_acpi_header header; /**< Header, signature "TCPA". */
    /** 0 client, 1 server; a server's table is another struct. */
    osdev_le16_t platform_class;
    osdev_le32_t log_len; /**< Most bytes of the log. */
    osdev_le64_t log;     /**< Where the log is. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_tcpa) == 50 &&
        offsetof(struct osdev_acpi_tcpa, log) == 42,
    "6"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 50 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_tcpa_read(struct osdev_span bytes, struct osdev_acpi_tcpa *out)
{
    return osdev_acpi_table_read(bytes, "TCPA", 50, out, sizeof(*out));
}

/**
 * The table of a server, from its start.
 *
 * @spec TCG ACPI Specification 1.4, 6
 */
struct osdev_acpi_tcpa_server {
    struct osdev_acpi_header header; /**< Header, signature "TCPA". */
    osdev_le16_t platform_class;     /**< 1. */
    osdev_le16_t reserved;           /**< Not used. */
    osdev_le64_t log_len;            /**< Most bytes of the log. */
    osdev_le64_t log;                /**< Where the log is. */
    osdev_le16_t spec_revision;      /**< Version of the specification. */
    /** Bit 0 PCI, 1 bus is PNP, 2 base address holds. */
    uint8_t device_flags;
    /** Bit 0 edge, 1 active low, 2 by SCI, 3 by GSI. */
    uint8_t interrupt_flags;
    /** General purpose event of the interrupt. */
    uint8_t gpe;
    uint8_t reserved2[3];                 /**< Not used. */
    osdev_le32_t gsi;                     /**< Global system interrupt. */
    struct osdev_acpi_gas address;        /**< Where the module is. */
    osdev_le32_t reserved3;               /**< Not used. */
    struct osdev_acpi_gas config_address; /**< Where its configuration is. */
    uint8_t segment;                      /**< PCI segment. */
    uint8_t bus;                          /**< Bus. */
    uint8_t device;                       /**< Device. */
    uint8_t function;                     /**< Function. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_tcpa_server) == 100 &&
        offsetof(struct osdev_acpi_tcpa_server, function) == 99,
    "6"
);

/** TPM 2.0. @spec TCG ACPI Specification 1.4, 7.3 */
struct osdev_acpi_tpm2 {
    struct osdev_acpi_header header; /**< Header, signature "TPM2". */
    osdev_le16_t platform_class;     /**< 0 client, 1 server. */
    osdev_le16_t reserved;           /**< Not used. */
    osdev_le64_t control_area;       /**< Where the control area is. */
    /** How to start a command: 2 ACPI, 6 FIFO, 7 CRB, ... */
    osdev_le32_t start_method;
    uint8_t start_parameters[12]; /**< For the start method. */
    osdev_le32_t log_len;         /**< Most bytes of the log. */
    osdev_le64_t log;             /**< Where the log is. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_tpm2) == 76 &&
        offsetof(struct osdev_acpi_tpm2, log) == 68,
    "7.3"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 52 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_tpm2_read(struct osdev_span bytes, struct osdev_acpi_tpm2 *out)
{
    return osdev_acpi_table_read(bytes, "TPM2", 52, out, sizeof(*out));
}

/** Event log of a confidential guest. @spec ACPI 6.6, 5.2.35 */
struct osdev_acpi_ccel {
    struct osdev_acpi_header header; /**< Header, signature "CCEL". */
    uint8_t cc_type;                 /**< 1 AMD SEV, 2 Intel TDX. */
    uint8_t cc_subtype;              /**< For the type. */
    osdev_le16_t reserved;           /**< Not used. */
    osdev_le64_t log_len;            /**< Most bytes of the log. */
    osdev_le64_t log;                /**< Where the log is. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ccel) == 56 &&
        offsetof(struct osdev_acpi_ccel, log) == 48,
    "5.2.35"
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
osdev_acpi_ccel_read(struct osdev_span bytes, struct osdev_acpi_ccel *out)
{
    return osdev_acpi_table_read(bytes, "CCEL", 56, out, sizeof(*out));
}

/**
 * Event log of a trust domain.
 *
 * @spec Intel TDX Guest-Host Interface 1.5, 4.3.3
 */
struct osdev_acpi_tdel {
    struct osdev_acpi_header header; /**< Header, signature "TDEL". */
    osdev_le32_t reserved;           /**< Not used. */
    osdev_le64_t log_len;            /**< Most bytes of the log. */
    osdev_le64_t log;                /**< Where the log is. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_tdel) == 56 &&
        offsetof(struct osdev_acpi_tdel, log) == 48,
    "4.3.3"
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
osdev_acpi_tdel_read(struct osdev_span bytes, struct osdev_acpi_tdel *out)
{
    return osdev_acpi_table_read(bytes, "TDEL", 56, out, sizeof(*out));
}

/** Storage volume keys. @spec ACPI 6.6, 5.2.36 */
struct osdev_acpi_svkl {
    struct osdev_acpi_header header; /**< Header, signature "SVKL". */
    osdev_le32_t key_count;          /**< Number of keys. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_svkl) == 40 &&
        offsetof(struct osdev_acpi_svkl, key_count) == 36,
    "5.2.36"
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
osdev_acpi_svkl_read(struct osdev_span bytes, struct osdev_acpi_svkl *out)
{
    return osdev_acpi_table_read(bytes, "SVKL", 40, out, sizeof(*out));
}

/** Storage volume key. @spec ACPI 6.6, 5.2.36 */
struct osdev_acpi_svkl_key {
    osdev_le16_t type;    /**< 0, the main key. */
    osdev_le16_t format;  /**< 0, raw bytes. */
    osdev_le32_t key_len; /**< Length of the key. */
    osdev_le64_t address; /**< Where the key is. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_svkl_key) == 16 &&
        offsetof(struct osdev_acpi_svkl_key, address) == 8,
    "5.2.36"
);

/**
 * Walk over the keys of an SVKL.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_svkl_keys(struct osdev_span table);

/**
 * Step to the next key.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_svkl_key_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_svkl_key *out
);

OSDEV_END_DECLS

#endif
