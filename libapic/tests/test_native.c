// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The ready-made operations on a model of the processor.
#include <osdev/apic.h>

#include <osdev_test.h>

#include "model_cpu.h"

#define BASE UINT64_C(0xfee00900)

static OSDEV_ALIGNAS(4096) uint32_t page[1024];
static struct model_cpu cpu;

static void start(uint64_t base)
{
    const struct osdev_x86_cpuid_regs leaf0 = {.eax = 7};
    const struct osdev_x86_cpuid_regs leaf1 = {
        .ecx = OSDEV_APIC_CPUID_ECX_X2APIC,
        .edx = OSDEV_APIC_CPUID_EDX_APIC | OSDEV_BIT32(5),
    };
    const struct osdev_x86_cpuid_regs leaf7 = {
        .edx = OSDEV_APIC_CPUID_7_EDX_ARCH_CAP,
    };

    model_reset(&cpu);
    model_add_leaf(0, 0, leaf0);
    model_add_leaf(1, 0, leaf1);
    model_add_leaf(7, 0, leaf7);
    model_set_msr(OSDEV_X86_MSR_APIC_BASE, base);
    model_set_msr(0x803, 0x50014);
    model_set_msr(0x80f, 0x1ff);
    memset(page, 0, sizeof(page));
    page[OSDEV_APIC_REG_VERSION / 4] = 0x50014;
}

static void facts_are_read_from_the_processor(void **state)
{
    struct osdev_apic_facts facts;

    (void)state;
    start(BASE);
    model_set_msr(
        OSDEV_X86_MSR_ARCH_CAPABILITIES, OSDEV_APIC_ARCH_CAP_XAPIC_DISABLE
    );
    model_set_msr(OSDEV_APIC_MSR_XAPIC_DISABLE_STATUS, 1);
    osdev_apic_facts_read(&facts);
    assert_true(facts.base == BASE);
    assert_true(osdev_apic_mode_is_locked(&facts));
    // A register that is not said to be there is not read.
    start(BASE);
    osdev_apic_facts_read(&facts);
    assert_false(osdev_apic_mode_is_locked(&facts));
    for (size_t i = 0; i < cpu.trace_count; i++) {
        assert_false(
            model_is(i, "rdmsr", OSDEV_APIC_MSR_XAPIC_DISABLE_STATUS, 0)
        );
    }
}

static void switching_writes_the_base_register(void **state)
{
    (void)state;
    start(BASE);
    assert_int_equal(
        osdev_apic_mode_switch(OSDEV_APIC_MODE_X2APIC), OSDEV_APIC_OK
    );
    assert_true(model_msr(OSDEV_X86_MSR_APIC_BASE) == (BASE | 0x400));
    assert_int_equal(model_count("wrmsr"), 1);
    assert_int_equal(
        osdev_apic_mode_switch(OSDEV_APIC_MODE_XAPIC), OSDEV_APIC_OK
    );
    assert_true(model_msr(OSDEV_X86_MSR_APIC_BASE) == BASE);
    assert_int_equal(model_count("wrmsr"), 3);
    assert_int_equal(
        osdev_apic_mode_switch(OSDEV_APIC_MODE_INVALID), OSDEV_APIC_ERR_BAD_MODE
    );
    start(BASE | 0x400);
    model_set_msr(
        OSDEV_X86_MSR_ARCH_CAPABILITIES, OSDEV_APIC_ARCH_CAP_XAPIC_DISABLE
    );
    model_set_msr(OSDEV_APIC_MSR_XAPIC_DISABLE_STATUS, 1);
    assert_int_equal(
        osdev_apic_mode_switch(OSDEV_APIC_MODE_XAPIC), OSDEV_APIC_ERR_LOCKED
    );
    assert_int_equal(model_count("wrmsr"), 0);
}

static void the_mode_decides_how_registers_are_reached(void **state)
{
    struct osdev_apic apic;

    (void)state;
    start(BASE);
    assert_int_equal(
        osdev_apic_init_here(&apic, NULL), OSDEV_APIC_ERR_BAD_ADDRESS
    );
    assert_int_equal(osdev_apic_init_here(&apic, page), OSDEV_APIC_OK);
    assert_int_equal(apic.mode, OSDEV_APIC_MODE_XAPIC);
    assert_int_equal(apic.version.lvt_count, 6);
    start(BASE | 0x400);
    assert_int_equal(osdev_apic_init_here(&apic, NULL), OSDEV_APIC_OK);
    assert_int_equal(apic.mode, OSDEV_APIC_MODE_X2APIC);
    start(0xfee00000);
    assert_int_equal(
        osdev_apic_init_here(&apic, page), OSDEV_APIC_ERR_BAD_MODE
    );
    start(BASE);
    page[OSDEV_APIC_REG_VERSION / 4] = UINT32_MAX;
    assert_int_equal(osdev_apic_init_here(&apic, page), OSDEV_APIC_ERR_ABSENT);
}

static void xapic_registers_are_in_memory(void **state)
{
    struct osdev_apic apic;

    (void)state;
    start(BASE);
    assert_int_equal(osdev_apic_init_here(&apic, page), OSDEV_APIC_OK);
    page[OSDEV_APIC_REG_ID / 4] = 0x2a000000;
    assert_int_equal(osdev_apic_read_id(&apic), 0x2a);
    page[OSDEV_APIC_REG_EOI / 4] = 1;
    osdev_apic_eoi(&apic);
    assert_int_equal(page[OSDEV_APIC_REG_EOI / 4], 0);
    assert_int_equal(osdev_apic_send_vector(&apic, 5, 0x41), OSDEV_APIC_OK);
    assert_int_equal(page[OSDEV_APIC_REG_ICR_HIGH / 4], 0x05000000);
    assert_int_equal(page[OSDEV_APIC_REG_ICR / 4], 0x4041);
    page[OSDEV_APIC_REG_ICR / 4] |= OSDEV_APIC_ICR_PENDING;
    apic.send_attempts = 3;
    assert_int_equal(
        osdev_apic_send_vector(&apic, 5, 0x41), OSDEV_APIC_ERR_BUSY
    );
    osdev_apic_timer_set_deadline(&apic, 12345);
    assert_true(model_msr(OSDEV_X86_MSR_TSC_DEADLINE) == 12345);
}

static void x2apic_registers_are_model_specific(void **state)
{
    const struct osdev_apic_config config = {0xff, 0xfe, false};
    struct osdev_apic apic;

    (void)state;
    start(BASE | 0x400);
    assert_int_equal(osdev_apic_init_here(&apic, NULL), OSDEV_APIC_OK);
    model_set_msr(0x802, 0x12345678);
    assert_int_equal(osdev_apic_read_id(&apic), 0x12345678);
    assert_int_equal(osdev_apic_enable(&apic, &config), OSDEV_APIC_OK);
    assert_true(model_msr(0x80f) == 0x1ff);
    assert_true(model_msr(0x837) == 0xfe);

    cpu.trace_count = 0;
    osdev_apic_eoi(&apic);
    assert_int_equal(osdev_apic_send_vector(&apic, 0x12345, 0x41), 0);
    assert_int_equal(
        osdev_apic_send_shorthand(&apic, OSDEV_APIC_TO_SELF, 0x42), 0
    );
    // One write each: nothing to poll.
    assert_int_equal(cpu.trace_count, 3);
    assert_true(model_is(0, "wrmsr", 0x80b, 0));
    assert_true(model_is(1, "wrmsr", 0x830, UINT64_C(0x0001234500004041)));
    assert_true(model_is(2, "wrmsr", 0x83f, 0x42));
}

static void a_whole_start_is_three_writes(void **state)
{
    static const uint64_t expected[] = {
        UINT64_C(0x0000000700004500),
        UINT64_C(0x0000000700004608),
    };
    const struct osdev_apic_icr init = {
        .delivery = OSDEV_APIC_INIT,
        .destination = 7,
    };
    const struct osdev_apic_icr startup = {
        .delivery = OSDEV_APIC_STARTUP,
        .destination = 7,
        .vector = 8,
    };
    struct osdev_apic apic;

    (void)state;
    start(BASE | 0x400);
    assert_int_equal(osdev_apic_init_here(&apic, NULL), OSDEV_APIC_OK);
    cpu.trace_count = 0;
    assert_int_equal(osdev_apic_send(&apic, &init), OSDEV_APIC_OK);
    assert_int_equal(osdev_apic_send(&apic, &startup), OSDEV_APIC_OK);
    assert_int_equal(osdev_apic_send(&apic, &startup), OSDEV_APIC_OK);
    assert_int_equal(cpu.trace_count, 3);
    assert_true(model_is(0, "wrmsr", 0x830, expected[0]));
    assert_true(model_is(1, "wrmsr", 0x830, expected[1]));
    assert_true(model_is(2, "wrmsr", 0x830, expected[1]));
}

static void deadlines_and_the_counter_are_the_processors(void **state)
{
    struct osdev_apic_state saved;
    struct osdev_apic apic;

    (void)state;
    start(BASE | 0x400);
    assert_int_equal(osdev_apic_init_here(&apic, NULL), OSDEV_APIC_OK);
    cpu.tsc = 99;
    assert_true(apic.ops->read_tsc(apic.ctx) >= 99);
    assert_int_equal(osdev_apic_timer_use_deadline(&apic, 0x50), 0);
    assert_true(model_msr(0x832) == 0x40050);
    osdev_apic_timer_set_deadline(&apic, 777);
    osdev_apic_save(&apic, &saved);
    assert_true(saved.deadline == 777);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_are_read_from_the_processor),
        cmocka_unit_test(switching_writes_the_base_register),
        cmocka_unit_test(the_mode_decides_how_registers_are_reached),
        cmocka_unit_test(xapic_registers_are_in_memory),
        cmocka_unit_test(x2apic_registers_are_model_specific),
        cmocka_unit_test(a_whole_start_is_three_writes),
        cmocka_unit_test(deadlines_and_the_counter_are_the_processors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
