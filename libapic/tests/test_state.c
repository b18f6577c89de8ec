// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "machine.h"

static struct machine m;

static unsigned count_rows(const struct osdev_apic *apic)
{
    struct osdev_apic_dump_row row;
    unsigned index = 0;

    while (osdev_apic_dump_next(apic, &index, &row)) {
        assert_non_null(row.name);
    }
    return index;
}

static void dumps_touch_no_register_that_is_not_there(void **state)
{
    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    assert_int_equal(count_rows(&m.apic[0]), 43);
    assert_int_equal(m.cpus[0].errors, 0);
    machine_start(&m, OSDEV_APIC_MODE_X2APIC);
    assert_int_equal(count_rows(&m.apic[0]), 41);
    assert_int_equal(m.cpus[0].faults, 0);
    m.cpus[0].version = (m.cpus[0].version & ~OSDEV_APIC_VERSION_MAX_LVT) |
                        3 << 16 | OSDEV_APIC_VERSION_EXTENDED;
    m.cpus[0].ext_feature = 0x00020001;
    assert_int_equal(
        osdev_apic_init(
            &m.apic[0], OSDEV_APIC_MODE_X2APIC, &osdev_apic_model_ops,
            &m.cpus[0]
        ),
        OSDEV_APIC_OK
    );
    assert_int_equal(count_rows(&m.apic[0]), 41 - 3 + 2 + 8 + 2);
    assert_int_equal(m.cpus[0].faults, 0);
}

static void dumps_show_the_registers(void **state)
{
    struct osdev_apic_dump_row row;
    unsigned index = 0;
    bool seen = false;

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_X2APIC);
    assert_int_equal(
        osdev_apic_send_vector(&m.apic[0], 0x12345678, 0x40), OSDEV_APIC_OK
    );
    while (osdev_apic_dump_next(&m.apic[0], &index, &row)) {
        if (strcmp(row.name, "ICR") == 0) {
            seen = true;
            assert_int_equal(row.reg, OSDEV_APIC_REG_ICR);
            assert_true(row.value == UINT64_C(0x1234567800004040));
        }
    }
    assert_true(seen);
}

static void set_up(enum osdev_apic_mode mode)
{
    const struct osdev_apic_lvt_entry nmi = {.delivery = OSDEV_APIC_NMI};

    machine_start(&m, mode);
    m.cpus[0].version |= OSDEV_APIC_VERSION_EXTENDED;
    m.cpus[0].ext_feature = 0x00040003;
    assert_int_equal(
        osdev_apic_init(&m.apic[0], mode, &osdev_apic_model_ops, &m.cpus[0]),
        OSDEV_APIC_OK
    );
    assert_int_equal(
        osdev_apic_write_lvt(&m.apic[0], OSDEV_APIC_LVT_LINT1, &nmi),
        OSDEV_APIC_OK
    );
    assert_int_equal(
        osdev_apic_set_extensions(&m.apic[0], OSDEV_APIC_EXT_IER), OSDEV_APIC_OK
    );
    assert_int_equal(
        osdev_apic_enable_vector(&m.apic[0], 0x50, false), OSDEV_APIC_OK
    );
    osdev_apic_write_tpr(&m.apic[0], 0x20);
}

static void power_cycle(enum osdev_apic_mode mode)
{
    osdev_apic_model_init(&m.cpus[0], 0, true, &m.bus);
    m.cpus[0].version |= OSDEV_APIC_VERSION_EXTENDED;
    m.cpus[0].ext_feature = 0x00040003;
    if (mode == OSDEV_APIC_MODE_X2APIC) {
        assert_true(osdev_apic_model_write_base(
            &m.cpus[0], m.cpus[0].base | OSDEV_X86_APIC_BASE_X2APIC
        ));
    }
}

static void
check_same(const struct osdev_apic_model *a, const struct osdev_apic_model *b)
{
    assert_int_equal(a->svr, b->svr);
    assert_int_equal(a->tpr, b->tpr);
    assert_int_equal(a->ldr, b->ldr);
    assert_int_equal(a->dfr, b->dfr);
    assert_int_equal(a->ext_control, b->ext_control);
    assert_int_equal(a->timer_initial, b->timer_initial);
    assert_int_equal(a->timer_divide, b->timer_divide);
    assert_true(a->deadline == b->deadline);
    assert_memory_equal(a->lvt, b->lvt, sizeof(a->lvt));
    assert_memory_equal(&a->ier, &b->ier, sizeof(a->ier));
}

static void state_survives_a_power_cycle(void **state)
{
    static const enum osdev_apic_mode modes[] = {
        OSDEV_APIC_MODE_XAPIC,
        OSDEV_APIC_MODE_X2APIC,
    };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct osdev_apic_model before;
        struct osdev_apic_state saved;

        set_up(modes[i]);
        if (i == 0) {
            assert_int_equal(
                osdev_apic_set_logical(&m.apic[0], OSDEV_APIC_CLUSTER, 0x24),
                OSDEV_APIC_OK
            );
        }
        assert_int_equal(
            osdev_apic_timer_start(
                &m.apic[0], OSDEV_APIC_TIMER_PERIODIC, 0x40, 8, 1000
            ),
            OSDEV_APIC_OK
        );
        osdev_apic_save(&m.apic[0], &saved);
        before = m.cpus[0];
        power_cycle(modes[i]);
        assert_int_equal(osdev_apic_restore(&m.apic[0], &saved), OSDEV_APIC_OK);
        check_same(&m.cpus[0], &before);
        assert_int_equal(m.cpus[0].faults, 0);
        assert_int_equal(m.cpus[0].errors, 0);
    }
}

static void a_deadline_that_has_passed_fires_on_restore(void **state)
{
    struct osdev_apic_state saved;

    (void)state;
    set_up(OSDEV_APIC_MODE_X2APIC);
    assert_int_equal(
        osdev_apic_timer_use_deadline(&m.apic[0], 0x90), OSDEV_APIC_OK
    );
    osdev_apic_timer_set_deadline(&m.apic[0], 500);
    osdev_apic_save(&m.apic[0], &saved);
    power_cycle(OSDEV_APIC_MODE_X2APIC);
    m.cpus[0].tsc = 1000;
    assert_int_equal(osdev_apic_restore(&m.apic[0], &saved), OSDEV_APIC_OK);
    assert_int_equal(machine_take(&m, 0), 0x90);
}

static void ignore(void *ctx, uint16_t reg, uint32_t value)
{
    (void)ctx;
    (void)reg;
    (void)value;
}

static void restore_notices_what_does_not_hold(void **state)
{
    struct osdev_apic_ops deaf = osdev_apic_model_ops;
    struct osdev_apic_state saved;

    (void)state;
    set_up(OSDEV_APIC_MODE_XAPIC);
    osdev_apic_save(&m.apic[0], &saved);
    saved.mode = OSDEV_APIC_MODE_X2APIC;
    assert_int_equal(
        osdev_apic_restore(&m.apic[0], &saved), OSDEV_APIC_ERR_BAD_MODE
    );
    saved.mode = OSDEV_APIC_MODE_XAPIC;
    power_cycle(OSDEV_APIC_MODE_XAPIC);
    deaf.write = ignore;
    m.apic[0].ops = &deaf;
    assert_int_equal(
        osdev_apic_restore(&m.apic[0], &saved), OSDEV_APIC_ERR_READ_BACK
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dumps_touch_no_register_that_is_not_there),
        cmocka_unit_test(dumps_show_the_registers),
        cmocka_unit_test(state_survives_a_power_cycle),
        cmocka_unit_test(a_deadline_that_has_passed_fires_on_restore),
        cmocka_unit_test(restore_notices_what_does_not_hold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
