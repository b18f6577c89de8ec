// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Triggers and memory features behind channels: PDTT, RASF and RAS2.
 *
 * @spec ACPI 6.6, 14 and 5.2.21
 */
#ifndef OSDEV_ACPI_PDTT_H
#define OSDEV_ACPI_PDTT_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Platform debug trigger table. @spec ACPI 6.6, 5.2.30 */
struct osdev_acpi_pdtt {
    struct osdev_acpi_header header; /**< Header, signature "PDTT". */
    uint8_t trigger_count;           /**< Number of triggers. */
    uint8_t reserved[3];             /**< Not used. */
    osdev_le32_t triggers_offset;    /**< Where they are in the table. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pdtt) == 44 &&
        offsetof(struct osdev_acpi_pdtt, triggers_offset) == 40,
    "5.2.30"
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
 * @retval OSDEV_ACPI_ERR_TRUNCATED      it is shorter than 44 bytes or
 *                                       than it says.
 */
OSDEV_NODISCARD
static inline enum osdev_acpi_err
osdev_acpi_pdtt_read(struct osdev_span bytes, struct osdev_acpi_pdtt *out)
{
    return osdev_acpi_table_read(bytes, "PDTT", 44, out, sizeof(*out));
}

/** Trigger. @spec ACPI 6.6, 5.2.30 */
struct osdev_acpi_pdtt_trigger {
    uint8_t channel; /**< Channel of the PCCT. */
    /** Bit 0 run time, bit 1 wait, bit 2 triggers are ordered. */
    uint8_t flags;
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_pdtt_trigger) == 2 &&
        offsetof(struct osdev_acpi_pdtt_trigger, flags) == 1,
    "5.2.30"
);

/**
 * Walk over the triggers of a PDTT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_pdtt_triggers(struct osdev_span table);

/**
 * Step to the next trigger.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_pdtt_trigger_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_pdtt_trigger *out
);

/** RAS feature table. @spec ACPI 6.6, 5.2.20 */
struct osdev_acpi_rasf {
    struct osdev_acpi_header header; /**< Header, signature "RASF". */
    uint8_t channel[12];             /**< Channel of the PCCT. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_rasf) == 48 &&
        offsetof(struct osdev_acpi_rasf, channel) == 36,
    "5.2.20"
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
osdev_acpi_rasf_read(struct osdev_span bytes, struct osdev_acpi_rasf *out)
{
    return osdev_acpi_table_read(bytes, "RASF", 48, out, sizeof(*out));
}

/** RAS2 feature table. @spec ACPI 6.6, 5.2.21 */
struct osdev_acpi_ras2 {
    struct osdev_acpi_header header; /**< Header, signature "RAS2". */
    osdev_le16_t reserved;           /**< Not used. */
    osdev_le16_t channel_count;      /**< Number of channels. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ras2) == 40 &&
        offsetof(struct osdev_acpi_ras2, channel_count) == 38,
    "5.2.21"
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
osdev_acpi_ras2_read(struct osdev_span bytes, struct osdev_acpi_ras2 *out)
{
    return osdev_acpi_table_read(bytes, "RAS2", 40, out, sizeof(*out));
}

/** Channel of a feature. @spec ACPI 6.6, 5.2.21.1 */
struct osdev_acpi_ras2_channel {
    uint8_t channel;       /**< Channel of the PCCT. */
    osdev_le16_t reserved; /**< Not used. */
    uint8_t feature;       /**< 0, memory. */
    osdev_le32_t instance; /**< Which memory. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ras2_channel) == 8 &&
        offsetof(struct osdev_acpi_ras2_channel, instance) == 4,
    "5.2.21.1"
);

/**
 * Walk over the channels of a RAS2.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_ras2_channels(struct osdev_span table);

/**
 * Step to the next channel.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_ras2_channel_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_ras2_channel *out
);

OSDEV_END_DECLS

#endif
