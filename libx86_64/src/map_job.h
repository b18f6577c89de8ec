// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What mapping and placing the kernel's own entries have in common: filling a
// range of unused entries.
#ifndef OSDEV_X86_MAP_JOB_H
#define OSDEV_X86_MAP_JOB_H

#include "internal.h"

// One filling of a range.
struct osdev_x86_map_job_ {
    osdev_vaddr_t va;
    uint64_t len;
    // Where it leads. For entries that are not present, the number of va:
    // they lead nowhere, and any alignment of va will do.
    uint64_t pa;
    uint64_t distance_mask; // All ones, or 0: entries are all the same.
    uint64_t flags;         // What pages need of the tables above them.
    uint32_t options;       // RAISE_PARENTS, ALL_OR_NOTHING, REPLACE_SOFT.
    uint64_t bits[4];       // Entry without address, by level.
    unsigned min_level;     // Level of the smallest entry allowed.
    unsigned max_level;     // Level of the largest one.
    // Filled on the way.
    struct osdev_x86_cursor cursor;
    uint64_t done;   // Bytes done so far.
    bool is_plan;    // Look, count, and change nothing.
    uint64_t tables; // Plan: tables that are needed.
};

OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_map_job_run_(
    struct osdev_x86_map_job_ *job, const struct osdev_x86_space *space,
    struct osdev_x86_stop *out_stop
);

// The same without effect; job->tables is the number of tables.
OSDEV_NODISCARD
enum osdev_x86_err osdev_x86_map_job_plan_(
    struct osdev_x86_map_job_ *job, const struct osdev_x86_space *space,
    struct osdev_x86_stop *out_stop
);

#endif
