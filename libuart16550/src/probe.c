// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// Which member of the family is there. Data sheets of the members; each test
// keeps its hands off registers that the variants not yet ruled out lack.
#include <osdev/uart16550/probe.h>

#include "internal.h"

// Indexed registers of a 16950, reached through SCR and ICR.
#define ICR_ACR      0x00u
#define ICR_ID       0x08u
#define ACR_ICR_READ 0x40u
// Opens the enhanced features of a 16650 and its successors.
#define EFR_ENHANCED 0x10u

static uint8_t rd(const struct osdev_uart16550 *uart, unsigned reg)
{
    return osdev_uart16550_reg_read(uart, reg);
}

static void wr(const struct osdev_uart16550 *uart, unsigned reg, uint8_t value)
{
    osdev_uart16550_reg_write(uart, reg, value);
}

const char *osdev_uart16550_variant_name(enum osdev_uart16550_variant variant)
{
    static const char names[][16] = {
        [OSDEV_UART16550_VARIANT_8250] = "8250",
        [OSDEV_UART16550_VARIANT_16450] = "16450",
        [OSDEV_UART16550_VARIANT_16550] = "16550",
        [OSDEV_UART16550_VARIANT_16550A] = "16550A",
        [OSDEV_UART16550_VARIANT_16650] = "16650",
        [OSDEV_UART16550_VARIANT_16750] = "16750",
        [OSDEV_UART16550_VARIANT_16950] = "16950",
        [OSDEV_UART16550_VARIANT_DW_APB] = "DesignWare APB",
    };

    return (unsigned)variant < OSDEV_COUNTOF(names) ? names[variant]
                                                    : "unknown";
}

static bool
keeps(const struct osdev_uart16550 *uart, unsigned reg, uint8_t bits)
{
    wr(uart, reg, bits);
    return (rd(uart, reg) & bits) == bits;
}

static bool has_scratch(const struct osdev_uart16550 *uart)
{
    wr(uart, OSDEV_UART16550_SCR, 0x5a);
    bool first = rd(uart, OSDEV_UART16550_SCR) == 0x5a;

    wr(uart, OSDEV_UART16550_SCR, 0xa5);
    return first && rd(uart, OSDEV_UART16550_SCR) == 0xa5;
}

// With LCR at a key value, IIR gives way to EFR, which is zero after reset. On
// a device without it IIR shows through, and that is never zero with FIFOs on.
static bool
has_efr(const struct osdev_uart16550 *uart, uint8_t key, uint8_t value)
{
    bool found = osdev_uart16550_lcr_write_(uart, key) &&
                 rd(uart, OSDEV_UART16550_EFR) == 0 &&
                 keeps(uart, OSDEV_UART16550_EFR, value);

    if (found) {
        wr(uart, OSDEV_UART16550_EFR, 0);
    }
    return found;
}

static uint8_t icr_read(const struct osdev_uart16550 *uart, uint8_t index)
{
    wr(uart, OSDEV_UART16550_SCR, ICR_ACR);
    wr(uart, OSDEV_UART16550_ICR, ACR_ICR_READ);
    wr(uart, OSDEV_UART16550_SCR, index);
    uint8_t value = rd(uart, OSDEV_UART16550_ICR);

    wr(uart, OSDEV_UART16550_SCR, ICR_ACR);
    wr(uart, OSDEV_UART16550_ICR, 0);
    return value;
}

static bool is_16950(const struct osdev_uart16550 *uart)
{
    bool found = false;

    if (!osdev_uart16550_lcr_write_(uart, OSDEV_UART16550_LCR_ENHANCED)) {
        return false;
    }
    wr(uart, OSDEV_UART16550_EFR, EFR_ENHANCED);
    // The indexed registers are there only with LCR away from its key.
    if (osdev_uart16550_lcr_write_(uart, LCR_8N1)) {
        found = icr_read(uart, ICR_ID) == 0x16 &&
                icr_read(uart, ICR_ID + 1) == 0xc9 &&
                (icr_read(uart, ICR_ID + 2) & 0xf8) == 0x50;
    }
    if (osdev_uart16550_lcr_write_(uart, OSDEV_UART16550_LCR_ENHANCED)) {
        wr(uart, OSDEV_UART16550_EFR, 0);
    }
    return found;
}

// The 64-byte bit of FCR sticks if DLAB is set, and only then.
static bool is_16750(const struct osdev_uart16550 *uart)
{
    uint8_t fcr = OSDEV_UART16550_FCR_ENABLE | OSDEV_UART16550_FCR_FIFO64;

    wr(uart, OSDEV_UART16550_FCR, fcr);
    bool without =
        (rd(uart, OSDEV_UART16550_IIR) & OSDEV_UART16550_IIR_FIFO64) != 0;

    wr(uart, OSDEV_UART16550_FCR, OSDEV_UART16550_FCR_ENABLE);
    if (!osdev_uart16550_lcr_write_(uart, LCR_DIVISOR)) {
        return false;
    }
    wr(uart, OSDEV_UART16550_FCR, fcr);
    bool with =
        (rd(uart, OSDEV_UART16550_IIR) & OSDEV_UART16550_IIR_FIFO64) != 0;

    wr(uart, OSDEV_UART16550_FCR, OSDEV_UART16550_FCR_ENABLE);
    return with && !without;
}

static enum osdev_uart16550_variant with_fifo(const struct osdev_uart16550 *uart
)
{
    enum osdev_uart16550_variant variant = OSDEV_UART16550_VARIANT_16550A;

    if (uart->ops->read_usr != NULL) {
        return OSDEV_UART16550_VARIANT_DW_APB;
    }
    if (has_efr(uart, OSDEV_UART16550_LCR_ENHANCED, EFR_ENHANCED)) {
        variant = is_16950(uart) ? OSDEV_UART16550_VARIANT_16950
                                 : OSDEV_UART16550_VARIANT_16650;
    } else if (has_efr(uart, LCR_DIVISOR, EFR_ENHANCED)) {
        // The first 16650 has no key: DLAB alone opens EFR.
        variant = OSDEV_UART16550_VARIANT_16650;
    } else {
        osdev_ignore(osdev_uart16550_lcr_write_(uart, LCR_8N1));
        if (is_16750(uart)) {
            variant = OSDEV_UART16550_VARIANT_16750;
        }
    }
    return variant;
}

static enum osdev_uart16550_variant
identify(const struct osdev_uart16550 *uart, bool scratch)
{
    enum osdev_uart16550_variant variant;

    wr(uart, OSDEV_UART16550_FCR, OSDEV_UART16550_FCR_ENABLE);
    switch (rd(uart, OSDEV_UART16550_IIR) & OSDEV_UART16550_IIR_FIFO) {
    case OSDEV_UART16550_IIR_FIFO:
        variant = with_fifo(uart);
        osdev_ignore(osdev_uart16550_lcr_force_(uart, LCR_8N1));
        return variant;
    case 0x80:
        return OSDEV_UART16550_VARIANT_16550;
    default:
        return scratch ? OSDEV_UART16550_VARIANT_16450
                       : OSDEV_UART16550_VARIANT_8250;
    }
}

enum osdev_uart16550_err osdev_uart16550_probe(
    struct osdev_uart16550 *uart, struct osdev_uart16550_info *out_info
)
{
    static const uint8_t depth[] = {
        [OSDEV_UART16550_VARIANT_8250] = 1,
        [OSDEV_UART16550_VARIANT_16450] = 1,
        [OSDEV_UART16550_VARIANT_16550] = 1,
        [OSDEV_UART16550_VARIANT_16550A] = 16,
        [OSDEV_UART16550_VARIANT_16650] = 32,
        [OSDEV_UART16550_VARIANT_16750] = 64,
        [OSDEV_UART16550_VARIANT_16950] = 16,
        [OSDEV_UART16550_VARIANT_DW_APB] = 16,
    };
    struct osdev_uart16550_state state;

    osdev_uart16550_save(uart, &state);
    enum osdev_uart16550_err err = osdev_uart16550_find_(uart);

    if (err != OSDEV_UART16550_OK) {
        return err;
    }
    struct osdev_uart16550_info info;

    info.has_scratch = has_scratch(uart);
    info.variant = identify(uart, info.has_scratch);
    info.fifo_depth = depth[info.variant];
    info.has_auto_flow = keeps(
        uart, OSDEV_UART16550_MCR,
        (uint8_t)(state.mcr | OSDEV_UART16550_MCR_AFE)
    );
    err = osdev_uart16550_restore(uart, &state);
    if (err != OSDEV_UART16550_OK) {
        return err;
    }
    *out_info = info;
    return OSDEV_UART16550_OK;
}
