// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Options of libvolatile, and the table of the processor.
 */
#ifndef OSDEV_VOLATILE_CONFIG_H
#define OSDEV_VOLATILE_CONFIG_H

#include <osdev/base/attr.h>

/**
 * 0 for a kernel that runs on one processor: SMP barriers stop the compiler
 * alone. DMA and MMIO barriers stay. Use the DMA kind towards a hypervisor's
 * processors.
 */
#ifndef OSDEV_VOLATILE_CFG_SMP
    #define OSDEV_VOLATILE_CFG_SMP 1
#endif
OSDEV_STATIC_ASSERT(
    OSDEV_VOLATILE_CFG_SMP == 0 || OSDEV_VOLATILE_CFG_SMP == 1,
    "OSDEV_VOLATILE_CFG_SMP is 0 or 1"
);

// A compiler's own fence orders processors and not devices, so there is no
// fallback: an unknown processor needs its table, in the form of those in
// osdev/volatile/arch, in the header that OSDEV_VOLATILE_CFG_ARCH_HEADER
// names.
#ifdef OSDEV_VOLATILE_CFG_ARCH_HEADER
    #include OSDEV_VOLATILE_CFG_ARCH_HEADER
#elif defined(__x86_64__) || defined(__i386__)
    #include <osdev/volatile/arch/x86.h>
#elif defined(__aarch64__)
    #include <osdev/volatile/arch/aarch64.h>
#elif defined(__arm__)
    #include <osdev/volatile/arch/arm.h>
#elif defined(__riscv)
    #include <osdev/volatile/arch/riscv.h>
#elif defined(__s390x__)
    #include <osdev/volatile/arch/s390x.h>
#elif defined(__powerpc64__)
    #include <osdev/volatile/arch/powerpc.h>
#else
    #error "define OSDEV_VOLATILE_CFG_ARCH_HEADER for this processor"
#endif

/** 1 if the target reads and writes 64 bits in one access, else 0. */
#define OSDEV_MMIO_HAS_64 OSDEV_ARCH_HAS_64_

#endif
