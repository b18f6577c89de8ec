// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// Meaning of the interrupt identification register. PC16550D, 8.6.4.
#include <osdev/uart16550/regs.h>

enum osdev_uart16550_irq_kind osdev_uart16550_irq_decode(uint8_t iir)
{
    switch (iir & OSDEV_UART16550_IIR_ID) {
    case 0x0:
        return OSDEV_UART16550_IRQ_MODEM;
    case 0x2:
        return OSDEV_UART16550_IRQ_TX;
    case 0x4:
        return OSDEV_UART16550_IRQ_RX;
    case 0x6:
        return OSDEV_UART16550_IRQ_LINE;
    // The only identification with bit 0 set.
    case 0x7:
        return OSDEV_UART16550_IRQ_BUSY;
    case 0xa:
        return OSDEV_UART16550_IRQ_DMA_TX;
    case 0xc:
        return OSDEV_UART16550_IRQ_RX_TIMEOUT;
    case 0xe:
        return OSDEV_UART16550_IRQ_DMA_RX;
    case 0x8:
        return OSDEV_UART16550_IRQ_UNKNOWN;
    default:
        return OSDEV_UART16550_IRQ_NONE;
    }
}

unsigned osdev_uart16550_irq_priority(enum osdev_uart16550_irq_kind kind)
{
    static const uint8_t priority[] = {
        [OSDEV_UART16550_IRQ_NONE] = 7,   [OSDEV_UART16550_IRQ_LINE] = 1,
        [OSDEV_UART16550_IRQ_RX] = 2,     [OSDEV_UART16550_IRQ_RX_TIMEOUT] = 2,
        [OSDEV_UART16550_IRQ_TX] = 3,     [OSDEV_UART16550_IRQ_MODEM] = 4,
        [OSDEV_UART16550_IRQ_DMA_RX] = 5, [OSDEV_UART16550_IRQ_DMA_TX] = 6,
        [OSDEV_UART16550_IRQ_BUSY] = 0,   [OSDEV_UART16550_IRQ_UNKNOWN] = 7,
    };

    return (unsigned)kind < OSDEV_COUNTOF(priority) ? priority[kind] : 7;
}
