// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// Nanoseconds of one lock and one unlock: alone, and with a second thread
// that does the same. Median of several runs.
#define _GNU_SOURCE
#include <osdev/spinlock.h>

#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define RUNS   7
#define ROUNDS 200000u

struct subject {
    const char *name;
    void (*round)(void);
};

static struct osdev_spinlock spin;
static struct osdev_spinlock_ticket ticket;
static struct osdev_spinlock_mcs mcs;
static struct osdev_spinlock_rw rw;
static struct osdev_spinlock_seq seq;
static struct osdev_spinlock_once once;
static unsigned count;

static void spin_round(void)
{
    osdev_spinlock_lock(&spin);
    count++;
    osdev_spinlock_unlock(&spin);
}

static void backoff_round(void)
{
    osdev_spinlock_lock_backoff(&spin);
    count++;
    osdev_spinlock_unlock(&spin);
}

static void ticket_round(void)
{
    osdev_spinlock_ticket_lock(&ticket);
    count++;
    osdev_spinlock_ticket_unlock(&ticket);
}

static void mcs_round(void)
{
    struct osdev_spinlock_mcs_node node;

    osdev_spinlock_mcs_lock(&mcs, &node);
    count++;
    osdev_spinlock_mcs_unlock(&mcs, &node);
}

static void read_round(void)
{
    osdev_spinlock_rw_read_lock(&rw);
    osdev_spinlock_rw_read_unlock(&rw);
}

static void write_round(void)
{
    osdev_spinlock_rw_write_lock(&rw);
    count++;
    osdev_spinlock_rw_write_unlock(&rw);
}

static void upgrade_round(void)
{
    osdev_spinlock_rw_upgradable_lock(&rw);
    osdev_spinlock_rw_upgrade(&rw);
    count++;
    osdev_spinlock_rw_write_unlock(&rw);
}

static uint64_t pair[2];

static void seq_read_round(void)
{
    uint64_t copy[2];

    osdev_ignore(osdev_spinlock_seq_read(&seq, copy, pair, sizeof(copy), 100));
}

static void seq_write_round(void)
{
    static const uint64_t value[2] = {1, 2};

    osdev_spinlock_seq_write_begin(&seq);
    osdev_spinlock_seq_store(pair, value, sizeof(value));
    osdev_spinlock_seq_write_end(&seq);
}

static bool nothing(void *ctx)
{
    (void)ctx;
    return true;
}

static void once_round(void)
{
    osdev_ignore(osdev_spinlock_once_call(&once, nothing, NULL));
}

static const struct subject subjects[] = {
    {"spin", spin_round},
    {"spin_backoff", backoff_round},
    {"ticket", ticket_round},
    {"mcs", mcs_round},
    {"rw_read", read_round},
    {"rw_write", write_round},
    {"rw_upgrade", upgrade_round},
    {"seq_read_16", seq_read_round},
    {"seq_write_16", seq_write_round},
    {"once_done", once_round},
};

static double now_ns(void)
{
    struct timespec ts;

    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec * 1e9 + (double)ts.tv_nsec;
}

static void pin(size_t cpu)
{
    cpu_set_t set;

    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    (void)pthread_setaffinity_np(pthread_self(), sizeof(set), &set);
}

static pthread_barrier_t barrier;

static void *work(void *arg)
{
    const struct subject *subject = arg;

    pin(1);
    pthread_barrier_wait(&barrier);
    for (unsigned i = 0; i < ROUNDS; i++) {
        subject->round();
    }
    return NULL;
}

static double alone(const struct subject *subject)
{
    double start = now_ns();

    for (unsigned i = 0; i < ROUNDS; i++) {
        subject->round();
    }
    return (now_ns() - start) / ROUNDS;
}

static double together(const struct subject *subject)
{
    pthread_t other;

    pthread_barrier_init(&barrier, NULL, 2);
    if (pthread_create(&other, NULL, work, (void *)(uintptr_t)subject) != 0) {
        exit(1);
    }
    pthread_barrier_wait(&barrier);
    double start = now_ns();

    for (unsigned i = 0; i < ROUNDS; i++) {
        subject->round();
    }
    pthread_join(other, NULL);
    pthread_barrier_destroy(&barrier);
    return (now_ns() - start) / (2 * ROUNDS);
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;

    return (x > y) - (x < y);
}

static void report(
    const struct subject *subject, const char *how,
    double (*measure)(const struct subject *)
)
{
    double values[RUNS];

    for (unsigned i = 0; i < RUNS; i++) {
        values[i] = measure(subject);
    }
    qsort(values, RUNS, sizeof(values[0]), compare);
    printf(
        "bench\tspinlock\t%s_%s\t%.2f\tns\n", subject->name, how,
        values[RUNS / 2]
    );
}

int main(void)
{
    pin(0);
    for (size_t i = 0; i < OSDEV_COUNTOF(subjects); i++) {
        report(&subjects[i], "alone", alone);
    }
    // A queue of two threads on one processor measures the scheduler.
    if (sysconf(_SC_NPROCESSORS_ONLN) < 2) {
        return 0;
    }
    for (size_t i = 0; i < OSDEV_COUNTOF(subjects); i++) {
        report(&subjects[i], "two_threads", together);
    }
    return 0;
}
