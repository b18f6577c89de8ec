// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// Save, restore, steal.
#include "internal.h"

// DLAB must be clear.
static uint8_t fcr_guess(const struct osdev_uart16550 *uart)
{
    uint8_t iir;

    if (uart->divisor != 0) {
        return uart->fcr;
    }
    iir = osdev_uart16550_reg_read(uart, OSDEV_UART16550_IIR);
    return (iir & OSDEV_UART16550_IIR_FIFO) == OSDEV_UART16550_IIR_FIFO
               ? OSDEV_UART16550_FCR_ENABLE | OSDEV_UART16550_FCR_TRIGGER
               : 0;
}

void osdev_uart16550_save(
    const struct osdev_uart16550 *uart, struct osdev_uart16550_state *out_state
)
{
    unsigned lcr = osdev_uart16550_reg_read(uart, OSDEV_UART16550_LCR) &
                   ~OSDEV_UART16550_LCR_DLAB;

    osdev_uart16550_reg_write(uart, OSDEV_UART16550_LCR, (uint8_t)lcr);
    out_state->ier = osdev_uart16550_reg_read(uart, OSDEV_UART16550_IER);
    out_state->fcr = fcr_guess(uart);
    out_state->lcr = (uint8_t)lcr;
    out_state->mcr = osdev_uart16550_reg_read(uart, OSDEV_UART16550_MCR);
    out_state->scr = osdev_uart16550_reg_read(uart, OSDEV_UART16550_SCR);
    out_state->fifo_depth = uart->fifo_depth;
    out_state->flow = uart->config.flow;
    out_state->divisor = uart->divisor;
    // A device that refuses DLAB would hand out a received byte as divisor.
    if (osdev_uart16550_lcr_write_(uart, LCR_DIVISOR)) {
        unsigned low = osdev_uart16550_reg_read(uart, OSDEV_UART16550_DLL);
        unsigned high = osdev_uart16550_reg_read(uart, OSDEV_UART16550_DLM);

        out_state->divisor = (uint16_t)(low | high << 8);
    }
    osdev_uart16550_reg_write(uart, OSDEV_UART16550_LCR, (uint8_t)lcr);
}

enum osdev_uart16550_err osdev_uart16550_restore(
    struct osdev_uart16550 *uart, const struct osdev_uart16550_state *state
)
{
    uint16_t divisor = uart->divisor;
    uint8_t lcr = state->lcr & (uint8_t)~OSDEV_UART16550_LCR_DLAB;

    osdev_uart16550_reg_write(uart, OSDEV_UART16550_LCR, lcr);
    osdev_uart16550_reg_write(uart, OSDEV_UART16550_IER, 0);
    enum osdev_uart16550_err err =
        osdev_uart16550_program_(uart, state->divisor, lcr, state->fcr);

    // After attach alone, the object still knows nothing of the device.
    if (divisor == 0) {
        uart->divisor = 0;
    }
    uart->fifo_depth = state->fifo_depth;
    uart->config.flow = state->flow;
    uart->line_errors = 0;
    osdev_uart16550_reg_write(uart, OSDEV_UART16550_SCR, state->scr);
    osdev_uart16550_reg_write(uart, OSDEV_UART16550_MCR, state->mcr);
    if (err == OSDEV_UART16550_OK) {
        osdev_uart16550_reg_write(uart, OSDEV_UART16550_IER, state->ier);
    }
    return err;
}

enum osdev_uart16550_err osdev_uart16550_steal(
    struct osdev_uart16550 *uart, struct osdev_uart16550_limit limit,
    struct osdev_uart16550_state *out_state
)
{
    struct osdev_uart16550_state state;
    unsigned lcr = osdev_uart16550_reg_read(uart, OSDEV_UART16550_LCR) &
                   ~OSDEV_UART16550_LCR_DLAB;

    // The owner may have been stopped between setting and clearing DLAB.
    osdev_uart16550_reg_write(uart, OSDEV_UART16550_LCR, (uint8_t)lcr);
    uint8_t ier = osdev_uart16550_reg_read(uart, OSDEV_UART16550_IER);
    uint8_t mcr = osdev_uart16550_reg_read(uart, OSDEV_UART16550_MCR);

    osdev_uart16550_reg_write(uart, OSDEV_UART16550_IER, 0);
    osdev_uart16550_reg_write(
        uart, OSDEV_UART16550_MCR,
        mcr & (uint8_t) ~(OSDEV_UART16550_MCR_LOOP | OSDEV_UART16550_MCR_AFE)
    );
    enum osdev_uart16550_err err = osdev_uart16550_flush(uart, limit);

    // The divisor is read last: DLAB would spoil a byte on its way.
    if (out_state != NULL) {
        osdev_uart16550_save(uart, &state);
        state.ier = ier;
        state.mcr = mcr;
        *out_state = state;
    }
    lcr &= ~OSDEV_UART16550_LCR_BREAK;
    osdev_uart16550_reg_write(uart, OSDEV_UART16550_LCR, (uint8_t)lcr);
    uart->config.flow = OSDEV_UART16550_FLOW_NONE;
    return err;
}
