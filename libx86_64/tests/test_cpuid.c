// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "model_cpu.h"

#include <osdev/x86.h>

#include <osdev_test.h>

static struct model_cpu cpu;

static void
leaf(uint32_t leaf, uint32_t eax, uint32_t ebx, uint32_t ecx, uint32_t edx)
{
    struct osdev_x86_cpuid_regs regs = {eax, ebx, ecx, edx};

    model_add_leaf(leaf, 0, regs);
}

static void setup(void)
{
    model_reset(&cpu);
    leaf(0, 7, 0x756e6547, 0x6c65746e, 0x49656e69);
    leaf(1, 0, 0, UINT32_C(1) << 17, UINT32_C(1) << 16);
    leaf(7, 0, UINT32_C(1) << 10, UINT32_C(1) << 16, 0);
    leaf(0x80000000, 0x80000008, 0, 0, 0);
    leaf(0x80000001, 0, 0, 0, UINT32_C(1) << 26 | UINT32_C(1) << 20);
    leaf(0x80000002, 0x64636261, 0x68676665, 0x6c6b6a69, 0x706f6e6d);
    leaf(0x80000008, 0x392e, 0, 0, 0);
}

static void features_come_from_their_leaf(void **state)
{
    (void)state;
    setup();
    assert_true(osdev_x86_cpu_has(OSDEV_X86_FEATURE_PCID));
    assert_true(osdev_x86_cpu_has(OSDEV_X86_FEATURE_PAT));
    assert_true(osdev_x86_cpu_has(OSDEV_X86_FEATURE_INVPCID));
    assert_true(osdev_x86_cpu_has(OSDEV_X86_FEATURE_LA57));
    assert_true(osdev_x86_cpu_has(OSDEV_X86_FEATURE_PAGE_1G));
    assert_true(osdev_x86_cpu_has(OSDEV_X86_FEATURE_NX));
    assert_false(osdev_x86_cpu_has(OSDEV_X86_FEATURE_SMAP));
    assert_false(osdev_x86_cpu_has(OSDEV_X86_FEATURE_FRED));
    assert_false(osdev_x86_cpu_has(OSDEV_X86_FEATURE_RDTSCP));
}

static void absent_leaves_read_as_zero(void **state)
{
    struct osdev_x86_cpuid_regs all = {~0u, ~0u, ~0u, ~0u};

    (void)state;
    setup();
    // Old processors answer a leaf they lack with data of their last one.
    model_add_leaf(0x1f, 0, all);
    assert_int_equal(osdev_x86_cpuid(0x1f, 0).eax, 0);
    model_add_leaf(0x80000021, 0, all);
    assert_int_equal(osdev_x86_cpuid(0x80000021, 0).edx, 0);
    // No range at 0x40000000: a processor without hypervisor.
    model_add_leaf(0x40000000, 0, (struct osdev_x86_cpuid_regs){7, 1, 1, 1});
    assert_int_equal(osdev_x86_cpuid(0x40000000, 0).ebx, 0);
}

static void names_and_widths(void **state)
{
    (void)state;
    setup();
    assert_string_equal(osdev_x86_cpu_vendor().text, "GenuineIntel");
    assert_string_equal(osdev_x86_cpu_brand().text, "abcdefghijklmnop");
    assert_int_equal(osdev_x86_cpu_paddr_bits(), 46);
    assert_int_equal(osdev_x86_cpu_vaddr_bits(), 57);
    model_reset(&cpu);
    assert_string_equal(osdev_x86_cpu_brand().text, "");
    assert_int_equal(osdev_x86_cpu_paddr_bits(), 36);
    assert_int_equal(osdev_x86_cpu_vaddr_bits(), 48);
}

static void paging_is_detected(void **state)
{
    struct osdev_x86_paging paging;

    (void)state;
    setup();
    model_set_msr(OSDEV_X86_MSR_EFER, OSDEV_X86_EFER_NXE);
    cpu.cr[4] = OSDEV_X86_CR4_LA57;
    osdev_x86_paging_detect(&paging);
    assert_int_equal(paging.levels, 5);
    assert_int_equal(paging.pa_bits, 46);
    assert_true(paging.has_1g && paging.has_nx && paging.has_pat);
    assert_int_equal(osdev_x86_paging_check(&paging), OSDEV_X86_OK);

    // What the processor could do does not count, but what is turned on.
    cpu.cr[4] = 0;
    model_set_msr(OSDEV_X86_MSR_EFER, 0);
    osdev_x86_paging_detect(&paging);
    assert_int_equal(paging.levels, 4);
    assert_false(paging.has_nx);
}

static void detected_width_stays_in_bounds(void **state)
{
    struct osdev_x86_paging paging;

    (void)state;
    model_reset(&cpu);
    leaf(0x80000000, 0x80000008, 0, 0, 0);
    leaf(0x80000008, 0xff, 0, 0, 0);
    osdev_x86_paging_detect(&paging);
    assert_int_equal(paging.pa_bits, 52);
    cpu.leaves[1].regs.eax = 8;
    osdev_x86_paging_detect(&paging);
    assert_int_equal(paging.pa_bits, 32);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(features_come_from_their_leaf),
        cmocka_unit_test(absent_leaves_read_as_zero),
        cmocka_unit_test(names_and_widths),
        cmocka_unit_test(paging_is_detected),
        cmocka_unit_test(detected_width_stays_in_bounds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
