// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The timer of the local APIC: one shot, periodic, by deadline; and how fast
 * it counts.
 *
 * @spec Intel SDM volume 3, 11.5.4; volume 2, CPUID leaves 15H and 16H
 */
#ifndef OSDEV_APIC_TIMER_H
#define OSDEV_APIC_TIMER_H

#include <osdev/apic/lvt.h>

OSDEV_BEGIN_DECLS

/**
 * Encode the divide configuration.
 *
 * @param      divide  1, 2, 4, up to 128.
 * @param[out] out     Written only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VALUE  not a power of two up to 128.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_divide_encode(unsigned divide, uint32_t *out);

/** Decode the divide configuration: 1 to 128. */
unsigned osdev_apic_divide_decode(uint32_t word);

/**
 * Start the timer: count down from a number, and interrupt at zero.
 *
 * @param apic    The object.
 * @param mode    One shot or periodic.
 * @param vector  From 16 on.
 * @param divide  1, 2, 4, up to 128: input clocks for one step.
 * @param count   Steps; not 0.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VECTOR  below 16.
 * @retval OSDEV_APIC_ERR_BAD_VALUE   deadline mode, which is another call; no
 *                                    such @p divide; 0 steps.
 *
 * @context Replaces what the timer did before; an interrupt that it has
 *          already requested still comes.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_timer_start(
    const struct osdev_apic *apic, enum osdev_apic_timer_mode mode,
    uint8_t vector, unsigned divide, uint32_t count
);

/**
 * Switch the timer to deadlines; none is set yet.
 *
 * @param apic    The object.
 * @param vector  From 16 on.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VECTOR   below 16.
 * @retval OSDEV_APIC_ERR_UNSUPPORTED  the operations have no deadline.
 *
 * @context CPUID must show OSDEV_X86_FEATURE_TSC_DEADLINE.
 */
OSDEV_NODISCARD
enum osdev_apic_err
osdev_apic_timer_use_deadline(const struct osdev_apic *apic, uint8_t vector);

/**
 * Set the deadline: interrupt when the time stamp counter reaches a value,
 * once. One that has passed interrupts at once; 0 takes the last one back.
 *
 * @param apic  After osdev_apic_timer_use_deadline().
 * @param tsc   Value of the counter.
 */
static inline void
osdev_apic_timer_set_deadline(const struct osdev_apic *apic, uint64_t tsc)
{
    apic->ops->write_deadline(apic->ctx, tsc);
}

/** Mask the timer and stop it, in every mode. */
void osdev_apic_timer_stop(const struct osdev_apic *apic);

/** Steps left; 0 in deadline mode. */
static inline uint32_t osdev_apic_timer_left(const struct osdev_apic *apic)
{
    return osdev_apic_read(apic, OSDEV_APIC_REG_TIMER_CURRENT);
}

/** @name How fast it counts
 * @{ */

/** A clock of the caller's: PIT, HPET, ACPI timer, time stamp counter. */
struct osdev_apic_clock {
    /** Read the counter. */
    uint64_t (*read)(void *ctx);
    /** Passed to @c read; may be NULL. */
    void *ctx;
    /** Counts a second, 1000 to 2^40. */
    uint64_t hz;
    /** Width of the counter, 8 to 64; bits above are ignored. */
    unsigned bits;
    /** Whether it counts down. */
    bool down;
};

/** Most rounds of a calibration. */
#define OSDEV_APIC_MAX_ROUNDS 15

/** How to calibrate. */
struct osdev_apic_calibration_config {
    unsigned divide;    /**< 1, 2, 4, up to 128. */
    uint32_t window_us; /**< Length of a round, 1 to 1000000. */
    unsigned rounds;    /**< 1..#OSDEV_APIC_MAX_ROUNDS; odd is best. */
    uint32_t max_reads; /**< Reads of the clock until a round is given up. */
};

/** What came out. */
struct osdev_apic_calibration {
    uint64_t hz;         /**< Input of the divider, median of the rounds. */
    uint64_t min_hz;     /**< The slowest round. */
    uint64_t max_hz;     /**< The fastest round. */
    uint64_t tsc_hz;     /**< Time stamp counter, median; 0 if not read. */
    uint32_t spread_ppm; /**< Fastest less slowest, in millionths of @c hz. */
};

/**
 * Measure how fast the timer counts, against a clock of the caller's. The
 * timer is stopped and masked afterwards.
 *
 * @param      apic    The object.
 * @param      clock   What to compare with.
 * @param      config  How.
 * @param[out] out     Written only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VALUE    a member of @p config is out of range.
 * @retval OSDEV_APIC_ERR_BAD_CLOCK    a member of @p clock is out of range, a
 *                                     round is longer than half its period, or
 *                                     too short to see it count ten times.
 * @retval OSDEV_APIC_ERR_CLOCK_STUCK  the clock did not reach the end of a
 *                                     round within the bound.
 * @retval OSDEV_APIC_ERR_TIMER_STUCK  the timer did not count.
 * @retval OSDEV_APIC_ERR_RANGE        the timer reached zero: a larger divide
 *                                     or a shorter round is needed.
 *
 * @context Interrupts off. Waits @c rounds times @c window_us.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_timer_calibrate(
    const struct osdev_apic *apic, const struct osdev_apic_clock *clock,
    const struct osdev_apic_calibration_config *config,
    struct osdev_apic_calibration *out
);

/** What CPUID leaves 15H and 16H say; all 0 for a leaf that is not there. */
struct osdev_apic_clock_leaves {
    uint32_t eax_15; /**< Leaf 15H: denominator. */
    uint32_t ebx_15; /**< Leaf 15H: numerator. */
    uint32_t ecx_15; /**< Leaf 15H: crystal, in Hz. */
    uint32_t eax_16; /**< Leaf 16H: base frequency, in MHz. */
};

/**
 * Derive both frequencies from CPUID. Pure.
 *
 * @param      leaves  The leaves of an Intel processor.
 * @param[out] out     @c hz is the crystal, which the timer counts where leaf
 *                     15H is there; @c tsc_hz the time stamp counter. Written
 *                     only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_UNSUPPORTED  the leaves do not say: calibrate.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_timer_from_cpuid(
    const struct osdev_apic_clock_leaves *leaves,
    struct osdev_apic_calibration *out
);

/**
 * Steps in a time, rounded up and at least 1: the timer is never early.
 *
 * @param      hz      Input of the divider, or of a time stamp counter.
 * @param      divide  1, 2, 4, up to 128; 1 for the time stamp counter.
 * @param      ns      The time.
 * @param[out] out     Written only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VALUE  @p hz is 0, or no such @p divide.
 * @retval OSDEV_APIC_ERR_RANGE      more than 2^64 - 2 steps.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_timer_steps(
    uint64_t hz, unsigned divide, uint64_t ns, uint64_t *out
);

/**
 * Choose the finest divide at which a time fits the counter of 32 bits.
 *
 * @param      hz          Input of the divider.
 * @param      ns          The time.
 * @param[out] out_divide  Written only on success.
 * @param[out] out_count   Steps, not 0. Written only on success.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VALUE  @p hz is 0.
 * @retval OSDEV_APIC_ERR_RANGE      it fits at no divide.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_timer_plan(
    uint64_t hz, uint64_t ns, unsigned *out_divide, uint32_t *out_count
);

/** @} */
/** @name How late it is
 * @{ */

/** Differences between when an interrupt was due and when it came. */
struct osdev_apic_jitter {
    uint64_t count;       /**< Samples. */
    uint64_t early;       /**< Samples that came too early; they count as 0. */
    uint64_t min;         /**< Least late; UINT64_MAX without samples. */
    uint64_t max;         /**< Most late. */
    uint64_t sum;         /**< Of all; stays at its maximum. */
    uint64_t buckets[65]; /**< By number of bits: 0, 1, 2..3, 4..7, ... */
};

/** Start without samples. */
void osdev_apic_jitter_init(struct osdev_apic_jitter *jitter);

/**
 * Add a sample.
 *
 * @param jitter  The statistics.
 * @param due     When it was due, in the unit of some counter.
 * @param came    When it came; the counter may have wrapped in between.
 */
void osdev_apic_jitter_add(
    struct osdev_apic_jitter *jitter, uint64_t due, uint64_t came
);

/** Mean; 0 without samples. */
uint64_t osdev_apic_jitter_mean(const struct osdev_apic_jitter *jitter);

/**
 * A bound that a share of the samples keeps: at most twice the real one.
 *
 * @param jitter   The statistics.
 * @param permille The share, 0..1000.
 * @return 0 without samples.
 */
uint64_t osdev_apic_jitter_bound(
    const struct osdev_apic_jitter *jitter, unsigned permille
);

/** @} */

OSDEV_END_DECLS

#endif
