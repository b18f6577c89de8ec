// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/spinlock/atomic.h>
#include <osdev/spinlock/checked.h>

void osdev_spinlock_held_init(
    struct osdev_spinlock_held *held, uint32_t processor,
    struct osdev_spinlock_held_entry *entries, size_t max
)
{
    held->entries = entries;
    held->count = 0;
    held->max = max;
    held->processor = processor;
    held->irq_depth = 0;
    held->irqs_on = false;
    for (size_t i = 0; i < max; i++) {
        entries[i].checked = NULL;
    }
}

bool osdev_spinlock_held_irq_enter(struct osdev_spinlock_held *held)
{
    bool irqs_on = held->irqs_on;

    held->irq_depth++;
    held->irqs_on = false;
    return irqs_on;
}

void osdev_spinlock_held_irq_leave(
    struct osdev_spinlock_held *held, bool entered
)
{
    OSDEV_ASSERT(held->irq_depth > 0);
    held->irq_depth--;
    held->irqs_on = entered;
}

enum osdev_spinlock_err
osdev_spinlock_held_irqs(struct osdev_spinlock_held *held, bool irqs_on)
{
    enum osdev_spinlock_err err = OSDEV_SPINLOCK_OK;

    held->irqs_on = irqs_on;
    for (size_t i = 0; i < held->count && err == OSDEV_SPINLOCK_OK; i++) {
        struct osdev_spinlock_checked *checked = held->entries[i].checked;

        if (checked == NULL) {
            continue;
        }
        err = osdev_spinlock_order_context(
            checked->order, checked->class_index, false, irqs_on
        );
    }
    return err;
}

enum osdev_spinlock_err osdev_spinlock_checked_init(
    struct osdev_spinlock_checked *checked, void *lock,
    struct osdev_spinlock_order *order, uint32_t class_index
)
{
    if (class_index >= order->class_count) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    checked->lock = lock;
    checked->order = order;
    checked->class_index = class_index;
    checked->owner = 0;
    return OSDEV_SPINLOCK_OK;
}

// The entry of a lock, or the end of the array.
static size_t find_entry(
    const struct osdev_spinlock_checked *checked,
    const struct osdev_spinlock_held *held
)
{
    size_t i = held->count;

    while (i > 0) {
        if (held->entries[--i].checked == checked) {
            return i;
        }
    }
    return held->max;
}

bool osdev_spinlock_checked_is_held(
    const struct osdev_spinlock_checked *checked,
    const struct osdev_spinlock_held *held
)
{
    return find_entry(checked, held) != held->max;
}

// The checks that hold for one who does not wait, too.
static enum osdev_spinlock_err check_use(
    const struct osdev_spinlock_checked *checked,
    const struct osdev_spinlock_raw_ops *raw,
    const struct osdev_spinlock_held *held
)
{
    size_t entry = find_entry(checked, held);

    if (held->count == held->max) {
        return OSDEV_SPINLOCK_ERR_FULL;
    }
    // Nested reading goes on top of any reading, but not of writing.
    if (entry != held->max &&
        !(raw->nests && held->entries[entry].raw->shared)) {
        return OSDEV_SPINLOCK_ERR_REENTERED;
    }
    return osdev_spinlock_order_context(
        checked->order, checked->class_index, held->irq_depth > 0, held->irqs_on
    );
}

static enum osdev_spinlock_err check_order(
    const struct osdev_spinlock_checked *checked,
    const struct osdev_spinlock_held *held
)
{
    for (size_t i = 0; i < held->count; i++) {
        const struct osdev_spinlock_checked *before = held->entries[i].checked;

        // A nested reader does not wait for itself. An interrupt may come
        // between the two halves of remember() or forget().
        if (before == checked || before == NULL) {
            continue;
        }
        enum osdev_spinlock_err err = osdev_spinlock_order_add(
            checked->order, before->class_index, checked->class_index
        );

        if (err != OSDEV_SPINLOCK_OK) {
            return err;
        }
    }
    return OSDEV_SPINLOCK_OK;
}

// Order what this processor's interrupt handlers see of the record.
static void handler_fence(void)
{
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
}

// First claim the entry, then fill it: a handler that comes in between adds
// its own entries above and takes them away again.
static void remember(
    struct osdev_spinlock_checked *checked,
    const struct osdev_spinlock_raw_ops *raw, struct osdev_spinlock_held *held,
    struct osdev_spinlock_mcs_node *node
)
{
    struct osdev_spinlock_held_entry *entry = &held->entries[held->count++];

    handler_fence();
    entry->raw = raw;
    entry->node = node;
    handler_fence();
    entry->checked = checked;
    if (!raw->shared) {
        // Relaxed: read for a report alone.
        OSDEV_SPINLOCK_STORE_(
            &checked->owner, held->processor + 1, __ATOMIC_RELAXED
        );
    }
}

// Give back the lock of an entry and close the gap in the record.
static void forget(struct osdev_spinlock_held *held, size_t index, bool force)
{
    struct osdev_spinlock_held_entry entry = held->entries[index];

    for (size_t i = index + 1; i < held->count; i++) {
        held->entries[i - 1] = held->entries[i];
    }
    held->entries[held->count - 1].checked = NULL;
    handler_fence();
    held->count--;
    if (!entry.raw->shared) {
        OSDEV_SPINLOCK_STORE_(&entry.checked->owner, 0u, __ATOMIC_RELAXED);
    }
    if (force) {
        entry.raw->force_unlock(entry.checked->lock);
    } else {
        entry.raw->unlock(entry.checked->lock, entry.node);
    }
}

enum osdev_spinlock_err osdev_spinlock_checked_lock(
    struct osdev_spinlock_checked *checked,
    const struct osdev_spinlock_raw_ops *raw, struct osdev_spinlock_held *held,
    struct osdev_spinlock_mcs_node *node
)
{
    enum osdev_spinlock_err err = check_use(checked, raw, held);

    if (err == OSDEV_SPINLOCK_OK) {
        err = check_order(checked, held);
    }
    if (err == OSDEV_SPINLOCK_OK) {
        raw->lock(checked->lock, node);
        remember(checked, raw, held, node);
    }
    return err;
}

enum osdev_spinlock_err osdev_spinlock_checked_lock_bounded(
    struct osdev_spinlock_checked *checked,
    const struct osdev_spinlock_raw_ops *raw, struct osdev_spinlock_held *held,
    struct osdev_spinlock_mcs_node *node, uint32_t attempts
)
{
    enum osdev_spinlock_err err = check_use(checked, raw, held);

    if (err == OSDEV_SPINLOCK_OK) {
        err = check_order(checked, held);
    }
    if (err == OSDEV_SPINLOCK_OK) {
        err =
            osdev_spinlock_raw_lock_bounded(raw, checked->lock, node, attempts);
    }
    if (err == OSDEV_SPINLOCK_OK) {
        remember(checked, raw, held, node);
    }
    return err;
}

enum osdev_spinlock_err osdev_spinlock_checked_try_lock(
    struct osdev_spinlock_checked *checked,
    const struct osdev_spinlock_raw_ops *raw, struct osdev_spinlock_held *held,
    struct osdev_spinlock_mcs_node *node
)
{
    enum osdev_spinlock_err err = check_use(checked, raw, held);

    if (err == OSDEV_SPINLOCK_OK) {
        if (!raw->try_lock(checked->lock, node)) {
            return OSDEV_SPINLOCK_ERR_BUSY;
        }
        remember(checked, raw, held, node);
    }
    return err;
}

enum osdev_spinlock_err osdev_spinlock_checked_unlock(
    struct osdev_spinlock_checked *checked, struct osdev_spinlock_held *held
)
{
    size_t entry = find_entry(checked, held);

    if (entry == held->max) {
        uint32_t owner =
            OSDEV_SPINLOCK_LOAD_(&checked->owner, __ATOMIC_RELAXED);

        return owner == 0 ? OSDEV_SPINLOCK_ERR_NOT_HELD
                          : OSDEV_SPINLOCK_ERR_NOT_OWNER;
    }
    forget(held, entry, false);
    return OSDEV_SPINLOCK_OK;
}

size_t osdev_spinlock_held_force_unlock(struct osdev_spinlock_held *held)
{
    size_t freed = held->count;

    while (held->count > 0) {
        forget(held, held->count - 1, true);
    }
    return freed;
}
