// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
// The ring between a handler and a thread.
#include <osdev/uart16550/ring.h>

enum osdev_uart16550_err osdev_uart16550_ring_init(
    struct osdev_uart16550_ring *ring, osdev_uart16550_item_t *items,
    uint32_t count
)
{
    if (count == 0 || (count & (count - 1)) != 0) {
        return OSDEV_UART16550_ERR_BAD_ARG;
    }
    ring->items = items;
    ring->mask = count - 1;
    ring->head = 0;
    ring->tail = 0;
    return OSDEV_UART16550_OK;
}

uint32_t osdev_uart16550_ring_count(const struct osdev_uart16550_ring *ring)
{
    // The tail first: it never passes the head, so the difference, if late,
    // is too large for neither side.
    uint32_t tail = __atomic_load_n(&ring->tail, __ATOMIC_ACQUIRE);

    return __atomic_load_n(&ring->head, __ATOMIC_ACQUIRE) - tail;
}

bool osdev_uart16550_ring_push(
    struct osdev_uart16550_ring *ring, osdev_uart16550_item_t item
)
{
    uint32_t head = __atomic_load_n(&ring->head, __ATOMIC_RELAXED);

    if (head - __atomic_load_n(&ring->tail, __ATOMIC_ACQUIRE) > ring->mask) {
        return false;
    }
    ring->items[head & ring->mask] = item;
    __atomic_store_n(&ring->head, head + 1, __ATOMIC_RELEASE);
    return true;
}

bool osdev_uart16550_ring_pop(
    struct osdev_uart16550_ring *ring, osdev_uart16550_item_t *out_item
)
{
    uint32_t tail = __atomic_load_n(&ring->tail, __ATOMIC_RELAXED);

    if (__atomic_load_n(&ring->head, __ATOMIC_ACQUIRE) == tail) {
        return false;
    }
    *out_item = ring->items[tail & ring->mask];
    __atomic_store_n(&ring->tail, tail + 1, __ATOMIC_RELEASE);
    return true;
}
