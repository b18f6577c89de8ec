// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Barriers of execution: speculation, code that was written, page tables.
 */
#ifndef OSDEV_VOLATILE_SYNC_H
#define OSDEV_VOLATILE_SYNC_H

#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/volatile/config.h>

OSDEV_BEGIN_DECLS

/**
 * Keep later instructions from running before earlier ones have retired,
 * even speculatively. RISC-V has no such instruction and promises nothing:
 * use osdev_index_nospec() where it can be used.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_speculation(void)
{
    __asm__ __volatile__(OSDEV_ARCH_SPECULATION_ ::: "memory");
}

/**
 * Make this processor fetch anew what was written as code before. Other
 * processors need their own; caches of data are not cleaned, see
 * <osdev/volatile/cache.h>. On x86 this is a cpuid, which leaves a virtual
 * machine for its hypervisor.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_instruction(void)
{
    __asm__ __volatile__(OSDEV_ARCH_INSTRUCTION_ ::
                             : OSDEV_ARCH_INSTRUCTION_CLOBBERS_);
}

/**
 * Keep earlier writes to page tables before later accesses that are
 * translated by them, where an entry was not present before. Changing
 * a present entry needs an invalidation, which is the processor library's.
 * On RISC-V this is a privileged instruction.
 */
OSDEV_ALWAYS_INLINE void osdev_barrier_page_table(void)
{
    __asm__ __volatile__(OSDEV_ARCH_PAGE_TABLE_ ::: "memory");
}

/**
 * Turn an index out of bounds into 0 in a way that speculation cannot pass,
 * after the ordinary check.
 *
 * @param index  Any number.
 * @param count  Number of elements, at most SIZE_MAX / 2.
 * @return @p index if it is below @p count, else 0.
 */
static inline size_t osdev_index_nospec(size_t index, size_t count)
{
    OSDEV_ASSERT(count <= SIZE_MAX / 2);

    // The compiler must not know that the index has been checked, or it
    // drops the mask.
    __asm__ __volatile__("" : "+r"(index));

    // The top bit is set if the index itself is huge or the difference
    // is below zero; it becomes a mask of all bits.
    size_t outside = (index | (count - 1 - index)) >> (sizeof(size_t) * 8 - 1);

    return index & (outside - 1);
}

OSDEV_END_DECLS

#endif
