// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "machine.h"

static void messages_are_those_of_the_manuals(void **state)
{
    static const struct {
        struct osdev_apic_msi msi;
        struct osdev_apic_msi_message message;
    } cases[] = {
        {{.vector = 0x41, .destination = 1}, {0xfee01000, 0x41}},
        {{.vector = 0x41, .destination = 3, .logical = true, .hint = true},
         {0xfee0300c, 0x41}},
        {{.vector = 0x41, .level = true}, {0xfee00000, 0xc041}},
        {{.delivery = OSDEV_APIC_NMI}, {0xfee00000, 0x400}},
        {{.format = OSDEV_APIC_FORMAT_EXTENDED,
          .vector = 0x41,
          .destination = 0x7f01},
         {0xfee01fe0, 0x41}},
        // Intel VT-d: format bit 4, sub-handle bit 3, index bit 15 in bit 2.
        {{.format = OSDEV_APIC_FORMAT_VTD, .index = 0x8001, .subhandle = true},
         {0xfee0003c, 0}},
        {{.format = OSDEV_APIC_FORMAT_AMDVI, .index = 0x7ff},
         {0xfee00000, 0x7ff}},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        struct osdev_apic_msi_message message = {0, 0};
        struct osdev_apic_msi back;

        osdev_test_row(
            i, osdev_apic_msi_compose(&cases[i].msi, &message) == OSDEV_APIC_OK
        );
        osdev_test_row(i, message.address == cases[i].message.address);
        osdev_test_row(i, message.data == cases[i].message.data);
        osdev_test_row(
            i, osdev_apic_msi_decode(cases[i].msi.format, &message, &back) ==
                   OSDEV_APIC_OK
        );
        osdev_test_row(i, back.format == cases[i].msi.format);
        osdev_test_row(i, back.vector == cases[i].msi.vector);
        osdev_test_row(i, back.destination == cases[i].msi.destination);
        osdev_test_row(i, back.index == cases[i].msi.index);
        osdev_test_row(i, back.delivery == cases[i].msi.delivery);
        osdev_test_row(i, back.logical == cases[i].msi.logical);
        osdev_test_row(i, back.hint == cases[i].msi.hint);
        osdev_test_row(i, back.level == cases[i].msi.level);
        osdev_test_row(i, back.subhandle == cases[i].msi.subhandle);
    }
}

static void messages_that_cannot_be_are_refused(void **state)
{
    static const struct {
        struct osdev_apic_msi msi;
        enum osdev_apic_err err;
    } cases[] = {
        {{.vector = 15}, OSDEV_APIC_ERR_BAD_VECTOR},
        {{.delivery = OSDEV_APIC_INIT, .vector = 1}, OSDEV_APIC_ERR_BAD_VECTOR},
        {{.format = OSDEV_APIC_FORMAT_VTD, .vector = 32},
         OSDEV_APIC_ERR_BAD_VECTOR},
        {{.delivery = OSDEV_APIC_STARTUP}, OSDEV_APIC_ERR_BAD_VALUE},
        {{.vector = 32, .index = 1}, OSDEV_APIC_ERR_BAD_VALUE},
        {{.vector = 32, .subhandle = true}, OSDEV_APIC_ERR_BAD_VALUE},
        {{.delivery = OSDEV_APIC_NMI, .level = true}, OSDEV_APIC_ERR_BAD_VALUE},
        {{.format = (enum osdev_apic_format)9, .vector = 32},
         OSDEV_APIC_ERR_BAD_VALUE},
        {{.format = OSDEV_APIC_FORMAT_VTD, .hint = true},
         OSDEV_APIC_ERR_BAD_VALUE},
        {{.format = OSDEV_APIC_FORMAT_AMDVI, .subhandle = true},
         OSDEV_APIC_ERR_BAD_VALUE},
        {{.vector = 32, .destination = 256}, OSDEV_APIC_ERR_BAD_DESTINATION},
        {{.format = OSDEV_APIC_FORMAT_EXTENDED,
          .vector = 32,
          .destination = 0x8000},
         OSDEV_APIC_ERR_BAD_DESTINATION},
        {{.format = OSDEV_APIC_FORMAT_AMDVI, .index = 0x800},
         OSDEV_APIC_ERR_BAD_DESTINATION},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        struct osdev_apic_msi_message message = {7, 7};

        osdev_test_row(
            i, osdev_apic_msi_compose(&cases[i].msi, &message) == cases[i].err
        );
        osdev_test_row(i, message.address == 7 && message.data == 7);
    }
}

static void writes_to_elsewhere_are_no_messages(void **state)
{
    static const uint64_t addresses[] = {
        0,
        0xfed00000,
        0xfef00000,
        UINT64_C(0x1fee00000),
    };
    struct osdev_apic_msi out;

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(addresses); i++) {
        const struct osdev_apic_msi_message message = {addresses[i], 0x41};

        osdev_test_row(
            i, osdev_apic_msi_decode(OSDEV_APIC_FORMAT_PLAIN, &message, &out) ==
                   OSDEV_APIC_ERR_BAD_ADDRESS
        );
    }
}

static void messages_arrive(void **state)
{
    const struct osdev_apic_msi to_two = {.vector = 0x41, .destination = 2};
    const struct osdev_apic_msi far = {
        .format = OSDEV_APIC_FORMAT_EXTENDED,
        .vector = 0x42,
        .destination = 0x1234,
    };
    const struct osdev_apic_msi remapped = {.format = OSDEV_APIC_FORMAT_VTD};
    struct osdev_apic_msi_message message;
    struct machine m;

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_X2APIC);
    assert_int_equal(osdev_apic_msi_compose(&to_two, &message), OSDEV_APIC_OK);
    assert_true(osdev_apic_model_msi(&m.bus, &message));
    assert_int_equal(machine_take(&m, 2), 0x41);
    m.bus.extended = true;
    m.cpus[3].id = 0x1234;
    assert_int_equal(osdev_apic_msi_compose(&far, &message), OSDEV_APIC_OK);
    assert_true(osdev_apic_model_msi(&m.bus, &message));
    assert_int_equal(machine_take(&m, 3), 0x42);
    assert_int_equal(
        osdev_apic_msi_compose(&remapped, &message), OSDEV_APIC_OK
    );
    assert_false(osdev_apic_model_msi(&m.bus, &message));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_are_those_of_the_manuals),
        cmocka_unit_test(messages_that_cannot_be_are_refused),
        cmocka_unit_test(writes_to_elsewhere_are_no_messages),
        cmocka_unit_test(messages_arrive),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
