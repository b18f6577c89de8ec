// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Parameters of the trampoline. Intel SDM volume 3, 9.8.5.
#include "internal.h"

#define OFFSET OSDEV_APIC_TRAMPOLINE_OFFSET

static bool is_table(osdev_paddr_t cr3)
{
    return (cr3.raw & 0xfff & ~OSDEV_APIC_TRAMPOLINE_CR3_FLAGS) == 0 &&
           cr3.raw >> 52 == 0 && cr3.raw >= 4096;
}

static osdev_paddr_t
early_table(const struct osdev_apic_trampoline_config *config)
{
    return config->early_cr3.raw != 0 ? config->early_cr3 : config->cr3;
}

static enum osdev_apic_err
check(const struct osdev_apic_trampoline_config *config)
{
    const osdev_paddr_t early = early_table(config);

    // PCIDE can only be set while those bits are clear.
    if (config->count == 0 ||
        ((config->cr4 & OSDEV_X86_CR4_PCIDE) != 0 &&
         (config->cr3.raw & OSDEV_APIC_TRAMPOLINE_CR3_FLAGS) != 0)) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    if (!is_table(config->cr3) || !is_table(early) || early.raw >> 32 != 0 ||
        config->entry == NULL || config->stack_top == 0 ||
        config->stack_top % 16 != 0 || config->stack_stride % 16 != 0 ||
        (config->count > 1 && config->stack_stride == 0)) {
        return OSDEV_APIC_ERR_BAD_ADDRESS;
    }
    return OSDEV_APIC_OK;
}

// The macro starts with CLI, CLD and a jump over the parameters.
static bool is_code(const void *code, size_t len)
{
    const uint8_t *bytes = code;

    return len > OFFSET + sizeof(struct osdev_apic_trampoline_params) &&
           len <= OSDEV_APIC_TRAMPOLINE_PAGE && bytes[0] == 0xfa &&
           bytes[1] == 0xfc && (bytes[2] == 0xeb || bytes[2] == 0xe9);
}

enum osdev_apic_err osdev_apic_trampoline_write(
    const struct osdev_apic_trampoline_config *config, const void *code,
    size_t len, void *page
)
{
    const enum osdev_apic_err err = check(config);
    const uint64_t cr4 = config->cr4 | OSDEV_X86_CR4_PAE;
    struct osdev_apic_trampoline_params *params =
        (void *)((uint8_t *)page + OFFSET);

    if (err != OSDEV_APIC_OK) {
        return err;
    }
    if (!is_code(code, len)) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    __builtin_memset(page, 0, OSDEV_APIC_TRAMPOLINE_PAGE);
    __builtin_memcpy(page, code, len);
    params->count = config->count;
    params->early_cr3 = (uint32_t)early_table(config).raw;
    params->early_cr4 =
        (uint32_t)(cr4 & (OSDEV_X86_CR4_PAE | OSDEV_X86_CR4_LA57));
    // LMA is read only; some processors raise #GP if a write has it.
    params->efer = (config->efer | OSDEV_X86_EFER_LME) & ~OSDEV_X86_EFER_LMA;
    params->cr0 = config->cr0 | OSDEV_X86_CR0_PE | OSDEV_X86_CR0_PG;
    params->cr3 = config->cr3.raw;
    params->cr4 = cr4;
    params->stack_top = config->stack_top;
    params->stack_stride = config->stack_stride;
    params->argument = (uint64_t)(uintptr_t)config->argument;
    params->entry = (uint64_t)(uintptr_t)config->entry;
    __atomic_store_n(&params->next, 0, __ATOMIC_RELEASE);
    return OSDEV_APIC_OK;
}

uint32_t osdev_apic_trampoline_passed(const void *page)
{
    const struct osdev_apic_trampoline_params *params =
        (const void *)((const uint8_t *)page + OFFSET);

    return __atomic_load_n(&params->next, __ATOMIC_ACQUIRE);
}
