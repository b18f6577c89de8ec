// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Our own descriptions, against the structs that they describe.
#include "../src/layouts_list.h"
#include "fake_memory.h"

#define ROW(signature, name) {signature, &osdev_acpi_##name##_layout_},

static const struct {
    const char *signature;
    const struct osdev_acpi_layout_ *layout;
} tables[] = {OSDEV_ACPI_LAYOUTS_(ROW)};

#define TABLE_COUNT (sizeof(tables) / sizeof(tables[0]))

// Fields follow each other without a hole from `start` to the end.
static void
assert_complete(const struct osdev_acpi_layout_ *layout, size_t start)
{
    for (size_t i = 0; i < layout->count; i++) {
        if (layout->fields[i].offset != start) {
            print_error("%s.%s\n", layout->name, layout->fields[i].name);
        }
        assert_int_equal(layout->fields[i].offset, start);
        start += layout->fields[i].len;
    }
    assert_int_equal(layout->len, start);
}

static void fields_leave_no_holes(void **state)
{
    (void)state;
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        const struct osdev_acpi_level_ *level = tables[i].layout->inner;

        assert_complete(tables[i].layout, OSDEV_ACPI_HEADER_LEN);
        for (size_t j = 0; level != NULL && j < level->count; j++) {
            const struct osdev_acpi_level_ *inner = level->layouts[j].inner;

            assert_complete(&level->layouts[j], 0);
            for (size_t k = 0; inner != NULL && k < inner->count; k++) {
                assert_complete(&inner->layouts[k], 0);
            }
        }
    }
}

static void no_entry_is_shorter_than_it_must_be(void **state)
{
    (void)state;
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        const struct osdev_acpi_level_ *level = tables[i].layout->inner;

        for (size_t j = 0; level != NULL && j < level->count; j++) {
            for (size_t k = 0; k < level->family->count; k++) {
                if (level->family->kinds[k].type == level->layouts[j].type) {
                    assert_true(
                        level->family->kinds[k].min <= level->layouts[j].len
                    );
                }
            }
        }
    }
}

static void every_table_has_a_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        struct osdev_span signature = osdev_span_make(tables[i].signature, 4);

        osdev_test_row(
            i,
            strcmp(osdev_acpi_signature_name(signature), "unknown table") != 0
        );
    }
}

struct seen {
    size_t count;
    size_t errors;
    uint64_t lengths;
    char last[64];
    uint64_t value;
};

static void see(void *ctx, const struct osdev_acpi_item *item)
{
    struct seen *seen = ctx;

    seen->count++;
    seen->errors += item->kind == OSDEV_ACPI_ITEM_ERROR;
    if (item->kind != OSDEV_ACPI_ITEM_STRUCT) {
        seen->lengths += item->bytes.len;
    }
    snprintf(seen->last, sizeof(seen->last), "%s", item->name);
    seen->value = item->value;
}

// Whatever a table holds, each of its bytes is visited once.
static void every_byte_is_visited_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        uint8_t table[OSDEV_ACPI_HEADER_LEN + 300] = {0};
        struct seen seen = {0};
        size_t fixed = tables[i].layout->len;

        fake_header(table, tables[i].signature, fixed - 36);
        osdev_test_row(
            i, osdev_acpi_describe(
                   osdev_span_make(table, sizeof(table)), see, &seen
               ) == OSDEV_ACPI_OK
        );
        osdev_test_row(i, seen.lengths == fixed);
    }
}

static void a_wrong_list_is_an_item(void **state)
{
    uint8_t table[44 + 8] = {0};
    struct seen seen = {0};

    (void)state;
    fake_header(table, "APIC", 16);
    assert_int_equal(
        osdev_acpi_describe(osdev_span_make(table, sizeof(table)), see, &seen),
        OSDEV_ACPI_OK
    );
    assert_int_equal(seen.errors, 1);
    assert_string_equal(seen.last, "list");
}

static void unknown_tables_are_bytes(void **state)
{
    uint8_t table[40] = {0};
    struct seen seen = {0};
    struct osdev_span span = osdev_span_make(table, sizeof(table));

    (void)state;
    fake_header(table, "ZZZZ", 4);
    assert_int_equal(osdev_acpi_describe(span, see, &seen), OSDEV_ACPI_OK);
    assert_string_equal(seen.last, "rest");
    assert_int_equal(seen.lengths, 40);
    osdev_le32_store(table + 4, 41);
    assert_int_equal(
        osdev_acpi_describe(span, see, &seen), OSDEV_ACPI_ERR_TRUNCATED
    );
    osdev_le32_store(table + 4, 35);
    assert_int_equal(
        osdev_acpi_describe(span, see, &seen), OSDEV_ACPI_ERR_BAD_LENGTH
    );
    // Tables with a header of their own.
    memcpy(table, "S3PT\x08\0\0\0", 8);
    assert_int_equal(osdev_acpi_describe(span, see, &seen), OSDEV_ACPI_OK);
    table[4] = 7;
    assert_int_equal(
        osdev_acpi_describe(span, see, &seen), OSDEV_ACPI_ERR_BAD_LENGTH
    );
    table[4] = 41;
    assert_int_equal(
        osdev_acpi_describe(span, see, &seen), OSDEV_ACPI_ERR_TRUNCATED
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_leave_no_holes),
        cmocka_unit_test(no_entry_is_shorter_than_it_must_be),
        cmocka_unit_test(every_table_has_a_name),
        cmocka_unit_test(every_byte_is_visited_once),
        cmocka_unit_test(a_wrong_list_is_an_item),
        cmocka_unit_test(unknown_tables_are_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
