// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The queued lock. A node's fields are written by its owner until the node
// is published in the tail, and by the neighbours in the queue afterwards.
#include <osdev/spinlock/mcs.h>

static void prepare(struct osdev_spinlock_mcs_node *node)
{
    // Relaxed: the release that publishes the node orders both.
    OSDEV_SPINLOCK_STORE_(
        &node->next, (struct osdev_spinlock_mcs_node *)NULL, __ATOMIC_RELAXED
    );
    OSDEV_SPINLOCK_STORE_(&node->waiting, 1u, __ATOMIC_RELAXED);
}

void osdev_spinlock_mcs_lock(
    struct osdev_spinlock_mcs *lock, struct osdev_spinlock_mcs_node *node
)
{
    prepare(node);

    // Acquire: pairs with the unlock that emptied the queue. Release: whoever
    // queues behind us writes to our node after its preparation.
    struct osdev_spinlock_mcs_node *before =
        OSDEV_SPINLOCK_SWAP_(&lock->tail, node, __ATOMIC_ACQ_REL);

    if (before == NULL) {
        return;
    }
    // Release: the holder writes to our node after its preparation.
    OSDEV_SPINLOCK_STORE_(&before->next, node, __ATOMIC_RELEASE);
    // Acquire: pairs with the hand-over.
    while (OSDEV_SPINLOCK_LOAD_(&node->waiting, __ATOMIC_ACQUIRE) != 0) {
        OSDEV_SPINLOCK_PAUSE_();
    }
}

bool osdev_spinlock_mcs_try_lock(
    struct osdev_spinlock_mcs *lock, struct osdev_spinlock_mcs_node *node
)
{
    struct osdev_spinlock_mcs_node *empty = NULL;

    prepare(node);
    // The orders of the swap in the lock call, for the same reasons.
    return OSDEV_SPINLOCK_CAS_(&lock->tail, &empty, node, __ATOMIC_ACQ_REL);
}

enum osdev_spinlock_err osdev_spinlock_mcs_lock_bounded(
    struct osdev_spinlock_mcs *lock, struct osdev_spinlock_mcs_node *node,
    uint32_t attempts
)
{
    if (attempts == 0) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    while (osdev_spinlock_mcs_is_locked(lock) ||
           !osdev_spinlock_mcs_try_lock(lock, node)) {
        if (--attempts == 0) {
            return OSDEV_SPINLOCK_ERR_TIMEOUT;
        }
        OSDEV_SPINLOCK_PAUSE_();
    }
    return OSDEV_SPINLOCK_OK;
}

void osdev_spinlock_mcs_unlock(
    struct osdev_spinlock_mcs *lock, struct osdev_spinlock_mcs_node *node
)
{
    // Acquire: the successor prepared its node before it linked it.
    struct osdev_spinlock_mcs_node *next =
        OSDEV_SPINLOCK_LOAD_(&node->next, __ATOMIC_ACQUIRE);

    if (next == NULL) {
        struct osdev_spinlock_mcs_node *last = node;

        // Release: pairs with the next caller that finds the queue empty.
        if (OSDEV_SPINLOCK_CAS_(
                &lock->tail, &last, (struct osdev_spinlock_mcs_node *)NULL,
                __ATOMIC_RELEASE
            )) {
            return;
        }
        // Somebody is between its swap and its link.
        while ((next = OSDEV_SPINLOCK_LOAD_(&node->next, __ATOMIC_ACQUIRE)) ==
               NULL) {
            OSDEV_SPINLOCK_PAUSE_();
        }
    }
    OSDEV_SPINLOCK_STORE_(&next->waiting, 0u, __ATOMIC_RELEASE);
}
