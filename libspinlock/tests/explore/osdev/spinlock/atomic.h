// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Stands in front of the library's header of the same name: every atomic
// operation of the locks becomes a step that the explorer schedules.
#ifndef OSDEV_SPINLOCK_ATOMIC_H
#define OSDEV_SPINLOCK_ATOMIC_H

#include <explore.h>

#include <osdev/base/attr.h>

// Tell the explorer which line of the library steps.
#define EXPLORE_AT_ explore_at(__FILE__, __LINE__)

// The type of the object without its qualifiers.
#define EXPLORE_TYPE_(ptr) __typeof__(((void)0, *(ptr)))

#define EXPLORE_RMW_(ptr, kind, value, order) \
    (EXPLORE_AT_,                             \
     (EXPLORE_TYPE_(ptr))(uintptr_t           \
     )explore_rmw((ptr), sizeof(*(ptr)), (kind), (uintptr_t)(value), (order)))

#define OSDEV_SPINLOCK_LOAD_(ptr, order)         \
    (EXPLORE_AT_, (EXPLORE_TYPE_(ptr))(uintptr_t \
                  )explore_load((ptr), sizeof(*(ptr)), (order)))
#define OSDEV_SPINLOCK_STORE_(ptr, value, order) \
    (EXPLORE_AT_,                                \
     explore_store((ptr), sizeof(*(ptr)), (uintptr_t)(value), (order)))
#define OSDEV_SPINLOCK_SWAP_(ptr, value, order) \
    EXPLORE_RMW_(ptr, EXPLORE_SWAP, value, order)
#define OSDEV_SPINLOCK_ADD_(ptr, value, order) \
    EXPLORE_RMW_(ptr, EXPLORE_ADD, value, order)
#define OSDEV_SPINLOCK_OR_(ptr, value, order) \
    EXPLORE_RMW_(ptr, EXPLORE_OR, value, order)
#define OSDEV_SPINLOCK_AND_(ptr, value, order) \
    EXPLORE_RMW_(ptr, EXPLORE_AND, value, order)
#define OSDEV_SPINLOCK_CAS_(ptr, expected, value, order)                \
    (EXPLORE_AT_,                                                       \
     explore_cas(                                                       \
         (ptr), sizeof(*(ptr)), (expected), (uintptr_t)(value), (order) \
     ))
#define OSDEV_SPINLOCK_FENCE_(order) (EXPLORE_AT_, explore_fence(order))
#define OSDEV_SPINLOCK_PAUSE_()      explore_pause(__LINE__)

static inline void osdev_spinlock_pause(void)
{
    explore_pause(0);
}

#endif
