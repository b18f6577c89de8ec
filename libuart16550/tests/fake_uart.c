// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "fake_uart.h"

#include <string.h>

// Data sheets: PC16550D for the basic device; those of the variants for what
// tells them apart.

static bool has_fifo(const struct fake_uart *fake)
{
    return fake->kind != FAKE_8250 && fake->kind != FAKE_16450;
}

static bool has_efr(const struct fake_uart *fake)
{
    return fake->kind == FAKE_16650 || fake->kind == FAKE_16950;
}

static bool has_afe(const struct fake_uart *fake)
{
    return fake->kind == FAKE_16750 || fake->kind == FAKE_DW_APB;
}

static bool fifo_on(const struct fake_uart *fake)
{
    return (fake->fcr & OSDEV_UART16550_FCR_ENABLE) != 0;
}

static unsigned depth(const struct fake_uart *fake)
{
    if (!fifo_on(fake)) {
        return 1;
    }
    if (fake->kind == FAKE_16650 || fake->kind == FAKE_16650_FIRST) {
        return 32;
    }
    if ((fake->fcr & OSDEV_UART16550_FCR_FIFO64) != 0) {
        return 64;
    }
    return 16;
}

static unsigned trigger(const struct fake_uart *fake)
{
    static const uint8_t levels[] = {1, 4, 8, 14};
    unsigned level = levels[fake->fcr >> 6];

    if (!fifo_on(fake)) {
        return 1;
    }
    return depth(fake) == 64 && level > 1 ? (level == 14 ? 56 : level * 4)
                                          : level;
}

static bool dlab(const struct fake_uart *fake)
{
    return (fake->lcr & OSDEV_UART16550_LCR_DLAB) != 0;
}

static bool loop(const struct fake_uart *fake)
{
    return (fake->mcr & OSDEV_UART16550_MCR_LOOP) != 0;
}

static uint8_t data_mask(const struct fake_uart *fake)
{
    return (uint8_t)(0xff >> (3 - (fake->lcr & OSDEV_UART16550_LCR_BITS)));
}

static uint8_t modem_lines(const struct fake_uart *fake)
{
    uint8_t lines = 0;

    if (!loop(fake) || fake->no_modem_loop) {
        return fake->inputs;
    }
    lines |=
        (fake->mcr & OSDEV_UART16550_MCR_DTR) ? OSDEV_UART16550_MSR_DSR : 0;
    lines |=
        (fake->mcr & OSDEV_UART16550_MCR_RTS) ? OSDEV_UART16550_MSR_CTS : 0;
    lines |=
        (fake->mcr & OSDEV_UART16550_MCR_OUT1) ? OSDEV_UART16550_MSR_RI : 0;
    lines |=
        (fake->mcr & OSDEV_UART16550_MCR_OUT2) ? OSDEV_UART16550_MSR_DCD : 0;
    return lines;
}

static void note_deltas(struct fake_uart *fake, uint8_t before)
{
    uint8_t after = modem_lines(fake);
    uint8_t changed = before ^ after;

    fake->deltas |= (changed >> 4) & 0x0bu;
    if ((before & ~after & OSDEV_UART16550_MSR_RI) != 0) {
        fake->deltas |= OSDEV_UART16550_MSR_RI_END;
    }
}

static void accept(struct fake_uart *fake, osdev_uart16550_item_t item)
{
    fake->rx_idle = 0;
    if (fake->rx_count < depth(fake)) {
        fake->rx[fake->rx_count++] = item;
        fake->rx_accepted++;
        return;
    }
    fake->overrun = true;
    fake->rx_lost++;
    if (!fifo_on(fake)) {
        fake->rx[0] = item;
    }
}

static void load_shift(struct fake_uart *fake)
{
    bool held = (fake->mcr & OSDEV_UART16550_MCR_AFE) != 0 && !loop(fake) &&
                (fake->inputs & OSDEV_UART16550_MSR_CTS) == 0;

    if (fake->shifting || fake->tx_count == 0 || held || fake->stuck_tx) {
        return;
    }
    fake->shift = fake->tx[0];
    fake->shifting = true;
    fake->tx_count--;
    memmove(&fake->tx[0], &fake->tx[1], fake->tx_count);
    if (fake->tx_count == 0) {
        fake->thr_pending = true;
    }
}

static void emit(struct fake_uart *fake)
{
    uint8_t byte = fake->shift & data_mask(fake);

    if (!fake->shifting) {
        return;
    }
    fake->shifting = false;
    if (!loop(fake)) {
        if (fake->out_len < FAKE_WIRE_MAX) {
            fake->out[fake->out_len++] = byte;
        }
    } else if (!fake->dead_loop) {
        accept(
            fake, osdev_uart16550_item(fake->corrupt_loop ? byte ^ 1 : byte, 0)
        );
    }
}

void fake_uart_tick(struct fake_uart *fake)
{
    bool throttled = (fake->mcr & OSDEV_UART16550_MCR_AFE) != 0 &&
                     fake->rx_count >= trigger(fake);

    fake->rx_idle++;
    emit(fake);
    load_shift(fake);
    if (fake->in_tail != fake->in_head && !loop(fake) && !throttled) {
        accept(fake, fake->in[fake->in_tail++ % FAKE_WIRE_MAX]);
    }
    if (fake->rx_count == 0) {
        fake->rx_idle = 0;
    }
}

void fake_uart_ticks(struct fake_uart *fake, unsigned count)
{
    while (count-- > 0 && (fake->shifting || fake->tx_count > 0)) {
        fake_uart_tick(fake);
    }
}

// A frame's time in microseconds, 10 bits; 0 while there is no divisor.
static uint64_t frame_time(const struct fake_uart *fake)
{
    uint64_t divisor = fake->dll | (uint64_t)fake->dlm << 8;

    return divisor * 16 * 10 * 1000000 / OSDEV_UART16550_PC_CLOCK_HZ;
}

static void pass_time(struct fake_uart *fake)
{
    uint64_t frame = frame_time(fake);

    fake->accesses++;
    if (!fake->frozen_clock) {
        fake->now_us += fake->us_per_access;
    }
    fake->frame_us += fake->us_per_access;
    while (frame != 0 && fake->frame_us >= frame) {
        fake->frame_us -= frame;
        fake_uart_tick(fake);
    }
}

static uint8_t head_errors(const struct fake_uart *fake)
{
    uint8_t errors = fake->overrun ? OSDEV_UART16550_LSR_OVERRUN : 0;

    if (fake->rx_count > 0) {
        errors |= osdev_uart16550_item_status(fake->rx[0]);
    }
    return errors;
}

static bool errors_in_fifo(const struct fake_uart *fake)
{
    for (unsigned i = 0; i < fake->rx_count; i++) {
        if (osdev_uart16550_item_status(fake->rx[i]) != 0) {
            return fifo_on(fake);
        }
    }
    return false;
}

static uint8_t lsr_read(struct fake_uart *fake)
{
    uint8_t lsr = head_errors(fake);

    lsr |= fake->rx_count > 0 ? OSDEV_UART16550_LSR_DR : 0;
    if (fake->tx_count == 0) {
        lsr |= OSDEV_UART16550_LSR_THRE;
        lsr |= fake->shifting ? 0 : OSDEV_UART16550_LSR_TEMT;
    }
    lsr |= errors_in_fifo(fake) ? OSDEV_UART16550_LSR_FIFO_ERROR : 0;
    fake->overrun = false;
    if (fake->rx_count > 0) {
        fake->rx[0].raw &= 0xff;
    }
    return lsr;
}

static uint8_t rbr_read(struct fake_uart *fake)
{
    uint8_t byte = osdev_uart16550_item_byte(fake->rx[0]);

    fake->ghost_timeout = false;
    fake->rx_idle = 0;
    if (fake->rx_count > 0) {
        fake->rx_count--;
        memmove(
            &fake->rx[0], &fake->rx[1], fake->rx_count * sizeof(fake->rx[0])
        );
    }
    return byte;
}

// The identification without the FIFO bits, highest priority first.
static uint8_t pending(const struct fake_uart *fake)
{
    if (fake->busy_pending) {
        return 0x7;
    }
    if ((fake->ier & OSDEV_UART16550_IER_LINE) != 0 && head_errors(fake) != 0) {
        return 0x6;
    }
    if ((fake->ier & OSDEV_UART16550_IER_RX) != 0) {
        if (fake->rx_count >= trigger(fake)) {
            return 0x4;
        }
        if (fake->ghost_timeout || (fake->rx_count > 0 && fake->rx_idle >= 4)) {
            return 0xc;
        }
    }
    if ((fake->ier & OSDEV_UART16550_IER_TX) != 0 && fake->thr_pending) {
        return 0x2;
    }
    if ((fake->ier & OSDEV_UART16550_IER_MODEM) != 0 && fake->deltas != 0) {
        return 0x0;
    }
    return 0x1;
}

static uint8_t iir_read(struct fake_uart *fake)
{
    uint8_t iir = pending(fake);

    if (iir == 0x2) {
        fake->thr_pending = false;
    }
    if (fifo_on(fake)) {
        iir |= fake->kind == FAKE_16550 ? 0x80 : OSDEV_UART16550_IIR_FIFO;
    }
    if ((fake->fcr & OSDEV_UART16550_FCR_FIFO64) != 0) {
        iir |= OSDEV_UART16550_IIR_FIFO64;
    }
    return iir;
}

static bool efr_open(const struct fake_uart *fake)
{
    return (has_efr(fake) && fake->lcr == OSDEV_UART16550_LCR_ENHANCED) ||
           (fake->kind == FAKE_16650_FIRST && dlab(fake));
}

static uint8_t icr_value(const struct fake_uart *fake)
{
    static const uint8_t ids[] = {0x16, 0xc9, 0x54, 0x04};

    return fake->scr >= 0x08 && fake->scr <= 0x0b ? ids[fake->scr - 0x08] : 0;
}

static uint8_t device_read(struct fake_uart *fake, unsigned reg)
{
    uint8_t msr;

    switch (reg) {
    case OSDEV_UART16550_RBR:
        return dlab(fake) ? fake->dll : rbr_read(fake);
    case OSDEV_UART16550_IER:
        return dlab(fake) ? fake->dlm : fake->ier;
    case OSDEV_UART16550_IIR:
        return efr_open(fake) ? fake->efr : iir_read(fake);
    case OSDEV_UART16550_LCR:
        return fake->lcr;
    case OSDEV_UART16550_MCR:
        return fake->mcr;
    case OSDEV_UART16550_LSR:
        if (fake->kind == FAKE_16950 && (fake->acr & 0x40) != 0) {
            return icr_value(fake);
        }
        return lsr_read(fake);
    case OSDEV_UART16550_MSR:
        msr = modem_lines(fake) | fake->deltas;
        fake->deltas = 0;
        return msr;
    default:
        return fake->kind == FAKE_8250 ? 0xff : fake->scr;
    }
}

static uint8_t fake_read(void *ctx, unsigned reg)
{
    struct fake_uart *fake = ctx;
    uint8_t value;

    pass_time(fake);
    if (fake->lie != NULL) {
        return fake->lie(fake->lie_ctx, reg);
    }
    if (fake->kind == FAKE_FLOATING || fake->kind == FAKE_ZERO) {
        return fake->kind == FAKE_ZERO ? 0 : 0xff;
    }
    if (fake->kind == FAKE_MEMORY) {
        return fake->memory[reg];
    }
    value = device_read(fake, reg);
    return (uint8_t)((value | fake->force_set[reg]) & ~fake->force_clear[reg]);
}

static void thr_write(struct fake_uart *fake, uint8_t value)
{
    fake->thr_pending = false;
    if (fake->tx_count >= depth(fake)) {
        fake->tx_lost++;
        return;
    }
    fake->tx[fake->tx_count++] = value;
    load_shift(fake);
}

static void ier_write(struct fake_uart *fake, uint8_t value)
{
    uint8_t risen = value & (uint8_t)~fake->ier;

    fake->ier = value & OSDEV_UART16550_IER_ALL;
    if ((risen & OSDEV_UART16550_IER_TX) != 0 && fake->tx_count == 0 &&
        !fake->forgets_thre) {
        fake->thr_pending = true;
    }
}

static void fcr_write(struct fake_uart *fake, uint8_t value)
{
    uint8_t flipped = (value ^ fake->fcr) & OSDEV_UART16550_FCR_ENABLE;
    uint8_t long_fifo = fake->fcr & OSDEV_UART16550_FCR_FIFO64;

    if (!has_fifo(fake)) {
        return;
    }
    if (fake->kind == FAKE_16750 && dlab(fake)) {
        long_fifo = value & OSDEV_UART16550_FCR_FIFO64;
    }
    if (flipped != 0 || (value & OSDEV_UART16550_FCR_CLEAR_RX) != 0) {
        fake->rx_count = 0;
        fake->rx_idle = 0;
    }
    if (flipped != 0 || (value & OSDEV_UART16550_FCR_CLEAR_TX) != 0) {
        fake->tx_count = 0;
        fake->thr_pending = true;
    }
    fake->fcr = (uint8_t
    )((value & ~(OSDEV_UART16550_FCR_FIFO64 | OSDEV_UART16550_FCR_CLEAR_RX |
                 OSDEV_UART16550_FCR_CLEAR_TX)) |
      long_fifo);
}

static bool is_busy(const struct fake_uart *fake)
{
    return fake->shifting || fake->tx_count > 0 || fake->rx_count > 0;
}

static void lcr_write(struct fake_uart *fake, uint8_t value)
{
    if (fake->kind == FAKE_DW_APB && is_busy(fake) && value != fake->lcr) {
        fake->busy_pending = true;
        return;
    }
    if ((value & ~fake->lcr & OSDEV_UART16550_LCR_BREAK) != 0) {
        fake->breaks++;
    }
    fake->lcr = value;
}

static void mcr_write(struct fake_uart *fake, uint8_t value)
{
    uint8_t before = modem_lines(fake);

    fake->mcr = value & (has_afe(fake) ? 0x3f : 0x1f);
    note_deltas(fake, before);
}

static void device_write(struct fake_uart *fake, unsigned reg, uint8_t value)
{
    switch (reg) {
    case OSDEV_UART16550_THR:
        if (dlab(fake)) {
            fake->dll = value;
        } else {
            thr_write(fake, value);
        }
        break;
    case OSDEV_UART16550_IER:
        if (dlab(fake)) {
            fake->dlm = value;
        } else {
            ier_write(fake, value);
        }
        break;
    case OSDEV_UART16550_FCR:
        if (efr_open(fake)) {
            fake->efr = value;
        } else {
            fcr_write(fake, value);
        }
        break;
    case OSDEV_UART16550_LCR:
        lcr_write(fake, value);
        break;
    case OSDEV_UART16550_MCR:
        mcr_write(fake, value);
        break;
    case OSDEV_UART16550_ICR:
        if (fake->kind == FAKE_16950 && fake->scr == 0) {
            fake->acr = value;
        }
        break;
    case OSDEV_UART16550_SCR:
        fake->scr = fake->kind == FAKE_8250 ? 0 : value;
        break;
    default:
        break;
    }
}

static void fake_write(void *ctx, unsigned reg, uint8_t value)
{
    struct fake_uart *fake = ctx;

    pass_time(fake);
    fake->memory[reg] = value;
    device_write(fake, reg, value);
}

static void fake_relax(void *ctx)
{
    struct fake_uart *fake = ctx;

    fake->relaxed++;
}

static uint64_t fake_now_us(void *ctx)
{
    const struct fake_uart *fake = ctx;

    return fake->now_us;
}

static uint32_t fake_read_usr(void *ctx)
{
    struct fake_uart *fake = ctx;

    pass_time(fake);
    fake->busy_pending = false;
    return is_busy(fake) ? 1 : 0;
}

const struct osdev_uart16550_ops fake_uart_ops = {
    .read = fake_read,
    .write = fake_write,
};

const struct osdev_uart16550_ops fake_uart_clock_ops = {
    .read = fake_read,
    .write = fake_write,
    .relax = fake_relax,
    .now_us = fake_now_us,
};

const struct osdev_uart16550_ops fake_uart_dw_ops = {
    .read = fake_read,
    .write = fake_write,
    .relax = fake_relax,
    .now_us = fake_now_us,
    .read_usr = fake_read_usr,
};

void fake_uart_init(struct fake_uart *fake, enum fake_kind kind)
{
    memset(fake, 0, sizeof(*fake));
    fake->kind = kind;
    fake->dll = 12; // 9600 bauds, as many firmwares leave it
    fake->inputs = OSDEV_UART16550_MSR_CTS | OSDEV_UART16550_MSR_DSR |
                   OSDEV_UART16550_MSR_DCD;
    fake->us_per_access = 1;
}

void fake_uart_inject(struct fake_uart *fake, uint8_t byte, uint8_t status)
{
    if (fake->in_head - fake->in_tail < FAKE_WIRE_MAX) {
        fake->in[fake->in_head++ % FAKE_WIRE_MAX] =
            osdev_uart16550_item(byte, status);
    }
}

void fake_uart_receive(struct fake_uart *fake, const char *text)
{
    for (; *text != 0; text++) {
        accept(fake, osdev_uart16550_item((uint8_t)*text, 0));
    }
}

void fake_uart_inputs(struct fake_uart *fake, uint8_t inputs)
{
    uint8_t before = modem_lines(fake);

    fake->inputs = inputs & (uint8_t)~OSDEV_UART16550_MSR_DELTAS;
    note_deltas(fake, before);
}

bool fake_uart_interrupts(const struct fake_uart *fake)
{
    return (fake->mcr & OSDEV_UART16550_MCR_OUT2) != 0 && pending(fake) != 0x1;
}

bool fake_uart_sent(struct fake_uart *fake, const char *text)
{
    bool same = fake->out_len == strlen(text) &&
                memcmp(fake->out, text, fake->out_len) == 0;

    fake->out_len = 0;
    return same;
}
