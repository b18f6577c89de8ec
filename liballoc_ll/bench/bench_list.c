// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Last in first out, first in first out, and random order with a given number
// of live blocks.
#include <osdev/alloc_ll.h>

#include <osdev_bench.h>

#define LIVE  1000
#define BYTES 64

struct work {
    struct osdev_alloc_ll_list heap;
    void *blocks[LIVE];
    unsigned order[LIVE];
};

static uint8_t memory[LIVE * 256];

static void run(void *ctx)
{
    struct work *work = ctx;

    for (unsigned i = 0; i < LIVE; i++) {
        osdev_ignore(
            osdev_alloc_ll_list_alloc(&work->heap, BYTES, 16, &work->blocks[i])
        );
    }
    for (unsigned i = 0; i < LIVE; i++) {
        osdev_ignore(osdev_alloc_ll_list_free(
            &work->heap, work->blocks[work->order[i]], BYTES
        ));
    }
}

int main(void)
{
    static struct work work;
    unsigned seed = 1;

    if (osdev_alloc_ll_list_init(&work.heap, memory, sizeof(memory)) !=
        OSDEV_ALLOC_LL_OK) {
        return 1;
    }
    for (unsigned i = 0; i < LIVE; i++) {
        work.order[i] = LIVE - 1 - i;
    }
    osdev_bench_ns("alloc_ll", "list lifo", run, &work, 2 * LIVE);
    for (unsigned i = 0; i < LIVE; i++) {
        work.order[i] = i;
    }
    osdev_bench_ns("alloc_ll", "list fifo", run, &work, 2 * LIVE);
    for (unsigned i = LIVE - 1; i > 0; i--) {
        seed = seed * 1664525u + 1013904223u;
        unsigned j = (seed >> 8) % (i + 1);
        unsigned swap = work.order[i];

        work.order[i] = work.order[j];
        work.order[j] = swap;
    }
    osdev_bench_ns("alloc_ll", "list random 1k", run, &work, 2 * LIVE);
    return 0;
}
