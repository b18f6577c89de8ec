// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// The frame of a bench: time a function several times, print the median as
// one line `bench<TAB>library<TAB>case<TAB>value<TAB>unit`.
#ifndef OSDEV_BENCH_H
#define OSDEV_BENCH_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

// Odd, so that the median is a measured value.
#define OSDEV_BENCH_RUNS 9

// Keep a value, and what it was computed from, from being optimised away.
#define osdev_bench_use(value) __asm__ volatile("" : : "g"(value) : "memory")

static inline double osdev_bench_now_ns(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec * 1e9 + (double)ts.tv_nsec;
}

static inline int osdev_bench_compare(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;

    return (x > y) - (x < y);
}

static inline void osdev_bench_print(
    const char *library, const char *name, double value, const char *unit
)
{
    printf("bench\t%s\t%s\t%.2f\t%s\n", library, name, value, unit);
}

// Time work(ctx), which does `count` operations a call, and print
// nanoseconds an operation. The first, cold, run is not counted.
static inline void osdev_bench_ns(
    const char *library, const char *name, void (*work)(void *ctx), void *ctx,
    double count
)
{
    double runs[OSDEV_BENCH_RUNS];

    work(ctx);
    for (int i = 0; i < OSDEV_BENCH_RUNS; i++) {
        double start = osdev_bench_now_ns();

        work(ctx);
        runs[i] = (osdev_bench_now_ns() - start) / count;
    }
    qsort(runs, OSDEV_BENCH_RUNS, sizeof(runs[0]), osdev_bench_compare);
    osdev_bench_print(library, name, runs[OSDEV_BENCH_RUNS / 2], "ns");
}

#endif
