// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Page-table entries and the flags of a page.
 *
 * The flags of a page are one 64-bit word, the same at every page size. They
 * sit where the processor has them in an entry of a 4 KiB page, so most
 * encode to themselves; the PAT bit of a larger page, which is elsewhere, and
 * the bit that tells a page from a table are this header's business alone.
 *
 * Levels count from the bottom: 1 is the table of 4 KiB pages, and a leaf at
 * level 1, 2, 3 is a page of 4 KiB, 2 MiB, 1 GiB.
 *
 * @spec Intel SDM volume 3, 4.5; AMD APM volume 2, 5.3
 */
#ifndef OSDEV_X86_PTE_H
#define OSDEV_X86_PTE_H

#include <osdev/x86/err.h>

OSDEV_BEGIN_DECLS

/** An entry of a page table, of any level. */
typedef struct {
    uint64_t raw; /**< All 64 bits. */
} osdev_x86_pte_t;

/** Entries of a table. */
#define OSDEV_X86_TABLE_ENTRIES 512u
/** Bytes of a table, which is also the smallest page. */
#define OSDEV_X86_TABLE_SIZE UINT64_C(4096)

/** Sizes of a page; the number is the level of the leaf. */
enum osdev_x86_page_size {
    OSDEV_X86_SIZE_ANY = 0, /**< No wish: the library chooses. */
    OSDEV_X86_SIZE_4K = 1,  /**< 4 KiB. */
    OSDEV_X86_SIZE_2M = 2,  /**< 2 MiB. */
    OSDEV_X86_SIZE_1G = 3,  /**< 1 GiB. */
};

/** Bytes of a page of @p level, or that an entry of that level spans. */
#define OSDEV_X86_LEVEL_SIZE(level) (UINT64_C(1) << (3 + 9 * (level)))

/** @name Flags of a page
 * @{ */
/** Writable. */
#define OSDEV_X86_PAGE_WRITE OSDEV_BIT64(1)
/** User mode may access it. */
#define OSDEV_X86_PAGE_USER OSDEV_BIT64(2)
/** Memory type, bit 0 of the PAT slot. */
#define OSDEV_X86_PAGE_PWT OSDEV_BIT64(3)
/** Memory type, bit 1 of the PAT slot. */
#define OSDEV_X86_PAGE_PCD OSDEV_BIT64(4)
/** The processor has used it. */
#define OSDEV_X86_PAGE_ACCESSED OSDEV_BIT64(5)
/** The processor has written to it. */
#define OSDEV_X86_PAGE_DIRTY OSDEV_BIT64(6)
/** Memory type, bit 2 of the PAT slot. */
#define OSDEV_X86_PAGE_PAT OSDEV_BIT64(7)
/** Translation survives a change of CR3. */
#define OSDEV_X86_PAGE_GLOBAL OSDEV_BIT64(8)
/** Bits 11..9, for the kernel. */
#define OSDEV_X86_PAGE_SOFT_LOW_MASK OSDEV_MASK64(11, 9)
/**
 * Memory shared with the host of an encrypted guest. Stands for a bit whose
 * place and sense struct osdev_x86_paging knows.
 */
#define OSDEV_X86_PAGE_SHARED OSDEV_BIT64(12)
/** Bits 58..52, for the kernel. */
#define OSDEV_X86_PAGE_SOFT_HIGH_MASK OSDEV_MASK64(58, 52)
/** Protection key; for the kernel where keys are off. */
#define OSDEV_X86_PAGE_KEY_MASK OSDEV_MASK64(62, 59)
/** Not executable. */
#define OSDEV_X86_PAGE_NO_EXECUTE OSDEV_BIT64(63)

/** Private: the flags whose bits in a page of 4 KiB are the same. */
#define OSDEV_X86_PAGE_PLAIN_                                              \
    (OSDEV_X86_PAGE_WRITE | OSDEV_X86_PAGE_USER | OSDEV_X86_PAGE_PWT |     \
     OSDEV_X86_PAGE_PCD | OSDEV_X86_PAGE_ACCESSED | OSDEV_X86_PAGE_DIRTY | \
     OSDEV_X86_PAGE_PAT | OSDEV_X86_PAGE_GLOBAL |                          \
     OSDEV_X86_PAGE_SOFT_LOW_MASK | OSDEV_X86_PAGE_SOFT_HIGH_MASK |        \
     OSDEV_X86_PAGE_KEY_MASK | OSDEV_X86_PAGE_NO_EXECUTE)
/** All bits that choose the memory type. */
#define OSDEV_X86_PAGE_TYPE_MASK \
    (OSDEV_X86_PAGE_PWT | OSDEV_X86_PAGE_PCD | OSDEV_X86_PAGE_PAT)
/** Not cached, whatever the PAT register holds after reset. */
#define OSDEV_X86_PAGE_UNCACHED (OSDEV_X86_PAGE_PWT | OSDEV_X86_PAGE_PCD)
/** The flags that choose a slot, 0..7, of the PAT register. */
#define OSDEV_X86_PAGE_PAT_SLOT(slot)                 \
    (((slot)&1u ? OSDEV_X86_PAGE_PWT : UINT64_C(0)) | \
     ((slot)&2u ? OSDEV_X86_PAGE_PCD : UINT64_C(0)) | \
     ((slot)&4u ? OSDEV_X86_PAGE_PAT : UINT64_C(0)))
/** The flags for a protection key, 0..15. */
#define OSDEV_X86_PAGE_KEY(key) \
    OSDEV_FIELD_PREP(OSDEV_X86_PAGE_KEY_MASK, (uint64_t)(key))
/** @} */

/** @name Bits of an entry that are no flags of a page
 * @{ */
/** The entry is in use by the processor. */
#define OSDEV_X86_PTE_PRESENT OSDEV_BIT64(0)
/** Level 2 and 3: a page, not a table. */
#define OSDEV_X86_PTE_HUGE OSDEV_BIT64(7)
/** Level 2 and 3: PAT bit of a page. */
#define OSDEV_X86_PTE_HUGE_PAT OSDEV_BIT64(12)
/** Physical address, before a level or a processor narrows it. */
#define OSDEV_X86_PTE_ADDR_MASK OSDEV_MASK64(51, 12)
/** @} */

/** What an entry is. */
enum osdev_x86_pte_kind {
    OSDEV_X86_PTE_UNUSED, /**< All zero. */
    OSDEV_X86_PTE_SOFT,   /**< Not present, but not zero: the kernel's. */
    OSDEV_X86_PTE_TABLE,  /**< Leads to a table of the next lower level. */
    OSDEV_X86_PTE_LEAF,   /**< Maps a page. */
};

/**
 * What an entry is.
 *
 * @param pte    The entry.
 * @param level  Level of its table, 1..5.
 */
static inline enum osdev_x86_pte_kind
osdev_x86_pte_kind(osdev_x86_pte_t pte, unsigned level)
{
    if ((pte.raw & OSDEV_X86_PTE_PRESENT) == 0) {
        return pte.raw == 0 ? OSDEV_X86_PTE_UNUSED : OSDEV_X86_PTE_SOFT;
    }
    if (level == 1 || (level <= 3 && (pte.raw & OSDEV_X86_PTE_HUGE) != 0)) {
        return OSDEV_X86_PTE_LEAF;
    }
    return OSDEV_X86_PTE_TABLE;
}

/**
 * Read an entry that the processor or another one may change. One load, as of
 * a relaxed atomic; but gcc forgets at those what it knows of other memory.
 */
static inline osdev_x86_pte_t osdev_x86_pte_load(const osdev_x86_pte_t *entry)
{
    osdev_x86_pte_t pte = {*(const volatile uint64_t *)&entry->raw};

    return pte;
}

/** Write an entry in one piece, after all that was written before. */
static inline void
osdev_x86_pte_store(osdev_x86_pte_t *entry, osdev_x86_pte_t pte)
{
    __atomic_store_n(&entry->raw, pte.raw, __ATOMIC_RELEASE);
}

/** Name a flag word's memory type by its slot, 0..7, in the PAT register. */
static inline unsigned osdev_x86_page_pat_slot(uint64_t flags)
{
    return ((flags & OSDEV_X86_PAGE_PWT) != 0 ? 1u : 0u) |
           ((flags & OSDEV_X86_PAGE_PCD) != 0 ? 2u : 0u) |
           ((flags & OSDEV_X86_PAGE_PAT) != 0 ? 4u : 0u);
}

OSDEV_END_DECLS

#endif
