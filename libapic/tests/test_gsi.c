// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "machine.h"

static struct machine m;

// What QEMU's PCs and most others have.
static const struct osdev_apic_override overrides[] = {
    {0, 2, 0},
    {5, 5, 0xd},
    {9, 9, 0xf},
};

static void inti_flags_are_decoded(void **state)
{
    static const struct {
        uint16_t flags;
        enum osdev_apic_bus bus;
        bool active_low;
        bool level;
    } cases[] = {
        {0, OSDEV_APIC_ISA, false, false},   {0, OSDEV_APIC_PCI, true, true},
        {0x5, OSDEV_APIC_PCI, false, false}, {0xd, OSDEV_APIC_ISA, false, true},
        {0xf, OSDEV_APIC_ISA, true, true},   {0x7, OSDEV_APIC_ISA, true, false},
    };
    struct osdev_apic_source source = {7, false, false};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        osdev_test_row(
            i, osdev_apic_inti_decode(cases[i].flags, cases[i].bus, &source) ==
                   OSDEV_APIC_OK
        );
        osdev_test_row(i, source.active_low == cases[i].active_low);
        osdev_test_row(i, source.level == cases[i].level);
        osdev_test_row(i, source.gsi == 7);
    }
    assert_int_equal(
        osdev_apic_inti_decode(2, OSDEV_APIC_ISA, &source),
        OSDEV_APIC_ERR_BAD_VALUE
    );
    assert_int_equal(
        osdev_apic_inti_decode(8, OSDEV_APIC_ISA, &source),
        OSDEV_APIC_ERR_BAD_VALUE
    );
}

static void isa_lines_follow_their_overrides(void **state)
{
    static const struct osdev_apic_override bad = {3, 3, 2};
    struct osdev_apic_source source;

    (void)state;
    assert_int_equal(
        osdev_apic_isa_source(overrides, 3, 0, &source), OSDEV_APIC_OK
    );
    assert_int_equal(source.gsi, 2);
    assert_false(source.level);
    assert_int_equal(
        osdev_apic_isa_source(overrides, 3, 9, &source), OSDEV_APIC_OK
    );
    assert_true(source.level && source.active_low);
    assert_int_equal(
        osdev_apic_isa_source(overrides, 3, 4, &source), OSDEV_APIC_OK
    );
    assert_true(source.gsi == 4 && !source.level && !source.active_low);
    assert_int_equal(osdev_apic_isa_source(NULL, 0, 2, &source), OSDEV_APIC_OK);
    // The timer is there.
    assert_int_equal(
        osdev_apic_isa_source(overrides, 3, 2, &source), OSDEV_APIC_ERR_NO_GSI
    );
    assert_int_equal(
        osdev_apic_isa_source(overrides, 3, 16, &source),
        OSDEV_APIC_ERR_BAD_VALUE
    );
    assert_int_equal(
        osdev_apic_isa_source(&bad, 1, 3, &source), OSDEV_APIC_ERR_BAD_VALUE
    );
}

static void every_interrupt_is_found_at_its_pin(void **state)
{
    size_t io;
    unsigned pin;

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    for (uint32_t gsi = 0; gsi < 32; gsi++) {
        osdev_test_row(
            gsi, osdev_apic_io_find(m.io, 2, gsi, &io, &pin) == OSDEV_APIC_OK
        );
        osdev_test_row(gsi, io == gsi / 24 && pin == gsi % 24);
    }
    assert_int_equal(
        osdev_apic_io_find(m.io, 2, 32, &io, &pin), OSDEV_APIC_ERR_NO_GSI
    );
    assert_int_equal(
        osdev_apic_io_find(m.io, 2, UINT32_MAX, &io, &pin),
        OSDEV_APIC_ERR_NO_GSI
    );
    assert_int_equal(
        osdev_apic_io_find(NULL, 0, 0, &io, &pin), OSDEV_APIC_ERR_NO_GSI
    );
    // At the end of the number space.
    m.io[1].gsi_base = UINT32_MAX - 7;
    assert_int_equal(
        osdev_apic_io_find(m.io, 2, UINT32_MAX, &io, &pin), OSDEV_APIC_OK
    );
    assert_true(io == 1 && pin == 7);
}

static void sources_give_polarity_and_trigger(void **state)
{
    const struct osdev_apic_redirection entry = {.vector = 0x50};
    const struct osdev_apic_source pci = {25, true, true};
    const struct osdev_apic_source none = {99, true, true};

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    m.ios[1].lines[1] = true;
    assert_int_equal(
        osdev_apic_io_route_source(m.io, 2, &pci, &entry), OSDEV_APIC_OK
    );
    assert_int_equal(m.ios[1].entries[1], 0xa050);
    osdev_apic_io_model_set_line(&m.ios[1], 1, false);
    assert_int_equal(machine_take(&m, 0), 0x50);
    assert_int_equal(
        osdev_apic_io_route_source(m.io, 2, &none, &entry),
        OSDEV_APIC_ERR_NO_GSI
    );
}

static void nmi_sources_become_nmis(void **state)
{
    static const struct osdev_apic_nmi_source sources[] = {{3, 0}, {26, 0xf}};
    static const struct osdev_apic_nmi_source none = {99, 0};
    static const struct osdev_apic_nmi_source bad = {3, 2};

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    m.ios[1].lines[2] = true;
    assert_int_equal(
        osdev_apic_io_route_nmis(m.io, 2, sources, 2, 1), OSDEV_APIC_OK
    );
    osdev_apic_io_model_set_line(&m.ios[0], 3, true);
    osdev_apic_io_model_set_line(&m.ios[1], 2, false);
    assert_int_equal(m.cpus[1].nmis, 2);
    assert_int_equal(
        osdev_apic_io_route_nmis(m.io, 2, &none, 1, 1), OSDEV_APIC_ERR_NO_GSI
    );
    assert_int_equal(
        osdev_apic_io_route_nmis(m.io, 2, &bad, 1, 1), OSDEV_APIC_ERR_BAD_VALUE
    );
    assert_int_equal(
        osdev_apic_io_route_nmis(m.io, 2, sources, 2, 256),
        OSDEV_APIC_ERR_BAD_DESTINATION
    );
    assert_int_equal(
        osdev_apic_io_route_nmis(m.io, 2, NULL, 0, 1), OSDEV_APIC_OK
    );
}

static void local_nmis_are_those_of_the_processor(void **state)
{
    static const struct osdev_apic_local_nmi nmis[] = {
        {OSDEV_APIC_ALL_PROCESSORS, 1, 0},
        {7, 0, 3},
    };
    static const struct osdev_apic_local_nmi bad[] = {{7, 2, 0}, {7, 0, 2}};

    (void)state;
    machine_start(&m, OSDEV_APIC_MODE_XAPIC);
    assert_int_equal(
        osdev_apic_set_local_nmis(&m.apic[0], nmis, 2, 6), OSDEV_APIC_OK
    );
    assert_int_equal(m.cpus[0].lvt[OSDEV_APIC_LVT_LINT1], 0x400);
    assert_int_equal(m.cpus[0].lvt[OSDEV_APIC_LVT_LINT0], OSDEV_APIC_LVT_MASK);
    assert_int_equal(
        osdev_apic_set_local_nmis(&m.apic[1], nmis, 2, 7), OSDEV_APIC_OK
    );
    assert_int_equal(m.cpus[1].lvt[OSDEV_APIC_LVT_LINT0], 0x2400);
    for (size_t i = 0; i < 2; i++) {
        osdev_test_row(
            i, osdev_apic_set_local_nmis(&m.apic[1], &bad[i], 1, 7) ==
                   OSDEV_APIC_ERR_BAD_VALUE
        );
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inti_flags_are_decoded),
        cmocka_unit_test(isa_lines_follow_their_overrides),
        cmocka_unit_test(every_interrupt_is_found_at_its_pin),
        cmocka_unit_test(sources_give_polarity_and_trigger),
        cmocka_unit_test(nmi_sources_become_nmis),
        cmocka_unit_test(local_nmis_are_those_of_the_processor),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
