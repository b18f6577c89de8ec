// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/x86/idt.h>
#include <osdev/x86/regs.h>

#include <osdev_test.h>

extern const uint8_t test_stubs[];
extern const uint8_t test_stubs_paranoid[];
void test_raise(
    struct osdev_x86_regs *regs, const void *stub, uint64_t cs,
    uint64_t has_code
);
void test_handler(struct osdev_x86_regs *regs, void *ctx);

// Used by the assembly file.
extern unsigned test_swapgs_count;
extern uint32_t test_gs_high;
extern int test_ctx;
unsigned test_swapgs_count;
uint32_t test_gs_high;
int test_ctx;

static struct osdev_x86_regs seen;
static void *seen_ctx;
static uint64_t seen_flags;
static bool is_aligned;
static uint64_t real_cs;
static unsigned handler_swaps;

void test_handler(struct osdev_x86_regs *regs, void *ctx)
{
    seen = *regs;
    seen_ctx = ctx;
    seen_flags = osdev_x86_rflags_read().raw;
    is_aligned = (uintptr_t)regs % 16 == 0;
    handler_swaps = test_swapgs_count;
    regs->rax = ~regs->rax;
    regs->r15 = ~regs->r15;
    // Back to where user mode may go, at its own level.
    regs->cs = real_cs;
}

static struct osdev_x86_regs pattern(void)
{
    struct osdev_x86_regs regs;
    uint64_t words[22];

    for (size_t i = 0; i < 22; i++) {
        words[i] = UINT64_C(0x0101010101010101) * (i + 1);
    }
    memcpy(&regs, words, sizeof(regs));
    regs.code = 0xc0de;
    return regs;
}

static void raise(
    struct osdev_x86_regs *regs, const uint8_t *stubs, unsigned vector,
    unsigned rpl
)
{
    real_cs = osdev_x86_insn_read_cs();
    test_swapgs_count = 0;
    test_raise(
        regs, stubs + OSDEV_X86_STUB_SIZE * vector, (real_cs & ~3ull) | rpl,
        osdev_x86_exception_has_code(vector)
    );
}

static void every_stub_reports_its_vector(void **state)
{
    (void)state;
    for (unsigned v = 0; v < OSDEV_X86_VECTORS; v++) {
        struct osdev_x86_regs regs = pattern();

        raise(&regs, test_stubs, v, 0);
        osdev_test_row(v, seen.vector == v);
        osdev_test_row(
            v, seen.code == (osdev_x86_exception_has_code(v) ? 0xc0de : 0)
        );
        osdev_test_row(v, is_aligned && seen_ctx == &test_ctx);
    }
}

static void all_general_registers_are_kept(void **state)
{
    struct osdev_x86_regs before = pattern();
    struct osdev_x86_regs after = before;

    (void)state;
    raise(&after, test_stubs, OSDEV_X86_EXC_PAGE_FAULT, 0);
    assert_memory_equal(&seen, &before, 15 * sizeof(uint64_t));
    // What the handler changed is changed, and nothing else.
    before.rax = ~before.rax;
    before.r15 = ~before.r15;
    assert_memory_equal(&after, &before, 15 * sizeof(uint64_t));
}

static void handler_runs_with_direction_flag_clear(void **state)
{
    struct osdev_x86_regs regs = pattern();

    (void)state;
    raise(&regs, test_stubs, 33, 0);
    assert_true((seen_flags & OSDEV_X86_RFLAGS_DF) == 0);
}

static void entry_from_user_swaps_gs_and_ends_the_frame_chain(void **state)
{
    struct osdev_x86_regs regs = pattern();

    (void)state;
    raise(&regs, test_stubs, 33, 3);
    assert_int_equal(handler_swaps, 1);
    assert_int_equal(test_swapgs_count, 2);
    assert_true(osdev_x86_regs_are_user(&seen));
    assert_true(seen.rbp == pattern().rbp && regs.rbp == pattern().rbp);
}

static void entry_from_kernel_does_not_swap_gs(void **state)
{
    struct osdev_x86_regs regs = pattern();

    (void)state;
    raise(&regs, test_stubs, 33, 0);
    assert_int_equal(handler_swaps, 0);
    assert_false(osdev_x86_regs_are_user(&seen));
}

static void paranoid_vectors_look_at_the_gs_base(void **state)
{
    static const uint8_t paranoid[] = {1, 2, 8, 18};

    (void)state;
    for (size_t i = 0; i < OSDEV_COUNTOF(paranoid); i++) {
        struct osdev_x86_regs regs = pattern();

        // In kernel mode, but before its SWAPGS.
        test_gs_high = 0x00007fff;
        raise(&regs, test_stubs_paranoid, paranoid[i], 0);
        osdev_test_row(i, handler_swaps == 1 && test_swapgs_count == 2);
        osdev_test_row(i, seen.vector == paranoid[i] && seen_ctx == NULL);
        osdev_test_row(i, regs.rbx == pattern().rbx);
        test_gs_high = 0xffff8000;
        raise(&regs, test_stubs_paranoid, paranoid[i], 0);
        osdev_test_row(i, handler_swaps == 0 && test_swapgs_count == 0);
    }
}

static void other_vectors_of_a_paranoid_table_look_at_cs(void **state)
{
    struct osdev_x86_regs regs = pattern();

    (void)state;
    test_gs_high = 0x00007fff;
    raise(&regs, test_stubs_paranoid, 14, 0);
    assert_int_equal(handler_swaps, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_stub_reports_its_vector),
        cmocka_unit_test(all_general_registers_are_kept),
        cmocka_unit_test(handler_runs_with_direction_flag_clear),
        cmocka_unit_test(entry_from_user_swaps_gs_and_ends_the_frame_chain),
        cmocka_unit_test(entry_from_kernel_does_not_swap_gs),
        cmocka_unit_test(paranoid_vectors_look_at_the_gs_base),
        cmocka_unit_test(other_vectors_of_a_paranoid_table_look_at_cs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
