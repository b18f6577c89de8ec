// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The kernel's heap. Not for interrupt handlers.
#ifndef KERNEL_HEAP_H
#define KERNEL_HEAP_H

#include <stddef.h>
#include <stdint.h>

struct osdev_alloc_ll_stats;

/** Set the first pages of the heap up; needs vm.h. */
void heap_init(void);

/** Take memory, aligned for any type; NULL if there is no more. */
void *heap_alloc(size_t size);

/** Give memory back. The size is the one it was taken with. */
void heap_free(void *block, size_t size);

/** How full the heap is. */
void heap_stats(struct osdev_alloc_ll_stats *out);

#endif
