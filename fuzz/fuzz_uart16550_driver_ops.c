// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// A byte string drives calls of the driver against the virtual UART.
//
// With an honest device, bytes with and without errors come in, modem lines
// change and time passes while the driver sends and receives, polled or by
// interrupts: no byte may go missing without an overrun that the caller sees.
// With a lying device, whose registers read as the input says, any call is
// made in any order: none may hang.
#include <osdev/base/span.h>

#include <stdlib.h>
#include <string.h>

#include "fake_uart.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CHECK(cond) ((cond) ? (void)0 : abort())
// Polls of each wait.
#define POLLS 16u
// Bytes of one call.
#define SEND_MAX    40u
#define RECEIVE_MAX 24u
// No call makes more register accesses than the handler: so many rounds, each
// with three accesses a byte and some around.
#define ACCESSES_MAX \
    (OSDEV_UART16550_IRQ_ROUNDS * (3ul * OSDEV_UART16550_IRQ_BURST + 512ul))

struct run {
    struct osdev_span input;
    struct fake_uart fake;
    struct osdev_uart16550 uart;
    struct osdev_uart16550_port port;
    osdev_uart16550_item_t rx[16];
    osdev_uart16550_item_t tx[16];
    bool by_interrupts;
    bool overrun; // an item or the statistics told of one
    size_t got;
    size_t sent;
};

static uint8_t next(struct run *run)
{
    uint8_t byte = 0;

    return osdev_span_take_u8(&run->input, &byte) ? byte : 0;
}

static uint8_t lie(void *ctx, unsigned reg)
{
    (void)reg;
    return next(ctx);
}

static struct osdev_uart16550_limit limit(void)
{
    return osdev_uart16550_limit_polls(POLLS);
}

static const struct osdev_uart16550_ops *ops_of(const struct run *run)
{
    return run->fake.kind == FAKE_DW_APB ? &fake_uart_dw_ops
                                         : &fake_uart_clock_ops;
}

static enum osdev_uart16550_err init(struct run *run)
{
    static const uint8_t depths[] = {0, 1, 16, 64};
    struct osdev_uart16550_config config = osdev_uart16550_config_default();
    uint8_t choice = next(run);

    config.flow = (choice & 1) != 0 ? OSDEV_UART16550_FLOW_CTS
                                    : OSDEV_UART16550_FLOW_NONE;
    config.fifo_depth = depths[choice >> 1 & 3];
    config.trigger = (enum osdev_uart16550_trigger)(choice >> 3 & 3);
    config.drain = limit();
    return osdev_uart16550_init(&run->uart, ops_of(run), &run->fake, &config);
}

static void receive(struct run *run, size_t max)
{
    osdev_uart16550_item_t items[RECEIVE_MAX];
    size_t count = 0;

    if (run->by_interrupts) {
        count = osdev_uart16550_port_read(&run->port, items, max);
    } else {
        osdev_ignore(
            osdev_uart16550_recv_items(&run->uart, items, max, limit(), &count)
        );
    }
    for (size_t i = 0; i < count; i++) {
        run->overrun |= (osdev_uart16550_item_status(items[i]) &
                         OSDEV_UART16550_LSR_OVERRUN) != 0;
    }
    run->got += count;
}

static void send(struct run *run, size_t len)
{
    static const uint8_t bytes[SEND_MAX];
    size_t sent = 0;

    if (run->by_interrupts) {
        sent = osdev_uart16550_port_write(&run->port, bytes, len);
    } else {
        osdev_ignore(
            osdev_uart16550_send_bytes(&run->uart, bytes, len, limit(), &sent)
        );
    }
    CHECK(sent <= len);
    run->sent += sent;
}

// What happens outside of the driver, and what it may do at any time.
static void step(struct run *run)
{
    uint8_t op = next(run);
    uint8_t value = next(run);

    switch (op % 7u) {
    case 0:
        fake_uart_inject(&run->fake, value, 0);
        break;
    case 1:
        fake_uart_inject(&run->fake, value, op & 0x1c);
        break;
    case 2:
        fake_uart_inputs(&run->fake, value);
        break;
    case 3:
        for (unsigned i = value % 32u; i > 0; i--) {
            fake_uart_tick(&run->fake);
        }
        break;
    case 4:
        receive(run, value % (RECEIVE_MAX + 1));
        break;
    case 5:
        send(run, value % (SEND_MAX + 1));
        break;
    default:
        if (!run->by_interrupts) {
            osdev_uart16550_line_status(&run->uart);
        } else if ((value & 1) != 0) {
            osdev_uart16550_port_interrupt(&run->port);
        } else {
            osdev_uart16550_port_poll(&run->port);
        }
        break;
    }
}

// Calls that may drop bytes, or change who owns the device.
static void step_freely(struct run *run)
{
    struct osdev_uart16550_state state = {0};
    struct osdev_uart16550_info info;
    struct osdev_uart16550_dump dump;
    struct osdev_uart16550_tty tty;

    switch (next(run) % 9u) {
    case 0:
        osdev_ignore(init(run));
        break;
    case 1:
        osdev_ignore(osdev_uart16550_probe(&run->uart, &info));
        break;
    case 2:
        osdev_ignore(osdev_uart16550_self_test(&run->uart, limit()));
        break;
    case 3:
        osdev_ignore(osdev_uart16550_steal(&run->uart, limit(), &state));
        osdev_ignore(osdev_uart16550_restore(&run->uart, &state));
        break;
    case 4:
        osdev_uart16550_dump(&run->uart, &dump);
        break;
    case 5:
        osdev_ignore(osdev_uart16550_set_break(&run->uart, (next(run) & 1) != 0)
        );
        break;
    case 6:
        osdev_ignore(osdev_uart16550_port_start(&run->port, true, limit()));
        break;
    case 7:
        osdev_uart16550_tty_init(&tty, &run->uart, limit());
        osdev_ignore(osdev_uart16550_tty_puts(&tty, "\b\r\n"));
        break;
    default:
        run->by_interrupts = !run->by_interrupts;
        step(run);
        break;
    }
}

// Let time pass until all that was on its way has arrived.
static void pump(struct run *run)
{
    const struct fake_uart *fake = &run->fake;

    for (unsigned i = 0; i < FAKE_WIRE_MAX; i++) {
        bool quiet = fake->in_tail == fake->in_head && fake->rx_count == 0 &&
                     fake->tx_count == 0 && !fake->shifting &&
                     osdev_uart16550_ring_count(&run->port.tx) == 0;

        if (run->by_interrupts) {
            osdev_uart16550_port_poll(&run->port);
        }
        receive(run, RECEIVE_MAX);
        if (quiet) {
            return;
        }
        fake_uart_tick(&run->fake);
    }
    abort();
}

// One byte more carries an overrun that no byte followed so far; then all that
// the device accepted must be in the callers' hands or counted.
static void settle(struct run *run)
{
    fake_uart_inputs(&run->fake, OSDEV_UART16550_MSR_CTS);
    pump(run);
    fake_uart_inject(&run->fake, '.', 0);
    pump(run);
    struct osdev_uart16550_stats stats = osdev_uart16550_port_stats(&run->port);

    CHECK(run->got + stats.ring_overruns == run->fake.rx_accepted);
    CHECK(run->overrun == (run->fake.rx_lost + stats.ring_overruns != 0));
    CHECK(!run->by_interrupts || stats.rx == run->fake.rx_accepted);
    CHECK(
        !run->by_interrupts || (stats.overruns != 0) == (run->fake.rx_lost != 0)
    );
    CHECK(run->fake.tx_lost == 0);
    CHECK(run->fake.out_len == run->sent || run->sent > FAKE_WIRE_MAX);
}

static void start(struct run *run)
{
    uint8_t kind = next(run);
    uint8_t how = next(run);

    fake_uart_init(&run->fake, (enum fake_kind)(kind % (FAKE_MEMORY + 1u)));
    run->fake.us_per_access = (how & 1) != 0 ? kind >> 4 : 0;
    run->fake.forgets_thre = (how & 2) != 0;
    run->by_interrupts = (how & 4) != 0;
    run->fake.stuck_tx = false;
    if ((how & 8) != 0) {
        run->fake.lie = lie;
        run->fake.lie_ctx = run;
    }
}

static void drive(struct run *run)
{
    start(run);
    enum osdev_uart16550_err err = init(run);
    bool honest = run->fake.lie == NULL && run->fake.kind < FAKE_FLOATING;

    CHECK(!honest || err == OSDEV_UART16550_OK);
    CHECK(
        osdev_uart16550_port_init(
            &run->port, &run->uart, run->rx, 16, run->tx, 16
        ) == OSDEV_UART16550_OK
    );
    if (run->by_interrupts) {
        err = osdev_uart16550_port_start(&run->port, false, limit());
        CHECK(!honest || err == OSDEV_UART16550_OK);
    }
    while (run->input.len > 0) {
        run->fake.accesses = 0;
        if (honest) {
            step(run);
        } else {
            step_freely(run);
        }
        CHECK(run->fake.accesses <= ACCESSES_MAX);
    }
    if (honest) {
        settle(run);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct run run;
    // Longer inputs would only fill the wire.
    size_t len = size < 2048 ? size : 2048;
    uint8_t *copy = malloc(len == 0 ? 1 : len);

    CHECK(copy != NULL);
    if (len != 0) {
        memcpy(copy, data, len);
    }
    memset(&run, 0, sizeof(run));
    run.input = osdev_span_make(copy, len);
    drive(&run);
    free(copy);
    return 0;
}
