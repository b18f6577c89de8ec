// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Devices of the remapping units of AMD.
 *
 * @spec AMD I/O Virtualization 3.09, 5.2
 */
#ifndef OSDEV_ACPI_IVRS_DEVICE_H
#define OSDEV_ACPI_IVRS_DEVICE_H

#include <osdev/acpi/table.h>

OSDEV_BEGIN_DECLS

/** Fills up. @spec AMD I/O Virtualization 3.09, 5.2.2.6 */
struct osdev_acpi_ivrs_pad4 {
    uint8_t type;          /**< OSDEV_ACPI_IVRS_DEVICE_PAD. */
    osdev_le16_t reserved; /**< Not used. */
    uint8_t reserved2;     /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_pad4) == 4 &&
        offsetof(struct osdev_acpi_ivrs_pad4, reserved2) == 3,
    "5.2.2.6"
);

/** All devices. @spec AMD I/O Virtualization 3.09, 5.2.2.6 */
struct osdev_acpi_ivrs_all {
    uint8_t type;           /**< OSDEV_ACPI_IVRS_DEVICE_ALL. */
    osdev_le16_t device_id; /**< 0. */
    uint8_t settings;       /**< Interrupts that pass. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_all) == 4 &&
        offsetof(struct osdev_acpi_ivrs_all, settings) == 3,
    "5.2.2.6"
);

/** One device. @spec AMD I/O Virtualization 3.09, 5.2.2.6 */
struct osdev_acpi_ivrs_select {
    uint8_t type;           /**< OSDEV_ACPI_IVRS_DEVICE_SELECT. */
    osdev_le16_t device_id; /**< The device. */
    uint8_t settings;       /**< Interrupts that pass. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_select) == 4 &&
        offsetof(struct osdev_acpi_ivrs_select, settings) == 3,
    "5.2.2.6"
);

/** First device of a range. @spec AMD I/O Virtualization 3.09, 5.2.2.6 */
struct osdev_acpi_ivrs_range_start {
    uint8_t type;           /**< OSDEV_ACPI_IVRS_DEVICE_RANGE_START. */
    osdev_le16_t device_id; /**< The device. */
    uint8_t settings;       /**< Interrupts that pass. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_range_start) == 4 &&
        offsetof(struct osdev_acpi_ivrs_range_start, settings) == 3,
    "5.2.2.6"
);

/** Last device of a range. @spec AMD I/O Virtualization 3.09, 5.2.2.6 */
struct osdev_acpi_ivrs_range_end {
    uint8_t type;           /**< OSDEV_ACPI_IVRS_DEVICE_RANGE_END. */
    osdev_le16_t device_id; /**< The device. */
    uint8_t settings;       /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_range_end) == 4 &&
        offsetof(struct osdev_acpi_ivrs_range_end, settings) == 3,
    "5.2.2.6"
);

/** Fills up. @spec AMD I/O Virtualization 3.09, 5.2.2.6 */
struct osdev_acpi_ivrs_pad8 {
    uint8_t type;           /**< OSDEV_ACPI_IVRS_DEVICE_PAD8. */
    osdev_le16_t reserved;  /**< Not used. */
    uint8_t reserved2;      /**< Not used. */
    osdev_le32_t reserved3; /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_pad8) == 8 &&
        offsetof(struct osdev_acpi_ivrs_pad8, reserved3) == 4,
    "5.2.2.6"
);

/**
 * One device that appears as another.
 *
 * @spec AMD I/O Virtualization 3.09, 5.2.2.6
 */
struct osdev_acpi_ivrs_alias_select {
    uint8_t type;           /**< OSDEV_ACPI_IVRS_DEVICE_ALIAS_SELECT. */
    osdev_le16_t device_id; /**< The device. */
    uint8_t settings;       /**< Interrupts that pass. */
    uint8_t reserved;       /**< Not used. */
    osdev_le16_t source_id; /**< As which it appears. */
    uint8_t reserved2;      /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_alias_select) == 8 &&
        offsetof(struct osdev_acpi_ivrs_alias_select, reserved2) == 7,
    "5.2.2.6"
);

/**
 * First device of a range that appears as another.
 *
 * @spec AMD I/O Virtualization 3.09, 5.2.2.6
 */
struct osdev_acpi_ivrs_alias_range {
    uint8_t type;           /**< OSDEV_ACPI_IVRS_DEVICE_ALIAS_RANGE. */
    osdev_le16_t device_id; /**< The device. */
    uint8_t settings;       /**< Interrupts that pass. */
    uint8_t reserved;       /**< Not used. */
    osdev_le16_t source_id; /**< As which it appears. */
    uint8_t reserved2;      /**< Not used. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_alias_range) == 8 &&
        offsetof(struct osdev_acpi_ivrs_alias_range, reserved2) == 7,
    "5.2.2.6"
);

/**
 * One device with extended settings.
 *
 * @spec AMD I/O Virtualization 3.09, 5.2.2.6
 */
struct osdev_acpi_ivrs_ext_select {
    uint8_t type;           /**< OSDEV_ACPI_IVRS_DEVICE_EXT_SELECT. */
    osdev_le16_t device_id; /**< The device. */
    uint8_t settings;       /**< Interrupts that pass. */
    osdev_le32_t extended;  /**< Bit 31: ATS is not allowed. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_ext_select) == 8 &&
        offsetof(struct osdev_acpi_ivrs_ext_select, extended) == 4,
    "5.2.2.6"
);

/**
 * First device of a range with extended settings.
 *
 * @spec AMD I/O Virtualization 3.09, 5.2.2.6
 */
struct osdev_acpi_ivrs_ext_range {
    uint8_t type;           /**< OSDEV_ACPI_IVRS_DEVICE_EXT_RANGE. */
    osdev_le16_t device_id; /**< The device. */
    uint8_t settings;       /**< Interrupts that pass. */
    osdev_le32_t extended;  /**< Bit 31: ATS is not allowed. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_ext_range) == 8 &&
        offsetof(struct osdev_acpi_ivrs_ext_range, extended) == 4,
    "5.2.2.6"
);

/** I/O APIC or HPET. @spec AMD I/O Virtualization 3.09, 5.2.2.6 */
struct osdev_acpi_ivrs_special {
    uint8_t type;           /**< OSDEV_ACPI_IVRS_DEVICE_SPECIAL. */
    osdev_le16_t device_id; /**< 0. */
    uint8_t settings;       /**< Interrupts that pass. */
    uint8_t handle;         /**< Number of the I/O APIC or HPET. */
    osdev_le16_t source_id; /**< Device that its messages appear to be from. */
    uint8_t variety;        /**< 1 I/O APIC, 2 HPET. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_special) == 8 &&
        offsetof(struct osdev_acpi_ivrs_special, variety) == 7,
    "5.2.2.6"
);

/**
 * Device of the namespace; the text of its _UID follows.
 *
 * @spec AMD I/O Virtualization 3.09, 5.2.2.7
 */
struct osdev_acpi_ivrs_acpi {
    uint8_t type;           /**< OSDEV_ACPI_IVRS_DEVICE_ACPI. */
    osdev_le16_t device_id; /**< The device. */
    uint8_t settings;       /**< Interrupts that pass. */
    uint8_t hid[8];         /**< Its _HID. */
    uint8_t cid[8];         /**< Its _CID. */
    uint8_t uid_format;     /**< 0 none, 1 a number, 2 text. */
    uint8_t uid_len;        /**< Length of what follows. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_acpi_ivrs_acpi) == 22 &&
        offsetof(struct osdev_acpi_ivrs_acpi, uid_len) == 21,
    "5.2.2.7"
);

OSDEV_END_DECLS

#endif
