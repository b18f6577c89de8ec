// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// liballoc_ll in the kernel: the heap under a random load.
#include <stddef.h>

#include <osdev/alloc_ll.h>

#include "heap.h"
#include "selftest.h"
#include "string.h"

#define SLOTS  200
#define ROUNDS 20000

struct slot {
    uint8_t *block;
    size_t size;
    uint8_t fill;
};

static struct slot slots[SLOTS];

static uint32_t random_number(uint32_t *state)
{
    // Marsaglia's xorshift: any order will do, as long as it is the same.
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static bool is_intact(const struct slot *slot)
{
    for (size_t i = 0; i < slot->size; i++) {
        if (slot->block[i] != slot->fill) {
            return false;
        }
    }
    return true;
}

static bool release(struct slot *slot)
{
    bool intact = slot->block == NULL || is_intact(slot);

    heap_free(slot->block, slot->size);
    slot->block = NULL;
    return intact;
}

static void churn(void)
{
    struct osdev_alloc_ll_stats before;
    struct osdev_alloc_ll_stats after;
    uint32_t state = 2463534242u;
    unsigned damaged = 0;

    heap_stats(&before);
    for (unsigned round = 0; round < ROUNDS; round++) {
        struct slot *slot = &slots[random_number(&state) % SLOTS];

        if (slot->block != NULL) {
            damaged += release(slot) ? 0 : 1;
            continue;
        }
        slot->size = random_number(&state) % 500 + 1;
        slot->fill = (uint8_t)round;
        slot->block = heap_alloc(slot->size);
        if (!CHECK(slot->block != NULL)) {
            break;
        }
        CHECK((uintptr_t)slot->block % 16 == 0);
        memset(slot->block, slot->fill, slot->size);
    }
    for (size_t i = 0; i < SLOTS; i++) {
        damaged += release(&slots[i]) ? 0 : 1;
    }
    CHECK(damaged == 0);
    heap_stats(&after);
    CHECK(after.used == before.used);
}

/* More than the heap has pages for at first: it grows. */
static void growth(void)
{
    struct osdev_alloc_ll_stats before;
    struct osdev_alloc_ll_stats after;
    size_t size = (size_t)3 << 20;
    uint8_t *block = heap_alloc(size);

    CHECK(block != NULL);
    if (block == NULL) {
        return;
    }
    block[0] = 1;
    block[size - 1] = 2;
    heap_stats(&before);
    heap_free(block, size);
    heap_stats(&after);
    CHECK(before.used - after.used >= size);
}

static void refuses_too_much(void)
{
    CHECK(heap_alloc((size_t)1 << 40) == NULL);
    CHECK(heap_alloc(SIZE_MAX) == NULL);
}

static const struct selftest_step steps[] = {
    {"churn", churn},
    {"growth", growth},
    {"refuses_too_much", refuses_too_much},
};

SELFTEST_SUITE(selftest_alloc_ll, "alloc_ll", steps);
