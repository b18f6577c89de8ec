// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * What a processor runs first: from real mode to a C function in 64-bit mode.
 *
 * The kernel makes the code with <osdev/apic/trampoline.S.h>, writes it to a
 * page below 1 MiB with osdev_apic_trampoline_write(), and gives that page to
 * osdev_apic_start(). Several processors may run it at the same time: each
 * takes a number, and with it a stack of its own. One that finds no number
 * left, such as one that comes up long after the kernel has given it up,
 * halts.
 *
 * @spec Intel SDM volume 3, 9.8.5 and 9.11
 */
#ifndef OSDEV_APIC_TRAMPOLINE_H
#define OSDEV_APIC_TRAMPOLINE_H

#include <osdev/apic/err.h>
#include <osdev/x86/cr.h>
#include <osdev/x86/msr.h>

OSDEV_BEGIN_DECLS

/** The page: it is never longer. */
#define OSDEV_APIC_TRAMPOLINE_PAGE 4096
/** Where the parameters are in it. */
#define OSDEV_APIC_TRAMPOLINE_OFFSET 8
/** First bits of CR3 that may be set below the address: PWT and PCD. */
#define OSDEV_APIC_TRAMPOLINE_CR3_FLAGS UINT64_C(0x18)

/** The C function that a processor enters: interrupts off, descriptor tables
 * of the trampoline, stack aligned as the System V ABI has it. It must not
 * return.
 *
 * @param argument  Of the parameters.
 * @param index     Number of the processor, from 0 on.
 */
typedef void osdev_apic_entry_fn(void *argument, uint32_t index);

/** Parameters, as the code reads them. */
struct osdev_apic_trampoline_params {
    uint32_t next;         /**< Number of the next processor. */
    uint32_t count;        /**< Processors that may pass. */
    uint32_t early_cr3;    /**< Tables below 4 GiB for the way up. */
    uint32_t early_cr4;    /**< PAE, and LA57 for 5-level tables. */
    uint64_t efer;         /**< LME, NXE and what the kernel wants. */
    uint64_t cr0;          /**< In 64-bit mode. */
    uint64_t cr3;          /**< In 64-bit mode; at any address. */
    uint64_t cr4;          /**< In 64-bit mode. */
    uint64_t stack_top;    /**< Stack of processor 0; it grows down. */
    uint64_t stack_stride; /**< To that of the next one; may wrap. */
    uint64_t argument;     /**< For the function. */
    uint64_t entry;        /**< The function. */
};
OSDEV_STATIC_ASSERT(sizeof(struct osdev_apic_trampoline_params) == 80, "size");
OSDEV_STATIC_ASSERT(
    offsetof(struct osdev_apic_trampoline_params, early_cr3) == 8, "early_cr3"
);
OSDEV_STATIC_ASSERT(
    offsetof(struct osdev_apic_trampoline_params, early_cr4) == 12, "early_cr4"
);
OSDEV_STATIC_ASSERT(
    offsetof(struct osdev_apic_trampoline_params, efer) == 16, "efer"
);
OSDEV_STATIC_ASSERT(
    offsetof(struct osdev_apic_trampoline_params, cr0) == 24, "cr0"
);
OSDEV_STATIC_ASSERT(
    offsetof(struct osdev_apic_trampoline_params, stack_top) == 48, "stack_top"
);
OSDEV_STATIC_ASSERT(
    offsetof(struct osdev_apic_trampoline_params, entry) == 72, "entry"
);

/** What a kernel wants of the trampoline. */
struct osdev_apic_trampoline_config {
    /** Page tables that map the page at its own address, writable and
     * executable, and the kernel. */
    osdev_paddr_t cr3;
    /** Tables below 4 GiB that map the page in the same way, with the same
     * number of levels. 0: @c cr3 is below 4 GiB itself. */
    osdev_paddr_t early_cr3;
    /** Control register 0 of the processors; PE and PG are added. */
    uint64_t cr0;
    /** Control register 4; PAE is added. LA57 says how many levels. */
    uint64_t cr4;
    /** EFER; LME is added. Set NXE if the tables use it. */
    uint64_t efer;
    /** Where they go. */
    osdev_apic_entry_fn *entry;
    /** For the function. */
    void *argument;
    /** Top of the stack of processor 0, a multiple of 16. */
    uint64_t stack_top;
    /** Distance from one stack to the next, a multiple of 16. */
    uint64_t stack_stride;
    /** Processors that may pass, at least 1. */
    uint32_t count;
};

/**
 * Write code and parameters to the page.
 *
 * @param      config  What the kernel wants.
 * @param      code    The symbol that the assembly macro defined.
 * @param      len     Its bytes: from there to the symbol with "_end".
 * @param[out] page    The page as the kernel sees it, of
 *                     #OSDEV_APIC_TRAMPOLINE_PAGE bytes, aligned so.
 *
 * @retval OSDEV_APIC_OK
 * @retval OSDEV_APIC_ERR_BAD_VALUE    no processors; PCIDE and flags in @c cr3;
 *                                     or @p code is none of the macro's.
 * @retval OSDEV_APIC_ERR_BAD_ADDRESS  a table is not aligned, or the one for
 *                                     the way up is not below 4 GiB; a stack is
 *                                     missing or not aligned; no function.
 *
 * @context All stores are done when it returns; x86 keeps their order.
 */
OSDEV_NODISCARD
enum osdev_apic_err osdev_apic_trampoline_write(
    const struct osdev_apic_trampoline_config *config, const void *code,
    size_t len, void *page
);

/**
 * How many processors have passed the trampoline, or tried to.
 *
 * @param page  The page as the kernel sees it.
 */
uint32_t osdev_apic_trampoline_passed(const void *page);

OSDEV_END_DECLS

#endif
