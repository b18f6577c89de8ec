// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Fixed hardware registers and ACPI mode. ACPI 6.6, 4.8.3 and 5.2.9.
#include <osdev/acpi/fixed.h>

#include "internal.h"

// Control bits that read as written; the others are ignored or reserved and
// must be kept as they are.
#define WRITE_ONLY (OSDEV_ACPI_PM1_GBL_RLS | OSDEV_ACPI_PM1_SLP_EN)

// The extended address if there is one, else the old port.
static struct osdev_acpi_gas
choose(const struct osdev_acpi_gas *extended, osdev_le32_t port, uint8_t len)
{
    uint8_t bits = len <= 8 ? (uint8_t)(len * 8) : 64;

    if (len == 0) {
        return osdev_acpi_gas_make(OSDEV_ACPI_SPACE_IO, 0, 0);
    }
    if (osdev_acpi_gas_is_there(extended)) {
        return osdev_acpi_gas_make(
            extended->space, osdev_le64_get(extended->address), bits
        );
    }
    return osdev_acpi_gas_make(OSDEV_ACPI_SPACE_IO, osdev_le32_get(port), bits);
}

// One half of an event block: status comes first, then enable.
static struct osdev_acpi_gas
half(const struct osdev_acpi_gas *block, uint8_t len, unsigned which)
{
    struct osdev_acpi_gas gas = *block;
    uint64_t address = osdev_le64_get(gas.address);

    if (address != 0) {
        gas.bit_width = 16;
        gas.address = osdev_le64_make(address + (uint64_t)which * (len / 2u));
    }
    return gas;
}

static void
find_pm1(struct osdev_acpi_fixed *fixed, const struct osdev_acpi_fadt *fadt)
{
    uint8_t len = fadt->pm1_evt_len;
    struct osdev_acpi_gas event[2];

    event[0] = choose(&fadt->x_pm1a_evt_blk, fadt->pm1a_evt_blk, len);
    event[1] = choose(&fadt->x_pm1b_evt_blk, fadt->pm1b_evt_blk, len);
    fixed->pm1_control[0] =
        choose(&fadt->x_pm1a_cnt_blk, fadt->pm1a_cnt_blk, fadt->pm1_cnt_len);
    fixed->pm1_control[1] =
        choose(&fadt->x_pm1b_cnt_blk, fadt->pm1b_cnt_blk, fadt->pm1_cnt_len);
    for (unsigned i = 0; i < 2; i++) {
        fixed->pm1_status[i] = half(&event[i], len, 0);
        fixed->pm1_enable[i] = half(&event[i], len, 1);
        // Blocks of 4 bytes exist; the register is the lower half.
        fixed->pm1_control[i].bit_width = 16;
    }
}

static void
find_gpe(struct osdev_acpi_fixed *fixed, const struct osdev_acpi_fadt *fadt)
{
    fixed->gpe[0] =
        choose(&fadt->x_gpe0_blk, fadt->gpe0_blk, fadt->gpe0_blk_len);
    fixed->gpe[1] =
        choose(&fadt->x_gpe1_blk, fadt->gpe1_blk, fadt->gpe1_blk_len);
    // Half of a block is status, half enable bits.
    fixed->gpe_count[0] = (uint16_t)(fadt->gpe0_blk_len / 2 * 8);
    fixed->gpe_count[1] = (uint16_t)(fadt->gpe1_blk_len / 2 * 8);
    fixed->gpe_base[0] = 0;
    fixed->gpe_base[1] = fadt->gpe1_base;
    for (unsigned i = 0; i < 2; i++) {
        if (!osdev_acpi_gas_is_there(&fixed->gpe[i])) {
            fixed->gpe_count[i] = 0;
        }
    }
}

enum osdev_acpi_err osdev_acpi_fixed_init(
    struct osdev_acpi_fixed *fixed, const struct osdev_acpi_regs *regs,
    const struct osdev_acpi_fadt *fadt
)
{
    uint32_t flags = osdev_le32_get(fadt->flags);

    if (regs->ops == NULL || regs->ops->read == NULL ||
        regs->ops->write == NULL) {
        return OSDEV_ACPI_ERR_BAD_OPS;
    }
    __builtin_memset(fixed, 0, sizeof(*fixed));
    fixed->regs = *regs;
    fixed->reduced = (flags & OSDEV_ACPI_FADT_HW_REDUCED) != 0;
    fixed->timer_32 = (flags & OSDEV_ACPI_FADT_TMR_VAL_EXT) != 0;
    fixed->sci = osdev_le16_get(fadt->sci_int);
    if ((flags & OSDEV_ACPI_FADT_RESET_REG_SUP) != 0) {
        fixed->reset = fadt->reset_reg;
        fixed->reset_value = fadt->reset_value;
    }
    if (fixed->reduced) {
        fixed->sleep_control = fadt->sleep_control;
        fixed->sleep_status = fadt->sleep_status;
        return OSDEV_ACPI_OK;
    }
    fixed->smi_cmd = (uint16_t)osdev_le32_get(fadt->smi_cmd);
    fixed->acpi_enable = fadt->acpi_enable;
    fixed->acpi_disable = fadt->acpi_disable;
    find_pm1(fixed, fadt);
    find_gpe(fixed, fadt);
    fixed->pm2_control =
        choose(&fadt->x_pm2_cnt_blk, fadt->pm2_cnt_blk, fadt->pm2_cnt_len);
    fixed->pm_timer =
        choose(&fadt->x_pm_tmr_blk, fadt->pm_tmr_blk, fadt->pm_tmr_len);
    fixed->pm_timer.bit_width = 32;
    return OSDEV_ACPI_OK;
}

// The union of A and B.
static enum osdev_acpi_err read_pair(
    const struct osdev_acpi_fixed *fixed, const struct osdev_acpi_gas pair[2],
    uint32_t *out
)
{
    uint64_t a;
    uint64_t b = 0;
    enum osdev_acpi_err err = osdev_acpi_reg_read(&fixed->regs, &pair[0], &a);

    if (err == OSDEV_ACPI_OK && osdev_acpi_gas_is_there(&pair[1])) {
        err = osdev_acpi_reg_read(&fixed->regs, &pair[1], &b);
    }
    if (err == OSDEV_ACPI_OK) {
        *out = (uint32_t)(a | b);
    }
    return err;
}

// Change bits of A and B, or write them if `mask` is all ones.
static enum osdev_acpi_err update_pair(
    const struct osdev_acpi_fixed *fixed, const struct osdev_acpi_gas pair[2],
    uint32_t mask, uint32_t bits
)
{
    enum osdev_acpi_err err = OSDEV_ACPI_OK;

    for (unsigned i = 0; i < 2 && err == OSDEV_ACPI_OK; i++) {
        uint64_t old = 0;

        if (i == 1 && !osdev_acpi_gas_is_there(&pair[1])) {
            break;
        }
        if (mask != UINT32_MAX) {
            err = osdev_acpi_reg_read(&fixed->regs, &pair[i], &old);
        }
        if (err == OSDEV_ACPI_OK) {
            err = osdev_acpi_reg_write(
                &fixed->regs, &pair[i], (old & ~(uint64_t)mask) | (bits & mask)
            );
        }
    }
    return err;
}

enum osdev_acpi_err
osdev_acpi_mode_read(const struct osdev_acpi_fixed *fixed, bool *out_is)
{
    uint32_t bits = OSDEV_ACPI_PM1_SCI_EN;
    enum osdev_acpi_err err = OSDEV_ACPI_OK;

    if (!fixed->reduced) {
        err = osdev_acpi_pm1_control_read(fixed, &bits);
    }
    if (err == OSDEV_ACPI_OK) {
        *out_is = (bits & OSDEV_ACPI_PM1_SCI_EN) != 0;
    }
    return err;
}

enum osdev_acpi_err osdev_acpi_mode_write(
    const struct osdev_acpi_fixed *fixed, bool on, unsigned attempts
)
{
    uint8_t command = on ? fixed->acpi_enable : fixed->acpi_disable;
    bool is = false;
    enum osdev_acpi_err err = osdev_acpi_mode_read(fixed, &is);

    if (err != OSDEV_ACPI_OK || is == on) {
        return err;
    }
    // Without both commands the machine has no other mode.
    if (fixed->smi_cmd == 0 || command == 0) {
        return OSDEV_ACPI_ERR_ABSENT;
    }
    err = fixed->regs.ops->write(
        fixed->regs.ctx, OSDEV_ACPI_SPACE_IO, fixed->smi_cmd, 8, command
    );
    for (unsigned i = 0; i < attempts && err == OSDEV_ACPI_OK; i++) {
        err = osdev_acpi_mode_read(fixed, &is);
        if (err != OSDEV_ACPI_OK || is == on) {
            return err;
        }
        if (fixed->regs.ops->delay != NULL) {
            fixed->regs.ops->delay(fixed->regs.ctx);
        }
    }
    return err == OSDEV_ACPI_OK ? OSDEV_ACPI_ERR_TIMEOUT : err;
}

enum osdev_acpi_err osdev_acpi_pm1_status_read(
    const struct osdev_acpi_fixed *fixed, uint32_t *out_status
)
{
    return read_pair(fixed, fixed->pm1_status, out_status);
}

enum osdev_acpi_err osdev_acpi_pm1_status_clear(
    const struct osdev_acpi_fixed *fixed, uint32_t events
)
{
    return update_pair(fixed, fixed->pm1_status, UINT32_MAX, events);
}

enum osdev_acpi_err osdev_acpi_pm1_enable_read(
    const struct osdev_acpi_fixed *fixed, uint32_t *out_events
)
{
    return read_pair(fixed, fixed->pm1_enable, out_events);
}

enum osdev_acpi_err osdev_acpi_pm1_enable_write(
    const struct osdev_acpi_fixed *fixed, uint32_t events
)
{
    return update_pair(fixed, fixed->pm1_enable, OSDEV_ACPI_PM1_EVENTS, events);
}

enum osdev_acpi_err osdev_acpi_pm1_control_read(
    const struct osdev_acpi_fixed *fixed, uint32_t *out_bits
)
{
    return read_pair(fixed, fixed->pm1_control, out_bits);
}

enum osdev_acpi_err osdev_acpi_pm1_control_update(
    const struct osdev_acpi_fixed *fixed, uint32_t mask, uint32_t bits
)
{
    // What is write only must not come back from a read.
    return update_pair(
        fixed, fixed->pm1_control, mask | WRITE_ONLY, bits & mask
    );
}
