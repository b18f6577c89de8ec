// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "machine.h"

#define X  OSDEV_APIC_MODE_XAPIC
#define X2 OSDEV_APIC_MODE_X2APIC

static struct machine m;

// Processors that come up some time after a start-up.
struct world {
    uint64_t now_us;
    uint32_t slow_us; // from the first start-up on
    bool deaf;
    struct osdev_apic_mailbox *mailbox;
    uint32_t takes_us;
};

static void delay(void *ctx, uint32_t us)
{
    struct world *w = ctx;

    w->now_us += us;
    if (w->mailbox != NULL && !w->deaf && w->now_us >= w->takes_us) {
        w->mailbox->command = OSDEV_APIC_MAILBOX_NOOP;
    }
}

static uint32_t count(void *ctx)
{
    const struct world *w = ctx;
    uint32_t up = 0;

    for (unsigned i = 1; i < MACHINE_CPUS; i++) {
        up += m.cpus[i].startups != 0 && !w->deaf && w->now_us >= w->slow_us;
    }
    return up;
}

static const struct osdev_apic_start_ops ops = {delay, count};
static const struct osdev_apic_start_times times = OSDEV_APIC_START_SAFE;

static enum osdev_apic_err start(
    struct world *w, const struct osdev_apic_start_target *target,
    struct osdev_apic_start_report *out
)
{
    return osdev_apic_start(&m.apic[0], &ops, w, target, &times, out);
}

static void one_processor_starts_at_its_page(void **state)
{
    static const enum osdev_apic_mode modes[] = {X, X2};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        const struct osdev_apic_start_target target = {
            .id = 2,
            .expected = 1,
            .page = {0x8000},
        };
        struct osdev_apic_start_report report;
        struct world w = {0};

        machine_start(&m, modes[i]);
        assert_int_equal(start(&w, &target, &report), OSDEV_APIC_OK);
        assert_int_equal(m.cpus[2].inits, 1);
        assert_int_equal(m.cpus[2].startups, 1);
        assert_int_equal(m.cpus[2].start_page, 8);
        assert_int_equal(m.cpus[1].inits, 0);
        assert_int_equal(report.count, 1);
        assert_int_equal(report.startups, 1);
        assert_int_equal(report.waited_us, 10000);
        assert_int_equal(osdev_apic_read_errors(&m.apic[0]), 0);
    }
}

static void a_slow_one_gets_a_second_startup(void **state)
{
    const struct osdev_apic_start_target target = {
        .id = 1,
        .expected = 1,
        .page = {0x9f000},
    };
    struct osdev_apic_start_report report;
    struct world w = {.slow_us = 15000};

    (void)state;
    machine_start(&m, X);
    assert_int_equal(start(&w, &target, &report), OSDEV_APIC_OK);
    assert_int_equal(report.startups, 2);
    // It started at the first one.
    assert_int_equal(m.cpus[1].startups, 1);
    assert_int_equal(m.cpus[1].start_page, 0x9f);
    assert_int_equal(report.waited_us, 15000);
}

static void all_others_start_at_once(void **state)
{
    const struct osdev_apic_start_target target = {
        .others = true,
        .id = 7,
        .expected = 3,
        .page = {0x1000},
    };
    struct osdev_apic_start_report report;
    struct world w = {0};

    (void)state;
    machine_start(&m, X2);
    assert_int_equal(start(&w, &target, &report), OSDEV_APIC_OK);
    assert_int_equal(report.count, 3);
    assert_int_equal(m.cpus[0].inits, 0);
}

static void nobody_there_is_no_answer_in_bounded_time(void **state)
{
    const struct osdev_apic_start_target target = {
        .id = 9,
        .expected = 1,
        .page = {0x1000},
    };
    struct osdev_apic_start_report report = {77, 77, 77};
    struct world w = {0};

    (void)state;
    machine_start(&m, X);
    assert_int_equal(start(&w, &target, &report), OSDEV_APIC_ERR_NO_ANSWER);
    assert_int_equal(report.startups, 2);
    assert_int_equal(report.count, 0);
    assert_int_equal(report.waited_us, 10000 + 200 + 1000000);
    assert_int_equal(start(&w, &target, NULL), OSDEV_APIC_ERR_NO_ANSWER);
}

static void long_steps_do_not_wrap(void **state)
{
    const struct osdev_apic_start_times far = {
        0, 0, UINT32_MAX, UINT32_MAX, false,
    };
    const struct osdev_apic_start_target target = {
        .id = 9,
        .expected = 1,
        .page = {0x1000},
    };
    struct world w = {0};

    (void)state;
    machine_start(&m, X);
    assert_int_equal(
        osdev_apic_start(&m.apic[0], &ops, &w, &target, &far, NULL),
        OSDEV_APIC_ERR_NO_ANSWER
    );
    assert_true(w.now_us == UINT32_MAX);
}

static void arguments_are_checked_before_anything_is_sent(void **state)
{
    static const uint64_t pages[] = {
        0x8001, 0x100000, 0xa0000, 0xbf000, UINT64_C(0x100008000),
    };
    const struct osdev_apic_start_ops half = {delay, NULL};
    const struct osdev_apic_start_ops other = {NULL, count};
    struct osdev_apic_start_target target = {
        .id = 1,
        .expected = 1,
        .page = {0x8000},
    };
    struct osdev_apic_start_times zero = times;
    struct world w = {0};

    (void)state;
    machine_start(&m, X);
    for (size_t i = 0; i < OSDEV_COUNTOF(pages); i++) {
        target.page.raw = pages[i];
        osdev_test_row(i, start(&w, &target, NULL) == OSDEV_APIC_ERR_BAD_PAGE);
    }
    target.page.raw = 0xc0000;
    assert_true(osdev_apic_can_start_at(target.page));
    assert_int_equal(
        osdev_apic_start(&m.apic[0], &half, &w, &target, &times, NULL),
        OSDEV_APIC_ERR_BAD_OPS
    );
    assert_int_equal(
        osdev_apic_start(&m.apic[0], &other, &w, &target, &times, NULL),
        OSDEV_APIC_ERR_BAD_OPS
    );
    zero.poll_us = 0;
    assert_int_equal(
        osdev_apic_start(&m.apic[0], &ops, &w, &target, &zero, NULL),
        OSDEV_APIC_ERR_BAD_VALUE
    );
    target.id = 256;
    assert_int_equal(start(&w, &target, NULL), OSDEV_APIC_ERR_BAD_DESTINATION);
    assert_int_equal(m.cpus[1].inits, 0);
}

static void a_busy_sender_is_an_error(void **state)
{
    const struct osdev_apic_start_target target = {
        .id = 1,
        .expected = 1,
        .page = {0x8000},
    };
    struct world w = {0};

    (void)state;
    machine_start(&m, X);
    m.cpus[0].send_delay = 100;
    m.apic[0].send_attempts = 50;
    assert_int_equal(start(&w, &target, NULL), OSDEV_APIC_ERR_BUSY);
}

static void init_can_be_deasserted(void **state)
{
    const struct osdev_apic_start_times old = {10000, 200, 50, 1000, true};
    const struct osdev_apic_start_target target = {
        .id = 1,
        .expected = 1,
        .page = {0x8000},
    };
    struct world w = {0};

    (void)state;
    machine_start(&m, X);
    assert_int_equal(
        osdev_apic_start(&m.apic[0], &ops, &w, &target, &old, NULL),
        OSDEV_APIC_OK
    );
    assert_int_equal(m.cpus[1].inits, 1);
    assert_int_equal(m.cpus[1].startups, 1);
}

static void firmware_takes_the_mailbox(void **state)
{
    struct osdev_apic_mailbox mailbox = {0, 0, 0, 0};
    struct world w = {.mailbox = &mailbox, .takes_us = 120};

    (void)state;
    assert_int_equal(
        osdev_apic_mailbox_start(
            &mailbox, 0x12345, osdev_paddr(UINT64_C(0x123456789000)), &ops, &w,
            &times
        ),
        OSDEV_APIC_OK
    );
    assert_int_equal(mailbox.id, 0x12345);
    assert_true(mailbox.vector == UINT64_C(0x123456789000));
    assert_true(w.now_us == 150);
}

static void a_deaf_mailbox_is_no_answer(void **state)
{
    const struct osdev_apic_start_ops none = {NULL, count};
    struct osdev_apic_mailbox mailbox = {0, 0, 0, 0};
    struct osdev_apic_start_times zero = times;
    struct world w = {.mailbox = &mailbox, .deaf = true};

    (void)state;
    assert_int_equal(
        osdev_apic_mailbox_start(
            &mailbox, 1, osdev_paddr(0x1000), &ops, &w, &times
        ),
        OSDEV_APIC_ERR_NO_ANSWER
    );
    assert_int_equal(mailbox.command, OSDEV_APIC_MAILBOX_WAKEUP);
    assert_int_equal(
        osdev_apic_mailbox_start(
            &mailbox, 2, osdev_paddr(0x1000), &ops, &w, &times
        ),
        OSDEV_APIC_ERR_BUSY
    );
    assert_int_equal(mailbox.id, 1);
    zero.poll_us = 0;
    assert_int_equal(
        osdev_apic_mailbox_start(
            &mailbox, 2, osdev_paddr(0x1000), &ops, &w, &zero
        ),
        OSDEV_APIC_ERR_BAD_VALUE
    );
    assert_int_equal(
        osdev_apic_mailbox_start(
            &mailbox, 2, osdev_paddr(0x1000), &none, &w, &times
        ),
        OSDEV_APIC_ERR_BAD_OPS
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_processor_starts_at_its_page),
        cmocka_unit_test(a_slow_one_gets_a_second_startup),
        cmocka_unit_test(all_others_start_at_once),
        cmocka_unit_test(nobody_there_is_no_answer_in_bounded_time),
        cmocka_unit_test(long_steps_do_not_wrap),
        cmocka_unit_test(arguments_are_checked_before_anything_is_sent),
        cmocka_unit_test(a_busy_sender_is_an_error),
        cmocka_unit_test(init_can_be_deasserted),
        cmocka_unit_test(firmware_takes_the_mailbox),
        cmocka_unit_test(a_deaf_mailbox_is_no_answer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
