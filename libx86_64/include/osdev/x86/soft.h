// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Entries that are not present but hold something of the kernel's: where a
 * page is swapped out, that nothing may ever be here, that a page comes on the
 * first touch.
 *
 * The payload is stored inverted in the address field. Processors with the
 * L1TF defect speculate with the address of an entry that is not present; so
 * the address is kept in the upper half of the physical address space, where
 * there must be no memory that is cached.
 *
 * @spec Intel SDM volume 3, 4.5 (not-present entries); Intel, L1 Terminal
 * Fault
 */
#ifndef OSDEV_X86_SOFT_H
#define OSDEV_X86_SOFT_H

#include <osdev/x86/map.h>

OSDEV_BEGIN_DECLS

/** What an entry of the kernel's stands for. */
enum osdev_x86_soft_kind {
    OSDEV_X86_SOFT_GUARD = 1,     /**< Nothing may be here. */
    OSDEV_X86_SOFT_LAZY = 2,      /**< Comes on the first touch. */
    OSDEV_X86_SOFT_SWAP = 3,      /**< Is elsewhere; the payload says where. */
    OSDEV_X86_SOFT_MIGRATION = 4, /**< Is being moved. */
    OSDEV_X86_SOFT_KERNEL = 16,   /**< 16..31: as the kernel likes. */
};

/** Largest kind. */
#define OSDEV_X86_SOFT_KIND_MAX 31u

/** An entry of the kernel's. */
struct osdev_x86_soft {
    unsigned kind; /**< enum osdev_x86_soft_kind, 1..31. */
    /** Anything below 2 to the power of pa_bits minus 13. */
    uint64_t payload;
};

/**
 * Make an entry.
 *
 * @param      paging  How the processor pages.
 * @param      soft    What it stands for.
 * @param[out] out     Written only on success; not present, not zero.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_VALUE  kind is not 1..31, or payload is too wide.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_soft_encode(
    const struct osdev_x86_paging *paging, struct osdev_x86_soft soft,
    osdev_x86_pte_t *out
);

/**
 * Take an entry apart.
 *
 * @param      paging  How the processor pages.
 * @param      pte     The entry.
 * @param[out] out     Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_VALUE  osdev_x86_soft_encode() does not make it.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_soft_decode(
    const struct osdev_x86_paging *paging, osdev_x86_pte_t pte,
    struct osdev_x86_soft *out
);

/** A range of entries of the kernel's. */
struct osdev_x86_marking {
    osdev_vaddr_t va;           /**< First byte, a multiple of 4096. */
    uint64_t len;               /**< Bytes, a multiple of 4096. */
    struct osdev_x86_soft soft; /**< What all of it stands for. */
    uint32_t options;           /**< ALL_OR_NOTHING, REPLACE_SOFT. */
    /** Largest span of one entry; ANY is no limit. */
    enum osdev_x86_page_size max_size;
};

/**
 * Put entries of the kernel's over a range that is not in use.
 *
 * @param      space     The address space.
 * @param      what      The range.
 * @param[out] out_stop  Written on failure; may be NULL.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_VALUE       as osdev_x86_soft_encode().
 * @retval OSDEV_X86_ERR_BAD_ALIGN       va or len is no multiple of 4096.
 * @retval OSDEV_X86_ERR_BAD_SIZE        max_size is none of the enumeration.
 * @retval OSDEV_X86_ERR_NOT_CANONICAL   va lies in the hole.
 * @retval OSDEV_X86_ERR_BAD_RANGE       the range leaves its half.
 * @retval OSDEV_X86_ERR_NO_TABLE        the kernel had no page for a table.
 * @retval OSDEV_X86_ERR_ALREADY_MAPPED  a page of the size due is there.
 * @retval OSDEV_X86_ERR_LARGER_PAGE     a larger page is there.
 * @retval OSDEV_X86_ERR_SOFT_ENTRY      an entry of the kernel's is there.
 * @retval OSDEV_X86_ERR_BAD_TABLE       a table cannot be reached.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_mark(
    const struct osdev_x86_space *space, const struct osdev_x86_marking *what,
    struct osdev_x86_stop *out_stop
);

/**
 * Replace one page by an entry of the kernel's, such as when it is swapped
 * out. No access gets through between the two, and no dirty bit is lost.
 *
 * @param      space   The address space.
 * @param      va      The page.
 * @param      size    Its size.
 * @param      soft    What comes instead.
 * @param      gather  Records what to flush; may be NULL.
 * @param[out] out     What was mapped; written only on success, may be NULL.
 *
 * Errors are those of osdev_x86_unmap_page() and osdev_x86_soft_encode().
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_page_to_soft(
    const struct osdev_x86_space *space, osdev_vaddr_t va,
    enum osdev_x86_page_size size, struct osdev_x86_soft soft,
    struct osdev_x86_gather *gather, struct osdev_x86_translation *out
);

/**
 * Read the kernel's entry at an address, such as in a page-fault handler.
 *
 * @param      space  The address space.
 * @param      va     The address.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_NOT_CANONICAL   va lies in the hole.
 * @retval OSDEV_X86_ERR_NOT_MAPPED      nothing is there.
 * @retval OSDEV_X86_ERR_ALREADY_MAPPED  a page is there.
 * @retval OSDEV_X86_ERR_BAD_VALUE       as osdev_x86_soft_decode().
 * @retval OSDEV_X86_ERR_BAD_TABLE       a table cannot be reached.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_soft_at(
    const struct osdev_x86_space *space, osdev_vaddr_t va,
    struct osdev_x86_soft *out
);

OSDEV_END_DECLS

#endif
