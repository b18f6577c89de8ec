// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Finding the entry of one page, the long way.
#ifndef OSDEV_X86_PLACE_H
#define OSDEV_X86_PLACE_H

#include "internal.h"

// An entry and what the levels down to it grant.
struct osdev_x86_place_ {
    osdev_x86_pte_t *entry;
    osdev_x86_pte_t pte;
    unsigned level;
    uint64_t rights;
    enum osdev_x86_pte_kind kind;
};

// Go down until there is no table, but not below a level.
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_place_find_(
    const struct osdev_x86_space *space, osdev_vaddr_t va, unsigned lowest,
    struct osdev_x86_place_ *out
);

// Replace a page of exactly one size by another entry.
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_page_replace_(
    const struct osdev_x86_space *space, osdev_vaddr_t va,
    enum osdev_x86_page_size size, osdev_x86_pte_t pte,
    struct osdev_x86_gather *gather, struct osdev_x86_translation *out
);

#endif
