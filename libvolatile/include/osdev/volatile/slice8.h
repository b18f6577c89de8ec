// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Bounded runs of 8 bits each in device memory.
 *
 * Elements are accessed one by one in exactly their width; every index is
 * checked.
 */
#ifndef OSDEV_VOLATILE_SLICE8_H
#define OSDEV_VOLATILE_SLICE8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/volatile/access.h>

OSDEV_BEGIN_DECLS

/** A run of bytes in device memory. Passed by value. */
struct osdev_vslice8 {
    volatile uint8_t *ptr; /**< First element; may be NULL if @c count is 0. */
    size_t count;          /**< Number of elements. */
};

/**
 * View device memory as elements.
 *
 * @param ptr    First element, aligned to its size; may be NULL if @p count
 *               is 0.
 * @param count  Number of elements.
 */
static inline struct osdev_vslice8
osdev_vslice8_make(volatile void *ptr, size_t count)
{
    struct osdev_vslice8 slice = {(volatile uint8_t *)ptr, count};

    return slice;
}

/**
 * Read one element.
 *
 * @param      slice  The slice.
 * @param      index  Which element.
 * @param[out] out    Written only on success.
 * @return Whether the slice has that element.
 */
OSDEV_NODISCARD
static inline bool
osdev_vslice8_read(struct osdev_vslice8 slice, size_t index, uint8_t *out)
{
    if (index >= slice.count) {
        return false;
    }
    *out = osdev_mmio_read8(slice.ptr + index);
    return true;
}

/**
 * Write one element.
 *
 * @param slice  The slice.
 * @param index  Which element.
 * @param value  What to write.
 * @return Whether the slice has that element.
 */
OSDEV_NODISCARD
static inline bool
osdev_vslice8_write(struct osdev_vslice8 slice, size_t index, uint8_t value)
{
    if (index >= slice.count) {
        return false;
    }
    osdev_mmio_write8(slice.ptr + index, value);
    return true;
}

/**
 * View a part.
 *
 * @param      slice  The whole.
 * @param      start  First element of the part.
 * @param      count  Number of elements of the part.
 * @param[out] out    Written only on success.
 * @return Whether the part lies inside the whole.
 */
OSDEV_NODISCARD
static inline bool osdev_vslice8_sub(
    struct osdev_vslice8 slice, size_t start, size_t count,
    struct osdev_vslice8 *out
)
{
    if (start > slice.count || count > slice.count - start) {
        return false;
    }
    out->ptr = start == 0 ? slice.ptr : slice.ptr + start;
    out->count = count;
    return true;
}

/**
 * Cut in two.
 *
 * @param      slice  The whole.
 * @param      at     First element of the second part.
 * @param[out] head   The elements before. Written only on success.
 * @param[out] tail   The rest. Written only on success.
 * @return Whether @p at is at most the number of elements.
 */
OSDEV_NODISCARD
static inline bool osdev_vslice8_split(
    struct osdev_vslice8 slice, size_t at, struct osdev_vslice8 *head,
    struct osdev_vslice8 *tail
)
{
    return osdev_vslice8_sub(slice, 0, at, head) &&
           osdev_vslice8_sub(slice, at, slice.count - at, tail);
}

/**
 * View one of the chunks of equal size that a slice starts with. What is
 * left behind the last whole chunk belongs to none.
 *
 * @param      slice  The whole.
 * @param      size   Elements of a chunk.
 * @param      index  Which chunk.
 * @param[out] out    Written only on success.
 * @return Whether the slice has that chunk; none if @p size is 0.
 */
OSDEV_NODISCARD
static inline bool osdev_vslice8_chunk(
    struct osdev_vslice8 slice, size_t size, size_t index,
    struct osdev_vslice8 *out
)
{
    if (size == 0 || index >= slice.count / size) {
        return false;
    }
    return osdev_vslice8_sub(slice, index * size, size, out);
}

/**
 * Copy all elements to ordinary memory, one access each.
 *
 * @param      slice  The slice.
 * @param[out] out    @p count elements, at any address.
 * @param      count  Number of elements; must be that of the slice.
 * @return Whether the counts agree; otherwise nothing is read.
 */
OSDEV_NODISCARD
static inline bool
osdev_vslice8_copy_out(struct osdev_vslice8 slice, void *out, size_t count)
{
    uint8_t *to = (uint8_t *)out;

    if (count != slice.count) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        uint8_t value = osdev_mmio_read8(slice.ptr + i);

        __builtin_memcpy(to + i * sizeof(value), &value, sizeof(value));
    }
    return true;
}

/**
 * Copy ordinary memory to all elements, one access each.
 *
 * @param slice  The slice.
 * @param from   @p count elements, at any address.
 * @param count  Number of elements; must be that of the slice.
 * @return Whether the counts agree; otherwise nothing is written.
 */
OSDEV_NODISCARD
static inline bool osdev_vslice8_copy_in(
    struct osdev_vslice8 slice, const void *from, size_t count
)
{
    const uint8_t *bytes = (const uint8_t *)from;

    if (count != slice.count) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        uint8_t value;

        __builtin_memcpy(&value, bytes + i * sizeof(value), sizeof(value));
        osdev_mmio_write8(slice.ptr + i, value);
    }
    return true;
}

/**
 * Write one value to all elements, one access each.
 *
 * @param slice  The slice.
 * @param value  What to write.
 */
static inline void osdev_vslice8_fill(struct osdev_vslice8 slice, uint8_t value)
{
    for (size_t i = 0; i < slice.count; i++) {
        osdev_mmio_write8(slice.ptr + i, value);
    }
}

/**
 * Copy elements to another place of the same slice: one read and one write
 * each. The places may overlap.
 *
 * @param slice  The slice.
 * @param to     First element written.
 * @param from   First element read.
 * @param count  Number of elements.
 * @return Whether both places lie inside; otherwise nothing is copied.
 */
OSDEV_NODISCARD
static inline bool osdev_vslice8_copy_within(
    struct osdev_vslice8 slice, size_t to, size_t from, size_t count
)
{
    struct osdev_vslice8 target;
    struct osdev_vslice8 source;

    if (!osdev_vslice8_sub(slice, to, count, &target) ||
        !osdev_vslice8_sub(slice, from, count, &source)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        // Away from the overlap, so that no element is read after its write.
        size_t at = to < from ? i : count - 1 - i;

        osdev_mmio_write8(target.ptr + at, osdev_mmio_read8(source.ptr + at));
    }
    return true;
}

OSDEV_END_DECLS

#endif
