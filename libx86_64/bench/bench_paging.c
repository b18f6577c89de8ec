// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Time per page of range and page-by-page operations, median of 15 runs.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <osdev/x86/window.h>

#define RUNS  15
#define G1    (UINT64_C(1) << 30)
#define M2    (UINT64_C(1) << 21)
#define PAGES (G1 / 4096)
#define POOL  9000u

static uint8_t *pool;
static uint64_t *shuffled;
static unsigned used;
static uint64_t range_len = G1;
static struct osdev_x86_space space;

static bool alloc_table(void *ctx, osdev_paddr_t *out)
{
    (void)ctx;
    *out = osdev_paddr(UINT64_C(4096) * used);
    return used++ < POOL;
}

static void free_table(void *ctx, osdev_paddr_t table)
{
    (void)ctx;
    (void)table;
}

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;

    return (x > y) - (x < y);
}

static void check(enum osdev_x86_err err)
{
    if (err != OSDEV_X86_OK) {
        fprintf(stderr, "error %x\n", (unsigned)err);
        exit(1);
    }
}

static void map_range(void)
{
    struct osdev_x86_mapping what = {
        {0},
        {0},
        range_len,
        OSDEV_X86_PAGE_WRITE,
        0,
        OSDEV_X86_SIZE_4K,
        OSDEV_X86_SIZE_4K};

    check(osdev_x86_map(&space, &what, NULL));
}

static void protect_range(void)
{
    struct osdev_x86_protection what = {
        {0}, range_len, OSDEV_X86_PAGE_WRITE, 0, 0};

    check(osdev_x86_protect(&space, &what, NULL, NULL));
}

static void unmap_range(void)
{
    check(osdev_x86_unmap(&space, osdev_vaddr(0), range_len, 0, NULL, NULL));
}

static void map_pages(void)
{
    for (uint64_t at = 0; at < G1; at += 4096) {
        check(osdev_x86_map_page(
            &space, osdev_vaddr(at), osdev_paddr(at), OSDEV_X86_SIZE_4K,
            OSDEV_X86_PAGE_WRITE
        ));
    }
}

static void map_shuffled(void)
{
    for (size_t i = 0; i < PAGES; i++) {
        check(osdev_x86_map_page(
            &space, osdev_vaddr(shuffled[i]), osdev_paddr(shuffled[i]),
            OSDEV_X86_SIZE_4K, OSDEV_X86_PAGE_WRITE
        ));
    }
}

static void map_window(void)
{
    struct osdev_x86_window window;

    osdev_x86_window_init(&window, &space);
    for (uint64_t at = 0; at < G1; at += 4096) {
        check(osdev_x86_window_map(
            &window, osdev_vaddr(at), osdev_paddr(at), OSDEV_X86_PAGE_WRITE
        ));
    }
}

static void unmap_pages(void)
{
    for (uint64_t at = 0; at < G1; at += 4096) {
        check(osdev_x86_unmap_page(
            &space, osdev_vaddr(at), OSDEV_X86_SIZE_4K, NULL, NULL
        ));
    }
}

static void unmap_window(void)
{
    struct osdev_x86_window window;

    osdev_x86_window_init(&window, &space);
    for (uint64_t at = 0; at < G1; at += 4096) {
        check(osdev_x86_window_unmap(&window, osdev_vaddr(at), NULL, NULL));
    }
}

static volatile uint64_t sink;

static void translate_pages(void)
{
    struct osdev_x86_translation t;
    uint64_t sum = 0;

    for (uint64_t at = 0; at < G1; at += 4096) {
        check(osdev_x86_translate(&space, osdev_vaddr(at), &t));
        sum += t.pa.raw + t.flags;
    }
    sink = sum;
}

static void translate_shuffled(void)
{
    struct osdev_x86_translation t;
    uint64_t sum = 0;

    for (size_t i = 0; i < PAGES; i++) {
        check(osdev_x86_translate(&space, osdev_vaddr(shuffled[i]), &t));
        sum += t.pa.raw + t.flags;
    }
    sink = sum;
}

static void translate_window(void)
{
    struct osdev_x86_translation t;
    struct osdev_x86_window window;
    uint64_t sum = 0;

    osdev_x86_window_init(&window, &space);
    for (uint64_t at = 0; at < G1; at += 4096) {
        check(osdev_x86_window_translate(&window, osdev_vaddr(at), &t));
        sum += t.pa.raw + t.flags;
    }
    sink = sum;
}

static void translate_absent(void)
{
    struct osdev_x86_translation t;
    unsigned found = 0;

    for (uint64_t at = 0; at < G1; at += 4096) {
        found +=
            osdev_x86_translate(&space, osdev_vaddr(at), &t) == OSDEV_X86_OK;
    }
    sink = found;
}

static void clean_up(void)
{
    check(osdev_x86_clean_up(&space, osdev_vaddr(0), UINT64_C(1) << 47, 0, NULL)
    );
}

static void map_and_unmap(void)
{
    map_range();
    unmap_range();
}

static void nothing(void)
{
}

static void report(
    const char *name, void (*prepare)(void), void (*timed)(void), double units,
    const char *unit
)
{
    static const struct osdev_x86_table_ops ops = {
        alloc_table, free_table, NULL};
    static const struct osdev_x86_paging paging = {4,    46, true, true,
                                                   true, 0,  0};
    double times[RUNS];

    for (int i = 0; i < RUNS; i++) {
        used = 0;
        check(osdev_x86_space_create(
            &space, &paging, &ops, NULL, osdev_vaddr_from_ptr(pool)
        ));
        prepare();
        times[i] = now();
        timed();
        times[i] = now() - times[i];
    }
    qsort(times, RUNS, sizeof(times[0]), compare);
    printf("bench\tx86\t%s\t%.2f\t%s\n", name, times[RUNS / 2] / units, unit);
}

static void report_ranges(void)
{
    static const struct {
        uint64_t len;
        const char *map;
        const char *protect;
        const char *unmap;
    } rows[] = {
        {UINT64_C(1) << 20, "map 1 MiB of 4K, range",
         "protect 1 MiB of 4K, range", "unmap 1 MiB of 4K, range"},
        {G1, "map 1 GiB of 4K, range", "protect 1 GiB of 4K, range",
         "unmap 1 GiB of 4K, range"},
        {16 * G1, "map 16 GiB of 4K, range", "protect 16 GiB of 4K, range",
         "unmap 16 GiB of 4K, range"},
    };

    for (size_t i = 0; i < OSDEV_COUNTOF(rows); i++) {
        double pages = (double)(rows[i].len / 4096);

        range_len = rows[i].len;
        report(rows[i].map, nothing, map_range, pages, "ns/page");
        report(rows[i].protect, map_range, protect_range, pages, "ns/page");
        report(rows[i].unmap, map_range, unmap_range, pages, "ns/page");
    }
    range_len = G1;
}

static void report_pages(void)
{
    static const struct {
        const char *name;
        void (*prepare)(void);
        void (*timed)(void);
    } rows[] = {
        {"map 4K, ascending", nothing, map_pages},
        {"map 4K, shuffled", nothing, map_shuffled},
        {"map 4K, window", nothing, map_window},
        {"unmap 4K, ascending", map_range, unmap_pages},
        {"unmap 4K, window", map_range, unmap_window},
        {"translate 4K, ascending", map_range, translate_pages},
        {"translate 4K, shuffled", map_range, translate_shuffled},
        {"translate 4K, window", map_range, translate_window},
        {"translate, absent", nothing, translate_absent},
    };

    for (size_t i = 0; i < OSDEV_COUNTOF(rows); i++) {
        report(rows[i].name, rows[i].prepare, rows[i].timed, PAGES, "ns/page");
    }
    report(
        "clean up empty tables", map_and_unmap, clean_up, (double)(G1 / M2) + 2,
        "ns/table"
    );
}

static void shuffle(void)
{
    uint64_t seed = UINT64_C(0x9e3779b97f4a7c15);

    for (size_t i = 0; i < PAGES; i++) {
        shuffled[i] = 4096 * i;
    }
    for (size_t i = PAGES - 1; i > 0; i--) {
        seed = seed * UINT64_C(6364136223846793005) + 1;

        size_t other = (size_t)(seed >> 33) % (i + 1);
        uint64_t at = shuffled[i];

        shuffled[i] = shuffled[other];
        shuffled[other] = at;
    }
}

int main(void)
{
    pool = aligned_alloc(4096, (size_t)POOL * 4096);
    shuffled = malloc(PAGES * sizeof(*shuffled));
    if (pool == NULL || shuffled == NULL) {
        return 1;
    }
    memset(pool, 1, (size_t)POOL * 4096);
    shuffle();
    report_ranges();
    report_pages();
    free(shuffled);
    free(pool);
    return 0;
}
