// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The compact heap: one list of holes, sorted by address, kept in the holes
 * themselves. First fit. No header in front of a block, so the caller gives
 * the size back when it frees.
 *
 * Everything is a multiple of the granule, two words, which is also the
 * smallest hole: splitting a hole leaves no sliver that the list could not
 * hold. Time grows with the number of holes; memory overhead is nothing but
 * the rounding to granules.
 */
#ifndef OSDEV_ALLOC_LL_LIST_H
#define OSDEV_ALLOC_LL_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/alloc_ll/err.h>
#include <osdev/base/attr.h>

OSDEV_BEGIN_DECLS

/** Head of a hole, at its lowest address. Private but for its size. */
struct osdev_alloc_ll_hole {
    size_t len;                       /**< Length in bytes, head included. */
    struct osdev_alloc_ll_hole *next; /**< Next hole upwards, or NULL. */
};

/** Blocks and holes start at, and are as long as, multiples of this. */
#define OSDEV_ALLOC_LL_GRANULE (sizeof(struct osdev_alloc_ll_hole))

/** A stretch of memory that the heap manages. Private. */
struct osdev_alloc_ll_region {
    uintptr_t start; /**< First managed byte, on a granule. */
    uintptr_t end;   /**< End of the managed bytes, on a granule. */
    size_t tail;     /**< Bytes above @c end, too few for a granule. */
    struct osdev_alloc_ll_region *next; /**< Next region, or NULL. */
};

/**
 * A heap. Private; belongs to the caller, who also serialises its use. It is
 * pinned: it must not be copied or moved once it has a region.
 */
struct osdev_alloc_ll_list {
    struct osdev_alloc_ll_hole *first;     /**< Lowest hole, or NULL. */
    struct osdev_alloc_ll_region *regions; /**< All regions, newest first. */
    struct osdev_alloc_ll_region inner;    /**< The region given to init. */
    size_t size;                           /**< Bytes managed. */
    size_t free;                           /**< Bytes in holes. */
};

/**
 * Make a heap without memory; it gets some by add_region.
 *
 * @param[out] heap  The heap.
 */
void osdev_alloc_ll_list_init_empty(struct osdev_alloc_ll_list *heap);

/**
 * Make a heap of a region of memory.
 *
 * @param[out] heap    The heap; without memory if the call fails.
 * @param      memory  Start of the region, of any alignment. The heap owns
 *                     the bytes from now on.
 * @param      len     Length in bytes. What is lost to alignment is less than
 *                     a granule at the start; a remainder at the end waits
 *                     for osdev_alloc_ll_list_extend().
 *
 * @retval OSDEV_ALLOC_LL_OK
 * @retval OSDEV_ALLOC_LL_ERR_REGION_TOO_SMALL  not one granule fits.
 * @retval OSDEV_ALLOC_LL_ERR_REGION_WRAPS      memory + len overflows.
 */
OSDEV_NODISCARD
enum osdev_alloc_ll_err osdev_alloc_ll_list_init(
    struct osdev_alloc_ll_list *heap, void *memory, size_t len
);

/**
 * Give the heap another region. Regions may lie anywhere; blocks may span two
 * only where they touch.
 *
 * @param      heap    The heap.
 * @param[out] region  Book-keeping of the region; belongs to the heap as long
 *                     as the heap is used.
 * @param      memory  Start of the region, of any alignment.
 * @param      len     Length in bytes.
 *
 * @retval OSDEV_ALLOC_LL_OK
 * @retval OSDEV_ALLOC_LL_ERR_REGION_TOO_SMALL  not one granule fits.
 * @retval OSDEV_ALLOC_LL_ERR_REGION_WRAPS      memory + len overflows.
 * @retval OSDEV_ALLOC_LL_ERR_REGION_OVERLAP    part of it is managed already.
 */
OSDEV_NODISCARD
enum osdev_alloc_ll_err osdev_alloc_ll_list_add_region(
    struct osdev_alloc_ll_list *heap, struct osdev_alloc_ll_region *region,
    void *memory, size_t len
);

/**
 * Let the newest region grow upwards. Any number of bytes is fine: what does
 * not fill a granule is kept until a later call completes it.
 *
 * @param heap  The heap.
 * @param len   Bytes that now follow the region; 0 does nothing.
 *
 * @retval OSDEV_ALLOC_LL_OK
 * @retval OSDEV_ALLOC_LL_ERR_NO_REGION       the heap has no region.
 * @retval OSDEV_ALLOC_LL_ERR_REGION_WRAPS    the region's end overflows.
 * @retval OSDEV_ALLOC_LL_ERR_REGION_OVERLAP  it would grow into another one.
 */
OSDEV_NODISCARD
enum osdev_alloc_ll_err
osdev_alloc_ll_list_extend(struct osdev_alloc_ll_list *heap, size_t len);

/**
 * Allocate a block from the lowest hole that holds it.
 *
 * @param      heap   The heap.
 * @param      size   Bytes, at least 1.
 * @param      align  Alignment in bytes, a power of two; below a granule it
 *                    is raised to one.
 * @param[out] out    The block. Written only on success.
 *
 * @retval OSDEV_ALLOC_LL_OK
 * @retval OSDEV_ALLOC_LL_ERR_BAD_SIZE   size is 0.
 * @retval OSDEV_ALLOC_LL_ERR_BAD_ALIGN  align is not a power of two.
 * @retval OSDEV_ALLOC_LL_ERR_NO_MEMORY  no hole is large enough.
 */
OSDEV_NODISCARD
enum osdev_alloc_ll_err osdev_alloc_ll_list_alloc(
    struct osdev_alloc_ll_list *heap, size_t size, size_t align, void **out
);

/**
 * Allocate a block and fill it with zeros.
 *
 * @param      heap   The heap.
 * @param      size   Bytes, at least 1.
 * @param      align  Alignment in bytes, a power of two.
 * @param[out] out    The block. Written only on success.
 *
 * @retval OSDEV_ALLOC_LL_OK
 * @retval OSDEV_ALLOC_LL_ERR_BAD_SIZE   size is 0.
 * @retval OSDEV_ALLOC_LL_ERR_BAD_ALIGN  align is not a power of two.
 * @retval OSDEV_ALLOC_LL_ERR_NO_MEMORY  no hole is large enough.
 */
OSDEV_NODISCARD
enum osdev_alloc_ll_err osdev_alloc_ll_list_alloc_zeroed(
    struct osdev_alloc_ll_list *heap, size_t size, size_t align, void **out
);

/**
 * Give a block back. It is merged with the holes on both sides.
 *
 * @param heap   The heap.
 * @param block  The block; NULL does nothing.
 * @param size   The size it was asked with, in bytes.
 *
 * @retval OSDEV_ALLOC_LL_OK
 * @retval OSDEV_ALLOC_LL_ERR_BAD_SIZE     size is 0.
 * @retval OSDEV_ALLOC_LL_ERR_NOT_OWNED    not a block of this heap.
 * @retval OSDEV_ALLOC_LL_ERR_DOUBLE_FREE  part of it is free already.
 */
OSDEV_NODISCARD
enum osdev_alloc_ll_err osdev_alloc_ll_list_free(
    struct osdev_alloc_ll_list *heap, void *block, size_t size
);

/**
 * Change the size of a block where it lies.
 *
 * @param heap      The heap.
 * @param block     The block.
 * @param old_size  The size it was asked with, in bytes.
 * @param new_size  The size wanted, in bytes, at least 1.
 *
 * @retval OSDEV_ALLOC_LL_OK
 * @retval OSDEV_ALLOC_LL_ERR_BAD_SIZE     a size is 0.
 * @retval OSDEV_ALLOC_LL_ERR_NOT_OWNED    not a block of this heap.
 * @retval OSDEV_ALLOC_LL_ERR_DOUBLE_FREE  part of it is free already.
 * @retval OSDEV_ALLOC_LL_ERR_NO_MEMORY    the hole behind it is too small.
 */
OSDEV_NODISCARD
enum osdev_alloc_ll_err osdev_alloc_ll_list_resize(
    struct osdev_alloc_ll_list *heap, void *block, size_t old_size,
    size_t new_size
);

/** What osdev_alloc_ll_list_realloc() is asked for. */
struct osdev_alloc_ll_realloc {
    void *block;     /**< The block; NULL allocates a new one. */
    size_t old_size; /**< The size it was asked with; 0 if there is none. */
    size_t new_size; /**< The size wanted, at least 1. */
    size_t align;    /**< Alignment of the block, a power of two. */
};

/**
 * Change the size of a block, moving its content if it can't stay.
 *
 * @param      heap     The heap.
 * @param      request  What is wanted.
 * @param[out] out      The block. Written only on success; after an error the
 *                      old block is as it was.
 *
 * @retval OSDEV_ALLOC_LL_OK
 * @retval OSDEV_ALLOC_LL_ERR_BAD_SIZE     a size is 0.
 * @retval OSDEV_ALLOC_LL_ERR_BAD_ALIGN    align is not a power of two.
 * @retval OSDEV_ALLOC_LL_ERR_NOT_OWNED    not a block of this heap.
 * @retval OSDEV_ALLOC_LL_ERR_DOUBLE_FREE  part of it is free already.
 * @retval OSDEV_ALLOC_LL_ERR_NO_MEMORY    no hole is large enough.
 */
OSDEV_NODISCARD
enum osdev_alloc_ll_err osdev_alloc_ll_list_realloc(
    struct osdev_alloc_ll_list *heap,
    const struct osdev_alloc_ll_realloc *request, void **out
);

/**
 * Bytes that a block of a size really has.
 *
 * @param      size  Bytes asked for, at least 1.
 * @param[out] out   The size rounded up to granules.
 *
 * @retval OSDEV_ALLOC_LL_OK
 * @retval OSDEV_ALLOC_LL_ERR_BAD_SIZE   size is 0.
 * @retval OSDEV_ALLOC_LL_ERR_NO_MEMORY  the rounded size does not fit.
 */
OSDEV_NODISCARD
enum osdev_alloc_ll_err
osdev_alloc_ll_list_usable_size(size_t size, size_t *out);

/** How full a heap is. All in bytes but the counts. */
struct osdev_alloc_ll_stats {
    size_t size;    /**< Managed. */
    size_t used;    /**< In blocks. */
    size_t free;    /**< In holes. */
    size_t largest; /**< In the largest hole. */
    size_t holes;   /**< Number of holes. */
    size_t regions; /**< Number of regions. */
};

/**
 * Count what a heap holds. Walks all holes.
 *
 * @param      heap  The heap.
 * @param[out] out   The figures.
 */
void osdev_alloc_ll_list_stats(
    const struct osdev_alloc_ll_list *heap, struct osdev_alloc_ll_stats *out
);

/**
 * The hole above another one, for a walk over all of them. The heap must not
 * change meanwhile.
 *
 * @param heap  The heap.
 * @param hole  A hole; NULL starts at the lowest one.
 * @return NULL after the highest one.
 */
const struct osdev_alloc_ll_hole *osdev_alloc_ll_list_next_hole(
    const struct osdev_alloc_ll_list *heap,
    const struct osdev_alloc_ll_hole *hole
);

/**
 * Look whether the list of holes is sound: sorted, merged, inside the
 * regions, and its sum right. Ends after as many holes as could exist.
 *
 * @param heap  The heap.
 *
 * @retval OSDEV_ALLOC_LL_OK
 * @retval OSDEV_ALLOC_LL_ERR_CORRUPT  something has overwritten it.
 */
OSDEV_NODISCARD
enum osdev_alloc_ll_err
osdev_alloc_ll_list_check(const struct osdev_alloc_ll_list *heap);

OSDEV_END_DECLS

#endif
