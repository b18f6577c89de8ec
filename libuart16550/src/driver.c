// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// Set-up and control lines. PC16550D, chapter 8.
#include "internal.h"

#define OUTPUTS                                          \
    (OSDEV_UART16550_MCR_DTR | OSDEV_UART16550_MCR_RTS | \
     OSDEV_UART16550_MCR_OUT1 | OSDEV_UART16550_MCR_OUT2)

struct osdev_uart16550_config osdev_uart16550_config_default(void)
{
    struct osdev_uart16550_config config = {
        .clock_hz = OSDEV_UART16550_PC_CLOCK_HZ,
        .baud = 115200,
        .tolerance_ppm = 20000,
        .frame = {8, 1, OSDEV_UART16550_PARITY_NONE},
        .flow = OSDEV_UART16550_FLOW_NONE,
        .trigger = OSDEV_UART16550_TRIGGER_14,
        .outputs = OSDEV_UART16550_MCR_DTR | OSDEV_UART16550_MCR_RTS |
                   OSDEV_UART16550_MCR_OUT2,
        .drain = {65536, 0},
    };

    return config;
}

enum osdev_uart16550_err osdev_uart16550_attach(
    struct osdev_uart16550 *uart, const struct osdev_uart16550_ops *ops,
    void *ctx
)
{
    if (ops == NULL || ops->read == NULL || ops->write == NULL) {
        return OSDEV_UART16550_ERR_BAD_ARG;
    }
    uart->ops = ops;
    uart->ctx = ctx;
    uart->config = osdev_uart16550_config_default();
    uart->divisor = 0;
    uart->fifo_depth = 1;
    uart->fcr = 0;
    uart->line_errors = 0;
    return OSDEV_UART16550_OK;
}

// A divisor and a frame; nothing is known about the device yet.
static enum osdev_uart16550_err config_check(
    const struct osdev_uart16550_config *config,
    struct osdev_uart16550_divisor *divisor, uint8_t *lcr
)
{
    if ((unsigned)config->flow > OSDEV_UART16550_FLOW_AUTO ||
        (unsigned)config->trigger > OSDEV_UART16550_TRIGGER_14 ||
        config->fifo_depth > 128 || (config->outputs & ~OUTPUTS) != 0) {
        return OSDEV_UART16550_ERR_BAD_ARG;
    }
    enum osdev_uart16550_err err =
        osdev_uart16550_lcr_encode(&config->frame, lcr);

    if (err != OSDEV_UART16550_OK) {
        return err;
    }
    return osdev_uart16550_divisor_choose(
        config->clock_hz, config->baud, config->tolerance_ppm, divisor
    );
}

static bool ier_is_off(const struct osdev_uart16550 *uart)
{
    // The upper half has other uses in later members of the family.
    return (osdev_uart16550_reg_read(uart, OSDEV_UART16550_IER) &
            OSDEV_UART16550_IER_ALL) == 0;
}

static uint16_t divisor_read(const struct osdev_uart16550 *uart)
{
    unsigned low = osdev_uart16550_reg_read(uart, OSDEV_UART16550_DLL);

    return (uint16_t
    )(low | (unsigned)osdev_uart16550_reg_read(uart, OSDEV_UART16550_DLM) << 8);
}

static bool divisor_write(const struct osdev_uart16550 *uart, uint16_t divisor)
{
    osdev_uart16550_reg_write(uart, OSDEV_UART16550_DLL, (uint8_t)divisor);
    osdev_uart16550_reg_write(
        uart, OSDEV_UART16550_DLM, (uint8_t)(divisor >> 8)
    );
    return divisor_read(uart) == divisor;
}

// The divisor latch tells a UART from a floating bus, which keeps nothing, and
// from memory, which has no second register behind the first. No interrupt
// source is turned on for it, unlike in the usual test.
static bool has_divisor_latch(const struct osdev_uart16550 *uart)
{
    if (!osdev_uart16550_lcr_force_(uart, LCR_DIVISOR)) {
        return false;
    }
    uint16_t old = divisor_read(uart);
    bool kept = divisor_write(uart, 0x5aa5);
    bool apart = osdev_uart16550_lcr_force_(uart, LCR_8N1) && ier_is_off(uart);

    if (!kept || !apart || !osdev_uart16550_lcr_force_(uart, LCR_DIVISOR)) {
        return false;
    }
    return divisor_write(uart, old) &&
           osdev_uart16550_lcr_force_(uart, LCR_8N1);
}

enum osdev_uart16550_err
osdev_uart16550_find_(const struct osdev_uart16550 *uart)
{
    if (!osdev_uart16550_lcr_force_(uart, LCR_8N1)) {
        return uart->ops->read_usr != NULL ? OSDEV_UART16550_ERR_BUSY
                                           : OSDEV_UART16550_ERR_NOT_PRESENT;
    }
    osdev_uart16550_reg_write(uart, OSDEV_UART16550_IER, 0);
    if (!ier_is_off(uart) || !has_divisor_latch(uart)) {
        osdev_uart16550_reg_write(uart, OSDEV_UART16550_LCR, LCR_8N1);
        return OSDEV_UART16550_ERR_NOT_PRESENT;
    }
    return OSDEV_UART16550_OK;
}

static void fcr_write(const struct osdev_uart16550 *uart, uint8_t fcr)
{
    // Some devices take the other bits only once the FIFOs are on.
    osdev_uart16550_reg_write(
        uart, OSDEV_UART16550_FCR, fcr & OSDEV_UART16550_FCR_ENABLE
    );
    if (fcr != 0) {
        osdev_uart16550_reg_write(
            uart, OSDEV_UART16550_FCR,
            (uint8_t
            )(fcr | OSDEV_UART16550_FCR_CLEAR_RX | OSDEV_UART16550_FCR_CLEAR_TX)
        );
    }
}

enum osdev_uart16550_err osdev_uart16550_program_(
    struct osdev_uart16550 *uart, uint16_t divisor, uint8_t lcr, uint8_t fcr
)
{
    bool latched = osdev_uart16550_lcr_force_(uart, LCR_DIVISOR);

    if (latched) {
        divisor_write(uart, divisor);
        if ((fcr & OSDEV_UART16550_FCR_FIFO64) != 0) {
            fcr_write(uart, fcr);
        }
    }
    if (!osdev_uart16550_lcr_force_(uart, lcr) || !latched) {
        osdev_uart16550_reg_write(uart, OSDEV_UART16550_LCR, lcr);
        return OSDEV_UART16550_ERR_BUSY;
    }
    fcr_write(uart, fcr);
    uart->divisor = divisor;
    uart->fcr = fcr;
    return OSDEV_UART16550_OK;
}

static uint8_t fcr_wanted(const struct osdev_uart16550_config *config)
{
    unsigned fcr = OSDEV_UART16550_FCR_ENABLE |
                   OSDEV_FIELD_PREP(
                       OSDEV_UART16550_FCR_TRIGGER, (unsigned)config->trigger
                   );

    if (config->fifo_depth == 1) {
        return 0;
    }
    if (config->fifo_depth == 64) {
        fcr |= OSDEV_UART16550_FCR_FIFO64;
    }
    return (uint8_t)fcr;
}

// What the device says of its FIFOs counts, not what was asked for: those of
// the first 16550 lose bytes, and an 8250 has none.
static void fifo_settle(struct osdev_uart16550 *uart)
{
    uint8_t iir = osdev_uart16550_reg_read(uart, OSDEV_UART16550_IIR);
    uint8_t depth = uart->config.fifo_depth;

    if ((iir & OSDEV_UART16550_IIR_FIFO) != OSDEV_UART16550_IIR_FIFO) {
        uart->fcr = 0;
        depth = 1;
        osdev_uart16550_reg_write(uart, OSDEV_UART16550_FCR, 0);
    } else if (depth == 64 && (iir & OSDEV_UART16550_IIR_FIFO64) == 0) {
        depth = 16;
    }
    uart->fifo_depth = depth == 0 ? 16 : depth;
}

static enum osdev_uart16550_err mcr_start(struct osdev_uart16550 *uart)
{
    uint8_t mcr = uart->config.outputs;

    osdev_uart16550_reg_write(uart, OSDEV_UART16550_MCR, mcr);
    if (uart->config.flow != OSDEV_UART16550_FLOW_AUTO) {
        return OSDEV_UART16550_OK;
    }
    mcr |= OSDEV_UART16550_MCR_AFE;
    osdev_uart16550_reg_write(uart, OSDEV_UART16550_MCR, mcr);
    if (osdev_uart16550_reg_read(uart, OSDEV_UART16550_MCR) != mcr) {
        osdev_uart16550_reg_write(
            uart, OSDEV_UART16550_MCR, uart->config.outputs
        );
        return OSDEV_UART16550_ERR_NO_AUTO_FLOW;
    }
    return OSDEV_UART16550_OK;
}

enum osdev_uart16550_err osdev_uart16550_init(
    struct osdev_uart16550 *uart, const struct osdev_uart16550_ops *ops,
    void *ctx, const struct osdev_uart16550_config *config
)
{
    struct osdev_uart16550_divisor divisor;
    uint8_t lcr;
    enum osdev_uart16550_err err = osdev_uart16550_attach(uart, ops, ctx);

    if (err != OSDEV_UART16550_OK) {
        return err;
    }
    err = config_check(config, &divisor, &lcr);
    if (err != OSDEV_UART16550_OK) {
        return err;
    }
    // A transmitter that never runs empty is none of init's errors: the FIFO
    // is cleared below.
    osdev_ignore(osdev_uart16550_flush(uart, config->drain));
    err = osdev_uart16550_find_(uart);
    if (err != OSDEV_UART16550_OK) {
        return err;
    }
    err =
        osdev_uart16550_program_(uart, divisor.whole, lcr, fcr_wanted(config));
    if (err != OSDEV_UART16550_OK) {
        return err;
    }
    uart->config = *config;
    fifo_settle(uart);
    err = mcr_start(uart);
    if (err != OSDEV_UART16550_OK) {
        uart->config.flow = OSDEV_UART16550_FLOW_NONE;
        return err;
    }
    osdev_uart16550_drain_rx_(uart);
    osdev_uart16550_modem_status(uart);
    osdev_uart16550_set_interrupts(uart, config->interrupts);
    return OSDEV_UART16550_OK;
}

uint8_t osdev_uart16550_line_status(struct osdev_uart16550 *uart)
{
    uint8_t lsr = osdev_uart16550_reg_read(uart, OSDEV_UART16550_LSR);

    uart->line_errors |= lsr & OSDEV_UART16550_LSR_ERRORS;
    return lsr;
}

void osdev_uart16550_set_outputs(
    const struct osdev_uart16550 *uart, uint8_t outputs
)
{
    uint8_t mcr = outputs & OUTPUTS;

    if (uart->config.flow == OSDEV_UART16550_FLOW_AUTO) {
        mcr |= OSDEV_UART16550_MCR_AFE;
    }
    osdev_uart16550_reg_write(uart, OSDEV_UART16550_MCR, mcr);
}

enum osdev_uart16550_err
osdev_uart16550_set_break(const struct osdev_uart16550 *uart, bool on)
{
    unsigned lcr = osdev_uart16550_reg_read(uart, OSDEV_UART16550_LCR);

    lcr &= ~(OSDEV_UART16550_LCR_BREAK | OSDEV_UART16550_LCR_DLAB);
    if (on) {
        lcr |= OSDEV_UART16550_LCR_BREAK;
    }
    return osdev_uart16550_lcr_write_(uart, (uint8_t)lcr)
               ? OSDEV_UART16550_OK
               : OSDEV_UART16550_ERR_BUSY;
}

enum osdev_uart16550_err
osdev_uart16550_check_connected(const struct osdev_uart16550 *uart)
{
    uint8_t msr = osdev_uart16550_modem_status(uart);

    if ((msr & OSDEV_UART16550_MSR_DSR) == 0) {
        return OSDEV_UART16550_ERR_NO_DATA_SET;
    }
    if ((msr & OSDEV_UART16550_MSR_CTS) == 0) {
        return OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND;
    }
    return OSDEV_UART16550_OK;
}

void osdev_uart16550_dump(
    struct osdev_uart16550 *uart, struct osdev_uart16550_dump *out_dump
)
{
    struct osdev_uart16550_state state;

    out_dump->iir = osdev_uart16550_reg_read(uart, OSDEV_UART16550_IIR);
    out_dump->lsr = osdev_uart16550_line_status(uart);
    out_dump->msr = osdev_uart16550_modem_status(uart);
    osdev_uart16550_save(uart, &state);
    out_dump->divisor = state.divisor;
    out_dump->ier = state.ier;
    out_dump->lcr = state.lcr;
    out_dump->mcr = state.mcr;
    out_dump->scr = state.scr;
}
