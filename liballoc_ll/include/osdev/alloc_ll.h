// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * liballoc_ll: heaps that keep their books in the free memory itself.
 *
 * A heap is an object of the caller over memory of the caller. It takes no
 * lock, so the caller serialises its use; it never waits and calls nothing
 * but memcpy and memset.
 */
#ifndef OSDEV_ALLOC_LL_H
#define OSDEV_ALLOC_LL_H

#include <osdev/alloc_ll/err.h>
#include <osdev/alloc_ll/list.h>

#endif
