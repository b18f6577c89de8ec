// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// Interrupt-driven operation. PC16550D, 8.4 to 8.6.
//
// The handler looks at the line status whatever the identification says: a
// transmitter interrupt that the device forgot is made up for by the next
// interrupt of any kind.
#include <osdev/uart16550/irq.h>

#include "internal.h"

enum osdev_uart16550_err osdev_uart16550_port_init(
    struct osdev_uart16550_port *port, struct osdev_uart16550 *uart,
    osdev_uart16550_item_t *rx, uint32_t rx_count, osdev_uart16550_item_t *tx,
    uint32_t tx_count
)
{
    static const struct osdev_uart16550_stats none;
    enum osdev_uart16550_err err =
        osdev_uart16550_ring_init(&port->rx, rx, rx_count);

    if (err != OSDEV_UART16550_OK) {
        return err;
    }
    err = osdev_uart16550_ring_init(&port->tx, tx, tx_count);
    if (err != OSDEV_UART16550_OK) {
        return err;
    }
    port->uart = uart;
    port->stats = none;
    port->sources = 0;
    port->msr = 0;
    port->dropped = false;
    port->thre_lost = false;
    port->tx_enabled = false;
    return OSDEV_UART16550_OK;
}

// Only the handler counts, so a load and a store are enough.
static void count(uint32_t *counter)
{
    uint32_t value = __atomic_load_n(counter, __ATOMIC_RELAXED);

    __atomic_store_n(counter, value + 1, __ATOMIC_RELAXED);
}

static void tx_wake(struct osdev_uart16550_port *port)
{
    // Pairs with tx_sleep(): either this sees that the handler gave up, or
    // the handler sees the bytes pushed before.
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    if (port->sources == 0 ||
        __atomic_load_n(&port->tx_enabled, __ATOMIC_SEQ_CST)) {
        return;
    }
    __atomic_store_n(&port->tx_enabled, true, __ATOMIC_SEQ_CST);
    osdev_uart16550_set_interrupts(
        port->uart, port->sources | OSDEV_UART16550_IER_TX
    );
}

// The register before the flag: a writer that finds the flag clear turns the
// source on again, and that must come last.
static void tx_sleep(struct osdev_uart16550_port *port)
{
    osdev_uart16550_set_interrupts(port->uart, port->sources);
    __atomic_store_n(&port->tx_enabled, false, __ATOMIC_SEQ_CST);
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
}

static unsigned count_errors(struct osdev_uart16550_port *port, uint8_t lsr)
{
    struct osdev_uart16550_stats *stats = &port->stats;
    unsigned events = 0;

    if ((lsr & OSDEV_UART16550_LSR_ERRORS) == 0) {
        return 0;
    }
    if ((lsr & OSDEV_UART16550_LSR_OVERRUN) != 0) {
        count(&stats->overruns);
        events |= OSDEV_UART16550_EVENT_OVERRUN;
    }
    if ((lsr & OSDEV_UART16550_LSR_PARITY) != 0) {
        count(&stats->parity);
    }
    if ((lsr & OSDEV_UART16550_LSR_FRAMING) != 0) {
        count(&stats->framing);
    }
    if ((lsr & OSDEV_UART16550_LSR_BREAK) != 0) {
        count(&stats->breaks);
    }
    return events | OSDEV_UART16550_EVENT_LINE;
}

static unsigned store(struct osdev_uart16550_port *port)
{
    osdev_uart16550_item_t item = osdev_uart16550_take_(port->uart);

    count(&port->stats.rx);
    if (port->dropped) {
        item.raw |= OSDEV_UART16550_LSR_OVERRUN << 8;
    }
    port->dropped = !osdev_uart16550_ring_push(&port->rx, item);
    if (port->dropped) {
        count(&port->stats.ring_overruns);
        return OSDEV_UART16550_EVENT_OVERRUN;
    }
    return OSDEV_UART16550_EVENT_RX;
}

// Returns events; the last line status goes to the caller.
static unsigned receive(struct osdev_uart16550_port *port, uint8_t *out_lsr)
{
    uint8_t lsr = osdev_uart16550_line_status(port->uart);
    unsigned events = count_errors(port, lsr);

    for (unsigned i = 0;
         i < OSDEV_UART16550_IRQ_BURST && (lsr & OSDEV_UART16550_LSR_DR) != 0;
         i++) {
        events |= store(port);
        lsr = osdev_uart16550_line_status(port->uart);
        events |= count_errors(port, lsr);
    }
    *out_lsr = lsr;
    return events;
}

static unsigned modem_update(struct osdev_uart16550_port *port)
{
    uint8_t msr = osdev_uart16550_modem_status(port->uart);

    __atomic_store_n(&port->msr, msr, __ATOMIC_RELAXED);
    return (msr & OSDEV_UART16550_MSR_DELTAS) != 0 ? OSDEV_UART16550_EVENT_MODEM
                                                   : 0;
}

// Whether CTS allows to send; adds what else the modem status tells.
static bool may_send(struct osdev_uart16550_port *port, unsigned *events)
{
    if (port->uart->config.flow != OSDEV_UART16550_FLOW_CTS) {
        return true;
    }
    *events |= modem_update(port);
    return (port->msr & OSDEV_UART16550_MSR_CTS) != 0;
}

// The transmitter is empty: fill it.
static unsigned transmit(struct osdev_uart16550_port *port)
{
    unsigned events = 0;
    unsigned burst = port->uart->config.flow == OSDEV_UART16550_FLOW_CTS
                         ? 1
                         : port->uart->fifo_depth;
    osdev_uart16550_item_t item;

    if (osdev_uart16550_ring_count(&port->tx) != 0 &&
        !may_send(port, &events)) {
        // The change of CTS interrupts, and modem status wakes it again.
        tx_sleep(port);
        return events;
    }
    for (unsigned i = 0;
         i < burst && osdev_uart16550_ring_pop(&port->tx, &item); i++) {
        osdev_uart16550_reg_write(
            port->uart, OSDEV_UART16550_THR, osdev_uart16550_item_byte(item)
        );
        count(&port->stats.tx);
        events |= OSDEV_UART16550_EVENT_TX;
    }
    if (osdev_uart16550_ring_count(&port->tx) != 0) {
        return events;
    }
    tx_sleep(port);
    if (osdev_uart16550_ring_count(&port->tx) != 0) {
        tx_wake(port);
        return events;
    }
    return (events & OSDEV_UART16550_EVENT_TX) != 0
               ? events | OSDEV_UART16550_EVENT_TX_DONE
               : events;
}

static unsigned serve_modem(struct osdev_uart16550_port *port)
{
    unsigned events = modem_update(port);

    if ((port->msr & OSDEV_UART16550_MSR_CTS) != 0 &&
        osdev_uart16550_ring_count(&port->tx) != 0) {
        tx_wake(port);
    }
    return events;
}

static unsigned
serve(struct osdev_uart16550_port *port, enum osdev_uart16550_irq_kind kind)
{
    struct osdev_uart16550 *uart = port->uart;
    uint8_t lsr;
    unsigned events = receive(port, &lsr);

    if (kind == OSDEV_UART16550_IRQ_BUSY && uart->ops->read_usr != NULL) {
        uart->ops->read_usr(uart->ctx);
        events |= OSDEV_UART16550_EVENT_BUSY;
    }
    // A DesignWare UART may time out over an empty FIFO and goes on until its
    // receiver is read. Elsewhere that read could take a byte that just came.
    if (kind == OSDEV_UART16550_IRQ_RX_TIMEOUT && events == 0 &&
        uart->ops->read_usr != NULL) {
        osdev_uart16550_reg_read(uart, OSDEV_UART16550_RBR);
    }
    if (kind == OSDEV_UART16550_IRQ_MODEM) {
        events |= serve_modem(port);
    }
    // A writer that is interrupted between the flag and the register turns the
    // source on after we went to sleep. Its interrupt tells: sleep once more,
    // or the next writer's turning on would be no change and not interrupt.
    if ((lsr & OSDEV_UART16550_LSR_THRE) != 0 &&
        (kind == OSDEV_UART16550_IRQ_TX ||
         __atomic_load_n(&port->tx_enabled, __ATOMIC_SEQ_CST))) {
        events |= transmit(port);
    }
    return events;
}

unsigned osdev_uart16550_port_interrupt(struct osdev_uart16550_port *port)
{
    unsigned events = 0;

    for (unsigned round = 0; round < OSDEV_UART16550_IRQ_ROUNDS; round++) {
        enum osdev_uart16550_irq_kind kind = osdev_uart16550_irq_decode(
            osdev_uart16550_reg_read(port->uart, OSDEV_UART16550_IIR)
        );

        if (kind == OSDEV_UART16550_IRQ_NONE) {
            return events;
        }
        events |= serve(port, kind);
    }
    return events | OSDEV_UART16550_EVENT_STUCK;
}

unsigned osdev_uart16550_port_poll(struct osdev_uart16550_port *port)
{
    unsigned events = 0;

    if (port->sources == 0) {
        return 0;
    }
    if ((port->sources & OSDEV_UART16550_IER_MODEM) != 0) {
        events |= serve_modem(port);
    }
    return events | serve(port, OSDEV_UART16550_IRQ_NONE);
}

// Turned off and on again over an empty transmitter, the source must interrupt
// each time. Reading IIR acknowledges the first time.
static bool forgets_thre(const struct osdev_uart16550 *uart)
{
    uint8_t iir = 0;

    for (unsigned i = 0; i < 2; i++) {
        osdev_uart16550_set_interrupts(uart, 0);
        osdev_uart16550_set_interrupts(uart, OSDEV_UART16550_IER_TX);
        iir = osdev_uart16550_reg_read(uart, OSDEV_UART16550_IIR);
    }
    osdev_uart16550_set_interrupts(uart, 0);
    return osdev_uart16550_irq_decode(iir) != OSDEV_UART16550_IRQ_TX;
}

enum osdev_uart16550_err osdev_uart16550_port_start(
    struct osdev_uart16550_port *port, bool modem,
    struct osdev_uart16550_limit limit
)
{
    enum osdev_uart16550_err err = osdev_uart16550_flush(port->uart, limit);

    if (err != OSDEV_UART16550_OK) {
        return err;
    }
    port->thre_lost = forgets_thre(port->uart);
    port->tx_enabled = false;
    port->sources = OSDEV_UART16550_IER_RX | OSDEV_UART16550_IER_LINE;
    if (modem || port->uart->config.flow == OSDEV_UART16550_FLOW_CTS) {
        port->sources |= OSDEV_UART16550_IER_MODEM;
    }
    osdev_uart16550_set_interrupts(port->uart, port->sources);
    if (osdev_uart16550_ring_count(&port->tx) != 0) {
        tx_wake(port);
    }
    return OSDEV_UART16550_OK;
}

void osdev_uart16550_port_stop(struct osdev_uart16550_port *port)
{
    port->sources = 0;
    port->tx_enabled = false;
    osdev_uart16550_set_interrupts(port->uart, 0);
}

size_t osdev_uart16550_port_write(
    struct osdev_uart16550_port *port, const uint8_t *bytes, size_t len
)
{
    size_t done = 0;

    while (done < len && osdev_uart16550_ring_push(
                             &port->tx, osdev_uart16550_item(bytes[done], 0)
                         )) {
        done++;
    }
    if (done != 0) {
        tx_wake(port);
    }
    return done;
}

size_t osdev_uart16550_port_read(
    struct osdev_uart16550_port *port, osdev_uart16550_item_t *items,
    size_t count
)
{
    size_t done = 0;

    while (done < count && osdev_uart16550_ring_pop(&port->rx, &items[done])) {
        done++;
    }
    return done;
}

struct osdev_uart16550_stats
osdev_uart16550_port_stats(const struct osdev_uart16550_port *port)
{
    const struct osdev_uart16550_stats *from = &port->stats;
    struct osdev_uart16550_stats stats = {
        .rx = __atomic_load_n(&from->rx, __ATOMIC_RELAXED),
        .tx = __atomic_load_n(&from->tx, __ATOMIC_RELAXED),
        .overruns = __atomic_load_n(&from->overruns, __ATOMIC_RELAXED),
        .ring_overruns =
            __atomic_load_n(&from->ring_overruns, __ATOMIC_RELAXED),
        .parity = __atomic_load_n(&from->parity, __ATOMIC_RELAXED),
        .framing = __atomic_load_n(&from->framing, __ATOMIC_RELAXED),
        .breaks = __atomic_load_n(&from->breaks, __ATOMIC_RELAXED),
    };

    return stats;
}

uint8_t
osdev_uart16550_port_modem_status(const struct osdev_uart16550_port *port)
{
    return __atomic_load_n(&port->msr, __ATOMIC_RELAXED);
}
