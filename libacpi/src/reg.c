// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Register access through generic address structures. ACPI 6.6, 5.2.3.2.
#include <osdev/acpi/reg.h>

#include "internal.h"

// A register as a row of equal units.
struct plan {
    uint8_t space;
    uint64_t address; // of the first unit that holds bits of the register
    unsigned unit;    // bits of one access
    unsigned skip;    // bits below the register in the first unit
    unsigned width;   // bits of the register
};

// The smallest unit that holds so many bits, 64 at most.
static unsigned unit_for(unsigned bits)
{
    unsigned unit = 8;

    while (unit < bits && unit < 64) {
        unit *= 2;
    }
    return unit;
}

// Spaces that transfer buffers with a protocol have no registers.
static bool has_registers(uint8_t space)
{
    return space != OSDEV_ACPI_SPACE_SMBUS && space != OSDEV_ACPI_SPACE_IPMI &&
           space != OSDEV_ACPI_SPACE_GPIO &&
           space != OSDEV_ACPI_SPACE_SERIAL_BUS &&
           space != OSDEV_ACPI_SPACE_PRM;
}

static enum osdev_acpi_err
make_plan(const struct osdev_acpi_gas *gas, struct plan *plan)
{
    unsigned end = (unsigned)gas->bit_offset + gas->bit_width;

    plan->space = gas->space;
    plan->address = osdev_le64_get(gas->address);
    if (plan->address == 0) {
        return OSDEV_ACPI_ERR_ABSENT;
    }
    if (!has_registers(plan->space)) {
        return OSDEV_ACPI_ERR_UNSUPPORTED;
    }
    if (gas->access_size > 4 || gas->bit_width > 64) {
        return OSDEV_ACPI_ERR_BAD_REGISTER;
    }
    plan->unit = gas->access_size != 0 ? 4u << gas->access_size : unit_for(end);
    plan->width = gas->bit_width != 0 ? gas->bit_width : plan->unit;
    plan->skip = gas->bit_offset % plan->unit;
    // Ports are 32 bits wide at most.
    if (plan->space == OSDEV_ACPI_SPACE_IO && plan->unit == 64) {
        plan->unit = 32;
        plan->skip = gas->bit_offset % plan->unit;
    }
    // Nothing goes around the end of an address space.
    if (plan->address > UINT64_MAX - (gas->bit_offset + plan->width) / 8 - 8) {
        return OSDEV_ACPI_ERR_BAD_REGISTER;
    }
    plan->address +=
        (uint64_t)(gas->bit_offset / plan->unit) * (plan->unit / 8);
    return OSDEV_ACPI_OK;
}

static uint64_t mask_of(unsigned bits)
{
    return bits >= 64 ? UINT64_MAX : (UINT64_C(1) << bits) - 1;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

enum osdev_acpi_err osdev_acpi_reg_read(
    const struct osdev_acpi_regs *regs, const struct osdev_acpi_gas *gas,
    uint64_t *out_value
)
{
    struct plan plan;
    uint64_t value = 0;
    enum osdev_acpi_err err = make_plan(gas, &plan);

    for (unsigned done = 0; err == OSDEV_ACPI_OK && done < plan.width;) {
        unsigned bits = least(plan.unit - plan.skip, plan.width - done);
        uint64_t unit = 0;

        err = regs->ops->read(
            regs->ctx, plan.space, plan.address, plan.unit, &unit
        );
        value |= (unit >> plan.skip & mask_of(bits)) << done;
        done += bits;
        plan.skip = 0;
        plan.address += plan.unit / 8;
    }
    if (err == OSDEV_ACPI_OK) {
        *out_value = value;
    }
    return err;
}

enum osdev_acpi_err osdev_acpi_reg_write(
    const struct osdev_acpi_regs *regs, const struct osdev_acpi_gas *gas,
    uint64_t value
)
{
    struct plan plan;
    enum osdev_acpi_err err = make_plan(gas, &plan);

    for (unsigned done = 0; err == OSDEV_ACPI_OK && done < plan.width;) {
        unsigned bits = least(plan.unit - plan.skip, plan.width - done);
        uint64_t unit = 0;
        uint64_t mask = mask_of(bits) << plan.skip;

        if (bits != plan.unit) {
            err = regs->ops->read(
                regs->ctx, plan.space, plan.address, plan.unit, &unit
            );
        }
        if (err == OSDEV_ACPI_OK) {
            unit = (unit & mask_of(plan.unit) & ~mask) |
                   ((value >> done) << plan.skip & mask);
            err = regs->ops->write(
                regs->ctx, plan.space, plan.address, plan.unit, unit
            );
        }
        done += bits;
        plan.skip = 0;
        plan.address += plan.unit / 8;
    }
    return err;
}
