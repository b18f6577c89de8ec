// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// Those instructions of the real header that user mode may execute.
#include <osdev/x86.h>

#include <cpuid.h>

#include <osdev_test.h>

static void flags_are_read_and_written(void **state)
{
    (void)state;
    osdev_x86_rflags_update(0, OSDEV_X86_RFLAGS_ID);
    assert_true((osdev_x86_rflags_read().raw & OSDEV_X86_RFLAGS_ID) != 0);
    osdev_x86_rflags_update(OSDEV_X86_RFLAGS_ID, 0);
    assert_true((osdev_x86_rflags_read().raw & OSDEV_X86_RFLAGS_ID) == 0);
    assert_true(osdev_x86_interrupts_are_enabled());
}

// A leaf function keeps its variables in the red zone in optimised code.
static uint64_t __attribute__((noinline)) use_red_zone(uint64_t seed)
{
    volatile uint64_t locals[8];
    uint64_t sum = 0;

    for (unsigned i = 0; i < 8; i++) {
        locals[i] = seed + i;
    }
    osdev_x86_insn_write_rflags(osdev_x86_insn_read_rflags());
    osdev_x86_insn_write_cs(osdev_x86_insn_read_cs());
    for (unsigned i = 0; i < 8; i++) {
        sum += locals[i];
    }
    return sum;
}

static void sequences_skip_the_red_zone(void **state)
{
    (void)state;
    assert_true(use_red_zone(1000) == 8028);
}

static void code_segment_is_reloaded(void **state)
{
    uint16_t cs = osdev_x86_insn_read_cs();

    (void)state;
    osdev_x86_insn_write_cs(cs);
    assert_int_equal(osdev_x86_insn_read_cs(), cs);
    if (strcmp(osdev_x86_cpu_vendor().text, "GenuineIntel") == 0) {
        osdev_x86_insn_write_cs_jump(cs);
        assert_int_equal(osdev_x86_insn_read_cs(), cs);
    }
    assert_int_equal(
        osdev_x86_selector_rpl(osdev_x86_segment_read(OSDEV_X86_SEGMENT_SS)), 3
    );
}

static void cpuid_agrees_with_the_compiler(void **state)
{
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;

    (void)state;
    assert_true(__get_cpuid(0x80000001, &a, &b, &c, &d) != 0);
    assert_int_equal(osdev_x86_cpuid(0x80000001, 0).edx, d);
    assert_true(osdev_x86_cpu_has(OSDEV_X86_FEATURE_LONG_MODE));
    assert_true(osdev_x86_cpu_has(OSDEV_X86_FEATURE_SSE2));
    assert_true(
        osdev_x86_cpu_has(OSDEV_X86_FEATURE_PAGE_1G) == ((d >> 26 & 1) != 0)
    );
    assert_in_range(osdev_x86_cpu_paddr_bits(), 36, 52);
}

static void time_goes_on(void **state)
{
    uint64_t before = osdev_x86_tsc_read();
    uint32_t aux = 0;

    (void)state;
    osdev_x86_pause();
    osdev_x86_insn_nop();
    assert_true(osdev_x86_tsc_read_ordered(&aux) > before);
}

static void extended_state_is_readable(void **state)
{
    (void)state;
    if (osdev_x86_cpu_has(OSDEV_X86_FEATURE_OSXSAVE)) {
        assert_true((osdev_x86_insn_xgetbv(0) & 3) == 3);
    }
    osdev_x86_insn_ldmxcsr(osdev_x86_insn_stmxcsr());
    assert_true(osdev_x86_insn_stmxcsr() != 0);
    assert_true(osdev_x86_insn_read_rip() != 0);
}

static void random_numbers_come_or_do_not(void **state)
{
    uint64_t value = 0;
    bool is_ready = false;

    (void)state;
    for (int i = 0; i < 100 && !is_ready; i++) {
        is_ready = osdev_x86_cpu_has(OSDEV_X86_FEATURE_RDRAND) &&
                   osdev_x86_insn_rdrand64(&value);
    }
    assert_true(is_ready || !osdev_x86_cpu_has(OSDEV_X86_FEATURE_RDRAND));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flags_are_read_and_written),
        cmocka_unit_test(sequences_skip_the_red_zone),
        cmocka_unit_test(code_segment_is_reloaded),
        cmocka_unit_test(cpuid_agrees_with_the_compiler),
        cmocka_unit_test(time_goes_on),
        cmocka_unit_test(extended_state_is_readable),
        cmocka_unit_test(random_numbers_come_or_do_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
