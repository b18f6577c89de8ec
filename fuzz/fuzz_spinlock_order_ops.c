// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Each byte is an edge for an order graph of eight classes. The oracle keeps
// the transitive closure: an edge is refused if and only if its target
// already reaches its source.
#include <osdev/spinlock.h>

#include <stdlib.h>

#define COUNT 8u

static void expect(bool cond)
{
    if (!cond) {
        abort();
    }
}

// Rows of bits: what a class reaches, itself included.
static void close_over(uint8_t *reach, unsigned from, unsigned to)
{
    for (unsigned i = 0; i < COUNT; i++) {
        if ((reach[i] >> from & 1) != 0) {
            reach[i] |= reach[to];
        }
    }
}

static void check_path(
    const struct osdev_spinlock_order *order, const uint8_t *edges,
    const uint8_t *reach, unsigned from, unsigned to
)
{
    uint32_t path[COUNT];
    size_t count = 0;
    enum osdev_spinlock_err err =
        osdev_spinlock_order_path(order, from, to, path, COUNT, &count);

    if ((reach[from] >> to & 1) == 0) {
        expect(err == OSDEV_SPINLOCK_ERR_NO_PATH);
        return;
    }
    expect(err == OSDEV_SPINLOCK_OK && count >= 1 && count <= COUNT);
    expect(path[0] == from && path[count - 1] == to);
    for (size_t i = 1; i < count; i++) {
        expect((edges[path[i - 1]] >> path[i] & 1) != 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct osdev_spinlock_class classes[COUNT] = {{"", false, 0}};
    uint32_t words[OSDEV_SPINLOCK_ORDER_WORDS(COUNT)];
    struct osdev_spinlock_order order;
    uint8_t edges[COUNT] = {0};
    uint8_t reach[COUNT];

    expect(
        osdev_spinlock_order_init(&order, classes, COUNT, words, COUNT) ==
        OSDEV_SPINLOCK_OK
    );
    for (unsigned i = 0; i < COUNT; i++) {
        reach[i] = (uint8_t)(1u << i);
    }
    for (size_t i = 0; i < size; i++) {
        unsigned from = data[i] & 7;
        unsigned to = data[i] >> 3 & 7;
        bool refused = (reach[to] >> from & 1) != 0;

        expect(
            osdev_spinlock_order_add(&order, from, to) ==
            (refused ? OSDEV_SPINLOCK_ERR_ORDER : OSDEV_SPINLOCK_OK)
        );
        if (!refused) {
            edges[from] |= (uint8_t)(1u << to);
            close_over(reach, from, to);
        }
        check_path(&order, edges, reach, from, to);
        check_path(&order, edges, reach, to, from);
    }
    return 0;
}
