// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Mapping. Intel SDM volume 3, 4.5 and 4.10.4.3.
#include "internal.h"

#include <osdev/x86/map.h>

// One call of osdev_x86_map().
struct job {
    struct osdev_x86_cursor cursor;
    const struct osdev_x86_mapping *what;
    uint64_t done;      // Bytes mapped so far.
    uint64_t bits[4];   // Entry without address, by level.
    unsigned min_level; // Level of the smallest page allowed.
    unsigned max_level; // Level of the largest one.
};

// Entries in a row of one table.
struct run {
    unsigned first;    // Index of the first entry.
    unsigned count;    // How many.
    uint64_t raw;      // The first entry.
    uint64_t distance; // From an entry to the next one.
};

static enum osdev_x86_err
prepare(struct job *job, const struct osdev_x86_space *space)
{
    const struct osdev_x86_paging *paging = space->paging;
    const struct osdev_x86_mapping *what = job->what;
    unsigned largest = osdev_x86_paging_max_leaf(paging);
    uint64_t pa_size = UINT64_C(1) << paging->pa_bits;

    job->min_level = what->min_size == OSDEV_X86_SIZE_ANY ? 1 : what->min_size;
    job->max_level =
        what->max_size == OSDEV_X86_SIZE_ANY ? largest : what->max_size;
    if (job->max_level > largest || job->min_level > job->max_level) {
        return OSDEV_X86_ERR_BAD_SIZE;
    }
    uint64_t align = OSDEV_X86_LEVEL_SIZE(job->min_level);
    enum osdev_x86_err err =
        osdev_x86_range_check_(space, what->va, what->len, align);

    if (err != OSDEV_X86_OK) {
        return err;
    }
    if (!osdev_paddr_is_aligned(what->pa, align)) {
        return OSDEV_X86_ERR_BAD_ALIGN;
    }
    if (what->pa.raw > pa_size || what->len > pa_size - what->pa.raw) {
        return OSDEV_X86_ERR_PHYS_RANGE;
    }
    if ((what->flags & ~osdev_x86_paging_flags(paging)) != 0) {
        return OSDEV_X86_ERR_BAD_FLAGS;
    }
    for (unsigned level = job->min_level; level <= job->max_level; level++) {
        job->bits[level] = OSDEV_X86_PTE_PRESENT |
                           (level > 1 ? OSDEV_X86_PTE_HUGE : 0) |
                           osdev_x86_flag_bits_(paging, level, what->flags);
    }
    job->done = 0;
    return osdev_x86_cursor_init(&job->cursor, space, what->va);
}

// Level of the largest page that can start at the current position.
static unsigned level_due(const struct job *job)
{
    uint64_t va = job->what->va.raw + job->done;
    uint64_t pa = job->what->pa.raw + job->done;
    uint64_t left = job->what->len - job->done;
    unsigned level = job->max_level;

    while (level > job->min_level &&
           (((va | pa) & (OSDEV_X86_LEVEL_SIZE(level) - 1)) != 0 ||
            left < OSDEV_X86_LEVEL_SIZE(level))) {
        level--;
    }
    return level;
}

static struct run run_at(const struct job *job, unsigned level)
{
    uint64_t size = OSDEV_X86_LEVEL_SIZE(level);
    uint64_t left = (job->what->len - job->done) / size;
    unsigned first = osdev_x86_cursor_index(&job->cursor, level);
    unsigned room = OSDEV_X86_TABLE_ENTRIES - first;
    struct run run = {
        first, left < room ? (unsigned)left : room,
        (job->what->pa.raw + job->done) | job->bits[level], size};

    return run;
}

// Set entries until one is in use. Returns how many were set.
static unsigned fill(osdev_x86_pte_t *table, const struct run *run)
{
    osdev_x86_pte_t *entry = table + run->first;
    uint64_t raw = run->raw;
    unsigned count = 0;

    for (; count < run->count && entry[count].raw == 0; count++) {
        __atomic_store_n(&entry[count].raw, raw, __ATOMIC_RELAXED);
        raw += run->distance;
    }
    return count;
}

// Link a new table at the cursor and enter it. A table of the level due gets
// its pages before it is linked, and only the rest of it is cleared.
static enum osdev_x86_err
add_table(struct job *job, unsigned level, unsigned *out_count)
{
    struct osdev_x86_cursor *cursor = &job->cursor;
    struct run run = {0, 0, 0, 0};
    osdev_x86_pte_t entry;
    osdev_x86_pte_t *table = NULL;
    enum osdev_x86_err err = osdev_x86_table_new_(
        cursor->space, cursor->va, job->what->flags, &entry, &table
    );

    if (err != OSDEV_X86_OK) {
        return err;
    }
    if (cursor->level - 1 == level) {
        run = run_at(job, level);
    }
    unsigned end = run.first + run.count;

    __builtin_memset(table, 0, run.first * sizeof(*table));
    for (unsigned i = run.first; i < end; i++) {
        table[i].raw = run.raw;
        run.raw += run.distance;
    }
    __builtin_memset(
        table + end, 0, (OSDEV_X86_TABLE_ENTRIES - end) * sizeof(*table)
    );
    osdev_x86_pte_store(osdev_x86_cursor_entry(cursor), entry);
    cursor->level--;
    cursor->table[cursor->level] = table;
    *out_count = run.count;
    return OSDEV_X86_OK;
}

// Go down one level through an entry that is a table or not in use.
static enum osdev_x86_err go_down(
    struct job *job, enum osdev_x86_pte_kind kind, unsigned level,
    unsigned *out_count
)
{
    if (kind == OSDEV_X86_PTE_UNUSED) {
        return add_table(job, level, out_count);
    }
    enum osdev_x86_err err = osdev_x86_parent_check_(
        osdev_x86_cursor_entry(&job->cursor), job->what->flags,
        job->what->options
    );

    if (err != OSDEV_X86_OK) {
        return err;
    }
    return osdev_x86_cursor_enter(&job->cursor);
}

// Map as much as one table takes.
static enum osdev_x86_err map_run(struct job *job)
{
    struct osdev_x86_cursor *cursor = &job->cursor;
    unsigned level = level_due(job);
    unsigned count = 0;

    while (count == 0) {
        enum osdev_x86_pte_kind kind = osdev_x86_pte_kind(
            osdev_x86_pte_load(osdev_x86_cursor_entry(cursor)), cursor->level
        );

        if (kind == OSDEV_X86_PTE_SOFT) {
            return OSDEV_X86_ERR_SOFT_ENTRY;
        }
        if (kind == OSDEV_X86_PTE_LEAF) {
            return cursor->level > level ? OSDEV_X86_ERR_LARGER_PAGE
                                         : OSDEV_X86_ERR_ALREADY_MAPPED;
        }
        if (cursor->level == level && kind == OSDEV_X86_PTE_UNUSED) {
            struct run run = run_at(job, level);

            count = fill(cursor->table[level], &run);
            continue;
        }
        if (cursor->level == level) {
            // Smaller pages have been here: go on with their size.
            if (level == job->min_level) {
                return OSDEV_X86_ERR_SMALLER_PAGES;
            }
            level--;
        }
        enum osdev_x86_err err = go_down(job, kind, level, &count);

        if (err != OSDEV_X86_OK) {
            return err;
        }
    }
    job->done += count * OSDEV_X86_LEVEL_SIZE(level);
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_map(
    const struct osdev_x86_space *space, const struct osdev_x86_mapping *what,
    struct osdev_x86_stop *out_stop
)
{
    struct job job;

    job.what = what;

    enum osdev_x86_err err = prepare(&job, space);

    if (err != OSDEV_X86_OK) {
        osdev_x86_stop_at_(out_stop, NULL, what->va, 0);
        return err;
    }
    while (job.done < what->len) {
        osdev_vaddr_t va = osdev_vaddr(what->va.raw + job.done);

        osdev_x86_cursor_move(&job.cursor, va);
        err = map_run(&job);
        if (err != OSDEV_X86_OK) {
            osdev_x86_stop_at_(out_stop, &job.cursor, va, job.done);
            return err;
        }
    }
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_map_page_(
    const struct osdev_x86_space *space, osdev_vaddr_t va, osdev_paddr_t pa,
    enum osdev_x86_page_size size, uint64_t flags
)
{
    if (size < OSDEV_X86_SIZE_4K || size > OSDEV_X86_SIZE_1G) {
        return OSDEV_X86_ERR_BAD_SIZE;
    }
    struct osdev_x86_mapping what = {
        va, pa, OSDEV_X86_LEVEL_SIZE(size), flags, 0, size, size};

    return osdev_x86_map(space, &what, NULL);
}
