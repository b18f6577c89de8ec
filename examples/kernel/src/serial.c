// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// COM1 through libuart16550. The library knows the chip; it reaches it through
// the accessors below, because only a kernel knows that COM1 is at port 0x3f8.
#include "serial.h"

#include <stddef.h>
#include <stdint.h>

#include <osdev/uart16550.h>
#include <osdev/x86.h>

#include "irq.h"

#define COM1_PORT 0x3f8
#define COM1_IRQ  4

// Polls before a byte is given up: many times what one takes at 115200 baud.
#define SEND_POLLS 100000

// What was typed and not read yet. The interrupt handler writes at tail, the
// shell reads at head, each owns its index: no lock is needed on one processor.
#define INPUT_SIZE 256

static struct {
    char bytes[INPUT_SIZE];
    uint32_t head;
    uint32_t tail;
} input;

static struct osdev_uart16550 uart;
static bool is_present;

static uint8_t port_read(void *ctx, unsigned reg)
{
    (void)ctx;
    return osdev_x86_in8((uint16_t)(COM1_PORT + reg));
}

static void port_write(void *ctx, unsigned reg, uint8_t value)
{
    (void)ctx;
    osdev_x86_out8((uint16_t)(COM1_PORT + reg), value);
}

static const struct osdev_uart16550_ops port_ops = {
    .read = port_read,
    .write = port_write,
};

void serial_init(void)
{
    struct osdev_uart16550_config config = osdev_uart16550_config_default();

    is_present = osdev_uart16550_init(&uart, &port_ops, NULL, &config) ==
                 OSDEV_UART16550_OK;
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

    while (osdev_uart16550_try_recv(&uart, &item) == OSDEV_UART16550_OK) {
        uint32_t tail = __atomic_load_n(&input.tail, __ATOMIC_RELAXED);
        uint32_t head = __atomic_load_n(&input.head, __ATOMIC_ACQUIRE);

        if (tail - head < INPUT_SIZE) {
            input.bytes[tail % INPUT_SIZE] =
                (char)osdev_uart16550_item_byte(item);
            __atomic_store_n(&input.tail, tail + 1, __ATOMIC_RELEASE);
        }
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
    uint32_t head = __atomic_load_n(&input.head, __ATOMIC_RELAXED);

    if (head == __atomic_load_n(&input.tail, __ATOMIC_ACQUIRE)) {
        return false;
    }
    *out = input.bytes[head % INPUT_SIZE];
    __atomic_store_n(&input.head, head + 1, __ATOMIC_RELEASE);
    return true;
}
