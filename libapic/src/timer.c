// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The timer. Intel SDM volume 3, 11.5.4.
#include "internal.h"

#define NS_PER_S UINT64_C(1000000000)

enum osdev_apic_err osdev_apic_divide_encode(unsigned divide, uint32_t *out)
{
    uint32_t code;

    if (divide > 128 || !osdev_apic_is_one_bit_(divide)) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    /* The code counts from 2 on and wraps at 1; its top bit is bit 3. */
    code = (osdev_ctz32(divide) + 7) & 7;
    *out = (code & 3) | (code & 4) << 1;
    return OSDEV_APIC_OK;
}

unsigned osdev_apic_divide_decode(uint32_t word)
{
    const uint32_t code = (word & 3) | (word >> 1 & 4);

    return 1u << ((code + 1) & 7);
}

enum osdev_apic_err osdev_apic_timer_start(
    const struct osdev_apic *apic, enum osdev_apic_timer_mode mode,
    uint8_t vector, unsigned divide, uint32_t count
)
{
    const struct osdev_apic_lvt_entry entry = {
        .timer_mode = mode,
        .vector = vector,
    };
    enum osdev_apic_err err;
    uint32_t code;
    uint32_t word;

    if (mode == OSDEV_APIC_TIMER_DEADLINE || count == 0) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    err = osdev_apic_divide_encode(divide, &code);
    if (err != OSDEV_APIC_OK) {
        return err;
    }
    err = osdev_apic_lvt_encode(OSDEV_APIC_LVT_TIMER, &entry, &word);
    if (err != OSDEV_APIC_OK) {
        return err;
    }
    // A count that still runs must not end under the new vector.
    osdev_apic_timer_stop(apic);
    osdev_apic_write(apic, OSDEV_APIC_REG_LVT_TIMER, word);
    osdev_apic_write(apic, OSDEV_APIC_REG_TIMER_DIVIDE, code);
    osdev_apic_write(apic, OSDEV_APIC_REG_TIMER_INITIAL, count);
    return OSDEV_APIC_OK;
}

enum osdev_apic_err
osdev_apic_timer_use_deadline(const struct osdev_apic *apic, uint8_t vector)
{
    const struct osdev_apic_lvt_entry entry = {
        .timer_mode = OSDEV_APIC_TIMER_DEADLINE,
        .vector = vector,
    };

    if (apic->ops->write_deadline == NULL) {
        return OSDEV_APIC_ERR_UNSUPPORTED;
    }
    osdev_apic_timer_stop(apic);
    return osdev_apic_write_lvt(apic, OSDEV_APIC_LVT_TIMER, &entry);
}

void osdev_apic_timer_stop(const struct osdev_apic *apic)
{
    const uint32_t word = osdev_apic_read(apic, OSDEV_APIC_REG_LVT_TIMER);

    osdev_apic_write(
        apic, OSDEV_APIC_REG_LVT_TIMER, word | OSDEV_APIC_LVT_MASK
    );
    // The initial count is ignored in deadline mode, the deadline elsewhere.
    if (apic->ops->write_deadline != NULL &&
        OSDEV_FIELD_GET(OSDEV_APIC_LVT_TIMER_MODE, word) ==
            OSDEV_APIC_TIMER_DEADLINE) {
        apic->ops->write_deadline(apic->ctx, 0);
    } else {
        osdev_apic_write(apic, OSDEV_APIC_REG_TIMER_INITIAL, 0);
    }
}

enum osdev_apic_err osdev_apic_timer_from_cpuid(
    const struct osdev_apic_clock_leaves *leaves,
    struct osdev_apic_calibration *out
)
{
    const uint64_t numerator = leaves->ebx_15;
    const uint64_t denominator = leaves->eax_15;
    struct osdev_apic_calibration made = {0, 0, 0, 0, 0};

    if (numerator == 0 || denominator == 0) {
        return OSDEV_APIC_ERR_UNSUPPORTED;
    }
    if (leaves->ecx_15 != 0) {
        made.hz = leaves->ecx_15;
        made.tsc_hz = made.hz * numerator / denominator;
    } else {
        /* SDM volume 3, 20.7.3: the base frequency is that of the counter. */
        made.tsc_hz = leaves->eax_16 * UINT64_C(1000000);
        made.hz = made.tsc_hz * denominator / numerator;
    }
    if (made.hz == 0 || made.tsc_hz == 0) {
        return OSDEV_APIC_ERR_UNSUPPORTED;
    }
    made.min_hz = made.hz;
    made.max_hz = made.hz;
    *out = made;
    return OSDEV_APIC_OK;
}

enum osdev_apic_err
osdev_apic_timer_steps(uint64_t hz, unsigned divide, uint64_t ns, uint64_t *out)
{
    uint64_t steps;
    uint64_t rest;

    if (hz == 0 || divide > 128 || !osdev_apic_is_one_bit_(divide)) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    if (!osdev_apic_muldiv_(hz, ns, NS_PER_S * divide, &steps, &rest) ||
        steps >= UINT64_MAX - 1) {
        return OSDEV_APIC_ERR_RANGE;
    }
    *out = steps + (rest != 0 || steps == 0);
    return OSDEV_APIC_OK;
}

enum osdev_apic_err osdev_apic_timer_plan(
    uint64_t hz, uint64_t ns, unsigned *out_divide, uint32_t *out_count
)
{
    for (unsigned divide = 1; divide <= 128; divide *= 2) {
        uint64_t steps;
        const enum osdev_apic_err err =
            osdev_apic_timer_steps(hz, divide, ns, &steps);

        if (err == OSDEV_APIC_ERR_BAD_VALUE) {
            return err;
        }
        if (err == OSDEV_APIC_OK && steps <= UINT32_MAX) {
            *out_divide = divide;
            *out_count = (uint32_t)steps;
            return OSDEV_APIC_OK;
        }
    }
    return OSDEV_APIC_ERR_RANGE;
}
