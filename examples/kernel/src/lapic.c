// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Between the 8259 controllers and the processor sits the local APIC. A BIOS
// sets it to "virtual wire" mode, in which its pin LINT0 passes the 8259's
// interrupts on; firmware that never uses them, such as QEMU's for microvm,
// leaves the pin masked. Intel SDM volume 3, 11.4 and 11.5; MP specification
// 1.4, 3.6.2.2.
#include "lapic.h"

#include <stddef.h>

#include <osdev/volatile.h>
#include <osdev/x86.h>

#include "pmm.h"
#include "vm.h"

#define REG_SPURIOUS 0x0f0
#define REG_LINT0    0x350

#define SPURIOUS_ENABLE 0x100u
#define LINT_EXTINT     0x700u // The 8259 says which vector.

// In x2APIC mode registers are model-specific ones, 16 bytes each.
#define X2APIC_MSR(reg) (0x800u + (reg) / 16)

static void write_x2apic(void)
{
    osdev_x86_insn_wrmsr(
        X2APIC_MSR(REG_SPURIOUS), SPURIOUS_ENABLE | LAPIC_SPURIOUS_VECTOR
    );
    osdev_x86_insn_wrmsr(X2APIC_MSR(REG_LINT0), LINT_EXTINT);
}

static osdev_rw32_t *cell(void *base, unsigned reg)
{
    return (osdev_rw32_t *)((uint8_t *)base + reg);
}

static void write_registers(void *base)
{
    // A pin cannot be unmasked before the controller is on.
    osdev_rw32_write(
        cell(base, REG_SPURIOUS), SPURIOUS_ENABLE | LAPIC_SPURIOUS_VECTOR
    );
    osdev_rw32_write(cell(base, REG_LINT0), LINT_EXTINT);
}

void lapic_pass_8259(void)
{
    osdev_x86_apic_base_t base;

    if (!osdev_x86_cpu_has(OSDEV_X86_FEATURE_APIC)) {
        return;
    }
    base = osdev_x86_apic_base_read();
    if ((base.raw & OSDEV_X86_APIC_BASE_ENABLE) == 0) {
        return;
    }
    if ((base.raw & OSDEV_X86_APIC_BASE_X2APIC) != 0) {
        write_x2apic();
        return;
    }
    write_registers(vm_map_device(osdev_x86_apic_base_addr(base), PAGE_SIZE));
}
