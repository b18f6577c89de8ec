// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Errors of liballoc_ll, 0x0800..0x08ff.
 */
#ifndef OSDEV_ALLOC_LL_ERR_H
#define OSDEV_ALLOC_LL_ERR_H

#include <osdev/base/attr.h>

OSDEV_BEGIN_DECLS

/** What can go wrong with a heap. The heap is unchanged after any of them. */
enum osdev_alloc_ll_err {
    /** No error. */
    OSDEV_ALLOC_LL_OK = 0,
    /** The size is 0. */
    OSDEV_ALLOC_LL_ERR_BAD_SIZE = 0x0801,
    /** The alignment is not a power of two. */
    OSDEV_ALLOC_LL_ERR_BAD_ALIGN,
    /** No hole is large enough. */
    OSDEV_ALLOC_LL_ERR_NO_MEMORY,
    /** The region holds not one granule. */
    OSDEV_ALLOC_LL_ERR_REGION_TOO_SMALL,
    /** The region overlaps one that the heap has. */
    OSDEV_ALLOC_LL_ERR_REGION_OVERLAP,
    /** The region would go on beyond the end of the address space. */
    OSDEV_ALLOC_LL_ERR_REGION_WRAPS,
    /** The heap has no region that could grow. */
    OSDEV_ALLOC_LL_ERR_NO_REGION,
    /** The block is not on a granule or not inside one region. */
    OSDEV_ALLOC_LL_ERR_NOT_OWNED,
    /** The block, or a part of it, is free already. */
    OSDEV_ALLOC_LL_ERR_DOUBLE_FREE,
    /** The list of holes was overwritten. */
    OSDEV_ALLOC_LL_ERR_CORRUPT,
};

/**
 * Name an error in a few words.
 *
 * @param err  Any value; an unknown one gives "unknown error".
 * @return A static string.
 */
const char *osdev_alloc_ll_strerror(enum osdev_alloc_ll_err err);

OSDEV_END_DECLS

#endif
