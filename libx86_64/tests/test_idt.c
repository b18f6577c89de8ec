// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "model_cpu.h"

#include <osdev/x86.h>

#include <osdev_test.h>

static struct model_cpu cpu;
static struct osdev_x86_idt idt;

#define HANDLER UINT64_C(0xffffffff80123456)

static struct osdev_x86_gate good_gate(void)
{
    struct osdev_x86_gate gate = {
        {HANDLER}, {OSDEV_X86_KERNEL_CODE}, OSDEV_X86_GATE_INTERRUPT, 0, 0,
        true};

    return gate;
}

static void gate_bytes_are_those_of_the_manual(void **state)
{
    static const uint8_t expected[16] = {0x56, 0x34, 0x08, 0x00, 0x05, 0xef,
                                         0x12, 0x80, 0xff, 0xff, 0xff, 0xff,
                                         0,    0,    0,    0};
    struct osdev_x86_gate gate = good_gate();
    struct osdev_x86_gate back;
    struct osdev_x86_idt_entry entry;

    (void)state;
    gate.type = OSDEV_X86_GATE_TRAP;
    gate.ist = 5;
    gate.dpl = 3;
    assert_int_equal(osdev_x86_gate_encode(&gate, &entry), OSDEV_X86_OK);
    assert_memory_equal(&entry, expected, 16);
    assert_int_equal(osdev_x86_gate_decode(&entry, &back), OSDEV_X86_OK);
    assert_true(back.handler.raw == HANDLER && back.selector.raw == 8);
    assert_int_equal(back.type, OSDEV_X86_GATE_TRAP);
    assert_int_equal(back.ist, 5);
    assert_int_equal(back.dpl, 3);
    assert_true(back.is_present);
}

static void gate_refuses_bad_parts(void **state)
{
    struct osdev_x86_idt_entry entry = {0};
    struct osdev_x86_gate gate = good_gate();

    (void)state;
    gate.selector = osdev_x86_selector(3);
    assert_int_equal(
        osdev_x86_gate_encode(&gate, &entry), OSDEV_X86_ERR_BAD_SELECTOR
    );
    gate = good_gate();
    gate.ist = 8;
    assert_int_equal(
        osdev_x86_gate_encode(&gate, &entry), OSDEV_X86_ERR_BAD_IST
    );
    gate = good_gate();
    gate.dpl = 4;
    assert_int_equal(
        osdev_x86_gate_encode(&gate, &entry), OSDEV_X86_ERR_BAD_LEVEL
    );
    gate = good_gate();
    gate.type = (enum osdev_x86_gate_type)0xc;
    assert_int_equal(
        osdev_x86_gate_encode(&gate, &entry), OSDEV_X86_ERR_BAD_VALUE
    );
    assert_int_equal(entry.attributes, 0);
    entry.attributes = 0x8c00;
    assert_int_equal(
        osdev_x86_gate_decode(&entry, &gate), OSDEV_X86_ERR_BAD_VALUE
    );
}

static void missing_gate_decodes_as_not_present(void **state)
{
    struct osdev_x86_idt_entry entry = {0};
    struct osdev_x86_gate gate;

    (void)state;
    assert_int_equal(osdev_x86_gate_decode(&entry, &gate), OSDEV_X86_OK);
    assert_false(gate.is_present);
}

static void fill_uses_the_selector_given(void **state)
{
    struct osdev_x86_gate gate;

    (void)state;
    model_reset(&cpu);
    cpu.segment[OSDEV_X86_SEGMENT_CS] = 0x38;
    memset(&idt, 0, sizeof(idt));
    assert_int_equal(
        osdev_x86_idt_fill(
            &idt, osdev_vaddr(HANDLER), osdev_x86_selector(0x08)
        ),
        OSDEV_X86_OK
    );
    for (unsigned v = 0; v < OSDEV_X86_VECTORS; v++) {
        assert_int_equal(osdev_x86_idt_get(&idt, v, &gate), OSDEV_X86_OK);
        osdev_test_row(v, gate.handler.raw == HANDLER + 16 * (uint64_t)v);
        osdev_test_row(v, gate.selector.raw == 8 && gate.is_present);
        osdev_test_row(v, gate.type == OSDEV_X86_GATE_INTERRUPT);
    }
    assert_int_equal(
        osdev_x86_idt_fill(&idt, osdev_vaddr(HANDLER), osdev_x86_selector(0)),
        OSDEV_X86_ERR_BAD_SELECTOR
    );
}

static void stack_and_level_change_alone(void **state)
{
    struct osdev_x86_gate gate = good_gate();

    (void)state;
    assert_int_equal(osdev_x86_idt_set(&idt, 8, &gate), OSDEV_X86_OK);
    assert_int_equal(osdev_x86_idt_set_ist(&idt, 8, 7), OSDEV_X86_OK);
    assert_int_equal(osdev_x86_idt_set_dpl(&idt, 8, 3), OSDEV_X86_OK);
    assert_int_equal(osdev_x86_idt_get(&idt, 8, &gate), OSDEV_X86_OK);
    assert_int_equal(gate.ist, 7);
    assert_int_equal(gate.dpl, 3);
    assert_true(gate.is_present && gate.handler.raw == HANDLER);
    assert_int_equal(osdev_x86_idt_set_ist(&idt, 8, 0), OSDEV_X86_OK);
    assert_int_equal(osdev_x86_idt_get(&idt, 8, &gate), OSDEV_X86_OK);
    assert_int_equal(gate.ist, 0);
    assert_int_equal(osdev_x86_idt_set_ist(&idt, 8, 8), OSDEV_X86_ERR_BAD_IST);
    assert_int_equal(
        osdev_x86_idt_set_dpl(&idt, 8, 4), OSDEV_X86_ERR_BAD_LEVEL
    );
}

static void vector_above_255_is_refused(void **state)
{
    struct osdev_x86_gate gate = good_gate();

    (void)state;
    assert_int_equal(
        osdev_x86_idt_set(&idt, 256, &gate), OSDEV_X86_ERR_BAD_INDEX
    );
    assert_int_equal(
        osdev_x86_idt_get(&idt, 256, &gate), OSDEV_X86_ERR_BAD_INDEX
    );
    assert_int_equal(
        osdev_x86_idt_set_ist(&idt, 256, 1), OSDEV_X86_ERR_BAD_INDEX
    );
    assert_int_equal(
        osdev_x86_idt_set_dpl(&idt, 256, 1), OSDEV_X86_ERR_BAD_INDEX
    );
}

static void load_gives_the_whole_table(void **state)
{
    (void)state;
    model_reset(&cpu);
    osdev_x86_idt_load(&idt);
    assert_int_equal(cpu.idtr.limit, 4095);
    assert_int_equal(cpu.idtr.base[0], (uint16_t)(uintptr_t)&idt);
    assert_int_equal((uintptr_t)&idt % 16, 0);
}

static void exceptions_have_names(void **state)
{
    static const uint8_t absent[] = {9, 15, 22, 27, 31};

    (void)state;
    assert_string_equal(osdev_x86_exception_name(14), "page fault");
    assert_string_equal(osdev_x86_exception_mnemonic(14), "#PF");
    assert_string_equal(osdev_x86_exception_mnemonic(2), "");
    assert_string_equal(osdev_x86_exception_name(32), "interrupt");
    assert_string_equal(osdev_x86_exception_mnemonic(255), "");
    for (size_t i = 0; i < OSDEV_COUNTOF(absent); i++) {
        osdev_test_row(i, !osdev_x86_exception_is_defined(absent[i]));
        osdev_test_row(
            i, strcmp(osdev_x86_exception_name(absent[i]), "reserved") == 0
        );
    }
    assert_true(osdev_x86_exception_is_defined(OSDEV_X86_EXC_SECURITY));
    assert_false(osdev_x86_exception_is_defined(32));
}

static void exceptions_with_code(void **state)
{
    static const uint8_t with[] = {8, 10, 11, 12, 13, 14, 17, 21, 29, 30};
    unsigned count = 0;

    (void)state;
    for (unsigned v = 0; v < 300; v++) {
        count += osdev_x86_exception_has_code(v);
    }
    assert_int_equal(count, OSDEV_COUNTOF(with));
    for (size_t i = 0; i < OSDEV_COUNTOF(with); i++) {
        osdev_test_row(i, osdev_x86_exception_has_code(with[i]));
    }
}

static void page_fault_codes_are_those_of_the_manual(void **state)
{
    (void)state;
    // A write by user code to a page that is present, and a fetch.
    assert_int_equal(
        OSDEV_X86_PF_PRESENT | OSDEV_X86_PF_WRITE | OSDEV_X86_PF_USER, 7
    );
    assert_int_equal(OSDEV_X86_PF_RESERVED | OSDEV_X86_PF_FETCH, 0x18);
    assert_int_equal(
        OSDEV_X86_PF_KEY | OSDEV_X86_PF_SHADOW_STACK | OSDEV_X86_PF_HLAT, 0xe0
    );
    assert_true((OSDEV_X86_PF_SGX | OSDEV_X86_PF_RMP) == UINT64_C(0x80008000));
}

static void selector_error_codes_decode(void **state)
{
    static const struct {
        uint64_t code;
        enum osdev_x86_error_table table;
        bool is_external;
        uint16_t index;
    } cases[] = {
        {0x0000, OSDEV_X86_ERROR_TABLE_GDT, false, 0},
        {0x0031, OSDEV_X86_ERROR_TABLE_GDT, true, 6},
        {0x0402, OSDEV_X86_ERROR_TABLE_IDT, false, 128},
        {0x0406, OSDEV_X86_ERROR_TABLE_IDT, false, 128},
        {0xfffc, OSDEV_X86_ERROR_TABLE_LDT, false, 8191},
    };
    struct osdev_x86_selector_error out;

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(cases); i++) {
        assert_int_equal(
            osdev_x86_selector_error_decode(cases[i].code, &out), OSDEV_X86_OK
        );
        osdev_test_row(i, out.table == cases[i].table);
        osdev_test_row(i, out.is_external == cases[i].is_external);
        osdev_test_row(i, out.index == cases[i].index);
    }
    assert_int_equal(
        osdev_x86_selector_error_decode(0x10000, &out), OSDEV_X86_ERR_BAD_VALUE
    );
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gate_bytes_are_those_of_the_manual),
        cmocka_unit_test(gate_refuses_bad_parts),
        cmocka_unit_test(missing_gate_decodes_as_not_present),
        cmocka_unit_test(fill_uses_the_selector_given),
        cmocka_unit_test(stack_and_level_change_alone),
        cmocka_unit_test(vector_above_255_is_refused),
        cmocka_unit_test(load_gives_the_whole_table),
        cmocka_unit_test(exceptions_have_names),
        cmocka_unit_test(exceptions_with_code),
        cmocka_unit_test(page_fault_codes_are_those_of_the_manual),
        cmocka_unit_test(selector_error_codes_decode),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
