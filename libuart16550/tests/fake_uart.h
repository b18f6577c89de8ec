// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// A virtual UART of the 16550 family: FIFOs, shift register, line rate, error
// bits at the head of the FIFO, interrupt priorities and the receiver's
// timeout, modem lines, loopback, and the quirks that drivers meet. The tests
// and the fuzz target drive the library against it.
#ifndef FAKE_UART_H
#define FAKE_UART_H

#include <osdev/uart16550.h>

enum fake_kind {
    FAKE_8250,
    FAKE_16450,
    FAKE_16550,
    FAKE_16550A,
    FAKE_16650,
    FAKE_16650_FIRST,
    FAKE_16750,
    FAKE_16950,
    FAKE_DW_APB,
    FAKE_FLOATING, // reads all ones
    FAKE_ZERO,     // reads zero
    FAKE_MEMORY,   // eight plain bytes
};

#define FAKE_FIFO_MAX 128u
#define FAKE_WIRE_MAX 8192u

struct fake_uart {
    enum fake_kind kind;

    // Registers.
    uint8_t ier, lcr, mcr, scr, dll, dlm, fcr, efr, acr;
    uint8_t memory[8];
    uint8_t inputs; // CTS, DSR, RI and DCD as the peer drives them
    uint8_t deltas;
    bool overrun;
    bool thr_pending;
    bool busy_pending;

    // Receiver and transmitter; a status is that of LSR.
    osdev_uart16550_item_t rx[FAKE_FIFO_MAX];
    unsigned rx_count;
    unsigned rx_idle; // frames since the receiver was touched
    uint8_t tx[FAKE_FIFO_MAX];
    unsigned tx_count;
    uint8_t shift;
    bool shifting;

    // The wire.
    osdev_uart16550_item_t in[FAKE_WIRE_MAX];
    size_t in_head, in_tail;
    uint8_t out[FAKE_WIRE_MAX];
    size_t out_len;
    unsigned breaks; // times that a break began

    // Time: each access takes us_per_access; 0 leaves ticks to the test.
    uint64_t now_us;
    uint64_t frame_us; // since the last frame ended
    unsigned us_per_access;
    unsigned relaxed;
    unsigned long accesses;

    // Quirks.
    bool forgets_thre;  // no interrupt when the source is turned on
    bool ghost_timeout; // DesignWare: times out over an empty FIFO
    bool stuck_tx;      // the transmitter never moves
    bool corrupt_loop;  // loopback flips a bit
    bool dead_loop;     // loopback loses bytes
    bool no_modem_loop; // loopback leaves the modem lines alone
    bool frozen_clock;  // now_us stands still
    // Bits that a register reads as set or clear whatever happens.
    uint8_t force_set[8], force_clear[8];
    // If not NULL, every read is its answer.
    uint8_t (*lie)(void *ctx, unsigned reg);
    void *lie_ctx;

    // What became of bytes.
    size_t rx_accepted; // put into the receiver
    size_t rx_lost;     // overrun
    size_t tx_lost;     // written to a full transmitter
};

// Operations without and with a clock; the latter also as a DesignWare.
extern const struct osdev_uart16550_ops fake_uart_ops;
extern const struct osdev_uart16550_ops fake_uart_clock_ops;
extern const struct osdev_uart16550_ops fake_uart_dw_ops;

void fake_uart_init(struct fake_uart *fake, enum fake_kind kind);

// Let one frame's time pass.
void fake_uart_tick(struct fake_uart *fake);

// Let frames pass until the transmitter is empty, at most count.
void fake_uart_ticks(struct fake_uart *fake, unsigned count);

// Put a byte on the wire; it arrives at a later tick.
void fake_uart_inject(struct fake_uart *fake, uint8_t byte, uint8_t status);

// Put bytes straight into the receiver.
void fake_uart_receive(struct fake_uart *fake, const char *text);

// Change the modem lines, OSDEV_UART16550_MSR_... upper bits.
void fake_uart_inputs(struct fake_uart *fake, uint8_t inputs);

// Whether the interrupt line is raised; OUT2 gates it as on a PC.
bool fake_uart_interrupts(const struct fake_uart *fake);

// Whether exactly this text is on the wire; the wire is empty afterwards.
bool fake_uart_sent(struct fake_uart *fake, const char *text);

#endif
