// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "machine.h"

static struct machine m;

static void entries_are_where_the_manual_has_them(void **state)
{
    static const uint16_t regs[OSDEV_APIC_LVT_COUNT] = {
        0x320, 0x350, 0x360, 0x370, 0x340, 0x330, 0x2f0,
    };

    (void)state;
    for (unsigned i = 0; i < OSDEV_APIC_LVT_COUNT; i++) {
        osdev_test_row(
            i, osdev_apic_lvt_reg((enum osdev_apic_lvt)i) == regs[i]
        );
    }
}

static void words_are_those_of_the_manual(void **state)
{
    static const struct {
        enum osdev_apic_lvt lvt;
        struct osdev_apic_lvt_entry entry;
        uint32_t word;
    } cases[] = {
        {OSDEV_APIC_LVT_TIMER, {.vector = 0x40}, 0x40},
        {OSDEV_APIC_LVT_TIMER,
         {.vector = 0x40, .timer_mode = OSDEV_APIC_TIMER_PERIODIC},
         0x20040},
        {OSDEV_APIC_LVT_TIMER,
         {.vector = 0xef, .timer_mode = OSDEV_APIC_TIMER_DEADLINE},
         0x400ef},
        {OSDEV_APIC_LVT_LINT0, {.delivery = OSDEV_APIC_EXTINT}, 0x700},
        {OSDEV_APIC_LVT_LINT1, {.delivery = OSDEV_APIC_NMI}, 0x400},
        {OSDEV_APIC_LVT_LINT1,
         {.vector = 0x30, .level = true, .active_low = true, .masked = true},
         0x1a030},
        {OSDEV_APIC_LVT_PERF, {.delivery = OSDEV_APIC_NMI}, 0x400},
        {OSDEV_APIC_LVT_THERMAL, {.delivery = OSDEV_APIC_SMI}, 0x200},
        {OSDEV_APIC_LVT_CMCI, {.vector = 0xf0}, 0xf0},
        {OSDEV_APIC_LVT_ERROR, {.vector = 0xfe, .masked = true}, 0x100fe},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        uint32_t word = 0;

        osdev_test_row(
            i, osdev_apic_lvt_encode(cases[i].lvt, &cases[i].entry, &word) ==
                   OSDEV_APIC_OK
        );
        osdev_test_row(i, word == cases[i].word);
    }
}

static void what_an_entry_lacks_is_refused(void **state)
{
    static const struct {
        enum osdev_apic_lvt lvt;
        struct osdev_apic_lvt_entry entry;
        enum osdev_apic_err err;
    } cases[] = {
        {OSDEV_APIC_LVT_TIMER, {.vector = 15}, OSDEV_APIC_ERR_BAD_VECTOR},
        {OSDEV_APIC_LVT_LINT0, {.masked = true}, OSDEV_APIC_ERR_BAD_VECTOR},
        {OSDEV_APIC_LVT_TIMER,
         {.delivery = OSDEV_APIC_NMI},
         OSDEV_APIC_ERR_BAD_VALUE},
        {OSDEV_APIC_LVT_ERROR,
         {.delivery = OSDEV_APIC_NMI},
         OSDEV_APIC_ERR_BAD_VALUE},
        {OSDEV_APIC_LVT_TIMER,
         {.vector = 32, .timer_mode = (enum osdev_apic_timer_mode)3},
         OSDEV_APIC_ERR_BAD_VALUE},
        {OSDEV_APIC_LVT_LINT0,
         {.vector = 32, .timer_mode = OSDEV_APIC_TIMER_PERIODIC},
         OSDEV_APIC_ERR_BAD_VALUE},
        {OSDEV_APIC_LVT_PERF,
         {.vector = 32, .level = true},
         OSDEV_APIC_ERR_BAD_VALUE},
        {OSDEV_APIC_LVT_THERMAL,
         {.vector = 32, .active_low = true},
         OSDEV_APIC_ERR_BAD_VALUE},
        {OSDEV_APIC_LVT_CMCI,
         {.delivery = OSDEV_APIC_INIT},
         OSDEV_APIC_ERR_BAD_VALUE},
        {OSDEV_APIC_LVT_LINT0,
         {.delivery = OSDEV_APIC_STARTUP},
         OSDEV_APIC_ERR_BAD_VALUE},
        {OSDEV_APIC_LVT_LINT0,
         {.delivery = (enum osdev_apic_delivery)8},
         OSDEV_APIC_ERR_BAD_VALUE},
        {OSDEV_APIC_LVT_LINT1,
         {.delivery = OSDEV_APIC_NMI, .level = true},
         OSDEV_APIC_ERR_BAD_VALUE},
        {OSDEV_APIC_LVT_COUNT, {.vector = 32}, OSDEV_APIC_ERR_BAD_VALUE},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        uint32_t word = 77;

        osdev_test_row(
            i, osdev_apic_lvt_encode(cases[i].lvt, &cases[i].entry, &word) ==
                   cases[i].err
        );
        osdev_test_row(i, word == 77);
    }
}

static void every_word_that_encodes_decodes_to_itself(void **state)
{
    unsigned good = 0;

    (void)state;
    for (unsigned lvt = 0; lvt < OSDEV_APIC_LVT_COUNT; lvt++) {
        for (uint32_t word = 0; word < 0x80000; word += 5) {
            const struct osdev_apic_lvt_entry entry =
                osdev_apic_lvt_decode((enum osdev_apic_lvt)lvt, word);
            uint32_t back;

            if (osdev_apic_lvt_encode(
                    (enum osdev_apic_lvt)lvt, &entry, &back
                ) == OSDEV_APIC_OK) {
                good++;
                osdev_test_row(word, (back & ~word) == 0);
            }
        }
    }
    assert_true(good > 1000);
}

static void entries_are_written_read_and_masked(void **state)
{
    const struct osdev_apic_lvt_entry entry = {
        .delivery = OSDEV_APIC_NMI,
        .active_low = true,
    };
    struct osdev_apic_lvt_entry read;

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_X2APIC);
    assert_int_equal(
        osdev_apic_write_lvt(&m.apic[0], OSDEV_APIC_LVT_LINT1, &entry),
        OSDEV_APIC_OK
    );
    assert_int_equal(
        osdev_apic_mask_lvt(&m.apic[0], OSDEV_APIC_LVT_LINT1, true),
        OSDEV_APIC_OK
    );
    assert_int_equal(
        osdev_apic_read_lvt(&m.apic[0], OSDEV_APIC_LVT_LINT1, &read),
        OSDEV_APIC_OK
    );
    assert_true(read.masked && read.active_low);
    assert_int_equal(read.delivery, OSDEV_APIC_NMI);
    assert_int_equal(
        osdev_apic_mask_lvt(&m.apic[0], OSDEV_APIC_LVT_LINT1, false),
        OSDEV_APIC_OK
    );
    osdev_apic_model_set_lint(&m.cpus[0], 1, true);
    assert_int_equal(m.cpus[0].nmis, 0);
    osdev_apic_model_set_lint(&m.cpus[0], 1, false);
    assert_int_equal(m.cpus[0].nmis, 1);
}

static void missing_entries_are_not_touched(void **state)
{
    const struct osdev_apic_lvt_entry entry = {.vector = 0x40};
    struct osdev_apic_lvt_entry read;

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    m.apic[0].version.lvt_count = 4;
    assert_true(osdev_apic_has_lvt(&m.apic[0], OSDEV_APIC_LVT_ERROR));
    assert_false(osdev_apic_has_lvt(&m.apic[0], OSDEV_APIC_LVT_PERF));
    assert_int_equal(
        osdev_apic_write_lvt(&m.apic[0], OSDEV_APIC_LVT_CMCI, &entry),
        OSDEV_APIC_ERR_UNSUPPORTED
    );
    assert_int_equal(
        osdev_apic_read_lvt(&m.apic[0], OSDEV_APIC_LVT_THERMAL, &read),
        OSDEV_APIC_ERR_UNSUPPORTED
    );
    assert_int_equal(
        osdev_apic_mask_lvt(&m.apic[0], OSDEV_APIC_LVT_PERF, true),
        OSDEV_APIC_ERR_UNSUPPORTED
    );
    assert_int_equal(
        osdev_apic_write_ext_lvt(&m.apic[0], 0, &entry),
        OSDEV_APIC_ERR_UNSUPPORTED
    );
    assert_int_equal(
        osdev_apic_read_ext_lvt(&m.apic[0], 0, &read),
        OSDEV_APIC_ERR_UNSUPPORTED
    );
}

static void extended_entries_are_counted(void **state)
{
    struct osdev_apic_lvt_entry entry = {.vector = 0x60};
    struct osdev_apic_lvt_entry read;

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    m.cpus[0].version |= OSDEV_APIC_VERSION_EXTENDED;
    m.cpus[0].ext_feature = 0x00200000;
    m.apic[0].ext_features = m.cpus[0].ext_feature;
    assert_int_equal(osdev_apic_ext_lvt_count(&m.apic[0]), OSDEV_APIC_EXT_LVTS);
    assert_int_equal(
        osdev_apic_write_ext_lvt(&m.apic[0], 3, &entry), OSDEV_APIC_OK
    );
    assert_int_equal(m.cpus[0].ext_lvt[3], 0x60);
    assert_int_equal(
        osdev_apic_read_ext_lvt(&m.apic[0], 3, &read), OSDEV_APIC_OK
    );
    assert_int_equal(read.vector, 0x60);
    entry.vector = 3;
    assert_int_equal(
        osdev_apic_write_ext_lvt(&m.apic[0], 3, &entry),
        OSDEV_APIC_ERR_BAD_VECTOR
    );
    entry.level = true;
    assert_int_equal(
        osdev_apic_write_ext_lvt(&m.apic[0], 3, &entry),
        OSDEV_APIC_ERR_BAD_VALUE
    );
}

static void sensors_interrupt_by_their_entries(void **state)
{
    const struct osdev_apic_lvt_entry entry = {.vector = 0x77};

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_X2APIC);
    osdev_apic_model_raise(&m.cpus[0], OSDEV_APIC_LVT_THERMAL);
    assert_false(osdev_apic_model_pending(&m.cpus[0]));
    assert_int_equal(
        osdev_apic_write_lvt(&m.apic[0], OSDEV_APIC_LVT_THERMAL, &entry),
        OSDEV_APIC_OK
    );
    osdev_apic_model_raise(&m.cpus[0], OSDEV_APIC_LVT_THERMAL);
    assert_int_equal(machine_take(&m, 0), 0x77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_are_where_the_manual_has_them),
        cmocka_unit_test(words_are_those_of_the_manual),
        cmocka_unit_test(what_an_entry_lacks_is_refused),
        cmocka_unit_test(every_word_that_encodes_decodes_to_itself),
        cmocka_unit_test(entries_are_written_read_and_masked),
        cmocka_unit_test(missing_entries_are_not_touched),
        cmocka_unit_test(extended_entries_are_counted),
        cmocka_unit_test(sensors_interrupt_by_their_entries),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
