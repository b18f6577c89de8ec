// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Any FADT, and hardware that answers with whatever the input holds: every
// call ends, and no access is of a wrong width.
#include <stdlib.h>
#include <string.h>

#include <osdev/acpi.h>

#define CHECK(cond) ((cond) ? (void)0 : abort())

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct world {
    struct osdev_span rest;
    unsigned accesses;
};

static enum osdev_acpi_err reg_read(
    void *ctx, uint8_t space, uint64_t address, unsigned bits,
    uint64_t *out_value
)
{
    struct world *w = ctx;
    uint8_t byte = 0;

    CHECK(address != 0);
    CHECK(bits == 8 || bits == 16 || bits == 32 || bits == 64);
    CHECK(space != OSDEV_ACPI_SPACE_IO || bits <= 32);
    w->accesses++;
    osdev_ignore(osdev_span_take_u8(&w->rest, &byte));
    *out_value = byte * UINT64_C(0x0101010101010101);
    return byte == 0xee ? OSDEV_ACPI_ERR_UNSUPPORTED : OSDEV_ACPI_OK;
}

static enum osdev_acpi_err reg_write(
    void *ctx, uint8_t space, uint64_t address, unsigned bits, uint64_t value
)
{
    uint64_t old;

    CHECK(bits == 64 || value >> bits == 0);
    return reg_read(ctx, space, address, bits, &old);
}

static const struct osdev_acpi_reg_ops ops = {reg_read, reg_write, NULL};

static void use(const struct osdev_acpi_fixed *fixed)
{
    uint32_t bits;
    bool is;

    osdev_ignore(osdev_acpi_mode_write(fixed, true, 4));
    osdev_ignore(osdev_acpi_pm1_status_read(fixed, &bits));
    osdev_ignore(osdev_acpi_pm1_status_clear(fixed, 1));
    osdev_ignore(osdev_acpi_pm1_enable_read(fixed, &bits));
    osdev_ignore(osdev_acpi_pm1_enable_write(fixed, 0x100));
    osdev_ignore(osdev_acpi_pm1_control_update(fixed, 4, 4));
    osdev_ignore(osdev_acpi_pm_timer_read(fixed, &bits));
    for (unsigned i = 0; i < 600; i += 75) {
        osdev_ignore(osdev_acpi_gpe_status_read(fixed, i, &is));
        osdev_ignore(osdev_acpi_gpe_enable_write(fixed, i, true));
    }
    osdev_ignore(osdev_acpi_sleep(fixed, 5, 5, 4));
    osdev_ignore(osdev_acpi_reset(fixed, 4));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *input = malloc(size == 0 ? 1 : size);
    struct world w = {{input, size}, 0};
    const struct osdev_acpi_regs regs = {&ops, &w};
    struct osdev_acpi_fixed fixed;
    struct osdev_acpi_fadt fadt;
    struct osdev_acpi_gas gas;
    uint64_t value;

    CHECK(input != NULL);
    if (size != 0) {
        memcpy(input, data, size);
    }
    if (osdev_acpi_fadt_read(w.rest, &fadt) == OSDEV_ACPI_OK) {
        CHECK(osdev_span_skip(&w.rest, osdev_le32_get(fadt.header.length)));
        CHECK(osdev_acpi_fixed_init(&fixed, &regs, &fadt) == OSDEV_ACPI_OK);
        use(&fixed);
        CHECK(w.accesses < 200);
    } else if (osdev_acpi_struct_read(w.rest, 12, &gas, 12) == OSDEV_ACPI_OK) {
        osdev_ignore(osdev_acpi_reg_read(&regs, &gas, &value));
        osdev_ignore(osdev_acpi_reg_write(&regs, &gas, value = 1));
        CHECK(w.accesses <= 3 * 9);
    }
    free(input);
    return 0;
}
