// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "fake_ports.h"

static void probe_finds_the_pair_and_keeps_masks(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    osdev_pic8259_write_masks(&pic, 0xb7a9);
    const uint16_t masks = osdev_pic8259_read_masks(&pic);

    assert_int_equal(osdev_pic8259_probe(&pic), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_masks(&pic), masks);
}

static void probe_finds_nothing_at_empty_ports(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    fake.absent = true;
    assert_int_equal(osdev_pic8259_probe(&pic), OSDEV_PIC8259_ERR_ABSENT);
}

static void probe_finds_a_dead_register(void **state)
{
    static const uint16_t ports[] = {0x21, 0xa1};

    (void)state;
    for (size_t i = 0; i < sizeof(ports) / sizeof(ports[0]); i++) {
        struct fake_ports fake;
        struct osdev_pic8259 pic;

        fake_ports_start(&fake, &pic);
        fake.deaf_port = ports[i];
        osdev_test_row(
            i, osdev_pic8259_probe(&pic) == OSDEV_PIC8259_ERR_ABSENT
        );
    }
}

static void probe_opens_no_line_with_a_request(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    for (unsigned line = 0; line < 15; line++) {
        osdev_pic8259_model_set_line(&fake.model, line, true);
    }
    fake.count = 0;
    assert_int_equal(osdev_pic8259_probe(&pic), OSDEV_PIC8259_OK);
    for (size_t i = 0; i < fake.count; i++) {
        if (fake.log[i].port == 0x21) {
            osdev_test_row(i, (fake.log[i].value | 0x04) == 0xff);
        } else if (fake.log[i].port == 0xa1) {
            osdev_test_row(i, (fake.log[i].value | 0x80) == 0xff);
        }
    }
}

static void probe_finds_a_pair_with_requests_everywhere(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    osdev_pic8259_write_masks(&pic, 0);
    for (unsigned line = 0; line < 16; line++) {
        osdev_pic8259_model_set_line(&fake.model, line, true);
    }
    assert_int_equal(osdev_pic8259_read_irr(&pic), 0xffff);
    assert_int_equal(osdev_pic8259_probe(&pic), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_masks(&pic), 0);
}

static void quiesce_leaves_nothing_behind(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;
    unsigned line = 0;

    (void)state;
    fake_ports_start(&fake, &pic);
    osdev_pic8259_write_masks(&pic, 0);
    fake_ports_take(&fake, 12);
    fake_ports_take(&fake, 1);
    osdev_pic8259_model_set_line(&fake.model, 4, true);
    assert_int_equal(osdev_pic8259_quiesce(&pic, 0xf0), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_masks(&pic), 0xffff);
    assert_int_equal(osdev_pic8259_read_isr(&pic), 0);
    assert_int_equal(osdev_pic8259_read_irr(&pic), 0);
    assert_false(osdev_pic8259_model_pending(&fake.model));

    // A board that sends one all the same.
    assert_int_equal(osdev_pic8259_model_ack(&fake.model), 0xf7);
    assert_int_equal(
        osdev_pic8259_ack(&pic, 0xf7, &line), OSDEV_PIC8259_SPURIOUS_MASTER
    );
}

static void quiesce_checks_the_vector(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    assert_int_equal(
        osdev_pic8259_quiesce(&pic, 0xf8), OSDEV_PIC8259_ERR_VECTOR_RANGE
    );
    assert_int_equal(
        osdev_pic8259_quiesce(&pic, 0x44), OSDEV_PIC8259_ERR_VECTOR_ALIGN
    );
    assert_int_equal(
        osdev_pic8259_quiesce(&pic, 0x08), OSDEV_PIC8259_ERR_VECTOR_RESERVED
    );
    assert_int_equal(fake.count, 0);
}

static void quiesce_ends_what_the_initialisation_leaves_in_service(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    fake.keeps_isr = true;
    fake.model.chips[0].isr = 0xff;
    fake.model.chips[1].isr = 0xff;
    assert_int_equal(osdev_pic8259_quiesce(&pic, 0xf0), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_isr(&pic), 0);
}

static void quiesce_reports_a_line_in_service_for_ever(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    fake.stuck_isr = 0x10;
    assert_int_equal(
        osdev_pic8259_quiesce(&pic, 0xf0), OSDEV_PIC8259_ERR_STUCK
    );
}

static void quiesce_reports_a_mask_that_does_not_hold(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    osdev_pic8259_write_masks(&pic, 0xfffe);
    fake.deaf_port = OSDEV_PIC8259_PORT_MASTER_DATA;
    assert_int_equal(
        osdev_pic8259_quiesce(&pic, 0xf0), OSDEV_PIC8259_ERR_READ_BACK
    );
}

static void imcr_switches_the_route(void **state)
{
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    osdev_pic8259_imcr(&pic, true);
    assert_int_equal(fake.log[0].port, 0x22);
    assert_int_equal(fake.log[0].value, 0x70);
    assert_int_equal(fake.model.imcr, 1);
    osdev_pic8259_imcr(&pic, false);
    assert_int_equal(fake.model.imcr, 0);
}

// Compare what ports can change, less the register that reads select.
static void assert_same_chip(
    const struct osdev_pic8259_chip *a, const struct osdev_pic8259_chip *b
)
{
    assert_int_equal(a->imr, b->imr);
    assert_int_equal(a->levels, b->levels);
    assert_int_equal(a->vector, b->vector);
    assert_int_equal(a->icw4, b->icw4);
    assert_int_equal(a->lowest, b->lowest);
    assert_int_equal(a->special_mask, b->special_mask);
    assert_int_equal(a->auto_rotate, b->auto_rotate);
}

static void state_survives_a_power_cycle(void **state)
{
    const struct osdev_pic8259_config config = {
        .master_vector = 0x60,
        .slave_vector = 0x90,
        .fully_nested = true,
    };
    struct osdev_pic8259_state saved;
    struct osdev_pic8259_model before;
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    assert_int_equal(osdev_pic8259_remap(&pic, &config), OSDEV_PIC8259_OK);
    assert_int_equal(
        osdev_pic8259_write_levels(&pic, 0x0c20), OSDEV_PIC8259_OK
    );
    osdev_pic8259_write_masks(&pic, 0xb7e8);
    assert_int_equal(osdev_pic8259_set_lowest(&pic, 3), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_set_lowest(&pic, 12), OSDEV_PIC8259_OK);
    osdev_pic8259_special_mask(&pic, true);
    osdev_pic8259_auto_rotate(&pic, true);
    osdev_pic8259_save(&pic, &saved);
    before = fake.model;

    osdev_pic8259_model_init(&fake.model);
    assert_int_equal(osdev_pic8259_restore(&pic, &saved), OSDEV_PIC8259_OK);
    assert_same_chip(&fake.model.chips[0], &before.chips[0]);
    assert_same_chip(&fake.model.chips[1], &before.chips[1]);
    assert_true(osdev_pic8259_handles(&pic, 0x97));
}

static void state_without_elcr_is_restored(void **state)
{
    struct osdev_pic8259_state saved;
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    fake.no_elcr = true;
    assert_int_equal(osdev_pic8259_unmask(&pic, 1), OSDEV_PIC8259_OK);
    osdev_pic8259_save(&pic, &saved);
    assert_false(saved.has_levels);
    osdev_pic8259_model_init(&fake.model);
    assert_int_equal(osdev_pic8259_restore(&pic, &saved), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_masks(&pic), 0xfffd);
}

static void damaged_state_leaves_all_masked(void **state)
{
    struct osdev_pic8259_state good;
    struct osdev_pic8259_state bad[6];
    static const enum osdev_pic8259_err errs[6] = {
        OSDEV_PIC8259_ERR_VECTOR_ALIGN,   OSDEV_PIC8259_ERR_VECTOR_RESERVED,
        OSDEV_PIC8259_ERR_VECTOR_OVERLAP, OSDEV_PIC8259_ERR_FIXED_EDGE,
        OSDEV_PIC8259_ERR_NO_ELCR,        OSDEV_PIC8259_ERR_READ_BACK,
    };
    struct fake_ports fake;
    struct osdev_pic8259 pic;

    (void)state;
    fake_ports_start(&fake, &pic);
    osdev_pic8259_write_masks(&pic, 0);
    osdev_pic8259_save(&pic, &good);
    for (size_t i = 0; i < 6; i++) {
        bad[i] = good;
    }
    bad[0].config.master_vector = 33;
    bad[1].config.slave_vector = 16;
    bad[2].config.slave_vector = 32;
    bad[3].levels = 1;
    bad[5].levels = 0x20;
    for (size_t i = 0; i < 6; i++) {
        osdev_pic8259_write_masks(&pic, 0);
        fake.no_elcr = errs[i] == OSDEV_PIC8259_ERR_NO_ELCR;
        fake.deaf_port = errs[i] == OSDEV_PIC8259_ERR_READ_BACK
                             ? OSDEV_PIC8259_PORT_ELCR
                             : 0;
        osdev_test_row(i, osdev_pic8259_restore(&pic, &bad[i]) == errs[i]);
        osdev_test_row(i, osdev_pic8259_read_masks(&pic) == 0xffff);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(probe_finds_the_pair_and_keeps_masks),
        cmocka_unit_test(probe_finds_nothing_at_empty_ports),
        cmocka_unit_test(probe_finds_a_dead_register),
        cmocka_unit_test(probe_opens_no_line_with_a_request),
        cmocka_unit_test(probe_finds_a_pair_with_requests_everywhere),
        cmocka_unit_test(quiesce_leaves_nothing_behind),
        cmocka_unit_test(quiesce_checks_the_vector),
        cmocka_unit_test(quiesce_ends_what_the_initialisation_leaves_in_service
        ),
        cmocka_unit_test(quiesce_reports_a_line_in_service_for_ever),
        cmocka_unit_test(quiesce_reports_a_mask_that_does_not_hold),
        cmocka_unit_test(imcr_switches_the_route),
        cmocka_unit_test(state_survives_a_power_cycle),
        cmocka_unit_test(state_without_elcr_is_restored),
        cmocka_unit_test(damaged_state_leaves_all_masked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
