// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "model_cpu.h"

#include <osdev/x86.h>

#include <osdev_test.h>

static struct model_cpu cpu;

#define ROOT UINT64_C(0x000fedcba9876000)

static void parts_round_trip_in_both_modes(void **state)
{
    struct osdev_x86_cr3_parts pcid = {{ROOT}, 0xabc, false, false, true, true};
    struct osdev_x86_cr3_parts flags = {{ROOT}, 0, true, true, false, true};
    struct osdev_x86_cr3_parts out;
    osdev_x86_cr3_t value;

    (void)state;
    assert_int_equal(
        osdev_x86_cr3_encode(&pcid, OSDEV_X86_CR3_PCID, &value), OSDEV_X86_OK
    );
    assert_true(value.raw == (ROOT | 0xabc | UINT64_C(3) << 61));
    out = osdev_x86_cr3_decode(value, OSDEV_X86_CR3_PCID);
    assert_true(out.root.raw == ROOT && out.pcid == 0xabc);
    assert_true(!out.is_pwt && !out.is_pcd);
    assert_true(out.has_lam_u48 && out.has_lam_u57);

    assert_int_equal(
        osdev_x86_cr3_encode(&flags, OSDEV_X86_CR3_FLAGS, &value), OSDEV_X86_OK
    );
    assert_true(value.raw == (ROOT | 0x18 | UINT64_C(1) << 62));
    out = osdev_x86_cr3_decode(value, OSDEV_X86_CR3_FLAGS);
    assert_true(out.pcid == 0 && out.is_pwt && out.is_pcd);
    assert_true(osdev_x86_cr3_root(value).raw == ROOT);
}

static void encode_refuses_what_the_mode_has_not(void **state)
{
    static const struct {
        struct osdev_x86_cr3_parts parts;
        enum osdev_x86_cr3_mode mode;
        enum osdev_x86_err err;
    } cases[] = {
        {{{ROOT + 8}, 0, false, false, false, false},
         OSDEV_X86_CR3_FLAGS,
         OSDEV_X86_ERR_BAD_ALIGN},
        {{{UINT64_C(1) << 52}, 0, false, false, false, false},
         OSDEV_X86_CR3_FLAGS,
         OSDEV_X86_ERR_PHYS_RANGE},
        {{{ROOT}, 4096, false, false, false, false},
         OSDEV_X86_CR3_PCID,
         OSDEV_X86_ERR_BAD_PCID},
        {{{ROOT}, 1, false, false, false, false},
         OSDEV_X86_CR3_FLAGS,
         OSDEV_X86_ERR_BAD_FLAGS},
        {{{ROOT}, 1, true, false, false, false},
         OSDEV_X86_CR3_PCID,
         OSDEV_X86_ERR_BAD_FLAGS},
        {{{ROOT}, 1, false, true, false, false},
         OSDEV_X86_CR3_PCID,
         OSDEV_X86_ERR_BAD_FLAGS},
    };
    osdev_x86_cr3_t value = {42};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        osdev_test_row(
            i, osdev_x86_cr3_encode(&cases[i].parts, cases[i].mode, &value) ==
                   cases[i].err
        );
    }
    assert_true(value.raw == 42);
}

static void flush_keeps_pcid_and_lam(void **state)
{
    uint64_t value = ROOT | 0xfff | UINT64_C(3) << 61;

    (void)state;
    model_reset(&cpu);
    cpu.cr[3] = value;
    osdev_x86_tlb_flush();
    assert_true(cpu.cr[3] == value);
    assert_true(model_is(1, "write_cr3", value, 0));
}

static void bit_63_is_set_only_where_asked(void **state)
{
    osdev_x86_cr3_t value = {ROOT | 7};

    (void)state;
    model_reset(&cpu);
    osdev_x86_cr3_write_no_flush(value);
    assert_true(model_is(0, "write_cr3", ROOT | 7 | UINT64_C(1) << 63, 0));
    assert_true(osdev_x86_cr3_read().raw == (ROOT | 7));
    value.raw |= UINT64_C(1) << 63;
    osdev_x86_cr3_write(value);
    assert_true(model_is(2, "write_cr3", ROOT | 7, 0));
}

static void global_flush_toggles_pge_and_restores(void **state)
{
    (void)state;
    model_reset(&cpu);
    cpu.cr[4] = 0xa0;
    osdev_x86_tlb_flush_global();
    assert_true(model_is(1, "write_cr4", 0x20, 0));
    assert_true(model_is(2, "write_cr4", 0xa0, 0));
    cpu.cr[4] = 0x20;
    osdev_x86_tlb_flush_global();
    assert_true(model_is(4, "write_cr4", 0xa0, 0));
    assert_true(cpu.cr[4] == 0x20);
}

static void invpcid_descriptor_has_the_pcid_first(void **state)
{
    (void)state;
    model_reset(&cpu);
    assert_int_equal(
        osdev_x86_tlb_flush_pcid(
            OSDEV_X86_INVPCID_ADDRESS, 0x123, osdev_vaddr(0x456000)
        ),
        OSDEV_X86_OK
    );
    assert_true(model_is(0, "invpcid", 0, 0x123));
    assert_true(model_is(1, "invpcid_address", 0x456000, 0));
    assert_int_equal(
        osdev_x86_tlb_flush_pcid(
            OSDEV_X86_INVPCID_NONGLOBAL, 0, osdev_vaddr(0)
        ),
        OSDEV_X86_OK
    );
    assert_true(model_is(2, "invpcid", 3, 0));
}

static void pcid_above_4095_is_refused(void **state)
{
    (void)state;
    model_reset(&cpu);
    assert_int_equal(
        osdev_x86_tlb_flush_pcid(
            OSDEV_X86_INVPCID_SINGLE, 4096, osdev_vaddr(0)
        ),
        OSDEV_X86_ERR_BAD_PCID
    );
    assert_int_equal(cpu.trace_count, 0);
}

static void page_flush_is_invlpg(void **state)
{
    (void)state;
    model_reset(&cpu);
    osdev_x86_tlb_flush_page(osdev_vaddr(UINT64_C(0xffff800000001000)));
    assert_true(model_is(0, "invlpg", UINT64_C(0xffff800000001000), 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_round_trip_in_both_modes),
        cmocka_unit_test(encode_refuses_what_the_mode_has_not),
        cmocka_unit_test(flush_keeps_pcid_and_lam),
        cmocka_unit_test(bit_63_is_set_only_where_asked),
        cmocka_unit_test(global_flush_toggles_pge_and_restores),
        cmocka_unit_test(invpcid_descriptor_has_the_pcid_first),
        cmocka_unit_test(pcid_above_4095_is_refused),
        cmocka_unit_test(page_flush_is_invlpg),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
