// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Cache maintenance for devices that do not see the caches. Not part of
 * <osdev/volatile.h>: only some processors can do it.
 *
 * - before the device reads memory: clean;
 * - before the device writes memory: invalidate, and again before the
 *   processor reads what the device wrote;
 * - both: flush.
 *
 * Buffers should start and end on a line: a line shared with other data is
 * flushed by invalidate and not dropped, but nothing can save what the
 * processor writes to it while the device owns the buffer.
 *
 * @context Any on x86 and RISC-V with Zicbom enabled; privileged on Arm.
 */
#ifndef OSDEV_VOLATILE_CACHE_H
#define OSDEV_VOLATILE_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/volatile/barrier.h>
#include <osdev/volatile/config.h>

#ifndef OSDEV_ARCH_CACHE_CLEAN_
    #error "no cache maintenance by address for this processor"
#endif

OSDEV_BEGIN_DECLS

/** x86: clflushopt may be used, CPUID.7:EBX bit 23. */
#define OSDEV_CACHE_CLFLUSHOPT 1u
/** x86: clwb may be used, CPUID.7:EBX bit 24. */
#define OSDEV_CACHE_CLWB 2u

/** How the caches of this machine are maintained. Passed by value. */
struct osdev_cache {
    size_t line;       /**< Smallest line in bytes, a power of two. */
    unsigned features; /**< OSDEV_CACHE_ bits; 0 on other processors. */
};

/**
 * Describe the caches, such as by what a device tree says.
 *
 * @param line      Smallest line in bytes, a power of two.
 * @param features  OSDEV_CACHE_ bits; 0 always works.
 */
static inline struct osdev_cache
osdev_cache_make(size_t line, unsigned features)
{
    OSDEV_ASSERT(line != 0 && (line & (line - 1)) == 0);

    struct osdev_cache cache = {line, features};

    return cache;
}

#if defined(__x86_64__) || defined(__i386__)

// Registers A and B of a leaf of CPUID, subleaf 0.
static inline void osdev_cache_cpuid_(uint32_t leaf, uint32_t *a, uint32_t *b)
{
    uint32_t c = 0;
    uint32_t d;

    *a = leaf;
    __asm__ __volatile__("cpuid" : "+a"(*a), "=b"(*b), "+c"(c), "=d"(d));
}

/**
 * Ask the processor. Slow in a virtual machine: ask once.
 *
 * @return The caches; the line is 64 if the processor does not tell.
 * @spec Intel SDM volume 2, CPUID leaves 1 and 7
 */
static inline struct osdev_cache osdev_cache_detect(void)
{
    uint32_t highest;
    uint32_t a;
    uint32_t b;
    unsigned features = 0;

    osdev_cache_cpuid_(0, &highest, &b);
    osdev_cache_cpuid_(1, &a, &b);

    size_t line = (size_t)(b >> 8 & 0xff) * 8;

    if (highest >= 7) {
        osdev_cache_cpuid_(7, &a, &b);
        features |= (b >> 23 & 1) != 0 ? OSDEV_CACHE_CLFLUSHOPT : 0;
        features |= (b >> 24 & 1) != 0 ? OSDEV_CACHE_CLWB : 0;
    }
    return osdev_cache_make(line == 0 ? 64 : line, features);
}

#elif defined(__aarch64__)

/**
 * Ask the processor.
 *
 * @spec Arm ARM (DDI 0487), CTR_EL0.DminLine
 */
static inline struct osdev_cache osdev_cache_detect(void)
{
    uint64_t ctr;

    __asm__("mrs %0, ctr_el0" : "=r"(ctr));
    return osdev_cache_make((size_t)4 << (ctr >> 16 & 0xf), 0);
}

#elif defined(__arm__)

/**
 * Ask the processor.
 *
 * @spec Arm ARMv7-A/R ARM (DDI 0406), CTR.DminLine
 */
static inline struct osdev_cache osdev_cache_detect(void)
{
    uint32_t ctr;

    __asm__("mrc p15, 0, %0, c0, c0, 1" : "=r"(ctr));
    return osdev_cache_make((size_t)4 << (ctr >> 16 & 0xf), 0);
}

#endif

// A template takes no parentheses.
// NOLINTBEGIN(bugprone-macro-parentheses)
#define OSDEV_CACHE_LINE_(insn, at) \
    __asm__ __volatile__(insn ::"r"(at) : "memory")
// NOLINTEND(bugprone-macro-parentheses)

// Write one line back.
static inline void
osdev_cache_clean_line_(struct osdev_cache cache, uintptr_t at)
{
#if defined(__x86_64__) || defined(__i386__)
    if ((cache.features & OSDEV_CACHE_CLWB) != 0) {
        OSDEV_CACHE_LINE_("clwb {(%0)|[%0]}", at);
        return;
    }
    if ((cache.features & OSDEV_CACHE_CLFLUSHOPT) != 0) {
        OSDEV_CACHE_LINE_("clflushopt {(%0)|[%0]}", at);
        return;
    }
#endif
    (void)cache;
    OSDEV_CACHE_LINE_(OSDEV_ARCH_CACHE_CLEAN_, at);
}

// Write one line back and drop it.
static inline void
osdev_cache_flush_line_(struct osdev_cache cache, uintptr_t at)
{
#if defined(__x86_64__) || defined(__i386__)
    if ((cache.features & OSDEV_CACHE_CLFLUSHOPT) != 0) {
        OSDEV_CACHE_LINE_("clflushopt {(%0)|[%0]}", at);
        return;
    }
#endif
    (void)cache;
    OSDEV_CACHE_LINE_(OSDEV_ARCH_CACHE_FLUSH_, at);
}

// Number of lines that a range touches.
static inline size_t
osdev_cache_lines_(struct osdev_cache cache, uintptr_t start, size_t len)
{
    size_t lead = (size_t)(start & (cache.line - 1));

    if (len == 0) {
        return 0;
    }
    // Written so that a range that ends at the top of memory does not wrap.
    return (lead + (len - 1) % cache.line) / cache.line +
           (len - 1) / cache.line + 1;
}

/**
 * Write a range back to memory and wait until it is there.
 *
 * @param cache  The caches.
 * @param start  First byte.
 * @param len    Length in bytes; the whole of each line touched is written.
 */
static inline void osdev_cache_clean(
    struct osdev_cache cache, const volatile void *start, size_t len
)
{
    uintptr_t at = (uintptr_t)start & ~(uintptr_t)(cache.line - 1);
    size_t lines = osdev_cache_lines_(cache, (uintptr_t)start, len);

    osdev_barrier_mmio();
    for (size_t i = 0; i < lines; i++) {
        osdev_cache_clean_line_(cache, at + i * cache.line);
    }
    osdev_barrier_mmio();
}

/**
 * Write a range back to memory, drop it from the caches and wait.
 *
 * @param cache  The caches.
 * @param start  First byte.
 * @param len    Length in bytes; the whole of each line touched is flushed.
 */
static inline void osdev_cache_flush(
    struct osdev_cache cache, const volatile void *start, size_t len
)
{
    uintptr_t at = (uintptr_t)start & ~(uintptr_t)(cache.line - 1);
    size_t lines = osdev_cache_lines_(cache, (uintptr_t)start, len);

    osdev_barrier_mmio();
    for (size_t i = 0; i < lines; i++) {
        osdev_cache_flush_line_(cache, at + i * cache.line);
    }
    osdev_barrier_mmio();
}

/**
 * Drop a range from the caches and wait, so that the next read comes from
 * memory. Lines that the range covers only in part are flushed. On x86 all
 * lines are flushed: it has no instruction that drops what was written.
 *
 * @param cache  The caches.
 * @param start  First byte.
 * @param len    Length in bytes.
 */
static inline void osdev_cache_invalidate(
    struct osdev_cache cache, const volatile void *start, size_t len
)
{
#if defined(__x86_64__) || defined(__i386__)
    osdev_cache_flush(cache, start, len);
#else
    uintptr_t at = (uintptr_t)start & ~(uintptr_t)(cache.line - 1);
    size_t lead = (size_t)((uintptr_t)start & (cache.line - 1));
    size_t tail = (lead + len) & (cache.line - 1);
    size_t lines = osdev_cache_lines_(cache, (uintptr_t)start, len);

    osdev_barrier_mmio();
    for (size_t i = 0; i < lines; i++) {
        bool shared = (i == 0 && lead != 0) || (i == lines - 1 && tail != 0);

        if (shared) {
            osdev_cache_flush_line_(cache, at + i * cache.line);
        } else {
            OSDEV_CACHE_LINE_(
                OSDEV_ARCH_CACHE_INVALIDATE_, at + i * cache.line
            );
        }
    }
    osdev_barrier_mmio();
#endif
}

OSDEV_END_DECLS

#endif
