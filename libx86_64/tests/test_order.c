// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What orders memory tells the compiler so. Each sample stores a number, runs
// an instruction, and loads the number again; a compiler that believes the
// instruction does not touch memory returns the number without a load. The
// machine code is looked at, never run.
#include <osdev/x86/insn.h>

#include <osdev_test.h>

#define NUMBER(n) (0x11223300u + (n))

#define SAMPLE(n, statement)                                            \
    __attribute__((noinline, used, no_sanitize("address", "undefined")) \
    ) static uint32_t sample_##n(uint32_t *place)                       \
    {                                                                   \
        *place = NUMBER(n);                                             \
        statement;                                                      \
        return *place;                                                  \
    }

static struct osdev_x86_invpcid_desc desc;

// With a colon: gcc takes one without operands for one that touches memory.
SAMPLE(0, __asm__ volatile("nop" ::))
SAMPLE(1, osdev_x86_insn_stac())
SAMPLE(2, osdev_x86_insn_clac())
SAMPLE(3, osdev_x86_insn_tlbsync())
SAMPLE(4, osdev_x86_insn_invlpgb(0, 0, 0))
SAMPLE(5, osdev_x86_insn_hlt())
SAMPLE(6, osdev_x86_insn_sti_hlt())
SAMPLE(7, osdev_x86_insn_cli())
SAMPLE(8, osdev_x86_insn_sti())
SAMPLE(9, osdev_x86_insn_int3())
SAMPLE(10, OSDEV_X86_INSN_INT(0x80))
SAMPLE(11, osdev_x86_insn_write_rflags(2))
SAMPLE(12, osdev_x86_insn_write_cr8(0))
SAMPLE(13, osdev_x86_insn_write_cr3(0))
SAMPLE(14, osdev_x86_insn_invlpg(0))
SAMPLE(15, osdev_x86_insn_invpcid(0, &desc))
SAMPLE(16, osdev_x86_insn_wbinvd())
SAMPLE(17, osdev_x86_insn_wrmsr(0, 0))
SAMPLE(18, osdev_x86_insn_swapgs())

static const struct {
    uint32_t (*sample)(uint32_t *place);
    uint8_t opcode[4];
    size_t size;
} samples[] = {
    {sample_0, {0x90}, 1},
    {sample_1, {0x0f, 0x01, 0xcb}, 3},
    {sample_2, {0x0f, 0x01, 0xca}, 3},
    {sample_3, {0x0f, 0x01, 0xff}, 3},
    {sample_4, {0x0f, 0x01, 0xfe}, 3},
    {sample_5, {0xf4}, 1},
    {sample_6, {0xfb, 0xf4}, 2},
    {sample_7, {0xfa}, 1},
    {sample_8, {0xfb, 0x90}, 2},
    {sample_9, {0xcc}, 1},
    {sample_10, {0xcd, 0x80}, 2},
    {sample_11, {0x9d}, 1},
    {sample_12, {0x0f, 0x22}, 2},
    {sample_13, {0x0f, 0x22}, 2},
    {sample_14, {0x0f, 0x01}, 2},
    {sample_15, {0x66, 0x0f, 0x38, 0x82}, 4},
    {sample_16, {0x0f, 0x09}, 2},
    {sample_17, {0x0f, 0x30}, 2},
    {sample_18, {0x0f, 0x01, 0xf8}, 3},
};

// Longer than any sample.
#define SAMPLE_SIZE 160u

// Offset of a pattern, from an offset on; SAMPLE_SIZE if it is not there.
static size_t
find(const uint8_t *code, size_t from, const void *pattern, size_t size)
{
    while (from < SAMPLE_SIZE && memcmp(code + from, pattern, size) != 0) {
        from++;
    }
    return from;
}

// Whether a sample loads a register from memory between its instruction and
// its return.
static bool has_load(size_t i)
{
    static const uint8_t load[] = {0x8b};
    static const uint8_t ret[] = {0xc3};
    const uint8_t *code = (const uint8_t *)(uintptr_t)samples[i].sample;
    uint32_t number = (uint32_t)NUMBER(i);
    size_t store = find(code, 0, &number, sizeof(number));
    size_t insn =
        find(code, store + sizeof(number), samples[i].opcode, samples[i].size);
    size_t behind = insn + samples[i].size;

    assert_true(insn < SAMPLE_SIZE);
    return find(code, behind, load, 1) < find(code, behind, ret, 1);
}

static void memory_is_read_again_behind_the_instruction(void **state)
{
    (void)state;
    for (size_t i = 1; i < OSDEV_COUNTOF(samples); i++) {
        osdev_test_row(i, has_load(i));
    }
}

// One that promises nothing, so the samples can tell the difference. Not with
// clang, which is as careful with every volatile assembly.
static void a_load_that_nobody_needs_is_dropped(void **state)
{
    (void)state;
#ifdef __clang__
    skip();
#else
    assert_false(has_load(0));
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_read_again_behind_the_instruction),
        cmocka_unit_test(a_load_that_nobody_needs_is_dropped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
