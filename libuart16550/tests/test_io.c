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

static void sent_bytes_reach_the_wire_in_order(void **state)
{
    static const char text[] = "The quick brown fox jumps over the lazy dog.";
    static const enum fake_kind kinds[] = {
        FAKE_8250, FAKE_16550, FAKE_16550A, FAKE_16750, FAKE_DW_APB};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(kinds); i++) {
        size_t sent = 0;

        start(kinds[i]);
        osdev_test_row(
            i, osdev_uart16550_send_bytes(
                   &uart, (const uint8_t *)text, sizeof(text) - 1, polls(5000),
                   &sent
               ) == OSDEV_UART16550_OK
        );
        osdev_test_row(i, sent == sizeof(text) - 1);
        osdev_test_row(
            i, osdev_uart16550_flush(&uart, polls(5000)) == OSDEV_UART16550_OK
        );
        osdev_test_row(i, fake.tx_lost == 0);
        osdev_test_row(i, fake_uart_sent(&fake, text));
    }
}

static void fifo_is_filled_with_one_status_read(void **state)
{
    uint8_t bytes[16] = {0};
    size_t sent = 0;

    (void)state;
    start(FAKE_16550A);
    fake.accesses = 0;
    assert_int_equal(
        osdev_uart16550_send_bytes(&uart, bytes, 16, polls(1), &sent),
        OSDEV_UART16550_OK
    );
    assert_int_equal(sent, 16);
    assert_int_equal(fake.accesses, 17);
    assert_int_equal(fake.tx_lost, 0);
}

static void send_of_nothing_needs_no_device(void **state)
{
    size_t sent = 9;

    (void)state;
    start(FAKE_16550A);
    fake.accesses = 0;
    assert_int_equal(
        osdev_uart16550_send_bytes(&uart, NULL, 0, polls(0), &sent),
        OSDEV_UART16550_OK
    );
    assert_int_equal(sent, 0);
    assert_int_equal(fake.accesses, 0);
}

static void try_send_to_a_busy_transmitter_is_full(void **state)
{
    (void)state;
    start(FAKE_16450);
    assert_int_equal(osdev_uart16550_try_send(&uart, 'a'), OSDEV_UART16550_OK);
    assert_int_equal(osdev_uart16550_try_send(&uart, 'b'), OSDEV_UART16550_OK);
    assert_false(osdev_uart16550_can_send(&uart));
    assert_int_equal(
        osdev_uart16550_try_send(&uart, 'c'), OSDEV_UART16550_ERR_FULL
    );
}

static void without_flow_control_a_peer_without_cts_gets_its_bytes(void **state)
{
    size_t sent;

    (void)state;
    start(FAKE_16550A);
    fake_uart_inputs(&fake, 0);
    assert_true(osdev_uart16550_can_send(&uart));
    assert_int_equal(
        osdev_uart16550_send_bytes(
            &uart, (const uint8_t *)"3 wires", 7, polls(5000), &sent
        ),
        OSDEV_UART16550_OK
    );
    fake_uart_ticks(&fake, 100);
    assert_true(fake_uart_sent(&fake, "3 wires"));
}

static void cts_that_is_off_is_named_as_the_cause(void **state)
{
    size_t sent;

    (void)state;
    config.flow = OSDEV_UART16550_FLOW_CTS;
    start(FAKE_16550A);
    fake_uart_inputs(&fake, 0);
    assert_false(osdev_uart16550_can_send(&uart));
    assert_int_equal(
        osdev_uart16550_try_send(&uart, 'a'),
        OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND
    );
    assert_int_equal(
        osdev_uart16550_send(&uart, 'a', polls(50)),
        OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND
    );
    assert_int_equal(
        osdev_uart16550_send_bytes(
            &uart, (const uint8_t *)"ab", 2, polls(50), &sent
        ),
        OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND
    );
    assert_int_equal(sent, 0);
    fake_uart_inputs(&fake, OSDEV_UART16550_MSR_CTS);
    assert_int_equal(
        osdev_uart16550_send(&uart, 'a', polls(50)), OSDEV_UART16550_OK
    );
}

static void cts_is_looked_at_before_each_byte(void **state)
{
    size_t sent = 0;

    (void)state;
    config.flow = OSDEV_UART16550_FLOW_CTS;
    start(FAKE_16550A);
    fake.us_per_access = 0;
    assert_int_equal(
        osdev_uart16550_send_bytes(
            &uart, (const uint8_t *)"abc", 3, polls(10), &sent
        ),
        OSDEV_UART16550_ERR_TIMEOUT
    );
    // One in the shift register, one in the FIFO, none more.
    assert_int_equal(sent, 2);
}

static void stuck_transmitter_is_timeout(void **state)
{
    size_t sent = 99;

    (void)state;
    start(FAKE_16550A);
    fake.stuck_tx = true;
    assert_int_equal(
        osdev_uart16550_send(&uart, 'a', polls(10)), OSDEV_UART16550_OK
    );
    fake.accesses = 0;
    assert_int_equal(
        osdev_uart16550_send(&uart, 'b', polls(100)),
        OSDEV_UART16550_ERR_TIMEOUT
    );
    assert_int_equal(fake.accesses, 100);
    assert_int_equal(
        osdev_uart16550_flush(&uart, polls(100)), OSDEV_UART16550_ERR_TIMEOUT
    );
    assert_int_equal(
        osdev_uart16550_send_bytes(
            &uart, (const uint8_t *)"x", 1, polls(0), &sent
        ),
        OSDEV_UART16550_ERR_TIMEOUT
    );
    assert_int_equal(sent, 0);
}

static void time_limits_end_a_wait(void **state)
{
    osdev_uart16550_item_t item;

    (void)state;
    start(FAKE_16550A);
    uint64_t before = fake.now_us;

    assert_int_equal(
        osdev_uart16550_recv(&uart, osdev_uart16550_limit_us(500), &item),
        OSDEV_UART16550_ERR_TIMEOUT
    );
    assert_in_range(fake.now_us - before, 500, 502);
    assert_true(fake.relaxed > 400);
}

static void polls_hold_although_the_clock_stands_still(void **state)
{
    struct osdev_uart16550_limit limit = {1000, 500};
    osdev_uart16550_item_t item;

    (void)state;
    start(FAKE_16550A);
    fake.frozen_clock = true;
    fake.accesses = 0;
    assert_int_equal(
        osdev_uart16550_recv(&uart, limit, &item), OSDEV_UART16550_ERR_TIMEOUT
    );
    assert_int_equal(fake.accesses, 1000);
}

static void time_limit_without_a_clock_counts_polls(void **state)
{
    struct osdev_uart16550_limit limit = {1000, 1};
    osdev_uart16550_item_t item;

    (void)state;
    fake_uart_init(&fake, FAKE_16550A);
    assert_int_equal(
        osdev_uart16550_init(&uart, &fake_uart_ops, &fake, &config),
        OSDEV_UART16550_OK
    );
    fake.accesses = 0;
    assert_int_equal(
        osdev_uart16550_recv(&uart, limit, &item), OSDEV_UART16550_ERR_TIMEOUT
    );
    assert_int_equal(fake.accesses, 1000);
}

static void try_recv_of_nothing_is_empty(void **state)
{
    osdev_uart16550_item_t item = osdev_uart16550_item(7, 0);

    (void)state;
    start(FAKE_16550A);
    assert_false(osdev_uart16550_can_recv(&uart));
    assert_int_equal(
        osdev_uart16550_try_recv(&uart, &item), OSDEV_UART16550_ERR_EMPTY
    );
    assert_int_equal(osdev_uart16550_item_byte(item), 7);
}

static void line_errors_stay_with_their_byte(void **state)
{
    static const uint8_t status[] = {
        0,
        OSDEV_UART16550_LSR_PARITY,
        0,
        OSDEV_UART16550_LSR_FRAMING,
        OSDEV_UART16550_LSR_BREAK | OSDEV_UART16550_LSR_FRAMING,
        0,
    };

    (void)state;
    start(FAKE_16550A);
    for (size_t i = 0; i < OSDEV_COUNTOF(status); i++) {
        fake_uart_inject(&fake, (uint8_t)i, status[i]);
    }
    for (size_t i = 0; i < OSDEV_COUNTOF(status); i++) {
        osdev_uart16550_item_t item;

        fake_uart_tick(&fake);
        // Others read the line status first, which clears the error.
        osdev_test_row(i, osdev_uart16550_can_send(&uart));
        osdev_test_row(i, osdev_uart16550_can_recv(&uart));
        osdev_test_row(
            i, osdev_uart16550_flush(&uart, polls(9)) == OSDEV_UART16550_OK
        );
        osdev_test_row(
            i, osdev_uart16550_try_recv(&uart, &item) == OSDEV_UART16550_OK
        );
        osdev_test_row(i, osdev_uart16550_item_byte(item) == i);
        osdev_test_row(i, osdev_uart16550_item_status(item) == status[i]);
    }
}

static void overrun_is_reported_with_a_byte(void **state)
{
    osdev_uart16550_item_t item;

    (void)state;
    start(FAKE_16450);
    fake_uart_receive(&fake, "ab");
    assert_int_equal(
        osdev_uart16550_try_recv(&uart, &item), OSDEV_UART16550_OK
    );
    assert_int_equal(
        osdev_uart16550_item_status(item), OSDEV_UART16550_LSR_OVERRUN
    );
}

static void items_come_until_the_limit(void **state)
{
    osdev_uart16550_item_t items[8];
    size_t count = 0;

    (void)state;
    start(FAKE_16550A);
    fake_uart_inject(&fake, 'a', 0);
    fake_uart_inject(&fake, 'b', OSDEV_UART16550_LSR_PARITY);
    assert_int_equal(
        osdev_uart16550_recv_items(&uart, items, 8, polls(500), &count),
        OSDEV_UART16550_ERR_TIMEOUT
    );
    assert_int_equal(count, 2);
    assert_int_equal(items[0].raw, 'a');
    assert_int_equal(items[1].raw, 'b' | OSDEV_UART16550_LSR_PARITY << 8);
}

static void bytes_fill_the_buffer_and_add_up_their_errors(void **state)
{
    uint8_t bytes[3] = {0};
    uint8_t status = 0xff;
    size_t len = 9;

    (void)state;
    start(FAKE_16550A);
    fake_uart_inject(&fake, 'a', 0);
    fake_uart_inject(&fake, 'b', OSDEV_UART16550_LSR_PARITY);
    fake_uart_inject(&fake, 'c', OSDEV_UART16550_LSR_FRAMING);
    assert_int_equal(
        osdev_uart16550_recv_bytes(&uart, bytes, 3, polls(500), &len, &status),
        OSDEV_UART16550_OK
    );
    assert_int_equal(len, 3);
    assert_memory_equal(bytes, "abc", 3);
    assert_int_equal(
        status, OSDEV_UART16550_LSR_PARITY | OSDEV_UART16550_LSR_FRAMING
    );
    assert_int_equal(
        osdev_uart16550_recv_bytes(&uart, bytes, 3, polls(5), &len, &status),
        OSDEV_UART16550_ERR_TIMEOUT
    );
    assert_int_equal(len, 0);
    assert_int_equal(status, 0);
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
        cmocka_unit_test_setup(sent_bytes_reach_the_wire_in_order, setup),
        cmocka_unit_test_setup(fifo_is_filled_with_one_status_read, setup),
        cmocka_unit_test_setup(send_of_nothing_needs_no_device, setup),
        cmocka_unit_test_setup(try_send_to_a_busy_transmitter_is_full, setup),
        cmocka_unit_test_setup(
            without_flow_control_a_peer_without_cts_gets_its_bytes, setup
        ),
        cmocka_unit_test_setup(cts_that_is_off_is_named_as_the_cause, setup),
        cmocka_unit_test_setup(cts_is_looked_at_before_each_byte, setup),
        cmocka_unit_test_setup(stuck_transmitter_is_timeout, setup),
        cmocka_unit_test_setup(time_limits_end_a_wait, setup),
        cmocka_unit_test_setup(
            polls_hold_although_the_clock_stands_still, setup
        ),
        cmocka_unit_test_setup(time_limit_without_a_clock_counts_polls, setup),
        cmocka_unit_test_setup(try_recv_of_nothing_is_empty, setup),
        cmocka_unit_test_setup(line_errors_stay_with_their_byte, setup),
        cmocka_unit_test_setup(overrun_is_reported_with_a_byte, setup),
        cmocka_unit_test_setup(items_come_until_the_limit, setup),
        cmocka_unit_test_setup(
            bytes_fill_the_buffer_and_add_up_their_errors, setup
        ),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
