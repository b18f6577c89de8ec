// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "fake_uart.h"

#include <osdev_test.h>

static struct fake_uart fake;
static struct osdev_uart16550 uart;

static enum osdev_uart16550_err
start(enum fake_kind kind, const struct osdev_uart16550_config *config)
{
    fake_uart_init(&fake, kind);
    return osdev_uart16550_init(&uart, &fake_uart_ops, &fake, config);
}

static void init_programs_the_defaults(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();

    (void)state;
    assert_int_equal(start(FAKE_16550A, &config), OSDEV_UART16550_OK);
    assert_int_equal(fake.dll, 1);
    assert_int_equal(fake.dlm, 0);
    assert_int_equal(fake.lcr, 0x03);
    assert_int_equal(fake.fcr, 0xc1);
    assert_int_equal(fake.mcr, 0x0b);
    assert_int_equal(fake.ier, 0);
    assert_int_equal(osdev_uart16550_fifo_depth(&uart), 16);
    assert_int_equal(osdev_uart16550_config(&uart).baud, 115200);
}

static void init_programs_every_setting(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();

    (void)state;
    config.baud = 300;
    config.frame.data_bits = 7;
    config.frame.stop_bits = 2;
    config.frame.parity = OSDEV_UART16550_PARITY_EVEN;
    config.trigger = OSDEV_UART16550_TRIGGER_4;
    config.interrupts = OSDEV_UART16550_IER_RX | OSDEV_UART16550_IER_MODEM;
    config.outputs = OSDEV_UART16550_MCR_DTR;
    assert_int_equal(start(FAKE_16550A, &config), OSDEV_UART16550_OK);
    assert_int_equal(fake.dll | fake.dlm << 8, 384);
    assert_int_equal(fake.lcr, 0x1e);
    assert_int_equal(fake.fcr, 0x41);
    assert_int_equal(fake.mcr, 0x01);
    assert_int_equal(fake.ier, 0x09);
}

struct watch {
    struct fake_uart fake;
    uint8_t ier_seen;
    bool raised;
};

static uint8_t watch_read(void *ctx, unsigned reg)
{
    struct watch *watch = ctx;

    watch->raised |= fake_uart_interrupts(&watch->fake);
    watch->ier_seen |= watch->fake.ier;
    return fake_uart_ops.read(&watch->fake, reg);
}

static void watch_write(void *ctx, unsigned reg, uint8_t value)
{
    struct watch *watch = ctx;

    fake_uart_ops.write(&watch->fake, reg, value);
    watch->raised |= fake_uart_interrupts(&watch->fake);
    watch->ier_seen |= watch->fake.ier;
}

static const struct osdev_uart16550_ops watch_ops = {
    .read = watch_read,
    .write = watch_write,
};

static void init_raises_no_interrupt_at_any_moment(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();
    static struct watch watch;

    (void)state;
    fake_uart_init(&watch.fake, FAKE_16550A);
    fake_uart_inputs(&watch.fake, 0);
    assert_int_equal(
        osdev_uart16550_init(&uart, &watch_ops, &watch, &config),
        OSDEV_UART16550_OK
    );
    assert_false(watch.raised);
    assert_int_equal(watch.ier_seen, 0);
}

static void init_turns_the_firmwares_interrupts_off_first(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();

    (void)state;
    fake_uart_init(&fake, FAKE_16550A);
    fake.ier = OSDEV_UART16550_IER_ALL;
    fake.lcr = 0x83; // and DLAB was left set
    assert_int_equal(
        osdev_uart16550_init(&uart, &fake_uart_ops, &fake, &config),
        OSDEV_UART16550_OK
    );
    assert_int_equal(fake.ier, 0);
    assert_int_equal(fake.lcr, 0x03);
}

static void init_lets_the_firmware_finish_its_line(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();

    (void)state;
    fake_uart_init(&fake, FAKE_16550A);
    fake.lcr = 0x03;
    fake.fcr = OSDEV_UART16550_FCR_ENABLE;
    for (const char *c = "booting\r\n"; *c != 0; c++) {
        fake_uart_ops.write(&fake, OSDEV_UART16550_THR, (uint8_t)*c);
    }
    assert_int_equal(
        osdev_uart16550_init(&uart, &fake_uart_ops, &fake, &config),
        OSDEV_UART16550_OK
    );
    assert_true(fake_uart_sent(&fake, "booting\r\n"));
}

static void init_ends_although_the_transmitter_never_does(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();

    (void)state;
    config.drain = osdev_uart16550_limit_polls(100);
    fake_uart_init(&fake, FAKE_16550A);
    fake.lcr = 0x03;
    fake.stuck_tx = true;
    fake_uart_ops.write(&fake, OSDEV_UART16550_THR, 'x');
    assert_int_equal(
        osdev_uart16550_init(&uart, &fake_uart_ops, &fake, &config),
        OSDEV_UART16550_OK
    );
    assert_in_range(fake.accesses, 100, 200);
}

static void init_drops_what_the_receiver_held(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();
    osdev_uart16550_item_t item;

    (void)state;
    fake_uart_init(&fake, FAKE_16450);
    fake_uart_receive(&fake, "old");
    assert_int_equal(
        osdev_uart16550_init(&uart, &fake_uart_ops, &fake, &config),
        OSDEV_UART16550_OK
    );
    assert_int_equal(
        osdev_uart16550_try_recv(&uart, &item), OSDEV_UART16550_ERR_EMPTY
    );
}

static void devices_without_scratch_register_are_accepted(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();

    (void)state;
    assert_int_equal(start(FAKE_8250, &config), OSDEV_UART16550_OK);
    assert_int_equal(osdev_uart16550_fifo_depth(&uart), 1);
}

static void fifos_of_the_first_16550_stay_off(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();

    (void)state;
    assert_int_equal(start(FAKE_16550, &config), OSDEV_UART16550_OK);
    assert_int_equal(osdev_uart16550_fifo_depth(&uart), 1);
    assert_int_equal(fake.fcr, 0);
}

static void depth_follows_settings_and_device(void **state)
{
    static const struct {
        enum fake_kind kind;
        uint8_t asked;
        uint8_t got;
        uint8_t fcr;
    } cases[] = {
        {FAKE_16550A, 1, 1, 0x00},   {FAKE_16550A, 0, 16, 0xc1},
        {FAKE_16550A, 64, 16, 0xc1}, {FAKE_16750, 64, 64, 0xe1},
        {FAKE_16750, 0, 16, 0xc1},   {FAKE_16650, 32, 32, 0xc1},
        {FAKE_16450, 16, 1, 0x00},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        struct osdev_uart16550_config config = osdev_uart16550_config_default();

        config.fifo_depth = cases[i].asked;
        osdev_test_row(i, start(cases[i].kind, &config) == OSDEV_UART16550_OK);
        osdev_test_row(i, osdev_uart16550_fifo_depth(&uart) == cases[i].got);
        osdev_test_row(i, fake.fcr == cases[i].fcr);
    }
}

static void missing_callbacks_are_bad_arg(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();
    struct osdev_uart16550_ops ops = fake_uart_ops;

    (void)state;
    assert_int_equal(
        osdev_uart16550_attach(&uart, NULL, NULL), OSDEV_UART16550_ERR_BAD_ARG
    );
    ops.read = NULL;
    assert_int_equal(
        osdev_uart16550_init(&uart, &ops, &fake, &config),
        OSDEV_UART16550_ERR_BAD_ARG
    );
    ops.read = fake_uart_ops.read;
    ops.write = NULL;
    assert_int_equal(
        osdev_uart16550_attach(&uart, &ops, &fake), OSDEV_UART16550_ERR_BAD_ARG
    );
}

static void bad_settings_do_not_touch_the_device(void **state)
{
    struct osdev_uart16550_config bad[8];

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(bad); i++) {
        bad[i] = osdev_uart16550_config_default();
    }
    bad[0].baud = 0;
    bad[1].clock_hz = 0;
    bad[2].frame.data_bits = 9;
    bad[3].flow = (enum osdev_uart16550_flow)3;
    bad[4].trigger = (enum osdev_uart16550_trigger)4;
    bad[5].fifo_depth = 129;
    bad[6].outputs = OSDEV_UART16550_MCR_LOOP;
    bad[7].baud = 200000;
    for (size_t i = 0; i < OSDEV_COUNTOF(bad); i++) {
        enum osdev_uart16550_err err = start(FAKE_16550A, &bad[i]);

        osdev_test_row(
            i, err == (i == 7 ? OSDEV_UART16550_ERR_BAD_RATE
                              : OSDEV_UART16550_ERR_BAD_ARG)
        );
        osdev_test_row(i, fake.accesses == 0);
    }
}

static void absent_devices_are_not_present(void **state)
{
    static const enum fake_kind kinds[] = {
        FAKE_FLOATING, FAKE_ZERO, FAKE_MEMORY};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(kinds); i++) {
        struct osdev_uart16550_config config = osdev_uart16550_config_default();

        osdev_test_row(
            i, start(kinds[i], &config) == OSDEV_UART16550_ERR_NOT_PRESENT
        );
    }
}

static void
stuck_divisor_latch_is_not_present_and_leaves_dlab_clear(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();

    (void)state;
    fake_uart_init(&fake, FAKE_16550A);
    fake.force_clear[OSDEV_UART16550_DLL] = 0x01;
    assert_int_equal(
        osdev_uart16550_init(&uart, &fake_uart_ops, &fake, &config),
        OSDEV_UART16550_ERR_NOT_PRESENT
    );
    assert_int_equal(fake.lcr & OSDEV_UART16550_LCR_DLAB, 0);
    assert_int_equal(fake.ier, 0);
}

static void busy_designware_is_emptied_until_it_obeys(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();

    (void)state;
    config.drain = osdev_uart16550_limit_polls(1);
    fake_uart_init(&fake, FAKE_DW_APB);
    fake_uart_receive(&fake, "x");
    assert_int_equal(
        osdev_uart16550_init(&uart, &fake_uart_dw_ops, &fake, &config),
        OSDEV_UART16550_OK
    );
    assert_int_equal(fake.lcr, 0x03);
    assert_int_equal(fake.dll, 1);
    assert_false(fake.busy_pending);
}

static void designware_that_stays_busy_is_busy(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();

    (void)state;
    config.drain = osdev_uart16550_limit_polls(1);
    fake_uart_init(&fake, FAKE_DW_APB);
    fake.shifting = true;
    fake.us_per_access = 0;
    assert_int_equal(
        osdev_uart16550_init(&uart, &fake_uart_dw_ops, &fake, &config),
        OSDEV_UART16550_ERR_BUSY
    );
}

static void automatic_flow_needs_a_device_that_has_it(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();

    (void)state;
    config.flow = OSDEV_UART16550_FLOW_AUTO;
    config.interrupts = OSDEV_UART16550_IER_RX;
    assert_int_equal(
        start(FAKE_16550A, &config), OSDEV_UART16550_ERR_NO_AUTO_FLOW
    );
    assert_int_equal(fake.ier, 0);
    assert_int_equal(start(FAKE_16750, &config), OSDEV_UART16550_OK);
    assert_int_equal(fake.mcr, 0x2b);
    osdev_uart16550_set_outputs(&uart, OSDEV_UART16550_MCR_RTS | 0xf0);
    assert_int_equal(fake.mcr, 0x22);
}

static void break_is_begun_and_ended(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();

    (void)state;
    assert_int_equal(start(FAKE_16550A, &config), OSDEV_UART16550_OK);
    assert_int_equal(
        osdev_uart16550_set_break(&uart, true), OSDEV_UART16550_OK
    );
    assert_int_equal(fake.lcr, 0x43);
    assert_int_equal(
        osdev_uart16550_set_break(&uart, false), OSDEV_UART16550_OK
    );
    assert_int_equal(fake.lcr, 0x03);
    assert_int_equal(fake.breaks, 1);
}

static void break_on_a_busy_designware_is_busy_and_loses_nothing(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();
    osdev_uart16550_item_t item;

    (void)state;
    fake_uart_init(&fake, FAKE_DW_APB);
    assert_int_equal(
        osdev_uart16550_init(&uart, &fake_uart_dw_ops, &fake, &config),
        OSDEV_UART16550_OK
    );
    fake_uart_receive(&fake, "k");
    assert_int_equal(
        osdev_uart16550_set_break(&uart, true), OSDEV_UART16550_ERR_BUSY
    );
    assert_int_equal(
        osdev_uart16550_try_recv(&uart, &item), OSDEV_UART16550_OK
    );
    assert_int_equal(osdev_uart16550_item_byte(item), 'k');
}

static void connection_check_names_the_missing_line(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();

    (void)state;
    assert_int_equal(start(FAKE_16550A, &config), OSDEV_UART16550_OK);
    assert_int_equal(
        osdev_uart16550_check_connected(&uart), OSDEV_UART16550_OK
    );
    fake_uart_inputs(&fake, OSDEV_UART16550_MSR_DSR);
    assert_int_equal(
        osdev_uart16550_check_connected(&uart),
        OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND
    );
    fake_uart_inputs(&fake, OSDEV_UART16550_MSR_CTS);
    assert_int_equal(
        osdev_uart16550_check_connected(&uart), OSDEV_UART16550_ERR_NO_DATA_SET
    );
}

static void dump_shows_every_register_and_changes_none(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();
    struct osdev_uart16550_dump dump;

    (void)state;
    config.baud = 300;
    config.interrupts = OSDEV_UART16550_IER_RX;
    assert_int_equal(start(FAKE_16550A, &config), OSDEV_UART16550_OK);
    osdev_uart16550_reg_write(&uart, OSDEV_UART16550_SCR, 0x77);
    osdev_uart16550_dump(&uart, &dump);
    assert_int_equal(dump.divisor, 384);
    assert_int_equal(
        osdev_uart16550_divisor_baud(config.clock_hz, dump.divisor), 300
    );
    assert_int_equal(dump.ier, 0x01);
    assert_int_equal(dump.iir, 0xc1);
    assert_int_equal(dump.lcr, 0x03);
    assert_int_equal(dump.mcr, 0x0b);
    assert_int_equal(dump.lsr, 0x60);
    assert_int_equal(dump.msr, 0xb0);
    assert_int_equal(dump.scr, 0x77);
    assert_int_equal(fake.lcr, 0x03);
    assert_int_equal(fake.dll | fake.dlm << 8, 384);
    assert_int_equal(fake.ier, 0x01);
}

static void instances_do_not_share_state(void **state)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();
    static struct fake_uart other;
    struct osdev_uart16550 second;

    (void)state;
    assert_int_equal(start(FAKE_16550A, &config), OSDEV_UART16550_OK);
    fake_uart_init(&other, FAKE_16450);
    config.baud = 9600;
    assert_int_equal(
        osdev_uart16550_init(&second, &fake_uart_ops, &other, &config),
        OSDEV_UART16550_OK
    );
    assert_int_equal(fake.dll, 1);
    assert_int_equal(other.dll, 12);
    assert_int_equal(osdev_uart16550_fifo_depth(&uart), 16);
    assert_int_equal(osdev_uart16550_fifo_depth(&second), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(init_programs_the_defaults),
        cmocka_unit_test(init_programs_every_setting),
        cmocka_unit_test(init_raises_no_interrupt_at_any_moment),
        cmocka_unit_test(init_turns_the_firmwares_interrupts_off_first),
        cmocka_unit_test(init_lets_the_firmware_finish_its_line),
        cmocka_unit_test(init_ends_although_the_transmitter_never_does),
        cmocka_unit_test(init_drops_what_the_receiver_held),
        cmocka_unit_test(devices_without_scratch_register_are_accepted),
        cmocka_unit_test(fifos_of_the_first_16550_stay_off),
        cmocka_unit_test(depth_follows_settings_and_device),
        cmocka_unit_test(missing_callbacks_are_bad_arg),
        cmocka_unit_test(bad_settings_do_not_touch_the_device),
        cmocka_unit_test(absent_devices_are_not_present),
        cmocka_unit_test(
            stuck_divisor_latch_is_not_present_and_leaves_dlab_clear
        ),
        cmocka_unit_test(busy_designware_is_emptied_until_it_obeys),
        cmocka_unit_test(designware_that_stays_busy_is_busy),
        cmocka_unit_test(automatic_flow_needs_a_device_that_has_it),
        cmocka_unit_test(break_is_begun_and_ended),
        cmocka_unit_test(break_on_a_busy_designware_is_busy_and_loses_nothing),
        cmocka_unit_test(connection_check_names_the_missing_line),
        cmocka_unit_test(dump_shows_every_register_and_changes_none),
        cmocka_unit_test(instances_do_not_share_state),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
