// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Debug registers: four addresses, DR6 with what happened, DR7 with what to
 * watch.
 *
 * @spec Intel SDM volume 3, 18.2
 */
#ifndef OSDEV_X86_DEBUG_H
#define OSDEV_X86_DEBUG_H

#include <osdev/x86/err.h>
#include <osdev/x86/insn.h>

OSDEV_BEGIN_DECLS

/** Breakpoints that the processor has. */
#define OSDEV_X86_BREAKPOINTS 4u

/** Debug status. */
typedef struct {
    uint64_t raw; /**< All 64 bits. */
} osdev_x86_dr6_t;

/** Breakpoints 0..3, one bit each, that were met. */
#define OSDEV_X86_DR6_TRAP_MASK OSDEV_MASK64(3, 0)
/** Bus lock, inverted: 0 means that one was met. */
#define OSDEV_X86_DR6_NO_BUS_LOCK OSDEV_BIT64(11)
/** Access to a debug register while DR7.GD was set. */
#define OSDEV_X86_DR6_ACCESS OSDEV_BIT64(13)
/** Single step. */
#define OSDEV_X86_DR6_STEP OSDEV_BIT64(14)
/** Task switch. */
#define OSDEV_X86_DR6_SWITCH OSDEV_BIT64(15)
/** Transactional region, inverted: 0 means inside one. */
#define OSDEV_X86_DR6_NO_RTM OSDEV_BIT64(16)
/** "Nothing happened", to be written back after each \#DB. */
#define OSDEV_X86_DR6_CLEAR UINT64_C(0xffff0ff0)

/** Debug control. */
typedef struct {
    uint64_t raw; /**< All 64 bits. */
} osdev_x86_dr7_t;

/** Slow but exact, local; without effect on current processors. */
#define OSDEV_X86_DR7_LE OSDEV_BIT64(8)
/** Slow but exact, global; without effect on current processors. */
#define OSDEV_X86_DR7_GE OSDEV_BIT64(9)
/** Always 1. */
#define OSDEV_X86_DR7_FIXED OSDEV_BIT64(10)
/** Debug transactional regions. */
#define OSDEV_X86_DR7_RTM OSDEV_BIT64(11)
/** Access to debug registers raises \#DB. */
#define OSDEV_X86_DR7_GD OSDEV_BIT64(13)

/** What a breakpoint waits for; the numbers are those of DR7. */
enum osdev_x86_break_on {
    OSDEV_X86_BREAK_ON_EXECUTE = 0, /**< Execution; length must be 1. */
    OSDEV_X86_BREAK_ON_WRITE = 1,   /**< A write. */
    OSDEV_X86_BREAK_ON_IO = 2,      /**< A port access; needs CR4.DE. */
    OSDEV_X86_BREAK_ON_ACCESS = 3,  /**< A read or a write. */
};

/** One breakpoint of DR7. */
struct osdev_x86_breakpoint {
    enum osdev_x86_break_on on; /**< What it waits for. */
    uint8_t len;                /**< 1, 2, 4 or 8 bytes. */
    bool is_local;              /**< On until the next task switch. */
    bool is_global;             /**< On. */
};

/**
 * Read a breakpoint address.
 *
 * @param      number  0..3.
 * @param[out] out     Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_INDEX  number is above 3.
 */
OSDEV_NODISCARD
enum osdev_x86_err
osdev_x86_breakpoint_addr_read(unsigned number, osdev_vaddr_t *out);

/**
 * Write a breakpoint address.
 *
 * @param number  0..3.
 * @param va      A multiple of the breakpoint's length.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_INDEX  number is above 3.
 */
OSDEV_NODISCARD
enum osdev_x86_err
osdev_x86_breakpoint_addr_write(unsigned number, osdev_vaddr_t va);

/** Read the debug status. */
static inline osdev_x86_dr6_t osdev_x86_dr6_read(void)
{
    osdev_x86_dr6_t value = {osdev_x86_insn_read_dr(6)};

    return value;
}

/** Write the debug status; the processor sets its bits but never clears. */
static inline void osdev_x86_dr6_write(osdev_x86_dr6_t value)
{
    osdev_x86_insn_write_dr(6, value.raw);
}

/** Read the debug control register. */
static inline osdev_x86_dr7_t osdev_x86_dr7_read(void)
{
    osdev_x86_dr7_t value = {osdev_x86_insn_read_dr(7)};

    return value;
}

/** Write the debug control register as given. */
static inline void osdev_x86_dr7_write(osdev_x86_dr7_t value)
{
    osdev_x86_insn_write_dr(7, value.raw);
}

/**
 * A breakpoint of a control value.
 *
 * @param      value   The control value.
 * @param      number  0..3.
 * @param[out] out     Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_INDEX  number is above 3.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_dr7_get(
    osdev_x86_dr7_t value, unsigned number, struct osdev_x86_breakpoint *out
);

/**
 * Replace a breakpoint of a control value.
 *
 * @param value   The value to change.
 * @param number  0..3.
 * @param point   The breakpoint.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_INDEX  number is above 3.
 * @retval OSDEV_X86_ERR_BAD_VALUE  the length is none of 1, 2, 4, 8, or not 1
 *                                  for execution.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_dr7_set(
    osdev_x86_dr7_t *value, unsigned number,
    const struct osdev_x86_breakpoint *point
);

OSDEV_END_DECLS

#endif
