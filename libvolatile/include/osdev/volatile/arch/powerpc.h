// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * 64-bit Power: one row a cell of the barrier table. lwsync orders ordinary
 * memory but not a load behind an earlier store, and not device memory.
 *
 * @spec Power ISA 3.1, book II, 4.6.3
 */
#ifndef OSDEV_VOLATILE_ARCH_POWERPC_H
#define OSDEV_VOLATILE_ARCH_POWERPC_H

#define OSDEV_ARCH_ASM_ACCESS_ 0
#define OSDEV_ARCH_HAS_64_     1

#define OSDEV_ARCH_MMIO_ALL_             "sync"
#define OSDEV_ARCH_MMIO_READ_            "sync"
#define OSDEV_ARCH_MMIO_WRITE_           "sync"
#define OSDEV_ARCH_SMP_ALL_              "sync"
#define OSDEV_ARCH_SMP_READ_             "lwsync"
#define OSDEV_ARCH_SMP_WRITE_            "lwsync"
#define OSDEV_ARCH_DMA_ALL_              "sync"
#define OSDEV_ARCH_DMA_READ_             "lwsync"
#define OSDEV_ARCH_DMA_WRITE_            "lwsync"
#define OSDEV_ARCH_WC_ALL_               "sync"
#define OSDEV_ARCH_WC_READ_              "sync"
#define OSDEV_ARCH_WC_WRITE_             "sync"
#define OSDEV_ARCH_DOORBELL_             "sync"
#define OSDEV_ARCH_AFTER_MMIO_READ_      "sync"
#define OSDEV_ARCH_PAGE_TABLE_           "ptesync"
#define OSDEV_ARCH_RELAX_                "or 27, 27, 27"
#define OSDEV_ARCH_SPECULATION_          "ori 31, 31, 0"
#define OSDEV_ARCH_INSTRUCTION_          "isync"
#define OSDEV_ARCH_INSTRUCTION_CLOBBERS_ "memory"

#endif
