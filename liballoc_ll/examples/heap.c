// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/alloc_ll.h>

// Any memory will do: a static array, or pages from a page allocator.
static unsigned char memory[4096];

int main(void)
{
    struct osdev_alloc_ll_list heap;
    enum osdev_alloc_ll_err err;
    void *block;

    err = osdev_alloc_ll_list_init(&heap, memory, sizeof(memory));
    if (err != OSDEV_ALLOC_LL_OK) {
        return 1;
    }
    err = osdev_alloc_ll_list_alloc(&heap, 100, 64, &block);
    if (err != OSDEV_ALLOC_LL_OK) {
        return 1;
    }
    // The heap keeps no header: give the size back with the block.
    err = osdev_alloc_ll_list_free(&heap, block, 100);
    if (err != OSDEV_ALLOC_LL_OK) {
        return 1;
    }
    return heap.free == heap.size ? 0 : 1;
}
