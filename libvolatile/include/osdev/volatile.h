// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
/**
 * @file
 * libvolatile: typed registers, device memory and memory barriers.
 *
 * An access to a register is one instruction of exactly its width, and its
 * type says whether it may be read or written. Accesses and order are
 * separate: cells and slices order nothing towards ordinary memory, barriers
 * do, and the accessors of <osdev/volatile/ordered.h> are both.
 *
 * Everything is inline; there is no state and nothing to link. The mapping
 * must be right for devices (uncached or write-combining), which is the
 * kernel's business, and the memory must not be accessed in other ways.
 *
 * Header of its own: <osdev/volatile/cache.h>, for processors whose devices
 * do not see the caches. The conventions of <osdev/base.h> hold.
 */
#ifndef OSDEV_VOLATILE_H
#define OSDEV_VOLATILE_H

#include <osdev/volatile/access.h>
#include <osdev/volatile/barrier.h>
#include <osdev/volatile/be.h>
#include <osdev/volatile/cell.h>
#include <osdev/volatile/config.h>
#include <osdev/volatile/copy.h>
#include <osdev/volatile/generic.h>
#include <osdev/volatile/le.h>
#include <osdev/volatile/ordered.h>
#include <osdev/volatile/pair.h>
#include <osdev/volatile/slice.h>
#include <osdev/volatile/sync.h>
#include <osdev/volatile/wait.h>

#endif
