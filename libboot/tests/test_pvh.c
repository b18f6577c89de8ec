// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/boot.h>

#include <osdev_test.h>

// The note lies in this program: the linker keeps notes.
OSDEV_BOOT_PVH_NOTE(0x100000);

static uint8_t raw[56];

static void start_info(uint32_t version)
{
    memset(raw, 0, sizeof(raw));
    osdev_le32_store(raw, OSDEV_BOOT_PVH_MAGIC);
    osdev_le32_store(raw + 4, version);
    osdev_le32_store(raw + 8, 5);
    osdev_le32_store(raw + 12, 2);
    osdev_le64_store(raw + 16, UINT64_C(0x100002000));
    osdev_le64_store(raw + 24, 0x3000);
    osdev_le64_store(raw + 32, 0xf5a90);
    osdev_le64_store(raw + 40, 0x5000);
    osdev_le32_store(raw + 48, 2);
}

static enum osdev_boot_err parse(size_t len, struct osdev_boot_pvh *pvh)
{
    return osdev_boot_pvh_parse(osdev_span_make(raw, len), pvh);
}

static void version_1_is_parsed(void **state)
{
    struct osdev_boot_pvh pvh;

    (void)state;
    start_info(1);
    assert_int_equal(parse(56, &pvh), OSDEV_BOOT_OK);
    assert_int_equal(pvh.version, 1);
    assert_int_equal(pvh.flags, 5);
    assert_int_equal(pvh.module_count, 2);
    assert_true(pvh.modules.raw == UINT64_C(0x100002000));
    assert_true(pvh.cmdline.raw == 0x3000);
    assert_true(pvh.rsdp.raw == 0xf5a90);
    assert_true(pvh.memmap.raw == 0x5000);
    assert_int_equal(pvh.memmap_count, 2);
    assert_true(osdev_boot_pvh_memmap_len(&pvh) == 48);
    assert_true(osdev_boot_pvh_modules_len(&pvh) == 64);
}

static void version_0_has_no_memory_map(void **state)
{
    struct osdev_boot_pvh pvh;

    (void)state;
    start_info(0);
    assert_int_equal(parse(40, &pvh), OSDEV_BOOT_OK);
    assert_true(pvh.memmap.raw == 0);
    assert_int_equal(pvh.memmap_count, 0);
}

static void start_info_is_checked(void **state)
{
    struct osdev_boot_pvh pvh;

    (void)state;
    start_info(1);
    assert_int_equal(parse(39, &pvh), OSDEV_BOOT_ERR_TRUNCATED);
    assert_int_equal(parse(55, &pvh), OSDEV_BOOT_ERR_TRUNCATED);
    raw[0] ^= 1;
    assert_int_equal(parse(56, &pvh), OSDEV_BOOT_ERR_BAD_MAGIC);
}

static void the_memory_map_is_translated(void **state)
{
    struct osdev_boot_pvh pvh = {.memmap_count = 2};
    struct osdev_boot_region out[2];
    uint8_t entries[48] = {0};
    size_t count = 77;

    (void)state;
    osdev_le64_store(entries, 0x1000);
    osdev_le64_store(entries + 8, UINT64_C(0x100000000));
    osdev_le32_store(entries + 16, 1);
    osdev_le32_store(entries + 24 + 16, 4);
    assert_int_equal(
        osdev_boot_pvh_memmap(
            &pvh, osdev_span_make(entries, 47), out, 2, &count
        ),
        OSDEV_BOOT_ERR_TRUNCATED
    );
    assert_int_equal(
        osdev_boot_pvh_memmap(
            &pvh, osdev_span_make(entries, 48), out, 1, &count
        ),
        OSDEV_BOOT_ERR_NO_SPACE
    );
    assert_int_equal(count, 77);
    assert_int_equal(
        osdev_boot_pvh_memmap(
            &pvh, osdev_span_make(entries, 48), out, 2, &count
        ),
        OSDEV_BOOT_OK
    );
    assert_int_equal(count, 2);
    assert_true(out[0].base == 0x1000);
    assert_true(out[0].len == UINT64_C(0x100000000));
    assert_int_equal(out[0].type, OSDEV_BOOT_MEM_USABLE);
    assert_int_equal(out[1].type, OSDEV_BOOT_MEM_ACPI_NVS);
}

static void a_huge_count_does_not_overflow(void **state)
{
    struct osdev_boot_pvh pvh = {
        .memmap_count = UINT32_MAX, .module_count = UINT32_MAX};
    struct osdev_boot_pvh_module module;
    size_t count;

    (void)state;
    assert_int_equal(
        osdev_boot_pvh_memmap(
            &pvh, osdev_span_make(raw, sizeof(raw)), NULL, 0, &count
        ),
        OSDEV_BOOT_ERR_TRUNCATED
    );
    assert_int_equal(
        osdev_boot_pvh_module(
            &pvh, osdev_span_make(raw, sizeof(raw)), UINT32_MAX - 1, &module
        ),
        OSDEV_BOOT_ERR_TRUNCATED
    );
}

static void modules_are_read(void **state)
{
    struct osdev_boot_pvh pvh = {.module_count = 2};
    struct osdev_boot_pvh_module module;
    uint8_t entries[64] = {0};
    struct osdev_span span = osdev_span_make(entries, sizeof(entries));

    (void)state;
    osdev_le64_store(entries + 32, 0x8000);
    osdev_le64_store(entries + 40, 0x123);
    osdev_le64_store(entries + 48, 0x9000);
    assert_int_equal(
        osdev_boot_pvh_module(&pvh, span, 1, &module), OSDEV_BOOT_OK
    );
    assert_true(module.base.raw == 0x8000 && module.len == 0x123);
    assert_true(module.cmdline.raw == 0x9000);
    assert_int_equal(
        osdev_boot_pvh_module(&pvh, span, 2, &module), OSDEV_BOOT_ERR_ABSENT
    );
    span.len--;
    assert_int_equal(
        osdev_boot_pvh_module(&pvh, span, 1, &module), OSDEV_BOOT_ERR_TRUNCATED
    );
}

// Search this program's own file for the note.
static void the_note_is_in_the_program(void **state)
{
    uint8_t note[24];
    static const uint32_t words[] = {~4u,        ~8u,        ~18u,
                                     ~0x6e6558u, ~0x100000u, ~0u};
    static uint8_t file[32 << 20];
    FILE *self = fopen("/proc/self/exe", "rb");
    size_t len = 0;
    bool found = false;

    (void)state;
    // Put together at run time: a copy in our own data must not be found. The
    // numbers are in the processor's order, the name is a text.
    for (size_t i = 0; i < OSDEV_COUNTOF(words); i++) {
        uint32_t word = ~words[i];

        memcpy(note + 4 * i, &word, sizeof(word));
    }
    osdev_le32_store(note + 12, ~words[3]);
    assert_non_null(self);
    len = fread(file, 1, sizeof(file), self);
    fclose(self);
    for (size_t i = 0; i + sizeof(note) <= len && !found; i += 4) {
        found = memcmp(file + i, note, sizeof(note)) == 0;
    }
    assert_true(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(version_1_is_parsed),
        cmocka_unit_test(version_0_has_no_memory_map),
        cmocka_unit_test(start_info_is_checked),
        cmocka_unit_test(the_memory_map_is_translated),
        cmocka_unit_test(a_huge_count_does_not_overflow),
        cmocka_unit_test(modules_are_read),
        cmocka_unit_test(the_note_is_in_the_program),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
