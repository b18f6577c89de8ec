// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The instruction seam: every privileged or special instruction of libx86_64,
 * one function each, and nothing else.
 *
 * No other file of the library holds inline assembly. A host test puts a
 * header of the same name with the same signatures first on the include path
 * and so runs the rest of the library against a model of the processor.
 *
 * What orders memory or enters foreign code tells the compiler so (a "memory"
 * clobber): an access before it in the source stays before it. Sequences that
 * move the stack pointer skip the red zone, so they are right in code built
 * with and without one.
 *
 * These functions check nothing. The typed layers above them do.
 *
 * @spec Intel SDM volume 2; AMD APM volume 3
 */
#ifndef OSDEV_X86_INSN_H
#define OSDEV_X86_INSN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base.h>

OSDEV_BEGIN_DECLS

/** Operand of LGDT, LIDT, SGDT and SIDT: ten bytes without padding. */
struct osdev_x86_table_ptr {
    uint16_t limit;   /**< Offset of the last byte of the table. */
    uint16_t base[4]; /**< Linear address, least significant part first. */
};
OSDEV_STATIC_ASSERT(sizeof(struct osdev_x86_table_ptr) == 10, "table pointer");

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

/** @name Control flow and interrupt flag
 * @{ */

/** NOP. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_nop(void)
{
    __asm__ volatile("nop");
}

/** PAUSE: hint inside a wait loop. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_pause(void)
{
    __asm__ volatile("pause" ::: "memory");
}

/** HLT. A handler runs before the next instruction. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_hlt(void)
{
    __asm__ volatile("hlt" ::: "memory");
}

/** CLI. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_cli(void)
{
    __asm__ volatile("cli" ::: "memory");
}

/**
 * STI and a NOP. Interrupts open one instruction after STI; the NOP uses that
 * instruction up, so a CLI right behind still leaves a window.
 */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_sti(void)
{
    __asm__ volatile("sti\n\tnop" ::: "memory");
}

/** STI and HLT with no window between the two. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_sti_hlt(void)
{
    __asm__ volatile("sti\n\thlt" ::: "memory");
}

/** INT3. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_int3(void)
{
    __asm__ volatile("int3" ::: "memory");
}

/** UD2: the invalid opcode exception. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_ud2(void)
{
    __asm__ volatile("ud2" ::: "memory");
}

/** INT with a constant vector. A macro, because the vector is in the opcode. */
#define OSDEV_X86_INSN_INT(vector) \
    __asm__ volatile("int %0" ::"N"(vector) : "memory")

/** XCHG BX,BX: breakpoint of the Bochs emulator, nothing elsewhere. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_bochs_break(void)
{
    __asm__ volatile("xchgw %%bx, %%bx" ::: "memory");
}

/** Address of the instruction that follows. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_read_rip(void)
{
    uint64_t rip;

    __asm__ volatile("leaq 0(%%rip), %0" : "=r"(rip));
    return rip;
}

/** PUSHFQ and POP. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_read_rflags(void)
{
    uint64_t flags;

    __asm__ volatile("leaq -128(%%rsp), %%rsp\n\t"
                     "pushfq\n\t"
                     "popq %0\n\t"
                     "leaq 128(%%rsp), %%rsp"
                     : "=r"(flags)::"memory");
    return flags;
}

/** PUSH and POPFQ. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_rflags(uint64_t flags)
{
    __asm__ volatile("leaq -128(%%rsp), %%rsp\n\t"
                     "pushq %0\n\t"
                     "popfq\n\t"
                     "leaq 128(%%rsp), %%rsp" ::"r"(flags)
                     : "memory", "cc");
}

/** @} */
/** @name Ports
 * @{ */

/** IN of one byte. */
OSDEV_ALWAYS_INLINE uint8_t osdev_x86_insn_in8(uint16_t port)
{
    uint8_t value;

    __asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port) : "memory");
    return value;
}

/** IN of two bytes. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_in16(uint16_t port)
{
    uint16_t value;

    __asm__ volatile("inw %1, %0" : "=a"(value) : "Nd"(port) : "memory");
    return value;
}

/** IN of four bytes. */
OSDEV_ALWAYS_INLINE uint32_t osdev_x86_insn_in32(uint16_t port)
{
    uint32_t value;

    __asm__ volatile("inl %1, %0" : "=a"(value) : "Nd"(port) : "memory");
    return value;
}

/** OUT of one byte. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_out8(uint16_t port, uint8_t value)
{
    __asm__ volatile("outb %0, %1" ::"a"(value), "Nd"(port) : "memory");
}

/** OUT of two bytes. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_out16(uint16_t port, uint16_t value)
{
    __asm__ volatile("outw %0, %1" ::"a"(value), "Nd"(port) : "memory");
}

/** OUT of four bytes. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_out32(uint16_t port, uint32_t value)
{
    __asm__ volatile("outl %0, %1" ::"a"(value), "Nd"(port) : "memory");
}

/** REP INSB. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_ins8(uint16_t port, void *buffer, size_t count)
{
    __asm__ volatile("cld\n\trep insb"
                     : "+D"(buffer), "+c"(count)
                     : "d"(port)
                     : "memory", "cc");
}

/** REP INSW. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_ins16(uint16_t port, void *buffer, size_t count)
{
    __asm__ volatile("cld\n\trep insw"
                     : "+D"(buffer), "+c"(count)
                     : "d"(port)
                     : "memory", "cc");
}

/** REP INSD. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_ins32(uint16_t port, void *buffer, size_t count)
{
    __asm__ volatile("cld\n\trep insl"
                     : "+D"(buffer), "+c"(count)
                     : "d"(port)
                     : "memory", "cc");
}

/** REP OUTSB. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_outs8(uint16_t port, const void *buffer, size_t count)
{
    __asm__ volatile("cld\n\trep outsb"
                     : "+S"(buffer), "+c"(count)
                     : "d"(port)
                     : "memory", "cc");
}

/** REP OUTSW. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_outs16(uint16_t port, const void *buffer, size_t count)
{
    __asm__ volatile("cld\n\trep outsw"
                     : "+S"(buffer), "+c"(count)
                     : "d"(port)
                     : "memory", "cc");
}

/** REP OUTSD. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_outs32(uint16_t port, const void *buffer, size_t count)
{
    __asm__ volatile("cld\n\trep outsl"
                     : "+S"(buffer), "+c"(count)
                     : "d"(port)
                     : "memory", "cc");
}

/** @} */
/** @name Control, debug and model-specific registers
 * @{ */

/** MOV from CR0. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_read_cr0(void)
{
    uint64_t value;

    __asm__ volatile("movq %%cr0, %0" : "=r"(value)::"memory");
    return value;
}

/** MOV to CR0. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_cr0(uint64_t value)
{
    __asm__ volatile("movq %0, %%cr0" ::"r"(value) : "memory");
}

/** MOV from CR2. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_read_cr2(void)
{
    uint64_t value;

    __asm__ volatile("movq %%cr2, %0" : "=r"(value)::"memory");
    return value;
}

/** MOV to CR2. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_cr2(uint64_t value)
{
    __asm__ volatile("movq %0, %%cr2" ::"r"(value) : "memory");
}

/** MOV from CR3. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_read_cr3(void)
{
    uint64_t value;

    __asm__ volatile("movq %%cr3, %0" : "=r"(value)::"memory");
    return value;
}

/** MOV to CR3. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_cr3(uint64_t value)
{
    __asm__ volatile("movq %0, %%cr3" ::"r"(value) : "memory");
}

/** MOV from CR4. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_read_cr4(void)
{
    uint64_t value;

    __asm__ volatile("movq %%cr4, %0" : "=r"(value)::"memory");
    return value;
}

/** MOV to CR4. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_cr4(uint64_t value)
{
    __asm__ volatile("movq %0, %%cr4" ::"r"(value) : "memory");
}

/** MOV from CR8. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_read_cr8(void)
{
    uint64_t value;

    __asm__ volatile("movq %%cr8, %0" : "=r"(value)::"memory");
    return value;
}

/** MOV to CR8. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_cr8(uint64_t value)
{
    __asm__ volatile("movq %0, %%cr8" ::"r"(value) : "memory");
}

/** MOV from a debug register, 0..3, 6 or 7; any other number reads 0. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_read_dr(unsigned number)
{
    uint64_t value = 0;

    switch (number) {
    case 0:
        __asm__ volatile("movq %%dr0, %0" : "=r"(value)::"memory");
        break;
    case 1:
        __asm__ volatile("movq %%dr1, %0" : "=r"(value)::"memory");
        break;
    case 2:
        __asm__ volatile("movq %%dr2, %0" : "=r"(value)::"memory");
        break;
    case 3:
        __asm__ volatile("movq %%dr3, %0" : "=r"(value)::"memory");
        break;
    case 6:
        __asm__ volatile("movq %%dr6, %0" : "=r"(value)::"memory");
        break;
    case 7:
        __asm__ volatile("movq %%dr7, %0" : "=r"(value)::"memory");
        break;
    default:
        break;
    }
    return value;
}

/** MOV to a debug register, 0..3, 6 or 7; any other number is ignored. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_write_dr(unsigned number, uint64_t value)
{
    switch (number) {
    case 0:
        __asm__ volatile("movq %0, %%dr0" ::"r"(value) : "memory");
        break;
    case 1:
        __asm__ volatile("movq %0, %%dr1" ::"r"(value) : "memory");
        break;
    case 2:
        __asm__ volatile("movq %0, %%dr2" ::"r"(value) : "memory");
        break;
    case 3:
        __asm__ volatile("movq %0, %%dr3" ::"r"(value) : "memory");
        break;
    case 6:
        __asm__ volatile("movq %0, %%dr6" ::"r"(value) : "memory");
        break;
    case 7:
        __asm__ volatile("movq %0, %%dr7" ::"r"(value) : "memory");
        break;
    default:
        break;
    }
}

/** RDMSR. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_rdmsr(uint32_t msr)
{
    uint32_t low;
    uint32_t high;

    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(msr) : "memory");
    return (uint64_t)high << 32 | low;
}

/** WRMSR. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_wrmsr(uint32_t msr, uint64_t value)
{
    uint32_t low = (uint32_t)value;
    uint32_t high = (uint32_t)(value >> 32);

    __asm__ volatile("wrmsr" ::"a"(low), "d"(high), "c"(msr) : "memory");
}

/** XGETBV. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_xgetbv(uint32_t number)
{
    uint32_t low;
    uint32_t high;

    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(number) : "memory");
    return (uint64_t)high << 32 | low;
}

/** XSETBV. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_xsetbv(uint32_t number, uint64_t value)
{
    uint32_t low = (uint32_t)value;
    uint32_t high = (uint32_t)(value >> 32);

    __asm__ volatile("xsetbv" ::"a"(low), "d"(high), "c"(number) : "memory");
}

/** STMXCSR. */
OSDEV_ALWAYS_INLINE uint32_t osdev_x86_insn_stmxcsr(void)
{
    uint32_t value;

    __asm__ volatile("stmxcsr %0" : "=m"(value)::"memory");
    return value;
}

/** LDMXCSR. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_ldmxcsr(uint32_t value)
{
    __asm__ volatile("ldmxcsr %0" ::"m"(value) : "memory");
}

/** @} */
/** @name Descriptor tables and segments
 * @{ */

/** LGDT. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_lgdt(const struct osdev_x86_table_ptr *table)
{
    __asm__ volatile("lgdt %0" ::"m"(*table) : "memory");
}

/** SGDT. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_sgdt(struct osdev_x86_table_ptr *out)
{
    __asm__ volatile("sgdt %0" : "=m"(*out)::"memory");
}

/** LIDT. */
OSDEV_ALWAYS_INLINE void
osdev_x86_insn_lidt(const struct osdev_x86_table_ptr *table)
{
    __asm__ volatile("lidt %0" ::"m"(*table) : "memory");
}

/** SIDT. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_sidt(struct osdev_x86_table_ptr *out)
{
    __asm__ volatile("sidt %0" : "=m"(*out)::"memory");
}

/** LTR. The processor sets the busy bit in the descriptor. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_ltr(uint16_t selector)
{
    __asm__ volatile("ltr %0" ::"r"(selector) : "memory");
}

/** STR. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_str(void)
{
    uint16_t selector;

    __asm__ volatile("str %0" : "=r"(selector)::"memory");
    return selector;
}

/** LLDT. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_lldt(uint16_t selector)
{
    __asm__ volatile("lldt %0" ::"r"(selector) : "memory");
}

/** SLDT. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_sldt(void)
{
    uint16_t selector;

    __asm__ volatile("sldt %0" : "=r"(selector)::"memory");
    return selector;
}

/** MOV from CS. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_read_cs(void)
{
    uint16_t selector;

    __asm__ volatile("movw %%cs, %0" : "=r"(selector));
    return selector;
}

/**
 * Load CS with a far return to the next instruction. Raises \#CP once
 * supervisor shadow stacks are active: see osdev_x86_insn_write_cs_jump().
 */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_cs(uint16_t selector)
{
    uint64_t wide = selector;
    uint64_t scratch;

    __asm__ volatile("leaq -128(%%rsp), %%rsp\n\t"
                     "pushq %1\n\t"
                     "leaq 1f(%%rip), %0\n\t"
                     "pushq %0\n\t"
                     "lretq\n"
                     "1:\n\t"
                     "leaq 128(%%rsp), %%rsp"
                     : "=&r"(scratch)
                     : "r"(wide)
                     : "memory");
}

/**
 * Load CS with a far jump, which no shadow stack watches. Intel only: AMD's
 * far jump has a 32-bit offset.
 */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_cs_jump(uint16_t selector)
{
    uint64_t target[2] = {0, selector};
    uint64_t scratch;

    __asm__ volatile("leaq 1f(%%rip), %0\n\t"
                     "movq %0, %1\n\t"
                     "rex64 ljmp *%1\n"
                     "1:"
                     : "=&r"(scratch), "+m"(target)::"memory");
}

/** MOV from DS. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_read_ds(void)
{
    uint16_t selector;

    __asm__ volatile("movw %%ds, %0" : "=r"(selector));
    return selector;
}

/** MOV to DS. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_ds(uint16_t selector)
{
    __asm__ volatile("movw %0, %%ds" ::"r"(selector) : "memory");
}

/** MOV from ES. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_read_es(void)
{
    uint16_t selector;

    __asm__ volatile("movw %%es, %0" : "=r"(selector));
    return selector;
}

/** MOV to ES. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_es(uint16_t selector)
{
    __asm__ volatile("movw %0, %%es" ::"r"(selector) : "memory");
}

/** MOV from SS. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_read_ss(void)
{
    uint16_t selector;

    __asm__ volatile("movw %%ss, %0" : "=r"(selector));
    return selector;
}

/** MOV to SS. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_ss(uint16_t selector)
{
    __asm__ volatile("movw %0, %%ss" ::"r"(selector) : "memory");
}

/** MOV from FS. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_read_fs(void)
{
    uint16_t selector;

    __asm__ volatile("movw %%fs, %0" : "=r"(selector));
    return selector;
}

/** MOV to FS. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_fs(uint16_t selector)
{
    __asm__ volatile("movw %0, %%fs" ::"r"(selector) : "memory");
}

/** MOV from GS. */
OSDEV_ALWAYS_INLINE uint16_t osdev_x86_insn_read_gs(void)
{
    uint16_t selector;

    __asm__ volatile("movw %%gs, %0" : "=r"(selector));
    return selector;
}

/** MOV to GS. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_write_gs(uint16_t selector)
{
    __asm__ volatile("movw %0, %%gs" ::"r"(selector) : "memory");
}

/** RDFSBASE; needs CR4.FSGSBASE. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_rdfsbase(void)
{
    uint64_t base;

    __asm__ volatile("rdfsbase %0" : "=r"(base)::"memory");
    return base;
}

/** WRFSBASE; needs CR4.FSGSBASE. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_wrfsbase(uint64_t base)
{
    __asm__ volatile("wrfsbase %0" ::"r"(base) : "memory");
}

/** RDGSBASE; needs CR4.FSGSBASE. */
OSDEV_ALWAYS_INLINE uint64_t osdev_x86_insn_rdgsbase(void)
{
    uint64_t base;

    __asm__ volatile("rdgsbase %0" : "=r"(base)::"memory");
    return base;
}

/** WRGSBASE; needs CR4.FSGSBASE. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_wrgsbase(uint64_t base)
{
    __asm__ volatile("wrgsbase %0" ::"r"(base) : "memory");
}

/** SWAPGS. */
OSDEV_ALWAYS_INLINE void osdev_x86_insn_swapgs(void)
{
    __asm__ volatile("swapgs" ::: "memory");
}

/** @} */
/** @name Translation and caches
 * @{ */

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

/** @} */
/** @name Identification, time and random numbers
 * @{ */

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

/** @} */

OSDEV_END_DECLS

#endif
