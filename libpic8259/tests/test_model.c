// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The model: the suite that any pair of 8259s passes, and what only a model
// can be asked.
#include <osdev_test.h>

#include "suite.h"

static void model_set_line(void *ctx, unsigned line, bool high)
{
    osdev_pic8259_model_set_line(ctx, line, high);
}

static bool model_pending(void *ctx)
{
    return osdev_pic8259_model_pending(ctx);
}

static int start_suite(void **state)
{
    static struct osdev_pic8259_model model;
    static struct suite_machine machine = {
        .ops = &osdev_pic8259_model_ops,
        .ctx = &model,
        .set_line = model_set_line,
        .pending = model_pending,
    };

    osdev_pic8259_model_init(&model);
    *state = &machine;
    return 0;
}

static int start(void **state)
{
    static struct osdev_pic8259_model model;

    osdev_pic8259_model_init(&model);
    *state = &model;
    return 0;
}

static void put(struct osdev_pic8259_model *model, uint16_t port, int value)
{
    assert_true(osdev_pic8259_model_write(model, port, (uint8_t)value));
}

static uint8_t get(struct osdev_pic8259_model *model, uint16_t port)
{
    uint8_t value = 0;

    assert_true(osdev_pic8259_model_read(model, port, &value));
    return value;
}

static void initialise(struct osdev_pic8259_model *model, int icw4)
{
    put(model, 0x20, 0x11);
    put(model, 0x21, 0x20);
    put(model, 0x21, 0x04);
    put(model, 0x21, icw4);
    put(model, 0xa0, 0x11);
    put(model, 0xa1, 0x28);
    put(model, 0xa1, 0x02);
    put(model, 0xa1, icw4);
}

static void foreign_ports_are_not_the_models(void **state)
{
    static const uint16_t ports[] = {0x1f,  0x22,  0x24, 0xa2,
                                     0x4cf, 0x4d2, 0x80};
    uint8_t value = 7;

    for (size_t i = 0; i < sizeof(ports) / sizeof(ports[0]); i++) {
        osdev_test_row(i, !osdev_pic8259_model_read(*state, ports[i], &value));
        osdev_test_row(
            i,
            ports[i] == 0x22 || !osdev_pic8259_model_write(*state, ports[i], 0)
        );
    }
    assert_int_equal(value, 7);
    assert_int_equal(osdev_pic8259_model_ops.read(*state, 0x80), 0xff);
}

static void initialisation_takes_the_words_that_icw1_announces(void **state)
{
    struct osdev_pic8259_model *model = *state;

    put(model, 0x20, 0x11);
    put(model, 0x21, 0x77);
    put(model, 0x21, 0x04);
    put(model, 0x21, 0x03);
    put(model, 0x21, 0xaa);
    assert_int_equal(model->chips[0].vector, 0x70);
    assert_int_equal(model->chips[0].icw4, 0x03);
    assert_int_equal(get(model, 0x21), 0xaa);

    put(model, 0x20, 0x13); // single: no ICW3
    put(model, 0x21, 0x40);
    put(model, 0x21, 0x01);
    put(model, 0x21, 0x55);
    assert_int_equal(get(model, 0x21), 0x55);
    assert_int_equal(model->chips[0].icw4, 0x01);

    put(model, 0x20, 0x10); // no ICW4
    put(model, 0x21, 0x48);
    put(model, 0x21, 0x04);
    put(model, 0x21, 0x33);
    assert_int_equal(get(model, 0x21), 0x33);
    assert_int_equal(model->chips[0].icw4, 0);

    put(model, 0x20, 0x12); // neither
    put(model, 0x21, 0x50);
    put(model, 0x21, 0x11);
    assert_int_equal(get(model, 0x21), 0x11);
}

static void icw1_starts_afresh(void **state)
{
    struct osdev_pic8259_model *model = *state;

    initialise(model, 0x03);
    osdev_pic8259_model_set_line(model, 5, true);
    put(model, 0x21, 0xff);
    put(model, 0x20, 0x68);
    put(model, 0x20, 0x0b);
    put(model, 0x20, 0x80);
    put(model, 0x20, 0xc3);
    put(model, 0x20, 0x11);
    assert_false(osdev_pic8259_model_pending(model));
    put(model, 0x21, 0x20);
    put(model, 0x21, 0x04);
    put(model, 0x21, 0x01);
    assert_int_equal(get(model, 0x21), 0);
    assert_int_equal(get(model, 0x20), 0); // the edge is forgotten
    assert_int_equal(model->chips[0].lowest, 7);
    assert_false(model->chips[0].special_mask);
    assert_false(model->chips[0].auto_rotate);
}

static void the_processor_gets_vectors(void **state)
{
    struct osdev_pic8259_model *model = *state;

    initialise(model, 0x01);
    osdev_pic8259_model_set_line(model, 4, true);
    osdev_pic8259_model_set_line(model, 11, true);
    assert_int_equal(osdev_pic8259_model_ack(model), 0x2b);
    assert_int_equal(model->chips[0].isr, 0x04);
    assert_int_equal(model->chips[1].isr, 0x08);
    put(model, 0xa0, 0x20);
    put(model, 0x20, 0x20);
    assert_int_equal(osdev_pic8259_model_ack(model), 0x24);
}

static void nothing_to_acknowledge_is_spurious(void **state)
{
    struct osdev_pic8259_model *model = *state;

    initialise(model, 0x01);
    assert_int_equal(osdev_pic8259_model_ack(model), 0x27);
    assert_int_equal(model->chips[0].isr, 0);
    osdev_pic8259_model_set_line(model, 8, true);
    model->chips[1].irr = 0;
    assert_int_equal(osdev_pic8259_model_ack(model), 0x2f);
    assert_int_equal(model->chips[0].isr, 0x04);
    assert_int_equal(model->chips[1].isr, 0);
}

static void a_request_goes_with_its_line(void **state)
{
    struct osdev_pic8259_model *model = *state;

    initialise(model, 0x01);
    osdev_pic8259_model_set_line(model, 9, true);
    assert_true(osdev_pic8259_model_pending(model));
    osdev_pic8259_model_set_line(model, 9, false);
    assert_false(osdev_pic8259_model_pending(model));
    assert_int_equal(get(model, 0x20), 0);
    assert_int_equal(get(model, 0xa0), 0);
}

static void the_cascade_line_is_not_for_devices(void **state)
{
    struct osdev_pic8259_model *model = *state;

    initialise(model, 0x01);
    osdev_pic8259_model_set_line(model, 2, true);
    osdev_pic8259_model_set_line(model, 16, true);
    osdev_pic8259_model_set_line(model, UINT32_MAX, true);
    assert_false(osdev_pic8259_model_pending(model));
}

static void a_waiting_slave_line_survives_automatic_ends(void **state)
{
    struct osdev_pic8259_model *model = *state;

    initialise(model, 0x03);
    osdev_pic8259_model_set_line(model, 9, true);
    osdev_pic8259_model_set_line(model, 10, true);
    assert_int_equal(osdev_pic8259_model_ack(model), 0x29);
    assert_true(osdev_pic8259_model_pending(model));
    assert_int_equal(osdev_pic8259_model_ack(model), 0x2a);
    assert_false(osdev_pic8259_model_pending(model));
}

static void a_masked_line_in_service_keeps_its_bit_in_special_mask(void **state)
{
    struct osdev_pic8259_model *model = *state;

    initialise(model, 0x01);
    osdev_pic8259_model_set_line(model, 3, true);
    osdev_pic8259_model_ack(model);
    put(model, 0x20, 0x68);
    put(model, 0x21, 0x08);
    put(model, 0x20, 0x20); // unnamed: does not see the masked line
    assert_int_equal(model->chips[0].isr, 0x08);
    put(model, 0x20, 0x63);
    assert_int_equal(model->chips[0].isr, 0);
}

static void level_requests_follow_the_mode(void **state)
{
    struct osdev_pic8259_model *model = *state;

    initialise(model, 0x01);
    osdev_pic8259_model_set_line(model, 5, true);
    osdev_pic8259_model_ack(model);
    put(model, 0x20, 0x20);
    assert_false(osdev_pic8259_model_pending(model));
    put(model, 0x4d0, 0xff);
    assert_int_equal(get(model, 0x4d0), 0xf8);
    assert_true(osdev_pic8259_model_pending(model));
    put(model, 0x4d0, 0);
    assert_false(osdev_pic8259_model_pending(model));
    put(model, 0x4d1, 0xff);
    assert_int_equal(get(model, 0x4d1), 0xde);
}

static void the_route_register_needs_its_index(void **state)
{
    struct osdev_pic8259_model *model = *state;

    put(model, 0x23, 1);
    assert_int_equal(get(model, 0x23), 0);
    put(model, 0x22, 0x70);
    put(model, 0x23, 0xff);
    assert_int_equal(get(model, 0x23), 1);
}

static void reads_give_the_selected_register(void **state)
{
    struct osdev_pic8259_model *model = *state;

    initialise(model, 0x01);
    osdev_pic8259_model_set_line(model, 1, true);
    osdev_pic8259_model_ack(model);
    osdev_pic8259_model_set_line(model, 6, true);
    assert_int_equal(get(model, 0x20), 0x40);
    put(model, 0x20, 0x0b);
    assert_int_equal(get(model, 0x20), 0x02);
    put(model, 0x20, 0x08); // selects nothing
    assert_int_equal(get(model, 0x20), 0x02);
    put(model, 0x20, 0x0a);
    assert_int_equal(get(model, 0x20), 0x40);
    put(model, 0x20, 0x0c);
    assert_int_equal(get(model, 0x21), 0); // a poll answers at either port
    put(model, 0x20, 0x61);
    put(model, 0x20, 0x0c);
    assert_int_equal(get(model, 0x20), 0x86);
    put(model, 0x20, 0x40); // no operation
    assert_int_equal(model->chips[0].isr, 0x40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(foreign_ports_are_not_the_models, start),
        cmocka_unit_test_setup(
            initialisation_takes_the_words_that_icw1_announces, start
        ),
        cmocka_unit_test_setup(icw1_starts_afresh, start),
        cmocka_unit_test_setup(the_processor_gets_vectors, start),
        cmocka_unit_test_setup(nothing_to_acknowledge_is_spurious, start),
        cmocka_unit_test_setup(a_request_goes_with_its_line, start),
        cmocka_unit_test_setup(the_cascade_line_is_not_for_devices, start),
        cmocka_unit_test_setup(
            a_waiting_slave_line_survives_automatic_ends, start
        ),
        cmocka_unit_test_setup(
            a_masked_line_in_service_keeps_its_bit_in_special_mask, start
        ),
        cmocka_unit_test_setup(level_requests_follow_the_mode, start),
        cmocka_unit_test_setup(the_route_register_needs_its_index, start),
        cmocka_unit_test_setup(reads_give_the_selected_register, start),
    };
    const int failed = suite_run(start_suite, NULL);

    return failed + cmocka_run_group_tests(tests, NULL, NULL);
}
