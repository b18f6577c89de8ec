// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * x86: one row a cell of the barrier table.
 *
 * Write-back and uncached memory are strongly ordered: loads stay behind
 * loads, stores behind stores, and only a later load may pass an earlier
 * store. So read and write barriers stop the compiler alone. Write-combining
 * memory and non-temporal accesses are weaker and have cells of their own.
 *
 * i386 has no fence instruction before SSE2; a locked operation drains the
 * store and write-combining buffers of every processor there is.
 *
 * @spec Intel SDM volume 3, 9.2 and 12.3.1; AMD APM volume 2, 7.1
 */
#ifndef OSDEV_VOLATILE_ARCH_X86_H
#define OSDEV_VOLATILE_ARCH_X86_H

#define OSDEV_ARCH_ASM_ACCESS_ 1
#define OSDEV_ARCH_CELL_       "m"
#define OSDEV_ARCH_REG8_       "q"
#define OSDEV_ARCH_REG_        "r"
#define OSDEV_ARCH_LOAD8_      "mov{b %1, %0| %0, %1}"
#define OSDEV_ARCH_LOAD16_     "mov{w %1, %0| %0, %1}"
#define OSDEV_ARCH_LOAD32_     "mov{l %1, %0| %0, %1}"
#define OSDEV_ARCH_LOAD64_     "mov{q %1, %0| %0, %1}"
#define OSDEV_ARCH_STORE8_     OSDEV_ARCH_LOAD8_
#define OSDEV_ARCH_STORE16_    OSDEV_ARCH_LOAD16_
#define OSDEV_ARCH_STORE32_    OSDEV_ARCH_LOAD32_
#define OSDEV_ARCH_STORE64_    OSDEV_ARCH_LOAD64_

#ifdef __x86_64__
    #define OSDEV_ARCH_HAS_64_ 1
    // Below the stack pointer: the top of the stack is in use right now.
    #define OSDEV_ARCH_LOCKED_ \
        "lock or{l $0, -4(%%rsp)| dword ptr [rsp - 4], 0}"
    #define OSDEV_ARCH_MMIO_ALL_ "mfence"
    #define OSDEV_ARCH_WC_ALL_   "mfence"
    #define OSDEV_ARCH_WC_READ_  "lfence"
    #define OSDEV_ARCH_WC_WRITE_ "sfence"
#else
    #define OSDEV_ARCH_HAS_64_ 0
    #define OSDEV_ARCH_LOCKED_ \
        "lock or{l $0, -4(%%esp)| dword ptr [esp - 4], 0}"
    #define OSDEV_ARCH_MMIO_ALL_ OSDEV_ARCH_LOCKED_
    #define OSDEV_ARCH_WC_ALL_   OSDEV_ARCH_LOCKED_
    #define OSDEV_ARCH_WC_READ_  OSDEV_ARCH_LOCKED_
    #define OSDEV_ARCH_WC_WRITE_ OSDEV_ARCH_LOCKED_
#endif

#define OSDEV_ARCH_MMIO_READ_       ""
#define OSDEV_ARCH_MMIO_WRITE_      ""
#define OSDEV_ARCH_SMP_ALL_         OSDEV_ARCH_LOCKED_
#define OSDEV_ARCH_SMP_READ_        ""
#define OSDEV_ARCH_SMP_WRITE_       ""
#define OSDEV_ARCH_DMA_ALL_         OSDEV_ARCH_LOCKED_
#define OSDEV_ARCH_DMA_READ_        ""
#define OSDEV_ARCH_DMA_WRITE_       ""
#define OSDEV_ARCH_DOORBELL_        ""
#define OSDEV_ARCH_AFTER_MMIO_READ_ ""
#define OSDEV_ARCH_PAGE_TABLE_      ""
#define OSDEV_ARCH_RELAX_           "pause"
#define OSDEV_ARCH_SPECULATION_     "lfence"
// cpuid is the serialising instruction that every processor has and every
// privilege level may execute. Leaf 0 has no side effect.
#define OSDEV_ARCH_INSTRUCTION_          "xor{l %%eax, %%eax| eax, eax}; cpuid"
#define OSDEV_ARCH_INSTRUCTION_CLOBBERS_ "memory", "eax", "ebx", "ecx", "edx"

#define OSDEV_ARCH_CACHE_CLEAN_      "clflush {(%0)|[%0]}"
#define OSDEV_ARCH_CACHE_INVALIDATE_ "clflush {(%0)|[%0]}"
#define OSDEV_ARCH_CACHE_FLUSH_      "clflush {(%0)|[%0]}"

#endif
