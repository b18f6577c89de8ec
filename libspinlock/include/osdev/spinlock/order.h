// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The order in which locks may be taken, learnt while the kernel runs.
 *
 * Locks that play the same part (all inode locks, say) form a class. When a
 * processor that holds a lock of class A takes one of class B, the graph
 * gets an edge from A to B. An edge that closes a cycle means that some
 * processors can wait for each other for ever, and is refused, even if this
 * time nobody waits.
 *
 * The graph takes no lock: any processor, in any context, may use it.
 */
#ifndef OSDEV_SPINLOCK_ORDER_H
#define OSDEV_SPINLOCK_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/spinlock/err.h>

OSDEV_BEGIN_DECLS

/** Most classes in one graph. */
#define OSDEV_SPINLOCK_ORDER_CLASSES_MAX 256u

/** Words of storage that a graph of @p count classes needs. */
#define OSDEV_SPINLOCK_ORDER_WORDS(count) ((count) * (((count) + 31u) / 32u))

/** Locks that play the same part. */
struct osdev_spinlock_class {
    const char *name; /**< For the reader of a report. */
    bool nests;       /**< Two locks of this class may be held at a time. */
    uint32_t use;     /**< Private: 0 at first; contexts seen so far. */
};

/** An order graph. */
struct osdev_spinlock_order {
    struct osdev_spinlock_class *classes; /**< Private. */
    uint32_t class_count;                 /**< Private. */
    uint32_t row_words;                   /**< Private: words of one row. */
    uint32_t *edges; /**< Private: a row of bits for each class. */
};

/**
 * Make a graph without edges.
 *
 * @param[out]    order       The graph.
 * @param[in,out] classes     Must outlive the graph. An index into it names
 *                            a class from now on.
 * @param         class_count 1..OSDEV_SPINLOCK_ORDER_CLASSES_MAX.
 * @param[out]    words       Storage for the edges; must outlive the graph.
 * @param         word_count  At least OSDEV_SPINLOCK_ORDER_WORDS(class_count).
 *
 * @retval OSDEV_SPINLOCK_OK
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  class_count is out of range.
 * @retval OSDEV_SPINLOCK_ERR_FULL     word_count is too small.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_order_init(
    struct osdev_spinlock_order *order, struct osdev_spinlock_class *classes,
    uint32_t class_count, uint32_t *words, size_t word_count
);

/**
 * Say that a lock of one class is taken while one of another is held.
 *
 * @param[in,out] order   The graph.
 * @param         before  The class that is held.
 * @param         after   The class that is taken.
 *
 * @retval OSDEV_SPINLOCK_OK           the edge is in the graph.
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  there is no such class.
 * @retval OSDEV_SPINLOCK_ERR_ORDER    the opposite order is in the graph, or
 *                                     the class is the same and does not
 *                                     nest. The graph is as it was.
 *
 * @context Any. Does not wait; looks at each edge at most once. Of two calls
 *          that close a cycle together at the same time one or both fail.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_order_add(
    struct osdev_spinlock_order *order, uint32_t before, uint32_t after
);

/**
 * The way from one class to another: which orders were seen before.
 *
 * After OSDEV_SPINLOCK_ERR_ORDER the way from the class that was to be taken
 * to the class that is held is the other half of the cycle.
 *
 * @param[in]  order      The graph.
 * @param      from       The first class of the way.
 * @param      to         The last class of the way.
 * @param[out] out_path   The classes on the way, both ends included.
 * @param      max        Elements that out_path has room for.
 * @param[out] out_count  Elements of the way.
 *
 * @retval OSDEV_SPINLOCK_OK
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  there is no such class.
 * @retval OSDEV_SPINLOCK_ERR_NO_PATH  there is no way.
 * @retval OSDEV_SPINLOCK_ERR_FULL     the way is longer than max.
 *
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_order_path(
    const struct osdev_spinlock_order *order, uint32_t from, uint32_t to,
    uint32_t *out_path, size_t max, size_t *out_count
);

/**
 * Say in which context a lock of a class is taken.
 *
 * @param[in,out] order    The graph.
 * @param         index    The class.
 * @param         in_irq   The lock is taken by an interrupt handler.
 * @param         irqs_on  Interrupts are enabled while the lock is held.
 *
 * @retval OSDEV_SPINLOCK_OK
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG     there is no such class.
 * @retval OSDEV_SPINLOCK_ERR_IRQ_UNSAFE  the class is now known to be taken
 *                                        by handlers and to be held with
 *                                        interrupts enabled: a handler can
 *                                        wait for what it interrupted.
 *
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_order_context(
    struct osdev_spinlock_order *order, uint32_t index, bool in_irq,
    bool irqs_on
);

OSDEV_END_DECLS

#endif
