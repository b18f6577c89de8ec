// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Segment descriptors and the global descriptor table.
 *
 * osdev_x86_gdt_init_standard() lays the table out as SYSCALL and SYSRET
 * demand; after it the selectors OSDEV_X86_KERNEL_CODE and so on are valid
 * and osdev_x86_star_standard() is the matching register value.
 *
 * @spec Intel SDM volume 3, 3.4.5 and 3.5; AMD APM volume 2, 4.8
 */
#ifndef OSDEV_X86_GDT_H
#define OSDEV_X86_GDT_H

#include <osdev/x86/segment.h>
#include <osdev/x86/tss.h>

OSDEV_BEGIN_DECLS

/** @name The standard layout
 * @{ */
/** Slots of the standard layout before any task state. */
#define OSDEV_X86_GDT_STANDARD_SLOTS 6u
/** Slots that one task state or local table takes. */
#define OSDEV_X86_GDT_SYSTEM_SLOTS 2u
/** Selector of 64-bit kernel code. */
#define OSDEV_X86_KERNEL_CODE 0x08u
/** Selector of kernel data. */
#define OSDEV_X86_KERNEL_DATA 0x10u
/** Selector of 32-bit user code. */
#define OSDEV_X86_USER_CODE32 0x1bu
/** Selector of user data. */
#define OSDEV_X86_USER_DATA 0x23u
/** Selector of 64-bit user code. */
#define OSDEV_X86_USER_CODE 0x2bu
/** @} */

/** @name Bits of a descriptor
 * @{ */
/** Accessed; set here so that the table may be read only. */
#define OSDEV_X86_DESC_ACCESSED OSDEV_BIT64(40)
/** Data: writable. Code: readable. */
#define OSDEV_X86_DESC_WRITABLE OSDEV_BIT64(41)
/** Code: conforming. Data: grows down. */
#define OSDEV_X86_DESC_CONFORMING OSDEV_BIT64(42)
/** Code, not data. */
#define OSDEV_X86_DESC_EXECUTABLE OSDEV_BIT64(43)
/** Code or data, not a system descriptor. */
#define OSDEV_X86_DESC_USER OSDEV_BIT64(44)
/** Privilege level. */
#define OSDEV_X86_DESC_DPL_MASK OSDEV_MASK64(46, 45)
/** Present. */
#define OSDEV_X86_DESC_PRESENT OSDEV_BIT64(47)
/** For the kernel's use. */
#define OSDEV_X86_DESC_AVAILABLE OSDEV_BIT64(52)
/** 64-bit code. */
#define OSDEV_X86_DESC_LONG OSDEV_BIT64(53)
/** 32-bit operands and stack. */
#define OSDEV_X86_DESC_BIG OSDEV_BIT64(54)
/** The limit counts pages of 4 KiB. */
#define OSDEV_X86_DESC_PAGES OSDEV_BIT64(55)
/** Type of a system descriptor. */
#define OSDEV_X86_DESC_TYPE_MASK OSDEV_MASK64(43, 40)
/** Type: local descriptor table. */
#define OSDEV_X86_DESC_TYPE_LDT UINT64_C(2)
/** Type: available 64-bit task state. */
#define OSDEV_X86_DESC_TYPE_TSS UINT64_C(9)
/** Type: 64-bit task state that a processor has loaded. */
#define OSDEV_X86_DESC_TYPE_TSS_BUSY UINT64_C(11)
/** @} */

/** @name Ready-made segments: base 0, limit 4 GiB, accessed
 * @{ */
/** 64-bit code of level 0. */
#define OSDEV_X86_DESC_KERNEL_CODE64 UINT64_C(0x00af9b000000ffff)
/** 32-bit code of level 0. */
#define OSDEV_X86_DESC_KERNEL_CODE32 UINT64_C(0x00cf9b000000ffff)
/** Data of level 0. */
#define OSDEV_X86_DESC_KERNEL_DATA UINT64_C(0x00cf93000000ffff)
/** 64-bit code of level 3. */
#define OSDEV_X86_DESC_USER_CODE64 UINT64_C(0x00affb000000ffff)
/** 32-bit code of level 3. */
#define OSDEV_X86_DESC_USER_CODE32 UINT64_C(0x00cffb000000ffff)
/** Data of level 3. */
#define OSDEV_X86_DESC_USER_DATA UINT64_C(0x00cff3000000ffff)
/** @} */

/** A descriptor taken apart. */
struct osdev_x86_desc {
    uint64_t base;  /**< First byte; 32 bits unless it is a system one. */
    uint32_t limit; /**< Offset of the last byte or page, 20 bits. */
    uint64_t flags; /**< OSDEV_X86_DESC_ bits, the level and type included. */
};

/** A table under construction, in memory of the caller. */
struct osdev_x86_gdt {
    uint64_t *slots;   /**< Private: the table; slot 0 is null. */
    uint16_t capacity; /**< Private: slots that there are, 1..8192. */
    uint16_t count;    /**< Private: slots in use. */
};

/**
 * Take a descriptor apart.
 *
 * @param low   The slot that the selector names.
 * @param high  The slot behind it; used by a system descriptor alone.
 * @return Base, limit and flags.
 */
struct osdev_x86_desc osdev_x86_desc_decode(uint64_t low, uint64_t high);

/**
 * Put a descriptor together.
 *
 * @param      desc  Its parts.
 * @param[out] out   Written only on success. A code or data segment is
 *                   out->low alone, out->high is 0 then.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_VALUE  limit or base is too wide, or flags has
 *                                  bits of the base or limit.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_desc_encode(
    const struct osdev_x86_desc *desc, struct osdev_x86_system_desc *out
);

/**
 * Start a table that holds the null descriptor alone.
 *
 * @param gdt       The object.
 * @param slots     The table, eight bytes aligned. It must stay in place, and
 *                  writable: loading a task state writes to it.
 * @param capacity  Slots, 1..8192.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_INDEX  capacity is 0 or above 8192.
 */
OSDEV_NODISCARD
enum osdev_x86_err
osdev_x86_gdt_init(struct osdev_x86_gdt *gdt, uint64_t *slots, size_t capacity);

/**
 * Start a table in the standard layout: null, kernel code and data, 32-bit
 * user code, user data, 64-bit user code. Append task states behind it.
 *
 * @param gdt       The object.
 * @param slots     As in osdev_x86_gdt_init().
 * @param capacity  Slots, 6..8192; two more for each task state.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_INDEX  capacity is 0 or above 8192.
 * @retval OSDEV_X86_ERR_FULL       capacity is below 6.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_gdt_init_standard(
    struct osdev_x86_gdt *gdt, uint64_t *slots, size_t capacity
);

/**
 * Append a code or data segment.
 *
 * @param      gdt   The table.
 * @param      desc  The descriptor.
 * @param[out] out   Its selector; the requested level is the descriptor's.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_DESCRIPTOR  desc is a system descriptor.
 * @retval OSDEV_X86_ERR_FULL            no slot is left.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_gdt_append(
    struct osdev_x86_gdt *gdt, uint64_t desc, osdev_x86_selector_t *out
);

/**
 * Append a system descriptor.
 *
 * @param      gdt   The table.
 * @param      desc  The descriptor.
 * @param[out] out   Its selector.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_DESCRIPTOR  desc is a code or data segment.
 * @retval OSDEV_X86_ERR_FULL            fewer than two slots are left.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_gdt_append_system(
    struct osdev_x86_gdt *gdt, const struct osdev_x86_system_desc *desc,
    osdev_x86_selector_t *out
);

/**
 * Append a task state that has no I/O permission map.
 *
 * @param      gdt  The table.
 * @param      tss  The task state; must stay in place.
 * @param[out] out  The selector for osdev_x86_tss_load().
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_FULL  fewer than two slots are left.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_gdt_append_tss(
    struct osdev_x86_gdt *gdt, const struct osdev_x86_tss *tss,
    osdev_x86_selector_t *out
);

/**
 * Load the table and, from it, every segment register: CS, then SS, DS and
 * ES, and null into FS and GS, whose bases are kept.
 *
 * @param gdt   The table.
 * @param code  Code segment of level 0.
 * @param data  Data segment of level 0.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_SELECTOR  a selector names no code or data segment
 *                                     of level 0 in this table. Nothing is
 *                                     loaded.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_gdt_load(
    const struct osdev_x86_gdt *gdt, osdev_x86_selector_t code,
    osdev_x86_selector_t data
);

/** Load the selectors of the standard layout: osdev_x86_gdt_load(). */
OSDEV_NODISCARD
static inline enum osdev_x86_err
osdev_x86_gdt_load_standard(const struct osdev_x86_gdt *gdt)
{
    return osdev_x86_gdt_load(
        gdt, osdev_x86_selector(OSDEV_X86_KERNEL_CODE),
        osdev_x86_selector(OSDEV_X86_KERNEL_DATA)
    );
}

/**
 * Load a task state. The processor marks its descriptor busy.
 *
 * @param gdt       The table, loaded on this processor.
 * @param selector  From osdev_x86_gdt_append_tss().
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_SELECTOR    selector is null, of the local table
 *                                       or beyond this table.
 * @retval OSDEV_X86_ERR_BAD_DESCRIPTOR  it names no available task state, for
 *                                       instance one that is loaded already.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_tss_load(
    const struct osdev_x86_gdt *gdt, osdev_x86_selector_t selector
);

OSDEV_END_DECLS

#endif
