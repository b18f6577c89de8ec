// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The reader-writer lock: many readers, or one writer; and at most one
 * upgradable holder, who reads beside the readers and may become the writer
 * without letting another one in between.
 *
 * Phase-fair: writers and upgradable holders come in the order of their
 * tickets; a reader waits for at most one writer, because those that wait
 * while a writer is in go before the next writer; a writer waits for at most
 * those readers that came before it, because it shuts the door first. So
 * neither side starves.
 *
 * The price: a reader that reads again while a writer waits would wait for
 * itself. osdev_spinlock_rw_read_lock_nested() is for that: an interrupt
 * handler that may have interrupted a reader.
 *
 * | state        | from it                                               |
 * |--------------|-------------------------------------------------------|
 * | read         | read_unlock                                           |
 * | upgradable   | upgradable_unlock, upgrade, upgradable_downgrade      |
 * | write        | write_unlock, downgrade, downgrade_to_upgradable      |
 *
 * Fewer than 2^30 readers at a time, nested ones 2^31.
 *
 * @spec Brandenburg, Anderson: Reader-Writer Synchronization for Shared-Memory
 *       Multiprocessor Real-Time Systems, ECRTS 2009
 */
#ifndef OSDEV_SPINLOCK_RW_H
#define OSDEV_SPINLOCK_RW_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/spinlock/atomic.h>
#include <osdev/spinlock/err.h>
#include <osdev/spinlock/ticket.h>

OSDEV_BEGIN_DECLS

/** A reader-writer lock. Zeroed memory is a free lock. */
struct osdev_spinlock_rw {
    /** Private: readers that came, in units of 4; bit 1 shuts the door, bit 0
     *  tells one closing from the next. */
    uint32_t came;
    /** Private: readers that left, in units of 4. */
    uint32_t left;
    /** Private: nested readers, in units of 2; bit 0 keeps them out. */
    uint32_t nested;
    /** Private: held by the writer or the upgradable holder. */
    struct osdev_spinlock_ticket owner;
};

/** Initialiser of a free reader-writer lock. */
#define OSDEV_SPINLOCK_RW_INIT              \
    {                                       \
        0, 0, 0, OSDEV_SPINLOCK_TICKET_INIT \
    }

/**
 * Make a lock free, once, before others see it.
 * @param[out] lock  Any memory.
 */
static inline void osdev_spinlock_rw_init(struct osdev_spinlock_rw *lock)
{
    lock->came = 0;
    lock->left = 0;
    lock->nested = 0;
    osdev_spinlock_ticket_init(&lock->owner);
}

/** @name Readers
 * @{ */

/**
 * Private: wait until the door opens that was shut when the reader came.
 *
 * @param[in] lock  The lock.
 * @param     door  The two lowest bits as the reader found them.
 */
void osdev_spinlock_rw_wait_door_(
    const struct osdev_spinlock_rw *lock, uint32_t door
);

/**
 * Take the lock for reading; waits for at most one writer.
 *
 * @param[in,out] lock  The lock. The caller must not hold it already.
 * @context Waits without bound.
 */
static inline void osdev_spinlock_rw_read_lock(struct osdev_spinlock_rw *lock)
{
    // Acquire: pairs with the writer that opened the door.
    uint32_t door = OSDEV_SPINLOCK_ADD_(&lock->came, 4u, __ATOMIC_ACQUIRE) & 3u;

    if (OSDEV_UNLIKELY((door & 2u) != 0)) {
        osdev_spinlock_rw_wait_door_(lock, door);
    }
}

/**
 * Take the lock for reading if no writer holds it or waits for readers.
 *
 * @param[in,out] lock  The lock.
 * @return Whether the caller now reads. Other readers never make it fail.
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
bool osdev_spinlock_rw_try_read_lock(struct osdev_spinlock_rw *lock);

/**
 * Take the lock for reading within a number of looks at it.
 *
 * @param[in,out] lock      The lock.
 * @param         attempts  How many times to look, at least 1.
 *
 * @retval OSDEV_SPINLOCK_OK           the caller reads.
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  attempts is 0.
 * @retval OSDEV_SPINLOCK_ERR_TIMEOUT  a writer was in at every look.
 *
 * @context Waits within the bound. Unlike osdev_spinlock_rw_read_lock(), it
 *          has no place before the next writer.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_rw_read_lock_bounded(
    struct osdev_spinlock_rw *lock, uint32_t attempts
);

/**
 * Stop reading.
 *
 * @param[in,out] lock  A lock that the caller took for reading.
 * @context Any. Does not wait.
 */
static inline void osdev_spinlock_rw_read_unlock(struct osdev_spinlock_rw *lock)
{
    // Release: what was read is read before a writer changes it.
    (void)OSDEV_SPINLOCK_ADD_(&lock->left, 4u, __ATOMIC_RELEASE);
}

/**
 * Take the lock for reading where the caller may hold it for reading
 * already: waits only while a writer is in, never for one that waits.
 *
 * Nested readers pass waiting writers. If they overlap without end, no
 * writer gets in.
 *
 * @param[in,out] lock  The lock.
 *
 * @context Any, also in an interrupt that interrupted a reader. Waits without
 *          bound for a writer, so writers turn interrupts off.
 */
void osdev_spinlock_rw_read_lock_nested(struct osdev_spinlock_rw *lock);

/**
 * Take the lock for nested reading unless a writer is in.
 *
 * @param[in,out] lock  The lock.
 * @return Whether the caller now reads.
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
bool osdev_spinlock_rw_try_read_lock_nested(struct osdev_spinlock_rw *lock);

/**
 * Stop nested reading.
 *
 * @param[in,out] lock  A lock that the caller took for nested reading.
 * @context Any. Does not wait.
 */
static inline void
osdev_spinlock_rw_read_unlock_nested(struct osdev_spinlock_rw *lock)
{
    // Release, as in osdev_spinlock_rw_read_unlock(). Minus one reader.
    (void)OSDEV_SPINLOCK_ADD_(&lock->nested, (uint32_t)-2, __ATOMIC_RELEASE);
}

/** @} */
/** @name Writers
 * @{ */

/**
 * Take the lock for writing, after all writers that asked before and the
 * readers that are in.
 *
 * @param[in,out] lock  The lock. The caller must not hold it already.
 * @context Waits without bound.
 */
void osdev_spinlock_rw_write_lock(struct osdev_spinlock_rw *lock);

/**
 * Take the lock for writing if nobody holds it.
 *
 * @param[in,out] lock  The lock.
 * @return Whether the caller now writes. May also fail because another
 *         processor is trying at this moment.
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
bool osdev_spinlock_rw_try_write_lock(struct osdev_spinlock_rw *lock);

/**
 * Take the lock for writing within a number of looks at it.
 *
 * Has no place among the writers that wait, and does not hold readers off: a
 * stream of readers can make it time out.
 *
 * @param[in,out] lock      The lock.
 * @param         attempts  How many times to look, at least 1.
 *
 * @retval OSDEV_SPINLOCK_OK           the caller writes.
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  attempts is 0.
 * @retval OSDEV_SPINLOCK_ERR_TIMEOUT  the lock was held at every look.
 * @context Waits within the bound.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_rw_write_lock_bounded(
    struct osdev_spinlock_rw *lock, uint32_t attempts
);

/**
 * Stop writing.
 *
 * @param[in,out] lock  A lock that the caller took for writing.
 * @context Any. Does not wait.
 */
void osdev_spinlock_rw_write_unlock(struct osdev_spinlock_rw *lock);

/**
 * Go on as a reader; no writer comes in between.
 *
 * @param[in,out] lock  A lock that the caller took for writing. Leave it by
 *                      osdev_spinlock_rw_read_unlock().
 * @context Any. Does not wait.
 */
void osdev_spinlock_rw_downgrade(struct osdev_spinlock_rw *lock);

/**
 * Go on as the upgradable holder; readers may come in.
 *
 * @param[in,out] lock  A lock that the caller took for writing. Leave it by
 *                      osdev_spinlock_rw_upgradable_unlock().
 * @context Any. Does not wait.
 */
void osdev_spinlock_rw_downgrade_to_upgradable(struct osdev_spinlock_rw *lock);

/** @} */
/** @name The upgradable holder
 * @{ */

/**
 * Become the upgradable holder: reads beside the readers, excludes writers
 * and other upgradable holders.
 *
 * @param[in,out] lock  The lock. The caller must not hold it already.
 *
 * @context Waits without bound, in one queue with the writers.
 */
static inline void
osdev_spinlock_rw_upgradable_lock(struct osdev_spinlock_rw *lock)
{
    osdev_spinlock_ticket_lock(&lock->owner);
}

/**
 * Become the upgradable holder if there is none and no writer.
 *
 * @param[in,out] lock  The lock.
 * @return Whether the caller is now the upgradable holder.
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
static inline bool
osdev_spinlock_rw_try_upgradable_lock(struct osdev_spinlock_rw *lock)
{
    return osdev_spinlock_ticket_try_lock(&lock->owner);
}

/**
 * Become the upgradable holder within a number of looks at the lock.
 *
 * @param[in,out] lock      The lock.
 * @param         attempts  How many times to look, at least 1.
 *
 * @retval OSDEV_SPINLOCK_OK           the caller is the upgradable holder.
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  attempts is 0.
 * @retval OSDEV_SPINLOCK_ERR_TIMEOUT  there was another one, or a writer, at
 *                                     every look.
 * @context Waits within the bound.
 */
OSDEV_NODISCARD
static inline enum osdev_spinlock_err osdev_spinlock_rw_upgradable_lock_bounded(
    struct osdev_spinlock_rw *lock, uint32_t attempts
)
{
    return osdev_spinlock_ticket_lock_bounded(&lock->owner, attempts);
}

/**
 * Stop being the upgradable holder.
 *
 * @param[in,out] lock  A lock whose upgradable holder the caller is.
 * @context Any. Does not wait.
 */
static inline void
osdev_spinlock_rw_upgradable_unlock(struct osdev_spinlock_rw *lock)
{
    osdev_spinlock_ticket_unlock(&lock->owner);
}

/**
 * Become the writer as soon as the readers have left; nobody writes between.
 *
 * @param[in,out] lock  A lock whose upgradable holder the caller is.
 *
 * @context Waits without bound for the readers that are in.
 */
void osdev_spinlock_rw_upgrade(struct osdev_spinlock_rw *lock);

/**
 * Become the writer if there is no reader.
 *
 * @param[in,out] lock  A lock whose upgradable holder the caller is.
 * @return Whether the caller now writes; else it is still the upgradable
 *         holder.
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
bool osdev_spinlock_rw_try_upgrade(struct osdev_spinlock_rw *lock);

/**
 * Become the writer if the readers leave within a number of looks. Does not
 * hold new readers off.
 *
 * @param[in,out] lock      A lock whose upgradable holder the caller is.
 * @param         attempts  How many times to look, at least 1.
 *
 * @retval OSDEV_SPINLOCK_OK           the caller writes.
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  attempts is 0.
 * @retval OSDEV_SPINLOCK_ERR_TIMEOUT  readers stayed; the caller is still the
 *                                     upgradable holder.
 * @context Waits within the bound.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_rw_upgrade_bounded(
    struct osdev_spinlock_rw *lock, uint32_t attempts
);

/**
 * Go on as a plain reader; no writer comes in between.
 *
 * @param[in,out] lock  A lock whose upgradable holder the caller is. Leave it
 *                      by osdev_spinlock_rw_read_unlock().
 * @context Any. Does not wait.
 */
void osdev_spinlock_rw_upgradable_downgrade(struct osdev_spinlock_rw *lock);

/** @} */
/** @name Whoever holds it
 * @{ */

/**
 * How many readers hold the lock or wait for it, nested ones included and
 * the upgradable holder not. Like the two below, old when it arrives.
 *
 * @param[in] lock  The lock.
 */
uint32_t osdev_spinlock_rw_reader_count(const struct osdev_spinlock_rw *lock);

/**
 * Whether there is a writer, an upgradable holder or one who waits for that.
 * @param[in] lock  The lock.
 */
static inline bool
osdev_spinlock_rw_is_owned(const struct osdev_spinlock_rw *lock)
{
    return osdev_spinlock_ticket_is_locked(&lock->owner);
}

/**
 * Whether anybody holds the lock in any way.
 * @param[in] lock  The lock.
 */
bool osdev_spinlock_rw_is_locked(const struct osdev_spinlock_rw *lock);

/**
 * Make the lock free, whoever holds it or waits for it. For a crash dump
 * alone, when all other processors are stopped.
 *
 * @param[in,out] lock  The lock.
 */
void osdev_spinlock_rw_force_unlock(struct osdev_spinlock_rw *lock);

/** @} */

OSDEV_END_DECLS

#endif
