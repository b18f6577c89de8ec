// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "model_cpu.h"

#include <osdev/x86.h>

#include <osdev_test.h>

static struct model_cpu cpu;

static void update_keeps_unknown_bits(void **state)
{
    (void)state;
    model_reset(&cpu);
    cpu.cr[0] = UINT64_C(0x8000000080050033);
    cpu.cr[4] = UINT64_C(0x8000000000000020);
    model_set_msr(OSDEV_X86_MSR_EFER, UINT64_C(0x8000000000000500));

    assert_true(
        osdev_x86_cr0_update(OSDEV_X86_CR0_WP, OSDEV_X86_CR0_CD).raw ==
        UINT64_C(0x8000000080050033)
    );
    assert_true(cpu.cr[0] == UINT64_C(0x80000000c0040033));
    osdev_x86_cr4_update(OSDEV_X86_CR4_PAE, OSDEV_X86_CR4_PGE);
    assert_true(cpu.cr[4] == UINT64_C(0x8000000000000080));
    osdev_x86_efer_update(0, OSDEV_X86_EFER_NXE);
    assert_true(osdev_x86_efer_read().raw == UINT64_C(0x8000000000000d00));
    osdev_x86_rflags_update(0, OSDEV_X86_RFLAGS_AC);
    assert_true(cpu.rflags == 0x40002);
    osdev_x86_rflags_update(OSDEV_X86_RFLAGS_AC, 0);
    assert_true(cpu.rflags == 2);
}

static void write_is_verbatim(void **state)
{
    osdev_x86_cr0_t cr0 = {UINT64_C(0x1234)};
    osdev_x86_cr4_t cr4 = {UINT64_C(0x5678)};
    osdev_x86_efer_t efer = {UINT64_C(0x9abc)};
    osdev_x86_rflags_t rflags = {UINT64_C(0x3202)};

    (void)state;
    model_reset(&cpu);
    osdev_x86_cr0_write(cr0);
    osdev_x86_cr4_write(cr4);
    osdev_x86_efer_write(efer);
    osdev_x86_rflags_write(rflags);
    osdev_x86_cr2_write(0x1111);
    assert_true(osdev_x86_cr0_read().raw == 0x1234);
    assert_true(osdev_x86_cr4_read().raw == 0x5678);
    assert_true(osdev_x86_efer_read().raw == 0x9abc);
    assert_true(osdev_x86_rflags_read().raw == 0x3202);
    assert_int_equal(osdev_x86_rflags_iopl(rflags), 3);
    assert_true(osdev_x86_cr2_read() == 0x1111);
}

static void cr8_refuses_priority_above_15(void **state)
{
    (void)state;
    model_reset(&cpu);
    assert_int_equal(osdev_x86_cr8_write(16), OSDEV_X86_ERR_BAD_VALUE);
    assert_int_equal(cpu.trace_count, 0);
    assert_int_equal(osdev_x86_cr8_write(15), OSDEV_X86_OK);
    assert_int_equal(osdev_x86_cr8_read(), 15);
}

static void interrupt_flag_is_saved_and_restored(void **state)
{
    (void)state;
    model_reset(&cpu);
    osdev_x86_interrupts_enable();
    assert_true(osdev_x86_interrupts_are_enabled());

    bool outer = osdev_x86_interrupts_save_disable();
    bool inner = osdev_x86_interrupts_save_disable();

    assert_false(osdev_x86_interrupts_are_enabled());
    osdev_x86_interrupts_restore(inner);
    assert_false(osdev_x86_interrupts_are_enabled());
    osdev_x86_interrupts_restore(outer);
    assert_true(osdev_x86_interrupts_are_enabled());
    osdev_x86_interrupts_disable();
    assert_false(osdev_x86_interrupts_are_enabled());
}

static void look_at_flag(void *ctx)
{
    *(bool *)ctx = osdev_x86_interrupts_are_enabled();
}

static void without_runs_with_interrupts_off(void **state)
{
    bool seen = true;

    (void)state;
    model_reset(&cpu);
    osdev_x86_interrupts_enable();
    osdev_x86_interrupts_without(look_at_flag, &seen);
    assert_false(seen);
    assert_true(osdev_x86_interrupts_are_enabled());
}

static void halting_is_one_instruction_with_sti(void **state)
{
    (void)state;
    model_reset(&cpu);
    osdev_x86_interrupts_enable_and_hlt();
    osdev_x86_hlt();
    osdev_x86_pause();
    assert_true(model_is(0, "sti_hlt", 0, 0));
    assert_true(model_is(1, "hlt", 0, 0));
    assert_true(model_is(2, "pause", 0, 0));
    assert_int_equal(cpu.trace_count, 3);
}

static void ports_have_exact_width(void **state)
{
    uint8_t bytes[3] = {0};
    uint16_t words[2] = {0};
    uint32_t dwords[2] = {0};

    (void)state;
    model_reset(&cpu);
    cpu.port_value = UINT64_C(0x12345678);
    assert_int_equal(osdev_x86_in8(0x60), 0x78);
    assert_int_equal(osdev_x86_in16(0x61), 0x5678);
    assert_int_equal(osdev_x86_in32(0xcfc), 0x12345678);
    osdev_x86_out8(0x80, 0xab);
    osdev_x86_out16(0x81, 0xabcd);
    osdev_x86_out32(0xcf8, 0x80000000);
    osdev_x86_in8_block(1, bytes, 3);
    osdev_x86_in16_block(2, words, 2);
    osdev_x86_in32_block(3, dwords, 2);
    osdev_x86_out8_block(4, bytes, 3);
    osdev_x86_out16_block(5, words, 2);
    osdev_x86_out32_block(6, dwords, 2);
    osdev_x86_io_delay();
    assert_true(model_is(0, "in8", 0x60, 0));
    assert_true(model_is(3, "out8", 0x80, 0xab));
    assert_true(model_is(5, "out32", 0xcf8, 0x80000000));
    assert_true(model_is(6, "ins8", 1, 3));
    assert_true(model_is(8, "ins32", 3, 2));
    assert_true(model_is(9, "outs8", 4, 3));
    assert_true(model_is(11, "outs32", 6, 2));
    assert_true(model_is(12, "out8", 0x80, 0));
    assert_int_equal(bytes[2], 0xa5);
    assert_int_equal(words[1], 0xa5a5);
    assert_true(dwords[1] == 0xa5a5a5a5);
}

static void apic_base_is_replaced_not_merged(void **state)
{
    osdev_x86_apic_base_t base;

    (void)state;
    model_reset(&cpu);
    model_set_msr(OSDEV_X86_MSR_APIC_BASE, 0xfee00900);
    base = osdev_x86_apic_base_read();
    assert_true(osdev_x86_apic_base_addr(base).raw == 0xfee00000);
    assert_int_equal(
        osdev_x86_apic_base_set_addr(base, osdev_paddr(0xfed00000), &base),
        OSDEV_X86_OK
    );
    osdev_x86_apic_base_write(base);
    assert_true(model_msr(OSDEV_X86_MSR_APIC_BASE) == 0xfed00900);
    assert_int_equal(
        osdev_x86_apic_base_set_addr(base, osdev_paddr(0x800), &base),
        OSDEV_X86_ERR_BAD_ALIGN
    );
    assert_int_equal(
        osdev_x86_apic_base_set_addr(
            base, osdev_paddr(UINT64_C(1) << 52), &base
        ),
        OSDEV_X86_ERR_PHYS_RANGE
    );
    assert_true((base.raw & OSDEV_X86_APIC_BASE_ENABLE) != 0);
}

static void segment_bases_swap(void **state)
{
    (void)state;
    model_reset(&cpu);
    osdev_x86_fs_base_write(osdev_vaddr(0x1000));
    osdev_x86_gs_base_write(osdev_vaddr(0x2000));
    osdev_x86_kernel_gs_base_write(osdev_vaddr(0x3000));
    osdev_x86_gs_swap();
    assert_true(osdev_x86_fs_base_read().raw == 0x1000);
    assert_true(osdev_x86_gs_base_read().raw == 0x3000);
    assert_true(osdev_x86_kernel_gs_base_read().raw == 0x2000);
}

static void time_stamp_counter(void **state)
{
    uint32_t aux = 0;

    (void)state;
    model_reset(&cpu);
    cpu.tsc = 77;
    osdev_x86_tsc_aux_write(5);
    osdev_x86_tsc_write(1);
    assert_true(osdev_x86_tsc_read() == 77);
    assert_true(osdev_x86_tsc_read_ordered(&aux) == 77);
    assert_int_equal(aux, 5);
    assert_true(model_is(1, "wrmsr", OSDEV_X86_MSR_TSC, 1));
}

static void traps_and_breaks_are_single_instructions(void **state)
{
    struct osdev_x86_table_ptr ptr = {0, {0, 0, 0, 0}};

    (void)state;
    model_reset(&cpu);
    cpu.gdtr.limit = 47;
    cpu.idtr.limit = 4095;
    osdev_x86_insn_int3();
    osdev_x86_insn_bochs_break();
    OSDEV_X86_INSN_INT(0x80);
    osdev_x86_insn_ud2();
    assert_true(model_is(0, "int3", 0, 0));
    assert_true(model_is(1, "bochs_break", 0, 0));
    assert_true(model_is(2, "int", 0x80, 0));
    assert_true(model_is(3, "ud2", 0, 0));
    osdev_x86_insn_sgdt(&ptr);
    assert_int_equal(ptr.limit, 47);
    osdev_x86_insn_sidt(&ptr);
    assert_int_equal(ptr.limit, 4095);
}

static void msr_by_number(void **state)
{
    (void)state;
    model_reset(&cpu);
    osdev_x86_msr_write(0x1a0, 0xf0);
    assert_true(osdev_x86_msr_update(0x1a0, 0x30, 1) == 0xf0);
    assert_true(osdev_x86_msr_read(0x1a0) == 0xc1);
}

static void pat_slots(void **state)
{
    osdev_x86_pat_t pat = {OSDEV_X86_PAT_RESET};
    enum osdev_x86_memory_type type = OSDEV_X86_MEMORY_WC;
    unsigned slot = 99;

    (void)state;
    model_reset(&cpu);
    assert_int_equal(osdev_x86_pat_get(pat, 0, &type), OSDEV_X86_OK);
    assert_int_equal(type, OSDEV_X86_MEMORY_WB);
    assert_int_equal(osdev_x86_pat_get(pat, 6, &type), OSDEV_X86_OK);
    assert_int_equal(type, OSDEV_X86_MEMORY_UC_MINUS);
    assert_int_equal(osdev_x86_pat_get(pat, 8, &type), OSDEV_X86_ERR_BAD_INDEX);
    assert_int_equal(
        osdev_x86_pat_find(pat, OSDEV_X86_MEMORY_WC, &slot),
        OSDEV_X86_ERR_UNSUPPORTED
    );
    assert_int_equal(
        osdev_x86_pat_set(&pat, 5, OSDEV_X86_MEMORY_WC), OSDEV_X86_OK
    );
    assert_int_equal(
        osdev_x86_pat_find(pat, OSDEV_X86_MEMORY_WC, &slot), OSDEV_X86_OK
    );
    assert_int_equal(slot, 5);
    assert_int_equal(
        osdev_x86_pat_set(&pat, 8, OSDEV_X86_MEMORY_WC), OSDEV_X86_ERR_BAD_INDEX
    );
    assert_int_equal(
        osdev_x86_pat_set(&pat, 0, (enum osdev_x86_memory_type)2),
        OSDEV_X86_ERR_BAD_VALUE
    );
    osdev_x86_pat_write(pat);
    assert_true(osdev_x86_pat_read().raw == UINT64_C(0x0007010600070406));
    pat.raw = 3;
    assert_int_equal(osdev_x86_pat_get(pat, 0, &type), OSDEV_X86_ERR_BAD_VALUE);
}

static void debug_status_can_be_cleared(void **state)
{
    osdev_x86_dr6_t clear = {OSDEV_X86_DR6_CLEAR};

    (void)state;
    model_reset(&cpu);
    cpu.dr[6] = OSDEV_X86_DR6_CLEAR | OSDEV_X86_DR6_STEP | 2;
    assert_true((osdev_x86_dr6_read().raw & OSDEV_X86_DR6_TRAP_MASK) == 2);
    osdev_x86_dr6_write(clear);
    assert_true(cpu.dr[6] == OSDEV_X86_DR6_CLEAR);
}

static void breakpoints_round_trip(void **state)
{
    static const uint8_t lens[] = {1, 2, 4, 8};
    osdev_x86_dr7_t dr7 = {OSDEV_X86_DR7_FIXED};

    (void)state;
    model_reset(&cpu);
    for (unsigned n = 0; n < OSDEV_X86_BREAKPOINTS; n++) {
        struct osdev_x86_breakpoint in = {
            OSDEV_X86_BREAK_ON_WRITE, lens[n], n % 2 == 0, true};
        struct osdev_x86_breakpoint out;

        assert_int_equal(osdev_x86_dr7_set(&dr7, n, &in), OSDEV_X86_OK);
        assert_int_equal(osdev_x86_dr7_get(dr7, n, &out), OSDEV_X86_OK);
        osdev_test_row(n, out.on == in.on && out.len == in.len);
        osdev_test_row(n, out.is_local == in.is_local && out.is_global);
    }
    // Lengths 1, 2, 4, 8 are encoded as 0, 1, 3, 2.
    assert_true(dr7.raw == UINT64_C(0x9d5104bb));
    osdev_x86_dr7_write(dr7);
    assert_true(osdev_x86_dr7_read().raw == dr7.raw);
}

static void breakpoints_refuse_nonsense(void **state)
{
    struct osdev_x86_breakpoint point = {
        OSDEV_X86_BREAK_ON_WRITE, 3, true, true};
    osdev_x86_dr7_t dr7 = {0};
    osdev_vaddr_t va = osdev_vaddr(0);

    (void)state;
    model_reset(&cpu);
    assert_int_equal(
        osdev_x86_dr7_set(&dr7, 0, &point), OSDEV_X86_ERR_BAD_VALUE
    );
    point.len = 4;
    point.on = OSDEV_X86_BREAK_ON_EXECUTE;
    assert_int_equal(
        osdev_x86_dr7_set(&dr7, 0, &point), OSDEV_X86_ERR_BAD_VALUE
    );
    assert_int_equal(
        osdev_x86_dr7_set(&dr7, 4, &point), OSDEV_X86_ERR_BAD_INDEX
    );
    assert_int_equal(
        osdev_x86_dr7_get(dr7, 4, &point), OSDEV_X86_ERR_BAD_INDEX
    );
    assert_int_equal(
        osdev_x86_breakpoint_addr_read(4, &va), OSDEV_X86_ERR_BAD_INDEX
    );
    assert_int_equal(
        osdev_x86_breakpoint_addr_write(4, va), OSDEV_X86_ERR_BAD_INDEX
    );
    assert_int_equal(
        osdev_x86_breakpoint_addr_write(2, osdev_vaddr(0x1234)), OSDEV_X86_OK
    );
    assert_int_equal(osdev_x86_breakpoint_addr_read(2, &va), OSDEV_X86_OK);
    assert_true(va.raw == 0x1234 && cpu.dr[2] == 0x1234);
}

static void every_error_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(osdev_x86_strerror(OSDEV_X86_OK), "no error");
    for (unsigned e = OSDEV_X86_ERR_BAD_INDEX; e <= OSDEV_X86_ERR_BAD_TABLE;
         e++) {
        osdev_test_row(
            e, strcmp(
                   osdev_x86_strerror((enum osdev_x86_err)e), "unknown error"
               ) != 0
        );
    }
    assert_string_equal(
        osdev_x86_strerror((enum osdev_x86_err)0x4ff), "unknown error"
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(update_keeps_unknown_bits),
        cmocka_unit_test(write_is_verbatim),
        cmocka_unit_test(cr8_refuses_priority_above_15),
        cmocka_unit_test(interrupt_flag_is_saved_and_restored),
        cmocka_unit_test(without_runs_with_interrupts_off),
        cmocka_unit_test(halting_is_one_instruction_with_sti),
        cmocka_unit_test(ports_have_exact_width),
        cmocka_unit_test(apic_base_is_replaced_not_merged),
        cmocka_unit_test(segment_bases_swap),
        cmocka_unit_test(time_stamp_counter),
        cmocka_unit_test(traps_and_breaks_are_single_instructions),
        cmocka_unit_test(msr_by_number),
        cmocka_unit_test(pat_slots),
        cmocka_unit_test(debug_status_can_be_cleared),
        cmocka_unit_test(breakpoints_round_trip),
        cmocka_unit_test(breakpoints_refuse_nonsense),
        cmocka_unit_test(every_error_has_a_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
