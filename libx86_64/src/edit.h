// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What unmapping and protecting have in common: going through the pages of a
// range.
#ifndef OSDEV_X86_EDIT_H
#define OSDEV_X86_EDIT_H

#include "internal.h"

struct osdev_x86_edit_;

// Change up to count pages from entry on, all of one level; stop before an
// entry that is no page. Returns how many; the first one is a page. Or-s the
// old entries of those that need a flush into edit->seen.
typedef unsigned osdev_x86_edit_fn_(
    struct osdev_x86_edit_ *edit, osdev_x86_pte_t *entry, unsigned count
);

// One change of a range.
struct osdev_x86_edit_ {
    struct osdev_x86_cursor cursor;
    osdev_vaddr_t va;                // First byte.
    uint64_t len;                    // Bytes.
    uint64_t done;                   // Bytes done so far.
    uint32_t options;                // OSDEV_X86_SKIP_HOLES and so on.
    struct osdev_x86_gather *gather; // May be NULL.
    osdev_x86_edit_fn_ *change;      // What to do with pages.
    // Before a run: see that the tables above grant what is asked for. May be
    // NULL.
    enum osdev_x86_err (*check)(struct osdev_x86_edit_ *edit);
    uint64_t seen;   // Old entries that need a flush, or-ed together.
    bool is_plan;    // Look, count, and change nothing.
    uint64_t tables; // Plan: tables for splits.
    uint64_t clear;  // Protect: flags to clear.
    uint64_t set;    // Protect: flags to set.
};

OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_edit_range_(
    struct osdev_x86_edit_ *edit, const struct osdev_x86_space *space,
    struct osdev_x86_stop *out_stop
);

// The same without effect; edit->tables is the number of tables.
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_edit_plan_(
    struct osdev_x86_edit_ *edit, const struct osdev_x86_space *space,
    struct osdev_x86_stop *out_stop
);

#endif
