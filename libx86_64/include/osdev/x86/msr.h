// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Model-specific registers: numbers, raw access, and those that are plain
 * flag words or addresses. SYSCALL, PAT and the debug registers have headers
 * of their own.
 *
 * Reading or writing a register that the processor lacks raises \#GP: check
 * CPUID first.
 *
 * @spec Intel SDM volume 4; AMD APM volume 2, appendix A
 */
#ifndef OSDEV_X86_MSR_H
#define OSDEV_X86_MSR_H

#include <osdev/x86/err.h>
#include <osdev/x86/insn.h>

OSDEV_BEGIN_DECLS

/** @name Numbers
 * @{ */
/** Time stamp counter. */
#define OSDEV_X86_MSR_TSC UINT32_C(0x10)
/** Local APIC base address and enables. */
#define OSDEV_X86_MSR_APIC_BASE UINT32_C(0x1b)
/** Speculation control. */
#define OSDEV_X86_MSR_SPEC_CTRL UINT32_C(0x48)
/** Prediction barrier. */
#define OSDEV_X86_MSR_PRED_CMD UINT32_C(0x49)
/** What the processor is not vulnerable to. */
#define OSDEV_X86_MSR_ARCH_CAPABILITIES UINT32_C(0x10a)
/** Level 1 data cache flush. */
#define OSDEV_X86_MSR_FLUSH_CMD UINT32_C(0x10b)
/** SYSENTER code segment. */
#define OSDEV_X86_MSR_SYSENTER_CS UINT32_C(0x174)
/** SYSENTER stack pointer. */
#define OSDEV_X86_MSR_SYSENTER_ESP UINT32_C(0x175)
/** SYSENTER target. */
#define OSDEV_X86_MSR_SYSENTER_EIP UINT32_C(0x176)
/** Assorted processor features. */
#define OSDEV_X86_MSR_MISC_ENABLE UINT32_C(0x1a0)
/** Branch tracing and single stepping. */
#define OSDEV_X86_MSR_DEBUGCTL UINT32_C(0x1d9)
/** Page attribute table. */
#define OSDEV_X86_MSR_PAT UINT32_C(0x277)
/** Control-flow enforcement in user mode. */
#define OSDEV_X86_MSR_U_CET UINT32_C(0x6a0)
/** Control-flow enforcement in supervisor mode. */
#define OSDEV_X86_MSR_S_CET UINT32_C(0x6a2)
/** Local APIC timer deadline. */
#define OSDEV_X86_MSR_TSC_DEADLINE UINT32_C(0x6e0)
/** Extended state that only the supervisor saves. */
#define OSDEV_X86_MSR_XSS UINT32_C(0xda0)
/** Extended features. */
#define OSDEV_X86_MSR_EFER UINT32_C(0xc0000080)
/** SYSCALL and SYSRET selectors. */
#define OSDEV_X86_MSR_STAR UINT32_C(0xc0000081)
/** SYSCALL target. */
#define OSDEV_X86_MSR_LSTAR UINT32_C(0xc0000082)
/** SYSCALL target from compatibility mode, AMD. */
#define OSDEV_X86_MSR_CSTAR UINT32_C(0xc0000083)
/** Flags that SYSCALL clears. */
#define OSDEV_X86_MSR_SFMASK UINT32_C(0xc0000084)
/** Base of FS. */
#define OSDEV_X86_MSR_FS_BASE UINT32_C(0xc0000100)
/** Base of GS. */
#define OSDEV_X86_MSR_GS_BASE UINT32_C(0xc0000101)
/** Base that SWAPGS swaps in. */
#define OSDEV_X86_MSR_KERNEL_GS_BASE UINT32_C(0xc0000102)
/** Value that RDTSCP and RDPID return. */
#define OSDEV_X86_MSR_TSC_AUX UINT32_C(0xc0000103)
/** @} */

/**
 * Read a model-specific register.
 *
 * @param msr  Its number. One that does not exist raises \#GP.
 */
static inline uint64_t osdev_x86_msr_read(uint32_t msr)
{
    return osdev_x86_insn_rdmsr(msr);
}

/**
 * Write a model-specific register.
 *
 * @param msr    Its number. One that does not exist raises \#GP.
 * @param value  All 64 bits; reserved ones raise \#GP.
 */
static inline void osdev_x86_msr_write(uint32_t msr, uint64_t value)
{
    osdev_x86_insn_wrmsr(msr, value);
}

/**
 * Change some bits of a model-specific register and keep the others.
 *
 * @param msr    Its number.
 * @param clear  Bits to clear.
 * @param set    Bits to set; wins over @p clear.
 * @return The value before.
 */
static inline uint64_t
osdev_x86_msr_update(uint32_t msr, uint64_t clear, uint64_t set)
{
    uint64_t old = osdev_x86_insn_rdmsr(msr);

    osdev_x86_insn_wrmsr(msr, (old & ~clear) | set);
    return old;
}

/** @name Extended features, EFER
 * @{ */

/** The extended feature register. */
typedef struct {
    uint64_t raw; /**< All 64 bits. */
} osdev_x86_efer_t;

/** SYSCALL and SYSRET. */
#define OSDEV_X86_EFER_SCE OSDEV_BIT64(0)
/** Long mode, once paging is on. */
#define OSDEV_X86_EFER_LME OSDEV_BIT64(8)
/** Long mode is active. Read only. */
#define OSDEV_X86_EFER_LMA OSDEV_BIT64(10)
/** Pages can forbid execution. */
#define OSDEV_X86_EFER_NXE OSDEV_BIT64(11)
/** SVM. */
#define OSDEV_X86_EFER_SVME OSDEV_BIT64(12)
/** Segment limits in long mode. */
#define OSDEV_X86_EFER_LMSLE OSDEV_BIT64(13)
/** Fast FXSAVE and FXRSTOR. */
#define OSDEV_X86_EFER_FFXSR OSDEV_BIT64(14)
/** INVLPG keeps upper-level translations of other pages. */
#define OSDEV_X86_EFER_TCE OSDEV_BIT64(15)
/** MCOMMIT instruction. */
#define OSDEV_X86_EFER_MCOMMIT OSDEV_BIT64(17)
/** WBINVD can be interrupted. */
#define OSDEV_X86_EFER_INTWB OSDEV_BIT64(18)
/** Upper address bits are ignored. */
#define OSDEV_X86_EFER_UAIE OSDEV_BIT64(20)
/** Automatic restriction of indirect branches. */
#define OSDEV_X86_EFER_AIBRSE OSDEV_BIT64(21)

/** Read EFER. */
static inline osdev_x86_efer_t osdev_x86_efer_read(void)
{
    osdev_x86_efer_t value = {osdev_x86_insn_rdmsr(OSDEV_X86_MSR_EFER)};

    return value;
}

/** Write EFER as given. */
static inline void osdev_x86_efer_write(osdev_x86_efer_t value)
{
    osdev_x86_insn_wrmsr(OSDEV_X86_MSR_EFER, value.raw);
}

/**
 * Change some bits of EFER and keep all others.
 *
 * @param clear  Bits to clear.
 * @param set    Bits to set; wins over @p clear.
 * @return The value before.
 */
static inline osdev_x86_efer_t
osdev_x86_efer_update(uint64_t clear, uint64_t set)
{
    osdev_x86_efer_t old = {
        osdev_x86_msr_update(OSDEV_X86_MSR_EFER, clear, set)};

    return old;
}

/** @} */
/** @name Segment bases
 * Writing an address that is not canonical raises \#GP; osdev_vaddr_make()
 * is the check.
 * @{ */

/** Read the base of FS. */
static inline osdev_vaddr_t osdev_x86_fs_base_read(void)
{
    return osdev_vaddr(osdev_x86_insn_rdmsr(OSDEV_X86_MSR_FS_BASE));
}

/** Write the base of FS. */
static inline void osdev_x86_fs_base_write(osdev_vaddr_t base)
{
    osdev_x86_insn_wrmsr(OSDEV_X86_MSR_FS_BASE, base.raw);
}

/** Read the base of GS. */
static inline osdev_vaddr_t osdev_x86_gs_base_read(void)
{
    return osdev_vaddr(osdev_x86_insn_rdmsr(OSDEV_X86_MSR_GS_BASE));
}

/** Write the base of GS. */
static inline void osdev_x86_gs_base_write(osdev_vaddr_t base)
{
    osdev_x86_insn_wrmsr(OSDEV_X86_MSR_GS_BASE, base.raw);
}

/** Read the base that SWAPGS swaps in. */
static inline osdev_vaddr_t osdev_x86_kernel_gs_base_read(void)
{
    return osdev_vaddr(osdev_x86_insn_rdmsr(OSDEV_X86_MSR_KERNEL_GS_BASE));
}

/** Write the base that SWAPGS swaps in. */
static inline void osdev_x86_kernel_gs_base_write(osdev_vaddr_t base)
{
    osdev_x86_insn_wrmsr(OSDEV_X86_MSR_KERNEL_GS_BASE, base.raw);
}

/** Exchange the base of GS and KERNEL_GS_BASE. */
static inline void osdev_x86_gs_swap(void)
{
    osdev_x86_insn_swapgs();
}

/** @} */
/** @name Time stamp counter
 * @{ */

/** Read the counter; earlier instructions may still be under way. */
static inline uint64_t osdev_x86_tsc_read(void)
{
    return osdev_x86_insn_rdtsc();
}

/** Set the counter of this processor. */
static inline void osdev_x86_tsc_write(uint64_t ticks)
{
    osdev_x86_insn_wrmsr(OSDEV_X86_MSR_TSC, ticks);
}

/**
 * Read the counter after all earlier instructions. Needs RDTSCP.
 *
 * @param[out] out_aux  What osdev_x86_tsc_aux_write() set on this processor.
 */
static inline uint64_t osdev_x86_tsc_read_ordered(uint32_t *out_aux)
{
    return osdev_x86_insn_rdtscp(out_aux);
}

/** Set the word that RDTSCP returns, usually the number of the processor. */
static inline void osdev_x86_tsc_aux_write(uint32_t value)
{
    osdev_x86_insn_wrmsr(OSDEV_X86_MSR_TSC_AUX, value);
}

/** @} */
/** @name Local APIC base
 * @{ */

/** The local APIC's base register. */
typedef struct {
    uint64_t raw; /**< All 64 bits. */
} osdev_x86_apic_base_t;

/** This is the bootstrap processor. Read only. */
#define OSDEV_X86_APIC_BASE_BSP OSDEV_BIT64(8)
/** x2APIC mode. */
#define OSDEV_X86_APIC_BASE_X2APIC OSDEV_BIT64(10)
/** The local APIC is on. */
#define OSDEV_X86_APIC_BASE_ENABLE OSDEV_BIT64(11)
/** Page of the registers; bits above the processor's width are zero. */
#define OSDEV_X86_APIC_BASE_ADDR_MASK OSDEV_MASK64(51, 12)

/** Read the register. */
static inline osdev_x86_apic_base_t osdev_x86_apic_base_read(void)
{
    osdev_x86_apic_base_t v = {osdev_x86_insn_rdmsr(OSDEV_X86_MSR_APIC_BASE)};

    return v;
}

/** Write the register as given: nothing of the old value survives. */
static inline void osdev_x86_apic_base_write(osdev_x86_apic_base_t value)
{
    osdev_x86_insn_wrmsr(OSDEV_X86_MSR_APIC_BASE, value.raw);
}

/** Physical address of the registers. */
static inline osdev_paddr_t osdev_x86_apic_base_addr(osdev_x86_apic_base_t value
)
{
    return osdev_paddr(value.raw & OSDEV_X86_APIC_BASE_ADDR_MASK);
}

/**
 * Replace the address and keep the flags.
 *
 * @param      value  The register's value.
 * @param      addr   Page of the registers.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_ALIGN   addr is not a multiple of 4096.
 * @retval OSDEV_X86_ERR_PHYS_RANGE  addr is wider than 52 bits.
 */
OSDEV_NODISCARD
static inline enum osdev_x86_err osdev_x86_apic_base_set_addr(
    osdev_x86_apic_base_t value, osdev_paddr_t addr, osdev_x86_apic_base_t *out
)
{
    if (!osdev_paddr_is_aligned(addr, 4096)) {
        return OSDEV_X86_ERR_BAD_ALIGN;
    }
    if ((addr.raw & ~OSDEV_X86_APIC_BASE_ADDR_MASK) != 0) {
        return OSDEV_X86_ERR_PHYS_RANGE;
    }
    out->raw = (value.raw & ~OSDEV_X86_APIC_BASE_ADDR_MASK) | addr.raw;
    return OSDEV_X86_OK;
}

/** @} */

OSDEV_END_DECLS

#endif
