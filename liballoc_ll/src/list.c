// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// Blocks out of a sorted list of holes and back into it. A link of the list
// is the place where the pointer to a hole is stored.
#include <osdev/alloc_ll/list.h>

#include "internal.h"

static struct osdev_alloc_ll_hole *
place_hole(uintptr_t start, size_t len, struct osdev_alloc_ll_hole *next)
{
    // Memory becomes an object here. NOLINTNEXTLINE(performance-no-int-to-ptr)
    struct osdev_alloc_ll_hole *hole = (struct osdev_alloc_ll_hole *)start;

    hole->len = len;
    hole->next = next;
    return hole;
}

static enum osdev_alloc_ll_err round_size(size_t size, size_t *out)
{
    if (size == 0) {
        return OSDEV_ALLOC_LL_ERR_BAD_SIZE;
    }
    if (size > SIZE_MAX - (GRANULE - 1)) {
        return OSDEV_ALLOC_LL_ERR_NO_MEMORY;
    }
    *out = (size + (GRANULE - 1)) & ~(GRANULE - 1);
    return OSDEV_ALLOC_LL_OK;
}

// Cut [start, start + len) out of the hole behind a link.
static void carve(
    struct osdev_alloc_ll_list *heap, struct osdev_alloc_ll_hole **link,
    uintptr_t start, size_t len
)
{
    struct osdev_alloc_ll_hole *hole = *link;
    uintptr_t end = hole_end(hole);
    struct osdev_alloc_ll_hole *rest = hole->next;

    if (end != start + len) {
        rest = place_hole(start + len, end - (start + len), rest);
    }
    if (start != (uintptr_t)hole) {
        hole->len = start - (uintptr_t)hole;
        hole->next = rest;
    } else {
        *link = rest;
    }
    heap->free -= len;
}

// Where an aligned block of len bytes would start in a hole, if it fits.
static bool
fit(const struct osdev_alloc_ll_hole *hole, size_t len, size_t align,
    uintptr_t *out)
{
    size_t front = (0 - (uintptr_t)hole) & (align - 1);

    if (front > hole->len || len > hole->len - front) {
        return false;
    }
    *out = (uintptr_t)hole + front;
    return true;
}

enum osdev_alloc_ll_err osdev_alloc_ll_list_alloc(
    struct osdev_alloc_ll_list *heap, size_t size, size_t align, void **out
)
{
    size_t len;
    uintptr_t start;
    enum osdev_alloc_ll_err err = round_size(size, &len);

    if (err != OSDEV_ALLOC_LL_OK) {
        return err;
    }
    if (align == 0 || (align & (align - 1)) != 0) {
        return OSDEV_ALLOC_LL_ERR_BAD_ALIGN;
    }
    if (align < GRANULE) {
        align = GRANULE;
    }
    for (struct osdev_alloc_ll_hole **link = &heap->first; *link != NULL;
         link = &(*link)->next) {
        if (fit(*link, len, align, &start)) {
            carve(heap, link, start, len);
            // The hole is a block from here on.
            *out = (void *)start; // NOLINT(performance-no-int-to-ptr)
            return OSDEV_ALLOC_LL_OK;
        }
    }
    return OSDEV_ALLOC_LL_ERR_NO_MEMORY;
}

enum osdev_alloc_ll_err osdev_alloc_ll_list_alloc_zeroed(
    struct osdev_alloc_ll_list *heap, size_t size, size_t align, void **out
)
{
    enum osdev_alloc_ll_err err =
        osdev_alloc_ll_list_alloc(heap, size, align, out);

    if (err == OSDEV_ALLOC_LL_OK) {
        __builtin_memset(*out, 0, size);
    }
    return err;
}

bool osdev_alloc_ll_list_insert_(
    struct osdev_alloc_ll_list *heap, uintptr_t start, size_t len
)
{
    struct osdev_alloc_ll_hole *below = NULL;
    struct osdev_alloc_ll_hole *above = heap->first;

    while (above != NULL && (uintptr_t)above < start) {
        below = above;
        above = above->next;
    }
    if (below != NULL && hole_end(below) > start) {
        return false;
    }
    if (above != NULL && (uintptr_t)above - start < len) {
        return false;
    }
    heap->free += len;
    if (above != NULL && (uintptr_t)above - start == len) {
        len += above->len;
        above = above->next;
    }
    if (below != NULL && hole_end(below) == start) {
        below->len += len;
        below->next = above;
    } else if (below != NULL) {
        below->next = place_hole(start, len, above);
    } else {
        heap->first = place_hole(start, len, above);
    }
    return true;
}

// Whether a block lies on granules inside the regions. Regions that touch
// count as one: a block may reach from one into the next.
static bool
is_owned(const struct osdev_alloc_ll_list *heap, uintptr_t start, size_t len)
{
    const struct osdev_alloc_ll_region *region = heap->regions;

    if (start % GRANULE != 0) {
        return false;
    }
    while (region != NULL) {
        if (start >= region->start && start < region->end) {
            if (len <= region->end - start) {
                return true;
            }
            len -= region->end - start;
            start = region->end;
            region = heap->regions;
        } else {
            region = region->next;
        }
    }
    return false;
}

enum osdev_alloc_ll_err osdev_alloc_ll_list_free(
    struct osdev_alloc_ll_list *heap, void *block, size_t size
)
{
    size_t len;
    enum osdev_alloc_ll_err err;

    if (block == NULL) {
        return OSDEV_ALLOC_LL_OK;
    }
    err = round_size(size, &len);
    if (err == OSDEV_ALLOC_LL_ERR_BAD_SIZE) {
        return err;
    }
    if (err != OSDEV_ALLOC_LL_OK || !is_owned(heap, (uintptr_t)block, len)) {
        return OSDEV_ALLOC_LL_ERR_NOT_OWNED;
    }
    if (!osdev_alloc_ll_list_insert_(heap, (uintptr_t)block, len)) {
        return OSDEV_ALLOC_LL_ERR_DOUBLE_FREE;
    }
    return OSDEV_ALLOC_LL_OK;
}

// The link to the lowest hole that ends above an address.
static struct osdev_alloc_ll_hole **
link_above(struct osdev_alloc_ll_list *heap, uintptr_t start)
{
    struct osdev_alloc_ll_hole **link = &heap->first;

    while (*link != NULL && hole_end(*link) <= start) {
        link = &(*link)->next;
    }
    return link;
}

// Take the bytes behind a block from the hole that starts there.
static enum osdev_alloc_ll_err grow_in_place(
    struct osdev_alloc_ll_list *heap, struct osdev_alloc_ll_hole **link,
    uintptr_t end, size_t extra
)
{
    if (*link == NULL || (uintptr_t)*link != end || (*link)->len < extra) {
        return OSDEV_ALLOC_LL_ERR_NO_MEMORY;
    }
    carve(heap, link, end, extra);
    return OSDEV_ALLOC_LL_OK;
}

enum osdev_alloc_ll_err osdev_alloc_ll_list_resize(
    struct osdev_alloc_ll_list *heap, void *block, size_t old_size,
    size_t new_size
)
{
    uintptr_t start = (uintptr_t)block;
    size_t old_len;
    size_t new_len;
    enum osdev_alloc_ll_err err = round_size(old_size, &old_len);

    if (err == OSDEV_ALLOC_LL_ERR_BAD_SIZE) {
        return err;
    }
    if (err != OSDEV_ALLOC_LL_OK || !is_owned(heap, start, old_len)) {
        return OSDEV_ALLOC_LL_ERR_NOT_OWNED;
    }
    struct osdev_alloc_ll_hole **link = link_above(heap, start);

    if (*link != NULL && (uintptr_t)*link < start + old_len) {
        return OSDEV_ALLOC_LL_ERR_DOUBLE_FREE;
    }
    err = round_size(new_size, &new_len);
    if (err != OSDEV_ALLOC_LL_OK) {
        return err;
    }
    if (new_len > old_len) {
        return grow_in_place(heap, link, start + old_len, new_len - old_len);
    }
    if (new_len < old_len && !osdev_alloc_ll_list_insert_(
                                 heap, start + new_len, old_len - new_len
                             )) {
        return OSDEV_ALLOC_LL_ERR_DOUBLE_FREE;
    }
    return OSDEV_ALLOC_LL_OK;
}

enum osdev_alloc_ll_err osdev_alloc_ll_list_realloc(
    struct osdev_alloc_ll_list *heap,
    const struct osdev_alloc_ll_realloc *request, void **out
)
{
    size_t old_size = request->old_size;
    size_t new_size = request->new_size;
    size_t align = request->align;
    enum osdev_alloc_ll_err err;
    void *moved;

    if (align == 0 || (align & (align - 1)) != 0) {
        return OSDEV_ALLOC_LL_ERR_BAD_ALIGN;
    }
    if (request->block == NULL) {
        return osdev_alloc_ll_list_alloc(heap, new_size, align, out);
    }
    err = osdev_alloc_ll_list_resize(heap, request->block, old_size, new_size);
    if (err == OSDEV_ALLOC_LL_OK) {
        *out = request->block;
        return err;
    }
    if (err != OSDEV_ALLOC_LL_ERR_NO_MEMORY) {
        return err;
    }
    err = osdev_alloc_ll_list_alloc(heap, new_size, align, &moved);
    if (err != OSDEV_ALLOC_LL_OK) {
        return err;
    }
    __builtin_memcpy(
        moved, request->block, old_size < new_size ? old_size : new_size
    );
    err = osdev_alloc_ll_list_free(heap, request->block, old_size);
    if (err == OSDEV_ALLOC_LL_OK) {
        *out = moved;
    }
    return err;
}

enum osdev_alloc_ll_err
osdev_alloc_ll_list_usable_size(size_t size, size_t *out)
{
    return round_size(size, out);
}
