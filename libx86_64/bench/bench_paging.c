// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Time per page of range and page-by-page operations, median of 15 runs.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <osdev/x86/map.h>

#define RUNS  15
#define G1    (UINT64_C(1) << 30)
#define PAGES (G1 / 4096)
#define POOL  1024u

static uint8_t *pool;
static unsigned used;
static struct osdev_x86_space space;

static bool alloc_table(void *ctx, osdev_paddr_t *out)
{
    (void)ctx;
    *out = osdev_paddr(UINT64_C(4096) * used);
    return used++ < POOL;
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
    struct osdev_x86_mapping what = {{0},
                                     {0},
                                     G1,
                                     OSDEV_X86_PAGE_WRITE,
                                     0,
                                     OSDEV_X86_SIZE_4K,
                                     OSDEV_X86_SIZE_4K};

    check(osdev_x86_map(&space, &what, NULL));
}

static void unmap_range(void)
{
    check(osdev_x86_unmap(&space, osdev_vaddr(0), G1, 0, NULL, NULL));
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

static void unmap_pages(void)
{
    for (uint64_t at = 0; at < G1; at += 4096) {
        check(osdev_x86_unmap_page(
            &space, osdev_vaddr(at), OSDEV_X86_SIZE_4K, NULL, NULL
        ));
    }
}

static void translate_pages(void)
{
    struct osdev_x86_translation t;

    for (uint64_t at = 0; at < G1; at += 4096) {
        check(osdev_x86_translate(&space, osdev_vaddr(at), &t));
    }
}

static void nothing(void)
{
}

static void report(const char *name, void (*prepare)(void), void (*timed)(void))
{
    static const struct osdev_x86_table_ops ops = {alloc_table, NULL, NULL};
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
    printf("bench\tx86\t%s\t%.2f\tns/page\n", name, times[RUNS / 2] / PAGES);
}

int main(void)
{
    pool = aligned_alloc(4096, POOL * 4096);
    if (pool == NULL) {
        return 1;
    }
    memset(pool, 1, POOL * 4096);
    report("map 1 GiB of 4K, range", nothing, map_range);
    report("unmap 1 GiB of 4K, range", map_range, unmap_range);
    report("map 1 GiB of 4K, page by page", nothing, map_pages);
    report("unmap 1 GiB of 4K, page by page", map_range, unmap_pages);
    report("translate 4K, ascending", map_range, translate_pages);
    free(pool);
    return 0;
}
