// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Timer, general purpose events, sleep and reset. ACPI 6.6, 4.8 and 16.1.
#include <osdev/acpi/power.h>

#include "internal.h"

// Sleep control and status of reduced hardware. ACPI 6.6, 4.8.3.7.
#define SLEEP_TYPE_MASK OSDEV_MASK32(4, 2)
#define SLEEP_EN        OSDEV_BIT32(5)
#define SLEEP_WAKE      OSDEV_BIT32(7)

enum osdev_acpi_err osdev_acpi_pm_timer_read(
    const struct osdev_acpi_fixed *fixed, uint32_t *out_ticks
)
{
    uint64_t ticks;
    enum osdev_acpi_err err =
        osdev_acpi_reg_read(&fixed->regs, &fixed->pm_timer, &ticks);

    if (err == OSDEV_ACPI_OK) {
        *out_ticks =
            (uint32_t)ticks & (fixed->timer_32 ? UINT32_MAX : 0xffffff);
    }
    return err;
}

// The byte that holds an event's bit, in the status or the enable half.
static enum osdev_acpi_err find_gpe(
    const struct osdev_acpi_fixed *fixed, unsigned number, bool enable,
    struct osdev_acpi_gas *out
)
{
    for (unsigned i = 0; i < 2; i++) {
        unsigned base = fixed->gpe_base[i];
        unsigned count = fixed->gpe_count[i];

        if (number >= base && number - base < count) {
            unsigned offset = (number - base + (enable ? count : 0)) / 8;

            *out = osdev_acpi_gas_make(
                fixed->gpe[i].space,
                osdev_le64_get(fixed->gpe[i].address) + offset, 8
            );
            return OSDEV_ACPI_OK;
        }
    }
    return OSDEV_ACPI_ERR_BAD_INDEX;
}

// Bases are multiples of 8, so the number alone gives the bit.
static uint64_t bit_of(unsigned number)
{
    return UINT64_C(1) << number % 8;
}

static enum osdev_acpi_err read_gpe(
    const struct osdev_acpi_fixed *fixed, unsigned number, bool enable,
    bool *out_is
)
{
    struct osdev_acpi_gas gas;
    uint64_t value;
    enum osdev_acpi_err err = find_gpe(fixed, number, enable, &gas);

    if (err == OSDEV_ACPI_OK) {
        err = osdev_acpi_reg_read(&fixed->regs, &gas, &value);
    }
    if (err == OSDEV_ACPI_OK) {
        *out_is = (value & bit_of(number)) != 0;
    }
    return err;
}

enum osdev_acpi_err osdev_acpi_gpe_status_read(
    const struct osdev_acpi_fixed *fixed, unsigned number, bool *out_is
)
{
    return read_gpe(fixed, number, false, out_is);
}

enum osdev_acpi_err osdev_acpi_gpe_status_clear(
    const struct osdev_acpi_fixed *fixed, unsigned number
)
{
    struct osdev_acpi_gas gas;
    enum osdev_acpi_err err = find_gpe(fixed, number, false, &gas);

    if (err == OSDEV_ACPI_OK) {
        err = osdev_acpi_reg_write(&fixed->regs, &gas, bit_of(number));
    }
    return err;
}

enum osdev_acpi_err osdev_acpi_gpe_enable_read(
    const struct osdev_acpi_fixed *fixed, unsigned number, bool *out_is
)
{
    return read_gpe(fixed, number, true, out_is);
}

enum osdev_acpi_err osdev_acpi_gpe_enable_write(
    const struct osdev_acpi_fixed *fixed, unsigned number, bool on
)
{
    struct osdev_acpi_gas gas;
    uint64_t value;
    enum osdev_acpi_err err = find_gpe(fixed, number, true, &gas);

    if (err == OSDEV_ACPI_OK) {
        err = osdev_acpi_reg_read(&fixed->regs, &gas, &value);
    }
    if (err == OSDEV_ACPI_OK) {
        value = on ? value | bit_of(number) : value & ~bit_of(number);
        err = osdev_acpi_reg_write(&fixed->regs, &gas, value);
    }
    return err;
}

static enum osdev_acpi_err
is_awake(const struct osdev_acpi_fixed *fixed, bool *out_is)
{
    uint64_t value;
    uint32_t status;
    enum osdev_acpi_err err;

    if (fixed->reduced) {
        err = osdev_acpi_reg_read(&fixed->regs, &fixed->sleep_status, &value);
        *out_is = err == OSDEV_ACPI_OK && (value & SLEEP_WAKE) != 0;
    } else {
        err = osdev_acpi_pm1_status_read(fixed, &status);
        *out_is = err == OSDEV_ACPI_OK && (status & OSDEV_ACPI_PM1_WAKE) != 0;
    }
    return err;
}

enum osdev_acpi_err osdev_acpi_wake(const struct osdev_acpi_fixed *fixed)
{
    return fixed->reduced
               ? osdev_acpi_reg_write(
                     &fixed->regs, &fixed->sleep_status, SLEEP_WAKE
                 )
               : osdev_acpi_pm1_status_clear(fixed, OSDEV_ACPI_PM1_WAKE);
}

static enum osdev_acpi_err
sleep_reduced(const struct osdev_acpi_fixed *fixed, uint8_t type)
{
    return osdev_acpi_reg_write(
        &fixed->regs, &fixed->sleep_control,
        OSDEV_FIELD_PREP(SLEEP_TYPE_MASK, (uint32_t)type) | SLEEP_EN
    );
}

// The types go first, to both halves; some chips want to see them settled.
static enum osdev_acpi_err
sleep_pm1(const struct osdev_acpi_fixed *fixed, const uint8_t types[2])
{
    uint64_t words[2] = {0, 0};
    enum osdev_acpi_err err = OSDEV_ACPI_OK;
    unsigned halves = osdev_acpi_gas_is_there(&fixed->pm1_control[1]) ? 2 : 1;

    for (unsigned pass = 0; pass < 2; pass++) {
        for (unsigned i = 0; i < halves && err == OSDEV_ACPI_OK; i++) {
            const struct osdev_acpi_gas *gas = &fixed->pm1_control[i];

            if (pass == 0) {
                err = osdev_acpi_reg_read(&fixed->regs, gas, &words[i]);
                words[i] &= ~(uint64_t
                )(OSDEV_ACPI_PM1_SLP_TYP_MASK | OSDEV_ACPI_PM1_SLP_EN |
                  OSDEV_ACPI_PM1_GBL_RLS);
                words[i] |= OSDEV_FIELD_PREP(
                    OSDEV_ACPI_PM1_SLP_TYP_MASK, (uint32_t)types[i]
                );
            } else {
                words[i] |= OSDEV_ACPI_PM1_SLP_EN;
            }
            if (err == OSDEV_ACPI_OK) {
                err = osdev_acpi_reg_write(&fixed->regs, gas, words[i]);
            }
        }
    }
    return err;
}

static void delay(const struct osdev_acpi_fixed *fixed)
{
    if (fixed->regs.ops->delay != NULL) {
        fixed->regs.ops->delay(fixed->regs.ctx);
    }
}

enum osdev_acpi_err osdev_acpi_sleep(
    const struct osdev_acpi_fixed *fixed, uint8_t type_a, uint8_t type_b,
    unsigned attempts
)
{
    const uint8_t types[2] = {type_a, type_b};
    bool awake = false;
    enum osdev_acpi_err err;

    if (type_a > 7 || type_b > 7) {
        return OSDEV_ACPI_ERR_BAD_INDEX;
    }
    err = osdev_acpi_wake(fixed);
    if (err == OSDEV_ACPI_OK) {
        err = fixed->reduced ? sleep_reduced(fixed, type_a)
                             : sleep_pm1(fixed, types);
    }
    for (unsigned i = 0; i < attempts && err == OSDEV_ACPI_OK; i++) {
        err = is_awake(fixed, &awake);
        if (awake) {
            return err;
        }
        delay(fixed);
    }
    return err == OSDEV_ACPI_OK ? OSDEV_ACPI_ERR_TIMEOUT : err;
}

enum osdev_acpi_err
osdev_acpi_reset(const struct osdev_acpi_fixed *fixed, unsigned attempts)
{
    // The width in the table is wrong on many machines; it is a byte.
    struct osdev_acpi_gas gas = osdev_acpi_gas_make(
        fixed->reset.space, osdev_le64_get(fixed->reset.address), 8
    );
    enum osdev_acpi_err err =
        osdev_acpi_reg_write(&fixed->regs, &gas, fixed->reset_value);

    for (unsigned i = 0; i < attempts && err == OSDEV_ACPI_OK; i++) {
        delay(fixed);
    }
    return err == OSDEV_ACPI_OK ? OSDEV_ACPI_ERR_TIMEOUT : err;
}
