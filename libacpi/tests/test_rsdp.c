// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "fake_memory.h"

static void fix(uint8_t *rsdp)
{
    rsdp[8] = 0;
    rsdp[8] = (uint8_t)-osdev_acpi_sum(osdev_span_make(rsdp, 20));
    if (rsdp[15] >= 2) {
        uint32_t len = osdev_le32_load(rsdp + 20);

        rsdp[32] = 0;
        rsdp[32] = (uint8_t)-osdev_acpi_sum(osdev_span_make(rsdp, len));
    }
}

static void put(uint8_t *rsdp, uint8_t revision)
{
    memcpy(rsdp, "RSD PTR ", 8);
    memcpy(rsdp + 9, "OSDEV ", 6);
    rsdp[15] = revision;
    osdev_le32_store(rsdp + 16, 0x1000);
    if (revision >= 2) {
        osdev_le32_store(rsdp + 20, 36);
        osdev_le64_store(rsdp + 24, 0x123456789000);
    }
    fix(rsdp);
}

static void both_revisions_are_read(void **state)
{
    uint8_t bytes[36] = {0};
    struct osdev_acpi_rsdp rsdp;

    (void)state;
    put(bytes, 2);
    assert_int_equal(
        osdev_acpi_rsdp_parse(osdev_span_make(bytes, 36), &rsdp), OSDEV_ACPI_OK
    );
    assert_int_equal(osdev_le64_get(rsdp.xsdt), 0x123456789000);
    put(bytes, 0);
    assert_int_equal(
        osdev_acpi_rsdp_parse(osdev_span_make(bytes, 36), &rsdp), OSDEV_ACPI_OK
    );
    assert_int_equal(osdev_le32_get(rsdp.rsdt), 0x1000);
    // What revision 0 does not have is not read, whatever lies there.
    assert_int_equal(osdev_le64_get(rsdp.xsdt), 0);
    assert_int_equal(
        osdev_acpi_rsdp_parse(osdev_span_make(bytes, 20), &rsdp), OSDEV_ACPI_OK
    );
}

static void wrong_pointers_are_refused(void **state)
{
    uint8_t good[36] = {0};
    uint8_t bytes[36];
    struct osdev_acpi_rsdp rsdp;
    struct osdev_span span = osdev_span_make(bytes, sizeof(bytes));

    (void)state;
    put(good, 2);
    memcpy(bytes, good, 36);
    bytes[0] = 'r';
    assert_int_equal(
        osdev_acpi_rsdp_parse(span, &rsdp), OSDEV_ACPI_ERR_BAD_SIGNATURE
    );
    memcpy(bytes, good, 36);
    bytes[9]++;
    assert_int_equal(
        osdev_acpi_rsdp_parse(span, &rsdp), OSDEV_ACPI_ERR_BAD_CHECKSUM
    );
    memcpy(bytes, good, 36);
    bytes[32]++;
    assert_int_equal(
        osdev_acpi_rsdp_parse(span, &rsdp), OSDEV_ACPI_ERR_BAD_CHECKSUM
    );
    memcpy(bytes, good, 36);
    osdev_le32_store(bytes + 20, 35);
    assert_int_equal(
        osdev_acpi_rsdp_parse(span, &rsdp), OSDEV_ACPI_ERR_BAD_LENGTH
    );
    osdev_le32_store(bytes + 20, 37);
    assert_int_equal(
        osdev_acpi_rsdp_parse(span, &rsdp), OSDEV_ACPI_ERR_TRUNCATED
    );
    for (size_t len = 0; len < 36; len++) {
        osdev_test_row(
            len, osdev_acpi_rsdp_parse(osdev_span_make(good, len), &rsdp) ==
                     OSDEV_ACPI_ERR_TRUNCATED
        );
    }
}

static void find_looks_at_multiples_of_16(void **state)
{
    uint8_t area[256] = {0};
    size_t offset;

    (void)state;
    put(area + 8, 0);
    assert_int_equal(
        osdev_acpi_rsdp_find(osdev_span_make(area, sizeof(area)), &offset),
        OSDEV_ACPI_ERR_NOT_FOUND
    );
    // One with a wrong checksum does not hide a good one.
    put(area + 64, 0);
    area[64 + 9]++;
    put(area + 208, 2);
    assert_int_equal(
        osdev_acpi_rsdp_find(osdev_span_make(area, sizeof(area)), &offset),
        OSDEV_ACPI_OK
    );
    assert_int_equal(offset, 208);
    assert_int_equal(
        osdev_acpi_rsdp_find(osdev_span_make(area, 208 + 35), &offset),
        OSDEV_ACPI_ERR_NOT_FOUND
    );
}

// Real areas of a PC, most of which is one block of zeros.
struct pc {
    uint8_t bda[2];
    uint8_t low[0x20000];
    uint8_t bios[0x20000];
    bool no_bios;
};

static void *pc_map(
    void *ctx, osdev_paddr_t start, size_t len,
    enum osdev_acpi_map_purpose purpose
)
{
    struct pc *pc = ctx;

    (void)purpose;
    if (start.raw == 0x40e) {
        return pc->bda;
    }
    if (start.raw >= 0x80000 && start.raw + len <= 0xa0000) {
        return pc->low + (start.raw - 0x80000);
    }
    if (start.raw >= 0xe0000 && start.raw + len <= 0x100000 && !pc->no_bios) {
        return pc->bios + (start.raw - 0xe0000);
    }
    return NULL;
}

static const struct osdev_acpi_map_ops pc_ops = {pc_map, NULL};

static void search_looks_where_a_bios_puts_it(void **state)
{
    static struct pc pc;
    const struct osdev_acpi_memory memory = {&pc_ops, &pc};
    osdev_paddr_t addr;

    (void)state;
    assert_int_equal(
        osdev_acpi_rsdp_search(&memory, &addr), OSDEV_ACPI_ERR_NOT_FOUND
    );
    put(pc.bios + 0x1ffd0, 2);
    assert_int_equal(osdev_acpi_rsdp_search(&memory, &addr), OSDEV_ACPI_OK);
    assert_int_equal(addr.raw, 0xfffd0);
    // No word about the EBDA: anywhere below 640 KiB.
    put(pc.low + 0x100, 0);
    assert_int_equal(osdev_acpi_rsdp_search(&memory, &addr), OSDEV_ACPI_OK);
    assert_int_equal(addr.raw, 0x80100);
    // The EBDA is at 0x9fc00, and only its first KiB counts.
    osdev_le16_store(pc.bda, 0x9fc0);
    assert_int_equal(osdev_acpi_rsdp_search(&memory, &addr), OSDEV_ACPI_OK);
    assert_int_equal(addr.raw, 0xfffd0);
    put(pc.low + 0x1fc10, 0);
    assert_int_equal(osdev_acpi_rsdp_search(&memory, &addr), OSDEV_ACPI_OK);
    assert_int_equal(addr.raw, 0x9fc10);
    memset(pc.low, 0, sizeof(pc.low));
    pc.no_bios = true;
    assert_int_equal(
        osdev_acpi_rsdp_search(&memory, &addr), OSDEV_ACPI_ERR_UNMAPPED
    );
}

static void read_maps_as_much_as_there_is(void **state)
{
    struct fake_memory fake = {0};
    struct osdev_acpi_memory memory = {&fake_memory_ops, &fake};
    struct osdev_acpi_rsdp rsdp;

    (void)state;
    put(fake_memory_add(&fake, 0x1000, 36), 2);
    put(fake_memory_add(&fake, 0x2000, 20), 0);
    assert_int_equal(
        osdev_acpi_rsdp_read(&memory, osdev_paddr(0x1000), &rsdp), OSDEV_ACPI_OK
    );
    assert_int_equal(rsdp.revision, 2);
    assert_int_equal(
        osdev_acpi_rsdp_read(&memory, osdev_paddr(0x2000), &rsdp), OSDEV_ACPI_OK
    );
    assert_int_equal(
        osdev_acpi_rsdp_read(&memory, osdev_paddr(0x3000), &rsdp),
        OSDEV_ACPI_ERR_UNMAPPED
    );
    osdev_le32_store(fake.blocks[0].bytes + 20, UINT32_MAX);
    assert_int_equal(
        osdev_acpi_rsdp_read(&memory, osdev_paddr(0x1000), &rsdp),
        OSDEV_ACPI_ERR_BAD_LENGTH
    );
    assert_int_equal(fake.mapped, 0);
    memory.ops = NULL;
    assert_int_equal(
        osdev_acpi_rsdp_read(&memory, osdev_paddr(0x1000), &rsdp),
        OSDEV_ACPI_ERR_BAD_OPS
    );
    osdev_paddr_t addr;

    assert_int_equal(
        osdev_acpi_rsdp_search(&memory, &addr), OSDEV_ACPI_ERR_BAD_OPS
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_revisions_are_read),
        cmocka_unit_test(wrong_pointers_are_refused),
        cmocka_unit_test(find_looks_at_multiples_of_16),
        cmocka_unit_test(search_looks_where_a_bios_puts_it),
        cmocka_unit_test(read_maps_as_much_as_there_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
