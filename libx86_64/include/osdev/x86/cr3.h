// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * CR3: where the page tables start, and four other things that share the
 * register. Bits 11..0 are a process-context identifier (PCID) while
 * CR4.PCIDE is on and two cache flags while it is off; bits 61 and 62 switch
 * address masking (LAM); bit 63 of a write keeps the translations of the PCID
 * and is never stored.
 *
 * A read value is kept whole, so writing it back changes nothing. Taking it
 * apart needs to know the mode.
 *
 * @spec Intel SDM volume 3, 2.5 and 4.10.4.1
 */
#ifndef OSDEV_X86_CR3_H
#define OSDEV_X86_CR3_H

#include <osdev/x86/err.h>
#include <osdev/x86/insn.h>

OSDEV_BEGIN_DECLS

/** Control register 3. */
typedef struct {
    uint64_t raw; /**< All 64 bits. */
} osdev_x86_cr3_t;

/** Physical address of the root table. */
#define OSDEV_X86_CR3_ROOT_MASK OSDEV_MASK64(51, 12)
/** Process-context identifier, with CR4.PCIDE. */
#define OSDEV_X86_CR3_PCID_MASK OSDEV_MASK64(11, 0)
/** Root table is write-through, without CR4.PCIDE. */
#define OSDEV_X86_CR3_PWT OSDEV_BIT64(3)
/** Root table is not cached, without CR4.PCIDE. */
#define OSDEV_X86_CR3_PCD OSDEV_BIT64(4)
/** User addresses are masked down to 57 bits. */
#define OSDEV_X86_CR3_LAM_U57 OSDEV_BIT64(61)
/** User addresses are masked down to 48 bits. */
#define OSDEV_X86_CR3_LAM_U48 OSDEV_BIT64(62)
/** In a write with CR4.PCIDE: keep the translations of this PCID. */
#define OSDEV_X86_CR3_NO_FLUSH OSDEV_BIT64(63)
/** Largest process-context identifier. */
#define OSDEV_X86_PCID_MAX 4095u

/** What the register's low bits mean: the state of CR4.PCIDE. */
enum osdev_x86_cr3_mode {
    OSDEV_X86_CR3_FLAGS, /**< PCIDE is off: PWT and PCD. */
    OSDEV_X86_CR3_PCID,  /**< PCIDE is on: a process-context identifier. */
};

/** CR3 taken apart. */
struct osdev_x86_cr3_parts {
    osdev_paddr_t root; /**< Root table, a multiple of 4096. */
    uint16_t pcid;      /**< 0..4095; 0 in mode FLAGS. */
    bool is_pwt;        /**< Write-through; false in mode PCID. */
    bool is_pcd;        /**< Not cached; false in mode PCID. */
    bool has_lam_u57;   /**< Mask user addresses to 57 bits. */
    bool has_lam_u48;   /**< Mask user addresses to 48 bits. */
};

/** Read CR3. */
static inline osdev_x86_cr3_t osdev_x86_cr3_read(void)
{
    osdev_x86_cr3_t value = {osdev_x86_insn_read_cr3()};

    return value;
}

/**
 * Write CR3 as given and drop the translations that are not global: all of
 * them, with CR4.PCIDE those of the value's PCID.
 *
 * @param value  From osdev_x86_cr3_read() or osdev_x86_cr3_encode().
 */
static inline void osdev_x86_cr3_write(osdev_x86_cr3_t value)
{
    osdev_x86_insn_write_cr3(value.raw & ~OSDEV_X86_CR3_NO_FLUSH);
}

/**
 * Write CR3 and keep the translations of the value's PCID.
 *
 * @param value  As in osdev_x86_cr3_write(). CR4.PCIDE must be on.
 */
static inline void osdev_x86_cr3_write_no_flush(osdev_x86_cr3_t value)
{
    osdev_x86_insn_write_cr3(value.raw | OSDEV_X86_CR3_NO_FLUSH);
}

/** Physical address of the root table; valid in both modes. */
static inline osdev_paddr_t osdev_x86_cr3_root(osdev_x86_cr3_t value)
{
    return osdev_paddr(value.raw & OSDEV_X86_CR3_ROOT_MASK);
}

/**
 * Take a value apart.
 *
 * @param value  The register.
 * @param mode   The state of CR4.PCIDE when it was read.
 * @return The parts. Cannot fail.
 */
struct osdev_x86_cr3_parts
osdev_x86_cr3_decode(osdev_x86_cr3_t value, enum osdev_x86_cr3_mode mode);

/**
 * Put a value together.
 *
 * @param      parts  What to load.
 * @param      mode   The state of CR4.PCIDE when it will be written.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_ALIGN   the root is not a multiple of 4096.
 * @retval OSDEV_X86_ERR_PHYS_RANGE  the root is wider than 52 bits.
 * @retval OSDEV_X86_ERR_BAD_PCID    pcid is above 4095.
 * @retval OSDEV_X86_ERR_BAD_FLAGS   a PCID in mode FLAGS, or PWT or PCD in
 *                                   mode PCID.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_cr3_encode(
    const struct osdev_x86_cr3_parts *parts, enum osdev_x86_cr3_mode mode,
    osdev_x86_cr3_t *out
);

OSDEV_END_DECLS

#endif
