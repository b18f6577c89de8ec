// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Timer, general purpose events, sleep, wake-up and reset by registers.
 *
 * @spec ACPI 6.6, 4.8.3, 4.8.4 and 16.1
 */
#ifndef OSDEV_ACPI_POWER_H
#define OSDEV_ACPI_POWER_H

#include <osdev/acpi/fixed.h>

OSDEV_BEGIN_DECLS

/**
 * Read the PM timer.
 *
 * @param      fixed      The object.
 * @param[out] out_ticks  24 or 32 bits. Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_ABSENT       there is no timer.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED  the host does not have the space.
 *
 * @context Interrupts too; any CPU.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_pm_timer_read(
    const struct osdev_acpi_fixed *fixed, uint32_t *out_ticks
);

/**
 * Ticks between two readings, less than one turn of the timer apart: 4.6
 * seconds with 24 bits, 20 minutes with 32.
 *
 * @param fixed  The object.
 * @param from   The first reading.
 * @param to     The second reading.
 */
static inline uint32_t osdev_acpi_pm_timer_elapsed(
    const struct osdev_acpi_fixed *fixed, uint32_t from, uint32_t to
)
{
    return (to - from) & (fixed->timer_32 ? UINT32_MAX : 0xffffff);
}

/**
 * Ticks as nanoseconds, rounded down.
 *
 * @param ticks  Of the PM timer.
 */
static inline uint64_t osdev_acpi_pm_timer_ns(uint32_t ticks)
{
    return ticks * UINT64_C(1000000000) / OSDEV_ACPI_PM_TIMER_HZ;
}

/** @name General purpose events
 * @{ */

/**
 * Read whether an event happened.
 *
 * @param      fixed    The object.
 * @param      number   Of the event, as in _Lxx and _Exx.
 * @param[out] out_is   Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_INDEX    no block has the event.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED  the host does not have the space.
 *
 * @context Interrupts too.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_gpe_status_read(
    const struct osdev_acpi_fixed *fixed, unsigned number, bool *out_is
);

/**
 * Forget an event.
 *
 * @param fixed   The object.
 * @param number  Of the event.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_INDEX    no block has the event.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED  the host does not have the space.
 *
 * @context Interrupts too.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_gpe_status_clear(
    const struct osdev_acpi_fixed *fixed, unsigned number
);

/**
 * Read whether an event makes SCIs.
 *
 * @param      fixed    The object.
 * @param      number   Of the event.
 * @param[out] out_is   Written only on success.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_INDEX    no block has the event.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED  the host does not have the space.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_gpe_enable_read(
    const struct osdev_acpi_fixed *fixed, unsigned number, bool *out_is
);

/**
 * Choose whether an event makes SCIs.
 *
 * @param fixed   The object.
 * @param number  Of the event.
 * @param on      It does.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_BAD_INDEX    no block has the event.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED  the host does not have the space.
 *
 * @context One CPU at a time: neighbours share a register.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_gpe_enable_write(
    const struct osdev_acpi_fixed *fixed, unsigned number, bool on
);

/** @} */
/** @name Sleep and reset
 * @{ */

/**
 * Fall asleep, or switch off with the types of S5.
 *
 * The kernel has evaluated _PTS and _Sx before, set the waking vector, and
 * flushed caches. Returns when the machine wakes up at once or does not fall
 * asleep; from S2 and deeper it wakes up at the waking vector.
 *
 * @param fixed     The object.
 * @param type_a    First element of _Sx, 0..7.
 * @param type_b    Second element of _Sx, 0..7.
 * @param attempts  How often to look for the wake-up, with a delay operation
 *                  microseconds.
 *
 * @retval OSDEV_ACPI_OK               asleep, and awake again.
 * @retval OSDEV_ACPI_ERR_BAD_INDEX    a type is above 7.
 * @retval OSDEV_ACPI_ERR_ABSENT       there is no register for it.
 * @retval OSDEV_ACPI_ERR_TIMEOUT      nothing happened.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED  the host does not have the space.
 *
 * @context Interrupts off, one CPU running. Waits.
 * @spec ACPI 6.6, 16.1.7
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_sleep(
    const struct osdev_acpi_fixed *fixed, uint8_t type_a, uint8_t type_b,
    unsigned attempts
);

/**
 * Clear the wake status, after which the kernel may evaluate _WAK.
 *
 * @param fixed  The object.
 *
 * @retval OSDEV_ACPI_OK
 * @retval OSDEV_ACPI_ERR_ABSENT       there is no register for it.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED  the host does not have the space.
 */
OSDEV_NODISCARD
enum osdev_acpi_err osdev_acpi_wake(const struct osdev_acpi_fixed *fixed);

/**
 * Reset the machine by the register that the FADT names.
 *
 * @param fixed     The object.
 * @param attempts  How long to wait for the end.
 *
 * @retval OSDEV_ACPI_ERR_ABSENT       there is no such register.
 * @retval OSDEV_ACPI_ERR_TIMEOUT      the machine still runs.
 * @retval OSDEV_ACPI_ERR_UNSUPPORTED  the host does not have the space.
 *
 * @spec ACPI 6.6, 4.8.3.6
 */
OSDEV_NODISCARD
enum osdev_acpi_err
osdev_acpi_reset(const struct osdev_acpi_fixed *fixed, unsigned attempts);

/** @} */

OSDEV_END_DECLS

#endif
