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

#include <osdev/uart16550/state.h>

static void saved_settings_survive_a_power_cycle(void **state)
{
    static const enum fake_kind kinds[] = {
        FAKE_8250, FAKE_16550A, FAKE_16750, FAKE_DW_APB};

    (void)state;
    config.baud = 300;
    config.frame.data_bits = 7;
    config.fifo_depth = 64;
    config.trigger = OSDEV_UART16550_TRIGGER_8;
    config.interrupts = OSDEV_UART16550_IER_RX | OSDEV_UART16550_IER_LINE;
    for (size_t i = 0; i < OSDEV_COUNTOF(kinds); i++) {
        struct osdev_uart16550_state saved;

        start(kinds[i]);
        struct fake_uart before = fake;

        osdev_uart16550_save(&uart, &saved);
        osdev_test_row(i, fake.lcr == before.lcr && fake.ier == before.ier);
        fake_uart_init(&fake, kinds[i]);
        osdev_test_row(
            i, osdev_uart16550_restore(&uart, &saved) == OSDEV_UART16550_OK
        );
        osdev_test_row(i, fake.dll == before.dll && fake.dlm == before.dlm);
        osdev_test_row(i, fake.lcr == before.lcr);
        osdev_test_row(i, fake.fcr == before.fcr);
        osdev_test_row(i, fake.mcr == before.mcr);
        osdev_test_row(i, fake.ier == before.ier);
    }
}

static void restore_of_a_busy_designware_is_busy_without_interrupts(void **state
)
{
    struct osdev_uart16550_state saved;

    (void)state;
    config.interrupts = OSDEV_UART16550_IER_RX;
    start(FAKE_DW_APB);
    osdev_uart16550_save(&uart, &saved);
    fake_uart_init(&fake, FAKE_DW_APB);
    fake.shifting = true;
    fake.us_per_access = 0;
    assert_int_equal(
        osdev_uart16550_restore(&uart, &saved), OSDEV_UART16550_ERR_BUSY
    );
    assert_int_equal(fake.ier, 0);
}

static void save_takes_no_byte_from_a_busy_designware(void **state)
{
    struct osdev_uart16550_state saved;
    osdev_uart16550_item_t item;

    (void)state;
    start(FAKE_DW_APB);
    fake_uart_receive(&fake, "k");
    osdev_uart16550_save(&uart, &saved);
    assert_int_equal(
        osdev_uart16550_try_recv(&uart, &item), OSDEV_UART16550_OK
    );
    assert_int_equal(osdev_uart16550_item_byte(item), 'k');
}

static void stolen_device_sends_whatever_state_it_was_in(void **state)
{
    struct osdev_uart16550_state before;

    (void)state;
    config.flow = OSDEV_UART16550_FLOW_CTS;
    config.interrupts = OSDEV_UART16550_IER_ALL;
    start(FAKE_16550A);
    assert_int_equal(osdev_uart16550_try_send(&uart, 'o'), OSDEV_UART16550_OK);
    // The owner stopped with a break, loopback and DLAB on; CTS is gone.
    fake_uart_ticks(&fake, 9);
    fake_uart_inputs(&fake, 0);
    fake.lcr = 0xc3;
    fake.mcr |= OSDEV_UART16550_MCR_LOOP;
    assert_int_equal(
        osdev_uart16550_steal(&uart, polls(5000), &before), OSDEV_UART16550_OK
    );
    assert_int_equal(fake.ier, 0);
    assert_int_equal(fake.lcr, 0x03);
    assert_false(fake_uart_interrupts(&fake));
    assert_int_equal(
        osdev_uart16550_send(&uart, '!', polls(5000)), OSDEV_UART16550_OK
    );
    assert_int_equal(
        osdev_uart16550_flush(&uart, polls(5000)), OSDEV_UART16550_OK
    );
    assert_true(fake_uart_sent(&fake, "o!"));
    assert_int_equal(
        osdev_uart16550_restore(&uart, &before), OSDEV_UART16550_OK
    );
    assert_int_equal(fake.ier, OSDEV_UART16550_IER_ALL);
    assert_true((fake.mcr & OSDEV_UART16550_MCR_LOOP) != 0);
    osdev_uart16550_set_outputs(&uart, OSDEV_UART16550_MCR_RTS);
    assert_int_equal(
        osdev_uart16550_try_send(&uart, 'n'),
        OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND
    );
}

static void steal_sends_what_the_transmitter_holds(void **state)
{
    size_t sent;

    (void)state;
    start(FAKE_16550A);
    assert_int_equal(
        osdev_uart16550_send_bytes(
            &uart, (const uint8_t *)"before", 6, polls(1), &sent
        ),
        OSDEV_UART16550_OK
    );
    assert_int_equal(
        osdev_uart16550_steal(&uart, polls(5000), NULL), OSDEV_UART16550_OK
    );
    assert_true(fake_uart_sent(&fake, "before"));
}

static void steal_of_a_stuck_transmitter_is_timeout(void **state)
{
    (void)state;
    config.interrupts = OSDEV_UART16550_IER_ALL;
    start(FAKE_16550A);
    fake.stuck_tx = true;
    assert_int_equal(osdev_uart16550_try_send(&uart, 'x'), OSDEV_UART16550_OK);
    assert_int_equal(
        osdev_uart16550_steal(&uart, polls(50), NULL),
        OSDEV_UART16550_ERR_TIMEOUT
    );
    assert_int_equal(fake.ier, 0);
}

static void attached_object_sends_through_the_firmwares_settings(void **state)
{
    (void)state;
    fake_uart_init(&fake, FAKE_16550A);
    fake.lcr = 0x03;
    fake.fcr = OSDEV_UART16550_FCR_ENABLE;
    assert_int_equal(
        osdev_uart16550_attach(&uart, &fake_uart_ops, &fake), OSDEV_UART16550_OK
    );
    assert_int_equal(
        osdev_uart16550_steal(&uart, polls(50), NULL), OSDEV_UART16550_OK
    );
    assert_int_equal(
        osdev_uart16550_send(&uart, 'p', polls(50)), OSDEV_UART16550_OK
    );
    fake_uart_ticks(&fake, 9);
    assert_true(fake_uart_sent(&fake, "p"));
    assert_int_equal(fake.dll, 12);
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
        cmocka_unit_test_setup(saved_settings_survive_a_power_cycle, setup),
        cmocka_unit_test_setup(
            restore_of_a_busy_designware_is_busy_without_interrupts, setup
        ),
        cmocka_unit_test_setup(
            save_takes_no_byte_from_a_busy_designware, setup
        ),
        cmocka_unit_test_setup(
            stolen_device_sends_whatever_state_it_was_in, setup
        ),
        cmocka_unit_test_setup(steal_sends_what_the_transmitter_holds, setup),
        cmocka_unit_test_setup(steal_of_a_stuck_transmitter_is_timeout, setup),
        cmocka_unit_test_setup(
            attached_object_sends_through_the_firmwares_settings, setup
        ),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
