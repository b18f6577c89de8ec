// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The order graph: one row of bits a class. Edges are added and, if they
// close a cycle, taken back by atomic operations, so there is no lock to be
// held when an interrupt comes.
#include <osdev/spinlock/atomic.h>
#include <osdev/spinlock/order.h>

#define USED_IN_IRQ    UINT32_C(1)
#define USED_WITH_IRQS UINT32_C(2)
#define NOT_VISITED    UINT16_MAX

// A breadth-first search. parent[c] is the class from which c was reached.
struct search {
    uint16_t parent[OSDEV_SPINLOCK_ORDER_CLASSES_MAX];
    uint16_t queue[OSDEV_SPINLOCK_ORDER_CLASSES_MAX];
};

enum osdev_spinlock_err osdev_spinlock_order_init(
    struct osdev_spinlock_order *order, struct osdev_spinlock_class *classes,
    uint32_t class_count, uint32_t *words, size_t word_count
)
{
    if (class_count == 0 || class_count > OSDEV_SPINLOCK_ORDER_CLASSES_MAX) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    uint32_t needed = OSDEV_SPINLOCK_ORDER_WORDS(class_count);

    if (word_count < needed) {
        return OSDEV_SPINLOCK_ERR_FULL;
    }
    for (uint32_t i = 0; i < needed; i++) {
        words[i] = 0;
    }
    order->classes = classes;
    order->class_count = class_count;
    order->row_words = (class_count + 31) / 32;
    order->edges = words;
    return OSDEV_SPINLOCK_OK;
}

static uint32_t *
edge_word(const struct osdev_spinlock_order *order, uint32_t from, uint32_t to)
{
    return &order->edges[from * order->row_words + to / 32];
}

static uint32_t edge_bit(uint32_t to)
{
    return UINT32_C(1) << (to % 32);
}

static bool
has_edge(const struct osdev_spinlock_order *order, uint32_t from, uint32_t to)
{
    // Relaxed: the fence in osdev_spinlock_order_add() orders it.
    uint32_t word =
        OSDEV_SPINLOCK_LOAD_(edge_word(order, from, to), __ATOMIC_RELAXED);

    return (word & edge_bit(to)) != 0;
}

// Whether there is a way; search->parent then leads back along it.
static bool find_way(
    const struct osdev_spinlock_order *order, uint32_t from, uint32_t to,
    struct search *search
)
{
    uint32_t head = 0;
    uint32_t tail = 0;

    for (uint32_t i = 0; i < order->class_count; i++) {
        search->parent[i] = NOT_VISITED;
    }
    search->parent[from] = (uint16_t)from;
    search->queue[tail++] = (uint16_t)from;
    while (head < tail && search->parent[to] == NOT_VISITED) {
        uint32_t here = search->queue[head++];

        for (uint32_t i = 0; i < order->class_count; i++) {
            if (search->parent[i] == NOT_VISITED && has_edge(order, here, i)) {
                search->parent[i] = (uint16_t)here;
                search->queue[tail++] = (uint16_t)i;
            }
        }
    }
    return search->parent[to] != NOT_VISITED;
}

static bool is_class(const struct osdev_spinlock_order *order, uint32_t index)
{
    return index < order->class_count;
}

enum osdev_spinlock_err osdev_spinlock_order_add(
    struct osdev_spinlock_order *order, uint32_t before, uint32_t after
)
{
    struct search search;

    if (!is_class(order, before) || !is_class(order, after)) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    if (before == after) {
        return order->classes[before].nests ? OSDEV_SPINLOCK_OK
                                            : OSDEV_SPINLOCK_ERR_ORDER;
    }
    if (has_edge(order, before, after)) {
        return OSDEV_SPINLOCK_OK;
    }
    (void)OSDEV_SPINLOCK_OR_(
        edge_word(order, before, after), edge_bit(after), __ATOMIC_RELAXED
    );
    // First add, then look: of two processors that add the two halves of a
    // cycle at the same time, the one whose fence is second sees the other's
    // edge. Nothing weaker orders a store before a load.
    OSDEV_SPINLOCK_FENCE_(__ATOMIC_SEQ_CST);
    if (!find_way(order, after, before, &search)) {
        return OSDEV_SPINLOCK_OK;
    }
    (void)OSDEV_SPINLOCK_AND_(
        edge_word(order, before, after), ~edge_bit(after), __ATOMIC_RELAXED
    );
    return OSDEV_SPINLOCK_ERR_ORDER;
}

enum osdev_spinlock_err osdev_spinlock_order_path(
    const struct osdev_spinlock_order *order, uint32_t from, uint32_t to,
    uint32_t *out_path, size_t max, size_t *out_count
)
{
    struct search search;
    size_t count = 1;

    if (!is_class(order, from) || !is_class(order, to)) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    if (!find_way(order, from, to, &search)) {
        return OSDEV_SPINLOCK_ERR_NO_PATH;
    }
    for (uint32_t at = to; at != from; at = search.parent[at]) {
        count++;
    }
    if (count > max) {
        return OSDEV_SPINLOCK_ERR_FULL;
    }
    uint32_t at = to;

    for (size_t i = count; i > 0; i--) {
        out_path[i - 1] = at;
        at = search.parent[at];
    }
    *out_count = count;
    return OSDEV_SPINLOCK_OK;
}

enum osdev_spinlock_err osdev_spinlock_order_context(
    struct osdev_spinlock_order *order, uint32_t index, bool in_irq,
    bool irqs_on
)
{
    if (!is_class(order, index)) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    uint32_t use =
        (in_irq ? USED_IN_IRQ : 0u) | (irqs_on ? USED_WITH_IRQS : 0u);

    // Relaxed: one word, whose changes all processors see in one order.
    use |=
        OSDEV_SPINLOCK_OR_(&order->classes[index].use, use, __ATOMIC_RELAXED);
    return use == (USED_IN_IRQ | USED_WITH_IRQS) ? OSDEV_SPINLOCK_ERR_IRQ_UNSAFE
                                                 : OSDEV_SPINLOCK_OK;
}
