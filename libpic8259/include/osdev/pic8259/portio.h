// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Ready-made operations for x86 ports. Not part of the umbrella header: it
 * needs libx86_64 on the include path, which libpic8259 itself does not.
 */
#ifndef OSDEV_PIC8259_PORTIO_H
#define OSDEV_PIC8259_PORTIO_H

#include <osdev/pic8259/pic.h>
#include <osdev/x86/port.h>

OSDEV_BEGIN_DECLS

/**
 * Read a port.
 *
 * @param ctx   Not used.
 * @param port  The port.
 */
static inline uint8_t osdev_pic8259_portio_read(void *ctx, uint16_t port)
{
    (void)ctx;
    return osdev_x86_in8(port);
}

/**
 * Write a port.
 *
 * @param ctx    Not used.
 * @param port   The port.
 * @param value  The value.
 */
static inline void
osdev_pic8259_portio_write(void *ctx, uint16_t port, uint8_t value)
{
    (void)ctx;
    osdev_x86_out8(port, value);
}

/**
 * Wait about a microsecond.
 *
 * @param ctx  Not used.
 */
static inline void osdev_pic8259_portio_delay(void *ctx)
{
    (void)ctx;
    osdev_x86_io_delay();
}

/** The operations; their context may be NULL. */
static inline const struct osdev_pic8259_ops *osdev_pic8259_portio_ops(void)
{
    static const struct osdev_pic8259_ops ops = {
        osdev_pic8259_portio_read,
        osdev_pic8259_portio_write,
        osdev_pic8259_portio_delay,
    };

    return &ops;
}

OSDEV_END_DECLS

#endif
