// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What is mapped, as a plain list of ranges that do not overlap: the
// reference for tests that do random things to page tables.
#ifndef REFERENCE_MAP_H
#define REFERENCE_MAP_H

#include <stdbool.h>
#include <stdint.h>

#define REFERENCE_MAX 512u

struct reference_range {
    uint64_t va;
    uint64_t pa;
    uint64_t len;
    uint64_t flags;
};

struct reference_map {
    struct reference_range ranges[REFERENCE_MAX];
    unsigned count;
};

// The range that holds an address, NULL if there is none.
const struct reference_range *
reference_find(const struct reference_map *map, uint64_t va);

// Bytes from va on that are all mapped, or all not mapped; at most len.
uint64_t reference_run(
    const struct reference_map *map, uint64_t va, uint64_t len, bool is_mapped
);

// Each returns false if the list is full; nothing has changed then.
bool reference_add(
    struct reference_map *map, uint64_t va, uint64_t pa, uint64_t len,
    uint64_t flags
);
bool reference_remove(struct reference_map *map, uint64_t va, uint64_t len);
bool reference_protect(
    struct reference_map *map, uint64_t va, uint64_t len, uint64_t clear,
    uint64_t set
);

#endif
