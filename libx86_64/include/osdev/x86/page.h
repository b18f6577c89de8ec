// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Part of <osdev/x86/map.h>: mapping, unmapping and translating one page. What
 * is there in the common case is inline.
 *
 * @context Translating: any. Changes: one processor at a time per space.
 */
#ifndef OSDEV_X86_PAGE_H
#define OSDEV_X86_PAGE_H

#include <osdev/x86/gather.h>
#include <osdev/x86/paging.h>
#include <osdev/x86/walk.h>

OSDEV_BEGIN_DECLS

/** Where an address leads. */
struct osdev_x86_translation {
    osdev_paddr_t pa;   /**< The byte itself. */
    osdev_vaddr_t page; /**< First byte of the page. */
    uint64_t len;       /**< Bytes of the page. */
    unsigned level;     /**< Level of the page, 1..3. */
    uint64_t flags;     /**< Flags of the leaf alone. */
    /**
     * What the processor grants: WRITE and USER if all levels have them,
     * NO_EXECUTE if any has it; no other flag.
     */
    uint64_t rights;
};

/** Private: describe the page that a short way has found. */
OSDEV_ALWAYS_INLINE void osdev_x86_walk_describe_(
    const struct osdev_x86_walk_ *walk, osdev_vaddr_t va, unsigned level,
    struct osdev_x86_translation *out
)
{
    uint64_t mask = OSDEV_X86_LEVEL_SIZE(level) - 1;

    out->pa =
        osdev_paddr((walk->raw & walk->table_addr & ~mask) | (va.raw & mask));
    out->page = osdev_vaddr(va.raw & ~mask);
    out->len = mask + 1;
    out->level = level;
    out->flags = walk->raw & OSDEV_X86_PAGE_PLAIN_;
    if (level > 1) {
        // Bit 7 says there that this is a page; the PAT bit is elsewhere.
        out->flags &= ~OSDEV_X86_PAGE_PAT;
        out->flags |= (walk->raw & OSDEV_X86_PTE_HUGE_PAT) >> 5;
    }
    out->rights = (walk->granted & OSDEV_X86_RIGHTS_GRANTED_) |
                  (walk->forbidden & OSDEV_X86_PAGE_NO_EXECUTE);
}

/** Private: the long way of osdev_x86_translate(). */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_translate_(
    const struct osdev_x86_space *space, osdev_vaddr_t va,
    struct osdev_x86_translation *out
);

/**
 * Find out where an address leads, and with which rights.
 *
 * @param      space  The address space.
 * @param      va     The address.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_NOT_CANONICAL  va lies in the hole.
 * @retval OSDEV_X86_ERR_NOT_MAPPED     nothing is there.
 * @retval OSDEV_X86_ERR_SOFT_ENTRY     an entry of the kernel's is there.
 * @retval OSDEV_X86_ERR_BAD_TABLE      a table cannot be reached.
 */
OSDEV_NODISCARD
static inline enum osdev_x86_err osdev_x86_translate(
    const struct osdev_x86_space *space, osdev_vaddr_t va,
    struct osdev_x86_translation *out
)
{
    struct osdev_x86_walk_ walk;

    walk.want = OSDEV_X86_PTE_PRESENT;
    walk.test = space->masks.table_test;
    if (OSDEV_LIKELY(osdev_x86_not_canonical_(space, va) == 0)) {
        unsigned level = osdev_x86_walk_(&walk, space, va, 1);

        if (osdev_x86_walk_is_page_(&walk, level)) {
            osdev_x86_walk_describe_(&walk, va, level, out);
            return OSDEV_X86_OK;
        }
        if (level != 0 && walk.raw == 0) {
            return OSDEV_X86_ERR_NOT_MAPPED;
        }
    }
    // A copy, so that *out can live in registers and what nobody reads is
    // never made.
    struct osdev_x86_translation found;
    enum osdev_x86_err err = osdev_x86_translate_(space, va, &found);

    if (err == OSDEV_X86_OK) {
        *out = found;
    }
    return err;
}

/** Private: the long way of osdev_x86_map_page(). */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_map_page_(
    const struct osdev_x86_space *space, osdev_vaddr_t va, osdev_paddr_t pa,
    enum osdev_x86_page_size size, uint64_t flags
);

/**
 * Map one page of exactly one size.
 *
 * @param space  The address space.
 * @param va     The page.
 * @param pa     Where it leads.
 * @param size   Its size.
 * @param flags  OSDEV_X86_PAGE_ flags.
 *
 * Errors are those of osdev_x86_map().
 */
OSDEV_NODISCARD
static inline enum osdev_x86_err osdev_x86_map_page(
    const struct osdev_x86_space *space, osdev_vaddr_t va, osdev_paddr_t pa,
    enum osdev_x86_page_size size, uint64_t flags
)
{
    struct osdev_x86_walk_ walk;
    bool is_large = size == OSDEV_X86_SIZE_2M;
    uint64_t align = is_large ? OSDEV_X86_LEVEL_SIZE(2) : OSDEV_X86_TABLE_SIZE;
    // The PAT bit of a large page is elsewhere.
    uint64_t moved = is_large ? OSDEV_X86_PAGE_PAT : 0;
    uint64_t fault = ((va.raw | pa.raw) & (align - 1)) |
                     (pa.raw & space->masks.pa_zero) |
                     (flags & (space->masks.flags_zero | moved)) |
                     osdev_x86_not_canonical_(space, va);

    walk.want = OSDEV_X86_PTE_PRESENT | (flags & OSDEV_X86_RIGHTS_GRANTED_);
    walk.test = walk.want | space->masks.table_test |
                (~flags & OSDEV_X86_PAGE_NO_EXECUTE);
    if (fault != 0 || (size != OSDEV_X86_SIZE_4K && !is_large) ||
        (is_large ? osdev_x86_walk_(&walk, space, va, 2) != 2
                  : osdev_x86_walk_(&walk, space, va, 1) != 1) ||
        walk.raw != 0) {
        return osdev_x86_map_page_(space, va, pa, size, flags);
    }
    osdev_x86_pte_t page = {
        pa.raw | flags | OSDEV_X86_PTE_PRESENT |
        (is_large ? OSDEV_X86_PTE_HUGE : 0)};

    osdev_x86_pte_store(
        osdev_x86_walk_entry_(&walk, va, is_large ? 2 : 1), page
    );
    return OSDEV_X86_OK;
}

/** Private: the long way of osdev_x86_unmap_page(). */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_unmap_page_(
    const struct osdev_x86_space *space, osdev_vaddr_t va,
    enum osdev_x86_page_size size, struct osdev_x86_gather *gather,
    struct osdev_x86_translation *out
);

/**
 * Unmap one page of exactly one size.
 *
 * @param      space   The address space.
 * @param      va      The page.
 * @param      size    Its size.
 * @param      gather  Records what to flush; may be NULL.
 * @param[out] out     What was mapped; written only on success, may be NULL.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_SIZE        size is none of the enumeration.
 * @retval OSDEV_X86_ERR_BAD_ALIGN       va is not a multiple of size.
 * @retval OSDEV_X86_ERR_NOT_CANONICAL   va lies in the hole.
 * @retval OSDEV_X86_ERR_NOT_MAPPED      nothing is there.
 * @retval OSDEV_X86_ERR_SOFT_ENTRY      an entry of the kernel's is there.
 * @retval OSDEV_X86_ERR_LARGER_PAGE     the page there is larger.
 * @retval OSDEV_X86_ERR_SMALLER_PAGES   a table is there.
 * @retval OSDEV_X86_ERR_BAD_TABLE       a table cannot be reached.
 */
OSDEV_NODISCARD
static inline enum osdev_x86_err osdev_x86_unmap_page(
    const struct osdev_x86_space *space, osdev_vaddr_t va,
    enum osdev_x86_page_size size, struct osdev_x86_gather *gather,
    struct osdev_x86_translation *out
)
{
    struct osdev_x86_walk_ walk;

    walk.want = OSDEV_X86_PTE_PRESENT;
    walk.test = space->masks.table_test;
    // Without a gather object no processor knows the space: a plain store.
    if (gather != NULL || size != OSDEV_X86_SIZE_4K ||
        ((va.raw & 0xfff) | osdev_x86_not_canonical_(space, va)) != 0 ||
        osdev_x86_walk_(&walk, space, va, 1) != 1 ||
        (walk.raw & OSDEV_X86_PTE_PRESENT) == 0) {
        struct osdev_x86_translation found;
        enum osdev_x86_err err =
            osdev_x86_unmap_page_(space, va, size, gather, &found);

        if (err == OSDEV_X86_OK && out != NULL) {
            *out = found;
        }
        return err;
    }
    osdev_x86_pte_t unused = {0};

    osdev_x86_pte_store(osdev_x86_walk_entry_(&walk, va, 1), unused);
    if (out != NULL) {
        osdev_x86_walk_describe_(&walk, va, 1, out);
    }
    return OSDEV_X86_OK;
}

OSDEV_END_DECLS

#endif
