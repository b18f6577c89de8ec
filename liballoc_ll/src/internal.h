// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#ifndef OSDEV_ALLOC_LL_INTERNAL_H
#define OSDEV_ALLOC_LL_INTERNAL_H

#include <osdev/alloc_ll/list.h>

#define GRANULE OSDEV_ALLOC_LL_GRANULE

OSDEV_STATIC_ASSERT(
    (GRANULE & (GRANULE - 1)) == 0, "a granule is a power of two"
);

// The address behind a hole.
static inline uintptr_t hole_end(const struct osdev_alloc_ll_hole *hole)
{
    return (uintptr_t)hole + hole->len;
}

// Turn bytes that no hole holds into one, merged with its neighbours. start
// and len are on granules. False if a part of them is in a hole already.
OSDEV_NODISCARD
bool osdev_alloc_ll_list_insert_(
    struct osdev_alloc_ll_list *heap, uintptr_t start, size_t len
);

#endif
