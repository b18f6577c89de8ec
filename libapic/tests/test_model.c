// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The model where drivers do not look.
#include <osdev_test.h>

#include "machine.h"

static struct machine m;

static void edges_at_a_masked_pin_are_lost(void **state)
{
    const struct osdev_apic_redirection entry = {.vector = 0x50};

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    assert_int_equal(osdev_apic_io_route(&m.io[0], 1, &entry), OSDEV_APIC_OK);
    assert_int_equal(osdev_apic_io_mask(&m.io[0], 1, true), OSDEV_APIC_OK);
    osdev_apic_io_model_set_line(&m.ios[0], 1, true);
    assert_int_equal(osdev_apic_io_mask(&m.io[0], 1, false), OSDEV_APIC_OK);
    assert_false(osdev_apic_model_pending(&m.cpus[0]));
    osdev_apic_io_model_set_line(&m.ios[0], 1, false);
    osdev_apic_io_model_set_line(&m.ios[0], 1, true);
    assert_int_equal(machine_take(&m, 0), 0x50);
    osdev_apic_io_model_set_line(&m.ios[0], 24, true);
}

static void a_request_is_remembered_once(void **state)
{
    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    for (unsigned i = 0; i < 3; i++) {
        assert_int_equal(
            osdev_apic_send_vector(&m.apic[1], 0, 0x50), OSDEV_APIC_OK
        );
    }
    assert_int_equal(machine_take(&m, 0), 0x50);
    osdev_apic_eoi(&m.apic[0]);
    assert_false(osdev_apic_model_pending(&m.cpus[0]));
    // One in service, one requested: both are served.
    assert_int_equal(
        osdev_apic_send_vector(&m.apic[1], 0, 0x50), OSDEV_APIC_OK
    );
    assert_int_equal(machine_take(&m, 0), 0x50);
    assert_int_equal(
        osdev_apic_send_vector(&m.apic[1], 0, 0x50), OSDEV_APIC_OK
    );
    osdev_apic_eoi(&m.apic[0]);
    assert_int_equal(machine_take(&m, 0), 0x50);
}

static void a_local_apic_that_is_off_accepts_no_vector(void **state)
{
    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    osdev_apic_disable(&m.apic[1]);
    assert_int_equal(
        osdev_apic_send_vector(&m.apic[0], 1, 0x50), OSDEV_APIC_OK
    );
    assert_false(osdev_apic_is_requested(&m.apic[1], 0x50));
    // But it accepts a non-maskable interrupt.
    assert_int_equal(osdev_apic_send_nmi(&m.apic[0], 1), OSDEV_APIC_OK);
    assert_int_equal(m.cpus[1].nmis, 1);
    assert_true(osdev_apic_model_write_base(&m.cpus[1], 0));
    assert_int_equal(osdev_apic_send_nmi(&m.apic[0], 1), OSDEV_APIC_OK);
    assert_int_equal(m.cpus[1].nmis, 1);
    assert_int_equal(
        osdev_apic_read(&m.apic[1], OSDEV_APIC_REG_ID), UINT32_MAX
    );
}

static void impossible_mode_changes_fault(void **state)
{
    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_X2APIC);
    assert_false(
        osdev_apic_model_write_base(&m.cpus[0], OSDEV_X86_APIC_BASE_ENABLE)
    );
    assert_false(
        osdev_apic_model_write_base(&m.cpus[0], OSDEV_X86_APIC_BASE_X2APIC)
    );
    assert_true(osdev_apic_model_write_base(&m.cpus[0], 0));
    assert_false(osdev_apic_model_write_base(
        &m.cpus[0], OSDEV_X86_APIC_BASE_ENABLE | OSDEV_X86_APIC_BASE_X2APIC
    ));
    assert_int_equal(m.cpus[0].faults, 3);
}

static void x2apic_faults_where_xapic_notes_an_error(void **state)
{
    static const uint16_t regs[] = {
        OSDEV_APIC_REG_DFR,         OSDEV_APIC_REG_APR,
        OSDEV_APIC_REG_EXT_FEATURE, 0x3c0,
        OSDEV_APIC_REG_IER,         OSDEV_APIC_REG_EXT_LVT,
    };

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_X2APIC);
    for (unsigned i = 0; i < OSDEV_COUNTOF(regs); i++) {
        (void)osdev_apic_read(&m.apic[0], regs[i]);
        osdev_test_row(i, m.cpus[0].faults == i + 1);
    }
    osdev_apic_write(&m.apic[0], OSDEV_APIC_REG_LDR, 1);
    osdev_apic_write(&m.apic[0], OSDEV_APIC_REG_EXT_CONTROL, 1);
    assert_int_equal(m.cpus[0].faults, 8);
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    osdev_apic_write(&m.apic[0], OSDEV_APIC_REG_SELF_IPI, 0x40);
    osdev_apic_write(&m.apic[0], 0x3c0, 0);
    assert_int_equal(m.cpus[0].faults, 0);
    assert_int_equal(
        osdev_apic_read_errors(&m.apic[0]), OSDEV_APIC_ESR_REGISTER
    );
}

static void init_resets_all_but_the_identity(void **state)
{
    const struct osdev_apic_icr init = {
        .delivery = OSDEV_APIC_INIT,
        .destination = 1,
    };

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_X2APIC);
    osdev_apic_write_tpr(&m.apic[1], 0x50);
    assert_int_equal(osdev_apic_send(&m.apic[0], &init), OSDEV_APIC_OK);
    assert_int_equal(m.cpus[1].tpr, 0);
    assert_int_equal(m.cpus[1].svr, 0xff);
    assert_int_equal(m.cpus[1].id, 1);
    assert_true(m.cpus[1].waiting);
    assert_int_equal(
        osdev_apic_mode_decode(m.cpus[1].base), OSDEV_APIC_MODE_X2APIC
    );
}

static void level_pins_of_the_local_apic_come_again(void **state)
{
    const struct osdev_apic_lvt_entry entry = {.vector = 0x55, .level = true};
    const struct osdev_apic_lvt_entry external = {
        .delivery = OSDEV_APIC_EXTINT,
    };

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    assert_int_equal(
        osdev_apic_write_lvt(&m.apic[0], OSDEV_APIC_LVT_LINT0, &entry),
        OSDEV_APIC_OK
    );
    osdev_apic_model_set_lint(&m.cpus[0], 0, true);
    assert_int_equal(machine_take(&m, 0), 0x55);
    osdev_apic_eoi(&m.apic[0]);
    assert_int_equal(machine_take(&m, 0), 0x55);
    osdev_apic_model_set_lint(&m.cpus[0], 0, false);
    osdev_apic_eoi(&m.apic[0]);
    assert_false(osdev_apic_model_pending(&m.cpus[0]));
    assert_int_equal(
        osdev_apic_write_lvt(&m.apic[0], OSDEV_APIC_LVT_LINT0, &external),
        OSDEV_APIC_OK
    );
    osdev_apic_model_set_lint(&m.cpus[0], 0, true);
    assert_true(m.cpus[0].external);
    osdev_apic_model_set_lint(&m.cpus[0], 2, true);
}

static void illegal_vectors_on_the_bus_are_noted(void **state)
{
    const struct osdev_apic_model_message message = {
        .vector = 3,
        .destination = 0,
    };
    const struct osdev_apic_model_message smi = {
        .delivery = OSDEV_APIC_SMI,
        .destination = 0,
    };

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    assert_true(osdev_apic_model_send(&m.bus, &message));
    assert_int_equal(
        osdev_apic_read_errors(&m.apic[0]), OSDEV_APIC_ESR_RECEIVE_VECTOR
    );
    assert_true(osdev_apic_model_send(&m.bus, &smi));
    assert_int_equal(m.cpus[0].smis, 1);
    // The entry of errors itself can be what is wrong.
    osdev_apic_write(&m.apic[0], OSDEV_APIC_REG_LVT_ERROR, 2);
    assert_true(osdev_apic_model_send(&m.bus, &message));
    assert_int_equal(
        osdev_apic_read_errors(&m.apic[0]), OSDEV_APIC_ESR_RECEIVE_VECTOR
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_at_a_masked_pin_are_lost),
        cmocka_unit_test(a_request_is_remembered_once),
        cmocka_unit_test(a_local_apic_that_is_off_accepts_no_vector),
        cmocka_unit_test(impossible_mode_changes_fault),
        cmocka_unit_test(x2apic_faults_where_xapic_notes_an_error),
        cmocka_unit_test(init_resets_all_but_the_identity),
        cmocka_unit_test(level_pins_of_the_local_apic_come_again),
        cmocka_unit_test(illegal_vectors_on_the_bus_are_noted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
