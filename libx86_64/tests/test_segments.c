// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "model_cpu.h"

#include <osdev/x86.h>

#include <osdev_test.h>

static struct model_cpu cpu;

static void selectors_have_three_fields(void **state)
{
    osdev_x86_selector_t s;

    (void)state;
    assert_int_equal(
        osdev_x86_selector_make(8191, OSDEV_X86_TABLE_LDT, 3, &s), OSDEV_X86_OK
    );
    assert_int_equal(s.raw, 0xffff);
    assert_int_equal(
        osdev_x86_selector_make(5, OSDEV_X86_TABLE_GDT, 3, &s), OSDEV_X86_OK
    );
    assert_int_equal(s.raw, OSDEV_X86_USER_CODE);
    assert_int_equal(osdev_x86_selector_index(s), 5);
    assert_int_equal(osdev_x86_selector_rpl(s), 3);
    assert_int_equal(osdev_x86_selector_table(s), OSDEV_X86_TABLE_GDT);
    assert_int_equal(osdev_x86_selector_with_rpl(s, 0).raw, 0x28);
    assert_false(osdev_x86_selector_is_null(s));
    assert_true(osdev_x86_selector_is_null(osdev_x86_selector(3)));
    assert_false(osdev_x86_selector_is_null(osdev_x86_selector(4)));
    assert_int_equal(
        osdev_x86_selector_make(8192, OSDEV_X86_TABLE_GDT, 0, &s),
        OSDEV_X86_ERR_BAD_INDEX
    );
    assert_int_equal(
        osdev_x86_selector_make(1, OSDEV_X86_TABLE_GDT, 4, &s),
        OSDEV_X86_ERR_BAD_LEVEL
    );
}

static void segment_registers_keep_their_selector(void **state)
{
    (void)state;
    model_reset(&cpu);
    for (unsigned i = OSDEV_X86_SEGMENT_CS; i <= OSDEV_X86_SEGMENT_GS; i++) {
        enum osdev_x86_segment segment = (enum osdev_x86_segment)i;

        osdev_x86_segment_write(
            segment, osdev_x86_selector((uint16_t)(8 * i + 8))
        );
        osdev_test_row(i, cpu.segment[i] == 8 * i + 8);
        osdev_test_row(i, osdev_x86_segment_read(segment).raw == 8 * i + 8);
    }
}

static void descriptors_round_trip(void **state)
{
    struct osdev_x86_desc code =
        osdev_x86_desc_decode(OSDEV_X86_DESC_KERNEL_CODE64, ~UINT64_C(0));
    struct osdev_x86_system_desc raw;
    struct osdev_x86_desc odd = {
        0x12345678, 0xabcde, OSDEV_X86_DESC_USER | OSDEV_X86_DESC_PRESENT};
    struct osdev_x86_desc back;

    (void)state;
    assert_true(code.base == 0 && code.limit == 0xfffff);
    assert_true((code.flags & OSDEV_X86_DESC_LONG) != 0);
    assert_int_equal(osdev_x86_desc_encode(&code, &raw), OSDEV_X86_OK);
    assert_true(raw.low == OSDEV_X86_DESC_KERNEL_CODE64 && raw.high == 0);
    assert_int_equal(osdev_x86_desc_encode(&odd, &raw), OSDEV_X86_OK);
    back = osdev_x86_desc_decode(raw.low, raw.high);
    assert_true(back.base == odd.base && back.limit == odd.limit);
    assert_true(back.flags == odd.flags);
}

static void descriptors_refuse_wide_parts(void **state)
{
    struct osdev_x86_system_desc raw;
    struct osdev_x86_desc wide_limit = {0, 0x100000, OSDEV_X86_DESC_USER};
    struct osdev_x86_desc wide_base = {
        UINT64_C(1) << 32, 0, OSDEV_X86_DESC_USER};
    struct osdev_x86_desc bad_flags = {0, 0, 1};

    (void)state;
    assert_int_equal(
        osdev_x86_desc_encode(&wide_limit, &raw), OSDEV_X86_ERR_BAD_VALUE
    );
    assert_int_equal(
        osdev_x86_desc_encode(&wide_base, &raw), OSDEV_X86_ERR_BAD_VALUE
    );
    assert_int_equal(
        osdev_x86_desc_encode(&bad_flags, &raw), OSDEV_X86_ERR_BAD_VALUE
    );
}

static void standard_layout_satisfies_syscall(void **state)
{
    uint64_t slots[8];
    struct osdev_x86_gdt gdt;
    struct osdev_x86_star_parts parts =
        osdev_x86_star_decode(osdev_x86_star_standard());
    osdev_x86_star_t star;

    (void)state;
    assert_int_equal(osdev_x86_gdt_init_standard(&gdt, slots, 8), OSDEV_X86_OK);
    // Values that Linux uses too.
    assert_true(slots[0] == 0);
    assert_true(slots[OSDEV_X86_KERNEL_CODE / 8] == 0x00af9b000000ffff);
    assert_true(slots[OSDEV_X86_KERNEL_DATA / 8] == 0x00cf93000000ffff);
    assert_true(slots[OSDEV_X86_USER_CODE32 / 8] == 0x00cffb000000ffff);
    assert_true(slots[OSDEV_X86_USER_DATA / 8] == 0x00cff3000000ffff);
    assert_true(slots[OSDEV_X86_USER_CODE / 8] == 0x00affb000000ffff);
    assert_int_equal(parts.syscall_cs.raw, OSDEV_X86_KERNEL_CODE);
    assert_int_equal(parts.syscall_ss.raw, OSDEV_X86_KERNEL_DATA);
    assert_int_equal(parts.sysret_cs.raw, OSDEV_X86_USER_CODE);
    assert_int_equal(parts.sysret_ss.raw, OSDEV_X86_USER_DATA);
    assert_int_equal(osdev_x86_star_encode(&parts, &star), OSDEV_X86_OK);
    assert_true(star.raw == osdev_x86_star_standard().raw);
}

static void star_refuses_wrong_layouts(void **state)
{
    static const struct {
        uint16_t sysret_cs, sysret_ss, syscall_cs, syscall_ss;
        enum osdev_x86_err err;
    } cases[] = {
        {0x23, 0x23, 0x08, 0x10, OSDEV_X86_ERR_SYSRET_OFFSET},
        {0x2b, 0x23, 0x08, 0x18, OSDEV_X86_ERR_SYSCALL_OFFSET},
        {0x28, 0x20, 0x08, 0x10, OSDEV_X86_ERR_SYSRET_LEVEL},
        {0x2b, 0x23, 0x0b, 0x13, OSDEV_X86_ERR_SYSCALL_LEVEL},
        {0x0b, 0x03, 0x08, 0x10, OSDEV_X86_ERR_BAD_SELECTOR},
        {0x2b, 0x23, 0x00, 0x08, OSDEV_X86_ERR_BAD_SELECTOR},
    };
    osdev_x86_star_t star = {42};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        struct osdev_x86_star_parts parts = {
            {cases[i].sysret_cs},
            {cases[i].sysret_ss},
            {cases[i].syscall_cs},
            {cases[i].syscall_ss}};

        osdev_test_row(i, osdev_x86_star_encode(&parts, &star) == cases[i].err);
    }
    assert_true(star.raw == 42);
}

static void syscall_registers_are_the_right_ones(void **state)
{
    osdev_x86_rflags_t mask = {~UINT64_C(0)};

    (void)state;
    model_reset(&cpu);
    osdev_x86_star_write(osdev_x86_star_standard());
    osdev_x86_lstar_write(osdev_vaddr(0x1234));
    osdev_x86_sfmask_write(mask);
    assert_true(model_msr(0xc0000081) == UINT64_C(0x001b000800000000));
    assert_true(model_msr(0xc0000082) == 0x1234);
    assert_true(osdev_x86_star_read().raw == osdev_x86_star_standard().raw);
    assert_true(osdev_x86_lstar_read().raw == 0x1234);
    // A mask with bits that are no flags is not an accident.
    assert_true(osdev_x86_sfmask_read().raw == ~UINT64_C(0));
}

static void gdt_refuses_bad_sizes(void **state)
{
    uint64_t slots[6];
    struct osdev_x86_gdt gdt;

    (void)state;
    assert_int_equal(
        osdev_x86_gdt_init(&gdt, slots, 0), OSDEV_X86_ERR_BAD_INDEX
    );
    assert_int_equal(
        osdev_x86_gdt_init(&gdt, slots, 8193), OSDEV_X86_ERR_BAD_INDEX
    );
    assert_int_equal(
        osdev_x86_gdt_init_standard(&gdt, slots, 5), OSDEV_X86_ERR_FULL
    );
    assert_int_equal(
        osdev_x86_gdt_init_standard(&gdt, slots, 0), OSDEV_X86_ERR_BAD_INDEX
    );
}

static void gdt_append_stops_when_full(void **state)
{
    uint64_t slots[4];
    struct osdev_x86_gdt gdt;
    struct osdev_x86_tss tss;
    osdev_x86_selector_t s;

    (void)state;
    osdev_x86_tss_init(&tss);
    assert_int_equal(osdev_x86_gdt_init(&gdt, slots, 4), OSDEV_X86_OK);
    assert_int_equal(
        osdev_x86_gdt_append(&gdt, OSDEV_X86_DESC_USER_DATA, &s), OSDEV_X86_OK
    );
    assert_int_equal(s.raw, 0x0b);
    assert_int_equal(
        osdev_x86_gdt_append(&gdt, OSDEV_X86_DESC_KERNEL_DATA, &s), OSDEV_X86_OK
    );
    assert_int_equal(s.raw, 0x10);
    assert_int_equal(
        osdev_x86_gdt_append_tss(&gdt, &tss, &s), OSDEV_X86_ERR_FULL
    );
    assert_int_equal(
        osdev_x86_gdt_append(&gdt, OSDEV_X86_DESC_USER_DATA, &s), OSDEV_X86_OK
    );
    assert_int_equal(
        osdev_x86_gdt_append(&gdt, OSDEV_X86_DESC_USER_DATA, &s),
        OSDEV_X86_ERR_FULL
    );
}

static void gdt_append_refuses_the_other_kind(void **state)
{
    uint64_t slots[4];
    struct osdev_x86_gdt gdt;
    struct osdev_x86_system_desc code = {OSDEV_X86_DESC_KERNEL_CODE64, 0};
    osdev_x86_selector_t s;

    (void)state;
    assert_int_equal(osdev_x86_gdt_init(&gdt, slots, 4), OSDEV_X86_OK);
    assert_int_equal(
        osdev_x86_gdt_append(&gdt, UINT64_C(0x0000890000000067), &s),
        OSDEV_X86_ERR_BAD_DESCRIPTOR
    );
    assert_int_equal(
        osdev_x86_gdt_append_system(&gdt, &code, &s),
        OSDEV_X86_ERR_BAD_DESCRIPTOR
    );
}

static void gdt_load_reloads_every_segment(void **state)
{
    uint64_t slots[8];
    struct osdev_x86_gdt gdt;

    (void)state;
    model_reset(&cpu);
    osdev_x86_gs_base_write(osdev_vaddr(0x7000));
    for (unsigned i = 0; i < 6; i++) {
        cpu.segment[i] = 0x30;
    }
    assert_int_equal(osdev_x86_gdt_init_standard(&gdt, slots, 8), OSDEV_X86_OK);
    assert_int_equal(osdev_x86_gdt_load_standard(&gdt), OSDEV_X86_OK);
    assert_int_equal(cpu.gdtr.limit, 6 * 8 - 1);
    assert_true(
        ((uint64_t)cpu.gdtr.base[3] << 48 | (uint64_t)cpu.gdtr.base[2] << 32 |
         (uint64_t)cpu.gdtr.base[1] << 16 | cpu.gdtr.base[0]) ==
        (uint64_t)(uintptr_t)slots
    );
    assert_int_equal(cpu.segment[OSDEV_X86_SEGMENT_CS], 0x08);
    assert_int_equal(cpu.segment[OSDEV_X86_SEGMENT_DS], 0x10);
    assert_int_equal(cpu.segment[OSDEV_X86_SEGMENT_ES], 0x10);
    assert_int_equal(cpu.segment[OSDEV_X86_SEGMENT_SS], 0x10);
    assert_int_equal(cpu.segment[OSDEV_X86_SEGMENT_FS], 0);
    assert_int_equal(cpu.segment[OSDEV_X86_SEGMENT_GS], 0);
    assert_true(osdev_x86_gs_base_read().raw == 0x7000);
}

static void gdt_load_refuses_selectors_without_segment(void **state)
{
    static const uint16_t pairs[][2] = {
        {0x00, 0x10}, {0x08, 0x00}, {0x10, 0x10}, {0x08, 0x08},
        {0x2b, 0x10}, {0x08, 0x23}, {0x0c, 0x10}, {0x40, 0x10},
    };
    uint64_t slots[8];
    struct osdev_x86_gdt gdt;

    (void)state;
    model_reset(&cpu);
    assert_int_equal(osdev_x86_gdt_init_standard(&gdt, slots, 8), OSDEV_X86_OK);
    for (size_t i = 0; i < OSDEV_COUNTOF(pairs); i++) {
        osdev_test_row(
            i, osdev_x86_gdt_load(
                   &gdt, osdev_x86_selector(pairs[i][0]),
                   osdev_x86_selector(pairs[i][1])
               ) == OSDEV_X86_ERR_BAD_SELECTOR
        );
    }
    assert_int_equal(cpu.trace_count, 0);
}

static void tss_holds_stacks(void **state)
{
    struct osdev_x86_tss tss;
    uint8_t raw[OSDEV_X86_TSS_SIZE];
    osdev_vaddr_t top = osdev_vaddr(0);

    (void)state;
    osdev_x86_tss_init(&tss);
    assert_int_equal(
        osdev_x86_tss_set_rsp(
            &tss, 2, osdev_vaddr(UINT64_C(0x1122334455667788))
        ),
        OSDEV_X86_OK
    );
    assert_int_equal(
        osdev_x86_tss_set_ist(
            &tss, 7, osdev_vaddr(UINT64_C(0x99aabbccddeeff00))
        ),
        OSDEV_X86_OK
    );
    memcpy(raw, &tss, sizeof(raw));
    assert_int_equal(raw[0x14], 0x88);
    assert_int_equal(raw[0x1b], 0x11);
    assert_int_equal(raw[0x54], 0x00);
    assert_int_equal(raw[0x5b], 0x99);
    assert_int_equal(raw[0x66], 0x68);
    assert_int_equal(osdev_x86_tss_get_rsp(&tss, 2, &top), OSDEV_X86_OK);
    assert_true(top.raw == UINT64_C(0x1122334455667788));
    assert_int_equal(osdev_x86_tss_get_ist(&tss, 7, &top), OSDEV_X86_OK);
    assert_true(top.raw == UINT64_C(0x99aabbccddeeff00));
}

static void tss_refuses_numbers_it_has_not(void **state)
{
    struct osdev_x86_tss tss;
    osdev_vaddr_t va = osdev_vaddr(0);

    (void)state;
    osdev_x86_tss_init(&tss);
    assert_int_equal(
        osdev_x86_tss_set_rsp(&tss, 3, va), OSDEV_X86_ERR_BAD_LEVEL
    );
    assert_int_equal(
        osdev_x86_tss_get_rsp(&tss, 3, &va), OSDEV_X86_ERR_BAD_LEVEL
    );
    assert_int_equal(osdev_x86_tss_set_ist(&tss, 0, va), OSDEV_X86_ERR_BAD_IST);
    assert_int_equal(osdev_x86_tss_set_ist(&tss, 8, va), OSDEV_X86_ERR_BAD_IST);
    assert_int_equal(
        osdev_x86_tss_get_ist(&tss, 0, &va), OSDEV_X86_ERR_BAD_IST
    );
    assert_int_equal(
        osdev_x86_tss_get_ist(&tss, 8, &va), OSDEV_X86_ERR_BAD_IST
    );
}

static void tss_is_described_and_loaded_once(void **state)
{
    uint64_t slots[8];
    struct osdev_x86_gdt gdt;
    struct osdev_x86_tss tss;
    struct osdev_x86_desc desc;
    osdev_x86_selector_t s;

    (void)state;
    model_reset(&cpu);
    osdev_x86_tss_init(&tss);
    assert_int_equal(osdev_x86_gdt_init_standard(&gdt, slots, 8), OSDEV_X86_OK);
    assert_int_equal(osdev_x86_gdt_append_tss(&gdt, &tss, &s), OSDEV_X86_OK);
    assert_int_equal(s.raw, 0x30);
    desc = osdev_x86_desc_decode(slots[6], slots[7]);
    assert_true(desc.base == (uint64_t)(uintptr_t)&tss);
    assert_int_equal(desc.limit, 0x67);
    assert_true(
        desc.flags == (OSDEV_X86_DESC_PRESENT | OSDEV_X86_DESC_TYPE_TSS << 40)
    );
    assert_int_equal(osdev_x86_tss_load(&gdt, s), OSDEV_X86_OK);
    assert_int_equal(cpu.tr, 0x30);
    // The processor sets the busy bit; loading it again would be #GP.
    slots[6] |= UINT64_C(2) << 40;
    assert_int_equal(osdev_x86_tss_load(&gdt, s), OSDEV_X86_ERR_BAD_DESCRIPTOR);
    assert_int_equal(
        osdev_x86_tss_load(&gdt, osdev_x86_selector(OSDEV_X86_KERNEL_DATA)),
        OSDEV_X86_ERR_BAD_DESCRIPTOR
    );
    assert_int_equal(
        osdev_x86_tss_load(&gdt, osdev_x86_selector(0)),
        OSDEV_X86_ERR_BAD_SELECTOR
    );
    assert_int_equal(
        osdev_x86_tss_load(&gdt, osdev_x86_selector(0x34)),
        OSDEV_X86_ERR_BAD_SELECTOR
    );
    assert_int_equal(
        osdev_x86_tss_load(&gdt, osdev_x86_selector(0x40)),
        OSDEV_X86_ERR_BAD_SELECTOR
    );
}

static void iomap_is_checked(void **state)
{
    static struct {
        struct osdev_x86_tss tss;
        uint8_t map[0x10000];
    } area;
    struct osdev_x86_system_desc desc = {0, 0};
    struct osdev_x86_tss *tss = &area.tss;

    (void)state;
    osdev_x86_tss_init(tss);
    assert_int_equal(
        osdev_x86_tss_describe_with_iomap(tss, area.map, 8194, &desc),
        OSDEV_X86_ERR_IOMAP_TOO_LONG
    );
    assert_int_equal(
        osdev_x86_tss_describe_with_iomap(
            tss, (const uint8_t *)tss + 0x60, 16, &desc
        ),
        OSDEV_X86_ERR_IOMAP_BEFORE_TSS
    );
    assert_int_equal(
        osdev_x86_tss_describe_with_iomap(
            tss, (const uint8_t *)tss + 0xe000, 16, &desc
        ),
        OSDEV_X86_ERR_IOMAP_TOO_FAR
    );
    assert_int_equal(
        osdev_x86_tss_describe_with_iomap(tss, area.map, 16, &desc),
        OSDEV_X86_ERR_IOMAP_END
    );
    assert_int_equal(
        osdev_x86_tss_describe_with_iomap(tss, area.map, 0, &desc),
        OSDEV_X86_ERR_IOMAP_END
    );
    area.map[15] = 0xff;
    tss->iomap_base = 0x70;
    assert_int_equal(
        osdev_x86_tss_describe_with_iomap(tss, area.map, 16, &desc),
        OSDEV_X86_ERR_IOMAP_BASE
    );
    assert_true(desc.low == 0);
    tss->iomap_base = 0x68;
    assert_int_equal(
        osdev_x86_tss_describe_with_iomap(tss, area.map, 16, &desc),
        OSDEV_X86_OK
    );
    assert_int_equal(
        osdev_x86_desc_decode(desc.low, desc.high).limit, 0x68 + 16 - 1
    );
}

static void cs_is_loaded_by_a_jump_under_shadow_stacks(void **state)
{
    (void)state;
    osdev_x86_segment_write(OSDEV_X86_SEGMENT_CS, osdev_x86_selector(8));
    assert_int_equal(model_count("write_cs"), 1);
    cpu.cr[4] |= OSDEV_X86_CR4_CET;
    osdev_x86_segment_write(OSDEV_X86_SEGMENT_CS, osdev_x86_selector(8));
    assert_int_equal(model_count("write_cs"), 1);
    assert_int_equal(model_count("write_cs_jump"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(selectors_have_three_fields),
        cmocka_unit_test(segment_registers_keep_their_selector),
        cmocka_unit_test(descriptors_round_trip),
        cmocka_unit_test(descriptors_refuse_wide_parts),
        cmocka_unit_test(standard_layout_satisfies_syscall),
        cmocka_unit_test(star_refuses_wrong_layouts),
        cmocka_unit_test(syscall_registers_are_the_right_ones),
        cmocka_unit_test(gdt_refuses_bad_sizes),
        cmocka_unit_test(gdt_append_stops_when_full),
        cmocka_unit_test(gdt_append_refuses_the_other_kind),
        cmocka_unit_test(gdt_load_reloads_every_segment),
        cmocka_unit_test(gdt_load_refuses_selectors_without_segment),
        cmocka_unit_test(tss_holds_stacks),
        cmocka_unit_test(tss_refuses_numbers_it_has_not),
        cmocka_unit_test(tss_is_described_and_loaded_once),
        cmocka_unit_test(iomap_is_checked),
        cmocka_unit_test(cs_is_loaded_by_a_jump_under_shadow_stacks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
