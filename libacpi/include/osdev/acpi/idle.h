// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Batteries, polled processors and idle states: SBST, CPEP and LPIT.
 *
 * @spec ACPI 6.6, 5.2.14 and 5.2.18
 */
#ifndef OSDEV_ACPI_IDLE_H
#define OSDEV_ACPI_IDLE_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Smart battery specification table. @spec ACPI 6.6, 5.2.14 */
struct osdev_acpi_sbst {
    struct osdev_acpi_header header; /**< Header, signature "SBST". */
    osdev_le32_t warning;            /**< mWh at which to warn. */
    osdev_le32_t low;                /**< mWh at which to sleep. */
    osdev_le32_t critical;           /**< mWh at which to switch off. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_sbst) == 48 &&
        offsetof(struct osdev_acpi_sbst, critical) == 44,
    "5.2.14"
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
osdev_acpi_sbst_read(struct osdev_span bytes, struct osdev_acpi_sbst *out)
{
    return osdev_acpi_table_read(bytes, "SBST", 48, out, sizeof(*out));
}

/** Corrected platform error polling table. @spec ACPI 6.6, 5.2.18 */
struct osdev_acpi_cpep {
    struct osdev_acpi_header header; /**< Header, signature "CPEP". */
    osdev_le64_t reserved;           /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_cpep) == 44 &&
        offsetof(struct osdev_acpi_cpep, reserved) == 36,
    "5.2.18"
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
osdev_acpi_cpep_read(struct osdev_span bytes, struct osdev_acpi_cpep *out)
{
    return osdev_acpi_table_read(bytes, "CPEP", 44, out, sizeof(*out));
}

/** Processor to poll. @spec ACPI 6.6, 5.2.18.1 */
struct osdev_acpi_cpep_polled {
    uint8_t type;          /**< 0. */
    uint8_t length;        /**< Of the entry. */
    uint8_t id;            /**< Local SAPIC id. */
    uint8_t eid;           /**< Local SAPIC extended id. */
    osdev_le32_t interval; /**< In ms. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_cpep_polled) == 8 &&
        offsetof(struct osdev_acpi_cpep_polled, interval) == 4,
    "5.2.18.1"
);

/** Processor to poll. */
struct osdev_acpi_cpep_processor {
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_cpep_polled polled; /**< The only kind. */
    } as;
};

/**
 * Walk over the processors of a CPEP.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_cpep_processors(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_cpep_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_cpep_processor *out
);

/** Low power idle table. @spec Intel Low Power S0 Idle 1.0 */
struct osdev_acpi_lpit {
    struct osdev_acpi_header header; /**< Header, signature "LPIT". */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_lpit) == 36 &&
        offsetof(struct osdev_acpi_lpit, header) == 0,
    "Intel Low Power S0 Idle 1.0"
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
osdev_acpi_lpit_read(struct osdev_span bytes, struct osdev_acpi_lpit *out)
{
    return osdev_acpi_table_read(bytes, "LPIT", 36, out, sizeof(*out));
}

/** Idle state entered by MWAIT. */
struct osdev_acpi_lpit_native {
    osdev_le32_t type;             /**< OSDEV_ACPI_LPIT_NATIVE. */
    osdev_le32_t length;           /**< Of the entry. */
    osdev_le16_t id;               /**< Its number. */
    osdev_le16_t reserved;         /**< Not used. */
    osdev_le32_t flags;            /**< Bit 0 disabled, bit 1 no counter. */
    struct osdev_acpi_gas trigger; /**< How to enter it. */
    osdev_le32_t residency;        /**< Least useful time, in us. */
    osdev_le32_t latency;          /**< Longest time to leave it, in us. */
    struct osdev_acpi_gas counter; /**< Counter of the time in it. */
    /** Hz; 0 is that of the time stamp counter. */
    osdev_le64_t counter_frequency;
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_lpit_native) == 56 &&
        offsetof(struct osdev_acpi_lpit_native, counter_frequency) == 48,
    "lpit_native"
);

/** Types of struct osdev_acpi_lpit_state. */
enum osdev_acpi_lpit_state_type {
    OSDEV_ACPI_LPIT_NATIVE = 0, /**< Idle state entered by MWAIT. */
};

/** Idle state. */
struct osdev_acpi_lpit_state {
    uint32_t type; /**< One of osdev_acpi_lpit_state_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_lpit_native native; /**< OSDEV_ACPI_LPIT_NATIVE. */
    } as;
};

/**
 * Walk over the states of an LPIT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_lpit_states(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_lpit_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_lpit_state *out
);

OSDEV_END_DECLS

#endif
