// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The driver against QEMU's pair: the suite with driven lines, and interrupts
// of real devices.
#include <osdev_test.h>

#include "qtest.h"
#include "suite.h"

#define PIT_CH0     0x40
#define PIT_COMMAND 0x43
#define RTC_INDEX   0x70
#define RTC_DATA    0x71
#define COM1        0x3f8

struct rig {
    struct suite_machine machine;
    struct osdev_qtest *qtest;
    char master[OSDEV_QTEST_PATH_LEN];
    char slave[OSDEV_QTEST_PATH_LEN];
};

static uint8_t qtest_read(void *ctx, uint16_t port)
{
    return osdev_qtest_in8(((struct rig *)ctx)->qtest, port);
}

static void qtest_write(void *ctx, uint16_t port, uint8_t value)
{
    osdev_qtest_out8(((struct rig *)ctx)->qtest, port, value);
}

static const struct osdev_pic8259_ops qtest_ops = {
    .read = qtest_read,
    .write = qtest_write,
};

static void qtest_set_line(void *ctx, unsigned line, bool high)
{
    const struct rig *rig = ctx;

    osdev_qtest_irq_set(
        rig->qtest, line >= 8 ? rig->slave : rig->master, line % 8, high
    );
}

static bool qtest_pending(void *ctx)
{
    return osdev_qtest_irq_level(((struct rig *)ctx)->qtest, 0);
}

static int start_with(void **state, const struct osdev_qtest_opts *opts)
{
    static struct rig rig;

    memset(&rig, 0, sizeof(rig));
    rig.machine.ops = &qtest_ops;
    rig.machine.ctx = &rig;
    rig.machine.set_line = qtest_set_line;
    rig.machine.pending = qtest_pending;
    rig.qtest = osdev_qtest_start(opts);
    *state = &rig;
    osdev_qtest_find(rig.qtest, "isa-i8259", 0, rig.master);
    osdev_qtest_find(rig.qtest, "isa-i8259", 1, rig.slave);
    osdev_qtest_irq_intercept_out(rig.qtest, rig.master);
    // The timer's output goes low and stays there until a count is written.
    osdev_qtest_out8(rig.qtest, PIT_COMMAND, 0x30);
    return 0;
}

static int start_paused(void **state)
{
    const struct osdev_qtest_opts opts = {.paused = true};

    return start_with(state, &opts);
}

static int start(void **state)
{
    static const char *const args[] = {
        "-device",
        "isa-serial,chardev=link0",
        NULL,
    };
    const struct osdev_qtest_opts opts = {.args = args, .links = 1};

    return start_with(state, &opts);
}

static int stop(void **state)
{
    struct rig *rig = *state;

    if (rig != NULL) {
        osdev_qtest_stop(rig->qtest);
        rig->qtest = NULL;
    }
    return 0;
}

static void set_up(struct rig *rig, struct osdev_pic8259 *pic, unsigned line)
{
    struct osdev_pic8259_config config;

    assert_int_equal(
        osdev_pic8259_init(pic, &qtest_ops, rig), OSDEV_PIC8259_OK
    );
    assert_int_equal(
        osdev_pic8259_config_contiguous(32, &config), OSDEV_PIC8259_OK
    );
    assert_int_equal(osdev_pic8259_remap(pic, &config), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_unmask(pic, line), OSDEV_PIC8259_OK);
}

static void serve(struct rig *rig, struct osdev_pic8259 *pic, unsigned want)
{
    unsigned line = 99;

    osdev_qtest_irq_wait_level(rig->qtest, 0, true);
    assert_true(osdev_pic8259_poll(pic, &line));
    assert_int_equal(line, want);
    assert_true((osdev_pic8259_read_isr(pic) & 1u << want) != 0);
    assert_int_equal(osdev_pic8259_eoi(pic, line), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_isr(pic), 0);
}

static void the_timer_interrupts_at_line_0(void **state)
{
    struct rig *rig = *state;
    struct osdev_pic8259 pic;

    set_up(rig, &pic, 0);
    osdev_qtest_out8(rig->qtest, PIT_COMMAND, 0x34);
    osdev_qtest_out8(rig->qtest, PIT_CH0, 0x00);
    osdev_qtest_out8(rig->qtest, PIT_CH0, 0x20);
    for (unsigned i = 0; i < 3; i++) {
        serve(rig, &pic, 0);
    }
}

static void the_clock_interrupts_at_line_8(void **state)
{
    struct rig *rig = *state;
    struct osdev_pic8259 pic;

    set_up(rig, &pic, 8);
    // Periodic interrupt at 64 Hz; register C ends each request.
    osdev_qtest_out8(rig->qtest, RTC_INDEX, 0x0a);
    osdev_qtest_out8(rig->qtest, RTC_DATA, 0x2a);
    osdev_qtest_out8(rig->qtest, RTC_INDEX, 0x0b);
    osdev_qtest_out8(rig->qtest, RTC_DATA, 0x42);
    for (unsigned i = 0; i < 3; i++) {
        serve(rig, &pic, 8);
        osdev_qtest_out8(rig->qtest, RTC_INDEX, 0x0c);
        assert_true((osdev_qtest_in8(rig->qtest, RTC_DATA) & 0x40) != 0);
    }
}

static void the_serial_port_interrupts_at_line_4(void **state)
{
    struct rig *rig = *state;
    struct osdev_pic8259 pic;

    set_up(rig, &pic, 4);
    osdev_qtest_out8(rig->qtest, COM1 + 4, 0x08);
    osdev_qtest_out8(rig->qtest, COM1 + 1, 0x01);
    for (unsigned char byte = 'a'; byte < 'd'; byte++) {
        osdev_qtest_link_write(rig->qtest, 0, &byte, 1);
        serve(rig, &pic, 4);
        assert_int_equal(osdev_qtest_in8(rig->qtest, COM1), byte);
    }
}

static void a_request_that_went_away_ends_the_cascade(void **state)
{
    struct rig *rig = *state;
    struct osdev_pic8259 pic;
    unsigned line = 99;

    set_up(rig, &pic, 9);
    assert_int_equal(osdev_pic8259_set_level(&pic, 9, true), OSDEV_PIC8259_OK);
    // QEMU's master keeps the edge of the slave's signal.
    qtest_set_line(rig, 9, true);
    qtest_set_line(rig, 9, false);
    assert_true(qtest_pending(rig));
    assert_false(osdev_pic8259_poll(&pic, &line));
    assert_int_equal(pic.spurious_slave, 1);
    assert_int_equal(osdev_pic8259_read_isr(&pic), 0);
    assert_false(qtest_pending(rig));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            the_timer_interrupts_at_line_0, start, stop
        ),
        cmocka_unit_test_setup_teardown(
            the_clock_interrupts_at_line_8, start, stop
        ),
        cmocka_unit_test_setup_teardown(
            the_serial_port_interrupts_at_line_4, start, stop
        ),
        cmocka_unit_test_setup_teardown(
            a_request_that_went_away_ends_the_cascade, start, stop
        ),
    };

    osdev_qtest_require();
    const int failed = suite_run(start_paused, stop);

    return failed + cmocka_run_group_tests(tests, NULL, NULL);
}
