// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// libvolatile in the kernel: register cells over a page of memory, which a
// device would answer for.
#include <osdev/volatile.h>

#include "pmm.h"
#include "selftest.h"
#include "vm.h"

static void cells(void)
{
    osdev_rw32_t *control = osdev_vaddr_to_ptr(osdev_vaddr(VM_SCRATCH_BASE));
    const osdev_ro32_t *status = (const osdev_ro32_t *)control;

    if (!CHECK(vm_map_new(VM_SCRATCH_BASE, PAGE_SIZE, VM_WRITE))) {
        return;
    }
    osdev_rw32_write(control, 0x12345678);
    CHECK(osdev_rw32_read(control) == 0x12345678);
    osdev_rw32_update(control, 0xff00, 0xab00);
    CHECK(osdev_ro32_read(status) == 0x1234ab78);
    // A wait for a bit that never comes ends.
    CHECK(!osdev_ro32_poll(status, 1, 1, 1000));
    vm_unmap_free(VM_SCRATCH_BASE, PAGE_SIZE);
}

static const struct selftest_step steps[] = {
    {"cells", cells},
};

SELFTEST_SUITE(selftest_volatile, "volatile", steps);
