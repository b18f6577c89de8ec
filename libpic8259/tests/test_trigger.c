// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "fake_ports.h"

static void levels_are_written_and_read(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;
    uint16_t levels = 0;

    (void)state;
    fake_ports_start(&fake, &pic);
    assert_int_equal(
        osdev_pic8259_write_levels(&pic, 0x0e20), OSDEV_PIC8259_OK
    );
    assert_int_equal(
        osdev_pic8259_read_levels(&pic, &levels), OSDEV_PIC8259_OK
    );
    assert_int_equal(levels, 0x0e20);
    assert_int_equal(osdev_pic8259_set_level(&pic, 5, false), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_set_level(&pic, 15, true), OSDEV_PIC8259_OK);
    assert_int_equal(
        osdev_pic8259_read_levels(&pic, &levels), OSDEV_PIC8259_OK
    );
    assert_int_equal(levels, 0x8e00);
}

static void fixed_lines_stay_edge_triggered(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    for (unsigned line = 0; line < 16; line++) {
        enum osdev_pic8259_err want = OSDEV_PIC8259_OK;

        if ((OSDEV_PIC8259_FIXED_EDGE >> line & 1) != 0) {
            want = line == 2 ? OSDEV_PIC8259_ERR_BAD_LINE
                             : OSDEV_PIC8259_ERR_FIXED_EDGE;
        }
        osdev_test_row(line, osdev_pic8259_set_level(&pic, line, true) == want);
    }
    fake.count = 0;
    assert_int_equal(
        osdev_pic8259_write_levels(&pic, 0x2020), OSDEV_PIC8259_ERR_FIXED_EDGE
    );
    assert_int_equal(fake.count, 0);
    assert_int_equal(
        osdev_pic8259_set_level(&pic, 16, true), OSDEV_PIC8259_ERR_BAD_LINE
    );
}

static void absent_registers_are_noticed(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;
    uint16_t levels = 7;

    (void)state;
    fake_ports_start(&fake, &pic);
    fake.no_elcr = true;
    assert_int_equal(
        osdev_pic8259_read_levels(&pic, &levels), OSDEV_PIC8259_ERR_NO_ELCR
    );
    assert_int_equal(levels, 7);
    assert_int_equal(
        osdev_pic8259_write_levels(&pic, 0x0020), OSDEV_PIC8259_ERR_NO_ELCR
    );
    assert_int_equal(
        osdev_pic8259_set_level(&pic, 5, true), OSDEV_PIC8259_ERR_NO_ELCR
    );
    assert_int_equal(fake.count, 0);
}

static void a_level_that_does_not_hold_is_an_error(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    fake.deaf_port = OSDEV_PIC8259_PORT_ELCR + 1;
    assert_int_equal(osdev_pic8259_set_level(&pic, 5, true), OSDEV_PIC8259_OK);
    assert_int_equal(
        osdev_pic8259_set_level(&pic, 9, true), OSDEV_PIC8259_ERR_READ_BACK
    );
}

static void override_flags_are_decoded(void **state)
{
    static const struct {
        uint16_t flags;
        enum osdev_pic8259_err err;
        bool level;
    } cases[] = {
        {0x0, OSDEV_PIC8259_OK, false}, // conforms to ISA
        {0x5, OSDEV_PIC8259_OK, false}, // high, edge
        {0xd, OSDEV_PIC8259_OK, true},  // high, level: the usual line 9
        {0xf, OSDEV_PIC8259_OK, true},  // low, level
        {0x8, OSDEV_PIC8259_ERR_BAD_FLAGS, false},
        {0x2, OSDEV_PIC8259_ERR_BAD_FLAGS, false},
        {0xe, OSDEV_PIC8259_ERR_BAD_FLAGS, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        bool level = false;

        osdev_test_row(
            i,
            osdev_pic8259_trigger_decode(cases[i].flags, &level) == cases[i].err
        );
        osdev_test_row(i, level == cases[i].level);
    }
}

static void conflicts_name_the_lines(void **state)
{
    (void)state;
    // Line 9 should be level and is not, line 5 is and should not; nothing is
    // known of line 11.
    assert_int_equal(
        osdev_pic8259_trigger_conflicts(0x0820, 0x0620, 0x0600), 0x0620
    );
    assert_int_equal(
        osdev_pic8259_trigger_conflicts(0x0e00, 0x0200, 0x0200), 0
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_are_written_and_read),
        cmocka_unit_test(fixed_lines_stay_edge_triggered),
        cmocka_unit_test(absent_registers_are_noticed),
        cmocka_unit_test(a_level_that_does_not_hold_is_an_error),
        cmocka_unit_test(override_flags_are_decoded),
        cmocka_unit_test(conflicts_name_the_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
