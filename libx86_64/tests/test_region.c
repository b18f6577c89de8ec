// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "fake_space.h"

#include <osdev_test.h>

static struct fake_space fake;

static int setup(void **state)
{
    (void)state;
    fake_space_init(&fake, 4);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    fake_space_finish(&fake);
    return fake.memory.has_error;
}

static void regions_are_as_long_as_they_can_be(void **state)
{
    struct osdev_x86_regions regions;
    struct osdev_x86_region r;
    struct osdev_x86_marking mark = {
        osdev_vaddr(2 * G1),
        G1,
        {OSDEV_X86_SOFT_GUARD, 0},
        0,
        OSDEV_X86_SIZE_2M};

    (void)state;
    // Across tables; then another place, other flags, another size.
    assert_int_equal(
        fake_space_map(&fake, M2 - 0x2000, 0, 0x4000, W, OSDEV_X86_SIZE_4K),
        OSDEV_X86_OK
    );
    assert_int_equal(
        fake_space_map(
            &fake, M2 + 0x2000, 0x9000, 0x1000, W, OSDEV_X86_SIZE_4K
        ),
        OSDEV_X86_OK
    );
    assert_int_equal(
        fake_space_map(
            &fake, M2 + 0x3000, 0xa000, 0x1000, NX, OSDEV_X86_SIZE_4K
        ),
        OSDEV_X86_OK
    );
    assert_int_equal(
        fake_space_map(&fake, G1, G1, G1, U, OSDEV_X86_SIZE_2M), OSDEV_X86_OK
    );
    assert_int_equal(osdev_x86_mark(&fake.space, &mark, NULL), OSDEV_X86_OK);

    static const struct {
        uint64_t va;
        uint64_t len;
        uint64_t pa;
        unsigned level;
        uint64_t rights;
    } rows[] = {
        {M2 - 0x2000, 0x4000, 0, 1, W},
        {M2 + 0x2000, 0x1000, 0x9000, 1, W},
        {M2 + 0x3000, 0x1000, 0xa000, 1, NX},
        {G1, G1, G1, 2, U},
        {2 * G1, G1, 0, 2, 0},
    };

    osdev_x86_regions_init(
        &regions, &fake.space, osdev_vaddr(0), UINT64_C(1) << 47
    );
    for (size_t i = 0; i < OSDEV_COUNTOF(rows); i++) {
        osdev_test_row(i, osdev_x86_regions_next(&regions, &r));
        osdev_test_row(i, r.va.raw == rows[i].va && r.len == rows[i].len);
        osdev_test_row(i, r.pa.raw == rows[i].pa && r.level == rows[i].level);
        osdev_test_row(i, r.rights == rows[i].rights);
        osdev_test_row(
            i, r.kind == (i < 4 ? OSDEV_X86_PTE_LEAF : OSDEV_X86_PTE_SOFT)
        );
    }
    assert_false(osdev_x86_regions_next(&regions, &r));
    assert_int_equal(regions.err, OSDEV_X86_OK);
}

static enum osdev_x86_err look(uint64_t va, uint64_t len)
{
    struct osdev_x86_regions regions;
    struct osdev_x86_region r;

    osdev_x86_regions_init(&regions, &fake.space, osdev_vaddr(va), len);
    while (osdev_x86_regions_next(&regions, &r)) {
    }
    return regions.err;
}

static void looking_refuses_bad_ranges(void **state)
{
    (void)state;
    assert_int_equal(look(1, 0), OSDEV_X86_ERR_BAD_ALIGN);
    assert_int_equal(look(UINT64_C(1) << 50, 0), OSDEV_X86_ERR_NOT_CANONICAL);
    assert_int_equal(look(0 - M2, 2 * M2), OSDEV_X86_ERR_BAD_RANGE);
    assert_int_equal(look(0 - M2, M2), OSDEV_X86_OK);
    fake_space_entry(&fake, 0, 4)->raw = OSDEV_BIT64(45) | 3;
    assert_int_equal(look(0, M2), OSDEV_X86_ERR_BAD_TABLE);
}

struct text {
    char text[1024];
    size_t len;
};

static void take_text(void *ctx, const char *text, size_t len)
{
    struct text *out = ctx;

    assert_true(out->len + len < sizeof(out->text));
    memcpy(out->text + out->len, text, len);
    out->len += len;
}

static void a_dump_is_a_line_for_each_region(void **state)
{
    struct text out = {"", 0};
    uint64_t all = W | U | NX | OSDEV_X86_PAGE_UNCACHED | OSDEV_X86_PAGE_PAT |
                   OSDEV_X86_PAGE_ACCESSED | OSDEV_X86_PAGE_DIRTY |
                   OSDEV_X86_PAGE_GLOBAL;

    (void)state;
    assert_int_equal(
        fake_space_map(&fake, 0x3000, 0x5000, 0x2000, all, OSDEV_X86_SIZE_4K),
        OSDEV_X86_OK
    );
    assert_int_equal(
        fake_space_map(&fake, 0 - M2, M2, M2, 0, OSDEV_X86_SIZE_ANY),
        OSDEV_X86_OK
    );
    fake_space_entry(&fake, G1 << 9, 4)->raw = 0xabcd00;
    assert_int_equal(
        osdev_x86_dump(&fake.space, take_text, &out), OSDEV_X86_OK
    );
    out.text[out.len] = '\0';
    assert_string_equal(
        out.text,
        "0000000000003000-0000000000004fff 4K urw- to 0000000000005000"
        " pwt pcd pat accessed dirty global\n"
        "0000008000000000-000000ffffffffff 512G not present, entry "
        "0000000000abcd00\n"
        "ffffffffffe00000-ffffffffffffffff 2M kr-x to 0000000000200000\n"
    );
    fake_space_entry(&fake, 0, 4)->raw |= OSDEV_BIT64(45);
    assert_int_equal(
        osdev_x86_dump(&fake.space, take_text, &out), OSDEV_X86_ERR_BAD_TABLE
    );
}

static void
see_finding(void *ctx, const struct osdev_x86_region *region, unsigned broken)
{
    assert_true(region->len == 0x1000);
    *(unsigned *)ctx |= broken;
}

static void an_audit_finds_what_breaks_the_rules(void **state)
{
    unsigned all = OSDEV_X86_AUDIT_WRITE_EXECUTE | OSDEV_X86_AUDIT_USER_UPPER |
                   OSDEV_X86_AUDIT_KERNEL_LOWER |
                   OSDEV_X86_AUDIT_KERNEL_EXECUTE;
    static const struct {
        uint64_t va;
        uint64_t flags;
        unsigned broken;
    } rows[] = {
        {0x1000, U | W | NX, 0},
        {0x1000, U, 0},
        {0x1000, U | W, OSDEV_X86_AUDIT_WRITE_EXECUTE},
        {0x1000, NX, OSDEV_X86_AUDIT_KERNEL_LOWER},
        {0 - UINT64_C(0x1000), W | NX, 0},
        {0 - UINT64_C(0x1000), 0, OSDEV_X86_AUDIT_KERNEL_EXECUTE},
        {0 - UINT64_C(0x1000), U | NX, OSDEV_X86_AUDIT_USER_UPPER},
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(rows); i++) {
        unsigned broken = 0;
        unsigned count = 99;

        assert_int_equal(
            fake_space_map(
                &fake, rows[i].va, 0, 0x1000, rows[i].flags, OSDEV_X86_SIZE_ANY
            ),
            OSDEV_X86_OK
        );
        assert_int_equal(
            osdev_x86_audit(&fake.space, all, see_finding, &broken, &count),
            OSDEV_X86_OK
        );
        osdev_test_row(i, broken == rows[i].broken);
        osdev_test_row(i, count == (rows[i].broken != 0 ? 1u : 0u));
        assert_int_equal(
            osdev_x86_audit(&fake.space, 0, NULL, NULL, &count), OSDEV_X86_OK
        );
        osdev_test_row(i, count == 0);
        assert_int_equal(
            osdev_x86_tear_down(
                &fake.space, osdev_vaddr(rows[i].va), 0x1000, 0, NULL
            ),
            OSDEV_X86_OK
        );
    }
    fake_space_entry(&fake, 0, 4)->raw = OSDEV_BIT64(45) | 3;
    assert_int_equal(
        osdev_x86_audit(&fake.space, all, NULL, NULL, NULL),
        OSDEV_X86_ERR_BAD_TABLE
    );
}

static void recursive_tables_are_where_the_processor_has_them(void **state)
{
    static const uint64_t addrs[] = {
        0x1000, M2 + 0x5678, 3 * G1 + M2, 0 - UINT64_C(0x1000)};

    (void)state;
    for (uint8_t levels = 4; levels <= 5; levels++) {
        osdev_vaddr_t table = {0};

        fake_space_finish(&fake);
        fake_space_init(&fake, levels);
        // The last slot but one leads to the root.
        fake_page(&fake.memory, fake.space.root.raw)[510] =
            fake.space.root.raw | 3;
        for (size_t i = 0; i < OSDEV_COUNTOF(addrs); i++) {
            assert_int_equal(
                fake_space_map(
                    &fake, addrs[i] & ~UINT64_C(0xfff), 0, 0x1000, W,
                    OSDEV_X86_SIZE_4K
                ),
                OSDEV_X86_OK
            );
            for (unsigned level = 1; level <= levels; level++) {
                assert_int_equal(
                    osdev_x86_recursive_table(
                        &fake.paging, 510, osdev_vaddr(addrs[i]), level, &table
                    ),
                    OSDEV_X86_OK
                );
                const osdev_x86_pte_t *due =
                    fake_space_entry(&fake, addrs[i], level) -
                    osdev_vaddr_table_index(osdev_vaddr(addrs[i]), level);
                uint64_t pa = fake_space_walk(&fake, table.raw).pa;

                osdev_test_row(
                    i, (const void *)fake_page(&fake.memory, pa) ==
                           (const void *)due
                );
            }
        }
        assert_int_equal(
            osdev_x86_recursive_table(
                &fake.paging, 512, osdev_vaddr(0), 1, &table
            ),
            OSDEV_X86_ERR_BAD_INDEX
        );
        assert_int_equal(
            osdev_x86_recursive_table(
                &fake.paging, 0, osdev_vaddr(0), levels + 1u, &table
            ),
            OSDEV_X86_ERR_BAD_SIZE
        );
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(regions_are_as_long_as_they_can_be),
        TEST(looking_refuses_bad_ranges),
        TEST(a_dump_is_a_line_for_each_region),
        TEST(an_audit_finds_what_breaks_the_rules),
        TEST(recursive_tables_are_where_the_processor_has_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
