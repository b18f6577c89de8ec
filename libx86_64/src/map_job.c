// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Filling a range of unused entries, table by table. Intel SDM volume 3, 4.5
// and 4.10.4.3.
#include "map_job.h"
#include "plan.h"

// Entries in a row of one table.
struct run {
    unsigned first;    // Index of the first entry.
    unsigned count;    // How many.
    uint64_t raw;      // The first entry.
    uint64_t distance; // From an entry to the next one.
};

// Level of the largest entry that can start at the current position.
static unsigned level_due(const struct osdev_x86_map_job_ *job)
{
    uint64_t at = (job->va.raw + job->done) | (job->pa + job->done);
    uint64_t left = job->len - job->done;
    unsigned level = job->max_level;

    while (level > job->min_level &&
           ((at & (OSDEV_X86_LEVEL_SIZE(level) - 1)) != 0 ||
            left < OSDEV_X86_LEVEL_SIZE(level))) {
        level--;
    }
    return level;
}

// The same for the inside of the range, where only the alignment counts.
static unsigned level_inside(const struct osdev_x86_map_job_ *job)
{
    unsigned level = job->max_level;

    while (level > job->min_level &&
           ((job->va.raw ^ job->pa) & (OSDEV_X86_LEVEL_SIZE(level) - 1)) != 0) {
        level--;
    }
    return level;
}

static struct run run_at(const struct osdev_x86_map_job_ *job, unsigned level)
{
    uint64_t size = OSDEV_X86_LEVEL_SIZE(level);
    uint64_t left = (job->len - job->done) / size;
    unsigned first = osdev_x86_cursor_index(&job->cursor, level);
    unsigned room = OSDEV_X86_TABLE_ENTRIES - first;
    struct run run = {
        first, left < room ? (unsigned)left : room,
        ((job->pa + job->done) & job->distance_mask) | job->bits[level],
        size & job->distance_mask};

    return run;
}

// Bits that are clear in an entry that may be filled, if it is not all zero.
static uint64_t used_bits(const struct osdev_x86_map_job_ *job)
{
    return (job->options & OSDEV_X86_REPLACE_SOFT) != 0 ? OSDEV_X86_PTE_PRESENT
                                                        : UINT64_MAX;
}

// Set entries until one is in use. Returns how many were set.
static unsigned
fill(osdev_x86_pte_t *table, const struct run *run, uint64_t used)
{
    osdev_x86_pte_t *entry = table + run->first;
    osdev_x86_pte_t pte = {run->raw};
    unsigned count = 0;

    for (; count < run->count &&
           (osdev_x86_pte_load(&entry[count]).raw & used) == 0;
         count++) {
        osdev_x86_pte_store(&entry[count], pte);
        pte.raw += run->distance;
    }
    return count;
}

static unsigned
count_unused(const osdev_x86_pte_t *table, const struct run *run, uint64_t used)
{
    const osdev_x86_pte_t *entry = table + run->first;
    unsigned count = 0;

    while (count < run->count &&
           (osdev_x86_pte_load(&entry[count]).raw & used) == 0) {
        count++;
    }
    return count;
}

// Link a new table at the cursor and enter it. A table of the level due gets
// its entries before it is linked, and only the rest of it is cleared.
static enum osdev_x86_err
add_table(struct osdev_x86_map_job_ *job, unsigned level, unsigned *out_count)
{
    struct osdev_x86_cursor *cursor = &job->cursor;
    struct run run = {0, 0, 0, 0};
    osdev_x86_pte_t entry;
    osdev_x86_pte_t *table = NULL;
    enum osdev_x86_err err = osdev_x86_table_new_(
        cursor->space, cursor->va, job->flags, &entry, &table
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

// Count the tables that the range needs below an unused entry, and pass it.
static void pass_unused(struct osdev_x86_map_job_ *job)
{
    const struct osdev_x86_cursor *cursor = &job->cursor;
    uint64_t span = osdev_x86_span_left_(cursor->va, cursor->level);
    uint64_t left = job->len - job->done;

    span = span < left ? span : left;
    job->tables += osdev_x86_tables_below_(
        cursor->va, span, cursor->level, level_inside(job)
    );
    job->done += span;
}

// Go down one level into a table that is there.
static enum osdev_x86_err enter(struct osdev_x86_map_job_ *job)
{
    uint32_t options = job->options;
    bool is_raised = (options & OSDEV_X86_RAISE_PARENTS) != 0;

    if (!job->is_plan || !is_raised) {
        enum osdev_x86_err err = osdev_x86_parent_check_(
            osdev_x86_cursor_entry(&job->cursor), job->flags, options
        );

        if (err != OSDEV_X86_OK) {
            return err;
        }
    }
    return osdev_x86_cursor_enter(&job->cursor);
}

// Why an entry that is no table cannot be filled, or OK.
static enum osdev_x86_err check_entry(
    const struct osdev_x86_map_job_ *job, enum osdev_x86_pte_kind kind,
    unsigned level
)
{
    if (kind == OSDEV_X86_PTE_LEAF) {
        return job->cursor.level > level ? OSDEV_X86_ERR_LARGER_PAGE
                                         : OSDEV_X86_ERR_ALREADY_MAPPED;
    }
    if (kind == OSDEV_X86_PTE_SOFT &&
        (job->cursor.level > level ||
         (job->options & OSDEV_X86_REPLACE_SOFT) == 0)) {
        return OSDEV_X86_ERR_SOFT_ENTRY;
    }
    return OSDEV_X86_OK;
}

// Fill what can be filled of the cursor's table, which is of the level due.
static unsigned fill_here(struct osdev_x86_map_job_ *job, unsigned level)
{
    struct run run = run_at(job, level);
    osdev_x86_pte_t *table = job->cursor.table[level];

    return job->is_plan ? count_unused(table, &run, used_bits(job))
                        : fill(table, &run, used_bits(job));
}

// Go through a table that is in the way of an entry of the level due, or
// leads to it. What is smaller stays smaller: the level due may become lower.
static enum osdev_x86_err
go_down(struct osdev_x86_map_job_ *job, unsigned *level)
{
    if (job->cursor.level == *level) {
        if (*level == job->min_level) {
            return OSDEV_X86_ERR_SMALLER_PAGES;
        }
        --*level;
    }
    return enter(job);
}

// Fill as much as one table takes.
static enum osdev_x86_err fill_run(struct osdev_x86_map_job_ *job)
{
    struct osdev_x86_cursor *cursor = &job->cursor;
    unsigned level = level_due(job);
    unsigned count = 0;

    while (count == 0) {
        enum osdev_x86_pte_kind kind = osdev_x86_pte_kind(
            osdev_x86_pte_load(osdev_x86_cursor_entry(cursor)), cursor->level
        );
        enum osdev_x86_err err = check_entry(job, kind, level);

        if (err != OSDEV_X86_OK) {
            return err;
        }
        if (kind == OSDEV_X86_PTE_TABLE) {
            err = go_down(job, &level);
        } else if (cursor->level == level) {
            count = fill_here(job, level);
        } else if (job->is_plan) {
            pass_unused(job);
            return OSDEV_X86_OK;
        } else {
            err = add_table(job, level, &count);
        }
        if (err != OSDEV_X86_OK) {
            return err;
        }
    }
    job->done += count * OSDEV_X86_LEVEL_SIZE(level);
    return OSDEV_X86_OK;
}

static enum osdev_x86_err fill_range(
    struct osdev_x86_map_job_ *job, const struct osdev_x86_space *space,
    struct osdev_x86_stop *out_stop
)
{
    enum osdev_x86_err err =
        osdev_x86_cursor_init(&job->cursor, space, job->va);

    job->done = 0;
    job->tables = 0;
    if (err != OSDEV_X86_OK) {
        osdev_x86_stop_at_(out_stop, NULL, job->va, 0);
        return err;
    }
    while (job->done < job->len) {
        osdev_vaddr_t va = osdev_vaddr(job->va.raw + job->done);

        osdev_x86_cursor_move(&job->cursor, va);
        err = fill_run(job);
        if (err != OSDEV_X86_OK) {
            osdev_x86_stop_at_(out_stop, &job->cursor, va, job->done);
            return err;
        }
    }
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_map_job_plan_(
    struct osdev_x86_map_job_ *job, const struct osdev_x86_space *space,
    struct osdev_x86_stop *out_stop
)
{
    job->is_plan = true;
    return fill_range(job, space, out_stop);
}

enum osdev_x86_err osdev_x86_map_job_run_(
    struct osdev_x86_map_job_ *job, const struct osdev_x86_space *space,
    struct osdev_x86_stop *out_stop
)
{
    struct osdev_x86_reserve_ reserve;
    enum osdev_x86_err err;

    if ((job->options & OSDEV_X86_ALL_OR_NOTHING) == 0) {
        job->is_plan = false;
        return fill_range(job, space, out_stop);
    }
    err = osdev_x86_map_job_plan_(job, space, out_stop);
    if (err != OSDEV_X86_OK) {
        osdev_x86_stop_nothing_(out_stop);
        return err;
    }
    err = osdev_x86_reserve_take_(&reserve, space, job->tables);
    if (err != OSDEV_X86_OK) {
        osdev_x86_stop_at_(out_stop, NULL, job->va, 0);
        return err;
    }
    job->is_plan = false;
    err = fill_range(job, &reserve.space, out_stop);
    osdev_x86_reserve_release_(&reserve);
    return err;
}
