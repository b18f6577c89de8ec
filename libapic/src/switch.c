// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Mode of the local APIC of this processor. Intel SDM volume 3, 11.4.3.
#include <osdev/apic/mode.h>
#include <osdev/x86/cpuid.h>

void osdev_apic_facts_read(struct osdev_apic_facts *out)
{
    const struct osdev_x86_cpuid_regs leaf1 = osdev_x86_cpuid(1, 0);
    const struct osdev_x86_cpuid_regs leaf7 = osdev_x86_cpuid(7, 0);
    struct osdev_apic_facts facts = {
        .cpuid_1_ecx = leaf1.ecx,
        .cpuid_1_edx = leaf1.edx,
    };

    // Not by the CPUID bit of the local APIC, which is clear while it is off.
    if ((leaf1.edx & OSDEV_BIT32(5)) != 0) {
        facts.base = osdev_x86_msr_read(OSDEV_X86_MSR_APIC_BASE);
    }
    if ((leaf7.edx & OSDEV_APIC_CPUID_7_EDX_ARCH_CAP) != 0) {
        facts.arch_capabilities =
            osdev_x86_msr_read(OSDEV_X86_MSR_ARCH_CAPABILITIES);
    }
    if ((facts.arch_capabilities & OSDEV_APIC_ARCH_CAP_XAPIC_DISABLE) != 0) {
        facts.xapic_disable_status =
            osdev_x86_msr_read(OSDEV_APIC_MSR_XAPIC_DISABLE_STATUS);
    }
    *out = facts;
}

enum osdev_apic_err osdev_apic_mode_switch(enum osdev_apic_mode mode)
{
    struct osdev_apic_facts facts;
    struct osdev_apic_mode_path path;
    enum osdev_apic_err err;

    osdev_apic_facts_read(&facts);
    err = osdev_apic_mode_path(&facts, mode, &path);
    if (err != OSDEV_APIC_OK) {
        return err;
    }
    for (unsigned i = 0; i < path.count; i++) {
        osdev_x86_msr_write(OSDEV_X86_MSR_APIC_BASE, path.values[i]);
    }
    facts.base = osdev_x86_msr_read(OSDEV_X86_MSR_APIC_BASE);
    return osdev_apic_mode_decode(facts.base) == mode
               ? OSDEV_APIC_OK
               : OSDEV_APIC_ERR_READ_BACK;
}
