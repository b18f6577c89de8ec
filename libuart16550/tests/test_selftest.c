// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "fake_uart.h"

#include <osdev_test.h>

static struct fake_uart fake;
static struct osdev_uart16550 uart;
static struct osdev_uart16550_config config;

// A fast device whose every frame takes 87 accesses, after init.
static void start(enum fake_kind kind)
{
    fake_uart_init(&fake, kind);
    assert_int_equal(
        osdev_uart16550_init(
            &uart,
            kind == FAKE_DW_APB ? &fake_uart_dw_ops : &fake_uart_clock_ops,
            &fake, &config
        ),
        OSDEV_UART16550_OK
    );
}

static struct osdev_uart16550_limit polls(uint32_t count)
{
    return osdev_uart16550_limit_polls(count);
}

#include <osdev/uart16550/probe.h>

static void expect_restored(const struct fake_uart *before)
{
    assert_int_equal(fake.mcr, before->mcr);
    assert_int_equal(fake.ier, before->ier);
    assert_int_equal(fake.out_len, before->out_len);
}

static void healthy_devices_pass(void **state)
{
    static const enum fake_kind kinds[] = {FAKE_8250,   FAKE_16450, FAKE_16550,
                                           FAKE_16550A, FAKE_16650, FAKE_16750,
                                           FAKE_16950,  FAKE_DW_APB};

    (void)state;
    config.interrupts = OSDEV_UART16550_IER_RX;
    config.fifo_depth = 64;
    for (size_t i = 0; i < OSDEV_COUNTOF(kinds); i++) {
        start(kinds[i]);
        struct fake_uart before = fake;

        osdev_test_row(
            i,
            osdev_uart16550_self_test(&uart, polls(10000)) == OSDEV_UART16550_OK
        );
        expect_restored(&before);
        osdev_test_row(i, fake.rx_count == 0 && fake.rx_lost == 0);
    }
}

static void frames_of_five_bits_pass(void **state)
{
    (void)state;
    config.frame.data_bits = 5;
    start(FAKE_16550A);
    assert_int_equal(
        osdev_uart16550_self_test(&uart, polls(10000)), OSDEV_UART16550_OK
    );
}

static void bytes_on_their_way_are_sent_before(void **state)
{
    (void)state;
    start(FAKE_16550A);
    assert_int_equal(osdev_uart16550_try_send(&uart, 'x'), OSDEV_UART16550_OK);
    assert_int_equal(
        osdev_uart16550_self_test(&uart, polls(10000)), OSDEV_UART16550_OK
    );
    assert_true(fake_uart_sent(&fake, "x"));
}

static void flipped_bits_are_loopback_data(void **state)
{
    (void)state;
    start(FAKE_16550A);
    struct fake_uart before = fake;

    fake.corrupt_loop = true;
    assert_int_equal(
        osdev_uart16550_self_test(&uart, polls(10000)),
        OSDEV_UART16550_ERR_LOOPBACK_DATA
    );
    expect_restored(&before);
}

static void lost_bytes_are_timeout(void **state)
{
    (void)state;
    start(FAKE_16550A);
    struct fake_uart before = fake;

    fake.dead_loop = true;
    fake.accesses = 0;
    assert_int_equal(
        osdev_uart16550_self_test(&uart, polls(1000)),
        OSDEV_UART16550_ERR_TIMEOUT
    );
    assert_true(fake.accesses < 1100);
    expect_restored(&before);
}

static void stuck_transmitter_is_timeout(void **state)
{
    (void)state;
    start(FAKE_16550A);
    assert_int_equal(osdev_uart16550_try_send(&uart, 'x'), OSDEV_UART16550_OK);
    struct fake_uart before = fake;

    fake.stuck_tx = true;
    fake.shifting = false;
    fake.tx_count = 1;
    assert_int_equal(
        osdev_uart16550_self_test(&uart, polls(1000)),
        OSDEV_UART16550_ERR_TIMEOUT
    );
    expect_restored(&before);
}

static void modem_lines_that_do_not_follow_are_loopback_modem(void **state)
{
    (void)state;
    start(FAKE_16550A);
    struct fake_uart before = fake;

    fake.no_modem_loop = true;
    assert_int_equal(
        osdev_uart16550_self_test(&uart, polls(1000)),
        OSDEV_UART16550_ERR_LOOPBACK_MODEM
    );
    expect_restored(&before);
}

static void receiver_that_never_runs_empty_is_stuck(void **state)
{
    (void)state;
    start(FAKE_16550A);
    struct fake_uart before = fake;

    fake.force_set[OSDEV_UART16550_LSR] = OSDEV_UART16550_LSR_DR;
    assert_int_equal(
        osdev_uart16550_self_test(&uart, polls(1000)), OSDEV_UART16550_ERR_STUCK
    );
    expect_restored(&before);
}

static void line_errors_are_loopback_data(void **state)
{
    (void)state;
    start(FAKE_16550A);
    fake.force_set[OSDEV_UART16550_LSR] = OSDEV_UART16550_LSR_FRAMING;
    assert_int_equal(
        osdev_uart16550_self_test(&uart, polls(1000)),
        OSDEV_UART16550_ERR_LOOPBACK_DATA
    );
}

static int setup(void **state)
{
    (void)state;
    config = osdev_uart16550_config_default();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(healthy_devices_pass, setup),
        cmocka_unit_test_setup(frames_of_five_bits_pass, setup),
        cmocka_unit_test_setup(bytes_on_their_way_are_sent_before, setup),
        cmocka_unit_test_setup(flipped_bits_are_loopback_data, setup),
        cmocka_unit_test_setup(lost_bytes_are_timeout, setup),
        cmocka_unit_test_setup(stuck_transmitter_is_timeout, setup),
        cmocka_unit_test_setup(
            modem_lines_that_do_not_follow_are_loopback_modem, setup
        ),
        cmocka_unit_test_setup(receiver_that_never_runs_empty_is_stuck, setup),
        cmocka_unit_test_setup(line_errors_are_loopback_data, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
