// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Physical pages. Pages that were never used are counted, not listed: each
// range of RAM has a cursor, so a machine with much memory boots as fast as a
// small one. Pages that came back are a stack, linked through the pages
// themselves.
#include "pmm.h"

#include <stddef.h>

#include <osdev/spinlock.h>

#include "panic.h"

#define MAX_RANGES 64
#define NO_PAGE    UINT64_MAX

struct range {
    uint64_t next; // First page that was never taken.
    uint64_t end;
};

static struct {
    struct osdev_spinlock lock;
    struct range ranges[MAX_RANGES];
    size_t range_count;
    uint64_t returned; // Top of the stack of pages that came back.
    uint64_t free_count;
    uint64_t total_count;
    uint64_t window;
} pmm = {.returned = NO_PAGE};

void pmm_set_window(uint64_t base)
{
    pmm.window = base;
}

void *pmm_pointer(osdev_paddr_t address)
{
    return osdev_vaddr_to_ptr(osdev_vaddr(pmm.window + address.raw));
}

void pmm_add(uint64_t start, uint64_t end)
{
    uint64_t first = (start + PAGE_SIZE - 1) & ~(PAGE_SIZE - 1);
    uint64_t last = end & ~(PAGE_SIZE - 1);

    // More ranges than any firmware reports: the rest stays unused.
    if (first >= last || pmm.range_count == MAX_RANGES) {
        return;
    }
    pmm.ranges[pmm.range_count++] = (struct range){first, last};
    pmm.free_count += (last - first) / PAGE_SIZE;
    pmm.total_count += (last - first) / PAGE_SIZE;
}

static bool take_returned(osdev_paddr_t *out)
{
    const uint64_t *link;

    if (pmm.returned == NO_PAGE) {
        return false;
    }
    *out = osdev_paddr(pmm.returned);
    link = pmm_pointer(*out);
    pmm.returned = *link;
    return true;
}

static bool take_new(osdev_paddr_t *out)
{
    for (size_t i = 0; i < pmm.range_count; i++) {
        struct range *range = &pmm.ranges[i];

        if (range->next < range->end) {
            *out = osdev_paddr(range->next);
            range->next += PAGE_SIZE;
            return true;
        }
    }
    return false;
}

bool pmm_alloc(osdev_paddr_t *out)
{
    bool found;

    osdev_spinlock_lock(&pmm.lock);
    found = take_returned(out) || take_new(out);
    if (found) {
        pmm.free_count--;
    }
    osdev_spinlock_unlock(&pmm.lock);
    return found;
}

void pmm_free(osdev_paddr_t page)
{
    uint64_t *link = pmm_pointer(page);

    if (page.raw % PAGE_SIZE != 0) {
        panic("pmm: 0x%lx is no page", page.raw);
    }
    osdev_spinlock_lock(&pmm.lock);
    *link = pmm.returned;
    pmm.returned = page.raw;
    pmm.free_count++;
    osdev_spinlock_unlock(&pmm.lock);
}

uint64_t pmm_free_count(void)
{
    return pmm.free_count;
}

uint64_t pmm_total_count(void)
{
    return pmm.total_count;
}
