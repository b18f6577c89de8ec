// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// Line settings as numbers. PC16550D, 8.2 and 8.3.
#include <osdev/uart16550/line.h>

#include <stddef.h>

// 32-bit kernels link no compiler library, where a 64-bit division would be.
static uint64_t divide(uint64_t dividend, uint64_t divisor)
{
    uint64_t quotient = 0;
    uint64_t rest = 0;

    for (unsigned bit = 64; bit-- > 0;) {
        rest = rest << 1 | (dividend >> bit & 1);
        if (rest >= divisor) {
            rest -= divisor;
            quotient |= UINT64_C(1) << bit;
        }
    }
    return quotient;
}

static uint64_t divide_nearest(uint64_t dividend, uint64_t divisor)
{
    return divide(dividend + divisor / 2, divisor);
}

enum osdev_uart16550_err osdev_uart16550_lcr_encode(
    const struct osdev_uart16550_frame *frame, uint8_t *out_lcr
)
{
    static const uint8_t parity[] = {
        [OSDEV_UART16550_PARITY_NONE] = 0,
        [OSDEV_UART16550_PARITY_ODD] = OSDEV_UART16550_LCR_PARITY,
        [OSDEV_UART16550_PARITY_EVEN] =
            OSDEV_UART16550_LCR_PARITY | OSDEV_UART16550_LCR_EVEN,
        [OSDEV_UART16550_PARITY_MARK] =
            OSDEV_UART16550_LCR_PARITY | OSDEV_UART16550_LCR_STICK,
        [OSDEV_UART16550_PARITY_SPACE] = OSDEV_UART16550_LCR_PARITY |
                                         OSDEV_UART16550_LCR_STICK |
                                         OSDEV_UART16550_LCR_EVEN,
    };

    if (frame->data_bits < 5 || frame->data_bits > 8 || frame->stop_bits < 1 ||
        frame->stop_bits > 2 ||
        (unsigned)frame->parity >= OSDEV_COUNTOF(parity)) {
        return OSDEV_UART16550_ERR_BAD_ARG;
    }
    *out_lcr = (uint8_t
    )(frame->data_bits - 5u +
      (frame->stop_bits - 1u) * OSDEV_UART16550_LCR_STOP2 +
      parity[frame->parity]);
    return OSDEV_UART16550_OK;
}

struct osdev_uart16550_frame osdev_uart16550_lcr_decode(uint8_t lcr)
{
    static const enum osdev_uart16550_parity parity[] = {
        OSDEV_UART16550_PARITY_ODD,
        OSDEV_UART16550_PARITY_EVEN,
        OSDEV_UART16550_PARITY_MARK,
        OSDEV_UART16550_PARITY_SPACE,
    };
    struct osdev_uart16550_frame frame = {
        .data_bits = (uint8_t)(5 + (lcr & OSDEV_UART16550_LCR_BITS)),
        .stop_bits = (lcr & OSDEV_UART16550_LCR_STOP2) != 0 ? 2 : 1,
        .parity = OSDEV_UART16550_PARITY_NONE,
    };

    if ((lcr & OSDEV_UART16550_LCR_PARITY) != 0) {
        frame.parity = parity[lcr >> 4 & 3];
    }
    return frame;
}

static int64_t error_ppm(uint64_t clock, uint32_t baud, uint64_t divisor)
{
    return (int64_t)divide_nearest(clock * 1000000, 16 * divisor * baud) -
           1000000;
}

static uint64_t magnitude(int64_t value)
{
    return value < 0 ? (uint64_t)-value : (uint64_t)value;
}

enum osdev_uart16550_err osdev_uart16550_divisor_choose_fraction(
    uint32_t clock_hz, uint32_t baud, uint32_t tolerance_ppm,
    unsigned fraction_bits, struct osdev_uart16550_divisor *out
)
{
    if (clock_hz == 0 || baud == 0 || fraction_bits > 8) {
        return OSDEV_UART16550_ERR_BAD_ARG;
    }
    // Both clock and divisor in units of the fraction: 40 and 24 bits, so
    // that every product below fits 64 bits.
    uint64_t clock = (uint64_t)clock_hz << fraction_bits;
    uint64_t min = UINT64_C(1) << fraction_bits;
    uint64_t max = (UINT64_C(0x10000) << fraction_bits) - 1;
    uint64_t below = divide(clock, (uint64_t)baud * 16);

    below = below < min ? min : below;
    below = below > max ? max : below;
    uint64_t above = below < max ? below + 1 : max;
    int64_t fast = error_ppm(clock, baud, below);
    int64_t slow = error_ppm(clock, baud, above);
    bool take_below = magnitude(fast) <= magnitude(slow);
    uint64_t best = take_below ? below : above;
    int64_t error = take_below ? fast : slow;

    if (magnitude(error) > tolerance_ppm || error > INT32_MAX) {
        return OSDEV_UART16550_ERR_BAD_RATE;
    }
    out->whole = (uint16_t)(best >> fraction_bits);
    out->fraction = (uint8_t)(best & (min - 1));
    out->baud = (uint32_t)divide_nearest(clock, 16 * best);
    out->error_ppm = (int32_t)error;
    return OSDEV_UART16550_OK;
}

enum osdev_uart16550_err osdev_uart16550_divisor_choose(
    uint32_t clock_hz, uint32_t baud, uint32_t tolerance_ppm,
    struct osdev_uart16550_divisor *out
)
{
    return osdev_uart16550_divisor_choose_fraction(
        clock_hz, baud, tolerance_ppm, 0, out
    );
}

uint32_t osdev_uart16550_divisor_baud(uint32_t clock_hz, uint16_t divisor)
{
    if (divisor == 0) {
        return 0;
    }
    uint32_t unit = 16u * divisor;

    return clock_hz / unit + (clock_hz % unit >= unit / 2 ? 1 : 0);
}

uint64_t osdev_uart16550_divisor_clock(uint32_t baud, uint16_t divisor)
{
    return (uint64_t)baud * divisor * 16;
}
