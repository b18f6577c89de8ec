// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The reader-writer lock. The holder of the inner ticket lock, the owner, is
// the only one who shuts and opens the door. It writes when the door is shut,
// every reader who came before has left, and nested readers are kept out.
#include <osdev/spinlock/rw.h>

#define DOOR_MASK     UINT32_C(3)
#define DOOR_SHUT     UINT32_C(2)
#define READER        UINT32_C(4)
#define NESTED_OUT    UINT32_C(1)
#define NESTED_READER UINT32_C(2)

void osdev_spinlock_rw_wait_door_(
    const struct osdev_spinlock_rw *lock, uint32_t door
)
{
    // Any change will do: if the door is shut again already, its new closing
    // counts us among those who came before. Acquire: pairs with the opening.
    while ((OSDEV_SPINLOCK_LOAD_(&lock->came, __ATOMIC_ACQUIRE) & DOOR_MASK) ==
           door) {
        OSDEV_SPINLOCK_PAUSE_();
    }
}

bool osdev_spinlock_rw_try_read_lock(struct osdev_spinlock_rw *lock)
{
    uint32_t came = OSDEV_SPINLOCK_LOAD_(&lock->came, __ATOMIC_RELAXED);

    // Each failed swap means that somebody else got on.
    while ((came & DOOR_SHUT) == 0) {
        // Acquire: pairs with the opening.
        if (OSDEV_SPINLOCK_CAS_(
                &lock->came, &came, came + READER, __ATOMIC_ACQUIRE
            )) {
            return true;
        }
    }
    return false;
}

enum osdev_spinlock_err osdev_spinlock_rw_read_lock_bounded(
    struct osdev_spinlock_rw *lock, uint32_t attempts
)
{
    if (attempts == 0) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    while (!osdev_spinlock_rw_try_read_lock(lock)) {
        if (--attempts == 0) {
            return OSDEV_SPINLOCK_ERR_TIMEOUT;
        }
        OSDEV_SPINLOCK_PAUSE_();
    }
    return OSDEV_SPINLOCK_OK;
}

bool osdev_spinlock_rw_try_read_lock_nested(struct osdev_spinlock_rw *lock)
{
    uint32_t nested = OSDEV_SPINLOCK_LOAD_(&lock->nested, __ATOMIC_RELAXED);

    while ((nested & NESTED_OUT) == 0) {
        // Acquire: pairs with the writer that let nested readers in again.
        if (OSDEV_SPINLOCK_CAS_(
                &lock->nested, &nested, nested + NESTED_READER, __ATOMIC_ACQUIRE
            )) {
            return true;
        }
    }
    return false;
}

void osdev_spinlock_rw_read_lock_nested(struct osdev_spinlock_rw *lock)
{
    while (!osdev_spinlock_rw_try_read_lock_nested(lock)) {
        OSDEV_SPINLOCK_PAUSE_();
    }
}

// The word with the door shut: bit 0 changes with every closing, so a reader
// that waits sees the difference even if it misses the time between.
static uint32_t with_door_shut(uint32_t came)
{
    return (came & ~DOOR_MASK) | DOOR_SHUT | ((came & 1) ^ 1);
}

// Shut the door and say how many readers came before. Relaxed: what these
// readers did is ordered by their leaving, what former writers did by the
// ticket.
static uint32_t shut_door(struct osdev_spinlock_rw *lock)
{
    // Only the owner changes the two lowest bits, so they hold still.
    uint32_t now = OSDEV_SPINLOCK_LOAD_(&lock->came, __ATOMIC_RELAXED);
    uint32_t step = with_door_shut(now) - now;

    return OSDEV_SPINLOCK_ADD_(&lock->came, step, __ATOMIC_RELAXED) &
           ~DOOR_MASK;
}

// Release: what the writer did is visible to the readers that come in.
static void open_door(struct osdev_spinlock_rw *lock)
{
    (void)OSDEV_SPINLOCK_ADD_(&lock->came, 0u - DOOR_SHUT, __ATOMIC_RELEASE);
}

static bool all_left(const struct osdev_spinlock_rw *lock, uint32_t came)
{
    // Acquire: pairs with the leaving of each reader.
    return OSDEV_SPINLOCK_LOAD_(&lock->left, __ATOMIC_ACQUIRE) == came;
}

static bool keep_nested_out(struct osdev_spinlock_rw *lock)
{
    uint32_t none = 0;

    // Acquire: pairs with the leaving of each nested reader.
    return OSDEV_SPINLOCK_CAS_(
        &lock->nested, &none, NESTED_OUT, __ATOMIC_ACQUIRE
    );
}

static void let_nested_in(struct osdev_spinlock_rw *lock)
{
    // Nobody else writes the word while nested readers are kept out.
    // Release: what the writer did is visible to them.
    OSDEV_SPINLOCK_STORE_(&lock->nested, 0u, __ATOMIC_RELEASE);
}

static bool drained(struct osdev_spinlock_rw *lock, uint32_t came)
{
    return all_left(lock, came) && keep_nested_out(lock);
}

void osdev_spinlock_rw_upgrade(struct osdev_spinlock_rw *lock)
{
    uint32_t came = shut_door(lock);

    while (!drained(lock, came)) {
        OSDEV_SPINLOCK_PAUSE_();
    }
}

bool osdev_spinlock_rw_try_upgrade(struct osdev_spinlock_rw *lock)
{
    uint32_t came = OSDEV_SPINLOCK_LOAD_(&lock->came, __ATOMIC_RELAXED);

    // If the first word is still the same at the swap, nobody came since, so
    // that those who left are still all who came. Else a reader is there.
    if (!drained(lock, came & ~DOOR_MASK)) {
        return false;
    }
    if (OSDEV_SPINLOCK_CAS_(
            &lock->came, &came, with_door_shut(came), __ATOMIC_RELAXED
        )) {
        return true;
    }
    let_nested_in(lock);
    return false;
}

// Become the writer with the attempts that are left. The door stays open: to
// shut it and open it again without having been in could bring back the very
// bits that a reader from the first closing still waits on.
static enum osdev_spinlock_err
upgrade_within(struct osdev_spinlock_rw *lock, uint32_t attempts)
{
    while (!osdev_spinlock_rw_try_upgrade(lock)) {
        if (--attempts == 0) {
            return OSDEV_SPINLOCK_ERR_TIMEOUT;
        }
        OSDEV_SPINLOCK_PAUSE_();
    }
    return OSDEV_SPINLOCK_OK;
}

enum osdev_spinlock_err osdev_spinlock_rw_upgrade_bounded(
    struct osdev_spinlock_rw *lock, uint32_t attempts
)
{
    return attempts == 0 ? OSDEV_SPINLOCK_ERR_BAD_ARG
                         : upgrade_within(lock, attempts);
}

void osdev_spinlock_rw_write_lock(struct osdev_spinlock_rw *lock)
{
    osdev_spinlock_ticket_lock(&lock->owner);
    osdev_spinlock_rw_upgrade(lock);
}

bool osdev_spinlock_rw_try_write_lock(struct osdev_spinlock_rw *lock)
{
    if (!osdev_spinlock_ticket_try_lock(&lock->owner)) {
        return false;
    }
    if (osdev_spinlock_rw_try_upgrade(lock)) {
        return true;
    }
    osdev_spinlock_ticket_unlock(&lock->owner);
    return false;
}

enum osdev_spinlock_err osdev_spinlock_rw_write_lock_bounded(
    struct osdev_spinlock_rw *lock, uint32_t attempts
)
{
    if (attempts == 0) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    while (!osdev_spinlock_ticket_try_lock(&lock->owner)) {
        if (--attempts == 0) {
            return OSDEV_SPINLOCK_ERR_TIMEOUT;
        }
        OSDEV_SPINLOCK_PAUSE_();
    }

    enum osdev_spinlock_err err = upgrade_within(lock, attempts);

    if (err != OSDEV_SPINLOCK_OK) {
        osdev_spinlock_ticket_unlock(&lock->owner);
    }
    return err;
}

void osdev_spinlock_rw_downgrade_to_upgradable(struct osdev_spinlock_rw *lock)
{
    let_nested_in(lock);
    open_door(lock);
}

void osdev_spinlock_rw_write_unlock(struct osdev_spinlock_rw *lock)
{
    osdev_spinlock_rw_downgrade_to_upgradable(lock);
    osdev_spinlock_ticket_unlock(&lock->owner);
}

void osdev_spinlock_rw_upgradable_downgrade(struct osdev_spinlock_rw *lock)
{
    // The door is open, for its owner is us: come as a reader, then go as the
    // owner. Relaxed: we know all that former writers did.
    (void)OSDEV_SPINLOCK_ADD_(&lock->came, READER, __ATOMIC_RELAXED);
    osdev_spinlock_ticket_unlock(&lock->owner);
}

void osdev_spinlock_rw_downgrade(struct osdev_spinlock_rw *lock)
{
    osdev_spinlock_rw_downgrade_to_upgradable(lock);
    osdev_spinlock_rw_upgradable_downgrade(lock);
}

uint32_t osdev_spinlock_rw_reader_count(const struct osdev_spinlock_rw *lock)
{
    // In this order the difference is never below zero.
    uint32_t left = OSDEV_SPINLOCK_LOAD_(&lock->left, __ATOMIC_ACQUIRE);
    uint32_t came = OSDEV_SPINLOCK_LOAD_(&lock->came, __ATOMIC_RELAXED);
    uint32_t nested = OSDEV_SPINLOCK_LOAD_(&lock->nested, __ATOMIC_RELAXED);

    return ((came & ~DOOR_MASK) - left) / READER + nested / NESTED_READER;
}

bool osdev_spinlock_rw_is_locked(const struct osdev_spinlock_rw *lock)
{
    return osdev_spinlock_rw_is_owned(lock) ||
           osdev_spinlock_rw_reader_count(lock) != 0;
}

void osdev_spinlock_rw_force_unlock(struct osdev_spinlock_rw *lock)
{
    OSDEV_SPINLOCK_STORE_(&lock->came, 0u, __ATOMIC_RELAXED);
    OSDEV_SPINLOCK_STORE_(&lock->left, 0u, __ATOMIC_RELAXED);
    OSDEV_SPINLOCK_STORE_(&lock->nested, 0u, __ATOMIC_RELAXED);
    osdev_spinlock_ticket_force_unlock(&lock->owner);
}
