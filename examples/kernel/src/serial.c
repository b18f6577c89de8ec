// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// COM1 through libuart16550: output is polled, so that it works from the first
// line to the last panic; input comes by interrupts through a ring.
#include "serial.h"

#include <stddef.h>
#include <stdint.h>

#include <osdev/uart16550.h>
#include <osdev/uart16550/portio.h>

#include "irq.h"

#define COM1_IRQ 4

// Polls before a byte is given up: many times what one takes at 115200 baud.
#define SEND_POLLS 100000

// What was typed and not read yet: a power of two.
#define INPUT_SIZE 256

static struct osdev_uart16550_portio com1;
static struct osdev_uart16550 uart;
static struct osdev_uart16550_ring input;
static osdev_uart16550_item_t input_items[INPUT_SIZE];
static bool is_present;

void serial_init(void)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();

    is_present =
        osdev_uart16550_ring_init(&input, input_items, INPUT_SIZE) ==
            OSDEV_UART16550_OK &&
        osdev_uart16550_portio_init(&com1, OSDEV_UART16550_PORT_COM1) ==
            OSDEV_UART16550_OK &&
        osdev_uart16550_init(
            &uart, osdev_uart16550_portio_ops(), &com1, &config
        ) == OSDEV_UART16550_OK;
}

struct osdev_uart16550 *serial_uart(void)
{
    return is_present ? &uart : NULL;
}

static void send(uint8_t byte)
{
    struct osdev_uart16550_limit limit =
        osdev_uart16550_limit_polls(SEND_POLLS);

    // A byte that cannot be sent has nowhere to be reported.
    osdev_ignore(osdev_uart16550_send(&uart, byte, limit));
}

void serial_put(char c)
{
    if (!is_present) {
        return;
    }
    if (c == '\n') {
        send('\r');
    }
    send((uint8_t)c);
}

void serial_steal(void)
{
    struct osdev_uart16550_limit limit =
        osdev_uart16550_limit_polls(SEND_POLLS);

    if (is_present) {
        osdev_ignore(osdev_uart16550_steal(&uart, limit, NULL));
    }
}

static void on_interrupt(void)
{
    osdev_uart16550_item_t item;

    // Empty the receiver, or its line never rises again; a device that is
    // never empty is broken.
    for (unsigned i = 0;
         i < OSDEV_UART16550_IRQ_BURST &&
         osdev_uart16550_try_recv(&uart, &item) == OSDEV_UART16550_OK;
         i++) {
        // Keys without room are lost: nobody reads them.
        osdev_ignore(osdev_uart16550_ring_push(&input, item));
    }
}

void serial_enable_input(void)
{
    if (is_present) {
        irq_set_handler(COM1_IRQ, on_interrupt);
        osdev_uart16550_set_interrupts(&uart, OSDEV_UART16550_IER_RX);
        irq_enable(COM1_IRQ);
    }
}

bool serial_get(char *out)
{
    osdev_uart16550_item_t item;

    if (!osdev_uart16550_ring_pop(&input, &item)) {
        return false;
    }
    *out = (char)osdev_uart16550_item_byte(item);
    return true;
}
