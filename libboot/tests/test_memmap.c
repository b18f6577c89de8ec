// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/boot.h>

#include <osdev_test.h>

static void reserved_beats_usable(void **state)
{
    struct osdev_boot_region in[] = {
        {0x1800, 0x1000, OSDEV_BOOT_MEM_RESERVED, 0},
        {0, 0x8000, OSDEV_BOOT_MEM_USABLE, 0},
    };
    struct osdev_boot_region out[4];
    size_t count;

    (void)state;
    assert_int_equal(
        osdev_boot_memmap_normalise(in, 2, 4096, out, 4, &count), OSDEV_BOOT_OK
    );
    assert_int_equal(count, 3);
    assert_true(out[0].base == 0 && out[0].len == 0x1000);
    assert_true(out[1].base == 0x1000 && out[1].len == 0x2000);
    assert_int_equal(out[1].type, OSDEV_BOOT_MEM_RESERVED);
    assert_true(out[2].base == 0x3000 && out[2].len == 0x5000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reserved_beats_usable),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
