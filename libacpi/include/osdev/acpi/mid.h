// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Timers and clocks of Intel's mobile devices: MTMR and VRTC.
 *
 * @spec Intel Simple Firmware Interface, MTMR and VRTC
 */
#ifndef OSDEV_ACPI_MID_H
#define OSDEV_ACPI_MID_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Timers. */
struct osdev_acpi_mtmr {
    struct osdev_acpi_header header; /**< Header, signature "MTMR". */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_mtmr) == 36 &&
        offsetof(struct osdev_acpi_mtmr, header) == 0,
    "mtmr"
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
osdev_acpi_mtmr_read(struct osdev_span bytes, struct osdev_acpi_mtmr *out)
{
    return osdev_acpi_table_read(bytes, "MTMR", 36, out, sizeof(*out));
}

/** Timer. */
struct osdev_acpi_mtmr_timer {
    struct osdev_acpi_gas address; /**< Where its registers are. */
    osdev_le32_t frequency;        /**< Hz. */
    osdev_le32_t irq;              /**< Its interrupt. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_mtmr_timer) == 20 &&
        offsetof(struct osdev_acpi_mtmr_timer, irq) == 16,
    "mtmr_timer"
);

/**
 * Walk over the timers of an MTMR.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_mtmr_timers(struct osdev_span table);

/**
 * Step to the next timer.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_mtmr_timer_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_mtmr_timer *out
);

/** Clocks. */
struct osdev_acpi_vrtc {
    struct osdev_acpi_header header; /**< Header, signature "VRTC". */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_vrtc) == 36 &&
        offsetof(struct osdev_acpi_vrtc, header) == 0,
    "vrtc"
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
osdev_acpi_vrtc_read(struct osdev_span bytes, struct osdev_acpi_vrtc *out)
{
    return osdev_acpi_table_read(bytes, "VRTC", 36, out, sizeof(*out));
}

/** Clock. */
struct osdev_acpi_vrtc_clock {
    struct osdev_acpi_gas address; /**< Where its registers are. */
    osdev_le32_t irq;              /**< Its interrupt. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_vrtc_clock) == 16 &&
        offsetof(struct osdev_acpi_vrtc_clock, irq) == 12,
    "vrtc_clock"
);

/**
 * Walk over the clocks of a VRTC.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_vrtc_clocks(struct osdev_span table);

/**
 * Step to the next clock.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_vrtc_clock_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_vrtc_clock *out
);

OSDEV_END_DECLS

#endif
