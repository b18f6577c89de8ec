// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "fake_memory.h"

struct machine {
    struct fake_memory fake;
    struct osdev_acpi_table slots[8];
    struct osdev_acpi_tables tables;
    struct osdev_acpi_processor processors[4];
    struct osdev_acpi_ioapic ioapics[2];
    struct osdev_acpi_nmi nmis[3];
    struct osdev_acpi_platform_memory memory;
    struct osdev_acpi_platform platform;
};

// A machine with these entries in its MADT; none is made of no bytes.
static enum osdev_acpi_err
start(struct machine *m, const uint8_t *entries, size_t len)
{
    const struct osdev_acpi_memory memory = {&fake_memory_ops, &m->fake};
    uint8_t body[512] = {0};
    uint8_t fadt[276 - 36] = {0};

    memset(m, 0, sizeof(*m));
    m->memory = (struct osdev_acpi_platform_memory
    ){m->processors, 4, m->ioapics, 2, m->nmis, 3};
    osdev_le16_store(fadt + 10, 9);
    fadt[9] = OSDEV_ACPI_PROFILE_MOBILE;
    osdev_le32_store(body, 0xfee00000);
    body[4] = 1;
    if (len != 0) {
        memcpy(body + 8, entries, len);
    }
    assert_int_equal(
        osdev_acpi_tables_init(&m->tables, &memory, m->slots, 8, 0),
        OSDEV_ACPI_OK
    );
    uint8_t *table =
        fake_memory_table(&m->fake, 0x1000, "FACP", fadt, sizeof(fadt));

    assert_int_equal(
        osdev_acpi_tables_install(&m->tables, osdev_span_make(table, 276)),
        OSDEV_ACPI_OK
    );
    table = fake_memory_table(&m->fake, 0x2000, "APIC", body, 8 + len);
    assert_int_equal(
        osdev_acpi_tables_install(&m->tables, osdev_span_make(table, 44 + len)),
        OSDEV_ACPI_OK
    );
    return osdev_acpi_platform_read(&m->platform, &m->tables, &m->memory);
}

static void a_pc_is_seen(void **state)
{
    static const uint8_t
        entries
            [] =
                {
                    0,    8,  1,    0,   1,  0,    0,    0, // processor 0
                    0,    8,  2,    2,   1,  0,    0,    0, // processor 2
                    0,    8,  3,    4,   2,  0,    0,    0, // can be plugged in
                    9,    16, 0,    0,   2,  0,    0,    0,    1,
                    0,    0,  0,    2,   0,  0,    0, // 2 once more
                    9,    16, 0,    0,   0,  2,    0,    0,    0,
                    0,    0,  0,    9,   0,  0,    0, // 512, disabled
                    1,    12, 8,    0,   0,  0,    0xc0, 0xfe, 0,
                    0,    0,  0, // I/O APIC
                    1,    12, 9,    0,   0,  0x10, 0xc0, 0xfe, 24,
                    0,    0,  0,    2,   10, 0,    0,    2,    0,
                    0,    0,  0,    0, // timer at 2
                    2,    10, 0,    9,   20, 0,    0,    0,    0x0d,
                    0, // SCI at 20, level, high
                    2,    10, 0,    200, 2,  0,    0,    0,    0,
                    0,                                      // no ISA interrupt
                    3,    8,  0x0f, 0,   30, 0,    0,    0, // NMI at 30
                    4,    6,  0xff, 5,   0,  1,             // NMI of all
                    10,   12, 5,    0,   9,  0,    0,    0,    1,
                    0,    0,  0, // NMI of one
                    5,    12, 0,    0,   0,  0,    0,    0xff, 1,
                    0,    0,  0, // local APIC address
                    16,   16, 0,    0,   0,  0,    0,    0,    0,
                    0x80, 0,  0,    0,   0,  0,    0,
                };
    struct machine m;
    struct osdev_acpi_ioapic ioapic;
    uint32_t pin = 0;

    (void)state;
    assert_int_equal(start(&m, entries, sizeof(entries)), OSDEV_ACPI_OK);
    assert_int_equal(m.platform.model, OSDEV_ACPI_MODEL_APIC);
    assert_int_equal(m.platform.profile, OSDEV_ACPI_PROFILE_MOBILE);
    assert_true(m.platform.has_8259);
    assert_true(m.platform.local_apic.raw == 0x1ff000000);
    assert_int_equal(m.platform.mailbox.raw, 0x8000);
    assert_int_equal(m.platform.processor_count, 4);
    assert_int_equal(m.platform.enabled_count, 2);
    assert_int_equal(m.processors[2].state, OSDEV_ACPI_PROCESSOR_CAPABLE);
    assert_int_equal(m.processors[3].id, 512);
    assert_int_equal(m.processors[3].state, OSDEV_ACPI_PROCESSOR_DISABLED);
    assert_int_equal(m.platform.isa[0].gsi, 2);
    assert_int_equal(m.platform.isa[1].gsi, 1);
    assert_false(m.platform.isa[0].level);
    assert_int_equal(m.platform.sci.gsi, 20);
    assert_true(m.platform.sci.level);
    assert_false(m.platform.sci.active_low);
    assert_int_equal(m.platform.nmi_count, 3);
    assert_true(m.nmis[0].route.level && m.nmis[0].route.active_low);
    assert_int_equal(m.nmis[0].route.gsi, 30);
    assert_true(m.nmis[1].is_local && m.nmis[1].all);
    assert_false(m.nmis[2].all);
    assert_int_equal(
        osdev_acpi_platform_ioapic(&m.platform, 30, &ioapic, &pin),
        OSDEV_ACPI_OK
    );
    assert_int_equal(ioapic.id, 9);
    assert_int_equal(pin, 6);
    assert_int_equal(m.platform.madt_err, OSDEV_ACPI_OK);
}

static void the_sci_is_level_and_low_by_itself(void **state)
{
    static const uint8_t entries[] = {2, 10, 0, 9, 9, 0, 0, 0, 0, 0};
    struct machine m;
    struct osdev_acpi_ioapic ioapic;
    uint32_t pin;

    (void)state;
    assert_int_equal(start(&m, entries, sizeof(entries)), OSDEV_ACPI_OK);
    assert_true(m.platform.sci.level && m.platform.sci.active_low);
    assert_int_equal(m.platform.sci.gsi, 9);
    // A machine without processors and controllers is no reason to stop.
    assert_int_equal(m.platform.model, OSDEV_ACPI_MODEL_NONE);
    assert_int_equal(m.platform.processor_count, 0);
    assert_int_equal(
        osdev_acpi_platform_ioapic(&m.platform, 0, &ioapic, &pin),
        OSDEV_ACPI_ERR_NOT_FOUND
    );
}

static void wrong_entries_do_not_hide_others(void **state)
{
    static const uint8_t entries[] = {0, 4, 1,    7, 0, 8, 1, 0, 1, 0,
                                      0, 0, 0x7f, 3, 9, 1, 0, 1, 1};
    struct machine m;

    (void)state;
    assert_int_equal(start(&m, entries, sizeof(entries)), OSDEV_ACPI_OK);
    assert_int_equal(m.platform.processor_count, 1);
    assert_int_equal(m.platform.madt_err, OSDEV_ACPI_ERR_ENTRY_SHORT);
}

static void what_does_not_fit_is_counted(void **state)
{
    uint8_t entries[8 * 6];
    struct machine m;

    (void)state;
    for (uint8_t i = 0; i < 6; i++) {
        const uint8_t one[] = {0, 8, i, i, 1, 0, 0, 0};

        memcpy(entries + i * 8, one, 8);
    }
    assert_int_equal(
        start(&m, entries, sizeof(entries)), OSDEV_ACPI_ERR_NO_ROOM
    );
    assert_int_equal(m.platform.processor_count, 6);
    assert_int_equal(m.processors[3].id, 3);
}

static void other_machines_have_their_models(void **state)
{
    uint8_t gic[80 + 24] = {0x0b, 80};
    uint8_t hart[36] = {0x18, 36};
    uint8_t core[15] = {0x11, 15};
    struct machine m;

    (void)state;
    gic[12] = 8;
    osdev_le64_store(gic + 68, 0x80000101);
    gic[80] = 0x0c;
    gic[81] = 24;
    osdev_le64_store(gic + 88, 0x8000000);
    gic[100] = 3;
    assert_int_equal(start(&m, gic, sizeof(gic)), OSDEV_ACPI_OK);
    assert_int_equal(m.platform.model, OSDEV_ACPI_MODEL_GIC);
    assert_int_equal(m.platform.gic_version, 3);
    assert_int_equal(m.platform.gic_distributor.raw, 0x8000000);
    assert_int_equal(m.processors[0].id, 0x80000101);
    assert_int_equal(m.processors[0].state, OSDEV_ACPI_PROCESSOR_CAPABLE);
    osdev_le32_store(hart + 4, 1);
    osdev_le64_store(hart + 8, 77);
    assert_int_equal(start(&m, hart, sizeof(hart)), OSDEV_ACPI_OK);
    assert_int_equal(m.platform.model, OSDEV_ACPI_MODEL_RISCV);
    assert_int_equal(m.processors[0].id, 77);
    assert_int_equal(m.platform.enabled_count, 1);
    osdev_le32_store(core + 7, 5);
    assert_int_equal(start(&m, core, sizeof(core)), OSDEV_ACPI_OK);
    assert_int_equal(m.platform.model, OSDEV_ACPI_MODEL_LOONGARCH);
    assert_int_equal(m.processors[0].id, 5);
}

static void a_machine_without_tables_is_seen(void **state)
{
    struct fake_memory fake = {0};
    const struct osdev_acpi_memory memory = {&fake_memory_ops, &fake};
    const struct osdev_acpi_platform_memory none = {NULL, 0, NULL, 0, NULL, 0};
    struct osdev_acpi_tables tables;
    struct osdev_acpi_platform platform;

    (void)state;
    assert_int_equal(
        osdev_acpi_tables_init(&tables, &memory, NULL, 0, 0), OSDEV_ACPI_OK
    );
    assert_int_equal(
        osdev_acpi_platform_read(&platform, &tables, &none), OSDEV_ACPI_OK
    );
    assert_int_equal(platform.fadt_err, OSDEV_ACPI_ERR_NOT_FOUND);
    assert_int_equal(platform.madt_err, OSDEV_ACPI_ERR_NOT_FOUND);
    assert_int_equal(platform.isa[15].gsi, 15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pc_is_seen),
        cmocka_unit_test(the_sci_is_level_and_low_by_itself),
        cmocka_unit_test(wrong_entries_do_not_hide_others),
        cmocka_unit_test(what_does_not_fit_is_counted),
        cmocka_unit_test(other_machines_have_their_models),
        cmocka_unit_test(a_machine_without_tables_is_seen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
