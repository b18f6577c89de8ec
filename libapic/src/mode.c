// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Modes and the ways between them. Intel SDM volume 3, 11.12.5.
#include <osdev/apic/mode.h>

#define ENABLES (OSDEV_X86_APIC_BASE_ENABLE | OSDEV_X86_APIC_BASE_X2APIC)

enum osdev_apic_mode osdev_apic_mode_decode(uint64_t base)
{
    if ((base & OSDEV_X86_APIC_BASE_X2APIC) != 0) {
        return (base & OSDEV_X86_APIC_BASE_ENABLE) != 0
                   ? OSDEV_APIC_MODE_X2APIC
                   : OSDEV_APIC_MODE_INVALID;
    }
    return (base & OSDEV_X86_APIC_BASE_ENABLE) != 0 ? OSDEV_APIC_MODE_XAPIC
                                                    : OSDEV_APIC_MODE_OFF;
}

bool osdev_apic_mode_is_locked(const struct osdev_apic_facts *facts)
{
    return (facts->arch_capabilities & OSDEV_APIC_ARCH_CAP_XAPIC_DISABLE) !=
               0 &&
           (facts->xapic_disable_status & OSDEV_APIC_XAPIC_DISABLED) != 0;
}

enum osdev_apic_err osdev_apic_mode_choose(
    const struct osdev_apic_facts *facts, bool x2apic, enum osdev_apic_mode *out
)
{
    const enum osdev_apic_mode now = osdev_apic_mode_decode(facts->base);
    const bool locked = osdev_apic_mode_is_locked(facts);

    if ((facts->cpuid_1_edx & OSDEV_APIC_CPUID_EDX_APIC) == 0) {
        return OSDEV_APIC_ERR_ABSENT;
    }
    if (now == OSDEV_APIC_MODE_INVALID ||
        (locked && now != OSDEV_APIC_MODE_X2APIC)) {
        return OSDEV_APIC_ERR_BAD_MODE;
    }
    x2apic = x2apic && (facts->cpuid_1_ecx & OSDEV_APIC_CPUID_ECX_X2APIC) != 0;
    *out = locked || x2apic ? OSDEV_APIC_MODE_X2APIC : OSDEV_APIC_MODE_XAPIC;
    return OSDEV_APIC_OK;
}

static enum osdev_apic_err check_path(
    const struct osdev_apic_facts *facts, enum osdev_apic_mode from,
    enum osdev_apic_mode to
)
{
    if (from == OSDEV_APIC_MODE_INVALID || to > OSDEV_APIC_MODE_X2APIC) {
        return OSDEV_APIC_ERR_BAD_MODE;
    }
    if (to == OSDEV_APIC_MODE_X2APIC &&
        (facts->cpuid_1_ecx & OSDEV_APIC_CPUID_ECX_X2APIC) == 0) {
        return OSDEV_APIC_ERR_UNSUPPORTED;
    }
    if (from == OSDEV_APIC_MODE_X2APIC && to != from &&
        osdev_apic_mode_is_locked(facts)) {
        return OSDEV_APIC_ERR_LOCKED;
    }
    return OSDEV_APIC_OK;
}

enum osdev_apic_err osdev_apic_mode_path(
    const struct osdev_apic_facts *facts, enum osdev_apic_mode mode,
    struct osdev_apic_mode_path *out
)
{
    static const uint64_t bits[] = {
        [OSDEV_APIC_MODE_OFF] = 0,
        [OSDEV_APIC_MODE_XAPIC] = OSDEV_X86_APIC_BASE_ENABLE,
        [OSDEV_APIC_MODE_X2APIC] = ENABLES,
    };
    const enum osdev_apic_mode from = osdev_apic_mode_decode(facts->base);
    const enum osdev_apic_err err = check_path(facts, from, mode);
    const uint64_t rest = facts->base & ~ENABLES;
    struct osdev_apic_mode_path path = {{0, 0}, 0};

    if (err != OSDEV_APIC_OK) {
        return err;
    }
    if (from == OSDEV_APIC_MODE_OFF && mode == OSDEV_APIC_MODE_X2APIC) {
        path.values[path.count++] = rest | bits[OSDEV_APIC_MODE_XAPIC];
    }
    if (from == OSDEV_APIC_MODE_X2APIC && mode == OSDEV_APIC_MODE_XAPIC) {
        path.values[path.count++] = rest | bits[OSDEV_APIC_MODE_OFF];
    }
    if (from != mode) {
        path.values[path.count++] = rest | bits[mode];
    }
    *out = path;
    return OSDEV_APIC_OK;
}
