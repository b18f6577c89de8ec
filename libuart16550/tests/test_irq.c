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

#include <osdev/uart16550/irq.h>

static struct osdev_uart16550_port port;
static osdev_uart16550_item_t rx_items[32];
static osdev_uart16550_item_t tx_items[64];

// Manual time: frames pass only when a test says so.
static void start_port(enum fake_kind kind)
{
    start(kind);
    fake.us_per_access = 0;
    assert_int_equal(
        osdev_uart16550_port_init(&port, &uart, rx_items, 32, tx_items, 64),
        OSDEV_UART16550_OK
    );
    assert_int_equal(
        osdev_uart16550_port_start(&port, false, polls(10)), OSDEV_UART16550_OK
    );
}

// Let frames pass with the handler behind the interrupt line; its events.
static unsigned run(unsigned frames)
{
    unsigned events = 0;

    while (frames-- > 0) {
        if (fake_uart_interrupts(&fake)) {
            events |= osdev_uart16550_port_interrupt(&port);
        }
        fake_uart_tick(&fake);
    }
    return events;
}

static void write_text(const char *text)
{
    assert_int_equal(
        osdev_uart16550_port_write(&port, (const uint8_t *)text, strlen(text)),
        strlen(text)
    );
}

static void counts_that_are_no_power_of_two_are_bad_arg(void **state)
{
    (void)state;
    start(FAKE_16550A);
    assert_int_equal(
        osdev_uart16550_port_init(&port, &uart, rx_items, 31, tx_items, 64),
        OSDEV_UART16550_ERR_BAD_ARG
    );
    assert_int_equal(
        osdev_uart16550_port_init(&port, &uart, rx_items, 32, tx_items, 0),
        OSDEV_UART16550_ERR_BAD_ARG
    );
}

static void start_over_a_stuck_transmitter_is_timeout(void **state)
{
    (void)state;
    start(FAKE_16550A);
    fake.stuck_tx = true;
    assert_int_equal(osdev_uart16550_try_send(&uart, 'x'), OSDEV_UART16550_OK);
    assert_int_equal(
        osdev_uart16550_port_init(&port, &uart, rx_items, 32, tx_items, 64),
        OSDEV_UART16550_OK
    );
    assert_int_equal(
        osdev_uart16550_port_start(&port, false, polls(10)),
        OSDEV_UART16550_ERR_TIMEOUT
    );
    assert_int_equal(fake.ier, 0);
}

static void an_interrupt_of_another_device_is_no_event(void **state)
{
    (void)state;
    start_port(FAKE_16550A);
    fake.accesses = 0;
    assert_int_equal(osdev_uart16550_port_interrupt(&port), 0);
    assert_int_equal(fake.accesses, 1);
}

static void written_bytes_leave_by_interrupts(void **state)
{
    static const char text[] = "more bytes than the FIFO of this one holds";
    static const enum fake_kind kinds[] = {
        FAKE_8250, FAKE_16550A, FAKE_16750, FAKE_DW_APB};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(kinds); i++) {
        start_port(kinds[i]);
        osdev_test_row(i, !osdev_uart16550_port_needs_poll(&port));
        write_text(text);
        unsigned events = run(200);

        osdev_test_row(i, (events & OSDEV_UART16550_EVENT_TX) != 0);
        osdev_test_row(i, (events & OSDEV_UART16550_EVENT_TX_DONE) != 0);
        osdev_test_row(i, (events & OSDEV_UART16550_EVENT_STUCK) == 0);
        osdev_test_row(i, fake_uart_sent(&fake, text));
        osdev_test_row(i, fake.tx_lost == 0);
        osdev_test_row(
            i, osdev_uart16550_port_stats(&port).tx == sizeof(text) - 1
        );
        // Asleep: no transmitter interrupts over an empty ring.
        osdev_test_row(i, (fake.ier & OSDEV_UART16550_IER_TX) == 0);
        // And awake again.
        write_text("more");
        run(20);
        osdev_test_row(i, fake_uart_sent(&fake, "more"));
    }
}

// What happens on another processor, or in an interrupt, around a write to
// IER: once, at the first write whose transmitter bit is as wanted.
static struct {
    void (*run)(void);
    uint8_t bit;
    bool after;
} meanwhile;

static void write_ier(void *ctx, unsigned reg, uint8_t value)
{
    void (*meanwhile_run)(void) = meanwhile.run;
    bool now = meanwhile_run != NULL && reg == OSDEV_UART16550_IER &&
               (value & OSDEV_UART16550_IER_TX) == meanwhile.bit;

    if (now) {
        meanwhile.run = NULL;
    }
    if (now && !meanwhile.after) {
        meanwhile_run();
    }
    fake_uart_clock_ops.write(ctx, reg, value);
    if (now && meanwhile.after) {
        meanwhile_run();
    }
}

static void start_port_with(void (*run_meanwhile)(void), uint8_t bit)
{
    static struct osdev_uart16550_ops ops;

    ops = fake_uart_clock_ops;
    ops.write = write_ier;
    start_port(FAKE_16550A);
    uart.ops = &ops;
    meanwhile.run = run_meanwhile;
    meanwhile.bit = bit;
}

static void handle(void)
{
    fake_uart_receive(&fake, "enough to interrupt");
    osdev_uart16550_port_interrupt(&port);
}

static void write_two(void)
{
    write_text("two");
}

static void an_interrupt_while_the_writer_wakes_loses_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        start_port_with(handle, OSDEV_UART16550_IER_TX);
        meanwhile.after = i == 1;
        write_text("one");
        osdev_test_row(i, meanwhile.run == NULL);
        run(20);
        osdev_test_row(i, fake_uart_sent(&fake, "one"));
        write_text("two");
        run(20);
        osdev_test_row(i, fake_uart_sent(&fake, "two"));
        osdev_test_row(i, (fake.ier & OSDEV_UART16550_IER_TX) == 0);
    }
}

static void a_write_while_the_handler_goes_to_sleep_loses_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        start_port_with(write_two, 0);
        meanwhile.after = i == 1;
        write_text("one");
        run(40);
        osdev_test_row(i, meanwhile.run == NULL);
        osdev_test_row(i, fake_uart_sent(&fake, "onetwo"));
        osdev_test_row(i, (fake.ier & OSDEV_UART16550_IER_TX) == 0);
    }
}

static void bytes_written_before_start_leave_after_it(void **state)
{
    (void)state;
    start_port(FAKE_16550A);
    osdev_uart16550_port_stop(&port);
    assert_int_equal(fake.ier, 0);
    write_text("early");
    assert_int_equal(fake.ier, 0);
    assert_int_equal(osdev_uart16550_port_poll(&port), 0);
    assert_int_equal(
        osdev_uart16550_port_start(&port, false, polls(10)), OSDEV_UART16550_OK
    );
    run(20);
    assert_true(fake_uart_sent(&fake, "early"));
}

static void write_takes_what_finds_room(void **state)
{
    uint8_t bytes[100] = {0};

    (void)state;
    start_port(FAKE_16550A);
    assert_int_equal(
        osdev_uart16550_port_write(&port, bytes, sizeof(bytes)), 64
    );
    assert_int_equal(
        osdev_uart16550_port_write(&port, bytes, sizeof(bytes)), 0
    );
}

static void received_bytes_come_with_their_status(void **state)
{
    osdev_uart16550_item_t items[8];

    (void)state;
    start_port(FAKE_16550A);
    fake_uart_inject(&fake, 'a', 0);
    fake_uart_inject(&fake, 'b', OSDEV_UART16550_LSR_PARITY);
    fake_uart_inject(&fake, 0, OSDEV_UART16550_LSR_BREAK);
    fake_uart_inject(&fake, 'c', OSDEV_UART16550_LSR_FRAMING);
    unsigned events = run(20);

    assert_int_equal(
        events, OSDEV_UART16550_EVENT_RX | OSDEV_UART16550_EVENT_LINE
    );
    assert_int_equal(osdev_uart16550_port_read(&port, items, 8), 4);
    assert_int_equal(items[0].raw, 'a');
    assert_int_equal(items[1].raw, 'b' | OSDEV_UART16550_LSR_PARITY << 8);
    assert_int_equal(items[2].raw, OSDEV_UART16550_LSR_BREAK << 8);
    assert_int_equal(items[3].raw, 'c' | OSDEV_UART16550_LSR_FRAMING << 8);
    struct osdev_uart16550_stats stats = osdev_uart16550_port_stats(&port);

    assert_int_equal(stats.rx, 4);
    assert_int_equal(stats.parity, 1);
    assert_int_equal(stats.framing, 1);
    assert_int_equal(stats.breaks, 1);
    assert_int_equal(stats.overruns, 0);
}

static void few_bytes_below_the_trigger_level_come_by_timeout(void **state)
{
    osdev_uart16550_item_t item;

    (void)state;
    start_port(FAKE_16550A);
    fake_uart_inject(&fake, 'a', 0);
    fake_uart_tick(&fake);
    assert_false(fake_uart_interrupts(&fake));
    run(6);
    assert_int_equal(osdev_uart16550_port_read(&port, &item, 1), 1);
    assert_int_equal(item.raw, 'a');
}

static void overrun_of_the_ring_is_counted_and_marked(void **state)
{
    osdev_uart16550_item_t items[40];

    (void)state;
    start_port(FAKE_16550A);
    for (unsigned i = 0; i < 35; i++) {
        fake_uart_inject(&fake, (uint8_t)i, 0);
    }
    assert_true((run(60) & OSDEV_UART16550_EVENT_OVERRUN) != 0);
    assert_int_equal(osdev_uart16550_port_read(&port, items, 40), 32);
    fake_uart_inject(&fake, 'z', 0);
    run(10);
    assert_int_equal(osdev_uart16550_port_read(&port, items, 40), 1);
    assert_int_equal(items[0].raw, 'z' | OSDEV_UART16550_LSR_OVERRUN << 8);
    struct osdev_uart16550_stats stats = osdev_uart16550_port_stats(&port);

    assert_int_equal(stats.ring_overruns, 3);
    assert_int_equal(stats.overruns, 0);
    assert_int_equal(stats.rx, 36);
}

static void overrun_of_the_device_is_counted_and_marked(void **state)
{
    osdev_uart16550_item_t items[32];
    uint8_t status = 0;

    (void)state;
    start_port(FAKE_16550A);
    for (unsigned i = 0; i < 20; i++) {
        fake_uart_inject(&fake, (uint8_t)i, 0);
        fake_uart_tick(&fake);
    }
    assert_true((run(1) & OSDEV_UART16550_EVENT_OVERRUN) != 0);
    assert_int_equal(osdev_uart16550_port_read(&port, items, 32), 16);
    for (unsigned i = 0; i < 16; i++) {
        status |= osdev_uart16550_item_status(items[i]);
    }
    assert_int_equal(status, OSDEV_UART16550_LSR_OVERRUN);
    assert_int_equal(osdev_uart16550_port_stats(&port).overruns, 1);
}

static void
forgotten_transmitter_interrupts_are_noticed_and_made_up_for(void **state)
{
    (void)state;
    start(FAKE_16550A);
    fake.us_per_access = 0;
    fake.forgets_thre = true;
    assert_int_equal(
        osdev_uart16550_port_init(&port, &uart, rx_items, 32, tx_items, 64),
        OSDEV_UART16550_OK
    );
    assert_int_equal(
        osdev_uart16550_port_start(&port, false, polls(10)), OSDEV_UART16550_OK
    );
    assert_true(osdev_uart16550_port_needs_poll(&port));
    write_text("lost");
    assert_int_equal(run(20), 0);
    // A timer makes up for it.
    assert_true(
        (osdev_uart16550_port_poll(&port) & OSDEV_UART16550_EVENT_TX_DONE) != 0
    );
    run(20);
    assert_true(fake_uart_sent(&fake, "lost"));
    // So does an interrupt of another kind.
    write_text("again");
    fake_uart_inject(&fake, 'x', 0);
    run(20);
    assert_true(fake_uart_sent(&fake, "again"));
}

static void cts_holds_the_ring_back_and_its_change_goes_on(void **state)
{
    (void)state;
    config.flow = OSDEV_UART16550_FLOW_CTS;
    start_port(FAKE_16550A);
    fake_uart_inputs(&fake, 0);
    run(2);
    write_text("flow");
    run(50);
    assert_true(fake_uart_sent(&fake, ""));
    assert_int_equal(fake.ier & OSDEV_UART16550_IER_TX, 0);
    fake_uart_inputs(&fake, OSDEV_UART16550_MSR_CTS);
    assert_true((run(50) & OSDEV_UART16550_EVENT_MODEM) != 0);
    assert_true(fake_uart_sent(&fake, "flow"));
    assert_int_equal(
        osdev_uart16550_port_modem_status(&port) & OSDEV_UART16550_MSR_CTS,
        OSDEV_UART16550_MSR_CTS
    );
}

static void modem_changes_interrupt_if_asked_for(void **state)
{
    (void)state;
    start_port(FAKE_16550A);
    fake_uart_inputs(&fake, 0);
    assert_false(fake_uart_interrupts(&fake));
    assert_int_equal(
        osdev_uart16550_port_start(&port, true, polls(10)), OSDEV_UART16550_OK
    );
    assert_int_equal(run(2), OSDEV_UART16550_EVENT_MODEM);
    assert_int_equal(osdev_uart16550_port_modem_status(&port) >> 4, 0);
    fake_uart_inputs(&fake, OSDEV_UART16550_MSR_RI);
    assert_int_equal(osdev_uart16550_port_poll(&port), 0);
    fake_uart_inputs(&fake, 0);
    assert_int_equal(
        osdev_uart16550_port_poll(&port), OSDEV_UART16550_EVENT_MODEM
    );
}

static void designware_busy_is_acknowledged(void **state)
{
    (void)state;
    start_port(FAKE_DW_APB);
    fake.busy_pending = true;
    assert_int_equal(
        osdev_uart16550_port_interrupt(&port), OSDEV_UART16550_EVENT_BUSY
    );
    assert_false(fake.busy_pending);
}

static void designware_timeout_over_an_empty_fifo_ends(void **state)
{
    (void)state;
    start_port(FAKE_DW_APB);
    fake.ghost_timeout = true;
    assert_int_equal(osdev_uart16550_port_interrupt(&port), 0);
    assert_false(fake_uart_interrupts(&fake));
}

static uint8_t always(void *ctx, unsigned reg)
{
    (void)reg;
    return *(const uint8_t *)ctx;
}

static void handler_ends_whatever_the_device_answers(void **state)
{
    (void)state;
    for (unsigned answer = 0; answer < 256; answer++) {
        uint8_t value = (uint8_t)answer;

        start_port(FAKE_16550A);
        write_text("x");
        fake.lie = always;
        fake.lie_ctx = &value;
        fake.accesses = 0;
        unsigned events = osdev_uart16550_port_interrupt(&port);

        osdev_test_row(
            answer,
            ((events & OSDEV_UART16550_EVENT_STUCK) != 0) ==
                (osdev_uart16550_irq_decode(value) != OSDEV_UART16550_IRQ_NONE)
        );
        osdev_test_row(answer, fake.accesses < 40000u);
    }
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
            counts_that_are_no_power_of_two_are_bad_arg, setup
        ),
        cmocka_unit_test_setup(
            start_over_a_stuck_transmitter_is_timeout, setup
        ),
        cmocka_unit_test_setup(
            an_interrupt_of_another_device_is_no_event, setup
        ),
        cmocka_unit_test_setup(written_bytes_leave_by_interrupts, setup),
        cmocka_unit_test_setup(
            an_interrupt_while_the_writer_wakes_loses_nothing, setup
        ),
        cmocka_unit_test_setup(
            a_write_while_the_handler_goes_to_sleep_loses_nothing, setup
        ),
        cmocka_unit_test_setup(
            bytes_written_before_start_leave_after_it, setup
        ),
        cmocka_unit_test_setup(write_takes_what_finds_room, setup),
        cmocka_unit_test_setup(received_bytes_come_with_their_status, setup),
        cmocka_unit_test_setup(
            few_bytes_below_the_trigger_level_come_by_timeout, setup
        ),
        cmocka_unit_test_setup(
            overrun_of_the_ring_is_counted_and_marked, setup
        ),
        cmocka_unit_test_setup(
            overrun_of_the_device_is_counted_and_marked, setup
        ),
        cmocka_unit_test_setup(
            forgotten_transmitter_interrupts_are_noticed_and_made_up_for, setup
        ),
        cmocka_unit_test_setup(
            cts_holds_the_ring_back_and_its_change_goes_on, setup
        ),
        cmocka_unit_test_setup(modem_changes_interrupt_if_asked_for, setup),
        cmocka_unit_test_setup(designware_busy_is_acknowledged, setup),
        cmocka_unit_test_setup(
            designware_timeout_over_an_empty_fifo_ends, setup
        ),
        cmocka_unit_test_setup(handler_ends_whatever_the_device_answers, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
