// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/boot.h>

#include <osdev_test.h>

#include "memmap_reference.h"

#define USABLE   OSDEV_BOOT_MEM_USABLE
#define ACPI     OSDEV_BOOT_MEM_ACPI_RECLAIMABLE
#define KERNEL   OSDEV_BOOT_MEM_KERNEL
#define RESERVED OSDEV_BOOT_MEM_RESERVED
#define BAD      OSDEV_BOOT_MEM_BAD
#define TOP      UINT64_C(0xfffffffffffff000)

static const struct {
    const char *what;
    struct osdev_boot_region in[6];
    struct osdev_boot_region out[6];
} maps[] = {
    {"reserved beats usable whatever the order",
     {{0x2000, 0x1000, RESERVED, 0}, {0, 0x8000, USABLE, 0}},
     {{0, 0x2000, USABLE, 0},
      {0x2000, 0x1000, RESERVED, 0},
      {0x3000, 0x5000, USABLE, 0}}},
    {"bad beats reserved, kernel beats usable",
     {{0, 0x4000, USABLE, 0},
      {0x1000, 0x2000, KERNEL, 0},
      {0x2000, 0x4000, RESERVED, 0},
      {0x3000, 0x1000, BAD, 0}},
     {{0, 0x1000, USABLE, 0},
      {0x1000, 0x1000, KERNEL, 0},
      {0x2000, 0x1000, RESERVED, 0},
      {0x3000, 0x1000, BAD, 0},
      {0x4000, 0x2000, RESERVED, 0}}},
    {"RAM shrinks, the rest grows",
     {{0x100, 0x2000, USABLE, 0}, {0x5ff0, 0x20, RESERVED, 0}},
     {{0x1000, 0x1000, USABLE, 0}, {0x5000, 0x2000, RESERVED, 0}}},
    {"two halves of RAM make a page",
     {{0x1000, 0x800, USABLE, 0}, {0x1800, 0x800, USABLE, 0}},
     {{0x1000, 0x1000, USABLE, 0}}},
    {"a page shared by two kinds of RAM takes the higher",
     {{0, 0x1800, USABLE, 0}, {0x1800, 0x1800, ACPI, 0}},
     {{0, 0x1000, USABLE, 0}, {0x1000, 0x2000, ACPI, 0}}},
    {"a page of RAM with a hole is left out",
     {{0x1000, 0x400, USABLE, 0}, {0x1800, 0x1800, USABLE, 0}},
     {{0x2000, 0x1000, USABLE, 0}}},
    {"the end of conventional memory of a PC",
     {{0, 0x9fc00, USABLE, 0},
      {0x9fc00, 0x400, RESERVED, 0},
      {0xf0000, 0x10000, RESERVED, 0}},
     {{0, 0x9f000, USABLE, 0},
      {0x9f000, 0x1000, RESERVED, 0},
      {0xf0000, 0x10000, RESERVED, 0}}},
    {"neighbours of one type are joined, duplicates vanish",
     {{0x3000, 0x1000, USABLE, 0},
      {0x1000, 0x2000, USABLE, 0},
      {0x1000, 0x2000, USABLE, 0}},
     {{0x1000, 0x3000, USABLE, 0}}},
    {"an inner range of a lower type vanishes",
     {{0x1000, 0x4000, RESERVED, 0}, {0x2000, 0x1000, USABLE, 0}},
     {{0x1000, 0x4000, RESERVED, 0}}},
    {"the region up to 1 TiB of AMD models",
     {{UINT64_C(0xfd00000000), UINT64_C(0x300000000), RESERVED, 0}},
     {{UINT64_C(0xfd00000000), UINT64_C(0x300000000), RESERVED, 0}}},
    {"RAM that wraps is a lie",
     {{0x1000, UINT64_MAX, USABLE, 0}, {0x1000, 0x1000, ACPI, 0}},
     {{0x1000, 0x1000, ACPI, 0}}},
    {"other ranges that wrap are cut at the top",
     {{0x1000, UINT64_MAX, RESERVED, 0}},
     {{0x1000, TOP - 0x1000, RESERVED, 0}}},
    {"the last page never appears",
     {{UINT64_MAX, 1, RESERVED, 0}, {TOP - 1, 100, BAD, 0}},
     {{TOP - 0x1000, 0x1000, BAD, 0}}},
    {"an unknown type is reserved",
     {{0x1000, 0x1000, 77, 0}, {0x4000, 0x1000, UINT32_MAX, 0}},
     {{0x1000, 0x1000, RESERVED, 0}, {0x4000, 0x1000, RESERVED, 0}}},
};

static size_t used(const struct osdev_boot_region *regions)
{
    size_t count = 0;

    while (count < 6 && regions[count].len != 0) {
        count++;
    }
    return count;
}

static void maps_are_normalised_by_the_rules(void **state)
{
    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(maps); i++) {
        struct osdev_boot_region in[6];
        struct osdev_boot_region out[12];
        size_t count;

        memcpy(in, maps[i].in, sizeof(in));
        osdev_test_row(
            i, osdev_boot_memmap_normalise(
                   in, OSDEV_COUNTOF(in), 4096, out, 12, &count
               ) == OSDEV_BOOT_OK
        );
        osdev_test_row(i, count == used(maps[i].out));
        osdev_test_row(
            i, memcmp(out, maps[i].out, count * sizeof(out[0])) == 0
        );
    }
}

static void an_empty_map_stays_empty(void **state)
{
    size_t count = 77;

    (void)state;
    assert_int_equal(
        osdev_boot_memmap_normalise(NULL, 0, 4096, NULL, 0, &count),
        OSDEV_BOOT_OK
    );
    assert_int_equal(count, 0);
}

static void a_page_size_that_is_no_power_of_two_is_refused(void **state)
{
    static const uint64_t sizes[] = {0, 3, 4095, UINT64_MAX};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(sizes); i++) {
        size_t count = 77;

        osdev_test_row(
            i,
            osdev_boot_memmap_normalise(NULL, 0, sizes[i], NULL, 0, &count) ==
                OSDEV_BOOT_ERR_BAD_ARG
        );
        osdev_test_row(i, count == 77);
    }
}

static void an_array_that_is_too_small_gives_the_need(void **state)
{
    struct osdev_boot_region in[] = {
        {0x2000, 0x1000, RESERVED, 0}, {0, 0x8000, USABLE, 0}};
    struct osdev_boot_region out[3] = {{0}};
    size_t count;

    (void)state;
    assert_int_equal(
        osdev_boot_memmap_normalise(in, 2, 4096, out, 2, &count),
        OSDEV_BOOT_ERR_NO_SPACE
    );
    assert_int_equal(count, 3);
    assert_true(out[1].base == 0x2000 && out[2].len == 0);
    assert_int_equal(
        osdev_boot_memmap_normalise(in, 2, 4096, NULL, 0, &count),
        OSDEV_BOOT_ERR_NO_SPACE
    );
    assert_int_equal(
        osdev_boot_memmap_normalise(in, 2, 4096, out, count, &count),
        OSDEV_BOOT_OK
    );
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

static void random_maps_agree_with_the_reference(void **state)
{
    uint32_t seed = 1;

    (void)state;
    for (size_t round = 0; round < 5000; round++) {
        struct osdev_boot_region in[12];
        struct osdev_boot_region out[OSDEV_BOOT_MEMMAP_MAX(12)];
        uint8_t types[REFERENCE_BYTES];
        size_t page_size = (size_t)1 << next_random(&seed) % 7;
        size_t count = next_random(&seed) % 13;
        size_t out_count;

        for (size_t i = 0; i < count; i++) {
            in[i].base = next_random(&seed) % 500;
            in[i].len = next_random(&seed) % 120;
            in[i].type = next_random(&seed) % 16;
            in[i].reserved = 0;
        }
        reference_bytes(in, count, types);
        osdev_test_row(
            round, osdev_boot_memmap_normalise(
                       in, count, page_size, out, OSDEV_COUNTOF(out), &out_count
                   ) == OSDEV_BOOT_OK
        );
        osdev_test_row(
            round, reference_agrees(types, page_size, out, out_count)
        );
    }
}

static void addresses_are_looked_up(void **state)
{
    static const struct osdev_boot_region map[] = {
        {0x1000, 0x1000, USABLE, 0},
        {0x2000, 0x1000, RESERVED, 0},
        {0x5000, 0x1000, USABLE, 0},
    };

    (void)state;
    assert_null(osdev_boot_memmap_find(map, 3, 0));
    assert_null(osdev_boot_memmap_find(map, 0, 0x1000));
    assert_ptr_equal(osdev_boot_memmap_find(map, 3, 0x1000), &map[0]);
    assert_ptr_equal(osdev_boot_memmap_find(map, 3, 0x2fff), &map[1]);
    assert_null(osdev_boot_memmap_find(map, 3, 0x3000));
    assert_ptr_equal(osdev_boot_memmap_find(map, 3, 0x5800), &map[2]);
    assert_null(osdev_boot_memmap_find(map, 3, UINT64_MAX));
    assert_true(osdev_boot_memmap_total(map, 3, USABLE) == 0x2000);
    assert_true(osdev_boot_memmap_total(map, 3, BAD) == 0);
}

static void types_of_all_protocols_are_translated(void **state)
{
    static const uint32_t e820[] = {
        RESERVED,
        USABLE,
        RESERVED,
        ACPI,
        OSDEV_BOOT_MEM_ACPI_NVS,
        BAD,
        RESERVED,
        OSDEV_BOOT_MEM_PERSISTENT,
        RESERVED};
    static const uint32_t efi[] = {
        RESERVED,
        OSDEV_BOOT_MEM_BOOT_RECLAIMABLE,
        OSDEV_BOOT_MEM_BOOT_RECLAIMABLE,
        OSDEV_BOOT_MEM_BOOT_RECLAIMABLE,
        OSDEV_BOOT_MEM_BOOT_RECLAIMABLE,
        OSDEV_BOOT_MEM_FIRMWARE_RUNTIME,
        OSDEV_BOOT_MEM_FIRMWARE_RUNTIME,
        USABLE,
        BAD,
        ACPI,
        OSDEV_BOOT_MEM_ACPI_NVS,
        OSDEV_BOOT_MEM_MMIO,
        OSDEV_BOOT_MEM_MMIO,
        RESERVED,
        OSDEV_BOOT_MEM_PERSISTENT,
        OSDEV_BOOT_MEM_UNACCEPTED,
        RESERVED};

    (void)state;
    for (uint32_t i = 0; i < OSDEV_COUNTOF(e820); i++) {
        osdev_test_row(i, osdev_boot_mem_type_from_e820(i) == e820[i]);
        osdev_test_row(
            i, osdev_boot_mem_type_from_multiboot2(i) ==
                   (i <= 5 ? e820[i] : (uint32_t)RESERVED)
        );
    }
    assert_int_equal(
        osdev_boot_mem_type_from_multiboot2(20), OSDEV_BOOT_MEM_FIRMWARE_RUNTIME
    );
    for (uint32_t i = 0; i < OSDEV_COUNTOF(efi); i++) {
        osdev_test_row(i, osdev_boot_mem_type_from_efi(i, 0xf) == efi[i]);
    }
    assert_int_equal(
        osdev_boot_mem_type_from_efi(7, UINT64_C(1) << 63),
        OSDEV_BOOT_MEM_FIRMWARE_RUNTIME
    );
    assert_int_equal(osdev_boot_mem_type_from_efi(7, 0x40000), RESERVED);
    assert_int_equal(
        osdev_boot_mem_type_from_efi(11, UINT64_C(1) << 63), OSDEV_BOOT_MEM_MMIO
    );
}

static void every_type_and_error_has_a_text(void **state)
{
    (void)state;
    assert_string_equal(osdev_boot_mem_type_name(0), "unknown");
    assert_string_equal(osdev_boot_mem_type_name(UINT32_MAX), "unknown");
    for (uint32_t i = 1; i < OSDEV_BOOT_MEM_TYPE_COUNT; i++) {
        assert_string_not_equal(osdev_boot_mem_type_name(i), "unknown");
    }
    assert_string_equal(osdev_boot_strerror(OSDEV_BOOT_OK), "no error");
    assert_string_equal(
        osdev_boot_strerror((enum osdev_boot_err)0xfff), "unknown error"
    );
    for (int i = OSDEV_BOOT_ERR_BAD_ARG; i <= OSDEV_BOOT_ERR_ABSENT; i++) {
        assert_string_not_equal(
            osdev_boot_strerror((enum osdev_boot_err)i), "unknown error"
        );
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maps_are_normalised_by_the_rules),
        cmocka_unit_test(an_empty_map_stays_empty),
        cmocka_unit_test(a_page_size_that_is_no_power_of_two_is_refused),
        cmocka_unit_test(an_array_that_is_too_small_gives_the_need),
        cmocka_unit_test(random_maps_agree_with_the_reference),
        cmocka_unit_test(addresses_are_looked_up),
        cmocka_unit_test(types_of_all_protocols_are_translated),
        cmocka_unit_test(every_type_and_error_has_a_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
