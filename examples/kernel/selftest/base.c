// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// libbase in the kernel: bytes, spans and addresses.
#include "selftest.h"

#include "string.h"

static void spans(void)
{
    static const uint8_t bytes[] = {1, 2, 0, 4};
    struct osdev_span span = osdev_span_make(bytes, sizeof(bytes));
    uint32_t word;

    CHECK(osdev_span_take_le32(&span, &word) && word == 0x04000201);
    CHECK(!osdev_span_take_le32(&span, &word));
}

static void addresses(void)
{
    osdev_vaddr_t va;

    CHECK(osdev_vaddr_is_canonical((uint64_t)(uintptr_t)&addresses, 48));
    CHECK(
        osdev_vaddr_make(UINT64_C(1) << 47, 48, &va) ==
        OSDEV_BASE_ERR_NOT_CANONICAL
    );
}

/* What the compiler calls behind our back. */
static void memory_functions(void)
{
    char text[] = "0123456789";

    memmove(text + 2, text, 5);
    CHECK(memcmp(text, "0101234789", 10) == 0);
    memmove(text, text + 2, 5);
    CHECK(memcmp(text, "0123434789", 10) == 0);
    memset(text, 'x', 3);
    CHECK(memcmp(text, "xxx3434789", 10) == 0);
    CHECK(memcmp("a", "b", 1) < 0 && memcmp("\xff", "a", 1) > 0);
}

static const struct selftest_step steps[] = {
    {"spans", spans},
    {"addresses", addresses},
    {"memory_functions", memory_functions},
};

SELFTEST_SUITE(selftest_base, "base", steps);
