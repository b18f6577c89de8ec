// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Data of firmware for the kernel: UEFI, WSMT, MSDM, SLIC, WPBT, CSRT, and the
 * like.
 *
 * @spec UEFI 2.10, appendix O and documents of Microsoft
 */
#ifndef OSDEV_ACPI_FIRMWARE_H
#define OSDEV_ACPI_FIRMWARE_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** UEFI ACPI data table. @spec UEFI 2.10, appendix O */
struct osdev_acpi_uefi {
    struct osdev_acpi_header header; /**< Header, signature "UEFI". */
    uint8_t guid[16];                /**< What the data is. */
    osdev_le16_t data_offset;        /**< Where the data is in the table. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_uefi) == 54 &&
        offsetof(struct osdev_acpi_uefi, data_offset) == 52,
    "appendix O"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 54 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_uefi_read(struct osdev_span bytes, struct osdev_acpi_uefi *out)
{
    return osdev_acpi_table_read(bytes, "UEFI", 54, out, sizeof(*out));
}

/** Flag: communication buffers are checked. */
#define OSDEV_ACPI_WSMT_FIXED_COMM_BUFFERS OSDEV_BIT32(0)
/** Flag: pointers in them are checked. */
#define OSDEV_ACPI_WSMT_NESTED_POINTERS OSDEV_BIT32(1)
/** Flag: resources are protected. */
#define OSDEV_ACPI_WSMT_RESOURCE_PROTECTION OSDEV_BIT32(2)

/** Windows SMM security mitigations table. */
struct osdev_acpi_wsmt {
    struct osdev_acpi_header header; /**< Header, signature "WSMT". */
    osdev_le32_t flags;              /**< OSDEV_ACPI_WSMT_... */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_wsmt) == 40 &&
        offsetof(struct osdev_acpi_wsmt, flags) == 36,
    "wsmt"
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
osdev_acpi_wsmt_read(struct osdev_span bytes, struct osdev_acpi_wsmt *out)
{
    return osdev_acpi_table_read(bytes, "WSMT", 40, out, sizeof(*out));
}

/** Microsoft data management table; licence data follows. */
struct osdev_acpi_msdm {
    struct osdev_acpi_header header; /**< Header, signature "MSDM". */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_msdm) == 36 &&
        offsetof(struct osdev_acpi_msdm, header) == 0,
    "msdm"
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
osdev_acpi_msdm_read(struct osdev_span bytes, struct osdev_acpi_msdm *out)
{
    return osdev_acpi_table_read(bytes, "MSDM", 36, out, sizeof(*out));
}

/** Software licensing table; licence data follows. */
struct osdev_acpi_slic {
    struct osdev_acpi_header header; /**< Header, signature "SLIC". */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_slic) == 36 &&
        offsetof(struct osdev_acpi_slic, header) == 0,
    "slic"
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
osdev_acpi_slic_read(struct osdev_span bytes, struct osdev_acpi_slic *out)
{
    return osdev_acpi_table_read(bytes, "SLIC", 36, out, sizeof(*out));
}

/** Windows platform binary table; arguments follow. */
struct osdev_acpi_wpbt {
    struct osdev_acpi_header header; /**< Header, signature "WPBT". */
    osdev_le32_t binary_len;         /**< Length of the program. */
    osdev_le64_t binary;             /**< Where the program is. */
    uint8_t layout;                  /**< 1, one image. */
    uint8_t binary_type;             /**< 1, native program. */
    osdev_le16_t arguments_len;      /**< Length of the arguments. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_wpbt) == 52 &&
        offsetof(struct osdev_acpi_wpbt, arguments_len) == 50,
    "wpbt"
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
osdev_acpi_wpbt_read(struct osdev_span bytes, struct osdev_acpi_wpbt *out)
{
    return osdev_acpi_table_read(bytes, "WPBT", 52, out, sizeof(*out));
}

/** Windows ACPI emulated devices table. */
struct osdev_acpi_waet {
    struct osdev_acpi_header header; /**< Header, signature "WAET". */
    /** Bit 0 RTC needs no second read, bit 1 one PM timer read is right. */
    osdev_le32_t flags;
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_waet) == 40 &&
        offsetof(struct osdev_acpi_waet, flags) == 36,
    "waet"
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
osdev_acpi_waet_read(struct osdev_span bytes, struct osdev_acpi_waet *out)
{
    return osdev_acpi_table_read(bytes, "WAET", 40, out, sizeof(*out));
}

/** Xen project table. */
struct osdev_acpi_xenv {
    struct osdev_acpi_header header; /**< Header, signature "XENV". */
    osdev_le64_t grant_address;      /**< Where the grant table may be. */
    osdev_le64_t grant_len;          /**< Length of that. */
    osdev_le32_t event_gsi;          /**< Interrupt of events. */
    uint8_t event_flags;             /**< Bit 0 edge, bit 1 active low. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_xenv) == 57 &&
        offsetof(struct osdev_acpi_xenv, event_flags) == 56,
    "xenv"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 57 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_xenv_read(struct osdev_span bytes, struct osdev_acpi_xenv *out)
{
    return osdev_acpi_table_read(bytes, "XENV", 57, out, sizeof(*out));
}

/** Status override table; names of hidden devices follow. */
struct osdev_acpi_stao {
    struct osdev_acpi_header header; /**< Header, signature "STAO". */
    /** 1: leave the serial port of the SPCR alone. */
    uint8_t ignore_uart;
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_stao) == 37 &&
        offsetof(struct osdev_acpi_stao, ignore_uart) == 36,
    "stao"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 37 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_stao_read(struct osdev_span bytes, struct osdev_acpi_stao *out)
{
    return osdev_acpi_table_read(bytes, "STAO", 37, out, sizeof(*out));
}

/**
 * Dynamic root of trust for measurement table; lists follow.
 *
 * @spec TCG D-RTM 1.0
 */
struct osdev_acpi_drtm {
    struct osdev_acpi_header header; /**< Header, signature "DRTM". */
    osdev_le64_t entry_base;         /**< Base of the launch code. */
    osdev_le64_t entry_length;       /**< Length of the launch code. */
    osdev_le32_t entry_address32;    /**< 32-bit entry. */
    osdev_le64_t entry_address64;    /**< 64-bit entry. */
    osdev_le64_t exit_address;       /**< Exit. */
    osdev_le64_t log_address;        /**< Where the log is. */
    osdev_le32_t log_len;            /**< Length of the log. */
    osdev_le64_t dlme_address;       /**< Architecture dependent. */
    osdev_le32_t flags;              /**< What is offered. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_drtm) == 96 &&
        offsetof(struct osdev_acpi_drtm, flags) == 92,
    "TCG D-RTM 1.0"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 96 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_drtm_read(struct osdev_span bytes, struct osdev_acpi_drtm *out)
{
    return osdev_acpi_table_read(bytes, "DRTM", 96, out, sizeof(*out));
}

OSDEV_END_DECLS

#endif
