// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/spinlock/err.h>

const char *osdev_spinlock_strerror(enum osdev_spinlock_err err)
{
    switch (err) {
    case OSDEV_SPINLOCK_OK:
        return "no error";
    case OSDEV_SPINLOCK_ERR_BAD_ARG:
        return "bad argument";
    case OSDEV_SPINLOCK_ERR_TIMEOUT:
        return "lock was not free in time";
    case OSDEV_SPINLOCK_ERR_BUSY:
        return "lock is not free";
    case OSDEV_SPINLOCK_ERR_FAILED:
        return "initialisation failed";
    case OSDEV_SPINLOCK_ERR_ALREADY_SET:
        return "cell has a value already";
    case OSDEV_SPINLOCK_ERR_REENTERED:
        return "lock is held by this processor already";
    case OSDEV_SPINLOCK_ERR_ORDER:
        return "locks taken in opposite orders";
    case OSDEV_SPINLOCK_ERR_IRQ_UNSAFE:
        return "lock used in interrupts and with interrupts enabled";
    case OSDEV_SPINLOCK_ERR_NOT_OWNER:
        return "lock is held by another processor";
    case OSDEV_SPINLOCK_ERR_NOT_HELD:
        return "lock is not held";
    case OSDEV_SPINLOCK_ERR_FULL:
        return "no room left";
    case OSDEV_SPINLOCK_ERR_NO_PATH:
        return "classes are not ordered";
    }
    return "unknown error";
}
