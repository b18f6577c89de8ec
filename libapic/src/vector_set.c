// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Registers with a bit for every vector. Intel SDM volume 3, 11.8.4.
#include "internal.h"

static struct osdev_apic_vector_set
read_set(const struct osdev_apic *apic, uint16_t first)
{
    struct osdev_apic_vector_set set;

    for (unsigned i = 0; i < OSDEV_APIC_VECTOR_WORDS; i++) {
        set.words[i] = osdev_apic_read(apic, osdev_apic_word_reg_(first, i));
    }
    return set;
}

static bool
read_bit(const struct osdev_apic *apic, uint16_t first, uint8_t vector)
{
    const uint32_t word =
        osdev_apic_read(apic, osdev_apic_word_reg_(first, vector / 32u));

    return (word >> vector % 32 & 1) != 0;
}

bool osdev_apic_vector_set_highest(
    const struct osdev_apic_vector_set *set, uint8_t *out
)
{
    for (unsigned i = OSDEV_APIC_VECTOR_WORDS; i-- > 0;) {
        if (set->words[i] != 0) {
            *out = (uint8_t)(i * 32 + 31 - osdev_clz32(set->words[i]));
            return true;
        }
    }
    return false;
}

struct osdev_apic_vector_set osdev_apic_read_isr(const struct osdev_apic *apic)
{
    return read_set(apic, OSDEV_APIC_REG_ISR);
}

struct osdev_apic_vector_set osdev_apic_read_irr(const struct osdev_apic *apic)
{
    return read_set(apic, OSDEV_APIC_REG_IRR);
}

struct osdev_apic_vector_set osdev_apic_read_tmr(const struct osdev_apic *apic)
{
    return read_set(apic, OSDEV_APIC_REG_TMR);
}

bool osdev_apic_is_in_service(const struct osdev_apic *apic, uint8_t vector)
{
    return read_bit(apic, OSDEV_APIC_REG_ISR, vector);
}

bool osdev_apic_is_requested(const struct osdev_apic *apic, uint8_t vector)
{
    return read_bit(apic, OSDEV_APIC_REG_IRR, vector);
}

bool osdev_apic_is_level(const struct osdev_apic *apic, uint8_t vector)
{
    return read_bit(apic, OSDEV_APIC_REG_TMR, vector);
}
