// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Segment selectors and segment registers.
 *
 * @spec Intel SDM volume 3, 3.4.2
 */
#ifndef OSDEV_X86_SEGMENT_H
#define OSDEV_X86_SEGMENT_H

#include <osdev/x86/err.h>
#include <osdev/x86/insn.h>

OSDEV_BEGIN_DECLS

/** A segment selector. */
typedef struct {
    uint16_t raw; /**< Index, table indicator and requested level. */
} osdev_x86_selector_t;

/** The table that a selector indexes. */
enum osdev_x86_table {
    OSDEV_X86_TABLE_GDT = 0, /**< The global descriptor table. */
    OSDEV_X86_TABLE_LDT = 1, /**< The local descriptor table. */
};

/** Requested privilege level. */
#define OSDEV_X86_SELECTOR_RPL_MASK UINT32_C(0x0003)
/** Table indicator: 1 is the local table. */
#define OSDEV_X86_SELECTOR_TI_MASK UINT32_C(0x0004)
/** Index of the descriptor. */
#define OSDEV_X86_SELECTOR_INDEX_MASK UINT32_C(0xfff8)

/** Box a raw selector, such as one that the processor saved. */
static inline osdev_x86_selector_t osdev_x86_selector(uint16_t raw)
{
    osdev_x86_selector_t selector = {raw};

    return selector;
}

/**
 * Make a selector.
 *
 * @param      index  Slot of eight bytes, 0..8191.
 * @param      table  The table.
 * @param      rpl    Requested privilege level, 0..3.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_INDEX  index is above 8191.
 * @retval OSDEV_X86_ERR_BAD_LEVEL  rpl is above 3.
 */
OSDEV_NODISCARD
static inline enum osdev_x86_err osdev_x86_selector_make(
    unsigned index, enum osdev_x86_table table, unsigned rpl,
    osdev_x86_selector_t *out
)
{
    if (index > 8191) {
        return OSDEV_X86_ERR_BAD_INDEX;
    }
    if (rpl > 3) {
        return OSDEV_X86_ERR_BAD_LEVEL;
    }
    out->raw = (uint16_t)(index << 3 | (unsigned)table << 2 | rpl);
    return OSDEV_X86_OK;
}

/** Slot in the table, 0..8191. */
static inline unsigned osdev_x86_selector_index(osdev_x86_selector_t selector)
{
    return selector.raw >> 3;
}

/** The table that the selector indexes. */
static inline enum osdev_x86_table
osdev_x86_selector_table(osdev_x86_selector_t selector)
{
    return (selector.raw & OSDEV_X86_SELECTOR_TI_MASK) != 0
               ? OSDEV_X86_TABLE_LDT
               : OSDEV_X86_TABLE_GDT;
}

/** Requested privilege level, 0..3. */
static inline unsigned osdev_x86_selector_rpl(osdev_x86_selector_t selector)
{
    return selector.raw & OSDEV_X86_SELECTOR_RPL_MASK;
}

/** The same selector with another requested level; only 0..3 are kept. */
static inline osdev_x86_selector_t
osdev_x86_selector_with_rpl(osdev_x86_selector_t selector, unsigned rpl)
{
    unsigned keep = selector.raw & ~OSDEV_X86_SELECTOR_RPL_MASK;

    return osdev_x86_selector((uint16_t
    )(keep | (rpl & OSDEV_X86_SELECTOR_RPL_MASK)));
}

/** Whether the selector names no segment, at any requested level. */
static inline bool osdev_x86_selector_is_null(osdev_x86_selector_t selector)
{
    return (selector.raw & ~OSDEV_X86_SELECTOR_RPL_MASK) == 0;
}

/** A segment register. */
enum osdev_x86_segment {
    OSDEV_X86_SEGMENT_CS, /**< Code. */
    OSDEV_X86_SEGMENT_DS, /**< Data. */
    OSDEV_X86_SEGMENT_ES, /**< Extra. */
    OSDEV_X86_SEGMENT_SS, /**< Stack. */
    OSDEV_X86_SEGMENT_FS, /**< Extra, with a 64-bit base. */
    OSDEV_X86_SEGMENT_GS, /**< Extra, with a 64-bit base. */
};

/** Read a segment register. */
osdev_x86_selector_t osdev_x86_segment_read(enum osdev_x86_segment segment);

/**
 * Load a segment register from the descriptor table that is loaded.
 *
 * CS goes through a far return. Loading FS or GS overwrites its base: write
 * the base afterwards.
 *
 * @param segment   The register.
 * @param selector  A bad one raises \#GP, \#NP or \#SS.
 */
void osdev_x86_segment_write(
    enum osdev_x86_segment segment, osdev_x86_selector_t selector
);

OSDEV_END_DECLS

#endif
