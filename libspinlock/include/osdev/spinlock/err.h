// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Errors of libspinlock: block 0x0300..0x03ff.
 */
#ifndef OSDEV_SPINLOCK_ERR_H
#define OSDEV_SPINLOCK_ERR_H

#include <osdev/base/attr.h>

OSDEV_BEGIN_DECLS

/** What can go wrong with a lock. */
enum osdev_spinlock_err {
    /** No error. */
    OSDEV_SPINLOCK_OK = 0,
    /** An argument is out of range or a required callback is missing. */
    OSDEV_SPINLOCK_ERR_BAD_ARG = 0x0301,
    /** The lock was not free within the given number of attempts. */
    OSDEV_SPINLOCK_ERR_TIMEOUT,
    /** The lock is not free and the call does not wait. */
    OSDEV_SPINLOCK_ERR_BUSY,
    /** The one initialisation of a cell failed, now or earlier. */
    OSDEV_SPINLOCK_ERR_FAILED,
    /** The cell already has its value. */
    OSDEV_SPINLOCK_ERR_ALREADY_SET,
    /** This processor holds the lock already: waiting would last forever. */
    OSDEV_SPINLOCK_ERR_REENTERED,
    /** Locks of these classes were taken in the opposite order before. */
    OSDEV_SPINLOCK_ERR_ORDER,
    /** A class is used both in interrupts and with interrupts enabled. */
    OSDEV_SPINLOCK_ERR_IRQ_UNSAFE,
    /** The lock is held by another processor. */
    OSDEV_SPINLOCK_ERR_NOT_OWNER,
    /** The lock is not held. */
    OSDEV_SPINLOCK_ERR_NOT_HELD,
    /** The caller's storage has no room left. */
    OSDEV_SPINLOCK_ERR_FULL,
    /** The order graph knows no way from one class to the other. */
    OSDEV_SPINLOCK_ERR_NO_PATH,
};

/**
 * Name an error in a few words.
 *
 * @param err  Any value; an unknown one gives "unknown error".
 * @return A static string.
 */
const char *osdev_spinlock_strerror(enum osdev_spinlock_err err);

OSDEV_END_DECLS

#endif
