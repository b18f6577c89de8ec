// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Interrupt-driven operation: the handler moves bytes between the device and
 * two rings; threads read and write the rings.
 *
 * Who may run at the same time without a lock: one handler, one reader and
 * one writer. All others hold a lock or stop the port first. Between start and
 * stop nobody uses the driver object directly, osdev_uart16550_steal() apart.
 *
 * No byte is lost in silence: the device's overruns and those of the ring are
 * counted, and the next item that is read has OSDEV_UART16550_LSR_OVERRUN set.
 *
 * @spec PC16550D, 8.4 to 8.6
 */
#ifndef OSDEV_UART16550_IRQ_H
#define OSDEV_UART16550_IRQ_H

#include <osdev/uart16550/ring.h>

OSDEV_BEGIN_DECLS

/** @name Events that a handler reports
 * @{ */
#define OSDEV_UART16550_EVENT_RX      0x01u /**< Items are in the ring. */
#define OSDEV_UART16550_EVENT_TX      0x02u /**< The ring has room again. */
#define OSDEV_UART16550_EVENT_TX_DONE 0x04u /**< All bytes left the ring. */
#define OSDEV_UART16550_EVENT_LINE    0x08u /**< A line error or a break. */
#define OSDEV_UART16550_EVENT_OVERRUN 0x10u /**< Bytes are lost. */
#define OSDEV_UART16550_EVENT_MODEM   0x20u /**< A modem line changed. */
#define OSDEV_UART16550_EVENT_BUSY    0x40u /**< Busy was acknowledged. */
/** The device wanted more than one call gives; it looks broken or the
 * interrupt line is shared with a storm. Stop it if this goes on. */
#define OSDEV_UART16550_EVENT_STUCK 0x80u
/** @} */

/** Rounds of one handler call: at most so many interrupt identifications. */
#define OSDEV_UART16550_IRQ_ROUNDS 64u
/** Bytes received in one round, twice the longest FIFO. */
#define OSDEV_UART16550_IRQ_BURST 256u

/** Counters; they wrap around. The handler writes them, anybody reads. */
struct osdev_uart16550_stats {
    uint32_t rx;            /**< Bytes taken from the device. */
    uint32_t tx;            /**< Bytes given to the device. */
    uint32_t overruns;      /**< Overruns that the device reported. */
    uint32_t ring_overruns; /**< Bytes dropped because the ring was full. */
    uint32_t parity;        /**< Bytes with a wrong parity bit. */
    uint32_t framing;       /**< Bytes without a stop bit. */
    uint32_t breaks;        /**< Breaks. */
};

/** A port run by interrupts. The caller owns the memory; it must stay in
 * place between start and stop. All members are private. */
struct osdev_uart16550_port {
    struct osdev_uart16550 *uart;       /**< Private. */
    struct osdev_uart16550_ring rx;     /**< Private. */
    struct osdev_uart16550_ring tx;     /**< Private. */
    struct osdev_uart16550_stats stats; /**< Private. */
    uint8_t sources; /**< Private: IER without the transmitter. */
    uint8_t msr;     /**< Private: last modem status. */
    bool dropped;    /**< Private: the ring lost bytes since the last item. */
    bool thre_lost;  /**< Private: the device forgets THRE interrupts. */
    bool tx_enabled; /**< Private: IER has the transmitter's bit. */
};

/**
 * Make a port; the device is not touched.
 *
 * @param[out] port      The port.
 * @param      uart      A driver object after init; must outlive the port.
 * @param      rx        Memory for received items; must outlive the port.
 * @param      rx_count  Its size in items: a power of two.
 * @param      tx        Memory for items to send; must outlive the port.
 * @param      tx_count  Its size in items: a power of two.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_BAD_ARG  a count is not a power of two.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_port_init(
    struct osdev_uart16550_port *port, struct osdev_uart16550 *uart,
    osdev_uart16550_item_t *rx, uint32_t rx_count, osdev_uart16550_item_t *tx,
    uint32_t tx_count
);

/**
 * Turn the interrupts on, after the handler is installed.
 *
 * Finds out whether the device forgets the transmitter interrupt when it is
 * turned off and on again; see osdev_uart16550_port_needs_poll().
 *
 * @param port   The port.
 * @param modem  Whether changes of the modem lines interrupt too.
 * @param limit  How long the transmitter may take to run empty first.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_TIMEOUT  the transmitter did not run empty;
 *                                      the port is not started.
 *
 * @context The interrupt must be masked at the interrupt controller, or the
 *          handler be ready for interrupts that it finds nothing behind.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_port_start(
    struct osdev_uart16550_port *port, bool modem,
    struct osdev_uart16550_limit limit
);

/**
 * Turn the interrupts off. What the rings hold stays.
 *
 * @param port  The port.
 */
void osdev_uart16550_port_stop(struct osdev_uart16550_port *port);

/**
 * Serve the device. Call it from the interrupt handler.
 *
 * @param port  The port.
 * @return OSDEV_UART16550_EVENT_... bits; 0 means that the device did not
 *         interrupt, so the next one on a shared line is to be asked.
 *
 * @context Interrupt handler. Bounded, whatever the device answers.
 */
unsigned osdev_uart16550_port_interrupt(struct osdev_uart16550_port *port);

/**
 * Serve the device although it does not interrupt. Call it from a timer if
 * osdev_uart16550_port_needs_poll() says so, or where there are no interrupts.
 *
 * @param port  The port.
 * @return OSDEV_UART16550_EVENT_... bits; 0 if there was nothing to do.
 *
 * @context Never together with the handler: it counts as one.
 */
unsigned osdev_uart16550_port_poll(struct osdev_uart16550_port *port);

/**
 * Whether the device forgets transmitter interrupts, so that a timer must call
 * osdev_uart16550_port_poll() every few frames while bytes wait.
 *
 * @param port  The port, after start.
 */
static inline bool
osdev_uart16550_port_needs_poll(const struct osdev_uart16550_port *port)
{
    return port->thre_lost;
}

/**
 * Queue bytes for sending and wake the transmitter.
 *
 * @param port   The port.
 * @param bytes  What to send.
 * @param len    How many.
 * @return How many found room.
 *
 * @context The one writer. Does not wait.
 */
size_t osdev_uart16550_port_write(
    struct osdev_uart16550_port *port, const uint8_t *bytes, size_t len
);

/**
 * Take received items.
 *
 * @param      port   The port.
 * @param[out] items  Where to put them.
 * @param      count  How many at most.
 * @return How many there were.
 *
 * @context The one reader. Does not wait.
 */
size_t osdev_uart16550_port_read(
    struct osdev_uart16550_port *port, osdev_uart16550_item_t *items,
    size_t count
);

/**
 * The counters. Each is whole; together they may be of different moments.
 *
 * @param port  The port.
 */
struct osdev_uart16550_stats
osdev_uart16550_port_stats(const struct osdev_uart16550_port *port);

/**
 * The modem status at the last interrupt, delta bits included.
 *
 * @param port  The port.
 */
uint8_t
osdev_uart16550_port_modem_status(const struct osdev_uart16550_port *port);

OSDEV_END_DECLS

#endif
