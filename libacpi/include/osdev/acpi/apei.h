// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Error records and how to make them: BERT, EINJ, ERST and HEST.
 *
 * @spec ACPI 6.6, 18
 */
#ifndef OSDEV_ACPI_APEI_H
#define OSDEV_ACPI_APEI_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Boot error record table. @spec ACPI 6.6, 18.3.1 */
struct osdev_acpi_bert {
    struct osdev_acpi_header header; /**< Header, signature "BERT". */
    osdev_le32_t region_len;         /**< Length of the error region. */
    /** Where the errors of the boot before are. */
    osdev_le64_t region;
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_bert) == 48 &&
        offsetof(struct osdev_acpi_bert, region) == 40,
    "18.3.1"
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
osdev_acpi_bert_read(struct osdev_span bytes, struct osdev_acpi_bert *out)
{
    return osdev_acpi_table_read(bytes, "BERT", 48, out, sizeof(*out));
}

/** Step of an action of EINJ and ERST. @spec ACPI 6.6, 18.5.1.2 */
struct osdev_acpi_apei_instruction {
    uint8_t action;      /**< Action that it belongs to. */
    uint8_t instruction; /**< What to do. */
    /** Bit 0: keep the other bits of the register. */
    uint8_t flags;
    uint8_t reserved;          /**< Not used. */
    struct osdev_acpi_gas reg; /**< The register. */
    osdev_le64_t value;        /**< What to write or compare. */
    osdev_le64_t mask;         /**< Bits of the value that count. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_apei_instruction) == 32 &&
        offsetof(struct osdev_acpi_apei_instruction, mask) == 24,
    "18.5.1.2"
);

/** Error injection table. @spec ACPI 6.6, 18.6.1 */
struct osdev_acpi_einj {
    struct osdev_acpi_header header; /**< Header, signature "EINJ". */
    osdev_le32_t header_len;         /**< Of what comes before the steps. */
    uint8_t flags;                   /**< 0. */
    uint8_t reserved[3];             /**< Not used. */
    osdev_le32_t entry_count;        /**< Number of steps. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_einj) == 48 &&
        offsetof(struct osdev_acpi_einj, entry_count) == 44,
    "18.6.1"
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
osdev_acpi_einj_read(struct osdev_span bytes, struct osdev_acpi_einj *out)
{
    return osdev_acpi_table_read(bytes, "EINJ", 48, out, sizeof(*out));
}

/**
 * Walk over the steps of an EINJ.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_einj_instructions(struct osdev_span table);

/**
 * Step to the next step of an action.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_einj_instruction_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_apei_instruction *out
);

/** Error record serialization table. @spec ACPI 6.6, 18.5.1 */
struct osdev_acpi_erst {
    struct osdev_acpi_header header; /**< Header, signature "ERST". */
    osdev_le32_t header_len;         /**< Of what comes before the steps. */
    osdev_le32_t reserved;           /**< Not used. */
    osdev_le32_t entry_count;        /**< Number of steps. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_erst) == 48 &&
        offsetof(struct osdev_acpi_erst, entry_count) == 44,
    "18.5.1"
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
osdev_acpi_erst_read(struct osdev_span bytes, struct osdev_acpi_erst *out)
{
    return osdev_acpi_table_read(bytes, "ERST", 48, out, sizeof(*out));
}

/**
 * Walk over the steps of an ERST.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_erst_instructions(struct osdev_span table);

/**
 * Step to the next step of an action.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_erst_instruction_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_apei_instruction *out
);

OSDEV_END_DECLS

#endif
