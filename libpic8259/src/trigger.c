// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Trigger modes. ICH9 data sheet, 13.4.9 and 13.4.10; ACPI 6.5, 5.2.12.5.
#include "internal.h"

#define INTI_POLARITY UINT32_C(0x3)
#define INTI_TRIGGER  UINT32_C(0xc)
#define INTI_RESERVED 2u
#define INTI_LEVEL    3u

static uint16_t read_elcr(const struct osdev_pic8259 *pic)
{
    const unsigned low = osdev_pic8259_get_(pic, OSDEV_PIC8259_PORT_ELCR);
    const unsigned high = osdev_pic8259_get_(pic, OSDEV_PIC8259_PORT_ELCR + 1);

    return (uint16_t)(high << 8 | low);
}

enum osdev_pic8259_err
osdev_pic8259_read_levels(const struct osdev_pic8259 *pic, uint16_t *out_levels)
{
    const uint16_t levels = read_elcr(pic);

    if ((levels & OSDEV_PIC8259_FIXED_EDGE) != 0) {
        return OSDEV_PIC8259_ERR_NO_ELCR;
    }
    *out_levels = levels;
    return OSDEV_PIC8259_OK;
}

enum osdev_pic8259_err
osdev_pic8259_write_levels(const struct osdev_pic8259 *pic, uint16_t levels)
{
    uint16_t old = 0;
    enum osdev_pic8259_err err = osdev_pic8259_read_levels(pic, &old);

    if ((levels & OSDEV_PIC8259_FIXED_EDGE) != 0) {
        return OSDEV_PIC8259_ERR_FIXED_EDGE;
    }
    if (err != OSDEV_PIC8259_OK) {
        return err;
    }
    osdev_pic8259_put_(pic, OSDEV_PIC8259_PORT_ELCR, (uint8_t)levels);
    osdev_pic8259_put_(
        pic, OSDEV_PIC8259_PORT_ELCR + 1, (uint8_t)(levels >> 8)
    );
    return read_elcr(pic) == levels ? OSDEV_PIC8259_OK
                                    : OSDEV_PIC8259_ERR_READ_BACK;
}

enum osdev_pic8259_err osdev_pic8259_set_level(
    const struct osdev_pic8259 *pic, unsigned line, bool level
)
{
    uint16_t levels = 0;
    enum osdev_pic8259_err err = OSDEV_PIC8259_ERR_BAD_LINE;

    if (osdev_pic8259_is_device_line_(line)) {
        err = osdev_pic8259_read_levels(pic, &levels);
    }
    if (err != OSDEV_PIC8259_OK) {
        return err;
    }
    levels &= (uint16_t)~osdev_pic8259_bit_(line);
    if (level) {
        levels |= osdev_pic8259_bit_(line);
    }
    return osdev_pic8259_write_levels(pic, levels);
}

enum osdev_pic8259_err
osdev_pic8259_trigger_decode(uint16_t flags, bool *out_level)
{
    const uint32_t trigger = OSDEV_FIELD_GET(INTI_TRIGGER, (uint32_t)flags);

    if (trigger == INTI_RESERVED ||
        OSDEV_FIELD_GET(INTI_POLARITY, (uint32_t)flags) == INTI_RESERVED) {
        return OSDEV_PIC8259_ERR_BAD_FLAGS;
    }
    *out_level = trigger == INTI_LEVEL;
    return OSDEV_PIC8259_OK;
}
