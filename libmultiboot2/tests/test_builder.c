// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev_test.h>

#include "full.h"
#include "rebuild.h"

static _Alignas(8) uint8_t first[8192];
static _Alignas(8) uint8_t second[8192];

static void a_block_of_every_tag_opens_without_a_complaint(void **state)
{
    struct osdev_multiboot2 info;
    size_t len;

    (void)state;
    assert_int_equal(
        full_build(first, sizeof(first), &len), OSDEV_MULTIBOOT2_OK
    );
    assert_int_equal(
        osdev_multiboot2_open(&info, first, len), OSDEV_MULTIBOOT2_OK
    );
    assert_int_equal(info.malformed_count, 0);
    assert_int_equal(info.bytes.len, len);
    for (uint32_t type = 1; type < OSDEV_MULTIBOOT2_TYPE_COUNT; type++) {
        osdev_test_row(type, osdev_multiboot2_count(&info, type) != 0);
    }
    assert_int_equal(osdev_multiboot2_count(&info, 4711), 1);
}

static void without_a_buffer_the_size_is_counted(void **state)
{
    size_t counted;
    size_t len;

    (void)state;
    assert_int_equal(full_build(NULL, 0, &counted), OSDEV_MULTIBOOT2_OK);
    assert_int_equal(full_build(first, counted, &len), OSDEV_MULTIBOOT2_OK);
    assert_int_equal(len, counted);
}

static void a_buffer_of_any_smaller_size_is_refused_and_kept(void **state)
{
    size_t len;
    size_t out = 77;

    (void)state;
    assert_int_equal(full_build(NULL, 0, &len), OSDEV_MULTIBOOT2_OK);
    for (size_t cap = 0; cap < len; cap++) {
        memset(first, 0xee, sizeof(first));
        osdev_test_row(
            cap, full_build(first, cap, &out) == OSDEV_MULTIBOOT2_ERR_NO_SPACE
        );
        osdev_test_row(cap, first[cap] == 0xee && out == 77);
    }
}

static void what_is_parsed_and_rebuilt_parses_to_the_same(void **state)
{
    struct osdev_multiboot2 info;
    size_t first_len;
    size_t second_len;
    size_t third_len;

    (void)state;
    assert_int_equal(
        full_build(first, sizeof(first), &first_len), OSDEV_MULTIBOOT2_OK
    );
    assert_int_equal(
        osdev_multiboot2_open(&info, first, first_len), OSDEV_MULTIBOOT2_OK
    );
    assert_int_equal(
        rebuild(&info, second, sizeof(second), &second_len), OSDEV_MULTIBOOT2_OK
    );
    assert_int_equal(second_len, first_len);
    // Rebuilding fixes the order of tags, so a second time changes nothing.
    assert_int_equal(
        osdev_multiboot2_open(&info, second, second_len), OSDEV_MULTIBOOT2_OK
    );
    assert_int_equal(
        rebuild(&info, first, sizeof(first), &third_len), OSDEV_MULTIBOOT2_OK
    );
    assert_int_equal(third_len, second_len);
    assert_memory_equal(first, second, second_len);
}

static void framebuffers_of_all_kinds_round_trip(void **state)
{
    static const uint8_t kinds[] = {0, 1, 2, 3, 255};

    (void)state;
    for (size_t i = 0; i < sizeof(kinds); i++) {
        struct osdev_multiboot2_framebuffer in = {
            .base = {UINT64_MAX},
            .pitch = 1,
            .width = 2,
            .height = 3,
            .bits_per_pixel = 8,
            .kind = kinds[i],
            .red = {1, 2},
            .palette = osdev_span_make("rgbrgb", 6),
            .unknown = osdev_span_make("??", 2),
        };
        struct osdev_multiboot2_framebuffer out;
        struct osdev_multiboot2_builder builder;
        struct osdev_multiboot2 info;
        size_t len;

        osdev_multiboot2_builder_init(&builder, first, sizeof(first));
        osdev_multiboot2_build_framebuffer(&builder, &in);
        osdev_test_row(
            i, osdev_multiboot2_builder_finish(&builder, &len) ==
                   OSDEV_MULTIBOOT2_OK
        );
        osdev_test_row(
            i, osdev_multiboot2_open(&info, first, len) == OSDEV_MULTIBOOT2_OK
        );
        osdev_test_row(i, osdev_multiboot2_find_framebuffer(&info, &out));
        osdev_test_row(i, out.kind == kinds[i] && out.base.raw == UINT64_MAX);
        osdev_test_row(i, out.palette.len == (kinds[i] == 0 ? 6 : 0));
        osdev_test_row(i, out.unknown.len == (kinds[i] > 2 ? 2 : 0));
        osdev_test_row(i, out.red.size == (kinds[i] == 1 ? 2 : 0));
    }
}

#define BAD(name, call)                                        \
    static void name(struct osdev_multiboot2_builder *builder) \
    {                                                          \
        call;                                                  \
    }

static const struct osdev_multiboot2_module high_module = {
    {0xfffff000}, 0x1000, {NULL, 0}};
static const struct osdev_multiboot2_module far_module = {
    {UINT64_MAX}, 1, {NULL, 0}};
static const struct osdev_multiboot2_rsdp far_rsdp = {
    {NULL, 0}, "x", 0, {UINT64_C(0x100000000)}, {0}};
static const struct osdev_multiboot2_vbe short_vbe = {
    0, 0, 0, 0, {first, 511}, {first, 256}};
static const struct osdev_multiboot2_framebuffer odd_palette = {
    .palette = {first, 4}};
static const struct osdev_multiboot2_elf odd_elf = {{first, 48}, 1, 48, 0};
static const struct osdev_multiboot2_elf short_elf = {{first, 64}, 2, 64, 0};
static const struct osdev_multiboot2_efi_mmap small_efi = {
    {first, 39}, 39, 1, 1};
static const struct osdev_multiboot2_efi_mmap cut_efi = {{first, 50}, 48, 1, 1};

BAD(nul_in_text,
    osdev_multiboot2_build_cmdline(builder, osdev_span_make("a\0b", 3)))
BAD(nul_in_name,
    osdev_multiboot2_build_loader_name(builder, osdev_span_make("", 1)))
BAD(module_at_4g, osdev_multiboot2_build_module(builder, &high_module))
BAD(module_beyond, osdev_multiboot2_build_module(builder, &far_module))
BAD(vbe_span, osdev_multiboot2_build_vbe(builder, &short_vbe))
BAD(palette, osdev_multiboot2_build_framebuffer(builder, &odd_palette))
BAD(elf_entry, osdev_multiboot2_build_elf(builder, &odd_elf))
BAD(elf_count, osdev_multiboot2_build_elf(builder, &short_elf))
BAD(efi_entry, osdev_multiboot2_build_efi_mmap(builder, &small_efi))
BAD(efi_cut, osdev_multiboot2_build_efi_mmap(builder, &cut_efi))
BAD(rsdp_far, osdev_multiboot2_build_rsdp_v1(builder, &far_rsdp))
BAD(efi32_far,
    osdev_multiboot2_build_efi32(builder, osdev_paddr(UINT64_C(1) << 32)))
BAD(handle_far,
    osdev_multiboot2_build_efi32_handle(builder, osdev_paddr(UINT64_MAX)))
BAD(base_far,
    osdev_multiboot2_build_load_base(builder, osdev_paddr(UINT64_MAX)))
BAD(known_custom,
    osdev_multiboot2_build_custom(builder, 21, osdev_span_make("abcd", 4)))

static void values_that_do_not_fit_are_refused(void **state)
{
    static void (*const calls[])(struct osdev_multiboot2_builder *) = {
        nul_in_text, nul_in_name, module_at_4g, module_beyond, vbe_span,
        palette,     elf_entry,   elf_count,    efi_entry,     efi_cut,
        rsdp_far,    efi32_far,   handle_far,   base_far,      known_custom,
    };

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(calls); i++) {
        struct osdev_multiboot2_builder builder;
        size_t len = 77;

        osdev_multiboot2_builder_init(&builder, second, sizeof(second));
        calls[i](&builder);
        osdev_multiboot2_build_boot_services(&builder);
        osdev_test_row(
            i, osdev_multiboot2_builder_finish(&builder, &len) ==
                   OSDEV_MULTIBOOT2_ERR_BAD_VALUE
        );
        osdev_test_row(i, len == 77);
    }
}

static void a_block_beyond_4_gib_is_refused(void **state)
{
    struct osdev_multiboot2_builder builder;
    size_t len;

    (void)state;
    osdev_multiboot2_builder_init(&builder, NULL, 0);
    // Only counted, never read.
    for (unsigned i = 0; i < 5; i++) {
        osdev_multiboot2_build_network(
            &builder, osdev_span_make(first, 0x40000000)
        );
    }
    assert_int_equal(
        osdev_multiboot2_builder_finish(&builder, &len),
        OSDEV_MULTIBOOT2_ERR_BAD_VALUE
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_of_every_tag_opens_without_a_complaint),
        cmocka_unit_test(without_a_buffer_the_size_is_counted),
        cmocka_unit_test(a_buffer_of_any_smaller_size_is_refused_and_kept),
        cmocka_unit_test(what_is_parsed_and_rebuilt_parses_to_the_same),
        cmocka_unit_test(framebuffers_of_all_kinds_round_trip),
        cmocka_unit_test(values_that_do_not_fit_are_refused),
        cmocka_unit_test(a_block_beyond_4_gib_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
