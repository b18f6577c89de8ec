// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Entries that are not present but hold something of the kernel's.
#include <osdev/x86/soft.h>

#include "map_job.h"
#include "place.h"

#define SOFT_KIND_MASK    OSDEV_MASK64(5, 1)
#define SOFT_PAYLOAD_MASK OSDEV_MASK64(51, 12)

// Payloads below this have the highest bit of a physical address set when they
// are inverted.
static uint64_t payload_end(const struct osdev_x86_paging *paging)
{
    return UINT64_C(1) << (paging->pa_bits - 13);
}

enum osdev_x86_err osdev_x86_soft_encode(
    const struct osdev_x86_paging *paging, struct osdev_x86_soft soft,
    osdev_x86_pte_t *out
)
{
    if (soft.kind == 0 || soft.kind > OSDEV_X86_SOFT_KIND_MAX ||
        soft.payload >= payload_end(paging)) {
        return OSDEV_X86_ERR_BAD_VALUE;
    }
    out->raw = OSDEV_FIELD_PREP(SOFT_KIND_MASK, (uint64_t)soft.kind) |
               OSDEV_FIELD_PREP(SOFT_PAYLOAD_MASK, ~soft.payload);
    return OSDEV_X86_OK;
}

enum osdev_x86_err osdev_x86_soft_decode(
    const struct osdev_x86_paging *paging, osdev_x86_pte_t pte,
    struct osdev_x86_soft *out
)
{
    uint64_t payload = OSDEV_FIELD_GET(SOFT_PAYLOAD_MASK, ~pte.raw);
    unsigned kind = (unsigned)OSDEV_FIELD_GET(SOFT_KIND_MASK, pte.raw);

    if ((pte.raw & ~(SOFT_KIND_MASK | SOFT_PAYLOAD_MASK)) != 0 || kind == 0 ||
        payload >= payload_end(paging)) {
        return OSDEV_X86_ERR_BAD_VALUE;
    }
    out->kind = kind;
    out->payload = payload;
    return OSDEV_X86_OK;
}

static void prepare(
    struct osdev_x86_map_job_ *job, osdev_vaddr_t va, uint64_t len,
    osdev_x86_pte_t pte, unsigned max_level
)
{
    job->va = va;
    job->len = len;
    job->pa = va.raw;
    job->distance_mask = 0;
    job->flags = OSDEV_X86_PAGE_NO_EXECUTE;
    job->options = OSDEV_X86_ALL_OR_NOTHING;
    job->min_level = 1;
    job->max_level = max_level;
    for (unsigned level = 1; level <= max_level; level++) {
        job->bits[level] = pte.raw;
    }
}

enum osdev_x86_err osdev_x86_map_raw_(
    const struct osdev_x86_space *space, osdev_vaddr_t va, uint64_t len,
    osdev_x86_pte_t pte
)
{
    struct osdev_x86_map_job_ job;

    prepare(&job, va, len, pte, OSDEV_X86_SIZE_1G);
    return osdev_x86_map_job_run_(&job, space, NULL);
}

static enum osdev_x86_err check(
    const struct osdev_x86_space *space, const struct osdev_x86_marking *what,
    osdev_x86_pte_t *out
)
{
    enum osdev_x86_err err =
        osdev_x86_soft_encode(space->paging, what->soft, out);

    if (err != OSDEV_X86_OK) {
        return err;
    }
    if (what->max_size > OSDEV_X86_SIZE_1G) {
        return OSDEV_X86_ERR_BAD_SIZE;
    }
    return osdev_x86_range_check_(
        space, what->va, what->len, OSDEV_X86_TABLE_SIZE
    );
}

enum osdev_x86_err osdev_x86_mark(
    const struct osdev_x86_space *space, const struct osdev_x86_marking *what,
    struct osdev_x86_stop *out_stop
)
{
    struct osdev_x86_map_job_ job;
    osdev_x86_pte_t pte = {0};
    enum osdev_x86_err err = check(space, what, &pte);

    if (err != OSDEV_X86_OK) {
        osdev_x86_stop_at_(out_stop, NULL, what->va, 0);
        return err;
    }
    prepare(
        &job, what->va, what->len, pte,
        what->max_size == OSDEV_X86_SIZE_ANY ? OSDEV_X86_SIZE_1G
                                             : what->max_size
    );
    job.options = what->options;
    return osdev_x86_map_job_run_(&job, space, out_stop);
}

enum osdev_x86_err osdev_x86_page_to_soft(
    const struct osdev_x86_space *space, osdev_vaddr_t va,
    enum osdev_x86_page_size size, struct osdev_x86_soft soft,
    struct osdev_x86_gather *gather, struct osdev_x86_translation *out
)
{
    osdev_x86_pte_t pte;
    enum osdev_x86_err err = osdev_x86_soft_encode(space->paging, soft, &pte);

    if (err != OSDEV_X86_OK) {
        return err;
    }
    return osdev_x86_page_replace_(space, va, size, pte, gather, out);
}

enum osdev_x86_err osdev_x86_soft_at(
    const struct osdev_x86_space *space, osdev_vaddr_t va,
    struct osdev_x86_soft *out
)
{
    struct osdev_x86_place_ place;
    enum osdev_x86_err err = osdev_x86_place_find_(space, va, 1, &place);

    if (err != OSDEV_X86_OK) {
        return err;
    }
    switch (place.kind) {
    case OSDEV_X86_PTE_UNUSED:
        return OSDEV_X86_ERR_NOT_MAPPED;
    case OSDEV_X86_PTE_TABLE:
    case OSDEV_X86_PTE_LEAF:
        return OSDEV_X86_ERR_ALREADY_MAPPED;
    case OSDEV_X86_PTE_SOFT:
        break;
    }
    return osdev_x86_soft_decode(space->paging, place.pte, out);
}
