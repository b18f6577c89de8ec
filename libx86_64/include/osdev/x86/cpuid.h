// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * CPUID: leaves, identity, and features as one enumeration.
 *
 * @spec Intel SDM volume 2, CPUID; AMD APM volume 3, appendix E
 */
#ifndef OSDEV_X86_CPUID_H
#define OSDEV_X86_CPUID_H

#include <osdev/x86/err.h>
#include <osdev/x86/insn.h>

OSDEV_BEGIN_DECLS

/** Private: where a feature bit is; group, register (0 is EAX), bit. */
#define OSDEV_X86_FEATURE_ID_(group, reg, bit) ((group)*128 + (reg)*32 + (bit))

/** Features that CPUID reports with one bit. */
enum osdev_x86_feature {
    /** SSE3. */
    OSDEV_X86_FEATURE_SSE3 = OSDEV_X86_FEATURE_ID_(0, 2, 0),
    /** MONITOR and MWAIT. */
    OSDEV_X86_FEATURE_MONITOR = OSDEV_X86_FEATURE_ID_(0, 2, 3),
    /** VMX. */
    OSDEV_X86_FEATURE_VMX = OSDEV_X86_FEATURE_ID_(0, 2, 5),
    /** SSSE3. */
    OSDEV_X86_FEATURE_SSSE3 = OSDEV_X86_FEATURE_ID_(0, 2, 9),
    /** Process-context identifiers. */
    OSDEV_X86_FEATURE_PCID = OSDEV_X86_FEATURE_ID_(0, 2, 17),
    /** SSE4.1. */
    OSDEV_X86_FEATURE_SSE4_1 = OSDEV_X86_FEATURE_ID_(0, 2, 19),
    /** SSE4.2. */
    OSDEV_X86_FEATURE_SSE4_2 = OSDEV_X86_FEATURE_ID_(0, 2, 20),
    /** x2APIC mode. */
    OSDEV_X86_FEATURE_X2APIC = OSDEV_X86_FEATURE_ID_(0, 2, 21),
    /** POPCNT. */
    OSDEV_X86_FEATURE_POPCNT = OSDEV_X86_FEATURE_ID_(0, 2, 23),
    /** Local APIC timer by deadline. */
    OSDEV_X86_FEATURE_TSC_DEADLINE = OSDEV_X86_FEATURE_ID_(0, 2, 24),
    /** XSAVE and the extended control registers. */
    OSDEV_X86_FEATURE_XSAVE = OSDEV_X86_FEATURE_ID_(0, 2, 26),
    /** The kernel has turned XSAVE on. */
    OSDEV_X86_FEATURE_OSXSAVE = OSDEV_X86_FEATURE_ID_(0, 2, 27),
    /** AVX. */
    OSDEV_X86_FEATURE_AVX = OSDEV_X86_FEATURE_ID_(0, 2, 28),
    /** RDRAND. */
    OSDEV_X86_FEATURE_RDRAND = OSDEV_X86_FEATURE_ID_(0, 2, 30),
    /** A hypervisor is present. */
    OSDEV_X86_FEATURE_HYPERVISOR = OSDEV_X86_FEATURE_ID_(0, 2, 31),
    /** x87. */
    OSDEV_X86_FEATURE_FPU = OSDEV_X86_FEATURE_ID_(0, 3, 0),
    /** Large pages in 32-bit paging. */
    OSDEV_X86_FEATURE_PSE = OSDEV_X86_FEATURE_ID_(0, 3, 3),
    /** Time stamp counter. */
    OSDEV_X86_FEATURE_TSC = OSDEV_X86_FEATURE_ID_(0, 3, 4),
    /** Model-specific registers. */
    OSDEV_X86_FEATURE_MSR = OSDEV_X86_FEATURE_ID_(0, 3, 5),
    /** Entries of 64 bits. */
    OSDEV_X86_FEATURE_PAE = OSDEV_X86_FEATURE_ID_(0, 3, 6),
    /** Machine check exception. */
    OSDEV_X86_FEATURE_MCE = OSDEV_X86_FEATURE_ID_(0, 3, 7),
    /** Local APIC. */
    OSDEV_X86_FEATURE_APIC = OSDEV_X86_FEATURE_ID_(0, 3, 9),
    /** Memory type range registers. */
    OSDEV_X86_FEATURE_MTRR = OSDEV_X86_FEATURE_ID_(0, 3, 12),
    /** Global pages. */
    OSDEV_X86_FEATURE_PGE = OSDEV_X86_FEATURE_ID_(0, 3, 13),
    /** Page attribute table. */
    OSDEV_X86_FEATURE_PAT = OSDEV_X86_FEATURE_ID_(0, 3, 16),
    /** CLFLUSH. */
    OSDEV_X86_FEATURE_CLFSH = OSDEV_X86_FEATURE_ID_(0, 3, 19),
    /** FXSAVE and FXRSTOR. */
    OSDEV_X86_FEATURE_FXSR = OSDEV_X86_FEATURE_ID_(0, 3, 24),
    /** SSE. */
    OSDEV_X86_FEATURE_SSE = OSDEV_X86_FEATURE_ID_(0, 3, 25),
    /** SSE2. */
    OSDEV_X86_FEATURE_SSE2 = OSDEV_X86_FEATURE_ID_(0, 3, 26),
    /** RDFSBASE and its family. */
    OSDEV_X86_FEATURE_FSGSBASE = OSDEV_X86_FEATURE_ID_(1, 1, 0),
    /** AVX2. */
    OSDEV_X86_FEATURE_AVX2 = OSDEV_X86_FEATURE_ID_(1, 1, 5),
    /** No execution of user pages by the supervisor. */
    OSDEV_X86_FEATURE_SMEP = OSDEV_X86_FEATURE_ID_(1, 1, 7),
    /** INVPCID. */
    OSDEV_X86_FEATURE_INVPCID = OSDEV_X86_FEATURE_ID_(1, 1, 10),
    /** RDSEED. */
    OSDEV_X86_FEATURE_RDSEED = OSDEV_X86_FEATURE_ID_(1, 1, 18),
    /** No access to user pages by the supervisor. */
    OSDEV_X86_FEATURE_SMAP = OSDEV_X86_FEATURE_ID_(1, 1, 20),
    /** CLFLUSHOPT. */
    OSDEV_X86_FEATURE_CLFLUSHOPT = OSDEV_X86_FEATURE_ID_(1, 1, 23),
    /** CLWB. */
    OSDEV_X86_FEATURE_CLWB = OSDEV_X86_FEATURE_ID_(1, 1, 24),
    /** SGDT and its family for the supervisor only. */
    OSDEV_X86_FEATURE_UMIP = OSDEV_X86_FEATURE_ID_(1, 2, 2),
    /** Protection keys for user pages. */
    OSDEV_X86_FEATURE_PKU = OSDEV_X86_FEATURE_ID_(1, 2, 3),
    /** Shadow stacks. */
    OSDEV_X86_FEATURE_CET_SS = OSDEV_X86_FEATURE_ID_(1, 2, 7),
    /** 5-level paging. */
    OSDEV_X86_FEATURE_LA57 = OSDEV_X86_FEATURE_ID_(1, 2, 16),
    /** RDPID. */
    OSDEV_X86_FEATURE_RDPID = OSDEV_X86_FEATURE_ID_(1, 2, 22),
    /** Protection keys for supervisor pages. */
    OSDEV_X86_FEATURE_PKS = OSDEV_X86_FEATURE_ID_(1, 2, 31),
    /** SERIALIZE. */
    OSDEV_X86_FEATURE_SERIALIZE = OSDEV_X86_FEATURE_ID_(1, 3, 14),
    /** Indirect branch tracking. */
    OSDEV_X86_FEATURE_CET_IBT = OSDEV_X86_FEATURE_ID_(1, 3, 20),
    /** Linear address space separation. */
    OSDEV_X86_FEATURE_LASS = OSDEV_X86_FEATURE_ID_(2, 0, 6),
    /** Flexible return and event delivery. */
    OSDEV_X86_FEATURE_FRED = OSDEV_X86_FEATURE_ID_(2, 0, 17),
    /** LKGS. */
    OSDEV_X86_FEATURE_LKGS = OSDEV_X86_FEATURE_ID_(2, 0, 18),
    /** Linear address masking. */
    OSDEV_X86_FEATURE_LAM = OSDEV_X86_FEATURE_ID_(2, 0, 26),
    /** SVM. */
    OSDEV_X86_FEATURE_SVM = OSDEV_X86_FEATURE_ID_(3, 2, 2),
    /** SYSCALL and SYSRET. */
    OSDEV_X86_FEATURE_SYSCALL = OSDEV_X86_FEATURE_ID_(3, 3, 11),
    /** Pages can forbid execution. */
    OSDEV_X86_FEATURE_NX = OSDEV_X86_FEATURE_ID_(3, 3, 20),
    /** Pages of 1 GiB. */
    OSDEV_X86_FEATURE_PAGE_1G = OSDEV_X86_FEATURE_ID_(3, 3, 26),
    /** RDTSCP. */
    OSDEV_X86_FEATURE_RDTSCP = OSDEV_X86_FEATURE_ID_(3, 3, 27),
    /** Long mode. */
    OSDEV_X86_FEATURE_LONG_MODE = OSDEV_X86_FEATURE_ID_(3, 3, 29),
    /** The time stamp counter never changes its rate. */
    OSDEV_X86_FEATURE_INVARIANT_TSC = OSDEV_X86_FEATURE_ID_(4, 3, 8),
    /** INVLPGB and TLBSYNC. */
    OSDEV_X86_FEATURE_INVLPGB = OSDEV_X86_FEATURE_ID_(5, 1, 3),
};

/** A name of twelve characters and its end. */
struct osdev_x86_vendor {
    char text[13]; /**< Such as "GenuineIntel". */
};

/** A name of 48 characters and its end. */
struct osdev_x86_brand {
    char text[49]; /**< As CPUID reports it, spaces included. */
};

/**
 * Read a leaf.
 *
 * @param leaf     Its number.
 * @param subleaf  Its index; 0 where there is none.
 * @return All zero if the processor does not have the leaf. (Some answer with
 *         the data of another leaf.)
 */
struct osdev_x86_cpuid_regs osdev_x86_cpuid(uint32_t leaf, uint32_t subleaf);

/** Whether the processor reports a feature. */
bool osdev_x86_cpu_has(enum osdev_x86_feature feature);

/** The manufacturer. */
struct osdev_x86_vendor osdev_x86_cpu_vendor(void);

/** The model's name; "" if the processor does not say. */
struct osdev_x86_brand osdev_x86_cpu_brand(void);

/** Width of a physical address in bits; 36 if the processor does not say. */
unsigned osdev_x86_cpu_paddr_bits(void);

/** Widest virtual address in bits; 48 if the processor does not say. */
unsigned osdev_x86_cpu_vaddr_bits(void);

OSDEV_END_DECLS

#endif
