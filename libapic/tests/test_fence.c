// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What no model shows: the fences in front of the instructions that send. The
// test reads the machine code of the operations; it does not run them.
#include <osdev/apic.h>

#include <osdev_test.h>

static const uint8_t mfence[] = {0x0f, 0xae, 0xf0};
static const uint8_t lfence[] = {0x0f, 0xae, 0xe8};
static const uint8_t wrmsr[] = {0x0f, 0x30};

static size_t find(const uint8_t *code, const uint8_t *what, size_t len)
{
    for (size_t i = 0; i < 400; i++) {
        if (memcmp(code + i, what, len) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

// Without optimisation WRMSR is in another function, which follows.
static bool is_fenced(const void *function)
{
    const uint8_t *code = function;
    const size_t first = find(code, mfence, sizeof(mfence));
    const size_t second = find(code, lfence, sizeof(lfence));

    return first < second && second != SIZE_MAX &&
           second < find(code, wrmsr, sizeof(wrmsr));
}

// A function's address as that of its bytes.
static const void *code_of(void (*function)(void *ctx, uint64_t value))
{
    const void *code;

    memcpy(&code, &function, sizeof(code));
    return code;
}

static void commands_wait_for_earlier_stores(void **state)
{
    (void)state;
    assert_true(is_fenced(code_of(osdev_apic_x2apic_ops.write_icr)));
}

static void deadlines_wait_for_earlier_stores(void **state)
{
    (void)state;
    assert_true(is_fenced(code_of(osdev_apic_x2apic_ops.write_deadline)));
    assert_true(is_fenced(code_of(osdev_apic_xapic_ops.write_deadline)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commands_wait_for_earlier_stores),
        cmocka_unit_test(deadlines_wait_for_earlier_stores),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
