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

#include <osdev/uart16550/tty.h>

static struct osdev_uart16550_tty tty;

static void start_tty(void)
{
    start(FAKE_16550A);
    osdev_uart16550_tty_init(&tty, &uart, polls(5000));
}

static void expect(const char *text)
{
    assert_int_equal(
        osdev_uart16550_flush(&uart, polls(50000)), OSDEV_UART16550_OK
    );
    assert_true(fake_uart_sent(&fake, text));
}

static void line_feed_becomes_carriage_return_and_line_feed(void **state)
{
    (void)state;
    start_tty();
    assert_int_equal(
        osdev_uart16550_tty_puts(&tty, "one\ntwo\n\n"), OSDEV_UART16550_OK
    );
    expect("one\r\ntwo\r\n\r\n");
}

static void carriage_return_is_not_doubled(void **state)
{
    (void)state;
    start_tty();
    assert_int_equal(
        osdev_uart16550_tty_puts(&tty, "one\r\ntwo\r"), OSDEV_UART16550_OK
    );
    assert_int_equal(osdev_uart16550_tty_puts(&tty, "\n"), OSDEV_UART16550_OK);
    expect("one\r\ntwo\r\n");
}

static void backspace_and_delete_erase(void **state)
{
    (void)state;
    start_tty();
    assert_int_equal(
        osdev_uart16550_tty_puts(&tty, "ab\b\x7f"), OSDEV_UART16550_OK
    );
    expect("ab\b \b\b \b");
}

static void bytes_are_sent_as_they_are_below_the_tty(void **state)
{
    size_t sent;

    (void)state;
    start_tty();
    assert_int_equal(
        osdev_uart16550_send_bytes(
            &uart, (const uint8_t *)"\n\b", 2, polls(5000), &sent
        ),
        OSDEV_UART16550_OK
    );
    expect("\n\b");
}

static void numbers_are_written_in_both_bases(void **state)
{
    (void)state;
    start_tty();
    assert_int_equal(
        osdev_uart16550_tty_hex(&tty, 0xbeef, 0), OSDEV_UART16550_OK
    );
    expect("beef");
    assert_int_equal(
        osdev_uart16550_tty_hex(&tty, 0xbeef, 8), OSDEV_UART16550_OK
    );
    expect("0000beef");
    assert_int_equal(
        osdev_uart16550_tty_hex(&tty, UINT64_MAX, 99), OSDEV_UART16550_OK
    );
    expect("ffffffffffffffff");
    assert_int_equal(osdev_uart16550_tty_hex(&tty, 0, 0), OSDEV_UART16550_OK);
    assert_int_equal(osdev_uart16550_tty_dec(&tty, 0), OSDEV_UART16550_OK);
    assert_int_equal(
        osdev_uart16550_tty_dec(&tty, UINT32_MAX), OSDEV_UART16550_OK
    );
    expect("004294967295");
}

static void stuck_device_is_timeout(void **state)
{
    (void)state;
    start_tty();
    fake.stuck_tx = true;
    osdev_uart16550_tty_init(&tty, &uart, polls(10));
    assert_int_equal(
        osdev_uart16550_tty_puts(&tty, "longer than the FIFO is deep\n"),
        OSDEV_UART16550_ERR_TIMEOUT
    );
}

static void absent_cts_is_not_clear_to_send(void **state)
{
    (void)state;
    config.flow = OSDEV_UART16550_FLOW_CTS;
    start_tty();
    fake_uart_inputs(&fake, 0);
    osdev_uart16550_tty_init(&tty, &uart, polls(10));
    assert_int_equal(
        osdev_uart16550_tty_puts(&tty, "x"),
        OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND
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
        cmocka_unit_test_setup(
            line_feed_becomes_carriage_return_and_line_feed, setup
        ),
        cmocka_unit_test_setup(carriage_return_is_not_doubled, setup),
        cmocka_unit_test_setup(backspace_and_delete_erase, setup),
        cmocka_unit_test_setup(bytes_are_sent_as_they_are_below_the_tty, setup),
        cmocka_unit_test_setup(numbers_are_written_in_both_bases, setup),
        cmocka_unit_test_setup(stuck_device_is_timeout, setup),
        cmocka_unit_test_setup(absent_cts_is_not_clear_to_send, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
