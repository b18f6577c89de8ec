// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "fake_memory.h"

#define SLOTS 16

struct machine {
    struct fake_memory fake;
    struct osdev_acpi_memory memory;
    struct osdev_acpi_table slots[SLOTS];
    struct osdev_acpi_tables tables;
};

static void start(struct machine *m, size_t capacity, uint32_t flags)
{
    m->memory.ops = &fake_memory_ops;
    m->memory.ctx = &m->fake;
    assert_int_equal(
        osdev_acpi_tables_init(
            &m->tables, &m->memory, m->slots, capacity, flags
        ),
        OSDEV_ACPI_OK
    );
}

static enum osdev_acpi_err
load(struct machine *m, uint64_t rsdt, uint64_t xsdt, uint8_t revision)
{
    struct osdev_acpi_rsdp rsdp = {.revision = revision};

    rsdp.rsdt = osdev_le32_make((uint32_t)rsdt);
    rsdp.xsdt = osdev_le64_make(xsdt);
    return osdev_acpi_tables_load(&m->tables, &rsdp);
}

static enum osdev_acpi_err find(struct machine *m, const char *signature)
{
    struct osdev_span bytes;

    return osdev_acpi_tables_find(&m->tables, signature, 0, &bytes);
}

static void finish(struct machine *m)
{
    osdev_acpi_tables_finish(&m->tables);
    assert_int_equal(m->fake.mapped, 0);
    assert_int_equal(m->tables.count, 0);
}

static void all_tables_are_found(void **state)
{
    static const uint64_t entries[] = {0x2000, 0, 0x3000, 0x4000};
    struct machine m = {0};
    struct osdev_span bytes;
    uint8_t fadt[276 - 36] = {0};

    (void)state;
    osdev_le32_store(fadt + 4, 0x9999000);
    osdev_le64_store(fadt + 104, 0x5000);
    osdev_le32_store(fadt, 0x6000);
    fake_memory_root(&m.fake, 0x1000, true, entries, 4);
    fake_memory_table(&m.fake, 0x2000, "FACP", fadt, sizeof(fadt));
    fake_memory_table(&m.fake, 0x3000, "SSDT", "a", 1);
    fake_memory_table(&m.fake, 0x4000, "SSDT", "bc", 2);
    fake_memory_table(&m.fake, 0x5000, "DSDT", "d", 1);
    memcpy(fake_memory_add(&m.fake, 0x6000, 64), "FACS\x40", 5);
    start(&m, SLOTS, 0);
    assert_int_equal(load(&m, 0, 0x1000, 2), OSDEV_ACPI_OK);
    assert_int_equal(m.tables.count, 6);
    assert_int_equal(m.slots[0].origin, OSDEV_ACPI_FROM_RSDP);
    assert_int_equal(m.slots[4].origin, OSDEV_ACPI_FROM_FADT);
    assert_int_equal(find(&m, "DSDT"), OSDEV_ACPI_OK);
    assert_int_equal(find(&m, "FACS"), OSDEV_ACPI_OK);
    assert_int_equal(
        osdev_acpi_tables_find(&m.tables, "SSDT", 1, &bytes), OSDEV_ACPI_OK
    );
    assert_int_equal(bytes.len, 38);
    assert_int_equal(
        osdev_acpi_tables_find(&m.tables, "SSDT", 2, &bytes),
        OSDEV_ACPI_ERR_NOT_FOUND
    );
    assert_int_equal(
        osdev_acpi_tables_find_id(
            &m.tables, "SSDT", "OSDEV ", "TESTTEST", &bytes
        ),
        OSDEV_ACPI_OK
    );
    assert_int_equal(
        osdev_acpi_tables_find_id(&m.tables, "SSDT", NULL, "TESTTESU", &bytes),
        OSDEV_ACPI_ERR_NOT_FOUND
    );
    finish(&m);
}

static void a_bad_xsdt_is_replaced_by_the_rsdt(void **state)
{
    static const uint64_t entries[] = {0x3000};
    struct machine m = {0};

    (void)state;
    fake_memory_root(&m.fake, 0x1000, false, entries, 1);
    fake_memory_root(&m.fake, 0x2000, true, entries, 0);
    fake_memory_table(&m.fake, 0x3000, "HPET", NULL, 0);
    start(&m, SLOTS, 0);
    assert_int_equal(load(&m, 0x1000, 0x2000, 2), OSDEV_ACPI_OK);
    assert_int_equal(find(&m, "HPET"), OSDEV_ACPI_ERR_NOT_FOUND);
    finish(&m);
    m.fake.blocks[1].bytes[9]++;
    assert_int_equal(load(&m, 0x1000, 0x2000, 2), OSDEV_ACPI_OK);
    assert_int_equal(m.slots[0].err, OSDEV_ACPI_ERR_BAD_CHECKSUM);
    assert_int_equal(find(&m, "HPET"), OSDEV_ACPI_OK);
    finish(&m);
    // Revision 0 has no XSDT, and some machines shall not use theirs.
    assert_int_equal(load(&m, 0x1000, 0x2000, 0), OSDEV_ACPI_OK);
    assert_int_equal(find(&m, "HPET"), OSDEV_ACPI_OK);
    finish(&m);
    m.fake.blocks[1].bytes[9]--;
    start(&m, SLOTS, OSDEV_ACPI_IGNORE_XSDT);
    assert_int_equal(load(&m, 0x1000, 0x2000, 2), OSDEV_ACPI_OK);
    assert_int_equal(find(&m, "HPET"), OSDEV_ACPI_OK);
    finish(&m);
}

static void root_tables_must_be_right(void **state)
{
    struct machine m = {0};

    (void)state;
    fake_memory_table(&m.fake, 0x1000, "SSDT", NULL, 0);
    fake_memory_root(&m.fake, 0x2000, true, NULL, 0);
    m.fake.blocks[1].bytes[20]++;
    fake_memory_root(&m.fake, 0x3000, true, NULL, 0);
    osdev_le32_store(m.fake.blocks[2].bytes + 4, 35);
    start(&m, SLOTS, 0);
    assert_int_equal(load(&m, 0, 0, 2), OSDEV_ACPI_ERR_NOT_FOUND);
    assert_int_equal(load(&m, 0, 0x1000, 2), OSDEV_ACPI_ERR_BAD_SIGNATURE);
    finish(&m);
    assert_int_equal(load(&m, 0, 0x2000, 2), OSDEV_ACPI_ERR_BAD_CHECKSUM);
    assert_int_equal(load(&m, 0, 0x3000, 2), OSDEV_ACPI_ERR_BAD_LENGTH);
    assert_int_equal(load(&m, 0, 0x4000, 2), OSDEV_ACPI_ERR_UNMAPPED);
    finish(&m);
}

static void wrong_tables_do_not_harm_others(void **state)
{
    static const uint64_t entries[] = {
        0x1000, 0x2000, 0x2000, 0x3000, 0x3014,
        0x4000, 0x5000, 0x6000, 0x7000, UINT64_MAX - 40,
    };
    static const enum osdev_acpi_err errors[] = {
        OSDEV_ACPI_OK,
        OSDEV_ACPI_ERR_DUPLICATE, // the XSDT lists itself
        OSDEV_ACPI_OK,
        OSDEV_ACPI_ERR_DUPLICATE,
        OSDEV_ACPI_OK,
        OSDEV_ACPI_ERR_OVERLAP,
        OSDEV_ACPI_ERR_BAD_CHECKSUM,
        OSDEV_ACPI_ERR_BAD_LENGTH,
        OSDEV_ACPI_ERR_UNMAPPED, // longer than its memory
        OSDEV_ACPI_OK,
        OSDEV_ACPI_ERR_UNMAPPED,
    };
    struct machine m = {0};
    uint8_t *table;

    (void)state;
    fake_memory_root(&m.fake, 0x1000, true, entries, 10);
    fake_memory_table(&m.fake, 0x2000, "HPET", NULL, 0);
    table = fake_memory_table(&m.fake, 0x3000, "WAET", NULL, 0);
    m.fake.blocks[2].len = 200;
    fake_header(table + 0x14, "WSMT", 0);
    osdev_le32_store(table + 4, 36);
    fake_memory_fix(table);
    fake_memory_table(&m.fake, 0x4000, "BGRT", NULL, 0)[9]++;
    osdev_le32_store(
        fake_memory_table(&m.fake, 0x5000, "MSDM", NULL, 0) + 4, 0xffffffff
    );
    osdev_le32_store(
        fake_memory_table(&m.fake, 0x6000, "SLIC", NULL, 0) + 4, 37
    );
    fake_memory_table(&m.fake, 0x7000, "BOOT", "abcd", 4);
    start(&m, SLOTS, 0);
    assert_int_equal(load(&m, 0, 0x1000, 2), OSDEV_ACPI_OK);
    assert_int_equal(m.tables.count, 11);
    for (size_t i = 0; i < 11; i++) {
        osdev_test_row(i, m.slots[i].err == errors[i]);
    }
    assert_int_equal(find(&m, "BOOT"), OSDEV_ACPI_OK);
    assert_int_equal(find(&m, "BGRT"), OSDEV_ACPI_ERR_NOT_FOUND);
    finish(&m);
    start(&m, SLOTS, OSDEV_ACPI_KEEP_BAD_CHECKSUM);
    assert_int_equal(load(&m, 0, 0x1000, 2), OSDEV_ACPI_OK);
    assert_int_equal(find(&m, "BGRT"), OSDEV_ACPI_OK);
    assert_int_equal(m.slots[6].err, OSDEV_ACPI_ERR_BAD_CHECKSUM);
    finish(&m);
}

static void the_32_bit_address_stands_in(void **state)
{
    static const uint64_t entries[] = {0x2000};
    struct machine m = {0};
    uint8_t fadt[276 - 36] = {0};

    (void)state;
    osdev_le32_store(fadt + 4, 0x3000);
    osdev_le64_store(fadt + 104, 0x4000);
    fake_memory_root(&m.fake, 0x1000, true, entries, 1);
    fake_memory_table(&m.fake, 0x2000, "FACP", fadt, sizeof(fadt));
    fake_memory_table(&m.fake, 0x3000, "DSDT", "a", 1);
    start(&m, SLOTS, 0);
    assert_int_equal(load(&m, 0, 0x1000, 2), OSDEV_ACPI_OK);
    assert_int_equal(m.slots[2].err, OSDEV_ACPI_ERR_UNMAPPED);
    assert_int_equal(find(&m, "DSDT"), OSDEV_ACPI_OK);
    finish(&m);
}

static void a_full_index_keeps_what_fits(void **state)
{
    static const uint64_t entries[] = {0x2000, 0x3000};
    struct machine m = {0};

    (void)state;
    fake_memory_root(&m.fake, 0x1000, true, entries, 2);
    fake_memory_table(&m.fake, 0x2000, "HPET", NULL, 0);
    fake_memory_table(&m.fake, 0x3000, "WAET", NULL, 0);
    start(&m, 2, 0);
    assert_int_equal(load(&m, 0, 0x1000, 2), OSDEV_ACPI_ERR_NO_ROOM);
    assert_int_equal(find(&m, "HPET"), OSDEV_ACPI_OK);
    assert_int_equal(find(&m, "WAET"), OSDEV_ACPI_ERR_NOT_FOUND);
    assert_int_equal(
        osdev_acpi_tables_install(
            &m.tables, osdev_span_make(m.fake.blocks[1].bytes, 36)
        ),
        OSDEV_ACPI_ERR_NO_ROOM
    );
    finish(&m);
    start(&m, 0, 0);
    assert_int_equal(load(&m, 0, 0x1000, 2), OSDEV_ACPI_ERR_NO_ROOM);
}

static void the_host_adds_replaces_and_hides(void **state)
{
    static const uint64_t entries[] = {0x2000};
    struct machine m = {0};
    uint8_t own[40] = {0};
    struct osdev_span span = osdev_span_make(own, sizeof(own));
    struct osdev_span found;

    (void)state;
    fake_memory_root(&m.fake, 0x1000, true, entries, 1);
    fake_memory_table(&m.fake, 0x2000, "WAET", "abcd", 4);
    fake_header(own, "SSDT", 4);
    start(&m, SLOTS, 0);
    assert_int_equal(load(&m, 0, 0x1000, 2), OSDEV_ACPI_OK);
    assert_int_equal(osdev_acpi_tables_install(&m.tables, span), OSDEV_ACPI_OK);
    assert_int_equal(find(&m, "SSDT"), OSDEV_ACPI_OK);
    fake_header(own, "WAET", 4);
    assert_int_equal(
        osdev_acpi_tables_override(&m.tables, 3, span), OSDEV_ACPI_ERR_BAD_INDEX
    );
    assert_int_equal(
        osdev_acpi_tables_override(&m.tables, 1, osdev_span_make(own, 39)),
        OSDEV_ACPI_ERR_TRUNCATED
    );
    own[20]++;
    assert_int_equal(
        osdev_acpi_tables_override(&m.tables, 1, span),
        OSDEV_ACPI_ERR_BAD_CHECKSUM
    );
    own[20]--;
    osdev_le32_store(own + 4, 3);
    assert_int_equal(
        osdev_acpi_tables_install(&m.tables, span), OSDEV_ACPI_ERR_BAD_LENGTH
    );
    osdev_le32_store(own + 4, 40);
    assert_int_equal(
        osdev_acpi_tables_override(&m.tables, 1, span), OSDEV_ACPI_OK
    );
    assert_int_equal(
        osdev_acpi_tables_find(&m.tables, "WAET", 0, &found), OSDEV_ACPI_OK
    );
    assert_ptr_equal(found.ptr, own);
    assert_int_equal(m.slots[1].origin, OSDEV_ACPI_FROM_HOST);
    assert_int_equal(osdev_acpi_tables_deny(&m.tables, 1), OSDEV_ACPI_OK);
    assert_int_equal(find(&m, "WAET"), OSDEV_ACPI_ERR_NOT_FOUND);
    assert_int_equal(m.slots[1].err, OSDEV_ACPI_ERR_DENIED);
    assert_int_equal(
        osdev_acpi_tables_deny(&m.tables, 9), OSDEV_ACPI_ERR_BAD_INDEX
    );
    finish(&m);
}

static void operations_are_required(void **state)
{
    const struct osdev_acpi_map_ops none = {NULL, NULL};
    const struct osdev_acpi_memory memory = {&none, NULL};
    struct osdev_acpi_tables tables;

    (void)state;
    assert_int_equal(
        osdev_acpi_tables_init(&tables, &memory, NULL, 0, 0),
        OSDEV_ACPI_ERR_BAD_OPS
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_tables_are_found),
        cmocka_unit_test(a_bad_xsdt_is_replaced_by_the_rsdt),
        cmocka_unit_test(root_tables_must_be_right),
        cmocka_unit_test(wrong_tables_do_not_harm_others),
        cmocka_unit_test(the_32_bit_address_stands_in),
        cmocka_unit_test(a_full_index_keeps_what_fits),
        cmocka_unit_test(the_host_adds_replaces_and_hides),
        cmocka_unit_test(operations_are_required),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
