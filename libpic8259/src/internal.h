// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What the source files share.
#ifndef OSDEV_PIC8259_INTERNAL_H
#define OSDEV_PIC8259_INTERNAL_H

#include <osdev/pic8259.h>

static inline uint8_t
osdev_pic8259_get_(const struct osdev_pic8259 *pic, uint16_t port)
{
    return pic->ops->read(pic->ctx, port);
}

static inline void
osdev_pic8259_put_(const struct osdev_pic8259 *pic, uint16_t port, uint8_t word)
{
    pic->ops->write(pic->ctx, port, word);
}

static inline bool osdev_pic8259_is_slave_(unsigned line)
{
    return line >= 8;
}

static inline uint16_t osdev_pic8259_cmd_port_(bool slave)
{
    return slave ? OSDEV_PIC8259_PORT_SLAVE_CMD : OSDEV_PIC8259_PORT_MASTER_CMD;
}

static inline uint16_t osdev_pic8259_data_port_(bool slave)
{
    return slave ? OSDEV_PIC8259_PORT_SLAVE_DATA
                 : OSDEV_PIC8259_PORT_MASTER_DATA;
}

// Whether a device can be at the line.
static inline bool osdev_pic8259_is_device_line_(unsigned line)
{
    return line < OSDEV_PIC8259_LINES && line != OSDEV_PIC8259_CASCADE;
}

static inline uint16_t osdev_pic8259_bit_(unsigned line)
{
    return (uint16_t)(1u << line);
}

// End the cascade line unless the slave still serves something.
void osdev_pic8259_end_cascade_(const struct osdev_pic8259 *pic, uint8_t word);

#endif
