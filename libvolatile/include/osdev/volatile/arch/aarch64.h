// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * AArch64: one row a cell of the barrier table.
 *
 * Other processors are in the inner shareable domain, devices in the outer;
 * only a DSB waits until an access has reached its device. The LD forms keep
 * earlier loads before all later accesses.
 *
 * @spec Arm ARM (DDI 0487), B2.3 and D7.5
 */
#ifndef OSDEV_VOLATILE_ARCH_AARCH64_H
#define OSDEV_VOLATILE_ARCH_AARCH64_H

#define OSDEV_ARCH_ASM_ACCESS_ 1
#define OSDEV_ARCH_HAS_64_     1
// A bare base register: a hypervisor can decode the trapped access.
#define OSDEV_ARCH_CELL_    "Q"
#define OSDEV_ARCH_REG8_    "r"
#define OSDEV_ARCH_REG_     "r"
#define OSDEV_ARCH_LOAD8_   "ldrb %w0, %1"
#define OSDEV_ARCH_LOAD16_  "ldrh %w0, %1"
#define OSDEV_ARCH_LOAD32_  "ldr %w0, %1"
#define OSDEV_ARCH_LOAD64_  "ldr %x0, %1"
#define OSDEV_ARCH_STORE8_  "strb %w1, %0"
#define OSDEV_ARCH_STORE16_ "strh %w1, %0"
#define OSDEV_ARCH_STORE32_ "str %w1, %0"
#define OSDEV_ARCH_STORE64_ "str %x1, %0"

#define OSDEV_ARCH_MMIO_ALL_             "dsb sy"
#define OSDEV_ARCH_MMIO_READ_            "dsb ld"
#define OSDEV_ARCH_MMIO_WRITE_           "dsb st"
#define OSDEV_ARCH_SMP_ALL_              "dmb ish"
#define OSDEV_ARCH_SMP_READ_             "dmb ishld"
#define OSDEV_ARCH_SMP_WRITE_            "dmb ishst"
#define OSDEV_ARCH_DMA_ALL_              "dmb osh"
#define OSDEV_ARCH_DMA_READ_             "dmb oshld"
#define OSDEV_ARCH_DMA_WRITE_            "dmb oshst"
#define OSDEV_ARCH_WC_ALL_               "dsb sy"
#define OSDEV_ARCH_WC_READ_              "dsb ld"
#define OSDEV_ARCH_WC_WRITE_             "dsb st"
#define OSDEV_ARCH_DOORBELL_             "dmb oshst"
#define OSDEV_ARCH_AFTER_MMIO_READ_      "dmb oshld"
#define OSDEV_ARCH_PAGE_TABLE_           "dsb ishst; isb"
#define OSDEV_ARCH_RELAX_                "yield"
#define OSDEV_ARCH_SPECULATION_          "dsb nsh; isb"
#define OSDEV_ARCH_INSTRUCTION_          "isb"
#define OSDEV_ARCH_INSTRUCTION_CLOBBERS_ "memory"

#define OSDEV_ARCH_CACHE_CLEAN_      "dc cvac, %0"
#define OSDEV_ARCH_CACHE_INVALIDATE_ "dc ivac, %0"
#define OSDEV_ARCH_CACHE_FLUSH_      "dc civac, %0"

#endif
