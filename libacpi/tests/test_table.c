// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "fake_memory.h"

static void the_sum_is_that_of_bytes(void **state)
{
    static uint8_t bytes[5000];
    uint32_t seed = 1;
    uint8_t sum = 0;

    (void)state;
    for (size_t i = 0; i < sizeof(bytes); i++) {
        seed = seed * 1664525u + 1013904223u;
        bytes[i] = i < 4000 ? 0xff : (uint8_t)(seed >> 24);
    }
    for (size_t len = 0; len <= sizeof(bytes); len++) {
        osdev_test_row(len, osdev_acpi_sum(osdev_span_make(bytes, len)) == sum);
        sum = (uint8_t)(sum + bytes[len < sizeof(bytes) ? len : 0]);
    }
}

static void a_short_fadt_has_no_later_fields(void **state)
{
    uint8_t table[276];
    struct osdev_acpi_fadt fadt;
    struct osdev_span span = osdev_span_make(table, 116);

    (void)state;
    // What lies behind a table of revision 1 is not part of it.
    memset(table, 0xff, sizeof(table));
    memset(table, 0, 116);
    fake_header(table, "FACP", 116 - 36);
    assert_int_equal(
        osdev_acpi_fadt_read(osdev_span_make(table, sizeof(table)), &fadt),
        OSDEV_ACPI_OK
    );
    assert_int_equal(osdev_le64_get(fadt.x_dsdt), 0);
    assert_int_equal(fadt.reset_value, 0);
    assert_true(OSDEV_ACPI_HAS(span, struct osdev_acpi_fadt, flags));
    assert_false(OSDEV_ACPI_HAS(span, struct osdev_acpi_fadt, reset_reg));
}

static void wrong_tables_are_refused(void **state)
{
    uint8_t table[64] = {0};
    struct osdev_acpi_mcfg mcfg;
    struct osdev_span span = osdev_span_make(table, sizeof(table));

    (void)state;
    fake_header(table, "MCFG", 8);
    assert_int_equal(osdev_acpi_mcfg_read(span, &mcfg), OSDEV_ACPI_OK);
    for (size_t len = 0; len < 44; len++) {
        osdev_test_row(
            len, osdev_acpi_mcfg_read(osdev_span_make(table, len), &mcfg) ==
                     OSDEV_ACPI_ERR_TRUNCATED
        );
    }
    osdev_le32_store(table + 4, 43);
    assert_int_equal(
        osdev_acpi_mcfg_read(span, &mcfg), OSDEV_ACPI_ERR_TRUNCATED
    );
    osdev_le32_store(table + 4, 35);
    assert_int_equal(
        osdev_acpi_mcfg_read(span, &mcfg), OSDEV_ACPI_ERR_BAD_LENGTH
    );
    fake_header(table, "HPET", 8);
    assert_int_equal(
        osdev_acpi_mcfg_read(span, &mcfg), OSDEV_ACPI_ERR_BAD_SIGNATURE
    );
    assert_int_equal(
        osdev_acpi_mcfg_regions(span).err, OSDEV_ACPI_ERR_BAD_SIGNATURE
    );
}

// A MADT with the given entries.
static struct osdev_span
make_madt(uint8_t *table, const uint8_t *entries, size_t len)
{
    memset(table, 0, 44);
    memcpy(table + 44, entries, len);
    fake_header(table, "APIC", 8 + len);
    return osdev_span_make(table, 44 + len);
}

static void entries_of_every_length_end_the_walk(void **state)
{
    static const struct {
        uint8_t entries[12];
        size_t len;
        unsigned count;
        enum osdev_acpi_err err;
    } cases[] = {
        {{0}, 0, 0, OSDEV_ACPI_OK},
        {{0, 8, 1, 2, 1, 0, 0, 0}, 8, 1, OSDEV_ACPI_OK},
        {{0x77, 4, 1, 2}, 4, 1, OSDEV_ACPI_OK},
        {{0x77, 2}, 2, 1, OSDEV_ACPI_OK},
        {{0, 0, 1, 2, 1, 0, 0, 0}, 8, 0, OSDEV_ACPI_ERR_ENTRY_LENGTH},
        {{0, 1, 1, 2, 1, 0, 0, 0}, 8, 0, OSDEV_ACPI_ERR_ENTRY_LENGTH},
        {{0, 9, 1, 2, 1, 0, 0, 0}, 8, 0, OSDEV_ACPI_ERR_ENTRY_LENGTH},
        {{0, 255, 1, 2, 1, 0, 0, 0}, 8, 0, OSDEV_ACPI_ERR_ENTRY_LENGTH},
        {{0, 8, 1, 2, 1, 0, 0, 0, 4}, 9, 1, OSDEV_ACPI_ERR_ENTRY_LENGTH},
        {{0, 4, 9, 9, 0, 8, 1, 2, 1, 0, 0, 0},
         12,
         1,
         OSDEV_ACPI_ERR_ENTRY_SHORT},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        uint8_t table[64];
        struct osdev_span madt =
            make_madt(table, cases[i].entries, cases[i].len);
        struct osdev_acpi_iter it = osdev_acpi_madt_entries(madt);
        struct osdev_acpi_madt_entry entry;
        unsigned count = 0;

        while (osdev_acpi_madt_next(&it, &entry)) {
            count++;
        }
        osdev_test_row(i, count == cases[i].count);
        osdev_test_row(i, it.err == cases[i].err);
        osdev_test_row(i, !osdev_acpi_madt_next(&it, &entry));
    }
}

static void absent_fields_of_entries_are_zero(void **state)
{
    static const uint8_t wakeup[16] = {0x10, 16, 0, 0, 0, 0, 0, 0, 0x34, 0x12};
    uint8_t table[64];
    struct osdev_span madt;
    struct osdev_acpi_iter it;
    struct osdev_acpi_madt_entry entry;

    (void)state;
    madt = make_madt(table, wakeup, sizeof(wakeup));
    it = osdev_acpi_madt_entries(madt);
    memset(&entry, 0xff, sizeof(entry));
    assert_true(osdev_acpi_madt_next(&it, &entry));
    assert_int_equal(entry.type, OSDEV_ACPI_MADT_WAKEUP);
    assert_int_equal(it.offset, 44);
    assert_int_equal(entry.bytes.len, 16);
    assert_int_equal(osdev_le64_get(entry.as.wakeup.mailbox), 0x1234);
    assert_int_equal(osdev_le64_get(entry.as.wakeup.reset_vector), 0);
}

static void arrays_that_promise_too_much_give_what_is_there(void **state)
{
    uint8_t table[48 + 70];
    struct osdev_acpi_iter it;
    struct osdev_acpi_apei_instruction step;

    (void)state;
    memset(table, 0, sizeof(table));
    fake_header(table, "ERST", sizeof(table) - 36);
    osdev_le32_store(table + 44, 2);
    it = osdev_acpi_erst_instructions(osdev_span_make(table, sizeof(table)));
    assert_true(osdev_acpi_erst_instruction_next(&it, &step));
    assert_true(osdev_acpi_erst_instruction_next(&it, &step));
    assert_false(osdev_acpi_erst_instruction_next(&it, &step));
    assert_int_equal(it.err, OSDEV_ACPI_OK);
    osdev_le32_store(table + 44, UINT32_MAX);
    it = osdev_acpi_erst_instructions(osdev_span_make(table, sizeof(table)));
    assert_true(osdev_acpi_erst_instruction_next(&it, &step));
    assert_true(osdev_acpi_erst_instruction_next(&it, &step));
    assert_false(osdev_acpi_erst_instruction_next(&it, &step));
    assert_int_equal(it.err, OSDEV_ACPI_ERR_TRUNCATED);
}

static void distances_are_inside_the_matrix(void **state)
{
    uint8_t table[44 + 9] = {0};
    struct osdev_span slit = osdev_span_make(table, sizeof(table));
    uint8_t distance = 0;

    (void)state;
    for (uint8_t i = 0; i < 9; i++) {
        table[44 + i] = (uint8_t)(10 + i);
    }
    fake_header(table, "SLIT", 8 + 9);
    osdev_le64_store(table + 36, 3);
    assert_int_equal(
        osdev_acpi_slit_distance(slit, 2, 1, &distance), OSDEV_ACPI_OK
    );
    assert_int_equal(distance, 17);
    assert_int_equal(
        osdev_acpi_slit_distance(slit, 3, 0, &distance),
        OSDEV_ACPI_ERR_BAD_INDEX
    );
    assert_int_equal(
        osdev_acpi_slit_distance(slit, 0, 3, &distance),
        OSDEV_ACPI_ERR_BAD_INDEX
    );
    osdev_le64_store(table + 36, UINT64_MAX);
    assert_int_equal(
        osdev_acpi_slit_distance(slit, UINT64_MAX / 2, 4, &distance),
        OSDEV_ACPI_ERR_TRUNCATED
    );
    osdev_le64_store(table + 36, 4);
    assert_int_equal(
        osdev_acpi_slit_distance(slit, 3, 0, &distance),
        OSDEV_ACPI_ERR_TRUNCATED
    );
}

static void pci_functions_are_found(void **state)
{
    uint8_t table[44 + 32] = {0};
    struct osdev_span mcfg = osdev_span_make(table, sizeof(table));
    osdev_paddr_t addr;

    (void)state;
    osdev_le64_store(table + 44, 0xe0000000);
    table[44 + 11] = 0x3f;
    osdev_le64_store(table + 60, 0xf00000000);
    osdev_le16_store(table + 68, 1);
    table[60 + 10] = 0x40;
    table[60 + 11] = 0xff;
    fake_header(table, "MCFG", 8 + 32);
    assert_int_equal(
        osdev_acpi_mcfg_find(mcfg, 0, 0x3f, 0xff, &addr), OSDEV_ACPI_OK
    );
    assert_int_equal(addr.raw, 0xe3fff000);
    assert_int_equal(
        osdev_acpi_mcfg_find(mcfg, 1, 0xff, 8, &addr), OSDEV_ACPI_OK
    );
    assert_int_equal(addr.raw, 0xf0ff08000);
    assert_int_equal(
        osdev_acpi_mcfg_find(mcfg, 0, 0x40, 0, &addr), OSDEV_ACPI_ERR_NOT_FOUND
    );
    assert_int_equal(
        osdev_acpi_mcfg_find(mcfg, 1, 0x3f, 0, &addr), OSDEV_ACPI_ERR_NOT_FOUND
    );
}

static void every_error_and_signature_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(osdev_acpi_strerror(OSDEV_ACPI_OK), "no error");
    for (unsigned err = OSDEV_ACPI_ERR_BAD_OPS; err <= OSDEV_ACPI_ERR_BUSY;
         err++) {
        osdev_test_row(
            err,
            strcmp(
                osdev_acpi_strerror((enum osdev_acpi_err)err), "unknown error"
            ) != 0
        );
    }
    assert_string_equal(
        osdev_acpi_strerror((enum osdev_acpi_err)(OSDEV_ACPI_ERR_BUSY + 1)),
        "unknown error"
    );
    for (size_t i = 1; i < osdev_acpi_signature_count; i++) {
        osdev_test_row(
            i, strcmp(
                   osdev_acpi_signatures[i - 1].signature,
                   osdev_acpi_signatures[i].signature
               ) < 0
        );
    }
    assert_string_equal(
        osdev_acpi_signature_name(osdev_span_make("SRAT", 4)),
        "System resource affinity"
    );
    assert_string_equal(
        osdev_acpi_signature_name(osdev_span_make("SRA", 3)), "unknown table"
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sum_is_that_of_bytes),
        cmocka_unit_test(a_short_fadt_has_no_later_fields),
        cmocka_unit_test(wrong_tables_are_refused),
        cmocka_unit_test(entries_of_every_length_end_the_walk),
        cmocka_unit_test(absent_fields_of_entries_are_zero),
        cmocka_unit_test(arrays_that_promise_too_much_give_what_is_there),
        cmocka_unit_test(distances_are_inside_the_matrix),
        cmocka_unit_test(pci_functions_are_found),
        cmocka_unit_test(every_error_and_signature_has_a_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
