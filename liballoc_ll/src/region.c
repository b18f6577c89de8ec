// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// The regions of memory that a heap manages.
#include <osdev/alloc_ll/list.h>

#include "internal.h"

void osdev_alloc_ll_list_init_empty(struct osdev_alloc_ll_list *heap)
{
    heap->first = NULL;
    heap->regions = NULL;
    heap->size = 0;
    heap->free = 0;
}

enum osdev_alloc_ll_err osdev_alloc_ll_list_init(
    struct osdev_alloc_ll_list *heap, void *memory, size_t len
)
{
    osdev_alloc_ll_list_init_empty(heap);
    return osdev_alloc_ll_list_add_region(heap, &heap->inner, memory, len);
}

static bool
overlaps(const struct osdev_alloc_ll_list *heap, uintptr_t start, uintptr_t end)
{
    const struct osdev_alloc_ll_region *region = heap->regions;

    for (; region != NULL; region = region->next) {
        // A tail counts: it is memory that the heap was given.
        if (start < region->end + region->tail && region->start < end) {
            return true;
        }
    }
    return false;
}

enum osdev_alloc_ll_err osdev_alloc_ll_list_add_region(
    struct osdev_alloc_ll_list *heap, struct osdev_alloc_ll_region *region,
    void *memory, size_t len
)
{
    uintptr_t start = (uintptr_t)memory;
    size_t lost = (0 - start) & (GRANULE - 1);

    if (len > UINTPTR_MAX - start) {
        return OSDEV_ALLOC_LL_ERR_REGION_WRAPS;
    }
    if (len < lost || len - lost < GRANULE) {
        return OSDEV_ALLOC_LL_ERR_REGION_TOO_SMALL;
    }
    if (overlaps(heap, start, start + len)) {
        return OSDEV_ALLOC_LL_ERR_REGION_OVERLAP;
    }
    region->start = start + lost;
    region->tail = (len - lost) & (GRANULE - 1);
    region->end = start + len - region->tail;
    region->next = heap->regions;
    len = region->end - region->start;
    if (!osdev_alloc_ll_list_insert_(heap, region->start, len)) {
        return OSDEV_ALLOC_LL_ERR_REGION_OVERLAP;
    }
    heap->regions = region;
    heap->size += len;
    return OSDEV_ALLOC_LL_OK;
}

enum osdev_alloc_ll_err
osdev_alloc_ll_list_extend(struct osdev_alloc_ll_list *heap, size_t len)
{
    struct osdev_alloc_ll_region *region = heap->regions;

    if (region == NULL) {
        return OSDEV_ALLOC_LL_ERR_NO_REGION;
    }
    uintptr_t end = region->end + region->tail;

    if (len > UINTPTR_MAX - end) {
        return OSDEV_ALLOC_LL_ERR_REGION_WRAPS;
    }
    if (overlaps(heap, end, end + len)) {
        return OSDEV_ALLOC_LL_ERR_REGION_OVERLAP;
    }
    size_t grown = region->tail + len;
    size_t usable = grown & ~(GRANULE - 1);

    if (usable != 0 &&
        !osdev_alloc_ll_list_insert_(heap, region->end, usable)) {
        return OSDEV_ALLOC_LL_ERR_REGION_OVERLAP;
    }
    region->end += usable;
    region->tail = grown - usable;
    heap->size += usable;
    return OSDEV_ALLOC_LL_OK;
}
