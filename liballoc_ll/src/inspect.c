// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// Looking at a heap without changing it.
#include <osdev/alloc_ll/list.h>

#include "internal.h"

const struct osdev_alloc_ll_hole *osdev_alloc_ll_list_next_hole(
    const struct osdev_alloc_ll_list *heap,
    const struct osdev_alloc_ll_hole *hole
)
{
    return hole == NULL ? heap->first : hole->next;
}

void osdev_alloc_ll_list_stats(
    const struct osdev_alloc_ll_list *heap, struct osdev_alloc_ll_stats *out
)
{
    const struct osdev_alloc_ll_hole *hole = heap->first;
    const struct osdev_alloc_ll_region *region = heap->regions;

    out->size = heap->size;
    out->free = heap->free;
    out->used = heap->size - heap->free;
    out->largest = 0;
    out->holes = 0;
    out->regions = 0;
    for (; hole != NULL; hole = hole->next) {
        out->holes++;
        if (hole->len > out->largest) {
            out->largest = hole->len;
        }
    }
    for (; region != NULL; region = region->next) {
        out->regions++;
    }
}

// Whether the head of a hole may be read at all.
static bool
lies_in_region(const struct osdev_alloc_ll_list *heap, uintptr_t start)
{
    const struct osdev_alloc_ll_region *region = heap->regions;

    for (; region != NULL; region = region->next) {
        if (start >= region->start && start < region->end) {
            return start % GRANULE == 0;
        }
    }
    return false;
}

enum osdev_alloc_ll_err
osdev_alloc_ll_list_check(const struct osdev_alloc_ll_list *heap)
{
    const struct osdev_alloc_ll_hole *hole = heap->first;
    uintptr_t below_end = 0;
    size_t sum = 0;

    while (hole != NULL) {
        uintptr_t start = (uintptr_t)hole;

        // Rising addresses bound the walk: a cycle cannot rise for ever. A
        // hole that touches the one below was not merged.
        if (!lies_in_region(heap, start) || start <= below_end) {
            return OSDEV_ALLOC_LL_ERR_CORRUPT;
        }
        if (hole->len == 0 || hole->len % GRANULE != 0 ||
            hole->len > heap->free - sum ||
            !lies_in_region(heap, start + (hole->len - GRANULE))) {
            return OSDEV_ALLOC_LL_ERR_CORRUPT;
        }
        sum += hole->len;
        below_end = start + hole->len;
        hole = hole->next;
    }
    return sum == heap->free ? OSDEV_ALLOC_LL_OK : OSDEV_ALLOC_LL_ERR_CORRUPT;
}
