// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Mapping. Intel SDM volume 3, 4.5.
#include "map_job.h"

#include <osdev/x86/map.h>

static enum osdev_x86_err check_memory(
    const struct osdev_x86_space *space, const struct osdev_x86_mapping *what,
    uint64_t align
)
{
    uint64_t pa_size = UINT64_C(1) << space->paging->pa_bits;

    if (!osdev_paddr_is_aligned(what->pa, align)) {
        return OSDEV_X86_ERR_BAD_ALIGN;
    }
    if (what->pa.raw > pa_size || what->len > pa_size - what->pa.raw) {
        return OSDEV_X86_ERR_PHYS_RANGE;
    }
    if ((what->flags & space->masks.flags_zero) != 0) {
        return OSDEV_X86_ERR_BAD_FLAGS;
    }
    return OSDEV_X86_OK;
}

static enum osdev_x86_err prepare(
    struct osdev_x86_map_job_ *job, const struct osdev_x86_space *space,
    const struct osdev_x86_mapping *what
)
{
    const struct osdev_x86_paging *paging = space->paging;
    unsigned largest = osdev_x86_paging_max_leaf(paging);

    job->min_level = what->min_size == OSDEV_X86_SIZE_ANY ? 1 : what->min_size;
    job->max_level =
        what->max_size == OSDEV_X86_SIZE_ANY ? largest : what->max_size;
    if (job->max_level > largest || job->min_level > job->max_level) {
        return OSDEV_X86_ERR_BAD_SIZE;
    }
    uint64_t align = OSDEV_X86_LEVEL_SIZE(job->min_level);
    enum osdev_x86_err err =
        osdev_x86_range_check_(space, what->va, what->len, align);

    if (err == OSDEV_X86_OK) {
        err = check_memory(space, what, align);
    }
    if (err != OSDEV_X86_OK) {
        return err;
    }
    for (unsigned level = job->min_level; level <= job->max_level; level++) {
        job->bits[level] = OSDEV_X86_PTE_PRESENT |
                           (level > 1 ? OSDEV_X86_PTE_HUGE : 0) |
                           osdev_x86_flag_bits_(paging, level, what->flags);
    }
    job->va = what->va;
    job->len = what->len;
    job->pa = what->pa.raw;
    job->distance_mask = UINT64_MAX;
    job->flags = what->flags;
    job->options = what->options;
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_map(
    const struct osdev_x86_space *space, const struct osdev_x86_mapping *what,
    struct osdev_x86_stop *out_stop
)
{
    struct osdev_x86_map_job_ job;
    enum osdev_x86_err err = prepare(&job, space, what);

    if (err != OSDEV_X86_OK) {
        osdev_x86_stop_at_(out_stop, NULL, what->va, 0);
        return err;
    }
    return osdev_x86_map_job_run_(&job, space, out_stop);
}

enum osdev_x86_err osdev_x86_map_tables(
    const struct osdev_x86_space *space, const struct osdev_x86_mapping *what,
    uint64_t *out_count, struct osdev_x86_stop *out_stop
)
{
    struct osdev_x86_map_job_ job;
    enum osdev_x86_err err = prepare(&job, space, what);

    if (err != OSDEV_X86_OK) {
        osdev_x86_stop_at_(out_stop, NULL, what->va, 0);
        return err;
    }
    err = osdev_x86_map_job_plan_(&job, space, out_stop);
    if (err == OSDEV_X86_OK) {
        *out_count = job.tables;
    }
    return err;
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
