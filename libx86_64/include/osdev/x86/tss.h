// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The 64-bit task state segment: stacks for privilege changes, interrupt
 * stacks and the I/O permission map.
 *
 * The structure is read by the processor, holds 64-bit addresses at offsets
 * of four, and so is made of 32-bit words: no packed attribute.
 *
 * @spec Intel SDM volume 3, 8.7
 */
#ifndef OSDEV_X86_TSS_H
#define OSDEV_X86_TSS_H

#include <osdev/x86/err.h>

OSDEV_BEGIN_DECLS

/** Bytes of a task state without an I/O permission map. */
#define OSDEV_X86_TSS_SIZE 0x68u
/** Most bytes of an I/O permission map: 65536 ports and the end mark. */
#define OSDEV_X86_IOMAP_MAX 8193u

/** An address of 64 bits at an offset that is a multiple of four. */
struct osdev_x86_tss_addr {
    uint32_t low;  /**< Bits 31..0. */
    uint32_t high; /**< Bits 63..32. */
};

/** A 64-bit task state. Set the members with the functions below. */
struct osdev_x86_tss {
    uint32_t reserved0;               /**< Zero. */
    struct osdev_x86_tss_addr rsp[3]; /**< Stacks of levels 0..2. */
    uint32_t reserved1[2];            /**< Zero. */
    struct osdev_x86_tss_addr ist[7]; /**< Interrupt stacks 1..7. */
    uint32_t reserved2[2];            /**< Zero. */
    uint16_t reserved3;               /**< Zero. */
    uint16_t iomap_base;              /**< Offset of the I/O map. */
};
OSDEV_STATIC_ASSERT(
    sizeof(struct osdev_x86_tss) == OSDEV_X86_TSS_SIZE, "TSS size"
);
OSDEV_STATIC_ASSERT(offsetof(struct osdev_x86_tss, rsp) == 0x04, "RSP0");
OSDEV_STATIC_ASSERT(offsetof(struct osdev_x86_tss, ist) == 0x24, "IST1");
OSDEV_STATIC_ASSERT(
    offsetof(struct osdev_x86_tss, iomap_base) == 0x66, "I/O map base"
);

/** Two slots of a descriptor table. */
struct osdev_x86_system_desc {
    uint64_t low;  /**< The slot that the selector names. */
    uint64_t high; /**< The slot behind it: bits 63..32 of the base. */
};

/** Make an empty task state: no stacks, no I/O permission map. */
void osdev_x86_tss_init(struct osdev_x86_tss *tss);

/**
 * Set the stack that an interrupt or exception into a level starts with.
 *
 * @param tss    The task state; may be in use.
 * @param level  Privilege level, 0..2.
 * @param top    First byte above the stack, canonical.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_LEVEL  level is above 2.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_tss_set_rsp(
    struct osdev_x86_tss *tss, unsigned level, osdev_vaddr_t top
);

/**
 * Set an interrupt stack.
 *
 * @param tss  The task state; may be in use.
 * @param ist  Number as in a gate, 1..7. 0 means "no switch" there.
 * @param top  First byte above the stack, canonical.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_IST  ist is 0 or above 7.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_tss_set_ist(
    struct osdev_x86_tss *tss, unsigned ist, osdev_vaddr_t top
);

/**
 * The stack of a privilege level.
 *
 * @param      tss      The task state.
 * @param      level    Privilege level, 0..2.
 * @param[out] out_top  Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_LEVEL  level is above 2.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_tss_get_rsp(
    const struct osdev_x86_tss *tss, unsigned level, osdev_vaddr_t *out_top
);

/**
 * An interrupt stack.
 *
 * @param      tss      The task state.
 * @param      ist      Number, 1..7.
 * @param[out] out_top  Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_IST  ist is 0 or above 7.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_tss_get_ist(
    const struct osdev_x86_tss *tss, unsigned ist, osdev_vaddr_t *out_top
);

/**
 * Describe a task state without an I/O permission map.
 *
 * @param      tss  The task state; its address goes into the descriptor.
 * @param[out] out  An available, present 64-bit task state descriptor.
 */
void osdev_x86_tss_describe(
    const struct osdev_x86_tss *tss, struct osdev_x86_system_desc *out
);

/**
 * Describe a task state and the I/O permission map behind it.
 *
 * @param      tss  The task state, its base field already set.
 * @param      map  One bit a port, 1 forbids; the last byte is 0xff.
 * @param      len  Bytes of the map, the last one included.
 * @param[out] out  Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_IOMAP_TOO_LONG    len is above 8193.
 * @retval OSDEV_X86_ERR_IOMAP_BEFORE_TSS  map is below the task state's end.
 * @retval OSDEV_X86_ERR_IOMAP_TOO_FAR     map is above offset 0xdfff.
 * @retval OSDEV_X86_ERR_IOMAP_END         len is 0 or the last byte not 0xff.
 * @retval OSDEV_X86_ERR_IOMAP_BASE        the base field points elsewhere.
 *
 * @spec Intel SDM volume 1, 19.5.2
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_tss_describe_with_iomap(
    const struct osdev_x86_tss *tss, const uint8_t *map, size_t len,
    struct osdev_x86_system_desc *out
);

OSDEV_END_DECLS

#endif
