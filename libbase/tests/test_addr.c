// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/base.h>

#include <osdev_test.h>

static void add_does_not_cross_the_hole(void **state)
{
    osdev_vaddr_t va = osdev_vaddr(UINT64_C(0x7fffffffffff));
    osdev_vaddr_t out = osdev_vaddr(1);

    (void)state;
    assert_int_equal(
        osdev_vaddr_add(va, 48, 1, &out), OSDEV_BASE_ERR_NOT_CANONICAL
    );
    assert_int_equal(
        osdev_vaddr_add(va, 48, UINT64_C(0xffff000000000001), &out),
        OSDEV_BASE_ERR_NOT_CANONICAL
    );
    assert_int_equal(out.raw, 1);
    assert_int_equal(osdev_vaddr_add(va, 57, 1, &out), OSDEV_BASE_OK);
    assert_true(out.raw == UINT64_C(0x800000000000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(add_does_not_cross_the_hole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
