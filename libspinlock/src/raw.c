// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Each kind of lock behind osdev_spinlock_raw_ops. Macros make the functions,
// which differ in nothing but names.
#include <osdev/spinlock/raw.h>
#include <osdev/spinlock/rw.h>
#include <osdev/spinlock/spin.h>
#include <osdev/spinlock/ticket.h>

// The table of one way to take a lock, and the function that gives it.
#define RAW_TABLE(way, is_shared, may_nest)                             \
    const struct osdev_spinlock_raw_ops *osdev_spinlock_raw_##way(void) \
    {                                                                   \
        static const struct osdev_spinlock_raw_ops ops = {              \
            .lock = way##_lock,                                         \
            .try_lock = way##_try,                                      \
            .unlock = way##_unlock,                                     \
            .is_locked = way##_is_locked,                               \
            .force_unlock = way##_force,                                \
            .shared = (is_shared),                                      \
            .nests = (may_nest),                                        \
        };                                                              \
                                                                        \
        return &ops;                                                    \
    }

// One way to take a lock whose calls need no node.
#define RAW_OPS(way, type, lock_fn, try_fn, unlock_fn, locked_fn, force_fn)    \
    static void way##_lock(void *lock, struct osdev_spinlock_mcs_node *node)   \
    {                                                                          \
        (void)node;                                                            \
        lock_fn((struct type *)lock);                                          \
    }                                                                          \
    static bool way##_try(void *lock, struct osdev_spinlock_mcs_node *node)    \
    {                                                                          \
        (void)node;                                                            \
        return try_fn((struct type *)lock);                                    \
    }                                                                          \
    static void way##_unlock(void *lock, struct osdev_spinlock_mcs_node *node) \
    {                                                                          \
        (void)node;                                                            \
        unlock_fn((struct type *)lock);                                        \
    }                                                                          \
    static bool way##_is_locked(const void *lock)                              \
    {                                                                          \
        return locked_fn((const struct type *)lock);                           \
    }                                                                          \
    static void way##_force(void *lock)                                        \
    {                                                                          \
        force_fn((struct type *)lock);                                         \
    }

// clang-format off
RAW_OPS(spin, osdev_spinlock,
    osdev_spinlock_lock, osdev_spinlock_try_lock,
    osdev_spinlock_unlock, osdev_spinlock_is_locked,
    osdev_spinlock_force_unlock)
RAW_TABLE(spin, false, false)

RAW_OPS(backoff, osdev_spinlock,
    osdev_spinlock_lock_backoff, osdev_spinlock_try_lock,
    osdev_spinlock_unlock, osdev_spinlock_is_locked,
    osdev_spinlock_force_unlock)
RAW_TABLE(backoff, false, false)

RAW_OPS(ticket, osdev_spinlock_ticket,
    osdev_spinlock_ticket_lock, osdev_spinlock_ticket_try_lock,
    osdev_spinlock_ticket_unlock, osdev_spinlock_ticket_is_locked,
    osdev_spinlock_ticket_force_unlock)
RAW_TABLE(ticket, false, false)

RAW_OPS(rw_read, osdev_spinlock_rw,
    osdev_spinlock_rw_read_lock, osdev_spinlock_rw_try_read_lock,
    osdev_spinlock_rw_read_unlock, osdev_spinlock_rw_is_locked,
    osdev_spinlock_rw_force_unlock)
RAW_TABLE(rw_read, true, false)

RAW_OPS(rw_read_nested, osdev_spinlock_rw,
    osdev_spinlock_rw_read_lock_nested, osdev_spinlock_rw_try_read_lock_nested,
    osdev_spinlock_rw_read_unlock_nested, osdev_spinlock_rw_is_locked,
    osdev_spinlock_rw_force_unlock)
RAW_TABLE(rw_read_nested, true, true)

RAW_OPS(rw_upgradable, osdev_spinlock_rw,
    osdev_spinlock_rw_upgradable_lock, osdev_spinlock_rw_try_upgradable_lock,
    osdev_spinlock_rw_upgradable_unlock, osdev_spinlock_rw_is_locked,
    osdev_spinlock_rw_force_unlock)
RAW_TABLE(rw_upgradable, false, false)

RAW_OPS(rw_write, osdev_spinlock_rw,
    osdev_spinlock_rw_write_lock, osdev_spinlock_rw_try_write_lock,
    osdev_spinlock_rw_write_unlock, osdev_spinlock_rw_is_locked,
    osdev_spinlock_rw_force_unlock)
RAW_TABLE(rw_write, false, false)
// clang-format on

static void mcs_lock(void *lock, struct osdev_spinlock_mcs_node *node)
{
    osdev_spinlock_mcs_lock((struct osdev_spinlock_mcs *)lock, node);
}

static bool mcs_try(void *lock, struct osdev_spinlock_mcs_node *node)
{
    return osdev_spinlock_mcs_try_lock((struct osdev_spinlock_mcs *)lock, node);
}

static void mcs_unlock(void *lock, struct osdev_spinlock_mcs_node *node)
{
    osdev_spinlock_mcs_unlock((struct osdev_spinlock_mcs *)lock, node);
}

static bool mcs_is_locked(const void *lock)
{
    return osdev_spinlock_mcs_is_locked((const struct osdev_spinlock_mcs *)lock
    );
}

static void mcs_force(void *lock)
{
    osdev_spinlock_mcs_force_unlock((struct osdev_spinlock_mcs *)lock);
}

// clang-format off
RAW_TABLE(mcs, false, false)
// clang-format on

enum osdev_spinlock_err osdev_spinlock_raw_lock_bounded(
    const struct osdev_spinlock_raw_ops *raw, void *lock,
    struct osdev_spinlock_mcs_node *node, uint32_t attempts
)
{
    if (attempts == 0) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    while (!raw->try_lock(lock, node)) {
        if (--attempts == 0) {
            return OSDEV_SPINLOCK_ERR_TIMEOUT;
        }
        OSDEV_SPINLOCK_PAUSE_();
    }
    return OSDEV_SPINLOCK_OK;
}
