// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// An interrupt from its vector to its end. 8259A data sheet, interrupt
// sequence and operation control word 2.
#include "internal.h"

bool osdev_pic8259_line(
    const struct osdev_pic8259 *pic, uint8_t vector, unsigned *out_line
)
{
    const uint8_t first = vector & UINT8_C(0xf8);

    OSDEV_ASSERT(pic->mapped);
    if (first != pic->config.master_vector &&
        first != pic->config.slave_vector) {
        return false;
    }
    *out_line = vector % 8u + (first == pic->config.slave_vector ? 8u : 0u);
    return true;
}

bool osdev_pic8259_handles(const struct osdev_pic8259 *pic, uint8_t vector)
{
    unsigned line = 0;

    return osdev_pic8259_line(pic, vector, &line);
}

static uint8_t read_chip_isr(const struct osdev_pic8259 *pic, bool slave)
{
    const uint16_t port = osdev_pic8259_cmd_port_(slave);

    osdev_pic8259_put_(pic, port, osdev_pic8259_ocw3_isr());
    return osdev_pic8259_get_(pic, port);
}

void osdev_pic8259_end_cascade_(const struct osdev_pic8259 *pic, uint8_t word)
{
    // In this mode the slave may have interrupted itself: only its last end
    // is also one for the master.
    if (pic->config.fully_nested && read_chip_isr(pic, true) != 0) {
        return;
    }
    osdev_pic8259_put_(pic, OSDEV_PIC8259_PORT_MASTER_CMD, word);
}

// Note that a line is served; false if its vector was a spurious one.
static bool begin(struct osdev_pic8259 *pic, unsigned line)
{
    const bool slave = osdev_pic8259_is_slave_(line);
    const uint16_t bit = osdev_pic8259_bit_(line);

    if (line % 8 != 7 || pic->config.auto_eoi) {
        return true;
    }
    // While the line is served its bit says nothing: it cannot come again
    // before its end, so this one is spurious.
    if ((pic->serving & bit) != 0 ||
        (read_chip_isr(pic, slave) & OSDEV_BIT32(7)) == 0) {
        return false;
    }
    pic->serving |= bit;
    return true;
}

enum osdev_pic8259_ack
osdev_pic8259_ack(struct osdev_pic8259 *pic, uint8_t vector, unsigned *out_line)
{
    unsigned line = 0;

    // The vector of the cascade line is never sent; somebody else made it.
    if (!osdev_pic8259_line(pic, vector, &line) ||
        line == OSDEV_PIC8259_CASCADE) {
        return OSDEV_PIC8259_NOT_MINE;
    }
    if (begin(pic, line)) {
        *out_line = line;
        return OSDEV_PIC8259_REAL;
    }
    if (!osdev_pic8259_is_slave_(line)) {
        pic->spurious_master++;
        return OSDEV_PIC8259_SPURIOUS_MASTER;
    }
    // The master does not know that the slave had nothing to say.
    pic->spurious_slave++;
    osdev_pic8259_end_cascade_(
        pic, osdev_pic8259_ocw2_specific_eoi(OSDEV_PIC8259_CASCADE)
    );
    return OSDEV_PIC8259_SPURIOUS_SLAVE;
}

// End a line with one word for its own controller and one for the master if
// that is another one.
static void
end(struct osdev_pic8259 *pic, unsigned line, uint8_t word, uint8_t cascade)
{
    const bool slave = osdev_pic8259_is_slave_(line);

    osdev_pic8259_put_(pic, osdev_pic8259_cmd_port_(slave), word);
    if (slave) {
        osdev_pic8259_end_cascade_(pic, cascade);
    }
}

enum osdev_pic8259_err
osdev_pic8259_eoi(struct osdev_pic8259 *pic, unsigned line)
{
    if (!osdev_pic8259_is_device_line_(line)) {
        return OSDEV_PIC8259_ERR_BAD_LINE;
    }
    if (pic->config.auto_eoi) {
        return OSDEV_PIC8259_OK;
    }
    pic->serving &= (uint16_t)~osdev_pic8259_bit_(line);
    end(pic, line, osdev_pic8259_ocw2_specific_eoi(line % 8),
        osdev_pic8259_ocw2_specific_eoi(OSDEV_PIC8259_CASCADE));
    return OSDEV_PIC8259_OK;
}

enum osdev_pic8259_err
osdev_pic8259_eoi_rotate(struct osdev_pic8259 *pic, unsigned line)
{
    if (!osdev_pic8259_is_device_line_(line)) {
        return OSDEV_PIC8259_ERR_BAD_LINE;
    }
    if (pic->config.auto_eoi) {
        return OSDEV_PIC8259_OK;
    }
    pic->serving &= (uint16_t)~osdev_pic8259_bit_(line);
    pic->lowest[osdev_pic8259_is_slave_(line)] = line % 8;
    end(pic, line, osdev_pic8259_ocw2_rotate_eoi(line % 8),
        osdev_pic8259_ocw2_specific_eoi(OSDEV_PIC8259_CASCADE));
    return OSDEV_PIC8259_OK;
}

enum osdev_pic8259_err
osdev_pic8259_eoi_highest(struct osdev_pic8259 *pic, unsigned line)
{
    const bool slave = osdev_pic8259_is_slave_(line);
    const uint16_t watched = osdev_pic8259_bit_(slave ? 15 : 7);

    if (line >= OSDEV_PIC8259_LINES) {
        return OSDEV_PIC8259_ERR_BAD_LINE;
    }
    if (pic->config.auto_eoi) {
        return OSDEV_PIC8259_OK;
    }
    end(pic, line, osdev_pic8259_ocw2_eoi(), osdev_pic8259_ocw2_eoi());
    // Only the controller knows which line that was.
    if ((pic->serving & watched) != 0 &&
        (read_chip_isr(pic, slave) & OSDEV_BIT32(7)) == 0) {
        pic->serving &= (uint16_t)~watched;
    }
    return OSDEV_PIC8259_OK;
}

enum osdev_pic8259_err
osdev_pic8259_set_lowest(struct osdev_pic8259 *pic, unsigned line)
{
    const bool slave = osdev_pic8259_is_slave_(line);

    if (line >= OSDEV_PIC8259_LINES) {
        return OSDEV_PIC8259_ERR_BAD_LINE;
    }
    pic->lowest[slave] = line % 8;
    osdev_pic8259_put_(
        pic, osdev_pic8259_cmd_port_(slave), osdev_pic8259_ocw2_lowest(line % 8)
    );
    return OSDEV_PIC8259_OK;
}

void osdev_pic8259_auto_rotate(struct osdev_pic8259 *pic, bool on)
{
    const uint8_t word = osdev_pic8259_ocw2_auto_rotate(on);

    pic->auto_rotate = on;
    osdev_pic8259_put_(pic, OSDEV_PIC8259_PORT_MASTER_CMD, word);
    osdev_pic8259_put_(pic, OSDEV_PIC8259_PORT_SLAVE_CMD, word);
}
