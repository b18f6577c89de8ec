// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Registers of the 16550 family and their bits.
 *
 * The three address lines select eight registers; several share an index, by
 * direction or by the divisor latch access bit (DLAB) of the line control
 * register.
 *
 * @spec PC16550D data sheet (National Semiconductor, 1995), section 8;
 *       TL16C750 data sheet for the 64-byte FIFO and automatic flow control
 */
#ifndef OSDEV_UART16550_REGS_H
#define OSDEV_UART16550_REGS_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/base/field.h>

OSDEV_BEGIN_DECLS

/** Number of registers that a UART decodes. */
#define OSDEV_UART16550_REG_COUNT 8u
/** Clock of the PC's UARTs in Hz: 16 times 115200. */
#define OSDEV_UART16550_PC_CLOCK_HZ UINT32_C(1843200)

/** @name Register indices
 * @{ */
#define OSDEV_UART16550_RBR 0u /**< Receiver buffer, read, DLAB 0. */
#define OSDEV_UART16550_THR 0u /**< Transmitter holding, write, DLAB 0. */
#define OSDEV_UART16550_DLL 0u /**< Divisor, low byte, DLAB 1. */
#define OSDEV_UART16550_IER 1u /**< Interrupt enable, DLAB 0. */
#define OSDEV_UART16550_DLM 1u /**< Divisor, high byte, DLAB 1. */
#define OSDEV_UART16550_IIR 2u /**< Interrupt identification, read. */
#define OSDEV_UART16550_FCR 2u /**< FIFO control, write. */
#define OSDEV_UART16550_EFR 2u /**< Enhanced features of a 16650. */
#define OSDEV_UART16550_LCR 3u /**< Line control. */
#define OSDEV_UART16550_MCR 4u /**< Modem control. */
#define OSDEV_UART16550_LSR 5u /**< Line status, read only. */
#define OSDEV_UART16550_ICR 5u /**< Indexed control of a 16950, write. */
#define OSDEV_UART16550_MSR 6u /**< Modem status. */
#define OSDEV_UART16550_SCR 7u /**< Scratch; a plain 8250 has none. */
/** @} */

/** @name Interrupt enable register
 * @{ */
#define OSDEV_UART16550_IER_RX     0x01u /**< Received data. */
#define OSDEV_UART16550_IER_TX     0x02u /**< Transmitter holding empty. */
#define OSDEV_UART16550_IER_LINE   0x04u /**< Receiver line status. */
#define OSDEV_UART16550_IER_MODEM  0x08u /**< Modem status. */
#define OSDEV_UART16550_IER_DMA_RX 0x40u /**< End of DMA reception. */
#define OSDEV_UART16550_IER_DMA_TX 0x80u /**< End of DMA transmission. */
/** The four sources that every member of the family has. */
#define OSDEV_UART16550_IER_ALL 0x0fu
/** @} */

/** @name Interrupt identification register
 * @{ */
#define OSDEV_UART16550_IIR_NONE   0x01u /**< Set while nothing is pending. */
#define OSDEV_UART16550_IIR_ID     0x0fu /**< Identification with bit 0. */
#define OSDEV_UART16550_IIR_FIFO64 0x20u /**< The 64-byte FIFO is on. */
#define OSDEV_UART16550_IIR_FIFO   0xc0u /**< Both set: the FIFOs are on. */
/** @} */

/** @name FIFO control register
 * @{ */
#define OSDEV_UART16550_FCR_ENABLE   0x01u /**< Turn both FIFOs on. */
#define OSDEV_UART16550_FCR_CLEAR_RX 0x02u /**< Empty the receiver's. */
#define OSDEV_UART16550_FCR_CLEAR_TX 0x04u /**< Empty the transmitter's. */
#define OSDEV_UART16550_FCR_DMA_MODE 0x08u /**< RXRDY and TXRDY mode 1. */
#define OSDEV_UART16550_FCR_DMA_END  0x10u /**< Signal the end of DMA. */
/** 64-byte FIFO of a 16750; writable only with DLAB set. */
#define OSDEV_UART16550_FCR_FIFO64  0x20u
#define OSDEV_UART16550_FCR_TRIGGER 0xc0u /**< 0..3: 1, 4, 8, 14 bytes. */
/** @} */

/** @name Line control register
 * @{ */
#define OSDEV_UART16550_LCR_BITS   0x03u /**< Data bits less 5. */
#define OSDEV_UART16550_LCR_STOP2  0x04u /**< 2 stop bits; 1.5 with 5 bits. */
#define OSDEV_UART16550_LCR_PARITY 0x08u /**< Parity bit on. */
#define OSDEV_UART16550_LCR_EVEN   0x10u /**< Even, or space if stuck. */
#define OSDEV_UART16550_LCR_STICK  0x20u /**< Constant parity bit. */
#define OSDEV_UART16550_LCR_BREAK  0x40u /**< Hold the line low. */
#define OSDEV_UART16550_LCR_DLAB   0x80u /**< Divisor latch access. */
/** The value that opens the enhanced registers of a 16650. */
#define OSDEV_UART16550_LCR_ENHANCED 0xbfu
/** @} */

/** @name Modem control register
 * @{ */
#define OSDEV_UART16550_MCR_DTR  0x01u /**< Data terminal ready. */
#define OSDEV_UART16550_MCR_RTS  0x02u /**< Request to send. */
#define OSDEV_UART16550_MCR_OUT1 0x04u /**< Spare output 1. */
#define OSDEV_UART16550_MCR_OUT2 0x08u /**< On a PC: gate of the interrupt. */
#define OSDEV_UART16550_MCR_LOOP 0x10u /**< Local loopback. */
#define OSDEV_UART16550_MCR_AFE  0x20u /**< Automatic flow control. */
/** @} */

/** @name Line status register
 * @{ */
#define OSDEV_UART16550_LSR_DR         0x01u /**< A byte is ready. */
#define OSDEV_UART16550_LSR_OVERRUN    0x02u /**< A byte was lost. */
#define OSDEV_UART16550_LSR_PARITY     0x04u /**< Wrong parity bit. */
#define OSDEV_UART16550_LSR_FRAMING    0x08u /**< No stop bit. */
#define OSDEV_UART16550_LSR_BREAK      0x10u /**< Line low for a frame. */
#define OSDEV_UART16550_LSR_THRE       0x20u /**< Holding register empty. */
#define OSDEV_UART16550_LSR_TEMT       0x40u /**< All is on the wire. */
#define OSDEV_UART16550_LSR_FIFO_ERROR 0x80u /**< An error is in the FIFO. */
/** The bits that reading clears: overrun, parity, framing, break. */
#define OSDEV_UART16550_LSR_ERRORS 0x1eu
/** @} */

/** @name Modem status register
 * @{ */
#define OSDEV_UART16550_MSR_DELTA_CTS 0x01u /**< CTS changed. */
#define OSDEV_UART16550_MSR_DELTA_DSR 0x02u /**< DSR changed. */
#define OSDEV_UART16550_MSR_RI_END    0x04u /**< The ring signal ended. */
#define OSDEV_UART16550_MSR_DELTA_DCD 0x08u /**< DCD changed. */
#define OSDEV_UART16550_MSR_CTS       0x10u /**< Clear to send. */
#define OSDEV_UART16550_MSR_DSR       0x20u /**< Data set ready. */
#define OSDEV_UART16550_MSR_RI        0x40u /**< Ring indicator. */
#define OSDEV_UART16550_MSR_DCD       0x80u /**< Data carrier detect. */
/** The bits that reading clears. */
#define OSDEV_UART16550_MSR_DELTAS 0x0fu
/** @} */

/** What an interrupt identification register reports. */
enum osdev_uart16550_irq_kind {
    OSDEV_UART16550_IRQ_NONE,       /**< Nothing is pending. */
    OSDEV_UART16550_IRQ_LINE,       /**< Line status; read LSR. */
    OSDEV_UART16550_IRQ_RX,         /**< The trigger level is reached. */
    OSDEV_UART16550_IRQ_RX_TIMEOUT, /**< Bytes wait below the level. */
    OSDEV_UART16550_IRQ_TX,         /**< The transmitter wants bytes. */
    OSDEV_UART16550_IRQ_MODEM,      /**< Modem status; read MSR. */
    OSDEV_UART16550_IRQ_DMA_RX,     /**< End of DMA reception. */
    OSDEV_UART16550_IRQ_DMA_TX,     /**< End of DMA transmission. */
    OSDEV_UART16550_IRQ_BUSY,       /**< DesignWare: LCR written while busy. */
    OSDEV_UART16550_IRQ_UNKNOWN,    /**< No value that a document names. */
};

/**
 * Decode an interrupt identification register.
 *
 * @param iir  The register. Reading it acknowledges @c IRQ_TX.
 * @spec PC16550D, 8.6.4; DesignWare APB UART, IIR
 */
enum osdev_uart16550_irq_kind osdev_uart16550_irq_decode(uint8_t iir);

/**
 * Priority of an interrupt: the device reports the lowest number first.
 *
 * @param kind  The interrupt.
 * @return 1..6, 0 for @c IRQ_BUSY, 7 for those that are no interrupt.
 */
unsigned osdev_uart16550_irq_priority(enum osdev_uart16550_irq_kind kind);

OSDEV_END_DECLS

#endif
