// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "machine.h"

static const enum osdev_apic_mode modes[] = {
    OSDEV_APIC_MODE_XAPIC,
    OSDEV_APIC_MODE_X2APIC,
};

static struct machine m;

static uint32_t read_absent(void *ctx, uint16_t reg)
{
    (void)reg;
    return *(const uint32_t *)ctx;
}

static void init_wants_all_operations_and_a_mode(void **state)
{
    struct osdev_apic_ops ops = osdev_apic_model_ops;
    struct osdev_apic apic;

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    ops.read_tsc = NULL;
    assert_int_equal(
        osdev_apic_init(&apic, OSDEV_APIC_MODE_XAPIC, &ops, &m.cpus[0]),
        OSDEV_APIC_OK
    );
    ops.read_deadline = NULL;
    assert_int_equal(
        osdev_apic_init(&apic, OSDEV_APIC_MODE_XAPIC, &ops, &m.cpus[0]),
        OSDEV_APIC_ERR_BAD_OPS
    );
    ops = osdev_apic_model_ops;
    ops.write_icr = NULL;
    assert_int_equal(
        osdev_apic_init(&apic, OSDEV_APIC_MODE_XAPIC, &ops, &m.cpus[0]),
        OSDEV_APIC_ERR_BAD_OPS
    );
    assert_int_equal(
        osdev_apic_init(
            &apic, OSDEV_APIC_MODE_OFF, &osdev_apic_model_ops, &m.cpus[0]
        ),
        OSDEV_APIC_ERR_BAD_MODE
    );
}

static void nothing_at_the_address_is_absent(void **state)
{
    static uint32_t answers[] = {0, UINT32_MAX};
    struct osdev_apic_ops ops = osdev_apic_model_ops;
    struct osdev_apic apic;

    (void)state;
    ops.read = read_absent;
    for (size_t i = 0; i < OSDEV_COUNTOF(answers); i++) {
        osdev_test_row(
            i,
            osdev_apic_init(&apic, OSDEV_APIC_MODE_XAPIC, &ops, &answers[i]) ==
                OSDEV_APIC_ERR_ABSENT
        );
    }
}

static void version_and_identification_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(modes); i++) {
        machine_start(&m, modes[i]);
        m.cpus[2].id = modes[i] == OSDEV_APIC_MODE_X2APIC ? 0x12345 : 0xab;
        osdev_test_row(i, osdev_apic_read_id(&m.apic[2]) == m.cpus[2].id);
        osdev_test_row(i, m.apic[2].version.version == 0x14);
        osdev_test_row(i, m.apic[2].version.lvt_count == 7);
        osdev_test_row(i, m.apic[2].version.can_suppress_eoi);
        osdev_test_row(i, !m.apic[2].version.has_extended);
    }
}

static void enable_checks_its_vectors_first(void **state)
{
    static const struct osdev_apic_config bad[] = {
        {15, 0, false},
        {0, 0x20, false},
        {0x20, 0x20, false},
        {0x20, 15, false},
    };
    struct osdev_apic_config config = {0xff, 0, true};

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    m.cpus[0].svr = 0xff;
    for (size_t i = 0; i < OSDEV_COUNTOF(bad); i++) {
        osdev_test_row(
            i,
            osdev_apic_enable(&m.apic[0], &bad[i]) == OSDEV_APIC_ERR_BAD_VECTOR
        );
    }
    m.apic[0].version.can_suppress_eoi = false;
    assert_int_equal(
        osdev_apic_enable(&m.apic[0], &config), OSDEV_APIC_ERR_UNSUPPORTED
    );
    assert_int_equal(m.cpus[0].svr, 0xff);
}

static void write_nothing(void *ctx, uint16_t reg, uint32_t value)
{
    (void)ctx;
    (void)reg;
    (void)value;
}

static void a_deaf_local_apic_is_noticed(void **state)
{
    const struct osdev_apic_config config = {0xff, 0xfe, false};
    struct osdev_apic_ops ops = osdev_apic_model_ops;
    struct osdev_apic apic;

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    m.cpus[0].svr = 0xff;
    ops.write = write_nothing;
    assert_int_equal(
        osdev_apic_init(&apic, OSDEV_APIC_MODE_XAPIC, &ops, &m.cpus[0]),
        OSDEV_APIC_OK
    );
    assert_int_equal(
        osdev_apic_enable(&apic, &config), OSDEV_APIC_ERR_READ_BACK
    );
}

static void disable_masks_all_and_stops_the_timer(void **state)
{
    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_X2APIC);
    assert_int_equal(
        osdev_apic_timer_start(
            &m.apic[0], OSDEV_APIC_TIMER_PERIODIC, 0x40, 1, 100
        ),
        OSDEV_APIC_OK
    );
    assert_true(osdev_apic_is_enabled(&m.apic[0]));
    osdev_apic_disable(&m.apic[0]);
    assert_false(osdev_apic_is_enabled(&m.apic[0]));
    for (unsigned i = 0; i < OSDEV_APIC_LVT_COUNT; i++) {
        osdev_test_row(i, (m.cpus[0].lvt[i] & OSDEV_APIC_LVT_MASK) != 0);
    }
    assert_int_equal(m.cpus[0].timer_current, 0);
    assert_int_equal(m.cpus[0].faults, 0);
}

static void interrupts_nest_by_class_and_end_in_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(modes); i++) {
        machine_start(&m, modes[i]);
        assert_int_equal(
            osdev_apic_send_vector(&m.apic[1], 0, 0x45), OSDEV_APIC_OK
        );
        assert_int_equal(machine_take(&m, 0), 0x45);
        // Of the same class: waits.
        assert_int_equal(
            osdev_apic_send_vector(&m.apic[1], 0, 0x4f), OSDEV_APIC_OK
        );
        assert_false(osdev_apic_model_pending(&m.cpus[0]));
        assert_true(osdev_apic_is_requested(&m.apic[0], 0x4f));
        // Of a higher one: does not.
        assert_int_equal(
            osdev_apic_send_vector(&m.apic[1], 0, 0x91), OSDEV_APIC_OK
        );
        assert_int_equal(machine_take(&m, 0), 0x91);
        assert_int_equal(osdev_apic_read_ppr(&m.apic[0]), 0x90);
        assert_true(osdev_apic_is_in_service(&m.apic[0], 0x45));
        assert_true(osdev_apic_is_in_service(&m.apic[0], 0x91));
        osdev_apic_eoi(&m.apic[0]);
        assert_false(osdev_apic_is_in_service(&m.apic[0], 0x91));
        assert_false(osdev_apic_model_pending(&m.cpus[0]));
        osdev_apic_eoi(&m.apic[0]);
        assert_int_equal(machine_take(&m, 0), 0x4f);
        osdev_apic_eoi(&m.apic[0]);
        assert_int_equal(osdev_apic_read_ppr(&m.apic[0]), 0);
    }
}

static void the_task_priority_holds_classes_back(void **state)
{
    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    osdev_apic_write_tpr(&m.apic[0], 0x4a);
    assert_int_equal(osdev_apic_read_tpr(&m.apic[0]), 0x4a);
    assert_int_equal(osdev_apic_read_ppr(&m.apic[0]), 0x4a);
    assert_int_equal(
        osdev_apic_send_vector(&m.apic[1], 0, 0x4f), OSDEV_APIC_OK
    );
    assert_false(osdev_apic_model_pending(&m.cpus[0]));
    osdev_apic_write_tpr(&m.apic[0], 0x30);
    assert_int_equal(machine_take(&m, 0), 0x4f);
}

static void a_withdrawn_request_is_spurious(void **state)
{
    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    assert_int_equal(
        osdev_apic_send_vector(&m.apic[1], 0, 0x4f), OSDEV_APIC_OK
    );
    osdev_apic_write_tpr(&m.apic[0], 0x40);
    assert_int_equal(osdev_apic_model_ack(&m.cpus[0]), 0xff);
    assert_true(osdev_apic_is_spurious(&m.apic[0], 0xff));
    osdev_apic_write_tpr(&m.apic[0], 0);
    assert_int_equal(machine_take(&m, 0), 0x4f);
    assert_false(osdev_apic_is_spurious(&m.apic[0], 0x4f));
}

static void vector_registers_are_read_whole(void **state)
{
    struct osdev_apic_vector_set set;
    uint8_t vector;

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_X2APIC);
    for (unsigned v = 16; v < 256; v += 13) {
        assert_int_equal(
            osdev_apic_send_vector(&m.apic[0], 0, (uint8_t)v), OSDEV_APIC_OK
        );
    }
    set = osdev_apic_read_irr(&m.apic[0]);
    for (unsigned v = 0; v < 256; v++) {
        osdev_test_row(
            v, osdev_apic_vector_set_has(&set, (uint8_t)v) ==
                   (v >= 16 && (v - 16) % 13 == 0)
        );
    }
    assert_true(osdev_apic_vector_set_highest(&set, &vector));
    assert_int_equal(vector, 250);
    assert_int_equal(machine_take(&m, 0), 250);
    set = osdev_apic_read_isr(&m.apic[0]);
    assert_true(osdev_apic_vector_set_highest(&set, &vector));
    assert_int_equal(vector, 250);
    set = osdev_apic_read_tmr(&m.apic[0]);
    assert_false(osdev_apic_vector_set_highest(&set, &vector));
    assert_false(osdev_apic_is_level(&m.apic[0], 250));
}

static void errors_are_written_before_they_are_read(void **state)
{
    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    (void)osdev_apic_read(&m.apic[0], 0x3c0);
    assert_int_equal(
        osdev_apic_read_errors(&m.apic[0]), OSDEV_APIC_ESR_REGISTER
    );
    assert_int_equal(osdev_apic_read_errors(&m.apic[0]), 0);
    assert_int_equal(machine_take(&m, 0), 0xfe);
}

static void errors_have_names(void **state)
{
    char text[256];
    char shorter[8];

    (void)state;
    osdev_apic_esr_format(0x84, text, sizeof(text));
    assert_string_equal(text, "send not accepted, illegal register");
    osdev_apic_esr_format(0, text, sizeof(text));
    assert_string_equal(text, "no error");
    osdev_apic_esr_format(0x100, text, sizeof(text));
    assert_string_equal(text, "reserved");
    assert_true(osdev_apic_esr_format(UINT32_MAX, text, sizeof(text)) < 256);
    assert_int_equal(osdev_apic_esr_format(0x80, shorter, sizeof(shorter)), 16);
    assert_string_equal(shorter, "illegal");
    assert_string_equal(osdev_apic_esr_bit_name(6), "received illegal vector");
}

static void logical_identifications_have_one_bit(void **state)
{
    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    assert_int_equal(
        osdev_apic_set_logical(&m.apic[0], OSDEV_APIC_FLAT, 0x40), OSDEV_APIC_OK
    );
    assert_int_equal(osdev_apic_read_logical(&m.apic[0]), 0x40);
    assert_int_equal(m.cpus[0].dfr, 0xffffffff);
    assert_int_equal(
        osdev_apic_set_logical(&m.apic[0], OSDEV_APIC_CLUSTER, 0xe8),
        OSDEV_APIC_OK
    );
    assert_int_equal(m.cpus[0].dfr, 0x0fffffff);
    assert_int_equal(
        osdev_apic_set_logical(&m.apic[0], OSDEV_APIC_FLAT, 0x41),
        OSDEV_APIC_ERR_BAD_DESTINATION
    );
    assert_int_equal(
        osdev_apic_set_logical(&m.apic[0], OSDEV_APIC_FLAT, 0),
        OSDEV_APIC_ERR_BAD_DESTINATION
    );
    assert_int_equal(
        osdev_apic_set_logical(&m.apic[0], OSDEV_APIC_CLUSTER, 0xf1),
        OSDEV_APIC_ERR_BAD_DESTINATION
    );
    machine_start(&m, OSDEV_APIC_MODE_X2APIC);
    assert_int_equal(
        osdev_apic_set_logical(&m.apic[0], OSDEV_APIC_FLAT, 1),
        OSDEV_APIC_ERR_BAD_MODE
    );
    assert_int_equal(osdev_apic_read_logical(&m.apic[3]), 8);
    assert_int_equal(m.cpus[0].faults, 0);
}

static void start_amd(enum osdev_apic_mode mode)
{
    machine_start(&m, mode);
    m.cpus[0].version |= OSDEV_APIC_VERSION_EXTENDED;
    m.cpus[0].ext_feature = 0x00040003;
    assert_int_equal(
        osdev_apic_init(&m.apic[0], mode, &osdev_apic_model_ops, &m.cpus[0]),
        OSDEV_APIC_OK
    );
}

static void amd_extensions_are_turned_on_by_their_bits(void **state)
{
    (void)state;
    start_amd(OSDEV_APIC_MODE_XAPIC);
    assert_int_equal(
        osdev_apic_set_extensions(&m.apic[0], OSDEV_APIC_EXT_ID),
        OSDEV_APIC_ERR_UNSUPPORTED
    );
    assert_int_equal(
        osdev_apic_set_extensions(&m.apic[0], OSDEV_APIC_EXT_IER), OSDEV_APIC_OK
    );
    assert_int_equal(m.cpus[0].ext_control, 1);
    assert_int_equal(
        osdev_apic_read_extensions(&m.apic[0]), OSDEV_APIC_EXT_IER
    );
    assert_int_equal(
        osdev_apic_set_extensions(&m.apic[1], 0), OSDEV_APIC_ERR_UNSUPPORTED
    );
    assert_int_equal(osdev_apic_read_extensions(&m.apic[1]), 0);
    assert_int_equal(m.cpus[1].errors, 0);
}

static void amd_vectors_can_be_held_back_one_by_one(void **state)
{
    (void)state;
    start_amd(OSDEV_APIC_MODE_X2APIC);
    assert_int_equal(
        osdev_apic_set_extensions(&m.apic[0], OSDEV_APIC_EXT_IER), OSDEV_APIC_OK
    );
    assert_int_equal(
        osdev_apic_enable_vector(&m.apic[0], 0x91, false), OSDEV_APIC_OK
    );
    assert_int_equal(
        osdev_apic_send_vector(&m.apic[1], 0, 0x91), OSDEV_APIC_OK
    );
    assert_false(osdev_apic_model_pending(&m.cpus[0]));
    assert_int_equal(
        osdev_apic_enable_vector(&m.apic[0], 0x91, true), OSDEV_APIC_OK
    );
    assert_int_equal(machine_take(&m, 0), 0x91);
    assert_int_equal(
        osdev_apic_enable_vector(&m.apic[0], 15, true),
        OSDEV_APIC_ERR_BAD_VECTOR
    );
    assert_int_equal(
        osdev_apic_enable_vector(&m.apic[1], 16, true),
        OSDEV_APIC_ERR_UNSUPPORTED
    );
}

static void amd_interrupts_can_end_by_name(void **state)
{
    (void)state;
    start_amd(OSDEV_APIC_MODE_XAPIC);
    assert_int_equal(
        osdev_apic_eoi_vector(&m.apic[0], 0x45), OSDEV_APIC_ERR_UNSUPPORTED
    );
    assert_int_equal(
        osdev_apic_set_extensions(&m.apic[0], OSDEV_APIC_EXT_SEOI),
        OSDEV_APIC_OK
    );
    assert_int_equal(
        osdev_apic_eoi_vector(&m.apic[0], 15), OSDEV_APIC_ERR_BAD_VECTOR
    );
    assert_int_equal(
        osdev_apic_send_vector(&m.apic[1], 0, 0x45), OSDEV_APIC_OK
    );
    assert_int_equal(machine_take(&m, 0), 0x45);
    assert_int_equal(
        osdev_apic_send_vector(&m.apic[1], 0, 0x91), OSDEV_APIC_OK
    );
    assert_int_equal(machine_take(&m, 0), 0x91);
    assert_int_equal(osdev_apic_eoi_vector(&m.apic[0], 0x45), OSDEV_APIC_OK);
    assert_false(osdev_apic_is_in_service(&m.apic[0], 0x45));
    assert_true(osdev_apic_is_in_service(&m.apic[0], 0x91));
}

static void spurious_words_go_both_ways(void **state)
{
    (void)state;
    for (uint32_t word = 0; word < 0x2000; word++) {
        const uint32_t known = word & 0x13ff;
        const struct osdev_apic_spurious s = osdev_apic_spurious_decode(word);

        osdev_test_row(word, osdev_apic_spurious_encode(&s) == known);
    }
}

static void x2apic_numbers_follow_from_offsets(void **state)
{
    (void)state;
    /* Intel SDM volume 3, table 11-6. */
    assert_int_equal(osdev_apic_reg_msr(OSDEV_APIC_REG_ID), 0x802);
    assert_int_equal(osdev_apic_reg_msr(OSDEV_APIC_REG_EOI), 0x80b);
    assert_int_equal(osdev_apic_reg_msr(OSDEV_APIC_REG_ISR + 0x70), 0x817);
    assert_int_equal(osdev_apic_reg_msr(OSDEV_APIC_REG_LVT_CMCI), 0x82f);
    assert_int_equal(osdev_apic_reg_msr(OSDEV_APIC_REG_ICR), 0x830);
    assert_int_equal(osdev_apic_reg_msr(OSDEV_APIC_REG_TIMER_DIVIDE), 0x83e);
    assert_int_equal(osdev_apic_reg_msr(OSDEV_APIC_REG_SELF_IPI), 0x83f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(init_wants_all_operations_and_a_mode),
        cmocka_unit_test(nothing_at_the_address_is_absent),
        cmocka_unit_test(version_and_identification_are_read),
        cmocka_unit_test(enable_checks_its_vectors_first),
        cmocka_unit_test(a_deaf_local_apic_is_noticed),
        cmocka_unit_test(disable_masks_all_and_stops_the_timer),
        cmocka_unit_test(interrupts_nest_by_class_and_end_in_order),
        cmocka_unit_test(the_task_priority_holds_classes_back),
        cmocka_unit_test(a_withdrawn_request_is_spurious),
        cmocka_unit_test(vector_registers_are_read_whole),
        cmocka_unit_test(errors_are_written_before_they_are_read),
        cmocka_unit_test(errors_have_names),
        cmocka_unit_test(logical_identifications_have_one_bit),
        cmocka_unit_test(amd_extensions_are_turned_on_by_their_bits),
        cmocka_unit_test(amd_vectors_can_be_held_back_one_by_one),
        cmocka_unit_test(amd_interrupts_can_end_by_name),
        cmocka_unit_test(spurious_words_go_both_ways),
        cmocka_unit_test(x2apic_numbers_follow_from_offsets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
