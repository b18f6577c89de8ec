// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Device interrupts through libpic8259. The library tells real interrupts from
// spurious ones, which the chip raises when a line drops at the last moment.
#include "irq.h"

#include <stddef.h>

#include <osdev/pic8259.h>
#include <osdev/pic8259/portio.h>

#include "lapic.h"
#include "panic.h"

static struct osdev_pic8259 pic;
static void (*handlers[IRQ_COUNT])(void);

static void require(enum osdev_pic8259_err err)
{
    if (err != OSDEV_PIC8259_OK) {
        panic("irq: %s", osdev_pic8259_strerror(err));
    }
}

void irq_init(void)
{
    struct osdev_pic8259_config config;

    require(osdev_pic8259_init(&pic, osdev_pic8259_portio_ops(), NULL));
    require(osdev_pic8259_config_contiguous(IRQ_VECTOR, &config));
    require(osdev_pic8259_remap(&pic, &config));
    lapic_pass_8259();
}

void irq_set_handler(unsigned line, void (*handler)(void))
{
    OSDEV_ASSERT(line < IRQ_COUNT);
    handlers[line] = handler;
}

void irq_enable(unsigned line)
{
    require(osdev_pic8259_unmask(&pic, line));
}

void irq_dispatch(unsigned vector_line)
{
    uint8_t vector = (uint8_t)(IRQ_VECTOR + vector_line);
    unsigned line;

    if (osdev_pic8259_ack(&pic, vector, &line) != OSDEV_PIC8259_REAL) {
        return;
    }
    if (handlers[line] != NULL) {
        handlers[line]();
    }
    require(osdev_pic8259_eoi(&pic, line));
}

uint64_t irq_spurious_count(void)
{
    return (uint64_t)pic.spurious_master + pic.spurious_slave;
}

struct osdev_pic8259 *irq_controller(void)
{
    return &pic;
}
