// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Virtual addresses.
 *
 * An address of width @c bits is canonical if bits 63..bits-1 are all equal.
 * The canonical space is two halves with a hole between them: arithmetic
 * (add, sub, align) refuses to cross the hole, stepping jumps it.
 *
 * @spec Intel SDM volume 1, 3.3.7.1; volume 3, 4.5
 */
#ifndef OSDEV_BASE_ADDR_VIRT_H
#define OSDEV_BASE_ADDR_VIRT_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/base/addr/align.h>
#include <osdev/base/attr.h>
#include <osdev/base/err.h>

OSDEV_BEGIN_DECLS

/** Width of a virtual address with 4-level paging, in bits. */
#define OSDEV_VADDR_BITS_4LEVEL 48u
/** Width of a virtual address with 5-level paging, in bits. */
#define OSDEV_VADDR_BITS_5LEVEL 57u

/** A virtual address. */
typedef struct {
    uint64_t raw; /**< The address as a number. */
} osdev_vaddr_t;

/**
 * Copy bit bits-1 of a number to all bits above it.
 *
 * @param raw   Any number.
 * @param bits  Width of a virtual address, 1..64.
 * @return The canonical address with the same lower bits. Cannot fail.
 */
static inline osdev_vaddr_t osdev_vaddr_truncate(uint64_t raw, unsigned bits)
{
    OSDEV_ASSERT(bits >= 1 && bits <= 64);

    uint64_t sign = UINT64_C(1) << (bits - 1);
    uint64_t low = raw & (sign | (sign - 1));
    osdev_vaddr_t va = {(low ^ sign) - sign};

    return va;
}

/**
 * Whether a number is a canonical address.
 *
 * @param raw   Any number.
 * @param bits  Width of a virtual address, 1..64.
 */
static inline bool osdev_vaddr_is_canonical(uint64_t raw, unsigned bits)
{
    return osdev_vaddr_truncate(raw, bits).raw == raw;
}

/**
 * Make a virtual address of a number.
 *
 * @param      raw   The address.
 * @param      bits  Width of a virtual address, 1..64.
 * @param[out] out   Written only on success.
 *
 * @retval OSDEV_BASE_OK
 * @retval OSDEV_BASE_ERR_NOT_CANONICAL  raw lies in the hole.
 */
OSDEV_NODISCARD
static inline enum osdev_base_err
osdev_vaddr_make(uint64_t raw, unsigned bits, osdev_vaddr_t *out)
{
    if (!osdev_vaddr_is_canonical(raw, bits)) {
        return OSDEV_BASE_ERR_NOT_CANONICAL;
    }
    out->raw = raw;
    return OSDEV_BASE_OK;
}

/**
 * Box a number that is known to be canonical, such as a linker symbol.
 *
 * @param raw  The address; not checked.
 */
static inline osdev_vaddr_t osdev_vaddr(uint64_t raw)
{
    osdev_vaddr_t va = {raw};

    return va;
}

/**
 * The address of an object, as the processor uses it.
 *
 * @param ptr  May be NULL, which gives address 0.
 */
static inline osdev_vaddr_t osdev_vaddr_from_ptr(const volatile void *ptr)
{
    return osdev_vaddr((uint64_t)(uintptr_t)ptr);
}

/**
 * The pointer to an address.
 *
 * @param va  Must fit a pointer of the target. Whether something is mapped
 *            there is the caller's business.
 */
static inline void *osdev_vaddr_to_ptr(osdev_vaddr_t va)
{
    OSDEV_ASSERT((uint64_t)(uintptr_t)va.raw == va.raw);
    // The conversion is the purpose. NOLINTNEXTLINE(performance-no-int-to-ptr)
    return (void *)(uintptr_t)va.raw;
}

/**
 * Add without leaving the half of the address space.
 *
 * @param      va      A canonical address.
 * @param      bits    Width of a virtual address, 1..64.
 * @param      offset  Bytes to add.
 * @param[out] out     Written only on success.
 *
 * @retval OSDEV_BASE_OK
 * @retval OSDEV_BASE_ERR_OVERFLOW       the sum does not fit 64 bits.
 * @retval OSDEV_BASE_ERR_NOT_CANONICAL  the sum lies in the hole or beyond.
 */
OSDEV_NODISCARD
static inline enum osdev_base_err osdev_vaddr_add(
    osdev_vaddr_t va, unsigned bits, uint64_t offset, osdev_vaddr_t *out
)
{
    uint64_t sum;

    if (__builtin_add_overflow(va.raw, offset, &sum)) {
        return OSDEV_BASE_ERR_OVERFLOW;
    }
    // Same half: a sum that jumps the hole would be canonical by accident.
    if ((sum ^ va.raw) >> 63 != 0) {
        return OSDEV_BASE_ERR_NOT_CANONICAL;
    }
    return osdev_vaddr_make(sum, bits, out);
}

/**
 * Subtract without leaving the half of the address space.
 *
 * @param      va      A canonical address.
 * @param      bits    Width of a virtual address, 1..64.
 * @param      offset  Bytes to subtract.
 * @param[out] out     Written only on success.
 *
 * @retval OSDEV_BASE_OK
 * @retval OSDEV_BASE_ERR_OVERFLOW       the difference is below zero.
 * @retval OSDEV_BASE_ERR_NOT_CANONICAL  it lies in the hole or beyond.
 */
OSDEV_NODISCARD
static inline enum osdev_base_err osdev_vaddr_sub(
    osdev_vaddr_t va, unsigned bits, uint64_t offset, osdev_vaddr_t *out
)
{
    uint64_t difference;

    if (__builtin_sub_overflow(va.raw, offset, &difference)) {
        return OSDEV_BASE_ERR_OVERFLOW;
    }
    if ((difference ^ va.raw) >> 63 != 0) {
        return OSDEV_BASE_ERR_NOT_CANONICAL;
    }
    return osdev_vaddr_make(difference, bits, out);
}

/**
 * The distance between two addresses, hole included.
 *
 * @param      high  The upper address.
 * @param      low   The lower address.
 * @param[out] out   Bytes from @p low to @p high.
 *
 * @retval OSDEV_BASE_OK
 * @retval OSDEV_BASE_ERR_OVERFLOW  high is below low.
 */
OSDEV_NODISCARD
static inline enum osdev_base_err
osdev_vaddr_diff(osdev_vaddr_t high, osdev_vaddr_t low, uint64_t *out)
{
    if (high.raw < low.raw) {
        return OSDEV_BASE_ERR_OVERFLOW;
    }
    *out = high.raw - low.raw;
    return OSDEV_BASE_OK;
}

/**
 * Round an address down.
 *
 * @param      va     A canonical address.
 * @param      bits   Width of a virtual address, 1..64.
 * @param      align  A power of two, in bytes.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_BASE_OK
 * @retval OSDEV_BASE_ERR_BAD_ALIGN      align is not a power of two.
 * @retval OSDEV_BASE_ERR_NOT_CANONICAL  the result would leave the half.
 */
OSDEV_NODISCARD
static inline enum osdev_base_err osdev_vaddr_align_down(
    osdev_vaddr_t va, unsigned bits, uint64_t align, osdev_vaddr_t *out
)
{
    if (!osdev_is_pow2(align)) {
        return OSDEV_BASE_ERR_BAD_ALIGN;
    }
    return osdev_vaddr_sub(va, bits, va.raw & (align - 1), out);
}

/**
 * Round an address up.
 *
 * @param      va     A canonical address.
 * @param      bits   Width of a virtual address, 1..64.
 * @param      align  A power of two, in bytes.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_BASE_OK
 * @retval OSDEV_BASE_ERR_BAD_ALIGN      align is not a power of two.
 * @retval OSDEV_BASE_ERR_OVERFLOW       the result does not fit 64 bits.
 * @retval OSDEV_BASE_ERR_NOT_CANONICAL  the result would leave the half.
 */
OSDEV_NODISCARD
static inline enum osdev_base_err osdev_vaddr_align_up(
    osdev_vaddr_t va, unsigned bits, uint64_t align, osdev_vaddr_t *out
)
{
    if (!osdev_is_pow2(align)) {
        return OSDEV_BASE_ERR_BAD_ALIGN;
    }
    return osdev_vaddr_add(va, bits, (0 - va.raw) & (align - 1), out);
}

/**
 * Whether an address is a multiple of a power of two.
 *
 * @param va     The address.
 * @param align  A power of two, in bytes.
 */
static inline bool osdev_vaddr_is_aligned(osdev_vaddr_t va, uint64_t align)
{
    OSDEV_ASSERT(osdev_is_pow2(align));
    return (va.raw & (align - 1)) == 0;
}

/**
 * Offset in a 4 KiB page, 0..4095.
 *
 * @param va  The address.
 */
static inline unsigned osdev_vaddr_page_offset(osdev_vaddr_t va)
{
    return (unsigned)(va.raw & 0xfff);
}

/**
 * Index into a page table, 0..511.
 *
 * @param va     The address.
 * @param level  1 is the table of 4 KiB pages, 5 the root of 5-level paging.
 */
static inline unsigned osdev_vaddr_table_index(osdev_vaddr_t va, unsigned level)
{
    OSDEV_ASSERT(level >= 1 && level <= 5);
    return (unsigned)(va.raw >> (12 + 9 * (level - 1))) & 0x1ff;
}

/**
 * The address a number of bytes further on in the canonical space. The hole
 * counts as nothing: the successor of the lower half's end is the upper
 * half's start.
 *
 * @param      va     A canonical address.
 * @param      bits   Width of a virtual address, 1..63.
 * @param      count  Bytes to go on.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_BASE_OK
 * @retval OSDEV_BASE_ERR_OVERFLOW  the canonical space ends before that.
 */
OSDEV_NODISCARD
static inline enum osdev_base_err osdev_vaddr_step_forward(
    osdev_vaddr_t va, unsigned bits, uint64_t count, osdev_vaddr_t *out
)
{
    OSDEV_ASSERT(bits >= 1 && bits <= 63);

    // Cut to its width, an address is its ordinal in the canonical space.
    uint64_t size = UINT64_C(1) << bits;
    uint64_t ordinal = va.raw & (size - 1);

    if (count >= size - ordinal) {
        return OSDEV_BASE_ERR_OVERFLOW;
    }
    *out = osdev_vaddr_truncate(ordinal + count, bits);
    return OSDEV_BASE_OK;
}

/**
 * The address a number of bytes before in the canonical space, the hole
 * counting as nothing.
 *
 * @param      va     A canonical address.
 * @param      bits   Width of a virtual address, 1..63.
 * @param      count  Bytes to go back.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_BASE_OK
 * @retval OSDEV_BASE_ERR_OVERFLOW  the canonical space begins after that.
 */
OSDEV_NODISCARD
static inline enum osdev_base_err osdev_vaddr_step_back(
    osdev_vaddr_t va, unsigned bits, uint64_t count, osdev_vaddr_t *out
)
{
    OSDEV_ASSERT(bits >= 1 && bits <= 63);

    uint64_t ordinal = va.raw & ((UINT64_C(1) << bits) - 1);

    if (count > ordinal) {
        return OSDEV_BASE_ERR_OVERFLOW;
    }
    *out = osdev_vaddr_truncate(ordinal - count, bits);
    return OSDEV_BASE_OK;
}

/**
 * Bytes between two addresses in the canonical space, the hole counting as
 * nothing.
 *
 * @param      low   A canonical address.
 * @param      high  A canonical address.
 * @param      bits  Width of a virtual address, 1..63.
 * @param[out] out   Steps from @p low to @p high.
 *
 * @retval OSDEV_BASE_OK
 * @retval OSDEV_BASE_ERR_OVERFLOW  high is below low.
 */
OSDEV_NODISCARD
static inline enum osdev_base_err osdev_vaddr_steps_between(
    osdev_vaddr_t low, osdev_vaddr_t high, unsigned bits, uint64_t *out
)
{
    OSDEV_ASSERT(bits >= 1 && bits <= 63);

    if (high.raw < low.raw) {
        return OSDEV_BASE_ERR_OVERFLOW;
    }
    *out = (high.raw - low.raw) & ((UINT64_C(1) << bits) - 1);
    return OSDEV_BASE_OK;
}

OSDEV_END_DECLS

#endif
