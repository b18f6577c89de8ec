// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Dropping cached translations of this processor.
 *
 * @spec Intel SDM volume 3, 4.10.4
 */
#ifndef OSDEV_X86_TLB_H
#define OSDEV_X86_TLB_H

#include <osdev/x86/cr.h>
#include <osdev/x86/cr3.h>

OSDEV_BEGIN_DECLS

/** What INVPCID drops. The numbers are the instruction's types. */
enum osdev_x86_invpcid {
    OSDEV_X86_INVPCID_ADDRESS = 0,   /**< One page of one PCID. */
    OSDEV_X86_INVPCID_SINGLE = 1,    /**< One PCID, but for global pages. */
    OSDEV_X86_INVPCID_ALL = 2,       /**< Everything. */
    OSDEV_X86_INVPCID_NONGLOBAL = 3, /**< Everything but global pages. */
};

/** Drop the translation of one page, global or not, of the current PCID. */
static inline void osdev_x86_tlb_flush_page(osdev_vaddr_t va)
{
    osdev_x86_insn_invlpg(va.raw);
}

/** Drop all translations but the global ones; the PCID stays what it is. */
static inline void osdev_x86_tlb_flush(void)
{
    osdev_x86_cr3_write(osdev_x86_cr3_read());
}

/**
 * Drop all translations, global ones and those of all PCIDs included.
 *
 * @context Interrupts off: CR4.PGE is toggled.
 */
static inline void osdev_x86_tlb_flush_global(void)
{
    osdev_x86_cr4_t old = osdev_x86_cr4_read();
    osdev_x86_cr4_t toggled = {old.raw ^ OSDEV_X86_CR4_PGE};

    osdev_x86_cr4_write(toggled);
    osdev_x86_cr4_write(old);
}

/**
 * Drop translations by PCID. Needs CPUID's INVPCID.
 *
 * @param what  What to drop.
 * @param pcid  For ADDRESS and SINGLE, otherwise 0.
 * @param va    For ADDRESS, otherwise 0.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_PCID  pcid is above 4095.
 */
OSDEV_NODISCARD
static inline enum osdev_x86_err osdev_x86_tlb_flush_pcid(
    enum osdev_x86_invpcid what, uint16_t pcid, osdev_vaddr_t va
)
{
    struct osdev_x86_invpcid_desc desc = {pcid, va.raw};

    if (pcid > OSDEV_X86_PCID_MAX) {
        return OSDEV_X86_ERR_BAD_PCID;
    }
    osdev_x86_insn_invpcid((uint64_t)what, &desc);
    return OSDEV_X86_OK;
}

OSDEV_END_DECLS

#endif
