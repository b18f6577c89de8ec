// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Fixed hardware: event, control and timer registers, ACPI mode, sleep and
 * reset.
 *
 * The PM1 registers may exist twice, as A and B, with some bits in each: what
 * is read is the union, what is written goes to both. Only the sleep types
 * differ. Status bits are cleared by writing ones, so they are never read,
 * changed and written back.
 *
 * @spec ACPI 6.6, 4.8.3
 */
#ifndef OSDEV_ACPI_FIXED_H
#define OSDEV_ACPI_FIXED_H

#include <osdev/acpi/fadt.h>
#include <osdev/acpi/reg.h>

OSDEV_BEGIN_DECLS

/** Status and enable bit: the timer's highest bit changed. */
#define OSDEV_ACPI_PM1_TIMER OSDEV_BIT32(0)
/** Status bit: a bus master wants memory. */
#define OSDEV_ACPI_PM1_BUS_MASTER OSDEV_BIT32(4)
/** Status and enable bit: firmware released the global lock. */
#define OSDEV_ACPI_PM1_GLOBAL OSDEV_BIT32(5)
/** Status and enable bit: power button. */
#define OSDEV_ACPI_PM1_POWER_BUTTON OSDEV_BIT32(8)
/** Status and enable bit: sleep button. */
#define OSDEV_ACPI_PM1_SLEEP_BUTTON OSDEV_BIT32(9)
/** Status and enable bit: alarm of the clock. */
#define OSDEV_ACPI_PM1_RTC OSDEV_BIT32(10)
/** Status bit, and enable bit that forbids it: PCI Express woke us up. */
#define OSDEV_ACPI_PM1_PCIE_WAKE OSDEV_BIT32(14)
/** Status bit: the machine woke up. */
#define OSDEV_ACPI_PM1_WAKE OSDEV_BIT32(15)
/** All enable bits that make events of fixed hardware. */
#define OSDEV_ACPI_PM1_EVENTS                                    \
    (OSDEV_ACPI_PM1_TIMER | OSDEV_ACPI_PM1_GLOBAL |              \
     OSDEV_ACPI_PM1_POWER_BUTTON | OSDEV_ACPI_PM1_SLEEP_BUTTON | \
     OSDEV_ACPI_PM1_RTC)

/** Control bit: events make SCIs, not SMIs; the machine is in ACPI mode. */
#define OSDEV_ACPI_PM1_SCI_EN OSDEV_BIT32(0)
/** Control bit: bus masters end C3. */
#define OSDEV_ACPI_PM1_BM_RLD OSDEV_BIT32(1)
/** Control bit, write only: tell firmware that the global lock is free. */
#define OSDEV_ACPI_PM1_GBL_RLS OSDEV_BIT32(2)
/** Control bits: type of the sleep to enter. */
#define OSDEV_ACPI_PM1_SLP_TYP_MASK OSDEV_MASK32(12, 10)
/** Control bit, write only: fall asleep. */
#define OSDEV_ACPI_PM1_SLP_EN OSDEV_BIT32(13)

/** Ticks of the PM timer in a second. */
#define OSDEV_ACPI_PM_TIMER_HZ 3579545u

/** Where all fixed registers are, whichever field of the FADT says it. */
struct osdev_acpi_fixed {
    struct osdev_acpi_regs regs;          /**< Access to registers. */
    struct osdev_acpi_gas pm1_status[2];  /**< A and B; B may be absent. */
    struct osdev_acpi_gas pm1_enable[2];  /**< A and B; B may be absent. */
    struct osdev_acpi_gas pm1_control[2]; /**< A and B; B may be absent. */
    struct osdev_acpi_gas pm2_control;    /**< May be absent. */
    struct osdev_acpi_gas pm_timer;       /**< May be absent. */
    struct osdev_acpi_gas gpe[2];         /**< Whole blocks, width unused. */
    uint16_t gpe_count[2];                /**< Events of each block. */
    uint16_t gpe_base[2];                 /**< First event of each block. */
    struct osdev_acpi_gas reset;          /**< May be absent. */
    struct osdev_acpi_gas sleep_control;  /**< Of reduced hardware. */
    struct osdev_acpi_gas sleep_status;   /**< Of reduced hardware. */
    uint16_t smi_cmd;     /**< Port of commands to firmware, or 0. */
    uint8_t acpi_enable;  /**< Command that turns ACPI mode on. */
    uint8_t acpi_disable; /**< Command that turns it off. */
    uint8_t reset_value;  /**< What resets the machine. */
    bool reduced;         /**< There is no fixed hardware. */
    bool timer_32;        /**< The timer has 32 bits, not 24. */
    uint16_t sci;         /**< Interrupt of events. */
};

/**
 * Find the registers.
 *
 * An extended address counts if it is not zero, else the old port. How long a
 * block is says its length field in both cases, because the widths of
 * extended addresses are wrong on many machines.
 *
 * @param[out] fixed  The object. Written only on success.
 * @param      regs   Access to registers; copied.
 * @param      fadt   As osdev_acpi_fadt_read() gives it.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_OPS  read or write is missing.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_fixed_init(
    struct osdev_acpi_fixed *fixed, const struct osdev_acpi_regs *regs,
    const struct osdev_acpi_fadt *fadt
);

/** @name ACPI mode
 * @{ */

/**
 * Whether the machine is in ACPI mode; one with reduced hardware always is.
 *
 * @param      fixed    The object.
 * @param[out] out_is   Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_ABSENT       there is no PM1 control register.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED  the host does not have the space.
 */
OSDEV_NODISCARD
enum osdev_acpi_err
osdev_acpi_mode_read(const struct osdev_acpi_fixed *fixed, bool *out_is);

/**
 * Enter or leave ACPI mode.
 *
 * @param fixed     The object.
 * @param on        Enter, else leave.
 * @param attempts  How often to look whether firmware has done it; with a
 *                  delay operation microseconds. 3 seconds are usual.
 *
 * @retval OSDEV_ACPI_OK               done, or was so already.
 * @retval OSDEV_ACPI_ERR_ABSENT       firmware has no command for it.
 * @retval OSDEV_ACPI_ERR_TIMEOUT      firmware did not do it.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED  the host does not have the space.
 *
 * @context Waits. Clear the enable bits of all events before.
 * @spec ACPI 6.6, 16.3.2
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_mode_write(
    const struct osdev_acpi_fixed *fixed, bool on, unsigned attempts
);

/** @} */
/** @name Events of fixed hardware
 * @{ */

/**
 * Read which events happened.
 *
 * @param      fixed       The object.
 * @param[out] out_status  OSDEV_ACPI_PM1_... bits. Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_ABSENT       there are no event registers.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED  the host does not have the space.
 *
 * @context Interrupts too.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_pm1_status_read(
    const struct osdev_acpi_fixed *fixed, uint32_t *out_status
);

/**
 * Forget events.
 *
 * @param fixed   The object.
 * @param events  OSDEV_ACPI_PM1_... bits to clear; others stay.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_ABSENT       there are no event registers.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED  the host does not have the space.
 *
 * @context Interrupts too.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_pm1_status_clear(
    const struct osdev_acpi_fixed *fixed, uint32_t events
);

/**
 * Read which events make SCIs.
 *
 * @param      fixed       The object.
 * @param[out] out_events  OSDEV_ACPI_PM1_... bits. Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_ABSENT       there are no event registers.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED  the host does not have the space.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_pm1_enable_read(
    const struct osdev_acpi_fixed *fixed, uint32_t *out_events
);

/**
 * Choose which events make SCIs. Bits that are not events stay.
 *
 * @param fixed   The object.
 * @param events  Bits of OSDEV_ACPI_PM1_EVENTS.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_ABSENT       there are no event registers.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED  the host does not have the space.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_pm1_enable_write(
    const struct osdev_acpi_fixed *fixed, uint32_t events
);

/**
 * Read the control bits.
 *
 * @param      fixed     The object.
 * @param[out] out_bits  Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_ABSENT       there is no control register.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED  the host does not have the space.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_pm1_control_read(
    const struct osdev_acpi_fixed *fixed, uint32_t *out_bits
);

/**
 * Change control bits in A and B, others stay.
 *
 * @param fixed  The object.
 * @param mask   Bits to change; OSDEV_ACPI_PM1_GBL_RLS is only ever set.
 * @param bits   Their new values.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_ABSENT       there is no control register.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED  the host does not have the space.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_pm1_control_update(
    const struct osdev_acpi_fixed *fixed, uint32_t mask, uint32_t bits
);

/** @} */

OSDEV_END_DECLS

#endif
