// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
#include "paging_ops.h"

#include "fake_memory.h"
#include "reference_map.h"

#include <osdev/x86/region.h>
#include <osdev/x86/resize.h>
#include <osdev/x86/soft.h>
#include <osdev/x86/space.h>
#include <osdev/x86/window.h>

#include <stdio.h>
#include <stdlib.h>

#define CHECK(cond)                                                    \
    do {                                                               \
        if (!(cond)) {                                                 \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #cond); \
            abort();                                                   \
        }                                                              \
    } while (0)

#define RIGHTS \
    (OSDEV_X86_PAGE_WRITE | OSDEV_X86_PAGE_USER | OSDEV_X86_PAGE_NO_EXECUTE)

// Promotion of pages in use sets them.
#define USED (OSDEV_X86_PAGE_ACCESSED | OSDEV_X86_PAGE_DIRTY)

struct machine {
    struct fake_memory memory;
    struct osdev_x86_paging paging;
    struct osdev_x86_space space;
    struct reference_map map;
    const uint8_t *data;
    size_t size;
};

static uint64_t take(struct machine *m, unsigned bytes)
{
    uint64_t value = 0;

    for (; bytes > 0 && m->size > 0; bytes--) {
        value = value << 8 | *m->data;
        m->data++;
        m->size--;
    }
    return value;
}

// Addresses that lie close enough together to meet each other often.
static uint64_t take_va(struct machine *m)
{
    static const uint64_t bases[] = {
        0,
        UINT64_C(0x3fe00000),
        UINT64_C(0x7fffc0000000),
        UINT64_C(0xffff800000000000),
        UINT64_C(0xffffffffc0000000),
        UINT64_C(0xffffffffffe00000),
    };
    uint64_t base = bases[take(m, 1) % 6];
    uint64_t large = take(m, 1) % 4;
    uint64_t small = take(m, 1) % 8;

    return base + large * 0x200000 + small * 0x1000;
}

static uint64_t take_len(struct machine *m)
{
    static const uint64_t units[] = {0x1000, 0x200000, 0x40000000};
    uint64_t unit = units[take(m, 1) % 3];

    return (take(m, 1) % 6) * unit + (take(m, 1) % 4) * 0x1000;
}

static uint64_t take_flags(struct machine *m)
{
    uint64_t bits = take(m, 1);

    return ((bits & 1) != 0 ? OSDEV_X86_PAGE_WRITE : 0) |
           ((bits & 2) != 0 ? OSDEV_X86_PAGE_USER : 0) |
           ((bits & 4) != 0 ? OSDEV_X86_PAGE_NO_EXECUTE : 0) |
           ((bits & 8) != 0 ? OSDEV_X86_PAGE_PAT : 0) |
           ((bits & 16) != 0 ? OSDEV_X86_PAGE_GLOBAL : 0) |
           ((bits & 32) != 0 ? OSDEV_X86_PAGE_PCD : 0) |
           ((bits & 64) != 0 ? OSDEV_X86_PAGE_KEY(9) : 0);
}

static void compare_at(const struct machine *m, uint64_t va)
{
    const struct reference_range *range = reference_find(&m->map, va);
    struct osdev_x86_translation t = {{0}, {0}, 0, 0, 0, 0};
    enum osdev_x86_err err =
        osdev_x86_translate(&m->space, osdev_vaddr(va), &t);

    if (!osdev_vaddr_is_canonical(va, osdev_x86_paging_va_bits(&m->paging))) {
        CHECK(err == OSDEV_X86_ERR_NOT_CANONICAL && range == NULL);
        return;
    }
    struct mmu_result mmu =
        mmu_walk(&m->memory, &m->paging, m->space.root.raw, va);

    CHECK(!mmu.is_reserved && !mmu.is_soft);
    if (range == NULL) {
        CHECK(err == OSDEV_X86_ERR_NOT_MAPPED && !mmu.is_present);
        return;
    }
    CHECK(err == OSDEV_X86_OK && mmu.is_present);
    CHECK(t.pa.raw == mmu.pa && mmu.pa == range->pa + (va - range->va));
    CHECK((t.flags & ~USED) == range->flags && t.len == mmu.size);
    CHECK(t.rights == (range->flags & RIGHTS));
    CHECK(mmu.can_write == ((range->flags & OSDEV_X86_PAGE_WRITE) != 0));
    CHECK(mmu.can_user == ((range->flags & OSDEV_X86_PAGE_USER) != 0));
    CHECK(mmu.can_execute == ((range->flags & OSDEV_X86_PAGE_NO_EXECUTE) == 0));
}

static void compare_around(const struct machine *m, uint64_t va, uint64_t len)
{
    compare_at(m, va);
    compare_at(m, va - 1);
    compare_at(m, va + len - 1);
    compare_at(m, va + len);
    for (unsigned i = 0; i < m->map.count; i++) {
        const struct reference_range *range = &m->map.ranges[i];

        compare_at(m, range->va);
        compare_at(m, range->va - 1);
        compare_at(m, range->va + range->len - 1);
        compare_at(m, range->va + range->len);
    }
}

static bool
is_refused(enum osdev_x86_err err, const struct osdev_x86_stop *stop)
{
    if (err != OSDEV_X86_ERR_NOT_CANONICAL && err != OSDEV_X86_ERR_BAD_RANGE &&
        err != OSDEV_X86_ERR_PHYS_RANGE) {
        return false;
    }
    CHECK(stop->done == 0);
    return true;
}

static void do_map(struct machine *m)
{
    struct osdev_x86_mapping what = {
        osdev_vaddr(take_va(m)),
        osdev_paddr(
            (take(m, 1) % 8) * 0x40000000 + (take(m, 1) % 4) * 0x200000
        ),
        take_len(m),
        take_flags(m),
        OSDEV_X86_RAISE_PARENTS,
        OSDEV_X86_SIZE_ANY,
        (enum osdev_x86_page_size)(take(m, 1) % (m->paging.has_1g ? 4 : 3))};
    struct osdev_x86_stop stop = {{0}, 0, {0}, 0};

    // Whole gigabytes of small pages make slow tests and prove nothing more.
    if ((what.max_size == OSDEV_X86_SIZE_4K ||
         (what.va.raw & 0x1fffff) != (what.pa.raw & 0x1fffff)) &&
        what.len > 0x400000) {
        what.len = 0x400000;
    }
    uint64_t tables = UINT64_MAX;
    unsigned out = m->memory.out;

    if (take(m, 1) % 4 == 0) {
        what.options |= OSDEV_X86_ALL_OR_NOTHING;
    }
    enum osdev_x86_err planned =
        osdev_x86_map_tables(&m->space, &what, &tables, NULL);
    enum osdev_x86_err err = osdev_x86_map(&m->space, &what, &stop);

    CHECK(err == planned || err == OSDEV_X86_ERR_NO_TABLE);
    CHECK(err != OSDEV_X86_OK || m->memory.out - out == tables);
    if (is_refused(err, &stop)) {
        return;
    }
    if (err != OSDEV_X86_OK && (what.options & OSDEV_X86_ALL_OR_NOTHING) != 0) {
        CHECK(stop.done == 0 && m->memory.out == out);
        compare_around(m, what.va.raw, what.len);
        return;
    }
    uint64_t done = err == OSDEV_X86_OK ? what.len : stop.done;
    uint64_t room = reference_run(&m->map, what.va.raw, what.len, false);

    CHECK(err == OSDEV_X86_OK || stop.va.raw == what.va.raw + done);
    CHECK(err == OSDEV_X86_ERR_NO_TABLE ? done <= room : done == room);
    CHECK(
        done == what.len || err == OSDEV_X86_ERR_NO_TABLE ||
        err == OSDEV_X86_ERR_ALREADY_MAPPED || err == OSDEV_X86_ERR_LARGER_PAGE
    );
    CHECK(reference_add(&m->map, what.va.raw, what.pa.raw, done, what.flags));
    compare_around(m, what.va.raw, what.len);
}

static void count_page(
    void *ctx, osdev_vaddr_t va, osdev_paddr_t pa, uint64_t len, uint64_t flags
)
{
    const struct machine *m = ctx;
    const struct reference_range *range = reference_find(&m->map, va.raw);

    CHECK(range != NULL && range->flags == (flags & ~USED));
    CHECK(pa.raw == range->pa + (va.raw - range->va) && len >= 0x1000);
}

static void no_flush(void *ctx, const struct osdev_x86_gather *gather)
{
    (void)ctx;
    CHECK(!osdev_x86_gather_is_empty(gather));
}

static const struct osdev_x86_gather_ops plain_ops = {no_flush, NULL};
static const struct osdev_x86_gather_ops page_ops = {no_flush, count_page};

static uint64_t edited(
    const struct machine *m, enum osdev_x86_err err,
    const struct osdev_x86_stop *stop, uint64_t va, uint64_t len
)
{
    uint64_t done = err == OSDEV_X86_OK ? len : stop->done;

    if (err == OSDEV_X86_ERR_NOT_MAPPED) {
        CHECK(done == reference_run(&m->map, va, len, true));
    } else {
        CHECK(err == OSDEV_X86_OK || err == OSDEV_X86_ERR_NO_TABLE);
    }
    return done;
}

static void do_unmap(struct machine *m)
{
    uint64_t va = take_va(m);
    uint64_t len = take_len(m);
    uint64_t how = take(m, 1);
    struct osdev_x86_gather gather;
    struct osdev_x86_stop stop = {{0}, 0, {0}, 0};

    osdev_x86_gather_init(&gather, (how & 2) != 0 ? &page_ops : &plain_ops, m);

    enum osdev_x86_err err = osdev_x86_unmap(
        &m->space, osdev_vaddr(va), len, how & OSDEV_X86_SKIP_HOLES, &gather,
        &stop
    );

    if (is_refused(err, &stop)) {
        return;
    }
    CHECK(reference_remove(&m->map, va, edited(m, err, &stop, va, len)));
    osdev_x86_gather_commit(&gather, &m->space);
    compare_around(m, va, len);
}

static void do_protect(struct machine *m)
{
    struct osdev_x86_protection what = {
        osdev_vaddr(take_va(m)), take_len(m), take_flags(m), take_flags(m),
        (uint32_t)(take(m, 1) & OSDEV_X86_SKIP_HOLES) |
            OSDEV_X86_RAISE_PARENTS};
    struct osdev_x86_stop stop = {{0}, 0, {0}, 0};
    enum osdev_x86_err err = osdev_x86_protect(&m->space, &what, NULL, &stop);

    if (is_refused(err, &stop)) {
        return;
    }
    CHECK(reference_protect(
        &m->map, what.va.raw, edited(m, err, &stop, what.va.raw, what.len),
        what.clear, what.set
    ));
    compare_around(m, what.va.raw, what.len);
}

static uint64_t half_size(const struct machine *m)
{
    return UINT64_C(1) << (osdev_x86_paging_va_bits(&m->paging) - 1);
}

static void do_split(struct machine *m)
{
    uint64_t va = take_va(m);
    enum osdev_x86_err err = osdev_x86_split(&m->space, osdev_vaddr(va), NULL);
    struct osdev_x86_translation t = {{0}, {0}, 0, 0, 0, 0};

    if (!osdev_vaddr_is_canonical(va, osdev_x86_paging_va_bits(&m->paging))) {
        CHECK(err == OSDEV_X86_ERR_NOT_CANONICAL);
        return;
    }
    CHECK(err == OSDEV_X86_OK || err == OSDEV_X86_ERR_NO_TABLE);
    if (err == OSDEV_X86_OK &&
        osdev_x86_translate(&m->space, osdev_vaddr(va), &t) == OSDEV_X86_OK) {
        CHECK(t.page.raw == va);
    }
    compare_around(m, va, 0x1000);
}

static void do_promote(struct machine *m)
{
    uint64_t va = take_va(m);
    uint64_t len = take_len(m);
    bool is_in_use = take(m, 1) % 2 != 0;
    struct osdev_x86_gather gather;
    unsigned out = m->memory.out;
    uint64_t count = 0;

    osdev_x86_gather_init(&gather, &plain_ops, m);

    enum osdev_x86_err err = osdev_x86_promote(
        &m->space, osdev_vaddr(va), len, is_in_use ? &gather : NULL, &count
    );

    CHECK(
        err == OSDEV_X86_OK || err == OSDEV_X86_ERR_NOT_CANONICAL ||
        err == OSDEV_X86_ERR_BAD_RANGE
    );
    osdev_x86_gather_commit(&gather, &m->space);
    CHECK(m->memory.out == out - count);
    compare_around(m, va, len);
}

static bool take_page(void *ctx, struct osdev_x86_clone_page *page)
{
    (void)ctx;
    page->pa.raw ^= UINT64_C(1) << 32;
    return true;
}

static void do_clone(struct machine *m)
{
    static const struct osdev_x86_clone_ops ops = {take_page, NULL};
    uint64_t va = take_va(m);
    uint64_t len = take_len(m);
    struct osdev_x86_space clone;
    struct osdev_x86_stop stop = {{0}, 0, {0}, 0};
    unsigned out = m->memory.out;

    if (osdev_x86_space_create(
            &clone, &m->paging, m->space.ops, &m->memory, m->space.direct_map
        ) != OSDEV_X86_OK) {
        return;
    }
    enum osdev_x86_err err = osdev_x86_clone(
        &m->space,
        &(struct osdev_x86_cloning){&clone, osdev_vaddr(va), len, &ops, NULL},
        NULL, &stop
    );
    uint64_t done = err == OSDEV_X86_OK ? len : stop.done;

    for (uint64_t at = 0; at < done;
         at += done / 8 / 0x1000 * 0x1000 + 0x1000) {
        const struct reference_range *range = reference_find(&m->map, va + at);
        struct mmu_result mmu =
            mmu_walk(&m->memory, &m->paging, clone.root.raw, va + at);

        CHECK(mmu.is_present == (range != NULL) && !mmu.is_reserved);
        CHECK(
            range == NULL ||
            mmu.pa == ((range->pa + (va + at - range->va)) ^ UINT64_C(1) << 32)
        );
    }
    CHECK(
        osdev_x86_tear_down(&clone, osdev_vaddr(0), half_size(m), 0, NULL) ==
        OSDEV_X86_OK
    );
    CHECK(
        osdev_x86_tear_down(
            &clone, osdev_vaddr(0 - half_size(m)), half_size(m), 0, NULL
        ) == OSDEV_X86_OK
    );
    osdev_x86_space_destroy(&clone);
    CHECK(m->memory.out == out && !m->memory.has_error);
}

static void do_look(const struct machine *m)
{
    uint64_t mapped = 0;
    uint64_t seen = 0;

    for (unsigned i = 0; i < m->map.count; i++) {
        mapped += m->map.ranges[i].len;
    }
    for (unsigned half = 0; half < 2; half++) {
        struct osdev_x86_regions regions;
        struct osdev_x86_region region;

        osdev_x86_regions_init(
            &regions, &m->space, osdev_vaddr(0 - half * half_size(m)),
            half_size(m)
        );
        while (osdev_x86_regions_next(&regions, &region)) {
            const struct reference_range *range =
                reference_find(&m->map, region.va.raw);

            CHECK(region.kind == OSDEV_X86_PTE_LEAF && range != NULL);
            CHECK(
                region.pa.raw == range->pa + (region.va.raw - range->va) &&
                (region.flags & ~USED) == range->flags
            );
            seen += region.len;
        }
        CHECK(regions.err == OSDEV_X86_OK);
    }
    CHECK(seen == mapped);
}

// Entries of the kernel's come and go; the reference does not know them.
static void do_mark(struct machine *m)
{
    struct osdev_x86_marking what = {
        osdev_vaddr(take_va(m)),
        take_len(m),
        {OSDEV_X86_SOFT_SWAP, 5},
        OSDEV_X86_ALL_OR_NOTHING,
        (enum osdev_x86_page_size)(take(m, 1) % 4)};
    struct osdev_x86_soft soft;

    if (osdev_x86_mark(&m->space, &what, NULL) != OSDEV_X86_OK ||
        what.len == 0) {
        return;
    }
    CHECK(reference_run(&m->map, what.va.raw, what.len, false) == what.len);
    CHECK(
        osdev_x86_soft_at(
            &m->space, osdev_vaddr(what.va.raw + what.len - 1), &soft
        ) == OSDEV_X86_OK &&
        soft.payload == 5
    );
    CHECK(
        osdev_x86_unmap(
            &m->space, what.va, what.len, OSDEV_X86_CLEAR_SOFT, NULL, NULL
        ) == OSDEV_X86_OK
    );
    compare_around(m, what.va.raw, what.len);
}

static void do_window(struct machine *m)
{
    struct osdev_x86_window window;
    uint64_t flags = take_flags(m) & ~OSDEV_X86_PAGE_SHARED;

    osdev_x86_window_init(&window, &m->space);
    for (unsigned i = 0; i < 4; i++) {
        uint64_t va = take_va(m);
        struct osdev_x86_translation t = {{0}, {0}, 0, 0, 0, 0};
        const struct reference_range *range = reference_find(&m->map, va);

        if (range == NULL) {
            if (osdev_x86_window_map(
                    &window, osdev_vaddr(va), osdev_paddr(0x7000), flags
                ) == OSDEV_X86_OK) {
                CHECK(reference_add(&m->map, va, 0x7000, 0x1000, flags));
            }
        } else if (osdev_x86_window_unmap(&window, osdev_vaddr(va), NULL, &t) == OSDEV_X86_OK) {
            CHECK(t.pa.raw == range->pa + (va - range->va));
            CHECK((t.flags & ~USED) == range->flags);
            CHECK(reference_remove(&m->map, va, 0x1000));
        } else {
            CHECK(
                osdev_x86_window_translate(&window, osdev_vaddr(va), &t) ==
                    OSDEV_X86_OK &&
                t.len > 0x1000
            );
        }
        compare_around(m, va, 0x1000);
    }
}

static void clean_half(struct machine *m, uint64_t va, uint64_t len)
{
    struct osdev_x86_gather gather;

    osdev_x86_gather_init(&gather, &plain_ops, m);
    CHECK(
        osdev_x86_clean_up(&m->space, osdev_vaddr(va), len, 0, &gather) ==
        OSDEV_X86_OK
    );
    osdev_x86_gather_commit(&gather, &m->space);
    CHECK(!m->memory.has_error);
}

static void clean_all(struct machine *m)
{
    clean_half(m, 0, half_size(m));
    clean_half(m, 0 - half_size(m), half_size(m));
    compare_around(m, 0, 0x1000);
}

static void unmap_half(struct machine *m, uint64_t va)
{
    CHECK(
        osdev_x86_unmap(
            &m->space, osdev_vaddr(va), half_size(m), OSDEV_X86_SKIP_HOLES,
            NULL, NULL
        ) == OSDEV_X86_OK
    );
}

static void start(struct machine *m)
{
    uint64_t how = take(m, 1);

    fake_init(&m->memory);
    m->map.count = 0;
    m->paging.levels = (how & 1) != 0 ? 5 : 4;
    m->paging.pa_bits = (how & 2) != 0 ? 46 : 33;
    m->paging.has_1g = (how & 4) != 0;
    m->paging.has_nx = true;
    m->paging.has_pat = true;
    m->paging.private_mask = (how & 8) != 0 ? UINT64_C(1) << 47 : 0;
    m->paging.shared_mask = (how & 16) != 0 ? UINT64_C(1) << 48 : 0;
    CHECK(
        osdev_x86_space_create(
            &m->space, &m->paging,
            (how & 64) != 0 ? &fake_direct_ops : &fake_ops, &m->memory,
            fake_direct_map(&m->memory)
        ) == OSDEV_X86_OK
    );
    m->memory.budget = (how & 32) != 0 ? 12 : FAKE_PAGES;
}

static void finish(struct machine *m)
{
    unmap_half(m, 0);
    unmap_half(m, 0 - half_size(m));
    m->map.count = 0;
    clean_all(m);
    // The root alone is left.
    CHECK(m->memory.out == 1);
    fake_finish(&m->memory);
}

void paging_ops_run(const uint8_t *data, size_t size)
{
    static struct machine m;

    m.data = data;
    m.size = size;
    start(&m);
    for (unsigned i = 0; i < 64 && m.size > 0; i++) {
        switch (take(&m, 1) % 12) {
        case 0:
        case 1:
        case 2:
            do_map(&m);
            break;
        case 3:
            do_unmap(&m);
            break;
        case 4:
            do_protect(&m);
            break;
        case 5:
            do_split(&m);
            break;
        case 6:
            do_promote(&m);
            break;
        case 7:
            do_clone(&m);
            break;
        case 8:
            do_look(&m);
            break;
        case 9:
            do_mark(&m);
            break;
        case 10:
            do_window(&m);
            break;
        default:
            clean_all(&m);
            break;
        }
    }
    finish(&m);
}
