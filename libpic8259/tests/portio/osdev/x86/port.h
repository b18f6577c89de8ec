// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Stands in for libx86_64's port functions and notes what they are asked.
#ifndef OSDEV_X86_PORT_H
#define OSDEV_X86_PORT_H

#include <stdint.h>

extern uint16_t port_seen;
extern int value_seen;

static inline uint8_t osdev_x86_in8(uint16_t port)
{
    port_seen = port;
    return 0x5a;
}

static inline void osdev_x86_out8(uint16_t port, uint8_t value)
{
    port_seen = port;
    value_seen = value;
}

static inline void osdev_x86_io_delay(void)
{
    port_seen = 0x80;
}

#endif
