// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/pic8259.h>

#include <osdev_test.h>

static void icws_are_those_of_the_data_sheet(void **state)
{
    const struct osdev_pic8259_icw master =
        osdev_pic8259_icw_encode(false, 0x20, false, false);
    const struct osdev_pic8259_icw slave =
        osdev_pic8259_icw_encode(true, 0x28, false, false);

    (void)state;
    assert_int_equal(master.icw1, 0x11);
    assert_int_equal(master.icw2, 0x20);
    assert_int_equal(master.icw3, 0x04);
    assert_int_equal(master.icw4, 0x01);
    assert_int_equal(slave.icw1, 0x11);
    assert_int_equal(slave.icw2, 0x28);
    assert_int_equal(slave.icw3, 0x02);
    assert_int_equal(slave.icw4, 0x01);
}

static void icw4_holds_the_modes(void **state)
{
    (void)state;
    assert_int_equal(
        osdev_pic8259_icw_encode(false, 0x20, true, false).icw4, 0x03
    );
    assert_int_equal(
        osdev_pic8259_icw_encode(false, 0x20, false, true).icw4, 0x11
    );
    // Special fully nested mode is one of the master.
    assert_int_equal(
        osdev_pic8259_icw_encode(true, 0x28, true, true).icw4, 0x03
    );
    assert_int_equal(
        osdev_pic8259_icw_encode(false, 0x27, false, false).icw2, 0x20
    );
}

static void ocws_are_those_of_the_data_sheet(void **state)
{
    (void)state;
    assert_int_equal(osdev_pic8259_ocw2_eoi(), 0x20);
    assert_int_equal(osdev_pic8259_ocw2_specific_eoi(5), 0x65);
    assert_int_equal(osdev_pic8259_ocw2_specific_eoi(8 + 7), 0x67);
    assert_int_equal(osdev_pic8259_ocw2_rotate_eoi(3), 0xe3);
    assert_int_equal(osdev_pic8259_ocw2_lowest(6), 0xc6);
    assert_int_equal(osdev_pic8259_ocw2_auto_rotate(true), 0x80);
    assert_int_equal(osdev_pic8259_ocw2_auto_rotate(false), 0x00);
    assert_int_equal(osdev_pic8259_ocw3_irr(), 0x0a);
    assert_int_equal(osdev_pic8259_ocw3_isr(), 0x0b);
    assert_int_equal(osdev_pic8259_ocw3_poll(), 0x0c);
    assert_int_equal(osdev_pic8259_ocw3_special_mask(true), 0x68);
    assert_int_equal(osdev_pic8259_ocw3_special_mask(false), 0x48);
}

static void every_error_has_a_name_of_its_own(void **state)
{
    const char *unknown = osdev_pic8259_strerror((enum osdev_pic8259_err
    )(OSDEV_PIC8259_ERR_STUCK + 1));

    (void)state;
    assert_string_equal(unknown, "unknown error");
    assert_string_equal(osdev_pic8259_strerror(OSDEV_PIC8259_OK), "no error");
    for (unsigned a = OSDEV_PIC8259_ERR_BAD_OPS; a <= OSDEV_PIC8259_ERR_STUCK;
         a++) {
        const char *name = osdev_pic8259_strerror((enum osdev_pic8259_err)a);

        assert_string_not_equal(name, unknown);
        for (unsigned b = OSDEV_PIC8259_ERR_BAD_OPS; b < a; b++) {
            assert_string_not_equal(
                name, osdev_pic8259_strerror((enum osdev_pic8259_err)b)
            );
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(icws_are_those_of_the_data_sheet),
        cmocka_unit_test(icw4_holds_the_modes),
        cmocka_unit_test(ocws_are_those_of_the_data_sheet),
        cmocka_unit_test(every_error_has_a_name_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
