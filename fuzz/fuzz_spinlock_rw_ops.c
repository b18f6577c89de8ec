// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Each byte is a call on a reader-writer lock; a model that counts holders
// says what must come of it. Calls that would wait for themselves are left
// out by the model.
#include <osdev/spinlock.h>

#include <stdlib.h>

struct model {
    uint32_t readers;
    uint32_t nested;
    bool upgradable;
    bool writer;
};

static void expect(bool cond)
{
    if (!cond) {
        abort();
    }
}

static bool
try_readers(struct osdev_spinlock_rw *lock, struct model *m, unsigned call)
{
    switch (call) {
    case 0:
        expect(osdev_spinlock_rw_try_read_lock(lock) == !m->writer);
        m->readers += !m->writer;
        return true;
    case 1:
        expect(osdev_spinlock_rw_try_read_lock_nested(lock) == !m->writer);
        m->nested += !m->writer;
        return true;
    case 2:
        if (m->readers > 0) {
            osdev_spinlock_rw_read_unlock(lock);
            m->readers--;
        }
        return true;
    case 3:
        if (m->nested > 0) {
            osdev_spinlock_rw_read_unlock_nested(lock);
            m->nested--;
        }
        return true;
    default:
        return false;
    }
}

static bool
try_owner(struct osdev_spinlock_rw *lock, struct model *m, unsigned call)
{
    bool owned = m->upgradable || m->writer;
    bool alone = m->readers == 0 && m->nested == 0;

    switch (call) {
    case 4:
        expect(osdev_spinlock_rw_try_write_lock(lock) == (!owned && alone));
        m->writer |= !owned && alone;
        return true;
    case 5:
        expect(osdev_spinlock_rw_try_upgradable_lock(lock) == !owned);
        m->upgradable |= !owned;
        return true;
    case 6: {
        bool ok = !owned && alone;

        expect(
            osdev_spinlock_rw_write_lock_bounded(lock, 2) ==
            (ok ? OSDEV_SPINLOCK_OK : OSDEV_SPINLOCK_ERR_TIMEOUT)
        );
        m->writer |= ok;
        return true;
    }
    default:
        return false;
    }
}

static void
upgradable_call(struct osdev_spinlock_rw *lock, struct model *m, unsigned call)
{
    bool alone = m->readers == 0 && m->nested == 0;

    switch (call) {
    case 7:
        expect(osdev_spinlock_rw_try_upgrade(lock) == alone);
        m->writer = alone;
        m->upgradable = !alone;
        break;
    case 8:
        if (alone) {
            osdev_spinlock_rw_upgrade(lock);
            m->writer = true;
            m->upgradable = false;
        }
        break;
    case 9:
        osdev_spinlock_rw_upgradable_downgrade(lock);
        m->upgradable = false;
        m->readers++;
        break;
    default:
        osdev_spinlock_rw_upgradable_unlock(lock);
        m->upgradable = false;
        break;
    }
}

static void
writer_call(struct osdev_spinlock_rw *lock, struct model *m, unsigned call)
{
    m->writer = false;
    switch (call) {
    case 7:
        osdev_spinlock_rw_downgrade(lock);
        m->readers++;
        break;
    case 8:
        osdev_spinlock_rw_downgrade_to_upgradable(lock);
        m->upgradable = true;
        break;
    default:
        osdev_spinlock_rw_write_unlock(lock);
        break;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct osdev_spinlock_rw lock = OSDEV_SPINLOCK_RW_INIT;
    struct model m = {0, 0, false, false};

    for (size_t i = 0; i < size; i++) {
        unsigned call = data[i] % 11u;

        if (!try_readers(&lock, &m, call) && !try_owner(&lock, &m, call)) {
            if (m.writer) {
                writer_call(&lock, &m, call);
            } else if (m.upgradable) {
                upgradable_call(&lock, &m, call);
            }
        }
        expect(osdev_spinlock_rw_reader_count(&lock) == m.readers + m.nested);
        expect(osdev_spinlock_rw_is_owned(&lock) == (m.writer || m.upgradable));
    }
    return 0;
}
