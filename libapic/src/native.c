// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Registers in memory and model-specific registers. Intel SDM volume 3,
// 11.4.1 and 11.12.
#include "internal.h"

#include <osdev/apic/native.h>
#include <osdev/volatile/access.h>
#include <osdev/volatile/barrier.h>

// WRMSR to the registers of x2APIC mode and to the deadline does not wait for
// earlier stores. MFENCE makes them visible, LFENCE holds the WRMSR back
// until it has (SDM volume 3, 11.12.3; the pair covers Intel and AMD).
OSDEV_ALWAYS_INLINE void fence(void)
{
    osdev_barrier_mmio();
    osdev_barrier_wc_read();
}

static volatile uint8_t *cell(void *ctx, uint16_t reg)
{
    return (volatile uint8_t *)ctx + reg;
}

static uint32_t mmio_read(void *ctx, uint16_t reg)
{
    return osdev_mmio_read32(cell(ctx, reg));
}

static void mmio_write(void *ctx, uint16_t reg, uint32_t value)
{
    osdev_mmio_write32(cell(ctx, reg), value);
}

static uint64_t mmio_read_icr(void *ctx)
{
    const uint64_t high = mmio_read(ctx, OSDEV_APIC_REG_ICR_HIGH);

    return high << 32 | mmio_read(ctx, OSDEV_APIC_REG_ICR);
}

static void mmio_write_icr(void *ctx, uint64_t value)
{
    // Stores to uncached memory stay behind earlier ones: only the compiler
    // must keep them there.
    osdev_barrier_mmio_write();
    mmio_write(ctx, OSDEV_APIC_REG_ICR_HIGH, (uint32_t)(value >> 32));
    mmio_write(ctx, OSDEV_APIC_REG_ICR, (uint32_t)value);
}

static uint64_t read_deadline(void *ctx)
{
    (void)ctx;
    return osdev_x86_msr_read(OSDEV_X86_MSR_TSC_DEADLINE);
}

static void write_deadline(void *ctx, uint64_t tsc)
{
    (void)ctx;
    // Also keeps the switch to this mode, a store, before the deadline.
    fence();
    osdev_x86_msr_write(OSDEV_X86_MSR_TSC_DEADLINE, tsc);
}

static uint64_t read_tsc(void *ctx)
{
    (void)ctx;
    return osdev_x86_tsc_read();
}

static uint32_t msr_read(void *ctx, uint16_t reg)
{
    (void)ctx;
    return (uint32_t)osdev_x86_msr_read(osdev_apic_reg_msr(reg));
}

static void msr_write(void *ctx, uint16_t reg, uint32_t value)
{
    (void)ctx;
    // The one other register that sends. The end of interrupt is not fenced:
    // what the handler stored may well become visible later.
    if (reg == OSDEV_APIC_REG_SELF_IPI) {
        fence();
    }
    osdev_x86_msr_write(osdev_apic_reg_msr(reg), value);
}

static uint64_t msr_read_icr(void *ctx)
{
    (void)ctx;
    return osdev_x86_msr_read(osdev_apic_reg_msr(OSDEV_APIC_REG_ICR));
}

static void msr_write_icr(void *ctx, uint64_t value)
{
    (void)ctx;
    fence();
    osdev_x86_msr_write(osdev_apic_reg_msr(OSDEV_APIC_REG_ICR), value);
}

const struct osdev_apic_ops osdev_apic_xapic_ops = {
    .read = mmio_read,
    .write = mmio_write,
    .read_icr = mmio_read_icr,
    .write_icr = mmio_write_icr,
    .read_deadline = read_deadline,
    .write_deadline = write_deadline,
    .read_tsc = read_tsc,
};

const struct osdev_apic_ops osdev_apic_x2apic_ops = {
    .read = msr_read,
    .write = msr_write,
    .read_icr = msr_read_icr,
    .write_icr = msr_write_icr,
    .read_deadline = read_deadline,
    .write_deadline = write_deadline,
    .read_tsc = read_tsc,
};

enum osdev_apic_err osdev_apic_init_here(struct osdev_apic *apic, void *page)
{
    const enum osdev_apic_mode mode =
        osdev_apic_mode_decode(osdev_x86_apic_base_read().raw);
    const bool x2apic = mode == OSDEV_APIC_MODE_X2APIC;

    if (mode == OSDEV_APIC_MODE_XAPIC && page == NULL) {
        return OSDEV_APIC_ERR_BAD_ADDRESS;
    }
    return osdev_apic_init(
        apic, mode, x2apic ? &osdev_apic_x2apic_ops : &osdev_apic_xapic_ops,
        page
    );
}
