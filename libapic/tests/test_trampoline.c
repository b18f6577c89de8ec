// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The parameters and the bytes; that they run is apic.boot's to show.
#include <osdev/apic.h>

#include <osdev_test.h>

extern const uint8_t test_trampoline[];
extern const uint8_t test_trampoline_end[];
extern const uint8_t test_trampoline_2[];
extern const uint8_t test_trampoline_2_end[];

static OSDEV_ALIGNAS(4096) uint8_t page[OSDEV_APIC_TRAMPOLINE_PAGE];

static void entry(void *argument, uint32_t index)
{
    (void)argument;
    (void)index;
}

static size_t length(void)
{
    return (size_t)(test_trampoline_end - test_trampoline);
}

static struct osdev_apic_trampoline_config good(void)
{
    const struct osdev_apic_trampoline_config config = {
        .cr3 = {0x123000},
        .cr0 = OSDEV_X86_CR0_WP,
        .cr4 = OSDEV_X86_CR4_LA57 | OSDEV_X86_CR4_SMEP,
        .efer = OSDEV_X86_EFER_NXE | OSDEV_X86_EFER_LMA,
        .entry = entry,
        .argument = page,
        .stack_top = UINT64_C(0xffffffff80008000),
        .stack_stride = 0x4000,
        .count = 3,
    };

    return config;
}

static enum osdev_apic_err
write(const struct osdev_apic_trampoline_config *config)
{
    return osdev_apic_trampoline_write(config, test_trampoline, length(), page);
}

static void parameters_are_where_the_code_reads_them(void **state)
{
    const struct osdev_apic_trampoline_config config = good();
    struct osdev_apic_trampoline_params params;

    (void)state;
    memset(page, 0xaa, sizeof(page));
    assert_int_equal(write(&config), OSDEV_APIC_OK);
    memcpy(&params, page + OSDEV_APIC_TRAMPOLINE_OFFSET, sizeof(params));
    assert_int_equal(params.next, 0);
    assert_int_equal(params.count, 3);
    assert_int_equal(params.early_cr3, 0x123000);
    // PAE and LA57 alone on the way up.
    assert_int_equal(params.early_cr4, 0x1020);
    assert_true(params.efer == 0x900);
    assert_true(params.cr0 == 0x80010001);
    assert_true(params.cr3 == 0x123000);
    assert_true(params.cr4 == 0x101020);
    assert_true(params.stack_top == UINT64_C(0xffffffff80008000));
    assert_true(params.stack_stride == 0x4000);
    assert_true(params.argument == (uintptr_t)page);
    assert_true(params.entry == (uintptr_t)entry);
    // The rest is the code, and zeros behind it.
    assert_memory_equal(page, test_trampoline, OSDEV_APIC_TRAMPOLINE_OFFSET);
    assert_memory_equal(
        page + OSDEV_APIC_TRAMPOLINE_OFFSET + sizeof(params),
        test_trampoline + OSDEV_APIC_TRAMPOLINE_OFFSET + sizeof(params),
        length() - OSDEV_APIC_TRAMPOLINE_OFFSET - sizeof(params)
    );
    for (size_t i = length(); i < sizeof(page); i++) {
        assert_int_equal(page[i], 0);
    }
    assert_int_equal(osdev_apic_trampoline_passed(page), 0);
    page[OSDEV_APIC_TRAMPOLINE_OFFSET] = 2;
    assert_int_equal(osdev_apic_trampoline_passed(page), 2);
}

static void tables_above_4_gib_need_others_for_the_way_up(void **state)
{
    struct osdev_apic_trampoline_config config = good();
    struct osdev_apic_trampoline_params params;

    (void)state;
    config.cr3.raw = UINT64_C(0x100000000);
    assert_int_equal(write(&config), OSDEV_APIC_ERR_BAD_ADDRESS);
    config.early_cr3.raw = 0x7000;
    assert_int_equal(write(&config), OSDEV_APIC_OK);
    memcpy(&params, page + OSDEV_APIC_TRAMPOLINE_OFFSET, sizeof(params));
    assert_int_equal(params.early_cr3, 0x7000);
    assert_true(params.cr3 == UINT64_C(0x100000000));
}

static void addresses_are_checked(void **state)
{
    struct osdev_apic_trampoline_config config = good();

    (void)state;
    config.cr3.raw = 0x123004;
    assert_int_equal(write(&config), OSDEV_APIC_ERR_BAD_ADDRESS);
    config = good();
    config.cr3.raw = 0;
    assert_int_equal(write(&config), OSDEV_APIC_ERR_BAD_ADDRESS);
    config = good();
    config.entry = NULL;
    assert_int_equal(write(&config), OSDEV_APIC_ERR_BAD_ADDRESS);
    config = good();
    config.stack_top += 8;
    assert_int_equal(write(&config), OSDEV_APIC_ERR_BAD_ADDRESS);
    config = good();
    config.stack_top = 0;
    assert_int_equal(write(&config), OSDEV_APIC_ERR_BAD_ADDRESS);
    config = good();
    config.stack_stride = 0;
    assert_int_equal(write(&config), OSDEV_APIC_ERR_BAD_ADDRESS);
    config.count = 1;
    assert_int_equal(write(&config), OSDEV_APIC_OK);
    config.stack_stride = 8;
    assert_int_equal(write(&config), OSDEV_APIC_ERR_BAD_ADDRESS);
}

static void values_are_checked(void **state)
{
    struct osdev_apic_trampoline_config config = good();

    (void)state;
    config.count = 0;
    assert_int_equal(write(&config), OSDEV_APIC_ERR_BAD_VALUE);
    config = good();
    config.cr4 |= OSDEV_X86_CR4_PCIDE;
    assert_int_equal(write(&config), OSDEV_APIC_OK);
    config.cr3.raw |= 0x18;
    assert_int_equal(write(&config), OSDEV_APIC_ERR_BAD_VALUE);
    config = good();
    assert_int_equal(
        osdev_apic_trampoline_write(&config, test_trampoline, 80, page),
        OSDEV_APIC_ERR_BAD_VALUE
    );
    assert_int_equal(
        osdev_apic_trampoline_write(&config, test_trampoline, 4097, page),
        OSDEV_APIC_ERR_BAD_VALUE
    );
    assert_int_equal(
        osdev_apic_trampoline_write(
            &config, test_trampoline + 1, length() - 1, page
        ),
        OSDEV_APIC_ERR_BAD_VALUE
    );
}

// The linker has put nothing into it that depends on where it is.
static void the_code_is_the_same_at_every_address(void **state)
{
    (void)state;
    assert_int_equal(
        (size_t)(test_trampoline_2_end - test_trampoline_2), length()
    );
    assert_memory_equal(test_trampoline, test_trampoline_2, length());
    assert_true(length() < 512);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parameters_are_where_the_code_reads_them),
        cmocka_unit_test(tables_above_4_gib_need_others_for_the_way_up),
        cmocka_unit_test(addresses_are_checked),
        cmocka_unit_test(values_are_checked),
        cmocka_unit_test(the_code_is_the_same_at_every_address),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
