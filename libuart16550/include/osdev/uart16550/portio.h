// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Ready-made operations for the x86 I/O space. Not part of the umbrella
 * header: it needs libx86_64 on the include path, which libuart16550 itself
 * does not.
 *
 * @code
 * struct osdev_uart16550_portio com1;
 * err = osdev_uart16550_portio_init(&com1, OSDEV_UART16550_PORT_COM1);
 * err = osdev_uart16550_init(&uart, osdev_uart16550_portio_ops(), &com1, &cfg);
 * @endcode
 */
#ifndef OSDEV_UART16550_PORTIO_H
#define OSDEV_UART16550_PORTIO_H

#include <stddef.h>

#include <osdev/uart16550/driver.h>
#include <osdev/x86/insn.h>
#include <osdev/x86/port.h>

OSDEV_BEGIN_DECLS

/** @name Ports of a PC
 * @{ */
#define OSDEV_UART16550_PORT_COM1 0x3f8u /**< Usually IRQ 4. */
#define OSDEV_UART16550_PORT_COM2 0x2f8u /**< Usually IRQ 3. */
#define OSDEV_UART16550_PORT_COM3 0x3e8u /**< Usually IRQ 4. */
#define OSDEV_UART16550_PORT_COM4 0x2e8u /**< Usually IRQ 3. */
/** @} */

/** Where a UART is in the I/O space. */
struct osdev_uart16550_portio {
    uint16_t base; /**< First of eight ports. */
};

/**
 * Name the ports of a UART; they are not touched.
 *
 * @param[out] port  Written only on success.
 * @param      base  First of eight ports.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_BAD_ADDRESS  the eighth port is above 0xffff.
 */
OSDEV_NODISCARD
static inline enum osdev_uart16550_err
osdev_uart16550_portio_init(struct osdev_uart16550_portio *port, uint32_t base)
{
    if (base > UINT16_MAX - (OSDEV_UART16550_REG_COUNT - 1)) {
        return OSDEV_UART16550_ERR_BAD_ADDRESS;
    }
    port->base = (uint16_t)base;
    return OSDEV_UART16550_OK;
}

/**
 * Read a register; a member of the operations.
 *
 * @param ctx  A struct osdev_uart16550_portio.
 * @param reg  Index, 0..7.
 */
static inline uint8_t osdev_uart16550_portio_read(void *ctx, unsigned reg)
{
    const struct osdev_uart16550_portio *port =
        (const struct osdev_uart16550_portio *)ctx;

    return osdev_x86_in8((uint16_t)(port->base + reg));
}

/**
 * Write a register; a member of the operations.
 *
 * @param ctx    A struct osdev_uart16550_portio.
 * @param reg    Index, 0..7.
 * @param value  The value.
 */
static inline void
osdev_uart16550_portio_write(void *ctx, unsigned reg, uint8_t value)
{
    const struct osdev_uart16550_portio *port =
        (const struct osdev_uart16550_portio *)ctx;

    osdev_x86_out8((uint16_t)(port->base + reg), value);
}

/**
 * Pause between two polls; a member of the operations.
 *
 * @param ctx  Not used.
 */
static inline void osdev_uart16550_portio_relax(void *ctx)
{
    (void)ctx;
    osdev_x86_insn_pause();
}

/**
 * The operations. The context is a struct osdev_uart16550_portio. There is no
 * clock: copy the table and add one to limit calls by time.
 */
static inline const struct osdev_uart16550_ops *osdev_uart16550_portio_ops(void)
{
    static const struct osdev_uart16550_ops ops = {
        osdev_uart16550_portio_read,
        osdev_uart16550_portio_write,
        osdev_uart16550_portio_relax,
        NULL,
        NULL,
    };

    return &ops;
}

OSDEV_END_DECLS

#endif
