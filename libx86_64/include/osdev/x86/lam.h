// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Linear address masking: the processor ignores upper bits of pointers, so
 * programs may keep tags there. Whoever gets a pointer from user mode takes
 * the tag off before it compares or walks.
 *
 * @spec Intel SDM volume 3, 4.4; Architecture Instruction Set Extensions, LAM
 */
#ifndef OSDEV_X86_LAM_H
#define OSDEV_X86_LAM_H

#include <osdev/x86/cr3.h>

OSDEV_BEGIN_DECLS

/** Which bits of a user pointer the processor ignores. */
enum osdev_x86_lam {
    OSDEV_X86_LAM_OFF = 0, /**< None. */
    OSDEV_X86_LAM_U57,     /**< Bits 62..57. */
    OSDEV_X86_LAM_U48,     /**< Bits 62..48; not with 5-level addresses. */
};

/**
 * Take the tag off a user pointer. A pointer of the upper half stays as it is.
 *
 * @param va   The pointer; bit 63 is no tag.
 * @param lam  The space's mode.
 */
static inline osdev_vaddr_t
osdev_x86_lam_untag(osdev_vaddr_t va, enum osdev_x86_lam lam)
{
    uint64_t tag = 0;

    if (lam == OSDEV_X86_LAM_U57) {
        tag = OSDEV_MASK64(62, 57);
    } else if (lam == OSDEV_X86_LAM_U48) {
        tag = OSDEV_MASK64(62, 48);
    }
    return va.raw >> 63 != 0 ? va : osdev_vaddr(va.raw & ~tag);
}

/**
 * Take the tag off a supervisor pointer, as CR4.LAM_SUP has it. A pointer of
 * the lower half stays as it is.
 *
 * @param va    The pointer; bit 63 is no tag.
 * @param bits  Width of a virtual address, 48 or 57.
 */
static inline osdev_vaddr_t
osdev_x86_lam_untag_supervisor(osdev_vaddr_t va, unsigned bits)
{
    OSDEV_ASSERT(bits == 48 || bits == 57);

    uint64_t tag = ~((UINT64_C(1) << bits) - 1);

    return va.raw >> 63 != 0 ? osdev_vaddr(va.raw | tag) : va;
}

/**
 * Choose the mode of a space.
 *
 * @param parts  For osdev_x86_cr3_encode().
 * @param lam    The mode.
 */
static inline void
osdev_x86_lam_select(struct osdev_x86_cr3_parts *parts, enum osdev_x86_lam lam)
{
    parts->has_lam_u57 = lam == OSDEV_X86_LAM_U57;
    parts->has_lam_u48 = lam == OSDEV_X86_LAM_U48;
}

OSDEV_END_DECLS

#endif
