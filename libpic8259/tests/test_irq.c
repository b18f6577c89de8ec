// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "fake_ports.h"

struct rig {
    struct fake_ports fake;
    struct osdev_pic8259 pic;
};

static int start(void **state)
{
    static struct rig rig;

    fake_ports_start(&rig.fake, &rig.pic);
    osdev_pic8259_write_masks(&rig.pic, 0);
    rig.fake.count = 0;
    *state = &rig;
    return 0;
}

static int start_fully_nested(void **state)
{
    const struct osdev_pic8259_config config = {
        .master_vector = 32,
        .slave_vector = 40,
        .fully_nested = true,
    };

    start(state);
    struct rig *rig = *state;

    assert_int_equal(osdev_pic8259_remap(&rig->pic, &config), OSDEV_PIC8259_OK);
    osdev_pic8259_write_masks(&rig->pic, 0);
    return 0;
}

static void foreign_vectors_are_not_mine(void **state)
{
    struct rig *rig = *state;
    unsigned line = 99;

    assert_int_equal(
        osdev_pic8259_ack(&rig->pic, 31, &line), OSDEV_PIC8259_NOT_MINE
    );
    assert_int_equal(
        osdev_pic8259_ack(&rig->pic, 48, &line), OSDEV_PIC8259_NOT_MINE
    );
    // Only software can send the vector of the cascade line.
    assert_int_equal(
        osdev_pic8259_ack(&rig->pic, 34, &line), OSDEV_PIC8259_NOT_MINE
    );
    assert_int_equal(line, 99);
    assert_int_equal(rig->fake.count, 0);
    assert_int_equal(rig->fake.reads, 0);
}

static void every_line_is_real_and_ends(void **state)
{
    struct rig *rig = *state;

    for (unsigned i = 0; i < 16; i++) {
        unsigned line = 99;

        if (i == OSDEV_PIC8259_CASCADE) {
            continue;
        }
        const uint8_t vector = fake_ports_take(&rig->fake, i);

        osdev_test_row(i, vector == 32 + i);
        osdev_test_row(
            i, osdev_pic8259_ack(&rig->pic, vector, &line) == OSDEV_PIC8259_REAL
        );
        osdev_test_row(i, line == i);
        osdev_test_row(
            i, osdev_pic8259_read_isr(&rig->pic) == ((1u << i) | (i > 7) * 4u)
        );
        osdev_pic8259_model_set_line(&rig->fake.model, i, false);
        osdev_test_row(
            i, osdev_pic8259_eoi(&rig->pic, line) == OSDEV_PIC8259_OK
        );
        osdev_test_row(i, osdev_pic8259_read_isr(&rig->pic) == 0);
    }
    assert_int_equal(rig->pic.spurious_master, 0);
    assert_int_equal(rig->pic.spurious_slave, 0);
}

static void only_lines_7_and_15_cost_a_read(void **state)
{
    struct rig *rig = *state;
    unsigned line = 0;

    assert_int_equal(
        osdev_pic8259_ack(&rig->pic, fake_ports_take(&rig->fake, 4), &line),
        OSDEV_PIC8259_REAL
    );
    assert_int_equal(rig->fake.reads + rig->fake.count, 0);
}

static void a_lost_request_of_the_master_is_spurious(void **state)
{
    struct rig *rig = *state;
    unsigned line = 99;

    osdev_pic8259_model_set_line(&rig->fake.model, 5, true);
    osdev_pic8259_model_set_line(&rig->fake.model, 5, false);
    const uint8_t vector = osdev_pic8259_model_ack(&rig->fake.model);

    assert_int_equal(vector, 39);
    assert_int_equal(
        osdev_pic8259_ack(&rig->pic, vector, &line),
        OSDEV_PIC8259_SPURIOUS_MASTER
    );
    assert_int_equal(line, 99);
    assert_int_equal(rig->pic.spurious_master, 1);
    assert_int_equal(rig->pic.spurious_slave, 0);
    // One word selects the register; none ends anything.
    assert_int_equal(rig->fake.count, 1);
    assert_int_equal(rig->fake.log[0].value, 0x0b);
}

// The slave's request goes away between the two acknowledge cycles.
static uint8_t lose_slave_request(struct rig *rig)
{
    osdev_pic8259_model_set_line(&rig->fake.model, 9, true);
    assert_true(osdev_pic8259_model_pending(&rig->fake.model));
    rig->fake.model.chips[1].irr = 0;
    return osdev_pic8259_model_ack(&rig->fake.model);
}

static void a_lost_request_of_the_slave_ends_the_cascade(void **state)
{
    struct rig *rig = *state;
    unsigned line = 99;
    const uint8_t vector = lose_slave_request(rig);

    assert_int_equal(vector, 47);
    assert_int_equal(osdev_pic8259_read_isr(&rig->pic), 0x0004);
    assert_int_equal(
        osdev_pic8259_ack(&rig->pic, vector, &line),
        OSDEV_PIC8259_SPURIOUS_SLAVE
    );
    assert_int_equal(line, 99);
    assert_int_equal(osdev_pic8259_read_isr(&rig->pic), 0);
    assert_int_equal(rig->pic.spurious_slave, 1);
    assert_int_equal(rig->pic.spurious_master, 0);
}

static void a_spurious_7_inside_a_real_7_is_seen(void **state)
{
    struct rig *rig = *state;
    unsigned line = 0;

    assert_int_equal(
        osdev_pic8259_ack(&rig->pic, fake_ports_take(&rig->fake, 7), &line),
        OSDEV_PIC8259_REAL
    );
    assert_int_equal(
        osdev_pic8259_ack(&rig->pic, 39, &line), OSDEV_PIC8259_SPURIOUS_MASTER
    );
    assert_int_equal(osdev_pic8259_eoi(&rig->pic, 7), OSDEV_PIC8259_OK);
    osdev_pic8259_model_set_line(&rig->fake.model, 7, false);
    assert_int_equal(
        osdev_pic8259_ack(&rig->pic, fake_ports_take(&rig->fake, 7), &line),
        OSDEV_PIC8259_REAL
    );
}

static void interrupts_end_in_any_order(void **state)
{
    struct rig *rig = *state;

    fake_ports_take(&rig->fake, 6);
    fake_ports_take(&rig->fake, 3);
    fake_ports_take(&rig->fake, 1);
    assert_int_equal(osdev_pic8259_eoi(&rig->pic, 6), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_isr(&rig->pic), 0x000a);
    assert_int_equal(osdev_pic8259_eoi(&rig->pic, 1), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_eoi(&rig->pic, 3), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_isr(&rig->pic), 0);
}

static void the_highest_can_end_unnamed(void **state)
{
    struct rig *rig = *state;
    unsigned line = 0;

    assert_int_equal(
        osdev_pic8259_ack(&rig->pic, fake_ports_take(&rig->fake, 7), &line),
        OSDEV_PIC8259_REAL
    );
    fake_ports_take(&rig->fake, 12);
    assert_int_equal(
        osdev_pic8259_eoi_highest(&rig->pic, 12), OSDEV_PIC8259_OK
    );
    assert_int_equal(osdev_pic8259_read_isr(&rig->pic), 0x0080);
    assert_int_equal(
        osdev_pic8259_ack(&rig->pic, 39, &line), OSDEV_PIC8259_SPURIOUS_MASTER
    );
    assert_int_equal(osdev_pic8259_eoi_highest(&rig->pic, 0), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_isr(&rig->pic), 0);
    osdev_pic8259_model_set_line(&rig->fake.model, 7, false);
    osdev_pic8259_model_set_line(&rig->fake.model, 12, false);
    assert_int_equal(
        osdev_pic8259_ack(&rig->pic, fake_ports_take(&rig->fake, 7), &line),
        OSDEV_PIC8259_REAL
    );
}

static void lines_that_do_not_exist_are_refused(void **state)
{
    struct rig *rig = *state;

    assert_int_equal(
        osdev_pic8259_eoi(&rig->pic, 16), OSDEV_PIC8259_ERR_BAD_LINE
    );
    assert_int_equal(
        osdev_pic8259_eoi(&rig->pic, 2), OSDEV_PIC8259_ERR_BAD_LINE
    );
    assert_int_equal(
        osdev_pic8259_eoi_rotate(&rig->pic, 2), OSDEV_PIC8259_ERR_BAD_LINE
    );
    assert_int_equal(
        osdev_pic8259_eoi_rotate(&rig->pic, 16), OSDEV_PIC8259_ERR_BAD_LINE
    );
    assert_int_equal(
        osdev_pic8259_eoi_highest(&rig->pic, 16), OSDEV_PIC8259_ERR_BAD_LINE
    );
    assert_int_equal(
        osdev_pic8259_set_lowest(&rig->pic, 16), OSDEV_PIC8259_ERR_BAD_LINE
    );
    assert_int_equal(rig->fake.count, 0);
}

static void a_nested_slave_line_keeps_the_cascade(void **state)
{
    struct rig *rig = *state;

    fake_ports_take(&rig->fake, 12);
    assert_int_equal(fake_ports_take(&rig->fake, 9), 41);
    assert_int_equal(osdev_pic8259_read_isr(&rig->pic), 0x1204);
    assert_int_equal(osdev_pic8259_eoi(&rig->pic, 9), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_isr(&rig->pic), 0x1004);
    assert_int_equal(osdev_pic8259_eoi(&rig->pic, 12), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_isr(&rig->pic), 0);
}

static void a_nested_spurious_15_keeps_the_cascade(void **state)
{
    struct rig *rig = *state;
    unsigned line = 0;

    fake_ports_take(&rig->fake, 12);
    assert_int_equal(
        osdev_pic8259_ack(&rig->pic, lose_slave_request(rig), &line),
        OSDEV_PIC8259_SPURIOUS_SLAVE
    );
    assert_int_equal(osdev_pic8259_read_isr(&rig->pic), 0x1004);
}

static void auto_eoi_needs_no_end(void **state)
{
    const struct osdev_pic8259_config config = {
        .master_vector = 32,
        .slave_vector = 40,
        .auto_eoi = true,
    };
    struct rig *rig = *state;
    unsigned line = 0;

    assert_int_equal(osdev_pic8259_remap(&rig->pic, &config), OSDEV_PIC8259_OK);
    osdev_pic8259_write_masks(&rig->pic, 0);
    assert_int_equal(
        osdev_pic8259_ack(&rig->pic, fake_ports_take(&rig->fake, 15), &line),
        OSDEV_PIC8259_REAL
    );
    assert_int_equal(osdev_pic8259_read_isr(&rig->pic), 0);
    rig->fake.count = 0;
    assert_int_equal(osdev_pic8259_eoi(&rig->pic, 15), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_eoi_rotate(&rig->pic, 15), OSDEV_PIC8259_OK);
    assert_int_equal(
        osdev_pic8259_eoi_highest(&rig->pic, 15), OSDEV_PIC8259_OK
    );
    assert_int_equal(rig->fake.count, 0);
}

static void auto_rotate_gives_everyone_a_turn(void **state)
{
    const struct osdev_pic8259_config config = {
        .master_vector = 32,
        .slave_vector = 40,
        .auto_eoi = true,
    };
    struct rig *rig = *state;

    assert_int_equal(osdev_pic8259_remap(&rig->pic, &config), OSDEV_PIC8259_OK);
    osdev_pic8259_write_masks(&rig->pic, 0);
    osdev_pic8259_auto_rotate(&rig->pic, true);
    fake_ports_take(&rig->fake, 3);
    osdev_pic8259_model_set_line(&rig->fake.model, 3, false);
    osdev_pic8259_model_set_line(&rig->fake.model, 3, true);
    osdev_pic8259_model_set_line(&rig->fake.model, 6, true);
    assert_int_equal(osdev_pic8259_model_ack(&rig->fake.model), 38);
    assert_int_equal(osdev_pic8259_model_ack(&rig->fake.model), 35);
    osdev_pic8259_auto_rotate(&rig->pic, false);
    assert_false(rig->fake.model.chips[0].auto_rotate);
}

static void polling_a_lost_slave_request_ends_the_cascade(void **state)
{
    struct rig *rig = *state;
    unsigned line = 99;

    osdev_pic8259_model_set_line(&rig->fake.model, 9, true);
    rig->fake.lose_slave = true;
    assert_false(osdev_pic8259_poll(&rig->pic, &line));
    assert_int_equal(line, 99);
    assert_int_equal(rig->pic.spurious_slave, 1);
    assert_int_equal(osdev_pic8259_read_isr(&rig->pic), 0);
}

static void a_vector_after_a_polled_7_is_spurious(void **state)
{
    struct rig *rig = *state;
    unsigned line = 0;

    osdev_pic8259_model_set_line(&rig->fake.model, 7, true);
    assert_true(osdev_pic8259_poll(&rig->pic, &line));
    assert_int_equal(line, 7);
    assert_int_equal(
        osdev_pic8259_ack(&rig->pic, 39, &line), OSDEV_PIC8259_SPURIOUS_MASTER
    );
    assert_int_equal(osdev_pic8259_eoi_rotate(&rig->pic, 7), OSDEV_PIC8259_OK);
    osdev_pic8259_model_set_line(&rig->fake.model, 7, false);
    assert_int_equal(
        osdev_pic8259_ack(&rig->pic, fake_ports_take(&rig->fake, 7), &line),
        OSDEV_PIC8259_REAL
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(foreign_vectors_are_not_mine, start),
        cmocka_unit_test_setup(every_line_is_real_and_ends, start),
        cmocka_unit_test_setup(only_lines_7_and_15_cost_a_read, start),
        cmocka_unit_test_setup(a_lost_request_of_the_master_is_spurious, start),
        cmocka_unit_test_setup(
            a_lost_request_of_the_slave_ends_the_cascade, start
        ),
        cmocka_unit_test_setup(a_spurious_7_inside_a_real_7_is_seen, start),
        cmocka_unit_test_setup(interrupts_end_in_any_order, start),
        cmocka_unit_test_setup(the_highest_can_end_unnamed, start),
        cmocka_unit_test_setup(lines_that_do_not_exist_are_refused, start),
        cmocka_unit_test_setup(
            a_nested_slave_line_keeps_the_cascade, start_fully_nested
        ),
        cmocka_unit_test_setup(
            a_nested_spurious_15_keeps_the_cascade, start_fully_nested
        ),
        cmocka_unit_test_setup(auto_eoi_needs_no_end, start),
        cmocka_unit_test_setup(auto_rotate_gives_everyone_a_turn, start),
        cmocka_unit_test_setup(
            polling_a_lost_slave_request_ends_the_cascade, start
        ),
        cmocka_unit_test_setup(a_vector_after_a_polled_7_is_spurious, start),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
