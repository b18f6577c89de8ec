// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// How fast the timer counts, and how late it is.
#include "internal.h"

// Counts of the clock that a round has to see; fewer are too coarse.
#define MIN_TICKS 10

struct round {
    uint64_t hz;
    uint64_t tsc_hz;
};

static bool is_clock_bad(const struct osdev_apic_clock *clock)
{
    return clock->read == NULL || clock->hz < 1000 ||
           clock->hz > UINT64_C(1) << 40 || clock->bits < 8 || clock->bits > 64;
}

static enum osdev_apic_err check(
    const struct osdev_apic_clock *clock,
    const struct osdev_apic_calibration_config *config, uint64_t *out_ticks
)
{
    const uint64_t ticks =
        (clock->hz * config->window_us + UINT64_C(999999)) / UINT64_C(1000000);

    if (config->rounds == 0 || config->rounds > OSDEV_APIC_MAX_ROUNDS ||
        config->window_us == 0 || config->window_us > 1000000 ||
        config->max_reads == 0) {
        return OSDEV_APIC_ERR_BAD_VALUE;
    }
    if (is_clock_bad(clock) || ticks < MIN_TICKS ||
        ticks >= UINT64_C(1) << (clock->bits - 1)) {
        return OSDEV_APIC_ERR_BAD_CLOCK;
    }
    *out_ticks = ticks;
    return OSDEV_APIC_OK;
}

static uint64_t
elapsed(const struct osdev_apic_clock *clock, uint64_t start, uint64_t now)
{
    const uint64_t forward = clock->down ? start - now : now - start;

    return forward & (UINT64_MAX >> (64 - clock->bits));
}

static uint64_t read_tsc(const struct osdev_apic *apic)
{
    return apic->ops->read_tsc != NULL ? apic->ops->read_tsc(apic->ctx) : 0;
}

static bool wait(
    const struct osdev_apic_clock *clock, uint64_t start, uint64_t ticks,
    uint32_t max_reads, uint64_t *out_elapsed
)
{
    for (uint32_t i = 0; i < max_reads; i++) {
        const uint64_t passed = elapsed(clock, start, clock->read(clock->ctx));

        if (passed >= ticks) {
            *out_elapsed = passed;
            return true;
        }
    }
    return false;
}

static enum osdev_apic_err measure(
    const struct osdev_apic *apic, const struct osdev_apic_clock *clock,
    const struct osdev_apic_calibration_config *config, uint64_t ticks,
    struct round *out
)
{
    uint64_t start = clock->read(clock->ctx);
    uint64_t passed;
    uint64_t tsc;
    uint32_t left;

    // Begin where the clock changes, or up to one count would be missing.
    if (!wait(clock, start, 1, config->max_reads, &passed)) {
        return OSDEV_APIC_ERR_CLOCK_STUCK;
    }
    osdev_apic_write(apic, OSDEV_APIC_REG_TIMER_INITIAL, UINT32_MAX);
    start += clock->down ? 0 - passed : passed;
    tsc = read_tsc(apic);
    if (!wait(clock, start, ticks, config->max_reads, &passed)) {
        return OSDEV_APIC_ERR_CLOCK_STUCK;
    }
    left = osdev_apic_timer_left(apic);
    tsc = read_tsc(apic) - tsc;
    if (left == UINT32_MAX) {
        return OSDEV_APIC_ERR_TIMER_STUCK;
    }
    if (left == 0 ||
        !osdev_apic_muldiv_(
            (uint64_t)(UINT32_MAX - left) * config->divide, clock->hz, passed,
            &out->hz, NULL
        ) ||
        !osdev_apic_muldiv_(tsc, clock->hz, passed, &out->tsc_hz, NULL)) {
        return OSDEV_APIC_ERR_RANGE;
    }
    return OSDEV_APIC_OK;
}

static void insert(uint64_t *values, unsigned count, uint64_t value)
{
    for (; count > 0 && values[count - 1] > value; count--) {
        values[count] = values[count - 1];
    }
    values[count] = value;
}

static void summarise(
    const uint64_t *hz, const uint64_t *tsc_hz, unsigned rounds,
    struct osdev_apic_calibration *out
)
{
    struct osdev_apic_calibration made = {
        .hz = hz[rounds / 2],
        .min_hz = hz[0],
        .max_hz = hz[rounds - 1],
        .tsc_hz = tsc_hz[rounds / 2],
    };
    uint64_t ppm = UINT32_MAX;

    if (made.hz != 0 &&
        osdev_apic_muldiv_(
            made.max_hz - made.min_hz, 1000000, made.hz, &ppm, NULL
        )) {
        made.spread_ppm = ppm < UINT32_MAX ? (uint32_t)ppm : UINT32_MAX;
    }
    *out = made;
}

enum osdev_apic_err osdev_apic_timer_calibrate(
    const struct osdev_apic *apic, const struct osdev_apic_clock *clock,
    const struct osdev_apic_calibration_config *config,
    struct osdev_apic_calibration *out
)
{
    uint64_t hz[OSDEV_APIC_MAX_ROUNDS];
    uint64_t tsc_hz[OSDEV_APIC_MAX_ROUNDS];
    uint32_t divide;
    uint64_t ticks;
    enum osdev_apic_err err = check(clock, config, &ticks);

    if (err == OSDEV_APIC_OK) {
        err = osdev_apic_divide_encode(config->divide, &divide);
    }
    if (err != OSDEV_APIC_OK) {
        return err;
    }
    osdev_apic_timer_stop(apic);
    // One shot and masked: it counts all the same.
    osdev_apic_write(apic, OSDEV_APIC_REG_LVT_TIMER, OSDEV_APIC_LVT_MASK);
    osdev_apic_write(apic, OSDEV_APIC_REG_TIMER_DIVIDE, divide);
    for (unsigned i = 0; i < config->rounds; i++) {
        struct round round;

        err = measure(apic, clock, config, ticks, &round);
        if (err != OSDEV_APIC_OK) {
            break;
        }
        insert(hz, i, round.hz);
        insert(tsc_hz, i, round.tsc_hz);
    }
    osdev_apic_timer_stop(apic);
    if (err == OSDEV_APIC_OK) {
        summarise(hz, tsc_hz, config->rounds, out);
    }
    return err;
}
