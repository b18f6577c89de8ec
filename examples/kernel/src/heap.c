// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The heap: liballoc_ll over a range of virtual addresses of its own. When it
// is full, more of the range gets pages, up to HEAP_MAX.
#include "heap.h"

#include <osdev/alloc_ll.h>
#include <osdev/spinlock.h>

#include "panic.h"
#include "pmm.h"
#include "vm.h"

#define HEAP_STEP  (UINT64_C(1) << 20)
#define HEAP_MAX   (UINT64_C(1) << 30)
#define HEAP_ALIGN 16

static struct {
    struct osdev_spinlock lock;
    struct osdev_alloc_ll_list list;
    uint64_t mapped; // Bytes of the range that have pages.
} heap;

static bool map_step(void)
{
    if (heap.mapped == HEAP_MAX ||
        !vm_map_new(VM_HEAP_BASE + heap.mapped, HEAP_STEP, VM_WRITE)) {
        return false;
    }
    heap.mapped += HEAP_STEP;
    return true;
}

void heap_init(void)
{
    void *base = osdev_vaddr_to_ptr(osdev_vaddr(VM_HEAP_BASE));

    if (!map_step() || osdev_alloc_ll_list_init(&heap.list, base, HEAP_STEP) !=
                           OSDEV_ALLOC_LL_OK) {
        panic("heap: no memory for the first %lu KiB", HEAP_STEP / 1024);
    }
}

static void *alloc_locked(size_t size)
{
    void *block;

    while (osdev_alloc_ll_list_alloc(&heap.list, size, HEAP_ALIGN, &block) !=
           OSDEV_ALLOC_LL_OK) {
        if (size > HEAP_MAX || !map_step() ||
            osdev_alloc_ll_list_extend(&heap.list, HEAP_STEP) !=
                OSDEV_ALLOC_LL_OK) {
            return NULL;
        }
    }
    return block;
}

void *heap_alloc(size_t size)
{
    void *block;

    osdev_spinlock_lock(&heap.lock);
    block = alloc_locked(size);
    osdev_spinlock_unlock(&heap.lock);
    return block;
}

void heap_free(void *block, size_t size)
{
    enum osdev_alloc_ll_err err = OSDEV_ALLOC_LL_OK;

    if (block == NULL) {
        return;
    }
    osdev_spinlock_lock(&heap.lock);
    err = osdev_alloc_ll_list_free(&heap.list, block, size);
    osdev_spinlock_unlock(&heap.lock);
    if (err != OSDEV_ALLOC_LL_OK) {
        panic("heap: free of %p: %s", block, osdev_alloc_ll_strerror(err));
    }
}

void heap_stats(struct osdev_alloc_ll_stats *out)
{
    osdev_spinlock_lock(&heap.lock);
    osdev_alloc_ll_list_stats(&heap.list, out);
    osdev_spinlock_unlock(&heap.lock);
}
