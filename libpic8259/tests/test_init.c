// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "fake_ports.h"

static void init_refuses_missing_operations(void **state)
{
    struct osdev_pic8259_ops ops = fake_ports_ops;
    struct osdev_pic8259 pic;

    (void)state;
    ops.read = NULL;
    assert_int_equal(
        osdev_pic8259_init(&pic, &ops, NULL), OSDEV_PIC8259_ERR_BAD_OPS
    );
    ops = fake_ports_ops;
    ops.write = NULL;
    assert_int_equal(
        osdev_pic8259_init(&pic, &ops, NULL), OSDEV_PIC8259_ERR_BAD_OPS
    );
}

static void init_writes_nothing(void **state)
{
    struct fake_ports fake = {.count = 0};
    struct osdev_pic8259 pic;

    (void)state;
    assert_int_equal(
        osdev_pic8259_init(&pic, &fake_ports_ops, &fake), OSDEV_PIC8259_OK
    );
    assert_int_equal(fake.count, 0);
}

static void vectors_are_checked_before_anything_is_written(void **state)
{
    static const struct {
        uint8_t master;
        uint8_t slave;
        enum osdev_pic8259_err err;
    } cases[] = {
        {33, 40, OSDEV_PIC8259_ERR_VECTOR_ALIGN},
        {32, 41, OSDEV_PIC8259_ERR_VECTOR_ALIGN},
        {0, 32, OSDEV_PIC8259_ERR_VECTOR_RESERVED},
        {24, 32, OSDEV_PIC8259_ERR_VECTOR_RESERVED},
        {32, 8, OSDEV_PIC8259_ERR_VECTOR_RESERVED},
        {64, 64, OSDEV_PIC8259_ERR_VECTOR_OVERLAP},
    };
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct osdev_pic8259_config config = {
            .master_vector = cases[i].master,
            .slave_vector = cases[i].slave,
        };

        osdev_test_row(i, osdev_pic8259_remap(&pic, &config) == cases[i].err);
        osdev_test_row(i, fake.count == 0);
    }
    assert_true(osdev_pic8259_handles(&pic, 32));
}

static void contiguous_vectors_do_not_wrap(void **state)
{
    struct osdev_pic8259_config config = {.slave_vector = 1};

    (void)state;
    assert_int_equal(
        osdev_pic8259_config_contiguous(248, &config),
        OSDEV_PIC8259_ERR_VECTOR_RANGE
    );
    assert_int_equal(
        osdev_pic8259_config_contiguous(36, &config),
        OSDEV_PIC8259_ERR_VECTOR_ALIGN
    );
    assert_int_equal(
        osdev_pic8259_config_contiguous(16, &config),
        OSDEV_PIC8259_ERR_VECTOR_RESERVED
    );
    assert_int_equal(config.slave_vector, 1);
    assert_int_equal(
        osdev_pic8259_config_contiguous(240, &config), OSDEV_PIC8259_OK
    );
    assert_int_equal(config.master_vector, 240);
    assert_int_equal(config.slave_vector, 248);
    assert_false(config.auto_eoi || config.fully_nested || config.keep_masks);
}

static void the_last_vectors_are_handled(void **state)
{
    const struct osdev_pic8259_config config = {
        .master_vector = 240,
        .slave_vector = 248,
    };
    struct fake_ports fake;
    struct osdev_pic8259 pic;
    unsigned line = 0;

    (void)state;
    fake_ports_start(&fake, &pic);
    assert_int_equal(osdev_pic8259_remap(&pic, &config), OSDEV_PIC8259_OK);
    assert_true(osdev_pic8259_handles(&pic, 240));
    assert_true(osdev_pic8259_handles(&pic, 255));
    assert_false(osdev_pic8259_handles(&pic, 239));
    assert_false(osdev_pic8259_handles(&pic, 0));
    assert_true(osdev_pic8259_line(&pic, 255, &line));
    assert_int_equal(line, 15);
    assert_false(osdev_pic8259_line(&pic, 32, &line));
    assert_int_equal(line, 15);
}

static void remap_writes_the_words_in_order(void **state)
{
    static const struct fake_write words[] = {
        {0xa1, 0xff}, {0x21, 0xff}, {0x20, 0x11}, {0x21, 0x50},
        {0x21, 0x04}, {0x21, 0x13}, {0x21, 0xff}, {0xa0, 0x11},
        {0xa1, 0x70}, {0xa1, 0x02}, {0xa1, 0x03}, {0xa1, 0xff},
        {0x20, 0x00}, {0xa0, 0x00}, {0xa1, 0xff}, {0x21, 0xff},
    };
    const struct osdev_pic8259_config config = {
        .master_vector = 0x50,
        .slave_vector = 0x70,
        .auto_eoi = true,
        .fully_nested = true,
    };
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    assert_int_equal(osdev_pic8259_remap(&pic, &config), OSDEV_PIC8259_OK);
    assert_int_equal(fake.count, sizeof(words) / sizeof(words[0]));
    for (size_t i = 0; i < fake.count; i++) {
        osdev_test_row(i, fake.log[i].port == words[i].port);
        osdev_test_row(i, fake.log[i].value == words[i].value);
    }
    assert_int_equal(fake.delays, 10);
}

static void the_delay_is_optional(void **state)
{
    struct osdev_pic8259_model model;
    struct osdev_pic8259_config config;
    struct osdev_pic8259 pic;

    (void)state;
    osdev_pic8259_model_init(&model);
    assert_int_equal(
        osdev_pic8259_init(&pic, &osdev_pic8259_model_ops, &model),
        OSDEV_PIC8259_OK
    );
    assert_int_equal(
        osdev_pic8259_config_contiguous(32, &config), OSDEV_PIC8259_OK
    );
    assert_int_equal(osdev_pic8259_remap(&pic, &config), OSDEV_PIC8259_OK);
    assert_int_equal(model.chips[1].vector, 40);
}

static void remap_keeps_masks_if_asked(void **state)
{
    struct osdev_pic8259_config config = {
        .master_vector = 32,
        .slave_vector = 40,
        .keep_masks = true,
    };
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    osdev_pic8259_write_masks(&pic, 0xfefc);
    assert_int_equal(osdev_pic8259_remap(&pic, &config), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_masks(&pic), 0xfef8);
    config.keep_masks = false;
    assert_int_equal(osdev_pic8259_remap(&pic, &config), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_masks(&pic), 0xffff);
}

static void two_objects_do_not_share_state(void **state)
{
    struct fake_ports fakes[2];
    struct osdev_pic8259 pics[2];

    (void)state;
    fake_ports_start(&fakes[0], &pics[0]);
    fake_ports_start(&fakes[1], &pics[1]);
    assert_int_equal(osdev_pic8259_unmask(&pics[0], 4), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_masks(&pics[0]), 0xffef);
    assert_int_equal(osdev_pic8259_read_masks(&pics[1]), 0xffff);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(init_refuses_missing_operations),
        cmocka_unit_test(init_writes_nothing),
        cmocka_unit_test(vectors_are_checked_before_anything_is_written),
        cmocka_unit_test(contiguous_vectors_do_not_wrap),
        cmocka_unit_test(the_last_vectors_are_handled),
        cmocka_unit_test(remap_writes_the_words_in_order),
        cmocka_unit_test(the_delay_is_optional),
        cmocka_unit_test(remap_keeps_masks_if_asked),
        cmocka_unit_test(two_objects_do_not_share_state),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
