// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/uart16550/line.h>

#include <osdev_test.h>

static void divisor_of_the_common_rates_is_exact(void **state)
{
    static const struct {
        uint32_t baud;
        uint16_t divisor;
    } cases[] = {
        {115200, 1}, {57600, 2}, {38400, 3}, {19200, 6}, {9600, 12},
        {4800, 24},  {2400, 48}, {1200, 96}, {600, 192}, {300, 384},
        {150, 768},  {75, 1536}, {50, 2304},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        struct osdev_uart16550_divisor out;

        osdev_test_row(
            i,
            osdev_uart16550_divisor_choose(1843200, cases[i].baud, 0, &out) ==
                OSDEV_UART16550_OK
        );
        osdev_test_row(i, out.whole == cases[i].divisor);
        osdev_test_row(i, out.fraction == 0);
        osdev_test_row(i, out.baud == cases[i].baud);
        osdev_test_row(i, out.error_ppm == 0);
    }
}

// The data sheet's table for 1.8432 MHz: 110 bauds, 0.026 % off; 134.5 and
// 2000 bauds: 0.058 and 0.69 %.
static void divisor_of_110_bauds_works_with_its_error(void **state)
{
    struct osdev_uart16550_divisor out;

    (void)state;
    assert_int_equal(
        osdev_uart16550_divisor_choose(1843200, 110, 20000, &out),
        OSDEV_UART16550_OK
    );
    assert_int_equal(out.whole, 1047);
    assert_int_equal(out.baud, 110);
    assert_int_equal(out.error_ppm, 260);
    assert_int_equal(
        osdev_uart16550_divisor_choose(1843200, 2000, 20000, &out),
        OSDEV_UART16550_OK
    );
    assert_int_equal(out.whole, 58);
    assert_int_equal(out.error_ppm, -6897);
}

static void divisor_off_by_more_than_tolerance_is_bad_rate(void **state)
{
    struct osdev_uart16550_divisor out = {.whole = 77};

    (void)state;
    assert_int_equal(
        osdev_uart16550_divisor_choose(1843200, 2000, 6896, &out),
        OSDEV_UART16550_ERR_BAD_RATE
    );
    assert_int_equal(
        osdev_uart16550_divisor_choose(1843200, 230400, 20000, &out),
        OSDEV_UART16550_ERR_BAD_RATE
    );
    assert_int_equal(
        osdev_uart16550_divisor_choose(UINT32_MAX, 1, UINT32_MAX, &out),
        OSDEV_UART16550_ERR_BAD_RATE
    );
    assert_int_equal(out.whole, 77);
    assert_int_equal(
        osdev_uart16550_divisor_choose(1843200, 2000, 6897, &out),
        OSDEV_UART16550_OK
    );
}

static void divisor_of_zero_clock_or_rate_is_bad_arg(void **state)
{
    struct osdev_uart16550_divisor out;

    (void)state;
    assert_int_equal(
        osdev_uart16550_divisor_choose(0, 9600, 0, &out),
        OSDEV_UART16550_ERR_BAD_ARG
    );
    assert_int_equal(
        osdev_uart16550_divisor_choose(1843200, 0, 0, &out),
        OSDEV_UART16550_ERR_BAD_ARG
    );
    assert_int_equal(
        osdev_uart16550_divisor_choose_fraction(1843200, 9600, 0, 9, &out),
        OSDEV_UART16550_ERR_BAD_ARG
    );
}

static void divisor_is_the_closest_in_rate_not_in_divisor(void **state)
{
    struct osdev_uart16550_divisor out;

    (void)state;
    // The quotient is 1.45: 1 would be 45 % too fast, 2 is 27.5 % too slow.
    assert_int_equal(
        osdev_uart16550_divisor_choose(1843200, 79448, 300000, &out),
        OSDEV_UART16550_OK
    );
    assert_int_equal(out.whole, 2);
    assert_int_equal(out.error_ppm, -274997);
}

// Against a search over all divisors in floating point.
static void divisor_is_the_best_of_all(void **state)
{
    static const uint32_t clocks[] = {1843200, 24000000, 48000000, 3686400};
    static const uint32_t rates[] = {110, 2000, 14400, 31250, 250000, 921600};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(clocks) * OSDEV_COUNTOF(rates); i++) {
        uint32_t clock = clocks[i / OSDEV_COUNTOF(rates)];
        double baud = rates[i % OSDEV_COUNTOF(rates)];
        double best = 1e30;
        struct osdev_uart16550_divisor out;

        for (unsigned divisor = 1; divisor < 65536; divisor++) {
            double error = clock / 16.0 / divisor / baud - 1;

            error = error < 0 ? -error : error;
            best = error < best ? error : best;
        }
        osdev_test_row(
            i, osdev_uart16550_divisor_choose(
                   clock, (uint32_t)baud, UINT32_MAX, &out
               ) == OSDEV_UART16550_OK
        );
        double error = clock / 16.0 / out.whole / baud - 1;

        error = error < 0 ? -error : error;
        osdev_test_row(i, error <= best * (1 + 1e-9));
        osdev_test_row(
            i,
            error * 1e6 - (out.error_ppm < 0 ? -out.error_ppm : out.error_ppm) <
                0.51
        );
    }
}

static void fraction_brings_odd_clocks_to_the_rate(void **state)
{
    struct osdev_uart16550_divisor out;

    (void)state;
    // 25 MHz / 16 / 115200 = 13.5634, which is closest to 13 + 9/16.
    assert_int_equal(
        osdev_uart16550_divisor_choose_fraction(
            25000000, 115200, 20000, 4, &out
        ),
        OSDEV_UART16550_OK
    );
    assert_int_equal(out.whole, 13);
    assert_int_equal(out.fraction, 9);
    assert_int_equal(out.error_ppm, 64);
    assert_int_equal(
        osdev_uart16550_divisor_choose(25000000, 115200, 20000, &out),
        OSDEV_UART16550_ERR_BAD_RATE
    );
}

static void extremes_do_not_overflow(void **state)
{
    static const uint32_t numbers[] = {1, 2, 15, 16, 17, 65535, UINT32_MAX};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(numbers); i++) {
        for (size_t j = 0; j < OSDEV_COUNTOF(numbers); j++) {
            for (unsigned bits = 0; bits <= 8; bits++) {
                struct osdev_uart16550_divisor out = {.whole = 1};
                enum osdev_uart16550_err err =
                    osdev_uart16550_divisor_choose_fraction(
                        numbers[i], numbers[j], UINT32_MAX, bits, &out
                    );

                osdev_test_row(
                    i, err == OSDEV_UART16550_OK ||
                           err == OSDEV_UART16550_ERR_BAD_RATE
                );
                osdev_test_row(i, out.whole >= 1);
                osdev_test_row(i, out.fraction < 1u << bits);
            }
        }
    }
}

static void rate_and_clock_follow_from_the_divisor(void **state)
{
    (void)state;
    assert_int_equal(osdev_uart16550_divisor_baud(1843200, 12), 9600);
    assert_int_equal(osdev_uart16550_divisor_baud(1843200, 1047), 110);
    assert_int_equal(osdev_uart16550_divisor_baud(1843200, 0), 0);
    assert_int_equal(osdev_uart16550_divisor_baud(UINT32_MAX, 1), 1u << 28);
    assert_true(osdev_uart16550_divisor_clock(9600, 12) == 1843200);
    assert_true(
        osdev_uart16550_divisor_clock(UINT32_MAX, UINT16_MAX) ==
        UINT64_C(4294967295) * 65535 * 16
    );
}

static void frames_encode_as_the_data_sheet_says(void **state)
{
    static const struct {
        struct osdev_uart16550_frame frame;
        uint8_t lcr;
    } cases[] = {
        {{8, 1, OSDEV_UART16550_PARITY_NONE}, 0x03},
        {{7, 1, OSDEV_UART16550_PARITY_EVEN}, 0x1a},
        {{7, 2, OSDEV_UART16550_PARITY_ODD}, 0x0e},
        {{5, 1, OSDEV_UART16550_PARITY_NONE}, 0x00},
        {{5, 2, OSDEV_UART16550_PARITY_NONE}, 0x04},
        {{6, 1, OSDEV_UART16550_PARITY_MARK}, 0x29},
        {{8, 2, OSDEV_UART16550_PARITY_SPACE}, 0x3f},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        uint8_t lcr = 0xff;

        osdev_test_row(
            i, osdev_uart16550_lcr_encode(&cases[i].frame, &lcr) ==
                   OSDEV_UART16550_OK
        );
        osdev_test_row(i, lcr == cases[i].lcr);
    }
}

static void every_line_control_byte_survives_decoding(void **state)
{
    (void)state;
    for (unsigned lcr = 0; lcr < 256; lcr++) {
        struct osdev_uart16550_frame frame =
            osdev_uart16550_lcr_decode((uint8_t)lcr);
        uint8_t expected = lcr & 0x3f;
        uint8_t again = 0xff;

        // Without parity the kind of parity does not matter.
        if ((lcr & 0x08) == 0) {
            expected &= 0x07;
        }
        osdev_test_row(
            lcr,
            osdev_uart16550_lcr_encode(&frame, &again) == OSDEV_UART16550_OK
        );
        osdev_test_row(lcr, again == expected);
    }
}

static void frame_out_of_range_is_bad_arg(void **state)
{
    static const struct osdev_uart16550_frame cases[] = {
        {4, 1, OSDEV_UART16550_PARITY_NONE},
        {9, 1, OSDEV_UART16550_PARITY_NONE},
        {8, 0, OSDEV_UART16550_PARITY_NONE},
        {8, 3, OSDEV_UART16550_PARITY_NONE},
        {8, 1, (enum osdev_uart16550_parity)5},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        uint8_t lcr = 0xee;

        osdev_test_row(
            i, osdev_uart16550_lcr_encode(&cases[i], &lcr) ==
                   OSDEV_UART16550_ERR_BAD_ARG
        );
        osdev_test_row(i, lcr == 0xee);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(divisor_of_the_common_rates_is_exact),
        cmocka_unit_test(divisor_of_110_bauds_works_with_its_error),
        cmocka_unit_test(divisor_off_by_more_than_tolerance_is_bad_rate),
        cmocka_unit_test(divisor_of_zero_clock_or_rate_is_bad_arg),
        cmocka_unit_test(divisor_is_the_closest_in_rate_not_in_divisor),
        cmocka_unit_test(divisor_is_the_best_of_all),
        cmocka_unit_test(fraction_brings_odd_clocks_to_the_rate),
        cmocka_unit_test(extremes_do_not_overflow),
        cmocka_unit_test(rate_and_clock_follow_from_the_divisor),
        cmocka_unit_test(frames_encode_as_the_data_sheet_says),
        cmocka_unit_test(every_line_control_byte_survives_decoding),
        cmocka_unit_test(frame_out_of_range_is_bad_arg),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
