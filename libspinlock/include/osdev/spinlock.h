// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * libspinlock: locks for kernels, in portable C.
 *
 * | header                | what                                           |
 * |-----------------------|------------------------------------------------|
 * | osdev/spinlock/spin.h | simple lock, with or without back-off; guard   |
 * | .../ticket.h          | first come, first served                       |
 * | .../mcs.h             | the same, for many processors                  |
 * | .../rw.h              | readers, writers, upgradable holder            |
 * | .../seq.h             | readers that never write                       |
 * | .../once.h            | once, cell, lazy                               |
 * | .../irq.h, irq_*.h    | interrupts off while a lock is held            |
 * | .../raw.h             | all kinds behind one interface; irqlock        |
 * | .../order.h           | order graph of lock classes                    |
 * | .../checked.h         | locks that report deadlocks                    |
 *
 * Conventions, beyond those of osdev/base.h:
 *
 * - Locks are the one kind of osdev object that several processors use at a
 *   time. They have no destructor and own nothing.
 * - @c try_lock makes one attempt; @c lock_bounded makes as many as it is
 *   told; @c lock waits as long as it takes.
 * - Unless it says otherwise, a lock taken twice by one processor waits for
 *   itself. osdev/spinlock/checked.h finds that.
 * - Taking a lock acquires, giving it back releases: what one holder did
 *   before is visible to the next one after.
 * - The counters need 32-bit atomic operations and pointer-sized ones that
 *   the compiler inlines.
 *
 * The members of all structs are private unless their description says
 * otherwise; they are visible so that callers can own the memory.
 */
#ifndef OSDEV_SPINLOCK_H
#define OSDEV_SPINLOCK_H

#include <osdev/spinlock/checked.h>
#include <osdev/spinlock/err.h>
#include <osdev/spinlock/irq.h>
#include <osdev/spinlock/irq_queue.h>
#include <osdev/spinlock/irq_rw.h>
#include <osdev/spinlock/irq_seq.h>
#include <osdev/spinlock/mcs.h>
#include <osdev/spinlock/once.h>
#include <osdev/spinlock/order.h>
#include <osdev/spinlock/raw.h>
#include <osdev/spinlock/rw.h>
#include <osdev/spinlock/seq.h>
#include <osdev/spinlock/spin.h>
#include <osdev/spinlock/ticket.h>

#endif
