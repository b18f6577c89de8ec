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

#include <osdev/uart16550/probe.h>

static const struct {
    enum fake_kind kind;
    enum osdev_uart16550_variant variant;
    uint8_t depth;
    bool scratch;
    bool flow;
    const char *name;
} members[] = {
    {FAKE_8250, OSDEV_UART16550_VARIANT_8250, 1, false, false, "8250"},
    {FAKE_16450, OSDEV_UART16550_VARIANT_16450, 1, true, false, "16450"},
    {FAKE_16550, OSDEV_UART16550_VARIANT_16550, 1, true, false, "16550"},
    {FAKE_16550A, OSDEV_UART16550_VARIANT_16550A, 16, true, false, "16550A"},
    {FAKE_16650, OSDEV_UART16550_VARIANT_16650, 32, true, false, "16650"},
    {FAKE_16650_FIRST, OSDEV_UART16550_VARIANT_16650, 32, true, false, "16650"},
    {FAKE_16750, OSDEV_UART16550_VARIANT_16750, 64, true, true, "16750"},
    {FAKE_16950, OSDEV_UART16550_VARIANT_16950, 16, true, false, "16950"},
    {FAKE_DW_APB, OSDEV_UART16550_VARIANT_DW_APB, 16, true, true,
     "DesignWare APB"},
};

static const struct osdev_uart16550_ops *ops_of(enum fake_kind kind)
{
    return kind == FAKE_DW_APB ? &fake_uart_dw_ops : &fake_uart_ops;
}

static void every_member_is_recognised(void **state)
{
    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(members); i++) {
        struct osdev_uart16550_info info;

        fake_uart_init(&fake, members[i].kind);
        osdev_test_row(
            i, osdev_uart16550_attach(&uart, ops_of(members[i].kind), &fake) ==
                   OSDEV_UART16550_OK
        );
        osdev_test_row(
            i, osdev_uart16550_probe(&uart, &info) == OSDEV_UART16550_OK
        );
        osdev_test_row(i, info.variant == members[i].variant);
        osdev_test_row(i, info.fifo_depth == members[i].depth);
        osdev_test_row(i, info.has_scratch == members[i].scratch);
        osdev_test_row(i, info.has_auto_flow == members[i].flow);
        osdev_test_row(
            i, strcmp(
                   osdev_uart16550_variant_name(info.variant), members[i].name
               ) == 0
        );
    }
    assert_string_equal(
        osdev_uart16550_variant_name((enum osdev_uart16550_variant)99),
        "unknown"
    );
}

static void probe_leaves_the_settings_as_they_were(void **state)
{
    (void)state;
    config.baud = 300;
    config.frame.parity = OSDEV_UART16550_PARITY_SPACE;
    config.frame.stop_bits = 2;
    config.interrupts = OSDEV_UART16550_IER_RX;
    for (size_t i = 0; i < OSDEV_COUNTOF(members); i++) {
        struct osdev_uart16550_info info;

        start(members[i].kind);
        struct fake_uart before = fake;

        osdev_test_row(
            i, osdev_uart16550_probe(&uart, &info) == OSDEV_UART16550_OK
        );
        osdev_test_row(i, fake.ier == before.ier);
        osdev_test_row(i, fake.lcr == before.lcr);
        osdev_test_row(i, fake.mcr == before.mcr);
        osdev_test_row(i, fake.fcr == before.fcr);
        osdev_test_row(i, fake.dll == before.dll && fake.dlm == before.dlm);
        osdev_test_row(i, fake.efr == 0 && fake.acr == 0);
        osdev_test_row(i, fake.scr == before.scr);
        osdev_test_row(i, fake.out_len == 0);
    }
}

static void probe_keeps_the_fifos_that_firmware_turned_on(void **state)
{
    struct osdev_uart16550_info info;

    (void)state;
    fake_uart_init(&fake, FAKE_16550A);
    fake.fcr = OSDEV_UART16550_FCR_ENABLE;
    assert_int_equal(
        osdev_uart16550_attach(&uart, &fake_uart_ops, &fake), OSDEV_UART16550_OK
    );
    assert_int_equal(osdev_uart16550_probe(&uart, &info), OSDEV_UART16550_OK);
    assert_int_equal(fake.fcr & OSDEV_UART16550_FCR_ENABLE, 1);
}

static void probe_of_nothing_is_not_present(void **state)
{
    static const enum fake_kind kinds[] = {
        FAKE_FLOATING, FAKE_ZERO, FAKE_MEMORY};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(kinds); i++) {
        struct osdev_uart16550_info info = {.fifo_depth = 77};

        fake_uart_init(&fake, kinds[i]);
        osdev_test_row(
            i, osdev_uart16550_attach(&uart, &fake_uart_ops, &fake) ==
                   OSDEV_UART16550_OK
        );
        osdev_test_row(
            i, osdev_uart16550_probe(&uart, &info) ==
                   OSDEV_UART16550_ERR_NOT_PRESENT
        );
        osdev_test_row(i, info.fifo_depth == 77);
        osdev_test_row(i, fake.accesses < 1000);
    }
}

static void probe_of_a_designware_that_stays_busy_is_busy(void **state)
{
    struct osdev_uart16550_info info;

    (void)state;
    fake_uart_init(&fake, FAKE_DW_APB);
    fake.shifting = true;
    fake.us_per_access = 0;
    assert_int_equal(
        osdev_uart16550_attach(&uart, &fake_uart_dw_ops, &fake),
        OSDEV_UART16550_OK
    );
    assert_int_equal(
        osdev_uart16550_probe(&uart, &info), OSDEV_UART16550_ERR_BUSY
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
        cmocka_unit_test_setup(every_member_is_recognised, setup),
        cmocka_unit_test_setup(probe_leaves_the_settings_as_they_were, setup),
        cmocka_unit_test_setup(
            probe_keeps_the_fifos_that_firmware_turned_on, setup
        ),
        cmocka_unit_test_setup(probe_of_nothing_is_not_present, setup),
        cmocka_unit_test_setup(
            probe_of_a_designware_that_stays_busy_is_busy, setup
        ),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
