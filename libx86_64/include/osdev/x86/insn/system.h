// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Part of <osdev/x86/insn.h>, which is to be included instead:
 * translation caches, identification, time and random numbers.
 */
#ifndef OSDEV_X86_INSN_SYSTEM_H
#define OSDEV_X86_INSN_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base.h>

OSDEV_BEGIN_DECLS

/** Operand of INVPCID: the process-context identifier comes first. */
struct osdev_x86_invpcid_desc {
    uint64_t pcid;    /**< Bits 11..0; the others are zero. */
    uint64_t address; /**< Linear address; used by type 0 alone. */
};
OSDEV_STATIC_ASSERT(sizeof(struct osdev_x86_invpcid_desc) == 16, "INVPCID");
OSDEV_STATIC_ASSERT(
    offsetof(struct osdev_x86_invpcid_desc, address) == 8, "INVPCID"
);

/** What CPUID returns. */
struct osdev_x86_cpuid_regs {
    uint32_t eax; /**< Register EAX. */
    uint32_t ebx; /**< Register EBX. */
    uint32_t ecx; /**< Register ECX. */
    uint32_t edx; /**< Register EDX. */
};

/** INVLPG. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_invlpg(uint64_t address)
{
    __asm__ volatile("invlpg (%0)" ::"r"(address) : "memory");
}

/** INVPCID, type 0..3. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_invpcid(uint64_t type, const struct osdev_x86_invpcid_desc *desc)
{
    __asm__ volatile("invpcid %1, %0" ::"r"(type), "m"(*desc) : "memory");
}

/**
 * INVLPGB: start dropping translations on all processors; the manual lays out
 * the three registers. Spelled in bytes for assemblers that do not know it.
 */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_invlpgb(uint64_t rax, uint32_t ecx, uint32_t edx)
{
    __asm__ volatile(".byte 0x0f, 0x01, 0xfe" ::"a"(rax), "c"(ecx), "d"(edx)
                     : "memory");
}

/** TLBSYNC: wait for what this processor has started with INVLPGB. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_tlbsync(void)
{
    __asm__ volatile(".byte 0x0f, 0x01, 0xff" ::: "memory");
}

/** WBINVD. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_wbinvd(void)
{
    __asm__ volatile("wbinvd" ::: "memory");
}

/** STAC: allow supervisor access to user pages under SMAP. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_stac(void)
{
    __asm__ volatile("stac" ::: "memory", "cc");
}

/** CLAC: forbid it again. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_clac(void)
{
    __asm__ volatile("clac" ::: "memory", "cc");
}

/** CPUID. */
OSDEV_ALWAYS_INLINE struct osdev_x86_cpuid_regs
osdev_x86_insn_cpuid(uint32_t leaf, uint32_t subleaf)
{
    struct osdev_x86_cpuid_regs regs;

    __asm__ volatile("cpuid"
                     : "=a"(regs.eax), "=b"(regs.ebx), "=c"(regs.ecx),
                       "=d"(regs.edx)
                     : "a"(leaf), "c"(subleaf)
                     : "memory");
    return regs;
}

/** RDTSC. Earlier instructions may still be under way. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_rdtsc(void)
{
    uint32_t low;
    uint32_t high;

    __asm__ volatile("rdtsc" : "=a"(low), "=d"(high)::"memory");
    return (uint64_t)high << 32 | low;
}

/** RDTSCP: waits for earlier instructions and also reads TSC_AUX. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_rdtscp(uint32_t *out_aux)
{
    uint32_t low;
    uint32_t high;
    uint32_t aux;

    __asm__ volatile("rdtscp" : "=a"(low), "=d"(high), "=c"(aux)::"memory");
    *out_aux = aux;
    return (uint64_t)high << 32 | low;
}

/** RDRAND of 16 bits, one attempt; false if none was ready. */
OSDEV_NODISCARD
OSDEV_ALWAYS_INLINE bool osdev_x86_insn_rdrand16(uint16_t *out)
{
    uint16_t value;
    uint8_t ready;

    __asm__ volatile("rdrand %0\n\tsetc %1" : "=r"(value), "=qm"(ready)::"cc");
    if (ready != 0) {
        *out = value;
    }
    return ready != 0;
}

/** RDRAND of 32 bits, one attempt; false if none was ready. */
OSDEV_NODISCARD
OSDEV_ALWAYS_INLINE bool osdev_x86_insn_rdrand32(uint32_t *out)
{
    uint32_t value;
    uint8_t ready;

    __asm__ volatile("rdrand %0\n\tsetc %1" : "=r"(value), "=qm"(ready)::"cc");
    if (ready != 0) {
        *out = value;
    }
    return ready != 0;
}

/** RDRAND of 64 bits, one attempt; false if none was ready. */
OSDEV_NODISCARD
OSDEV_ALWAYS_INLINE bool osdev_x86_insn_rdrand64(uint64_t *out)
{
    uint64_t value;
    uint8_t ready;

    __asm__ volatile("rdrand %0\n\tsetc %1" : "=r"(value), "=qm"(ready)::"cc");
    if (ready != 0) {
        *out = value;
    }
    return ready != 0;
}

/** RDSEED of 16 bits, one attempt; false if none was ready. */
OSDEV_NODISCARD
OSDEV_ALWAYS_INLINE bool osdev_x86_insn_rdseed16(uint16_t *out)
{
    uint16_t value;
    uint8_t ready;

    __asm__ volatile("rdseed %0\n\tsetc %1" : "=r"(value), "=qm"(ready)::"cc");
    if (ready != 0) {
        *out = value;
    }
    return ready != 0;
}

/** RDSEED of 32 bits, one attempt; false if none was ready. */
OSDEV_NODISCARD
OSDEV_ALWAYS_INLINE bool osdev_x86_insn_rdseed32(uint32_t *out)
{
    uint32_t value;
    uint8_t ready;

    __asm__ volatile("rdseed %0\n\tsetc %1" : "=r"(value), "=qm"(ready)::"cc");
    if (ready != 0) {
        *out = value;
    }
    return ready != 0;
}

/** RDSEED of 64 bits, one attempt; false if none was ready. */
OSDEV_NODISCARD
OSDEV_ALWAYS_INLINE bool osdev_x86_insn_rdseed64(uint64_t *out)
{
    uint64_t value;
    uint8_t ready;

    __asm__ volatile("rdseed %0\n\tsetc %1" : "=r"(value), "=qm"(ready)::"cc");
    if (ready != 0) {
        *out = value;
    }
    return ready != 0;
}

OSDEV_END_DECLS

#endif
