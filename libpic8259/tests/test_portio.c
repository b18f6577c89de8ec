// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/pic8259/portio.h>

#include <osdev_test.h>

uint16_t port_seen;
int value_seen;

static void operations_are_port_accesses(void **state)
{
    const struct osdev_pic8259_ops *ops = &osdev_pic8259_portio_ops;

    (void)state;
    assert_int_equal(ops->read(NULL, 0xa1), 0x5a);
    assert_int_equal(port_seen, 0xa1);
    ops->write(NULL, 0x20, 0x11);
    assert_int_equal(port_seen, 0x20);
    assert_int_equal(value_seen, 0x11);
    ops->delay(NULL);
    assert_int_equal(port_seen, 0x80);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operations_are_port_accesses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
