// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/pic8259.h>

// A machine with the model as its hardware; a kernel on x86 includes
// <osdev/pic8259/portio.h> and gives osdev_pic8259_portio_ops() and NULL.
static unsigned ticks;

static void handle(struct osdev_pic8259 *pic, uint8_t vector)
{
    unsigned line;

    if (osdev_pic8259_ack(pic, vector, &line) == OSDEV_PIC8259_REAL) {
        ticks += line == 0;
        osdev_ignore(osdev_pic8259_eoi(pic, line));
    }
}

int main(void)
{
    struct osdev_pic8259_model machine;
    struct osdev_pic8259_config config;
    struct osdev_pic8259 pic;

    osdev_pic8259_model_init(&machine);
    if (osdev_pic8259_init(&pic, &osdev_pic8259_model_ops, &machine) ||
        osdev_pic8259_probe(&pic) ||
        osdev_pic8259_config_contiguous(32, &config) ||
        osdev_pic8259_remap(&pic, &config) || osdev_pic8259_unmask(&pic, 0)) {
        return 1;
    }
    osdev_pic8259_model_set_line(&machine, 0, true);
    handle(&pic, osdev_pic8259_model_ack(&machine));
    return ticks == 1 && !osdev_pic8259_model_pending(&machine) ? 0 : 1;
}
