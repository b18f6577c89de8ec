// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Port I/O on libx86_64's model of a processor, which records it.
#include <osdev/uart16550/portio.h>

#include <osdev_test.h>

#include "model_cpu.h"

static void ports_above_the_io_space_are_bad_address(void **state)
{
    struct osdev_uart16550_portio port = {1};

    (void)state;
    assert_int_equal(
        osdev_uart16550_portio_init(&port, 0xfff9),
        OSDEV_UART16550_ERR_BAD_ADDRESS
    );
    assert_int_equal(
        osdev_uart16550_portio_init(&port, 0x103f8),
        OSDEV_UART16550_ERR_BAD_ADDRESS
    );
    assert_int_equal(port.base, 1);
    assert_int_equal(
        osdev_uart16550_portio_init(&port, 0xfff8), OSDEV_UART16550_OK
    );
    assert_int_equal(
        osdev_uart16550_portio_init(&port, OSDEV_UART16550_PORT_COM1),
        OSDEV_UART16550_OK
    );
    assert_int_equal(port.base, 0x3f8);
}

static void registers_are_ports_from_the_base(void **state)
{
    const struct osdev_uart16550_ops *ops = osdev_uart16550_portio_ops();
    struct osdev_uart16550_portio port = {0x2f8};
    struct model_cpu cpu;

    (void)state;
    model_reset(&cpu);
    cpu.port_value = 0x60;
    assert_int_equal(ops->read(&port, OSDEV_UART16550_LSR), 0x60);
    ops->write(&port, OSDEV_UART16550_SCR, 0x5a);
    ops->relax(&port);
    assert_int_equal(cpu.trace_count, 3);
    assert_true(model_is(0, "in8", 0x2fd, 0));
    assert_true(model_is(1, "out8", 0x2ff, 0x5a));
    assert_true(model_is(2, "pause", 0, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ports_above_the_io_space_are_bad_address),
        cmocka_unit_test(registers_are_ports_from_the_base),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
