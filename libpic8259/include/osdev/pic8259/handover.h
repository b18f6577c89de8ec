// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Ways out and back: hand over to the APIC, sleep and wake up.
 */
#ifndef OSDEV_PIC8259_HANDOVER_H
#define OSDEV_PIC8259_HANDOVER_H

#include <osdev/pic8259/pic.h>

OSDEV_BEGIN_DECLS

/**
 * Silence the controllers for a kernel that uses the APIC: all lines masked,
 * vectors out of the way, requests of edge-triggered lines and lines in
 * service forgotten, and no automatic end of interrupt.
 *
 * Boards exist that send spurious interrupts even then: keep handlers at the
 * vectors of lines 7 and 15 that call osdev_pic8259_ack().
 *
 * @param pic     The object.
 * @param vector  New vector of line 0, followed by the other 15.
 *
 * @retval OSDEV_PIC8259_OK
 * @retval OSDEV_PIC8259_ERR_VECTOR_ALIGN     @p vector is not a multiple of 8.
 * @retval OSDEV_PIC8259_ERR_VECTOR_RESERVED  @p vector is below 32.
 * @retval OSDEV_PIC8259_ERR_VECTOR_RANGE     @p vector is above 240.
 * @retval OSDEV_PIC8259_ERR_READ_BACK        a line is not masked after all.
 * @retval OSDEV_PIC8259_ERR_STUCK            a line stays in service.
 *
 * @context Interrupts off.
 */
OSDEV_NODISCARD
enum osdev_pic8259_err
osdev_pic8259_quiesce(struct osdev_pic8259 *pic, uint8_t vector);

/**
 * Route the interrupt signal of the controllers through the APIC or straight
 * to the processor.
 *
 * Only for machines whose MP floating pointer structure says that they have
 * this register; on all others the ports may be anything.
 *
 * @param pic   The object.
 * @param apic  Through the APIC (symmetric I/O mode), else past it.
 *
 * @spec MultiProcessor Specification 1.4, 3.6.2.1
 */
void osdev_pic8259_imcr(const struct osdev_pic8259 *pic, bool apic);

/** What osdev_pic8259_restore() needs. Plain data. */
struct osdev_pic8259_state {
    struct osdev_pic8259_config config; /**< Vectors and modes. */
    uint16_t masks;                     /**< Masked lines. */
    uint16_t levels;                    /**< Level-triggered lines. */
    bool has_levels;                    /**< Whether @c levels counts. */
    uint8_t lowest[2]; /**< Levels of lowest priority: master, slave. */
    bool special_mask; /**< Special mask mode. */
    bool auto_rotate;  /**< Rotation at automatic ends. */
};

/**
 * Note everything that the controllers forget while the machine sleeps.
 * What is in service is not noted: sleep outside of handlers.
 *
 * @param      pic        The object, remapped.
 * @param[out] out_state  The state.
 */
void osdev_pic8259_save(
    const struct osdev_pic8259 *pic, struct osdev_pic8259_state *out_state
);

/**
 * Set the controllers up as they were.
 *
 * @param pic    The object.
 * @param state  What osdev_pic8259_save() wrote.
 *
 * @retval OSDEV_PIC8259_OK
 * @retval OSDEV_PIC8259_ERR_VECTOR_ALIGN     a vector is not a multiple of 8.
 * @retval OSDEV_PIC8259_ERR_VECTOR_RESERVED  a vector is below 32.
 * @retval OSDEV_PIC8259_ERR_VECTOR_OVERLAP   both vectors are the same.
 * @retval OSDEV_PIC8259_ERR_FIXED_EDGE       the state is damaged: a line
 *                                            cannot be level triggered.
 * @retval OSDEV_PIC8259_ERR_NO_ELCR          the trigger mode registers have
 *                                            gone.
 * @retval OSDEV_PIC8259_ERR_READ_BACK        the trigger modes do not hold.
 *
 * @context Interrupts off. After an error all lines are masked.
 */
OSDEV_NODISCARD
enum osdev_pic8259_err osdev_pic8259_restore(
    struct osdev_pic8259 *pic, const struct osdev_pic8259_state *state
);

OSDEV_END_DECLS

#endif
