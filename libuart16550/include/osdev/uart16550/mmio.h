// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Ready-made operations for UARTs in memory: registers of 8 or 32 bits at
 * a power-of-two distance, and the extra registers of a DesignWare UART.
 *
 * @spec DesignWare APB UART data book: USR, DLF, CTR
 */
#ifndef OSDEV_UART16550_MMIO_H
#define OSDEV_UART16550_MMIO_H

#include <stddef.h>

#include <osdev/uart16550/driver.h>
#include <osdev/volatile/access.h>

OSDEV_BEGIN_DECLS

/** @name Extra registers of a DesignWare UART, byte offsets
 * @{ */
#define OSDEV_UART16550_DW_USR 0x7cu /**< UART status. */
#define OSDEV_UART16550_DW_DLF 0xc0u /**< Fractional divisor. */
#define OSDEV_UART16550_DW_CTR 0xfcu /**< Component type. */
/** What CTR reads. */
#define OSDEV_UART16550_DW_CTR_VALUE UINT32_C(0x44570110)
/** Bytes of address space that a DesignWare UART decodes. */
#define OSDEV_UART16550_DW_LEN 0x100u
/** @} */

/** Where a UART is in memory. */
struct osdev_uart16550_mmio {
    volatile uint8_t *base; /**< Register 0, mapped uncached. */
    uint32_t stride;        /**< Bytes from one register to the next. */
    uint8_t width;          /**< Bits of an access: 8 or 32. */
};

/**
 * Describe the registers of a UART; they are not touched.
 *
 * @param[out] mmio    Written only on success.
 * @param      base    Register 0; aligned to the access width.
 * @param      stride  Bytes from one register to the next: a power of two, no
 *                     less than the access width.
 * @param      width   Bits of an access: 8 or 32. A 32-bit access carries the
 *                     register in its low byte.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_BAD_WIDTH    width is neither 8 nor 32.
 * @retval OSDEV_UART16550_ERR_BAD_STRIDE   stride is not a power of two or is
 *                                          less than the width.
 * @retval OSDEV_UART16550_ERR_BAD_ADDRESS  base is NULL or not aligned, or
 *                                          the last register wraps around.
 */
OSDEV_NODISCARD
static inline enum osdev_uart16550_err osdev_uart16550_mmio_init(
    struct osdev_uart16550_mmio *mmio, volatile void *base, uint32_t stride,
    unsigned width
)
{
    uintptr_t start = (uintptr_t)base;
    uint32_t bytes = width / 8;
    uint64_t last = (uint64_t)(OSDEV_UART16550_REG_COUNT - 1) * stride + bytes;

    if (width != 8 && width != 32) {
        return OSDEV_UART16550_ERR_BAD_WIDTH;
    }
    if (stride < bytes || (stride & (stride - 1)) != 0) {
        return OSDEV_UART16550_ERR_BAD_STRIDE;
    }
    if (base == NULL || start % bytes != 0 || last - 1 > UINTPTR_MAX - start) {
        return OSDEV_UART16550_ERR_BAD_ADDRESS;
    }
    mmio->base = (volatile uint8_t *)base;
    mmio->stride = stride;
    mmio->width = (uint8_t)width;
    return OSDEV_UART16550_OK;
}

/**
 * Read a register; a member of the operations.
 *
 * @param ctx  A struct osdev_uart16550_mmio.
 * @param reg  Index, 0..7.
 */
static inline uint8_t osdev_uart16550_mmio_read(void *ctx, unsigned reg)
{
    const struct osdev_uart16550_mmio *mmio =
        (const struct osdev_uart16550_mmio *)ctx;
    const volatile void *at = mmio->base + (size_t)reg * mmio->stride;

    return mmio->width == 8 ? osdev_mmio_read8(at)
                            : (uint8_t)osdev_mmio_read32(at);
}

/**
 * Write a register; a member of the operations.
 *
 * @param ctx    A struct osdev_uart16550_mmio.
 * @param reg    Index, 0..7.
 * @param value  The value.
 */
static inline void
osdev_uart16550_mmio_write(void *ctx, unsigned reg, uint8_t value)
{
    const struct osdev_uart16550_mmio *mmio =
        (const struct osdev_uart16550_mmio *)ctx;
    volatile void *at = mmio->base + (size_t)reg * mmio->stride;

    if (mmio->width == 8) {
        osdev_mmio_write8(at, value);
    } else {
        osdev_mmio_write32(at, value);
    }
}

/**
 * The operations. The context is a struct osdev_uart16550_mmio. There is no
 * clock: copy the table and add one to limit calls by time.
 */
static inline const struct osdev_uart16550_ops *osdev_uart16550_mmio_ops(void)
{
    static const struct osdev_uart16550_ops ops = {
        osdev_uart16550_mmio_read, osdev_uart16550_mmio_write, NULL, NULL, NULL,
    };

    return &ops;
}

/**
 * Whether the registers are those of a DesignWare UART.
 *
 * @param mmio  Registers with a stride of 4 in at least
 *              OSDEV_UART16550_DW_LEN bytes of mapped space; any other stride
 *              gives false and touches nothing.
 */
static inline bool
osdev_uart16550_mmio_is_dw_apb(const struct osdev_uart16550_mmio *mmio)
{
    return mmio->stride == 4 && (uintptr_t)mmio->base % 4 == 0 &&
           osdev_mmio_read32(mmio->base + OSDEV_UART16550_DW_CTR) ==
               OSDEV_UART16550_DW_CTR_VALUE;
}

/**
 * Read the status register of a DesignWare UART; a member of the operations.
 *
 * @param ctx  A struct osdev_uart16550_mmio.
 */
static inline uint32_t osdev_uart16550_mmio_read_usr(void *ctx)
{
    const struct osdev_uart16550_mmio *mmio =
        (const struct osdev_uart16550_mmio *)ctx;

    return osdev_mmio_read32(mmio->base + OSDEV_UART16550_DW_USR);
}

/**
 * Set the fractional divisor of a DesignWare UART, before init.
 *
 * @param mmio      The registers.
 * @param fraction  From osdev_uart16550_divisor_choose_fraction().
 */
static inline void osdev_uart16550_mmio_set_dlf(
    const struct osdev_uart16550_mmio *mmio, uint8_t fraction
)
{
    osdev_mmio_write32(mmio->base + OSDEV_UART16550_DW_DLF, fraction);
}

/**
 * The operations of a DesignWare UART, whose busy interrupt they can end.
 */
static inline const struct osdev_uart16550_ops *osdev_uart16550_mmio_dw_ops(void
)
{
    static const struct osdev_uart16550_ops ops = {
        osdev_uart16550_mmio_read,     osdev_uart16550_mmio_write, NULL, NULL,
        osdev_uart16550_mmio_read_usr,
    };

    return &ops;
}

OSDEV_END_DECLS

#endif
