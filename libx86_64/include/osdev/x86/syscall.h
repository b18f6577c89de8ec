// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The registers of SYSCALL and SYSRET.
 *
 * SYSCALL loads CS and, 8 above it, SS. SYSRET to 64-bit code loads SS 8 and
 * CS 16 above its base, to 32-bit code CS from the base itself.
 *
 * @spec Intel SDM volume 3, 5.8.8; AMD APM volume 2, 6.1
 */
#ifndef OSDEV_X86_SYSCALL_H
#define OSDEV_X86_SYSCALL_H

#include <osdev/x86/gdt.h>
#include <osdev/x86/msr.h>
#include <osdev/x86/rflags.h>

OSDEV_BEGIN_DECLS

/** The register STAR. */
typedef struct {
    uint64_t raw; /**< All 64 bits. */
} osdev_x86_star_t;

/** Code segment that SYSCALL loads. */
#define OSDEV_X86_STAR_SYSCALL_MASK OSDEV_MASK64(47, 32)
/** Base of the segments that SYSRET loads. */
#define OSDEV_X86_STAR_SYSRET_MASK OSDEV_MASK64(63, 48)

/** The selectors behind STAR. */
struct osdev_x86_star_parts {
    osdev_x86_selector_t sysret_cs;  /**< 64-bit user code. */
    osdev_x86_selector_t sysret_ss;  /**< User data. */
    osdev_x86_selector_t syscall_cs; /**< Kernel code. */
    osdev_x86_selector_t syscall_ss; /**< Kernel data. */
};

/**
 * Put STAR together.
 *
 * @param      parts  The selectors. Bits 31..0 of the result are 0.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_SYSRET_OFFSET   sysret_ss is not 8 below sysret_cs.
 * @retval OSDEV_X86_ERR_SYSCALL_OFFSET  syscall_ss is not 8 above syscall_cs.
 * @retval OSDEV_X86_ERR_SYSRET_LEVEL    sysret_ss does not ask for level 3.
 * @retval OSDEV_X86_ERR_SYSCALL_LEVEL   syscall_cs does not ask for level 0.
 * @retval OSDEV_X86_ERR_BAD_SELECTOR    sysret_ss or syscall_cs is null.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_star_encode(
    const struct osdev_x86_star_parts *parts, osdev_x86_star_t *out
);

/** Take STAR apart. Cannot fail: the arithmetic wraps as the processor's. */
struct osdev_x86_star_parts osdev_x86_star_decode(osdev_x86_star_t star);

/** The value for the layout of osdev_x86_gdt_init_standard(). */
osdev_x86_star_t osdev_x86_star_standard(void);

/** Read STAR. */
static inline osdev_x86_star_t osdev_x86_star_read(void)
{
    osdev_x86_star_t star = {osdev_x86_insn_rdmsr(OSDEV_X86_MSR_STAR)};

    return star;
}

/** Write STAR. */
static inline void osdev_x86_star_write(osdev_x86_star_t star)
{
    osdev_x86_insn_wrmsr(OSDEV_X86_MSR_STAR, star.raw);
}

/** Read the address that SYSCALL jumps to. */
static inline osdev_vaddr_t osdev_x86_lstar_read(void)
{
    return osdev_vaddr(osdev_x86_insn_rdmsr(OSDEV_X86_MSR_LSTAR));
}

/** Write the address that SYSCALL jumps to; it must be canonical. */
static inline void osdev_x86_lstar_write(osdev_vaddr_t entry)
{
    osdev_x86_insn_wrmsr(OSDEV_X86_MSR_LSTAR, entry.raw);
}

/** Read the flags that SYSCALL clears; unknown bits are kept. */
static inline osdev_x86_rflags_t osdev_x86_sfmask_read(void)
{
    osdev_x86_rflags_t flags = {osdev_x86_insn_rdmsr(OSDEV_X86_MSR_SFMASK)};

    return flags;
}

/** Write the flags that SYSCALL clears: at least IF, DF, TF, AC and NT. */
static inline void osdev_x86_sfmask_write(osdev_x86_rflags_t flags)
{
    osdev_x86_insn_wrmsr(OSDEV_X86_MSR_SFMASK, flags.raw);
}

OSDEV_END_DECLS

#endif
