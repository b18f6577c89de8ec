// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * Things that happen exactly once: a call, a value made by the first who
 * wants it, a value made lazily. Afterwards a look costs one load.
 *
 * A failed initialisation poisons the object: every later call reports the
 * failure at once, until osdev_spinlock_once_reset() allows another try.
 */
#ifndef OSDEV_SPINLOCK_ONCE_H
#define OSDEV_SPINLOCK_ONCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/spinlock/atomic.h>
#include <osdev/spinlock/err.h>

OSDEV_BEGIN_DECLS

/** @name A call that happens once
 * @{ */

/** What has become of the call. */
enum osdev_spinlock_once_state {
    /** Nobody has called. */
    OSDEV_SPINLOCK_ONCE_NEW = 0,
    /** Somebody is in the call. */
    OSDEV_SPINLOCK_ONCE_RUNNING = 1,
    /** The call has succeeded. */
    OSDEV_SPINLOCK_ONCE_DONE = 2,
    /** The call has failed. */
    OSDEV_SPINLOCK_ONCE_FAILED = 3,
};

/** A call that happens once. Zeroed memory is a new one. */
struct osdev_spinlock_once {
    uint32_t state; /**< Private: an osdev_spinlock_once_state. */
};

/** Initialiser of a new osdev_spinlock_once. */
#define OSDEV_SPINLOCK_ONCE_INIT \
    {                            \
        0                        \
    }

/**
 * What has become of the call.
 *
 * @param[in] once  The object.
 * @return DONE also means that what the call did is visible to the caller.
 *
 * @context Any. Does not wait.
 */
static inline enum osdev_spinlock_once_state
osdev_spinlock_once_state(const struct osdev_spinlock_once *once)
{
    // Acquire: pairs with the release at the end of the call.
    return (enum osdev_spinlock_once_state
    )OSDEV_SPINLOCK_LOAD_(&once->state, __ATOMIC_ACQUIRE);
}

/**
 * Whether the call has succeeded.
 *
 * @param[in] once  The object.
 */
static inline bool
osdev_spinlock_once_is_done(const struct osdev_spinlock_once *once)
{
    return osdev_spinlock_once_state(once) == OSDEV_SPINLOCK_ONCE_DONE;
}

/**
 * Call a function unless that has happened before.
 *
 * Of several callers one runs the function; the others wait for its end.
 *
 * @param[in,out] once  The object.
 * @param         call  Gets @p ctx and says whether it succeeded. Must not
 *                      come back to the same object.
 * @param         ctx   For @p call.
 *
 * @retval OSDEV_SPINLOCK_OK          the one call succeeded.
 * @retval OSDEV_SPINLOCK_ERR_FAILED  the one call failed, now or earlier.
 *
 * @context Waits without bound for the one who calls.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_once_call(
    struct osdev_spinlock_once *once, bool (*call)(void *ctx), void *ctx
);

/**
 * Call a function unless that has happened before; wait for another caller
 * within a number of looks.
 *
 * @param[in,out] once      The object.
 * @param         call      As in osdev_spinlock_once_call(), but coming back
 *                          to the same object times out.
 * @param         ctx       For @p call.
 * @param         attempts  How many times to look, at least 1.
 *
 * @retval OSDEV_SPINLOCK_OK           the one call succeeded.
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  attempts is 0.
 * @retval OSDEV_SPINLOCK_ERR_FAILED   the one call failed, now or earlier.
 * @retval OSDEV_SPINLOCK_ERR_TIMEOUT  another caller was in at every look.
 *
 * @context Waits within the bound, plus the time of @p call.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_once_call_bounded(
    struct osdev_spinlock_once *once, bool (*call)(void *ctx), void *ctx,
    uint32_t attempts
);

/**
 * Allow another try after a failure. What the caller put right before is
 * visible to the next call.
 *
 * @param[in,out] once  The object.
 * @return Whether the object had failed and is new again.
 *
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
bool osdev_spinlock_once_reset(struct osdev_spinlock_once *once);

/** @} */
/** @name A pointer that is set once
 * @{ */

/** A pointer that is set once. Zeroed memory is an empty cell. */
struct osdev_spinlock_cell {
    struct osdev_spinlock_once once; /**< Private: guards the value. */
    void *value;                     /**< Private: set before once is done. */
};

/** Initialiser of an empty cell. */
#define OSDEV_SPINLOCK_CELL_INIT       \
    {                                  \
        OSDEV_SPINLOCK_ONCE_INIT, NULL \
    }

/**
 * The value, without locking.
 *
 * @param[in] cell  The cell.
 * @return NULL if there is none yet.
 *
 * @context Any. Does not wait.
 */
static inline void *
osdev_spinlock_cell_get(const struct osdev_spinlock_cell *cell)
{
    return osdev_spinlock_once_is_done(&cell->once) ? cell->value : NULL;
}

/**
 * Set the value if nobody has.
 *
 * @param[in,out] cell   The cell.
 * @param         value  Not NULL.
 *
 * @retval OSDEV_SPINLOCK_OK
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG      value is NULL.
 * @retval OSDEV_SPINLOCK_ERR_ALREADY_SET  there is a value.
 * @retval OSDEV_SPINLOCK_ERR_BUSY         another caller is making one.
 * @retval OSDEV_SPINLOCK_ERR_FAILED       another caller failed to make one.
 *
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err
osdev_spinlock_cell_set(struct osdev_spinlock_cell *cell, void *value);

/**
 * The value; the first caller makes it.
 *
 * @param[in,out] cell       The cell.
 * @param         make       Gets @p ctx and gives the value, NULL on failure.
 * @param         ctx        For @p make.
 * @param[out]    out_value  Written only on success.
 *
 * @retval OSDEV_SPINLOCK_OK
 * @retval OSDEV_SPINLOCK_ERR_FAILED  the value could not be made, now or
 *                                    earlier.
 *
 * @context Waits without bound for the one who makes the value.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_cell_get_or_make(
    struct osdev_spinlock_cell *cell, void *(*make)(void *ctx), void *ctx,
    void **out_value
);

/** @} */
/** @name A value made when it is first wanted
 * @{ */

/** A value made when it is first wanted. */
struct osdev_spinlock_lazy {
    struct osdev_spinlock_cell cell; /**< Private: the value. */
    void *(*make)(void *ctx);        /**< Gives the value, NULL on failure. */
    void *ctx;                       /**< For make. */
};

/** Initialiser of a lazy value. */
#define OSDEV_SPINLOCK_LAZY_INIT(make, ctx)     \
    {                                           \
        OSDEV_SPINLOCK_CELL_INIT, (make), (ctx) \
    }

/**
 * The value, made by the first caller.
 *
 * @param[in,out] lazy       The lazy value.
 * @param[out]    out_value  Written only on success.
 *
 * @retval OSDEV_SPINLOCK_OK
 * @retval OSDEV_SPINLOCK_ERR_FAILED  the value could not be made, now or
 *                                    earlier.
 *
 * @context Waits without bound for the one who makes the value.
 */
OSDEV_NODISCARD
static inline enum osdev_spinlock_err
osdev_spinlock_lazy_get(struct osdev_spinlock_lazy *lazy, void **out_value)
{
    return osdev_spinlock_cell_get_or_make(
        &lazy->cell, lazy->make, lazy->ctx, out_value
    );
}

/** @} */

OSDEV_END_DECLS

#endif
