// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Masks. A set bit closes its line. The cascade line follows by itself: it is
 * open while a line of the slave is.
 */
#ifndef OSDEV_PIC8259_MASK_H
#define OSDEV_PIC8259_MASK_H

#include <osdev/pic8259/pic.h>

OSDEV_BEGIN_DECLS

/**
 * Read the mask registers.
 *
 * @param pic  The object.
 * @return Bit n stands for line n; also the cascade line.
 */
uint16_t osdev_pic8259_read_masks(const struct osdev_pic8259 *pic);

/**
 * Write the mask registers.
 *
 * @param pic    The object.
 * @param masks  Bit n stands for line n. The bit of the cascade line does not
 *               count.
 *
 * @context Any, also an interrupt handler; one CPU at a time.
 */
void osdev_pic8259_write_masks(struct osdev_pic8259 *pic, uint16_t masks);

/**
 * Close one line. Costs one port write, two if it was the slave's last.
 *
 * An interrupt that was already on its way may still arrive, as itself or as
 * a spurious one.
 *
 * @param pic   The object.
 * @param line  0..15 without 2.
 *
 * @retval OSDEV_PIC8259_OK            also if the line was closed.
 * @retval OSDEV_PIC8259_ERR_BAD_LINE  above 15, or the cascade line.
 */
OSDEV_NODISCARD
enum osdev_pic8259_err
osdev_pic8259_mask(struct osdev_pic8259 *pic, unsigned line);

/**
 * Open one line, and the cascade line with it if it is needed.
 *
 * @param pic   The object.
 * @param line  0..15 without 2.
 *
 * @retval OSDEV_PIC8259_OK            also if the line was open.
 * @retval OSDEV_PIC8259_ERR_BAD_LINE  above 15, or the cascade line.
 */
OSDEV_NODISCARD
enum osdev_pic8259_err
osdev_pic8259_unmask(struct osdev_pic8259 *pic, unsigned line);

/**
 * Close all lines. Boards exist that send spurious interrupts even then, so
 * the vectors of lines 7 and 15 must keep a handler: osdev_pic8259_quiesce()
 * is the whole way out.
 *
 * @param pic  The object.
 */
void osdev_pic8259_disable(struct osdev_pic8259 *pic);

/**
 * Make a masked line in service stop blocking the others, or not (special
 * mask mode), at both controllers.
 *
 * @param pic  The object.
 * @param on   Whether to.
 *
 * @spec 8259A data sheet, special mask mode
 */
void osdev_pic8259_special_mask(struct osdev_pic8259 *pic, bool on);

OSDEV_END_DECLS

#endif
