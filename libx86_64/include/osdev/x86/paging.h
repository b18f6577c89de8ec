// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * How this machine pages, and address spaces.
 *
 * struct osdev_x86_paging says at run time what other code fixes when it is
 * compiled: 4 or 5 levels, the width of physical addresses, which page sizes
 * and flags exist, where the memory encryption bit is. One image so serves
 * every machine, and a page that the processor would refuse with a
 * reserved-bit fault is refused when it is mapped.
 *
 * @spec Intel SDM volume 3, 4.1; AMD APM volume 2, 5.3 and 15.34.1
 */
#ifndef OSDEV_X86_PAGING_H
#define OSDEV_X86_PAGING_H

#include <osdev/x86/pte.h>

OSDEV_BEGIN_DECLS

/** Most levels of tables. */
#define OSDEV_X86_LEVELS_MAX 5u

/** How the processor pages. Fill it by hand or by detection. */
struct osdev_x86_paging {
    uint8_t levels;  /**< Levels of tables, 4 or 5. */
    uint8_t pa_bits; /**< Width of a physical address, 32..52. */
    bool has_1g;     /**< Pages of 1 GiB exist. */
    bool has_nx;     /**< EFER.NXE is on: no-execute is a flag. */
    bool has_pat;    /**< The PAT bit is a flag. */
    /** Bits of every entry that lead to private memory: the C-bit of SEV. */
    uint64_t private_mask;
    /** Bits of an entry of a SHARED page: the S-bit of TDX. */
    uint64_t shared_mask;
};

/** Private: the short way of <osdev/x86/walk.h> is open, four levels. */
#define OSDEV_X86_WALK_4_LEVELS_ 0u
/** Private: it is open, five levels. */
#define OSDEV_X86_WALK_5_LEVELS_ 1u
/** Private: it is not open. */
#define OSDEV_X86_WALK_LONG_ 2u

/** Private: what a walk compares entries with, worked out once. */
struct osdev_x86_walk_masks_ {
    uint64_t table_addr; /**< Address field of a table's entry. */
    uint64_t table_test; /**< Bits that tell whether a table is entered. */
    uint64_t flags_zero; /**< Bits that are no flag of a page. */
    uint64_t pa_zero;    /**< Bits that no physical address has. */
    uint64_t va_half;    /**< Size of a half of the address space. */
    uint64_t va_zero;    /**< Bits that no address plus va_half has. */
    unsigned kind;       /**< OSDEV_X86_WALK_4_LEVELS_ and so on. */
};

/**
 * The tables of one address space and how to reach them. Many processors may
 * run in a space; changes are made by one at a time, under the kernel's lock.
 */
struct osdev_x86_space {
    /** How the processor pages; must stay in place and as it is. */
    const struct osdev_x86_paging *paging;
    /** Services of the kernel. */
    const struct osdev_x86_table_ops *ops;
    /** Passed to the services. */
    void *ctx;
    /** The root table, for CR3. */
    osdev_paddr_t root;
    /** Where physical address 0 is mapped, if table_ptr is NULL. */
    osdev_vaddr_t direct_map;
    /** Private: from paging, by osdev_x86_space_init(). */
    struct osdev_x86_walk_masks_ masks;
};

/** What the kernel does for an address space. */
struct osdev_x86_table_ops {
    /**
     * Give a page of 4096 bytes for a table; its content does not matter.
     * Returns false if there is none. May be NULL: there never is one.
     */
    bool (*alloc_table)(void *ctx, osdev_paddr_t *out_table);
    /**
     * Take a table back; no processor uses it any more. May be NULL: tables
     * are never taken back.
     */
    void (*free_table)(void *ctx, osdev_paddr_t table);
    /**
     * Give a pointer to a table, or NULL if it is not where tables may be.
     * Valid until the next call into the space. May be NULL: all physical
     * memory is mapped at the space's direct_map.
     */
    osdev_x86_pte_t *(*table_ptr)(void *ctx, osdev_paddr_t table);
};

/**
 * Find out how this processor pages, from CPUID, CR4 and EFER.
 *
 * Call it after EFER.NXE is what it will be. Memory
 * encryption is left off: set private_mask or shared_mask afterwards.
 *
 * @param[out] out  The description.
 */
void osdev_x86_paging_detect(struct osdev_x86_paging *out);

/**
 * Check a description that was filled by hand.
 *
 * @param paging  The description.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_VALUE   levels is not 4 or 5.
 * @retval OSDEV_X86_ERR_PHYS_RANGE  pa_bits is not 32..52.
 * @retval OSDEV_X86_ERR_BAD_FLAGS   an encryption mask has bits outside the
 *                                   address field, or within pa_bits.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_paging_check(const struct osdev_x86_paging *paging
);

/** Width of a virtual address, 48 or 57. */
static inline unsigned
osdev_x86_paging_va_bits(const struct osdev_x86_paging *paging)
{
    return 12u + 9u * paging->levels;
}

/** Level of the largest page, 2 or 3. */
static inline unsigned
osdev_x86_paging_max_leaf(const struct osdev_x86_paging *paging)
{
    return paging->has_1g ? 3 : 2;
}

/** The flags that a page may have. */
uint64_t osdev_x86_paging_flags(const struct osdev_x86_paging *paging);

/**
 * Make the entry of a page.
 *
 * @param      paging  How the processor pages.
 * @param      level   Level of the page, 1..3.
 * @param      pa      The page.
 * @param      flags   OSDEV_X86_PAGE_ flags.
 * @param[out] out     Written only on success; present.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_SIZE    no page has that level.
 * @retval OSDEV_X86_ERR_BAD_ALIGN   pa is not a multiple of the page's size.
 * @retval OSDEV_X86_ERR_PHYS_RANGE  pa is wider than the processor's.
 * @retval OSDEV_X86_ERR_BAD_FLAGS   flags has bits that no page may have.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_pte_encode(
    const struct osdev_x86_paging *paging, unsigned level, osdev_paddr_t pa,
    uint64_t flags, osdev_x86_pte_t *out
);

/**
 * The physical address that a leaf or a table entry holds.
 *
 * @param paging  How the processor pages.
 * @param pte     A present entry.
 * @param level   Level of its table.
 */
osdev_paddr_t osdev_x86_pte_addr(
    const struct osdev_x86_paging *paging, osdev_x86_pte_t pte, unsigned level
);

/**
 * The flags of a leaf, the same at every level.
 *
 * @param paging  How the processor pages.
 * @param pte     A leaf.
 * @param level   Level of its table, 1..3.
 */
uint64_t osdev_x86_pte_flags(
    const struct osdev_x86_paging *paging, osdev_x86_pte_t pte, unsigned level
);

/**
 * Start an address space on a root table that exists, such as the running
 * one. Needs no memory and touches no table.
 *
 * @param space       The object, filled by this call.
 * @param paging      How the processor pages; must stay in place.
 * @param ops         Services of the kernel.
 * @param ctx         Passed to the services.
 * @param direct_map  Where physical address 0 is mapped; used if the services
 *                    have no table_ptr.
 * @param root        The root table, of CR3.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_VALUE   as osdev_x86_paging_check().
 * @retval OSDEV_X86_ERR_BAD_FLAGS   as osdev_x86_paging_check().
 * @retval OSDEV_X86_ERR_BAD_ALIGN   root is not a multiple of 4096.
 * @retval OSDEV_X86_ERR_PHYS_RANGE  root is wider than the processor's, or
 *                                   as osdev_x86_paging_check().
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_space_init(
    struct osdev_x86_space *space, const struct osdev_x86_paging *paging,
    const struct osdev_x86_table_ops *ops, void *ctx, osdev_vaddr_t direct_map,
    osdev_paddr_t root
);

/**
 * Start an address space with an empty root table of its own.
 *
 * @param space       The object, filled by this call.
 * @param paging      How the processor pages; must stay in place.
 * @param ops         Services of the kernel.
 * @param ctx         Passed to the services.
 * @param direct_map  As in osdev_x86_space_init().
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_VALUE   as osdev_x86_paging_check().
 * @retval OSDEV_X86_ERR_BAD_FLAGS   as osdev_x86_paging_check().
 * @retval OSDEV_X86_ERR_PHYS_RANGE  as osdev_x86_space_init().
 * @retval OSDEV_X86_ERR_BAD_ALIGN   as osdev_x86_space_init().
 * @retval OSDEV_X86_ERR_NO_TABLE    the kernel had no page.
 * @retval OSDEV_X86_ERR_BAD_TABLE   the kernel cannot reach the page.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_space_create(
    struct osdev_x86_space *space, const struct osdev_x86_paging *paging,
    const struct osdev_x86_table_ops *ops, void *ctx, osdev_vaddr_t direct_map
);

OSDEV_END_DECLS

#endif
