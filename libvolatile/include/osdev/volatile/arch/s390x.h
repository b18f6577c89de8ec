// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * z/Architecture: one row a cell of the barrier table. Only a load may pass
 * an earlier store. Caches are coherent with devices.
 *
 * @spec z/Architecture Principles of Operation (SA22-7832), 5 (serialization)
 */
#ifndef OSDEV_VOLATILE_ARCH_S390X_H
#define OSDEV_VOLATILE_ARCH_S390X_H

#define OSDEV_ARCH_ASM_ACCESS_ 0
#define OSDEV_ARCH_HAS_64_     1

#define OSDEV_ARCH_MMIO_ALL_             "bcr 15, 0"
#define OSDEV_ARCH_MMIO_READ_            "bcr 15, 0"
#define OSDEV_ARCH_MMIO_WRITE_           "bcr 15, 0"
#define OSDEV_ARCH_SMP_ALL_              "bcr 15, 0"
#define OSDEV_ARCH_SMP_READ_             ""
#define OSDEV_ARCH_SMP_WRITE_            ""
#define OSDEV_ARCH_DMA_ALL_              "bcr 15, 0"
#define OSDEV_ARCH_DMA_READ_             "bcr 15, 0"
#define OSDEV_ARCH_DMA_WRITE_            "bcr 15, 0"
#define OSDEV_ARCH_WC_ALL_               "bcr 15, 0"
#define OSDEV_ARCH_WC_READ_              "bcr 15, 0"
#define OSDEV_ARCH_WC_WRITE_             "bcr 15, 0"
#define OSDEV_ARCH_DOORBELL_             "bcr 15, 0"
#define OSDEV_ARCH_AFTER_MMIO_READ_      "bcr 15, 0"
#define OSDEV_ARCH_PAGE_TABLE_           "bcr 15, 0"
#define OSDEV_ARCH_RELAX_                ""
#define OSDEV_ARCH_SPECULATION_          "bcr 15, 0"
#define OSDEV_ARCH_INSTRUCTION_          "bcr 15, 0"
#define OSDEV_ARCH_INSTRUCTION_CLOBBERS_ "memory"

#endif
