// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * RISC-V, 32 and 64 bits: one row a cell of the barrier table.
 *
 * A fence names what it orders: i and o are accesses to devices, r and w to
 * memory. An MMIO read barrier keeps device input before later writes too.
 *
 * There is no speculation barrier in the instruction set; the strongest fence
 * stands in for it and promises nothing. osdev_index_nospec() does.
 *
 * @spec RISC-V unprivileged specification, 2.7 (FENCE), Zifencei, Zicbom
 */
#ifndef OSDEV_VOLATILE_ARCH_RISCV_H
#define OSDEV_VOLATILE_ARCH_RISCV_H

#define OSDEV_ARCH_ASM_ACCESS_ 1
#define OSDEV_ARCH_CELL_       "A"
#define OSDEV_ARCH_REG8_       "r"
#define OSDEV_ARCH_REG_        "r"
#define OSDEV_ARCH_LOAD8_      "lbu %0, %1"
#define OSDEV_ARCH_LOAD16_     "lhu %0, %1"
#define OSDEV_ARCH_LOAD32_     "lw %0, %1"
#define OSDEV_ARCH_LOAD64_     "ld %0, %1"
#define OSDEV_ARCH_STORE8_     "sb %1, %0"
#define OSDEV_ARCH_STORE16_    "sh %1, %0"
#define OSDEV_ARCH_STORE32_    "sw %1, %0"
#define OSDEV_ARCH_STORE64_    "sd %1, %0"
#if __riscv_xlen == 64
    #define OSDEV_ARCH_HAS_64_ 1
#else
    #define OSDEV_ARCH_HAS_64_ 0
#endif

#define OSDEV_ARCH_MMIO_ALL_        "fence iorw, iorw"
#define OSDEV_ARCH_MMIO_READ_       "fence ir, iorw"
#define OSDEV_ARCH_MMIO_WRITE_      "fence ow, ow"
#define OSDEV_ARCH_SMP_ALL_         "fence rw, rw"
#define OSDEV_ARCH_SMP_READ_        "fence r, r"
#define OSDEV_ARCH_SMP_WRITE_       "fence w, w"
#define OSDEV_ARCH_DMA_ALL_         "fence rw, rw"
#define OSDEV_ARCH_DMA_READ_        "fence r, rw"
#define OSDEV_ARCH_DMA_WRITE_       "fence w, w"
#define OSDEV_ARCH_WC_ALL_          "fence iorw, iorw"
#define OSDEV_ARCH_WC_READ_         "fence ir, iorw"
#define OSDEV_ARCH_WC_WRITE_        "fence ow, ow"
#define OSDEV_ARCH_DOORBELL_        "fence w, o"
#define OSDEV_ARCH_AFTER_MMIO_READ_ "fence i, rw"
#define OSDEV_ARCH_PAGE_TABLE_      "sfence.vma"
// The encoding of the pause hint, a nop where it is not known.
#define OSDEV_ARCH_RELAX_                ".4byte 0x0100000f"
#define OSDEV_ARCH_SPECULATION_          "fence iorw, iorw"
#define OSDEV_ARCH_INSTRUCTION_          ".4byte 0x0000100f" // fence.i
#define OSDEV_ARCH_INSTRUCTION_CLOBBERS_ "memory"

// cbo.clean, cbo.inval and cbo.flush for assemblers that do not know Zicbom.
#define OSDEV_ARCH_CACHE_CLEAN_      ".insn i 0x0f, 2, x0, %0, 1"
#define OSDEV_ARCH_CACHE_INVALIDATE_ ".insn i 0x0f, 2, x0, %0, 0"
#define OSDEV_ARCH_CACHE_FLUSH_      ".insn i 0x0f, 2, x0, %0, 2"

#endif
