// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Gates and the interrupt descriptor table.
 *
 * A gate takes its code selector from the caller, never from the segment
 * register of the moment, so the table can be built before the kernel's own
 * descriptor table is loaded, and on another machine.
 *
 * @spec Intel SDM volume 3, 6.10 to 6.14
 */
#ifndef OSDEV_X86_IDT_H
#define OSDEV_X86_IDT_H

#include <osdev/x86/exception.h>
#include <osdev/x86/segment.h>

OSDEV_BEGIN_DECLS

/** Bytes from one stub of <osdev/x86/stubs.S.h> to the next. */
#define OSDEV_X86_STUB_SIZE 16u

/** Kinds of gate; the numbers are those of the descriptor. */
enum osdev_x86_gate_type {
    /** Turns interrupts off. */
    OSDEV_X86_GATE_INTERRUPT = 0xe,
    /** Leaves interrupts as they are. */
    OSDEV_X86_GATE_TRAP = 0xf,
};

/** A gate taken apart. */
struct osdev_x86_gate {
    osdev_vaddr_t handler;         /**< Entry point, canonical. */
    osdev_x86_selector_t selector; /**< Code segment of the handler. */
    enum osdev_x86_gate_type type; /**< Interrupt or trap gate. */
    uint8_t ist;                   /**< Interrupt stack 1..7; 0 is none. */
    uint8_t dpl;                   /**< Lowest privilege of INT n, 0..3. */
    bool is_present;               /**< Otherwise \#NP. */
};

/** A gate as the processor reads it. All zero is "not present". */
struct osdev_x86_idt_entry {
    uint16_t offset_low;  /**< Bits 15..0 of the handler's address. */
    uint16_t selector;    /**< Code segment. */
    uint16_t attributes;  /**< Stack, type, level, present. */
    uint16_t offset_mid;  /**< Bits 31..16. */
    uint32_t offset_high; /**< Bits 63..32. */
    uint32_t reserved;    /**< Zero. */
};
OSDEV_STATIC_ASSERT(sizeof(struct osdev_x86_idt_entry) == 16, "gate");

/** The table. Zero-initialised, it has no gate. */
struct osdev_x86_idt {
    /** One gate a vector. */
    OSDEV_ALIGNAS(16) struct osdev_x86_idt_entry entries[OSDEV_X86_VECTORS];
};
OSDEV_STATIC_ASSERT(sizeof(struct osdev_x86_idt) == 4096, "IDT");

/**
 * Put a gate together.
 *
 * @param      gate  Its parts.
 * @param[out] out   Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_SELECTOR  the selector is null.
 * @retval OSDEV_X86_ERR_BAD_IST       ist is above 7.
 * @retval OSDEV_X86_ERR_BAD_LEVEL     dpl is above 3.
 * @retval OSDEV_X86_ERR_BAD_VALUE     type is none of the enumeration.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_gate_encode(
    const struct osdev_x86_gate *gate, struct osdev_x86_idt_entry *out
);

/**
 * Take a gate apart.
 *
 * @param      entry  The gate.
 * @param[out] out    Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_VALUE  it is present and of another type.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_gate_decode(
    const struct osdev_x86_idt_entry *entry, struct osdev_x86_gate *out
);

/**
 * Put all 256 stubs into the table: interrupt gates of level 0 without
 * interrupt stack.
 *
 * @param idt    The table.
 * @param stubs  The symbol that the macro OSDEV_X86_STUBS defined.
 * @param code   Code segment of the stubs.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_SELECTOR  code is null.
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_idt_fill(
    struct osdev_x86_idt *idt, osdev_vaddr_t stubs, osdev_x86_selector_t code
);

/**
 * Replace the gate of a vector. The gate is not present meanwhile.
 *
 * @param idt     The table; may be loaded.
 * @param vector  0..255.
 * @param gate    The gate.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_INDEX     vector is above 255.
 * @retval OSDEV_X86_ERR_BAD_SELECTOR  as osdev_x86_gate_encode().
 * @retval OSDEV_X86_ERR_BAD_IST       as osdev_x86_gate_encode().
 * @retval OSDEV_X86_ERR_BAD_LEVEL     as osdev_x86_gate_encode().
 * @retval OSDEV_X86_ERR_BAD_VALUE     as osdev_x86_gate_encode().
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_idt_set(
    struct osdev_x86_idt *idt, unsigned vector,
    const struct osdev_x86_gate *gate
);

/**
 * The gate of a vector.
 *
 * @param      idt     The table.
 * @param      vector  0..255.
 * @param[out] out     Written only on success.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_INDEX  vector is above 255.
 * @retval OSDEV_X86_ERR_BAD_VALUE  as osdev_x86_gate_decode().
 */
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_idt_get(
    const struct osdev_x86_idt *idt, unsigned vector, struct osdev_x86_gate *out
);

/**
 * Give a vector an interrupt stack, or take it away.
 *
 * @param idt     The table.
 * @param vector  0..255.
 * @param ist     1..7 as in osdev_x86_tss_set_ist(), or 0 for none.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_INDEX  vector is above 255.
 * @retval OSDEV_X86_ERR_BAD_IST    ist is above 7.
 */
OSDEV_NODISCARD
enum osdev_x86_err
osdev_x86_idt_set_ist(struct osdev_x86_idt *idt, unsigned vector, unsigned ist);

/**
 * Say which privilege levels may raise a vector with INT n.
 *
 * @param idt     The table.
 * @param vector  0..255.
 * @param dpl     0..3; 3 lets user code in.
 *
 * @retval OSDEV_X86_OK
 * @retval OSDEV_X86_ERR_BAD_INDEX  vector is above 255.
 * @retval OSDEV_X86_ERR_BAD_LEVEL  dpl is above 3.
 */
OSDEV_NODISCARD
enum osdev_x86_err
osdev_x86_idt_set_dpl(struct osdev_x86_idt *idt, unsigned vector, unsigned dpl);

/**
 * Load the table on this processor.
 *
 * @param idt  Must stay in place; may be read only.
 */
void osdev_x86_idt_load(const struct osdev_x86_idt *idt);

OSDEV_END_DECLS

#endif
