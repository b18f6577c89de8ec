// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Whole address spaces: sharing the kernel's half, cloning, tearing down,
 * harvesting accessed and dirty bits.
 */
#ifndef OSDEV_X86_SPACE_H
#define OSDEV_X86_SPACE_H

#include <osdev/x86/map.h>

OSDEV_BEGIN_DECLS

/**
 * See that the root has a table for all of a range, so that spaces which
 * share it (osdev_x86_share()) see each other's changes for ever.
 *
 * @param      space      The address space.
 * @param      va         First byte, a multiple of 4096.
 * @param      len        Bytes, a multiple of 4096.
 * @param[out] out_count  Tables made, on failure too; may be NULL.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_ALIGN      va or len is no multiple of 4096.
 * @retval OSDEV_X86_ERR_NOT_CANONICAL  va lies in the hole.
 * @retval OSDEV_X86_ERR_BAD_RANGE      the range leaves its half.
 * @retval OSDEV_X86_ERR_SOFT_ENTRY     the root holds an entry of the
 *                                      kernel's there.
 * @retval OSDEV_X86_ERR_NO_TABLE       the kernel had no page for a table.
 * @retval OSDEV_X86_ERR_BAD_TABLE      a table cannot be reached.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_populate(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t len,
    unsigned *out_count
);

/**
 * Let a space use another one's tables for all of a range. Never clean up,
 * promote or tear down such a range through one of them while the other is
 * there.
 *
 * @param into  The space that gets the tables; nothing of its own is there.
 * @param from  The space that has them, with the same paging.
 * @param va    First byte, a multiple of what an entry of the root spans.
 * @param len   Bytes, a multiple of that.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_VALUE       the two page differently.
 * @retval OSDEV_X86_ERR_BAD_ALIGN       va or len is no multiple.
 * @retval OSDEV_X86_ERR_NOT_CANONICAL   va lies in the hole.
 * @retval OSDEV_X86_ERR_BAD_RANGE       the range leaves its half.
 * @retval OSDEV_X86_ERR_ALREADY_MAPPED  into has other entries there; nothing
 *                                       has changed.
 * @retval OSDEV_X86_ERR_BAD_TABLE       a root cannot be reached.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_share(
    const struct osdev_x86_space *into, const struct osdev_x86_space *from,
    osdev_vaddr_t va, uint64_t len
);

/** A page that is being cloned. */
struct osdev_x86_clone_page {
    osdev_vaddr_t va; /**< First byte. */
    uint64_t len;     /**< Bytes: a page, or the part that is in the range. */
    unsigned level;   /**< Level of the page. */
    uint64_t flags;   /**< Flags of the page. */
    /** In: where it leads. Out: where the clone shall lead. */
    osdev_paddr_t pa;
    /** In: flags. Out: flags of the clone. */
    uint64_t clone_flags;
    /** Out: flags that the original loses, such as WRITE. In: 0. */
    uint64_t clear;
    /** Out: the clone shall not have this page. In: false. */
    bool is_skipped;
};

/** What the kernel does for a clone. */
struct osdev_x86_clone_ops {
    /**
     * Decide about a page: take a reference, or copy its memory. False ends
     * the clone with NO_TABLE; what was done stays.
     */
    bool (*page)(void *ctx, struct osdev_x86_clone_page *page);
    /**
     * Whether an entry of the kernel's, not present, is copied. May be NULL:
     * all of them are.
     */
    bool (*soft)(void *ctx, osdev_vaddr_t va, osdev_x86_pte_t entry);
};

/** What to clone. */
struct osdev_x86_cloning {
    const struct osdev_x86_space *into; /**< The space that gets it. */
    osdev_vaddr_t va;                   /**< First byte, a multiple of 4096. */
    uint64_t len;                       /**< Bytes, a multiple of 4096. */
    const struct osdev_x86_clone_ops *ops; /**< What to do with pages. */
    void *ctx;                             /**< Passed to @p ops. */
};

/**
 * Copy the mappings of a range to another space, page by page as the callback
 * decides. Only tables are allocated here.
 *
 * @param      from      The space that has the mappings.
 * @param      what      The range, and who gets it.
 * @param      gather    Records what @p from has to flush; may be NULL.
 * @param[out] out_stop  Written on failure; may be NULL. A page that it names
 *                       has been given to the callback if it is there.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_ALIGN       va or len is no multiple of 4096.
 * @retval OSDEV_X86_ERR_NOT_CANONICAL   va lies in the hole.
 * @retval OSDEV_X86_ERR_BAD_RANGE       the range leaves its half.
 * @retval OSDEV_X86_ERR_NO_TABLE        the kernel had no page, or said no.
 * @retval OSDEV_X86_ERR_ALREADY_MAPPED  into has something there; so also
 *                                       LARGER_PAGE and SOFT_ENTRY.
 * @retval OSDEV_X86_ERR_BAD_TABLE       a table cannot be reached.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_clone(
    const struct osdev_x86_space *from, const struct osdev_x86_cloning *what,
    struct osdev_x86_gather *gather, struct osdev_x86_stop *out_stop
);

/**
 * Unmap all of a range, the kernel's own entries too, and take its tables out
 * of use. The gather object's page callback sees every page.
 *
 * @param space    The address space.
 * @param va       First byte, a multiple of 4096.
 * @param len      Bytes, a multiple of 4096.
 * @param options  KEEP_TOP or 0.
 * @param gather   Records what to flush and keeps the tables; may be NULL if
 *                 no processor uses the space any more.
 *
 * Errors are those of osdev_x86_unmap() and osdev_x86_clean_up(). Without a
 * page or an entry that sticks out of the range, only those of the range and
 * BAD_TABLE.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_tear_down(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t len,
    uint32_t options, struct osdev_x86_gather *gather
);

/**
 * Give the root table back. Tables that it still leads to are not touched:
 * they are shared ones, or osdev_x86_tear_down() has been forgotten.
 *
 * @param space  The address space; no processor uses it any more.
 */
void osdev_x86_space_destroy(struct osdev_x86_space *space);

/** Takes a page that has been used: which of ACCESSED and DIRTY it had. */
typedef void
osdev_x86_harvest_fn(void *ctx, osdev_vaddr_t va, uint64_t len, uint64_t used);

/** What to harvest. */
struct osdev_x86_harvesting {
    osdev_vaddr_t va; /**< First byte, a multiple of 4096. */
    /**
     * Bytes, a multiple of 4096. A page that sticks out is seen once, as a
     * whole.
     */
    uint64_t len;
    uint64_t which;             /**< ACCESSED, DIRTY or both. */
    osdev_x86_harvest_fn *used; /**< Takes each page that had one of them. */
    void *ctx;                  /**< Passed to @p used. */
};

/**
 * Read and clear the bits that the processor sets. Each change is one atomic
 * operation: no bit is lost.
 *
 * @param space   The address space.
 * @param what    The range and the bits.
 * @param gather  Records what to flush; may be NULL. A processor that still
 *                has a page cached does not set its bits again before that.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_FLAGS      which has other bits.
 * @retval OSDEV_X86_ERR_BAD_ALIGN      va or len is no multiple of 4096.
 * @retval OSDEV_X86_ERR_NOT_CANONICAL  va lies in the hole.
 * @retval OSDEV_X86_ERR_BAD_RANGE      the range leaves its half.
 * @retval OSDEV_X86_ERR_BAD_TABLE      a table cannot be reached.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_harvest(
    const struct osdev_x86_space *space,
    const struct osdev_x86_harvesting *what, struct osdev_x86_gather *gather
);

/**
 * Change the rights that a table grants to all pages below it.
 *
 * @param      space   The address space.
 * @param      va      An address below the table's entry.
 * @param      level   Level of the entry, 2..5: 2 leads to pages of 4 KiB.
 * @param      clear   WRITE, USER, NO_EXECUTE or soft bits to clear.
 * @param      set     The same to set; wins over clear.
 * @param      gather  Records what to flush; may be NULL.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_FLAGS      a flag that only pages have.
 * @retval OSDEV_X86_ERR_BAD_SIZE       there is no table entry of that level.
 * @retval OSDEV_X86_ERR_NOT_CANONICAL  va lies in the hole.
 * @retval OSDEV_X86_ERR_NOT_MAPPED     nothing is there.
 * @retval OSDEV_X86_ERR_SOFT_ENTRY     an entry of the kernel's is there.
 * @retval OSDEV_X86_ERR_LARGER_PAGE    a page is there.
 * @retval OSDEV_X86_ERR_BAD_TABLE      a table cannot be reached.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_protect_table(
    const struct osdev_x86_space *space, osdev_vaddr_t va, unsigned level,
    uint64_t clear, uint64_t set, struct osdev_x86_gather *gather
);

OSDEV_END_DECLS

#endif
