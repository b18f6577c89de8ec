// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Knowing beforehand how many tables an operation needs, and having them.
#ifndef OSDEV_X86_PLAN_H
#define OSDEV_X86_PLAN_H

#include "internal.h"

// Tables below an entry of a level if the part of its span that starts at va
// is filled with pages of page_level where they fit, otherwise smaller ones.
uint64_t osdev_x86_tables_below_(
    osdev_vaddr_t va, uint64_t len, unsigned level, unsigned page_level
);

// Tables taken from the kernel before they are needed, and a space that is the
// real one but for where it gets its tables.
struct osdev_x86_reserve_ {
    struct osdev_x86_space space;
    struct osdev_x86_table_ops ops;
    const struct osdev_x86_space *real;
    osdev_paddr_t first; // Chain through the first entries.
    uint64_t count;
};

// Take tables; either all or none.
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_reserve_take_(
    struct osdev_x86_reserve_ *reserve, const struct osdev_x86_space *space,
    uint64_t count
);

// Give back what was not used.
void osdev_x86_reserve_release_(struct osdev_x86_reserve_ *reserve);

#endif
