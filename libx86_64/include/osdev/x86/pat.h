// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The page attribute table: eight memory types, chosen by three bits of a
 * page-table entry.
 *
 * @spec Intel SDM volume 3, 12.12
 */
#ifndef OSDEV_X86_PAT_H
#define OSDEV_X86_PAT_H

#include <osdev/x86/msr.h>
#include <osdev/x86/pte.h>

OSDEV_BEGIN_DECLS

/** Memory types; the numbers are those of the register. */
enum osdev_x86_memory_type {
    OSDEV_X86_MEMORY_UC = 0,       /**< Uncacheable. */
    OSDEV_X86_MEMORY_WC = 1,       /**< Write-combining. */
    OSDEV_X86_MEMORY_WT = 4,       /**< Write-through. */
    OSDEV_X86_MEMORY_WP = 5,       /**< Write-protected. */
    OSDEV_X86_MEMORY_WB = 6,       /**< Write-back. */
    OSDEV_X86_MEMORY_UC_MINUS = 7, /**< Uncacheable unless MTRRs say WC. */
};

/** The register PAT. */
typedef struct {
    uint64_t raw; /**< One byte a slot. */
} osdev_x86_pat_t;

/** Slots of the register. */
#define OSDEV_X86_PAT_SLOTS 8u
/** After reset: WB, WT, UC-, UC, twice. */
#define OSDEV_X86_PAT_RESET UINT64_C(0x0007040600070406)

/** Read the register. */
static inline osdev_x86_pat_t osdev_x86_pat_read(void)
{
    osdev_x86_pat_t pat = {osdev_x86_insn_rdmsr(OSDEV_X86_MSR_PAT)};

    return pat;
}

/** Write the register; all processors need the same value. */
static inline void osdev_x86_pat_write(osdev_x86_pat_t pat)
{
    osdev_x86_insn_wrmsr(OSDEV_X86_MSR_PAT, pat.raw);
}

/**
 * The memory type of a slot.
 *
 * @param      pat   The register.
 * @param      slot  0..7.
 * @param[out] out   Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_INDEX  slot is above 7.
 * @retval OSDEV_X86_ERR_BAD_VALUE  the slot holds a reserved type.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_pat_get(
    osdev_x86_pat_t pat, unsigned slot, enum osdev_x86_memory_type *out
);

/**
 * Replace the memory type of a slot.
 *
 * @param pat   The value to change.
 * @param slot  0..7.
 * @param type  The memory type.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_INDEX  slot is above 7.
 * @retval OSDEV_X86_ERR_BAD_VALUE  type is none of the enumeration.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_pat_set(
    osdev_x86_pat_t *pat, unsigned slot, enum osdev_x86_memory_type type
);

/**
 * Find the first slot with a memory type.
 *
 * @param      pat       The register.
 * @param      type      The memory type.
 * @param[out] out_slot  Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_UNSUPPORTED  no slot holds it.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_pat_find(
    osdev_x86_pat_t pat, enum osdev_x86_memory_type type, unsigned *out_slot
);

/**
 * The memory type that a page's flags choose.
 *
 * @param      pat    The register.
 * @param      flags  OSDEV_X86_PAGE_ flags, as osdev_x86_translate() reports.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_VALUE  the slot holds a reserved type.
 */
OSDEV_NODISCARD
static inline enum osdev_x86_err osdev_x86_page_memory_type(
    osdev_x86_pat_t pat, uint64_t flags, enum osdev_x86_memory_type *out
)
{
    return osdev_x86_pat_get(pat, osdev_x86_page_pat_slot(flags), out);
}

/**
 * The memory type that the processor uses.
 *
 * @param      mtrr  What the memory type range registers say; not UC_MINUS.
 * @param      page  What the page says.
 * @param[out] out   Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_VALUE  one of them is no such type.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_memory_type_effective(
    enum osdev_x86_memory_type mtrr, enum osdev_x86_memory_type page,
    enum osdev_x86_memory_type *out
);

OSDEV_END_DECLS

#endif
