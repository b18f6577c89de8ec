// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * An interrupt from its vector to its end: acknowledge, end, priorities, and
 * the registers that tell what is going on.
 */
#ifndef OSDEV_PIC8259_IRQ_H
#define OSDEV_PIC8259_IRQ_H

#include <osdev/pic8259/pic.h>

OSDEV_BEGIN_DECLS

/** What a vector turned out to be. */
enum osdev_pic8259_ack {
    /** No vector of the controllers: leave it alone. */
    OSDEV_PIC8259_NOT_MINE,
    /** A line wants service: serve it, then end it. */
    OSDEV_PIC8259_REAL,
    /** The request of the master has gone: do nothing. */
    OSDEV_PIC8259_SPURIOUS_MASTER,
    /** The request of the slave has gone: do nothing; the master's cascade
     * line has been ended. */
    OSDEV_PIC8259_SPURIOUS_SLAVE,
};

/**
 * Find the line of a vector.
 *
 * @param      pic       The object, remapped.
 * @param      vector    Any vector.
 * @param[out] out_line  0..15. Written only if the result is true.
 * @return Whether one of the controllers sends this vector.
 */
OSDEV_NODISCARD
bool osdev_pic8259_line(
    const struct osdev_pic8259 *pic, uint8_t vector, unsigned *out_line
);

/**
 * Whether one of the controllers sends this vector.
 *
 * @param pic     The object, remapped.
 * @param vector  Any vector.
 */
bool osdev_pic8259_handles(const struct osdev_pic8259 *pic, uint8_t vector);

/**
 * Find out what an interrupt is; the first thing a handler does.
 *
 * A request that goes away before the processor takes its vector arrives as
 * line 7 of its controller, which then has no line 7 in service. Only those
 * two lines cost a port read. Spurious interrupts are counted in the object.
 * With automatic end of interrupt all of them seem real.
 *
 * @param      pic       The object, remapped.
 * @param      vector    The vector that arrived.
 * @param[out] out_line  0..15. Written only for #OSDEV_PIC8259_REAL.
 *
 * @context The interrupt handler, interrupts off.
 * @spec 8259A data sheet, interrupt sequence and edge and level triggered
 *       modes
 */
OSDEV_NODISCARD
enum osdev_pic8259_ack osdev_pic8259_ack(
    struct osdev_pic8259 *pic, uint8_t vector, unsigned *out_line
);

/**
 * End the interrupt of one line, at both controllers if it is the slave's.
 *
 * Names the line (specific end of interrupt), so interrupts may end in any
 * order. Writes nothing with automatic end of interrupt.
 *
 * @param pic   The object.
 * @param line  0..15 without 2.
 *
 * @retval OSDEV_PIC8259_OK
 * @retval OSDEV_PIC8259_ERR_BAD_LINE  above 15, or the cascade line.
 *
 * @context Any; interrupts off.
 */
OSDEV_NODISCARD
enum osdev_pic8259_err
osdev_pic8259_eoi(struct osdev_pic8259 *pic, unsigned line);

/**
 * End the interrupt of one line, which then has the lowest priority of its
 * controller.
 *
 * @param pic   The object.
 * @param line  0..15 without 2.
 *
 * @retval OSDEV_PIC8259_OK
 * @retval OSDEV_PIC8259_ERR_BAD_LINE  above 15, or the cascade line.
 *
 * @context Any; interrupts off.
 * @spec 8259A data sheet, automatic rotation
 */
OSDEV_NODISCARD
enum osdev_pic8259_err
osdev_pic8259_eoi_rotate(struct osdev_pic8259 *pic, unsigned line);

/**
 * End the interrupt of the highest priority, whichever it is (non-specific
 * end of interrupt). Right only if interrupts end in the reverse order of
 * their beginning and priorities do not change.
 *
 * @param pic   The object.
 * @param line  A line of the controller in question, 0..15: for one of the
 *              slave both controllers get the command.
 *
 * @retval OSDEV_PIC8259_OK
 * @retval OSDEV_PIC8259_ERR_BAD_LINE  above 15.
 *
 * @context Any; interrupts off.
 */
OSDEV_NODISCARD
enum osdev_pic8259_err
osdev_pic8259_eoi_highest(struct osdev_pic8259 *pic, unsigned line);

/**
 * Give a line the lowest priority of its controller; the next one has the
 * highest then.
 *
 * @param pic   The object.
 * @param line  0..15; 2 stands for all lines of the slave.
 *
 * @retval OSDEV_PIC8259_OK
 * @retval OSDEV_PIC8259_ERR_BAD_LINE  above 15.
 *
 * @spec 8259A data sheet, specific rotation
 */
OSDEV_NODISCARD
enum osdev_pic8259_err
osdev_pic8259_set_lowest(struct osdev_pic8259 *pic, unsigned line);

/**
 * Rotate the priorities at every automatic end of interrupt, or not.
 *
 * @param pic  The object.
 * @param on   Whether to.
 */
void osdev_pic8259_auto_rotate(struct osdev_pic8259 *pic, bool on);

/**
 * Acknowledge the most urgent interrupt without the processor's help, for
 * code that runs with interrupts off.
 *
 * @param      pic       The object.
 * @param[out] out_line  0..15. Written only if the result is true. End it
 *                       like any other.
 * @return Whether an open line had a request.
 *
 * @context Interrupts off.
 * @spec 8259A data sheet, poll command
 */
OSDEV_NODISCARD
bool osdev_pic8259_poll(struct osdev_pic8259 *pic, unsigned *out_line);

/**
 * Read the requests: lines that wait for the processor, masked or not.
 *
 * @param pic  The object.
 * @return Bit n stands for line n; also the cascade line.
 */
uint16_t osdev_pic8259_read_irr(const struct osdev_pic8259 *pic);

/**
 * Read the lines in service: acknowledged and not ended.
 *
 * @param pic  The object.
 * @return Bit n stands for line n; also the cascade line.
 */
uint16_t osdev_pic8259_read_isr(const struct osdev_pic8259 *pic);

OSDEV_END_DECLS

#endif
