// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/pic8259/portio.h>

#include <osdev_test.h>

#include "model_cpu.h"

static void operations_are_port_accesses(void **state)
{
    const struct osdev_pic8259_ops *ops = osdev_pic8259_portio_ops();
    struct model_cpu cpu;

    (void)state;
    model_reset(&cpu);
    cpu.port_value = 0x5a;
    assert_int_equal(ops->read(NULL, 0xa1), 0x5a);
    ops->write(NULL, 0x20, 0x11);
    ops->delay(NULL);
    assert_int_equal(cpu.trace_count, 3);
    assert_true(model_is(0, "in8", 0xa1, 0));
    assert_true(model_is(1, "out8", 0x20, 0x11));
    assert_true(model_is(2, "out8", 0x80, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operations_are_port_accesses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
