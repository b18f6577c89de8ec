// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Mapping, unmapping, protecting and translating ranges of addresses, and the
 * forms for a single page.
 *
 * A range operation uses the largest pages that fit, walks the upper tables
 * once for each table and fills it in one loop. It goes through the range in
 * ascending order and stops at the first problem: what lies before the stop
 * is done, what lies behind it is untouched, and struct osdev_x86_stop says
 * where it is and what stands there. So a caller may resume, or undo. With the
 * option ALL_OR_NOTHING it looks at the range and takes its tables beforehand,
 * and a failure leaves everything as it was. The osdev_x86_..._tables() calls
 * tell how many tables that is.
 *
 * A new table is filled before it is linked: a processor that walks the tables
 * meanwhile sees the old state or the new one. Setting an entry that was not
 * in use needs no flush on x86; every other change is recorded in a gather
 * object (<osdev/x86/gather.h>). It may be NULL if no processor has ever used
 * the space.
 *
 * An entry that is not present but not zero belongs to the kernel; all of
 * these calls agree to report it as OSDEV_X86_ERR_SOFT_ENTRY.
 *
 * @context One processor at a time per space. Does not wait.
 */
#ifndef OSDEV_X86_MAP_H
#define OSDEV_X86_MAP_H

#include <osdev/x86/gather.h>
#include <osdev/x86/page.h>
#include <osdev/x86/paging.h>

OSDEV_BEGIN_DECLS

/** @name Options
 * @{ */
/** Go on where nothing is mapped instead of stopping. */
#define OSDEV_X86_SKIP_HOLES OSDEV_BIT32(0)
/** Stop with LARGER_PAGE instead of splitting a page that sticks out. */
#define OSDEV_X86_NO_SPLIT OSDEV_BIT32(1)
/** Give tables above the page the rights that the flags ask for. */
#define OSDEV_X86_RAISE_PARENTS OSDEV_BIT32(2)
/** Unmap clears the kernel's own entries too. */
#define OSDEV_X86_CLEAR_SOFT OSDEV_BIT32(3)
/** Clean-up keeps the tables right below the root. */
#define OSDEV_X86_KEEP_TOP OSDEV_BIT32(4)
/**
 * Look first whether the whole range can be done, and take all tables that it
 * needs: on failure nothing has changed.
 */
#define OSDEV_X86_ALL_OR_NOTHING OSDEV_BIT32(5)
/** Map replaces the kernel's own entries. */
#define OSDEV_X86_REPLACE_SOFT OSDEV_BIT32(6)
/** @} */

/** What to map. */
struct osdev_x86_mapping {
    osdev_vaddr_t va; /**< First byte. */
    osdev_paddr_t pa; /**< Where it leads. */
    uint64_t len;     /**< Bytes; 0 maps nothing. */
    uint64_t flags;   /**< OSDEV_X86_PAGE_ flags. */
    /** RAISE_PARENTS, ALL_OR_NOTHING, REPLACE_SOFT. */
    uint32_t options;
    enum osdev_x86_page_size min_size; /**< Smallest page; ANY is 4 KiB. */
    enum osdev_x86_page_size max_size; /**< Largest page; ANY is no limit. */
};

/** Where a range operation stopped, and why. */
struct osdev_x86_stop {
    osdev_vaddr_t va; /**< First address that was not done. */
    uint64_t done;    /**< Bytes before it that were done. */
    osdev_x86_pte_t
        entry;      /**< What stands there, such as the page in the way. */
    unsigned level; /**< Level of that entry; 0 if none was read. */
};

/**
 * Map a range.
 *
 * @param      space     The address space.
 * @param      what      The range; every address a multiple of min_size.
 * @param[out] out_stop  Written on failure; may be NULL.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_ALIGN       va, pa or len is no multiple.
 * @retval OSDEV_X86_ERR_NOT_CANONICAL   va lies in the hole.
 * @retval OSDEV_X86_ERR_BAD_RANGE       the range leaves its half.
 * @retval OSDEV_X86_ERR_PHYS_RANGE      the range leads beyond what the
 *                                       processor can address.
 * @retval OSDEV_X86_ERR_BAD_FLAGS       no page may have these flags.
 * @retval OSDEV_X86_ERR_BAD_SIZE        the processor lacks min_size or
 *                                       max_size, or min_size is the larger.
 * @retval OSDEV_X86_ERR_NO_TABLE        the kernel had no page for a table.
 * @retval OSDEV_X86_ERR_ALREADY_MAPPED  a page of the size due is there.
 * @retval OSDEV_X86_ERR_LARGER_PAGE     a larger page is there.
 * @retval OSDEV_X86_ERR_SMALLER_PAGES   a table is there, and min_size forbids
 *                                       to use it.
 * @retval OSDEV_X86_ERR_SOFT_ENTRY      an entry of the kernel's is there.
 * @retval OSDEV_X86_ERR_PARENT_RIGHTS   a table withholds a right, and the
 *                                       option RAISE_PARENTS is not given.
 * @retval OSDEV_X86_ERR_BAD_TABLE       a table cannot be reached.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_map(
    const struct osdev_x86_space *space, const struct osdev_x86_mapping *what,
    struct osdev_x86_stop *out_stop
);

/**
 * Find out how many tables osdev_x86_map() would take from the kernel, and
 * whether it would succeed if it got them. Changes nothing.
 *
 * @param      space      The address space.
 * @param      what       As for osdev_x86_map().
 * @param[out] out_count  Tables; written only on success.
 * @param[out] out_stop   Written on failure; may be NULL.
 *
 * Errors are those of osdev_x86_map(), except NO_TABLE.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_map_tables(
    const struct osdev_x86_space *space, const struct osdev_x86_mapping *what,
    uint64_t *out_count, struct osdev_x86_stop *out_stop
);

/**
 * Unmap a range. Pages that stick out of it are split. Tables stay; see
 * osdev_x86_clean_up().
 *
 * @param      space     The address space.
 * @param      va        First byte, a multiple of 4096.
 * @param      len       Bytes, a multiple of 4096.
 * @param      options   SKIP_HOLES, NO_SPLIT, CLEAR_SOFT, ALL_OR_NOTHING.
 * @param      gather    Records what to flush; may be NULL.
 * @param[out] out_stop  Written on failure; may be NULL.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_ALIGN      va or len is no multiple of 4096.
 * @retval OSDEV_X86_ERR_NOT_CANONICAL  va lies in the hole.
 * @retval OSDEV_X86_ERR_BAD_RANGE      the range leaves its half.
 * @retval OSDEV_X86_ERR_NOT_MAPPED     nothing is there, without SKIP_HOLES.
 * @retval OSDEV_X86_ERR_SOFT_ENTRY     an entry of the kernel's is there,
 *                                      without CLEAR_SOFT.
 * @retval OSDEV_X86_ERR_LARGER_PAGE    a page sticks out, with NO_SPLIT.
 * @retval OSDEV_X86_ERR_NO_TABLE       the kernel had no page for a split.
 * @retval OSDEV_X86_ERR_BAD_TABLE      a table cannot be reached.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_unmap(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t len,
    uint32_t options, struct osdev_x86_gather *gather,
    struct osdev_x86_stop *out_stop
);

/**
 * Find out how many tables osdev_x86_unmap() would take from the kernel for
 * splitting pages, and whether it would succeed if it got them.
 *
 * @param      space      The address space.
 * @param      va         First byte, a multiple of 4096.
 * @param      len        Bytes, a multiple of 4096.
 * @param      options    As for osdev_x86_unmap().
 * @param[out] out_count  Tables; written only on success.
 * @param[out] out_stop   Written on failure; may be NULL.
 *
 * Errors are those of osdev_x86_unmap(), except NO_TABLE.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_unmap_tables(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t len,
    uint32_t options, uint64_t *out_count, struct osdev_x86_stop *out_stop
);

/** What to protect. */
struct osdev_x86_protection {
    osdev_vaddr_t va; /**< First byte, a multiple of 4096. */
    uint64_t len;     /**< Bytes, a multiple of 4096. */
    uint64_t clear;   /**< Flags to clear. */
    uint64_t set;     /**< Flags to set; wins over clear. */
    /** SKIP_HOLES, NO_SPLIT, RAISE_PARENTS, ALL_OR_NOTHING. */
    uint32_t options;
};

/**
 * Change the flags of the pages in a range. Pages that stick out of it are
 * split. A dirty bit that a processor sets meanwhile is not lost.
 *
 * @param      space     The address space.
 * @param      what      The range and the change.
 * @param      gather    Records what to flush; may be NULL.
 * @param[out] out_stop  Written on failure; may be NULL.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_ALIGN      va or len is no multiple of 4096.
 * @retval OSDEV_X86_ERR_NOT_CANONICAL  va lies in the hole.
 * @retval OSDEV_X86_ERR_BAD_RANGE      the range leaves its half.
 * @retval OSDEV_X86_ERR_BAD_FLAGS      no page may have these flags.
 * @retval OSDEV_X86_ERR_NOT_MAPPED     nothing is there, without SKIP_HOLES.
 * @retval OSDEV_X86_ERR_SOFT_ENTRY     an entry of the kernel's is there.
 * @retval OSDEV_X86_ERR_LARGER_PAGE    a page sticks out, with NO_SPLIT.
 * @retval OSDEV_X86_ERR_PARENT_RIGHTS  as osdev_x86_map().
 * @retval OSDEV_X86_ERR_NO_TABLE       the kernel had no page for a split.
 * @retval OSDEV_X86_ERR_BAD_TABLE      a table cannot be reached.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_protect(
    const struct osdev_x86_space *space,
    const struct osdev_x86_protection *what, struct osdev_x86_gather *gather,
    struct osdev_x86_stop *out_stop
);

/**
 * Find out how many tables osdev_x86_protect() would take from the kernel for
 * splitting pages, and whether it would succeed if it got them.
 *
 * @param      space      The address space.
 * @param      what       As for osdev_x86_protect().
 * @param[out] out_count  Tables; written only on success.
 * @param[out] out_stop   Written on failure; may be NULL.
 *
 * Errors are those of osdev_x86_protect(), except NO_TABLE.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_protect_tables(
    const struct osdev_x86_space *space,
    const struct osdev_x86_protection *what, uint64_t *out_count,
    struct osdev_x86_stop *out_stop
);

/**
 * Take tables that map nothing out of use, wherever the range touches them.
 *
 * @param space    The address space. Tables that other spaces share must not
 *                 lie in the range; see the option KEEP_TOP.
 * @param va       First byte, a multiple of 4096.
 * @param len      Bytes, a multiple of 4096.
 * @param options  KEEP_TOP or 0.
 * @param gather   Keeps the tables until its commit. NULL gives them back at
 *                 once: for a space that no processor has ever used.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_ALIGN      va or len is no multiple of 4096.
 * @retval OSDEV_X86_ERR_NOT_CANONICAL  va lies in the hole.
 * @retval OSDEV_X86_ERR_BAD_RANGE      the range leaves its half.
 * @retval OSDEV_X86_ERR_BAD_TABLE      a table cannot be reached.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_clean_up(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t len,
    uint32_t options, struct osdev_x86_gather *gather
);

OSDEV_END_DECLS

#endif
