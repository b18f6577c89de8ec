// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The kernel's address space.
//
//   0xffff800000000000  direct map: physical address + this, RAM only
//   0xffffc00000000000  heap
//   0xffffd00000000000  scratch, for tests
//   0xffffe00000000000  device registers, uncached
//   0xffffffff80000000  the kernel's image
//
// Nothing else is mapped: not address 0, not the guard pages below the stacks.
#ifndef KERNEL_VM_H
#define KERNEL_VM_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/base.h>

#define VM_DIRECT_BASE  UINT64_C(0xffff800000000000)
#define VM_HEAP_BASE    UINT64_C(0xffffc00000000000)
#define VM_SCRATCH_BASE UINT64_C(0xffffd00000000000)
#define VM_DEVICE_BASE  UINT64_C(0xffffe00000000000)

/** What a page may be used for, besides reading. */
enum vm_rights {
    VM_READ = 0,
    VM_WRITE = 1,
    VM_RUN = 2,
};

/** Build the address space from the hand-off and switch to it. */
void vm_init(void);

/** Map a range to new pages of RAM. On failure nothing stays mapped. */
OSDEV_NODISCARD
bool vm_map_new(uint64_t start, uint64_t len, unsigned rights);

/** Unmap a range made by vm_map_new() and free its pages. */
void vm_unmap_free(uint64_t start, uint64_t len);

/** Map registers of a device; whole pages. They stay mapped. */
void *vm_map_device(osdev_paddr_t base, uint64_t len);

/** Change the rights of a mapped range. */
OSDEV_NODISCARD
bool vm_protect(uint64_t start, uint64_t len, unsigned rights);

/** The physical address behind a virtual one. */
OSDEV_NODISCARD
bool vm_translate(uint64_t address, osdev_paddr_t *out);

/** Print the mapped ranges with their rights. */
void vm_print(void);

#endif
