// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "machine.h"

#define X  OSDEV_APIC_MODE_XAPIC
#define X2 OSDEV_APIC_MODE_X2APIC

static struct machine m;

static unsigned requested(uint8_t vector)
{
    unsigned mask = 0;

    for (unsigned i = 0; i < MACHINE_CPUS; i++) {
        if (osdev_apic_is_requested(&m.apic[i], vector)) {
            mask |= 1u << i;
        }
    }
    return mask;
}

static void words_are_those_of_the_manual(void **state)
{
    static const struct {
        enum osdev_apic_mode mode;
        struct osdev_apic_icr icr;
        uint64_t word;
    } cases[] = {
        {X, {.vector = 0x40, .destination = 3}, UINT64_C(0x0300000000004040)},
        {X2, {.vector = 0x40, .destination = 3}, UINT64_C(0x0000000300004040)},
        {X,
         {.vector = 0x40, .destination = OSDEV_APIC_BROADCAST},
         UINT64_C(0xff00000000004040)},
        {X2,
         {.vector = 0x40, .destination = OSDEV_APIC_BROADCAST},
         UINT64_C(0xffffffff00004040)},
        {X,
         {.delivery = OSDEV_APIC_INIT, .destination = 1},
         UINT64_C(0x0100000000004500)},
        {X,
         {.delivery = OSDEV_APIC_INIT, .destination = 1, .deassert = true},
         UINT64_C(0x0100000000008500)},
        {X,
         {.delivery = OSDEV_APIC_STARTUP, .vector = 8, .destination = 1},
         UINT64_C(0x0100000000004608)},
        {X2,
         {.delivery = OSDEV_APIC_NMI, .shorthand = OSDEV_APIC_TO_OTHERS},
         UINT64_C(0x00000000000c4400)},
        {X2,
         {.vector = 0x21, .shorthand = OSDEV_APIC_TO_SELF},
         UINT64_C(0x0000000000044021)},
        {X2,
         {.vector = 0x21, .logical = true, .destination = 0x10003},
         UINT64_C(0x0001000300004821)},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        struct osdev_apic_icr back;
        uint64_t word = 0;

        osdev_test_row(
            i, osdev_apic_icr_encode(cases[i].mode, &cases[i].icr, &word) ==
                   OSDEV_APIC_OK
        );
        osdev_test_row(i, word == cases[i].word);
        back = osdev_apic_icr_decode(cases[i].mode, word);
        osdev_test_row(i, back.delivery == cases[i].icr.delivery);
        osdev_test_row(i, back.shorthand == cases[i].icr.shorthand);
        osdev_test_row(i, back.destination == cases[i].icr.destination);
        osdev_test_row(i, back.vector == cases[i].icr.vector);
        osdev_test_row(i, back.logical == cases[i].icr.logical);
        osdev_test_row(i, back.deassert == cases[i].icr.deassert);
    }
}

static void what_hardware_refuses_is_refused(void **state)
{
    static const struct {
        enum osdev_apic_mode mode;
        struct osdev_apic_icr icr;
        enum osdev_apic_err err;
    } cases[] = {
        {OSDEV_APIC_MODE_OFF, {.vector = 32}, OSDEV_APIC_ERR_BAD_MODE},
        {X, {.vector = 15}, OSDEV_APIC_ERR_BAD_VECTOR},
        {X,
         {.delivery = OSDEV_APIC_LOWEST, .vector = 3},
         OSDEV_APIC_ERR_BAD_VECTOR},
        {X,
         {.delivery = OSDEV_APIC_INIT, .vector = 1},
         OSDEV_APIC_ERR_BAD_VECTOR},
        {X,
         {.delivery = OSDEV_APIC_SMI, .vector = 1},
         OSDEV_APIC_ERR_BAD_VECTOR},
        {X, {.delivery = OSDEV_APIC_EXTINT}, OSDEV_APIC_ERR_BAD_VALUE},
        {X,
         {.delivery = (enum osdev_apic_delivery)3},
         OSDEV_APIC_ERR_BAD_VALUE},
        {X,
         {.delivery = OSDEV_APIC_NMI, .shorthand = OSDEV_APIC_TO_SELF},
         OSDEV_APIC_ERR_BAD_VALUE},
        {X,
         {.delivery = OSDEV_APIC_INIT, .shorthand = OSDEV_APIC_TO_ALL},
         OSDEV_APIC_ERR_BAD_VALUE},
        {X,
         {.vector = 32, .shorthand = (enum osdev_apic_shorthand)4},
         OSDEV_APIC_ERR_BAD_VALUE},
        {X, {.vector = 32, .deassert = true}, OSDEV_APIC_ERR_BAD_VALUE},
        {X, {.vector = 32, .destination = 256}, OSDEV_APIC_ERR_BAD_DESTINATION},
        {X2,
         {.vector = 32, .destination = 1, .shorthand = OSDEV_APIC_TO_ALL},
         OSDEV_APIC_ERR_BAD_DESTINATION},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        uint64_t word = 77;

        osdev_test_row(
            i, osdev_apic_icr_encode(cases[i].mode, &cases[i].icr, &word) ==
                   cases[i].err
        );
        osdev_test_row(i, word == 77);
    }
}

static void shorthands_reach_whom_they_name(void **state)
{
    static const enum osdev_apic_mode modes[] = {X, X2};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        machine_start(&m, modes[i]);
        assert_int_equal(
            osdev_apic_send_shorthand(&m.apic[1], OSDEV_APIC_TO_SELF, 0x41),
            OSDEV_APIC_OK
        );
        assert_int_equal(requested(0x41), 2);
        assert_int_equal(
            osdev_apic_send_shorthand(&m.apic[1], OSDEV_APIC_TO_ALL, 0x42),
            OSDEV_APIC_OK
        );
        assert_int_equal(requested(0x42), 15);
        assert_int_equal(
            osdev_apic_send_shorthand(&m.apic[1], OSDEV_APIC_TO_OTHERS, 0x43),
            OSDEV_APIC_OK
        );
        assert_int_equal(requested(0x43), 13);
        assert_int_equal(
            osdev_apic_send_shorthand(&m.apic[1], OSDEV_APIC_TO_SELF, 15),
            OSDEV_APIC_ERR_BAD_VECTOR
        );
        assert_int_equal(
            osdev_apic_send_shorthand(
                &m.apic[1], OSDEV_APIC_TO_DESTINATION, 0x41
            ),
            OSDEV_APIC_ERR_BAD_VALUE
        );
        assert_int_equal(m.cpus[1].faults, 0);
        assert_int_equal(m.cpus[1].errors, 0);
    }
    // By its own register in x2APIC mode.
    assert_int_equal(m.cpus[1].icr & 0xff, 0x43);
}

static void clusters_are_reached_by_masks(void **state)
{
    (void)state;
    machine_start(&m, X2);
    m.cpus[2].id = 0x12;
    m.cpus[3].id = 0x1f;
    assert_int_equal(
        osdev_apic_send_cluster(&m.apic[0], 1, 0x8004, 0x41), OSDEV_APIC_OK
    );
    assert_int_equal(requested(0x41), 12);
    assert_int_equal(
        osdev_apic_send_cluster(&m.apic[0], 0xffff, 1, 0x41),
        OSDEV_APIC_ERR_BAD_DESTINATION
    );
    assert_int_equal(
        osdev_apic_send_cluster(&m.apic[0], 1, 0x10000, 0x41),
        OSDEV_APIC_ERR_BAD_DESTINATION
    );
    assert_int_equal(
        osdev_apic_send_cluster(&m.apic[0], 1, 0, 0x41),
        OSDEV_APIC_ERR_BAD_DESTINATION
    );

    machine_start(&m, X);
    for (unsigned i = 0; i < MACHINE_CPUS; i++) {
        assert_int_equal(
            osdev_apic_set_logical(
                &m.apic[i], OSDEV_APIC_FLAT, (uint8_t)(16u << i)
            ),
            OSDEV_APIC_OK
        );
    }
    assert_int_equal(
        osdev_apic_send_cluster(&m.apic[0], 0, 0xa0, 0x42), OSDEV_APIC_OK
    );
    assert_int_equal(requested(0x42), 10);
    for (unsigned i = 0; i < MACHINE_CPUS; i++) {
        assert_int_equal(
            osdev_apic_set_logical(
                &m.apic[i], OSDEV_APIC_CLUSTER,
                (uint8_t)(0x20 + i / 2 * 0x10 + 1u + i % 2)
            ),
            OSDEV_APIC_OK
        );
    }
    assert_int_equal(
        osdev_apic_send_cluster(&m.apic[0], 3, 3, 0x43), OSDEV_APIC_OK
    );
    assert_int_equal(requested(0x43), 12);
    assert_int_equal(
        osdev_apic_send_cluster(&m.apic[0], 3, 0x13, 0x43),
        OSDEV_APIC_ERR_BAD_DESTINATION
    );
    assert_int_equal(
        osdev_apic_send_cluster(&m.apic[0], 15, 3, 0x43),
        OSDEV_APIC_ERR_BAD_DESTINATION
    );
}

// Counts commands on their way to the model.
static unsigned commands;

static void count_icr(void *ctx, uint64_t value)
{
    commands++;
    osdev_apic_model_ops.write_icr(ctx, value);
}

static void lists_cost_one_command_a_cluster(void **state)
{
    static const uint32_t ids[] = {0, 1, 3, 0x12};
    static const uint32_t wide[] = {0, 255};
    struct osdev_apic_ops ops = osdev_apic_model_ops;

    (void)state;
    ops.write_icr = count_icr;
    machine_start(&m, X2);
    m.cpus[2].id = 0x12;
    m.apic[0].ops = &ops;
    commands = 0;
    assert_int_equal(
        osdev_apic_send_list(&m.apic[0], ids, 4, 0x41), OSDEV_APIC_OK
    );
    assert_int_equal(requested(0x41), 15);
    assert_int_equal(commands, 2);
    assert_int_equal(
        osdev_apic_send_list(&m.apic[0], ids, 0, 0x42), OSDEV_APIC_OK
    );
    assert_int_equal(
        osdev_apic_send_list(&m.apic[0], ids, 2, 15), OSDEV_APIC_ERR_BAD_VECTOR
    );

    machine_start(&m, X);
    assert_int_equal(
        osdev_apic_send_list(&m.apic[0], ids, 3, 0x41), OSDEV_APIC_OK
    );
    assert_int_equal(requested(0x41), 11);
    assert_int_equal(
        osdev_apic_send_list(&m.apic[0], wide, 2, 0x42),
        OSDEV_APIC_ERR_BAD_DESTINATION
    );
    assert_int_equal(requested(0x42), 0);
}

static void sends_wait_for_the_last_one(void **state)
{
    (void)state;
    machine_start(&m, X);
    m.cpus[0].send_delay = 10;
    m.apic[0].send_attempts = 20;
    assert_int_equal(
        osdev_apic_send_vector(&m.apic[0], 1, 0x41), OSDEV_APIC_OK
    );
    assert_int_equal(m.cpus[0].busy_reads, 10);
    assert_int_equal(
        osdev_apic_send_vector(&m.apic[0], 2, 0x41), OSDEV_APIC_OK
    );
    assert_int_equal(requested(0x41), 6);
    m.apic[0].send_attempts = 5;
    assert_int_equal(
        osdev_apic_send_vector(&m.apic[0], 3, 0x41), OSDEV_APIC_ERR_BUSY
    );
    assert_int_equal(requested(0x41), 6);
    m.cpus[0].busy_reads = 10;
    assert_int_equal(osdev_apic_wait_sent(&m.apic[0]), OSDEV_APIC_ERR_BUSY);

    // x2APIC mode has nothing to wait for.
    machine_start(&m, X2);
    m.cpus[0].busy_reads = 10;
    assert_int_equal(osdev_apic_wait_sent(&m.apic[0]), OSDEV_APIC_OK);
}

static void nmis_reach_one_or_the_others(void **state)
{
    (void)state;
    machine_start(&m, X);
    assert_int_equal(osdev_apic_send_nmi(&m.apic[0], 2), OSDEV_APIC_OK);
    assert_int_equal(m.cpus[2].nmis, 1);
    assert_int_equal(osdev_apic_send_nmi_others(&m.apic[0]), OSDEV_APIC_OK);
    assert_int_equal(m.cpus[0].nmis, 0);
    assert_int_equal(m.cpus[1].nmis, 1);
    assert_int_equal(m.cpus[2].nmis, 2);
    assert_int_equal(
        osdev_apic_send_nmi(&m.apic[0], 300), OSDEV_APIC_ERR_BAD_DESTINATION
    );
}

static void the_lowest_priority_is_chosen(void **state)
{
    const struct osdev_apic_icr icr = {
        .delivery = OSDEV_APIC_LOWEST,
        .vector = 0x41,
        .destination = OSDEV_APIC_BROADCAST,
    };

    (void)state;
    machine_start(&m, X);
    for (unsigned i = 0; i < MACHINE_CPUS; i++) {
        osdev_apic_write_tpr(&m.apic[i], i == 2 ? 0x10 : 0x20);
    }
    assert_int_equal(osdev_apic_send(&m.apic[0], &icr), OSDEV_APIC_OK);
    assert_int_equal(requested(0x41), 4);
}

static void raw_illegal_vectors_are_errors_of_the_model(void **state)
{
    (void)state;
    machine_start(&m, X);
    m.apic[0].ops->write_icr(&m.cpus[0], UINT64_C(0x0100000000004005));
    assert_int_equal(
        osdev_apic_read_errors(&m.apic[0]), OSDEV_APIC_ESR_SEND_VECTOR
    );
    assert_int_equal(machine_take(&m, 0), 0xfe);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_those_of_the_manual),
        cmocka_unit_test(what_hardware_refuses_is_refused),
        cmocka_unit_test(shorthands_reach_whom_they_name),
        cmocka_unit_test(clusters_are_reached_by_masks),
        cmocka_unit_test(lists_cost_one_command_a_cluster),
        cmocka_unit_test(sends_wait_for_the_last_one),
        cmocka_unit_test(nmis_reach_one_or_the_others),
        cmocka_unit_test(the_lowest_priority_is_chosen),
        cmocka_unit_test(raw_illegal_vectors_are_errors_of_the_model),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
