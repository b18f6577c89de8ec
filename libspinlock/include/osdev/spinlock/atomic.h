// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The atomic operations of libspinlock. Everything that two processors may
 * touch at once goes through the macros of this header, and each use names
 * its order, so a host test can put another header of this name in front and
 * run the locks one atomic step at a time.
 *
 * Not for callers: names that end in an underscore may change.
 */
#ifndef OSDEV_SPINLOCK_ATOMIC_H
#define OSDEV_SPINLOCK_ATOMIC_H

#include <osdev/base/attr.h>

/** Read the object at @p ptr. */
#define OSDEV_SPINLOCK_LOAD_(ptr, order) __atomic_load_n((ptr), (order))

/** Write @p value to the object at @p ptr. */
#define OSDEV_SPINLOCK_STORE_(ptr, value, order) \
    __atomic_store_n((ptr), (value), (order))

/** Write @p value and give the value before. */
#define OSDEV_SPINLOCK_SWAP_(ptr, value, order) \
    __atomic_exchange_n((ptr), (value), (order))

/** Add and give the value before. */
#define OSDEV_SPINLOCK_ADD_(ptr, value, order) \
    __atomic_fetch_add((ptr), (value), (order))

/** Set bits and give the value before. */
#define OSDEV_SPINLOCK_OR_(ptr, value, order) \
    __atomic_fetch_or((ptr), (value), (order))

/** Keep the bits of @p value alone and give the value before. */
#define OSDEV_SPINLOCK_AND_(ptr, value, order) \
    __atomic_fetch_and((ptr), (value), (order))

/**
 * Replace *expected by @p value; true if that happened, otherwise *expected
 * is what was there. Fails only if the values differ. A failure is relaxed:
 * none of the locks draws a conclusion about memory from it.
 */
#define OSDEV_SPINLOCK_CAS_(ptr, expected, value, order)             \
    __atomic_compare_exchange_n(                                     \
        (ptr), (expected), (value), false, (order), __ATOMIC_RELAXED \
    )

/** A fence. */
#define OSDEV_SPINLOCK_FENCE_(order) __atomic_thread_fence(order)

/** Tell the processor that this is a spin loop. */
#define OSDEV_SPINLOCK_PAUSE_() osdev_spinlock_pause()

OSDEV_BEGIN_DECLS

/**
 * Tell the processor that the caller waits for another one: spares power and
 * the sibling thread. Also keeps the compiler from caching memory.
 *
 * @context Any.
 */
OSDEV_ALWAYS_INLINE void osdev_spinlock_pause(void)
{
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#elif defined(__aarch64__) || (defined(__ARM_ARCH) && __ARM_ARCH >= 7)
    __asm__ volatile("yield" ::: "memory");
#elif defined(__riscv)
    // The encoding of the PAUSE hint, which is a no-operation elsewhere.
    __asm__ volatile(".4byte 0x0100000f" ::: "memory");
#else
    __asm__ volatile("" ::: "memory");
#endif
}

OSDEV_END_DECLS

#endif
