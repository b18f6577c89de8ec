// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Masks. 8259A data sheet, operation control word 1.
#include "internal.h"

uint16_t osdev_pic8259_read_masks(const struct osdev_pic8259 *pic)
{
    const unsigned master =
        osdev_pic8259_get_(pic, OSDEV_PIC8259_PORT_MASTER_DATA);
    const unsigned slave =
        osdev_pic8259_get_(pic, OSDEV_PIC8259_PORT_SLAVE_DATA);

    return (uint16_t)(slave << 8 | master);
}

// The cascade line is open while a line of the slave is.
static uint16_t with_cascade(uint16_t masks)
{
    const uint16_t cascade = osdev_pic8259_bit_(OSDEV_PIC8259_CASCADE);

    return masks >= 0xff00 ? masks | cascade : masks & (uint16_t)~cascade;
}

void osdev_pic8259_write_masks(struct osdev_pic8259 *pic, uint16_t masks)
{
    pic->masks = with_cascade(masks);
    osdev_pic8259_put_(
        pic, OSDEV_PIC8259_PORT_SLAVE_DATA, (uint8_t)(pic->masks >> 8)
    );
    osdev_pic8259_put_(
        pic, OSDEV_PIC8259_PORT_MASTER_DATA, (uint8_t)pic->masks
    );
}

// Write only what changes.
static void change_masks(struct osdev_pic8259 *pic, uint16_t masks)
{
    const uint16_t next = with_cascade(masks);
    const uint16_t changed = next ^ pic->masks;

    pic->masks = next;
    if (changed >> 8 != 0) {
        osdev_pic8259_put_(
            pic, OSDEV_PIC8259_PORT_SLAVE_DATA, (uint8_t)(next >> 8)
        );
    }
    if ((uint8_t)changed != 0) {
        osdev_pic8259_put_(pic, OSDEV_PIC8259_PORT_MASTER_DATA, (uint8_t)next);
    }
}

enum osdev_pic8259_err
osdev_pic8259_mask(struct osdev_pic8259 *pic, unsigned line)
{
    if (!osdev_pic8259_is_device_line_(line)) {
        return OSDEV_PIC8259_ERR_BAD_LINE;
    }
    change_masks(pic, pic->masks | osdev_pic8259_bit_(line));
    return OSDEV_PIC8259_OK;
}

enum osdev_pic8259_err
osdev_pic8259_unmask(struct osdev_pic8259 *pic, unsigned line)
{
    if (!osdev_pic8259_is_device_line_(line)) {
        return OSDEV_PIC8259_ERR_BAD_LINE;
    }
    change_masks(pic, pic->masks & (uint16_t)~osdev_pic8259_bit_(line));
    return OSDEV_PIC8259_OK;
}

void osdev_pic8259_disable(struct osdev_pic8259 *pic)
{
    osdev_pic8259_write_masks(pic, OSDEV_PIC8259_ALL_LINES);
}

void osdev_pic8259_special_mask(struct osdev_pic8259 *pic, bool on)
{
    const uint8_t word = osdev_pic8259_ocw3_special_mask(on);

    pic->special_mask = on;
    osdev_pic8259_put_(pic, OSDEV_PIC8259_PORT_MASTER_CMD, word);
    osdev_pic8259_put_(pic, OSDEV_PIC8259_PORT_SLAVE_CMD, word);
}
