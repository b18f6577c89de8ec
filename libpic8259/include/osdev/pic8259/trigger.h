// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Trigger modes of the lines (edge/level control registers), which PCs have
 * had beside the controllers since EISA.
 *
 * A line shared by PCI functions is level triggered; one of an ISA device is
 * edge triggered unless an interrupt source override of the ACPI MADT says
 * otherwise.
 *
 * @spec Intel I/O Controller Hub 9 data sheet, 13.4.9 and 13.4.10
 */
#ifndef OSDEV_PIC8259_TRIGGER_H
#define OSDEV_PIC8259_TRIGGER_H

#include <osdev/pic8259/pic.h>

OSDEV_BEGIN_DECLS

/**
 * Read the trigger modes.
 *
 * @param      pic         The object.
 * @param[out] out_levels  Bit n is set if line n is level triggered. Written
 *                         only on success.
 *
 * @retval OSDEV_PIC8259_OK
 * @retval OSDEV_PIC8259_ERR_NO_ELCR  lines that are always edge triggered read
 *                                    as level: no such register answers.
 */
OSDEV_NODISCARD
enum osdev_pic8259_err osdev_pic8259_read_levels(
    const struct osdev_pic8259 *pic, uint16_t *out_levels
);

/**
 * Write the trigger modes of all lines and look whether they hold.
 *
 * @param pic     The object.
 * @param levels  Bit n set makes line n level triggered.
 *
 * @retval OSDEV_PIC8259_OK
 * @retval OSDEV_PIC8259_ERR_FIXED_EDGE  a line of #OSDEV_PIC8259_FIXED_EDGE is
 *                                       set; nothing was written.
 * @retval OSDEV_PIC8259_ERR_NO_ELCR     no such register answers; nothing was
 *                                       written.
 * @retval OSDEV_PIC8259_ERR_READ_BACK   the registers hold something else.
 *
 * @context Mask the lines that change first, or a request may get lost.
 */
OSDEV_NODISCARD
enum osdev_pic8259_err
osdev_pic8259_write_levels(const struct osdev_pic8259 *pic, uint16_t levels);

/**
 * Set the trigger mode of one line.
 *
 * @param pic    The object.
 * @param line   0..15 without 2.
 * @param level  Level triggered, else edge triggered.
 *
 * @retval OSDEV_PIC8259_OK
 * @retval OSDEV_PIC8259_ERR_BAD_LINE    above 15, or the cascade line.
 * @retval OSDEV_PIC8259_ERR_FIXED_EDGE  the line cannot be level triggered.
 * @retval OSDEV_PIC8259_ERR_NO_ELCR     no such register answers.
 * @retval OSDEV_PIC8259_ERR_READ_BACK   the registers hold something else.
 *
 * @context Mask the line first, or a request may get lost.
 */
OSDEV_NODISCARD
enum osdev_pic8259_err osdev_pic8259_set_level(
    const struct osdev_pic8259 *pic, unsigned line, bool level
);

/**
 * Decode the trigger mode of an ACPI interrupt source override.
 *
 * @param      flags      The MPS INTI flags of the override.
 * @param[out] out_level  Whether the line is level triggered; an ISA line
 *                        that conforms to its bus is not. Written only on
 *                        success.
 *
 * @retval OSDEV_PIC8259_OK
 * @retval OSDEV_PIC8259_ERR_BAD_FLAGS  polarity or trigger mode is reserved.
 *
 * @spec ACPI 6.5, 5.2.12.5
 */
OSDEV_NODISCARD
enum osdev_pic8259_err
osdev_pic8259_trigger_decode(uint16_t flags, bool *out_level);

/**
 * Compare the trigger modes with what the firmware's tables want.
 *
 * @param levels  What osdev_pic8259_read_levels() gave.
 * @param known   Lines that the tables say something about.
 * @param wanted  Those of them that shall be level triggered.
 * @return The lines of @p known whose mode is another one.
 */
static inline uint16_t osdev_pic8259_trigger_conflicts(
    uint16_t levels, uint16_t known, uint16_t wanted
)
{
    return (uint16_t)((levels ^ wanted) & known);
}

OSDEV_END_DECLS

#endif
