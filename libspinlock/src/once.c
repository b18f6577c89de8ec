// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include <osdev/spinlock/once.h>

// Become the one who runs the call. Acquire: after a reset the call finds
// the leavings of the failed one.
static bool claim(struct osdev_spinlock_once *once)
{
    uint32_t fresh = OSDEV_SPINLOCK_ONCE_NEW;

    return OSDEV_SPINLOCK_CAS_(
        &once->state, &fresh, (uint32_t)OSDEV_SPINLOCK_ONCE_RUNNING,
        __ATOMIC_ACQUIRE
    );
}

static enum osdev_spinlock_err settle(struct osdev_spinlock_once *once, bool ok)
{
    uint32_t state = ok ? OSDEV_SPINLOCK_ONCE_DONE : OSDEV_SPINLOCK_ONCE_FAILED;

    // Release: who sees the state sees what the call did.
    OSDEV_SPINLOCK_STORE_(&once->state, state, __ATOMIC_RELEASE);
    return ok ? OSDEV_SPINLOCK_OK : OSDEV_SPINLOCK_ERR_FAILED;
}

// One look: BUSY if another caller is in the call.
static enum osdev_spinlock_err
look(struct osdev_spinlock_once *once, bool (*call)(void *ctx), void *ctx)
{
    switch (osdev_spinlock_once_state(once)) {
    case OSDEV_SPINLOCK_ONCE_DONE:
        return OSDEV_SPINLOCK_OK;
    case OSDEV_SPINLOCK_ONCE_FAILED:
        return OSDEV_SPINLOCK_ERR_FAILED;
    case OSDEV_SPINLOCK_ONCE_RUNNING:
        return OSDEV_SPINLOCK_ERR_BUSY;
    case OSDEV_SPINLOCK_ONCE_NEW:
        break;
    }
    return claim(once) ? settle(once, call(ctx)) : OSDEV_SPINLOCK_ERR_BUSY;
}

enum osdev_spinlock_err osdev_spinlock_once_call(
    struct osdev_spinlock_once *once, bool (*call)(void *ctx), void *ctx
)
{
    enum osdev_spinlock_err err;

    while ((err = look(once, call, ctx)) == OSDEV_SPINLOCK_ERR_BUSY) {
        OSDEV_SPINLOCK_PAUSE_();
    }
    return err;
}

enum osdev_spinlock_err osdev_spinlock_once_call_bounded(
    struct osdev_spinlock_once *once, bool (*call)(void *ctx), void *ctx,
    uint32_t attempts
)
{
    enum osdev_spinlock_err err;

    if (attempts == 0) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    while ((err = look(once, call, ctx)) == OSDEV_SPINLOCK_ERR_BUSY) {
        if (--attempts == 0) {
            return OSDEV_SPINLOCK_ERR_TIMEOUT;
        }
        OSDEV_SPINLOCK_PAUSE_();
    }
    return err;
}

bool osdev_spinlock_once_reset(struct osdev_spinlock_once *once)
{
    uint32_t failed = OSDEV_SPINLOCK_ONCE_FAILED;

    // Release: hands what the caller put right to the next call, and, being
    // one step, passes on what the failed call left.
    return OSDEV_SPINLOCK_CAS_(
        &once->state, &failed, (uint32_t)OSDEV_SPINLOCK_ONCE_NEW,
        __ATOMIC_RELEASE
    );
}

struct making {
    struct osdev_spinlock_cell *cell;
    void *(*make)(void *ctx);
    void *ctx;
};

static bool make_value(void *ctx)
{
    struct making *making = (struct making *)ctx;

    making->cell->value = making->make(making->ctx);
    return making->cell->value != NULL;
}

enum osdev_spinlock_err osdev_spinlock_cell_get_or_make(
    struct osdev_spinlock_cell *cell, void *(*make)(void *ctx), void *ctx,
    void **out_value
)
{
    struct making making = {cell, make, ctx};
    enum osdev_spinlock_err err =
        osdev_spinlock_once_call(&cell->once, make_value, &making);

    if (err == OSDEV_SPINLOCK_OK) {
        *out_value = cell->value;
    }
    return err;
}

enum osdev_spinlock_err
osdev_spinlock_cell_set(struct osdev_spinlock_cell *cell, void *value)
{
    if (value == NULL) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    if (claim(&cell->once)) {
        cell->value = value;
        return settle(&cell->once, true);
    }
    switch (osdev_spinlock_once_state(&cell->once)) {
    case OSDEV_SPINLOCK_ONCE_DONE:
        return OSDEV_SPINLOCK_ERR_ALREADY_SET;
    case OSDEV_SPINLOCK_ONCE_FAILED:
        return OSDEV_SPINLOCK_ERR_FAILED;
    case OSDEV_SPINLOCK_ONCE_NEW:
    case OSDEV_SPINLOCK_ONCE_RUNNING:
        break;
    }
    return OSDEV_SPINLOCK_ERR_BUSY;
}
