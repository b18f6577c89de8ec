// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Reading the controllers. 8259A data sheet, reading the 8259A status and
// poll command.
#include "internal.h"

static uint16_t read_pair(const struct osdev_pic8259 *pic, uint8_t select)
{
    osdev_pic8259_put_(pic, OSDEV_PIC8259_PORT_MASTER_CMD, select);
    osdev_pic8259_put_(pic, OSDEV_PIC8259_PORT_SLAVE_CMD, select);
    const unsigned master =
        osdev_pic8259_get_(pic, OSDEV_PIC8259_PORT_MASTER_CMD);
    const unsigned slave =
        osdev_pic8259_get_(pic, OSDEV_PIC8259_PORT_SLAVE_CMD);

    return (uint16_t)(slave << 8 | master);
}

uint16_t osdev_pic8259_read_irr(const struct osdev_pic8259 *pic)
{
    return read_pair(pic, osdev_pic8259_ocw3_irr());
}

uint16_t osdev_pic8259_read_isr(const struct osdev_pic8259 *pic)
{
    return read_pair(pic, osdev_pic8259_ocw3_isr());
}

static bool
poll_chip(const struct osdev_pic8259 *pic, bool slave, unsigned *out_level)
{
    const uint16_t port = osdev_pic8259_cmd_port_(slave);

    osdev_pic8259_put_(pic, port, osdev_pic8259_ocw3_poll());
    const uint8_t answer = osdev_pic8259_get_(pic, port);

    *out_level = answer & OSDEV_PIC8259_POLL_LEVEL;
    return (answer & OSDEV_PIC8259_POLL_PENDING) != 0;
}

bool osdev_pic8259_poll(struct osdev_pic8259 *pic, unsigned *out_line)
{
    unsigned line = 0;

    if (!poll_chip(pic, false, &line)) {
        return false;
    }
    if (line == OSDEV_PIC8259_CASCADE) {
        if (!poll_chip(pic, true, &line)) {
            pic->spurious_slave++;
            osdev_pic8259_end_cascade_(
                pic, osdev_pic8259_ocw2_specific_eoi(OSDEV_PIC8259_CASCADE)
            );
            return false;
        }
        line += 8;
    }
    // The answer to a poll is never spurious, but a vector after it may be.
    if (line % 8 == 7 && !pic->config.auto_eoi) {
        pic->serving |= osdev_pic8259_bit_(line);
    }
    *out_line = line;
    return true;
}
