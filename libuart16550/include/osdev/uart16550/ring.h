// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * A ring of received items or bytes to send, between one producer and one
 * consumer, without a lock: an interrupt handler on one CPU may work with
 * a thread on another.
 */
#ifndef OSDEV_UART16550_RING_H
#define OSDEV_UART16550_RING_H

#include <osdev/uart16550/io.h>

OSDEV_BEGIN_DECLS

/** A ring. All members are private. The indices run freely; their difference
 * is the number of items. */
struct osdev_uart16550_ring {
    osdev_uart16550_item_t *items; /**< Private. */
    uint32_t mask;                 /**< Private: size less 1. */
    uint32_t head;                 /**< Private: the producer writes it. */
    uint32_t tail;                 /**< Private: the consumer writes it. */
};

/**
 * Make an empty ring.
 *
 * @param[out] ring   The ring.
 * @param      items  Memory that must outlive it.
 * @param      count  Number of items: a power of two, at most 2 to the 31.
 *
 * @retval OSDEV_UART16550_OK
 * @retval OSDEV_UART16550_ERR_BAD_ARG  count is not a power of two.
 */
OSDEV_NODISCARD
enum osdev_uart16550_err osdev_uart16550_ring_init(
    struct osdev_uart16550_ring *ring, osdev_uart16550_item_t *items,
    uint32_t count
);

/**
 * Number of items in a ring, as seen by either side.
 *
 * @param ring  The ring.
 */
uint32_t osdev_uart16550_ring_count(const struct osdev_uart16550_ring *ring);

/**
 * Append an item.
 *
 * @param ring  The ring.
 * @param item  The item.
 * @return Whether there was room.
 *
 * @context The one producer.
 */
OSDEV_NODISCARD
bool osdev_uart16550_ring_push(
    struct osdev_uart16550_ring *ring, osdev_uart16550_item_t item
);

/**
 * Take the oldest item.
 *
 * @param      ring      The ring.
 * @param[out] out_item  Written only on success.
 * @return Whether there was one.
 *
 * @context The one consumer.
 */
OSDEV_NODISCARD
bool osdev_uart16550_ring_pop(
    struct osdev_uart16550_ring *ring, osdev_uart16550_item_t *out_item
);

OSDEV_END_DECLS

#endif
