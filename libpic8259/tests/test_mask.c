// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "fake_ports.h"

static void the_cascade_line_follows_the_slave(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    assert_int_equal(osdev_pic8259_unmask(&pic, 12), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_masks(&pic), 0xeffb);
    assert_int_equal(osdev_pic8259_unmask(&pic, 8), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_mask(&pic, 12), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_masks(&pic), 0xfefb);
    assert_int_equal(osdev_pic8259_mask(&pic, 8), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_masks(&pic), 0xffff);

    // Whatever the caller says about it.
    osdev_pic8259_write_masks(&pic, 0xfff9);
    assert_int_equal(osdev_pic8259_read_masks(&pic), 0xfffd);
    osdev_pic8259_write_masks(&pic, 0xff00);
    assert_int_equal(osdev_pic8259_read_masks(&pic), 0xff04);
    osdev_pic8259_write_masks(&pic, 0x7fff);
    assert_int_equal(osdev_pic8259_read_masks(&pic), 0x7ffb);
}

static void one_line_costs_one_write(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    assert_int_equal(osdev_pic8259_unmask(&pic, 1), OSDEV_PIC8259_OK);
    assert_int_equal(fake.count, 1);
    assert_int_equal(osdev_pic8259_unmask(&pic, 1), OSDEV_PIC8259_OK);
    assert_int_equal(fake.count, 1);
    assert_int_equal(osdev_pic8259_unmask(&pic, 9), OSDEV_PIC8259_OK);
    assert_int_equal(fake.count, 3);
    assert_int_equal(osdev_pic8259_unmask(&pic, 10), OSDEV_PIC8259_OK);
    assert_int_equal(fake.count, 4);
    assert_int_equal(fake.reads, 0);
}

static void lines_that_no_device_has_are_refused(void **state)
{
    static const unsigned lines[] = {2, 16, 255, UINT32_MAX};
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        osdev_test_row(
            i, osdev_pic8259_mask(&pic, lines[i]) == OSDEV_PIC8259_ERR_BAD_LINE
        );
        osdev_test_row(
            i,
            osdev_pic8259_unmask(&pic, lines[i]) == OSDEV_PIC8259_ERR_BAD_LINE
        );
    }
    assert_int_equal(fake.count, 0);
}

static void disable_masks_everything(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    osdev_pic8259_write_masks(&pic, 0);
    assert_int_equal(osdev_pic8259_read_masks(&pic), 0);
    osdev_pic8259_disable(&pic);
    assert_int_equal(osdev_pic8259_read_masks(&pic), 0xffff);
}

static void the_masks_of_the_firmware_are_the_start(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    fake.model.chips[0].imr = 0xb8;
    fake.model.chips[1].imr = 0x8e;
    assert_int_equal(
        osdev_pic8259_init(&pic, &fake_ports_ops, &fake), OSDEV_PIC8259_OK
    );
    assert_int_equal(osdev_pic8259_mask(&pic, 0), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_masks(&pic), 0x8eb9);
}

static void special_mask_reaches_both(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    osdev_pic8259_special_mask(&pic, true);
    assert_true(fake.model.chips[0].special_mask);
    assert_true(fake.model.chips[1].special_mask);
    osdev_pic8259_special_mask(&pic, false);
    assert_false(fake.model.chips[0].special_mask);
    assert_false(fake.model.chips[1].special_mask);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cascade_line_follows_the_slave),
        cmocka_unit_test(one_line_costs_one_write),
        cmocka_unit_test(lines_that_no_device_has_are_refused),
        cmocka_unit_test(disable_masks_everything),
        cmocka_unit_test(the_masks_of_the_firmware_are_the_start),
        cmocka_unit_test(special_mask_reaches_both),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
