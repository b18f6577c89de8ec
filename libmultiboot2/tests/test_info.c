// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/multiboot2.h>

#include <osdev_test.h>

#include "block.h"

static struct block block;

static void a_block_with_an_end_tag_alone_is_empty(void **state)
{
    struct osdev_multiboot2 info;

    (void)state;
    block_start(&block);
    block_end(&block);
    assert_int_equal(
        osdev_multiboot2_open(&info, block.bytes, block.len),
        OSDEV_MULTIBOOT2_OK
    );
    assert_int_equal(info.tag_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_with_an_end_tag_alone_is_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
