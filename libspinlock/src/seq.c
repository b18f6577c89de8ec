// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The sequence lock, with the fences of H.-J. Boehm, "Can Seqlocks Get Along
// With Programming Language Memory Models?", MSPC 2012.
#include <osdev/spinlock/seq.h>

// The caller's data may have any type.
typedef uintptr_t __attribute__((may_alias)) word_t;

static void enter(struct osdev_spinlock_seq *lock)
{
    // Only the writer changes the sequence.
    uint32_t now = OSDEV_SPINLOCK_LOAD_(&lock->sequence, __ATOMIC_RELAXED);

    OSDEV_SPINLOCK_STORE_(&lock->sequence, now + 1, __ATOMIC_RELAXED);
    // Who sees any of the stores that follow also sees the odd number, once
    // it has passed the fence in osdev_spinlock_seq_read_retry().
    OSDEV_SPINLOCK_FENCE_(__ATOMIC_RELEASE);
}

void osdev_spinlock_seq_write_begin(struct osdev_spinlock_seq *lock)
{
    osdev_spinlock_lock(&lock->writer);
    enter(lock);
}

bool osdev_spinlock_seq_try_write_begin(struct osdev_spinlock_seq *lock)
{
    if (!osdev_spinlock_try_lock(&lock->writer)) {
        return false;
    }
    enter(lock);
    return true;
}

enum osdev_spinlock_err osdev_spinlock_seq_write_begin_bounded(
    struct osdev_spinlock_seq *lock, uint32_t attempts
)
{
    enum osdev_spinlock_err err =
        osdev_spinlock_lock_bounded(&lock->writer, attempts);

    if (err == OSDEV_SPINLOCK_OK) {
        enter(lock);
    }
    return err;
}

void osdev_spinlock_seq_write_end(struct osdev_spinlock_seq *lock)
{
    uint32_t now = OSDEV_SPINLOCK_LOAD_(&lock->sequence, __ATOMIC_RELAXED);

    // Release: who begins with this number sees all that was written.
    OSDEV_SPINLOCK_STORE_(&lock->sequence, now + 1, __ATOMIC_RELEASE);
    osdev_spinlock_unlock(&lock->writer);
}

static bool word_aligned(const void *a, const void *b, size_t len)
{
    return (((uintptr_t)a | (uintptr_t)b | len) % sizeof(word_t)) == 0;
}

// Both copies are relaxed in each element: the sequence orders them.
void osdev_spinlock_seq_store(void *shared, const void *from, size_t len)
{
    if (word_aligned(shared, from, len)) {
        word_t *to_words = (word_t *)shared;
        const word_t *from_words = (const word_t *)from;

        for (size_t i = 0; i < len / sizeof(word_t); i++) {
            OSDEV_SPINLOCK_STORE_(
                &to_words[i], from_words[i], __ATOMIC_RELAXED
            );
        }
        return;
    }
    unsigned char *to_bytes = (unsigned char *)shared;
    const unsigned char *from_bytes = (const unsigned char *)from;

    for (size_t i = 0; i < len; i++) {
        OSDEV_SPINLOCK_STORE_(&to_bytes[i], from_bytes[i], __ATOMIC_RELAXED);
    }
}

void osdev_spinlock_seq_load(void *to, const void *shared, size_t len)
{
    if (word_aligned(to, shared, len)) {
        word_t *to_words = (word_t *)to;
        const word_t *from_words = (const word_t *)shared;

        for (size_t i = 0; i < len / sizeof(word_t); i++) {
            to_words[i] =
                OSDEV_SPINLOCK_LOAD_(&from_words[i], __ATOMIC_RELAXED);
        }
        return;
    }
    unsigned char *to_bytes = (unsigned char *)to;
    const unsigned char *from_bytes = (const unsigned char *)shared;

    for (size_t i = 0; i < len; i++) {
        to_bytes[i] = OSDEV_SPINLOCK_LOAD_(&from_bytes[i], __ATOMIC_RELAXED);
    }
}

bool osdev_spinlock_seq_try_read_begin(
    const struct osdev_spinlock_seq *lock, uint32_t *out_start
)
{
    // Acquire: pairs with the end of the writer that left this number.
    uint32_t start = OSDEV_SPINLOCK_LOAD_(&lock->sequence, __ATOMIC_ACQUIRE);

    if ((start & 1) != 0) {
        return false;
    }
    *out_start = start;
    return true;
}

uint32_t osdev_spinlock_seq_read_begin(const struct osdev_spinlock_seq *lock)
{
    uint32_t start = 0;

    while (!osdev_spinlock_seq_try_read_begin(lock, &start)) {
        OSDEV_SPINLOCK_PAUSE_();
    }
    return start;
}

bool osdev_spinlock_seq_read_retry(
    const struct osdev_spinlock_seq *lock, uint32_t start
)
{
    // Acquire: if a load before it saw a later writer's data, the load after
    // it sees at least that writer's odd number.
    OSDEV_SPINLOCK_FENCE_(__ATOMIC_ACQUIRE);
    return OSDEV_SPINLOCK_LOAD_(&lock->sequence, __ATOMIC_RELAXED) != start;
}

enum osdev_spinlock_err osdev_spinlock_seq_read(
    const struct osdev_spinlock_seq *lock, void *to, const void *shared,
    size_t len, uint32_t attempts
)
{
    if (attempts == 0) {
        return OSDEV_SPINLOCK_ERR_BAD_ARG;
    }
    for (;;) {
        uint32_t start;

        if (osdev_spinlock_seq_try_read_begin(lock, &start)) {
            osdev_spinlock_seq_load(to, shared, len);
            if (!osdev_spinlock_seq_read_retry(lock, start)) {
                return OSDEV_SPINLOCK_OK;
            }
        }
        if (--attempts == 0) {
            return OSDEV_SPINLOCK_ERR_TIMEOUT;
        }
        OSDEV_SPINLOCK_PAUSE_();
    }
}

void osdev_spinlock_seq_force_unlock(struct osdev_spinlock_seq *lock)
{
    uint32_t now = OSDEV_SPINLOCK_LOAD_(&lock->sequence, __ATOMIC_RELAXED);

    OSDEV_SPINLOCK_STORE_(&lock->sequence, now + (now & 1), __ATOMIC_RELEASE);
    osdev_spinlock_force_unlock(&lock->writer);
}
