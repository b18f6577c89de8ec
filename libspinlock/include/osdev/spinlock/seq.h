// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * The sequence lock: readers never write and never hold a writer up; they
 * read again if a writer came in between. For small data that is read often
 * and written seldom, such as the time of day.
 *
 * The data must not be read by plain accesses, which a compiler may split or
 * repeat and which race with the writer: use the copying functions. What was
 * copied means nothing before osdev_spinlock_seq_read_retry() says false.
 * Pointers in the data must not be followed before that either.
 */
#ifndef OSDEV_SPINLOCK_SEQ_H
#define OSDEV_SPINLOCK_SEQ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <osdev/base/attr.h>
#include <osdev/spinlock/atomic.h>
#include <osdev/spinlock/err.h>
#include <osdev/spinlock/spin.h>

OSDEV_BEGIN_DECLS

/** A sequence lock. Zeroed memory is a free lock. */
struct osdev_spinlock_seq {
    uint32_t sequence;            /**< Private: odd while a writer is in. */
    struct osdev_spinlock writer; /**< Private: held by the writer. */
};

/** Initialiser of a free sequence lock. */
#define OSDEV_SPINLOCK_SEQ_INIT \
    {                           \
        0, OSDEV_SPINLOCK_INIT  \
    }

/**
 * Make a lock free, once, before others see it.
 *
 * @param[out] lock  Any memory.
 */
static inline void osdev_spinlock_seq_init(struct osdev_spinlock_seq *lock)
{
    lock->sequence = 0;
    osdev_spinlock_init(&lock->writer);
}

/** @name Writers
 * @{ */

/**
 * Begin to write; waits for other writers alone.
 *
 * @param[in,out] lock  The lock.
 *
 * @context Waits without bound. If an interrupt handler reads or writes
 *          under this lock, interrupts must be off.
 */
void osdev_spinlock_seq_write_begin(struct osdev_spinlock_seq *lock);

/**
 * Begin to write if no other writer is in.
 *
 * @param[in,out] lock  The lock.
 * @return Whether the caller now writes.
 *
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
bool osdev_spinlock_seq_try_write_begin(struct osdev_spinlock_seq *lock);

/**
 * Begin to write within a number of looks at the lock.
 *
 * @param[in,out] lock      The lock.
 * @param         attempts  How many times to look, at least 1.
 *
 * @retval OSDEV_SPINLOCK_OK           the caller writes.
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  attempts is 0.
 * @retval OSDEV_SPINLOCK_ERR_TIMEOUT  another writer was in at every look.
 *
 * @context Waits within the bound.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_seq_write_begin_bounded(
    struct osdev_spinlock_seq *lock, uint32_t attempts
);

/**
 * Stop writing.
 *
 * @param[in,out] lock  A lock that the caller writes under.
 *
 * @context Any. Does not wait.
 */
void osdev_spinlock_seq_write_end(struct osdev_spinlock_seq *lock);

/**
 * Copy into the shared data, between write_begin and write_end.
 *
 * @param[out] shared  Data that the lock protects.
 * @param[in]  from    The new content; does not overlap.
 * @param      len     Bytes.
 */
void osdev_spinlock_seq_store(void *shared, const void *from, size_t len);

/** @} */
/** @name Readers
 * @{ */

/**
 * Begin to read if no writer is in.
 *
 * @param[in]  lock       The lock.
 * @param[out] out_start  For osdev_spinlock_seq_read_retry().
 * @return Whether the caller may read.
 *
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
bool osdev_spinlock_seq_try_read_begin(
    const struct osdev_spinlock_seq *lock, uint32_t *out_start
);

/**
 * Begin to read; waits for the writer that is in.
 *
 * @param[in] lock  The lock.
 * @return For osdev_spinlock_seq_read_retry().
 *
 * @context Waits without bound.
 */
uint32_t osdev_spinlock_seq_read_begin(const struct osdev_spinlock_seq *lock);

/**
 * Copy out of the shared data, between read_begin and read_retry.
 *
 * @param[out] to      Where to; may be a torn mixture until read_retry.
 * @param[in]  shared  Data that the lock protects.
 * @param      len     Bytes.
 */
void osdev_spinlock_seq_load(void *to, const void *shared, size_t len);

/**
 * Whether a writer came in between and all that was read must be read again.
 *
 * @param[in] lock   The lock.
 * @param     start  What read_begin gave.
 *
 * @context Any. Does not wait.
 */
OSDEV_NODISCARD
bool osdev_spinlock_seq_read_retry(
    const struct osdev_spinlock_seq *lock, uint32_t start
);

/**
 * Read all of the data within a number of attempts.
 *
 * @param[in]  lock      The lock.
 * @param[out] to        The data; torn if the call fails.
 * @param[in]  shared    Data that the lock protects.
 * @param      len       Bytes.
 * @param      attempts  How many times to try, at least 1.
 *
 * @retval OSDEV_SPINLOCK_OK           to holds what one writer left.
 * @retval OSDEV_SPINLOCK_ERR_BAD_ARG  attempts is 0.
 * @retval OSDEV_SPINLOCK_ERR_TIMEOUT  a writer interfered every time.
 *
 * @context Any, an interrupt that interrupted the writer included: then it
 *          times out. Waits within the bound.
 */
OSDEV_NODISCARD
enum osdev_spinlock_err osdev_spinlock_seq_read(
    const struct osdev_spinlock_seq *lock, void *to, const void *shared,
    size_t len, uint32_t attempts
);

/** @} */

/**
 * Whether a writer is in. May be old when it arrives.
 *
 * @param[in] lock  The lock.
 */
static inline bool
osdev_spinlock_seq_is_locked(const struct osdev_spinlock_seq *lock)
{
    return osdev_spinlock_is_locked(&lock->writer);
}

/**
 * Make the lock free, whoever writes.
 *
 * For a crash dump alone, when the processor that writes is stopped.
 *
 * @param[in,out] lock  The lock.
 */
void osdev_spinlock_seq_force_unlock(struct osdev_spinlock_seq *lock);

OSDEV_END_DECLS

#endif
