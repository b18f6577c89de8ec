// SPDX-License-Identifier: MIT OR Apache-2.0
// Copyright (c) 2026 The osdev-c authors
//
// What the two halves of the explorer share: explore_memory.c makes steps,
// explore.c chooses them.
#ifndef EXPLORE_INTERNAL_H
#define EXPLORE_INTERNAL_H

#include "explore.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

#define LOCATIONS_MAX 48u
#define VALUES_MAX    64u
#define DECISIONS_MAX 1024u
#define TRACE_MAX     256u

// For each location, the index of a value written to it.
struct view {
    uint8_t at[LOCATIONS_MAX];
};

struct value {
    uint64_t bits;
    bool glued;       // made by a read-modify-write of the value before
    struct view view; // what an acquiring reader learns
};

struct location {
    const void *addr;
    uint8_t latest;
    bool plain; // counts accesses, keeps no values
    struct value values[VALUES_MAX];
};

enum thread_state {
    READY,
    PAUSED,
    DONE
};

struct thread {
    ucontext_t context;
    enum thread_state state;
    struct view now;      // what the thread has seen
    struct view acquired; // what an acquire fence adds to it
    struct view released; // what a relaxed store publishes
    uint64_t history;     // stands for its registers and stack
    uint64_t pause_history;
    int pause_site;
    bool wrote;
    uint8_t looked[LOCATIONS_MAX]; // since the last pause: index + 1
};

struct decision {
    uint8_t chosen;
    uint8_t count;
};

struct step {
    uint8_t thread;
    char what;
    uint8_t location;
    uint32_t value;
};

struct explorer {
    const struct explore_scenario *scenario;
    struct explore_result *result;
    ucontext_t scheduler;
    struct thread threads[EXPLORE_THREADS];
    unsigned thread_count;
    int current; // -1 is the scheduler
    struct location locations[LOCATIONS_MAX];
    unsigned location_count;
    struct view fenced; // handed on from one sequential fence to the next
    struct decision decisions[DECISIONS_MAX];
    unsigned decided; // decisions taken in this run
    unsigned planned; // decisions known from earlier runs
    struct step steps[TRACE_MAX];
    unsigned step_count;
    bool stop;
};

extern struct explorer ex;

void fail_run(const char *reason);
unsigned decide(unsigned count);
uint64_t mix(uint64_t hash, uint64_t word);
void forget_sites(void);

#endif
