// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "suite.h"

static const struct suite_machine *
start(void **state, struct osdev_pic8259 *pic, bool auto_eoi)
{
    const struct suite_machine *machine = *state;
    const struct osdev_pic8259_config config = {
        .master_vector = 0x40,
        .slave_vector = 0x60,
        .auto_eoi = auto_eoi,
    };

    assert_int_equal(
        osdev_pic8259_init(pic, machine->ops, machine->ctx), OSDEV_PIC8259_OK
    );
    assert_int_equal(osdev_pic8259_remap(pic, &config), OSDEV_PIC8259_OK);
    osdev_pic8259_write_masks(pic, 0);
    return machine;
}

static void set(const struct suite_machine *machine, unsigned line, bool high)
{
    machine->set_line(machine->ctx, line, high);
}

static void raise(const struct suite_machine *machine, unsigned line)
{
    set(machine, line, true);
}

static bool pending(const struct suite_machine *machine)
{
    return machine->pending(machine->ctx);
}

static void assert_takes(struct osdev_pic8259 *pic, unsigned want)
{
    unsigned line = 99;

    assert_true(osdev_pic8259_poll(pic, &line));
    assert_int_equal(line, want);
}

static void assert_idle(struct osdev_pic8259 *pic)
{
    unsigned line = 99;

    assert_false(osdev_pic8259_poll(pic, &line));
    assert_int_equal(line, 99);
}

static void end(struct osdev_pic8259 *pic, unsigned line)
{
    assert_int_equal(osdev_pic8259_eoi(pic, line), OSDEV_PIC8259_OK);
}

static void the_pair_is_found(void **state)
{
    struct osdev_pic8259 pic;

    start(state, &pic, false);
    assert_int_equal(osdev_pic8259_probe(&pic), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_masks(&pic), 0);
}

static void masks_are_held(void **state)
{
    struct osdev_pic8259 pic;

    start(state, &pic, false);
    for (unsigned line = 0; line < 16; line++) {
        const uint16_t masks = (uint16_t) ~(1u << line);

        osdev_pic8259_write_masks(&pic, masks);
        osdev_test_row(
            line, (osdev_pic8259_read_masks(&pic) | 4) == (masks | 4)
        );
    }
}

static void a_masked_request_waits(void **state)
{
    struct osdev_pic8259 pic;
    const struct suite_machine *machine = start(state, &pic, false);

    osdev_pic8259_disable(&pic);
    raise(machine, 6);
    raise(machine, 13);
    assert_int_equal(osdev_pic8259_read_irr(&pic), 0x2040);
    assert_false(pending(machine));
    assert_idle(&pic);
    assert_int_equal(osdev_pic8259_unmask(&pic, 13), OSDEV_PIC8259_OK);
    assert_true(pending(machine));
    assert_takes(&pic, 13);
    assert_idle(&pic);
    end(&pic, 13);
    assert_int_equal(osdev_pic8259_unmask(&pic, 6), OSDEV_PIC8259_OK);
    assert_takes(&pic, 6);
    end(&pic, 6);
}

static void the_most_urgent_comes_first(void **state)
{
    static const unsigned order[] = {0, 1, 8, 9, 15, 3, 7};
    struct osdev_pic8259 pic;
    const struct suite_machine *machine = start(state, &pic, false);

    for (size_t i = 0; i < 7; i++) {
        raise(machine, order[6 - i]);
    }
    for (size_t i = 0; i < 7; i++) {
        assert_true(pending(machine));
        assert_takes(&pic, order[i]);
        end(&pic, order[i]);
    }
    assert_false(pending(machine));
    assert_idle(&pic);
}

static void service_is_seen_until_its_end(void **state)
{
    struct osdev_pic8259 pic;
    const struct suite_machine *machine = start(state, &pic, false);

    raise(machine, 10);
    assert_takes(&pic, 10);
    assert_int_equal(osdev_pic8259_read_isr(&pic), 0x0404);
    assert_int_equal(osdev_pic8259_read_irr(&pic), 0);
    end(&pic, 10);
    assert_int_equal(osdev_pic8259_read_isr(&pic), 0);
}

static void only_more_urgent_lines_nest(void **state)
{
    struct osdev_pic8259 pic;
    const struct suite_machine *machine = start(state, &pic, false);

    raise(machine, 4);
    assert_takes(&pic, 4);
    raise(machine, 5);
    assert_false(pending(machine));
    assert_idle(&pic);
    raise(machine, 1);
    assert_takes(&pic, 1);
    assert_int_equal(osdev_pic8259_read_isr(&pic), 0x0012);
    end(&pic, 1);
    assert_false(pending(machine));
    end(&pic, 4);
    assert_takes(&pic, 5);
    end(&pic, 5);
}

static void ends_may_be_unnamed(void **state)
{
    struct osdev_pic8259 pic;
    const struct suite_machine *machine = start(state, &pic, false);

    raise(machine, 6);
    assert_takes(&pic, 6);
    raise(machine, 11);
    assert_takes(&pic, 11);
    assert_int_equal(osdev_pic8259_eoi_highest(&pic, 11), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_isr(&pic), 0x0040);
    assert_int_equal(osdev_pic8259_eoi_highest(&pic, 6), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_isr(&pic), 0);
}

static void an_edge_counts_once_and_a_level_again(void **state)
{
    struct osdev_pic8259 pic;
    const struct suite_machine *machine = start(state, &pic, false);

    assert_int_equal(
        osdev_pic8259_write_levels(&pic, 0x0820), OSDEV_PIC8259_OK
    );
    raise(machine, 4);
    assert_takes(&pic, 4);
    end(&pic, 4);
    assert_idle(&pic);
    for (unsigned i = 0; i < 2; i++) {
        raise(machine, 5);
        assert_takes(&pic, 5);
        end(&pic, 5);
    }
    set(machine, 5, false);
    assert_idle(&pic);
    raise(machine, 11);
    for (unsigned i = 0; i < 2; i++) {
        assert_takes(&pic, 11);
        assert_int_equal(osdev_pic8259_read_irr(&pic) & 0x0800, 0x0800);
        end(&pic, 11);
    }
    set(machine, 11, false);
    assert_int_equal(osdev_pic8259_read_irr(&pic) & 0x0800, 0);
    assert_int_equal(osdev_pic8259_write_levels(&pic, 0), OSDEV_PIC8259_OK);
}

static void special_mask_lets_others_through(void **state)
{
    struct osdev_pic8259 pic;
    const struct suite_machine *machine = start(state, &pic, false);

    raise(machine, 3);
    assert_takes(&pic, 3);
    raise(machine, 6);
    assert_idle(&pic);
    osdev_pic8259_special_mask(&pic, true);
    assert_idle(&pic);
    assert_int_equal(osdev_pic8259_mask(&pic, 3), OSDEV_PIC8259_OK);
    assert_takes(&pic, 6);
    end(&pic, 6);
    end(&pic, 3);
    osdev_pic8259_special_mask(&pic, false);
    assert_int_equal(osdev_pic8259_read_isr(&pic), 0);
}

static void priorities_can_be_turned(void **state)
{
    static const unsigned order[] = {6, 7, 1, 5};
    struct osdev_pic8259 pic;
    const struct suite_machine *machine = start(state, &pic, false);

    assert_int_equal(osdev_pic8259_set_lowest(&pic, 5), OSDEV_PIC8259_OK);
    for (size_t i = 0; i < 4; i++) {
        raise(machine, order[3 - i]);
    }
    for (size_t i = 0; i < 4; i++) {
        assert_takes(&pic, order[i]);
        end(&pic, order[i]);
    }
    assert_int_equal(osdev_pic8259_set_lowest(&pic, 11), OSDEV_PIC8259_OK);
    raise(machine, 8);
    raise(machine, 12);
    assert_takes(&pic, 12);
    end(&pic, 12);
    assert_takes(&pic, 8);
    end(&pic, 8);
}

static void an_end_can_turn_priorities(void **state)
{
    struct osdev_pic8259 pic;
    const struct suite_machine *machine = start(state, &pic, false);

    raise(machine, 1);
    raise(machine, 4);
    assert_takes(&pic, 1);
    set(machine, 1, false);
    raise(machine, 1);
    assert_int_equal(osdev_pic8259_eoi_rotate(&pic, 1), OSDEV_PIC8259_OK);
    assert_takes(&pic, 4);
    end(&pic, 4);
    assert_takes(&pic, 1);
    end(&pic, 1);

    raise(machine, 8);
    raise(machine, 14);
    assert_takes(&pic, 8);
    set(machine, 8, false);
    raise(machine, 8);
    assert_int_equal(osdev_pic8259_eoi_rotate(&pic, 8), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_isr(&pic), 0);
    assert_takes(&pic, 14);
    end(&pic, 14);
    assert_takes(&pic, 8);
    end(&pic, 8);
}

static void automatic_ends_leave_nothing_in_service(void **state)
{
    struct osdev_pic8259 pic;
    const struct suite_machine *machine = start(state, &pic, true);

    raise(machine, 3);
    raise(machine, 12);
    assert_takes(&pic, 12);
    assert_takes(&pic, 3);
    assert_int_equal(osdev_pic8259_read_isr(&pic), 0);
    assert_idle(&pic);
}

static void quiesce_forgets_everything(void **state)
{
    struct osdev_pic8259 pic;
    const struct suite_machine *machine = start(state, &pic, false);

    raise(machine, 12);
    assert_takes(&pic, 12);
    raise(machine, 0);
    raise(machine, 14);
    assert_int_equal(osdev_pic8259_quiesce(&pic, 0xf0), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_isr(&pic), 0);
    assert_int_equal(osdev_pic8259_read_irr(&pic), 0);
    assert_int_equal(osdev_pic8259_read_masks(&pic), 0xffff);
    assert_false(pending(machine));
    assert_true(osdev_pic8259_handles(&pic, 0xff));
}

static void a_saved_state_comes_back(void **state)
{
    struct osdev_pic8259_state saved;
    struct osdev_pic8259 pic;
    const struct suite_machine *machine = start(state, &pic, false);
    uint16_t levels = 0;

    assert_int_equal(
        osdev_pic8259_write_levels(&pic, 0x0400), OSDEV_PIC8259_OK
    );
    osdev_pic8259_write_masks(&pic, 0xb3b8);
    assert_int_equal(osdev_pic8259_set_lowest(&pic, 5), OSDEV_PIC8259_OK);
    osdev_pic8259_save(&pic, &saved);
    assert_int_equal(osdev_pic8259_write_levels(&pic, 0), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_quiesce(&pic, 0xf0), OSDEV_PIC8259_OK);

    assert_int_equal(osdev_pic8259_restore(&pic, &saved), OSDEV_PIC8259_OK);
    assert_int_equal(osdev_pic8259_read_masks(&pic), 0xb3b8);
    assert_int_equal(
        osdev_pic8259_read_levels(&pic, &levels), OSDEV_PIC8259_OK
    );
    assert_int_equal(levels, 0x0400);
    raise(machine, 1);
    raise(machine, 6);
    assert_takes(&pic, 6);
    end(&pic, 6);
    assert_takes(&pic, 1);
    end(&pic, 1);
    assert_int_equal(osdev_pic8259_write_levels(&pic, 0), OSDEV_PIC8259_OK);
}

#define CASE(function) \
    cmocka_unit_test_setup_teardown(function, setup, teardown)

int suite_run(int (*setup)(void **state), int (*teardown)(void **state))
{
    const struct CMUnitTest tests[] = {
        CASE(the_pair_is_found),
        CASE(masks_are_held),
        CASE(a_masked_request_waits),
        CASE(the_most_urgent_comes_first),
        CASE(service_is_seen_until_its_end),
        CASE(only_more_urgent_lines_nest),
        CASE(ends_may_be_unnamed),
        CASE(an_edge_counts_once_and_a_level_again),
        CASE(special_mask_lets_others_through),
        CASE(priorities_can_be_turned),
        CASE(an_end_can_turn_priorities),
        CASE(automatic_ends_leave_nothing_in_service),
        CASE(quiesce_forgets_everything),
        CASE(a_saved_state_comes_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
