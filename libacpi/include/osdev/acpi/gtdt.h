// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Timers of Arm machines: the GTDT.
 *
 * @spec ACPI 6.6, 5.2.25
 */
#ifndef OSDEV_ACPI_GTDT_H
#define OSDEV_ACPI_GTDT_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Timer flag: the interrupt is edge triggered. */
#define OSDEV_ACPI_GTDT_EDGE OSDEV_BIT32(0)
/** Timer flag: the interrupt is active low. */
#define OSDEV_ACPI_GTDT_ACTIVE_LOW OSDEV_BIT32(1)
/** Timer flag: the timer works in all power states. */
#define OSDEV_ACPI_GTDT_ALWAYS_ON OSDEV_BIT32(2)

/** Generic timer description table. */
struct osdev_acpi_gtdt {
    struct osdev_acpi_header header; /**< Header, signature "GTDT". */
    osdev_le64_t cnt_control;        /**< Counter control block, or all ones. */
    osdev_le32_t reserved;           /**< Not used. */
    osdev_le32_t secure_el1_gsi;     /**< Interrupt of the secure EL1 timer. */
    osdev_le32_t secure_el1_flags;   /**< OSDEV_ACPI_GTDT_... */
    /** Interrupt of the non-secure EL1 timer. */
    osdev_le32_t el1_gsi;
    osdev_le32_t el1_flags;       /**< OSDEV_ACPI_GTDT_... */
    osdev_le32_t virtual_gsi;     /**< Interrupt of the virtual timer. */
    osdev_le32_t virtual_flags;   /**< OSDEV_ACPI_GTDT_... */
    osdev_le32_t el2_gsi;         /**< Interrupt of the EL2 timer. */
    osdev_le32_t el2_flags;       /**< OSDEV_ACPI_GTDT_... */
    osdev_le64_t cnt_read;        /**< Counter read block, or all ones. */
    osdev_le32_t platform_count;  /**< Number of platform timers. */
    osdev_le32_t platform_offset; /**< Where they are in the table. */
    /** Interrupt of the virtual EL2 timer, or 0. */
    osdev_le32_t virtual_el2_gsi;
    osdev_le32_t virtual_el2_flags; /**< OSDEV_ACPI_GTDT_... */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_gtdt) == 104 &&
        offsetof(struct osdev_acpi_gtdt, virtual_el2_flags) == 100,
    "gtdt"
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
osdev_acpi_gtdt_read(struct osdev_span bytes, struct osdev_acpi_gtdt *out)
{
    return osdev_acpi_table_read(bytes, "GTDT", 96, out, sizeof(*out));
}

/** Block of memory mapped timers. @spec ACPI 6.6, 5.2.25.1 */
struct osdev_acpi_gtdt_block {
    uint8_t type;               /**< OSDEV_ACPI_GTDT_BLOCK. */
    osdev_le16_t length;        /**< Of the entry. */
    uint8_t reserved;           /**< Not used. */
    osdev_le64_t address;       /**< Where the control frame is. */
    osdev_le32_t frame_count;   /**< Number of timers. */
    osdev_le32_t frames_offset; /**< Where they are in the entry. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_gtdt_block) == 20 &&
        offsetof(struct osdev_acpi_gtdt_block, frames_offset) == 16,
    "5.2.25.1"
);

/** Watchdog. @spec ACPI 6.6, 5.2.25.2 */
struct osdev_acpi_gtdt_watchdog {
    uint8_t type;         /**< OSDEV_ACPI_GTDT_WATCHDOG. */
    osdev_le16_t length;  /**< Of the entry. */
    uint8_t reserved;     /**< Not used. */
    osdev_le64_t refresh; /**< Where the refresh frame is. */
    osdev_le64_t control; /**< Where the control frame is. */
    osdev_le32_t gsi;     /**< Its interrupt. */
    osdev_le32_t flags;   /**< Bit 0 edge, bit 1 active low, bit 2 secure. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_gtdt_watchdog) == 28 &&
        offsetof(struct osdev_acpi_gtdt_watchdog, flags) == 24,
    "5.2.25.2"
);

/** Types of struct osdev_acpi_gtdt_timer. */
enum osdev_acpi_gtdt_timer_type {
    OSDEV_ACPI_GTDT_BLOCK = 0,    /**< Block of memory mapped timers. */
    OSDEV_ACPI_GTDT_WATCHDOG = 1, /**< Watchdog. */
};

/** Platform timer. */
struct osdev_acpi_gtdt_timer {
    uint32_t type; /**< One of osdev_acpi_gtdt_timer_type, or unknown. */
    struct osdev_span bytes; /**< All of it. */
    /** The member for the type; absent fields are zero. */
    union {
        struct osdev_acpi_gtdt_block block; /**< OSDEV_ACPI_GTDT_BLOCK. */
        struct osdev_acpi_gtdt_watchdog
            watchdog; /**< OSDEV_ACPI_GTDT_WATCHDOG. */
    } as;
};

/**
 * Walk over the platform timers of a GTDT.
 *
 * @param table  The bytes of the table.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_gtdt_timers(struct osdev_span table);

/**
 * Step to the next one.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one; at the end see @c it->err.
 */
OSDEV_NODISCARD
bool osdev_acpi_gtdt_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_gtdt_timer *out
);

/** Timer of a block. @spec ACPI 6.6, 5.2.25.1.1 */
struct osdev_acpi_gtdt_frame {
    uint8_t number;              /**< Of the frame, 0..7. */
    uint8_t reserved[3];         /**< Not used. */
    osdev_le64_t cnt_base;       /**< Where it is. */
    osdev_le64_t el0_base;       /**< Its EL0 view, or all ones. */
    osdev_le32_t physical_gsi;   /**< Interrupt of the physical timer. */
    osdev_le32_t physical_flags; /**< OSDEV_ACPI_GTDT_EDGE, ..._ACTIVE_LOW. */
    osdev_le32_t virtual_gsi;    /**< Interrupt of the virtual timer, or 0. */
    osdev_le32_t virtual_flags;  /**< OSDEV_ACPI_GTDT_EDGE, ..._ACTIVE_LOW. */
    osdev_le32_t common_flags;   /**< Bit 0 secure, bit 1 always on. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_gtdt_frame) == 40 &&
        offsetof(struct osdev_acpi_gtdt_frame, common_flags) == 36,
    "5.2.25.1.1"
);

/**
 * Walk over the timers of an entry of type OSDEV_ACPI_GTDT_BLOCK.
 *
 * @param entry  The bytes of the entry.
 * @return The walk; with @c err set and over if the bytes are wrong.
 */
struct osdev_acpi_iter osdev_acpi_gtdt_frames(struct osdev_span entry);

/**
 * Step to the next timer.
 *
 * @param      it   The walk.
 * @param[out] out  Written only if there is one.
 * @return Whether there is one.
 */
OSDEV_NODISCARD
bool osdev_acpi_gtdt_frame_next(
    struct osdev_acpi_iter *it, struct osdev_acpi_gtdt_frame *out
);

OSDEV_END_DECLS

#endif
