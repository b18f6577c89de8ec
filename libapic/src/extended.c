// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Registers that AMD has added. AMD APM volume 2, 16.3.4 to 16.3.6 and 16.4.6.
#include "internal.h"

#define EXTENSIONS \
    (OSDEV_APIC_EXT_IER | OSDEV_APIC_EXT_SEOI | OSDEV_APIC_EXT_ID)

enum osdev_apic_err
osdev_apic_set_extensions(const struct osdev_apic *apic, uint32_t bits)
{
    if ((bits & ~(apic->ext_features & EXTENSIONS)) != 0 ||
        !apic->version.has_extended) {
        return OSDEV_APIC_ERR_UNSUPPORTED;
    }
    osdev_apic_write(apic, OSDEV_APIC_REG_EXT_CONTROL, bits);
    return OSDEV_APIC_OK;
}

uint32_t osdev_apic_read_extensions(const struct osdev_apic *apic)
{
    if (!apic->version.has_extended) {
        return 0;
    }
    return osdev_apic_read(apic, OSDEV_APIC_REG_EXT_CONTROL) & EXTENSIONS;
}

enum osdev_apic_err osdev_apic_enable_vector(
    const struct osdev_apic *apic, uint8_t vector, bool enable
)
{
    const uint16_t reg = osdev_apic_word_reg_(OSDEV_APIC_REG_IER, vector / 32u);
    const uint32_t bit = OSDEV_BIT32(vector % 32);
    uint32_t word;

    if (vector < OSDEV_APIC_FIRST_VECTOR) {
        return OSDEV_APIC_ERR_BAD_VECTOR;
    }
    if ((apic->ext_features & OSDEV_APIC_EXT_IER) == 0) {
        return OSDEV_APIC_ERR_UNSUPPORTED;
    }
    word = osdev_apic_read(apic, reg);
    osdev_apic_write(apic, reg, enable ? word | bit : word & ~bit);
    return OSDEV_APIC_OK;
}

enum osdev_apic_err
osdev_apic_eoi_vector(const struct osdev_apic *apic, uint8_t vector)
{
    if (vector < OSDEV_APIC_FIRST_VECTOR) {
        return OSDEV_APIC_ERR_BAD_VECTOR;
    }
    if ((osdev_apic_read_extensions(apic) & OSDEV_APIC_EXT_SEOI) == 0) {
        return OSDEV_APIC_ERR_UNSUPPORTED;
    }
    osdev_apic_write(apic, OSDEV_APIC_REG_SEOI, vector);
    return OSDEV_APIC_OK;
}
