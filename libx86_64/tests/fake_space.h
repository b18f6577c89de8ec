// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// An address space in fake memory, for tests.
#ifndef FAKE_SPACE_H
#define FAKE_SPACE_H

#include "fake_memory.h"

#include <osdev/x86.h>

#define M2 UINT64_C(0x200000)
#define G1 UINT64_C(0x40000000)
#define W  OSDEV_X86_PAGE_WRITE
#define U  OSDEV_X86_PAGE_USER
#define NX OSDEV_X86_PAGE_NO_EXECUTE

struct fake_space {
    struct fake_memory memory;
    struct osdev_x86_paging paging;
    struct osdev_x86_space space;
};

void fake_space_init(struct fake_space *fake, uint8_t levels);
void fake_space_finish(struct fake_space *fake);

// The whole of memory's pages, and how many are out: equal if nothing has
// changed between.
uint64_t fake_space_hash(const struct fake_space *fake);

enum osdev_x86_err fake_space_map(
    const struct fake_space *fake, uint64_t va, uint64_t pa, uint64_t len,
    uint64_t flags, enum osdev_x86_page_size max_size
);

struct mmu_result fake_space_walk(const struct fake_space *fake, uint64_t va);

// The entry that a page of a level has, or would have; NULL if there is no
// table for it.
osdev_x86_pte_t *
fake_space_entry(const struct fake_space *fake, uint64_t va, unsigned level);

#endif
