// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "machine.h"

static struct machine m;

// A clock of the machine: every read takes so many clocks of the processor.
struct fake_clock {
    uint64_t clocks;
    uint64_t per_count; // clocks of the processor for one count
    uint32_t per_read;
    bool down;
    unsigned bits;
};

static uint64_t fake_read(void *ctx)
{
    struct fake_clock *fake = ctx;
    uint64_t count;

    osdev_apic_model_tick(&m.cpus[0], fake->per_read);
    fake->clocks += fake->per_read;
    count = fake->clocks / fake->per_count;
    // Bits above the width are noise.
    return (fake->down ? 0 - count : count) ^
           (fake->bits < 64 ? UINT64_MAX << fake->bits : 0);
}

static void divide_codes_are_those_of_the_manual(void **state)
{
    static const uint32_t codes[] = {11, 0, 1, 2, 3, 8, 9, 10};
    uint32_t code;

    (void)state;
    for (unsigned i = 0; i < 8; i++) {
        osdev_test_row(
            i, osdev_apic_divide_encode(1u << i, &code) == OSDEV_APIC_OK
        );
        osdev_test_row(i, code == codes[i]);
        osdev_test_row(i, osdev_apic_divide_decode(code) == 1u << i);
    }
    assert_int_equal(
        osdev_apic_divide_encode(0, &code), OSDEV_APIC_ERR_BAD_VALUE
    );
    assert_int_equal(
        osdev_apic_divide_encode(3, &code), OSDEV_APIC_ERR_BAD_VALUE
    );
    assert_int_equal(
        osdev_apic_divide_encode(256, &code), OSDEV_APIC_ERR_BAD_VALUE
    );
}

static void one_shot_fires_once(void **state)
{
    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    assert_int_equal(
        osdev_apic_timer_start(
            &m.apic[0], OSDEV_APIC_TIMER_ONE_SHOT, 0x40, 4, 10
        ),
        OSDEV_APIC_OK
    );
    osdev_apic_model_tick(&m.cpus[0], 39);
    assert_int_equal(osdev_apic_timer_left(&m.apic[0]), 1);
    assert_false(osdev_apic_model_pending(&m.cpus[0]));
    osdev_apic_model_tick(&m.cpus[0], 1);
    assert_int_equal(machine_take(&m, 0), 0x40);
    osdev_apic_eoi(&m.apic[0]);
    osdev_apic_model_tick(&m.cpus[0], 1000);
    assert_false(osdev_apic_model_pending(&m.cpus[0]));
    assert_int_equal(osdev_apic_timer_left(&m.apic[0]), 0);
}

static void periodic_fires_again(void **state)
{
    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_X2APIC);
    assert_int_equal(
        osdev_apic_timer_start(
            &m.apic[0], OSDEV_APIC_TIMER_PERIODIC, 0x40, 1, 10
        ),
        OSDEV_APIC_OK
    );
    for (unsigned i = 0; i < 5; i++) {
        osdev_apic_model_tick(&m.cpus[0], 10);
        assert_int_equal(machine_take(&m, 0), 0x40);
        osdev_apic_eoi(&m.apic[0]);
    }
    osdev_apic_timer_stop(&m.apic[0]);
    osdev_apic_model_tick(&m.cpus[0], 100);
    assert_false(osdev_apic_model_pending(&m.cpus[0]));
}

static void deadlines_fire_at_their_time(void **state)
{
    struct osdev_apic_ops ops = osdev_apic_model_ops;

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    assert_int_equal(
        osdev_apic_timer_use_deadline(&m.apic[0], 0x40), OSDEV_APIC_OK
    );
    osdev_apic_timer_set_deadline(&m.apic[0], 1000);
    osdev_apic_model_tick(&m.cpus[0], 999);
    assert_false(osdev_apic_model_pending(&m.cpus[0]));
    osdev_apic_model_tick(&m.cpus[0], 1);
    assert_int_equal(machine_take(&m, 0), 0x40);
    osdev_apic_eoi(&m.apic[0]);
    osdev_apic_timer_set_deadline(&m.apic[0], 5000);
    osdev_apic_timer_stop(&m.apic[0]);
    assert_true(m.cpus[0].deadline == 0);
    assert_int_equal(
        osdev_apic_timer_use_deadline(&m.apic[0], 8), OSDEV_APIC_ERR_BAD_VECTOR
    );
    ops.read_deadline = NULL;
    ops.write_deadline = NULL;
    m.apic[0].ops = &ops;
    assert_int_equal(
        osdev_apic_timer_use_deadline(&m.apic[0], 0x40),
        OSDEV_APIC_ERR_UNSUPPORTED
    );
}

static void start_refuses_what_cannot_count(void **state)
{
    const struct osdev_apic *apic = &m.apic[0];

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    assert_int_equal(
        osdev_apic_timer_start(apic, OSDEV_APIC_TIMER_DEADLINE, 0x40, 1, 1),
        OSDEV_APIC_ERR_BAD_VALUE
    );
    assert_int_equal(
        osdev_apic_timer_start(apic, OSDEV_APIC_TIMER_ONE_SHOT, 0x40, 1, 0),
        OSDEV_APIC_ERR_BAD_VALUE
    );
    assert_int_equal(
        osdev_apic_timer_start(apic, OSDEV_APIC_TIMER_ONE_SHOT, 0x40, 5, 1),
        OSDEV_APIC_ERR_BAD_VALUE
    );
    assert_int_equal(
        osdev_apic_timer_start(apic, OSDEV_APIC_TIMER_ONE_SHOT, 15, 1, 1),
        OSDEV_APIC_ERR_BAD_VECTOR
    );
}

static void calibration_finds_the_frequency(void **state)
{
    static const struct {
        unsigned bits;
        bool down;
        uint64_t hz; // of the clock; the processor has 100 times as much
        unsigned divide;
    } cases[] = {
        {16, true, 1193182, 16},  // PIT
        {24, false, 3579545, 1},  // ACPI timer
        {32, false, 14318180, 4}, // HPET
        {64, false, 10000000, 128},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        struct fake_clock fake = {
            0xfff0 * 100, 100, 37, cases[i].down, cases[i].bits,
        };
        const struct osdev_apic_clock clock = {
            fake_read, &fake, cases[i].hz, cases[i].bits, cases[i].down,
        };
        const struct osdev_apic_calibration_config config = {
            cases[i].divide,
            20000,
            5,
            1000000,
        };
        struct osdev_apic_calibration out = {0, 0, 0, 0, 0};
        const uint64_t want = cases[i].hz * 100;

        machine_start(
            &m, i % 2 == 0 ? OSDEV_APIC_MODE_XAPIC : OSDEV_APIC_MODE_X2APIC
        );
        osdev_test_row(
            i, osdev_apic_timer_calibrate(&m.apic[0], &clock, &config, &out) ==
                   OSDEV_APIC_OK
        );
        osdev_test_row(i, out.hz > want - want / 500);
        osdev_test_row(i, out.hz < want + want / 500);
        osdev_test_row(i, out.tsc_hz > want - want / 500);
        osdev_test_row(i, out.tsc_hz < want + want / 500);
        osdev_test_row(i, out.min_hz <= out.hz && out.hz <= out.max_hz);
        osdev_test_row(i, out.spread_ppm < 4000);
        osdev_test_row(i, m.cpus[0].timer_current == 0);
        osdev_test_row(i, !osdev_apic_model_pending(&m.cpus[0]));
    }
}

static void calibration_has_an_end(void **state)
{
    struct fake_clock fake = {0, 100, 10, false, 32};
    struct osdev_apic_clock clock = {fake_read, &fake, 1000000, 32, false};
    struct osdev_apic_calibration_config config = {1, 1000, 1, 100000};
    struct osdev_apic_calibration out;

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    fake.per_count = UINT64_MAX;
    assert_int_equal(
        osdev_apic_timer_calibrate(&m.apic[0], &clock, &config, &out),
        OSDEV_APIC_ERR_CLOCK_STUCK
    );
    fake.per_count = 100;
    config.max_reads = 50;
    assert_int_equal(
        osdev_apic_timer_calibrate(&m.apic[0], &clock, &config, &out),
        OSDEV_APIC_ERR_CLOCK_STUCK
    );
    config.max_reads = 100000;
    fake.per_count = UINT64_C(100000000000);
    fake.per_read = 2000000000;
    assert_int_equal(
        osdev_apic_timer_calibrate(&m.apic[0], &clock, &config, &out),
        OSDEV_APIC_ERR_RANGE
    );
}

static uint64_t count_alone(void *ctx)
{
    return ++*(uint64_t *)ctx;
}

static void a_timer_that_does_not_count_is_noticed(void **state)
{
    uint64_t counter = 0;
    const struct osdev_apic_clock clock = {
        count_alone, &counter, 1000000, 32, false,
    };
    const struct osdev_apic_calibration_config config = {1, 1000, 1, 100000};
    struct osdev_apic_calibration out;

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    assert_int_equal(
        osdev_apic_timer_calibrate(&m.apic[0], &clock, &config, &out),
        OSDEV_APIC_ERR_TIMER_STUCK
    );
}

static void calibration_checks_what_it_is_given(void **state)
{
    static const struct osdev_apic_calibration_config configs[] = {
        {3, 1000, 1, 1000}, {1, 0, 1, 1000},  {1, 1000001, 1, 1000},
        {1, 1000, 0, 1000}, {1, 1000, 16, 1}, {1, 1000, 1, 0},
    };
    static const struct osdev_apic_calibration_config good = {1, 1000, 1, 1000};
    struct fake_clock fake = {0, 100, 10, false, 32};
    const struct osdev_apic_clock clock = {
        fake_read, &fake, 1000000, 32, false,
    };
    const struct osdev_apic_clock clocks[] = {
        {NULL, &fake, 1000000, 32, false},
        {fake_read, &fake, 999, 32, false},
        {fake_read, &fake, UINT64_MAX, 32, false},
        {fake_read, &fake, 1000000, 7, false},
        {fake_read, &fake, 1000000, 65, false},
        // Half its period is too short; too coarse.
        {fake_read, &fake, 1000000, 8, false},
        {fake_read, &fake, 9000, 32, false},
    };
    struct osdev_apic_calibration out;

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    for (size_t i = 0; i < OSDEV_COUNTOF(configs); i++) {
        osdev_test_row(
            i,
            osdev_apic_timer_calibrate(&m.apic[0], &clock, &configs[i], &out) ==
                OSDEV_APIC_ERR_BAD_VALUE
        );
    }
    for (size_t i = 0; i < OSDEV_COUNTOF(clocks); i++) {
        osdev_test_row(
            i,
            osdev_apic_timer_calibrate(&m.apic[0], &clocks[i], &good, &out) ==
                OSDEV_APIC_ERR_BAD_CLOCK
        );
    }
}

static void cpuid_tells_the_frequency(void **state)
{
    // A crystal of 24 MHz and one that is not named, at 2.7 GHz.
    const struct osdev_apic_clock_leaves named = {2, 216, 24000000, 2592};
    const struct osdev_apic_clock_leaves unnamed = {2, 225, 0, 2700};
    const struct osdev_apic_clock_leaves none = {0, 0, 0, 2700};
    const struct osdev_apic_clock_leaves half = {2, 225, 0, 0};
    struct osdev_apic_calibration out;

    (void)state;
    assert_int_equal(osdev_apic_timer_from_cpuid(&named, &out), OSDEV_APIC_OK);
    assert_true(out.hz == 24000000 && out.tsc_hz == UINT64_C(2592000000));
    assert_int_equal(
        osdev_apic_timer_from_cpuid(&unnamed, &out), OSDEV_APIC_OK
    );
    assert_true(out.hz == 24000000 && out.tsc_hz == UINT64_C(2700000000));
    assert_int_equal(
        osdev_apic_timer_from_cpuid(&none, &out), OSDEV_APIC_ERR_UNSUPPORTED
    );
    assert_int_equal(
        osdev_apic_timer_from_cpuid(&half, &out), OSDEV_APIC_ERR_UNSUPPORTED
    );
}

// The product of 128 bits by the compiler is the oracle.
__extension__ typedef unsigned __int128 wide_t;

static uint64_t next_random(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return *seed ^ *seed >> 29;
}

static void steps_are_rounded_up_and_exact(void **state)
{
    uint64_t seed = 1;

    (void)state;
    for (unsigned i = 0; i < 20000; i++) {
        const uint64_t hz =
            (next_random(&seed) >> (next_random(&seed) & 63)) | 1;
        const uint64_t ns = next_random(&seed) >> (next_random(&seed) & 63);
        const unsigned divide = 1u << (next_random(&seed) & 7);
        const wide_t unit = (wide_t)1000000000 * divide;
        wide_t want = ((wide_t)hz * ns + unit - 1) / unit;
        uint64_t steps = 0;
        const enum osdev_apic_err err =
            osdev_apic_timer_steps(hz, divide, ns, &steps);

        want = want == 0 ? 1 : want;
        if (err == OSDEV_APIC_OK) {
            osdev_test_row(i, want == steps);
        } else {
            osdev_test_row(i, err == OSDEV_APIC_ERR_RANGE);
            osdev_test_row(i, want >= UINT64_MAX - 1);
        }
    }
}

static void plans_use_the_finest_divide(void **state)
{
    unsigned divide = 0;
    uint32_t count = 0;
    uint64_t steps;

    (void)state;
    assert_int_equal(
        osdev_apic_timer_plan(1000000000, 1000, &divide, &count), OSDEV_APIC_OK
    );
    assert_true(divide == 1 && count == 1000);
    assert_int_equal(
        osdev_apic_timer_plan(
            1000000000, UINT64_C(10000000000), &divide, &count
        ),
        OSDEV_APIC_OK
    );
    assert_true(divide == 4 && count == 2500000000u);
    assert_int_equal(
        osdev_apic_timer_plan(1, 0, &divide, &count), OSDEV_APIC_OK
    );
    assert_true(divide == 1 && count == 1);
    assert_int_equal(
        osdev_apic_timer_plan(
            1000000000, UINT64_C(1000000000000), &divide, &count
        ),
        OSDEV_APIC_ERR_RANGE
    );
    assert_int_equal(
        osdev_apic_timer_plan(0, 1, &divide, &count), OSDEV_APIC_ERR_BAD_VALUE
    );
    assert_int_equal(
        osdev_apic_timer_steps(1, 3, 1, &steps), OSDEV_APIC_ERR_BAD_VALUE
    );
}

static void jitter_is_counted_by_powers_of_two(void **state)
{
    struct osdev_apic_jitter jitter;

    (void)state;
    osdev_apic_jitter_init(&jitter);
    assert_true(osdev_apic_jitter_mean(&jitter) == 0);
    assert_true(osdev_apic_jitter_bound(&jitter, 1000) == 0);
    for (unsigned i = 0; i < 99; i++) {
        osdev_apic_jitter_add(&jitter, 1000, 1010);
    }
    // Over the end of the counter, and early.
    osdev_apic_jitter_add(&jitter, UINT64_MAX, 999);
    osdev_apic_jitter_add(&jitter, 1000, 999);
    assert_true(jitter.count == 101 && jitter.early == 1);
    assert_true(jitter.min == 0 && jitter.max == 1000);
    assert_true(jitter.buckets[4] == 99 && jitter.buckets[10] == 1);
    assert_true(osdev_apic_jitter_mean(&jitter) == 1990 / 101);
    assert_true(osdev_apic_jitter_bound(&jitter, 990) == 15);
    assert_true(osdev_apic_jitter_bound(&jitter, 1000) == 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(divide_codes_are_those_of_the_manual),
        cmocka_unit_test(one_shot_fires_once),
        cmocka_unit_test(periodic_fires_again),
        cmocka_unit_test(deadlines_fire_at_their_time),
        cmocka_unit_test(start_refuses_what_cannot_count),
        cmocka_unit_test(calibration_finds_the_frequency),
        cmocka_unit_test(calibration_has_an_end),
        cmocka_unit_test(a_timer_that_does_not_count_is_noticed),
        cmocka_unit_test(calibration_checks_what_it_is_given),
        cmocka_unit_test(cpuid_tells_the_frequency),
        cmocka_unit_test(steps_are_rounded_up_and_exact),
        cmocka_unit_test(plans_use_the_finest_divide),
        cmocka_unit_test(jitter_is_counted_by_powers_of_two),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
