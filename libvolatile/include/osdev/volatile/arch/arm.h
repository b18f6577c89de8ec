// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * 32-bit Arm, version 7 and later: one row a cell of the barrier table.
 *
 * There is no form for loads alone before version 8, so read barriers are
 * general ones.
 *
 * @spec Arm ARMv7-A/R ARM (DDI 0406), A3.8 and B4.2
 */
#ifndef OSDEV_VOLATILE_ARCH_ARM_H
#define OSDEV_VOLATILE_ARCH_ARM_H

#if __ARM_ARCH < 7
    #error "libvolatile knows Arm from version 7 on"
#endif

#define OSDEV_ARCH_ASM_ACCESS_ 1
#define OSDEV_ARCH_HAS_64_     0
#define OSDEV_ARCH_CELL_       "Q"
#define OSDEV_ARCH_REG8_       "r"
#define OSDEV_ARCH_REG_        "r"
#define OSDEV_ARCH_LOAD8_      "ldrb %0, %1"
#define OSDEV_ARCH_LOAD16_     "ldrh %0, %1"
#define OSDEV_ARCH_LOAD32_     "ldr %0, %1"
#define OSDEV_ARCH_STORE8_     "strb %1, %0"
#define OSDEV_ARCH_STORE16_    "strh %1, %0"
#define OSDEV_ARCH_STORE32_    "str %1, %0"

#define OSDEV_ARCH_MMIO_ALL_             "dsb sy"
#define OSDEV_ARCH_MMIO_READ_            "dsb sy"
#define OSDEV_ARCH_MMIO_WRITE_           "dsb st"
#define OSDEV_ARCH_SMP_ALL_              "dmb ish"
#define OSDEV_ARCH_SMP_READ_             "dmb ish"
#define OSDEV_ARCH_SMP_WRITE_            "dmb ishst"
#define OSDEV_ARCH_DMA_ALL_              "dmb osh"
#define OSDEV_ARCH_DMA_READ_             "dmb osh"
#define OSDEV_ARCH_DMA_WRITE_            "dmb oshst"
#define OSDEV_ARCH_WC_ALL_               "dsb sy"
#define OSDEV_ARCH_WC_READ_              "dsb sy"
#define OSDEV_ARCH_WC_WRITE_             "dsb st"
#define OSDEV_ARCH_DOORBELL_             "dmb oshst"
#define OSDEV_ARCH_AFTER_MMIO_READ_      "dmb osh"
#define OSDEV_ARCH_PAGE_TABLE_           "dsb ishst; isb"
#define OSDEV_ARCH_RELAX_                "yield"
#define OSDEV_ARCH_SPECULATION_          "dsb nsh; isb"
#define OSDEV_ARCH_INSTRUCTION_          "isb"
#define OSDEV_ARCH_INSTRUCTION_CLOBBERS_ "memory"

#define OSDEV_ARCH_CACHE_CLEAN_      "mcr p15, 0, %0, c7, c10, 1"
#define OSDEV_ARCH_CACHE_INVALIDATE_ "mcr p15, 0, %0, c7, c6, 1"
#define OSDEV_ARCH_CACHE_FLUSH_      "mcr p15, 0, %0, c7, c14, 1"

#endif
