// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Sending and receiving by polling. Functions named try_ make one attempt;
 * the others take a limit.
 */
#ifndef OSDEV_UART16550_IO_H
#define OSDEV_UART16550_IO_H

#include <stddef.h>

#include <osdev/uart16550/driver.h>

OSDEV_BEGIN_DECLS

/**
 * A received byte with its line status: the byte below, the error bits of LSR
 * above.
 */
typedef struct {
    uint16_t raw; /**< Byte in bits 7..0, OSDEV_UART16550_LSR_... << 8. */
} osdev_uart16550_item_t;

/**
 * Join a byte and its status.
 *
 * @param byte    The byte.
 * @param status  LSR; bits that are no error are dropped.
 */
static inline osdev_uart16550_item_t
osdev_uart16550_item(uint8_t byte, uint8_t status)
{
    osdev_uart16550_item_t item = {
        (uint16_t)(byte | (status & OSDEV_UART16550_LSR_ERRORS) << 8)};

    return item;
}

/**
 * The byte of an item. It is 0 for a break and may be wrong if there is a
 * parity or framing error.
 *
 * @param item  The item.
 */
static inline uint8_t osdev_uart16550_item_byte(osdev_uart16550_item_t item)
{
    return (uint8_t)item.raw;
}

/**
 * The errors of an item: OSDEV_UART16550_LSR_OVERRUN (bytes near this one
 * are lost), PARITY, FRAMING and BREAK.
 *
 * @param item  The item.
 * @return 0 for a good byte.
 */
static inline uint8_t osdev_uart16550_item_status(osdev_uart16550_item_t item)
{
    return (uint8_t)(item.raw >> 8);
}

/**
 * Whether a byte can be received without waiting.
 *
 * @param uart  The object.
 */
bool osdev_uart16550_can_recv(struct osdev_uart16550 *uart);

/**
 * Whether a byte can be sent without waiting, flow control included.
 *
 * @param uart  The object.
 */
bool osdev_uart16550_can_send(struct osdev_uart16550 *uart);

/**
 * Receive a byte if there is one.
 *
 * @param      uart      The object.
 * @param[out] out_item  Written only on success.
 *
 * @retval OSDEV_UART16550_OK         also for a byte with line errors.
 * @retval OSDEV_UART16550_ERR_EMPTY  there is none.
 *
 * @context Does not wait.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_try_recv(
    struct osdev_uart16550 *uart, osdev_uart16550_item_t *out_item
);

/**
 * Wait for a byte.
 *
 * @param      uart      The object.
 * @param      limit     How long to wait.
 * @param[out] out_item  Written only on success.
 *
 * @retval OSDEV_UART16550_OK           also for a byte with line errors.
 * @retval OSDEV_UART16550_ERR_TIMEOUT  none came within the limit.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_recv(
    struct osdev_uart16550 *uart, struct osdev_uart16550_limit limit,
    osdev_uart16550_item_t *out_item
);

/**
 * Receive bytes with their status until the array is full.
 *
 * @param      uart       The object.
 * @param[out] items      Where to put them.
 * @param      count      How many; 0 is legal.
 * @param      limit      How long to wait.
 * @param[out] out_count  How many came; written in any case.
 *
 * @retval OSDEV_UART16550_OK           the array is full.
 * @retval OSDEV_UART16550_ERR_TIMEOUT  the limit came first; those received
 *                                      before it are there.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_recv_items(
    struct osdev_uart16550 *uart, osdev_uart16550_item_t *items, size_t count,
    struct osdev_uart16550_limit limit, size_t *out_count
);

/**
 * Receive plain bytes until the buffer is full.
 *
 * @param      uart        The object.
 * @param[out] bytes       Where to put them.
 * @param      len         How many; 0 is legal.
 * @param      limit       How long to wait.
 * @param[out] out_len     How many came; written in any case.
 * @param[out] out_status  Errors of all of them together,
 *                         OSDEV_UART16550_LSR_... bits; written in any case.
 *
 * @retval OSDEV_UART16550_OK           the buffer is full.
 * @retval OSDEV_UART16550_ERR_TIMEOUT  the limit came first; those received
 *                                      before it are there.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_recv_bytes(
    struct osdev_uart16550 *uart, uint8_t *bytes, size_t len,
    struct osdev_uart16550_limit limit, size_t *out_len, uint8_t *out_status
);

/**
 * Send a byte if the device takes it now.
 *
 * @param uart  The object.
 * @param byte  The byte.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_FULL               the transmitter is not empty.
 * @retval OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND  it is, but FLOW_CTS is set
 *                                                and the peer holds CTS off.
 *
 * @context Does not wait.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err
osdev_uart16550_try_send(struct osdev_uart16550 *uart, uint8_t byte);

/**
 * Send a byte.
 *
 * @param uart   The object.
 * @param byte   The byte.
 * @param limit  How long to wait.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_TIMEOUT            the transmitter did not
 *                                                become empty.
 * @retval OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND  it did, but CTS stayed off.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_send(
    struct osdev_uart16550 *uart, uint8_t byte,
    struct osdev_uart16550_limit limit
);

/**
 * Send bytes, a FIFO full at a time; with FLOW_CTS one at a time.
 *
 * @param      uart     The object.
 * @param      bytes    What to send.
 * @param      len      How many; 0 is legal.
 * @param      limit    How long to wait.
 * @param[out] out_len  How many the device took; written in any case.
 *
 * @retval OSDEV_UART16550_OK                     the device took all.
 * @retval OSDEV_UART16550_ERR_TIMEOUT            the limit came first.
 * @retval OSDEV_UART16550_ERR_NOT_CLEAR_TO_SEND  the limit came first, and
 *                                                CTS is the reason.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_send_bytes(
    struct osdev_uart16550 *uart, const uint8_t *bytes, size_t len,
    struct osdev_uart16550_limit limit, size_t *out_len
);

/**
 * Wait until the last stop bit is on the wire.
 *
 * @param uart   The object.
 * @param limit  How long to wait. A full FIFO takes 16 frames: 1.4 ms at
 *               115200 bauds, 17 ms at 9600.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_TIMEOUT  the transmitter is still busy.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_flush(
    struct osdev_uart16550 *uart, struct osdev_uart16550_limit limit
);

OSDEV_END_DECLS

#endif
