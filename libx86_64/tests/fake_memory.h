// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Physical memory for page tables, as an object: pages that are dirty when
// they are handed out, a limit, and a count of what is out.
#ifndef FAKE_MEMORY_H
#define FAKE_MEMORY_H

#include <stdbool.h>
#include <stdint.h>

#include <osdev/x86/paging.h>

#define FAKE_PAGES 1024u
#define FAKE_BASE  UINT64_C(0x40000000)

struct fake_memory {
    uint64_t *pages; // FAKE_PAGES times 512 words.
    bool is_out[FAKE_PAGES];
    unsigned out;    // Pages handed out.
    unsigned budget; // Allocations that still succeed.
    uint64_t bad_pa; // If not 0, what the next allocation gives.
    bool has_error;  // A page was given back twice, or never was out.
};

// Reach tables by a call, or with a direct map at fake_direct_map().
extern const struct osdev_x86_table_ops fake_ops;
extern const struct osdev_x86_table_ops fake_direct_ops;

osdev_vaddr_t fake_direct_map(const struct fake_memory *memory);

void fake_init(struct fake_memory *memory);
void fake_finish(struct fake_memory *memory);
// The words of a page, NULL outside.
uint64_t *fake_page(const struct fake_memory *memory, uint64_t pa);

// What the processor would do with an access, from the manual and apart from
// the library.
struct mmu_result {
    bool is_present;
    bool is_reserved; // A reserved bit would raise a page fault.
    bool is_soft;     // Not present, but not zero.
    uint64_t pa;
    uint64_t size;
    uint64_t leaf; // The entry itself.
    bool can_write;
    bool can_user;
    bool can_execute;
};

struct mmu_result mmu_walk(
    const struct fake_memory *memory, const struct osdev_x86_paging *paging,
    uint64_t root, uint64_t va
);

#endif
