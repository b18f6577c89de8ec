// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Making pages smaller and larger while they are in use: splitting at an
 * address, and promotion of 512 pages in a row to one.
 *
 * @spec Intel SDM volume 3, 4.10.2.2 and 4.10.4
 */
#ifndef OSDEV_X86_RESIZE_H
#define OSDEV_X86_RESIZE_H

#include <osdev/x86/map.h>

OSDEV_BEGIN_DECLS

/**
 * See that no page reaches across an address.
 *
 * @param space   The address space.
 * @param va      A multiple of 4096. Where nothing is mapped nothing is done.
 * @param gather  Records what to flush; may be NULL.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_ALIGN      va is no multiple of 4096.
 * @retval OSDEV_X86_ERR_NOT_CANONICAL  va lies in the hole.
 * @retval OSDEV_X86_ERR_NO_TABLE       the kernel had no page for a table;
 *                                      pages may have become smaller, and lead
 *                                      where they led before.
 * @retval OSDEV_X86_ERR_BAD_TABLE      a table cannot be reached.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_split(
    const struct osdev_x86_space *space, osdev_vaddr_t va,
    struct osdev_x86_gather *gather
);

/**
 * Replace tables full of pages by larger pages wherever that changes nothing
 * else: 512 pages that lead to memory in a row, aligned, with the same flags
 * but for accessed and dirty, below a table that withholds no right of theirs.
 * A larger page is accessed or dirty if one of them was; if it can be written
 * and other processors may be using it, always: one might be writing just now.
 *
 * Some processors do not like a page of two sizes in their caches; see their
 * list of errata before promoting what is in use.
 *
 * @param      space      The address space.
 * @param      va         First byte, a multiple of 4096.
 * @param      len        Bytes, a multiple of 4096.
 * @param      gather     Records what to flush and keeps the tables; NULL
 *                        gives them back at once.
 * @param[out] out_count  Pages made; may be NULL.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_ALIGN      va or len is no multiple of 4096.
 * @retval OSDEV_X86_ERR_NOT_CANONICAL  va lies in the hole.
 * @retval OSDEV_X86_ERR_BAD_RANGE      the range leaves its half.
 * @retval OSDEV_X86_ERR_BAD_TABLE      a table cannot be reached.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_promote(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t len,
    struct osdev_x86_gather *gather, uint64_t *out_count
);

OSDEV_END_DECLS

#endif
